/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/trail/study-history.h"
#include "model/trail/study-trail.h"

#include "model/trail/trail-fixture.h"
#include "model/trail/trail-oracle.h"
#include "model/trail/trail-watch.h"

static void
test_content (void)
{
  g_autoptr (StudyTrail) trail = fixture_trail_new ();
  StudyTopic *topic = fixture_topic (trail, "two/both");
  StudyStage *stage = study_trail_find_stage (trail, "two");

  oracle_check (trail);
  g_assert_cmpuint (study_trail_get_n_topics (trail), ==, 7);
  g_assert_cmpuint (study_trail_get_total (trail), ==, 15);
  g_assert_cmpuint (fixture_get_uint (trail, "extra-total"), ==, 2);
  g_assert_cmpuint (study_stage_get_total (stage), ==, 4);
  g_assert_cmpuint (study_stage_get_extra_total (stage), ==, 2);
  g_assert_true (study_topic_get_stage (topic) == stage);
  g_assert_true (study_stage_get_trail (stage) == trail);
  g_assert_true (study_stage_get_topic (stage, 1) == topic);
  g_assert_null (study_stage_get_topic (stage, 3));
  g_assert_null (study_trail_get_stage (trail, 3));
  g_assert_null (study_trail_find_stage (trail, "four"));
  g_assert_null (study_trail_find_topic (trail, "two"));
  g_assert_null (study_trail_find_item (trail, "two/both"));
  g_assert_true (study_item_get_course (fixture_item (trail, "two/both/d/project")) ==
                 fixture_item (trail, "two/both/d"));
  g_assert_null (study_item_get_course (fixture_item (trail, "one/slot/project")));
}

/* Without progress nothing can be set, and nothing breaks. */
static void
test_no_progress (void)
{
  g_autoptr (StudyTrail) trail = fixture_trail_new ();
  StudyTopic *topic = fixture_topic (trail, "one/slot");
  StudyItem *item = fixture_item (trail, "one/slot/project");
  guint bounced;

  fixture_count_signal (item, "notify::done", &bounced);
  study_item_set_done (item, TRUE);
  g_assert_false (study_item_get_done (item));
  g_assert_cmpuint (bounced, ==, 1);
  study_item_set_project_title (item, "Mine");
  g_assert_cmpstr (study_item_get_project_title (item), ==, "");
  study_topic_set_skipped (topic, TRUE);
  study_topic_set_note (topic, "words");
  g_assert_cmpstr (study_topic_get_note (topic), ==, "");
  g_assert_cmpuint (study_topic_set_all_done (topic, TRUE), ==, 0);
  g_assert_null (study_topic_add_course (topic, "Course", NULL, NULL, 0));
  oracle_check (trail);
}

static void
test_states (void)
{
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (NULL);
  StudyTopic *topic = fixture_topic (trail, "one/course");

  g_assert_cmpint (study_topic_get_state (topic), ==, STUDY_TOPIC_NOT_STARTED);
  fixture_set_done (trail, "one/course/c", TRUE);
  g_assert_cmpint (study_topic_get_state (topic), ==, STUDY_TOPIC_IN_PROGRESS);
  g_assert_cmpuint (study_topic_set_all_done (topic, TRUE), ==, 3);
  g_assert_cmpint (study_topic_get_state (topic), ==, STUDY_TOPIC_DONE);
  g_assert_cmpfloat (study_topic_get_fraction (topic), ==, 1.0);
  study_topic_set_skipped (topic, TRUE);
  g_assert_cmpint (study_topic_get_state (topic), ==, STUDY_TOPIC_SKIPPED);
  g_assert_cmpuint (study_topic_get_done (topic), ==, 4);
  study_topic_set_skipped (topic, FALSE);
  g_assert_cmpint (study_topic_get_state (topic), ==, STUDY_TOPIC_DONE);
  fixture_set_done (trail, "one/course/a", FALSE);
  g_assert_cmpint (study_topic_get_state (topic), ==, STUDY_TOPIC_IN_PROGRESS);
  g_assert_cmpuint (study_topic_set_all_done (topic, FALSE), ==, 3);
  g_assert_cmpint (study_topic_get_state (topic), ==, STUDY_TOPIC_NOT_STARTED);
  g_assert_cmpuint (study_topic_set_all_done (topic, FALSE), ==, 0);

  /* Nothing to do is neither begun nor finished. */
  g_assert_cmpint (study_topic_get_state (fixture_topic (trail, "two/empty")), ==, STUDY_TOPIC_NOT_STARTED);
  g_assert_cmpfloat (study_topic_get_fraction (fixture_topic (trail, "two/empty")), ==, 0);
  oracle_check (trail);
}

