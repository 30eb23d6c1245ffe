/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pages/study-topic-row.h"

#include "app/common/study-closures.h"
#include "config.h"
#include "model/text/study-text.h"
#include "widgets/study-progress-ring.h"
#include "widgets/study-tag.h"

/**
 * StudyTopicRow:
 *
 * A topic on the page of its stage; opens the topic's page.
 */

struct _StudyTopicRow
{
  AdwActionRow parent_instance;

  StudyTopic *topic;
  GSignalGroup *signals;
};

typedef enum
{
  PROP_TOPIC = 1,
} StudyTopicRowProperty;

static GParamSpec *props[PROP_TOPIC + 1];

G_DEFINE_FINAL_TYPE (StudyTopicRow, study_topic_row, ADW_TYPE_ACTION_ROW)

static void
update_description (StudyTopicRow *self)
{
  g_autofree char *description = NULL;

  if (self->topic == NULL)
    return;

  description = study_text_topic (study_topic_get_state (self->topic),
                                  study_topic_get_done (self->topic),
                                  study_topic_get_total (self->topic));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
}

static void
study_topic_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  StudyTopicRow *self = STUDY_TOPIC_ROW (object);

  switch ((StudyTopicRowProperty) prop_id)
    {
    case PROP_TOPIC:
      g_value_set_object (value, study_topic_row_get_topic (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_topic_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  StudyTopicRow *self = STUDY_TOPIC_ROW (object);

  switch ((StudyTopicRowProperty) prop_id)
    {
    case PROP_TOPIC:
      study_topic_row_set_topic (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_topic_row_dispose (GObject *object)
{
  StudyTopicRow *self = STUDY_TOPIC_ROW (object);

  g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->topic);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_TOPIC_ROW);

  G_OBJECT_CLASS (study_topic_row_parent_class)->dispose (object);
}

static void
study_topic_row_finalize (GObject *object)
{
  StudyTopicRow *self = STUDY_TOPIC_ROW (object);

  g_clear_object (&self->signals);

  G_OBJECT_CLASS (study_topic_row_parent_class)->finalize (object);
}

static void
study_topic_row_class_init (StudyTopicRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (STUDY_TYPE_PROGRESS_RING);
  g_type_ensure (STUDY_TYPE_TAG);
  g_type_ensure (STUDY_TYPE_TOPIC);

  object_class->get_property = study_topic_row_get_property;
  object_class->set_property = study_topic_row_set_property;
  object_class->dispose = study_topic_row_dispose;
  object_class->finalize = study_topic_row_finalize;

  /**
   * StudyTopicRow:topic:
   *
   * The topic that the row shows and opens.
   */
  props[PROP_TOPIC] =
    g_param_spec_object ("topic", NULL, NULL, STUDY_TYPE_TOPIC,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-topic-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, study_closure_count);
}

static void
study_topic_row_init (StudyTopicRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  /* The subtitle would hide the description that says the state. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);

  self->signals = g_signal_group_new (STUDY_TYPE_TOPIC);
  g_signal_group_connect_swapped (self->signals, "notify::state", G_CALLBACK (update_description), self);
  g_signal_group_connect_swapped (self->signals, "notify::done", G_CALLBACK (update_description), self);
  g_signal_group_connect_swapped (self->signals, "notify::total", G_CALLBACK (update_description), self);
}

StudyTopic *
study_topic_row_get_topic (StudyTopicRow *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC_ROW (self), NULL);

  return self->topic;
}

/**
 * study_topic_row_set_topic:
 * @self: a row
 * @topic: (nullable): a topic
 *
 * Sets the topic that the row shows and opens.
 */
void
study_topic_row_set_topic (StudyTopicRow *self,
                           StudyTopic    *topic)
{
  g_return_if_fail (STUDY_IS_TOPIC_ROW (self));
  g_return_if_fail (topic == NULL || STUDY_IS_TOPIC (topic));

  if (!g_set_object (&self->topic, topic))
    return;

  g_signal_group_set_target (self->signals, topic);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s",
                                    topic != NULL ? study_topic_get_id (topic) : "");
  update_description (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TOPIC]);
}
