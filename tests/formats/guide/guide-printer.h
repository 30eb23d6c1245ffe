/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/guide/study-guide.h"

/* What guides become, as text: for tests, and for a look at the importer. */

static const char * const guide_printer_kinds[] = { "lesson", "course", "resource", "project" };

static inline void
guide_printer_print_topic (GString                 *out,
                           const StudyContentTopic *topic,
                           guint                   *counts)
{
  g_string_append_printf (out, "  - %s%s%s%s\n", topic->title, topic->optional ? " (optional)" : "", topic->text != NULL ? " | " : "",
           topic->text != NULL ? topic->text : "");
  for (guint i = 0; i < topic->requires->len; i++)
    g_string_append_printf (out, "      requires %s\n", (const char *) g_ptr_array_index (topic->requires, i));
  for (guint i = 0; i < topic->items->len; i++)
    {
      const StudyContentItem *item = g_ptr_array_index (topic->items, i);

      counts[item->kind]++;
      g_string_append_printf (out, "      [%c] %s: %s%s%s", item->marked ? 'x' : ' ', guide_printer_kinds[item->kind], item->title,
               item->url != NULL ? " " : "", item->url != NULL ? item->url : "");
      if (item->provider != NULL)
        g_string_append_printf (out, " {%s}", item->provider);
      if (item->hours > 0)
        g_string_append_printf (out, " %g h", item->hours);
      g_string_append_printf (out, "\n");
    }
  for (guint i = 0; i < topic->references->len; i++)
    {
      StudyReference *reference = g_ptr_array_index (topic->references, i);

      g_string_append_printf (out, "      reference: %s %s\n", study_reference_get_title (reference), study_reference_get_url (reference));
    }
}

/* Returns what a guide becomes, with what became of each line if @lines. */
static inline char *
guide_printer_print (StudyGuide           *guide,
                     const StudyGuidePlan *plan,
                     gboolean              lines)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const StudyContent *content = plan->content;
  guint counts[4] = { 0 };
  guint n_topics = 0;

  g_string_append_printf (out, "# %s / %s (%s)\ndescription: %s\nobjective: %s\n", content->title,
           content->short_title != NULL ? content->short_title : "-", content->language != NULL ? content->language : "-",
           content->description != NULL ? content->description : "-", content->objective != NULL ? content->objective : "-");
  for (guint i = 0; i < content->stages->len; i++)
    {
      const StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      g_string_append_printf (out, "%u. %s%s%s\n", i + 1, stage->title, stage->text != NULL ? " | " : "", stage->text != NULL ? stage->text : "");
      n_topics += stage->topics->len;
      for (guint j = 0; j < stage->topics->len; j++)
        guide_printer_print_topic (out, g_ptr_array_index (stage->topics, j), counts);
    }
  for (guint i = 0; i < content->advice->len; i++)
    {
      StudyAdvice *advice = g_ptr_array_index (content->advice, i);
      g_autofree char *suggestions = g_strjoinv (" | ", (char **) study_advice_get_suggestions (advice));

      g_string_append_printf (out, "advice %d: %s: %s [%s]\n", study_advice_get_kind (advice), study_advice_get_title (advice),
               study_advice_get_text (advice), suggestions);
    }
  for (guint i = 0; i < content->tools->len; i++)
    {
      StudyToolCategory *tools = g_ptr_array_index (content->tools, i);
      g_autofree char *names = g_strjoinv (" | ", (char **) study_tool_category_get_tools (tools));

      g_string_append_printf (out, "tools: %s: %s\n", study_tool_category_get_title (tools), names);
    }
  for (guint i = 0; plan->notes[i] != NULL; i++)
    g_string_append_printf (out, "note: %s\n", plan->notes[i]);
  for (guint i = 0; lines && i < plan->lines->len; i++)
    {
      const StudyGuideLine *line = &g_array_index (plan->lines, StudyGuideLine, i);
      g_autofree char *text = study_guide_get_line (guide, i);

      g_string_append_printf (out, "%u: %s: %s | %s\n", i + 1, study_guide_role_to_label (line->role), line->reason, text);
    }
  g_string_append_printf (out, "guide %d, stage level %u, %u stages, %u topics, %u lessons, %u courses, %u resources, %u projects, %u marked, "
           "%u lines left out\n", plan->is_guide, plan->stage_level, content->stages->len, n_topics, counts[0],
           counts[1], counts[2], counts[3], plan->n_marked, plan->n_left_out);

  return g_string_free_and_steal (g_steal_pointer (&out));
}
