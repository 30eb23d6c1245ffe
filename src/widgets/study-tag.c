/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/study-tag.h"

#include "config.h"

/**
 * StudyTag:
 *
 * A word or two in a pill.
 *
 * ## CSS nodes
 *
 * ```
 * tag
 * ╰── label
 * ```
 */

struct _StudyTag
{
  GtkWidget parent_instance;

  GtkLabel *text;
};

typedef enum
{
  PROP_LABEL = 1,
} StudyTagProperty;

static GParamSpec *props[PROP_LABEL + 1];

G_DEFINE_FINAL_TYPE (StudyTag, study_tag, GTK_TYPE_WIDGET)

static void
study_tag_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  StudyTag *self = STUDY_TAG (object);

  switch ((StudyTagProperty) prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, study_tag_get_label (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_tag_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  StudyTag *self = STUDY_TAG (object);

  switch ((StudyTagProperty) prop_id)
    {
    case PROP_LABEL:
      study_tag_set_label (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_tag_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDY_TYPE_TAG);

  G_OBJECT_CLASS (study_tag_parent_class)->dispose (object);
}

static void
study_tag_class_init (StudyTagClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = study_tag_get_property;
  object_class->set_property = study_tag_set_property;
  object_class->dispose = study_tag_dispose;

  /**
   * StudyTag:label:
   *
   * The text; never markup.
   */
  props[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "tag");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-tag.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyTag, text);
}

static void
study_tag_init (StudyTag *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
study_tag_new (const char *label)
{
  return g_object_new (STUDY_TYPE_TAG, "label", label, NULL);
}

const char *
study_tag_get_label (StudyTag *self)
{
  g_return_val_if_fail (STUDY_IS_TAG (self), NULL);

  return gtk_label_get_label (self->text);
}

/**
 * study_tag_set_label:
 * @self: a tag
 * @label: (nullable): the text
 *
 * Sets the text.
 */
void
study_tag_set_label (StudyTag   *self,
                     const char *label)
{
  g_return_if_fail (STUDY_IS_TAG (self));

  if (g_strcmp0 (gtk_label_get_label (self->text), label != NULL ? label : "") == 0)
    return;

  gtk_label_set_label (self->text, label != NULL ? label : "");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}
