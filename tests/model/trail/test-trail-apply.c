/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Other content on an open trail: what it shows afterwards, what stays the same
 * object, and who is told. */

#include "model/content/study-content-edit.h"
#include "model/trail/trail-oracle.h"

static const char * const topic_ids[] = {
  "one/course", "one/slot", "two/extra", "two/both", "two/empty", "three/last", "three/bare",
};

static StudyContent *
fork_content (StudyTrail *trail)
{
  return study_content_fork (study_trail_get_content (trail));
}

static void
notify_cb (GString    *log,
           GParamSpec *pspec)
{
  g_string_append_printf (log, "%s ", pspec->name);
}

static void
items_changed_cb (GString *log,
                  guint    position,
                  guint    n_removed,
                  guint    n_added)
{
  g_string_append_printf (log, "%u-%u+%u ", position, n_removed, n_added);
}

static void
record (gpointer  object,
        GString  *log)
{
  g_string_truncate (log, 0);
  g_signal_connect_swapped (object, "notify", G_CALLBACK (notify_cb), log);
  if (G_IS_LIST_MODEL (object))
    g_signal_connect_swapped (object, "items-changed", G_CALLBACK (items_changed_cb), log);
}

/* A title that changes is told by what has it, and by nothing else. */
static void
test_title (void)
{
  g_autoptr (GString) item_log = g_string_new (NULL);
  g_autoptr (GString) topic_log = g_string_new (NULL);
  g_autoptr (GString) trail_log = g_string_new (NULL);
  g_autoptr (GString) other_log = g_string_new (NULL);
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (NULL);
  g_autoptr (StudyContent) content = fork_content (trail);
  StudyItem *item = fixture_item (trail, "one/course/a");
  guint n_changed;

  fixture_set_done (trail, "one/course/a", TRUE);
  record (item, item_log);
  record (fixture_topic (trail, "one/course"), topic_log);
  record (fixture_item (trail, "one/course/b"), other_log);
  record (trail, trail_log);
  fixture_count_signal (trail, "content-changed", &n_changed);

  g_assert_true (study_content_edit_set_text (content, "one/course/a", STUDY_CONTENT_FIELD_TITLE, "Another", NULL));
  study_trail_apply (trail, content);
  g_assert_cmpstr (study_item_get_title (item), ==, "Another");
  g_assert_true (study_item_get_done (item));
  g_assert_true (fixture_item (trail, "one/course/a") == item);
  g_assert_cmpstr (item_log->str, ==, "title ");
  g_assert_cmpstr (topic_log->str, ==, "");
  g_assert_cmpstr (trail_log->str, ==, "");
  g_assert_cmpstr (other_log->str, ==, "");
  g_assert_cmpuint (n_changed, ==, 1);
  oracle_check (trail);

  study_trail_apply (trail, content);
  g_assert_cmpuint (n_changed, ==, 1);
}

/* What comes and goes is told as the range that changed, with the counts. */
static void
test_items (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (NULL);
  g_autoptr (StudyContent) content = fork_content (trail);
  g_autoptr (StudyContent) before = study_content_ref (study_trail_get_content (trail));
  StudyTopic *topic = fixture_topic (trail, "one/slot");
  g_autoptr (StudyItem) gone = g_object_ref (fixture_item (trail, "one/slot/b"));
  guint total = study_trail_get_total (trail);

  fixture_set_done (trail, "one/slot/b", TRUE);
  record (topic, log);
  g_assert_true (study_content_edit_remove (content, "one/slot/b", NULL));
  study_trail_apply (trail, content);
  g_assert_true (g_str_has_prefix (log->str, "1-1+0 "));
  g_assert_null (study_item_get_topic (gone));
  g_assert_null (study_trail_find_item (trail, "one/slot/b"));
  g_assert_cmpuint (study_trail_get_total (trail), ==, total - 1);
  g_assert_cmpuint (study_trail_get_done (trail), ==, 0);
  oracle_check (trail);

  /* Its check comes back with it. */
  g_string_truncate (log, 0);
  study_trail_apply (trail, before);
  g_assert_true (g_str_has_prefix (log->str, "1-0+1 "));
  g_assert_true (study_item_get_done (fixture_item (trail, "one/slot/b")));
  g_assert_cmpuint (study_trail_get_done (trail), ==, 1);
  oracle_check (trail);
}

