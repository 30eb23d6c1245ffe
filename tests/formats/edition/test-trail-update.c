/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/edition/study-trail-update.h"

#include "formats/edition/study-content-ids.h"
#include "model/content/content-fixture.h"

/* What the user did: "done web/django/orm, note web/django". */
static StudyProgressSnapshot *
make_progress (const StudyContent *content,
               const char         *words)
{
  StudyProgressSnapshot *progress = study_progress_snapshot_new (content->id, STUDY_PROGRESS_VERSION, NULL);
  g_auto (GStrv) deeds = g_strsplit (words, ", ", -1);

  for (guint i = 0; deeds[i] != NULL; i++)
    {
      g_auto (GStrv) deed = g_strsplit (deeds[i], " ", 2);
      const char *id = deed[1];
      const char *scope = STUDY_SCOPE_ITEM;
      const char *field = STUDY_FIELD_DONE;
      GVariant *value = NULL;

      if (g_str_equal (deed[0], "course"))
        {
          scope = STUDY_SCOPE_COURSE;
          field = STUDY_FIELD_COURSE;
          value = g_variant_new_parsed ("{'topic': <%s>, 'title': <'Mine'>}", id);
          id = "own";
        }
      else if (g_str_equal (deed[0], "note") || g_str_equal (deed[0], "skipped"))
        {
          scope = STUDY_SCOPE_TOPIC;
          field = deed[0];
        }
      else if (g_str_equal (deed[0], "link"))
        {
          field = STUDY_FIELD_URL;
        }

      if (value == NULL && !g_str_equal (deed[0], "undone"))
        value = g_variant_new_int64 (1763132400);
      g_ptr_array_add (progress->registers, study_register_new (scope, id, field, value, 1763132400123456, "3f2a9c1e",
                                                                NULL));
    }

  return progress;
}

static const char * const kinds[] = { "new", "changed", "moved", "returned", "archived", "gone" };

/* All changes, one in a line: what happens to what, and what else is known. */
static char *
describe (StudyTrailUpdate *update)
{
  GString *text = g_string_new (NULL);
  guint n_changes[STUDY_TRAIL_N_CHANGE_KINDS] = { 0 };
  guint n_items[STUDY_TRAIL_N_CHANGE_KINDS] = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (update->changes); i++)
    {
      g_autoptr (StudyTrailChange) change = g_list_model_get_item (update->changes, i);
      StudyTrailChangeKind kind = change->kind;

      g_string_append_printf (text, "%s %c %s", kinds[kind], "TSti"[change->part],
                              change->title);
      if (*change->path != '\0')
        g_string_append_printf (text, " in %s", change->path);
      if (*change->old_title != '\0')
        g_string_append_printf (text, " was %s", change->old_title);
      if (*change->old_path != '\0')
        g_string_append_printf (text, " from %s", change->old_path);
      if (change->aspects != 0)
        g_string_append_printf (text, " aspects %x", change->aspects);
      if (change->kept != 0)
        g_string_append_printf (text, " kept %x", change->kept);
      g_string_append_printf (text, " %u\n", change->n_items);
      n_changes[kind]++;
      n_items[kind] += change->n_items;
    }

  for (guint i = 0; i < STUDY_TRAIL_N_CHANGE_KINDS; i++)
    {
      g_assert_cmpuint (update->n_changes[i], ==, n_changes[i]);
      g_assert_cmpuint (update->n_items[i], ==, n_items[i]);
    }
  g_assert_cmpint (study_trail_update_is_nothing (update), ==, text->len == 0);

  return g_string_free_and_steal (text);
}

#define DJANGO "Web\n Django\n  l ORM\n  l Views\n  c Course\n  P Its\n REST\n  l Verbs\nData\n SQL\n  l Joins\n"

