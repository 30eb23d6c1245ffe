/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/actions/study-guide-actions.h"

#include <glib/gi18n.h>

#include "app/actions/study-update-actions.h"
#include "app/common/study-alert.h"
#include "app/common/study-file-dialog.h"
#include "app/guide/study-guide-dialog.h"
#include "app/progress/study-transfer.h"
#include "model/content/study-text-fill.h"
#include "storage/files/study-task-data.h"

/* As many files are opened at once. */
#define MAX_FILES 10u

/**
 * StudyGuideActions:
 *
 * The ways in for guides: `win.open-guide`, `win.open-guide-folder` and
 * `win.paste-guide`, and what is dropped on the window.
 */

struct _StudyGuideActions
{
  StudyActions parent_instance;
};

G_DEFINE_FINAL_TYPE (StudyGuideActions, study_guide_actions, STUDY_TYPE_ACTIONS)

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  StudyOpener *opener = STUDY_OPENER (source);
  g_autoptr (StudyWindow) window = user_data;
  g_autofree char *message = NULL;
  StudySession *session;

  if (!study_opener_open_finish (opener, result, NULL))
    return;

  session = study_opener_get_session (opener);
  /* Translators: the title of a trail. */
  message = study_text_fill (_("“%s” added"), study_trail_get_title (study_session_get_trail (session)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-message", "s", message);
  /* What had it before the dialog went with the former trail. */
  study_window_focus_place (window);
}

static void
added_cb (StudyGuideDialog *dialog,
          const char       *id,
          const char       *title,
          StudyActions     *self)
{
  StudyWindow *window = study_actions_get_window (self);

  study_opener_open_async (study_window_get_opener (window), id, opened_cb, g_object_ref (window));
}

#define CHOICE(OWNED, PLAIN) \
  OWNED (StudyWindow *, window, g_object_unref) \
  OWNED (GFile *, file, g_object_unref) /* (nullable): to update it from */

STUDY_DEFINE_TASK_DATA (Choice, choice, CHOICE)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

static void
same_opened_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Choice) choice = user_data;

  if (study_opener_open_finish (STUDY_OPENER (source), result, NULL) && choice->file != NULL)
    study_update_actions_open (choice->window, choice->file);
}

static void
same_chosen_cb (StudyGuideDialog *dialog,
                const char       *id,
                gboolean          update,
                StudyActions     *self)
{
  StudyWindow *window = study_actions_get_window (self);
  GFile *file = g_object_get_data (G_OBJECT (dialog), "file");
  Choice *choice = g_new0 (Choice, 1);

  choice->window = g_object_ref (window);
  choice->file = update && file != NULL ? g_object_ref (file) : NULL;
  study_opener_open_async (study_window_get_opener (window), id, same_opened_cb, choice);
}

static void
progress_found_cb (StudyGuideDialog *dialog,
                   StudyActions     *self)
{
  GtkWidget *window = GTK_WIDGET (study_actions_get_window (self));
  GFile *file = g_object_get_data (G_OBJECT (dialog), "file");

  if (file != NULL)
    study_transfer_import_from (window, study_actions_get_library (self), study_actions_get_session (self), file);
  else
    study_alert_show (window, _("Not a Guide"),
                      _("This text contains progress, not a guide. Save it as a file and use “Import Progress…”"));
}

static void
present (StudyActions     *self,
         StudyGuideSource *source)
{
  AdwDialog *dialog = study_guide_dialog_new (study_actions_get_library (self), source);
  GFile *file = study_guide_source_get_file (source);

  if (file != NULL)
    g_object_set_data_full (G_OBJECT (dialog), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (dialog, "same-chosen", G_CALLBACK (same_chosen_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (dialog, "progress-found", G_CALLBACK (progress_found_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (study_actions_get_window (self)));
}

static void
open_file (GtkWidget *window,
           GFile     *file,
           gpointer   user_data)
{
  study_guide_actions_open (STUDY_WINDOW (window), file);
}

static void
open_guide_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  StudyWindow *window = study_actions_get_window (user_data);
  g_autoptr (GtkFileDialog) dialog = study_file_dialog_new_for_guide (_("Open Guide"), _("_Open"));

  if (!study_window_is_covered (window))
    study_file_dialog_open (dialog, GTK_WIDGET (window), _("Guide Not Opened"), open_file, NULL, NULL);
}

static void
open_guide_folder_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  StudyWindow *window = study_actions_get_window (user_data);
  g_autoptr (GtkFileDialog) dialog = study_file_dialog_new (_("Open Topic Folder"), _("_Open"), NULL);

  if (!study_window_is_covered (window))
    study_file_dialog_select_folder (dialog, GTK_WIDGET (window), _("Guide Not Opened"), open_file, NULL, NULL);
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StudyActions) self = user_data;
  StudyWindow *window = study_actions_get_window (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_autofree char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));

  if (window == NULL || study_window_is_covered (window))
    return;

  if (*trimmed != '\0')
    study_guide_actions_open_text (window, text);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    study_alert_show (GTK_WIDGET (window), _("Guide Not Opened"), error->message);
  else
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-message", "s",
                                _("No text on the clipboard"));
}

