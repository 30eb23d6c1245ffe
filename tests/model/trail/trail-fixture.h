/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* A small trail with one of everything that counts in a way of its own, and
 * what several tests look at. */

#include "model/trail/study-history.h"
#include "model/trail/study-trail.h"

static inline guint
fixture_get_uint (gpointer    object,
                  const char *property)
{
  guint value;

  g_object_get (object, property, &value, NULL);

  return value;
}

/* The number of a day, as g_date_get_julian() has it. */
static inline guint32
fixture_julian (GDateDay   day,
                GDateMonth month,
                GDateYear  year)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);

  return g_date_get_julian (&date);
}

static inline StudyContentItem *
fixture_append_item (StudyContentTopic *topic,
                     const char        *name,
                     StudyItemKind      kind,
                     const char        *course)
{
  g_autofree char *id = g_strdup_printf ("%s/%s", topic->id, name);
  StudyContentItem *item = study_content_item_new (id, kind, name);

  if (course != NULL)
    item->course_id = g_strdup_printf ("%s/%s", topic->id, course);
  g_ptr_array_add (topic->items, item);

  return item;
}

static inline StudyContentTopic *
fixture_append_topic (StudyContentStage  *stage,
                      const char         *id,
                      gboolean            optional,
                      const char * const *requires)
{
  StudyContentTopic *topic = study_content_topic_new (id, id);

  topic->optional = optional;
  for (guint i = 0; requires != NULL && requires[i] != NULL; i++)
    g_ptr_array_add (topic->requires, g_strdup (requires[i]));
  g_ptr_array_add (stage->topics, topic);

  return topic;
}

static inline StudyContentStage *
fixture_append_stage (StudyContent *content,
                      const char   *id)
{
  StudyContentStage *stage = study_content_stage_new (id, id);

  g_ptr_array_add (content->stages, stage);

  return stage;
}

/*
 * one   one/course    2 lessons, a course with its project
 *       one/slot      2 lessons, the topic's project, a resource; requires one/course
 * two   two/extra     optional: a lesson, the topic's project; requires one/slot
 *       two/both      2 courses with their projects; requires one/slot and two/extra
 *       two/empty     nothing; requires two/both
 * three three/last    a lesson, the topic's project; requires two/empty and two/both
 *       three/bare    a lesson and no project at all
 */
static inline StudyContent *
fixture_trail_content_new (void)
{
  StudyContent *content = study_content_new ("sample", "A sample");
  StudyContentStage *stage;
  StudyContentTopic *topic;

  stage = fixture_append_stage (content, "one");
  topic = fixture_append_topic (stage, "one/course", FALSE, NULL);
  fixture_append_item (topic, "a", STUDY_ITEM_LESSON, NULL);
  fixture_append_item (topic, "b", STUDY_ITEM_LESSON, NULL);
  fixture_append_item (topic, "c", STUDY_ITEM_COURSE, NULL);
  fixture_append_item (topic, "c/project", STUDY_ITEM_PROJECT, "c");
  topic = fixture_append_topic (stage, "one/slot", FALSE, (const char *[]) { "one/course", NULL });
  fixture_append_item (topic, "a", STUDY_ITEM_LESSON, NULL);
  fixture_append_item (topic, "b", STUDY_ITEM_LESSON, NULL);
  fixture_append_item (topic, "project", STUDY_ITEM_PROJECT, NULL);
  fixture_append_item (topic, "r", STUDY_ITEM_RESOURCE, NULL);

  stage = fixture_append_stage (content, "two");
  topic = fixture_append_topic (stage, "two/extra", TRUE, (const char *[]) { "one/slot", NULL });
  fixture_append_item (topic, "a", STUDY_ITEM_LESSON, NULL);
  fixture_append_item (topic, "project", STUDY_ITEM_PROJECT, NULL);
  topic = fixture_append_topic (stage, "two/both", FALSE, (const char *[]) { "one/slot", "two/extra", NULL });
  fixture_append_item (topic, "c", STUDY_ITEM_COURSE, NULL);
  fixture_append_item (topic, "c/project", STUDY_ITEM_PROJECT, "c");
  fixture_append_item (topic, "d", STUDY_ITEM_COURSE, NULL);
  fixture_append_item (topic, "d/project", STUDY_ITEM_PROJECT, "d");
  fixture_append_topic (stage, "two/empty", FALSE, (const char *[]) { "two/both", NULL });

  stage = fixture_append_stage (content, "three");
  topic = fixture_append_topic (stage, "three/last", FALSE, (const char *[]) { "two/empty", "two/both", NULL });
  fixture_append_item (topic, "a", STUDY_ITEM_LESSON, NULL);
  fixture_append_item (topic, "project", STUDY_ITEM_PROJECT, NULL);
  topic = fixture_append_topic (stage, "three/bare", FALSE, NULL);
  fixture_append_item (topic, "a", STUDY_ITEM_LESSON, NULL);

  return content;
}

