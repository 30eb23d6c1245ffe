/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/study-advice-row.h"

#include <glib/gi18n.h>

#include "config.h"

/**
 * StudyAdviceRow:
 *
 * A rule of how to use a guide, with an icon for what it is about. The one to
 * document what one did has the way to do it: the action `export.portfolio`.
 */

struct _StudyAdviceRow
{
  AdwActionRow parent_instance;

  GtkImage *image;
  GtkWidget *export_button;

  StudyAdvice *advice;
};

typedef enum
{
  PROP_ADVICE = 1,
} StudyAdviceRowProperty;

static GParamSpec *props[PROP_ADVICE + 1];

G_DEFINE_FINAL_TYPE (StudyAdviceRow, study_advice_row, ADW_TYPE_ACTION_ROW)

static const char *
get_icon_name (StudyAdviceKind kind)
{
  switch (kind)
    {
    case STUDY_ADVICE_ORDER:
      return "view-list-ordered-symbolic";
    case STUDY_ADVICE_PRACTICE:
      return "applications-engineering-symbolic";
    case STUDY_ADVICE_DOCUMENT:
      return "document-edit-symbolic";
    case STUDY_ADVICE_OTHER:
    default:
      return "dialog-information-symbolic";
    }
}

static void
update (StudyAdviceRow *self)
{
  const char * const *suggestions;
  const char *text;
  g_autofree char *subtitle = NULL;

  if (self->advice == NULL)
    return;

  text = study_advice_get_text (self->advice);
  if (text == NULL)
    text = "";
  suggestions = study_advice_get_suggestions (self->advice);

  if (suggestions != NULL && *suggestions != NULL)
    {
      g_autofree char *list = g_strjoinv (" · ", (GStrv) suggestions);
      /* Translators: the argument is a list of suggestions, such as “Library API · Task system” */
      g_autofree char *line = g_strdup_printf (_("Ideas: %s"), list);

      subtitle = *text != '\0' ? g_strconcat (text, "\n", line, NULL) : g_steal_pointer (&line);
    }
  else
    {
      subtitle = g_strdup (text);
    }

  gtk_widget_set_visible (self->export_button, study_advice_get_kind (self->advice) == STUDY_ADVICE_DOCUMENT);
  gtk_image_set_from_icon_name (self->image, get_icon_name (study_advice_get_kind (self->advice)));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), study_advice_get_title (self->advice));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
}

static void
study_advice_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  StudyAdviceRow *self = STUDY_ADVICE_ROW (object);

  switch ((StudyAdviceRowProperty) prop_id)
    {
    case PROP_ADVICE:
      g_value_set_object (value, study_advice_row_get_advice (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_advice_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  StudyAdviceRow *self = STUDY_ADVICE_ROW (object);

  switch ((StudyAdviceRowProperty) prop_id)
    {
    case PROP_ADVICE:
      study_advice_row_set_advice (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_advice_row_dispose (GObject *object)
{
  StudyAdviceRow *self = STUDY_ADVICE_ROW (object);

  g_clear_object (&self->advice);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_ADVICE_ROW);

  G_OBJECT_CLASS (study_advice_row_parent_class)->dispose (object);
}

static void
study_advice_row_class_init (StudyAdviceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = study_advice_row_get_property;
  object_class->set_property = study_advice_row_set_property;
  object_class->dispose = study_advice_row_dispose;

  /**
   * StudyAdviceRow:advice:
   *
   * The rule.
   */
  props[PROP_ADVICE] =
    g_param_spec_object ("advice", NULL, NULL, STUDY_TYPE_ADVICE,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-advice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyAdviceRow, image);
  gtk_widget_class_bind_template_child (widget_class, StudyAdviceRow, export_button);
}

static void
study_advice_row_init (StudyAdviceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
study_advice_row_new (void)
{
  return g_object_new (STUDY_TYPE_ADVICE_ROW, NULL);
}

StudyAdvice *
study_advice_row_get_advice (StudyAdviceRow *self)
{
  g_return_val_if_fail (STUDY_IS_ADVICE_ROW (self), NULL);

  return self->advice;
}

/**
 * study_advice_row_set_advice:
 * @self: a row
 * @advice: (nullable): a rule
 *
 * Sets what the row shows.
 */
void
study_advice_row_set_advice (StudyAdviceRow *self,
                             StudyAdvice    *advice)
{
  g_return_if_fail (STUDY_IS_ADVICE_ROW (self));
  g_return_if_fail (advice == NULL || STUDY_IS_ADVICE (advice));

  if (!g_set_object (&self->advice, advice))
    return;

  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ADVICE]);
}