/* A topic takes its objects, its marks and the courses of one's own along. */
static void
test_move (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (NULL);
  g_autoptr (StudyContent) content = fork_content (trail);
  StudyTopic *topic = fixture_topic (trail, "one/slot");
  StudyItem *item = fixture_item (trail, "one/slot/a");
  StudyStage *one = study_trail_find_stage (trail, "one");
  g_autofree char *own = study_topic_add_course (topic, "Own", NULL, NULL, 0);

  fixture_set_done (trail, "one/slot/a", TRUE);
  fixture_set_done (trail, own, TRUE);
  record (one, log);
  g_assert_true (study_content_edit_move (content, "one/slot", "three", 1, NULL));
  study_trail_apply (trail, content);
  g_assert_true (g_str_has_prefix (log->str, "1-1+0 "));
  g_assert_true (fixture_topic (trail, "one/slot") == topic);
  g_assert_true (fixture_item (trail, "one/slot/a") == item);
  g_assert_true (study_topic_get_stage (topic) == study_trail_find_stage (trail, "three"));
  g_assert_true (study_item_get_done (fixture_item (trail, own)));
  g_assert_cmpuint (study_topic_get_done (topic), ==, 2);
  oracle_check (trail);
}

/* A topic that is gone has its own courses again when it comes back. */
static void
test_back (void)
{
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (NULL);
  g_autoptr (StudyContent) before = study_content_ref (study_trail_get_content (trail));
  g_autoptr (StudyContent) content = fork_content (trail);
  g_autofree char *own = study_topic_add_course (fixture_topic (trail, "one/slot"), "Own", NULL, NULL, 0);

  study_topic_set_skipped (fixture_topic (trail, "one/slot"), TRUE);
  g_assert_true (study_content_edit_remove (content, "one", NULL));
  study_trail_apply (trail, content);
  g_assert_null (study_trail_find_item (trail, own));
  oracle_check (trail);

  study_trail_apply (trail, before);
  g_assert_nonnull (study_trail_find_item (trail, own));
  g_assert_true (study_topic_get_skipped (fixture_topic (trail, "one/slot")));
  oracle_check (trail);

  /* The project that made room for it is found while it is out of the list. */
  g_assert_false (g_list_model_get_n_items (G_LIST_MODEL (fixture_topic (trail, "one/slot"))) == 4);
  fixture_set_done (trail, "one/slot/project", TRUE);
  oracle_check (trail);
}

/* What is required is told to those who ask what comes first. */
static void
test_requires (void)
{
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (NULL);
  g_autoptr (StudyContent) content = fork_content (trail);
  guint n_changed;

  fixture_count_signal (trail, "topic-state-changed", &n_changed);
  g_assert_true (study_content_edit_set_requires (content, "three/bare", (const char *[]) { "one/course", NULL }, NULL));
  study_trail_apply (trail, content);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_true (study_topic_get_blocker (fixture_topic (trail, "three/bare")) == fixture_topic (trail, "one/course"));
  oracle_check (trail);
}

/* The texts of a trail, and its advice. */
static void
test_trail (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (NULL);
  g_autoptr (StudyContent) content = fork_content (trail);

  record (trail, log);
  g_set_str (&content->title, "Another");
  g_set_str (&content->objective, "To know");
  g_ptr_array_add (content->advice, study_advice_new (STUDY_ADVICE_ORDER, "Order", "In order", NULL));
  study_trail_apply (trail, content);
  g_assert_nonnull (strstr (log->str, "title "));
  g_assert_nonnull (strstr (log->str, "short-title "));
  g_assert_nonnull (strstr (log->str, "objective "));
  g_assert_null (strstr (log->str, "description "));
  g_assert_null (strstr (log->str, "total "));
  g_assert_cmpstr (study_trail_get_short_title (trail), ==, "Another");
  g_assert_cmpuint (g_list_model_get_n_items (study_trail_get_advice (trail)), ==, 1);
}

/* Does one thing to content, or tries to. */
static void
change_at_random (StudyContent *content,
                  guint         n)
{
  static const char * const stages[] = { "one", "two", "three" };
  const char *topic = topic_ids[g_test_rand_int_range (0, G_N_ELEMENTS (topic_ids))];
  const char *stage = stages[g_test_rand_int_range (0, G_N_ELEMENTS (stages))];
  g_autofree char *slug = g_strdup_printf ("x%u", n);
  g_autofree char *item = g_strdup_printf ("%s/%c", topic, "abcdr"[g_test_rand_int_range (0, 5)]);
  int position = g_test_rand_int_range (0, 5);

  switch (g_test_rand_int_range (0, 12))
    {
    case 0:
      g_free (study_content_edit_add_item (content, topic, g_test_rand_int_range (0, 3), slug, slug, NULL, NULL));
      break;
    case 1:
      g_free (study_content_edit_add_project (content, topic, "Project", NULL));
      break;
    case 2:
      g_free (study_content_edit_add_project (content, item, "Project", NULL));
      break;
    case 3:
      study_content_edit_remove (content, item, NULL);
      break;
    case 4:
      study_content_edit_remove (content, topic, NULL);
      break;
    case 5:
      study_content_edit_move (content, topic, stage, position, NULL);
      break;
    case 6:
      study_content_edit_move (content, item, topic, position, NULL);
      break;
    case 7:
      study_content_edit_move (content, stage, "", position, NULL);
      break;
    case 8:
      study_content_edit_set_text (content, item, STUDY_CONTENT_FIELD_TITLE, slug, NULL);
      break;
    case 9:
      study_content_edit_set_kind (content, item, g_test_rand_int_range (0, 3), NULL);
      break;
    case 10:
      study_content_edit_set_optional (content, topic, g_test_rand_bit (), NULL);
      break;
    case 11:
    default:
      g_free (study_content_edit_add_topic (content, stage, slug, slug, NULL, NULL));
      break;
    }
}

