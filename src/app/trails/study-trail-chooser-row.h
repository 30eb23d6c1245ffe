/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "storage/library/study-library-entry.h"

G_BEGIN_DECLS

#define STUDY_TYPE_TRAIL_CHOOSER_ROW (study_trail_chooser_row_get_type ())

G_DECLARE_FINAL_TYPE (StudyTrailChooserRow, study_trail_chooser_row, STUDY, TRAIL_CHOOSER_ROW, GtkListBoxRow)

GtkWidget         *study_trail_chooser_row_new         (StudyLibraryEntry    *entry);
StudyLibraryEntry *study_trail_chooser_row_get_entry   (StudyTrailChooserRow *self);
void               study_trail_chooser_row_set_current (StudyTrailChooserRow *self,
                                                        gboolean              current);

G_END_DECLS
