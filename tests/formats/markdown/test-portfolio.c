/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "formats/markdown/study-portfolio.h"
#include "model/trail/trail-fixture.h"

/* Days of November and December 2025, at noon in São Paulo. */
#define NOV_9 1762700400
#define DAY (24 * 60 * 60)

static const StudyPortfolioOptions everything = { .name = "Ana_Lima", .parts = STUDY_PORTFOLIO_ALL };

static StudyContentItem *
append_item (StudyContentTopic *topic,
             const char        *id,
             StudyItemKind      kind,
             const char        *title,
             const char        *url)
{
  StudyContentItem *item = study_content_item_new (id, kind, title);

  item->url = g_strdup (url);
  g_ptr_array_add (topic->items, item);

  return item;
}

static void
append_tools (StudyContent       *content,
              const char         *title,
              const char * const *tools)
{
  g_ptr_array_add (content->tools, study_tool_category_new (title, tools));
}

static StudyContentTopic *
append_topic (StudyContentStage *stage,
              const char        *id,
              const char        *title)
{
  StudyContentTopic *topic = study_content_topic_new (id, title);

  g_ptr_array_add (stage->topics, topic);

  return topic;
}

static StudyContentStage *
append_stage (StudyContent *content,
              const char   *id,
              const char   *title,
              gboolean      archived)
{
  StudyContentStage *stage = study_content_stage_new (id, title);

  stage->archived = archived;
  g_ptr_array_add (content->stages, stage);

  return stage;
}

static StudyTrail *
new_trail (const char *language)
{
  g_autoptr (StudyContent) content = study_content_new ("t", "Back-end *Python*");
  g_autoptr (StudyProgress) progress = study_progress_new ("t", "0000000a");
  StudyContentStage *stage;
  StudyContentTopic *topic;
  StudyContentItem *item;
  StudyTrail *trail;

  content->language = g_strdup (language);
  content->objective = g_strdup ("To write\n- APIs");
  stage = append_stage (content, "a", "Basics | more", FALSE);
  topic = append_topic (stage, "a/py", "Python 3");
  append_item (topic, "a/py/l", STUDY_ITEM_LESSON, "Lists", NULL);
  append_item (topic, "a/py/m", STUDY_ITEM_LESSON, "Maps", NULL);
  append_item (topic, "a/py/r", STUDY_ITEM_RESOURCE, "Read", "https://a.example/r");
  item = append_item (topic, "a/py/c", STUDY_ITEM_COURSE, "A course", "https://a.example/c");
  item->provider = g_strdup ("School");
  item->hours = 7.5;
  item = append_item (topic, "a/py/c/project", STUDY_ITEM_PROJECT, "Practice", NULL);
  item->course_id = g_strdup ("a/py/c");
  append_item (append_topic (stage, "a/git", "Git"), "a/git/l", STUDY_ITEM_LESSON, "Commits", NULL);
  stage = append_stage (content, "b", "Web", FALSE);
  topic = append_topic (stage, "b/web", "Servers");
  append_item (topic, "b/web/l", STUDY_ITEM_LESSON, "HTTP", NULL);
  append_item (topic, "b/web/project", STUDY_ITEM_PROJECT, "A server", NULL);
  stage = append_stage (content, "o", "Old", TRUE);
  append_item (append_topic (stage, "o/perl", "Perl"), "o/perl/l", STUDY_ITEM_LESSON, "Regex", NULL);
  append_tools (content, "Language", (const char *[]) { "Python 3.x", "Go", NULL });
  append_tools (content, "Databases", (const char *[]) { "SQLite", NULL });
  trail = study_trail_new (content);
  study_trail_set_progress (trail, progress);

  return trail;
}

static void
do_at (StudyTrail *trail,
       const char *id,
       gint64      seconds)
{
  g_assert_true (study_progress_set_value (study_trail_get_progress (trail), STUDY_SCOPE_ITEM, id, STUDY_FIELD_DONE,
                                           g_variant_new_int64 (seconds * G_USEC_PER_SEC)));
}

