/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/trail/study-stage.h"

G_BEGIN_DECLS

#define STUDY_TYPE_STAGE_ROW (study_stage_row_get_type ())

G_DECLARE_FINAL_TYPE (StudyStageRow, study_stage_row, STUDY, STAGE_ROW, AdwActionRow)

StudyStage *study_stage_row_get_stage         (StudyStageRow *self);
void        study_stage_row_set_stage         (StudyStageRow *self,
                                               StudyStage    *stage);
gboolean    study_stage_row_get_show_optional (StudyStageRow *self);
void        study_stage_row_set_show_optional (StudyStageRow *self,
                                               gboolean       show_optional);

G_END_DECLS
