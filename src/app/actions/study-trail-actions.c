/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/actions/study-trail-actions.h"

#include <glib/gi18n.h>

#include "app/common/study-after-frame.h"
#include "app/trails/study-trails-dialog.h"
#include "model/content/study-text-fill.h"
#include "storage/files/study-storage-error.h"
#include "storage/files/study-task-data.h"
#include "storage/library/study-library-edit.h"

/**
 * StudyTrailActions:
 *
 * The actions on trails as a whole: `trail.manage` shows all of them;
 * `trail.open-any` opens one where none is; `trail.rename`, `trail.duplicate`,
 * `trail.remove`, `trail.hide` and `trail.show` take the id of one, and
 * `trail.restore` where one is in the program's trash.
 */

struct _StudyTrailActions
{
  StudyActions parent_instance;

  StudyTrailList *trail_list;
  char *left_id;    /* (nullable): the trail that was open until it had to go */
  char *instead_id; /* (nullable): the one that was opened in its place */
};

G_DEFINE_FINAL_TYPE (StudyTrailActions, study_trail_actions, STUDY_TYPE_ACTIONS)

static StudyWindow *
get_window (StudyTrailActions *self)
{
  return study_actions_get_window (STUDY_ACTIONS (self));
}

static StudySession *
get_session (StudyTrailActions *self)
{
  return study_actions_get_session (STUDY_ACTIONS (self));
}

static StudyLibrary *
get_library (StudyTrailActions *self)
{
  return study_actions_get_library (STUDY_ACTIONS (self));
}

/* What follows once a trail is not open. It takes over the change. */
typedef void (*ChangeFunc) (gpointer change);

/* One change of a trail, until it is done, and the trail to open in its place. */
#define CHANGE(OWNED, PLAIN) \
  OWNED (StudyTrailActions *, actions, g_object_unref) \
  OWNED (char *, id, g_free) \
  OWNED (char *, title, g_free) \
  OWNED (char *, neighbour, g_free) \
  PLAIN (GtkEditable *, editable) \
  PLAIN (gboolean, reopen) \
  PLAIN (ChangeFunc, go)

STUDY_DEFINE_TASK_DATA (Change, change, CHANGE)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

static Change *
change_new (StudyTrailActions *actions,
            const char        *id)
{
  Change *self = g_new0 (Change, 1);
  StudyLibraryEntry *entry = study_library_find (get_library (actions), id);

  self->actions = g_object_ref (actions);
  self->id = g_strdup (id);
  self->title = g_strdup (entry != NULL ? study_library_entry_get_title (entry) : id);

  return self;
}

static void
change_closure_free (gpointer  data,
                     GClosure *closure)
{
  change_free (data);
}

static gboolean
is_open (StudyTrailActions *self,
         const char        *id)
{
  StudySession *session = get_session (self);

  return session != NULL && g_str_equal (study_trail_get_id (study_session_get_trail (session)), id);
}

/* The dialog covers the window. */
static void
add_toast (StudyTrailActions *self,
           AdwToast          *toast)
{
  StudyWindow *window = get_window (self);
  AdwDialog *dialog;

  if (window == NULL)
    {
      g_object_unref (g_object_ref_sink (toast));
      return;
    }

  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  if (STUDY_IS_TRAILS_DIALOG (dialog))
    study_trails_dialog_add_toast (STUDY_TRAILS_DIALOG (dialog), toast);
  else
    study_window_add_toast (window, toast);
}

static AdwToast *
new_toast (const char *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);

  return toast;
}

/* Says what became of a trail, and offers what follows. */
static void
offer (StudyTrailActions *self,
       const char        *message,
       const char        *button,
       const char        *action,
       const char        *target)
{
  AdwToast *toast = new_toast (message);

  adw_toast_set_button_label (toast, button);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_action_target (toast, "s", target);
  add_toast (self, toast);
}

static void
show_error (StudyTrailActions *self,
            const GError      *error)
{
  add_toast (self, new_toast (error->message));
}

