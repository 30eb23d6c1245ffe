/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/trail/study-history.h"

#include "model/trail/trail-fixture.h"

typedef struct
{
  StudyTrail *trail;
  StudyProgress *progress;
  StudyHistory *history;
  GString *events; /* what the history said, in order */
} Fixture;

static void
recorded_cb (Fixture    *self,
             const char *description,
             guint       n_changes,
             gboolean    taken)
{
  g_string_append_printf (self->events, "recorded(%s,%u%s) ", description != NULL ? description : "-", n_changes,
                          taken ? ",taken" : "");
}

static void
replayed_cb (Fixture    *self,
             const char *description,
             const char *id)
{
  g_string_append_printf (self->events, "replayed(%s,%s) ", description != NULL ? description : "-", id);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->trail = fixture_trail_new ();
  self->progress = study_progress_new ("sample", "device-a");
  study_trail_set_progress (self->trail, self->progress);
  self->history = study_history_new (self->progress);
  self->events = g_string_new (NULL);
  g_signal_connect_swapped (self->history, "recorded", G_CALLBACK (recorded_cb), self);
  g_signal_connect_swapped (self->history, "replayed", G_CALLBACK (replayed_cb), self);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_string_free (self->events, TRUE);
  g_assert_finalize_object (g_steal_pointer (&self->history));
  g_assert_finalize_object (g_steal_pointer (&self->trail));
  g_assert_finalize_object (g_steal_pointer (&self->progress));
}

static void
assert_events (Fixture    *self,
               const char *expected)
{
  g_assert_cmpstr (self->events->str, ==, expected);
  g_string_truncate (self->events, 0);
}

static void
test_empty (Fixture       *self,
            gconstpointer  data)
{
  g_assert_false (study_history_get_can_undo (self->history));
  g_assert_false (study_history_get_can_redo (self->history));
  study_history_undo (self->history);
  study_history_redo (self->history);
  study_history_seal (self->history);
  assert_events (self, "");
  g_assert_cmpuint (study_progress_get_n_registers (self->progress), ==, 0);
}

static void
test_signals (Fixture       *self,
              gconstpointer  data)
{
  guint can_undo;
  guint can_redo;

  fixture_count_signal (self->history, "notify::can-undo", &can_undo);
  fixture_count_signal (self->history, "notify::can-redo", &can_redo);
  fixture_set_done (self->trail, "one/course/a", TRUE);
  assert_events (self, "recorded(“a” marked as done,1) ");
  g_assert_true (study_history_get_can_undo (self->history));
  g_assert_cmpuint (can_undo, >, 0);

  study_history_undo (self->history);
  assert_events (self, "replayed(“a” marked as done,one/course/a) ");
  g_assert_false (study_history_get_can_undo (self->history));
  g_assert_true (study_history_get_can_redo (self->history));
  g_assert_cmpuint (can_redo, >, 0);

  study_history_redo (self->history);
  assert_events (self, "replayed(“a” marked as done,one/course/a) ");
  g_assert_false (study_history_get_can_redo (self->history));

  /* What changes nothing is no step. */
  fixture_set_done (self->trail, "one/course/a", TRUE);
  study_progress_begin (self->progress, "Nothing");
  study_progress_end (self->progress);
  assert_events (self, "");
}

