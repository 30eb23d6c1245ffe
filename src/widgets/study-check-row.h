/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/trail/study-item.h"

G_BEGIN_DECLS

#define STUDY_TYPE_CHECK_ROW (study_check_row_get_type ())

G_DECLARE_FINAL_TYPE (StudyCheckRow, study_check_row, STUDY, CHECK_ROW, AdwActionRow)

GtkWidget *study_check_row_new      (void);
StudyItem *study_check_row_get_item (StudyCheckRow *self);
void       study_check_row_set_item (StudyCheckRow *self,
                                     StudyItem     *item);

G_END_DECLS
