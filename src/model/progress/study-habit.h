/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/progress/study-progress.h"

G_BEGIN_DECLS

/* The ID of the document, beside those of the trails. */
#define STUDY_HABIT_ID "own-habit"

#define STUDY_HABIT_MAX_DAY_START (11 * 60)
#define STUDY_HABIT_MAX_GOAL 200

#define STUDY_TYPE_HABIT (study_habit_get_type ())

G_DECLARE_FINAL_TYPE (StudyHabit, study_habit, STUDY, HABIT, GObject)

StudyHabit    *study_habit_new           (const char *device);
StudyProgress *study_habit_get_progress  (StudyHabit *self);
guint          study_habit_get_day_start (StudyHabit *self);
guint          study_habit_get_goal      (StudyHabit *self);
guint          study_habit_get_days_off  (StudyHabit *self);
gboolean       study_habit_get_away      (StudyHabit *self);
gboolean       study_habit_is_off        (StudyHabit *self,
                                          guint32     day);
void           study_habit_take_goal     (StudyHabit *self,
                                          guint       goal);
void           study_habit_offer         (StudyHabit *self);

G_END_DECLS
