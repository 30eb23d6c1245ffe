/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <pthread.h>
#include <string.h>
#include <time.h>

#include "formats/documents/format-fixture.h"
#include "formats/documents/study-trail-format.h"
#include "formats/guide/guide-fixture.h"
#include "formats/guide/guide-printer.h"

/* As long as 100 KiB may take. */
#define MAX_SECONDS 1.0

/* Reading is cancelled at so many moments. */
#define N_MOMENTS 10

/* When it is cancelled, reading ends within such a part of the time that it takes. 10 MB take
 * more than two seconds, and end within 100 ms on a machine that does nothing else. */
#define MAX_REST 0.1

/* Each is a guide in formats/guide/guides, and what it becomes is in a file beside it
 * with “.expected” behind its name, as print-guide --lines prints it. */
static const char * const guides[] = {
  "bullets-pt.md",
  "counted.md",
  "curriculum.md",
  "days.txt",
  "details.md",
  "emoji-both.md",
  "emoji-lines.md",
  "emoji-one.md",
  "front-matter.md",
  "html-blocks.md",
  "html-folded.md",
  "html-spans.md",
  "ids.md",
  "indents.md",
  "item-groups.md",
  "labels-pt.md",
  "left-out.md",
  "letters-pt.md",
  "levels-pt.md",
  "links-alone.md",
  "links.md",
  "notes-pt.md",
  "numbered.md",
  "numbers.txt",
  "ordered.md",
  "phases.txt",
  "plain-bullets.txt",
  "projects.md",
  "prose.md",
  "pseudo.md",
  "sections.md",
  "seed-shape.md",
  "skip.md",
  "table-beside.md",
  "table-count-pt.md",
  "table-en.md",
  "table-es.md",
  "table-kind-es.md",
  "table-pt.md",
  "table-rows.md",
  "tasks.md",
  "unseen.md",
  "weeks-pt.md",
};

/* Every line has a role and says why, unless it is blank. */
static void
assert_all_lines (StudyGuide           *guide,
                  const StudyGuidePlan *made)
{
  guint n_left_out = 0;

  g_assert_cmpuint (made->lines->len, ==, study_guide_get_n_lines (guide));
  for (guint i = 0; i < made->lines->len; i++)
    {
      const StudyGuideLine *line = &g_array_index (made->lines, StudyGuideLine, i);
      g_autofree char *text = study_guide_get_line (guide, i);

      g_assert_nonnull (line->reason);
      g_assert_cmpint (line->role == STUDY_GUIDE_BLANK, ==, *g_strstrip (text) == '\0');
      g_assert_cmpint (*line->reason == '\0', ==, line->role == STUDY_GUIDE_BLANK);
      n_left_out += line->role == STUDY_GUIDE_LEFT_OUT;
    }
  g_assert_cmpuint (made->n_left_out, ==, n_left_out);
}

static void
test_guide (gconstpointer data)
{
  const char *name = data;
  g_autofree char *source = guide_fixture_get_contents ("guides", name);
  g_autofree char *expected_name = g_strconcat (name, ".expected", NULL);
  g_autofree char *expected = guide_fixture_get_contents ("guides", expected_name);
  g_autoptr (StudyGuide) guide = guide_fixture_read (source, name, NULL);
  g_autoptr (StudyGuidePlan) made = guide_fixture_plan (guide, NULL);
  g_autofree char *printed = guide_printer_print (guide, made, TRUE);

  assert_all_lines (guide, made);
  g_assert_cmpstr (printed, ==, expected);
}

/* What a person leaves out is not in the trail, and the report says so. */
static void
test_excluded (void)
{
  g_autofree char *source = guide_fixture_get_contents ("guides", "skip.md");
  g_autoptr (StudyGuide) guide = guide_fixture_read (source, NULL, NULL);
  g_autoptr (StudyGuidePlan) before = guide_fixture_plan (guide, NULL);
  g_autoptr (GHashTable) choices = g_hash_table_new (NULL, NULL);
  const StudyGuideNode *first = g_ptr_array_index (before->outline, 0);
  const StudyGuideOptions options = { .title = "Another title", .choices = choices };
  g_autoptr (StudyGuidePlan) after = NULL;

  g_assert_cmpstr (first->title, ==, "Começo");
  g_assert_false (first->excluded);
  g_hash_table_insert (choices, GUINT_TO_POINTER (first->first_line), GUINT_TO_POINTER (STUDY_GUIDE_LEFT_OUT));
  after = guide_fixture_plan (guide, &options);

  assert_all_lines (guide, after);
  g_assert_cmpstr (after->content->title, ==, "Another title");
  g_assert_cmpuint (after->content->stages->len, ==, before->content->stages->len - 1);
  for (guint i = first->first_line; i <= first->last_line; i++)
    g_assert_cmpint (g_array_index (after->lines, StudyGuideLine, i).role, !=, STUDY_GUIDE_STAGE);
  first = g_ptr_array_index (after->outline, 0);
  g_assert_true (first->excluded);
  g_assert_cmpint (first->role, ==, STUDY_GUIDE_LEFT_OUT);
  g_assert_true (((const StudyGuideNode *) g_ptr_array_index (first->children, 0))->excluded);
}

