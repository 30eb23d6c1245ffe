/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a window remembers from one run to the next, in the user's settings. */

void   study_window_state_restore_size  (GSettings          *settings,
                                         GtkWindow          *window);
void   study_window_state_save_size     (GSettings          *settings,
                                         GtkWindow          *window);
char  *study_window_state_get_page      (GSettings          *settings,
                                         const char         *trail_id);
void   study_window_state_set_page      (GSettings          *settings,
                                         const char         *trail_id,
                                         const char         *page_id);
char **study_window_state_get_collapsed (GSettings          *settings,
                                         const char         *trail_id);
void   study_window_state_set_collapsed (GSettings          *settings,
                                         const char         *trail_id,
                                         const char * const *stage_ids);

G_END_DECLS
