/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/content/study-reference.h"
#include "model/trail/study-item.h"

G_BEGIN_DECLS

/**
 * StudyTopicState:
 * @STUDY_TOPIC_NOT_STARTED: nothing in it is done
 * @STUDY_TOPIC_IN_PROGRESS: something in it is done
 * @STUDY_TOPIC_DONE: everything in it is done
 * @STUDY_TOPIC_SKIPPED: the user set it aside
 *
 * How far a topic is.
 */
typedef enum
{
  STUDY_TOPIC_NOT_STARTED,
  STUDY_TOPIC_IN_PROGRESS,
  STUDY_TOPIC_DONE,
  STUDY_TOPIC_SKIPPED,
} StudyTopicState;

#define STUDY_TYPE_TOPIC_STATE (study_topic_state_get_type ())
GType study_topic_state_get_type (void);

typedef struct _StudyStage StudyStage;
typedef struct _StudyTrail StudyTrail;

#define STUDY_TYPE_TOPIC (study_topic_get_type ())

G_DECLARE_FINAL_TYPE (StudyTopic, study_topic, STUDY, TOPIC, GObject)

const char              *study_topic_get_id         (StudyTopic *self);
const char              *study_topic_get_title      (StudyTopic *self);
const char              *study_topic_get_text       (StudyTopic *self);
gboolean                 study_topic_get_optional   (StudyTopic *self);
const StudyContentTopic *study_topic_get_content    (StudyTopic *self);
GListModel              *study_topic_get_references (StudyTopic *self);
StudyStage              *study_topic_get_stage      (StudyTopic *self);
StudyTrail              *study_topic_get_trail      (StudyTopic *self);
guint                    study_topic_get_position   (StudyTopic *self);
StudyItem               *study_topic_get_item       (StudyTopic *self,
                                                     guint       position);

guint            study_topic_get_total     (StudyTopic *self);
guint            study_topic_get_done      (StudyTopic *self);
double           study_topic_get_fraction  (StudyTopic *self);
StudyTopicState  study_topic_get_state     (StudyTopic *self);
gboolean         study_topic_get_satisfied (StudyTopic *self);
gboolean         study_topic_get_skipped   (StudyTopic *self);
void             study_topic_set_skipped   (StudyTopic *self,
                                            gboolean    skipped);
const char      *study_topic_get_note      (StudyTopic *self);
void             study_topic_set_note      (StudyTopic *self,
                                            const char *note);
StudyTopic      *study_topic_get_blocker   (StudyTopic *self);
StudyItem       *study_topic_get_next_item (StudyTopic *self);
guint            study_topic_set_all_done  (StudyTopic *self,
                                            gboolean    done);

char     *study_topic_add_course    (StudyTopic *self,
                                     const char *title,
                                     const char *url,
                                     const char *provider,
                                     double      hours);
gboolean  study_topic_edit_course   (StudyTopic *self,
                                     StudyItem  *course,
                                     const char *title,
                                     const char *url,
                                     const char *provider,
                                     double      hours);
gboolean  study_topic_remove_course (StudyTopic *self,
                                     StudyItem  *course);

G_END_DECLS
