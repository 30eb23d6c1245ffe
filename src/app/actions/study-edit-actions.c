/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/actions/study-edit-actions.h"

#include <glib/gi18n.h>

#include "app/common/study-alert.h"
#include "app/editor/study-trail-editor.h"
#include "session/study-trail-edit.h"
#include "storage/files/study-task-data.h"
#include "storage/library/study-library-edit.h"

/**
 * StudyEditActions:
 *
 * The actions that change the content of the trail that a window shows:
 * `win.edit`, which edits the page that is open or offers to duplicate a trail
 * that comes with the program, and `win.add-stage`; and `win.new-trail`.
 */

struct _StudyEditActions
{
  StudyActions parent_instance;
};

G_DEFINE_FINAL_TYPE (StudyEditActions, study_edit_actions, STUDY_TYPE_ACTIONS)

static gboolean
is_built_in (StudyActions *self)
{
  StudySession *session = study_actions_get_session (self);
  StudyLibraryEntry *entry = NULL;

  if (session != NULL)
    entry = study_library_find (study_actions_get_library (self),
                                study_trail_get_id (study_session_get_trail (session)));

  return entry != NULL && study_library_entry_get_built_in (entry);
}

/* The keys of the window reach it through its dialogs as well. */
static gboolean
is_editing (StudyActions *self)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (study_actions_get_window (self));

  return STUDY_IS_TRAIL_EDITOR (adw_application_window_get_visible_dialog (window));
}

static void
show_error (StudyActions *self,
            const char   *heading,
            const GError *error)
{
  StudyWindow *window = study_actions_get_window (self);

  if (window != NULL)
    study_alert_show (GTK_WIDGET (window), heading, error->message);
}

/* What is edited is what the window shows: another trail takes its place when
 * a search of the system leads there. */
static void
shown_changed_cb (StudyWindow      *window,
                  GParamSpec       *pspec,
                  StudyTrailEditor *editor)
{
  if (study_window_get_session (window) != study_trail_editor_get_session (editor))
    adw_dialog_force_close (ADW_DIALOG (editor));
}

static void
closed_cb (StudyWindow *window)
{
  study_window_set_undo_overlay (window, NULL);
}

/* A trail that was only begun is not kept. */
static void
new_closed_cb (StudyActions    *self,
               StudyTrailEditor *editor)
{
  StudySession *session = study_trail_editor_get_session (editor);
  const StudyContent *content = study_session_get_content (session);

  if (session == study_actions_get_session (self) && content->stages->len == 0 &&
      content->objective == NULL && content->short_title == NULL && content->description == NULL &&
      g_str_equal (content->title, _("New Trail")))
    gtk_widget_activate_action (GTK_WIDGET (study_actions_get_window (self)), "trail.remove", "s",
                                study_trail_get_id (study_session_get_trail (session)));
}

static void
present (StudyActions *self,
         const char   *id,
         gboolean      select_title)
{
  StudyWindow *window = study_actions_get_window (self);
  AdwDialog *dialog = study_trail_editor_new (study_actions_get_session (self), study_window_get_problems (window), id);

  study_window_set_undo_overlay (window, study_trail_editor_get_toast_overlay (STUDY_TRAIL_EDITOR (dialog)));
  g_signal_connect_object (dialog, "closed", G_CALLBACK (closed_cb), window, G_CONNECT_SWAPPED);
  if (select_title && *id == '\0')
    g_signal_connect_object (dialog, "closed", G_CALLBACK (new_closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::trail", G_CALLBACK (shown_changed_cb), dialog, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (window));
  if (select_title)
    study_trail_editor_select_title (STUDY_TRAIL_EDITOR (dialog));
}

/* The trail is open where the user is to edit it. */
#define OPENED(OWNED, PLAIN) \
  OWNED (StudyActions *, actions, g_object_unref) \
  OWNED (char *, page_id, g_free) \
  PLAIN (gboolean, select_title)

STUDY_DEFINE_TASK_DATA (Opened, opened, OPENED)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opened, opened_free)

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Opened) opened = user_data;
  StudyActions *self = opened->actions;
  StudyWindow *window = study_actions_get_window (self);

  if (study_opener_open_finish (STUDY_OPENER (source), result, NULL) && window != NULL)
    {
      study_window_open_page (window, opened->page_id);
      present (self, opened->page_id, opened->select_title);
    }
}

