/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/actions/study-progress-actions.h"

#include <glib/gi18n.h>

#include "app/progress/study-restore-dialog.h"
#include "app/progress/study-transfer.h"
#include "model/trail/study-reset.h"

#define RESPONSE_RESET "reset"

/**
 * StudyProgressActions:
 *
 * The actions on progress as a whole: `progress.restore`, `progress.export`,
 * `progress.import`, and `progress.reset-trail`, `-stage` and `-topic`, which are
 * about what the window shows.
 */

struct _StudyProgressActions
{
  StudyActions parent_instance;
};

G_DEFINE_FINAL_TYPE (StudyProgressActions, study_progress_actions, STUDY_TYPE_ACTIONS)

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
can_change (StudyActions *self)
{
  StudySession *session = study_actions_get_session (self);

  if (session == NULL)
    return FALSE;
  if (!study_progress_get_read_only (study_session_get_progress (session)))
    return TRUE;

  gtk_widget_activate_action (GTK_WIDGET (study_actions_get_window (self)), "win.show-message", "s",
                              _("This progress cannot be changed here"));

  return FALSE;
}

static void
restore_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  adw_dialog_present (study_restore_dialog_new (study_actions_get_session (user_data)),
                      GTK_WIDGET (study_actions_get_window (user_data)));
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  study_transfer_export (GTK_WIDGET (study_actions_get_window (user_data)), study_actions_get_library (user_data),
                         study_actions_get_session (user_data));
}

static void
import_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  StudySession *session = study_actions_get_session (user_data);

  if (session == NULL || can_change (user_data))
    study_transfer_import (GTK_WIDGET (study_actions_get_window (user_data)), study_actions_get_library (user_data),
                           session);
}

static void
reset_trail_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  if (can_change (user_data))
    ask_reset (study_actions_get_window (user_data), NULL, NULL);
}

static void
reset_stage_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  StudyWindow *window = study_actions_get_window (user_data);
  StudyStage *stage = study_navigator_get_stage (study_window_get_navigator (window));

  if (stage != NULL && can_change (user_data))
    ask_reset (window, stage, NULL);
}

static void
reset_topic_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  StudyWindow *window = study_actions_get_window (user_data);
  StudyTopic *topic = study_navigator_get_topic (study_window_get_navigator (window));

  if (topic != NULL && can_change (user_data))
    ask_reset (window, NULL, topic);
}

/* All but the import is about the trail that is open. */
static void
study_progress_actions_trail_changed (StudyActions *self)
{
  static const char * const names[] = { "restore", "export", "reset-trail", "reset-stage", "reset-topic" };
  gboolean open = study_actions_get_session (self) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    study_actions_set_enabled (self, names[i], open);
}

static void
study_progress_actions_class_init (StudyProgressActionsClass *klass)
{
  static const GActionEntry entries[] = {
    { .name = "restore", .activate = restore_cb },
    { .name = "export", .activate = export_cb },
    { .name = "import", .activate = import_cb },
    { .name = "reset-trail", .activate = reset_trail_cb },
    { .name = "reset-stage", .activate = reset_stage_cb },
    { .name = "reset-topic", .activate = reset_topic_cb },
  };
  StudyActionsClass *actions_class = STUDY_ACTIONS_CLASS (klass);

  actions_class->prefix = "progress";
  actions_class->entries = entries;
  actions_class->n_entries = G_N_ELEMENTS (entries);
  actions_class->trail_changed = study_progress_actions_trail_changed;
}

static void
study_progress_actions_init (StudyProgressActions *self)
{
}
