/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/progress/study-diary.h"
#include "storage/progress/study-progress-places.h"
#include "storage/progress/study-progress-saver.h"

G_BEGIN_DECLS

#define STUDY_TYPE_HABIT_SESSION (study_habit_session_get_type ())

G_DECLARE_FINAL_TYPE (StudyHabitSession, study_habit_session, STUDY, HABIT_SESSION, GObject)

StudyHabitSession *study_habit_session_new       (StudyProgressPlaces *places,
                                                  const char          *device,
                                                  GSettings           *settings);
StudyDiary        *study_habit_session_get_diary (StudyHabitSession   *self);
void               study_habit_session_set_open  (StudyHabitSession   *self,
                                                  const char          *trail_id,
                                                  StudyActivity       *activity);
StudySaver        *study_habit_session_get_saver (StudyHabitSession   *self);

G_END_DECLS
