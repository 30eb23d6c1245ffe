/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/documents/format-fixture.h"
#include "formats/documents/study-trail-format.h"
#include "formats/markdown/study-topic-markdown.h"
#include "formats/markdown/study-trail-text.h"
#include "model/trail/trail-fixture.h"

static StudyContent *
new_content (const char *title,
             const char *text)
{
  StudyContent *content = study_content_new ("t", "T");
  StudyContentTopic *topic = fixture_append_topic (fixture_append_stage (content, "s"), "s/t", FALSE, NULL);

  g_set_str (&topic->title, title);
  topic->text = g_strdup (text);

  return content;
}

static StudyContentTopic *
get_part (const StudyContent *content)
{
  const StudyContentStage *stage = g_ptr_array_index (content->stages, 0);

  return g_ptr_array_index (stage->topics, 0);
}

/* A trail with one topic, ready to be worked on. */
static StudyTrail *
make_trail (const StudyContent *content)
{
  StudyTrail *trail = study_trail_new (content);
  g_autoptr (StudyProgress) progress = study_progress_new ("t", "0000000a");

  study_trail_set_progress (trail, progress);

  return trail;
}

static StudyTrail *
new_trail (const char *title,
           const char *text)
{
  g_autoptr (StudyContent) content = new_content (title, text);

  return make_trail (content);
}

static void
append_item (StudyContent  *content,
             const char    *name,
             StudyItemKind  kind,
             const char    *title,
             const char    *url,
             const char    *provider)
{
  StudyContentItem *item = fixture_append_item (get_part (content), name, kind,
                                                g_str_has_suffix (name, "c/project") ? "c" : NULL);

  g_set_str (&item->title, title);
  item->url = g_strdup (url);
  item->provider = g_strdup (provider);
}

static void
test_whole (void)
{
  g_autoptr (StudyContent) content = new_content ("REST & RESTful", "One line.\nAnother line.\n\n\nA paragraph.\n");
  g_autoptr (StudyTrail) trail = NULL;
  StudyTopic *topic;
  g_autoptr (StudyReference) reference = study_reference_new ("RFC 9110", "https://www.rfc-editor.org/rfc/rfc9110");
  g_autofree char *own = NULL;
  g_autofree char *markdown = NULL;

  append_item (content, "l", STUDY_ITEM_LESSON, "HTTP verbs", NULL, NULL);
  append_item (content, "m", STUDY_ITEM_LESSON, "Status", NULL, NULL);
  append_item (content, "c", STUDY_ITEM_COURSE, "HTTP: the web", "https://c.example/?a=1&b=2", "Alura");
  append_item (content, "c/project", STUDY_ITEM_PROJECT, "Practice project", NULL, NULL);
  append_item (content, "r", STUDY_ITEM_RESOURCE, "An article", "https://r.example/a_(b)", NULL);
  g_ptr_array_add (get_part (content)->references, g_steal_pointer (&reference));
  trail = make_trail (content);
  topic = fixture_topic (trail, "s/t");

  fixture_set_done (trail, "s/t/l", TRUE);
  fixture_set_done (trail, "s/t/c", TRUE);
  study_item_set_project_title (fixture_item (trail, "s/t/c/project"), "Task API");
  study_item_set_project_url (fixture_item (trail, "s/t/c/project"), "https://git.example/me/tasks");
  own = study_topic_add_course (topic, "My own", NULL, "Me", 2);
  study_topic_set_note (topic, "- first\n2. second\n\nlast");

  markdown = study_topic_to_markdown (topic);
  g_assert_cmpstr (markdown, ==,
                   "# REST & RESTful\n"
                   "\n"
                   "One line.\\\n"
                   "Another line.\n"
                   "\n"
                   "A paragraph.\n"
                   "\n"
                   "## What to Learn\n"
                   "\n"
                   "- [x] HTTP verbs\n"
                   "- [ ] Status\n"
                   "\n"
                   "## Courses\n"
                   "\n"
                   "- [x] [HTTP: the web](https://c.example/?a=1&b=2) (Alura)\n"
                   "- [ ] My own (Me)\n"
                   "\n"
                   "## Resources\n"
                   "\n"
                   "- [ ] [An article](https://r.example/a_\\(b\\))\n"
                   "\n"
                   "## Practice\n"
                   "\n"
                   "- [ ] [Task API](https://git.example/me/tasks) (HTTP: the web)\n"
                   "- [ ] Practice project (My own)\n"
                   "\n"
                   "## References\n"
                   "\n"
                   "- [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110)\n"
                   "\n"
                   "## Notes\n"
                   "\n"
                   "\\- first\\\n"
                   "2\\. second\n"
                   "\n"
                   "last\n");
}

