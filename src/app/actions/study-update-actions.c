/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/actions/study-update-actions.h"

#include <glib/gi18n.h>

#include "app/common/study-alert.h"
#include "app/common/study-file-dialog.h"
#include "app/guide/study-update-dialog.h"
#include "formats/edition/study-trail-origin.h"
#include "storage/library/study-library-edit.h"

#define ACTIONS_KEY "study-update-actions"

#define STUDY_TYPE_UPDATE_ACTIONS (study_update_actions_get_type ())

G_DECLARE_FINAL_TYPE (StudyUpdateActions, study_update_actions, STUDY, UPDATE_ACTIONS, GObject)

/* What the actions of a window on the edition of its trail need. Work that
 * takes a while holds on to it, but not to the window. */
struct _StudyUpdateActions
{
  GObject parent_instance;

  StudyWindow *window; /* weak */
  StudyLibrary *library;
  StudyTrail *edition; /* (nullable): newer than what the open trail is a duplicate of */
  GHashTable *offered; /* the ids of the trails for which the person was told of one */
  GSimpleAction *file_action;
  GSimpleAction *folder_action;
  GSimpleAction *edition_action;
};

G_DEFINE_FINAL_TYPE (StudyUpdateActions, study_update_actions, G_TYPE_OBJECT)

/* What is needed to go back to what a trail was. */
typedef struct
{
  StudyUpdateActions *actions;
  char *id;
  StudyContent *earlier;
  StudyContent *later;
} Undo;

static void
undo_free (Undo *self)
{
  g_object_unref (self->actions);
  g_free (self->id);
  study_content_unref (self->earlier);
  study_content_unref (self->later);
  g_free (self);
}

static void
undo_closure_free (gpointer  data,
                   GClosure *closure)
{
  undo_free (data);
}

static StudyTrail *
get_trail (StudyUpdateActions *self)
{
  StudySession *session = self->window != NULL ? study_window_get_session (self->window) : NULL;

  return session != NULL ? study_session_get_trail (session) : NULL;
}

/* Shows what has become of the trail that is open. */
static void
reload (StudyUpdateActions *self)
{
  if (get_trail (self) != NULL)
    study_window_reload_trail (self->window);
}

static AdwToast *
new_toast (const char *message,
           const char *button)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, button);

  return toast;
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StudyUpdateActions) self = user_data;
  g_autoptr (GError) error = NULL;

  if (study_library_replace_finish (STUDY_LIBRARY (source), result, &error))
    reload (self);
  else if (self->window != NULL)
    study_alert_show (GTK_WIDGET (self->window), _("Update Not Undone"), error->message);
}

static void
undo_cb (AdwToast *toast,
         Undo     *undo)
{
  study_library_replace_async (undo->actions->library, undo->id, undo->earlier, undo->later, STUDY_SAVE_NONE, NULL,
                               undone_cb, g_object_ref (undo->actions));
}

static void
updated_cb (StudyUpdateDialog  *dialog,
            const StudyContent *earlier,
            const StudyContent *later,
            StudyUpdateActions *self)
{
  /* Translators: the title of a trail. */
  g_autofree char *message = g_strdup_printf (_("“%s” updated"), earlier->title);
  AdwToast *toast;
  Undo *undo;

  if (self->window == NULL)
    return;

  reload (self);

  undo = g_new0 (Undo, 1);
  undo->actions = g_object_ref (self);
  undo->id = g_strdup (earlier->id);
  undo->earlier = study_content_ref (earlier);
  undo->later = study_content_ref (later);
  toast = new_toast (message, _("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), undo, undo_closure_free, G_CONNECT_DEFAULT);
  study_window_add_toast (self->window, toast);
}

static void
present (StudyUpdateActions *self,
         AdwDialog          *dialog)
{
  g_signal_connect_object (dialog, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
}

static void
open_file (GtkWindow *window,
           GFile     *file)
{
  study_update_actions_open (STUDY_WINDOW (window), file);
}

static void
update_from_file_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  StudyUpdateActions *self = user_data;

  study_file_dialog_choose_guide (GTK_WINDOW (self->window), _("Update From File"), _("Trail Not Updated"), open_file);
}

static void
update_from_folder_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  StudyUpdateActions *self = user_data;

  study_file_dialog_choose_folder (GTK_WINDOW (self->window), _("Update From Folder"), _("Trail Not Updated"),
                                   open_file);
}

static void
update_to_edition_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  StudyUpdateActions *self = user_data;

  present (self, study_update_dialog_new_for_edition (self->library, study_window_get_session (self->window),
                                                      self->edition));
}

/* Tells of a newer edition, once as long as the window is open. */
static void
offer_edition (StudyUpdateActions *self,
               const char         *id)
{
  AdwToast *toast;

  if (!g_hash_table_add (self->offered, g_strdup (id)))
    return;

  toast = new_toast (_("There is a newer edition of this trail"), _("_Show Changes"));
  adw_toast_set_action_name (toast, "win.update-to-edition");
  study_window_add_toast (self->window, toast);
}