static void
do_some (StudyTrail *trail)
{
  do_at (trail, "a/py/l", NOV_9);
  do_at (trail, "a/py/r", NOV_9 + DAY);
  do_at (trail, "a/py/c", NOV_9 + DAY);
  do_at (trail, "a/py/c/project", NOV_9 + 30 * DAY);
  do_at (trail, "a/git/l", NOV_9);
  do_at (trail, "o/perl/l", NOV_9 - DAY);
  study_item_set_project_title (fixture_item (trail, "a/py/c/project"), "Task [API]");
  study_item_set_project_url (fixture_item (trail, "a/py/c/project"), "https://git.example/me/tasks_(1)");
  study_item_set_project_url (fixture_item (trail, "b/web/project"), "https://git.example/me/server");
  study_topic_set_note (fixture_topic (trail, "a/py"), "# mine\n\nand more");
  study_topic_set_note (fixture_topic (trail, "a/git"), "secret");
}

static void
test_whole (void)
{
  g_autoptr (StudyTrail) trail = new_trail ("pt-BR");
  StudyPortfolioOptions options = everything;
  g_autofree char *markdown = NULL;

  do_some (trail);
  options.notes = (const char *[]) { "a/py", "b/web", "nothing", NULL };
  markdown = study_portfolio_write (trail, &options);
  g_assert_cmpstr (markdown, ==,
                   "# Back-end \\*Python\\*\n"
                   "\n"
                   "**Ana\\_Lima**\n"
                   "\n"
                   "## Objetivo\n"
                   "\n"
                   "To write\\\n"
                   "\\- APIs\n"
                   "\n"
                   "## Progresso\n"
                   "\n"
                   "`████████████░░░░░░░░` **62%** (5 de 8)\n"
                   "\n"
                   "| Etapa | Progresso |\n"
                   "| --- | --- |\n"
                   "| 1. Basics \\| more | 5 de 6 |\n"
                   "| 2. Web | 0 de 2 |\n"
                   "\n"
                   "## O que aprendi\n"
                   "\n"
                   "### 1. Basics \\| more\n"
                   "\n"
                   "*nov. de 2025 – dez. de 2025*\n"
                   "\n"
                   "- **Python 3** (4 de 5) — *nov. de 2025 – dez. de 2025*\\\n"
                   "  Lists · [Read](https://a.example/r)\n"
                   "- **Git** (1 de 1) — *9 de nov. de 2025*\\\n"
                   "  Commits\n"
                   "\n"
                   "### Old\n"
                   "\n"
                   "*8 de nov. de 2025*\n"
                   "\n"
                   "- **Perl** (1 de 1) — *8 de nov. de 2025*\\\n"
                   "  Regex\n"
                   "\n"
                   "## Cursos\n"
                   "\n"
                   "- [A course](https://a.example/c) — *School, 7,5 h, 10 de nov. de 2025*\n"
                   "\n"
                   "## Projetos\n"
                   "\n"
                   "- [Task \\[API\\]](https://git.example/me/tasks_\\(1\\)) — *A course, 9 de dez. de 2025*\n"
                   "- [A server](https://git.example/me/server) — *Servers, em andamento*\n"
                   "\n"
                   "## Ferramentas\n"
                   "\n"
                   "- **Language:** Python 3.x\n"
                   "\n"
                   "## Anotações\n"
                   "\n"
                   "### Python 3\n"
                   "\n"
                   "\\# mine\n"
                   "\n"
                   "and more\n");
}

/* The words are those of the guide's language, whatever the program speaks. */
static void
test_languages (void)
{
  static const struct
  {
    const char *language;
    const char *learned;
    const char *course;
  } languages[] = {
    { NULL, "\n## What I Learned\n", "*School, 7.5 h, 10 Nov 2025*" },
    { "en-GB", "\n## What I Learned\n", "*School, 7.5 h, 10 Nov 2025*" },
    { "es", "\n## Lo que aprendí\n", "*School, 7,5 h, 10 de nov de 2025*" },
    { "PT", "\n## O que aprendi\n", "*School, 7,5 h, 10 de nov. de 2025*" },
    { "ptx", "\n## What I Learned\n", "*School, 7.5 h, 10 Nov 2025*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (StudyTrail) trail = new_trail (languages[i].language);
      g_autofree char *markdown = NULL;

      do_some (trail);
      markdown = study_portfolio_write (trail, &everything);
      g_assert_nonnull (strstr (markdown, languages[i].learned));
      g_assert_nonnull (strstr (markdown, languages[i].course));
    }
}

/* Each part comes and goes alone. */
static void
test_parts (void)
{
  static const struct
  {
    StudyPortfolioParts part;
    const char *sign;
  } parts[] = {
    { STUDY_PORTFOLIO_OBJECTIVE, "## Objective" },
    { STUDY_PORTFOLIO_PROGRESS, "## Progress" },
    { STUDY_PORTFOLIO_LEARNED, "## What I Learned" },
    { STUDY_PORTFOLIO_COURSES, "## Courses" },
    { STUDY_PORTFOLIO_PROJECTS, "## Projects" },
    { STUDY_PORTFOLIO_TOOLS, "## Tools" },
    { STUDY_PORTFOLIO_DATES, "2025" },
  };
  g_autoptr (StudyTrail) trail = new_trail (NULL);

  do_some (trail);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      StudyPortfolioOptions options = { .parts = STUDY_PORTFOLIO_ALL & ~parts[i].part };
      g_autofree char *without = study_portfolio_write (trail, &options);

      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        g_assert_cmpint (strstr (without, parts[j].sign) != NULL, ==, j != i);
      /* Neither a name nor a note is there unasked. */
      g_assert_null (strstr (without, "Ana"));
      g_assert_null (strstr (without, "## Notes"));
      g_assert_null (strstr (without, "secret"));
    }
}

