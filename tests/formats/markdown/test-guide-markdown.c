/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>
#include <string.h>

#include "formats/documents/format-fixture.h"
#include "formats/documents/study-trail-format.h"
#include "formats/guide/study-guide-markdown-read.h"
#include "formats/guide/study-guide.h"
#include "formats/markdown/study-guide-markdown.h"
#include "formats/markdown/study-markdown.h"
#include "model/trail/trail-fixture.h"

/* Pieces of titles and texts that could be taken for markup, ours or any. */
static const char * const pieces[] = {
  "a", "Z9", " ", "*", "**", "_x_", "[", "]", "(", ")", "<b>", "#", "|", "\\", "`", "&", "~", "!", "$", ":",
  "&amp;", "1.", "1. ", "- ", "+ ", "> ", "— *", "- [x] ", "## ", "😀", "ç", "e\u0301", "日本", ",", ", ", "7 h", "://",
  "www.", "*(Extra)*", "<!-- order -->", "Objetivo", "%20", ";", "---", "===", "`Curso` ", ": ",
};

static const char * const urls[] = {
  "https://a.example/", "http://a.example/b_(c)?d=1&e=2", "https://a.example/%28x%29#y", "mailto:me@a.example",
  "https://a.example/&amp;|*_`", "https://a.example/a\\b",
};

static const char * const languages[] = { NULL, "en", "pt-BR", "es", "de" };

static char *
new_line (void)
{
  GString *line = g_string_new (NULL);
  int n = g_test_rand_int_range (1, 7);

  for (int i = 0; i < n; i++)
    g_string_append (line, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  /* Spaces at the ends are not kept, several are one, and alone they are nothing. */
  while (g_string_replace (line, "  ", " ", 0) > 0)
    continue;
  g_strstrip (line->str);
  if (*line->str == '\0')
    g_string_assign (line, "x");

  return g_string_free_and_steal (line);
}

static char *
new_text (void)
{
  GString *text = g_string_new (NULL);
  int n = g_test_rand_int_range (0, 5);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *line = new_line ();

      if (i > 0)
        g_string_append (text, fixture_one_of (2) ? "\n\n" : "\n");
      g_string_append (text, line);
    }

  return g_string_free_and_steal (text);
}

static char *
new_url (void)
{
  return g_strdup (urls[g_test_rand_int_range (0, G_N_ELEMENTS (urls))]);
}

static void
add_item (StudyContentTopic *topic,
          guint              position)
{
  StudyItemKind kind = g_test_rand_int_range (STUDY_ITEM_LESSON, STUDY_ITEM_PROJECT);
  g_autofree char *title = new_line ();
  g_autofree char *id = g_strdup_printf ("%s/i%u", topic->id, position);
  g_autofree char *project_id = g_strconcat (id, "/project", NULL);
  g_autofree char *project_title = new_line ();
  StudyContentItem *item = study_content_item_new (id, kind, title);
  StudyContentItem *project;

  g_ptr_array_add (topic->items, item);
  if (fixture_one_of (2))
    item->url = new_url ();
  if (fixture_one_of (2))
    item->provider = new_line ();
  if (fixture_one_of (2))
    item->hours = fixture_one_of (2) ? g_test_rand_int_range (1, 200) : g_test_rand_double_range (0.1, 9);
  if (kind != STUDY_ITEM_COURSE || fixture_one_of (2))
    return;

  project = study_content_item_new (project_id, STUDY_ITEM_PROJECT, project_title);
  project->course_id = g_strdup (id);
  g_ptr_array_insert (topic->items, g_test_rand_int_range (0, topic->items->len + 1), project);
}