static void
left_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Change) change = user_data;
  StudyTrailActions *self = change->actions;
  g_autoptr (GError) error = NULL;
  ChangeFunc go;

  study_opener_open_finish (STUDY_OPENER (source), result, &error);
  if (is_open (self, change->id))
    {
      /* The banner tells more, but a dialog may be above it. Of another one that
       * does not open, the window tells. */
      if (error != NULL && error->domain == STUDY_STORAGE_ERROR)
        add_toast (self, new_toast (_("Trail kept open: your changes could not be saved")));
      return;
    }

  g_set_str (&self->left_id, change->id);
  g_set_str (&self->instead_id, change->neighbour);
  go = change->go;
  go (g_steal_pointer (&change));
}

static void
leave_settled (Change *change)
{
  StudyTrailActions *self = change->actions;
  ChangeFunc go = change->go;

  change->reopen = is_open (self, change->id);
  if (!change->reopen)
    {
      go (change);
      return;
    }

  change->neighbour = study_trail_list_dup_neighbour (self->trail_list, change->id);
  study_opener_open_async (study_window_get_opener (get_window (self)), change->neighbour, left_cb, change);
}

static void
settled_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Change) change = user_data;

  study_opener_settle_finish (STUDY_OPENER (source), result);
  /* The window may be closed meanwhile. */
  if (get_window (change->actions) != NULL)
    leave_settled (g_steal_pointer (&change));
}

/* Leaves a trail that is about to go, and lets it go. One that is on its way is
 * waited for: it could be open otherwise when it is gone. */
static void
leave (Change     *change,
       ChangeFunc  go)
{
  StudyOpener *opener = study_window_get_opener (get_window (change->actions));

  change->go = go;
  if (study_opener_get_opening (opener))
    study_opener_settle_async (opener, settled_cb, change);
  else
    leave_settled (change);
}

/* Opens a trail that came back, where there is none or it was open before. */
static void
enter (StudyTrailActions *self,
       const char        *id)
{
  if (get_window (self) == NULL)
    return;

  if (get_session (self) == NULL ||
      (g_strcmp0 (self->left_id, id) == 0 && self->instead_id != NULL && is_open (self, self->instead_id)))
    study_opener_open_async (study_window_get_opener (get_window (self)), id, NULL, NULL);
}

static void
renamed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Change) change = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = study_library_edit_finish (STUDY_LIBRARY (source), result, &error);

  if (id == NULL)
    show_error (change->actions, error);
}

/* What is open may have changes that are not in its file yet. */
static void
rename_open (StudyTrailActions *self,
             const char        *title)
{
  StudySession *session = get_session (self);
  g_autoptr (StudyContent) content = study_content_fork (study_session_get_content (session));
  /* Translators: the title of a trail. */
  g_autofree char *description = study_text_fill (_("“%s” renamed"), content->title);

  g_set_str (&content->title, title);
  g_clear_pointer (&content->short_title, g_free);
  study_session_change_trail (session, content, "", NULL, description, FALSE);
}

static void
rename_response_cb (AdwAlertDialog *dialog,
                    const char     *response,
                    Change         *change)
{
  StudyTrailActions *self = change->actions;
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (change->editable)));

  if (*title == '\0' || g_str_equal (title, change->title))
    return;

  if (is_open (self, change->id) && study_session_get_editable (get_session (self)))
    rename_open (self, title);
  else
    study_library_rename_async (get_library (self), change->id, title, NULL, renamed_cb,
                                change_new (self, change->id));
}

static void
title_changed_cb (GtkEditable    *editable,
                  AdwAlertDialog *dialog)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  adw_alert_dialog_set_response_enabled (dialog, "rename", *title != '\0');
}

