/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "session/study-navigator.h"

#include <glib/gi18n.h>

#include "model/text/study-text.h"

/**
 * StudyNavigator:
 *
 * Where somebody is in a trail: at a topic, at a stage, or at the overview;
 * and which topics lie next to that.
 */

struct _StudyNavigator
{
  GObject parent_instance;

  StudyTrail *trail;
  StudyTopic *topic;
  StudyStage *stage;
  StudyTopic *blocker;
  StudyTopic *previous_topic;
  StudyTopic *next_topic;
  GSignalGroup *trail_signals;
  gboolean show_optional;
  gboolean follow_order;
};

typedef enum
{
  PROP_TRAIL = 1,
  PROP_SHOW_OPTIONAL,
  PROP_FOLLOW_ORDER,
  PROP_TOPIC,
  PROP_STAGE,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_BLOCKER,
  PROP_PREVIOUS_TOPIC,
  PROP_NEXT_TOPIC,
} StudyNavigatorProperty;

static GParamSpec *props[PROP_NEXT_TOPIC + 1];

G_DEFINE_FINAL_TYPE (StudyNavigator, study_navigator, G_TYPE_OBJECT)

static char *
dup_stage_title (StudyNavigator *self)
{
  return study_text_numbered (study_stage_get_number (self->stage), study_stage_get_title (self->stage));
}

static char *
dup_title (StudyNavigator *self)
{
  if (self->topic != NULL)
    return g_strdup (study_topic_get_title (self->topic));
  if (self->stage != NULL)
    return dup_stage_title (self);

  return g_strdup (_("Overview"));
}

/* Whether a topic is on the way from another: what is archived is apart. */
static gboolean
is_on_way (StudyNavigator *self,
           StudyTopic     *topic)
{
  return (self->show_optional || !study_topic_get_optional (topic)) &&
         study_stage_get_archived (study_topic_get_stage (topic)) ==
         study_stage_get_archived (study_topic_get_stage (self->topic));
}

/* The next topic in the trail that is shown, forwards or backwards. */
static StudyTopic *
find_neighbour (StudyNavigator *self,
                int             step)
{
  StudyTopic *topic = self->topic;

  while (topic != NULL)
    {
      topic = study_trail_get_topic (self->trail, study_topic_get_position (topic) + step);
      if (topic != NULL && is_on_way (self, topic))
        break;
    }

  return topic;
}

static void
update_neighbours (StudyNavigator *self)
{
  if (g_set_object (&self->previous_topic, find_neighbour (self, -1)))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PREVIOUS_TOPIC]);
  if (g_set_object (&self->next_topic, find_neighbour (self, 1)))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NEXT_TOPIC]);
}

static void
update_blocker (StudyNavigator *self)
{
  StudyTopic *blocker = NULL;

  if (self->follow_order && self->topic != NULL)
    blocker = study_topic_get_blocker (self->topic);
  if (g_set_object (&self->blocker, blocker))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BLOCKER]);
}

/* Goes to the page of the same id as before, or to the overview if there is none. */
static void
stay (StudyNavigator *self)
{
  g_autofree char *page_id = g_strdup (study_navigator_get_page_id (self));

  study_navigator_open (self, page_id);
}

