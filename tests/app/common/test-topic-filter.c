/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/study-topic-filter.h"
#include "app/test-ui.h"

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
    { "bad \xff byte", "bad \xef\xbf\xbd byte" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = study_topic_filter_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].expected);
    }
}

static void
test_filter (void)
{
  g_autoptr (StudyProgress) progress = NULL;
  g_autoptr (StudyTrail) trail = test_ui_trail_new (&progress);
  g_autoptr (StudyTopicFilter) filter = study_topic_filter_new ();
  StudyTopic *fastapi = study_trail_find_topic (trail, "web/fastapi");
  StudyStage *web = study_trail_find_stage (trail, "web");

  g_assert_true (gtk_filter_match (GTK_FILTER (filter), fastapi));
  g_assert_false (study_topic_filter_get_searching (filter));
  study_topic_filter_set_search (filter, "fast \t hints");
  g_assert_true (study_topic_filter_get_searching (filter));
  g_assert_true (gtk_filter_match (GTK_FILTER (filter), fastapi));
  g_assert_true (gtk_filter_match (GTK_FILTER (filter), web));
  g_assert_false (gtk_filter_match (GTK_FILTER (filter), study_trail_find_stage (trail, "basics")));

  /* A stage is not found by a topic that is hidden, but by its own title. */
  study_topic_filter_set_show_optional (filter, FALSE);
  g_assert_false (gtk_filter_match (GTK_FILTER (filter), fastapi));
  g_assert_false (gtk_filter_match (GTK_FILTER (filter), web));
  study_topic_filter_set_search (filter, "frameworks");
  g_assert_true (gtk_filter_match (GTK_FILTER (filter), web));
  g_assert_false (gtk_filter_match (GTK_FILTER (filter), fastapi));
}

int
main (int   argc,
      char *argv[])
{
  test_ui_init (&argc, &argv);

  g_test_add_func ("/topic-filter/fold", test_fold);
  g_test_add_func ("/topic-filter/match", test_filter);

  return g_test_run ();
}
