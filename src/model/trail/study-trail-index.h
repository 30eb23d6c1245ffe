/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/trail/study-topic.h"

G_BEGIN_DECLS

/*
 * StudyTrailIndex:
 * @topics: (element-type StudyTopic): all topics in order, unowned
 * @topics_by_id: topics by their ids, whose texts belong to the content
 * @items_by_id: items by their ids, also projects that are out of their lists
 * @pending: the topics that are not satisfied, by their positions
 * @built: whether it has what the trail has now
 *
 * Finds things in a trail. It is built when somebody asks for something after
 * stages or topics came or went.
 */
typedef struct
{
  GPtrArray *topics;
  GHashTable *topics_by_id;
  GHashTable *items_by_id;
  GTree *pending;
  gboolean built;
} StudyTrailIndex;

void study_trail_index_init        (StudyTrailIndex *self);
void study_trail_index_clear       (StudyTrailIndex *self);
void study_trail_index_build       (StudyTrailIndex *self,
                                    GPtrArray       *stages);
void study_trail_index_put_topic   (StudyTrailIndex *self,
                                    StudyTopic      *topic);
void study_trail_index_put_item    (StudyTrailIndex *self,
                                    StudyItem       *item);
void study_trail_index_remove_item (StudyTrailIndex *self,
                                    StudyItem       *item);
void study_trail_index_set_pending (StudyTrailIndex *self,
                                    StudyTopic      *topic,
                                    gboolean         pending);

G_END_DECLS
