/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/search/study-fold.h"
#include "model/search/study-search.h"
#include "model/trail/trail-fixture.h"

typedef struct
{
  StudyProgress *progress;
  StudyTrail *trail;
  StudySearch *search;
  guint n_changes;
} Fixture;

static StudyContentTopic *
append_topic (StudyContentStage *stage,
              const char        *id,
              const char        *title,
              const char        *text)
{
  StudyContentTopic *topic = fixture_append_topic (stage, id, FALSE, NULL);

  g_set_str (&topic->title, title);
  g_set_str (&topic->text, text);

  return topic;
}

static void
append_item (StudyContentTopic *topic,
             const char        *name,
             StudyItemKind      kind,
             const char        *title)
{
  g_set_str (&fixture_append_item (topic, name, kind, NULL)->title, title);
}

static StudyContent *
new_content (void)
{
  StudyContent *content = study_content_new ("sample", "Sample");
  StudyContentStage *basics = fixture_append_stage (content, "basics");
  StudyContentStage *web = fixture_append_stage (content, "web");
  StudyContentStage *data = fixture_append_stage (content, "data");
  StudyContentTopic *topic;

  g_set_str (&basics->title, "Language Fundamentals");
  g_set_str (&web->title, "Web Frameworks");
  g_set_str (&data->title, "Data & Storage");

  topic = append_topic (basics, "basics/python", "Python 3", "Data types and lists.");
  append_item (topic, "types", STUDY_ITEM_LESSON, "Data types");
  append_item (topic, "course", STUDY_ITEM_COURSE, "Python: first steps");
  g_set_str (&((StudyContentItem *) g_ptr_array_index (topic->items, 1))->provider, "Alura");
  topic = append_topic (basics, "basics/objects", "Object-Oriented Programming", NULL);
  append_item (topic, "form", STUDY_ITEM_LESSON, "Forms of inheritance");
  append_item (topic, "project", STUDY_ITEM_PROJECT, "Project");
  topic = append_topic (web, "web/django", "Django", NULL);
  append_item (topic, "orm", STUDY_ITEM_LESSON, "ORM");
  append_item (topic, "course", STUDY_ITEM_COURSE, "Django: persistence");
  topic = append_topic (web, "web/fastapi", "FastAPI", NULL);
  topic->optional = TRUE;
  append_item (topic, "types", STUDY_ITEM_LESSON, "Type hints");
  topic = append_topic (data, "data/sql", "SQL", "Queries.");
  append_item (topic, "joins", STUDY_ITEM_LESSON, "Joins");

  return content;
}

static void
changed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            Fixture    *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (StudyContent) content = new_content ();

  fixture->progress = study_progress_new ("sample", "device");
  fixture->trail = study_trail_new (content);
  study_trail_set_progress (fixture->trail, fixture->progress);
  fixture->search = study_search_new ();
  study_search_set_trail (fixture->search, fixture->trail);
  g_signal_connect (fixture->search, "items-changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->search);
  g_assert_finalize_object (fixture->trail);
  g_assert_finalize_object (fixture->progress);
}

/* Stages and topics by their ids, items by the last part of theirs after a plus
 * sign, notes by their line after a star. */
static char *
dup_found (StudySearch *search)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (search)); i++)
    {
      g_autoptr (StudySearchResult) result = g_list_model_get_item (G_LIST_MODEL (search), i);
      gpointer object = study_search_result_get_object (result);

      g_string_append (found, i > 0 ? " " : "");
      switch (study_search_result_get_kind (result))
        {
        case STUDY_SEARCH_STAGE:
          g_string_append (found, study_stage_get_id (object));
          break;
        case STUDY_SEARCH_TOPIC:
          g_string_append (found, study_topic_get_id (object));
          break;
        case STUDY_SEARCH_NOTE:
          g_string_append_printf (found, "*%s", study_search_result_get_text (result));
          break;
        case STUDY_SEARCH_ITEM:
        default:
          g_string_append_printf (found, "+%s", strrchr (study_item_get_id (object), '/') + 1);
        }
    }

  return g_string_free_and_steal (g_steal_pointer (&found));
}

