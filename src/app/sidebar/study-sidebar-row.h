/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDY_TYPE_SIDEBAR_ROW (study_sidebar_row_get_type ())

G_DECLARE_FINAL_TYPE (StudySidebarRow, study_sidebar_row, STUDY, SIDEBAR_ROW, AdwBin)

GtkTreeListRow *study_sidebar_row_get_list_row (StudySidebarRow *self);

G_END_DECLS
