/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/export/study-export.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "app/common/study-alert.h"
#include "app/common/study-file-dialog.h"
#include "formats/documents/study-trail-format.h"
#include "formats/edition/study-content-ids.h"
#include "formats/markdown/study-guide-markdown.h"
#include "storage/files/study-file.h"
#include "storage/files/study-task-data.h"

/* What is written, for whom, and what to say then, in a window: a dialog may be
 * closed by then. */
#define EXPORT(OWNED, PLAIN) \
  OWNED (GtkWidget *, parent, g_object_unref) \
  OWNED (GtkWidget *, window, g_object_unref) \
  OWNED (GBytes *, bytes, g_bytes_unref) \
  OWNED (char *, message, g_free)

STUDY_DEFINE_TASK_DATA (Export, export, EXPORT)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static Export *
export_new (GtkWidget  *parent,
            GBytes     *bytes,
            const char *message)
{
  Export *self = g_new0 (Export, 1);
  GtkRoot *root = gtk_widget_get_root (parent);

  self->parent = g_object_ref (parent);
  self->window = g_object_ref (root != NULL ? GTK_WIDGET (root) : parent);
  self->bytes = g_bytes_ref (bytes);
  self->message = g_strdup (message);

  return self;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Export) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!study_file_export_finish (result, &error))
    {
      study_alert_show (self->window, _("Not Exported"), error->message);
      return;
    }

  gtk_widget_activate_action (self->window, "win.show-message", "s", self->message);
  if (ADW_IS_DIALOG (self->parent) && gtk_widget_get_root (self->parent) != NULL)
    adw_dialog_close (ADW_DIALOG (self->parent));
}

static void
write_chosen (GtkWidget *parent,
              GFile     *file,
              gpointer   user_data)
{
  Export *self = user_data;

  study_export_to (parent, file, self->bytes, self->message);
}

char *
study_export_get_name (StudyTrail        *trail,
                       StudyExportFormat  format)
{
  g_autofree char *slug = NULL;

  g_return_val_if_fail (STUDY_IS_TRAIL (trail), NULL);

  slug = study_content_slug (study_trail_get_short_title (trail));

  return g_strconcat (*slug != '\0' ? slug : study_trail_get_id (trail),
                      format == STUDY_EXPORT_JSON ? ".json" : ".md", NULL);
}

/* Returns what is to be in the file. Of a trail that a newer program wrote a part
 * is not known, and would be missing: that fails. */
GBytes *
study_export_write_guide (StudyTrail         *trail,
                          StudyExportFormat   format,
                          GError            **error)
{
  char *markdown;

  g_return_val_if_fail (STUDY_IS_TRAIL (trail), NULL);

  if (study_trail_get_read_only (trail))
    {
      g_set_error_literal (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_NEWER_VERSION,
                           _("Created by a newer version of Study Trail. Please update."));
      return NULL;
    }

  if (format == STUDY_EXPORT_JSON)
    return study_trail_format_write (study_trail_get_content (trail));

  markdown = study_guide_to_markdown (trail);

  return g_bytes_new_take (markdown, strlen (markdown));
}

/* Asks for a file, and writes it; says @message when that is done. */
void
study_export_choose (GtkWidget         *parent,
                     const char        *title,
                     const char        *name,
                     StudyExportFormat  format,
                     GBytes            *bytes,
                     const char        *message)
{
  gboolean markdown = format == STUDY_EXPORT_MARKDOWN;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileDialog) dialog = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (bytes != NULL);

  gtk_file_filter_set_name (filter, markdown ? _("Markdown") : _("JSON"));
  gtk_file_filter_add_mime_type (filter, markdown ? "text/markdown" : "application/json");
  gtk_file_filter_add_suffix (filter, markdown ? "md" : "json");
  dialog = study_file_dialog_new (title, _("_Export"), filter);
  gtk_file_dialog_set_initial_name (dialog, name);
  study_file_dialog_save (dialog, parent, _("Not Exported"), write_chosen, export_new (parent, bytes, message),
                          export_free);
}

/* Writes a file, and says in the window what came of it. If @parent is a dialog, it
 * closes then; when the file could not be written it stays. */
void
study_export_to (GtkWidget  *parent,
                 GFile      *file,
                 GBytes     *bytes,
                 const char *message)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (bytes != NULL);

  study_file_export_async (file, bytes, NULL, written_cb, export_new (parent, bytes, message));
}
