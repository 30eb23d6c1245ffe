/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/study-object-row.h"

G_BEGIN_DECLS

#define STUDY_TYPE_MOVABLE_ROW (study_movable_row_get_type ())

G_DECLARE_DERIVABLE_TYPE (StudyMovableRow, study_movable_row, STUDY, MOVABLE_ROW, StudyObjectRow)

/**
 * StudyMovableRowClass:
 * @move_action: the action that moves a row: it takes the id of what the row
 *   shows and the position where it is to be, as `(su)`
 */
struct _StudyMovableRowClass
{
  StudyObjectRowClass parent_class;

  const char *move_action;
};

void study_movable_row_set_place    (StudyMovableRow *self,
                                     const char      *id,
                                     guint            position,
                                     guint            n_rows);
void study_movable_row_append_moves (StudyMovableRow *self,
                                     GMenu           *menu);

G_END_DECLS