/* Each level that is offered makes other stages of the same items. */
static void
test_levels (void)
{
  g_autofree char *source = guide_fixture_get_contents ("guides", "levels-pt.md");
  g_autoptr (StudyGuide) guide = guide_fixture_read (source, NULL, NULL);
  g_autoptr (GPtrArray) levels = study_guide_get_levels (guide);
  static const char * const labels[] = { "The Whole Guide", "Level 2 Headings", "Level 3 Headings" };
  static const guint n_stages[] = { 1, 2, 3 };

  g_assert_cmpuint (levels->len, ==, G_N_ELEMENTS (labels));
  for (guint i = 0; i < levels->len; i++)
    {
      const StudyGuideLevel *level = g_ptr_array_index (levels, i);
      const StudyGuideOptions options = { .stage_level = level->level };
      g_autoptr (StudyGuidePlan) made = guide_fixture_plan (guide, &options);

      g_assert_cmpuint (level->level, ==, i + 1);
      g_assert_cmpstr (level->label, ==, labels[i]);
      g_assert_cmpuint (made->stage_level, ==, level->level);
      g_assert_cmpuint (made->content->stages->len, ==, n_stages[i]);
      assert_all_lines (guide, made);
    }
}

static const StudyContentItem *
get_item (const StudyGuidePlan *made,
          guint                 position)
{
  const StudyContentStage *stage = g_ptr_array_index (made->content->stages, 0);
  const StudyContentTopic *topic = g_ptr_array_index (stage->topics, 0);

  g_assert_cmpuint (topic->items->len, >, position);

  return g_ptr_array_index (topic->items, position);
}

/* Relative links need to know where the guide is from. */
static void
test_relative_links (void)
{
  static const char text[] = "# A\n## B\n- [One](one.md)\n- [Two](../two.md#x)\n- [Here](#a)\n- [Bad](javascript:x)\n"
    "- [Odd](//a;b)\n";
  g_autoptr (StudyGuide) known = guide_fixture_read (text, NULL, "https://g.example/a/b/README.md");
  g_autoptr (StudyGuide) unknown = guide_fixture_read (text, NULL, NULL);
  g_autoptr (StudyGuidePlan) with = guide_fixture_plan (known, NULL);
  g_autoptr (StudyGuidePlan) without = guide_fixture_plan (unknown, NULL);

  g_assert_cmpstr (get_item (with, 0)->url, ==, "https://g.example/a/b/one.md");
  g_assert_cmpstr (get_item (with, 1)->url, ==, "https://g.example/a/two.md#x");
  g_assert_null (get_item (with, 2)->url);
  g_assert_null (get_item (with, 3)->url);
  g_assert_null (get_item (with, 4)->url);
  g_assert_cmpuint (g_strv_length (with->notes), ==, 1);

  for (guint i = 0; i < 5; i++)
    g_assert_null (get_item (without, i)->url);
  g_assert_true (g_str_has_prefix (without->notes[0], "4 links are left out"));
}

/* No label has a character that controls or turns the direction of others. */
static void
test_characters (void)
{
  g_autoptr (StudyGuide) guide =
    guide_fixture_read ("# T\xe2\x80\xaeitle\x01\n## S\n- a\xe2\x80\xab\xe2\x81\xa6z\x7f <b>b</b> & <i\n- &#8238;c&amp;&#0;\n- d\r- e\r\n- f\n", NULL, NULL);
  g_autoptr (StudyGuidePlan) made = guide_fixture_plan (guide, NULL);

  g_assert_cmpstr (made->content->title, ==, "Title");
  g_assert_cmpstr (get_item (made, 0)->title, ==, "az b & <i");
  g_assert_cmpstr (get_item (made, 1)->title, ==, "c&\xef\xbf\xbd");
  g_assert_cmpstr (get_item (made, 2)->title, ==, "d");
  g_assert_cmpstr (get_item (made, 4)->title, ==, "f");
}

