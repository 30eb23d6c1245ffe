/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/progress/study-restore-dialog.h"

#include <glib/gi18n.h>

#include "app/progress/study-difference-page.h"
#include "model/content/study-text-date.h"
#include "model/content/study-text-fill.h"
#include "model/trail/study-difference.h"
#include "storage/files/study-task-data.h"

/**
 * StudyRestoreDialog:
 *
 * Lists the snapshots of the progress on a trail, shows what each would change,
 * and restores one. It can open at what merges replaced.
 */

struct _StudyRestoreDialog
{
  AdwDialog parent_instance;

  StudySession *session;
  GCancellable *cancellable;
  GVariant *replaced;             /* (nullable): the times of snapshots of what merges replaced */
  GPtrArray *snapshots;           /* (nullable), of Loaded: until they are read */
  StudyProgressSnapshot *chosen;  /* (nullable): whose changes are in sight; %NULL for what was replaced */
  char *description;              /* of restoring it */

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

static GListModel *
compare (StudyRestoreDialog          *self,
         const StudyProgressSnapshot *content)
{
  return study_difference_list_new (study_session_get_trail (self->session),
                                    study_session_get_progress (self->session), content, TRUE);
}

static char *
describe (StudyRestoreDialog *self,
          const Loaded       *loaded)
{
  g_autoptr (GListModel) differences = compare (self, loaded->content);
  guint n_done = study_progress_snapshot_count_done (loaded->content);
  guint n_changes = g_list_model_get_n_items (differences);
  g_autofree char *done = study_text_fill (ngettext ("%u item done", "%u items done", n_done), n_done);
  g_autofree char *changes = NULL;

  if (n_changes == 0)
    return study_text_fill (_("%s · %s"), done, _("no changes"));

  changes = study_text_fill (ngettext ("%u change", "%u changes", n_changes), n_changes);

  return study_text_fill (_("%s · %s"), done, changes);
}

static gboolean
is_replaced (StudyRestoreDialog *self,
             const Loaded       *loaded)
{
  gsize n_times;
  const gint64 *times = g_variant_get_fixed_array (self->replaced, &n_times, sizeof (gint64));
  gboolean found = FALSE;

  for (gsize i = 0; i < n_times; i++)
    found |= times[i] == loaded->time;

  return found && loaded->content != NULL;
}

/* The present progress with what merges replaced, and nothing else of their
 * snapshots. */
static StudyProgressSnapshot *
bring_back (StudyRestoreDialog *self)
{
  g_autoptr (StudyProgressSnapshot) present =
    study_progress_snapshot (study_session_get_progress (self->session));
  g_autoptr (GPtrArray) before = g_ptr_array_new ();

  for (guint i = 0; i < self->snapshots->len; i++)
    {
      const Loaded *loaded = g_ptr_array_index (self->snapshots, i);

      if (is_replaced (self, loaded))
        g_ptr_array_add (before, loaded->content);
    }

  return study_progress_snapshot_bring_back (present, before);
}

static void
restore_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  StudyRestoreDialog *self = STUDY_RESTORE_DIALOG (widget);
  /* What changed while it was in sight stays. */
  g_autoptr (StudyProgressSnapshot) replaced = self->chosen == NULL ? bring_back (self) : NULL;

  study_progress_replace (study_session_get_progress (self->session), replaced != NULL ? replaced : self->chosen,
                          self->description);
  adw_dialog_close (ADW_DIALOG (self));
}

/* Shows what restoring a document would change. */
static void
show (StudyRestoreDialog          *self,
      const char                  *title,
      const StudyProgressSnapshot *content,
      const char                  *description)
{
  g_autoptr (GListModel) differences = compare (self, content);

  g_set_str (&self->description, description);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "differences.restore",
                                 g_list_model_get_n_items (differences) > 0 &&
                                 !study_progress_get_read_only (study_session_get_progress (self->session)));
  adw_navigation_view_push (self->navigation_view, study_difference_page_new (title, differences, TRUE));
}

