/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/content/study-content-edit.h"

#include "formats/documents/study-trail-format.h"

/* A trail with two stages:
 *   one: one/a (lesson, course with project, topic's project), one/b (requires one/a)
 *   two: two/c (requires one/b), two/d */

static StudyContentTopic *
append_topic (StudyContentStage *stage,
              const char        *id,
              const char        *title,
              const char        *required)
{
  StudyContentTopic *topic = study_content_topic_new (id, title);

  if (required != NULL)
    g_ptr_array_add (topic->requires, g_strdup (required));
  g_ptr_array_add (stage->topics, topic);

  return topic;
}

static StudyContentItem *
append_item (StudyContentTopic *topic,
             const char        *id,
             StudyItemKind      kind,
             const char        *title)
{
  StudyContentItem *item = study_content_item_new (id, kind, title);

  g_ptr_array_add (topic->items, item);

  return item;
}

static StudyContent *
content_new (void)
{
  StudyContent *content = study_content_new ("trail", "Trail");
  StudyContentStage *one = study_content_stage_new ("one", "One");
  StudyContentStage *two = study_content_stage_new ("two", "Two");
  StudyContentTopic *topic = append_topic (one, "one/a", "A", NULL);

  append_item (topic, "one/a/lesson", STUDY_ITEM_LESSON, "Lesson");
  append_item (topic, "one/a/course", STUDY_ITEM_COURSE, "Course");
  append_item (topic, "one/a/course/project", STUDY_ITEM_PROJECT, "Its project")->course_id = g_strdup ("one/a/course");
  append_item (topic, "one/a/project", STUDY_ITEM_PROJECT, "Project");
  g_ptr_array_add (topic->references, study_reference_new ("Reference", "https://example.org/"));
  append_topic (one, "one/b", "B", "one/a");
  append_topic (two, "two/c", "C", "one/b");
  append_topic (two, "two/d", "D", NULL);
  g_ptr_array_add (content->stages, one);
  g_ptr_array_add (content->stages, two);

  return content;
}

/* All ids in their order, with what topics require. */
static char *
dump (const StudyContent *content)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < content->stages->len; i++)
    {
      const StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      g_string_append_printf (text, "%s%s:", i > 0 ? " " : "", stage->id);
      for (guint j = 0; j < stage->topics->len; j++)
        {
          const StudyContentTopic *topic = g_ptr_array_index (stage->topics, j);

          g_string_append_printf (text, " %s", topic->id);
          for (guint k = 0; k < topic->requires->len; k++)
            g_string_append_printf (text, "<%s", (const char *) g_ptr_array_index (topic->requires, k));
          for (guint k = 0; k < topic->items->len; k++)
            {
              const StudyContentItem *item = g_ptr_array_index (topic->items, k);

              g_string_append_printf (text, ",%s", item->id + strlen ("one/a/"));
            }
          for (guint k = 0; k < topic->references->len; k++)
            g_string_append_printf (text, "#%s", study_reference_get_title (g_ptr_array_index (topic->references, k)));
        }
    }

  return g_string_free (text, FALSE);
}

#define WHOLE "one: one/a,lesson,course,course/project,project#Reference one/b<one/a two: two/c<one/b two/d"

/* What the content is, and that a document of it can be read again. */
static void
assert_content (const StudyContent *content,
                const char         *expected)
{
  g_autoptr (GBytes) bytes = study_trail_format_write (content);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyContent) again = study_trail_format_read (bytes, &error);
  g_autofree char *text = dump (content);

  g_assert_no_error (error);
  g_assert_nonnull (again);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_find (void)
{
  const struct
  {
    const char *id;
    int kind; /* -1 when there is none */
    guint position;
    const char *parent;
  } cases[] = {
    { "", STUDY_CONTENT_TRAIL, 0, NULL },
    { "one", STUDY_CONTENT_STAGE, 0, "" },
    { "two", STUDY_CONTENT_STAGE, 1, "" },
    { "two/d", STUDY_CONTENT_TOPIC, 1, "two" },
    { "one/a/project", STUDY_CONTENT_ITEM, 3, "one/a" },
    { "one/a#0", STUDY_CONTENT_REFERENCE, 0, "one/a" },
    { "one/a#1", -1, 0, NULL },
    { "one/a#", -1, 0, NULL },
    { "one/a#x", -1, 0, NULL },
    { "one#0", -1, 0, NULL },
    { "three", -1, 0, NULL },
    { "one/a/", -1, 0, NULL },
  };
  g_autoptr (StudyContent) content = content_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *parent = study_content_dup_parent_id (content, cases[i].id);
      StudyContentPart part;
      gboolean found = study_content_find (content, cases[i].id, &part);

      g_test_message ("%s", cases[i].id);
      g_assert_cmpint (found ? (int) part.kind : -1, ==, cases[i].kind);
      g_assert_cmpstr (parent, ==, cases[i].parent);
      if (found)
        g_assert_cmpuint (part.position, ==, cases[i].position);
    }
}