static void
test_bare (void)
{
  g_autoptr (StudyTrail) trail = new_trail ("Bare", NULL);
  g_autofree char *markdown = NULL;
  g_autofree char *with_spaces = NULL;

  markdown = study_topic_to_markdown (fixture_topic (trail, "s/t"));
  g_assert_cmpstr (markdown, ==, "# Bare\n");

  study_topic_set_note (fixture_topic (trail, "s/t"), " \n\t\n");
  with_spaces = study_topic_to_markdown (fixture_topic (trail, "s/t"));
  g_assert_cmpstr (with_spaces, ==, "# Bare\n");
}

static const struct
{
  const char *text;
  const char *markdown;
} lines[] = {
  { "plain text, (with) \"marks\"; it's 3.5 + 4 - 1!", "plain text, (with) \"marks\"; it's 3.5 + 4 - 1!" },
  { "*a* **b** _c_ ~~d~~ `e`", "\\*a\\* \\*\\*b\\*\\* \\_c\\_ \\~\\~d\\~\\~ \\`e\\`" },
  { "[a](b) ![c](d) [^1]", "\\[a\\](b) !\\[c\\](d) \\[^1\\]" },
  { "<script>x</script> <https://a.example>", "\\<script>x\\</script> \\<https\\://a.example>" },
  { "R&D &amp; &#65; &x", "R&D \\&amp; \\&\\#65; &x" },
  { "https://a.example WWW.a.example", "https\\://a.example WWW\\.a.example" },
  { "a\\b \\* end\\", "a\\\\b \\\\\\* end\\\\" },
  { "# no heading #", "\\# no heading \\#" },
  { "> no quote", "\\> no quote" },
  { "- no list", "\\- no list" },
  { "+ no list", "\\+ no list" },
  { "12. no list", "12\\. no list" },
  { "3) no list", "3\\) no list" },
  { "---", "\\---" },
  { "===", "\\===" },
  { "| a | b |", "\\| a \\| b \\|" },
  { ":-: | :-:", "\\:-: \\| :-:" },
  { "://", "\\://" },
  { "    no code", "no code" },
  { "\tno code", "no code" },
  { "```c", "\\`\\`\\`c" },
  { "$x$", "\\$x\\$" },
  { "a \x1b[31m b", "a \\[31m b" },
};

/* Nothing in a text is markup, whether it is a guide's or a note. */
static void
test_escaping (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (StudyTrail) trail = new_trail ("T", lines[i].text);
      g_autofree char *expected = g_strdup_printf ("# T\n\n%s\n\n## Notes\n\n%s\n", lines[i].markdown, lines[i].markdown);
      g_autofree char *markdown = NULL;

      study_topic_set_note (fixture_topic (trail, "s/t"), lines[i].text);
      markdown = study_topic_to_markdown (fixture_topic (trail, "s/t"));
      g_assert_cmpstr (markdown, ==, expected);
    }
}

/* A title stays in its line and in its brackets, a link in its parentheses. */
static void
test_links (void)
{
  g_autoptr (StudyContent) content = new_content ("Line\n# two", NULL);
  g_autoptr (StudyTrail) trail = NULL;
  g_autofree char *markdown = NULL;

  append_item (content, "l", STUDY_ITEM_LESSON, "a](https://evil.example) [b\n- [x] c", NULL, NULL);
  append_item (content, "c", STUDY_ITEM_COURSE, "C]", "https://c.example/a)b<c>\\&lt;&d é", "P\n## Q");
  append_item (content, "c/project", STUDY_ITEM_PROJECT, "P", NULL, NULL);
  trail = make_trail (content);
  study_item_set_project_url (fixture_item (trail, "s/t/c/project"), "javascript:alert(1)");

  markdown = study_topic_to_markdown (fixture_topic (trail, "s/t"));
  g_assert_cmpstr (markdown, ==,
                   "# Line \\# two\n"
                   "\n"
                   "## What to Learn\n"
                   "\n"
                   "- [ ] a\\](https\\://evil.example) \\[b - \\[x\\] c\n"
                   "\n"
                   "## Courses\n"
                   "\n"
                   "- [ ] [C\\]](https://c.example/a\\)b\\<c\\>\\\\\\&lt;&d%20é) (P \\#\\# Q)\n"
                   "\n"
                   "## Practice\n"
                   "\n"
                   "- [ ] P (C\\])\n");
}