/* What an update does and leaves. @outcome are the ids of the trail then. */
static const struct
{
  const char *name;
  const char *current;
  const char *progress;
  const char *newer;
  const char *changes;
  const char *outcome;
} cases[] = {
  {
    "nothing",
    "Web\n Django\n  l ORM\n  l Views\n",
    "done web/django/orm",
    "Web\n Django\n  l ORM\n  l Views\n",
    "",
    "web web/django web/django/orm web/django/views",
  },
  {
    "new",
    "Web\n Django\n  l ORM\n",
    "",
    "Web\n Django\n  l ORM\n  l Views\n REST\n  l Verbs\n  l Codes\nData\n SQL\n  l Joins\n",
    "new i Views in Web › Django 1\nnew t REST in Web 2\nnew S Data 1\n",
    "web web/django web/django/orm web/django/views web/rest web/rest/verbs web/rest/codes\n"
    "data data/sql data/sql/joins",
  },
  {
    "gone",
    "Web\n Django\n  l ORM\n  l Views\n REST\n  l Verbs\n  l Codes\n CSS\n  l Grid\nData\n SQL\n  l Joins\n",
    "skipped web/rest, undone data/sql/joins",
    "Web\n Django\n  l Views\n CSS\n  l Grid\n",
    "gone i ORM in Web › Django 1\ngone t REST in Web 2\ngone S Data 1\n",
    "web web/django web/django/views web/css web/css/grid",
  },
  {
    "item-archived",
    "Web\n Django\n  l ORM\n  l Views\n",
    "done web/django/orm",
    "Web\n Django\n  l Views\n",
    "archived i ORM in Web › Django kept 1 1\n",
    "web web/django web/django/views\narchived archived/web/django web/django/orm",
  },
  {
    "topic-archived",
    "Web\n Django\n  l ORM\n  l Views\n CSS\n  l Grid\n",
    "note web/django, done web/django/orm",
    "Web\n CSS\n  l Grid\n",
    "archived t Django in Web kept 3 0\narchived i ORM in Web › Django kept 1 1\ngone i Views in Web › Django 1\n",
    "web web/css web/css/grid\narchived web/django web/django/orm",
  },
  {
    "note-alone",
    "Web\n Django\n  l ORM\n CSS\n  l Grid\n",
    "note web/django",
    "Web\n CSS\n  l Grid\n",
    "archived t Django in Web kept 2 0\ngone i ORM in Web › Django 1\n",
    "web web/css web/css/grid\narchived web/django",
  },
  {
    "own-courses",
    "Web\n Django\n  l ORM\n CSS\n  l Grid\n",
    "course web/django",
    "Web\n CSS\n  l Grid\n",
    "archived t Django in Web kept 4 0\ngone i ORM in Web › Django 1\n",
    "web web/css web/css/grid\narchived web/django",
  },
  {
    "note-of-what-stays",
    "Web\n Django\n  l ORM\n  l Views\n",
    "note web/django, course web/django",
    "Web\n Django\n  l ORM\n",
    "gone i Views in Web › Django 1\n",
    "web web/django web/django/orm",
  },
  {
    "stage-gone",
    DJANGO,
    "done web/django/orm",
    "Data\n SQL\n  l Joins\n",
    "gone S Web 1\narchived t Django in Web kept 1 0\narchived i ORM in Web › Django kept 1 1\n"
    "gone i Views in Web › Django 1\ngone i Course in Web › Django 1\ngone i Its in Web › Django 1\n",
    "data data/sql data/sql/joins\narchived web/django web/django/orm",
  },
  {
    "project-alone",
    DJANGO,
    "link web/django/course/project",
    "Web\n Django\n  l ORM\n  l Views\n  c Course\n REST\n  l Verbs\nData\n SQL\n  l Joins\n",
    "archived i Its in Web › Django kept 8 1\n",
    "web web/django web/django/orm web/django/views web/django/course web/rest web/rest/verbs\n"
    "data data/sql data/sql/joins\narchived archived/web/django web/django/course/project",
  },
  {
    "second-time",
    "Web\n Django\n  l ORM\n  l Views\n+Old Things\n CSS\n  l Grid\n",
    "done old-things/css/grid, done web/django/orm",
    "Web\n Django\n  l Views\n",
    "archived i ORM in Web › Django kept 1 1\n",
    "web web/django web/django/views\nold-things old-things/css old-things/css/grid archived/web/django web/django/orm",
  },
  {
    "returned",
    "Web\n Django\n  l Views\n+Archived\n CSS\n  l Grid\n",
    "done archived/css/grid, note archived/css",
    "Web\n Django\n  l Views\n CSS\n  l Grid\n  l Flex\n",
    "returned t CSS in Web from Archived 0\nreturned i Grid in Web › CSS 1\nnew i Flex in Web › CSS 1\n",
    "web web/django web/django/views archived/css archived/css/grid archived/css/flex",
  },
  {
    "dropped",
    "Web\n Django\n  l Views\n+Archived\n CSS\n  l Grid\n  l Flex\n HTML\n  l Tags\n",
    "done archived/css/grid",
    "Web\n Django\n  l Views\n",
    "gone i Flex in Archived › CSS 1\ngone t HTML in Archived 1\n",
    "web web/django web/django/views\narchived archived/css archived/css/grid",
  },
  {
    "archive-of-others",
    "Web\n Django\n  l Views\n",
    "",
    "Web\n Django\n  l Views\n+Archived\n CSS\n  l Grid\n",
    "",
    "web web/django web/django/views",
  },
  {
    "stage-of-that-name",
    "Archived\n Django\n  l ORM\n  l Views\n",
    "done archived/django/orm",
    "Archived\n Django\n  l Views\n",
    "archived i ORM in Archived › Django kept 1 1\n",
    "archived archived/django archived/django/views\narchived-2 archived/archived/django archived/django/orm",
  },
  {
    "moved",
    DJANGO,
    "",
    "Web\n Django\n  l ORM\n  l Views\n  c Course\n  P Its\nData\n REST\n SQL\n  l Joins\n  l Verbs\n",
    "moved t REST in Data from Web 0\nmoved i Verbs in Data › SQL from Web › REST 1\n",
    "web web/django web/django/orm web/django/views web/django/course web/django/course/project\n"
    "data web/rest data/sql data/sql/joins web/rest/verbs",
  },
  {
    "order",
    "Web\n Django\n  l ORM\n  l Views\n  l Forms\n  l Admin\n",
    "",
    "Web\n Django\n  l Admin\n  l ORM\n  l Views\n  l Forms\n",
    "moved i Admin in Web › Django 1\n",
    "web web/django web/django/admin web/django/orm web/django/views web/django/forms",
  },
  {
    "retitled",
    "Web\n Django\n  l ORM <https://example.org/orm>\n  l Views\n  l Forms\n",
    "done web/django/orm",
    "The Web\n Django\n  r Models <https://example.org/orm>\n  l Views <https://example.org/views>\n  l Forms\n",
    "changed S The Web was Web aspects 1 0\n"
    "changed i Models in The Web › Django was ORM aspects 21 1\n"
    "changed i Views in The Web › Django aspects 4 1\n",
    "web web/django web/django/orm web/django/views web/django/forms",
  },
  {
    "topics",
    "Web\n Django\n  l ORM\n REST > Django\n  l Verbs\n",
    "",
    "Web\n ?Django\n  l ORM\n REST\n  l Verbs\n",
    "changed t Django in Web aspects 40 0\nchanged t REST in Web aspects 80 0\n",
    "web web/django web/django/orm web/rest web/rest/verbs",
  },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (StudyContent) current = fixture_content_new (cases[i].current);
  g_autoptr (StudyContent) newer = fixture_content_new (cases[i].newer);
  g_autoptr (StudyProgressSnapshot) progress = NULL;
  g_autoptr (StudyTrailUpdate) update = NULL;
  g_autoptr (StudyTrailUpdate) again = NULL;
  g_autofree char *changes = NULL;
  g_autofree char *ids = NULL;
  g_autofree char *same_ids = NULL;

  study_content_assign_ids (current, NULL);
  progress = make_progress (current, cases[i].progress);
  update = study_trail_update_new (current, progress, newer);
  changes = describe (update);
  ids = fixture_content_ids (update->content);
  g_assert_cmpstr (changes, ==, cases[i].changes);
  g_assert_cmpstr (ids, ==, cases[i].outcome);
  fixture_assert_valid (update->content);

  /* Whoever updates again has nothing to do. */
  again = study_trail_update_new (update->content, progress, newer);
  same_ids = fixture_content_ids (again->content);
  g_assert_true (study_trail_update_is_nothing (again));
  g_assert_cmpstr (same_ids, ==, ids);
}