static void
test_buckets (void)
{
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (NULL);
  StudyTopic *extra = fixture_topic (trail, "two/extra");
  StudyTopic *both = fixture_topic (trail, "two/both");
  StudyStage *stage = study_trail_find_stage (trail, "two");

  study_topic_set_all_done (extra, TRUE);
  g_assert_cmpuint (study_trail_get_done (trail), ==, 0);
  g_assert_cmpuint (fixture_get_uint (trail, "extra-done"), ==, 2);
  g_assert_cmpuint (study_trail_get_all_done (trail), ==, 2);
  g_assert_cmpuint (study_trail_get_projects_done (trail), ==, 1);

  fixture_set_done (trail, "two/both/c", TRUE);
  study_topic_set_skipped (both, TRUE);
  g_assert_cmpuint (study_stage_get_total (stage), ==, 0);
  g_assert_cmpfloat (study_stage_get_fraction (stage), ==, 0);
  g_assert_cmpuint (fixture_get_uint (stage, "skipped-total"), ==, 4);
  g_assert_cmpuint (fixture_get_uint (stage, "skipped-done"), ==, 1);
  g_assert_cmpuint (study_trail_get_total (trail), ==, 11);
  g_assert_cmpuint (fixture_get_uint (trail, "skipped-total"), ==, 4);
  g_assert_cmpuint (study_trail_get_all_done (trail), ==, 3);

  /* An extra that is skipped counts as skipped. */
  study_topic_set_skipped (extra, TRUE);
  g_assert_cmpuint (fixture_get_uint (trail, "extra-total"), ==, 0);
  g_assert_cmpuint (fixture_get_uint (trail, "skipped-total"), ==, 6);
  g_assert_cmpuint (fixture_get_uint (trail, "skipped-done"), ==, 3);
  oracle_check (trail);
}

/* 100 % is reached without extras and skipped topics, and item by item. */
static void
test_finish (void)
{
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (NULL);
  StudyTopic *topic;
  guint finished;
  guint expected = 0;

  fixture_count_signal (trail, "notify::finished", &finished);
  study_topic_set_skipped (fixture_topic (trail, "two/both"), TRUE);
  while ((topic = study_trail_get_next_topic (trail)) != NULL)
    {
      g_assert_false (study_trail_get_finished (trail));
      g_assert_cmpfloat (study_trail_get_fraction (trail), <, 1.0);
      study_item_set_done (study_topic_get_next_item (topic), TRUE);
      g_assert_cmpuint (study_trail_get_done (trail), ==, ++expected);
    }
  g_assert_cmpuint (expected, ==, 11);
  g_assert_true (study_trail_get_finished (trail));
  g_assert_cmpfloat (study_trail_get_fraction (trail), ==, 1.0);
  g_assert_cmpuint (finished, ==, 1);

  study_topic_set_skipped (fixture_topic (trail, "two/both"), FALSE);
  g_assert_false (study_trail_get_finished (trail));
  g_assert_true (study_trail_get_next_topic (trail) == fixture_topic (trail, "two/both"));
  g_assert_cmpuint (finished, ==, 2);
  oracle_check (trail);
}

/* A trail of which everything is skipped is not finished. */
static void
test_all_skipped (void)
{
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (NULL);

  for (guint i = 0; i < study_trail_get_n_topics (trail); i++)
    study_topic_set_skipped (study_trail_get_topic (trail, i), TRUE);
  g_assert_cmpuint (study_trail_get_total (trail), ==, 0);
  g_assert_cmpuint (fixture_get_uint (trail, "extra-total"), ==, 0);
  g_assert_cmpuint (fixture_get_uint (trail, "skipped-total"), ==, 17);
  g_assert_false (study_trail_get_finished (trail));
  g_assert_null (study_trail_get_next_topic (trail));
  oracle_check (trail);
}