static void
assert_found (Fixture    *fixture,
              const char *text,
              const char *expected)
{
  g_autofree char *found = NULL;

  study_search_set_text (fixture->search, text);
  found = dup_found (fixture->search);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_fold (void)
{
  const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "Django", "django" },
    { "Orientação a Objetos", "orientacao a objetos" },
    { "Autenticac\xcc\xa7" "a\xcc\x83o", "autenticacao" },
    { "AÑO", "ano" },
    { "Straße", "strasse" },
    { "ﬁle", "file" },
    { "\xc4\xb0stanbul", "istanbul" },
    { "한글", "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab\xe1\x84\x80\xe1\x85\xb3\xe1\x86\xaf" },
    { "bad \xff byte", "bad \xef\xbf\xbd byte" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = study_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].expected);
    }
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  const struct
  {
    const char *text;
    const char *found;
  } cases[] = {
    { "django", "web/django" },
    { "  DJANGO  ", "web/django" },
    { "djángo", "web/django" },
    { "joins", "data/sql +joins" },
    { "persistence", "web/django +course" },
    { "introducao", "basics/python +own-1" },
    { "INTRODUÇÃO", "basics/python +own-1" },
    { "introduc\xcc\xa7" "a\xcc\x83o", "basics/python +own-1" },
    { "steps python", "basics/python +course" },
    { "alura", "basics/python +course" },
    /* Words may be in several places of a topic and its stage. */
    { "python alura types", "basics/python +types +course" },
    { "frameworks orm", "web/django +orm" },
    { "queries joins", "data/sql +joins" },
    { "python joins", "" },
    { "language", "basics" },
    { "data & storage", "data" },
    { "fast \t hints", "web/fastapi +types" },
    { "overview", "" },
    /* The title of a project is the same everywhere. */
    { "project", "" },
    { "zebra", "" },
    { " ", "" },
  };
  g_autofree char *course = study_topic_add_course (study_trail_find_topic (fixture->trail, "basics/python"),
                                                    "Introdução à Programação", NULL, NULL, 0);
  g_autofree char *own = g_strconcat ("+", strrchr (course, '/') + 1, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (cases[i].found, "+own-1", -1);
      g_autofree char *expected = g_strjoinv (own, parts);

      g_test_message ("%s", cases[i].text);
      assert_found (fixture, cases[i].text, expected);
      g_assert_true (study_search_get_active (fixture->search) == !g_str_equal (cases[i].text, " "));
    }
}

/* Titles come first, and where words begin before where they do not. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (StudyContent) content = study_content_fork (study_trail_get_content (fixture->trail));
  StudyContentStage *data_stage = g_ptr_array_index (content->stages, 2);

  assert_found (fixture, "orm", "web/django +orm basics/objects +form");
  assert_found (fixture, "type", "basics/python +types web/fastapi +types");

  append_topic (data_stage, "data/more", "Platforms", NULL);
  append_topic (data_stage, "data/orm", "ORM", NULL);
  append_topic (data_stage, "data/models", "ORM models", NULL);
  study_trail_apply (fixture->trail, content);
  assert_found (fixture, "orm", "data/orm data/models data/more web/django +orm basics/objects +form");
  assert_found (fixture, "data", "data basics/python +types");
}

static void
test_notes (Fixture       *fixture,
            gconstpointer  data)
{
  StudyTopic *sql = study_trail_find_topic (fixture->trail, "data/sql");
  StudyTopic *objects = study_trail_find_topic (fixture->trail, "basics/objects");
  StudyItem *project = study_trail_find_item (fixture->trail, "basics/objects/project");

  study_topic_set_note (sql, "Queries are read\n  from the FROM clause on.  \nThen WHERE.");
  assert_found (fixture, "clause", "data/sql *from the FROM clause on.");
  assert_found (fixture, "sql clause", "data/sql *from the FROM clause on.");
  assert_found (fixture, "sql", "data/sql");

  study_item_set_project_title (project, "Bicycle shop");
  study_item_set_project_url (project, "https://example.org/wheels");
  assert_found (fixture, "bicycle", "basics/objects +project");
  assert_found (fixture, "wheels", "basics/objects +project");
  study_topic_set_note (objects, "About shops");
  assert_found (fixture, "shops", "basics/objects *About shops");
}

static void
test_optional (Fixture       *fixture,
               gconstpointer  data)
{
  assert_found (fixture, "fastapi", "web/fastapi");
  study_search_set_show_optional (fixture->search, FALSE);
  assert_found (fixture, "fastapi", "");
  assert_found (fixture, "frameworks", "web");
  study_search_set_show_optional (fixture->search, TRUE);
  assert_found (fixture, "fastapi", "web/fastapi");
}

/* What was found stays while progress changes, and follows the content. */
static void
test_changes (Fixture       *fixture,
              gconstpointer  data)
{
  StudyTopic *django = study_trail_find_topic (fixture->trail, "web/django");
  g_autofree char *course = NULL;
  g_autofree char *found = NULL;
  g_autoptr (StudyContent) content = study_content_fork (study_trail_get_content (fixture->trail));

  assert_found (fixture, "zeb", "");
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  course = study_topic_add_course (django, "Zebra", NULL, NULL, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->search)), ==, 0);
  study_search_set_text (fixture->search, "zebr");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->search)), ==, 2);
  g_assert_cmpuint (fixture->n_changes, ==, 1);

  study_topic_remove_course (django, study_trail_find_item (fixture->trail, course));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->search)), ==, 2);

  g_ptr_array_remove_index (content->stages, 1);
  append_topic (g_ptr_array_index (content->stages, 1), "data/zebra", "Zebras", NULL);
  study_trail_apply (fixture->trail, content);
  found = dup_found (fixture->search);
  g_assert_cmpstr (found, ==, "data/zebra");

  study_search_set_trail (fixture->search, NULL);
  g_assert_false (study_search_get_active (fixture->search));
  assert_found (fixture, "zebra", "");
}

