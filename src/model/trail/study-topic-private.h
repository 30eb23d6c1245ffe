/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* What the parts of StudyTopic share: study-topic.c has the object and its
 * content, study-topic-progress.c what the person did, and
 * study-topic-courses.c the courses of their own. */

#include "model/trail/study-model-private.h"

G_BEGIN_DECLS

struct _StudyTopic
{
  GObject parent_instance;

  char *id;
  char *title;
  char *text;
  GStrv requires;
  GVariant *extra;
  GListStore *references;
  GPtrArray *items;      /* of StudyItem */
  StudyItem *slot;       /* the project of a topic without courses; may be out of items */
  StudyStage *stage;     /* unowned: the stage owns its topics */
  StudyCounts counts;    /* as told to the stage */
  guint n_content;       /* items of the guide, before one's own */
  guint slot_position;   /* where the slot stands in the guide */
  guint n_own;           /* courses of one's own */
  guint n_guide_courses;
  guint done;
  guint position;
  StudyTopicState state;
  gboolean satisfied;    /* as told to the trail */
  gboolean optional;
  gboolean skipped;
};

typedef enum
{
  PROP_ID = 1,
  PROP_TITLE,
  PROP_TEXT,
  PROP_OPTIONAL,
  PROP_STAGE,
  PROP_N_ITEMS,
  PROP_TOTAL,
  PROP_DONE,
  PROP_FRACTION,
  PROP_STATE,
  PROP_SKIPPED,
  PROP_NOTE,
} StudyTopicProperty;

void           study_topic_notify        (StudyTopic         *self,
                                          StudyTopicProperty  property);
StudyTrail    *study_topic_get_trail     (StudyTopic         *self);
StudyProgress *study_topic_get_progress  (StudyTopic         *self);
gboolean       study_topic_hold          (StudyTopic         *self);
void           study_topic_splice        (StudyTopic         *self,
                                          guint               position,
                                          guint               n_removed,
                                          StudyItem         **added,
                                          guint               n_added);
void           study_topic_update_slot   (StudyTopic         *self);

G_END_DECLS
