/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/study-advice-row.h"

#include <glib/gi18n.h>

#include "config.h"
#include "model/content/study-advice.h"
#include "model/content/study-text-fill.h"
#include "model/text/study-text.h"

/**
 * StudyAdviceRow:
 *
 * A rule of how to use a guide, with an icon for what it is about. The one to
 * document what one did has the way to do it: the action `export.portfolio`.
 */

struct _StudyAdviceRow
{
  StudyObjectRow parent_instance;

  GtkImage *image;
  GtkWidget *export_button;
};

G_DEFINE_FINAL_TYPE (StudyAdviceRow, study_advice_row, STUDY_TYPE_OBJECT_ROW)

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
study_advice_row_object_changed (StudyObjectRow *row,
                                 gpointer        object)
{
  StudyAdviceRow *self = STUDY_ADVICE_ROW (row);
  const char * const *suggestions;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  g_autofree char *subtitle = NULL;

  if (object == NULL)
    return;

  title = study_text_shorten (study_advice_get_title (object), STUDY_TEXT_MAX_TITLE);
  text = study_text_shorten (study_advice_get_text (object), STUDY_TEXT_MAX_BODY);
  suggestions = study_advice_get_suggestions (object);

  if (suggestions != NULL && *suggestions != NULL)
    {
      g_autofree char *joined = study_text_join (" · ", suggestions);
      g_autofree char *list = study_text_shorten (joined, STUDY_TEXT_MAX_BODY);
      /* Translators: the argument is a list of suggestions, such as “Library API · Task system” */
      g_autofree char *line = study_text_fill (_("Ideas: %s"), list);

      subtitle = text != NULL && *text != '\0' ? g_strconcat (text, "\n", line, NULL) : g_steal_pointer (&line);
    }
  else
    {
      subtitle = g_strdup (text != NULL ? text : "");
    }

  gtk_widget_set_visible (self->export_button, study_advice_get_kind (object) == STUDY_ADVICE_DOCUMENT);
  gtk_image_set_from_icon_name (self->image, get_icon_name (study_advice_get_kind (object)));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
}

static void
study_advice_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDY_TYPE_ADVICE_ROW);

  G_OBJECT_CLASS (study_advice_row_parent_class)->dispose (object);
}

static void
study_advice_row_class_init (StudyAdviceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = study_advice_row_dispose;
  STUDY_OBJECT_ROW_CLASS (klass)->object_changed = study_advice_row_object_changed;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-advice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyAdviceRow, image);
  gtk_widget_class_bind_template_child (widget_class, StudyAdviceRow, export_button);
}

static void
study_advice_row_init (StudyAdviceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