static void
paste_guide_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  StudyWindow *window = study_actions_get_window (user_data);

  if (!study_window_is_covered (window))
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (window)), NULL, pasted_cb,
                                   g_object_ref (user_data));
}

static void
files_dropped_cb (StudyWindow *window,
                  GdkFileList *list)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (list);
  g_autoptr (GPtrArray) array = g_ptr_array_new ();

  for (GSList *l = files; l != NULL; l = l->next)
    g_ptr_array_add (array, l->data);
  study_guide_actions_open_files (window, (GFile **) array->pdata, array->len);
}

static void
study_guide_actions_installed (StudyActions *self)
{
  StudyWindow *window = study_actions_get_window (self);
  GtkWidget *zone = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));

  g_signal_connect_object (zone, "files-dropped", G_CALLBACK (files_dropped_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (zone, "text-dropped", G_CALLBACK (study_guide_actions_open_text), window,
                           G_CONNECT_SWAPPED);
}

static void
study_guide_actions_class_init (StudyGuideActionsClass *klass)
{
  static const GActionEntry entries[] = {
    { .name = "open-guide", .activate = open_guide_cb },
    { .name = "open-guide-folder", .activate = open_guide_folder_cb },
    { .name = "paste-guide", .activate = paste_guide_cb },
  };
  StudyActionsClass *actions_class = STUDY_ACTIONS_CLASS (klass);

  actions_class->prefix = "win";
  actions_class->entries = entries;
  actions_class->n_entries = G_N_ELEMENTS (entries);
  actions_class->installed = study_guide_actions_installed;
}

static void
study_guide_actions_init (StudyGuideActions *self)
{
}

/**
 * study_guide_actions_open:
 * @window: a window
 * @file: a guide, a trail or progress, or a folder of topics
 *
 * Shows what a file would become, and adds it when the user says so.
 */
void
study_guide_actions_open (StudyWindow *window,
                          GFile       *file)
{
  g_autoptr (StudyGuideSource) source = NULL;

  g_return_if_fail (STUDY_IS_WINDOW (window));
  g_return_if_fail (G_IS_FILE (file));

  source = study_guide_source_new (file);
  present (study_actions_find (STUDY_TYPE_GUIDE_ACTIONS, window), source);
}

/**
 * study_guide_actions_open_files:
 * @window: a window
 * @files: (array length=n_files): guides, trails or progress, or folders of
 *   topics
 * @n_files: how many
 *
 * Shows what files would become, one after the other. Who gives a whole folder
 * of them by mistake is not to close a hundred dialogs.
 */
void
study_guide_actions_open_files (StudyWindow  *window,
                                GFile       **files,
                                guint         n_files)
{
  g_return_if_fail (STUDY_IS_WINDOW (window));

  if (n_files > MAX_FILES)
    {
      g_autofree char *message =
        study_text_fill (ngettext ("Only the first %u file was opened", "Only the first %u files were opened", MAX_FILES),
                         MAX_FILES);

      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-message", "s", message);
    }

  /* The last one presented is on top, and the first is to be. */
  for (guint i = MIN (n_files, MAX_FILES); i > 0; i--)
    study_guide_actions_open (window, files[i - 1]);
}

/**
 * study_guide_actions_open_text:
 * @window: a window
 * @text: a guide
 *
 * Shows what a text would become, and adds it when the user says so.
 */
void
study_guide_actions_open_text (StudyWindow *window,
                               const char  *text)
{
  g_autoptr (StudyGuideSource) source = NULL;

  g_return_if_fail (STUDY_IS_WINDOW (window));
  g_return_if_fail (text != NULL);

  source = study_guide_source_new_text (text);
  present (study_actions_find (STUDY_TYPE_GUIDE_ACTIONS, window), source);
}