/* Each kind of change goes back and forth. */
static void
test_kinds (Fixture       *self,
            gconstpointer  data)
{
  StudyTopic *topic = fixture_topic (self->trail, "one/slot");
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *id = NULL;

  g_ptr_array_add (states, fixture_dump (self->progress, FALSE));
  fixture_set_done (self->trail, "one/course/a", TRUE);
  g_ptr_array_add (states, fixture_dump (self->progress, FALSE));
  fixture_set_done (self->trail, "one/course/a", FALSE);
  g_ptr_array_add (states, fixture_dump (self->progress, FALSE));
  study_item_set_project_title (fixture_item (self->trail, "one/slot/project"), "A try");
  g_ptr_array_add (states, fixture_dump (self->progress, FALSE));
  study_item_set_project_url (fixture_item (self->trail, "one/slot/project"), "https://example.org/");
  g_ptr_array_add (states, fixture_dump (self->progress, FALSE));
  study_topic_set_note (topic, "words");
  g_ptr_array_add (states, fixture_dump (self->progress, FALSE));
  study_topic_set_skipped (topic, TRUE);
  g_ptr_array_add (states, fixture_dump (self->progress, FALSE));
  study_topic_set_all_done (fixture_topic (self->trail, "two/both"), TRUE);
  g_ptr_array_add (states, fixture_dump (self->progress, FALSE));
  study_topic_set_all_done (fixture_topic (self->trail, "two/both"), FALSE);
  g_ptr_array_add (states, fixture_dump (self->progress, FALSE));
  id = study_topic_add_course (topic, "Mine", "https://example.org/", "Someone", 3);
  g_ptr_array_add (states, fixture_dump (self->progress, FALSE));
  study_topic_edit_course (topic, fixture_item (self->trail, id), "Yours", NULL, NULL, 4);
  g_ptr_array_add (states, fixture_dump (self->progress, FALSE));
  fixture_set_done (self->trail, id, TRUE);
  g_ptr_array_add (states, fixture_dump (self->progress, FALSE));
  study_topic_remove_course (topic, fixture_item (self->trail, id));
  g_ptr_array_add (states, fixture_dump (self->progress, FALSE));

  for (guint round = 0; round < 3; round++)
    {
      for (guint i = states->len - 1; i > 0; i--)
        {
          g_autofree char *state = NULL;

          g_assert_true (study_history_get_can_undo (self->history));
          study_history_undo (self->history);
          state = fixture_dump (self->progress, FALSE);
          g_assert_cmpstr (state, ==, g_ptr_array_index (states, i - 1));
        }
      g_assert_false (study_history_get_can_undo (self->history));
      g_assert_cmpuint (study_trail_get_all_done (self->trail), ==, 0);
      for (guint i = 1; i < states->len; i++)
        {
          g_autofree char *state = NULL;

          study_history_redo (self->history);
          state = fixture_dump (self->progress, FALSE);
          g_assert_cmpstr (state, ==, g_ptr_array_index (states, i));
        }
      g_assert_false (study_history_get_can_redo (self->history));
    }

  /* An own course is back with all that was done in it. */
  study_history_undo (self->history);
  g_assert_cmpstr (study_item_get_title (fixture_item (self->trail, id)), ==, "Yours");
  g_assert_true (study_item_get_done (fixture_item (self->trail, id)));
}

/* An item that is done again by an undo was done when it was done. */
static void
test_done_time (Fixture       *self,
                gconstpointer  data)
{
  StudyItem *item = fixture_item (self->trail, "one/course/a");
  gint64 done_time;
  gint64 register_time;

  study_item_set_done (item, TRUE);
  done_time = study_item_get_done_time (item);
  study_item_set_done (item, FALSE);
  register_time = study_register_get_time (study_progress_lookup (self->progress, "item", "one/course/a", "done"));
  while (g_get_real_time () <= register_time)
    g_thread_yield ();
  study_history_undo (self->history);
  g_assert_cmpint (study_item_get_done_time (item), ==, done_time);
  /* The register is a new one all the same, so that it wins elsewhere. */
  g_assert_cmpint (study_register_get_time (study_progress_lookup (self->progress, "item", "one/course/a", "done")),
                   >, register_time);
}

static void
test_bulk (Fixture       *self,
           gconstpointer  data)
{
  StudyTopic *topic = fixture_topic (self->trail, "one/course");
  guint changed;

  fixture_set_done (self->trail, "one/course/b", TRUE);
  g_string_truncate (self->events, 0);
  study_topic_set_all_done (topic, TRUE);
  assert_events (self, "recorded(3 items marked as done,3) ");
  g_assert_cmpuint (study_topic_get_done (topic), ==, 4);

  fixture_count_signal (self->progress, "changed", &changed);
  study_history_undo (self->history);
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpuint (study_topic_get_done (topic), ==, 1);
  g_assert_true (study_item_get_done (fixture_item (self->trail, "one/course/b")));
  study_history_redo (self->history);
  g_assert_cmpuint (changed, ==, 2);
  g_assert_cmpuint (study_topic_get_done (topic), ==, 4);

  /* The same register several times in one group goes back to where it began. */
  study_progress_begin (self->progress, "Twice");
  study_topic_set_note (topic, "1");
  study_topic_set_note (topic, "2");
  study_topic_set_note (topic, "3");
  study_progress_end (self->progress);
  study_history_undo (self->history);
  g_assert_cmpstr (study_topic_get_note (topic), ==, "");
  study_history_redo (self->history);
  g_assert_cmpstr (study_topic_get_note (topic), ==, "3");
}

