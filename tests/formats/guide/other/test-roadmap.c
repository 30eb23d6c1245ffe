/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/documents/format-fixture.h"
#include "formats/guide/other/study-roadmap.h"
#include "formats/guide/study-content-plan.h"
#include "formats/guide/study-guide.h"

/* Folders of topics. */

#define LEAD "Visit the following resources to learn more:\n\n"

#define TOPIC(title) "# " title "\n\nWhat " title " is for.\n\n" LEAD "- [@article@Read on](https://example.org/" title ")\n"

typedef struct
{
  const char *path;
  const char *text;
} File;

static StudyRoadmap *
read_files (const File  *files,
            guint        n_files,
            GError     **error)
{
  g_autoptr (GPtrArray) array = g_ptr_array_new_with_free_func ((GDestroyNotify) study_roadmap_file_free);

  for (guint i = 0; i < n_files; i++)
    {
      g_autoptr (GBytes) bytes = fixture_bytes (files[i].text);

      g_ptr_array_add (array, study_roadmap_file_new (files[i].path, bytes));
    }

  return study_roadmap_read (array, "back-end", NULL, error);
}

static StudyRoadmap *
read_all (const File *files,
          guint       n_files)
{
  g_autoptr (GError) error = NULL;
  StudyRoadmap *roadmap = read_files (files, n_files, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (roadmap->lines->len, ==, roadmap->text->len);

  return roadmap;
}

/* Writes the stages and topics as “Stage: Topic, Topic; Stage: Topic”. */
static char *
print (const StudyContent *content)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < content->stages->len; i++)
    {
      const StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      g_string_append_printf (text, "%s%s:", i > 0 ? "; " : "", stage->title);
      for (guint j = 0; j < stage->topics->len; j++)
        g_string_append_printf (text, "%s %s", j > 0 ? "," : "",
                                ((const StudyContentTopic *) g_ptr_array_index (stage->topics, j))->title);
    }

  return g_string_free_and_steal (text);
}

static const StudyContentTopic *
get_topic (const StudyRoadmap *roadmap,
           guint               stage,
           guint               topic)
{
  return g_ptr_array_index (((StudyContentStage *) g_ptr_array_index (roadmap->content->stages, stage))->topics, topic);
}

static void
test_topic (void)
{
  static const File files[] = {
    { "django.md",
      "# Django\n\nA *framework* for `Python`, see [more](https://example.org/more).\nIt has:\n\n- **Views**\n- Models\n\n"
      "Goes on\u202e.\n" LEAD
      "- [@official@Django](https://example.org/)\n- [@article@Read & write](https://example.org/a)\n"
      "- [@course@Course](https://example.org/b)\n- [@video@Film](https://www.youtube.com/watch?v=x)\n"
      "- [@podcast@Talk](https://example.org/c)\n- [@feed@News](https://example.org/d)\n"
      "- [Plain](https://www.udemy.com/course/x) and [other](https://example.org/e)\n"
      "- [@article@Bad](javascript:x)\n\n```py\n# code\n```\n" },
    { "empty.md", "" },
    { "untitled@x_-1.md", "Only text.\n" },
  };
  const struct
  {
    StudyItemKind kind;
    const char *title;
    const char *url;
  } items[] = {
    { STUDY_ITEM_RESOURCE, "Read & write", "https://example.org/a" },
    { STUDY_ITEM_COURSE, "Course", "https://example.org/b" },
    { STUDY_ITEM_RESOURCE, "Film", "https://www.youtube.com/watch?v=x" },
    { STUDY_ITEM_RESOURCE, "Talk", "https://example.org/c" },
    { STUDY_ITEM_COURSE, "Plain", "https://www.udemy.com/course/x" },
    { STUDY_ITEM_RESOURCE, "Bad", NULL },
  };
  const StudyGuideRole roles[] = {
    STUDY_GUIDE_STAGE, STUDY_GUIDE_STRUCTURE, STUDY_GUIDE_TOPIC, STUDY_GUIDE_BLANK, STUDY_GUIDE_TEXT, STUDY_GUIDE_TEXT,
    STUDY_GUIDE_BLANK, STUDY_GUIDE_TEXT, STUDY_GUIDE_TEXT, STUDY_GUIDE_BLANK, STUDY_GUIDE_TEXT, STUDY_GUIDE_STRUCTURE,
    STUDY_GUIDE_BLANK, STUDY_GUIDE_REFERENCE, STUDY_GUIDE_RESOURCE, STUDY_GUIDE_COURSE, STUDY_GUIDE_RESOURCE,
    STUDY_GUIDE_RESOURCE, STUDY_GUIDE_REFERENCE, STUDY_GUIDE_COURSE, STUDY_GUIDE_RESOURCE, STUDY_GUIDE_BLANK,
    STUDY_GUIDE_LEFT_OUT, STUDY_GUIDE_LEFT_OUT, STUDY_GUIDE_LEFT_OUT, STUDY_GUIDE_BLANK,
    STUDY_GUIDE_TOPIC, STUDY_GUIDE_BLANK,
    STUDY_GUIDE_TOPIC, STUDY_GUIDE_TEXT, STUDY_GUIDE_BLANK,
  };
  g_autoptr (StudyRoadmap) roadmap = read_all (files, G_N_ELEMENTS (files));
  const StudyContentTopic *topic = get_topic (roadmap, 0, 0);

  g_assert_cmpstr (roadmap->content->title, ==, "Back end");
  g_assert_cmpstr (topic->title, ==, "Django");
  g_assert_cmpstr (topic->text, ==, "A framework for Python, see more. It has:\n\n• Views\n\n• Models\n\nGoes on.");
  g_assert_cmpuint (topic->items->len, ==, G_N_ELEMENTS (items));
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      const StudyContentItem *item = g_ptr_array_index (topic->items, i);

      g_assert_cmpint (item->kind, ==, items[i].kind);
      g_assert_cmpstr (item->title, ==, items[i].title);
      g_assert_cmpstr (item->url, ==, items[i].url);
    }
  /* The links in the text, behind another one, to documentation, and to what is new. */
  g_assert_cmpuint (topic->references->len, ==, 4);

  g_assert_cmpstr (get_topic (roadmap, 0, 1)->title, ==, "Empty");
  g_assert_cmpuint (get_topic (roadmap, 0, 1)->items->len, ==, 1);
  g_assert_cmpstr (get_topic (roadmap, 0, 2)->title, ==, "Untitled");
  g_assert_cmpstr (get_topic (roadmap, 0, 2)->text, ==, "Only text.");

  for (guint i = 0; i < MIN (G_N_ELEMENTS (roles), roadmap->lines->len); i++)
    {
      const StudyGuideLine *line = &g_array_index (roadmap->lines, StudyGuideLine, i);

      if (line->role != roles[i] || line->reason == NULL)
        g_error ("Line %u is %d: %s", i, line->role, (const char *) g_ptr_array_index (roadmap->text, i));
    }
}

