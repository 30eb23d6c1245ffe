/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/progress/study-restore-dialog.h"

#include <glib/gi18n.h>

#include "app/progress/study-difference-view.h"
#include "model/trail/study-difference.h"
#include "storage/files/study-task-data.h"

/**
 * StudyRestoreDialog:
 *
 * Lists the snapshots of the progress on a trail, shows what each would change,
 * and restores one.
 */

struct _StudyRestoreDialog
{
  AdwDialog parent_instance;

  StudySession *session;
  GCancellable *cancellable;

  AdwNavigationView *navigation_view;
  GtkStack *stack;
  AdwStatusPage *error_page;
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (StudyRestoreDialog, study_restore_dialog, ADW_TYPE_DIALOG)

/* One snapshot, as the worker read it, or why it could not. */
#define LOADED(OWNED, PLAIN) \
  OWNED (StudyProgressSnapshot *, content, study_progress_snapshot_free) \
  OWNED (char *, error_message, g_free) \
  PLAIN (gint64, time)

STUDY_DEFINE_TASK_DATA (Loaded, loaded, LOADED)

static char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (time);
  g_autoptr (GDateTime) date = g_date_time_to_local (utc);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (g_date_time_get_year (date) == g_date_time_get_year (now) &&
      g_date_time_get_day_of_year (date) == g_date_time_get_day_of_year (now))
    /* Translators: a time of today, with the letters of strftime() */
    return g_date_time_format (date, _("Today, %H:%M"));

  /* Translators: a day and a time of day, as in “24 November 2026, 14:05”, with
   * the letters of strftime() */
  return g_date_time_format (date, _("%-d %B %Y, %H:%M"));
}

static GListModel *
compare (StudyRestoreDialog *self,
         const Loaded       *loaded)
{
  return study_difference_list_new (study_session_get_trail (self->session),
                                    study_session_get_progress (self->session), loaded->content, TRUE);
}

static char *
describe (StudyRestoreDialog *self,
          const Loaded       *loaded)
{
  g_autoptr (GListModel) differences = compare (self, loaded);
  guint n_done = study_progress_snapshot_count_done (loaded->content);
  guint n_changes = g_list_model_get_n_items (differences);
  g_autofree char *done = g_strdup_printf (ngettext ("%u item done", "%u items done", n_done), n_done);
  g_autofree char *changes = NULL;

  if (n_changes == 0)
    return g_strdup_printf (_("%s · %s"), done, _("nothing changes"));

  changes = g_strdup_printf (ngettext ("%u change", "%u changes", n_changes), n_changes);

  return g_strdup_printf (_("%s · %s"), done, changes);
}

static void
restore_cb (StudyRestoreDialog *self,
            GtkWidget          *button)
{
  const Loaded *loaded = g_object_get_data (G_OBJECT (button), "snapshot");
  g_autofree char *time = format_time (loaded->time);
  /* Translators: a date and time. */
  g_autofree char *description = g_strdup_printf (_("Restored the progress of %s"), time);

  study_progress_replace (study_session_get_progress (self->session), loaded->content, description);
  adw_dialog_close (ADW_DIALOG (self));
}

/* Shows what a snapshot would change. */
static void
row_activated_cb (StudyRestoreDialog *self,
                  GtkWidget          *row)
{
  Loaded *loaded = g_object_get_data (G_OBJECT (row), "snapshot");
  g_autoptr (GListModel) differences = compare (self, loaded);
  g_autofree char *title = format_time (loaded->time);
  GtkWidget *view = study_difference_view_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Restore"));
  GtkWidget *header_bar = adw_header_bar_new ();
  GtkWidget *toolbar_view = adw_toolbar_view_new ();

  study_difference_view_set_model (STUDY_DIFFERENCE_VIEW (view), differences);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_sensitive (button, g_list_model_get_n_items (differences) > 0 &&
                                    !study_progress_get_read_only (study_session_get_progress (self->session)));
  g_object_set_data (G_OBJECT (button), "snapshot", loaded);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header_bar), button);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header_bar), FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar_view), header_bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar_view), view);
  adw_navigation_view_push (self->navigation_view, adw_navigation_page_new (toolbar_view, title));
}

static void
add_row (StudyRestoreDialog *self,
         Loaded             *loaded)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = format_time (loaded->time);
  g_autofree char *subtitle = loaded->content != NULL ? describe (self, loaded) : g_strdup (loaded->error_message);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  g_object_set_data_full (G_OBJECT (row), "snapshot", loaded, loaded_free);
  if (loaded->content != NULL)
    {
      GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

      gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
    }
  else
    {
      gtk_widget_set_sensitive (row, FALSE);
    }
  adw_preferences_group_add (self->group, row);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  StudyRestoreDialog *self = STUDY_RESTORE_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) snapshots = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (snapshots == NULL)
    {
      g_autofree char *description = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->error_page, description);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, snapshots->len > 0 ? "list" : "empty");
  while (snapshots->len > 0)
    add_row (self, g_ptr_array_steal_index (snapshots, 0));
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  StudySnapshotStore *store = task_data;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) snapshots = g_ptr_array_new_with_free_func (loaded_free);
  GError *list_error = NULL;

  entries = study_snapshot_store_list (store, &list_error);
  if (entries == NULL)
    {
      g_task_return_error (task, list_error);
      return;
    }

  for (guint i = 0; i < entries->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      StudySnapshotEntry *entry = g_ptr_array_index (entries, i);
      Loaded *loaded = g_new0 (Loaded, 1);
      g_autoptr (GError) error = NULL;

      loaded->time = entry->time;
      loaded->content = study_snapshot_store_load (store, entry, &error);
      if (loaded->content == NULL)
        loaded->error_message = g_strdup (error->message);
      g_ptr_array_add (snapshots, loaded);
    }

  g_task_return_pointer (task, g_steal_pointer (&snapshots), (GDestroyNotify) g_ptr_array_unref);
}

static void
study_restore_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (STUDY_RESTORE_DIALOG (dialog)->cancellable);
}

static void
study_restore_dialog_dispose (GObject *object)
{
  StudyRestoreDialog *self = STUDY_RESTORE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_RESTORE_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (study_restore_dialog_parent_class)->dispose (object);
}

static void
study_restore_dialog_class_init (StudyRestoreDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = study_restore_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = study_restore_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-restore-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyRestoreDialog, navigation_view);
  gtk_widget_class_bind_template_child (widget_class, StudyRestoreDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, StudyRestoreDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, StudyRestoreDialog, group);
}

static void
study_restore_dialog_init (StudyRestoreDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * study_restore_dialog_new:
 * @session: the trail that is open
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
AdwDialog *
study_restore_dialog_new (StudySession *session)
{
  StudyRestoreDialog *self;
  g_autoptr (GTask) task = NULL;
  const char *trail_id;

  g_return_val_if_fail (STUDY_IS_SESSION (session), NULL);

  self = g_object_new (STUDY_TYPE_RESTORE_DIALOG, NULL);
  self->session = g_object_ref (session);
  task = g_task_new (self, self->cancellable, loaded_cb, NULL);
  g_task_set_source_tag (task, study_restore_dialog_new);
  /* One of its own, since each is for one thread. */
  trail_id = study_progress_get_trail_id (study_session_get_progress (session));
  g_task_set_task_data (task, study_progress_places_new_snapshots (study_session_get_places (session), trail_id),
                        g_object_unref);
  g_task_run_in_thread (task, load_thread);

  return ADW_DIALOG (self);
}
