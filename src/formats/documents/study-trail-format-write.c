/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/documents/study-trail-format.h"

#include "formats/documents/study-trail-format-private.h"

static void
write_strings (StudyJsonWriter    *writer,
               const char         *name,
               const char * const *strings)
{
  study_json_write_begin (writer, name, '[');
  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    study_json_write_string (writer, NULL, strings[i]);
  study_json_write_end (writer, ']');
}

static void
write_item (StudyJsonWriter        *writer,
            const StudyContentItem *item)
{
  study_json_write_begin (writer, NULL, '{');
  study_json_write_string (writer, "id", item->id);
  study_json_write_string (writer, "kind", study_trail_item_kinds[item->kind]);
  study_json_write_string (writer, "title", item->title);
  study_json_write_text (writer, "url", item->url);
  study_json_write_text (writer, "provider", item->provider);
  if (item->hours > 0.0)
    study_json_write_number (writer, "hours", item->hours);
  study_json_write_text (writer, "course", item->course_id);
  study_json_write_extra (writer, item->extra);
  study_json_write_end (writer, '}');
}

static void
write_items (StudyJsonWriter *writer,
             const GPtrArray *items)
{
  if (items->len == 0)
    return;

  study_json_write_begin (writer, "items", '[');
  for (guint i = 0; i < items->len; i++)
    write_item (writer, g_ptr_array_index (items, i));
  study_json_write_end (writer, ']');
}

static void
write_requires (StudyJsonWriter *writer,
                const GPtrArray *requires)
{
  if (requires->len == 0)
    return;

  study_json_write_begin (writer, "requires", '[');
  for (guint i = 0; i < requires->len; i++)
    study_json_write_string (writer, NULL, g_ptr_array_index (requires, i));
  study_json_write_end (writer, ']');
}

static void
write_references (StudyJsonWriter *writer,
                  const GPtrArray *references)
{
  if (references->len == 0)
    return;

  study_json_write_begin (writer, "references", '[');
  for (guint i = 0; i < references->len; i++)
    {
      StudyReference *reference = g_ptr_array_index (references, i);

      study_json_write_begin (writer, NULL, '{');
      study_json_write_string (writer, "title", study_reference_get_title (reference));
      study_json_write_string (writer, "url", study_reference_get_url (reference));
      study_json_write_extra (writer, study_reference_get_extra (reference));
      study_json_write_end (writer, '}');
    }
  study_json_write_end (writer, ']');
}

static void
write_topic (StudyJsonWriter         *writer,
             const StudyContentTopic *topic)
{
  study_json_write_begin (writer, NULL, '{');
  study_json_write_string (writer, "id", topic->id);
  study_json_write_string (writer, "title", topic->title);
  study_json_write_text (writer, "text", topic->text);
  if (topic->optional)
    study_json_write_boolean (writer, "optional", TRUE);
  write_requires (writer, topic->requires);
  write_items (writer, topic->items);
  write_references (writer, topic->references);
  study_json_write_extra (writer, topic->extra);
  study_json_write_end (writer, '}');
}

static void
write_stage (StudyJsonWriter         *writer,
             const StudyContentStage *stage)
{
  study_json_write_begin (writer, NULL, '{');
  study_json_write_string (writer, "id", stage->id);
  study_json_write_string (writer, "title", stage->title);
  study_json_write_text (writer, "text", stage->text);
  if (stage->archived)
    study_json_write_boolean (writer, "archived", TRUE);
  study_json_write_begin (writer, "topics", '[');
  for (guint i = 0; i < stage->topics->len; i++)
    write_topic (writer, g_ptr_array_index (stage->topics, i));
  study_json_write_end (writer, ']');
  study_json_write_extra (writer, stage->extra);
  study_json_write_end (writer, '}');
}

static void
write_sources (StudyJsonWriter *writer,
               GVariant        *sources)
{
  if (sources == NULL)
    return;

  study_json_write_begin (writer, "sources", '[');
  for (gsize i = 0; i < g_variant_n_children (sources); i++)
    {
      g_autoptr (GVariant) source = g_variant_get_child_value (sources, i);

      study_json_write_variant (writer, NULL, source);
    }
  study_json_write_end (writer, ']');
}

static void
write_advice (StudyJsonWriter *writer,
              const GPtrArray *list)
{
  if (list->len == 0)
    return;

  study_json_write_begin (writer, "advice", '[');
  for (guint i = 0; i < list->len; i++)
    {
      StudyAdvice *advice = g_ptr_array_index (list, i);
      const char * const *suggestions = study_advice_get_suggestions (advice);

      study_json_write_begin (writer, NULL, '{');
      study_json_write_string (writer, "kind",
                               study_trail_advice_kinds[study_advice_get_kind (advice)]);
      study_json_write_string (writer, "title", study_advice_get_title (advice));
      study_json_write_text (writer, "text", study_advice_get_text (advice));
      if (suggestions != NULL && suggestions[0] != NULL)
        write_strings (writer, "suggestions", suggestions);
      study_json_write_extra (writer, study_advice_get_extra (advice));
      study_json_write_end (writer, '}');
    }
  study_json_write_end (writer, ']');
}

static void
write_tools (StudyJsonWriter *writer,
             const GPtrArray *list)
{
  if (list->len == 0)
    return;

  study_json_write_begin (writer, "tools", '[');
  for (guint i = 0; i < list->len; i++)
    {
      StudyToolCategory *category = g_ptr_array_index (list, i);

      study_json_write_begin (writer, NULL, '{');
      study_json_write_string (writer, "category", study_tool_category_get_title (category));
      write_strings (writer, "items", study_tool_category_get_tools (category));
      study_json_write_extra (writer, study_tool_category_get_extra (category));
      study_json_write_end (writer, '}');
    }
  study_json_write_end (writer, ']');
}

/**
 * study_trail_format_write_object:
 * @writer: a writer, where a value is to stand
 *
 * Writes a document of its own or one in another.
 */
void
study_trail_format_write_object (StudyJsonWriter    *writer,
                                 const StudyContent *content)
{
  study_json_write_begin (writer, NULL, '{');
  study_json_write_string (writer, "format", STUDY_TRAIL_FORMAT);
  study_json_write_integer (writer, "version", content->version);
  study_json_write_string (writer, "id", content->id);
  study_json_write_text (writer, "language", content->language);
  study_json_write_string (writer, "title", content->title);
  if (content->short_title != NULL)
    study_json_write_string (writer, "shortTitle", content->short_title);
  study_json_write_text (writer, "description", content->description);
  study_json_write_text (writer, "objective", content->objective);
  write_sources (writer, content->sources);
  study_json_write_begin (writer, "stages", '[');
  for (guint i = 0; i < content->stages->len; i++)
    write_stage (writer, g_ptr_array_index (content->stages, i));
  study_json_write_end (writer, ']');
  write_advice (writer, content->advice);
  write_tools (writer, content->tools);
  study_json_write_extra (writer, content->extra);
  study_json_write_end (writer, '}');
}

/**
 * study_trail_format_write:
 *
 * Writes the content of a trail. The same content is written the same way every
 * time.
 *
 * Returns: (transfer full): the document
 */
GBytes *
study_trail_format_write (const StudyContent *content)
{
  StudyJsonWriter writer = { .text = g_string_new (NULL) };

  study_trail_format_write_object (&writer, content);
  g_string_append_c (writer.text, '\n');

  return g_string_free_to_bytes (writer.text);
}
