/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/study-tool-row.h"

#include "config.h"
#include "model/content/study-text-fill.h"
#include "model/content/study-tool-category.h"

/**
 * StudyToolRow:
 *
 * A category of essential tools with a tag for each of them.
 */

struct _StudyToolRow
{
  AdwPreferencesRow parent_instance;

  AdwWrapBox *tags;

  StudyToolCategory *category;
};

typedef enum
{
  PROP_OBJECT = 1,
} StudyToolRowProperty;

static GParamSpec *props[PROP_OBJECT + 1];

G_DEFINE_FINAL_TYPE (StudyToolRow, study_tool_row, ADW_TYPE_PREFERENCES_ROW)

static void
update (StudyToolRow *self)
{
  const char * const *tools;
  g_autofree char *list = NULL;
  GtkWidget *tag;

  while ((tag = gtk_widget_get_first_child (GTK_WIDGET (self->tags))) != NULL)
    adw_wrap_box_remove (self->tags, tag);

  if (self->category == NULL)
    return;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), study_tool_category_get_title (self->category));

  tools = study_tool_category_get_tools (self->category);
  list = tools != NULL ? study_text_join (", ", tools) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, list, -1);
  for (guint i = 0; tools != NULL && tools[i] != NULL; i++)
    {
      tag = gtk_label_new (tools[i]);
      gtk_label_set_ellipsize (GTK_LABEL (tag), PANGO_ELLIPSIZE_END);
      gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (tag, "tag");
      adw_wrap_box_append (self->tags, tag);
    }
}

static void
study_tool_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if ((StudyToolRowProperty) prop_id == PROP_OBJECT)
    g_value_set_object (value, STUDY_TOOL_ROW (object)->category);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_tool_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  StudyToolRow *self = STUDY_TOOL_ROW (object);

  if ((StudyToolRowProperty) prop_id != PROP_OBJECT)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  if (!g_set_object (&self->category, g_value_get_object (value)))
    return;

  update (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
study_tool_row_dispose (GObject *object)
{
  StudyToolRow *self = STUDY_TOOL_ROW (object);

  g_clear_object (&self->category);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_TOOL_ROW);

  G_OBJECT_CLASS (study_tool_row_parent_class)->dispose (object);
}

static void
study_tool_row_class_init (StudyToolRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = study_tool_row_get_property;
  object_class->set_property = study_tool_row_set_property;
  object_class->dispose = study_tool_row_dispose;

  /* Called as in a StudyObjectRow. */
  props[PROP_OBJECT] =
    g_param_spec_object ("object", NULL, NULL, STUDY_TYPE_TOOL_CATEGORY,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-tool-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyToolRow, tags);
}

static void
study_tool_row_init (StudyToolRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
