/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/actions/study-update-actions.h"

#include <glib/gi18n.h>

#include "app/common/study-alert.h"
#include "app/common/study-file-dialog.h"
#include "app/guide/study-update-dialog.h"
#include "formats/edition/study-trail-origin.h"
#include "model/content/study-text-fill.h"
#include "storage/files/study-task-data.h"
#include "storage/library/study-library-edit.h"

/**
 * StudyUpdateActions:
 *
 * The actions that bring a trail that the user added up to date:
 * `win.update-from-file` and `win.update-from-folder`, and `win.update-to-edition`
 * for a duplicate of a trail of which a newer edition came with the program. The
 * person is told of that one.
 */

struct _StudyUpdateActions
{
  StudyActions parent_instance;

  StudyTrail *edition;  /* (nullable): newer than what the open trail is a duplicate of */
  GHashTable *editions; /* what comes with the program, by id and language: NULL until it is read */
  GHashTable *offered;  /* the ids of the trails for which the user was told of one */
};

G_DEFINE_FINAL_TYPE (StudyUpdateActions, study_update_actions, STUDY_TYPE_ACTIONS)

/* What is needed to go back to what a trail was. */
#define UNDO(OWNED, PLAIN) \
  OWNED (StudyActions *, actions, g_object_unref) \
  OWNED (char *, id, g_free) \
  OWNED (StudyContent *, earlier, study_content_unref) \
  OWNED (StudyContent *, later, study_content_unref)

STUDY_DEFINE_TASK_DATA (Undo, undo, UNDO)

static void
undo_closure_free (gpointer  data,
                   GClosure *closure)
{
  undo_free (data);
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
  g_autoptr (StudyActions) self = user_data;
  StudyWindow *window = study_actions_get_window (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = study_library_edit_finish (STUDY_LIBRARY (source), result, &error);

  if (id == NULL && window != NULL)
    study_alert_show (GTK_WIDGET (window), _("Update Not Undone"), error->message);
}

static void
undo_cb (AdwToast *toast,
         Undo     *undo)
{
  study_library_replace_async (study_actions_get_library (undo->actions), undo->id, undo->earlier, undo->later,
                               STUDY_SAVE_NONE, NULL, undone_cb, g_object_ref (undo->actions));
}

static void
updated_cb (StudyUpdateDialog  *dialog,
            const StudyContent *earlier,
            const StudyContent *later,
            StudyActions       *self)
{
  StudyWindow *window = study_actions_get_window (self);
  /* Translators: the title of a trail. */
  g_autofree char *message = study_text_fill (_("“%s” updated"), earlier->title);
  AdwToast *toast;
  Undo *undo;

  if (window == NULL)
    return;

  undo = g_new0 (Undo, 1);
  undo->actions = g_object_ref (self);
  undo->id = g_strdup (earlier->id);
  undo->earlier = study_content_ref (earlier);
  undo->later = study_content_ref (later);
  toast = new_toast (message, _("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), undo, undo_closure_free, G_CONNECT_DEFAULT);
  study_window_add_toast (window, toast);
}

static void
present (StudyActions *self,
         AdwDialog    *dialog)
{
  g_signal_connect_object (dialog, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (study_actions_get_window (self)));
}

static void
open_file (GtkWidget *window,
           GFile     *file,
           gpointer   user_data)
{
  study_update_actions_open (STUDY_WINDOW (window), file);
}

static void
update_from_file_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  g_autoptr (GtkFileDialog) dialog = study_file_dialog_new_for_guide (_("Update From File"), _("_Open"));

  study_file_dialog_open (dialog, GTK_WIDGET (study_actions_get_window (user_data)), _("Trail Not Updated"),
                          open_file, NULL, NULL);
}

static void
update_from_folder_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  g_autoptr (GtkFileDialog) dialog = study_file_dialog_new (_("Update From Folder"), _("_Open"), NULL);

  study_file_dialog_select_folder (dialog, GTK_WIDGET (study_actions_get_window (user_data)),
                                   _("Trail Not Updated"), open_file, NULL, NULL);
}

static void
update_to_edition_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  StudyActions *self = user_data;

  present (self, study_update_dialog_new_for_edition (study_actions_get_library (self),
                                                      study_actions_get_session (self),
                                                      STUDY_UPDATE_ACTIONS (self)->edition));
}

/* Tells of a newer edition, once as long as the window is open. */
static void
offer_edition (StudyUpdateActions *self,
               const char         *id)
{
  AdwToast *toast;

  if (!g_hash_table_add (self->offered, g_strdup (id)))
    return;

  toast = new_toast (_("A newer edition of this trail is available"), _("_Show Changes"));
  adw_toast_set_action_name (toast, "win.update-to-edition");
  study_window_add_toast (study_actions_get_window (STUDY_ACTIONS (self)), toast);
}

static void
edition_free (gpointer edition)
{
  g_clear_object (&edition);
}

/* What is read of the program, and for whom. */
#define READING(OWNED, PLAIN) \
  OWNED (StudyActions *, actions, g_object_unref) \
  OWNED (char *, key, g_free)

