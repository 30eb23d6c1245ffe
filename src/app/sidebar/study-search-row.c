/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/sidebar/study-search-row.h"

#include <glib/gi18n.h>

#include "model/content/study-text-fill.h"
#include "model/search/study-search-result.h"
#include "model/text/study-text.h"
#include "model/trail/study-trail.h"
#include "widgets/study-progress-ring.h"

/**
 * StudySearchRow:
 *
 * Something that a search found, and where it is.
 */

struct _StudySearchRow
{
  AdwBin parent_instance;

  StudySearchResult *result; /* (nullable) */
  GBindingGroup *topic_bindings;
  char *label;

  GtkWidget *ring;
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
};

typedef enum
{
  PROP_RESULT = 1,
  PROP_LABEL,
} StudySearchRowProperty;

static GParamSpec *props[PROP_LABEL + 1];

G_DEFINE_FINAL_TYPE (StudySearchRow, study_search_row, ADW_TYPE_BIN)

static char *
dup_title (StudySearchRow *self)
{
  g_autofree char *text = study_text_shorten (study_search_result_get_text (self->result), STUDY_TEXT_MAX_TITLE);

  switch (study_search_result_get_kind (self->result))
    {
    case STUDY_SEARCH_STAGE:
      return study_text_numbered (study_stage_get_number (study_search_result_get_object (self->result)), text);
    case STUDY_SEARCH_NOTE:
      /* Translators: a line of the notes on a topic */
      return study_text_fill (_("Note: %s"), text);
    case STUDY_SEARCH_TOPIC:
    case STUDY_SEARCH_ITEM:
    default:
      return g_steal_pointer (&text);
    }
}

/* Where it is: the title of a stage or a topic, %NULL for a stage itself. */
static char *
dup_place (StudySearchRow *self)
{
  gpointer object = study_search_result_get_object (self->result);

  switch (study_search_result_get_kind (self->result))
    {
    case STUDY_SEARCH_TOPIC:
      return study_text_shorten (study_stage_get_title (study_topic_get_stage (object)), STUDY_TEXT_MAX_TITLE);
    case STUDY_SEARCH_NOTE:
      return study_text_shorten (study_topic_get_title (object), STUDY_TEXT_MAX_TITLE);
    case STUDY_SEARCH_ITEM:
      return study_text_shorten (study_topic_get_title (study_item_get_topic (object)), STUDY_TEXT_MAX_TITLE);
    case STUDY_SEARCH_STAGE:
    default:
      return NULL;
    }
}

/* Rows are used again, mostly for something of the same kind. */
static void
set_css_class (StudySearchRow *self,
               const char     *name)
{
  if (!gtk_widget_has_css_class (GTK_WIDGET (self), name))
    gtk_widget_set_css_classes (GTK_WIDGET (self), (const char *[]) { name, NULL });
}

static void
set_result (StudySearchRow    *self,
            StudySearchResult *result)
{
  StudySearchKind kind;
  g_autofree char *title = NULL;
  g_autofree char *place = NULL;

  if (!g_set_object (&self->result, result) || result == NULL)
    return;

  kind = study_search_result_get_kind (result);
  title = dup_title (self);
  place = dup_place (self);
  g_free (self->label);
  /* Translators: something that a search found, and the topic or the stage that has it */
  self->label = place != NULL ? study_text_fill (_("%s, in %s"), title, place) : g_strdup (title);
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->subtitle_label, kind == STUDY_SEARCH_TOPIC ? place : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_label), kind == STUDY_SEARCH_TOPIC);
  gtk_widget_set_visible (self->ring, kind == STUDY_SEARCH_TOPIC);
  g_binding_group_set_source (self->topic_bindings,
                              kind == STUDY_SEARCH_TOPIC ? study_search_result_get_object (result) : NULL);
  set_css_class (self, kind == STUDY_SEARCH_STAGE ? "stage" : kind == STUDY_SEARCH_TOPIC ? "found-topic" : "found-part");

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RESULT]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}

static void
study_search_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  StudySearchRow *self = STUDY_SEARCH_ROW (object);

  switch ((StudySearchRowProperty) prop_id)
    {
    case PROP_RESULT:
      g_value_set_object (value, self->result);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_search_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if ((StudySearchRowProperty) prop_id == PROP_RESULT)
    set_result (STUDY_SEARCH_ROW (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_search_row_dispose (GObject *object)
{
  StudySearchRow *self = STUDY_SEARCH_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_SEARCH_ROW);
  g_clear_object (&self->topic_bindings);
  g_clear_object (&self->result);
  g_clear_pointer (&self->label, g_free);

  G_OBJECT_CLASS (study_search_row_parent_class)->dispose (object);
}

static void
study_search_row_class_init (StudySearchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_search_row_get_property;
  object_class->set_property = study_search_row_set_property;
  object_class->dispose = study_search_row_dispose;

  props[PROP_RESULT] =
    g_param_spec_object ("result", NULL, NULL, STUDY_TYPE_SEARCH_RESULT,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /* What a screen reader says of the row. */
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS |
                                                                      G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (STUDY_TYPE_PROGRESS_RING);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-search-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudySearchRow, ring);
  gtk_widget_class_bind_template_child (widget_class, StudySearchRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, StudySearchRow, subtitle_label);
}

static void
study_search_row_init (StudySearchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->topic_bindings = g_binding_group_new ();
  g_binding_group_bind (self->topic_bindings, "fraction", self->ring, "fraction", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->topic_bindings, "state", self->ring, "state", G_BINDING_SYNC_CREATE);
}