static void
test_redo_cleared (Fixture       *self,
                   gconstpointer  data)
{
  StudyTopic *topic = fixture_topic (self->trail, "one/course");

  fixture_set_done (self->trail, "one/course/a", TRUE);
  fixture_set_done (self->trail, "one/course/b", TRUE);
  study_history_undo (self->history);
  study_history_undo (self->history);
  g_assert_true (study_history_get_can_redo (self->history));
  fixture_set_done (self->trail, "one/course/c", TRUE);
  g_assert_false (study_history_get_can_redo (self->history));
  study_history_redo (self->history);
  g_assert_cmpuint (study_topic_get_done (topic), ==, 1);

  /* Typing on clears it as well. */
  study_topic_set_note (topic, "a");
  study_topic_set_note (topic, "ab");
  study_history_undo (self->history);
  study_topic_set_note (topic, "x");
  g_assert_false (study_history_get_can_redo (self->history));
  study_history_undo (self->history);
  g_assert_cmpstr (study_topic_get_note (topic), ==, "");
}

static void
type (Fixture    *self,
      const char *id,
      const char *text)
{
  StudyTopic *topic = fixture_topic (self->trail, id);
  const char *before = study_topic_get_note (topic);
  gsize shared = 0;

  while (before[shared] != '\0' && before[shared] == text[shared])
    shared++;
  for (gsize n = strlen (before); n > shared; n--)
    {
      g_autofree char *shorter = g_strndup (study_topic_get_note (topic), n - 1);

      study_topic_set_note (topic, shorter);
    }
  for (gsize n = shared + 1; n <= strlen (text); n++)
    {
      g_autofree char *longer = g_strndup (text, n);

      study_topic_set_note (topic, longer);
    }
}

static void
assert_note (Fixture    *self,
             const char *id,
             const char *text)
{
  g_assert_cmpstr (study_topic_get_note (fixture_topic (self->trail, id)), ==, text);
}

static void
test_typing (Fixture       *self,
             gconstpointer  data)
{
  /* One run is one step and said once. */
  type (self, "one/course", "hello");
  assert_events (self, "recorded(Notes on “one/course” changed,1) ");
  study_history_undo (self->history);
  assert_note (self, "one/course", "");
  study_history_redo (self->history);
  assert_note (self, "one/course", "hello");
  g_string_truncate (self->events, 0);

  /* After an undo or redo another one begins. */
  type (self, "one/course", "hello you");
  assert_events (self, "recorded(Notes on “one/course” changed,1) ");
  study_history_undo (self->history);
  assert_note (self, "one/course", "hello");
  study_history_redo (self->history);

  /* And after a seal, … */
  study_history_seal (self->history);
  type (self, "one/course", "hello you all");
  study_history_undo (self->history);
  assert_note (self, "one/course", "hello you");
  study_history_redo (self->history);

  /* … in another text, … */
  type (self, "one/slot", "other");
  type (self, "one/course", "hello you all!");
  study_history_undo (self->history);
  assert_note (self, "one/course", "hello you all");
  assert_note (self, "one/slot", "other");
  study_history_undo (self->history);
  assert_note (self, "one/slot", "");

  /* … and after anything else. */
  type (self, "one/course", "hello you all?");
  fixture_set_done (self->trail, "one/course/a", TRUE);
  type (self, "one/course", "hello you all???");
  study_history_undo (self->history);
  assert_note (self, "one/course", "hello you all?");
  study_history_undo (self->history);
  study_history_undo (self->history);
  assert_note (self, "one/course", "hello you all");
}

/* A project's title and its link are texts of their own. */
static void
test_typing_fields (Fixture       *self,
                    gconstpointer  data)
{
  StudyItem *item = fixture_item (self->trail, "one/slot/project");

  study_item_set_project_title (item, "a");
  study_item_set_project_title (item, "ab");
  study_item_set_project_url (item, "h");
  study_item_set_project_url (item, "ht");
  study_history_undo (self->history);
  g_assert_cmpstr (study_item_get_project_url (item), ==, "");
  g_assert_cmpstr (study_item_get_project_title (item), ==, "ab");
  study_history_undo (self->history);
  g_assert_cmpstr (study_item_get_project_title (item), ==, "");
  g_assert_false (study_history_get_can_undo (self->history));
}

/* What was typed and taken away again leaves no step, and what was sealed
 * before stays so. */
