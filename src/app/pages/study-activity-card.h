/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/progress/study-activity.h"
#include "model/trail/study-trail.h"

G_BEGIN_DECLS

#define STUDY_TYPE_ACTIVITY_CARD (study_activity_card_get_type ())

G_DECLARE_FINAL_TYPE (StudyActivityCard, study_activity_card, STUDY, ACTIVITY_CARD, GtkWidget)

StudyTrail    *study_activity_card_get_trail       (StudyActivityCard *self);
void           study_activity_card_set_trail       (StudyActivityCard *self,
                                                    StudyTrail        *trail);
StudyActivity *study_activity_card_get_activity    (StudyActivityCard *self);
void           study_activity_card_set_activity    (StudyActivityCard *self,
                                                    StudyActivity     *activity);
int            study_activity_card_get_weekly_goal (StudyActivityCard *self);
void           study_activity_card_set_weekly_goal (StudyActivityCard *self,
                                                    int                weekly_goal);
guint          study_activity_card_get_today       (StudyActivityCard *self);
void           study_activity_card_set_today       (StudyActivityCard *self,
                                                    guint              today);
guint          study_activity_card_get_streak      (StudyActivityCard *self);
guint          study_activity_card_get_week_count  (StudyActivityCard *self);

G_END_DECLS
