/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/files/study-saver.h"
#include "storage/progress/study-progress-places.h"

G_BEGIN_DECLS

#define STUDY_TYPE_PROGRESS_SAVER (study_progress_saver_get_type ())

G_DECLARE_FINAL_TYPE (StudyProgressSaver, study_progress_saver, STUDY, PROGRESS_SAVER, StudySaver)

StudySaver *study_progress_saver_new               (StudyProgressStore *store,
                                                    StudyProgress      *progress);
StudySaver *study_progress_saver_new_shared        (StudyProgressPlaces *places,
                                                    StudyProgress       *progress);
const char *study_progress_saver_get_warning       (StudyProgressSaver *self);
gboolean    study_progress_saver_has_replaced      (StudyProgressSaver *self);
void        study_progress_saver_take_replaced     (StudyProgressSaver *self,
                                                    GArray             *times);
void        study_progress_saver_set_poll_interval (StudyProgressSaver *self,
                                                    guint               seconds);

G_END_DECLS
