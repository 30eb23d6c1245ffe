/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/trail/study-topic.h"

#include "model/trail/study-topic-private.h"

/**
 * StudyTopic:
 *
 * What the detail pane shows: a list model of [class@Item], first those of the
 * guide and then the person's own courses, each followed by its project.
 */

static GParamSpec *props[PROP_NOTE + 1];

static void study_topic_list_model_init (GListModelInterface *iface);

G_DEFINE_ENUM_TYPE (StudyTopicState, study_topic_state,
                    G_DEFINE_ENUM_VALUE (STUDY_TOPIC_NOT_STARTED, "not-started"),
                    G_DEFINE_ENUM_VALUE (STUDY_TOPIC_IN_PROGRESS, "in-progress"),
                    G_DEFINE_ENUM_VALUE (STUDY_TOPIC_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (STUDY_TOPIC_SKIPPED, "skipped"))

G_DEFINE_FINAL_TYPE_WITH_CODE (StudyTopic, study_topic, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, study_topic_list_model_init))

StudyTrail *
study_topic_get_trail (StudyTopic *self)
{
  return self->stage != NULL ? study_stage_get_trail (self->stage) : NULL;
}

StudyProgress *
study_topic_get_progress (StudyTopic *self)
{
  StudyTrail *trail = study_topic_get_trail (self);

  return trail != NULL ? study_trail_get_progress (trail) : NULL;
}

void
study_topic_notify (StudyTopic         *self,
                    StudyTopicProperty  property)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

static GType
study_topic_get_item_type (GListModel *model)
{
  return STUDY_TYPE_ITEM;
}

static guint
study_topic_get_n_items (GListModel *model)
{
  return STUDY_TOPIC (model)->items->len;
}

static gpointer
study_topic_list_model_get_item (GListModel *model,
                                 guint       position)
{
  StudyItem *item = study_topic_get_item (STUDY_TOPIC (model), position);

  return item != NULL ? g_object_ref (item) : NULL;
}

static void
study_topic_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = study_topic_get_item_type;
  iface->get_n_items = study_topic_get_n_items;
  iface->get_item = study_topic_list_model_get_item;
}