/* A topic that is archived in part and then as a whole, and comes back in part. */
static void
test_steps (void)
{
  static const struct
  {
    const char *newer;
    const char *ids;
  } steps[] = {
    {
      "Web\n Django\n  l Views\n  l Forms\n CSS\n  l Grid\n",
      "web web/django web/django/views web/django/forms web/css web/css/grid\n"
      "archived archived/web/django web/django/orm",
    },
    {
      "Web\n CSS\n  l Grid\n",
      "web web/css web/css/grid\narchived web/django web/django/orm web/django/views",
    },
    {
      "Web\n CSS\n  l Grid\n Django\n  l Views\n",
      "web web/css web/css/grid web/django web/django/views\narchived archived/web/django web/django/orm",
    },
    {
      "Web\n CSS\n  l Grid\n  l ORM\n Django\n  l Views\n",
      "web web/css web/css/grid web/django/orm web/django web/django/views",
    },
  };
  g_autoptr (StudyContent) current =
    fixture_content_new ("Web\n Django\n  l ORM\n  l Views\n  l Forms\n CSS\n  l Grid\n");
  g_autoptr (StudyProgressSnapshot) progress = NULL;

  study_content_assign_ids (current, NULL);
  progress = make_progress (current, "done web/django/orm, done web/django/views, note web/django");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (StudyContent) newer = fixture_content_new (steps[i].newer);
      g_autoptr (StudyTrailUpdate) update = study_trail_update_new (current, progress, newer);
      g_autofree char *ids = fixture_content_ids (update->content);

      g_assert_cmpstr (ids, ==, steps[i].ids);
      fixture_assert_valid (update->content);
      study_content_unref (current);
      current = g_steal_pointer (&update->content);
    }
}

