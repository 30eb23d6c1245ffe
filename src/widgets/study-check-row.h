/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/trail/study-item.h"
#include "widgets/study-object-row.h"

G_BEGIN_DECLS

#define STUDY_TYPE_CHECK_ROW (study_check_row_get_type ())

G_DECLARE_FINAL_TYPE (StudyCheckRow, study_check_row, STUDY, CHECK_ROW, StudyObjectRow)

G_END_DECLS
