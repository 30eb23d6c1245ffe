/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/content/study-content.h"

G_DEFINE_ENUM_TYPE (StudyItemKind, study_item_kind,
                    G_DEFINE_ENUM_VALUE (STUDY_ITEM_LESSON, "lesson"),
                    G_DEFINE_ENUM_VALUE (STUDY_ITEM_COURSE, "course"),
                    G_DEFINE_ENUM_VALUE (STUDY_ITEM_RESOURCE, "resource"),
                    G_DEFINE_ENUM_VALUE (STUDY_ITEM_PROJECT, "project"))

G_DEFINE_BOXED_TYPE (StudyContent, study_content, study_content_ref, study_content_unref)

static GVariant *
ref_variant (GVariant *variant)
{
  return variant != NULL ? g_variant_ref (variant) : NULL;
}

static gpointer
copy_string_cb (gconstpointer string,
                gpointer      user_data)
{
  return g_strdup (string);
}

static gpointer
ref_object_cb (gconstpointer object,
               gpointer      user_data)
{
  return g_object_ref ((gpointer) object);
}

static gpointer
ref_item_cb (gconstpointer item,
             gpointer      user_data)
{
  return study_content_item_ref (item);
}

static gpointer
ref_topic_cb (gconstpointer topic,
              gpointer      user_data)
{
  return study_content_topic_ref (topic);
}

static gpointer
ref_stage_cb (gconstpointer stage,
              gpointer      user_data)
{
  return study_content_stage_ref (stage);
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

static StudyContentItem *
item_fork (const StudyContentItem *self)
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

static StudyContentTopic *
topic_fork (const StudyContentTopic *self)
{
  StudyContentTopic *copy = study_content_topic_new (self->id, self->title);

  copy->text = g_strdup (self->text);
  copy->optional = self->optional;
  copy_array (copy->requires, self->requires, copy_string_cb);
  copy_array (copy->items, self->items, ref_item_cb);
  copy_array (copy->references, self->references, ref_object_cb);
  copy->extra = ref_variant (self->extra);

  return copy;
}

static StudyContentStage *
stage_fork (const StudyContentStage *self)
{
  StudyContentStage *copy = study_content_stage_new (self->id, self->title);

  copy->text = g_strdup (self->text);
  copy->archived = self->archived;
  copy_array (copy->topics, self->topics, ref_topic_cb);
  copy->extra = ref_variant (self->extra);

  return copy;
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

  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);
  self->kind = kind;
  self->title = g_strdup (title);

  return self;
}

StudyContentItem *
study_content_item_ref (const StudyContentItem *self)
{
  StudyContentItem *item = (StudyContentItem *) self;

  g_atomic_ref_count_inc (&item->ref_count);

  return item;
}

void
study_content_item_unref (StudyContentItem *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

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

  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->requires = g_ptr_array_new_with_free_func (g_free);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) study_content_item_unref);
  self->references = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

StudyContentTopic *
study_content_topic_ref (const StudyContentTopic *self)
{
  StudyContentTopic *topic = (StudyContentTopic *) self;

  g_atomic_ref_count_inc (&topic->ref_count);

  return topic;
}

void
study_content_topic_unref (StudyContentTopic *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

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

  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->topics = g_ptr_array_new_with_free_func ((GDestroyNotify) study_content_topic_unref);

  return self;
}

StudyContentStage *
study_content_stage_ref (const StudyContentStage *self)
{
  StudyContentStage *stage = (StudyContentStage *) self;

  g_atomic_ref_count_inc (&stage->ref_count);

  return stage;
}

