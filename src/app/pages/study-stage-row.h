/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/study-object-row.h"

G_BEGIN_DECLS

#define STUDY_TYPE_STAGE_ROW (study_stage_row_get_type ())

G_DECLARE_FINAL_TYPE (StudyStageRow, study_stage_row, STUDY, STAGE_ROW, StudyObjectRow)

G_END_DECLS
