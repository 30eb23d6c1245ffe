/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/study-movable-row.h"
#include "app/editor/study-editor-part.h"

G_BEGIN_DECLS

#define STUDY_TYPE_EDITOR_ROW (study_editor_row_get_type ())

G_DECLARE_FINAL_TYPE (StudyEditorRow, study_editor_row, STUDY, EDITOR_ROW, StudyMovableRow)

G_END_DECLS