/* Shows what a snapshot would change. */
static void
show_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  StudyRestoreDialog *self = STUDY_RESTORE_DIALOG (widget);
  const Loaded *loaded = g_ptr_array_index (self->snapshots, g_variant_get_uint32 (parameter));
  g_autofree char *title = study_text_day_time (loaded->time);
  g_autofree char *date = study_text_date_time (loaded->time);
  /* Translators: a date and time. */
  g_autofree char *description = study_text_fill (_("Progress restored from %s"), date);

  g_clear_pointer (&self->chosen, study_progress_snapshot_free);
  self->chosen = study_progress_snapshot_copy (loaded->content);
  show (self, title, self->chosen, description);
}

/* Shows what merges replaced, and nothing else of their snapshots. */
static void
show_replaced (StudyRestoreDialog *self)
{
  g_autoptr (StudyProgressSnapshot) content = bring_back (self);

  g_clear_pointer (&self->chosen, study_progress_snapshot_free);
  show (self, _("What Was Replaced"), content, _("Restored what was replaced"));
}

static void
add_row (StudyRestoreDialog *self,
         guint               position)
{
  const Loaded *loaded = g_ptr_array_index (self->snapshots, position);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCE_PATH "/ui/study-differences-row.ui");
  GObject *row = gtk_builder_get_object (builder, "row");
  g_autofree char *title = study_text_day_time (loaded->time);
  g_autofree char *subtitle = loaded->content != NULL ? describe (self, loaded) : g_strdup (loaded->error_message);

  g_object_set (row, "title", title, "subtitle", subtitle, NULL);
  if (loaded->content != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "u", position);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "differences.show");
    }
  else
    {
      g_object_set (row, "activatable", FALSE, "sensitive", FALSE, NULL);
    }
  adw_preferences_group_add (self->group, GTK_WIDGET (row));
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
  self->snapshots = g_steal_pointer (&snapshots);
  for (guint i = 0; i < self->snapshots->len; i++)
    add_row (self, i);
  if (self->replaced != NULL)
    show_replaced (self);
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
  g_clear_pointer (&self->snapshots, g_ptr_array_unref);
  g_clear_pointer (&self->replaced, g_variant_unref);
  g_clear_pointer (&self->chosen, study_progress_snapshot_free);
  g_clear_pointer (&self->description, g_free);

  G_OBJECT_CLASS (study_restore_dialog_parent_class)->dispose (object);
}

static void
study_restore_dialog_class_init (StudyRestoreDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = study_restore_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = study_restore_dialog_closed;

  gtk_widget_class_install_action (widget_class, "differences.show", "u", show_cb);
  gtk_widget_class_install_action (widget_class, "differences.restore", NULL, restore_cb);

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

/* It opens at what merges replaced when it is given the times of the snapshots
 * that keep it, of type `ax`. */
AdwDialog *
study_restore_dialog_new (StudySession *session,
                          GVariant     *replaced)
{
  StudyRestoreDialog *self;
  g_autoptr (GTask) task = NULL;
  const char *trail_id;

  g_return_val_if_fail (STUDY_IS_SESSION (session), NULL);

  self = g_object_new (STUDY_TYPE_RESTORE_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->replaced = replaced != NULL ? g_variant_ref_sink (replaced) : NULL;
  task = g_task_new (self, self->cancellable, loaded_cb, NULL);
  g_task_set_source_tag (task, study_restore_dialog_new);
  /* One of its own, since each is for one thread. */
  trail_id = study_progress_get_trail_id (study_session_get_progress (session));
  g_task_set_task_data (task, study_progress_places_new_snapshots (study_session_get_places (session), trail_id),
                        g_object_unref);
  g_task_run_in_thread (task, load_thread);

  return ADW_DIALOG (self);
}
