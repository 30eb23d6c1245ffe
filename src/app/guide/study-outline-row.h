/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/guide/study-guide-part.h"

G_BEGIN_DECLS

#define STUDY_TYPE_OUTLINE_ROW (study_outline_row_get_type ())

G_DECLARE_FINAL_TYPE (StudyOutlineRow, study_outline_row, STUDY, OUTLINE_ROW, AdwBin)

GtkTreeListRow *study_outline_row_get_list_row (StudyOutlineRow *self);
void            study_outline_row_toggle       (StudyOutlineRow *self);

G_END_DECLS
