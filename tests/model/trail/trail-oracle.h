/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* What a trail must be, counted anew from its items and its progress by code
 * that shares nothing with the model's counters. */

#include "model/trail/trail-fixture.h"

typedef struct
{
  guint total;
  guint done;
  guint extra_total;
  guint extra_done;
  guint skipped_total;
  guint skipped_done;
} OracleCounts;

static inline void
oracle_add (OracleCounts       *sum,
            const OracleCounts *part)
{
  sum->total += part->total;
  sum->done += part->done;
  sum->extra_total += part->extra_total;
  sum->extra_done += part->extra_done;
  sum->skipped_total += part->skipped_total;
  sum->skipped_done += part->skipped_done;
}

static inline double
oracle_fraction (guint done,
                 guint total)
{
  return total > 0 ? (double) done / total : 0;
}

static inline gboolean
oracle_get_skipped (StudyTrail *trail,
                    const char *topic_id)
{
  StudyProgress *progress = study_trail_get_progress (trail);
  GVariant *value;

  if (progress == NULL)
    return FALSE;

  value = study_progress_get_value (progress, STUDY_SCOPE_TOPIC, topic_id, STUDY_FIELD_SKIPPED);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) && g_variant_get_boolean (value);
}

/* Checks one topic and counts it; returns whether it holds nothing up. */
static inline gboolean
oracle_check_topic (StudyTrail   *trail,
                    StudyTopic   *topic,
                    OracleCounts *counts,
                    guint        *projects_done)
{
  StudyProgress *progress = study_trail_get_progress (trail);
  const char *topic_id = study_topic_get_id (topic);
  gboolean skipped = oracle_get_skipped (trail, topic_id);
  gboolean archived = study_stage_get_archived (study_topic_get_stage (topic));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (topic));
  guint done = 0;
  guint n_own = 0;
  guint n_guide_courses = 0;
  StudyItem *slot = NULL;
  StudyItem *next = NULL;
  gint64 last_added = G_MININT64;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StudyItem) item = g_list_model_get_item (G_LIST_MODEL (topic), i);
      const char *id = study_item_get_id (item);
      gint64 time = progress != NULL ? study_progress_get_done_time (progress, id) : 0;

      g_assert_true (study_topic_get_item (topic, i) == item);
      g_assert_true (study_trail_find_item (trail, id) == item);
      g_assert_true (study_item_get_topic (item) == topic);
      g_assert_cmpint (study_item_get_done_time (item), ==, time);
      g_assert_true (study_item_get_done (item) == (time != 0));
      if (time != 0)
        done++;
      else if (next == NULL)
        next = item;

      if (study_item_get_kind (item) == STUDY_ITEM_PROJECT)
        {
          if (time != 0 && !archived)
            (*projects_done)++;
          if (study_item_get_course (item) == NULL)
            slot = item;
          else
            g_assert_true (study_item_get_course (item) == study_topic_get_item (topic, i - 1));
        }

      if (!study_item_get_own (item))
        {
          /* The guide's items come first. */
          g_assert_cmpuint (n_own, ==, 0);
          n_guide_courses += study_item_get_kind (item) == STUDY_ITEM_COURSE;
        }
      else if (study_item_get_kind (item) == STUDY_ITEM_COURSE)
        {
          GVariant *value = study_progress_get_value (progress, STUDY_SCOPE_COURSE, id, STUDY_FIELD_COURSE);
          const char *text = NULL;
          gint64 added = 0;

          g_assert_nonnull (value);
          g_assert_true (g_variant_lookup (value, "topic", "&s", &text));
          g_assert_cmpstr (text, ==, topic_id);
          g_assert_true (g_variant_lookup (value, "title", "&s", &text));
          g_assert_cmpstr (text, ==, study_item_get_title (item));
          g_variant_lookup (value, "added", "x", &added);
          g_assert_cmpint (added, >=, last_added);
          last_added = added;
          n_own++;
        }
    }
  g_assert_null (study_topic_get_item (topic, n));

  g_assert_cmpuint (study_topic_get_total (topic), ==, n);
  g_assert_cmpuint (study_topic_get_done (topic), ==, done);
  g_assert_cmpfloat (study_topic_get_fraction (topic), ==, oracle_fraction (done, n));
  g_assert_true (study_topic_get_skipped (topic) == skipped);
  g_assert_true (study_topic_get_next_item (topic) == next);
  g_assert_cmpint (study_topic_get_state (topic), ==,
                   skipped ? STUDY_TOPIC_SKIPPED :
                   done == 0 ? STUDY_TOPIC_NOT_STARTED :
                   done < n ? STUDY_TOPIC_IN_PROGRESS : STUDY_TOPIC_DONE);

  /* The slot rule. A topic of the sample has a slot where it has an item
   * <topic>/project. */
  if (n_guide_courses == 0)
    {
      g_autofree char *slot_id = g_strdup_printf ("%s/project", topic_id);
      StudyItem *found = study_trail_find_item (trail, slot_id);
      gboolean filled = progress != NULL &&
                        (study_progress_get_done_time (progress, slot_id) != 0 ||
                         *study_progress_get_text (progress, STUDY_SCOPE_ITEM, slot_id, STUDY_FIELD_TITLE) != '\0' ||
                         *study_progress_get_text (progress, STUDY_SCOPE_ITEM, slot_id, STUDY_FIELD_URL) != '\0');

      if (found != NULL)
        g_assert_true ((slot == found) == (n_own == 0 || filled));
      else
        g_assert_null (slot);
    }
  else
    {
      g_assert_null (slot);
    }

  if (archived)
    *counts = (OracleCounts) { 0 };
  else if (skipped)
    *counts = (OracleCounts) { .skipped_total = n, .skipped_done = done };
  else if (study_topic_get_optional (topic))
    *counts = (OracleCounts) { .extra_total = n, .extra_done = done };
  else
    *counts = (OracleCounts) { .total = n, .done = done };
  g_assert_true (study_topic_get_satisfied (topic) == (counts->total == counts->done));

  return counts->total == counts->done;
}