static void
test_blocker (void)
{
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (NULL);
  StudyTopic *first = fixture_topic (trail, "one/course");
  StudyTopic *slot = fixture_topic (trail, "one/slot");
  StudyTopic *extra = fixture_topic (trail, "two/extra");
  StudyTopic *both = fixture_topic (trail, "two/both");
  StudyTopic *empty = fixture_topic (trail, "two/empty");
  StudyTopic *last = fixture_topic (trail, "three/last");
  guint changed;
  g_autofree char *id = NULL;

  g_assert_null (study_topic_get_blocker (first));
  g_assert_true (study_topic_get_blocker (slot) == first);
  g_assert_true (study_topic_get_blocker (extra) == slot);
  /* An extra holds nothing up, nor does a topic with nothing to do. */
  g_assert_true (study_topic_get_blocker (both) == slot);
  g_assert_true (study_topic_get_blocker (empty) == both);
  g_assert_true (study_topic_get_blocker (last) == both);
  g_assert_null (study_topic_get_blocker (fixture_topic (trail, "three/bare")));

  fixture_count_signal (trail, "topic-state-changed", &changed);
  study_topic_set_all_done (slot, TRUE);
  g_assert_cmpuint (changed, ==, 1);
  g_assert_null (study_topic_get_blocker (both));
  fixture_set_done (trail, "one/slot/a", FALSE);
  g_assert_cmpuint (changed, ==, 2);
  g_assert_true (study_topic_get_blocker (both) == slot);
  fixture_set_done (trail, "one/slot/b", FALSE);
  g_assert_cmpuint (changed, ==, 2);
  study_topic_set_skipped (slot, TRUE);
  g_assert_cmpuint (changed, ==, 3);
  g_assert_null (study_topic_get_blocker (both));

  /* A course of one's own gives the empty topic something to do; its state
   * stays "not started", and everybody hears of it all the same. */
  study_topic_set_skipped (both, TRUE);
  g_assert_null (study_topic_get_blocker (last));
  changed = 0;
  id = study_topic_add_course (empty, "Mine", NULL, NULL, 0);
  g_assert_cmpint (study_topic_get_state (empty), ==, STUDY_TOPIC_NOT_STARTED);
  g_assert_cmpuint (changed, ==, 1);
  g_assert_true (study_topic_get_blocker (last) == empty);
  study_topic_remove_course (empty, fixture_item (trail, id));
  g_assert_cmpuint (changed, ==, 2);
  g_assert_null (study_topic_get_blocker (last));
  oracle_check (trail);
}

/* Topics that are required and do not exist hold nothing up. */
static void
test_blocker_unknown (void)
{
  g_autoptr (StudyContent) content = fixture_trail_content_new ();
  StudyContentStage *three = g_ptr_array_index (content->stages, 2);
  StudyContentTopic *bare = g_ptr_array_index (three->topics, 1);
  g_autoptr (StudyTrail) trail = NULL;

  g_ptr_array_add (bare->requires, g_strdup ("gone"));
  g_ptr_array_add (bare->requires, g_strdup ("one"));
  g_ptr_array_add (bare->requires, g_strdup ("one/course"));
  trail = study_trail_new (content);
  g_assert_true (study_topic_get_blocker (fixture_topic (trail, "three/bare")) == fixture_topic (trail, "one/course"));
}

static void
assert_counts_once (Watch    *watch,
                    gpointer  object,
                    gboolean  fraction)
{
  g_assert_cmpuint (watch_get_count (watch, object, "done"), ==, 1);
  g_assert_cmpuint (watch_get_count (watch, object, "fraction"), ==, fraction);
  g_assert_cmpuint (watch_get_count (watch, object, "total"), ==, 0);
}

static void
test_notify_check (void)
{
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (NULL);
  g_autoptr (Watch) watch = watch_new (trail);
  StudyItem *item = fixture_item (trail, "one/course/c/project");
  StudyTopic *topic = study_item_get_topic (item);
  StudyStage *stage = study_topic_get_stage (topic);

  study_item_set_done (item, TRUE);
  g_assert_cmpuint (watch_get_count (watch, item, "done"), ==, 1);
  g_assert_cmpuint (watch_get_count (watch, item, "done-time"), ==, 1);
  assert_counts_once (watch, topic, TRUE);
  assert_counts_once (watch, stage, TRUE);
  assert_counts_once (watch, trail, TRUE);
  g_assert_cmpuint (watch_get_count (watch, topic, "state"), ==, 1);
  g_assert_cmpuint (watch_get_count (watch, trail, "all-done"), ==, 1);
  g_assert_cmpuint (watch_get_count (watch, trail, "projects-done"), ==, 1);
  g_assert_cmpuint (watch_get_count (watch, trail, "next-topic"), ==, 0);
  g_assert_cmpuint (watch->n_touched, ==, 4);
  g_assert_cmpuint (watch->n_notified, ==, 2 + 3 + 2 + 4);

  /* The same again is nothing. */
  watch_reset (watch);
  study_item_set_done (item, TRUE);
  g_assert_cmpuint (watch->n_notified, ==, 0);

  /* One of several: the state stays. */
  fixture_set_done (trail, "one/course/a", TRUE);
  g_assert_cmpuint (watch_get_count (watch, topic, "state"), ==, 0);
  g_assert_cmpuint (watch_get_count (watch, topic, "next-item"), ==, 1);
  g_assert_cmpuint (watch->n_notified, ==, 2 + 3 + 2 + 3);

  /* An extra leaves the trail's own count alone. */
  watch_reset (watch);
  fixture_set_done (trail, "two/extra/a", TRUE);
  g_assert_cmpuint (watch_get_count (watch, trail, "done"), ==, 0);
  g_assert_cmpuint (watch_get_count (watch, trail, "fraction"), ==, 0);
  g_assert_cmpuint (watch_get_count (watch, trail, "extra-done"), ==, 1);
  g_assert_cmpuint (watch_get_count (watch, trail, "all-done"), ==, 1);
  watch_check (watch, 1);
}

