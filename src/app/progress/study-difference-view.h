/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDY_TYPE_DIFFERENCE_VIEW (study_difference_view_get_type ())

G_DECLARE_FINAL_TYPE (StudyDifferenceView, study_difference_view, STUDY, DIFFERENCE_VIEW, GtkWidget)

GtkWidget *study_difference_view_new       (void);
void       study_difference_view_set_model (StudyDifferenceView *self,
                                            GListModel          *model);

G_END_DECLS
