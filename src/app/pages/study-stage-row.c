/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/pages/study-stage-row.h"

#include <glib/gi18n.h>

#include "app/common/study-closures.h"
#include "model/text/study-text.h"
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
  AdwActionRow parent_instance;

  StudyStage *stage;
  GSignalGroup *signals;
  gboolean show_optional;
};

typedef enum
{
  PROP_STAGE = 1,
  PROP_SHOW_OPTIONAL,
} StudyStageRowProperty;

static GParamSpec *props[PROP_SHOW_OPTIONAL + 1];

G_DEFINE_FINAL_TYPE (StudyStageRow, study_stage_row, ADW_TYPE_ACTION_ROW)

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
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *subtitle = NULL;
  guint n_topics, n_names = 0;

  if (self->stage == NULL)
    return;

  n_topics = g_list_model_get_n_items (G_LIST_MODEL (self->stage));

  for (guint i = 0; i < n_topics; i++)
    {
      StudyTopic *topic = study_stage_get_topic (self->stage, i);

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
  subtitle = g_strjoinv (" · ", names);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
}

static void
update_description (StudyStageRow *self)
{
  g_autofree char *description = NULL;

  if (self->stage == NULL)
    return;

  description = count_closure (self,
                               study_stage_get_archived (self->stage),
                               study_stage_get_done (self->stage),
                               study_stage_get_total (self->stage),
                               study_stage_get_extra_done (self->stage),
                               study_stage_get_extra_total (self->stage));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
}

static void
study_stage_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  StudyStageRow *self = STUDY_STAGE_ROW (object);

  switch ((StudyStageRowProperty) prop_id)
    {
    case PROP_STAGE:
      g_value_set_object (value, study_stage_row_get_stage (self));
      break;
    case PROP_SHOW_OPTIONAL:
      g_value_set_boolean (value, study_stage_row_get_show_optional (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_stage_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  StudyStageRow *self = STUDY_STAGE_ROW (object);

  switch ((StudyStageRowProperty) prop_id)
    {
    case PROP_STAGE:
      study_stage_row_set_stage (self, g_value_get_object (value));
      break;
    case PROP_SHOW_OPTIONAL:
      study_stage_row_set_show_optional (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_stage_row_dispose (GObject *object)
{
  StudyStageRow *self = STUDY_STAGE_ROW (object);

  g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->stage);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_STAGE_ROW);

  G_OBJECT_CLASS (study_stage_row_parent_class)->dispose (object);
}

static void
study_stage_row_finalize (GObject *object)
{
  StudyStageRow *self = STUDY_STAGE_ROW (object);

  g_clear_object (&self->signals);

  G_OBJECT_CLASS (study_stage_row_parent_class)->finalize (object);
}

static void
study_stage_row_class_init (StudyStageRowClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (STUDY_TYPE_PROGRESS_RING);
  g_type_ensure (STUDY_TYPE_STAGE);
  g_type_ensure (STUDY_TYPE_TOPIC_STATE);

  object_class->get_property = study_stage_row_get_property;
  object_class->set_property = study_stage_row_set_property;
  object_class->dispose = study_stage_row_dispose;
  object_class->finalize = study_stage_row_finalize;

  /**
   * StudyStageRow:stage:
   *
   * The stage that the row shows and opens.
   */
  props[PROP_STAGE] = g_param_spec_object ("stage", NULL, NULL, STUDY_TYPE_STAGE, flags);
  /**
   * StudyStageRow:show-optional:
   *
   * Whether optional topics are named.
   */
  props[PROP_SHOW_OPTIONAL] = g_param_spec_boolean ("show-optional", NULL, NULL, TRUE, flags);
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

StudyStage *
study_stage_row_get_stage (StudyStageRow *self)
{
  g_return_val_if_fail (STUDY_IS_STAGE_ROW (self), NULL);

  return self->stage;
}

/**
 * study_stage_row_set_stage:
 * @self: a row
 * @stage: (nullable): a stage
 *
 * Sets the stage that the row shows and opens.
 */
void
study_stage_row_set_stage (StudyStageRow *self,
                           StudyStage    *stage)
{
  g_return_if_fail (STUDY_IS_STAGE_ROW (self));
  g_return_if_fail (stage == NULL || STUDY_IS_STAGE (stage));

  if (!g_set_object (&self->stage, stage))
    return;

  g_signal_group_set_target (self->signals, stage);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s",
                                    stage != NULL ? study_stage_get_id (stage) : "");
  update_subtitle (self);
  update_description (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STAGE]);
}

/**
 * study_stage_row_get_show_optional:
 * @self: a row
 *
 * Returns: whether optional topics are named
 */
gboolean
study_stage_row_get_show_optional (StudyStageRow *self)
{
  g_return_val_if_fail (STUDY_IS_STAGE_ROW (self), FALSE);

  return self->show_optional;
}

/**
 * study_stage_row_set_show_optional:
 * @self: a row
 * @show_optional: whether optional topics are named
 *
 * Sets whether the names of optional topics are among the others.
 */
void
study_stage_row_set_show_optional (StudyStageRow *self,
                                   gboolean       show_optional)
{
  g_return_if_fail (STUDY_IS_STAGE_ROW (self));

  show_optional = !!show_optional;
  if (self->show_optional == show_optional)
    return;

  self->show_optional = show_optional;
  update_subtitle (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_OPTIONAL]);
}