static inline StudyTrail *
fixture_trail_new (void)
{
  g_autoptr (StudyContent) content = fixture_trail_content_new ();

  return study_trail_new (content);
}

/* A sample trail with empty progress, as after the first start. */
static inline StudyTrail *
fixture_bound_trail_new (StudyProgress **progress)
{
  g_autoptr (StudyTrail) trail = fixture_trail_new ();
  g_autoptr (StudyProgress) empty = study_progress_new ("sample", "device-a");

  study_trail_set_progress (trail, empty);
  if (progress != NULL)
    *progress = empty;

  return g_steal_pointer (&trail);
}

static inline StudyItem *
fixture_item (StudyTrail *trail,
              const char *id)
{
  StudyItem *item = study_trail_find_item (trail, id);

  g_assert_nonnull (item);

  return item;
}

static inline StudyTopic *
fixture_topic (StudyTrail *trail,
               const char *id)
{
  StudyTopic *topic = study_trail_find_topic (trail, id);

  g_assert_nonnull (topic);

  return topic;
}

static inline void
fixture_set_done (StudyTrail *trail,
                  const char *id,
                  gboolean    done)
{
  study_item_set_done (fixture_item (trail, id), done);
}

static inline int
fixture_compare_registers (gconstpointer a,
                           gconstpointer b)
{
  return study_register_compare_key (*(StudyRegister * const *) a, *(StudyRegister * const *) b);
}

static inline char *
fixture_print_variant (GVariant *value)
{
  return value != NULL ? g_variant_print (value, TRUE) : g_strdup ("null");
}

/* All registers in order as text; without their clocks and without those that
 * are unset, where only what a person sees is to be compared. */
static inline char *
fixture_dump (StudyProgress *progress,
              gboolean       clocks)
{
  g_autoptr (StudyProgressSnapshot) snapshot = study_progress_snapshot (progress);
  GString *text = g_string_new (NULL);

  g_ptr_array_sort (snapshot->registers, fixture_compare_registers);
  for (guint i = 0; i < snapshot->registers->len; i++)
    {
      StudyRegister *reg = g_ptr_array_index (snapshot->registers, i);
      g_autofree char *value = fixture_print_variant (study_register_get_value (reg));
      g_autofree char *extra = fixture_print_variant (study_register_get_extra (reg));

      if (!clocks && study_register_get_value (reg) == NULL)
        continue;
      g_string_append_printf (text, "%s %s %s = %s", study_register_get_scope (reg),
                              study_register_get_id (reg), study_register_get_field (reg), value);
      if (clocks)
        g_string_append_printf (text, " at %" G_GINT64_FORMAT " by %s with %s",
                                study_register_get_time (reg), study_register_get_device (reg), extra);
      g_string_append_c (text, '\n');
    }

  return g_string_free_and_steal (text);
}

/* Brings one foreign register into @progress, as a merge does. */
static inline guint
fixture_merge_register (StudyProgress *progress,
                        const char    *scope,
                        const char    *id,
                        const char    *field,
                        GVariant      *value,
                        gint64         time,
                        const char    *device)
{
  g_autoptr (StudyProgressSnapshot) snapshot =
    study_progress_snapshot_new (study_progress_get_trail_id (progress), STUDY_PROGRESS_VERSION, NULL);

  g_ptr_array_add (snapshot->registers, study_register_new (scope, id, field, value, time, device, NULL));

  return study_progress_merge (progress, snapshot);
}

static inline guint
fixture_merge (StudyProgress *into,
               StudyProgress *from)
{
  g_autoptr (StudyProgressSnapshot) snapshot = study_progress_snapshot (from);

  return study_progress_merge (into, snapshot);
}

/* The value of an own course's register, as documents have it. */
static inline GVariant *
fixture_course_value (const char *topic_id,
                      const char *title,
                      gint64      added)
{
  GVariantDict dict = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&dict, "topic", "s", topic_id);
  g_variant_dict_insert (&dict, "title", "s", title);
  g_variant_dict_insert (&dict, "added", "x", added);

  return g_variant_dict_end (&dict);
}

static inline void
fixture_count_cb (guint *count)
{
  (*count)++;
}

/* Counts how often @signal is emitted from now on; @count must outlive @object. */
static inline void
fixture_count_signal (gpointer    object,
                      const char *signal,
                      guint      *count)
{
  *count = 0;
  g_signal_connect_swapped (object, signal, G_CALLBACK (fixture_count_cb), count);
}