static void
test_folders (void)
{
  static const File files[] = {
    { "python/content/10-last/9-b.md", TOPIC ("B") },
    { "python/content/10-last/10-c.md", TOPIC ("C") },
    { "python/content/9-oop/101-late.md", TOPIC ("Late") },
    { "python/content/9-oop/100-early/100-inner.md", TOPIC ("Inner") },
    { "python/content/9-oop/100-early/index.md", TOPIC ("Early") },
    { "python/content/9-oop/index.md", TOPIC ("Objects (OOP)") },
    { "python/content/100-note.md", TOPIC ("Note") },
    { "python/python.md", "---\ntitle: Python\n---\n" },
    { "python/mapping.json", "{\"a\":\"b\"}" },
    { "python/broken.json", "{" },
  };
  g_autoptr (StudyRoadmap) roadmap = read_all (files, G_N_ELEMENTS (files));
  g_autofree char *printed = print (roadmap->content);

  g_assert_cmpstr (printed, ==,
                   "Back end: Note; Objects (OOP): Objects (OOP), Early, Inner, Late; Last: B, C");
  g_assert_cmpstr (roadmap->content->language, ==, "en");
  g_assert_cmpuint (g_strv_length (roadmap->notes), ==, 1);
}

#define NODE(id, type, label, x, y) \
  "{\"id\":\"" id "\",\"type\":\"" type "\",\"position\":{\"x\":" x ",\"y\":" y "},\"data\":{\"label\":\"" label "\"}},"

#define EDGE(source, target) "{\"source\":\"" source "\",\"target\":\"" target "\"},"

static void
test_chart (void)
{
  static const char chart[] =
    "{\"nodes\":["
    NODE ("t0", "title", "Python", "0", "-100")
    NODE ("b", "topic", "Basics", "0", "0")
    NODE ("b1", "subtopic", "Types", "-200", "30.5")
    NODE ("b2", "subtopic", "Syntax", "-200", "10")
    NODE ("b3", "subtopic", "Loops", "200", "10")
    NODE ("b4", "subtopic", "While", "400", "10")
    NODE ("l1", "topic", "Lambdas", "0", "100")
    NODE ("l2", "topic", "Decorators", "0", "200")
    NODE ("o", "topic", "Objects", "0", "300")
    NODE ("o1", "subtopic", "Classes", "200", "310")
    NODE ("b", "topic", "Twice", "0", "0")
    NODE ("n", "topic", "No File", "0", "0")
    "{\"id\":7,\"data\":null},null,{\"id\":\"x\",\"type\":\"topic\"}],\"edges\":["
    EDGE ("b", "b1") EDGE ("b2", "b") EDGE ("b", "b3") EDGE ("b3", "b4") EDGE ("b", "o") EDGE ("b", "none") "7]}";
  static const File files[] = {
    { "content/basics@b.md", TOPIC ("The Basics") },
    { "content/types@b1.md", TOPIC ("Types") },
    { "content/syntax@b2.md", TOPIC ("Syntax") },
    { "content/loops@b3.md", TOPIC ("Loops") },
    { "content/while@b4.md", TOPIC ("While") },
    { "content/lambdas@l1.md", TOPIC ("Lambdas") },
    { "content/decorators@l2.md", TOPIC ("Decorators") },
    { "content/objects@o.md", TOPIC ("Objects") },
    { "content/classes@o1.md", TOPIC ("Classes") },
    { "content/late@z.md", TOPIC ("Late") },
    { "content/bare.md", TOPIC ("Bare") },
    { "mapping.json", "{\"nodes\":{}}" },
    { "python.json", chart },
  };
  g_autoptr (StudyRoadmap) roadmap = read_all (files, G_N_ELEMENTS (files));
  g_autofree char *printed = print (roadmap->content);

  g_assert_cmpstr (roadmap->content->title, ==, "Python");
  g_assert_cmpstr (printed, ==,
                   "Basics: The Basics, Syntax, Types, Loops, While; Lambdas – Decorators: Lambdas, Decorators; "
                   "Objects: Objects, Classes; Other Topics: Bare, Late");
}