static void
study_navigator_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  StudyNavigator *self = STUDY_NAVIGATOR (object);

  switch ((StudyNavigatorProperty) prop_id)
    {
    case PROP_TRAIL:
      g_value_set_object (value, self->trail);
      break;
    case PROP_SHOW_OPTIONAL:
      g_value_set_boolean (value, self->show_optional);
      break;
    case PROP_FOLLOW_ORDER:
      g_value_set_boolean (value, self->follow_order);
      break;
    case PROP_TOPIC:
      g_value_set_object (value, self->topic);
      break;
    case PROP_STAGE:
      g_value_set_object (value, self->stage);
      break;
    case PROP_TITLE:
      g_value_take_string (value, dup_title (self));
      break;
    case PROP_SUBTITLE:
      g_value_take_string (value, self->topic != NULL ? dup_stage_title (self) : NULL);
      break;
    case PROP_BLOCKER:
      g_value_set_object (value, self->blocker);
      break;
    case PROP_PREVIOUS_TOPIC:
      g_value_set_object (value, self->previous_topic);
      break;
    case PROP_NEXT_TOPIC:
      g_value_set_object (value, self->next_topic);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_navigator_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  StudyNavigator *self = STUDY_NAVIGATOR (object);

  if ((StudyNavigatorProperty) prop_id == PROP_TRAIL)
    study_navigator_set_trail (self, g_value_get_object (value));
  else if ((StudyNavigatorProperty) prop_id == PROP_SHOW_OPTIONAL)
    study_navigator_set_show_optional (self, g_value_get_boolean (value));
  else if ((StudyNavigatorProperty) prop_id == PROP_FOLLOW_ORDER)
    study_navigator_set_follow_order (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_navigator_finalize (GObject *object)
{
  StudyNavigator *self = STUDY_NAVIGATOR (object);

  g_clear_object (&self->trail_signals);
  g_clear_object (&self->topic);
  g_clear_object (&self->stage);
  g_clear_object (&self->blocker);
  g_clear_object (&self->previous_topic);
  g_clear_object (&self->next_topic);
  g_clear_object (&self->trail);

  G_OBJECT_CLASS (study_navigator_parent_class)->finalize (object);
}

static void
study_navigator_class_init (StudyNavigatorClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_navigator_get_property;
  object_class->set_property = study_navigator_set_property;
  object_class->finalize = study_navigator_finalize;

  props[PROP_TRAIL] = g_param_spec_object ("trail", NULL, NULL, STUDY_TYPE_TRAIL, writable);
  props[PROP_SHOW_OPTIONAL] = g_param_spec_boolean ("show-optional", NULL, NULL, TRUE, writable);
  props[PROP_FOLLOW_ORDER] = g_param_spec_boolean ("follow-order", NULL, NULL, TRUE, writable);
  props[PROP_TOPIC] = g_param_spec_object ("topic", NULL, NULL, STUDY_TYPE_TOPIC, readable);
  props[PROP_STAGE] = g_param_spec_object ("stage", NULL, NULL, STUDY_TYPE_STAGE, readable);
  /**
   * StudyNavigator:title:
   *
   * The title of the page that is open.
   */
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  /**
   * StudyNavigator:subtitle:
   *
   * The title of the stage that the open topic is in.
   */
  props[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, readable);
  /**
   * StudyNavigator:blocker:
   *
   * The topic that the guide wants finished before the one that is open, while
   * the order is followed.
   */
  props[PROP_BLOCKER] = g_param_spec_object ("blocker", NULL, NULL, STUDY_TYPE_TOPIC, readable);
  props[PROP_PREVIOUS_TOPIC] = g_param_spec_object ("previous-topic", NULL, NULL, STUDY_TYPE_TOPIC, readable);
  props[PROP_NEXT_TOPIC] = g_param_spec_object ("next-topic", NULL, NULL, STUDY_TYPE_TOPIC, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
study_navigator_init (StudyNavigator *self)
{
  self->show_optional = TRUE;
  self->follow_order = TRUE;
  self->trail_signals = g_signal_group_new (STUDY_TYPE_TRAIL);
  g_signal_group_connect_swapped (self->trail_signals, "topic-state-changed",
                                  G_CALLBACK (update_blocker), self);
  g_signal_group_connect_swapped (self->trail_signals, "content-changed", G_CALLBACK (stay), self);
}

/**
 * study_navigator_new:
 *
 * Returns: (transfer full): a navigator without a trail, at the overview
 */
StudyNavigator *
study_navigator_new (void)
{
  return g_object_new (STUDY_TYPE_NAVIGATOR, NULL);
}

/**
 * study_navigator_set_trail:
 * @self: a navigator
 * @trail: (nullable): the trail to walk
 *
 * Goes to another trail: to the page of the same id, or to the overview where
 * there is none. So does it when the content of the trail becomes other content.
 */
void
study_navigator_set_trail (StudyNavigator *self,
                           StudyTrail     *trail)
{
  g_return_if_fail (STUDY_IS_NAVIGATOR (self));
  g_return_if_fail (trail == NULL || STUDY_IS_TRAIL (trail));

  if (self->trail == trail)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  g_set_object (&self->trail, trail);
  g_signal_group_set_target (self->trail_signals, trail);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TRAIL]);
  stay (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * study_navigator_set_show_optional:
 * @self: a navigator
 * @show_optional: whether optional topics are on the way
 *
 * Goes by optional topics, or passes over them. One that is open stays.
 */
void
study_navigator_set_show_optional (StudyNavigator *self,
                                   gboolean        show_optional)
{
  g_return_if_fail (STUDY_IS_NAVIGATOR (self));

  show_optional = !!show_optional;
  if (self->show_optional == show_optional)
    return;

  self->show_optional = show_optional;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_OPTIONAL]);
  update_neighbours (self);
}

/**
 * study_navigator_set_follow_order:
 * @self: a navigator
 * @follow_order: whether to look for a topic that comes first
 *
 * Tells of what the guide wants finished first, or not.
 */
void
study_navigator_set_follow_order (StudyNavigator *self,
                                  gboolean        follow_order)
{
  g_return_if_fail (STUDY_IS_NAVIGATOR (self));

  follow_order = !!follow_order;
  if (self->follow_order == follow_order)
    return;

  self->follow_order = follow_order;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FOLLOW_ORDER]);
  update_blocker (self);
}

