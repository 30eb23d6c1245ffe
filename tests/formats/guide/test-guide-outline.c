/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "formats/guide/guide-fixture.h"

/* How well guides of all shapes are read: each in formats/guide/outlines has beside it, in
 * NAME.md.outline, what a person reads in it, line by line: “title”, “language”, “stage”,
 * “topic”, “item”, “done”, each with its text; “none” if it is no guide. A topic that is
 * called as its stage is not told, nor an item that is called as its topic, nor the
 * language where nobody could tell it. */

/* So many of a hundred lines have to be right at least. */
#define MIN_PERCENT 97

static const char * const guides[] = {
  "awesome-en.md",
  "boxes-en.md",
  "contents-en.md",
  "days-pt.md",
  "days-ru.md",
  "details-en.md",
  "fence-ja.md",
  "folded-en.md",
  "levels-en.md",
  "marks-ru.md",
  "modules-es.md",
  "months-it.md",
  "nest-en.md",
  "nested-pt.md",
  "notes-de.md",
  "order-en.md",
  "program-en.md",
  "roadmap-zh.md",
  "table-de.md",
  "tail-it.md",
  "terms-fr.md",
  "title-en.md",
  "weeks-es.md",
  "weeks-fr.md",
};

static void
add_topic (GString                 *out,
           const StudyContentStage *stage,
           const StudyContentTopic *topic)
{
  if (!g_str_equal (topic->title, stage->title))
    g_string_append_printf (out, "topic %s\n", topic->title);
  for (guint i = 0; i < topic->items->len; i++)
    {
      const StudyContentItem *item = g_ptr_array_index (topic->items, i);

      if (!g_str_equal (item->title, topic->title))
        g_string_append_printf (out, "%s %s\n", item->marked ? "done" : "item", item->title);
    }
}

/* Returns what a guide became, in the lines of an outline. */
static char *
read_outline (const char *name,
              gboolean    language)
{
  g_autofree char *text = guide_fixture_get_contents ("outlines", name);
  g_autoptr (StudyGuide) guide = guide_fixture_read (text, name, NULL);
  g_autoptr (StudyGuidePlan) plan = guide_fixture_plan (guide, NULL);
  g_autoptr (GString) out = g_string_new (NULL);

  if (!plan->is_guide)
    return g_strdup ("none\n");

  g_string_append_printf (out, "title %s\n", plan->content->title);
  if (language)
    g_string_append_printf (out, "language %s\n", plan->content->language != NULL ? plan->content->language : "-");
  for (guint i = 0; i < plan->content->stages->len; i++)
    {
      const StudyContentStage *stage = g_ptr_array_index (plan->content->stages, i);

      g_string_append_printf (out, "stage %s\n", stage->title);
      for (guint j = 0; j < stage->topics->len; j++)
        add_topic (out, stage, g_ptr_array_index (stage->topics, j));
    }

  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* Returns how many lines of two texts are the same and in the same order. */
static guint
count_common (char **one,
              char **other)
{
  const guint width = g_strv_length (other) + 1;
  g_autofree guint *longest = g_new0 (guint, width);

  for (guint i = 0; one[i] != NULL; i++)
    {
      guint diagonal = 0;

      for (guint j = 1; j < width; j++)
        {
          const guint above = longest[j];

          longest[j] = g_str_equal (one[i], other[j - 1]) ? diagonal + 1 : MAX (above, longest[j - 1]);
          diagonal = above;
        }
    }

  return longest[width - 1];
}

static void
test_outlines (void)
{
  guint n_right = 0;
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (guides); i++)
    {
      g_autofree char *expected_name = g_strconcat (guides[i], ".outline", NULL);
      g_autofree char *expected = guide_fixture_get_contents ("outlines", expected_name);
      g_autofree char *read = read_outline (guides[i], strstr (expected, "\nlanguage ") != NULL);
      g_auto (GStrv) expected_lines = g_strsplit (g_strchomp (expected), "\n", -1);
      g_auto (GStrv) lines = g_strsplit (g_strchomp (read), "\n", -1);
      const guint n_lines = MAX (g_strv_length (expected_lines), g_strv_length (lines));
      const double share = (double) count_common (expected_lines, lines) / n_lines;

      n_right += share == 1;
      sum += share;
      g_test_message ("%s: %.0f %%%s%s", guides[i], share * 100, share < 1 ? "\n" : "", share < 1 ? read : "");
    }

  g_test_message ("%u of %u guides right, %.1f %% of the lines", n_right, (guint) G_N_ELEMENTS (guides),
                  sum * 100 / G_N_ELEMENTS (guides));
  g_assert_cmpfloat (sum * 100, >=, MIN_PERCENT * (double) G_N_ELEMENTS (guides));
}

/* A scorer that finds nothing wrong would be none. */
static void
test_scorer (void)
{
  g_auto (GStrv) one = g_strsplit ("a\nb\nc\nd", "\n", -1);
  g_auto (GStrv) other = g_strsplit ("a\nc\nb\nd\ne", "\n", -1);
  g_auto (GStrv) empty = g_strsplit ("", "\n", -1);

  g_assert_cmpuint (count_common (one, one), ==, 4);
  g_assert_cmpuint (count_common (one, other), ==, 3);
  g_assert_cmpuint (count_common (one, empty), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide-outline/scorer", test_scorer);
  g_test_add_func ("/guide-outline/outlines", test_outlines);

  return g_test_run ();
}