static void
test_errors (void)
{
  const File none[] = { { "a.json", "{}" } };
  const File several[] = { { "a/content/x.md", "# X" }, { "b/content/y.md", "# Y" } };
  const File inner[] = { { "content/x.md", "# X" }, { "content/a/content/y.md", "# Y" } };
  g_autoptr (GPtrArray) array = g_ptr_array_new_with_free_func ((GDestroyNotify) study_roadmap_file_free);
  g_autoptr (GBytes) zeros = g_bytes_new_static ("\0\0", 2);
  g_autoptr (GBytes) text = fixture_bytes ("# Y");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (StudyRoadmap) with_inner = NULL;
  g_autoptr (StudyRoadmap) without_zeros = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (read_files (none, G_N_ELEMENTS (none), &error));
  g_assert_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_DOCUMENT);
  g_clear_error (&error);

  g_assert_null (read_files (several, G_N_ELEMENTS (several), &error));
  g_assert_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_DOCUMENT);
  g_clear_error (&error);

  /* The folder of the topics may have one of that name in it. */
  with_inner = read_files (inner, G_N_ELEMENTS (inner), &error);
  g_assert_no_error (error);

  /* What is no text is left out, as long as there is some. */
  g_ptr_array_add (array, study_roadmap_file_new ("x.md", zeros));
  g_assert_null (study_roadmap_read (array, "x", NULL, &error));
  g_assert_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_DOCUMENT);
  g_clear_error (&error);
  g_ptr_array_add (array, study_roadmap_file_new ("y.md", text));
  without_zeros = study_roadmap_read (array, "x", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (without_zeros->notes), ==, 1);

  g_cancellable_cancel (cancellable);
  g_assert_null (study_roadmap_read (array, "x", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What is left out takes its lines with it, and nobody else's. */
static void
test_plan (void)
{
  static const File files[] = {
    { "1-a/index.md", TOPIC ("A") },
    { "1-a/2-b.md", "# B\n\nOnly text.\n" },
    { "2-c/3-d.md", TOPIC ("D") },
  };
  g_autoptr (StudyRoadmap) roadmap = read_all (files, G_N_ELEMENTS (files));
  g_autoptr (StudyGuidePlan) whole = study_content_plan (roadmap->content, roadmap->lines, NULL);

  g_assert_cmpuint (whole->outline->len, ==, 2);
  for (guint stage = 0; stage < 2; stage++)
    {
      const StudyGuideNode *stage_node = g_ptr_array_index (whole->outline, stage);

      for (guint i = 0; i < stage_node->children->len; i++)
        {
          const StudyGuideNode *node = g_ptr_array_index (stage_node->children, i);
          g_autoptr (GHashTable) choices = g_hash_table_new (NULL, NULL);
          StudyGuideOptions options = { .choices = choices };
          g_autoptr (StudyGuidePlan) plan = NULL;
          g_autofree char *title = g_strconcat ("# ", node->title, NULL);

          g_assert_cmpstr (g_ptr_array_index (roadmap->text, node->first_line), ==, title);
          g_hash_table_insert (choices, GUINT_TO_POINTER (node->first_line),
                               GUINT_TO_POINTER (STUDY_GUIDE_LEFT_OUT));
          plan = study_content_plan (roadmap->content, roadmap->lines, &options);
          for (guint j = 0; j < plan->lines->len; j++)
            {
              const char *text = g_ptr_array_index (roadmap->text, j);
              StudyGuideRole role = g_array_index (plan->lines, StudyGuideLine, j).role;
              gboolean inside = j >= node->first_line && j <= node->last_line;

              if (*text != '\0')
                g_assert_cmpint (role == STUDY_GUIDE_LEFT_OUT, ==, inside);
              /* The names of the files next to it stay. */
              if (g_str_has_suffix (text, ".md"))
                g_assert_false (inside);
            }
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/roadmap/topic", test_topic);
  g_test_add_func ("/roadmap/folders", test_folders);
  g_test_add_func ("/roadmap/chart", test_chart);
  g_test_add_func ("/roadmap/errors", test_errors);
  g_test_add_func ("/roadmap/plan", test_plan);

  return g_test_run ();
}
