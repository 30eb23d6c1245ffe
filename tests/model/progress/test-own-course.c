/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/trail/study-trail.h"

#include "model/trail/trail-fixture.h"
#include "model/trail/trail-oracle.h"

static void
test_slot (void)
{
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (NULL);
  StudyTopic *topic = fixture_topic (trail, "one/slot");
  StudyItem *slot = fixture_item (trail, "one/slot/project");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *before = oracle_print (trail);
  g_autofree char *after = NULL;

  /* It makes room for the project of a course of one's own … */
  first = study_topic_add_course (topic, "Mine", NULL, NULL, 0);
  g_assert_cmpuint (study_topic_get_total (topic), ==, 5);
  g_assert_false (study_item_get_own (study_topic_get_item (topic, 2)));
  oracle_check (trail);
  second = study_topic_add_course (topic, "Another", NULL, NULL, 0);
  g_assert_cmpuint (study_topic_get_total (topic), ==, 7);

  /* … unless something is in it, whatever that is. */
  study_item_set_project_title (slot, "A first try");
  g_assert_cmpuint (study_topic_get_total (topic), ==, 8);
  g_assert_true (study_topic_get_item (topic, 2) == slot);
  study_item_set_project_url (slot, "https://example.org/");
  study_item_set_project_title (slot, NULL);
  g_assert_cmpuint (study_topic_get_total (topic), ==, 8);
  study_item_set_done (slot, TRUE);
  study_item_set_project_url (slot, "");
  g_assert_cmpuint (study_topic_get_total (topic), ==, 8);
  g_assert_cmpuint (study_topic_get_done (topic), ==, 1);
  g_assert_cmpuint (study_trail_get_projects_done (trail), ==, 1);
  oracle_check (trail);
  study_topic_set_all_done (topic, FALSE);
  g_assert_cmpuint (study_topic_get_total (topic), ==, 7);
  g_assert_cmpuint (study_topic_get_done (topic), ==, 0);
  oracle_check (trail);

  /* It comes back to its own place. */
  study_topic_remove_course (topic, fixture_item (trail, first));
  g_assert_cmpuint (study_topic_get_total (topic), ==, 5);
  study_topic_remove_course (topic, fixture_item (trail, second));
  g_assert_cmpuint (study_topic_get_total (topic), ==, 4);
  after = oracle_print (trail);
  g_assert_cmpstr (before, ==, after);
  oracle_check (trail);

  /* A topic with courses of the guide has none that could come or go. */
  g_free (first);
  first = study_topic_add_course (fixture_topic (trail, "one/course"), "Mine", NULL, NULL, 0);
  g_assert_cmpuint (study_topic_get_total (fixture_topic (trail, "one/course")), ==, 6);
  oracle_check (trail);
}

/* A check in the slot counts again as soon as it shows, whichever came first. */
static void
test_slot_merged (void)
{
  for (guint order = 0; order < 2; order++)
    {
      StudyProgress *progress;
      g_autoptr (StudyTrail) trail = fixture_bound_trail_new (&progress);
      StudyTopic *topic = fixture_topic (trail, "one/slot");

      for (guint i = 0; i < 2; i++)
        {
          if (i == order)
            fixture_merge_register (progress, "course", "one/slot/own-00000001", "course",
                                    fixture_course_value ("one/slot", "Theirs", 5), 5, "device-b");
          else
            fixture_merge_register (progress, "item", "one/slot/project", "done",
                                    g_variant_new_int64 (5), 5, "device-b");
          oracle_check (trail);
        }
      g_assert_cmpuint (study_topic_get_total (topic), ==, 6);
      g_assert_cmpuint (study_topic_get_done (topic), ==, 1);
      fixture_merge_register (progress, "item", "one/slot/project", "done", NULL, 6, "device-b");
      g_assert_cmpuint (study_topic_get_total (topic), ==, 5);
      g_assert_cmpuint (study_trail_get_projects_done (trail), ==, 0);
      oracle_check (trail);
    }
}