static void
test_add (void)
{
  g_autoptr (StudyContent) content = content_new ();
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autofree char *stage = NULL;
  g_autofree char *topic = NULL;
  g_autofree char *item = NULL;
  g_autofree char *word = NULL;
  g_autofree char *project = NULL;
  g_autofree char *reference = NULL;

  /* Neither what is there nor what there is progress on. */
  g_hash_table_add (taken, (gpointer) "one-2");
  stage = study_content_edit_add_stage (content, "one", "One", taken, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stage, ==, "one-3");

  topic = study_content_edit_add_topic (content, "one", "a", "A", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (topic, ==, "one/a-2");

  item = study_content_edit_add_item (content, topic, STUDY_ITEM_COURSE, "x", "X", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (item, ==, "one/a-2/x");

  /* A lesson of this name does not take the place of the project. */
  word = study_content_edit_add_item (content, topic, STUDY_ITEM_LESSON, "project", "Project", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (word, ==, "one/a-2/project-2");

  project = study_content_edit_add_project (content, item, "Do X", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (project, ==, "one/a-2/x/project");
  g_clear_pointer (&project, g_free);
  project = study_content_edit_add_project (content, topic, "Do all", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (project, ==, "one/a-2/project");

  reference = study_content_edit_add_reference (content, "one/b", "R", "https://example.org/r", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (reference, ==, "one/b#0");

  assert_content (content, "one: one/a,lesson,course,course/project,project#Reference one/b<one/a#R "
                       "one/a-2,2/x,2/x/project,2/project-2,2/project two: two/c<one/b two/d one-3:");
}

/* What cannot be done says so, and leaves everything as it is. */
static void
test_errors (void)
{
  g_autoptr (StudyContent) content = content_new ();
  g_autoptr (GError) error = NULL;
  const char * const cycle[] = { "two/d", "two/c", NULL };
  const char * const unknown[] = { "two/e", NULL };

#define ASSERT_FAILS(call, code)                                    \
  G_STMT_START                                                      \
  {                                                                 \
    g_assert_false (call);                                          \
    g_assert_error (error, STUDY_CONTENT_ERROR, code);                \
    g_assert_true (g_utf8_validate (error->message, -1, NULL));     \
    g_clear_error (&error);                                         \
  }                                                                 \
  G_STMT_END

  ASSERT_FAILS (study_content_edit_add_stage (content, "x", " ", NULL, &error) != NULL, STUDY_CONTENT_ERROR_TITLE);
  ASSERT_FAILS (study_content_edit_add_topic (content, "three", "x", "X", NULL, &error) != NULL,
                STUDY_CONTENT_ERROR_MISSING);
  ASSERT_FAILS (study_content_edit_add_topic (content, "one/a", "x", "X", NULL, &error) != NULL,
                STUDY_CONTENT_ERROR_MISSING);
  ASSERT_FAILS (study_content_edit_add_item (content, "one", STUDY_ITEM_LESSON, "x", "X", NULL, &error) != NULL,
                STUDY_CONTENT_ERROR_MISSING);
  ASSERT_FAILS (study_content_edit_add_project (content, "one/a", "X", &error) != NULL, STUDY_CONTENT_ERROR_PROJECT);
  ASSERT_FAILS (study_content_edit_add_project (content, "one/a/course", "X", &error) != NULL,
                STUDY_CONTENT_ERROR_PROJECT);
  ASSERT_FAILS (study_content_edit_add_project (content, "one/a/lesson", "X", &error) != NULL,
                STUDY_CONTENT_ERROR_MISSING);
  ASSERT_FAILS (study_content_edit_add_project (content, "one/b", "", &error) != NULL, STUDY_CONTENT_ERROR_TITLE);
  ASSERT_FAILS (study_content_edit_add_reference (content, "one/b", "X", "javascript:x", &error) != NULL,
                STUDY_CONTENT_ERROR_LINK);
  ASSERT_FAILS (study_content_edit_add_reference (content, "one/b", "", "https://example.org/", &error) != NULL,
                STUDY_CONTENT_ERROR_TITLE);
  ASSERT_FAILS (study_content_edit_remove (content, "", &error), STUDY_CONTENT_ERROR_MISSING);
  ASSERT_FAILS (study_content_edit_remove (content, "three", &error), STUDY_CONTENT_ERROR_MISSING);
  ASSERT_FAILS (study_content_edit_move (content, "one", "two", 0, &error), STUDY_CONTENT_ERROR_MISSING);
  ASSERT_FAILS (study_content_edit_move (content, "one/a", "", 0, &error), STUDY_CONTENT_ERROR_MISSING);
  ASSERT_FAILS (study_content_edit_move (content, "", "", 0, &error), STUDY_CONTENT_ERROR_MISSING);
  ASSERT_FAILS (study_content_edit_move (content, "one/a/project", "one/b", 0, &error), STUDY_CONTENT_ERROR_PROJECT);
  ASSERT_FAILS (study_content_edit_move (content, "one/a/course/project", "one/b", 0, &error),
                STUDY_CONTENT_ERROR_PROJECT);
  ASSERT_FAILS (study_content_edit_set_text (content, "one/a", STUDY_CONTENT_FIELD_TITLE, "\t", &error),
                STUDY_CONTENT_ERROR_TITLE);
  ASSERT_FAILS (study_content_edit_set_text (content, "", STUDY_CONTENT_FIELD_TITLE, NULL, &error),
                STUDY_CONTENT_ERROR_TITLE);
  ASSERT_FAILS (study_content_edit_set_text (content, "one/a/lesson", STUDY_CONTENT_FIELD_URL, "file:///x", &error),
                STUDY_CONTENT_ERROR_LINK);
  ASSERT_FAILS (study_content_edit_set_text (content, "one/a#0", STUDY_CONTENT_FIELD_URL, "", &error),
                STUDY_CONTENT_ERROR_LINK);
  ASSERT_FAILS (study_content_edit_set_text (content, "one/a#0", STUDY_CONTENT_FIELD_TITLE, "", &error),
                STUDY_CONTENT_ERROR_TITLE);
  ASSERT_FAILS (study_content_edit_set_text (content, "one/x", STUDY_CONTENT_FIELD_TITLE, "X", &error),
                STUDY_CONTENT_ERROR_MISSING);
  ASSERT_FAILS (study_content_edit_set_kind (content, "one/a/lesson", STUDY_ITEM_PROJECT, &error),
                STUDY_CONTENT_ERROR_PROJECT);
  ASSERT_FAILS (study_content_edit_set_kind (content, "one/a/project", STUDY_ITEM_LESSON, &error),
                STUDY_CONTENT_ERROR_PROJECT);
  ASSERT_FAILS (study_content_edit_set_kind (content, "one/a/course", STUDY_ITEM_RESOURCE, &error),
                STUDY_CONTENT_ERROR_PROJECT);
  ASSERT_FAILS (study_content_edit_set_kind (content, "one/a", STUDY_ITEM_RESOURCE, &error),
                STUDY_CONTENT_ERROR_MISSING);
  ASSERT_FAILS (study_content_edit_set_hours (content, "one/a", 1, &error), STUDY_CONTENT_ERROR_MISSING);
  ASSERT_FAILS (study_content_edit_set_optional (content, "one", TRUE, &error), STUDY_CONTENT_ERROR_MISSING);
  ASSERT_FAILS (study_content_edit_set_requires (content, "one/a", cycle, &error), STUDY_CONTENT_ERROR_CYCLE);
  ASSERT_FAILS (study_content_edit_set_requires (content, "two/c", cycle, &error), STUDY_CONTENT_ERROR_CYCLE);
  ASSERT_FAILS (study_content_edit_set_requires (content, "one/a", unknown, &error), STUDY_CONTENT_ERROR_MISSING);
  ASSERT_FAILS (study_content_edit_set_requires (content, "one", cycle + 2, &error), STUDY_CONTENT_ERROR_MISSING);
#undef ASSERT_FAILS

  assert_content (content, WHOLE);
}

static void
test_remove (void)
{
  const struct
  {
    const char *id;
    const char *expected;
  } cases[] = {
    { "one", "two: two/c two/d" },
    { "one/a", "one: one/b two: two/c<one/b two/d" },
    { "one/b", "one: one/a,lesson,course,course/project,project#Reference two: two/c two/d" },
    { "one/a/lesson", "one: one/a,course,course/project,project#Reference one/b<one/a two: two/c<one/b two/d" },
    { "one/a/course", "one: one/a,lesson,project#Reference one/b<one/a two: two/c<one/b two/d" },
    { "one/a/course/project", "one: one/a,lesson,course,project#Reference one/b<one/a two: two/c<one/b two/d" },
    { "one/a#0", "one: one/a,lesson,course,course/project,project one/b<one/a two: two/c<one/b two/d" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StudyContent) content = content_new ();
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].id);
      g_assert_true (study_content_edit_remove (content, cases[i].id, &error));
      g_assert_no_error (error);
      assert_content (content, cases[i].expected);
    }
}

/* A project may be before its course, in a document that somebody wrote. */
static void
test_project_first (void)
{
  g_autoptr (StudyContent) content = content_new ();
  g_autoptr (GError) error = NULL;

  study_content_edit_move (content, "one/a/course/project", "one/a", 0, &error);
  g_assert_no_error (error);
  study_content_edit_move (content, "one/a/course", "two/d", 0, &error);
  g_assert_no_error (error);
  assert_content (content, "one: one/a,lesson,project#Reference one/b<one/a two: two/c<one/b two/d,course,course/project");

  study_content_edit_move (content, "one/a/course/project", "two/d", 0, &error);
  g_assert_no_error (error);
  study_content_edit_remove (content, "one/a/course", &error);
  g_assert_no_error (error);
  assert_content (content, "one: one/a,lesson,project#Reference one/b<one/a two: two/c<one/b two/d");
}

static void
test_move (void)
{
  const struct
  {
    const char *id;
    const char *parent;
    guint position;
    const char *expected;
  } cases[] = {
    { "two", "", 0,
      "two: two/c<one/b two/d one: one/a,lesson,course,course/project,project#Reference one/b<one/a" },
    { "one", "", 99,
      "two: two/c<one/b two/d one: one/a,lesson,course,course/project,project#Reference one/b<one/a" },
    { "one", "", 0, WHOLE },
    { "one/a", "one", 1,
      "one: one/b<one/a one/a,lesson,course,course/project,project#Reference two: two/c<one/b two/d" },
    { "one/a", "two", 1,
      "one: one/b<one/a two: two/c<one/b one/a,lesson,course,course/project,project#Reference two/d" },
    { "one/a/lesson", "two/d", 5,
      "one: one/a,course,course/project,project#Reference one/b<one/a two: two/c<one/b two/d,lesson" },
    { "one/a/course", "two/d", 0,
      "one: one/a,lesson,project#Reference one/b<one/a two: two/c<one/b two/d,course,course/project" },
    { "one/a/project", "one/a", 0,
      "one: one/a,project,lesson,course,course/project#Reference one/b<one/a two: two/c<one/b two/d" },
    { "one/a#0", "one/b", 0,
      "one: one/a,lesson,course,course/project,project one/b<one/a#Reference two: two/c<one/b two/d" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StudyContent) content = content_new ();
      g_autoptr (GError) error = NULL;

      g_test_message ("%s to %s, %u", cases[i].id, cases[i].parent, cases[i].position);
      g_assert_true (study_content_edit_move (content, cases[i].id, cases[i].parent, cases[i].position, &error));
      g_assert_no_error (error);
      assert_content (content, cases[i].expected);
    }
}

static void
test_texts (void)
{
  const struct
  {
    const char *id;
    StudyContentField field;
    const char *text;
    gboolean optional;
  } cases[] = {
    { "", STUDY_CONTENT_FIELD_TITLE, "Another & <b>title</b>", FALSE },
    { "", STUDY_CONTENT_FIELD_SHORT_TITLE, "Short", TRUE },
    { "", STUDY_CONTENT_FIELD_OBJECTIVE, "To\nlearn", TRUE },
    { "", STUDY_CONTENT_FIELD_TEXT, "About", TRUE },
    { "one", STUDY_CONTENT_FIELD_TITLE, "Stage", FALSE },
    { "one", STUDY_CONTENT_FIELD_TEXT, "Text", TRUE },
    { "one/a", STUDY_CONTENT_FIELD_TITLE, "Topic", FALSE },
    { "one/a", STUDY_CONTENT_FIELD_TEXT, "Text", TRUE },
    { "one/a/course", STUDY_CONTENT_FIELD_TITLE, "Item", FALSE },
    { "one/a/course", STUDY_CONTENT_FIELD_URL, "https://example.org/item", TRUE },
    { "one/a/course", STUDY_CONTENT_FIELD_PROVIDER, "Somebody", TRUE },
    { "one/a#0", STUDY_CONTENT_FIELD_TITLE, "Page", FALSE },
    { "one/a#0", STUDY_CONTENT_FIELD_URL, "mailto:me@example.org", FALSE },
  };
  g_autoptr (StudyContent) content = content_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s %d", cases[i].id, cases[i].field);
      g_assert_true (study_content_edit_set_text (content, cases[i].id, cases[i].field, cases[i].text, &error));
      g_assert_no_error (error);
    }

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (study_content_get_text (content, cases[i].id, cases[i].field), ==, cases[i].text);
      if (!cases[i].optional)
        continue;

      g_assert_true (study_content_edit_set_text (content, cases[i].id, cases[i].field, "", &error));
      g_assert_no_error (error);
      g_assert_cmpstr (study_content_get_text (content, cases[i].id, cases[i].field), ==, "");
    }

  g_assert_null (content->objective);
  g_assert_cmpstr (study_content_get_text (content, "one/x", STUDY_CONTENT_FIELD_TITLE), ==, "");
  g_assert_cmpstr (study_content_get_text (content, "one", STUDY_CONTENT_FIELD_URL), ==, "");
}

static void
test_details (void)
{
  g_autoptr (StudyContent) content = content_new ();
  g_autoptr (GError) error = NULL;
  StudyContentPart part;

  g_assert_true (study_content_edit_set_kind (content, "one/a/lesson", STUDY_ITEM_RESOURCE, &error));
  g_assert_true (study_content_edit_set_kind (content, "one/a/project", STUDY_ITEM_PROJECT, &error));
  g_assert_true (study_content_edit_set_hours (content, "one/a/lesson", 1.5, &error));
  g_assert_true (study_content_edit_set_optional (content, "two/d", TRUE, &error));
  g_assert_no_error (error);

  g_assert_true (study_content_find (content, "one/a/lesson", &part));
  g_assert_cmpint (part.item->kind, ==, STUDY_ITEM_RESOURCE);
  g_assert_cmpfloat (part.item->hours, ==, 1.5);
  g_assert_true (study_content_edit_set_hours (content, "one/a/lesson", -1, &error));
  g_assert_cmpfloat (part.item->hours, ==, 0);
  g_assert_true (study_content_edit_set_hours (content, "one/a/lesson", 1e9, &error));
  g_assert_cmpfloat (part.item->hours, ==, STUDY_CONTENT_MAX_HOURS);
  g_assert_true (study_content_find (content, "two/d", &part));
  g_assert_true (part.topic->optional);
}

static void
assert_possible (const StudyContent *content,
                 const char         *topic_id,
                 const char         *expected)
{
  g_autoptr (GPtrArray) possible = study_content_list_possible_requires (content, topic_id);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < possible->len; i++)
    {
      const StudyContentTopic *topic = g_ptr_array_index (possible, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", topic->id);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_requires (void)
{
  const char * const twice[] = { "one/a", "one/b", "one/a", NULL };
  g_autoptr (StudyContent) content = content_new ();
  g_autoptr (GError) error = NULL;

  assert_possible (content, "one/a", "two/d");
  assert_possible (content, "one/b", "one/a two/d");
  assert_possible (content, "two/c", "one/a one/b two/d");
  assert_possible (content, "two/d", "one/a one/b two/c");

  g_assert_true (study_content_edit_set_requires (content, "two/d", twice, &error));
  g_assert_no_error (error);
  assert_possible (content, "one/a", "");
  assert_content (content, "one: one/a,lesson,course,course/project,project#Reference one/b<one/a "
                       "two: two/c<one/b two/d<one/a<one/b");

  g_assert_true (study_content_edit_set_requires (content, "two/d", twice + 3, &error));
  g_assert_no_error (error);
  assert_content (content, WHOLE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/content-edit/find", test_find);
  g_test_add_func ("/content-edit/add", test_add);
  g_test_add_func ("/content-edit/errors", test_errors);
  g_test_add_func ("/content-edit/remove", test_remove);
  g_test_add_func ("/content-edit/project-first", test_project_first);
  g_test_add_func ("/content-edit/move", test_move);
  g_test_add_func ("/content-edit/texts", test_texts);
  g_test_add_func ("/content-edit/details", test_details);
  g_test_add_func ("/content-edit/requires", test_requires);

  return g_test_run ();
}
