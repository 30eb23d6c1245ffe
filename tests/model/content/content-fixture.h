/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* Contents that are written as an outline, and how they are read back. */

#include "formats/documents/study-trail-format.h"
#include "model/content/study-content.h"

#include <string.h>

static inline gpointer
fixture_last (GPtrArray *array)
{
  g_assert_cmpuint (array->len, >, 0);

  return g_ptr_array_index (array, array->len - 1);
}

static inline StudyContentItem *
fixture_content_item (const char              *id,
                      const char              *line,
                      const StudyContentTopic *topic)
{
  static const char kinds[] = { 'l', 'c', 'r', 'p' };
  g_auto (GStrv) parts = g_strsplit (line + 2, " <", 2);
  StudyItemKind kind = STUDY_ITEM_LESSON;
  StudyContentItem *item;

  while (kinds[kind] != g_ascii_tolower (line[0]))
    g_assert_cmpuint (++kind, <, G_N_ELEMENTS (kinds));
  item = study_content_item_new (id, kind, parts[0]);
  if (parts[1] != NULL)
    item->url = g_strndup (parts[1], strcspn (parts[1], ">"));
  if (line[0] == 'P')
    item->course_id = g_strdup (((StudyContentItem *) fixture_last (topic->items))->id);

  return item;
}

/*
 * Makes content with provisional ids. A stage is a line, its topics are
 * indented by one space and the items by two; “+” before a stage makes it an
 * archived one, “?” before a topic an extra, and “a > b” a topic that requires
 * another. An item begins with what it is: “l”, “c”, “r” or “p”, and “P” for
 * the project of the course before it. A link ends it, in “<>”.
 */
static inline StudyContent *
fixture_content_new (const char *outline)
{
  StudyContent *content = study_content_new ("sample", "A sample");
  g_autoptr (GHashTable) topics = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) lines = g_strsplit (outline, "\n", -1);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      const char *line = lines[i];
      g_autofree char *id = g_strdup_printf ("#%u", i);

      if (*line != ' ')
        {
          StudyContentStage *stage = study_content_stage_new (id, *line == '+' ? line + 1 : line);

          stage->archived = *line == '+';
          g_ptr_array_add (content->stages, stage);
        }
      else if (line[1] != ' ')
        {
          StudyContentStage *stage = fixture_last (content->stages);
          gboolean optional = line[1] == '?';
          g_auto (GStrv) parts = g_strsplit (line + 1 + optional, " > ", -1);
          StudyContentTopic *topic = study_content_topic_new (id, parts[0]);

          topic->optional = optional;
          for (guint j = 1; parts[j] != NULL; j++)
            g_ptr_array_add (topic->requires, g_strdup (g_hash_table_lookup (topics, parts[j])));
          g_ptr_array_add (stage->topics, topic);
          g_hash_table_insert (topics, topic->title, topic->id);
        }
      else
        {
          StudyContentTopic *topic = fixture_last (((StudyContentStage *) fixture_last (content->stages))->topics);

          g_ptr_array_add (topic->items, fixture_content_item (id, line + 2, topic));
        }
    }

  return content;
}

/* All ids in their order, each of a stage on a new line. */
static inline char *
fixture_content_ids (const StudyContent *content)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < content->stages->len; i++)
    {
      StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? "\n" : "", stage->id);
      for (guint j = 0; j < stage->topics->len; j++)
        {
          StudyContentTopic *topic = g_ptr_array_index (stage->topics, j);

          g_string_append_printf (ids, " %s", topic->id);
          for (guint k = 0; k < topic->items->len; k++)
            g_string_append_printf (ids, " %s", ((StudyContentItem *) g_ptr_array_index (topic->items, k))->id);
        }
    }

  return g_string_free_and_steal (ids);
}

/* Asserts that content makes a document that can be read. */
static inline void
fixture_assert_valid (const StudyContent *content)
{
  g_autoptr (GBytes) bytes = study_trail_format_write (content);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyContent) read = study_trail_format_read (bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (read);
}
