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

static gboolean
is_empty (const char * const *strings)
{
  return strings == NULL || strings[0] == NULL;
}

static void
write_item (StudyJsonWriter *writer,
            StudyItem       *item)
{
  study_json_write_begin (writer, NULL, '{');
  study_json_write_string (writer, "id", study_item_get_id (item));
  study_json_write_string (writer, "kind", study_trail_item_kinds[study_item_get_kind (item)]);
  study_json_write_string (writer, "title", study_item_get_title (item));
  study_json_write_text (writer, "url", study_item_get_url (item));
  study_json_write_text (writer, "provider", study_item_get_provider (item));
  if (study_item_get_hours (item) > 0.0)
    study_json_write_number (writer, "hours", study_item_get_hours (item));
  study_json_write_text (writer, "course", study_item_get_course_id (item));
  study_json_write_extra (writer, study_item_get_extra (item));
  study_json_write_end (writer, '}');
}

static void
write_items (StudyJsonWriter *writer,
             StudyTopic      *topic)
{
  g_autoptr (GPtrArray) items = study_topic_get_content (topic);

  if (items->len == 0)
    return;

  study_json_write_begin (writer, "items", '[');
  for (guint i = 0; i < items->len; i++)
    write_item (writer, g_ptr_array_index (items, i));
  study_json_write_end (writer, ']');
}

static void
write_references (StudyJsonWriter *writer,
                  GListModel      *references)
{
  guint n_references = g_list_model_get_n_items (references);

  if (n_references == 0)
    return;

  study_json_write_begin (writer, "references", '[');
  for (guint i = 0; i < n_references; i++)
    {
      g_autoptr (StudyReference) reference = g_list_model_get_item (references, i);

      study_json_write_begin (writer, NULL, '{');
      study_json_write_string (writer, "title", study_reference_get_title (reference));
      study_json_write_string (writer, "url", study_reference_get_url (reference));
      study_json_write_extra (writer, study_reference_get_extra (reference));
      study_json_write_end (writer, '}');
    }
  study_json_write_end (writer, ']');
}

static void
write_topic (StudyJsonWriter *writer,
             StudyTopic      *topic)
{
  const char * const *requires = study_topic_get_requires (topic);

  study_json_write_begin (writer, NULL, '{');
  study_json_write_string (writer, "id", study_topic_get_id (topic));
  study_json_write_string (writer, "title", study_topic_get_title (topic));
  study_json_write_text (writer, "text", study_topic_get_text (topic));
  if (study_topic_get_optional (topic))
    study_json_write_boolean (writer, "optional", TRUE);
  if (!is_empty (requires))
    write_strings (writer, "requires", requires);
  write_items (writer, topic);
  write_references (writer, study_topic_get_references (topic));
  study_json_write_extra (writer, study_topic_get_extra (topic));
  study_json_write_end (writer, '}');
}

static void
write_stage (StudyJsonWriter *writer,
             StudyStage      *stage)
{
  StudyTopic *topic;

  study_json_write_begin (writer, NULL, '{');
  study_json_write_string (writer, "id", study_stage_get_id (stage));
  study_json_write_string (writer, "title", study_stage_get_title (stage));
  study_json_write_text (writer, "text", study_stage_get_text (stage));
  if (study_stage_get_archived (stage))
    study_json_write_boolean (writer, "archived", TRUE);
  study_json_write_begin (writer, "topics", '[');
  for (guint i = 0; (topic = study_stage_get_topic (stage, i)) != NULL; i++)
    write_topic (writer, topic);
  study_json_write_end (writer, ']');
  study_json_write_extra (writer, study_stage_get_extra (stage));
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
              GListModel      *list)
{
  guint n_advice = g_list_model_get_n_items (list);

  if (n_advice == 0)
    return;

  study_json_write_begin (writer, "advice", '[');
  for (guint i = 0; i < n_advice; i++)
    {
      g_autoptr (StudyAdvice) advice = g_list_model_get_item (list, i);
      const char * const *suggestions = study_advice_get_suggestions (advice);

      study_json_write_begin (writer, NULL, '{');
      study_json_write_string (writer, "kind",
                               study_trail_advice_kinds[study_advice_get_kind (advice)]);
      study_json_write_string (writer, "title", study_advice_get_title (advice));
      study_json_write_text (writer, "text", study_advice_get_text (advice));
      if (!is_empty (suggestions))
        write_strings (writer, "suggestions", suggestions);
      study_json_write_extra (writer, study_advice_get_extra (advice));
      study_json_write_end (writer, '}');
    }
  study_json_write_end (writer, ']');
}

static void
write_tools (StudyJsonWriter *writer,
             GListModel      *list)
{
  guint n_categories = g_list_model_get_n_items (list);

  if (n_categories == 0)
    return;

  study_json_write_begin (writer, "tools", '[');
  for (guint i = 0; i < n_categories; i++)
    {
      g_autoptr (StudyToolCategory) category = g_list_model_get_item (list, i);

      study_json_write_begin (writer, NULL, '{');
      study_json_write_string (writer, "category", study_tool_category_get_title (category));
      write_strings (writer, "items", study_tool_category_get_tools (category));
      study_json_write_extra (writer, study_tool_category_get_extra (category));
      study_json_write_end (writer, '}');
    }
  study_json_write_end (writer, ']');
}

/*
 * study_trail_format_write_object:
 * @writer: a writer, where a value is to stand
 * @trail: a trail
 *
 * Writes a document of its own or one in another.
 */
void
study_trail_format_write_object (StudyJsonWriter *writer,
                                 StudyTrail      *trail)
{
  StudyStage *stage;

  study_json_write_begin (writer, NULL, '{');
  study_json_write_string (writer, "format", STUDY_TRAIL_FORMAT);
  study_json_write_integer (writer, "version", study_trail_get_version (trail));
  study_json_write_string (writer, "id", study_trail_get_id (trail));
  study_json_write_text (writer, "language", study_trail_get_language (trail));
  study_json_write_string (writer, "title", study_trail_get_title (trail));
  if (study_trail_has_short_title (trail))
    study_json_write_string (writer, "shortTitle", study_trail_get_short_title (trail));
  study_json_write_text (writer, "description", study_trail_get_description (trail));
  study_json_write_text (writer, "objective", study_trail_get_objective (trail));
  write_sources (writer, study_trail_get_sources (trail));
  study_json_write_begin (writer, "stages", '[');
  for (guint i = 0; (stage = study_trail_get_stage (trail, i)) != NULL; i++)
    write_stage (writer, stage);
  study_json_write_end (writer, ']');
  write_advice (writer, study_trail_get_advice (trail));
  write_tools (writer, study_trail_get_tools (trail));
  study_json_write_extra (writer, study_trail_get_extra (trail));
  study_json_write_end (writer, '}');
}

/**
 * study_trail_format_write:
 * @trail: a trail
 *
 * Writes the content of a trail, without what anybody did on it. The same
 * trail is written the same way every time.
 *
 * Returns: (transfer full): the document
 */
GBytes *
study_trail_format_write (StudyTrail *trail)
{
  StudyJsonWriter writer = { .text = g_string_new (NULL) };

  study_trail_format_write_object (&writer, trail);
  g_string_append_c (writer.text, '\n');

  return g_string_free_to_bytes (writer.text);
}