static void
test_typing_nothing (Fixture       *self,
                     gconstpointer  data)
{
  type (self, "one/course", "x");
  type (self, "one/course", "");
  g_assert_false (study_history_get_can_undo (self->history));

  type (self, "one/course", "first");
  study_history_seal (self->history);
  type (self, "one/course", "first and");
  type (self, "one/course", "first");
  type (self, "one/course", "first or");
  study_history_undo (self->history);
  assert_note (self, "one/course", "first");
  study_history_undo (self->history);
  assert_note (self, "one/course", "");
  g_assert_false (study_history_get_can_undo (self->history));
}

/* Checks are never one step, however fast. */
static void
test_checks_apart (Fixture       *self,
                   gconstpointer  data)
{
  fixture_set_done (self->trail, "one/course/a", TRUE);
  fixture_set_done (self->trail, "one/course/a", FALSE);
  study_history_undo (self->history);
  g_assert_true (study_item_get_done (fixture_item (self->trail, "one/course/a")));
  study_history_undo (self->history);
  g_assert_false (study_item_get_done (fixture_item (self->trail, "one/course/a")));
}

/* What others did is not undone, and does not keep one's own from it. */
static void
test_merge (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (StudyProgress) other = study_progress_new ("sample", "device-b");

  fixture_set_done (self->trail, "one/course/a", TRUE);
  study_history_undo (self->history);
  g_string_truncate (self->events, 0);
  study_progress_set_done (other, "one/course/b", TRUE);
  study_progress_set_text (other, "topic", "one/course", "note", "theirs");
  g_assert_cmpuint (fixture_merge (self->progress, other), ==, 3);
  assert_events (self, "");
  g_assert_false (study_history_get_can_undo (self->history));
  g_assert_true (study_history_get_can_redo (self->history));
  study_history_redo (self->history);
  g_assert_true (study_item_get_done (fixture_item (self->trail, "one/course/a")));
  study_history_undo (self->history);
  g_assert_true (study_item_get_done (fixture_item (self->trail, "one/course/b")));

  /* Undoing wins over what came meanwhile, and what others did in the middle
   * of a group is no part of it. */
  study_progress_begin (self->progress, "Mine");
  study_topic_set_note (fixture_topic (self->trail, "one/slot"), "mine");
  study_progress_set_done (other, "one/slot/a", TRUE);
  fixture_merge (self->progress, other);
  study_progress_end (self->progress);
  study_progress_set_text (other, "topic", "one/slot", "note", "theirs");
  fixture_merge (self->progress, other);
  assert_note (self, "one/slot", "theirs");
  study_history_undo (self->history);
  assert_note (self, "one/slot", "");
  g_assert_true (study_item_get_done (fixture_item (self->trail, "one/slot/a")));
  fixture_merge (self->progress, other);
  assert_note (self, "one/slot", "");
}

static void
test_read_only (Fixture       *self,
                gconstpointer  data)
{
  fixture_set_done (self->trail, "one/course/a", TRUE);
  fixture_set_done (self->trail, "one/course/b", TRUE);
  study_history_undo (self->history);
  g_string_truncate (self->events, 0);
  study_progress_set_read_only (self->progress, TRUE);
  study_history_undo (self->history);
  study_history_redo (self->history);
  assert_events (self, "");
  g_assert_true (study_item_get_done (fixture_item (self->trail, "one/course/a")));
  study_progress_set_read_only (self->progress, FALSE);
  study_history_redo (self->history);
  g_assert_true (study_item_get_done (fixture_item (self->trail, "one/course/b")));
}

/* One thing that a person does; some of them change nothing. */
static void
do_something (Fixture *self,
              GRand   *rand)
{
  StudyTopic *topic = study_trail_get_topic (self->trail, g_rand_int_range (rand, 0, 7));
  guint n = study_topic_get_total (topic);
  StudyItem *item = n > 0 ? study_topic_get_item (topic, g_rand_int_range (rand, 0, n)) : NULL;
  const char *text = ((const char *[]) { "", "x", "y" })[g_rand_int_range (rand, 0, 3)];

  study_history_seal (self->history);
  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      study_topic_set_note (topic, text);
      break;
    case 1:
      study_topic_set_skipped (topic, g_rand_boolean (rand));
      break;
    case 2:
      study_topic_set_all_done (topic, g_rand_boolean (rand));
      break;
    case 3:
      g_free (study_topic_add_course (topic, "Own", NULL, NULL, 0));
      break;
    case 4:
      if (item != NULL && study_item_get_own (item) && study_item_get_kind (item) == STUDY_ITEM_COURSE)
        study_topic_remove_course (topic, item);
      break;
    case 5:
      if (item != NULL && study_item_get_kind (item) == STUDY_ITEM_PROJECT)
        study_item_set_project_title (item, text);
      break;
    default:
      if (item != NULL)
        study_item_set_done (item, g_rand_boolean (rand));
    }
}

