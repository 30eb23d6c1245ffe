/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Folders of topics: every line is reported once, whatever the user leaves
 * out, and what comes of it can be shown and kept. An input is the files behind
 * one another, each behind a record separator and with its path on its first
 * line. */

#include "fuzz-content.h"
#include "fuzz-meter.h"

#include "formats/guide/other/study-roadmap.h"
#include "formats/guide/study-content-plan.h"

#include <string.h>

#define SEPARATOR '\x1e'

/* Reads the files of an input. */
static GPtrArray *
read_files (const char *data,
            size_t      size)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) study_roadmap_file_free);
  const char *end = data + size;

  for (const char *start = size > 0 ? memchr (data, SEPARATOR, size) : NULL; start != NULL;)
    {
      const char *next = memchr (start + 1, SEPARATOR, end - start - 1);
      const char *stop = next != NULL ? next : end;
      const char *feed = memchr (start, '\n', stop - start);

      if (feed != NULL)
        {
          g_autofree char *path = g_utf8_make_valid (start + 1, feed - start - 1);
          g_autoptr (GBytes) bytes = g_bytes_new (feed + 1, stop - feed - 1);

          g_ptr_array_add (files, study_roadmap_file_new (path, bytes));
        }
      start = next;
    }

  return files;
}

static void
check_nodes (const GPtrArray *nodes,
             guint            first_line,
             guint            last_line)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      const StudyGuideNode *node = g_ptr_array_index (nodes, i);

      fuzz_check_title (node->title);
      if (node->first_line < first_line || node->first_line > node->last_line || node->last_line > last_line)
        g_error ("“%s” stands in lines %u to %u of %u to %u", node->title, node->first_line, node->last_line,
                 first_line, last_line);
      check_nodes (node->children, node->first_line, node->last_line);
    }
}

static void
check_plan (const StudyRoadmap      *roadmap,
            const StudyGuideOptions *options)
{
  g_autoptr (StudyGuidePlan) plan = study_content_plan (roadmap->content, roadmap->lines, options);

  if (plan->lines->len != roadmap->text->len)
    g_error ("%u lines of %u are reported", plan->lines->len, roadmap->text->len);
  for (guint i = 0; i < plan->lines->len; i++)
    {
      const StudyGuideLine *line = &g_array_index (plan->lines, StudyGuideLine, i);
      const char *text = g_ptr_array_index (roadmap->text, i);

      if (!g_utf8_validate (text, -1, NULL))
        g_error ("Line %u is no UTF-8", i);
      if (line->role > STUDY_GUIDE_LEFT_OUT || line->reason == NULL)
        g_error ("Line %u is not reported: %s", i, text);
    }
  check_nodes (plan->outline, 0, plan->lines->len - 1);
  fuzz_check_content (plan->content);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GPtrArray) files = read_files ((const char *) data, size);
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GRand) random = g_rand_new_with_seed (g_bytes_hash (bytes));
  g_autoptr (GHashTable) choices = g_hash_table_new (NULL, NULL);
  StudyGuideOptions options = { .choices = choices };
  g_autoptr (StudyRoadmap) roadmap = NULL;
  g_autoptr (GError) error = NULL;

  fuzz_meter_start (size);
  roadmap = study_roadmap_read (files, "roadmap", NULL, &error);
  fuzz_meter_stop ();
  if (roadmap == NULL)
    {
      g_assert_true (error->domain == STUDY_FORMAT_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  for (guint i = 0; roadmap->notes[i] != NULL; i++)
    fuzz_check_title (roadmap->notes[i]);
  if (roadmap->lines->len != roadmap->text->len)
    g_error ("%u lines of %u are reported", roadmap->lines->len, roadmap->text->len);
  check_plan (roadmap, NULL);

  for (guint i = 0; i < 4; i++)
    g_hash_table_insert (choices, GUINT_TO_POINTER (g_rand_int_range (random, 0, roadmap->lines->len)),
                         GUINT_TO_POINTER (g_rand_int_range (random, 0, STUDY_GUIDE_LEFT_OUT + 1)));
  check_plan (roadmap, &options);

  return 0;
}
