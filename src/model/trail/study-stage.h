/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/trail/study-topic.h"

G_BEGIN_DECLS

typedef struct _StudyTrail StudyTrail;

#define STUDY_TYPE_STAGE (study_stage_get_type ())

G_DECLARE_FINAL_TYPE (StudyStage, study_stage, STUDY, STAGE, GObject)

const char *study_stage_get_id       (StudyStage *self);
const char *study_stage_get_title    (StudyStage *self);
guint       study_stage_get_number   (StudyStage *self);
const char *study_stage_get_text     (StudyStage *self);
gboolean    study_stage_get_archived (StudyStage *self);
StudyTopic *study_stage_get_topic    (StudyStage *self,
                                      guint       position);
StudyTopic *study_stage_get_only_topic (StudyStage *self);
StudyTrail *study_stage_get_trail    (StudyStage *self);

guint  study_stage_get_total       (StudyStage *self);
guint  study_stage_get_done        (StudyStage *self);
double study_stage_get_fraction    (StudyStage *self);
guint  study_stage_get_extra_total (StudyStage *self);
guint  study_stage_get_extra_done  (StudyStage *self);

G_END_DECLS
