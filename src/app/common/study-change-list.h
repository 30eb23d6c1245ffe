/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDY_TYPE_CHANGE_LINE (study_change_line_get_type ())

G_DECLARE_FINAL_TYPE (StudyChangeLine, study_change_line, STUDY, CHANGE_LINE, GObject)

StudyChangeLine *study_change_line_new (const char *icon_name,
                                        const char *title,
                                        const char *text);

#define STUDY_TYPE_CHANGE_LIST (study_change_list_get_type ())

G_DECLARE_FINAL_TYPE (StudyChangeList, study_change_list, STUDY, CHANGE_LIST, AdwBin)

void study_change_list_set_changes (StudyChangeList        *self,
                                    GListModel             *changes,
                                    GtkMapListModelMapFunc  get_line);

G_END_DECLS
