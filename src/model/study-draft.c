/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "study-draft.h"

static gpointer
copy_string_cb (gconstpointer string,
                gpointer      user_data)
{
  return g_strdup (string);
}

static gpointer
copy_object_cb (gconstpointer object,
                gpointer      user_data)
{
  return g_object_ref ((gpointer) object);
}

static gpointer
copy_item_cb (gconstpointer item,
              gpointer      user_data)
{
  return study_draft_item_copy (item);
}

static gpointer
copy_topic_cb (gconstpointer topic,
               gpointer      user_data)
{
  return study_draft_topic_copy (topic);
}

static gpointer
copy_stage_cb (gconstpointer stage,
               gpointer      user_data)
{
  return study_draft_stage_copy (stage);
}

static GVariant *
ref_variant (GVariant *variant)
{
  return variant != NULL ? g_variant_ref (variant) : NULL;
}

/* Puts copies of what is in one array into another, which is empty. */
static void
copy_array (GPtrArray       *copy,
            const GPtrArray *array,
            GCopyFunc        copy_func)
{
  for (guint i = 0; i < array->len; i++)
    g_ptr_array_add (copy, copy_func (g_ptr_array_index (array, i), NULL));
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

/**
 * study_draft_item_new:
 * @id: an id
 * @kind: what it is
 * @title: its title
 *
 * Returns: (transfer full): an item
 */
StudyDraftItem *
study_draft_item_new (const char    *id,
                      StudyItemKind  kind,
                      const char    *title)
{
  StudyDraftItem *self = g_new0 (StudyDraftItem, 1);

  self->id = g_strdup (id);
  self->kind = kind;
  self->title = g_strdup (title);

  return self;
}

/**
 * study_draft_item_copy:
 * @self: an item
 *
 * Returns: (transfer full): a copy
 */
StudyDraftItem *
study_draft_item_copy (const StudyDraftItem *self)
{
  StudyDraftItem *copy = study_draft_item_new (self->id, self->kind, self->title);

  copy->url = g_strdup (self->url);
  copy->provider = g_strdup (self->provider);
  copy->hours = self->hours;
  copy->course_id = g_strdup (self->course_id);
  copy->extra = ref_variant (self->extra);
  copy->marked = self->marked;

  return copy;
}

/**
 * study_draft_item_free:
 * @self: (transfer full): an item
 */
void
study_draft_item_free (StudyDraftItem *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->provider, g_free);
  g_clear_pointer (&self->course_id, g_free);
  g_clear_pointer (&self->extra, g_variant_unref);
  g_free (self);
}

static StudyDraftItem *
item_from_content (StudyItem *item)
{
  StudyDraftItem *self = study_draft_item_new (study_item_get_id (item), study_item_get_kind (item),
                                               study_item_get_title (item));

  self->url = g_strdup (study_item_get_url (item));
  self->provider = g_strdup (study_item_get_provider (item));
  self->hours = study_item_get_hours (item);
  self->course_id = g_strdup (study_item_get_course_id (item));
  self->extra = ref_variant (study_item_get_extra (item));

  return self;
}

static StudyItem *
item_to_content (const StudyDraftItem *self)
{
  StudyItem *item = study_item_new (self->id, self->kind, self->title);

  study_item_set_url (item, self->url);
  study_item_set_provider (item, self->provider);
  study_item_set_hours (item, self->hours);
  study_item_set_course_id (item, self->course_id);
  study_item_set_extra (item, self->extra);

  return item;
}

/**
 * study_draft_topic_new:
 * @id: an id
 * @title: its title
 *
 * Returns: (transfer full): a topic without items
 */
StudyDraftTopic *
study_draft_topic_new (const char *id,
                       const char *title)
{
  StudyDraftTopic *self = g_new0 (StudyDraftTopic, 1);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->requires = g_ptr_array_new_with_free_func (g_free);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) study_draft_item_free);
  self->references = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

/**
 * study_draft_topic_copy:
 * @self: a topic
 *
 * Returns: (transfer full): a copy with all that is in it
 */
StudyDraftTopic *
study_draft_topic_copy (const StudyDraftTopic *self)
{
  StudyDraftTopic *copy = study_draft_topic_new (self->id, self->title);

  copy->text = g_strdup (self->text);
  copy->optional = self->optional;
  copy_array (copy->requires, self->requires, copy_string_cb);
  copy_array (copy->items, self->items, copy_item_cb);
  copy_array (copy->references, self->references, copy_object_cb);
  copy->extra = ref_variant (self->extra);

  return copy;
}

/**
 * study_draft_topic_free:
 * @self: (transfer full): a topic
 */
void
study_draft_topic_free (StudyDraftTopic *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->requires, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->references, g_ptr_array_unref);
  g_clear_pointer (&self->extra, g_variant_unref);
  g_free (self);
}

