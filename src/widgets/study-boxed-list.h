/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many rows there are at first, and how many "Show More" adds. */
#define STUDY_BOXED_LIST_PAGE 200

#define STUDY_TYPE_BOXED_LIST (study_boxed_list_get_type ())

G_DECLARE_FINAL_TYPE (StudyBoxedList, study_boxed_list, STUDY, BOXED_LIST, GtkWidget)

/* Gets the type of the row of an object. */
typedef GType (*StudyBoxedListTypeFunc) (gpointer object);

void           study_boxed_list_set_model  (StudyBoxedList *self,
                                            GListModel     *model);
void           study_boxed_list_set_type_func (StudyBoxedList         *self,
                                               StudyBoxedListTypeFunc  func);
GtkListBoxRow *study_boxed_list_get_footer (StudyBoxedList *self);
void           study_boxed_list_set_footer (StudyBoxedList *self,
                                            GtkListBoxRow  *footer);
guint          study_boxed_list_get_n_rows (StudyBoxedList *self);
GtkListBoxRow *study_boxed_list_get_row    (StudyBoxedList *self,
                                            guint           position);
GtkListBoxRow *study_boxed_list_find_row   (StudyBoxedList *self,
                                            gpointer        object);
void           study_boxed_list_show_more  (StudyBoxedList *self);

G_END_DECLS