/* A line of nothing but spaces between signs for items is none. */
static void
test_pseudo_bullets (void)
{
  g_autoptr (StudyGuide) guide =
    guide_fixture_read ("# T\n\n**A**\n\n&nbsp;- One<br>\u00a0\n&nbsp;- Two<br>\n&nbsp;- Three\n\n**B**\n\n&nbsp;- Four\n", NULL, NULL);
  g_autoptr (StudyGuidePlan) made = guide_fixture_plan (guide, NULL);

  assert_all_lines (guide, made);
  g_assert_cmpstr (get_item (made, 0)->title, ==, "One");
  g_assert_cmpstr (get_item (made, 1)->title, ==, "Two");
  g_assert_cmpstr (get_item (made, 2)->title, ==, "Three");
}

/* A title of its own, one of its file, or none. */
static void
test_titles (void)
{
  static const struct
  {
    const char *text;
    const char *name;
    const char *title;
  } cases[] = {
    { "# Real\n- a\n", "file.md", "Real" },
    { "# ![Logo](x.png) Real [![b](https://img.shields.io/b.svg)](https://ci.example)\n- a\n", "file.md", "Real" },
    { "<h1 align=center>In HTML</h1>\n\n- a\n", "file.md", "In HTML" },
    { "- a\n- b\n", "guia-de-estudos.md", "Guia de estudos" },
    { "- a\n- b\n", "My plan v2.0.txt", "My plan v2.0" },
    { "- a\n- b\n", NULL, "Guide" },
    { "", "", "Guide" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StudyGuide) guide = guide_fixture_read (cases[i].text, cases[i].name, NULL);
      g_autoptr (StudyGuidePlan) made = guide_fixture_plan (guide, NULL);

      g_assert_cmpstr (made->content->title, ==, cases[i].title);
      assert_all_lines (guide, made);
    }
}

static void
test_not_text (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("PK\3\4\0\0\0\0", 8);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyGuide) guide = study_guide_read (bytes, NULL, NULL, NULL, &error);

  g_assert_null (guide);
  g_assert_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_DOCUMENT);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (StudyGuide) whole = guide_fixture_read ("# A\n- b\n", NULL, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("# A\n- b\n", 8);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyGuide) guide = NULL;
  g_autoptr (StudyGuidePlan) made = NULL;

  g_cancellable_cancel (cancellable);
  guide = study_guide_read (bytes, NULL, NULL, cancellable, &error);
  g_assert_null (guide);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_error (&error);
  made = study_guide_plan (whole, NULL, cancellable, &error);
  g_assert_null (made);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

typedef struct
{
  GBytes *bytes;
  GCancellable *cancellable;
  clockid_t clock;    /* of the time that the thread works */
  gint state;         /* 1 when the clock is known, 2 when the reading is over */
  double ended;       /* when the reading was over, in seconds of that clock */
} Reading;

static double
get_seconds (clockid_t clock)
{
  struct timespec time;

  g_assert_cmpint (clock_gettime (clock, &time), ==, 0);

  return time.tv_sec + time.tv_nsec / 1e9;
}

static gpointer
read_thread (gpointer data)
{
  Reading *reading = data;
  StudyGuide *guide;
  StudyGuidePlan *made = NULL;

  g_assert_cmpint (pthread_getcpuclockid (pthread_self (), &reading->clock), ==, 0);
  g_atomic_int_set (&reading->state, 1);
  guide = study_guide_read (reading->bytes, NULL, NULL, reading->cancellable, NULL);
  if (guide != NULL)
    made = study_guide_plan (guide, NULL, reading->cancellable, NULL);
  reading->ended = get_seconds (reading->clock);
  g_atomic_int_set (&reading->state, 2);
  g_clear_pointer (&made, study_guide_plan_free);
  g_clear_object (&guide);

  /* The clock of a thread ends with it. */
  while (!g_cancellable_is_cancelled (reading->cancellable))
    g_usleep (1000);

  return NULL;
}

