/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/progress/study-progress.h"

G_BEGIN_DECLS

#define STUDY_TYPE_ACTIVITY (study_activity_get_type ())

G_DECLARE_FINAL_TYPE (StudyActivity, study_activity, STUDY, ACTIVITY, GObject)

StudyActivity *study_activity_new             (StudyProgress *progress);
void           study_activity_follow_calendar (StudyActivity *self);
guint          study_activity_get_count       (StudyActivity *self,
                                               guint32        day);
guint          study_activity_get_sum         (StudyActivity *self,
                                               guint32        first_day,
                                               guint32        last_day);
guint32        study_activity_get_first_day   (StudyActivity *self);
gboolean       study_activity_has_nights      (StudyActivity *self);

G_END_DECLS