/**
 * study_navigator_open:
 * @self: a navigator
 * @page_id: the id of a topic or a stage; any other stands for the overview
 *
 * Goes to a page: for a stage with a single topic of the same title, to that.
 */
void
study_navigator_open (StudyNavigator *self,
                      const char     *page_id)
{
  StudyTopic *topic;
  StudyStage *stage;

  g_return_if_fail (STUDY_IS_NAVIGATOR (self));
  g_return_if_fail (page_id != NULL);

  topic = self->trail != NULL ? study_trail_find_topic (self->trail, page_id) : NULL;
  if (topic != NULL)
    stage = study_topic_get_stage (topic);
  else
    stage = self->trail != NULL ? study_trail_find_stage (self->trail, page_id) : NULL;

  /* A page that lists its one topic under the same title would only be in the way. */
  if (topic == NULL && stage != NULL)
    topic = study_stage_get_only_topic (stage);

  g_object_freeze_notify (G_OBJECT (self));
  if (g_set_object (&self->topic, topic))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TOPIC]);
  if (g_set_object (&self->stage, stage))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STAGE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUBTITLE]);
  update_neighbours (self);
  update_blocker (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * study_navigator_get_page_id:
 * @self: a navigator
 *
 * Returns: (transfer none): the id of the topic or stage that is open, empty
 *   for the overview
 */
const char *
study_navigator_get_page_id (StudyNavigator *self)
{
  g_return_val_if_fail (STUDY_IS_NAVIGATOR (self), NULL);

  if (self->topic != NULL)
    return study_topic_get_id (self->topic);
  if (self->stage != NULL)
    return study_stage_get_id (self->stage);

  return "";
}

StudyTopic *
study_navigator_get_topic (StudyNavigator *self)
{
  g_return_val_if_fail (STUDY_IS_NAVIGATOR (self), NULL);

  return self->topic;
}

/**
 * study_navigator_get_stage:
 * @self: a navigator
 *
 * Returns: (transfer none) (nullable): the stage that is open, or that the
 *   open topic is in
 */
StudyStage *
study_navigator_get_stage (StudyNavigator *self)
{
  g_return_val_if_fail (STUDY_IS_NAVIGATOR (self), NULL);

  return self->stage;
}

/**
 * study_navigator_get_blocker:
 * @self: a navigator
 *
 * Returns: (transfer none) (nullable): the topic that the guide wants finished
 *   before the one that is open
 */
StudyTopic *
study_navigator_get_blocker (StudyNavigator *self)
{
  g_return_val_if_fail (STUDY_IS_NAVIGATOR (self), NULL);

  return self->blocker;
}

StudyTopic *
study_navigator_get_previous_topic (StudyNavigator *self)
{
  g_return_val_if_fail (STUDY_IS_NAVIGATOR (self), NULL);

  return self->previous_topic;
}

StudyTopic *
study_navigator_get_next_topic (StudyNavigator *self)
{
  g_return_val_if_fail (STUDY_IS_NAVIGATOR (self), NULL);

  return self->next_topic;
}