STUDY_DEFINE_TASK_DATA (Reading, reading, READING)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError) error = NULL;
  StudyTrail *edition = study_library_load_trail_finish (STUDY_LIBRARY (source), result, &error);

  /* There is nothing to offer then; what is open does not depend on it. */
  if (edition == NULL)
    {
      g_info ("Could not read %s: %s", reading->key, error->message);
      return;
    }

  g_hash_table_insert (STUDY_UPDATE_ACTIONS (reading->actions)->editions, g_steal_pointer (&reading->key), edition);
  if (study_actions_get_window (reading->actions) != NULL)
    STUDY_ACTIONS_GET_CLASS (reading->actions)->trail_changed (reading->actions);
}

/* Reads an edition in a worker, once. */
static void
read_edition (StudyUpdateActions *self,
              const char         *origin,
              const char         *language,
              const char         *key)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->actions = STUDY_ACTIONS (g_object_ref (self));
  reading->key = g_strdup (key);
  g_hash_table_insert (self->editions, g_strdup (key), NULL);
  study_library_load_trail_async (study_actions_get_library (reading->actions), origin, language, NULL, read_cb,
                                  reading);
}

/* Finds the edition that comes with the program, when it is newer and read. */
static StudyTrail *
find_edition (StudyUpdateActions *self,
              StudyTrail         *trail)
{
  const char *origin = study_trail_origin_get_trail (trail);
  StudyLibraryEntry *entry =
    origin != NULL ? study_library_find (study_actions_get_library (STUDY_ACTIONS (self)), origin) : NULL;
  g_autofree char *key = NULL;
  gpointer edition;

  if (entry == NULL || !study_library_entry_get_built_in (entry))
    return NULL;

  key = g_strconcat (origin, " ", study_trail_get_language (trail), NULL);
  if (!g_hash_table_lookup_extended (self->editions, key, NULL, &edition))
    {
      read_edition (self, origin, study_trail_get_language (trail), key);
      return NULL;
    }

  return edition != NULL && study_trail_origin_has_newer_edition (trail, edition) ? g_object_ref (edition) : NULL;
}

static void
study_update_actions_trail_changed (StudyActions *actions)
{
  StudyUpdateActions *self = STUDY_UPDATE_ACTIONS (actions);
  StudyLibrary *library = study_actions_get_library (actions);
  StudyTrail *trail = study_actions_get_trail (actions);
  StudyLibraryEntry *entry = trail != NULL ? study_library_find (library, study_trail_get_id (trail)) : NULL;
  gboolean changeable =
    entry != NULL && !study_library_entry_get_built_in (entry) && !study_trail_get_read_only (trail);

  g_clear_object (&self->edition);
  if (changeable)
    self->edition = find_edition (self, trail);
  study_actions_set_enabled (actions, "update-from-file", changeable);
  study_actions_set_enabled (actions, "update-from-folder", changeable);
  study_actions_set_enabled (actions, "update-to-edition", self->edition != NULL);
  if (self->edition != NULL)
    offer_edition (self, study_trail_get_id (trail));
}

static void
study_update_actions_finalize (GObject *object)
{
  StudyUpdateActions *self = STUDY_UPDATE_ACTIONS (object);

  g_clear_object (&self->edition);
  g_clear_pointer (&self->editions, g_hash_table_unref);
  g_clear_pointer (&self->offered, g_hash_table_unref);

  G_OBJECT_CLASS (study_update_actions_parent_class)->finalize (object);
}

static void
study_update_actions_class_init (StudyUpdateActionsClass *klass)
{
  static const GActionEntry entries[] = {
    { .name = "update-from-file", .activate = update_from_file_cb },
    { .name = "update-from-folder", .activate = update_from_folder_cb },
    { .name = "update-to-edition", .activate = update_to_edition_cb },
  };
  StudyActionsClass *actions_class = STUDY_ACTIONS_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = study_update_actions_finalize;

  actions_class->prefix = "win";
  actions_class->entries = entries;
  actions_class->n_entries = G_N_ELEMENTS (entries);
  actions_class->trail_changed = study_update_actions_trail_changed;
}

static void
study_update_actions_init (StudyUpdateActions *self)
{
  self->editions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, edition_free);
  self->offered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * study_update_actions_open:
 * @window: a window
 * @file: a newer edition of the trail that is open, which may be a folder
 *
 * Shows what a file would do to the trail, and updates it when the user says
 * so.
 */
void
study_update_actions_open (StudyWindow *window,
                           GFile       *file)
{
  StudyActions *self;
  g_autoptr (StudyGuideSource) source = NULL;

  g_return_if_fail (STUDY_IS_WINDOW (window));
  g_return_if_fail (G_IS_FILE (file));

  /* The trail may have been closed, or another one opened, meanwhile. */
  if (!g_action_group_get_action_enabled (G_ACTION_GROUP (window), "update-from-file"))
    return;

  self = study_actions_find (STUDY_TYPE_UPDATE_ACTIONS, window);
  source = study_guide_source_new (file);
  present (self, study_update_dialog_new (study_actions_get_library (self), study_window_get_session (window), source));
}