static void
test_own_course (void)
{
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (NULL);
  StudyProgress *progress = study_trail_get_progress (trail);
  StudyTopic *topic = fixture_topic (trail, "one/course");
  g_autofree char *id = study_topic_add_course (topic, "Mine", "https://example.org/c", "Someone", 8.5);
  g_autofree char *project_id = g_strconcat (id, "/project", NULL);
  g_autoptr (StudyItem) course = NULL;
  StudyItem *project;

  g_assert_true (g_str_has_prefix (id, "one/course/own-"));
  g_assert_cmpuint (strlen (id), ==, strlen ("one/course/own-") + 8);
  course = g_object_ref (fixture_item (trail, id));
  project = fixture_item (trail, project_id);
  g_assert_cmpstr (study_item_get_title (course), ==, "Mine");
  g_assert_cmpstr (study_item_get_url (course), ==, "https://example.org/c");
  g_assert_cmpstr (study_item_get_provider (course), ==, "Someone");
  g_assert_cmpfloat (study_item_get_hours (course), ==, 8.5);
  g_assert_true (study_item_get_own (course));
  g_assert_true (study_item_get_own (project));
  g_assert_true (study_item_get_course (project) == course);
  g_assert_cmpint (study_item_get_kind (project), ==, STUDY_ITEM_PROJECT);

  g_assert_true (study_topic_edit_course (topic, course, "Better", "", NULL, 0));
  g_assert_true (fixture_item (trail, id) == course);
  g_assert_cmpstr (study_item_get_title (course), ==, "Better");
  g_assert_null (study_item_get_url (course));
  g_assert_null (study_item_get_provider (course));
  g_assert_cmpfloat (study_item_get_hours (course), ==, 0);
  g_assert_false (study_topic_edit_course (topic, course, "Better", NULL, "", 0));

  /* What is not acceptable is not taken. */
  g_assert_false (study_topic_edit_course (topic, course, "", NULL, NULL, 0));
  g_assert_false (study_topic_edit_course (topic, course, "Title", "javascript:alert(1)", NULL, 0));
  g_assert_null (study_topic_add_course (topic, "", NULL, NULL, 0));
  g_assert_null (study_topic_add_course (topic, "Title", "file:///etc/passwd", NULL, 0));
  g_assert_null (study_topic_add_course (topic, "Title", "example.org", NULL, 0));
  g_assert_cmpuint (study_topic_get_total (topic), ==, 6);

  /* Removed, it belongs nowhere, and whoever still has it can do nothing with it. */
  fixture_set_done (trail, id, TRUE);
  fixture_set_done (trail, project_id, TRUE);
  g_assert_cmpuint (study_trail_get_projects_done (trail), ==, 1);
  g_assert_true (study_topic_remove_course (topic, course));
  g_assert_false (study_topic_remove_course (topic, course));
  g_assert_null (study_trail_find_item (trail, id));
  g_assert_null (study_trail_find_item (trail, project_id));
  g_assert_null (study_item_get_topic (course));
  g_assert_cmpuint (study_trail_get_done (trail), ==, 0);
  g_assert_cmpuint (study_trail_get_projects_done (trail), ==, 0);
  study_item_set_done (course, FALSE);
  g_assert_cmpint (study_progress_get_done_time (progress, id), !=, 0);
  oracle_check (trail);
}

/* Members of a course that only a later program knows survive an edit. */
static void
test_own_course_unknown (void)
{
  StudyProgress *progress;
  g_autoptr (StudyTrail) trail = fixture_bound_trail_new (&progress);
  g_autoptr (GVariant) known = g_variant_ref_sink (fixture_course_value ("one/course", "Theirs", 5));
  g_autoptr (GVariantDict) dict = g_variant_dict_new (known);
  GVariant *value;
  const char *text = NULL;

  g_variant_dict_insert (dict, "teacher", "s", "A friend");
  g_variant_dict_insert (dict, "url", "s", "https://example.org/");
  fixture_merge_register (progress, "course", "one/course/own-00000001", "course", g_variant_dict_end (dict),
                          5, "device-b");
  g_assert_true (study_topic_edit_course (fixture_topic (trail, "one/course"),
                                          fixture_item (trail, "one/course/own-00000001"),
                                          "Mine", NULL, NULL, 3));
  value = study_progress_get_value (progress, "course", "one/course/own-00000001", "course");
  g_assert_true (g_variant_lookup (value, "teacher", "&s", &text));
  g_assert_cmpstr (text, ==, "A friend");
  g_assert_false (g_variant_lookup (value, "url", "&s", &text));
}

/* Courses are in the order of being added, whatever the order of hearing of
 * them; at one moment their ids decide. */