/* Checks everything that a trail says of itself. */
static inline void
oracle_check (StudyTrail *trail)
{
  g_autoptr (GHashTable) satisfied = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_stages = g_list_model_get_n_items (G_LIST_MODEL (trail));
  OracleCounts all = { 0 };
  StudyTopic *next_topic = NULL;
  guint projects_done = 0;
  guint position = 0;
  guint number = 0;

  for (guint i = 0; i < n_stages; i++)
    {
      g_autoptr (StudyStage) stage = g_list_model_get_item (G_LIST_MODEL (trail), i);
      guint n_topics = g_list_model_get_n_items (G_LIST_MODEL (stage));
      OracleCounts sum = { 0 };

      g_assert_true (study_trail_find_stage (trail, study_stage_get_id (stage)) == stage);
      g_assert_cmpuint (study_stage_get_number (stage), ==, study_stage_get_archived (stage) ? 0 : ++number);
      for (guint j = 0; j < n_topics; j++)
        {
          g_autoptr (StudyTopic) topic = g_list_model_get_item (G_LIST_MODEL (stage), j);
          OracleCounts counts;

          g_assert_true (study_trail_find_topic (trail, study_topic_get_id (topic)) == topic);
          g_assert_true (study_trail_get_topic (trail, position) == topic);
          g_assert_cmpuint (study_topic_get_position (topic), ==, position++);
          if (oracle_check_topic (trail, topic, &counts, &projects_done))
            g_hash_table_add (satisfied, (gpointer) study_topic_get_id (topic));
          else if (next_topic == NULL)
            next_topic = topic;
          oracle_add (&sum, &counts);
        }

      g_assert_cmpuint (study_stage_get_total (stage), ==, sum.total);
      g_assert_cmpuint (study_stage_get_done (stage), ==, sum.done);
      g_assert_cmpuint (study_stage_get_extra_total (stage), ==, sum.extra_total);
      g_assert_cmpuint (study_stage_get_extra_done (stage), ==, sum.extra_done);
      g_assert_cmpuint (fixture_get_uint (stage, "skipped-total"), ==, sum.skipped_total);
      g_assert_cmpuint (fixture_get_uint (stage, "skipped-done"), ==, sum.skipped_done);
      g_assert_cmpfloat (study_stage_get_fraction (stage), ==, oracle_fraction (sum.done, sum.total));
      oracle_add (&all, &sum);
    }

  g_assert_cmpuint (study_trail_get_n_topics (trail), ==, position);
  g_assert_null (study_trail_get_topic (trail, position));
  g_assert_cmpuint (study_trail_get_total (trail), ==, all.total);
  g_assert_cmpuint (study_trail_get_done (trail), ==, all.done);
  g_assert_cmpuint (fixture_get_uint (trail, "extra-total"), ==, all.extra_total);
  g_assert_cmpuint (fixture_get_uint (trail, "extra-done"), ==, all.extra_done);
  g_assert_cmpuint (fixture_get_uint (trail, "skipped-total"), ==, all.skipped_total);
  g_assert_cmpuint (fixture_get_uint (trail, "skipped-done"), ==, all.skipped_done);
  g_assert_cmpuint (study_trail_get_all_done (trail), ==, all.done + all.extra_done + all.skipped_done);
  g_assert_cmpuint (study_trail_get_projects_done (trail), ==, projects_done);
  g_assert_cmpfloat (study_trail_get_fraction (trail), ==, oracle_fraction (all.done, all.total));
  g_assert_true (study_trail_get_finished (trail) == (all.total > 0 && all.done == all.total));
  g_assert_true (study_trail_get_next_topic (trail) == next_topic);

  for (guint i = 0; i < position; i++)
    {
      StudyTopic *topic = study_trail_get_topic (trail, i);
      const GPtrArray *requires = study_topic_get_content (topic)->requires;
      const char *blocker = NULL;

      if (study_stage_get_archived (study_topic_get_stage (topic)))
        {
          g_assert_null (study_topic_get_blocker (topic));
          continue;
        }
      for (guint j = 0; blocker == NULL && j < requires->len; j++)
        {
          const char *id = g_ptr_array_index (requires, j);

          if (study_trail_find_topic (trail, id) != NULL && !g_hash_table_contains (satisfied, id))
            blocker = id;
        }
      if (blocker != NULL)
        g_assert_cmpstr (study_topic_get_id (study_topic_get_blocker (topic)), ==, blocker);
      else
        g_assert_null (study_topic_get_blocker (topic));
    }
}

