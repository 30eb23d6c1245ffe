/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/guide/study-guide-closures.h"
#include "app/guide/study-trail-change-text.h"

/* What is said of the lines of a guide and of the changes of an edition: pure
 * functions, nothing here opens a display. */

static void
test_source_line (void)
{
  const struct
  {
    const char *text;
    StudyGuideRole role;
    const char *reason;
    const char *expected;
  } cases[] = {
    { "", STUDY_GUIDE_BLANK, NULL, "Line 7, empty" },
    { NULL, STUDY_GUIDE_BLANK, NULL, "Line 7, empty" },
    { "## Soil", STUDY_GUIDE_STAGE, "A heading", "Line 7: ## Soil. Stage: A heading" },
    { "## Soil", STUDY_GUIDE_STAGE, "", "Line 7: ## Soil. Stage" },
    { "## Soil", STUDY_GUIDE_STAGE, NULL, "Line 7: ## Soil. Stage" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        study_closure_source_line (NULL, 7, cases[i].text, cases[i].role, cases[i].reason);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_is_part (void)
{
  g_assert_false (study_closure_is_part (NULL, STUDY_GUIDE_BLANK));
  g_assert_true (study_closure_is_part (NULL, STUDY_GUIDE_TITLE));
  g_assert_true (study_closure_is_part (NULL, STUDY_GUIDE_LEFT_OUT));
}

static void
test_change (void)
{
  const struct
  {
    StudyTrailChangeKind kind;
    StudyTrailAspects aspects;
    StudyTrailKept kept;
    const char *path;
    const char *old_title;
    const char *old_path;
    const char *expected;
  } cases[] = {
    { STUDY_TRAIL_CHANGE_NEW, 0, 0, "Soil", NULL, NULL, "New · Soil" },
    { STUDY_TRAIL_CHANGE_NEW, 0, 0, "", NULL, NULL, "New" },
    { STUDY_TRAIL_CHANGE_GONE, 0, 0, "Soil", NULL, NULL, "Removed · Soil" },
    { STUDY_TRAIL_CHANGE_CHANGED, STUDY_TRAIL_ASPECT_TITLE | STUDY_TRAIL_ASPECT_LINK, 0, "Soil", "Compots", "Soil",
      "Changed: title, link · Soil · was “Compots”" },
    { STUDY_TRAIL_CHANGE_MOVED, 0, 0, "Soil", "Compost", "Plants", "Moved · Soil · was in Plants" },
    { STUDY_TRAIL_CHANGE_ARCHIVED, 0, STUDY_TRAIL_KEPT_DONE | STUDY_TRAIL_KEPT_NOTE, "Soil", NULL, NULL,
      "Removed; kept in the archive: done, a note · Soil" },
    { STUDY_TRAIL_CHANGE_RETURNED, 0, 0, "Soil", NULL, NULL, "Restored from the archive · Soil" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StudyTrailChange) change =
        study_trail_change_new (cases[i].kind, STUDY_TRAIL_PART_ITEM, "Compost", cases[i].path);
      g_autofree char *text = NULL;

      change->aspects = cases[i].aspects;
      change->kept = cases[i].kept;
      if (cases[i].old_title != NULL)
        study_trail_change_set_old (change, cases[i].old_title, cases[i].old_path);
      text = study_trail_change_text (change);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_summary (void)
{
  const struct
  {
    guint n_changes[STUDY_TRAIL_N_CHANGE_KINDS];
    const char *expected;
  } cases[] = {
    { { 0 }, "" },
    { { [STUDY_TRAIL_CHANGE_NEW] = 1 }, "1 new" },
    { { 1, 2, 3, 4, 5, 6 }, "1 new, 2 changed, 3 moved, 4 restored, 5 archived, 6 removed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *summary = study_trail_change_summary (cases[i].n_changes);

      g_assert_cmpstr (summary, ==, cases[i].expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/guide-text/source-line", test_source_line);
  g_test_add_func ("/guide-text/is-part", test_is_part);
  g_test_add_func ("/guide-text/change", test_change);
  g_test_add_func ("/guide-text/summary", test_summary);

  return g_test_run ();
}
