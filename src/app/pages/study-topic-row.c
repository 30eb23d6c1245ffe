/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pages/study-topic-row.h"

#include "app/common/study-closures.h"
#include "config.h"
#include "model/text/study-text.h"
#include "model/trail/study-topic.h"
#include "widgets/study-progress-ring.h"

/**
 * StudyTopicRow:
 *
 * A topic on the page of its stage; opens the topic's page.
 */

struct _StudyTopicRow
{
  StudyObjectRow parent_instance;

  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (StudyTopicRow, study_topic_row, STUDY_TYPE_OBJECT_ROW)

static void
update_description (StudyTopicRow *self)
{
  StudyTopic *topic = study_object_row_get_object (STUDY_OBJECT_ROW (self));
  g_autofree char *description = study_text_topic (study_topic_get_state (topic),
                                                   study_topic_get_done (topic),
                                                   study_topic_get_total (topic));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
}

static void
study_topic_row_object_changed (StudyObjectRow *row,
                                gpointer        object)
{
  StudyTopicRow *self = STUDY_TOPIC_ROW (row);

  g_signal_group_set_target (self->signals, object);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", object != NULL ? study_topic_get_id (object) : "");
  if (object != NULL)
    update_description (self);
}

static void
study_topic_row_dispose (GObject *object)
{
  StudyTopicRow *self = STUDY_TOPIC_ROW (object);

  g_clear_object (&self->signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_TOPIC_ROW);

  G_OBJECT_CLASS (study_topic_row_parent_class)->dispose (object);
}

static void
study_topic_row_class_init (StudyTopicRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (STUDY_TYPE_PROGRESS_RING);
  g_type_ensure (STUDY_TYPE_TOPIC);

  G_OBJECT_CLASS (klass)->dispose = study_topic_row_dispose;
  STUDY_OBJECT_ROW_CLASS (klass)->object_changed = study_topic_row_object_changed;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-topic-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, study_closure_title);
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
