/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/progress/study-activity.h"
#include "model/progress/study-habit.h"

G_BEGIN_DECLS

#define STUDY_TYPE_DIARY (study_diary_get_type ())

G_DECLARE_FINAL_TYPE (StudyDiary, study_diary, STUDY, DIARY, GObject)

StudyDiary *study_diary_new          (StudyHabit    *habit);
StudyHabit *study_diary_get_habit    (StudyDiary    *self);
void        study_diary_set_activity (StudyDiary    *self,
                                      const char    *trail_id,
                                      StudyActivity *activity);
gboolean    study_diary_has_nights   (StudyDiary    *self);
guint       study_diary_get_count    (StudyDiary    *self,
                                      guint32        day);
guint       study_diary_get_sum      (StudyDiary    *self,
                                      guint32        first_day,
                                      guint32        last_day);
guint32     study_diary_get_first    (StudyDiary    *self,
                                      guint32        today);
guint       study_diary_get_recent   (StudyDiary    *self,
                                      guint32        today,
                                      guint         *n_days);
guint       study_diary_get_streak   (StudyDiary    *self,
                                      guint32        today);
guint       study_diary_get_best     (StudyDiary    *self,
                                      guint32        today);
guint       study_diary_get_weeks    (StudyDiary    *self,
                                      guint32        week_start,
                                      guint32        today);

G_END_DECLS
