/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/files/study-saver.h"
#include "storage/library/study-library.h"

G_BEGIN_DECLS

#define STUDY_TYPE_TRAIL_SAVER (study_trail_saver_get_type ())

G_DECLARE_FINAL_TYPE (StudyTrailSaver, study_trail_saver, STUDY, TRAIL_SAVER, StudySaver)

StudyTrailSaver *study_trail_saver_new          (StudyLibrary       *library,
                                                 const StudyContent *content);
void             study_trail_saver_save         (StudyTrailSaver    *self,
                                                 const StudyContent *content);
void             study_trail_saver_take         (StudyTrailSaver    *self,
                                                 const StudyContent *content);
gboolean         study_trail_saver_get_conflict (StudyTrailSaver    *self);
void             study_trail_saver_overwrite    (StudyTrailSaver    *self);

G_END_DECLS