/* A long walk back and forth among recorded states. */
static void
test_random_walk (Fixture       *self,
                  gconstpointer  data)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  guint position = 0;

  g_test_message ("seed %u", seed);
  g_ptr_array_add (states, fixture_dump (self->progress, FALSE));
  for (guint step = 0; step < 4000; step++)
    {
      g_autofree char *state = NULL;

      switch (g_rand_int_range (rand, 0, 5))
        {
        case 0:
        case 1:
          g_assert_true (study_history_get_can_undo (self->history) == (position > 0));
          study_history_undo (self->history);
          position -= position > 0;
          break;
        case 2:
          g_assert_true (study_history_get_can_redo (self->history) == (position + 1 < states->len));
          study_history_redo (self->history);
          position += position + 1 < states->len;
          break;
        default:
          g_string_truncate (self->events, 0);
          do_something (self, rand);
          if (self->events->len > 0)
            {
              g_ptr_array_set_size (states, position + 1);
              g_ptr_array_add (states, fixture_dump (self->progress, FALSE));
              position++;
            }
        }
      state = fixture_dump (self->progress, FALSE);
      g_assert_cmpstr (state, ==, g_ptr_array_index (states, position));
    }

  while (study_history_get_can_undo (self->history))
    study_history_undo (self->history);
  g_assert_cmpuint (study_trail_get_all_done (self->trail), ==, 0);
}

/* Nothing is forgotten, however much there is. */
static void
test_unlimited (Fixture       *self,
                gconstpointer  data)
{
  const guint n = 20000;

  for (guint i = 0; i < n; i++)
    fixture_set_done (self->trail, "one/course/a", i % 2 == 0);
  for (guint i = n; i > 0; i--)
    {
      g_assert_true (study_item_get_done (fixture_item (self->trail, "one/course/a")) == (i % 2 == 1));
      study_history_undo (self->history);
    }
  g_assert_false (study_history_get_can_undo (self->history));
  for (guint i = 0; i < n; i++)
    study_history_redo (self->history);
  g_assert_false (study_history_get_can_redo (self->history));
}

static void
set_content (StudyContent       **current,
             const StudyContent  *content)
{
  StudyContent *before = *current;

  *current = study_content_ref (content);
  study_content_unref (before);
}

/* Puts another trail in the place of the one that is there, as its editor does. */
static void
change_trail (Fixture       *self,
              StudyContent **current,
              const char    *title,
              const char    *text)
{
  g_autoptr (StudyContent) after = study_content_new ("sample", title);

  study_history_record_trail (self->history, *current, after, "one", text, title, text == NULL);
  set_content (current, after);
}

static void
assert_title (const StudyContent *content,
              const char         *title)
{
  g_assert_cmpstr (content->title, ==, title);
}

/* What is done on a trail and what is done to it are undone in one line. */
static void
test_trails (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (StudyContent) current = study_content_new ("sample", "0");

  g_signal_connect_swapped (self->history, "trail-wanted", G_CALLBACK (set_content), &current);
  change_trail (self, &current, "1", NULL);
  fixture_set_done (self->trail, "one/course/a", TRUE);
  change_trail (self, &current, "2", NULL);
  assert_events (self, "recorded(1,1,taken) recorded(“a” marked as done,1) recorded(2,1,taken) ");

  study_history_undo (self->history);
  assert_title (current, "1");
  g_assert_true (study_item_get_done (fixture_item (self->trail, "one/course/a")));
  study_history_undo (self->history);
  assert_title (current, "1");
  g_assert_false (study_item_get_done (fixture_item (self->trail, "one/course/a")));
  study_history_undo (self->history);
  assert_title (current, "0");
  g_assert_false (study_history_get_can_undo (self->history));
  assert_events (self, "replayed(2,one) replayed(“a” marked as done,one/course/a) replayed(1,one) ");

  study_history_redo (self->history);
  assert_title (current, "1");
  study_history_redo (self->history);
  study_history_redo (self->history);
  assert_title (current, "2");
  g_assert_false (study_history_get_can_redo (self->history));

  /* Where the progress can only be read, the trail can still be changed. */
  study_progress_set_read_only (self->progress, TRUE);
  study_history_undo (self->history);
  assert_title (current, "1");
  study_history_undo (self->history);
  g_assert_true (study_item_get_done (fixture_item (self->trail, "one/course/a")));
}

