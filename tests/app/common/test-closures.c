/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/study-closures.h"
#include "model/text/study-text.h"

/* Pure functions: nothing here opens a display. */

static void
test_has_text (void)
{
  const struct
  {
    const char *text;
    gboolean expected;
  } cases[] = {
    { NULL, FALSE },
    { "", FALSE },
    { " ", TRUE },
    { "Django", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (study_closure_has_text (NULL, cases[i].text), ==, cases[i].expected);
}

static void
test_is_set (void)
{
  g_autoptr (GObject) object = g_object_new (G_TYPE_OBJECT, NULL);

  g_assert_true (study_closure_is_set (NULL, object));
  g_assert_false (study_closure_is_set (NULL, NULL));
}

static void
test_text_if (void)
{
  const struct
  {
    const char *text;
    gboolean condition;
    const char *expected;
  } cases[] = {
    { NULL, FALSE, "" },
    { NULL, TRUE, "" },
    { "", TRUE, "" },
    { "Not saved", FALSE, "" },
    { "Not saved", TRUE, "Not saved" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = study_closure_text_if (NULL, cases[i].text, cases[i].condition);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_is_collapsed (void)
{
  const struct
  {
    gboolean narrow;
    gboolean sidebar_visible;
    gboolean expected;
  } cases[] = {
    { FALSE, TRUE, FALSE },
    { FALSE, FALSE, TRUE },
    { TRUE, TRUE, TRUE },
    { TRUE, FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (study_closure_is_collapsed (NULL, cases[i].narrow, cases[i].sidebar_visible), ==,
                     cases[i].expected);
}

static void
test_is_positive (void)
{
  g_assert_false (study_closure_is_positive (NULL, 0));
  g_assert_true (study_closure_is_positive (NULL, 1));
  g_assert_true (study_closure_is_positive (NULL, G_MAXUINT));
}

static void
test_blocker (void)
{
  const struct
  {
    const char *title;
    const char *expected;
  } cases[] = {
    { NULL, "This guide recommends finishing “” first" },
    { "Python 3", "This guide recommends finishing “Python 3” first" },
    /* The title of a guide is no format and no markup. */
    { "100 %s & <b>", "This guide recommends finishing “100 %s & <b>” first" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = study_closure_blocker (NULL, cases[i].title);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_percent (void)
{
  const struct
  {
    double fraction;
    const char *expected;
  } cases[] = {
    { -1, "0%" },
    { 0, "0%" },
    { 0.0001, "1%" },
    { 0.29, "29%" },
    { 0.57, "57%" },
    { 0.5, "50%" },
    { 0.9999, "99%" },
    { 1, "100%" },
    { 2, "100%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = study_closure_percent (NULL, cases[i].fraction);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_items (void)
{
  const struct
  {
    guint done;
    guint total;
    const char *expected;
  } cases[] = {
    { 0, 0, "0 of 0 items" },
    { 0, 1, "0 of 1 item" },
    { 1, 1, "1 of 1 item" },
    { 1, 2, "1 of 2 items" },
    { 19, 20, "19 of 20 items" },
    { 99999, 100000, "99999 of 100000 items" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = study_text_items (cases[i].done, cases[i].total);
      g_autofree char *closure = study_closure_items (NULL, cases[i].done, cases[i].total);

      g_assert_cmpstr (text, ==, cases[i].expected);
      g_assert_cmpstr (closure, ==, cases[i].expected);
    }
}

static void
test_counts (void)
{
  g_autofree char *count = study_closure_count (NULL, 4, 17);
  g_autofree char *nothing = study_closure_apart (NULL, 0, 0, 0, 0, TRUE);
  g_autofree char *extra = study_closure_apart (NULL, 1, 4, 0, 0, TRUE);
  g_autofree char *hidden = study_closure_apart (NULL, 1, 4, 0, 0, FALSE);
  g_autofree char *skipped = study_closure_apart (NULL, 1, 4, 0, 1, FALSE);
  g_autofree char *both = study_closure_apart (NULL, 1, 4, 2, 3, TRUE);

  g_assert_cmpstr (count, ==, "4 of 17");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (extra, ==, "Optional: 1 of 4 items");
  g_assert_cmpstr (hidden, ==, "");
  g_assert_cmpstr (skipped, ==, "Skipped: 0 of 1 item");
  g_assert_cmpstr (both, ==, "Optional: 1 of 4 items · Skipped: 2 of 3 items");
}

static void
test_numbered (void)
{
  g_autofree char *titled = study_closure_numbered (NULL, 2, "Web & %s");
  g_autofree char *untitled = study_closure_numbered (NULL, 12, NULL);

  g_assert_cmpstr (titled, ==, "2. Web & %s");
  g_assert_cmpstr (untitled, ==, "12. ");
}

static void
test_state (void)
{
  const struct
  {
    guint done;
    guint total;
    StudyTopicState expected;
  } cases[] = {
    { 0, 0, STUDY_TOPIC_NOT_STARTED },
    { 0, 3, STUDY_TOPIC_NOT_STARTED },
    { 1, 3, STUDY_TOPIC_IN_PROGRESS },
    { 2, 3, STUDY_TOPIC_IN_PROGRESS },
    { 3, 3, STUDY_TOPIC_DONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (study_closure_state (NULL, cases[i].done, cases[i].total), ==, cases[i].expected);
}

static void
test_short_count (void)
{
  const struct
  {
    guint done;
    guint total;
    const char *expected;
  } cases[] = {
    { 0, 0, "" },
    { 0, 1, "0/1" },
    { 19, 20, "19/20" },
    { 20, 20, "20/20" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = study_text_short_count (cases[i].done, cases[i].total);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* Whatever comes from outside is laid out at once. */
static void
test_shorten (void)
{
  g_autofree char *letters = g_strnfill (250, 'a');
  g_autofree char *broken = study_text_shorten (letters, 300);
  g_autofree char *cut = study_closure_body (NULL, "São Paulo");
  g_autofree char *none = study_closure_title (NULL, NULL);
  const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "São", "São" },
    { "São Paulo", "São P…" },
  };

  g_assert_null (none);
  g_assert_cmpstr (cut, ==, "São Paulo");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = study_text_shorten (cases[i].text, 5);

      g_assert_cmpstr (shown, ==, cases[i].expected);
    }

  g_assert_cmpint (g_utf8_strlen (broken, -1), ==, 262);
  g_assert_true (g_str_has_prefix (broken + 20, "\u200ba"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/closures/has-text", test_has_text);
  g_test_add_func ("/closures/is-set", test_is_set);
  g_test_add_func ("/closures/text-if", test_text_if);
  g_test_add_func ("/closures/is-collapsed", test_is_collapsed);
  g_test_add_func ("/closures/is-positive", test_is_positive);
  g_test_add_func ("/closures/blocker", test_blocker);
  g_test_add_func ("/closures/percent", test_percent);
  g_test_add_func ("/closures/items", test_items);
  g_test_add_func ("/closures/counts", test_counts);
  g_test_add_func ("/closures/numbered", test_numbered);
  g_test_add_func ("/closures/shorten", test_shorten);
  g_test_add_func ("/closures/state", test_state);
  g_test_add_func ("/closures/short-count", test_short_count);

  return g_test_run ();
}
