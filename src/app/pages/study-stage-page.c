/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pages/study-stage-page.h"

#include <adwaita.h>

#include "app/common/study-closures.h"
#include "app/common/study-title-sight.h"
#include "app/pages/study-topic-row.h"
#include "config.h"
#include "model/trail/study-trail.h"
#include "widgets/study-boxed-list.h"
#include "widgets/study-group.h"
#include "widgets/study-progress-ring.h"

/**
 * StudyStagePage:
 *
 * A stage: what it is about, how far it is, and its topics.
 */

struct _StudyStagePage
{
  GtkWidget parent_instance;

  GtkWidget *breakpoint_bin;
  GtkScrolledWindow *scrolled_window;
  GtkWidget *title_label;
  StudyProgressRing *ring;
  StudyBoxedList *topic_list;

  StudyStage *stage;
  GtkFilter *filter;
  GSignalGroup *trail_signals;
  gboolean show_optional;
};

typedef enum
{
  PROP_STAGE = 1,
  PROP_SHOW_OPTIONAL,
} StudyStagePageProperty;

static GParamSpec *props[PROP_SHOW_OPTIONAL + 1];

G_DEFINE_FINAL_TYPE (StudyStagePage, study_stage_page, GTK_TYPE_WIDGET)

static gboolean
is_listed (gpointer topic,
           gpointer user_data)
{
  return STUDY_STAGE_PAGE (user_data)->show_optional || !study_topic_get_optional (topic);
}

/* A topic may have become optional. */
static void
content_changed_cb (StudyStagePage *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
study_stage_page_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  StudyStagePage *self = STUDY_STAGE_PAGE (object);

  switch ((StudyStagePageProperty) prop_id)
    {
    case PROP_SHOW_OPTIONAL:
      g_value_set_boolean (value, self->show_optional);
      break;
    case PROP_STAGE:
      g_value_set_object (value, self->stage);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_stage_page_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  StudyStagePage *self = STUDY_STAGE_PAGE (object);

  switch ((StudyStagePageProperty) prop_id)
    {
    case PROP_SHOW_OPTIONAL:
      self->show_optional = g_value_get_boolean (value);
      gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_STAGE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_stage_page_dispose (GObject *object)
{
  StudyStagePage *self = STUDY_STAGE_PAGE (object);

  g_clear_object (&self->trail_signals);
  g_clear_object (&self->filter);
  g_clear_object (&self->stage);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_STAGE_PAGE);

  G_OBJECT_CLASS (study_stage_page_parent_class)->dispose (object);
}

static void
study_stage_page_class_init (StudyStagePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (STUDY_TYPE_BOXED_LIST);
  g_type_ensure (STUDY_TYPE_GROUP);
  g_type_ensure (STUDY_TYPE_PROGRESS_RING);
  g_type_ensure (STUDY_TYPE_STAGE);
  g_type_ensure (STUDY_TYPE_TOPIC_ROW);
  g_type_ensure (STUDY_TYPE_TOPIC_STATE);

  object_class->get_property = study_stage_page_get_property;
  object_class->set_property = study_stage_page_set_property;
  object_class->dispose = study_stage_page_dispose;

  props[PROP_STAGE] =
    g_param_spec_object ("stage", NULL, NULL, STUDY_TYPE_STAGE,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /* Whether optional topics are listed. */
  props[PROP_SHOW_OPTIONAL] =
    g_param_spec_boolean ("show-optional", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "stagepage");
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-stage-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyStagePage, breakpoint_bin);
  gtk_widget_class_bind_template_child (widget_class, StudyStagePage, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, StudyStagePage, title_label);
  gtk_widget_class_bind_template_child (widget_class, StudyStagePage, ring);
  gtk_widget_class_bind_template_child (widget_class, StudyStagePage, topic_list);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_body);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_state);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_numbered);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_has_text);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_is_positive);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_count);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_apart);
}

static void
study_stage_page_init (StudyStagePage *self)
{
  self->show_optional = TRUE;
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_listed, self, NULL));
  self->trail_signals = g_signal_group_new (STUDY_TYPE_TRAIL);
  g_signal_group_connect_swapped (self->trail_signals, "content-changed", G_CALLBACK (content_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  study_title_sight_follow (self->title_label, self->scrolled_window);
}

GtkWidget *
study_stage_page_new (void)
{
  return g_object_new (STUDY_TYPE_STAGE_PAGE, NULL);
}

/* Shows another stage, from the top. */
void
study_stage_page_set_stage (StudyStagePage *self,
                            StudyStage     *stage)
{
  g_autoptr (GListModel) topics = NULL;

  g_return_if_fail (STUDY_IS_STAGE_PAGE (self));
  g_return_if_fail (stage == NULL || STUDY_IS_STAGE (stage));

  if (!g_set_object (&self->stage, stage))
    return;

  if (stage != NULL)
    topics = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (stage)),
                                                      g_object_ref (self->filter)));
  study_boxed_list_set_model (self->topic_list, topics);
  g_signal_group_set_target (self->trail_signals, stage != NULL ? study_stage_get_trail (stage) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STAGE]);
  study_progress_ring_jump (self->ring);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
}
