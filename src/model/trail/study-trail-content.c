/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/trail/study-trail-content.h"

static GVariant *
ref_variant (GVariant *variant)
{
  return variant != NULL ? g_variant_ref (variant) : NULL;
}

/* Takes all objects of a list over. */
static void
take_list (GPtrArray  *array,
           GListModel *list)
{
  guint n_items = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (array, g_list_model_get_item (list, i));
}

static StudyContentItem *
item_from_content (StudyItem *item)
{
  StudyContentItem *self = study_content_item_new (study_item_get_id (item), study_item_get_kind (item),
                                                   study_item_get_title (item));

  self->url = g_strdup (study_item_get_url (item));
  self->provider = g_strdup (study_item_get_provider (item));
  self->hours = study_item_get_hours (item);
  self->course_id = g_strdup (study_item_get_course_id (item));
  self->extra = ref_variant (study_item_get_extra (item));

  return self;
}

static StudyItem *
item_to_content (const StudyContentItem *self)
{
  StudyItem *item = study_item_new (self->id, self->kind, self->title);

  study_item_set_url (item, self->url);
  study_item_set_provider (item, self->provider);
  study_item_set_hours (item, self->hours);
  study_item_set_course_id (item, self->course_id);
  study_item_set_extra (item, self->extra);

  return item;
}

static StudyContentTopic *
topic_from_content (StudyTopic *topic)
{
  const char * const *requires = study_topic_get_requires (topic);
  StudyContentTopic *self = study_content_topic_new (study_topic_get_id (topic), study_topic_get_title (topic));
  g_autoptr (GPtrArray) items = study_topic_get_content (topic);

  self->text = g_strdup (study_topic_get_text (topic));
  self->optional = study_topic_get_optional (topic);
  for (guint i = 0; requires != NULL && requires[i] != NULL; i++)
    g_ptr_array_add (self->requires, g_strdup (requires[i]));
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->items, item_from_content (g_ptr_array_index (items, i)));
  take_list (self->references, study_topic_get_references (topic));
  self->extra = ref_variant (study_topic_get_extra (topic));

  return self;
}

static StudyTopic *
topic_to_content (const StudyContentTopic *self)
{
  StudyTopic *topic = study_topic_new (self->id, self->title);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) requires = NULL;

  for (guint i = 0; i < self->requires->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (self->requires, i));
  requires = g_strv_builder_end (builder);

  study_topic_set_text (topic, self->text);
  study_topic_set_optional (topic, self->optional);
  study_topic_set_requires (topic, (const char * const *) requires);
  for (guint i = 0; i < self->items->len; i++)
    {
      g_autoptr (StudyItem) item = item_to_content (g_ptr_array_index (self->items, i));

      study_topic_append_item (topic, item);
    }
  for (guint i = 0; i < self->references->len; i++)
    study_topic_append_reference (topic, g_ptr_array_index (self->references, i));
  study_topic_set_extra (topic, self->extra);

  return topic;
}

static StudyContentStage *
stage_from_content (StudyStage *stage)
{
  StudyContentStage *self = study_content_stage_new (study_stage_get_id (stage), study_stage_get_title (stage));
  StudyTopic *topic;

  self->text = g_strdup (study_stage_get_text (stage));
  self->archived = study_stage_get_archived (stage);
  for (guint i = 0; (topic = study_stage_get_topic (stage, i)) != NULL; i++)
    g_ptr_array_add (self->topics, topic_from_content (topic));
  self->extra = ref_variant (study_stage_get_extra (stage));

  return self;
}

static StudyStage *
stage_to_content (const StudyContentStage *self)
{
  StudyStage *stage = study_stage_new (self->id, self->title);

  study_stage_set_text (stage, self->text);
  study_stage_set_archived (stage, self->archived);
  for (guint i = 0; i < self->topics->len; i++)
    {
      g_autoptr (StudyTopic) topic = topic_to_content (g_ptr_array_index (self->topics, i));

      study_stage_append_topic (stage, topic);
    }
  study_stage_set_extra (stage, self->extra);

  return stage;
}

/**
 * study_content_new_from_trail:
 * @trail: a trail
 *
 * Takes the content of a trail and nothing that anybody did on it: no courses
 * of one's own.
 *
 * Returns: (transfer full): content with the ids of @trail
 */
StudyContent *
study_content_new_from_trail (StudyTrail *trail)
{
  StudyContent *self;
  StudyStage *stage;

  g_return_val_if_fail (STUDY_IS_TRAIL (trail), NULL);

  self = study_content_new (study_trail_get_id (trail), study_trail_get_title (trail));
  if (study_trail_has_short_title (trail))
    self->short_title = g_strdup (study_trail_get_short_title (trail));
  self->language = g_strdup (study_trail_get_language (trail));
  self->description = g_strdup (study_trail_get_description (trail));
  self->objective = g_strdup (study_trail_get_objective (trail));
  self->sources = ref_variant (study_trail_get_sources (trail));
  for (guint i = 0; (stage = study_trail_get_stage (trail, i)) != NULL; i++)
    g_ptr_array_add (self->stages, stage_from_content (stage));
  take_list (self->advice, study_trail_get_advice (trail));
  take_list (self->tools, study_trail_get_tools (trail));
  self->extra = ref_variant (study_trail_get_extra (trail));

  return self;
}

/**
 * study_trail_new_from_content:
 * @self: content; its ids are valid and unique, its titles not empty, and what
 *   topics require and projects belong to exists
 *
 * Returns: (transfer full): a trail with the content of the content
 */
StudyTrail *
study_trail_new_from_content (const StudyContent *self)
{
  StudyTrail *trail = study_trail_new (self->id, self->title);

  study_trail_set_short_title (trail, self->short_title);
  study_trail_set_language (trail, self->language);
  study_trail_set_description (trail, self->description);
  study_trail_set_objective (trail, self->objective);
  study_trail_set_sources (trail, self->sources);
  for (guint i = 0; i < self->stages->len; i++)
    {
      g_autoptr (StudyStage) stage = stage_to_content (g_ptr_array_index (self->stages, i));

      study_trail_append_stage (trail, stage);
    }
  for (guint i = 0; i < self->advice->len; i++)
    study_trail_append_advice (trail, g_ptr_array_index (self->advice, i));
  for (guint i = 0; i < self->tools->len; i++)
    study_trail_append_tool_category (trail, g_ptr_array_index (self->tools, i));
  study_trail_set_extra (trail, self->extra);

  return trail;
}