/* Opens a trail and edits it. */
static void
open_and_edit (StudyActions *self,
               const char   *id,
               const char   *page_id,
               gboolean      select_title)
{
  Opened *opened = g_new0 (Opened, 1);

  opened->actions = g_object_ref (self);
  opened->page_id = g_strdup (page_id);
  opened->select_title = select_title;
  study_opener_open_async (study_window_get_opener (study_actions_get_window (self)), id, opened_cb, opened);
}

static void
duplicated_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (StudyActions) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = study_library_edit_finish (STUDY_LIBRARY (source), result, &error);
  StudyWindow *window = study_actions_get_window (self);

  if (id == NULL)
    {
      show_error (self, _("Trail Not Duplicated"), error);
      return;
    }
  if (window == NULL)
    return;

  /* The copy opens where the user is. */
  open_and_edit (self, id, study_navigator_get_page_id (study_window_get_navigator (window)), FALSE);
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (StudyActions) self = user_data;
  StudySession *session = STUDY_SESSION (source);
  g_autofree char *language = g_settings_get_string (study_actions_get_settings (self), "content-language");
  g_autoptr (GError) error = NULL;

  if (!study_session_flush_finish (session, result, &error))
    show_error (self, _("Trail Not Duplicated"), error);
  else
    study_library_duplicate_async (study_actions_get_library (self),
                                   study_trail_get_id (study_session_get_trail (session)), language, NULL,
                                   duplicated_cb, g_object_ref (self));
}

/* What is copied of the progress is what is on the disk. */
static void
duplicate_response_cb (AdwAlertDialog *dialog,
                       const char     *response,
                       StudyActions   *self)
{
  StudySession *session = study_actions_get_session (self);

  if (session != NULL)
    study_session_flush_async (session, FALSE, flushed_cb, g_object_ref (self));
}

/* What comes with the program stays as it is. */
static void
offer_duplicate (StudyActions *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCE_PATH "/ui/study-duplicate-dialog.ui");
  AdwDialog *dialog = ADW_DIALOG (gtk_builder_get_object (builder, "dialog"));

  g_signal_connect_object (dialog, "response::duplicate", G_CALLBACK (duplicate_response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (study_actions_get_window (self)));
}

static void
edit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  StudyActions *self = user_data;
  StudyNavigator *navigator = study_window_get_navigator (study_actions_get_window (self));

  if (is_editing (self))
    return;

  if (study_session_get_editable (study_actions_get_session (self)))
    present (self, study_navigator_get_page_id (navigator), FALSE);
  else
    offer_duplicate (self);
}

static void
add_stage_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  StudyActions *self = user_data;
  g_autofree char *id = study_trail_edit_add (study_actions_get_session (self), "", STUDY_CONTENT_STAGE, NULL);

  if (id != NULL)
    present (self, id, TRUE);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (StudyActions) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = study_library_edit_finish (STUDY_LIBRARY (source), result, &error);
  StudyWindow *window = study_actions_get_window (self);

  if (id == NULL)
    show_error (self, _("Trail Not Added"), error);
  else if (window != NULL)
    open_and_edit (self, id, "", TRUE);
}

static void
new_trail_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  StudyActions *self = user_data;
  g_autoptr (StudyContent) content = study_content_new ("new", _("New Trail"));

  if (!is_editing (self))
    study_library_add_async (study_actions_get_library (self), content, FALSE, NULL, added_cb, g_object_ref (self));
}

/* What a newer version wrote cannot be changed. */
static void
study_edit_actions_trail_changed (StudyActions *self)
{
  StudySession *session = study_actions_get_session (self);
  gboolean editable = session != NULL && study_session_get_editable (session);

  study_actions_set_enabled (self, "edit", editable || is_built_in (self));
  study_actions_set_enabled (self, "add-stage", editable);
}

static void
study_edit_actions_class_init (StudyEditActionsClass *klass)
{
  static const GActionEntry entries[] = {
    { .name = "edit", .activate = edit_cb },
    { .name = "add-stage", .activate = add_stage_cb },
    { .name = "new-trail", .activate = new_trail_cb },
  };
  StudyActionsClass *actions_class = STUDY_ACTIONS_CLASS (klass);

  actions_class->prefix = "win";
  actions_class->entries = entries;
  actions_class->n_entries = G_N_ELEMENTS (entries);
  actions_class->trail_changed = study_edit_actions_trail_changed;
}

static void
study_edit_actions_init (StudyEditActions *self)
{
}