static void
test_nothing_done (void)
{
  g_autoptr (StudyTrail) trail = new_trail (NULL);
  g_autoptr (StudyContent) content = study_content_new ("t", "T");
  g_autoptr (StudyTrail) bare = study_trail_new (content);
  StudyPortfolioOptions options = everything;
  g_autofree char *markdown = NULL;
  g_autofree char *empty = NULL;

  study_topic_set_note (fixture_topic (trail, "a/py"), " \n");
  options.notes = (const char *[]) { "a/py", NULL };
  options.name = " ";
  markdown = study_portfolio_write (trail, &options);
  g_assert_cmpstr (markdown, ==,
                   "# Back-end \\*Python\\*\n"
                   "\n"
                   "## Objective\n"
                   "\n"
                   "To write\\\n"
                   "\\- APIs\n"
                   "\n"
                   "## Progress\n"
                   "\n"
                   "`░░░░░░░░░░░░░░░░░░░░` **0%** (0 of 8)\n"
                   "\n"
                   "| Stage | Progress |\n"
                   "| --- | --- |\n"
                   "| 1. Basics \\| more | 0 of 6 |\n"
                   "| 2. Web | 0 of 2 |\n");

  empty = study_portfolio_write (bare, &options);
  g_assert_cmpstr (empty, ==, "# T\n");
}

/* Nobody's link leads anywhere but into the web. */
static void
test_links (void)
{
  g_autoptr (StudyTrail) trail = new_trail (NULL);
  g_autofree char *markdown = NULL;

  do_some (trail);
  study_item_set_project_url (fixture_item (trail, "a/py/c/project"), "javascript:alert(1)");
  study_item_set_project_url (fixture_item (trail, "b/web/project"), "file:///etc");
  markdown = study_portfolio_write (trail, &everything);
  g_assert_nonnull (strstr (markdown, "- Task \\[API\\] — *A course, 9 Dec 2025*\n"));
  g_assert_null (strstr (markdown, "A server"));
  g_assert_null (strstr (markdown, "javascript"));
}

static const struct
{
  const char *tool;
  const char *title;
  gboolean learned;
} tools[] = {
  { "Django", "Django", TRUE },
  { "django", "First steps with DJANGO.", TRUE },
  { "Django", "Flask", FALSE },
  { "Go", "Google and ergo", FALSE },
  { "Go", "Ergo: Go!", TRUE },
  { "C", "C++ and C#", FALSE },
  { "C++", "C++", TRUE },
  { "Python 3.x", "Python: lists", TRUE },
  { "Git/GitHub", "How to use GitHub", TRUE },
  { "Git / GitLab", "Git", TRUE },
  { "Git/GitHub", "Digital", FALSE },
  { "Spring Boot", "Spring", FALSE },
  { "3.x", "3.x", TRUE },
  { "/", "a / b", FALSE },
  { "Ação", "AÇÃO", TRUE },
};