void
study_content_stage_unref (StudyContentStage *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

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

  g_atomic_ref_count_init (&self->ref_count);
  self->version = STUDY_TRAIL_VERSION;
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->stages = g_ptr_array_new_with_free_func ((GDestroyNotify) study_content_stage_unref);
  self->advice = g_ptr_array_new_with_free_func (g_object_unref);
  self->tools = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

/**
 * study_content_fork:
 * @self: content
 *
 * Makes another version of content, to be changed. It costs no more than its
 * number of stages: they are shared, see study_content_own_stage().
 *
 * Returns: (transfer full): content with the stages of @self
 */
StudyContent *
study_content_fork (const StudyContent *self)
{
  StudyContent *copy = study_content_new (self->id, self->title);

  copy->version = self->version;
  copy->short_title = g_strdup (self->short_title);
  copy->language = g_strdup (self->language);
  copy->description = g_strdup (self->description);
  copy->objective = g_strdup (self->objective);
  copy->sources = ref_variant (self->sources);
  copy_array (copy->stages, self->stages, ref_stage_cb);
  copy_array (copy->advice, self->advice, ref_object_cb);
  copy_array (copy->tools, self->tools, ref_object_cb);
  copy->extra = ref_variant (self->extra);

  return copy;
}

/**
 * study_content_copy:
 * @self: content
 *
 * Makes another version of content, all parts of which can be changed.
 *
 * Returns: (transfer full): a copy that shares no part with @self
 */
StudyContent *
study_content_copy (const StudyContent *self)
{
  StudyContent *copy = study_content_fork (self);

  for (guint i = 0; i < copy->stages->len; i++)
    {
      StudyContentStage *stage = study_content_own_stage (copy, i);

      for (guint j = 0; j < stage->topics->len; j++)
        {
          StudyContentTopic *topic = study_content_own_topic (stage, j);

          for (guint k = 0; k < topic->items->len; k++)
            study_content_own_item (topic, k);
        }
    }

  return copy;
}

StudyContent *
study_content_ref (const StudyContent *self)
{
  StudyContent *content = (StudyContent *) self;

  g_atomic_ref_count_inc (&content->ref_count);

  return content;
}

void
study_content_unref (StudyContent *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

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

/* An empty text is none: documents do not tell them apart. */
static gboolean
same_text (const char *a,
           const char *b)
{
  return g_str_equal (a != NULL ? a : "", b != NULL ? b : "");
}

static gboolean
same_variant (GVariant *a,
              GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}

static gboolean
item_equal (gconstpointer a,
            gconstpointer b)
{
  const StudyContentItem *one = a;
  const StudyContentItem *other = b;

  return g_str_equal (one->id, other->id) && one->kind == other->kind && g_str_equal (one->title, other->title) &&
         same_text (one->url, other->url) && same_text (one->provider, other->provider) &&
         one->hours == other->hours && same_text (one->course_id, other->course_id) &&
         same_variant (one->extra, other->extra);
}

static gboolean
topic_equal (gconstpointer a,
             gconstpointer b)
{
  const StudyContentTopic *one = a;
  const StudyContentTopic *other = b;

  return g_str_equal (one->id, other->id) && g_str_equal (one->title, other->title) &&
         same_text (one->text, other->text) && one->optional == other->optional &&
         study_content_arrays_equal (one->requires, other->requires, g_str_equal) &&
         study_content_arrays_equal (one->items, other->items, item_equal) &&
         study_content_arrays_equal (one->references, other->references, study_reference_equal) &&
         same_variant (one->extra, other->extra);
}

static gboolean
stage_equal (gconstpointer a,
             gconstpointer b)
{
  const StudyContentStage *one = a;
  const StudyContentStage *other = b;

  return g_str_equal (one->id, other->id) && g_str_equal (one->title, other->title) &&
         same_text (one->text, other->text) && one->archived == other->archived &&
         study_content_arrays_equal (one->topics, other->topics, topic_equal) &&
         same_variant (one->extra, other->extra);
}

/**
 * study_content_arrays_equal:
 * @a: an array
 * @b: another
 * @equal: whether two of their elements say the same
 *
 * Returns: whether they say the same, in the same order; elements that they
 *   share are not looked at
 */
gboolean
study_content_arrays_equal (const GPtrArray *a,
                            const GPtrArray *b,
                            GEqualFunc       equal)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      if (a->pdata[i] != b->pdata[i] && !equal (a->pdata[i], b->pdata[i]))
        return FALSE;
    }

  return TRUE;
}

/**
 * study_content_equal:
 * @a: content
 * @b: other content
 *
 * Returns: whether their documents say the same
 */
gboolean
study_content_equal (const StudyContent *a,
                     const StudyContent *b)
{
  return a == b ||
         (a->version == b->version && g_str_equal (a->id, b->id) && g_str_equal (a->title, b->title) &&
          same_text (a->short_title, b->short_title) && same_text (a->language, b->language) &&
          same_text (a->description, b->description) && same_text (a->objective, b->objective) &&
          same_variant (a->sources, b->sources) &&
          study_content_arrays_equal (a->stages, b->stages, stage_equal) &&
          study_content_arrays_equal (a->advice, b->advice, study_advice_equal) &&
          study_content_arrays_equal (a->tools, b->tools, study_tool_category_equal) &&
          same_variant (a->extra, b->extra));
}

/**
 * study_content_own_stage:
 * @self: content that nobody else holds
 * @position: the position of a stage
 *
 * Replaces a stage with a copy if it is shared; the copy shares its topics. So do
 * study_content_own_topic() in a stage that nobody else holds, and
 * study_content_own_item() in such a topic.
 *
 * Returns: (transfer none): the stage there, which can be changed
 */
StudyContentStage *
study_content_own_stage (StudyContent *self,
                         guint         position)
{
  StudyContentStage *stage = g_ptr_array_index (self->stages, position);

  if (g_atomic_ref_count_compare (&stage->ref_count, 1))
    return stage;

  g_ptr_array_index (self->stages, position) = stage_fork (stage);
  study_content_stage_unref (stage);

  return g_ptr_array_index (self->stages, position);
}

StudyContentTopic *
study_content_own_topic (StudyContentStage *self,
                         guint              position)
{
  StudyContentTopic *topic = g_ptr_array_index (self->topics, position);

  if (g_atomic_ref_count_compare (&topic->ref_count, 1))
    return topic;

  g_ptr_array_index (self->topics, position) = topic_fork (topic);
  study_content_topic_unref (topic);

  return g_ptr_array_index (self->topics, position);
}

StudyContentItem *
study_content_own_item (StudyContentTopic *self,
                        guint              position)
{
  StudyContentItem *item = g_ptr_array_index (self->items, position);

  if (g_atomic_ref_count_compare (&item->ref_count, 1))
    return item;

  g_ptr_array_index (self->items, position) = item_fork (item);
  study_content_item_unref (item);

  return g_ptr_array_index (self->items, position);
}