static void
add_topic (StudyContentStage *stage,
           guint              position,
           GPtrArray         *earlier)
{
  g_autofree char *title = new_line ();
  g_autofree char *id = g_strdup_printf ("%s/t%u", stage->id, position);
  g_autofree char *project_id = g_strconcat (id, "/project", NULL);
  StudyContentTopic *topic = study_content_topic_new (id, title);
  int n_items = g_test_rand_int_range (0, 6);
  int n_references = g_test_rand_int_range (0, 3);

  topic->text = new_text ();
  topic->optional = fixture_one_of (3);
  for (guint i = 0; i < earlier->len; i++)
    {
      if (fixture_one_of (6))
        g_ptr_array_add (topic->requires, g_strdup (g_ptr_array_index (earlier, i)));
    }
  for (int i = 0; i < n_items; i++)
    add_item (topic, i);
  if (fixture_one_of (3))
    g_ptr_array_insert (topic->items, g_test_rand_int_range (0, topic->items->len + 1),
                        study_content_item_new (project_id, STUDY_ITEM_PROJECT, title));
  for (int i = 0; i < n_references; i++)
    {
      g_autofree char *reference_title = new_line ();
      g_autofree char *url = new_url ();

      g_ptr_array_add (topic->references, study_reference_new (reference_title, url));
    }

  g_ptr_array_add (stage->topics, topic);
  /* Some are before what they require. */
  g_ptr_array_insert (earlier, fixture_one_of (2) ? 0 : -1, g_strdup (id));
}

static GStrv
new_lines (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  int n = g_test_rand_int_range (0, 4);

  for (int i = 0; i < n; i++)
    g_strv_builder_take (builder, new_line ());

  return g_strv_builder_end (builder);
}

static void
add_ends (StudyContent *content)
{
  int n_advice = g_test_rand_int_range (0, 12);
  int n_tools = g_test_rand_int_range (0, 3);
  int n_sources = g_test_rand_int_range (0, 3);
  GVariantBuilder sources = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (int i = 0; i < n_advice; i++)
    {
      g_autofree char *title = new_line ();
      g_autofree char *text = new_text ();
      g_auto (GStrv) suggestions = new_lines ();
      StudyAdviceKind kind = g_test_rand_int_range (STUDY_ADVICE_ORDER, STUDY_ADVICE_OTHER + 1);

      g_ptr_array_add (content->advice,
                       study_advice_new (kind, title, text, (const char * const *) suggestions));
    }
  for (int i = 0; i < n_tools; i++)
    {
      g_autofree char *title = new_line ();
      g_auto (GStrv) tools = new_lines ();

      g_ptr_array_add (content->tools, study_tool_category_new (title, (const char * const *) tools));
    }
  for (int i = 0; i < n_sources; i++)
    {
      GVariantDict source = G_VARIANT_DICT_INIT (NULL);
      g_autofree char *title = new_line ();
      g_autofree char *url = new_url ();
      g_autofree char *license = new_line ();

      g_variant_dict_insert (&source, "title", "s", title);
      if (fixture_one_of (2))
        g_variant_dict_insert (&source, "url", "s", url);
      if (fixture_one_of (2))
        g_variant_dict_insert (&source, "license", "s", license);
      g_variant_builder_add_value (&sources, g_variant_dict_end (&source));
    }
  content->sources = g_variant_ref_sink (g_variant_builder_end (&sources));
}

static StudyContent *
new_random_content (void)
{
  g_autofree char *title = new_line ();
  g_autoptr (GPtrArray) earlier = g_ptr_array_new_with_free_func (g_free);
  StudyContent *content = study_content_new ("guide", title);
  int n_stages = g_test_rand_int_range (0, 4);

  content->language = g_strdup (languages[g_test_rand_int_range (0, G_N_ELEMENTS (languages))]);
  content->short_title = fixture_one_of (2) ? new_line () : NULL;
  content->description = new_text ();
  content->objective = fixture_one_of (2) ? new_text () : NULL;
  for (int i = 0; i < n_stages; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%d", i);
      g_autofree char *stage_title = new_line ();
      StudyContentStage *stage = study_content_stage_new (id, stage_title);
      int n_topics = g_test_rand_int_range (0, 4);

      stage->text = new_text ();
      stage->archived = fixture_one_of (4);
      for (int j = 0; j < n_topics; j++)
        add_topic (stage, j, earlier);
      g_ptr_array_add (content->stages, stage);
    }
  add_ends (content);

  return content;
}

static const char *
text_or_none (const char *text)
{
  return text != NULL ? text : "";
}

static void
describe_item (GString                *out,
               const StudyContentItem *item,
               StudyTrail             *trail)
{
  gboolean done = trail != NULL ? study_item_get_done (fixture_item (trail, item->id)) : item->marked;

  g_string_append_printf (out, "    item %d %s [%s] {%s} (%s) %.17g %s\n", item->kind, done ? "done" : "open",
                          item->title, text_or_none (item->url), text_or_none (item->provider), item->hours,
                          item->course_id != NULL ? "of the course" : "");
}

