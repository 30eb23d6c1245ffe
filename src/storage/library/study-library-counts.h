/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/trail/study-trail.h"
#include "storage/library/study-library.h"

G_BEGIN_DECLS

#define STUDY_TYPE_LIBRARY_COUNTS (study_library_counts_get_type ())

G_DECLARE_FINAL_TYPE (StudyLibraryCounts, study_library_counts, STUDY, LIBRARY_COUNTS, GObject)

StudyLibraryCounts *study_library_counts_new      (StudyLibrary       *library);
void                study_library_counts_set_open (StudyLibraryCounts *self,
                                                   StudyTrail         *trail);
void                study_library_counts_update   (StudyLibraryCounts *self);

G_END_DECLS