/* Cancels after so many seconds of work. Returns how many of them followed. */
static double
read_until (GBytes *bytes,
            double  moment,
            double *ended)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Reading reading = { .bytes = bytes, .cancellable = cancellable };
  GThread *thread = g_thread_new ("guide", read_thread, &reading);
  double cancelled = 0;

  while (cancelled < moment && g_atomic_int_get (&reading.state) < 2)
    {
      g_usleep (500);
      if (g_atomic_int_get (&reading.state) > 0)
        cancelled = get_seconds (reading.clock);
    }
  g_cancellable_cancel (cancellable);
  g_thread_join (thread);
  *ended = reading.ended;

  return reading.ended - cancelled;
}

/* Wherever the reading is, it ends soon when it is cancelled. */
static void
test_cancelled_soon (void)
{
  g_autofree char *part = guide_fixture_get_contents ("guides", "levels-pt.md");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  double whole, ended;
  double longest = 0;

  while (text->len < 1000 * 1000)
    g_string_append (text, part);
  bytes = g_bytes_new (text->str, text->len);
  /* The second time, memory is there already. */
  read_until (bytes, 1e9, &whole);
  read_until (bytes, 1e9, &whole);

  for (guint i = 1; i < N_MOMENTS; i++)
    {
      const double rest = read_until (bytes, whole * i / N_MOMENTS, &ended);

      g_test_message ("cancelled at %.3f s of %.3f s: %.1f ms", whole * i / N_MOMENTS, whole, rest * 1000);
      longest = MAX (longest, rest);
    }
  g_assert_cmpfloat (longest, <, whole * MAX_REST * fixture_patience ());
}

/* Rows that require one another in a circle, in a long chain and themselves. */
static void
test_rows (void)
{
  g_autoptr (GString) text = g_string_new ("# T\n\nId | Course | Requires\n--|--|--\nA|a|B\nB|b|C\nC|c|A, C\n");
  g_autoptr (StudyGuide) guide = NULL;
  g_autoptr (StudyGuidePlan) made = NULL;
  const StudyContentStage *stage;
  guint n = 20000;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "D%u|d%u|D%u\n", i, i, i + 1);
  guide = guide_fixture_read (text->str, NULL, NULL);
  made = guide_fixture_plan (guide, NULL);

  stage = g_ptr_array_index (made->content->stages, 0);
  g_assert_cmpuint (stage->topics->len, ==, n + 3);
  for (guint i = 0; i < stage->topics->len; i++)
    {
      const StudyContentTopic *topic = g_ptr_array_index (stage->topics, i);

      /* The circle is open at its last link; the chain's end is not in the guide. */
      g_assert_cmpuint (topic->requires->len, ==, i == 2 || i == n + 2 ? 0 : 1);
    }
  g_assert_cmpstr (((const StudyContentTopic *) g_ptr_array_index (stage->topics, n + 2))->text, ==, "Requires: D20000");
}

/* What is deep or long takes no more than its time. */
static void
test_large (gconstpointer data)
{
  const char *part = data;
  gsize length = strlen (part);
  g_autoptr (GString) text = g_string_new ("# T\n");
  g_autoptr (StudyGuide) guide = NULL;
  g_autoptr (StudyGuidePlan) made = NULL;
  clock_t started;

  while (text->len + length < 100 * 1024)
    g_string_append (text, part);
  started = clock ();
  guide = guide_fixture_read (text->str, NULL, NULL);
  made = guide_fixture_plan (guide, NULL);
  /* The time of this program, whatever else the machine does. */
  g_assert_cmpfloat ((double) (clock () - started) / CLOCKS_PER_SEC, <, MAX_SECONDS * fixture_patience ());
  assert_all_lines (guide, made);
}

typedef struct
{
  const char *name;
  const char *part;
  const char *head; /* (nullable): what is in front of the parts */
} Part;

/* What is as long as a person may have takes time as it is long, and not by the
 * square of it. */
static void
test_megabytes (gconstpointer data)
{
  const Part *part = data;
  gsize length = strlen (part->part);
  g_autoptr (GString) text = g_string_new ("# T\n\n");
  g_autoptr (StudyGuide) guide = NULL;
  g_autoptr (StudyGuidePlan) made = NULL;
  clock_t started;
  double seconds;

  if (part->head != NULL)
    g_string_append (text, part->head);
  while (text->len + length < 2 * 1000 * 1000)
    g_string_append (text, part->part);
  started = clock ();
  guide = guide_fixture_read (text->str, NULL, NULL);
  made = guide_fixture_plan (guide, NULL);
  seconds = (double) (clock () - started) / CLOCKS_PER_SEC;
  g_test_message ("2 MB take %.3f s", seconds);
  g_assert_cmpfloat (seconds, <, 5 * MAX_SECONDS * fixture_patience ());
  g_assert_true (made->is_guide);
}

