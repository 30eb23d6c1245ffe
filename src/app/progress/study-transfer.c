/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/progress/study-transfer.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/common/study-alert.h"
#include "app/common/study-file-dialog.h"
#include "app/progress/study-import-dialog.h"
#include "model/content/study-text-fill.h"
#include "storage/files/study-task-data.h"
#include "storage/transfer/study-archive.h"

/* For whom a file is chosen, read or written. There may be no session. */
#define TRANSFER(OWNED, PLAIN) \
  OWNED (GtkWidget *, parent, g_object_unref) \
  OWNED (StudyLibrary *, library, g_object_unref) \
  OWNED (StudySession *, session, g_object_unref)

STUDY_DEFINE_TASK_DATA (Transfer, transfer, TRANSFER)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Transfer, transfer_free)

static Transfer *
transfer_new (GtkWidget    *parent,
              StudyLibrary *library,
              StudySession *session)
{
  Transfer *self = g_new0 (Transfer, 1);

  self->parent = g_object_ref (parent);
  self->library = g_object_ref (library);
  g_set_object (&self->session, session);

  return self;
}

static void
show_message (GtkWidget  *parent,
              const char *message)
{
  gtk_widget_activate_action (parent, "win.show-message", "s", message);
}

static GtkFileDialog *
new_file_dialog (const char *title,
                 const char *accept_label)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Progress files"));
  gtk_file_filter_add_mime_type (filter, "application/json");
  gtk_file_filter_add_suffix (filter, "json");

  return study_file_dialog_new (title, accept_label, filter);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GtkWidget) parent = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyArchiveReport) report = study_archive_export_finish (result, &error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) failures = NULL;
  g_autofree char *list = NULL;
  g_autofree char *body = NULL;

  if (report == NULL)
    {
      study_alert_show (parent, _("Progress Not Exported"), error->message);
      return;
    }

  if (report->failures->len == 0)
    {
      show_message (parent, _("Progress exported"));
      return;
    }

  for (guint i = 0; i < report->failures->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (report->failures, i));
  failures = g_strv_builder_end (builder);
  list = g_strjoinv ("\n", failures);
  body = study_text_fill (_("The file was saved, but this could not be included:\n%s"), list);
  study_alert_show (parent, _("Export Incomplete"), body);
}

static void
export_chosen (GtkWidget *parent,
               GFile     *file,
               gpointer   user_data)
{
  Transfer *self = user_data;

  study_transfer_export_to (parent, self->library, self->session, file);
}

static void
imported_cb (StudyImportDialog *dialog,
             guint              n_changes,
             char             **titles,
             char             **failures,
             GtkWidget         *parent)
{
  g_autofree char *list = g_strjoinv ("\n", titles);
  /* Translators: the titles of trails, a line each. */
  g_autofree char *imported = study_text_fill (_("This was imported:\n%s"), list);
  g_autofree char *failed = g_strjoinv ("\n", failures);
  g_autofree char *body = g_strconcat (failed, "\n\n", *titles != NULL ? imported : _("Nothing was imported."), NULL);

  if (*failures == NULL)
    {
      /* What changes several things has a toast of its own, with Undo. */
      if (n_changes < 2)
        show_message (parent, _("Progress imported"));
      return;
    }

  study_alert_show (parent, _("Import Incomplete"), body);
}

/* Where no trail was open, one may have been imported. */
static void
closed_cb (AdwDialog *dialog,
           GtkWidget *parent)
{
  gtk_widget_activate_action (parent, "trail.open-any", NULL);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Transfer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyArchive) archive = study_archive_load_finish (result, &error);
  GtkRoot *root = gtk_widget_get_root (self->parent);
  AdwDialog *dialog;

  if (archive == NULL)
    {
      g_autofree char *body = study_text_fill (_("%s\nNothing was changed."), error->message);

      study_alert_show (self->parent, _("Not a Progress File"), body);
      return;
    }
  if (root == NULL || !gtk_widget_get_visible (GTK_WIDGET (root)))
    return;

  dialog = study_import_dialog_new (self->library, self->session, archive);
  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self->parent, G_CONNECT_DEFAULT);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (closed_cb), self->parent, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, self->parent);
}

static void
import_chosen (GtkWidget *parent,
               GFile     *file,
               gpointer   user_data)
{
  Transfer *self = user_data;

  study_transfer_import_from (parent, self->library, self->session, file);
}

/* Asks for a file, and writes the progress on all trails and the user's own trails
 * into it. */
void
study_transfer_export (GtkWidget    *parent,
                       StudyLibrary *library,
                       StudySession *session)
{
  g_autoptr (GtkFileDialog) dialog = new_file_dialog (_("Export Progress"), _("_Export"));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "study-trail-progress-%Y-%m-%d.json");

  gtk_file_dialog_set_initial_name (dialog, name);
  study_file_dialog_save (dialog, parent, _("Progress Not Exported"), export_chosen,
                          transfer_new (parent, library, session), transfer_free);
}

/* Writes the file, and says in the window what came of it. */
void
study_transfer_export_to (GtkWidget    *parent,
                          StudyLibrary *library,
                          StudySession *session,
                          GFile        *file)
{
  g_autoptr (StudyProgressSnapshot) open = study_progress_snapshot (study_session_get_progress (session));

  study_archive_export_async (study_library_get_places (library), open, file, NULL, exported_cb,
                              g_object_ref (parent));
}

/* Asks for a file, and then how to import it. No trail need be open. */
void
study_transfer_import (GtkWidget    *parent,
                       StudyLibrary *library,
                       StudySession *session)
{
  g_autoptr (GtkFileDialog) dialog = new_file_dialog (_("Import Progress"), _("_Open"));

  study_file_dialog_open (dialog, parent, _("Progress Not Imported"), import_chosen,
                          transfer_new (parent, library, session), transfer_free);
}

/* Reads a file and asks how to import it. When it holds no progress, it says so and
 * nothing changes. */
void
study_transfer_import_from (GtkWidget    *parent,
                            StudyLibrary *library,
                            StudySession *session,
                            GFile        *file)
{
  study_archive_load_async (file, NULL, loaded_cb, transfer_new (parent, library, session));
}