static void
describe_topic (GString                 *out,
                const StudyContent      *content,
                const StudyContentTopic *topic,
                StudyTrail              *trail)
{
  g_string_append_printf (out, "  topic [%s] %s\n%s\n", topic->title, topic->optional ? "extra" : "",
                          text_or_none (topic->text));
  for (guint i = 0; i < content->stages->len; i++)
    {
      const StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      for (guint j = 0; j < stage->topics->len; j++)
        {
          const StudyContentTopic *other = g_ptr_array_index (stage->topics, j);

          if (g_ptr_array_find_with_equal_func (topic->requires, other->id, g_str_equal, NULL))
            g_string_append_printf (out, "    requires %u, %u\n", i, j);
        }
    }

  /* A project is with its course, wherever it is. */
  for (guint i = 0; i < topic->items->len; i++)
    {
      const StudyContentItem *item = g_ptr_array_index (topic->items, i);

      if (item->course_id != NULL)
        continue;
      describe_item (out, item, trail);
      for (guint j = 0; j < topic->items->len; j++)
        {
          const StudyContentItem *project = g_ptr_array_index (topic->items, j);

          if (g_strcmp0 (project->course_id, item->id) == 0)
            describe_item (out, project, trail);
        }
    }
  for (guint i = 0; i < topic->references->len; i++)
    {
      StudyReference *reference = g_ptr_array_index (topic->references, i);

      g_string_append_printf (out, "    reference [%s] {%s}\n", study_reference_get_title (reference),
                              study_reference_get_url (reference));
    }
}

static void
describe_ends (GString            *out,
               const StudyContent *content)
{
  gsize n_sources = content->sources != NULL ? g_variant_n_children (content->sources) : 0;

  for (guint i = 0; i < content->advice->len; i++)
    {
      StudyAdvice *advice = g_ptr_array_index (content->advice, i);
      g_autofree char *suggestions = g_strjoinv ("\n- ", (GStrv) study_advice_get_suggestions (advice));

      g_string_append_printf (out, "advice %d [%s]\n%s\n- %s\n", study_advice_get_kind (advice),
                              study_advice_get_title (advice), study_advice_get_text (advice), suggestions);
    }
  for (guint i = 0; i < content->tools->len; i++)
    {
      StudyToolCategory *category = g_ptr_array_index (content->tools, i);
      g_autofree char *tools = g_strjoinv ("\n- ", (GStrv) study_tool_category_get_tools (category));

      g_string_append_printf (out, "tools [%s]\n- %s\n", study_tool_category_get_title (category), tools);
    }
  for (gsize i = 0; i < n_sources; i++)
    {
      static const char * const members[] = { "title", "url", "license" };
      g_autoptr (GVariant) source = g_variant_get_child_value (content->sources, i);

      for (guint j = 0; j < G_N_ELEMENTS (members); j++)
        {
          const char *value = "";

          g_variant_lookup (source, members[j], "&s", &value);
          g_string_append_printf (out, "source %s [%s]\n", members[j], value);
        }
    }
}

/* All that an exported guide keeps of a trail, as a text. What is done is asked
 * of @trail, or told by the marks of the content. */
static char *
describe (const StudyContent *content,
          StudyTrail         *trail)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "[%s] [%s] %s\n%s\n%s\n", content->title, text_or_none (content->short_title),
                          text_or_none (content->language), text_or_none (content->description),
                          text_or_none (content->objective));
  for (guint i = 0; i < content->stages->len; i++)
    {
      const StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      g_string_append_printf (out, "stage [%s] %s\n%s\n", stage->title, stage->archived ? "archived" : "",
                              text_or_none (stage->text));
      for (guint j = 0; j < stage->topics->len; j++)
        describe_topic (out, content, g_ptr_array_index (stage->topics, j), trail);
    }
  describe_ends (out, content);

  return g_string_free_and_steal (out);
}