static StudyContentTopic *
get_topic (StudyContent *content,
           guint         stage,
           guint         topic)
{
  return g_ptr_array_index (((StudyContentStage *) g_ptr_array_index (content->stages, stage))->topics, topic);
}

/* A project that is archived before its course finds it there. */
static void
test_project (void)
{
  g_autoptr (StudyContent) current = fixture_content_new (DJANGO);
  g_autoptr (StudyContent) newer = fixture_content_new ("Web\n Django\n  l ORM\n  l Views\n  c Course\n");
  g_autoptr (StudyContent) newest = fixture_content_new ("Web\n Django\n  l ORM\n  l Views\n");
  g_autoptr (StudyProgressSnapshot) progress = NULL;
  g_autoptr (StudyTrailUpdate) update = NULL;
  g_autoptr (StudyTrailUpdate) second = NULL;
  StudyContentTopic *topic;

  study_content_assign_ids (current, NULL);
  progress = make_progress (current, "link web/django/course/project, done web/django/course");
  update = study_trail_update_new (current, progress, newer);
  topic = get_topic (update->content, 1, 0);
  g_assert_cmpuint (topic->items->len, ==, 1);
  g_assert_null (((StudyContentItem *) g_ptr_array_index (topic->items, 0))->course_id);

  second = study_trail_update_new (update->content, progress, newest);
  fixture_assert_valid (second->content);
  topic = get_topic (second->content, 1, 0);
  g_assert_cmpuint (topic->items->len, ==, 2);
  g_assert_cmpstr (((StudyContentItem *) g_ptr_array_index (topic->items, 0))->course_id, ==, "web/django/course");
}

