/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/trail/study-trail.h"

#include "model/trail/study-trail-private.h"

/**
 * StudyTrail:
 *
 * A whole guide: a list model of [class@Stage], with advice and tools. It is
 * content; what a person did is in the [class@Progress] that it shows.
 */

static GParamSpec *props[PROP_NEXT_TOPIC + 1];

typedef enum
{
  SIGNAL_TOPIC_STATE_CHANGED,
  N_SIGNALS
} StudyTrailSignal;

static guint signals[N_SIGNALS];

static void study_trail_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudyTrail, study_trail, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, study_trail_list_model_init))

void
study_trail_notify (StudyTrail         *self,
                    StudyTrailProperty  property)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

static GType
study_trail_get_item_type (GListModel *model)
{
  return STUDY_TYPE_STAGE;
}

static guint
study_trail_get_n_items (GListModel *model)
{
  return STUDY_TRAIL (model)->stages->len;
}

static gpointer
study_trail_get_item (GListModel *model,
                      guint       position)
{
  StudyStage *stage = study_trail_get_stage (STUDY_TRAIL (model), position);

  return stage != NULL ? g_object_ref (stage) : NULL;
}

static void
study_trail_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = study_trail_get_item_type;
  iface->get_n_items = study_trail_get_n_items;
  iface->get_item = study_trail_get_item;
}