static void
rename_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  StudyTrailActions *self = user_data;
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCE_PATH "/ui/study-rename-dialog.ui");
  AdwDialog *dialog = ADW_DIALOG (gtk_builder_get_object (builder, "dialog"));
  Change *change = change_new (self, g_variant_get_string (parameter, NULL));

  change->editable = GTK_EDITABLE (gtk_builder_get_object (builder, "title_row"));
  gtk_editable_set_text (change->editable, change->title);
  g_signal_connect_object (change->editable, "changed", G_CALLBACK (title_changed_cb), dialog, G_CONNECT_DEFAULT);
  g_signal_connect_data (dialog, "response::rename", G_CALLBACK (rename_response_cb), change, change_closure_free,
                         G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (get_window (self)));
}

static void
duplicated_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Change) change = user_data;
  StudyTrailActions *self = change->actions;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = study_library_edit_finish (STUDY_LIBRARY (source), result, &error);
  StudyLibraryEntry *entry = id != NULL ? study_library_find (get_library (self), id) : NULL;
  g_autofree char *message = NULL;

  if (id == NULL)
    {
      show_error (self, error);
      return;
    }

  /* Translators: the title of a trail. */
  message = study_text_fill (_("“%s” added"), entry != NULL ? study_library_entry_get_title (entry) : id);
  study_trail_list_move (self->trail_list, id, study_trail_list_find (self->trail_list, change->id) + 1);
  offer (self, message, _("_Open"), "win.trail", id);
}

static void
duplicate (Change *change)
{
  StudyTrailActions *self = change->actions;
  GSettings *settings = study_actions_get_settings (STUDY_ACTIONS (self));
  g_autofree char *language = g_settings_get_string (settings, "content-language");

  study_library_duplicate_async (get_library (self), change->id, language, NULL, duplicated_cb, change);
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Change) change = user_data;
  g_autoptr (GError) error = NULL;

  if (study_session_flush_finish (STUDY_SESSION (source), result, &error))
    duplicate (g_steal_pointer (&change));
  else
    show_error (change->actions, error);
}

/* What is copied of the progress is what is on the disk. */
static void
duplicate_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  StudyTrailActions *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);
  Change *change = change_new (self, id);

  if (is_open (self, id))
    study_session_flush_async (get_session (self), FALSE, flushed_cb, change);
  else
    duplicate (change);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Change) change = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = study_library_edit_finish (STUDY_LIBRARY (source), result, &error);
  g_autofree char *message = NULL;

  if (name == NULL)
    {
      show_error (change->actions, error);
      if (change->reopen && get_window (change->actions) != NULL)
        study_opener_open_async (study_window_get_opener (get_window (change->actions)), change->id, NULL, NULL);
      return;
    }

  /* Translators: the title of a trail. */
  message = study_text_fill (_("“%s” removed"), change->title);
  offer (change->actions, message, _("_Undo"), "trail.restore", name);
}

static void
remove_left (gpointer user_data)
{
  Change *change = user_data;

  study_library_remove_async (get_library (change->actions), change->id, NULL, removed_cb, change);
}

static void
remove_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  leave (change_new (user_data, g_variant_get_string (parameter, NULL)), remove_left);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (StudyTrailActions) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = study_library_edit_finish (STUDY_LIBRARY (source), result, &error);

  if (id != NULL)
    enter (self, id);
  else
    show_error (self, error);
}

static void
restore_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  StudyTrailActions *self = user_data;

  study_library_restore_async (get_library (self), g_variant_get_string (parameter, NULL), NULL, restored_cb,
                               g_object_ref (self));
}

static void
hide_left (gpointer user_data)
{
  g_autoptr (Change) change = user_data;
  /* Translators: the title of a trail. */
  g_autofree char *message = study_text_fill (_("“%s” hidden"), change->title);

  study_trail_list_set_hidden (change->actions->trail_list, change->id, TRUE);
  offer (change->actions, message, _("_Undo"), "trail.show", change->id);
}

static void
hide_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  leave (change_new (user_data, g_variant_get_string (parameter, NULL)), hide_left);
}

static void
show_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  StudyTrailActions *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);

  study_trail_list_set_hidden (self->trail_list, id, FALSE);
  enter (self, id);
}

/* Where the last trail was hidden, what a dialog gives the keyboard focus back to is gone. */
static void
focus_place (GtkWidget *widget)
{
  study_window_focus_place (STUDY_WINDOW (widget));
}

