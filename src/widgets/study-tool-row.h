/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDY_TYPE_TOOL_ROW (study_tool_row_get_type ())

G_DECLARE_FINAL_TYPE (StudyToolRow, study_tool_row, STUDY, TOOL_ROW, AdwPreferencesRow)

G_END_DECLS