static void
test_notify_bulk (void)
{
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (NULL);
  g_autoptr (Watch) watch = watch_new (trail);
  StudyProgress *progress = study_trail_get_progress (trail);
  StudyTopic *topic = fixture_topic (trail, "one/course");
  guint changed;
  guint states;

  fixture_count_signal (progress, "changed", &changed);
  fixture_count_signal (trail, "topic-state-changed", &states);
  study_topic_set_all_done (topic, TRUE);
  assert_counts_once (watch, topic, TRUE);
  assert_counts_once (watch, study_topic_get_stage (topic), TRUE);
  assert_counts_once (watch, trail, TRUE);
  g_assert_cmpuint (watch_get_count (watch, topic, "state"), ==, 1);
  g_assert_cmpuint (watch_get_count (watch, trail, "next-topic"), ==, 1);
  g_assert_cmpuint (watch->n_touched, ==, 4 + 3);
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpuint (states, ==, 1);
  watch_check (watch, 1);

  /* Skipping moves two counts at once. */
  watch_reset (watch);
  study_topic_set_skipped (topic, TRUE);
  g_assert_cmpuint (watch_get_count (watch, trail, "total"), ==, 1);
  g_assert_cmpuint (watch_get_count (watch, trail, "done"), ==, 1);
  g_assert_cmpuint (watch_get_count (watch, trail, "skipped-total"), ==, 1);
  g_assert_cmpuint (watch_get_count (watch, trail, "skipped-done"), ==, 1);
  g_assert_cmpuint (watch_get_count (watch, trail, "all-done"), ==, 0);
  g_assert_cmpuint (watch_get_count (watch, topic, "done"), ==, 0);
  g_assert_cmpuint (watch_get_count (watch, topic, "skipped"), ==, 1);
  watch_check (watch, 1);

  /* Several topics in one group. */
  watch_reset (watch);
  study_progress_begin (progress, "Everything");
  for (guint i = 0; i < study_trail_get_n_topics (trail); i++)
    {
      study_topic_set_skipped (study_trail_get_topic (trail, i), FALSE);
      study_topic_set_all_done (study_trail_get_topic (trail, i), TRUE);
    }
  g_assert_cmpuint (watch_get_count (watch, trail, "done"), ==, 0);
  study_progress_end (progress);
  assert_counts_once (watch, study_trail_find_stage (trail, "three"), TRUE);
  g_assert_cmpuint (watch_get_count (watch, trail, "done"), ==, 1);
  g_assert_cmpuint (watch_get_count (watch, trail, "finished"), ==, 1);
  g_assert_cmpuint (watch_get_count (watch, trail, "next-topic"), ==, 1);
  watch_check (watch, 1);
  oracle_check (trail);
}

static void
test_notify_course (void)
{
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (NULL);
  g_autoptr (Watch) watch = watch_new (trail);
  StudyTopic *topic = fixture_topic (trail, "one/slot");
  g_autofree char *id = NULL;

  /* The slot leaves and a course with its project comes: 4 - 1 + 2. */
  id = study_topic_add_course (topic, "Mine", NULL, NULL, 0);
  g_assert_cmpuint (study_topic_get_total (topic), ==, 5);
  g_assert_cmpuint (watch_get_count (watch, topic, "total"), ==, 1);
  g_assert_cmpuint (watch_get_count (watch, topic, "n-items"), ==, 1);
  g_assert_cmpuint (watch_get_count (watch, study_topic_get_stage (topic), "total"), ==, 1);
  g_assert_cmpuint (watch_get_count (watch, trail, "total"), ==, 1);
  g_assert_cmpuint (watch_get_count (watch, topic, "done"), ==, 0);
  g_assert_cmpuint (watch_get_count (watch, trail, "done"), ==, 0);
  watch_check (watch, 1);

  watch_reset (watch);
  study_topic_edit_course (topic, fixture_item (trail, id), "Yours", "https://example.org/", "Someone", 2.5);
  g_assert_cmpuint (watch->n_touched, ==, 1);
  g_assert_cmpuint (watch_get_count (watch, fixture_item (trail, id), "title"), ==, 1);
  watch_check (watch, 1);
}

