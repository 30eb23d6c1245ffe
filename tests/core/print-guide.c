/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* print-guide [--lines] FILE...: what guides become, for a look at the importer. */

#include <stdlib.h>

#include "study-guide.h"

static const char * const kinds[] = { "lesson", "course", "resource", "project" };

static void
print_topic (const StudyDraftTopic *topic,
             guint                 *counts)
{
  g_print ("  - %s%s%s%s\n", topic->title, topic->optional ? " (optional)" : "", topic->text != NULL ? " | " : "",
           topic->text != NULL ? topic->text : "");
  for (guint i = 0; i < topic->requires->len; i++)
    g_print ("      requires %s\n", (const char *) g_ptr_array_index (topic->requires, i));
  for (guint i = 0; i < topic->items->len; i++)
    {
      const StudyDraftItem *item = g_ptr_array_index (topic->items, i);

      counts[item->kind]++;
      g_print ("      [%c] %s: %s%s%s", item->marked ? 'x' : ' ', kinds[item->kind], item->title,
               item->url != NULL ? " " : "", item->url != NULL ? item->url : "");
      if (item->provider != NULL)
        g_print (" {%s}", item->provider);
      if (item->hours > 0)
        g_print (" %g h", item->hours);
      g_print ("\n");
    }
  for (guint i = 0; i < topic->references->len; i++)
    {
      StudyReference *reference = g_ptr_array_index (topic->references, i);

      g_print ("      reference: %s %s\n", study_reference_get_title (reference), study_reference_get_url (reference));
    }
}

static void
print_plan (const char           *path,
            StudyGuide           *guide,
            const StudyGuidePlan *plan,
            double                seconds,
            gboolean              lines)
{
  const StudyDraft *draft = plan->draft;
  guint counts[4] = { 0 };
  guint n_topics = 0;

  g_print ("=== %s\n# %s / %s (%s)\ndescription: %s\nobjective: %s\n", path, draft->title,
           draft->short_title != NULL ? draft->short_title : "-", draft->language != NULL ? draft->language : "-",
           draft->description != NULL ? draft->description : "-", draft->objective != NULL ? draft->objective : "-");
  for (guint i = 0; i < draft->stages->len; i++)
    {
      const StudyDraftStage *stage = g_ptr_array_index (draft->stages, i);

      g_print ("%u. %s%s%s\n", i + 1, stage->title, stage->text != NULL ? " | " : "", stage->text != NULL ? stage->text : "");
      n_topics += stage->topics->len;
      for (guint j = 0; j < stage->topics->len; j++)
        print_topic (g_ptr_array_index (stage->topics, j), counts);
    }
  for (guint i = 0; i < draft->advice->len; i++)
    {
      StudyAdvice *advice = g_ptr_array_index (draft->advice, i);
      g_autofree char *suggestions = g_strjoinv (" | ", (char **) study_advice_get_suggestions (advice));

      g_print ("advice %d: %s: %s [%s]\n", study_advice_get_kind (advice), study_advice_get_title (advice),
               study_advice_get_text (advice), suggestions);
    }
  for (guint i = 0; i < draft->tools->len; i++)
    {
      StudyToolCategory *tools = g_ptr_array_index (draft->tools, i);
      g_autofree char *names = g_strjoinv (" | ", (char **) study_tool_category_get_tools (tools));

      g_print ("tools: %s: %s\n", study_tool_category_get_title (tools), names);
    }
  for (guint i = 0; plan->notes[i] != NULL; i++)
    g_print ("note: %s\n", plan->notes[i]);
  for (guint i = 0; lines && i < plan->lines->len; i++)
    {
      const StudyGuideLine *line = &g_array_index (plan->lines, StudyGuideLine, i);
      g_autofree char *text = study_guide_get_line (guide, i);

      g_print ("%4u %-12s %-40.40s | %s\n", i + 1, study_guide_role_to_label (line->role), line->reason, text);
    }
  g_print ("guide %d, stage level %u, %u stages, %u topics, %u lessons, %u courses, %u resources, %u projects, %u marked, "
           "%u lines left out, %.3f s\n", plan->is_guide, plan->stage_level, draft->stages->len, n_topics, counts[0],
           counts[1], counts[2], counts[3], plan->n_marked, plan->n_left_out, seconds);
}

int
main (int   argc,
      char *argv[])
{
  gboolean lines = argc > 1 && g_str_equal (argv[1], "--lines");

  for (int i = lines ? 2 : 1; i < argc; i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *name = g_path_get_basename (argv[i]);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (StudyGuide) guide = NULL;
      g_autoptr (StudyGuidePlan) plan = NULL;
      g_autoptr (GError) error = NULL;
      gint64 begin;
      gsize length;

      if (!g_file_get_contents (argv[i], &text, &length, &error))
        g_error ("%s", error->message);
      bytes = g_bytes_new_take (g_steal_pointer (&text), length);
      begin = g_get_monotonic_time ();
      guide = study_guide_read (bytes, name, NULL, NULL, &error);
      if (guide == NULL)
        g_error ("%s", error->message);
      plan = study_guide_plan (guide, NULL, NULL, &error);
      print_plan (argv[i], guide, plan, (g_get_monotonic_time () - begin) / 1e6, lines);
    }

  return EXIT_SUCCESS;
}
