/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/study-file-dialog.h"

#include <glib/gi18n.h>

#include "app/common/study-alert.h"
#include "storage/files/study-task-data.h"

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

/* A dialog to choose a file with, or without a filter a folder. */
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

typedef GFile *(*FinishFunc) (GtkFileDialog *dialog, GAsyncResult *result, GError **error);

/* A choice that a person makes. */
#define CHOICE(OWNED, PLAIN) \
  OWNED (GtkWidget *, parent, g_object_unref) \
  OWNED (GtkWidget *, window, g_object_unref) \
  OWNED (char *, failure, g_free) \
  PLAIN (FinishFunc, finish) \
  PLAIN (StudyFileFunc, func) \
  PLAIN (gpointer, user_data) \
  PLAIN (GDestroyNotify, destroy)

STUDY_DEFINE_TASK_DATA (Choice, choice, CHOICE)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

static Choice *
choice_new (GtkWidget      *parent,
            const char     *failure,
            FinishFunc      finish,
            StudyFileFunc   func,
            gpointer        user_data,
            GDestroyNotify  destroy)
{
  Choice *self = g_new0 (Choice, 1);

  self->parent = g_object_ref (parent);
  self->window = g_object_ref (GTK_WIDGET (gtk_widget_get_root (parent)));
  self->failure = g_strdup (failure);
  self->finish = finish;
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;

  return self;
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Choice) choice = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = choice->finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    choice->func (choice->parent, file, choice->user_data);
  /* Who does not want to choose knows that. */
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
           !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    study_alert_show (choice->window, choice->failure, error->message);

  if (choice->destroy != NULL)
    choice->destroy (choice->user_data);
}

/* Lets a person choose a file to read, or none. When the dialog itself fails, it says so
 * above the reason. */
void
study_file_dialog_open (GtkFileDialog  *dialog,
                        GtkWidget      *parent,
                        const char     *failure,
                        StudyFileFunc   func,
                        gpointer        user_data,
                        GDestroyNotify  destroy)
{
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (parent)), NULL, chosen_cb,
                        choice_new (parent, failure, gtk_file_dialog_open_finish, func, user_data, destroy));
}

/* The same for a file to write. */
void
study_file_dialog_save (GtkFileDialog  *dialog,
                        GtkWidget      *parent,
                        const char     *failure,
                        StudyFileFunc   func,
                        gpointer        user_data,
                        GDestroyNotify  destroy)
{
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (parent)), NULL, chosen_cb,
                        choice_new (parent, failure, gtk_file_dialog_save_finish, func, user_data, destroy));
}

/* The same for a folder. */
void
study_file_dialog_select_folder (GtkFileDialog  *dialog,
                                 GtkWidget      *parent,
                                 const char     *failure,
                                 StudyFileFunc   func,
                                 gpointer        user_data,
                                 GDestroyNotify  destroy)
{
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (parent)), NULL, chosen_cb,
                                 choice_new (parent, failure, gtk_file_dialog_select_folder_finish, func, user_data,
                                             destroy));
}