/* Asserts that a guide comes back as it was, with the same things done. */
static void
assert_comes_back (StudyTrail *trail)
{
  g_autofree char *markdown = study_guide_to_markdown (trail);
  const StudyContent *before = study_trail_get_content (trail);
  g_autoptr (StudyContent) after = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autofree char *expected = describe (before, trail);
  g_autofree char *found = NULL;
  g_auto (GStrv) source = NULL;

  after = study_guide_markdown_read (markdown, &lines);
  if (after == NULL)
    g_error ("Not taken for an exported guide:\n%s", markdown);
  found = describe (after, NULL);
  if (strcmp (found, expected) != 0)
    g_error ("A guide came back as another:\n%s\n%s\n%s", markdown, expected, found);

  source = g_strsplit (markdown, "\n", -1);
  g_assert_cmpuint (lines->len, ==, g_strv_length (source));
  for (guint i = 0; i < lines->len; i++)
    {
      const StudyGuideLine *line = &g_array_index (lines, StudyGuideLine, i);

      g_assert_cmpint (line->role == STUDY_GUIDE_BLANK, ==, *source[i] == '\0');
      g_assert_cmpint (line->reason == NULL, ==, *source[i] == '\0');
    }
}

/* Asserts that the parts of the outline are where the report has them. */
static void
assert_outline (const StudyGuidePlan *plan,
                GPtrArray            *nodes,
                GHashTable           *seen)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      const StudyGuideNode *node = g_ptr_array_index (nodes, i);

      g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (node->first_line)));
      g_assert_cmpuint (node->last_line, >=, node->first_line);
      g_assert_cmpint (g_array_index (plan->lines, StudyGuideLine, node->first_line).role, ==, node->role);
      assert_outline (plan, node->children, seen);
    }
}

/* Asserts that any reader of guides takes it for what it is, and that what is
 * left out of it is told. */
static void
assert_is_guide (StudyTrail *trail)
{
  g_autofree char *markdown = study_guide_to_markdown (trail);
  g_autoptr (GBytes) bytes = g_bytes_new (markdown, strlen (markdown));
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyGuide) guide = study_guide_read (bytes, NULL, NULL, NULL, &error);
  const StudyContent *before = study_trail_get_content (trail);
  g_autofree char *expected = describe (before, trail);
  g_autoptr (GPtrArray) levels = NULL;
  g_autoptr (GHashTable) choices = g_hash_table_new (NULL, NULL);
  const StudyGuideOptions options = { .choices = choices };
  g_autoptr (StudyGuidePlan) plan = NULL;
  g_autoptr (StudyGuidePlan) without = NULL;
  const StudyGuideNode *first;
  g_autofree char *found = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_assert_no_error (error);
  levels = study_guide_get_levels (guide);
  g_assert_cmpuint (levels->len, ==, 0);
  plan = study_guide_plan (guide, NULL, NULL, &error);
  g_assert_no_error (error);
  found = describe (plan->content, NULL);
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpuint (plan->lines->len, ==, study_guide_get_n_lines (guide));
  assert_outline (plan, plan->outline, seen);
  if (plan->outline->len == 0)
    return;

  first = g_ptr_array_index (plan->outline, 0);
  g_hash_table_insert (choices, GUINT_TO_POINTER (first->first_line), GUINT_TO_POINTER (STUDY_GUIDE_LEFT_OUT));
  without = study_guide_plan (guide, &options, NULL, &error);
  g_assert_cmpuint (without->content->stages->len, ==, plan->content->stages->len - 1);
  g_assert_cmpuint (without->n_left_out, >, 0);
  for (guint i = first->first_line; i <= first->last_line; i++)
    {
      StudyGuideRole role = g_array_index (without->lines, StudyGuideLine, i).role;

      g_assert_true (role == STUDY_GUIDE_LEFT_OUT || role == STUDY_GUIDE_BLANK);
    }
}

static void
bind_random_progress (StudyTrail *trail)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("guide", "0000000a");
  StudyTopic *topic;
  StudyItem *item;

  study_trail_set_progress (trail, progress);
  for (guint i = 0; (topic = study_trail_get_topic (trail, i)) != NULL; i++)
    {
      for (guint j = 0; (item = study_topic_get_item (topic, j)) != NULL; j++)
        study_item_set_done (item, g_test_rand_bit ());
    }
}

