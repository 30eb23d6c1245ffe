/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/actions/study-progress-actions.h"

#include <glib/gi18n.h>

#include "app/progress/study-restore-dialog.h"
#include "app/progress/study-transfer.h"
#include "model/content/study-text-fill.h"
#include "model/trail/study-reset.h"

/**
 * StudyProgressActions:
 *
 * The actions on progress as a whole: `progress.restore`, `progress.show-replaced`,
 * `progress.export`, `progress.import`, and `progress.reset-trail`, `-stage` and `-topic`, which are
 * about what the window shows.
 */

struct _StudyProgressActions
{
  StudyActions parent_instance;

  GSignalGroup *progress_signals;
};

G_DEFINE_FINAL_TYPE (StudyProgressActions, study_progress_actions, STUDY_TYPE_ACTIONS)

static const char *
get_title (GObject *part)
{
  if (STUDY_IS_TOPIC (part))
    return study_topic_get_title (STUDY_TOPIC (part));

  return STUDY_IS_STAGE (part) ? study_stage_get_title (STUDY_STAGE (part))
                               : study_trail_get_title (STUDY_TRAIL (part));
}

static void
reset_cb (AdwAlertDialog *dialog,
          const char     *response,
          GObject        *part)
{
  gboolean everything = gtk_check_button_get_active (GTK_CHECK_BUTTON (adw_alert_dialog_get_extra_child (dialog)));
  /* Translators: the title of a topic, a stage or a trail. */
  g_autofree char *description = study_text_fill (_("Progress on “%s” reset"), get_title (part));

  if (STUDY_IS_TOPIC (part))
    study_reset_topic (STUDY_TOPIC (part), everything, description);
  else if (STUDY_IS_STAGE (part))
    study_reset_stage (STUDY_STAGE (part), everything, description);
  else
    study_reset_trail (STUDY_TRAIL (part), everything, description);
}

/* Asks before it takes away what is done in a topic, a stage or a trail. */
static void
ask_reset (StudyWindow *window,
           gpointer     part)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCE_PATH "/ui/study-reset-dialog.ui");
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (gtk_builder_get_object (builder, "dialog"));
  g_autofree char *body = NULL;

  /* Translators: the title of a topic, a stage or a trail. */
  body = study_text_fill (_("All items in “%s” will be marked as not done and not skipped. This can be undone."),
                          get_title (part));
  adw_alert_dialog_set_body (dialog, body);
  g_signal_connect_object (dialog, "response::reset", G_CALLBACK (reset_cb), part, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
}

static void
restore_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  adw_dialog_present (study_restore_dialog_new (study_actions_get_session (user_data), NULL),
                      GTK_WIDGET (study_actions_get_window (user_data)));
}

static void
show_replaced_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  adw_dialog_present (study_restore_dialog_new (study_actions_get_session (user_data), parameter),
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
  study_transfer_import (GTK_WIDGET (study_actions_get_window (user_data)), study_actions_get_library (user_data),
                         study_actions_get_session (user_data));
}

static void
reset_trail_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  ask_reset (study_actions_get_window (user_data), study_actions_get_trail (user_data));
}

static void
reset_stage_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  StudyWindow *window = study_actions_get_window (user_data);
  StudyStage *stage = study_navigator_get_stage (study_window_get_navigator (window));

  if (stage != NULL)
    ask_reset (window, stage);
}

static void
reset_topic_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  StudyWindow *window = study_actions_get_window (user_data);
  StudyTopic *topic = study_navigator_get_topic (study_window_get_navigator (window));

  if (topic != NULL)
    ask_reset (window, topic);
}

/* All but the import is about the trail that is open. What a newer program wrote is not changed. */
static void
update_enabled (StudyActions *self)
{
  static const char * const reading[] = { "restore", "show-replaced", "export" };
  static const char * const changing[] = { "reset-trail", "reset-stage", "reset-topic" };
  StudySession *session = study_actions_get_session (self);
  const gboolean read_only = session != NULL && study_progress_get_read_only (study_session_get_progress (session));

  for (guint i = 0; i < G_N_ELEMENTS (reading); i++)
    study_actions_set_enabled (self, reading[i], session != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    study_actions_set_enabled (self, changing[i], session != NULL && !read_only);
  study_actions_set_enabled (self, "import", !read_only);
}

static void
study_progress_actions_trail_changed (StudyActions *self)
{
  StudySession *session = study_actions_get_session (self);

  g_signal_group_set_target (STUDY_PROGRESS_ACTIONS (self)->progress_signals,
                             session != NULL ? study_session_get_progress (session) : NULL);
  update_enabled (self);
}

static void
study_progress_actions_dispose (GObject *object)
{
  g_clear_object (&STUDY_PROGRESS_ACTIONS (object)->progress_signals);

  G_OBJECT_CLASS (study_progress_actions_parent_class)->dispose (object);
}

static void
study_progress_actions_class_init (StudyProgressActionsClass *klass)
{
  static const GActionEntry entries[] = {
    { .name = "restore", .activate = restore_cb },
    { .name = "show-replaced", .activate = show_replaced_cb, .parameter_type = "ax" },
    { .name = "export", .activate = export_cb },
    { .name = "import", .activate = import_cb },
    { .name = "reset-trail", .activate = reset_trail_cb },
    { .name = "reset-stage", .activate = reset_stage_cb },
    { .name = "reset-topic", .activate = reset_topic_cb },
  };
  StudyActionsClass *actions_class = STUDY_ACTIONS_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = study_progress_actions_dispose;
  actions_class->prefix = "progress";
  actions_class->entries = entries;
  actions_class->n_entries = G_N_ELEMENTS (entries);
  actions_class->trail_changed = study_progress_actions_trail_changed;
}

static void
study_progress_actions_init (StudyProgressActions *self)
{
  self->progress_signals = g_signal_group_new (STUDY_TYPE_PROGRESS);
  g_signal_group_connect_swapped (self->progress_signals, "notify::read-only", G_CALLBACK (update_enabled), self);
}