/* What a person sees of a trail, as text. */
static inline char *
oracle_print (StudyTrail *trail)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < study_trail_get_n_topics (trail); i++)
    {
      StudyTopic *topic = study_trail_get_topic (trail, i);
      StudyItem *item;

      g_string_append_printf (text, "%s%s note=%s\n", study_topic_get_id (topic),
                              study_topic_get_skipped (topic) ? " skipped" : "", study_topic_get_note (topic));
      for (guint j = 0; (item = study_topic_get_item (topic, j)) != NULL; j++)
        g_string_append_printf (text, "  [%c] %s kind=%d title=%s url=%s provider=%s hours=%g project=%s link=%s\n",
                                study_item_get_done (item) ? 'x' : ' ',
                                study_item_get_id (item), study_item_get_kind (item), study_item_get_title (item),
                                study_item_get_url (item), study_item_get_provider (item),
                                study_item_get_hours (item), study_item_get_project_title (item),
                                study_item_get_project_url (item));
    }

  return g_string_free_and_steal (text);
}

/* A trail that follows its progress shows what one does that is loaded now. */
static inline void
oracle_check_fresh (StudyTrail *trail)
{
  g_autoptr (StudyTrail) fresh = fixture_trail_new ();
  g_autofree char *shown = oracle_print (trail);
  g_autofree char *expected = NULL;

  study_trail_set_progress (fresh, study_trail_get_progress (trail));
  oracle_check (fresh);
  expected = oracle_print (fresh);
  g_assert_cmpstr (shown, ==, expected);
}
