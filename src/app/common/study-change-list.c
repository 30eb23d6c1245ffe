/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/common/study-change-list.h"

#include <glib/gi18n.h>

#include "app/common/study-closures.h"
#include "model/content/study-text-fill.h"

/**
 * StudyChangeLine:
 *
 * What a list of changes says of one of them.
 */

struct _StudyChangeLine
{
  GObject parent_instance;

  char *icon_name;
  char *title;
  char *text;
};

typedef enum
{
  PROP_ICON_NAME = 1,
  PROP_TITLE,
  PROP_TEXT,
} StudyChangeLineProperty;

static GParamSpec *props[PROP_TEXT + 1];

G_DEFINE_FINAL_TYPE (StudyChangeLine, study_change_line, G_TYPE_OBJECT)

/**
 * StudyChangeList:
 *
 * A list of what would change, each with an icon, what it is about and what
 * happens to it.
 */

struct _StudyChangeList
{
  AdwBin parent_instance;

  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (StudyChangeList, study_change_list, ADW_TYPE_BIN)

static void
study_change_line_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  StudyChangeLine *self = STUDY_CHANGE_LINE (object);

  switch ((StudyChangeLineProperty) prop_id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_change_line_finalize (GObject *object)
{
  StudyChangeLine *self = STUDY_CHANGE_LINE (object);

  g_clear_pointer (&self->icon_name, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (study_change_line_parent_class)->finalize (object);
}

static void
study_change_line_class_init (StudyChangeLineClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_change_line_get_property;
  object_class->finalize = study_change_line_finalize;

  props[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
study_change_line_init (StudyChangeLine *self)
{
}

StudyChangeLine *
study_change_line_new (const char *icon_name,
                       const char *title,
                       const char *text)
{
  StudyChangeLine *self = g_object_new (STUDY_TYPE_CHANGE_LINE, NULL);

  self->icon_name = g_strdup (icon_name);
  self->title = g_strdup (title);
  self->text = g_strdup (text);

  return self;
}

static char *
line_label (gpointer    object,
            const char *title,
            const char *text)
{
  return title != NULL ? study_text_fill (_("%s, %s"), title, text) : NULL;
}

static void
study_change_list_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDY_TYPE_CHANGE_LIST);

  G_OBJECT_CLASS (study_change_list_parent_class)->dispose (object);
}

static void
study_change_list_class_init (StudyChangeListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = study_change_list_dispose;

  g_type_ensure (STUDY_TYPE_CHANGE_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-change-list.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyChangeList, list_view);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_title);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_body);
  gtk_widget_class_bind_template_callback (widget_class, line_label);
}

static void
study_change_list_init (StudyChangeList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * study_change_list_set_changes:
 * @self: a list
 * @changes: what would change
 * @get_line: makes the [class@ChangeLine] of one of them
 *
 * Shows changes. Only those in sight get a line.
 */
void
study_change_list_set_changes (StudyChangeList        *self,
                               GListModel             *changes,
                               GtkMapListModelMapFunc  get_line)
{
  GtkMapListModel *lines = gtk_map_list_model_new (g_object_ref (changes), get_line, NULL, NULL);
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (lines));

  g_return_if_fail (STUDY_IS_CHANGE_LIST (self));

  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
}