static void
do_at_random (StudyTrail *trail)
{
  StudyTopic *topic = study_trail_get_topic (trail, g_test_rand_int_range (0, MAX (study_trail_get_n_topics (trail), 1)));
  StudyItem *item;

  if (topic == NULL)
    return;

  if (g_test_rand_int_range (0, 6) == 0)
    g_free (study_topic_add_course (topic, "Own", NULL, NULL, 0));
  if (g_test_rand_int_range (0, 6) == 0)
    study_topic_set_skipped (topic, g_test_rand_bit ());
  item = study_topic_get_item (topic, g_test_rand_int_range (0, 4));
  if (item != NULL)
    study_item_set_done (item, g_test_rand_bit ());
}

/* What is shown, and all that is counted. */
static char *
print_all (StudyTrail *trail)
{
  g_autofree char *shown = oracle_print (trail);
  GString *text = g_string_new (shown);
  StudyTopic *next = study_trail_get_next_topic (trail);
  StudyStage *stage;

  for (guint i = 0; (stage = study_trail_get_stage (trail, i)) != NULL; i++)
    {
      StudyTopic *topic;

      g_string_append_printf (text, "%u %s %u/%u %u/%u %u/%u\n", study_stage_get_number (stage),
                              study_stage_get_title (stage), study_stage_get_done (stage),
                              study_stage_get_total (stage), study_stage_get_extra_done (stage),
                              study_stage_get_extra_total (stage), fixture_get_uint (stage, "skipped-done"),
                              fixture_get_uint (stage, "skipped-total"));
      for (guint j = 0; (topic = study_stage_get_topic (stage, j)) != NULL; j++)
        g_string_append_printf (text, " %u %s %u/%u %d\n", study_topic_get_position (topic),
                                study_topic_get_title (topic), study_topic_get_done (topic),
                                study_topic_get_total (topic), study_topic_get_state (topic));
    }
  g_string_append_printf (text, "%u/%u %u/%u %u/%u %u %s\n", study_trail_get_done (trail),
                          study_trail_get_total (trail), fixture_get_uint (trail, "extra-done"),
                          fixture_get_uint (trail, "extra-total"), fixture_get_uint (trail, "skipped-done"),
                          fixture_get_uint (trail, "skipped-total"), study_trail_get_projects_done (trail),
                          next != NULL ? study_topic_get_id (next) : "-");

  return g_string_free_and_steal (text);
}

/* Whatever is changed, the trail is what one would be that is made of the new
 * content; and what both have are the same objects. */
static void
test_random (void)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (StudyTrail) trail = fixture_bound_trail_new (NULL);
      g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func ((GDestroyNotify) study_content_unref);

      g_ptr_array_add (versions, study_content_ref (study_trail_get_content (trail)));
      for (guint j = 0; j < 25; j++)
        {
          g_autoptr (StudyContent) content = NULL;
          g_autoptr (StudyTrail) fresh = NULL;
          g_autofree char *expected = NULL;
          g_autofree char *found = NULL;
          StudyTopic *topic = study_trail_find_topic (trail, "two/both");

          do_at_random (trail);
          if (g_test_rand_int_range (0, 5) == 0)
            content = study_content_copy (versions->pdata[g_test_rand_int_range (0, versions->len)]);
          else
            content = fork_content (trail);
          for (int k = g_test_rand_int_range (0, 3); k >= 0; k--)
            change_at_random (content, i * 100 + j * 3 + k);
          study_trail_apply (trail, content);
          g_ptr_array_add (versions, study_content_ref (content));

          fresh = study_trail_new (content);
          study_trail_set_progress (fresh, study_trail_get_progress (trail));
          expected = print_all (fresh);
          found = print_all (trail);
          g_assert_cmpstr (found, ==, expected);
          if (topic != NULL && study_trail_find_topic (fresh, "two/both") != NULL)
            g_assert_true (study_trail_find_topic (trail, "two/both") == topic);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trail-apply/title", test_title);
  g_test_add_func ("/trail-apply/items", test_items);
  g_test_add_func ("/trail-apply/move", test_move);
  g_test_add_func ("/trail-apply/back", test_back);
  g_test_add_func ("/trail-apply/requires", test_requires);
  g_test_add_func ("/trail-apply/trail", test_trail);
  g_test_add_func ("/trail-apply/random", test_random);

  return g_test_run ();
}
