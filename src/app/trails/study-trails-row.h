/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/study-movable-row.h"
#include "storage/library/study-library-entry.h"

G_BEGIN_DECLS

#define STUDY_TYPE_TRAILS_ROW (study_trails_row_get_type ())

G_DECLARE_FINAL_TYPE (StudyTrailsRow, study_trails_row, STUDY, TRAILS_ROW, StudyMovableRow)

GtkWidget *study_trails_row_new    (StudyLibraryEntry *entry);
void       study_trails_row_update (StudyTrailsRow    *self,
                                    guint              position,
                                    guint              n_rows,
                                    gboolean           hidden);

G_END_DECLS