static void
test_own_course_order (void)
{
  static const struct
  {
    const char *id;
    gint64 added;
  } courses[] = {
    { "one/slot/own-0000000c", 10 }, { "one/slot/own-0000000a", 20 }, { "one/slot/own-0000000b", 20 },
    { "one/slot/own-0000000d", 20 }, { "one/slot/own-00000001", 30 },
  };

  for (guint round = 0; round < 50; round++)
    {
      StudyProgress *progress;
      g_autoptr (StudyTrail) trail = fixture_bound_trail_new (&progress);
      StudyTopic *topic = fixture_topic (trail, "one/slot");
      guint order[G_N_ELEMENTS (courses)];

      for (guint i = 0; i < G_N_ELEMENTS (courses); i++)
        {
          guint j = g_test_rand_int_range (0, i + 1);

          order[i] = order[j];
          order[j] = i;
        }
      for (guint i = 0; i < G_N_ELEMENTS (courses); i++)
        {
          fixture_merge_register (progress, "course", courses[order[i]].id, "course",
                                  fixture_course_value ("one/slot", "Course", courses[order[i]].added),
                                  100, "device-b");
          oracle_check (trail);
        }
      for (guint i = 0; i < G_N_ELEMENTS (courses); i++)
        g_assert_cmpstr (study_item_get_id (study_topic_get_item (topic, 3 + 2 * i)), ==, courses[i].id);

      /* Another date moves it, with its check. */
      fixture_set_done (trail, "one/slot/own-00000001", TRUE);
      fixture_merge_register (progress, "course", "one/slot/own-00000001", "course",
                              fixture_course_value ("one/slot", "Course", 1), 200, "device-b");
      g_assert_true (study_topic_get_item (topic, 3) == fixture_item (trail, "one/slot/own-00000001"));
      g_assert_true (study_item_get_done (study_topic_get_item (topic, 3)));
      oracle_check (trail);

      /* And another topic, too. */
      fixture_merge_register (progress, "course", "one/slot/own-00000001", "course",
                              fixture_course_value ("two/empty", "Course", 1), 201, "device-b");
      g_assert_cmpuint (study_topic_get_total (fixture_topic (trail, "two/empty")), ==, 2);
      g_assert_cmpuint (study_topic_get_done (fixture_topic (trail, "two/empty")), ==, 1);
      oracle_check (trail);
    }
}

/* What a damaged document says of courses takes nothing away from the guide. */
static void
test_own_course_damaged (void)
{
  static const char * const ids[] = {
    "one/course/a", "one/course/c", "one/course/c/project", "one/slot", "one/slot/project",
    "own", "own/project", "own/project/project", "",
  };

  for (guint round = 0; round < 100; round++)
    {
      StudyProgress *progress;
      g_autoptr (StudyTrail) trail = fixture_bound_trail_new (&progress);

      for (guint i = 0; i < 20; i++)
        {
          const char *id = ids[g_test_rand_int_range (0, G_N_ELEMENTS (ids))];
          GVariant *values[] = {
            NULL,
            g_variant_ref_sink (g_variant_new_parsed ("{'topic': <'one/slot'>}")),
            g_variant_ref_sink (g_variant_new_parsed ("{'topic': <'nowhere'>, 'title': <'x'>}")),
            g_variant_ref_sink (g_variant_new_parsed ("{'topic': <'one/slot'>, 'title': <'x'>, 'url': <'file:///'>,"
                                                      " 'hours': <-3.0>, 'added': <'today'>}")),
            g_variant_ref_sink (g_variant_new_parsed ("{'topic': <'one/course'>, 'title': <'x'>, 'hours': <int64 3>}")),
            g_variant_ref_sink (g_variant_new_parsed ("'text'")),
            g_variant_ref_sink (g_variant_new_parsed ("int64 5")),
          };

          if (g_test_rand_int_range (0, 3) == 0)
            fixture_merge_register (progress, "item", id, "done",
                                    values[g_test_rand_int_range (5, G_N_ELEMENTS (values))], 100 + i, "device-b");
          else
            fixture_merge_register (progress, "course", id, "course",
                                    values[g_test_rand_int_range (0, G_N_ELEMENTS (values))], 100 + i, "device-b");
          for (guint j = 0; j < G_N_ELEMENTS (values); j++)
            g_clear_pointer (&values[j], g_variant_unref);
          g_assert_true (study_item_get_topic (fixture_item (trail, "one/course/a")) ==
                         fixture_topic (trail, "one/course"));
          oracle_check (trail);
        }

      oracle_check_fresh (trail);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/own-course/slot/rule", test_slot);
  g_test_add_func ("/own-course/slot/merged", test_slot_merged);
  g_test_add_func ("/own-course/life", test_own_course);
  g_test_add_func ("/own-course/unknown", test_own_course_unknown);
  g_test_add_func ("/own-course/order", test_own_course_order);
  g_test_add_func ("/own-course/damaged", test_own_course_damaged);

  return g_test_run ();
}
