/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDY_TYPE_ACTIVITY_CELL (study_activity_cell_get_type ())

G_DECLARE_FINAL_TYPE (StudyActivityCell, study_activity_cell, STUDY, ACTIVITY_CELL, GtkWidget)

StudyActivityCell *study_activity_cell_new      (void);
guint32            study_activity_cell_get_day  (StudyActivityCell *self);
void               study_activity_cell_show_day (StudyActivityCell *self,
                                                 guint32            day,
                                                 guint              count);

G_END_DECLS
