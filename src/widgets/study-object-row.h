/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDY_TYPE_OBJECT_ROW (study_object_row_get_type ())

G_DECLARE_DERIVABLE_TYPE (StudyObjectRow, study_object_row, STUDY, OBJECT_ROW, AdwActionRow)

/**
 * StudyObjectRowClass:
 * @object_changed: (nullable): what to do when the row is about another object, or
 *   about none
 */
struct _StudyObjectRowClass
{
  AdwActionRowClass parent_class;

  void (*object_changed) (StudyObjectRow *self,
                          gpointer        object);
};

gpointer study_object_row_get_object (StudyObjectRow *self);
void     study_object_row_set_object (StudyObjectRow *self,
                                      gpointer        object);

G_END_DECLS
