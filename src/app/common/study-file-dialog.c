/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/study-file-dialog.h"

#include <glib/gi18n.h>

#include "app/common/study-alert.h"

static void
append_filter (GListStore *filters,
               const char *name,
               const char *mime_type,
               ...)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  const char *suffix;
  va_list args;

  gtk_file_filter_set_name (filter, name);
  if (mime_type != NULL)
    gtk_file_filter_add_mime_type (filter, mime_type);
  else
    gtk_file_filter_add_pattern (filter, "*");
  va_start (args, mime_type);
  while ((suffix = va_arg (args, const char *)) != NULL)
    gtk_file_filter_add_suffix (filter, suffix);
  va_end (args);

  g_list_store_append (filters, filter);
}

/**
 * study_file_dialog_new:
 * @title: its title
 * @accept_label: what its button says
 * @filter: (nullable): the files to choose from, %NULL to choose a folder
 *
 * Returns: (transfer full): a dialog to choose a file or a folder with
 */
GtkFileDialog *
study_file_dialog_new (const char    *title,
                       const char    *accept_label,
                       GtkFileFilter *filter)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_accept_label (dialog, accept_label);
  gtk_file_dialog_set_modal (dialog, TRUE);
  if (filter != NULL)
    {
      g_list_store_append (filters, filter);
      gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
      gtk_file_dialog_set_default_filter (dialog, filter);
    }

  return dialog;
}

/**
 * study_file_dialog_new_for_guide:
 * @title: its title
 * @accept_label: what its button says
 *
 * Returns: (transfer full): a dialog to choose a guide with
 */
GtkFileDialog *
study_file_dialog_new_for_guide (const char *title,
                                 const char *accept_label)
{
  g_autoptr (GtkFileFilter) guides = gtk_file_filter_new ();
  GtkFileDialog *dialog;
  GListStore *filters;

  gtk_file_filter_set_name (guides, _("Guides"));
  gtk_file_filter_add_mime_type (guides, "text/markdown");
  gtk_file_filter_add_mime_type (guides, "application/json");
  gtk_file_filter_add_mime_type (guides, "text/plain");
  gtk_file_filter_add_suffix (guides, "md");
  gtk_file_filter_add_suffix (guides, "markdown");
  gtk_file_filter_add_suffix (guides, "json");
  gtk_file_filter_add_suffix (guides, "txt");

  dialog = study_file_dialog_new (title, accept_label, guides);
  filters = G_LIST_STORE (gtk_file_dialog_get_filters (dialog));
  append_filter (filters, _("Markdown"), "text/markdown", "md", "markdown", NULL);
  append_filter (filters, _("JSON"), "application/json", "json", NULL);
  append_filter (filters, _("All files"), NULL, NULL);

  return dialog;
}

/**
 * study_file_dialog_is_dismissed:
 * @error: why no file was chosen
 *
 * Returns: whether the person did not want to, so that there is nothing to say
 */
gboolean
study_file_dialog_is_dismissed (const GError *error)
{
  return g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
         g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED);
}

/* Somebody who chooses. */
typedef struct
{
  GtkWindow *window;
  char *failure;
  StudyFileFunc func;
} Choice;

static Choice *
choice_new (GtkWindow     *window,
            const char    *failure,
            StudyFileFunc  func)
{
  Choice *self = g_new0 (Choice, 1);

  self->window = g_object_ref (window);
  self->failure = g_strdup (failure);
  self->func = func;

  return self;
}

/* Does what is to be done with what was chosen, if anything was. */
static void
choice_finish (Choice       *self,
               GFile        *file,
               const GError *error)
{
  if (file != NULL)
    self->func (self->window, file);
  else if (!study_file_dialog_is_dismissed (error))
    study_alert_show (GTK_WIDGET (self->window), self->failure, error->message);

  g_object_unref (self->window);
  g_free (self->failure);
  g_free (self);
}

static void
guide_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  choice_finish (user_data, file, error);
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);

  choice_finish (user_data, folder, error);
}

/**
 * study_file_dialog_choose_guide:
 * @window: a window
 * @title: the title of the dialog
 * @failure: what to say when the dialog fails, above the reason
 * @func: what to do with the file
 *
 * Lets a person choose a guide, or none.
 */
void
study_file_dialog_choose_guide (GtkWindow     *window,
                                const char    *title,
                                const char    *failure,
                                StudyFileFunc  func)
{
  g_autoptr (GtkFileDialog) dialog = study_file_dialog_new_for_guide (title, _("_Open"));

  gtk_file_dialog_open (dialog, window, NULL, guide_chosen_cb, choice_new (window, failure, func));
}

/**
 * study_file_dialog_choose_folder:
 * @window: a window
 * @title: the title of the dialog
 * @failure: what to say when the dialog fails, above the reason
 * @func: what to do with the folder
 *
 * Lets a person choose a folder of topics, or none.
 */
void
study_file_dialog_choose_folder (GtkWindow     *window,
                                 const char    *title,
                                 const char    *failure,
                                 StudyFileFunc  func)
{
  g_autoptr (GtkFileDialog) dialog = study_file_dialog_new (title, _("_Open"), NULL);

  gtk_file_dialog_select_folder (dialog, window, NULL, folder_chosen_cb, choice_new (window, failure, func));
}