static void
managed_cb (StudyWindow *window)
{
  if (study_window_get_session (window) == NULL)
    study_after_frame (GTK_WIDGET (window), focus_place);
}

static void
manage_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  StudyTrailActions *self = user_data;
  StudyWindow *window = get_window (self);
  AdwDialog *dialog = ADW_DIALOG (study_trails_dialog_new (get_library (self), self->trail_list));

  g_signal_connect_object (dialog, "closed", G_CALLBACK (managed_cb), window, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

/* What could be opened where none is open. */
#define CHOICE(OWNED, PLAIN) \
  OWNED (GStrv, ids, g_strfreev) \
  PLAIN (guint, position)

STUDY_DEFINE_TASK_DATA (Choice, choice, CHOICE)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

static void
any_opened_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Choice) choice = user_data;
  StudyOpener *opener = STUDY_OPENER (source);
  const char *id;
  g_autoptr (GError) error = NULL;

  if (study_opener_open_finish (opener, result, &error) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  id = choice->ids[++choice->position];
  if (id != NULL && !study_opener_get_opening (opener))
    study_opener_open_async (opener, id, any_opened_cb, g_steal_pointer (&choice));
}

/* Opens the trail of the last time where none is open. It may be gone, or
 * damaged: then the first that can be opened. */
static void
open_any_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  StudyTrailActions *self = user_data;
  g_autofree char *last_id = NULL;
  g_autofree char *initial_id = NULL;
  g_auto (GStrv) ids = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  Choice *choice;

  if (get_session (self) != NULL)
    return;

  last_id = g_settings_get_string (study_actions_get_settings (STUDY_ACTIONS (self)), "current-trail");
  initial_id = study_trail_list_dup_initial (self->trail_list, last_id);
  if (initial_id == NULL)
    return;

  ids = study_trail_list_dup_shown (self->trail_list);
  g_strv_builder_add (builder, initial_id);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (!g_str_equal (ids[i], initial_id))
        g_strv_builder_add (builder, ids[i]);
    }
  choice = g_new0 (Choice, 1);
  choice->ids = g_strv_builder_end (builder);
  study_opener_open_async (study_window_get_opener (get_window (self)), choice->ids[0], any_opened_cb, choice);
}

static void
study_trail_actions_finalize (GObject *object)
{
  StudyTrailActions *self = STUDY_TRAIL_ACTIONS (object);

  g_clear_object (&self->trail_list);
  g_clear_pointer (&self->left_id, g_free);
  g_clear_pointer (&self->instead_id, g_free);

  G_OBJECT_CLASS (study_trail_actions_parent_class)->finalize (object);
}

static void
study_trail_actions_installed (StudyActions *actions)
{
  StudyWindow *window = study_actions_get_window (actions);

  STUDY_TRAIL_ACTIONS (actions)->trail_list = g_object_ref (study_window_get_trail_list (window));
}

static void
study_trail_actions_class_init (StudyTrailActionsClass *klass)
{
  static const GActionEntry entries[] = {
    { .name = "manage", .activate = manage_cb },
    { .name = "open-any", .activate = open_any_cb },
    { .name = "rename", .activate = rename_cb, .parameter_type = "s" },
    { .name = "duplicate", .activate = duplicate_cb, .parameter_type = "s" },
    { .name = "remove", .activate = remove_cb, .parameter_type = "s" },
    { .name = "restore", .activate = restore_cb, .parameter_type = "s" },
    { .name = "hide", .activate = hide_cb, .parameter_type = "s" },
    { .name = "show", .activate = show_cb, .parameter_type = "s" },
  };
  StudyActionsClass *actions_class = STUDY_ACTIONS_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = study_trail_actions_finalize;

  actions_class->prefix = "trail";
  actions_class->entries = entries;
  actions_class->n_entries = G_N_ELEMENTS (entries);
  actions_class->installed = study_trail_actions_installed;
}

static void
study_trail_actions_init (StudyTrailActions *self)
{
}