static void
test_read_only (void)
{
  StudyProgress *progress;
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (&progress);
  StudyTopic *topic = fixture_topic (trail, "one/slot");
  StudyItem *item = fixture_item (trail, "one/slot/a");
  g_autofree char *id = study_topic_add_course (topic, "Mine", NULL, NULL, 0);
  g_autofree char *before = fixture_dump (progress, TRUE);
  g_autofree char *after = NULL;
  guint changed;
  guint done;
  guint skipped;

  study_progress_set_read_only (progress, TRUE);
  fixture_count_signal (progress, "changed", &changed);
  fixture_count_signal (item, "notify::done", &done);
  fixture_count_signal (topic, "notify::skipped", &skipped);

  /* The check and the switch return to what is true. */
  study_item_set_done (item, TRUE);
  g_assert_cmpuint (done, ==, 1);
  g_object_set (item, "done", TRUE, NULL);
  g_assert_cmpuint (done, ==, 2);
  g_assert_false (study_item_get_done (item));
  study_topic_set_skipped (topic, TRUE);
  g_assert_cmpuint (skipped, ==, 1);
  g_assert_false (study_topic_get_skipped (topic));

  g_assert_cmpuint (study_topic_set_all_done (topic, TRUE), ==, 0);
  study_topic_set_note (topic, "words");
  study_item_set_project_title (fixture_item (trail, "one/slot/project"), "x");
  g_assert_null (study_topic_add_course (topic, "Another", NULL, NULL, 0));
  g_assert_false (study_topic_edit_course (topic, fixture_item (trail, id), "Other", NULL, NULL, 0));
  g_assert_false (study_topic_remove_course (topic, fixture_item (trail, id)));
  after = fixture_dump (progress, TRUE);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (changed, ==, 0);
  oracle_check (trail);
}

/* Other progress is shown whole, and everything that differs is told. */
static void
test_replace_progress (void)
{
  StudyProgress *progress;
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (&progress);
  g_autoptr (StudyProgress) old = g_object_ref (progress);
  g_autoptr (StudyProgress) other = study_progress_new ("sample", "device-b");
  g_autoptr (Watch) watch = NULL;
  g_autofree char *id = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint changed;

  id = study_topic_add_course (fixture_topic (trail, "one/slot"), "Mine", NULL, NULL, 0);
  study_topic_set_all_done (fixture_topic (trail, "one/slot"), TRUE);
  study_topic_set_all_done (fixture_topic (trail, "two/both"), TRUE);
  study_topic_set_note (fixture_topic (trail, "one/slot"), "words");
  study_topic_set_skipped (fixture_topic (trail, "two/extra"), TRUE);
  study_item_set_project_title (fixture_item (trail, "two/both/c/project"), "A try");
  study_progress_set_done (other, "one/course/a", TRUE);
  before = oracle_print (trail);

  watch = watch_new (trail);
  study_trail_set_progress (trail, other);
  watch_check (watch, 1);
  oracle_check (trail);
  g_assert_cmpuint (study_trail_get_all_done (trail), ==, 1);
  g_assert_cmpuint (study_trail_get_projects_done (trail), ==, 0);
  g_assert_cmpstr (study_topic_get_note (fixture_topic (trail, "one/slot")), ==, "");

  /* The old one is left alone. */
  changed = watch->n_notified;
  study_progress_set_done (old, "one/course/b", TRUE);
  study_progress_set_done (old, "one/course/b", FALSE);
  g_assert_cmpuint (watch->n_notified, ==, changed);

  watch_reset (watch);
  study_trail_set_progress (trail, old);
  watch_check (watch, 1);
  oracle_check (trail);
  after = oracle_print (trail);
  g_assert_cmpstr (before, ==, after);

  watch_reset (watch);
  study_trail_set_progress (trail, NULL);
  watch_check (watch, 1);
  oracle_check (trail);
  g_assert_cmpuint (study_trail_get_all_done (trail), ==, 0);
}

/* A trail that is bound, or let go, in the middle of a group of changes still
 * tells of all that follows. */
