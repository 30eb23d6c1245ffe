/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pages/study-overview-more.h"

#include "app/common/study-closures.h"
#include "config.h"
#include "model/trail/study-trail.h"
#include "widgets/study-advice-row.h"
#include "widgets/study-boxed-list.h"
#include "widgets/study-group.h"
#include "widgets/study-link-row.h"
#include "widgets/study-tool-row.h"

/**
 * StudyOverviewMore:
 *
 * What a guide says about itself: the lower part of the overview, which is out
 * of sight at first.
 */

struct _StudyOverviewMore
{
  AdwBin parent_instance;

  StudyTrail *trail;
  GSignalGroup *trail_signals;
  GVariant *sources; /* (nullable): as they are listed */

  GtkWidget *advice_group;
  StudyBoxedList *advice_list;
  GtkWidget *tool_group;
  StudyBoxedList *tool_list;
  GtkWidget *source_group;
  StudyBoxedList *source_list;
};

typedef enum
{
  PROP_TRAIL = 1,
} StudyOverviewMoreProperty;

static GParamSpec *props[PROP_TRAIL + 1];

G_DEFINE_FINAL_TYPE (StudyOverviewMore, study_overview_more, ADW_TYPE_BIN)

static GListModel *
list_sources (GVariant *sources)
{
  GListStore *store = g_list_store_new (STUDY_TYPE_REFERENCE);
  GVariantIter iter;
  GVariant *members;

  if (sources == NULL)
    return G_LIST_MODEL (store);

  g_variant_iter_init (&iter, sources);
  while ((members = g_variant_iter_next_value (&iter)) != NULL)
    {
      g_autoptr (GVariant) source = members;
      g_autoptr (StudyReference) reference = NULL;
      const char *title = NULL, *url = NULL;

      g_variant_lookup (source, "title", "&s", &title);
      g_variant_lookup (source, "url", "&s", &url);
      if (title == NULL && url == NULL)
        continue;

      reference = study_reference_new (title != NULL ? title : url, url != NULL ? url : "");
      study_reference_set_extra (reference, source);
      g_list_store_append (store, reference);
    }

  return G_LIST_MODEL (store);
}

static void
update (StudyOverviewMore *self)
{
  GVariant *sources = self->trail != NULL ? study_trail_get_sources (self->trail) : NULL;
  GListModel *advice = self->trail != NULL ? study_trail_get_advice (self->trail) : NULL;
  GListModel *tools = self->trail != NULL ? study_trail_get_tools (self->trail) : NULL;

  study_boxed_list_set_model (self->advice_list, advice);
  study_boxed_list_set_model (self->tool_list, tools);
  if (sources != self->sources)
    {
      g_autoptr (GListModel) list = list_sources (sources);

      g_clear_pointer (&self->sources, g_variant_unref);
      self->sources = sources != NULL ? g_variant_ref (sources) : NULL;
      study_boxed_list_set_model (self->source_list, list);
    }

  gtk_widget_set_visible (self->advice_group, study_boxed_list_get_n_rows (self->advice_list) > 0);
  gtk_widget_set_visible (self->tool_group, study_boxed_list_get_n_rows (self->tool_list) > 0);
  gtk_widget_set_visible (self->source_group, study_boxed_list_get_n_rows (self->source_list) > 0);
}

static void
study_overview_more_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  if ((StudyOverviewMoreProperty) prop_id == PROP_TRAIL)
    g_value_set_object (value, STUDY_OVERVIEW_MORE (object)->trail);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_overview_more_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  StudyOverviewMore *self = STUDY_OVERVIEW_MORE (object);

  if ((StudyOverviewMoreProperty) prop_id != PROP_TRAIL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  if (!g_set_object (&self->trail, g_value_get_object (value)))
    return;

  g_signal_group_set_target (self->trail_signals, self->trail);
  update (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
study_overview_more_dispose (GObject *object)
{
  StudyOverviewMore *self = STUDY_OVERVIEW_MORE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_OVERVIEW_MORE);
  g_clear_object (&self->trail_signals);
  g_clear_pointer (&self->sources, g_variant_unref);
  g_clear_object (&self->trail);

  G_OBJECT_CLASS (study_overview_more_parent_class)->dispose (object);
}

static void
study_overview_more_class_init (StudyOverviewMoreClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  g_type_ensure (STUDY_TYPE_ADVICE_ROW);
  g_type_ensure (STUDY_TYPE_BOXED_LIST);
  g_type_ensure (STUDY_TYPE_GROUP);
  g_type_ensure (STUDY_TYPE_LINK_ROW);
  g_type_ensure (STUDY_TYPE_TOOL_ROW);

  object_class->get_property = study_overview_more_get_property;
  object_class->set_property = study_overview_more_set_property;
  object_class->dispose = study_overview_more_dispose;

  props[PROP_TRAIL] = g_param_spec_object ("trail", NULL, NULL, STUDY_TYPE_TRAIL,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-overview-more.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyOverviewMore, advice_group);
  gtk_widget_class_bind_template_child (widget_class, StudyOverviewMore, advice_list);
  gtk_widget_class_bind_template_child (widget_class, StudyOverviewMore, tool_group);
  gtk_widget_class_bind_template_child (widget_class, StudyOverviewMore, tool_list);
  gtk_widget_class_bind_template_child (widget_class, StudyOverviewMore, source_group);
  gtk_widget_class_bind_template_child (widget_class, StudyOverviewMore, source_list);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_title);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_body);
}

static void
study_overview_more_init (StudyOverviewMore *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->trail_signals = g_signal_group_new (STUDY_TYPE_TRAIL);
  g_signal_group_connect_swapped (self->trail_signals, "content-changed", G_CALLBACK (update), self);
}

GtkWidget *
study_overview_more_new (void)
{
  return g_object_new (STUDY_TYPE_OVERVIEW_MORE, NULL);
}