static void
test_random (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr (StudyContent) content = new_random_content ();
      g_autoptr (StudyTrail) trail = study_trail_new (content);

      bind_random_progress (trail);
      assert_comes_back (trail);
      if (i < 100)
        assert_is_guide (trail);
    }
}

static StudyTrail *
load_built_in (const char *locale)
{
  g_autofree char *path = g_strdup_printf ("/org/example/StudyTrail/trails/backend-python.%s.json", locale);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autoptr (StudyContent) content = NULL;

  g_assert_no_error (error);
  content = study_trail_format_read (bytes, &error);
  g_assert_no_error (error);

  return study_trail_new (content);
}

static void
test_built_in (gconstpointer data)
{
  g_autoptr (StudyTrail) trail = load_built_in (data);
  g_autoptr (StudyProgress) progress = study_progress_new (study_trail_get_id (trail), "0000000a");
  StudyTopic *topic;

  study_trail_set_progress (trail, progress);
  topic = study_trail_get_topic (trail, 0);
  study_topic_set_all_done (topic, TRUE);
  /* What is one's own is no part of the guide. */
  g_free (study_topic_add_course (topic, "Own", NULL, NULL, 0));
  study_topic_set_note (topic, "A note");

  assert_comes_back (trail);
  assert_is_guide (trail);
}

static const char document[] =
  "<!-- studytrail-guide 1; language: pt-BR; short title: Back-end -->\n"
  "\n"
  "# R&D \\*\n"
  "\n"
  "What it is:\\\n"
  "\\- a list\n"
  "\n"
  "More.\n"
  "\n"
  "## Objetivo\n"
  "\n"
  "To know.\n"
  "\n"
  "## 1. One\n"
  "\n"
  "### Topic *(Extra)*\n"
  "\n"
  "Its text.\n"
  "\n"
  "**Requer:** [Topic](#topic)\n"
  "\n"
  "- [x] 1. lesson\n"
  "- [ ] `Lição` [Linked](https://a.example/b_\\(c\\))\n"
  "- [ ] `Curso` [Course](https://a.example/) — *Alura\\, 1, 8 h*\n"
  "  - [x] `Projeto` Its project\n"
  "- [ ] `Recurso` Read — *0.5 h*\n"
  "- [ ] `Projeto` Project of the topic\n"
  "\n"
  "#### Referências\n"
  "\n"
  "- [Docs](https://a.example/docs)\n"
  "\n"
  "### Topic\n"
  "\n"
  "## Old *(Arquivado)*\n"
  "\n"
  "## Como usar este guia\n"
  "\n"
  "1. **Practise**<!-- practice -->: first\\\n"
  "   second\n"
  "   - An idea\n"
  "2. **Rest**\n"
  "\n"
  "## Ferramentas essenciais\n"
  "\n"
  "| Categoria | Ferramentas essenciais |\n"
  "| --- | --- |\n"
  "| A \\| B | C\\, D, E |\n"
  "\n"
  "## Fontes\n"
  "\n"
  "- [Source](https://a.example/source) — *MIT*\n";

/* The roles of the lines above that are not blank, in their order. */
static const StudyGuideRole roles[] = {
  STUDY_GUIDE_STRUCTURE, STUDY_GUIDE_TITLE, STUDY_GUIDE_DESCRIPTION, STUDY_GUIDE_DESCRIPTION, STUDY_GUIDE_DESCRIPTION,
  STUDY_GUIDE_STRUCTURE, STUDY_GUIDE_OBJECTIVE, STUDY_GUIDE_STAGE, STUDY_GUIDE_TOPIC, STUDY_GUIDE_TEXT,
  STUDY_GUIDE_STRUCTURE, STUDY_GUIDE_LESSON, STUDY_GUIDE_LESSON, STUDY_GUIDE_COURSE, STUDY_GUIDE_PROJECT,
  STUDY_GUIDE_RESOURCE, STUDY_GUIDE_PROJECT, STUDY_GUIDE_STRUCTURE, STUDY_GUIDE_REFERENCE, STUDY_GUIDE_TOPIC,
  STUDY_GUIDE_STAGE, STUDY_GUIDE_STRUCTURE, STUDY_GUIDE_ADVICE, STUDY_GUIDE_ADVICE, STUDY_GUIDE_ADVICE,
  STUDY_GUIDE_ADVICE, STUDY_GUIDE_STRUCTURE, STUDY_GUIDE_STRUCTURE, STUDY_GUIDE_STRUCTURE, STUDY_GUIDE_TOOLS,
  STUDY_GUIDE_STRUCTURE, STUDY_GUIDE_STRUCTURE,
};