/* What an archived topic has besides its items, and what it is called. */
static void
test_content (void)
{
  g_autoptr (StudyContent) current =
    fixture_content_new ("Web\n CSS\n  l Grid\n  l Flex\n ?Django > CSS\n  l ORM\n");
  g_autoptr (StudyContent) newer = fixture_content_new ("Web\n CSS Anew\n  l Flex\n");
  g_autoptr (StudyProgressSnapshot) progress = NULL;
  g_autoptr (StudyTrailUpdate) update = NULL;
  StudyContentStage *stage;
  StudyContentTopic *topic;

  study_content_assign_ids (current, NULL);
  current->language = g_strdup ("pt-BR");
  get_topic (current, 0, 0)->text = g_strdup ("What a page looks like");
  get_topic (current, 0, 1)->text = g_strdup ("A framework");
  progress = make_progress (current, "done web/django/orm, done web/css/grid");
  update = study_trail_update_new (current, progress, newer);

  g_assert_cmpstr (update->content->language, ==, "pt-BR");
  stage = fixture_last (update->content->stages);
  g_assert_true (stage->archived);
  g_assert_cmpstr (stage->title, ==, "Arquivado");
  topic = g_ptr_array_index (stage->topics, 0);
  g_assert_cmpstr (topic->title, ==, "CSS Anew");
  g_assert_null (topic->text);
  topic = g_ptr_array_index (stage->topics, 1);
  g_assert_cmpstr (topic->text, ==, "A framework");
  g_assert_false (topic->optional);
  g_assert_cmpuint (topic->requires->len, ==, 0);
}

/* Changes of the trail itself, and of what has no lines of its own. */
static void
test_trail (void)
{
  g_autoptr (StudyContent) current = fixture_content_new ("Web\n Django\n  l ORM\n");
  g_autoptr (StudyContent) newer = study_content_copy (current);
  g_autoptr (StudyProgressSnapshot) progress = NULL;
  g_autoptr (StudyTrailUpdate) update = NULL;
  const char * const strings[] = { "One", NULL };
  StudyContentItem *item = g_ptr_array_index (get_topic (newer, 0, 0)->items, 0);
  g_autofree char *changes = NULL;

  study_content_assign_ids (current, NULL);
  progress = make_progress (current, "");
  g_set_str (&newer->title, "Another");
  newer->objective = g_strdup ("Know it");
  g_ptr_array_add (newer->advice, study_advice_new (STUDY_ADVICE_ORDER, "Order", NULL, strings));
  g_ptr_array_add (newer->tools, study_tool_category_new ("Tools", strings));
  ((StudyContentStage *) g_ptr_array_index (newer->stages, 0))->text = g_strdup ("First");
  g_ptr_array_add (get_topic (newer, 0, 0)->references, study_reference_new ("Manual", "https://example.org/"));
  item->hours = 2;
  item->provider = g_strdup ("Somebody");

  update = study_trail_update_new (current, progress, newer);
  changes = describe (update);
  g_assert_cmpstr (changes, ==, "changed T Another was A sample aspects 603 0\nchanged S Web aspects 2 0\n"
                                "changed t Django in Web aspects 100 0\n"
                                "changed i ORM in Web › Django aspects 18 1\n");
}

