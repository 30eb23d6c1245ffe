/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* What is true of every trail that is made of what comes from outside. */

#include "fuzz.h"

#include "formats/documents/study-trail-format.h"
#include "formats/edition/study-content-ids.h"
#include "model/content/study-uri.h"

/* A text that is shown: valid, and nothing in it controls the terminal or the
 * direction of what is around it. */
static inline void
fuzz_check_label (const char *text)
{
  if (text == NULL)
    return;

  if (!g_utf8_validate (text, -1, NULL))
    g_error ("No UTF-8: %s", text);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((g_unichar_iscntrl (c) && c != '\n' && c != '\t') || (c >= 0x202a && c <= 0x202e) ||
          (c >= 0x2066 && c <= 0x2069))
        g_error ("U+%04X in a label: %s", c, text);
    }
}

static inline void
fuzz_check_title (const char *title)
{
  fuzz_check_label (title);
  if (*title == '\0')
    g_error ("An empty title");
}

static inline void
fuzz_check_url (const char *url)
{
  if (url != NULL && !study_uri_is_safe (url))
    g_error ("A link that may not be opened: %s", url);
}

static inline guint
fuzz_check_topic (const StudyContentTopic *topic)
{
  guint n_marked = 0;

  fuzz_check_title (topic->title);
  fuzz_check_label (topic->text);
  for (guint i = 0; i < topic->items->len; i++)
    {
      const StudyContentItem *item = g_ptr_array_index (topic->items, i);

      fuzz_check_title (item->title);
      fuzz_check_label (item->provider);
      fuzz_check_url (item->url);
      n_marked += item->marked;
    }
  for (guint i = 0; i < topic->references->len; i++)
    {
      fuzz_check_title (study_reference_get_title (g_ptr_array_index (topic->references, i)));
      fuzz_check_url (study_reference_get_url (g_ptr_array_index (topic->references, i)));
    }

  return n_marked;
}

static inline void
fuzz_check_rest (const StudyContent *content)
{
  fuzz_check_title (content->title);
  fuzz_check_label (content->short_title);
  fuzz_check_label (content->description);
  fuzz_check_label (content->objective);
  for (guint i = 0; i < content->advice->len; i++)
    {
      fuzz_check_label (study_advice_get_title (g_ptr_array_index (content->advice, i)));
      fuzz_check_label (study_advice_get_text (g_ptr_array_index (content->advice, i)));
    }
  for (guint i = 0; i < content->tools->len; i++)
    {
      StudyToolCategory *category = g_ptr_array_index (content->tools, i);
      const char * const *tools = study_tool_category_get_tools (category);

      fuzz_check_title (study_tool_category_get_title (category));
      for (guint j = 0; tools[j] != NULL; j++)
        fuzz_check_title (tools[j]);
    }
}

/* Checks content with provisional ids, and that it can be kept: all that the
 * reader of trails asks for is there, ids that are used once above all.
 * Returns how many items its source marks as done. */
static inline guint
fuzz_check_content (const StudyContent *content)
{
  g_autoptr (StudyContent) final = study_content_copy (content);
  g_autoptr (StudyContent) again = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GBytes) text_again = NULL;
  g_autoptr (GError) error = NULL;
  guint n_marked = 0;

  fuzz_check_rest (content);
  for (guint i = 0; i < content->stages->len; i++)
    {
      const StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      fuzz_check_title (stage->title);
      fuzz_check_label (stage->text);
      for (guint j = 0; j < stage->topics->len; j++)
        n_marked += fuzz_check_topic (g_ptr_array_index (stage->topics, j));
    }

  study_content_assign_ids (final, NULL);
  text = study_trail_format_write (final);
  again = study_trail_format_read (text, &error);
  if (again == NULL)
    g_error ("It cannot be kept: %s\n%.*s", error->message,
             (int) g_bytes_get_size (text), (const char *) g_bytes_get_data (text, NULL));
  text_again = study_trail_format_write (again);
  fuzz_assert_same (text, text_again, "Not kept as it was");

  return n_marked;
}
