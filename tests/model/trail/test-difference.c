/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/trail/study-difference.h"
#include "model/trail/study-history.h"
#include "model/trail/study-reset.h"
#include "model/trail/trail-fixture.h"

/* What a list says, a line each: kind, title, topic. */
static char *
print (GListModel *list)
{
  static const char * const kinds[] = {
    [STUDY_DIFFERENCE_DONE] = "done",
    [STUDY_DIFFERENCE_NOT_DONE] = "not-done",
    [STUDY_DIFFERENCE_NOTE_ADDED] = "note-added",
    [STUDY_DIFFERENCE_NOTE_CHANGED] = "note-changed",
    [STUDY_DIFFERENCE_NOTE_REMOVED] = "note-removed",
    [STUDY_DIFFERENCE_COURSE_ADDED] = "course-added",
    [STUDY_DIFFERENCE_COURSE_CHANGED] = "course-changed",
    [STUDY_DIFFERENCE_COURSE_REMOVED] = "course-removed",
    [STUDY_DIFFERENCE_PROJECT_CHANGED] = "project-changed",
    [STUDY_DIFFERENCE_SKIPPED] = "skipped",
    [STUDY_DIFFERENCE_NOT_SKIPPED] = "not-skipped",
    [STUDY_DIFFERENCE_OTHER] = "other",
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (StudyDifference) difference = g_list_model_get_item (list, i);

      g_string_append_printf (text, "%s|%s|%s\n", kinds[difference->kind], difference->title,
                              difference->topic_title);
    }

  return g_string_free_and_steal (text);
}

static void
assert_differences (StudyTrail    *trail,
                    StudyProgress *progress,
                    StudyProgress *other,
                    gboolean       replace,
                    const char    *expected)
{
  g_autoptr (StudyProgressSnapshot) snapshot = study_progress_snapshot (other);
  g_autoptr (GListModel) list = study_difference_list_new (trail, progress, snapshot, replace);
  g_autofree char *text = print (list);

  g_assert_cmpstr (text, ==, expected);
}

static StudyTopic *
get_topic (StudyTrail *trail)
{
  return study_trail_get_topic (trail, 0);
}

static StudyItem *
get_item (StudyTrail *trail,
          guint       position)
{
  return study_topic_get_item (get_topic (trail), position);
}

/* The line of something in the first topic. */
static char *
line (StudyTrail *trail,
      const char *kind,
      const char *title,
      gboolean    about_topic)
{
  return g_strdup_printf ("%s|%s|%s\n", kind, title, about_topic ? "" : study_topic_get_title (get_topic (trail)));
}

static void
test_kinds (void)
{
  StudyProgress *progress;
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (&progress);
  g_autoptr (StudyProgress) other = study_progress_new (study_trail_get_id (trail), "0000000b");
  const char *topic_id = study_topic_get_id (get_topic (trail));
  const char *item_id = study_item_get_id (get_item (trail, 0));
  g_autofree char *own_id = g_strconcat (topic_id, "/own-0123abcd", NULL);
  g_autofree char *done = line (trail, "done", study_item_get_title (get_item (trail, 0)), FALSE);
  g_autofree char *not_done = line (trail, "not-done", study_item_get_title (get_item (trail, 0)), FALSE);
  g_autofree char *note = line (trail, "note-added", study_topic_get_title (get_topic (trail)), TRUE);
  g_autofree char *no_note = line (trail, "note-removed", study_topic_get_title (get_topic (trail)), TRUE);
  g_autofree char *course = line (trail, "course-added", "Own", FALSE);
  g_autofree char *skipped = line (trail, "skipped", study_topic_get_title (get_topic (trail)), TRUE);
  g_autofree char *all = g_strconcat (done, note, course, skipped, "other|unknown/thing|\n", NULL);

  assert_differences (trail, progress, other, FALSE, "");
  assert_differences (trail, progress, other, TRUE, "");

  study_progress_set_done (other, item_id, TRUE);
  study_progress_set_text (other, "topic", topic_id, "note", "A note");
  study_progress_set_value (other, "course", own_id, "course", fixture_course_value (topic_id, "Own", 1));
  study_progress_set_value (other, "topic", topic_id, "skipped", g_variant_new_boolean (TRUE));
  study_progress_set_value (other, "item", "unknown/thing", "rating", g_variant_new_int64 (5));
  assert_differences (trail, progress, other, FALSE, all);
  assert_differences (trail, progress, other, TRUE, all);

  /* What is the same already is no difference, and what is older does not win. */
  fixture_merge (progress, other);
  g_object_unref (g_steal_pointer (&other));
  other = study_progress_new (study_trail_get_id (trail), "0000000b");
  fixture_merge_register (other, "item", item_id, "done", NULL, 1, "0000000b");
  fixture_merge (other, progress);
  assert_differences (trail, progress, other, FALSE, "");
  study_progress_set_done (other, item_id, FALSE);
  study_progress_set_text (other, "topic", topic_id, "note", NULL);
  {
    g_autofree char *both = g_strconcat (not_done, no_note, NULL);

    assert_differences (trail, progress, other, FALSE, both);
  }
}

