/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* How the parts of a trail tell each other of a change. */

#include "model/progress/study-own-course.h"
#include "model/progress/study-register.h"
#include "model/trail/study-trail.h"

G_BEGIN_DECLS

/* Finds what differs between two versions of a list: @n_removed of the elements
 * before at @start became @n_added others. */
static inline void
study_find_changed_range (gpointer *before,
                          guint     n_before,
                          gpointer *after,
                          guint     n_after,
                          guint    *start,
                          guint    *n_removed,
                          guint    *n_added)
{
  guint first = 0;
  guint end = 0;

  while (first < MIN (n_before, n_after) && before[first] == after[first])
    first++;
  while (end < MIN (n_before, n_after) - first && before[n_before - 1 - end] == after[n_after - 1 - end])
    end++;

  *start = first;
  *n_removed = n_before - first - end;
  *n_added = n_after - first - end;
}

/* Where a topic's items are counted: only the first holds a trail below 100 %. */
typedef enum
{
  STUDY_BUCKET_COUNTED,
  STUDY_BUCKET_EXTRA,
  STUDY_BUCKET_SKIPPED,
  STUDY_N_BUCKETS
} StudyBucket;

typedef struct
{
  guint total;
  guint done;
} StudyCount;

typedef struct
{
  StudyCount buckets[STUDY_N_BUCKETS];
} StudyCounts;

/* Exchanges one part of a count for another: @counts - @minus + @plus. */
static inline void
study_counts_exchange (StudyCounts       *counts,
                       const StudyCounts *minus,
                       const StudyCounts *plus)
{
  for (guint i = 0; i < STUDY_N_BUCKETS; i++)
    {
      counts->buckets[i].total += plus->buckets[i].total - minus->buckets[i].total;
      counts->buckets[i].done += plus->buckets[i].done - minus->buckets[i].done;
    }
}

static inline double
study_count_fraction (const StudyCount *count)
{
  return count->total > 0 ? (double) count->done / count->total : 0.0;
}

/* StudyItem */
void     study_item_apply          (StudyItem              *self,
                                    const StudyContentItem *content);
void     study_item_attach         (StudyItem              *self,
                                    StudyTopic             *topic);
gboolean study_item_load_done      (StudyItem              *self,
                                    gint64                  done_time);
void     study_item_notify_done_day (StudyItem             *self);
void     study_item_reset          (StudyItem              *self);
void     study_item_notify_project (StudyItem              *self);
void     study_item_set_own        (StudyItem              *self,
                                    gint64                  added);
gint64   study_item_get_added      (StudyItem              *self);
gboolean study_item_has_data       (StudyItem              *self);

/* StudyTopic */
StudyTopic    *study_topic_new          (const StudyContentTopic *content);
void           study_topic_apply        (StudyTopic              *self,
                                         const StudyContentTopic *content);
void           study_topic_enter        (StudyTopic              *self,
                                         StudyStage              *stage);
void           study_topic_leave        (StudyTopic              *self);
void           study_topic_attach       (StudyTopic              *self,
                                         StudyStage              *stage);
void           study_topic_set_position (StudyTopic              *self,
                                         guint                    position);
StudyItem     *study_topic_get_slot     (StudyTopic              *self);
StudyProgress *study_topic_get_progress (StudyTopic              *self);
gboolean       study_topic_get_archived (StudyTopic              *self);
void           study_topic_item_changed (StudyTopic              *self,
                                         StudyItem               *item,
                                         int                      done_delta);
void           study_topic_load_skipped (StudyTopic              *self,
                                         gboolean                 skipped);
void           study_topic_load_course  (StudyTopic              *self,
                                         const char              *id,
                                         const StudyOwnCourse    *course);
void           study_topic_notify_note  (StudyTopic              *self);
void           study_topic_settle       (StudyTopic              *self);
void           study_topic_reset        (StudyTopic              *self);

/* StudyStage */
StudyStage *study_stage_new      (const StudyContentStage *content);
void        study_stage_release  (StudyStage              *self,
                                  const StudyContentStage *content,
                                  GHashTable              *moving);
gboolean    study_stage_apply    (StudyStage              *self,
                                  const StudyContentStage *content,
                                  GHashTable              *moving);
void        study_stage_attach   (StudyStage              *self,
                                  StudyTrail              *trail,
                                  guint                    number);
void        study_stage_exchange (StudyStage              *self,
                                  const StudyCounts       *minus,
                                  const StudyCounts       *plus);

/* StudyTrail */
void     study_trail_invalidate    (StudyTrail        *self);
void     study_trail_exchange      (StudyTrail        *self,
                                    const StudyCounts *minus,
                                    const StudyCounts *plus);
void     study_trail_project_done  (StudyTrail        *self,
                                    StudyTopic        *topic,
                                    int                delta);
gboolean study_trail_hold          (StudyTrail        *self,
                                    gpointer           object);
void     study_trail_topic_settled (StudyTrail        *self,
                                    StudyTopic        *topic,
                                    gboolean           pending);
void     study_trail_add_item      (StudyTrail        *self,
                                    StudyItem         *item);
void     study_trail_remove_item   (StudyTrail        *self,
                                    StudyItem         *item,
                                    gboolean           gone);
void     study_trail_update_item   (StudyTrail        *self,
                                    StudyItem         *item);
void     study_trail_update_topic  (StudyTrail        *self,
                                    StudyTopic        *topic);

G_END_DECLS
