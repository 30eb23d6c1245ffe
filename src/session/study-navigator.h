/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/trail/study-trail.h"

G_BEGIN_DECLS

#define STUDY_TYPE_NAVIGATOR (study_navigator_get_type ())

G_DECLARE_FINAL_TYPE (StudyNavigator, study_navigator, STUDY, NAVIGATOR, GObject)

StudyNavigator *study_navigator_new                (void);
void            study_navigator_set_trail          (StudyNavigator *self,
                                                    StudyTrail     *trail);
void            study_navigator_set_show_optional  (StudyNavigator *self,
                                                    gboolean        show_optional);
void            study_navigator_set_follow_order   (StudyNavigator *self,
                                                    gboolean        follow_order);
void            study_navigator_open               (StudyNavigator *self,
                                                    const char     *page_id);
const char     *study_navigator_get_page_id        (StudyNavigator *self);
StudyTopic     *study_navigator_get_topic          (StudyNavigator *self);
StudyStage     *study_navigator_get_stage          (StudyNavigator *self);
StudyTopic     *study_navigator_get_blocker        (StudyNavigator *self);
StudyTopic     *study_navigator_get_previous_topic (StudyNavigator *self);
StudyTopic     *study_navigator_get_next_topic     (StudyNavigator *self);

G_END_DECLS
