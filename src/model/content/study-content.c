/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/content/study-content.h"

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
  return study_content_item_copy (item);
}

static gpointer
copy_topic_cb (gconstpointer topic,
               gpointer      user_data)
{
  return study_content_topic_copy (topic);
}

static gpointer
copy_stage_cb (gconstpointer stage,
               gpointer      user_data)
{
  return study_content_stage_copy (stage);
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

/**
 * study_content_item_new:
 * @id: an id
 * @kind: what it is
 * @title: its title
 *
 * Returns: (transfer full): an item
 */
StudyContentItem *
study_content_item_new (const char    *id,
                        StudyItemKind  kind,
                        const char    *title)
{
  StudyContentItem *self = g_new0 (StudyContentItem, 1);

  self->id = g_strdup (id);
  self->kind = kind;
  self->title = g_strdup (title);

  return self;
}

/**
 * study_content_item_copy:
 * @self: an item
 *
 * Returns: (transfer full): a copy
 */
StudyContentItem *
study_content_item_copy (const StudyContentItem *self)
{
  StudyContentItem *copy = study_content_item_new (self->id, self->kind, self->title);

  copy->url = g_strdup (self->url);
  copy->provider = g_strdup (self->provider);
  copy->hours = self->hours;
  copy->course_id = g_strdup (self->course_id);
  copy->extra = ref_variant (self->extra);
  copy->marked = self->marked;

  return copy;
}

/**
 * study_content_item_free:
 * @self: (transfer full): an item
 */
void
study_content_item_free (StudyContentItem *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->provider, g_free);
  g_clear_pointer (&self->course_id, g_free);
  g_clear_pointer (&self->extra, g_variant_unref);
  g_free (self);
}

/**
 * study_content_topic_new:
 * @id: an id
 * @title: its title
 *
 * Returns: (transfer full): a topic without items
 */
StudyContentTopic *
study_content_topic_new (const char *id,
                         const char *title)
{
  StudyContentTopic *self = g_new0 (StudyContentTopic, 1);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->requires = g_ptr_array_new_with_free_func (g_free);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) study_content_item_free);
  self->references = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

/**
 * study_content_topic_copy:
 * @self: a topic
 *
 * Returns: (transfer full): a copy with all that is in it
 */
StudyContentTopic *
study_content_topic_copy (const StudyContentTopic *self)
{
  StudyContentTopic *copy = study_content_topic_new (self->id, self->title);

  copy->text = g_strdup (self->text);
  copy->optional = self->optional;
  copy_array (copy->requires, self->requires, copy_string_cb);
  copy_array (copy->items, self->items, copy_item_cb);
  copy_array (copy->references, self->references, copy_object_cb);
  copy->extra = ref_variant (self->extra);

  return copy;
}

/**
 * study_content_topic_free:
 * @self: (transfer full): a topic
 */
void
study_content_topic_free (StudyContentTopic *self)
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

/**
 * study_content_stage_new:
 * @id: an id
 * @title: its title, without its number
 *
 * Returns: (transfer full): a stage without topics
 */
StudyContentStage *
study_content_stage_new (const char *id,
                         const char *title)
{
  StudyContentStage *self = g_new0 (StudyContentStage, 1);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->topics = g_ptr_array_new_with_free_func ((GDestroyNotify) study_content_topic_free);

  return self;
}

/**
 * study_content_stage_copy:
 * @self: a stage
 *
 * Returns: (transfer full): a copy with all that is in it
 */
StudyContentStage *
study_content_stage_copy (const StudyContentStage *self)
{
  StudyContentStage *copy = study_content_stage_new (self->id, self->title);

  copy->text = g_strdup (self->text);
  copy->archived = self->archived;
  copy_array (copy->topics, self->topics, copy_topic_cb);
  copy->extra = ref_variant (self->extra);

  return copy;
}

/**
 * study_content_stage_free:
 * @self: (transfer full): a stage
 */
void
study_content_stage_free (StudyContentStage *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  g_clear_pointer (&self->extra, g_variant_unref);
  g_free (self);
}

/**
 * study_content_new:
 * @id: the id of the trail
 * @title: its title
 *
 * Returns: (transfer full): content without stages
 */
StudyContent *
study_content_new (const char *id,
                   const char *title)
{
  StudyContent *self = g_new0 (StudyContent, 1);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->stages = g_ptr_array_new_with_free_func ((GDestroyNotify) study_content_stage_free);
  self->advice = g_ptr_array_new_with_free_func (g_object_unref);
  self->tools = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

/**
 * study_content_copy:
 * @self: content
 *
 * Returns: (transfer full): a copy with all that is in it
 */
StudyContent *
study_content_copy (const StudyContent *self)
{
  StudyContent *copy = study_content_new (self->id, self->title);

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
 * study_content_free:
 * @self: (transfer full): content
 */
void
study_content_free (StudyContent *self)
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
