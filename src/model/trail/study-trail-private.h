/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* What the parts of StudyTrail share: study-trail.c has the object and its
 * content, study-trail-index.c finds things in it, and study-trail-progress.c
 * follows what the person did. */

#include "model/trail/study-model-private.h"

G_BEGIN_DECLS

struct _StudyTrail
{
  GObject parent_instance;

  char *id;
  char *title;
  char *short_title;
  char *language;
  char *description;
  char *objective;
  GVariant *sources;
  GVariant *extra;
  GPtrArray *stages; /* of StudyStage */
  GListStore *advice;
  GListStore *tools;
  StudyProgress *progress;

  /* Found from the stages when somebody asks, see ensure_index(). */
  GPtrArray *topics;        /* of StudyTopic, unowned, in order */
  GHashTable *topics_by_id; /* id -> StudyTopic */
  GHashTable *items_by_id;  /* id -> StudyItem */
  GTree *pending;           /* position -> StudyTopic that is not satisfied */

  GHashTable *held; /* objects that changed in the open group of changes */
  StudyTopic *told_next_topic; /* unowned; only compared */
  StudyCounts counts;
  guint version;
  guint projects_done;
  guint holds;
  gboolean in_group; /* the progress has a group of changes open */
  gboolean told_finished;
  gboolean indexed;
};

typedef enum
{
  PROP_ID = 1,
  PROP_TITLE,
  PROP_SHORT_TITLE,
  PROP_LANGUAGE,
  PROP_DESCRIPTION,
  PROP_OBJECTIVE,
  PROP_READ_ONLY,
  PROP_PROGRESS,
  PROP_TOTAL,
  PROP_DONE,
  PROP_FRACTION,
  PROP_FINISHED,
  PROP_EXTRA_TOTAL,
  PROP_EXTRA_DONE,
  PROP_SKIPPED_TOTAL,
  PROP_SKIPPED_DONE,
  PROP_ALL_DONE,
  PROP_PROJECTS_DONE,
  PROP_NEXT_TOPIC,
} StudyTrailProperty;

void study_trail_notify      (StudyTrail         *self,
                              StudyTrailProperty  property);
void study_trail_init_index  (StudyTrail         *self);
void study_trail_clear_index (StudyTrail         *self);
void study_trail_unfollow    (StudyTrail         *self);
void study_trail_set_pending (StudyTrail         *self,
                              StudyTopic         *topic,
                              gboolean            pending);

G_END_DECLS
