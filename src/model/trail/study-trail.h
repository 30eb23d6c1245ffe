/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/content/study-content.h"
#include "model/progress/study-progress.h"
#include "model/trail/study-stage.h"

G_BEGIN_DECLS

#define STUDY_TYPE_TRAIL (study_trail_get_type ())

G_DECLARE_FINAL_TYPE (StudyTrail, study_trail, STUDY, TRAIL, GObject)

StudyTrail         *study_trail_new         (const StudyContent *content);
void                study_trail_apply       (StudyTrail         *self,
                                             const StudyContent *content);
const StudyContent *study_trail_get_content (StudyTrail         *self);

const char *study_trail_get_id          (StudyTrail *self);
const char *study_trail_get_title       (StudyTrail *self);
const char *study_trail_get_short_title (StudyTrail *self);
const char *study_trail_get_language    (StudyTrail *self);
const char *study_trail_get_description (StudyTrail *self);
const char *study_trail_get_objective   (StudyTrail *self);
GVariant   *study_trail_get_sources     (StudyTrail *self);
gboolean    study_trail_get_read_only   (StudyTrail *self);
GListModel *study_trail_get_advice      (StudyTrail *self);
GListModel *study_trail_get_tools       (StudyTrail *self);

StudyStage *study_trail_get_stage    (StudyTrail *self,
                                      guint       position);
StudyStage *study_trail_find_stage   (StudyTrail *self,
                                      const char *id);
StudyTopic *study_trail_find_topic   (StudyTrail *self,
                                      const char *id);
StudyItem  *study_trail_find_item    (StudyTrail *self,
                                      const char *id);
StudyTopic *study_trail_find_owner   (StudyTrail *self,
                                      const char *id);
guint       study_trail_get_n_topics (StudyTrail *self);
StudyTopic *study_trail_get_topic    (StudyTrail *self,
                                      guint       position);

StudyProgress *study_trail_get_progress (StudyTrail    *self);
void           study_trail_set_progress (StudyTrail    *self,
                                         StudyProgress *progress);

guint       study_trail_get_total         (StudyTrail *self);
guint       study_trail_get_done          (StudyTrail *self);
double      study_trail_get_fraction      (StudyTrail *self);
gboolean    study_trail_get_finished      (StudyTrail *self);
guint       study_trail_get_all_done      (StudyTrail *self);
guint       study_trail_get_projects_done (StudyTrail *self);
StudyTopic *study_trail_get_next_topic    (StudyTrail *self);

G_END_DECLS
