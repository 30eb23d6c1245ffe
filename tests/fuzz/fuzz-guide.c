/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The importer: every line is reported once, whatever the user decides, and
 * what comes of it can be shown and kept. */

#include "fuzz-content.h"
#include "fuzz-meter.h"

#include "formats/guide/study-guide.h"

#define ADDRESS "https://example.org/guides/guide.md"

static gboolean
is_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        return FALSE;
    }

  return TRUE;
}

static void
check_lines (StudyGuide           *guide,
             const StudyGuidePlan *plan)
{
  guint n_left_out = 0;

  if (plan->lines->len != study_guide_get_n_lines (guide))
    g_error ("%u lines of %u are reported", plan->lines->len, study_guide_get_n_lines (guide));

  for (guint i = 0; i < plan->lines->len; i++)
    {
      const StudyGuideLine *line = &g_array_index (plan->lines, StudyGuideLine, i);
      g_autofree char *text = study_guide_get_line (guide, i);

      if (!g_utf8_validate (text, -1, NULL))
        g_error ("Line %u is no UTF-8", i);
      if (line->role > STUDY_GUIDE_LEFT_OUT || line->reason == NULL)
        g_error ("Line %u is not reported: %s", i, text);
      if (line->role == STUDY_GUIDE_BLANK && !is_blank (text))
        g_error ("Line %u is reported as blank: %s", i, text);
      n_left_out += line->role == STUDY_GUIDE_LEFT_OUT;
    }
  if (n_left_out != plan->n_left_out)
    g_error ("%u lines are left out, and %u are told", n_left_out, plan->n_left_out);
}

static void
check_outline (const GPtrArray *nodes,
               guint            first_line,
               guint            last_line,
               gboolean         excluded)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      const StudyGuideNode *node = g_ptr_array_index (nodes, i);

      fuzz_check_label (node->title);
      if (node->first_line < first_line || node->first_line > node->last_line || node->last_line > last_line)
        g_error ("“%s” stands in lines %u to %u of %u to %u", node->title, node->first_line, node->last_line,
                 first_line, last_line);
      if (excluded && !node->excluded)
        g_error ("“%s” is not left out with what it is in", node->title);
      check_outline (node->children, node->first_line, node->last_line, node->excluded);
    }
}

static void
check_plan (StudyGuide              *guide,
            const StudyGuideOptions *options)
{
  g_autoptr (StudyGuidePlan) plan = study_guide_plan (guide, options, NULL, NULL);
  guint n_lines = study_guide_get_n_lines (guide);

  fuzz_meter_stop ();
  check_lines (guide, plan);
  check_outline (plan->outline, 0, MAX (n_lines, 1) - 1, FALSE);
  if (fuzz_check_content (plan->content) != plan->n_marked)
    g_error ("Not as many items are done as are told");
  for (guint i = 0; plan->notes[i] != NULL; i++)
    fuzz_check_title (plan->notes[i]);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GRand) random = g_rand_new_with_seed (g_bytes_hash (bytes));
  g_autoptr (GHashTable) choices = g_hash_table_new (NULL, NULL);
  StudyGuideOptions options = { .choices = choices };
  g_autoptr (StudyGuide) guide = NULL;
  g_autoptr (GPtrArray) levels = NULL;
  g_autoptr (GError) error = NULL;
  guint n_lines;

  fuzz_meter_start (size);
  guide = study_guide_read (bytes, "guide.md", g_rand_boolean (random) ? ADDRESS : NULL, NULL, &error);
  if (guide == NULL)
    {
      g_assert_true (error->domain == STUDY_FORMAT_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      fuzz_meter_stop ();
      return 0;
    }
  check_plan (guide, NULL);

  /* What a person may decide. */
  levels = study_guide_get_levels (guide);
  n_lines = study_guide_get_n_lines (guide);
  if (levels->len > 0)
    options.stage_level =
      ((const StudyGuideLevel *) g_ptr_array_index (levels, g_rand_int_range (random, 0, levels->len)))->level;
  for (guint i = 0; n_lines > 0 && i < 8; i++)
    g_hash_table_insert (choices, GUINT_TO_POINTER (g_rand_int_range (random, 0, n_lines)),
                         GUINT_TO_POINTER (g_rand_int_range (random, 0, STUDY_GUIDE_LEFT_OUT + 1)));
  fuzz_meter_start (size);
  check_plan (guide, &options);

  return 0;
}