static void
append_item (StudyContentTopic *topic,
             const char        *id,
             StudyItemKind      kind,
             const char        *title,
             const char        *url,
             const char        *provider,
             double             hours)
{
  StudyContentItem *item = study_content_item_new (id, kind, title);

  item->url = g_strdup (url);
  item->provider = g_strdup (provider);
  item->hours = hours;
  if (g_str_has_suffix (id, "/c/project"))
    item->course_id = g_strndup (id, strlen (id) - strlen ("/project"));
  g_ptr_array_add (topic->items, item);
}

static void
append_ends (StudyContent *content)
{
  g_autoptr (StudyAdvice) practise =
    study_advice_new (STUDY_ADVICE_PRACTICE, "Practise", "first\nsecond", (const char *[]) { "An idea", NULL });
  g_autoptr (StudyAdvice) rest = study_advice_new (STUDY_ADVICE_OTHER, "Rest", NULL, NULL);
  g_autoptr (StudyToolCategory) category = study_tool_category_new ("A | B", (const char *[]) { "C, D", "E", NULL });

  g_ptr_array_add (content->advice, g_steal_pointer (&practise));
  g_ptr_array_add (content->advice, g_steal_pointer (&rest));
  g_ptr_array_add (content->tools, g_steal_pointer (&category));
  content->sources = g_variant_ref_sink (g_variant_new_parsed (
    "[{'title': <'Source'>, 'url': <'https://a.example/source'>, 'license': <'MIT'>, 'revision': <'1'>}]"));
}

static StudyTrail *
new_trail (void)
{
  g_autoptr (StudyContent) content = study_content_new ("t", "R&D *");
  StudyContentStage *stage = study_content_stage_new ("s", "One");
  StudyContentStage *old = study_content_stage_new ("old", "Old");
  StudyContentTopic *topic = study_content_topic_new ("s/a", "Topic");
  StudyTrail *trail;
  g_autoptr (StudyProgress) progress = study_progress_new ("t", "0000000a");
  g_autoptr (StudyReference) reference = study_reference_new ("Docs", "https://a.example/docs");

  content->language = g_strdup ("pt-BR");
  content->short_title = g_strdup ("Back-end");
  content->description = g_strdup ("What it is:\n- a list\n\n\n More. ");
  content->objective = g_strdup ("To know.");
  topic->optional = TRUE;
  topic->text = g_strdup ("Its text.");
  g_ptr_array_add (topic->requires, g_strdup ("s/b"));
  g_ptr_array_add (topic->references, g_steal_pointer (&reference));
  g_ptr_array_add (stage->topics, topic);
  g_ptr_array_add (stage->topics, study_content_topic_new ("s/b", "Topic"));
  old->archived = TRUE;
  g_ptr_array_add (content->stages, stage);
  g_ptr_array_add (content->stages, old);
  append_ends (content);

  append_item (topic, "s/a/1", STUDY_ITEM_LESSON, "1. lesson", NULL, NULL, 0);
  append_item (topic, "s/a/2", STUDY_ITEM_LESSON, "Linked", "https://a.example/b_(c)", NULL, 0);
  append_item (topic, "s/a/c", STUDY_ITEM_COURSE, "Course", "https://a.example/", "Alura, 1", 8);
  append_item (topic, "s/a/r", STUDY_ITEM_RESOURCE, "Read", "javascript:alert(1)", NULL, 0.5);
  append_item (topic, "s/a/project", STUDY_ITEM_PROJECT, "Project of the topic", NULL, NULL, 0);
  append_item (topic, "s/a/c/project", STUDY_ITEM_PROJECT, "Its project", NULL, NULL, 0);
  trail = study_trail_new (content);
  study_trail_set_progress (trail, progress);
  fixture_set_done (trail, "s/a/1", TRUE);
  fixture_set_done (trail, "s/a/c/project", TRUE);

  return trail;
}