static void
study_topic_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  StudyTopic *self = STUDY_TOPIC (object);

  switch ((StudyTopicProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_OPTIONAL:
      g_value_set_boolean (value, self->optional);
      break;
    case PROP_STAGE:
      g_value_set_object (value, self->stage);
      break;
    case PROP_N_ITEMS:
    case PROP_TOTAL:
      g_value_set_uint (value, self->items->len);
      break;
    case PROP_DONE:
      g_value_set_uint (value, self->done);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, study_topic_get_fraction (self));
      break;
    case PROP_STATE:
      g_value_set_enum (value, study_topic_get_state (self));
      break;
    case PROP_SKIPPED:
      g_value_set_boolean (value, self->skipped);
      break;
    case PROP_NOTE:
      g_value_set_string (value, study_topic_get_note (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_topic_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  StudyTopic *self = STUDY_TOPIC (object);

  switch ((StudyTopicProperty) prop_id)
    {
    case PROP_SKIPPED:
      study_topic_set_skipped (self, g_value_get_boolean (value));
      break;
    case PROP_NOTE:
      study_topic_set_note (self, g_value_get_string (value));
      break;
    case PROP_ID:
    case PROP_TITLE:
    case PROP_TEXT:
    case PROP_OPTIONAL:
    case PROP_STAGE:
    case PROP_N_ITEMS:
    case PROP_TOTAL:
    case PROP_DONE:
    case PROP_FRACTION:
    case PROP_STATE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_topic_finalize (GObject *object)
{
  StudyTopic *self = STUDY_TOPIC (object);

  /* Somebody else may still hold an item. */
  for (guint i = 0; i < self->items->len; i++)
    study_item_attach (g_ptr_array_index (self->items, i), NULL);
  if (self->slot != NULL)
    study_item_attach (self->slot, NULL);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->slot);
  g_clear_object (&self->references);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->requires, g_strfreev);
  g_clear_pointer (&self->extra, g_variant_unref);

  G_OBJECT_CLASS (study_topic_parent_class)->finalize (object);
}

static void
study_topic_class_init (StudyTopicClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_topic_get_property;
  object_class->set_property = study_topic_set_property;
  object_class->finalize = study_topic_finalize;

  /**
   * StudyTopic:id:
   *
   * The slug path that progress refers to; never shown.
   */
  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, readable);
  /**
   * StudyTopic:title:
   *
   * The title.
   */
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  /**
   * StudyTopic:text:
   *
   * What the guide says of it; may be empty.
   */
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, readable);
  /**
   * StudyTopic:optional:
   *
   * Whether the guide names it as an extra.
   */
  props[PROP_OPTIONAL] = g_param_spec_boolean ("optional", NULL, NULL, FALSE, readable);
  /**
   * StudyTopic:stage:
   *
   * The stage that it is in.
   */
  props[PROP_STAGE] = g_param_spec_object ("stage", NULL, NULL, STUDY_TYPE_STAGE, readable);
  /**
   * StudyTopic:n-items:
   *
   * The number of items.
   */
  props[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /**
   * StudyTopic:total:
   *
   * The number of items that can be checked off: all of them.
   */
  props[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /**
   * StudyTopic:done:
   *
   * The number of items that are done.
   */
  props[PROP_DONE] = g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /**
   * StudyTopic:fraction:
   *
   * How much is done, from 0 to 1.
   */
  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, readable);
  /**
   * StudyTopic:state:
   *
   * How far the topic is.
   */
  props[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, STUDY_TYPE_TOPIC_STATE, STUDY_TOPIC_NOT_STARTED, readable);
  /**
   * StudyTopic:skipped:
   *
   * Whether the person set it aside.
   */
  props[PROP_SKIPPED] = g_param_spec_boolean ("skipped", NULL, NULL, FALSE, writable);
  /**
   * StudyTopic:note:
   *
   * What the person wrote down; plain text, may be empty.
   */
  props[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, "", writable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
study_topic_init (StudyTopic *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->references = g_list_store_new (STUDY_TYPE_REFERENCE);
  self->text = g_strdup ("");
  self->requires = g_new0 (char *, 1);
  self->satisfied = TRUE;
}

/**
 * study_topic_new:
 * @id: the slug path that progress refers to
 * @title: the title
 *
 * Returns: (transfer full): an empty topic that is in no stage yet
 */
StudyTopic *
study_topic_new (const char *id,
                 const char *title)
{
  StudyTopic *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (STUDY_TYPE_TOPIC, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);

  return self;
}

/**
 * study_topic_get_id:
 * @self: a topic
 *
 * Returns: (transfer none): the slug path that progress refers to
 */
const char *
study_topic_get_id (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  return self->id;
}

/**
 * study_topic_get_title:
 * @self: a topic
 *
 * Returns: (transfer none): the title
 */
const char *
study_topic_get_title (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  return self->title;
}

/**
 * study_topic_get_text:
 * @self: a topic
 *
 * Returns: (transfer none): what the guide says of it; may be empty
 */
const char *
study_topic_get_text (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  return self->text;
}

/**
 * study_topic_set_text:
 * @self: a topic
 * @text: what the guide says of it; may be empty
 *
 * Sets the text.
 */
void
study_topic_set_text (StudyTopic *self,
                      const char *text)
{
  g_return_if_fail (STUDY_IS_TOPIC (self));

  if (g_set_str (&self->text, text != NULL ? text : ""))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}

/**
 * study_topic_get_optional:
 * @self: a topic
 *
 * Returns: whether the guide names it as an extra
 */
gboolean
study_topic_get_optional (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), FALSE);

  return self->optional;
}

/**
 * study_topic_set_optional:
 * @self: a topic
 * @optional: whether the guide names it as an extra
 *
 * Makes it count apart, or with the rest.
 */
void
study_topic_set_optional (StudyTopic *self,
                          gboolean    optional)
{
  g_return_if_fail (STUDY_IS_TOPIC (self));

  optional = !!optional;
  if (self->optional == optional)
    return;

  self->optional = optional;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OPTIONAL]);
  study_topic_follow_change (self);
}

/**
 * study_topic_get_requires:
 * @self: a topic
 *
 * Returns: (transfer none): the ids of the topics that the guide wants done first
 */
const char * const *
study_topic_get_requires (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  return (const char * const *) self->requires;
}

/**
 * study_topic_set_requires:
 * @self: a topic
 * @requires: ids of topics of the same trail
 *
 * Sets which topics the guide wants done first.
 */
void
study_topic_set_requires (StudyTopic         *self,
                          const char * const *requires)
{
  g_return_if_fail (STUDY_IS_TOPIC (self));
  g_return_if_fail (requires != NULL);

  g_strfreev (self->requires);
  self->requires = g_strdupv ((GStrv) requires);
}

