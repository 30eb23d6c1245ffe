/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/trail/study-stage.h"

G_BEGIN_DECLS

#define STUDY_TYPE_STAGE_PAGE (study_stage_page_get_type ())

G_DECLARE_FINAL_TYPE (StudyStagePage, study_stage_page, STUDY, STAGE_PAGE, GtkWidget)

GtkWidget *study_stage_page_new       (void);
void       study_stage_page_set_stage (StudyStagePage *self,
                                       StudyStage     *stage);

G_END_DECLS
