/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/content/study-tool-category.h"

G_BEGIN_DECLS

#define STUDY_TYPE_TOOL_ROW (study_tool_row_get_type ())

G_DECLARE_FINAL_TYPE (StudyToolRow, study_tool_row, STUDY, TOOL_ROW, AdwPreferencesRow)

GtkWidget         *study_tool_row_new          (void);
StudyToolCategory *study_tool_row_get_category (StudyToolRow *self);
void               study_tool_row_set_category (StudyToolRow      *self,
                                                StudyToolCategory *category);

G_END_DECLS