/**
 * study_topic_append_item:
 * @self: a topic
 * @item: an item of the guide
 *
 * Adds an item after the others of the guide, before the trail has progress.
 */
void
study_topic_append_item (StudyTopic *self,
                         StudyItem  *item)
{
  StudyTrail *trail;

  g_return_if_fail (STUDY_IS_TOPIC (self));
  g_return_if_fail (STUDY_IS_ITEM (item));
  g_return_if_fail (study_item_get_topic (item) == NULL);

  if (study_item_get_kind (item) == STUDY_ITEM_COURSE)
    self->n_guide_courses++;
  if (study_item_get_kind (item) == STUDY_ITEM_PROJECT && study_item_get_course_id (item) == NULL)
    {
      g_set_object (&self->slot, item);
      self->slot_position = self->n_content;
    }

  study_topic_splice (self, self->n_content, 0, &item, 1);
  self->n_content++;
  study_topic_follow_change (self);

  trail = study_topic_get_trail (self);
  if (trail != NULL)
    study_trail_invalidate (trail);
}

/**
 * study_topic_get_content:
 * @self: a topic
 *
 * Returns the items of the guide, in its order: without courses of one's own,
 * and with the project that leaves the list when the person adds such a course.
 *
 * Returns: (transfer full) (element-type StudyItem): the items
 */
GPtrArray *
study_topic_get_content (StudyTopic *self)
{
  GPtrArray *items;

  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  items = g_ptr_array_new_full (self->n_content + 1, g_object_unref);
  for (guint i = 0; i < self->n_content; i++)
    g_ptr_array_add (items, g_object_ref (g_ptr_array_index (self->items, i)));
  if (self->slot != NULL && !g_ptr_array_find (items, self->slot, NULL))
    g_ptr_array_insert (items, self->slot_position, g_object_ref (self->slot));

  return items;
}

/**
 * study_topic_append_reference:
 * @self: a topic
 * @reference: a link to documentation
 *
 * Adds a link after the others.
 */
void
study_topic_append_reference (StudyTopic     *self,
                              StudyReference *reference)
{
  g_return_if_fail (STUDY_IS_TOPIC (self));
  g_return_if_fail (STUDY_IS_REFERENCE (reference));

  g_list_store_append (self->references, reference);
}

/**
 * study_topic_get_references:
 * @self: a topic
 *
 * Returns: (transfer none): a list model of [class@Reference]
 */
GListModel *
study_topic_get_references (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  return G_LIST_MODEL (self->references);
}

/**
 * study_topic_get_extra:
 * @self: a topic
 *
 * Returns: (transfer none) (nullable): members of the document that this
 *   program does not know, of type `a{sv}`
 */
GVariant *
study_topic_get_extra (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  return self->extra;
}

/**
 * study_topic_set_extra:
 * @self: a topic
 * @extra: (nullable): members of the document that this program does not
 *   know, of type `a{sv}`; floating ones are sunk
 *
 * Keeps @extra, to be written back.
 */
void
study_topic_set_extra (StudyTopic *self,
                       GVariant   *extra)
{
  g_return_if_fail (STUDY_IS_TOPIC (self));

  g_clear_pointer (&self->extra, g_variant_unref);
  self->extra = extra != NULL ? g_variant_ref_sink (extra) : NULL;
}

/**
 * study_topic_get_stage:
 * @self: a topic
 *
 * Returns: (transfer none) (nullable): the stage that it is in
 */
StudyStage *
study_topic_get_stage (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  return self->stage;
}

/**
 * study_topic_get_position:
 * @self: a topic of a trail
 *
 * Returns: its place among all topics of the trail, from 0
 */
guint
study_topic_get_position (StudyTopic *self)
{
  StudyTrail *trail;

  g_return_val_if_fail (STUDY_IS_TOPIC (self), 0);

  /* Counting the topics numbers them. */
  trail = study_topic_get_trail (self);
  if (trail != NULL)
    study_trail_get_n_topics (trail);

  return self->position;
}

/**
 * study_topic_get_item:
 * @self: a topic
 * @position: a place in the list, from 0
 *
 * Returns: (transfer none) (nullable): the item; %NULL behind the end
 */
StudyItem *
study_topic_get_item (StudyTopic *self,
                      guint       position)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  return position < self->items->len ? g_ptr_array_index (self->items, position) : NULL;
}

void
study_topic_attach (StudyTopic *self,
                    StudyStage *stage)
{
  self->stage = stage;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STAGE]);
}

void
study_topic_set_position (StudyTopic *self,
                          guint       position)
{
  self->position = position;
}