static void
test_replace_progress_in_group (void)
{
  StudyProgress *progress;
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (&progress);
  g_autoptr (StudyTrail) late = fixture_trail_new ();
  g_autoptr (StudyProgress) kept = g_object_ref (progress);
  g_autoptr (Watch) watch = watch_new (trail);
  g_autoptr (Watch) late_watch = watch_new (late);

  study_progress_begin (progress, NULL);
  fixture_set_done (trail, "one/course/a", TRUE);
  study_trail_set_progress (late, progress);
  fixture_set_done (trail, "one/course/b", TRUE);
  study_trail_set_progress (trail, NULL);
  watch_check (watch, 2);
  study_progress_end (progress);
  watch_check (late_watch, 2);
  oracle_check (late);

  watch_reset (late_watch);
  fixture_set_done (late, "one/course/c", TRUE);
  watch_check (late_watch, 1);
  oracle_check (late);
  g_assert_cmpuint (study_trail_get_done (late), ==, 3);

  watch_reset (watch);
  study_trail_set_progress (trail, kept);
  fixture_set_done (trail, "one/course/c", FALSE);
  watch_check (watch, 2);
  watch_check (late_watch, 2);
  oracle_check (trail);
  oracle_check (late);
}

/* The same progress shown by another edition of the trail, as when the
 * language of the content changes. */
static void
test_replace_trail (void)
{
  StudyProgress *progress;
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (&progress);
  g_autoptr (StudyProgress) kept = g_object_ref (progress);
  g_autoptr (StudyHistory) history = study_history_new (progress);
  g_autoptr (StudyTrail) other = fixture_trail_new ();
  g_autofree char *id = study_topic_add_course (fixture_topic (trail, "one/slot"), "Mine", NULL, NULL, 0);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint changed;

  fixture_set_done (trail, id, TRUE);
  study_topic_set_all_done (fixture_topic (trail, "two/both"), TRUE);
  study_topic_set_note (fixture_topic (trail, "one/slot"), "words");
  before = oracle_print (trail);

  fixture_count_signal (progress, "changed", &changed);
  study_trail_set_progress (other, progress);
  g_assert_finalize_object (g_steal_pointer (&trail));
  after = oracle_print (other);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (changed, ==, 0);
  oracle_check (other);

  /* Undoing goes on where it was. */
  study_history_undo (history);
  study_history_undo (history);
  g_assert_cmpuint (study_trail_get_all_done (other), ==, 1);
  study_history_undo (history);
  study_history_undo (history);
  g_assert_cmpuint (study_topic_get_total (fixture_topic (other, "one/slot")), ==, 4);
  oracle_check (other);
}

/* Who holds a part of a trail that is gone has an orphan, not a ruin. */
static void
test_orphans (void)
{
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (NULL);
  g_autofree char *id = study_topic_add_course (fixture_topic (trail, "one/slot"), "Mine", NULL, NULL, 0);
  g_autoptr (StudyItem) course = g_object_ref (fixture_item (trail, id));
  g_autoptr (StudyItem) lesson = g_object_ref (fixture_item (trail, "one/slot/a"));
  g_autoptr (StudyItem) slot = g_object_ref (fixture_item (trail, "one/slot/project"));
  g_autoptr (StudyTopic) topic = g_object_ref (fixture_topic (trail, "three/last"));
  g_autoptr (StudyStage) stage = g_object_ref (study_trail_find_stage (trail, "two"));

  study_topic_remove_course (fixture_topic (trail, "one/slot"), course);
  g_free (id);
  id = study_topic_add_course (fixture_topic (trail, "one/slot"), "Mine", NULL, NULL, 0);
  g_assert_finalize_object (g_steal_pointer (&trail));

  g_assert_null (study_item_get_topic (course));
  g_assert_null (study_item_get_topic (lesson));
  g_assert_null (study_item_get_topic (slot));
  g_assert_null (study_topic_get_stage (topic));
  g_assert_null (study_stage_get_trail (stage));
  g_assert_null (study_topic_get_blocker (topic));
  study_item_set_done (course, TRUE);
  study_item_set_done (lesson, TRUE);
  study_item_set_done (slot, TRUE);
  study_topic_set_skipped (topic, TRUE);
  study_topic_set_note (topic, "words");
  g_assert_false (study_topic_get_skipped (topic));
  g_assert_null (study_item_get_course (course));
}

