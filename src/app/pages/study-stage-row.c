/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/pages/study-stage-row.h"

#include <glib/gi18n.h>

#include "app/common/study-closures.h"
#include "model/content/study-text-fill.h"
#include "model/text/study-text.h"
#include "model/trail/study-stage.h"
#include "widgets/study-progress-ring.h"

/**
 * StudyStageRow:
 *
 * A stage on the overview of its trail, with the names of its topics; opens
 * the stage's page.
 */

/* More names than these do not fit in two lines. */
#define MAX_TOPIC_NAMES 12

struct _StudyStageRow
{
  StudyObjectRow parent_instance;

  GSignalGroup *signals;
  gboolean show_optional;
};

typedef enum
{
  PROP_SHOW_OPTIONAL = 1,
} StudyStageRowProperty;

static GParamSpec *props[PROP_SHOW_OPTIONAL + 1];

G_DEFINE_FINAL_TYPE (StudyStageRow, study_stage_row, STUDY_TYPE_OBJECT_ROW)

static char *
count_closure (StudyStageRow *self,
               gboolean       archived,
               guint          done,
               guint          total,
               guint          extra_done,
               guint          extra_total)
{
  /* Translators: an archived stage */
  return archived ? g_strdup (_("Not counted")) : study_text_stage_count (done, total, extra_done, extra_total);
}

static void
update_subtitle (StudyStageRow *self)
{
  StudyStage *stage = study_object_row_get_object (STUDY_OBJECT_ROW (self));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *subtitle = NULL;
  guint n_topics, n_names = 0;

  if (stage == NULL)
    return;

  n_topics = g_list_model_get_n_items (G_LIST_MODEL (stage));

  for (guint i = 0; i < n_topics; i++)
    {
      StudyTopic *topic = study_stage_get_topic (stage, i);

      if (study_topic_get_optional (topic) && !self->show_optional)
        continue;

      if (n_names == MAX_TOPIC_NAMES)
        {
          g_strv_builder_add (builder, "…");
          break;
        }

      g_strv_builder_add (builder, study_topic_get_title (topic));
      n_names++;
    }

  names = g_strv_builder_end (builder);
  subtitle = study_text_join (" · ", (const char * const *) names);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
}

static void
update_description (StudyStageRow *self)
{
  StudyStage *stage = study_object_row_get_object (STUDY_OBJECT_ROW (self));
  g_autofree char *description = count_closure (self,
                                                study_stage_get_archived (stage),
                                                study_stage_get_done (stage),
                                                study_stage_get_total (stage),
                                                study_stage_get_extra_done (stage),
                                                study_stage_get_extra_total (stage));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
}

static void
study_stage_row_object_changed (StudyObjectRow *row,
                                gpointer        object)
{
  StudyStageRow *self = STUDY_STAGE_ROW (row);

  g_signal_group_set_target (self->signals, object);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", object != NULL ? study_stage_get_id (object) : "");
  update_subtitle (self);
  if (object != NULL)
    update_description (self);
}

static void
study_stage_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if ((StudyStageRowProperty) prop_id == PROP_SHOW_OPTIONAL)
    g_value_set_boolean (value, STUDY_STAGE_ROW (object)->show_optional);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_stage_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  StudyStageRow *self = STUDY_STAGE_ROW (object);

  if ((StudyStageRowProperty) prop_id != PROP_SHOW_OPTIONAL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  self->show_optional = g_value_get_boolean (value);
  update_subtitle (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
study_stage_row_dispose (GObject *object)
{
  StudyStageRow *self = STUDY_STAGE_ROW (object);

  g_clear_object (&self->signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_STAGE_ROW);

  G_OBJECT_CLASS (study_stage_row_parent_class)->dispose (object);
}

static void
study_stage_row_class_init (StudyStageRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (STUDY_TYPE_PROGRESS_RING);
  g_type_ensure (STUDY_TYPE_STAGE);
  g_type_ensure (STUDY_TYPE_TOPIC_STATE);

  object_class->get_property = study_stage_row_get_property;
  object_class->set_property = study_stage_row_set_property;
  object_class->dispose = study_stage_row_dispose;
  STUDY_OBJECT_ROW_CLASS (klass)->object_changed = study_stage_row_object_changed;

  /* Whether the names of optional topics are among the others. */
  props[PROP_SHOW_OPTIONAL] =
    g_param_spec_boolean ("show-optional", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-stage-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, study_closure_numbered);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_is_positive);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_state);
  gtk_widget_class_bind_template_callback (widget_class, count_closure);
}

static void
study_stage_row_init (StudyStageRow *self)
{
  self->show_optional = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  /* The subtitle would hide the description that says the counts. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);

  self->signals = g_signal_group_new (STUDY_TYPE_STAGE);
  g_signal_group_connect_swapped (self->signals, "items-changed", G_CALLBACK (update_subtitle), self);
  g_signal_group_connect_swapped (self->signals, "notify::done", G_CALLBACK (update_description), self);
  g_signal_group_connect_swapped (self->signals, "notify::total", G_CALLBACK (update_description), self);
  g_signal_group_connect_swapped (self->signals, "notify::extra-done", G_CALLBACK (update_description), self);
  g_signal_group_connect_swapped (self->signals, "notify::extra-total", G_CALLBACK (update_description), self);
}
