/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDY_TYPE_SEARCH_ROW (study_search_row_get_type ())

G_DECLARE_FINAL_TYPE (StudySearchRow, study_search_row, STUDY, SEARCH_ROW, AdwBin)

G_END_DECLS
