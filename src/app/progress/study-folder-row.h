/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDY_TYPE_FOLDER_ROW (study_folder_row_get_type ())

G_DECLARE_FINAL_TYPE (StudyFolderRow, study_folder_row, STUDY, FOLDER_ROW, AdwActionRow)

G_END_DECLS
