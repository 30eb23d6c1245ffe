/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/study-boxed-list.h"
#include "widgets/study-check-row.h"

G_BEGIN_DECLS

#define STUDY_TYPE_ITEM_LIST (study_item_list_get_type ())

G_DECLARE_FINAL_TYPE (StudyItemList, study_item_list, STUDY, ITEM_LIST, GtkWidget)

GtkWidget     *study_item_list_new        (void);
GListModel    *study_item_list_get_model  (StudyItemList *self);
void           study_item_list_set_model  (StudyItemList *self,
                                           GListModel    *model);
GtkListBoxRow *study_item_list_get_footer (StudyItemList *self);
void           study_item_list_set_footer (StudyItemList *self,
                                           GtkListBoxRow *footer);
guint          study_item_list_get_n_rows (StudyItemList *self);
StudyCheckRow *study_item_list_get_row    (StudyItemList *self,
                                           guint          position);

G_END_DECLS
