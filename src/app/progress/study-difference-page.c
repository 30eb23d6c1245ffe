/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/progress/study-difference-page.h"

#include <glib/gi18n.h>

#include "app/common/study-change-list.h"
#include "model/content/study-text-date.h"
#include "model/content/study-text-fill.h"
#include "model/trail/study-difference.h"

/**
 * StudyDifferencePage:
 *
 * A list of what would change if another document of progress were taken over,
 * with the texts and dates that it has.
 * Its button activates `differences.restore` of the dialog around it.
 */

struct _StudyDifferencePage
{
  AdwNavigationPage parent_instance;

  GtkWidget *restore_button;
  GtkStack *stack;
  StudyChangeList *list;
};

G_DEFINE_FINAL_TYPE (StudyDifferencePage, study_difference_page, ADW_TYPE_NAVIGATION_PAGE)

/* What a change of each kind is called, and the icon that goes with it. */
static const struct
{
  const char *text;
  const char *icon;
} kinds[] = {
  [STUDY_DIFFERENCE_DONE] = { N_("Marked as done"), "object-select-symbolic" },
  [STUDY_DIFFERENCE_NOT_DONE] = { N_("Marked as not done"), "edit-undo-symbolic" },
  [STUDY_DIFFERENCE_NOTE_ADDED] = { N_("Note added"), "list-add-symbolic" },
  [STUDY_DIFFERENCE_NOTE_CHANGED] = { N_("Note changed"), "document-edit-symbolic" },
  [STUDY_DIFFERENCE_NOTE_REMOVED] = { N_("Note removed"), "list-remove-symbolic" },
  [STUDY_DIFFERENCE_COURSE_ADDED] = { N_("Your course added"), "list-add-symbolic" },
  [STUDY_DIFFERENCE_COURSE_CHANGED] = { N_("Your course changed"), "document-edit-symbolic" },
  [STUDY_DIFFERENCE_COURSE_REMOVED] = { N_("Your course removed"), "list-remove-symbolic" },
  [STUDY_DIFFERENCE_PROJECT_CHANGED] = { N_("Project details changed"), "document-edit-symbolic" },
  [STUDY_DIFFERENCE_SKIPPED] = { N_("Marked as skipped"), "media-skip-forward-symbolic" },
  [STUDY_DIFFERENCE_NOT_SKIPPED] = { N_("No longer skipped"), "edit-undo-symbolic" },
  [STUDY_DIFFERENCE_HABIT] = { N_("Preference changed"), "document-edit-symbolic" },
  [STUDY_DIFFERENCE_OTHER] = { N_("Data from a newer version changed"), "document-edit-symbolic" },
};

/* How much of a text a line shows, in characters. */
#define MAX_TEXT 500

/* The text or the date that something would have. */
static char *
dup_value (GVariant *value)
{
  if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return study_text_date (g_variant_get_int64 (value));
  if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    {
      const char *text = g_variant_get_string (value, NULL);

      return g_utf8_strlen (text, -1) <= MAX_TEXT ? g_strdup (text) : g_utf8_truncate_middle (text, MAX_TEXT);
    }

  return NULL;
}

static gpointer
get_line (gpointer item,
          gpointer user_data)
{
  g_autoptr (StudyDifference) difference = item;
  const char *change = _(kinds[difference->kind].text);
  g_autofree char *value = dup_value (difference->value);
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  if (*difference->topic_title != '\0')
    text = study_text_fill (_("%s · %s"), difference->topic_title, change);
  if (value != NULL)
    line = g_strconcat (text != NULL ? text : change, "\n", value, NULL);
  else
    line = g_strdup (text != NULL ? text : change);

  return study_change_line_new (kinds[difference->kind].icon, difference->title, line);
}

static void
study_difference_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDY_TYPE_DIFFERENCE_PAGE);

  G_OBJECT_CLASS (study_difference_page_parent_class)->dispose (object);
}

static void
study_difference_page_class_init (StudyDifferencePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = study_difference_page_dispose;

  g_type_ensure (STUDY_TYPE_CHANGE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-difference-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyDifferencePage, restore_button);
  gtk_widget_class_bind_template_child (widget_class, StudyDifferencePage, stack);
  gtk_widget_class_bind_template_child (widget_class, StudyDifferencePage, list);
}

static void
study_difference_page_init (StudyDifferencePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The differences can be taken over from the page when it is restorable. */
AdwNavigationPage *
study_difference_page_new (const char *title,
                           GListModel *differences,
                           gboolean    restorable)
{
  StudyDifferencePage *self = g_object_new (STUDY_TYPE_DIFFERENCE_PAGE, "title", title, NULL);

  gtk_widget_set_visible (self->restore_button, restorable);
  study_change_list_set_changes (self->list, differences, get_line);
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (differences) > 0 ? "list" : "empty");

  return ADW_NAVIGATION_PAGE (self);
}