static void
study_trail_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  StudyTrail *self = STUDY_TRAIL (object);

  switch ((StudyTrailProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, study_trail_get_id (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, study_trail_get_title (self));
      break;
    case PROP_SHORT_TITLE:
      g_value_set_string (value, study_trail_get_short_title (self));
      break;
    case PROP_LANGUAGE:
      g_value_set_string (value, study_trail_get_language (self));
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, study_trail_get_description (self));
      break;
    case PROP_OBJECTIVE:
      g_value_set_string (value, study_trail_get_objective (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, study_trail_get_read_only (self));
      break;
    case PROP_PROGRESS:
      g_value_set_object (value, study_trail_get_progress (self));
      break;
    case PROP_TOTAL:
      g_value_set_uint (value, study_trail_get_total (self));
      break;
    case PROP_DONE:
      g_value_set_uint (value, study_trail_get_done (self));
      break;
    case PROP_FRACTION:
      g_value_set_double (value, study_trail_get_fraction (self));
      break;
    case PROP_FINISHED:
      g_value_set_boolean (value, study_trail_get_finished (self));
      break;
    case PROP_EXTRA_TOTAL:
      g_value_set_uint (value, study_trail_get_extra_total (self));
      break;
    case PROP_EXTRA_DONE:
      g_value_set_uint (value, study_trail_get_extra_done (self));
      break;
    case PROP_SKIPPED_TOTAL:
      g_value_set_uint (value, study_trail_get_skipped_total (self));
      break;
    case PROP_SKIPPED_DONE:
      g_value_set_uint (value, study_trail_get_skipped_done (self));
      break;
    case PROP_ALL_DONE:
      g_value_set_uint (value, study_trail_get_all_done (self));
      break;
    case PROP_PROJECTS_DONE:
      g_value_set_uint (value, study_trail_get_projects_done (self));
      break;
    case PROP_NEXT_TOPIC:
      g_value_set_object (value, study_trail_get_next_topic (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_trail_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  StudyTrail *self = STUDY_TRAIL (object);

  if ((StudyTrailProperty) prop_id == PROP_PROGRESS)
    study_trail_set_progress (self, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_trail_dispose (GObject *object)
{
  study_trail_unfollow (STUDY_TRAIL (object));

  G_OBJECT_CLASS (study_trail_parent_class)->dispose (object);
}

static void
study_trail_finalize (GObject *object)
{
  StudyTrail *self = STUDY_TRAIL (object);

  for (guint i = 0; i < self->stages->len; i++)
    study_stage_attach (g_ptr_array_index (self->stages, i), NULL, 0);
  g_clear_pointer (&self->held, g_hash_table_unref);
  study_trail_clear_index (self);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_object (&self->advice);
  g_clear_object (&self->tools);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->short_title, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->description, g_free);
  g_clear_pointer (&self->objective, g_free);
  g_clear_pointer (&self->sources, g_variant_unref);
  g_clear_pointer (&self->extra, g_variant_unref);

  G_OBJECT_CLASS (study_trail_parent_class)->finalize (object);
}

static void
study_trail_class_init (StudyTrailClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_trail_get_property;
  object_class->set_property = study_trail_set_property;
  object_class->dispose = study_trail_dispose;
  object_class->finalize = study_trail_finalize;

  /**
   * StudyTrail:id:
   *
   * The slug that names its documents; never shown.
   */
  props[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL, readable);
  /**
   * StudyTrail:title:
   *
   * The whole title.
   */
  props[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, readable);
  /**
   * StudyTrail:short-title:
   *
   * A title for narrow places; the whole one when the guide gives none.
   */
  props[PROP_SHORT_TITLE] =
    g_param_spec_string ("short-title", NULL, NULL, NULL, readable);
  /**
   * StudyTrail:language:
   *
   * The language of the content, as a BCP 47 tag; may be empty.
   */
  props[PROP_LANGUAGE] =
    g_param_spec_string ("language", NULL, NULL, NULL, readable);
  /**
   * StudyTrail:description:
   *
   * What the guide says of itself; may be empty.
   */
  props[PROP_DESCRIPTION] =
    g_param_spec_string ("description", NULL, NULL, NULL, readable);
  /**
   * StudyTrail:objective:
   *
   * What the guide leads to; may be empty.
   */
  props[PROP_OBJECTIVE] =
    g_param_spec_string ("objective", NULL, NULL, NULL, readable);
  /**
   * StudyTrail:read-only:
   *
   * Whether the document is of a newer version and must not be rewritten.
   */
  props[PROP_READ_ONLY] =
    g_param_spec_boolean ("read-only", NULL, NULL, FALSE, readable);
  /**
   * StudyTrail:progress:
   *
   * The progress that it shows.
   */
  props[PROP_PROGRESS] =
    g_param_spec_object ("progress", NULL, NULL, STUDY_TYPE_PROGRESS, writable);
  /**
   * StudyTrail:total:
   *
   * The number of items that count: those in topics neither optional nor skipped.
   */
  props[PROP_TOTAL] =
    g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /**
   * StudyTrail:done:
   *
   * The number of those that are done.
   */
  props[PROP_DONE] =
    g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /**
   * StudyTrail:fraction:
   *
   * How much of that is done, from 0 to 1.
   */
  props[PROP_FRACTION] =
    g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, readable);
  /**
   * StudyTrail:finished:
   *
   * Whether everything that counts is done.
   */
  props[PROP_FINISHED] =
    g_param_spec_boolean ("finished", NULL, NULL, FALSE, readable);
  /**
   * StudyTrail:extra-total:
   *
   * The number of items in optional topics that are not skipped.
   */
  props[PROP_EXTRA_TOTAL] =
    g_param_spec_uint ("extra-total", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /**
   * StudyTrail:extra-done:
   *
   * The number of those that are done.
   */
  props[PROP_EXTRA_DONE] =
    g_param_spec_uint ("extra-done", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /**
   * StudyTrail:skipped-total:
   *
   * The number of items in skipped topics.
   */
  props[PROP_SKIPPED_TOTAL] =
    g_param_spec_uint ("skipped-total", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /**
   * StudyTrail:skipped-done:
   *
   * The number of those that are done.
   */
  props[PROP_SKIPPED_DONE] =
    g_param_spec_uint ("skipped-done", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /**
   * StudyTrail:all-done:
   *
   * The number of all items that are done, wherever they count; those that are
   * archived do not.
   */
  props[PROP_ALL_DONE] =
    g_param_spec_uint ("all-done", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /**
   * StudyTrail:projects-done:
   *
   * The number of projects that are done.
   */
  props[PROP_PROJECTS_DONE] =
    g_param_spec_uint ("projects-done", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /**
   * StudyTrail:next-topic:
   *
   * The first topic in order with something left to do.
   */
  props[PROP_NEXT_TOPIC] =
    g_param_spec_object ("next-topic", NULL, NULL, STUDY_TYPE_TOPIC, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * StudyTrail::topic-state-changed:
   * @self: the trail
   * @topic: a topic
   *
   * A topic's state changed, or whether it holds up those that require it.
   */
  signals[SIGNAL_TOPIC_STATE_CHANGED] =
    g_signal_new ("topic-state-changed", STUDY_TYPE_TRAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, STUDY_TYPE_TOPIC);
}

static void
study_trail_init (StudyTrail *self)
{
  self->version = STUDY_TRAIL_VERSION;
  self->language = g_strdup ("");
  self->description = g_strdup ("");
  self->objective = g_strdup ("");
  self->stages = g_ptr_array_new_with_free_func (g_object_unref);
  study_trail_init_index (self);
  self->held = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->advice = g_list_store_new (STUDY_TYPE_ADVICE);
  self->tools = g_list_store_new (STUDY_TYPE_TOOL_CATEGORY);
}

/**
 * study_trail_new:
 * @id: the slug that names its documents
 * @title: the whole title
 *
 * Returns: (transfer full): an empty trail
 */
StudyTrail *
study_trail_new (const char *id,
                 const char *title)
{
  StudyTrail *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (STUDY_TYPE_TRAIL, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);

  return self;
}

/**
 * study_trail_get_id:
 * @self: a trail
 *
 * Returns: (transfer none): the slug that names its documents
 */
const char *
study_trail_get_id (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return self->id;
}

/**
 * study_trail_get_title:
 * @self: a trail
 *
 * Returns: (transfer none): the whole title
 */
const char *
study_trail_get_title (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return self->title;
}

/**
 * study_trail_get_short_title:
 * @self: a trail
 *
 * Returns: (transfer none): a title for narrow places
 */
const char *
study_trail_get_short_title (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return self->short_title != NULL ? self->short_title : self->title;
}

/**
 * study_trail_set_short_title:
 * @self: a trail
 * @short_title: (nullable): a title for narrow places
 *
 * Sets the short title; with none, the whole title stands in its place.
 */
void
study_trail_set_short_title (StudyTrail *self,
                             const char *short_title)
{
  g_return_if_fail (STUDY_IS_TRAIL (self));

  if (g_set_str (&self->short_title, short_title))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHORT_TITLE]);
}

/**
 * study_trail_has_short_title:
 * @self: a trail
 *
 * Returns: whether the guide gives a short title of its own
 */
gboolean
study_trail_has_short_title (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), FALSE);

  return self->short_title != NULL;
}

/**
 * study_trail_get_language:
 * @self: a trail
 *
 * Returns: (transfer none): the language of the content, as a BCP 47 tag; may be empty
 */
const char *
study_trail_get_language (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return self->language;
}

/**
 * study_trail_set_language:
 * @self: a trail
 * @language: the language of the content, as a BCP 47 tag
 *
 * Sets the language.
 */
void
study_trail_set_language (StudyTrail *self,
                          const char *language)
{
  g_return_if_fail (STUDY_IS_TRAIL (self));

  if (g_set_str (&self->language, language != NULL ? language : ""))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LANGUAGE]);
}

/**
 * study_trail_get_description:
 * @self: a trail
 *
 * Returns: (transfer none): what the guide says of itself; may be empty
 */
const char *
study_trail_get_description (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return self->description;
}

/**
 * study_trail_set_description:
 * @self: a trail
 * @description: what the guide says of itself
 *
 * Sets the description.
 */
void
study_trail_set_description (StudyTrail *self,
                             const char *description)
{
  g_return_if_fail (STUDY_IS_TRAIL (self));

  if (g_set_str (&self->description, description != NULL ? description : ""))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DESCRIPTION]);
}

/**
 * study_trail_get_objective:
 * @self: a trail
 *
 * Returns: (transfer none): what the guide leads to; may be empty
 */
const char *
study_trail_get_objective (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return self->objective;
}

/**
 * study_trail_set_objective:
 * @self: a trail
 * @objective: what the guide leads to
 *
 * Sets the objective.
 */
void
study_trail_set_objective (StudyTrail *self,
                           const char *objective)
{
  g_return_if_fail (STUDY_IS_TRAIL (self));

  if (g_set_str (&self->objective, objective != NULL ? objective : ""))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OBJECTIVE]);
}

