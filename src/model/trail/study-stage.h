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

StudyStage *study_stage_new               (const char *id,
                                           const char *title);
const char *study_stage_get_id            (StudyStage *self);
const char *study_stage_get_title         (StudyStage *self);
guint       study_stage_get_number        (StudyStage *self);
const char *study_stage_get_text          (StudyStage *self);
void        study_stage_set_text          (StudyStage *self,
                                           const char *text);
gboolean    study_stage_get_archived      (StudyStage *self);
void        study_stage_set_archived      (StudyStage *self,
                                           gboolean    archived);
void        study_stage_append_topic      (StudyStage *self,
                                           StudyTopic *topic);
StudyTopic *study_stage_get_topic         (StudyStage *self,
                                           guint       position);
GVariant   *study_stage_get_extra         (StudyStage *self);
void        study_stage_set_extra         (StudyStage *self,
                                           GVariant   *extra);
StudyTrail *study_stage_get_trail         (StudyStage *self);

guint       study_stage_get_total         (StudyStage *self);
guint       study_stage_get_done          (StudyStage *self);
double      study_stage_get_fraction      (StudyStage *self);
guint       study_stage_get_extra_total   (StudyStage *self);
guint       study_stage_get_extra_done    (StudyStage *self);
guint       study_stage_get_skipped_total (StudyStage *self);
guint       study_stage_get_skipped_done  (StudyStage *self);

G_END_DECLS