/* Taking the backslashes away gives the text again: nothing is lost or added. */
static void
test_random (void)
{
  static const char pieces[] = "ab1 .)(*_[]<>#|~$&;:/\\`!+-=w\"";

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (GString) text = g_string_new ("a");
      g_autoptr (GString) plain = g_string_new (NULL);
      g_autoptr (StudyTrail) trail = NULL;
      g_autofree char *markdown = NULL;
      g_autofree char *expected = NULL;
      int n = g_test_rand_int_range (1, 40);

      for (int j = 0; j < n; j++)
        {
          char c = pieces[g_test_rand_int_range (0, sizeof pieces - 1)];

          if (c != ' ' || text->str[text->len - 1] != ' ')
            g_string_append_c (text, c);
        }
      g_string_append_c (text, 'z');

      trail = new_trail ("T", text->str);
      markdown = study_topic_to_markdown (fixture_topic (trail, "s/t"));
      for (const char *p = markdown; *p != '\0'; p++)
        {
          if (*p == '\\')
            p++;
          else
            g_assert_null (strchr ("*_[]<|~$`", *p));
          g_string_append_c (plain, *p);
        }

      expected = g_strdup_printf ("# T\n\n%s\n", text->str);
      g_assert_cmpstr (plain->str, ==, expected);
    }
}

/* What is listed on a terminal. */
static void
test_text (void)
{
  static const char document[] =
    "{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"t\",\"title\":\"A \\u001b[31mred\\nguide\",\"stages\":["
    "{\"id\":\"s\",\"title\":\"S\",\"topics\":["
    "{\"id\":\"s/a\",\"title\":\"A\",\"items\":[{\"id\":\"s/a/c\",\"kind\":\"course\",\"title\":\"C\"},"
    "{\"id\":\"s/a/c/project\",\"kind\":\"project\",\"title\":\"P\",\"course\":\"s/a/c\"}]},"
    "{\"id\":\"s/b\",\"title\":\"B\",\"optional\":true,\"items\":[{\"id\":\"s/b/l\",\"kind\":\"lesson\",\"title\":\"L\"}]},"
    "{\"id\":\"s/c\",\"title\":\"C\",\"items\":[{\"id\":\"s/c/l\",\"kind\":\"lesson\",\"title\":\"L\"}]},"
    "{\"id\":\"s/d\",\"title\":\"D\",\"items\":[{\"id\":\"s/d/l\",\"kind\":\"lesson\",\"title\":\"L\"}]}]}]}";
  g_autoptr (GBytes) bytes = fixture_bytes (document);
  g_autoptr (StudyContent) content = study_trail_format_read (bytes, NULL);
  g_autoptr (StudyTrail) trail = study_trail_new (content);
  g_autoptr (StudyProgress) progress = study_progress_new ("t", "0000000a");
  g_autofree char *all = NULL;
  g_autofree char *needed = NULL;

  study_trail_set_progress (trail, progress);
  study_item_set_done (study_trail_find_item (trail, "s/a/c"), TRUE);
  study_item_set_project_title (study_trail_find_item (trail, "s/a/c/project"), "My \u202eproject");
  study_item_set_done (study_trail_find_item (trail, "s/d/l"), TRUE);
  study_topic_set_skipped (study_trail_find_topic (trail, "s/c"), TRUE);

  all = study_trail_to_text (trail, TRUE);
  g_assert_cmpstr (all, ==,
                   "A [31mred guide  2/3\n"
                   "\n"
                   "1. S  2/3\n"
                   "  [~] A  1/2\n"
                   "    [x] C\n"
                   "    [ ] My project (C)\n"
                   "  [ ] B (Optional)  0/1\n"
                   "    [ ] L\n"
                   "  [-] C  0/1\n"
                   "    [ ] L\n"
                   "  [x] D  1/1\n"
                   "    [x] L\n");

  needed = study_trail_to_text (trail, FALSE);
  g_assert_null (strstr (needed, "Optional"));
  g_assert_nonnull (strstr (needed, "[x] D"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/topic-markdown/whole", test_whole);
  g_test_add_func ("/topic-markdown/bare", test_bare);
  g_test_add_func ("/topic-markdown/escaping", test_escaping);
  g_test_add_func ("/topic-markdown/links", test_links);
  g_test_add_func ("/topic-markdown/random", test_random);
  g_test_add_func ("/trail-text/whole", test_text);

  return g_test_run ();
}
