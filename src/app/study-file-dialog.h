/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkFileDialog *study_file_dialog_new           (const char    *title,
                                                const char    *accept_label,
                                                GtkFileFilter *filter);
GtkFileDialog *study_file_dialog_new_for_guide (const char    *title,
                                                const char    *accept_label);
gboolean       study_file_dialog_is_dismissed  (const GError  *error);

G_END_DECLS