/* A guide as people have it, thousands of times. */
static void
test_five_megabytes (void)
{
  g_autofree char *part = guide_fixture_get_contents ("guides", "levels-pt.md");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (StudyGuide) guide = NULL;
  g_autoptr (StudyGuidePlan) made = NULL;

  while (text->len < 5 * 1000 * 1000)
    g_string_append (text, part);
  g_test_timer_start ();
  guide = guide_fixture_read (text->str, NULL, NULL);
  made = guide_fixture_plan (guide, NULL);
  g_test_message ("5 MB take %.3f s", g_test_timer_elapsed ());
  g_assert_true (made->is_guide);
}

int
main (int   argc,
      char *argv[])
{
  static const Part large[] = {
    { "quotes", "> " },
    { "bullets", "- " },
    { "brackets", "[" },
    { "links", "[a](b) " },
    { "badges", "[![a](b)](https://badge.example) " },
    { "emphasis", "*a **b " },
    { "cells", "a|" },
    { "rows", "a|b\n-|-\n" },
    { "html", "<b " },
    { "html-cells", "<table><tr><td>a" },
    { "html-comments", "<div><!--" },
    { "html-items", "<li>a<ul>" },
    { "html-spans", "<p><b><a href=x>" },
    { "html-summaries", "</details><summary>a" },
    { "entities", "&#8238;" },
    { "headings", "###### a\n" },
    { "and", "a e b and c y " },
    { "numbers", "1.1.1.1.1 " },
    { "code", "`a " },
    { "footnotes", "`a`[^1] " },
    { "letters", "- x\n  a. b\n  b. c\n" },
    { "row-spans", "<table><tr><td rowspan=64>a" },
    { "wiki-links", "[[a|b]] " },
    { "tabs", "\t- a\n" },
    { "backslashes", "\\" },
    { "sentences", "Topic: a, b e c (d). " },
  };
  static const Part megabytes[] = {
    { "html", "<li>a\n" },
    { "items", "- a\n" },
    { "links", "[[ab]](https://a.example/b) ", "## One\n\n- a\n- b\n\n## Two\n\n- c\n- d " },
    { "columns", "|a|b|\n", "|Course|Notes|\n|-|-|\n" },
    { "nest", "# First of all\n## Second of them\n### Third of them\n#### Fourth of them\n##### Fifth of them\n"
      "###### Sixth of them\n- A thing to learn\n  - A part of that thing\n    - A part of that part\n      - And so on\n" },
    { "mistaken", "## Se\u00c3\u00a7\u00c3\u00a3o\n\n- N\u00c3\u00bamero\n\n" },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (guides); i++)
    {
      g_autofree char *path = g_strconcat ("/guide/shape/", guides[i], NULL);

      g_test_add_data_func (path, guides[i], test_guide);
    }
  g_test_add_func ("/guide/excluded", test_excluded);
  g_test_add_func ("/guide/levels", test_levels);
  g_test_add_func ("/guide/relative-links", test_relative_links);
  g_test_add_func ("/guide/characters", test_characters);
  g_test_add_func ("/guide/pseudo-bullets", test_pseudo_bullets);
  g_test_add_func ("/guide/titles", test_titles);
  g_test_add_func ("/guide/not-text", test_not_text);
  g_test_add_func ("/guide/cancelled", test_cancelled);
  g_test_add_func ("/guide/cancelled-soon", test_cancelled_soon);
  g_test_add_func ("/guide/rows", test_rows);
  g_test_add_func ("/guide/five-megabytes", test_five_megabytes);
  for (guint i = 0; i < G_N_ELEMENTS (large); i++)
    {
      g_autofree char *path = g_strconcat ("/guide/large/", large[i].name, NULL);

      g_test_add_data_func (path, large[i].part, test_large);
    }
  for (guint i = 0; i < G_N_ELEMENTS (megabytes); i++)
    {
      g_autofree char *path = g_strconcat ("/guide/megabytes/", megabytes[i].name, NULL);

      g_test_add_data_func (path, &megabytes[i], test_megabytes);
    }

  return g_test_run ();
}