static void
test_whole (void)
{
  g_autoptr (StudyTrail) trail = new_trail ();
  g_autofree char *markdown = study_guide_to_markdown (trail);
  g_autoptr (GArray) lines = NULL;
  g_autoptr (StudyContent) content = NULL;
  guint n = 0;

  g_assert_cmpstr (markdown, ==, document);
  content = study_guide_markdown_read (markdown, &lines);
  g_assert_nonnull (content);
  for (guint i = 0; i < lines->len; i++)
    {
      const StudyGuideLine *line = &g_array_index (lines, StudyGuideLine, i);

      if (line->role == STUDY_GUIDE_BLANK)
        continue;
      g_assert_cmpuint (n, <, G_N_ELEMENTS (roles));
      g_assert_cmpint (line->role, ==, roles[n++]);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (roles));
}

/* A trail without anything, and one whose texts hold nothing to be seen. */
static void
test_bare (void)
{
  g_autoptr (StudyContent) empty = study_content_new ("t", "T");
  g_autoptr (StudyTrail) trail = study_trail_new (empty);
  g_autoptr (StudyContent) filled = study_content_copy (empty);
  StudyContentStage *stage = study_content_stage_new ("s", "\x01");
  StudyContentTopic *topic = study_content_topic_new ("s/t", " ");
  g_autofree char *bare = study_guide_to_markdown (trail);
  g_autofree char *unseen = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autoptr (StudyContent) content = NULL;

  g_assert_cmpstr (bare, ==, "<!-- studytrail-guide 1 -->\n\n# T\n");

  append_item (topic, "s/t/a", STUDY_ITEM_LESSON, "\n", NULL, "\t", 0);
  topic->text = g_strdup (" \n\n\t");
  g_ptr_array_add (stage->topics, topic);
  g_ptr_array_add (filled->stages, stage);
  study_trail_apply (trail, filled);
  unseen = study_guide_to_markdown (trail);
  g_assert_cmpstr (unseen, ==, "<!-- studytrail-guide 1 -->\n\n# T\n\n## 1. …\n\n### …\n\n- [ ] …\n");
  content = study_guide_markdown_read (unseen, &lines);
  g_assert_nonnull (content);
  g_assert_cmpuint (content->stages->len, ==, 1);
}

/* What a person may do to the file, and what the program does not take for its
 * own any longer. */
static const struct
{
  const char *name;
  const char *old;
  const char *new;
  gboolean taken;
} edits[] = {
  { "a mark", "- [ ] `Recurso`", "- [X] `Recurso`", TRUE },
  { "a title", "### Topic *", "### Another topic *", TRUE },
  { "an empty line", "- [x] 1", "\n- [x] 1", TRUE },
  { "a text", "Its text.", "Its text.\n\nMore of it,\\\nand more.", TRUE },
  { "a link that leads nowhere", "(#topic)", "(#topi)", TRUE },
  { "another language", "## Objetivo", "## Objective", TRUE },
  { "no marker", "<!-- studytrail-guide 1;", "<!-- guide;", FALSE },
  { "a newer version", "guide 1;", "guide 12;", FALSE },
  { "not a valid language tag", "language: pt-BR", "language: ../x", FALSE },
  { "a short title that is no text", "Back-end", "%FF", FALSE },
  { "a short title with a control", "Back-end", "%1B", FALSE },
  { "a short title that is not escaped", "Back-end", "%", FALSE },
  { "no title", "# R&D \\*\n", "", FALSE },
  { "a second title", "## 1. One", "# One", FALSE },
  { "a section", "## Fontes", "## Notas", FALSE },
  { "a fourth level", "#### Referências", "#### Links", FALSE },
  { "a fifth level", "#### Referências", "##### Referências", FALSE },
  { "markup in a text", "Its text.", "Its **text**.", FALSE },
  { "markup in a title", "## 1. One", "## 1. `One`", FALSE },
  { "an image", "Its text.", "![Its](https://a.example/i.png)", FALSE },
  { "HTML", "Its text.", "<p>Its text.</p>", FALSE },
  { "a mark that is none", "- [x] 1", "- [?] 1", FALSE },
  { "a bullet that is no check box", "- [x] 1", "- 1", FALSE },
  { "a kind that is none", "`Recurso`", "`Video`", FALSE },
  { "a link of another scheme", "[Docs](https:", "[Docs](javascript:", FALSE },
  { "a project without a course", "- [ ] `Curso`", "- [ ] `Recurso`", FALSE },
  { "a nested lesson", "  - [x] `Projeto`", "  - [x] `Lição`", FALSE },
  { "a topic that waits for itself", "(#topic)", "(#topic-extra)", FALSE },
  { "a number of an archived stage", "## Old *", "## 2. Old *", FALSE },
  { "an unknown mark", "*(Extra)*", "*(Extras)*", FALSE },
  { "a remark with more behind it", "0.5 h*", "0.5 h* now", FALSE },
  { "a third column", "C\\, D, E |", "C\\, D | E |", FALSE },
  { "a control", "Its text.", "Its \x1b[31mtext.", FALSE },
  { "a direction", "Its text.", "Its \u202etext.", FALSE },
};