/**
 * study_trail_get_sources:
 * @self: a trail
 *
 * Returns: (transfer none) (nullable): where the content comes from, of type
 *   `aa{sv}`, with the text members `title`, `url`, `license` and `revision`
 *   as far as they are known
 */
GVariant *
study_trail_get_sources (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return self->sources;
}

/**
 * study_trail_set_sources:
 * @self: a trail
 * @sources: (nullable): where the content comes from, of type `aa{sv}`;
 *   floating ones are sunk
 *
 * Sets the sources.
 */
void
study_trail_set_sources (StudyTrail *self,
                         GVariant   *sources)
{
  g_return_if_fail (STUDY_IS_TRAIL (self));
  g_return_if_fail (sources == NULL || g_variant_is_of_type (sources, G_VARIANT_TYPE ("aa{sv}")));

  g_clear_pointer (&self->sources, g_variant_unref);
  self->sources = sources != NULL ? g_variant_ref_sink (sources) : NULL;
}

/**
 * study_trail_get_version:
 * @self: a trail
 *
 * Returns: the format version of the document
 */
guint
study_trail_get_version (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), 0);

  return self->version;
}

/**
 * study_trail_set_version:
 * @self: a trail
 * @version: the format version of the document
 *
 * Sets the version; one that this program does not know makes the trail
 * read-only.
 */