static void
test_trails_typing (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr (StudyContent) current = study_content_new ("sample", "");

  g_signal_connect_swapped (self->history, "trail-wanted", G_CALLBACK (set_content), &current);
  change_trail (self, &current, "a", "title");
  change_trail (self, &current, "ab", "title");
  change_trail (self, &current, "ab.", "text");
  study_history_seal (self->history);
  change_trail (self, &current, "ab..", "text");
  assert_events (self, "recorded(a,1) recorded(ab.,1) recorded(ab..,1) ");

  study_history_undo (self->history);
  assert_title (current, "ab.");
  study_history_undo (self->history);
  assert_title (current, "ab");
  study_history_redo (self->history);
  study_history_undo (self->history);
  study_history_undo (self->history);
  assert_title (current, "");

  /* What is typed in a trail is not what is typed on it. */
  study_topic_set_note (fixture_topic (self->trail, "one/course"), "n");
  change_trail (self, &current, "c", "title");
  study_topic_set_note (fixture_topic (self->trail, "one/course"), "no");
  study_history_undo (self->history);
  assert_note (self, "one/course", "n");
  study_history_undo (self->history);
  assert_title (current, "");
}

/* A trail whose file was replaced is not gone back from. */
static void
test_trails_forgotten (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr (StudyContent) current = study_content_new ("sample", "0");

  g_signal_connect_swapped (self->history, "trail-wanted", G_CALLBACK (set_content), &current);
  change_trail (self, &current, "1", "title");
  fixture_set_done (self->trail, "one/course/a", TRUE);
  change_trail (self, &current, "2", NULL);
  study_history_undo (self->history);
  study_history_forget_trails (self->history);
  g_assert_false (study_history_get_can_redo (self->history));
  study_history_undo (self->history);
  g_assert_false (study_item_get_done (fixture_item (self->trail, "one/course/a")));
  g_assert_false (study_history_get_can_undo (self->history));
  assert_title (current, "1");
}

/* Many large trails do not fill the memory, and small ones are all kept. */
static void
test_trails_limited (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (StudyContent) current = study_content_new ("sample", "0");
  guint n_undone;

  g_signal_connect_swapped (self->history, "trail-wanted", G_CALLBACK (set_content), &current);
  for (guint i = 0; i < 2000; i++)
    change_trail (self, &current, "small", NULL);
  for (guint i = 0; i < 2000; i++)
    study_history_undo (self->history);
  assert_title (current, "0");
  g_assert_false (study_history_get_can_undo (self->history));

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (StudyContent) large = study_content_new ("sample", "large");
      StudyContentStage *stage = fixture_append_stage (large, "stage");

      for (guint j = 0; j < 60000; j++)
        {
          g_autofree char *id = g_strdup_printf ("stage/%u", j);

          fixture_append_topic (stage, id, FALSE, NULL);
        }
      study_history_record_trail (self->history, current, large, "stage", NULL, "large", FALSE);
      set_content (&current, large);
    }
  for (n_undone = 0; study_history_get_can_undo (self->history); n_undone++)
    study_history_undo (self->history);
  g_assert_cmpuint (n_undone, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (* func) (Fixture *, gconstpointer);
  } cases[] = {
    { "/history/empty", test_empty },
    { "/history/signals", test_signals },
    { "/history/kinds", test_kinds },
    { "/history/done-time", test_done_time },
    { "/history/bulk", test_bulk },
    { "/history/redo-cleared", test_redo_cleared },
    { "/history/typing/runs", test_typing },
    { "/history/typing/fields", test_typing_fields },
    { "/history/typing/nothing", test_typing_nothing },
    { "/history/checks-apart", test_checks_apart },
    { "/history/merge", test_merge },
    { "/history/read-only", test_read_only },
    { "/history/random-walk", test_random_walk },
    { "/history/unlimited", test_unlimited },
    { "/history/trails/one-line", test_trails },
    { "/history/trails/typing", test_trails_typing },
    { "/history/trails/forgotten", test_trails_forgotten },
    { "/history/trails/limited", test_trails_limited },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].func, tear_down);

  return g_test_run ();
}
