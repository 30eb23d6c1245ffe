/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/actions/study-edit-actions.h"

#include <glib/gi18n.h>

#include "app/common/study-alert.h"
#include "app/editor/study-trail-editor.h"
#include "session/study-navigator.h"
#include "session/study-trail-edit.h"
#include "storage/library/study-library-edit.h"

#define RESPONSE_DUPLICATE "duplicate"

#define STUDY_TYPE_EDIT_ACTIONS (study_edit_actions_get_type ())

G_DECLARE_FINAL_TYPE (StudyEditActions, study_edit_actions, STUDY, EDIT_ACTIONS, GObject)

/* What the actions of a window that change the content of its trail need. Work
 * that takes a while holds on to it, but not to the window. */
struct _StudyEditActions
{
  GObject parent_instance;

  StudyWindow *window; /* weak */
  StudyLibrary *library;
  GSettings *settings;
  GSimpleAction *edit_action;
  GSimpleAction *add_stage_action;
};

G_DEFINE_FINAL_TYPE (StudyEditActions, study_edit_actions, G_TYPE_OBJECT)

static StudySession *
get_session (StudyEditActions *self)
{
  return self->window != NULL ? study_window_get_session (self->window) : NULL;
}

static gboolean
is_built_in (StudyEditActions *self)
{
  StudySession *session = get_session (self);
  StudyLibraryEntry *entry =
    session != NULL ? study_library_find (self->library, study_trail_get_id (study_session_get_trail (session)))
                    : NULL;

  return entry != NULL && study_library_entry_get_built_in (entry);
}

/* The keys of the window reach it through its dialogs as well. */
static gboolean
is_editing (StudyEditActions *self)
{
  return STUDY_IS_TRAIL_EDITOR (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
}

static void
show_error (StudyEditActions *self,
            const char       *heading,
            const GError     *error)
{
  if (self->window != NULL)
    study_alert_show (GTK_WIDGET (self->window), heading, error->message);
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
present (StudyEditActions *self,
         const char       *id,
         gboolean          select_title)
{
  AdwDialog *dialog = study_trail_editor_new (get_session (self), id);

  g_signal_connect_object (self->window, "notify::trail", G_CALLBACK (shown_changed_cb), dialog, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
  if (select_title)
    study_trail_editor_select_title (STUDY_TRAIL_EDITOR (dialog));
}

static void
duplicated_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (StudyEditActions) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = study_library_duplicate_finish (STUDY_LIBRARY (source), result, &error);
  g_autoptr (StudyNavigator) navigator = NULL;
  g_autofree char *page_id = NULL;

  if (id == NULL)
    {
      show_error (self, _("Trail Not Duplicated"), error);
      return;
    }
  if (self->window == NULL)
    return;

  /* The copy opens where the person is. */
  g_object_get (self->window, "navigator", &navigator, NULL);
  page_id = g_strdup (study_navigator_get_page_id (navigator));
  if (!study_window_open_trail (self->window, id))
    return;

  study_window_open_page (self->window, page_id);
  present (self, page_id, FALSE);
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (StudyEditActions) self = user_data;
  StudySession *session = STUDY_SESSION (source);
  g_autofree char *language = g_settings_get_string (self->settings, "content-language");
  g_autoptr (GError) error = NULL;

  if (!study_session_flush_finish (session, result, &error))
    show_error (self, _("Trail Not Duplicated"), error);
  else
    study_library_duplicate_async (self->library, study_trail_get_id (study_session_get_trail (session)), language,
                                   NULL, duplicated_cb, g_object_ref (self));
}

/* What is copied of the progress is what is on the disk. */
static void
duplicate_response_cb (AdwAlertDialog   *dialog,
                       const char       *response,
                       StudyEditActions *self)
{
  StudySession *session = get_session (self);

  if (g_str_equal (response, RESPONSE_DUPLICATE) && session != NULL)
    study_session_flush_async (session, flushed_cb, g_object_ref (self));
}

/* What comes with the program stays as it is. */
static void
offer_duplicate (StudyEditActions *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Duplicate to Edit?"),
                                            _("This trail comes with Study Trail and stays as it is. You can edit a "
                                              "copy of it, which has what you did so far."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), RESPONSE_DUPLICATE,
                                  _("_Duplicate to Edit"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), RESPONSE_DUPLICATE, ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), RESPONSE_DUPLICATE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (duplicate_response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
}

static void
edit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  StudyEditActions *self = user_data;
  g_autoptr (StudyNavigator) navigator = NULL;

  if (is_editing (self))
    return;

  g_object_get (self->window, "navigator", &navigator, NULL);
  if (study_session_get_editable (get_session (self)))
    present (self, study_navigator_get_page_id (navigator), FALSE);
  else
    offer_duplicate (self);
}

static void
add_stage_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  StudyEditActions *self = user_data;
  g_autoptr (StudyTrailEdit) edit = study_trail_edit_new (get_session (self));
  g_autofree char *id = study_trail_edit_add (edit, "", STUDY_CONTENT_STAGE, NULL);

  if (id != NULL)
    present (self, id, TRUE);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (StudyEditActions) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = study_library_add_finish (STUDY_LIBRARY (source), result, &error);

  if (id == NULL)
    show_error (self, _("Trail Not Added"), error);
  else if (self->window != NULL && study_window_open_trail (self->window, id))
    present (self, "", TRUE);
}