void
study_trail_set_version (StudyTrail *self,
                         guint       version)
{
  g_return_if_fail (STUDY_IS_TRAIL (self));

  if (self->version == version)
    return;

  self->version = version;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_READ_ONLY]);
}

/**
 * study_trail_get_read_only:
 * @self: a trail
 *
 * Returns: whether the document is of a newer version and must not be rewritten
 */
gboolean
study_trail_get_read_only (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), TRUE);

  return self->version > STUDY_TRAIL_VERSION;
}

/**
 * study_trail_get_extra:
 * @self: a trail
 *
 * Returns: (transfer none) (nullable): members of the document that this
 *   program does not know, of type `a{sv}`
 */
GVariant *
study_trail_get_extra (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return self->extra;
}

/**
 * study_trail_set_extra:
 * @self: a trail
 * @extra: (nullable): members of the document that this program does not
 *   know, of type `a{sv}`; floating ones are sunk
 *
 * Keeps @extra, to be written back.
 */
void
study_trail_set_extra (StudyTrail *self,
                       GVariant   *extra)
{
  g_return_if_fail (STUDY_IS_TRAIL (self));

  g_clear_pointer (&self->extra, g_variant_unref);
  self->extra = extra != NULL ? g_variant_ref_sink (extra) : NULL;
}

/* What is archived has no number, and takes none. */
static guint
get_next_number (StudyTrail *self)
{
  for (guint i = self->stages->len; i > 0; i--)
    {
      guint number = study_stage_get_number (g_ptr_array_index (self->stages, i - 1));

      if (number > 0)
        return number + 1;
    }

  return 1;
}

/**
 * study_trail_append_stage:
 * @self: a trail
 * @stage: a stage that is in no trail
 *
 * Adds a stage after the others.
 */
void
study_trail_append_stage (StudyTrail *self,
                          StudyStage *stage)
{
  const StudyCounts none = { 0 };

  g_return_if_fail (STUDY_IS_TRAIL (self));
  g_return_if_fail (STUDY_IS_STAGE (stage));
  g_return_if_fail (study_stage_get_trail (stage) == NULL);

  study_stage_attach (stage, self, study_stage_get_archived (stage) ? 0 : get_next_number (self));
  g_ptr_array_add (self->stages, g_object_ref (stage));
  study_trail_invalidate (self);
  study_trail_exchange (self, &none, study_stage_get_counts (stage));
  g_list_model_items_changed (G_LIST_MODEL (self), self->stages->len - 1, 0, 1);
}

/**
 * study_trail_append_advice:
 * @self: a trail
 * @advice: a rule of use
 *
 * Adds a rule after the others.
 */
void
study_trail_append_advice (StudyTrail  *self,
                           StudyAdvice *advice)
{
  g_return_if_fail (STUDY_IS_TRAIL (self));
  g_return_if_fail (STUDY_IS_ADVICE (advice));

  g_list_store_append (self->advice, advice);
}

/**
 * study_trail_append_tool_category:
 * @self: a trail
 * @category: a row of the essential tools
 *
 * Adds a row of tools after the others.
 */
void
study_trail_append_tool_category (StudyTrail        *self,
                                  StudyToolCategory *category)
{
  g_return_if_fail (STUDY_IS_TRAIL (self));
  g_return_if_fail (STUDY_IS_TOOL_CATEGORY (category));

  g_list_store_append (self->tools, category);
}

/**
 * study_trail_get_advice:
 * @self: a trail
 *
 * Returns: (transfer none): a list model of [class@Advice]
 */
GListModel *
study_trail_get_advice (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return G_LIST_MODEL (self->advice);
}

/**
 * study_trail_get_tools:
 * @self: a trail
 *
 * Returns: (transfer none): a list model of [class@ToolCategory]
 */
GListModel *
study_trail_get_tools (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return G_LIST_MODEL (self->tools);
}

/* A topic has a new state, or holds up those that require it or no longer. */
void
study_trail_topic_settled (StudyTrail *self,
                           StudyTopic *topic,
                           gboolean    pending)
{
  if (self->indexed)
    study_trail_set_pending (self, topic, pending);
  g_signal_emit (self, signals[SIGNAL_TOPIC_STATE_CHANGED], 0, topic);
}