static StudyDraftTopic *
topic_from_content (StudyTopic *topic)
{
  const char * const *requires = study_topic_get_requires (topic);
  StudyDraftTopic *self = study_draft_topic_new (study_topic_get_id (topic), study_topic_get_title (topic));
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
topic_to_content (const StudyDraftTopic *self)
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

/**
 * study_draft_stage_new:
 * @id: an id
 * @title: its title, without its number
 *
 * Returns: (transfer full): a stage without topics
 */
StudyDraftStage *
study_draft_stage_new (const char *id,
                       const char *title)
{
  StudyDraftStage *self = g_new0 (StudyDraftStage, 1);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->topics = g_ptr_array_new_with_free_func ((GDestroyNotify) study_draft_topic_free);

  return self;
}

/**
 * study_draft_stage_copy:
 * @self: a stage
 *
 * Returns: (transfer full): a copy with all that is in it
 */
StudyDraftStage *
study_draft_stage_copy (const StudyDraftStage *self)
{
  StudyDraftStage *copy = study_draft_stage_new (self->id, self->title);

  copy->text = g_strdup (self->text);
  copy->archived = self->archived;
  copy_array (copy->topics, self->topics, copy_topic_cb);
  copy->extra = ref_variant (self->extra);

  return copy;
}

/**
 * study_draft_stage_free:
 * @self: (transfer full): a stage
 */
void
study_draft_stage_free (StudyDraftStage *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  g_clear_pointer (&self->extra, g_variant_unref);
  g_free (self);
}

static StudyDraftStage *
stage_from_content (StudyStage *stage)
{
  StudyDraftStage *self = study_draft_stage_new (study_stage_get_id (stage), study_stage_get_title (stage));
  StudyTopic *topic;

  self->text = g_strdup (study_stage_get_text (stage));
  self->archived = study_stage_get_archived (stage);
  for (guint i = 0; (topic = study_stage_get_topic (stage, i)) != NULL; i++)
    g_ptr_array_add (self->topics, topic_from_content (topic));
  self->extra = ref_variant (study_stage_get_extra (stage));

  return self;
}

static StudyStage *
stage_to_content (const StudyDraftStage *self)
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
 * study_draft_new:
 * @id: the id of the trail
 * @title: its title
 *
 * Returns: (transfer full): a draft without stages
 */
StudyDraft *
study_draft_new (const char *id,
                 const char *title)
{
  StudyDraft *self = g_new0 (StudyDraft, 1);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->stages = g_ptr_array_new_with_free_func ((GDestroyNotify) study_draft_stage_free);
  self->advice = g_ptr_array_new_with_free_func (g_object_unref);
  self->tools = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

/**
 * study_draft_copy:
 * @self: a draft
 *
 * Returns: (transfer full): a copy with all that is in it
 */
StudyDraft *
study_draft_copy (const StudyDraft *self)
{
  StudyDraft *copy = study_draft_new (self->id, self->title);

  copy->short_title = g_strdup (self->short_title);
  copy->language = g_strdup (self->language);
  copy->description = g_strdup (self->description);
  copy->objective = g_strdup (self->objective);
  copy->sources = ref_variant (self->sources);
  copy_array (copy->stages, self->stages, copy_stage_cb);
  copy_array (copy->advice, self->advice, copy_object_cb);
  copy_array (copy->tools, self->tools, copy_object_cb);
  copy->extra = ref_variant (self->extra);

  return copy;
}

/**
 * study_draft_free:
 * @self: (transfer full): a draft
 */
void
study_draft_free (StudyDraft *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->short_title, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->description, g_free);
  g_clear_pointer (&self->objective, g_free);
  g_clear_pointer (&self->sources, g_variant_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->advice, g_ptr_array_unref);
  g_clear_pointer (&self->tools, g_ptr_array_unref);
  g_clear_pointer (&self->extra, g_variant_unref);
  g_free (self);
}

/**
 * study_draft_new_from_trail:
 * @trail: a trail
 *
 * Takes the content of a trail and nothing that anybody did on it: no courses
 * of one's own.
 *
 * Returns: (transfer full): a draft with the ids of @trail
 */
StudyDraft *
study_draft_new_from_trail (StudyTrail *trail)
{
  StudyDraft *self;
  StudyStage *stage;

  g_return_val_if_fail (STUDY_IS_TRAIL (trail), NULL);

  self = study_draft_new (study_trail_get_id (trail), study_trail_get_title (trail));
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
 * study_draft_to_trail:
 * @self: a draft; its ids are valid and unique, its titles not empty, and what
 *   topics require and projects belong to exists
 *
 * Returns: (transfer full): a trail with the content of the draft
 */
StudyTrail *
study_draft_to_trail (const StudyDraft *self)
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