static void
test_tools (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    {
      g_autoptr (StudyContent) content = study_content_new ("t", "T");
      StudyContentTopic *topic = append_topic (append_stage (content, "s", "S", FALSE), "s/t", "T");
      g_autoptr (StudyTrail) trail = NULL;
      g_autoptr (StudyProgress) progress = study_progress_new ("t", "0000000a");
      StudyPortfolioOptions options = { .parts = STUDY_PORTFOLIO_TOOLS };
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      append_item (topic, "s/t/a", STUDY_ITEM_LESSON, tools[i].title, NULL);
      append_item (topic, "s/t/b", STUDY_ITEM_LESSON, "another", NULL);
      append_tools (content, "Tools", (const char *[]) { tools[i].tool, NULL });
      trail = study_trail_new (content);
      study_trail_set_progress (trail, progress);

      before = study_portfolio_write (trail, &options);
      g_assert_cmpstr (before, ==, "# T\n");
      fixture_set_done (trail, "s/t/a", TRUE);
      after = study_portfolio_write (trail, &options);
      g_test_message ("%s in %s", tools[i].tool, tools[i].title);
      g_assert_cmpint (strstr (after, "## Tools") != NULL, ==, tools[i].learned);

      /* Who walked the whole trail knows its tools. */
      fixture_set_done (trail, "s/t/b", TRUE);
      g_clear_pointer (&after, g_free);
      after = study_portfolio_write (trail, &options);
      g_assert_nonnull (strstr (after, "## Tools\n\n- **Tools:** "));
    }
}

/* As the window says it: never nothing once something is done, and not all before the end. */
static void
test_percent (void)
{
  g_autoptr (StudyContent) content = study_content_new ("t", "T");
  StudyContentTopic *topic = append_topic (append_stage (content, "s", "S", FALSE), "s/t", "T");
  g_autoptr (StudyProgress) progress = study_progress_new ("t", "0000000a");
  g_autoptr (StudyTrail) trail = NULL;
  g_autofree char *begun = NULL;
  g_autofree char *nearly = NULL;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *id = g_strdup_printf ("s/t/%u", i);

      append_item (topic, id, STUDY_ITEM_LESSON, id, NULL);
    }
  trail = study_trail_new (content);
  study_trail_set_progress (trail, progress);

  do_at (trail, "s/t/0", 1000);
  begun = study_portfolio_write (trail, &everything);
  g_assert_nonnull (strstr (begun, "**1%** (1 of 300)"));
  for (guint i = 1; i < 299; i++)
    fixture_set_done (trail, study_item_get_id (study_topic_get_item (study_trail_get_topic (trail, 0), i)), TRUE);
  nearly = study_portfolio_write (trail, &everything);
  g_assert_nonnull (strstr (nearly, "**99%** (299 of 300)"));
}

/* As the language of the guide writes them, whatever the locale is. */
static void
test_numbers (void)
{
  const struct
  {
    const char *language;
    guint n_items;
    const char *expected;
  } cases[] = {
    { "en", 999, "**0%** (0 of 999)" },
    { "en", 1234, "**0%** (0 of 1,234)" },
    { "pt-BR", 1234, "**0%** (0 de 1.234)" },
    { "es", 1234, "**0\u202f%** (0 de 1234)" },
    { "es", 12345, "**0\u202f%** (0 de 12.345)" },
    { "fr", 1234, "**0%** (0 of 1,234)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StudyContent) content = study_content_new ("t", "T");
      StudyContentTopic *topic = append_topic (append_stage (content, "s", "S", FALSE), "s/t", "T");
      g_autoptr (StudyProgress) progress = study_progress_new ("t", "0000000a");
      g_autoptr (StudyTrail) trail = NULL;
      g_autofree char *written = NULL;

      g_set_str (&content->language, cases[i].language);
      for (guint j = 0; j < cases[i].n_items; j++)
        {
          g_autofree char *id = g_strdup_printf ("s/t/%u", j);

          append_item (topic, id, STUDY_ITEM_LESSON, id, NULL);
        }
      trail = study_trail_new (content);
      study_trail_set_progress (trail, progress);
      written = study_portfolio_write (trail, &everything);
      g_test_message ("%s", written);
      g_assert_nonnull (strstr (written, cases[i].expected));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/portfolio/whole", test_whole);
  g_test_add_func ("/portfolio/languages", test_languages);
  g_test_add_func ("/portfolio/parts", test_parts);
  g_test_add_func ("/portfolio/nothing-done", test_nothing_done);
  g_test_add_func ("/portfolio/links", test_links);
  g_test_add_func ("/portfolio/tools", test_tools);
  g_test_add_func ("/portfolio/percent", test_percent);
  g_test_add_func ("/portfolio/numbers", test_numbers);

  return g_test_run ();
}