static void
range_cb (GListModel *model,
          guint       position,
          guint       removed,
          guint       added,
          GString    *ranges)
{
  g_string_append_printf (ranges, "%u-%u+%u ", position, removed, added);
}

/* Of what was found already nothing changes, so that a list keeps its rows. */
static void
test_ranges (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GString) ranges = g_string_new (NULL);
  g_autoptr (StudySearchResult) before = NULL;
  g_autoptr (StudySearchResult) after = NULL;

  g_signal_connect (fixture->search, "items-changed", G_CALLBACK (range_cb), ranges);
  assert_found (fixture, "typ", "basics/python +types web/fastapi +types");
  before = g_list_model_get_item (G_LIST_MODEL (fixture->search), 1);
  g_string_append (ranges, "type ");
  assert_found (fixture, "type", "basics/python +types web/fastapi +types");
  g_string_append (ranges, "types ");
  assert_found (fixture, "types", "basics/python +types");
  after = g_list_model_get_item (G_LIST_MODEL (fixture->search), 1);
  g_assert_true (before == after);
  g_string_append (ranges, "type ");
  assert_found (fixture, "type", "basics/python +types web/fastapi +types");
  g_string_append (ranges, "hints ");
  assert_found (fixture, "hints", "web/fastapi +types");
  g_assert_cmpstr (ranges->str, ==, "0-0+4 type types 2-2+0 type 2-0+2 hints 0-2+0 ");

  /* Of notes another line may be found. */
  study_topic_set_note (study_trail_find_topic (fixture->trail, "data/sql"), "One\nOne hundred");
  assert_found (fixture, "one", "data/sql *One");
  g_string_assign (ranges, "");
  assert_found (fixture, "one h", "data/sql *One");
  g_assert_cmpstr (ranges->str, ==, "1-1+1 ");
  assert_found (fixture, "hundred", "data/sql *One hundred");
}

/* Of more words than bits, the first count. */
static void
test_many_words (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("sql");

  for (guint i = 1; i < 32; i++)
    g_string_append (text, " sql");
  assert_found (fixture, text->str, "data/sql");
  g_string_append (text, " zebra");
  assert_found (fixture, text->str, "data/sql");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/fold", test_fold);
#define ADD(name, func) g_test_add ("/search/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("words", test_words);
  ADD ("order", test_order);
  ADD ("notes", test_notes);
  ADD ("optional", test_optional);
  ADD ("changes", test_changes);
  ADD ("ranges", test_ranges);
  ADD ("many-words", test_many_words);
#undef ADD

  return g_test_run ();
}