/* Finds the edition that comes with the program, when it is newer. */
static StudyTrail *
find_edition (StudyUpdateActions *self,
              StudyTrail         *trail)
{
  const char *origin = study_trail_origin_get_trail (trail);
  StudyLibraryEntry *entry = origin != NULL ? study_library_find (self->library, origin) : NULL;
  g_autoptr (StudyTrail) edition = NULL;

  if (entry == NULL || !study_library_entry_get_built_in (entry))
    return NULL;

  edition = study_library_load_trail (self->library, origin, study_trail_get_language (trail), NULL);
  if (edition == NULL || !study_trail_origin_has_newer_edition (trail, edition))
    return NULL;

  return g_steal_pointer (&edition);
}

static void
trail_changed_cb (StudyUpdateActions *self)
{
  StudyTrail *trail = get_trail (self);
  StudyLibraryEntry *entry = trail != NULL ? study_library_find (self->library, study_trail_get_id (trail)) : NULL;
  gboolean changeable =
    entry != NULL && !study_library_entry_get_built_in (entry) && !study_trail_get_read_only (trail);

  g_clear_object (&self->edition);
  if (changeable)
    self->edition = find_edition (self, trail);
  g_simple_action_set_enabled (self->file_action, changeable);
  g_simple_action_set_enabled (self->folder_action, changeable);
  g_simple_action_set_enabled (self->edition_action, self->edition != NULL);
  if (self->edition != NULL)
    offer_edition (self, study_trail_get_id (trail));
}

static void
study_update_actions_dispose (GObject *object)
{
  StudyUpdateActions *self = STUDY_UPDATE_ACTIONS (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->library);
  g_clear_object (&self->edition);
  g_clear_object (&self->file_action);
  g_clear_object (&self->folder_action);
  g_clear_object (&self->edition_action);
  g_clear_pointer (&self->offered, g_hash_table_unref);

  G_OBJECT_CLASS (study_update_actions_parent_class)->dispose (object);
}

static void
study_update_actions_class_init (StudyUpdateActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = study_update_actions_dispose;
}

static void
study_update_actions_init (StudyUpdateActions *self)
{
  self->offered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static GSimpleAction *
add_action (StudyUpdateActions *self,
            const char         *name,
            GCallback           callback)
{
  GSimpleAction *action = g_simple_action_new (name, NULL);

  g_simple_action_set_enabled (action, FALSE);
  g_signal_connect_object (action, "activate", callback, self, G_CONNECT_DEFAULT);
  g_action_map_add_action (G_ACTION_MAP (self->window), G_ACTION (action));

  return action;
}

/**
 * study_update_actions_install:
 * @window: a window
 * @library: where trails are
 *
 * Gives a window the actions that bring a trail of the person's own up to date:
 * `win.update-from-file` and `win.update-from-folder`, and
 * `win.update-to-edition` for a duplicate of a trail of which a newer edition
 * came with the program. The person is told of that one.
 */
void
study_update_actions_install (StudyWindow  *window,
                              StudyLibrary *library)
{
  StudyUpdateActions *self;

  g_return_if_fail (STUDY_IS_WINDOW (window));
  g_return_if_fail (STUDY_IS_LIBRARY (library));

  self = g_object_new (STUDY_TYPE_UPDATE_ACTIONS, NULL);
  g_set_weak_pointer (&self->window, window);
  self->library = g_object_ref (library);
  self->file_action = add_action (self, "update-from-file", G_CALLBACK (update_from_file_cb));
  self->folder_action = add_action (self, "update-from-folder", G_CALLBACK (update_from_folder_cb));
  self->edition_action = add_action (self, "update-to-edition", G_CALLBACK (update_to_edition_cb));
  g_signal_connect_object (window, "notify::trail", G_CALLBACK (trail_changed_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (window), ACTIONS_KEY, self, g_object_unref);
}

/**
 * study_update_actions_open:
 * @window: a window
 * @file: a newer edition of the trail that is open, which may be a folder
 *
 * Shows what a file would do to the trail, and updates it when the person says
 * so.
 */
void
study_update_actions_open (StudyWindow *window,
                           GFile       *file)
{
  StudyUpdateActions *self;
  g_autoptr (StudyGuideSource) source = NULL;

  g_return_if_fail (STUDY_IS_WINDOW (window));
  g_return_if_fail (G_IS_FILE (file));

  self = g_object_get_data (G_OBJECT (window), ACTIONS_KEY);
  /* The trail may have been closed, or another one opened, meanwhile. */
  if (!g_action_get_enabled (G_ACTION (self->file_action)))
    return;

  source = study_guide_source_new (file);
  present (self, study_update_dialog_new (self->library, study_window_get_session (window), source));
}