static void
test_edited (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      const char *place = strstr (document, edits[i].old);
      g_autofree char *text = NULL;
      g_autoptr (GArray) lines = NULL;
      g_autoptr (StudyContent) content = NULL;

      g_assert_nonnull (place);
      text = g_strdup_printf ("%.*s%s%s", (int) (place - document), document, edits[i].new,
                              place + strlen (edits[i].old));
      content = study_guide_markdown_read (text, &lines);
      g_test_message ("%s", edits[i].name);
      g_assert_cmpint (content != NULL, ==, edits[i].taken);
      g_assert_cmpint (lines != NULL, ==, edits[i].taken);
    }
}

/* Whatever is done to a file, it is read or not, and what is read can be kept. */
static void
test_damaged (void)
{
  guint n_taken = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (document);
      g_autoptr (GArray) lines = NULL;
      g_autoptr (StudyContent) content = NULL;
      int n = g_test_rand_int_range (1, 4);

      for (int j = 0; j < n && text->len > 0; j++)
        {
          gsize place = g_test_rand_int_range (0, text->len);
          gsize length = g_test_rand_int_range (0, 30);

          g_string_erase (text, place, MIN (length, text->len - place));
          g_string_insert (text, g_test_rand_int_range (0, text->len + 1),
                           pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
        }
      if (!g_utf8_validate_len (text->str, text->len, NULL))
        continue;

      content = study_guide_markdown_read (text->str, &lines);
      if (content != NULL)
        {
          g_autoptr (StudyTrail) trail = study_trail_new (content);
          g_autofree char *again = study_guide_to_markdown (trail);

          n_taken++;
          g_assert_true (study_guide_markdown_is_own (again));
        }
    }

  g_assert_cmpuint (n_taken, >, 100);
}

static const struct
{
  const char *heading;
  const char *anchor;
} anchors[] = {
  { "Python 3", "python-3" },
  { "REST & RESTful", "rest--restful" },
  { "Orientação a Objetos", "orientação-a-objetos" },
  { "python 3", "python-3-1" },
  { "Python 3 1", "python-3-1-1" },
  { "PYTHON 3!", "python-3-2" },
  { "a_b-c (d)", "a_b-c-d" },
  { "😀", "" },
  { "!", "-1" },
};

/* As the headings of a page on GitHub are named. */
static void
test_anchors (void)
{
  g_autoptr (GHashTable) headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (anchors); i++)
    {
      g_autofree char *anchor = study_markdown_add_anchor (headings, anchors[i].heading);

      g_assert_cmpstr (anchor, ==, anchors[i].anchor);
    }
}

int
main (int    argc,
      char **argv)
{
  static const char * const locales[] = { "en", "es", "pt_BR" };

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/guide-markdown/whole", test_whole);
  g_test_add_func ("/guide-markdown/bare", test_bare);
  g_test_add_func ("/guide-markdown/edited", test_edited);
  g_test_add_func ("/guide-markdown/damaged", test_damaged);
  g_test_add_func ("/guide-markdown/random", test_random);
  g_test_add_func ("/guide-markdown/anchors", test_anchors);
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *path = g_strconcat ("/guide-markdown/built-in/", locales[i], NULL);

      g_test_add_data_func (path, locales[i], test_built_in);
    }

  return g_test_run ();
}