/* To restore an empty document is to take everything away. */
static void
test_replace (void)
{
  StudyProgress *progress;
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (&progress);
  g_autoptr (StudyProgress) empty = study_progress_new (study_trail_get_id (trail), "0000000b");
  g_autofree char *not_done = line (trail, "not-done", study_item_get_title (get_item (trail, 0)), FALSE);

  study_item_set_done (get_item (trail, 0), TRUE);
  assert_differences (trail, progress, empty, FALSE, "");
  assert_differences (trail, progress, empty, TRUE, not_done);
}

static void
fill (StudyTrail *trail)
{
  for (guint i = 0; i < study_trail_get_n_topics (trail); i++)
    {
      StudyTopic *topic = study_trail_get_topic (trail, i);
      g_autofree char *id = study_topic_add_course (topic, "Own", NULL, NULL, 0);

      study_topic_set_all_done (topic, TRUE);
      study_topic_set_note (topic, "A note");
      g_assert_nonnull (id);
    }
}

static void
test_reset (void)
{
  for (guint everything = 0; everything < 2; everything++)
    {
      StudyProgress *progress;
      g_autoptr (StudyTrail) trail = fixture_bound_trail_new (&progress);
      StudyTopic *first = study_trail_get_topic (trail, 0);
      StudyTopic *last = study_trail_get_topic (trail, study_trail_get_n_topics (trail) - 1);
      g_autoptr (StudyHistory) history = NULL;
      g_autofree char *before = NULL;
      g_autofree char *undone = NULL;

      fill (trail);
      study_progress_set_done (progress, "gone/from/the-guide", TRUE);
      history = study_history_new (progress);
      before = fixture_dump (progress, FALSE);

      g_assert_cmpuint (study_reset_topic (first, everything, "Reset"), >, 0);
      g_assert_cmpuint (study_topic_get_done (first), ==, 0);
      g_assert_cmpstr (study_topic_get_note (first), ==, everything ? "" : "A note");
      g_assert_cmpuint (study_topic_get_done (last), >, 0);
      g_assert_cmpuint (study_reset_topic (first, everything, "Reset"), ==, 0);

      g_assert_cmpuint (study_reset_stage (study_topic_get_stage (last), everything, "Reset"), >, 0);
      g_assert_cmpuint (study_stage_get_done (study_topic_get_stage (last)), ==, 0);
      study_reset_trail (trail, everything, "Reset");
      g_assert_cmpuint (study_trail_get_all_done (trail), ==, 0);
      g_assert_cmpint (study_progress_get_done_time (progress, "gone/from/the-guide"), ==, 0);

      while (study_history_get_can_undo (history))
        study_history_undo (history);
      undone = fixture_dump (progress, FALSE);
      g_assert_cmpstr (undone, ==, before);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/difference/kinds", test_kinds);
  g_test_add_func ("/difference/replace", test_replace);
  g_test_add_func ("/reset", test_reset);

  return g_test_run ();
}
