/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/progress/study-diary.h"
#include "model/trail/study-trail.h"

G_BEGIN_DECLS

#define STUDY_TYPE_OVERVIEW_PAGE (study_overview_page_get_type ())

G_DECLARE_FINAL_TYPE (StudyOverviewPage, study_overview_page, STUDY, OVERVIEW_PAGE, GtkWidget)

GtkWidget *study_overview_page_new          (void);
void       study_overview_page_set_trail    (StudyOverviewPage *self,
                                             StudyTrail        *trail);
void       study_overview_page_set_activity (StudyOverviewPage *self,
                                             StudyActivity     *activity);

G_END_DECLS