/* Unknown members stay, and those of the newer edition count. */
static void
test_extra (void)
{
  g_autoptr (StudyContent) current = fixture_content_new ("Web\n Django\n  l ORM\n");
  g_autoptr (StudyContent) newer = study_content_copy (current);
  g_autoptr (StudyProgressSnapshot) progress = NULL;
  g_autoptr (StudyTrailUpdate) update = NULL;
  g_autofree char *changes = NULL;
  g_autoptr (GVariantDict) dict = NULL;
  int a, b, c;

  study_content_assign_ids (current, NULL);
  progress = make_progress (current, "");
  current->extra = g_variant_ref_sink (g_variant_new_parsed ("{'a': <1>, 'b': <1>}"));
  current->sources = g_variant_ref_sink (g_variant_new_parsed ("[{'title': <'A book'>}]"));
  get_topic (current, 0, 0)->extra = g_variant_ref (current->extra);
  newer->extra = g_variant_ref_sink (g_variant_new_parsed ("{'b': <2>, 'c': <3>}"));
  update = study_trail_update_new (current, progress, newer);

  g_assert_cmpuint (g_variant_n_children (update->content->extra), ==, 3);
  dict = g_variant_dict_new (update->content->extra);
  g_assert_true (g_variant_dict_lookup (dict, "a", "i", &a));
  g_assert_true (g_variant_dict_lookup (dict, "b", "i", &b));
  g_assert_true (g_variant_dict_lookup (dict, "c", "i", &c));
  g_assert_cmpint (a, ==, 1);
  g_assert_cmpint (b, ==, 2);
  g_assert_cmpint (c, ==, 3);
  g_assert_true (g_variant_equal (get_topic (update->content, 0, 0)->extra, current->extra));
  g_assert_true (g_variant_equal (update->content->sources, current->sources));
  changes = describe (update);
  g_assert_cmpstr (changes, ==, "changed T A sample aspects 2 0\n");
}

/* Any trail becomes any other: what the user did is still in it, each once. */
static void
test_random (void)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (StudyContent) current = NULL;
      g_autoptr (StudyProgressSnapshot) progress = NULL;
      g_autoptr (GString) done = g_string_new (NULL);
      g_autofree char *ids = NULL;

      for (guint step = 0; step < 4; step++)
        {
          g_autoptr (GString) outline = g_string_new (NULL);
          g_autoptr (StudyContent) newer = NULL;

          for (guint stage = 0; stage < 2; stage++)
            {
              g_string_append_printf (outline, "Stage %u\n", stage);
              for (guint topic = 0; topic < 3; topic++)
                {
                  if (g_test_rand_int_range (0, 4) == 0)
                    continue;
                  g_string_append_printf (outline, " Topic %u\n", topic);
                  for (guint item = 0; item < 4; item++)
                    {
                      if (g_test_rand_int_range (0, 3) > 0)
                        g_string_append_printf (outline, "  l Item %d\n", g_test_rand_int_range (0, 6));
                    }
                }
            }
          newer = fixture_content_new (outline->str);

          if (current == NULL)
            {
              study_content_assign_ids (newer, NULL);
              ids = fixture_content_ids (newer);
              for (char *id = strtok (ids, " \n"); id != NULL; id = strtok (NULL, " \n"))
                {
                  if (g_test_rand_bit () && g_strrstr (id, "/item") != NULL)
                    g_string_append_printf (done, "%sdone %s", done->len > 0 ? ", " : "", id);
                }
              progress = make_progress (newer, done->str);
              current = g_steal_pointer (&newer);
            }
          else
            {
              g_autoptr (StudyTrailUpdate) update = study_trail_update_new (current, progress, newer);
              g_autofree char *described = describe (update);
              g_autofree char *now = fixture_content_ids (update->content);
              g_auto (GStrv) all = g_strsplit_set (now, " \n", -1);

              fixture_assert_valid (update->content);
              for (guint j = 0; j < progress->registers->len; j++)
                g_assert_true (g_strv_contains ((const char * const *) all,
                                                study_register_get_id (progress->registers->pdata[j])));
              study_content_unref (current);
              current = g_steal_pointer (&update->content);
            }
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/trail-update/case/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/trail-update/steps", test_steps);
  g_test_add_func ("/trail-update/project", test_project);
  g_test_add_func ("/trail-update/content", test_content);
  g_test_add_func ("/trail-update/trail", test_trail);
  g_test_add_func ("/trail-update/extra", test_extra);
  g_test_add_func ("/trail-update/random", test_random);

  return g_test_run ();
}
