/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/actions/study-progress-actions.h"

#include <glib/gi18n.h>

#include "app/progress/study-restore-dialog.h"
#include "app/progress/study-transfer.h"
#include "model/trail/study-reset.h"
#include "session/study-navigator.h"

#define RESPONSE_RESET "reset"

/* What is to be reset: one of these, or the whole trail. */
typedef struct
{
  StudyTrail *trail;
  StudyStage *stage;
  StudyTopic *topic;
  GtkCheckButton *everything;
} Reset;

static void
reset_free (gpointer  data,
            GClosure *closure)
{
  Reset *self = data;

  g_clear_object (&self->trail);
  g_clear_object (&self->stage);
  g_clear_object (&self->topic);
  g_free (self);
}

static void
response_cb (AdwAlertDialog *dialog,
             const char     *response,
             Reset          *self)
{
  gboolean everything = gtk_check_button_get_active (self->everything);
  g_autofree char *description = NULL;

  if (!g_str_equal (response, RESPONSE_RESET))
    return;

  if (self->topic != NULL)
    {
      /* Translators: the title of a topic, a stage or a trail. */
      description = g_strdup_printf (_("Progress on “%s” reset"), study_topic_get_title (self->topic));
      study_reset_topic (self->topic, everything, description);
    }
  else if (self->stage != NULL)
    {
      description = g_strdup_printf (_("Progress on “%s” reset"), study_stage_get_title (self->stage));
      study_reset_stage (self->stage, everything, description);
    }
  else
    {
      description = g_strdup_printf (_("Progress on “%s” reset"), study_trail_get_title (self->trail));
      study_reset_trail (self->trail, everything, description);
    }
}

/* A check button whose text fits a narrow window. */
static GtkCheckButton *
new_check_button (const char *text)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new_with_mnemonic (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), button);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);

  return GTK_CHECK_BUTTON (button);
}

/* Asks before it takes away what is done. */
static void
ask_reset (StudyWindow *window,
           StudyStage  *stage,
           StudyTopic  *topic)
{
  StudyTrail *trail = study_session_get_trail (study_window_get_session (window));
  Reset *self = g_new0 (Reset, 1);
  const char *title = study_trail_get_title (trail);
  g_autofree char *body = NULL;
  AdwAlertDialog *dialog;

  if (topic != NULL)
    title = study_topic_get_title (topic);
  else if (stage != NULL)
    title = study_stage_get_title (stage);

  /* Translators: the title of a topic, a stage or a trail. */
  body = g_strdup_printf (_("Nothing in “%s” will be done or skipped any more. This can be undone."), title);
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Reset Progress?"), body));
  self->trail = g_object_ref (trail);
  g_set_object (&self->stage, stage);
  g_set_object (&self->topic, topic);
  self->everything = new_check_button (_("Also remove _notes, own courses and project details"));
  adw_alert_dialog_set_extra_child (dialog, GTK_WIDGET (self->everything));
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), RESPONSE_RESET, _("_Reset"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, RESPONSE_RESET, ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, reset_free, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
}

/* Whether something may be changed; what a newer program wrote may not. */
static gboolean
can_change (StudyWindow *window)
{
  StudySession *session = study_window_get_session (window);

  if (session == NULL)
    return FALSE;
  if (!study_progress_get_read_only (study_session_get_progress (session)))
    return TRUE;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-message", "s", _("This progress cannot be changed here"));

  return FALSE;
}

static StudyNavigator *
dup_navigator (StudyWindow *window)
{
  StudyNavigator *navigator;

  g_object_get (window, "navigator", &navigator, NULL);

  return navigator;
}

static void
restore_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  StudySession *session = study_window_get_session (user_data);

  if (session != NULL)
    adw_dialog_present (study_restore_dialog_new (session), GTK_WIDGET (user_data));
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  StudySession *session = study_window_get_session (user_data);

  if (session != NULL)
    study_transfer_export (GTK_WIDGET (user_data), g_object_get_data (G_OBJECT (action), "library"), session);
}

static void
import_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  if (study_window_get_session (user_data) == NULL || can_change (user_data))
    study_transfer_import (GTK_WIDGET (user_data), g_object_get_data (G_OBJECT (action), "library"),
                           study_window_get_session (user_data));
}

static void
reset_trail_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  if (can_change (user_data))
    ask_reset (user_data, NULL, NULL);
}

static void
reset_stage_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  g_autoptr (StudyNavigator) navigator = dup_navigator (user_data);

  if (study_navigator_get_stage (navigator) != NULL && can_change (user_data))
    ask_reset (user_data, study_navigator_get_stage (navigator), NULL);
}

static void
reset_topic_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  g_autoptr (StudyNavigator) navigator = dup_navigator (user_data);

  if (study_navigator_get_topic (navigator) != NULL && can_change (user_data))
    ask_reset (user_data, NULL, study_navigator_get_topic (navigator));
}

/* All but the import is about the trail that is open. */
static void
update_actions (StudyWindow *window,
                GParamSpec  *pspec,
                GActionMap  *actions)
{
  static const char * const names[] = { "restore", "export", "reset-trail", "reset-stage", "reset-topic" };
  gboolean open = study_window_get_session (window) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, names[i])), open);
}

/**
 * study_progress_actions_install:
 * @window: a window
 * @library: where trails are
 *
 * Gives a window the actions on progress as a whole: `progress.restore`,
 * `progress.export`, `progress.import`, and `progress.reset-trail`, `-stage` and
 * `-topic`, which are about what the window shows.
 */
void
study_progress_actions_install (StudyWindow  *window,
                                StudyLibrary *library)
{
  static const GActionEntry entries[] = {
    { .name = "restore", .activate = restore_cb },
    { .name = "export", .activate = export_cb },
    { .name = "import", .activate = import_cb },
    { .name = "reset-trail", .activate = reset_trail_cb },
    { .name = "reset-stage", .activate = reset_stage_cb },
    { .name = "reset-topic", .activate = reset_topic_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_return_if_fail (STUDY_IS_WINDOW (window));
  g_return_if_fail (STUDY_IS_LIBRARY (library));

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), window);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_object_set_data_full (G_OBJECT (g_action_map_lookup_action (G_ACTION_MAP (group), entries[i].name)), "library",
                            g_object_ref (library), g_object_unref);
  g_signal_connect_object (window, "notify::trail", G_CALLBACK (update_actions), group, G_CONNECT_DEFAULT);
  update_actions (window, NULL, G_ACTION_MAP (group));
  gtk_widget_insert_action_group (GTK_WIDGET (window), "progress", G_ACTION_GROUP (group));
}