/* A person, with all that they can do; a group of things at times. */
static void
do_something (GRand        *rand,
              StudyTrail   *trail,
              StudyHistory *history,
              guint         depth)
{
  StudyProgress *progress = study_trail_get_progress (trail);
  StudyTopic *topic = study_trail_get_topic (trail, g_rand_int_range (rand, 0, study_trail_get_n_topics (trail)));
  guint n = study_topic_get_total (topic);
  StudyItem *item = n > 0 ? study_topic_get_item (topic, g_rand_int_range (rand, 0, n)) : NULL;
  gboolean own = item != NULL && study_item_get_own (item) && study_item_get_kind (item) == STUDY_ITEM_COURSE;
  const char *text = ((const char *[]) { "", "x", "y" })[g_rand_int_range (rand, 0, 3)];

  switch (g_rand_int_range (rand, 0, 14))
    {
    case 0:
    case 1:
    case 2:
      if (item != NULL)
        study_item_set_done (item, g_rand_int_range (rand, 0, 3) > 0);
      break;
    case 3:
      if (item != NULL && study_item_get_kind (item) == STUDY_ITEM_PROJECT)
        study_item_set_project_title (item, text);
      break;
    case 4:
      {
        g_autofree char *slot_id = g_strdup_printf ("%s/project", study_topic_get_id (topic));
        StudyItem *slot = study_trail_find_item (trail, slot_id);

        /* The slot is there even while it does not show. */
        if (slot != NULL && g_rand_boolean (rand))
          study_item_set_done (slot, g_rand_boolean (rand));
        else if (slot != NULL)
          study_item_set_project_url (slot, text);
      }
      break;
    case 5:
      study_topic_set_skipped (topic, !study_topic_get_skipped (topic));
      break;
    case 6:
      study_topic_set_all_done (topic, g_rand_boolean (rand));
      break;
    case 7:
      study_topic_set_note (topic, text);
      break;
    case 8:
      g_free (study_topic_add_course (topic, "Own", NULL, NULL, g_rand_int_range (rand, 0, 3)));
      break;
    case 9:
      if (own)
        study_topic_edit_course (topic, item, "Edited", "https://example.org/", text, 1);
      break;
    case 10:
      if (own)
        study_topic_remove_course (topic, item);
      break;
    case 11:
      study_progress_begin (progress, "Together");
      for (int i = g_rand_int_range (rand, 0, 4); depth < 3 && i > 0; i--)
        do_something (rand, trail, history, depth + 1);
      study_progress_end (progress);
      break;
    default:
      if (depth == 0 && g_rand_boolean (rand))
        study_history_undo (history);
      else if (depth == 0)
        study_history_redo (history);
    }
}

/* One person's window. */
typedef struct
{
  StudyTrail *trail;
  StudyProgress *progress;
  StudyHistory *history;
  Watch *watch;
} Person;

static void
person_init (Person     *self,
             const char *device,
             gboolean    watch_first)
{
  self->trail = fixture_trail_new ();
  self->progress = study_progress_new ("sample", device);
  self->history = study_history_new (self->progress);
  if (watch_first)
    self->watch = watch_new (self->trail);
  study_trail_set_progress (self->trail, self->progress);
  if (!watch_first)
    self->watch = watch_new (self->trail);
}

static void
person_clear (Person *self)
{
  g_clear_pointer (&self->watch, watch_free);
  g_assert_finalize_object (g_steal_pointer (&self->history));
  g_assert_finalize_object (g_steal_pointer (&self->trail));
  g_assert_finalize_object (g_steal_pointer (&self->progress));
}

/* Two people's worth of anything that can happen; after each step the counts
 * equal a full recount, everything that changed was told once, and a trail
 * that is loaded afresh shows the same. */
static void
test_random_life (gconstpointer data)
{
  guint n_steps = GPOINTER_TO_UINT (data);

  for (guint round = 0; round < 8; round++)
    {
      guint32 seed = g_test_rand_int ();
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autofree char *a = NULL;
      g_autofree char *b = NULL;
      Person people[2];

      g_test_message ("seed %u", seed);
      person_init (&people[0], "device-a", round % 2 == 0);
      person_init (&people[1], "device-b", round % 2 == 0);

      for (guint step = 0; step < n_steps; step++)
        {
          Person *who = &people[g_rand_int_range (rand, 0, 2)];
          Person *other = who == &people[0] ? &people[1] : &people[0];

          watch_reset (who->watch);
          switch (g_rand_int_range (rand, 0, 40))
            {
            case 0:
              fixture_merge (who->progress, other->progress);
              break;
            case 1:
              study_trail_set_progress (who->trail, NULL);
              watch_check (who->watch, 1);
              oracle_check (who->trail);
              watch_reset (who->watch);
              study_trail_set_progress (who->trail, who->progress);
              break;
            default:
              do_something (rand, who->trail, who->history, 0);
            }
          watch_check (who->watch, 1);
          oracle_check (who->trail);
          if (step % 50 == 49)
            oracle_check_fresh (who->trail);
        }

      /* Once both know all, both show the same. */
      fixture_merge (people[0].progress, people[1].progress);
      fixture_merge (people[1].progress, people[0].progress);
      a = oracle_print (people[0].trail);
      b = oracle_print (people[1].trail);
      g_assert_cmpstr (a, ==, b);
      person_clear (&people[0]);
      person_clear (&people[1]);
    }
}

