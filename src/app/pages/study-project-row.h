/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/trail/study-item.h"

G_BEGIN_DECLS

#define STUDY_TYPE_PROJECT_ROW (study_project_row_get_type ())

G_DECLARE_FINAL_TYPE (StudyProjectRow, study_project_row, STUDY, PROJECT_ROW, AdwExpanderRow)

G_END_DECLS