static void
new_trail_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  StudyEditActions *self = user_data;
  g_autoptr (StudyContent) content = study_content_new ("new", _("New Trail"));

  if (!is_editing (self))
    study_library_add_async (self->library, content, NULL, NULL, added_cb, g_object_ref (self));
}

/* What a newer version wrote cannot be changed. */
static void
trail_changed_cb (StudyEditActions *self)
{
  StudySession *session = get_session (self);
  gboolean editable = session != NULL && study_session_get_editable (session);

  g_simple_action_set_enabled (self->edit_action, editable || is_built_in (self));
  g_simple_action_set_enabled (self->add_stage_action, editable);
}

static void
study_edit_actions_dispose (GObject *object)
{
  StudyEditActions *self = STUDY_EDIT_ACTIONS (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  g_clear_object (&self->edit_action);
  g_clear_object (&self->add_stage_action);

  G_OBJECT_CLASS (study_edit_actions_parent_class)->dispose (object);
}

static void
study_edit_actions_class_init (StudyEditActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = study_edit_actions_dispose;
}

static void
study_edit_actions_init (StudyEditActions *self)
{
}

static GSimpleAction *
add_action (StudyEditActions *self,
            const char       *name,
            GCallback         callback)
{
  GSimpleAction *action = g_simple_action_new (name, NULL);

  g_signal_connect_object (action, "activate", callback, self, G_CONNECT_DEFAULT);
  g_action_map_add_action (G_ACTION_MAP (self->window), G_ACTION (action));

  return action;
}

/**
 * study_edit_actions_install:
 * @window: a window
 * @library: where trails are
 * @settings: the person's settings
 *
 * Gives a window the actions `win.edit`, which edits the page that is open or
 * offers to duplicate a trail that comes with the program, `win.add-stage` and
 * `win.new-trail`.
 */
void
study_edit_actions_install (StudyWindow  *window,
                            StudyLibrary *library,
                            GSettings    *settings)
{
  StudyEditActions *self;
  g_autoptr (GSimpleAction) new_action = NULL;

  g_return_if_fail (STUDY_IS_WINDOW (window));
  g_return_if_fail (STUDY_IS_LIBRARY (library));
  g_return_if_fail (G_IS_SETTINGS (settings));

  self = g_object_new (STUDY_TYPE_EDIT_ACTIONS, NULL);
  g_set_weak_pointer (&self->window, window);
  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
  self->edit_action = add_action (self, "edit", G_CALLBACK (edit_cb));
  self->add_stage_action = add_action (self, "add-stage", G_CALLBACK (add_stage_cb));
  new_action = add_action (self, "new-trail", G_CALLBACK (new_trail_cb));
  g_signal_connect_object (window, "notify::trail", G_CALLBACK (trail_changed_cb), self, G_CONNECT_SWAPPED);
  trail_changed_cb (self);
  g_object_set_data_full (G_OBJECT (window), "study-edit-actions", self, g_object_unref);
}