static StudyTrail *
new_large_trail (guint n_stages,
                 guint n_topics,
                 guint n_items)
{
  g_autoptr (StudyContent) content = study_content_new ("large", "A large trail");

  for (guint i = 0; i < n_stages; i++)
    {
      g_autofree char *stage_id = g_strdup_printf ("s%u", i);
      StudyContentStage *stage = fixture_append_stage (content, stage_id);

      for (guint j = 0; j < n_topics; j++)
        {
          g_autofree char *topic_id = g_strdup_printf ("s%u/t%u", i, j);
          StudyContentTopic *topic = fixture_append_topic (stage, topic_id, FALSE, NULL);

          for (guint k = 0; k < n_items; k++)
            {
              g_autofree char *name = g_strdup_printf ("i%u", k);

              fixture_append_item (topic, name, STUDY_ITEM_LESSON, NULL);
            }
        }
    }

  return study_trail_new (content);
}

/* Counts the notifications of a list and of all that is below it. */
static void
count_notifications (gpointer  object,
                     guint    *count)
{
  guint n = G_IS_LIST_MODEL (object) ? g_list_model_get_n_items (object) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) child = g_list_model_get_item (object, i);

      count_notifications (child, count);
    }
  fixture_count_signal (object, "notify", count);
}

/* A check in a trail of 100,000 items touches the item, its topic, its stage
 * and the trail, and its cost does not grow with the trail. */
static void
test_large_trail (void)
{
  g_autoptr (StudyTrail) trail = new_large_trail (100, 50, 20);
  g_autoptr (StudyProgress) progress = study_progress_new ("large", "device-a");
  g_autoptr (GTimer) timer = NULL;
  guint n_notified;
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  study_trail_set_progress (trail, progress);
  g_assert_cmpuint (study_trail_get_total (trail), ==, 100000);

  timer = g_timer_new ();
  for (guint i = 0; i < 2000; i++)
    {
      StudyTopic *topic = study_trail_get_topic (trail, g_rand_int_range (rand, 0, 5000));

      study_item_set_done (study_topic_get_item (topic, g_rand_int_range (rand, 0, 20)), TRUE);
    }
  /* Several hundred times what it takes; a walk over the trail takes longer. */
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 10.0);
  study_topic_set_all_done (fixture_topic (trail, "s50/t25"), FALSE);

  /* Everybody listens, and four speak. */
  count_notifications (trail, &n_notified);
  fixture_set_done (trail, "s50/t25/i3", TRUE);
  g_assert_cmpuint (n_notified, ==, 2 + 3 + 2 + 3);
  n_notified = 0;
  study_topic_set_skipped (fixture_topic (trail, "s50/t25"), TRUE);
  g_assert_cmpuint (n_notified, ==, 2 + 5 + 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trail/content", test_content);
  g_test_add_func ("/trail/no-progress", test_no_progress);
  g_test_add_func ("/trail/states", test_states);
  g_test_add_func ("/trail/buckets", test_buckets);
  g_test_add_func ("/trail/finish", test_finish);
  g_test_add_func ("/trail/all-skipped", test_all_skipped);
  g_test_add_func ("/trail/blocker", test_blocker);
  g_test_add_func ("/trail/blocker-unknown", test_blocker_unknown);
  g_test_add_func ("/trail/notify/check", test_notify_check);
  g_test_add_func ("/trail/notify/bulk", test_notify_bulk);
  g_test_add_func ("/trail/notify/course", test_notify_course);
  g_test_add_func ("/trail/read-only", test_read_only);
  g_test_add_func ("/trail/replace/progress", test_replace_progress);
  g_test_add_func ("/trail/replace/progress-in-group", test_replace_progress_in_group);
  g_test_add_func ("/trail/replace/trail", test_replace_trail);
  g_test_add_func ("/trail/orphans", test_orphans);
  g_test_add_data_func ("/trail/random/short", GUINT_TO_POINTER (30), test_random_life);
  g_test_add_data_func ("/trail/random/long", GUINT_TO_POINTER (500), test_random_life);
  g_test_add_func ("/trail/large", test_large_trail);

  return g_test_run ();
}
