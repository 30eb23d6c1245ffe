/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/trails/study-trails-dialog.h"

#include <glib/gi18n.h>

#include "app/trails/study-trails-row.h"
#include "model/content/study-text-date.h"
#include "model/content/study-text-fill.h"
#include "storage/library/study-trail-trash.h"
#include "widgets/study-group.h"

/**
 * StudyTrailsDialog:
 *
 * All trails, to put them in order, rename, duplicate and remove them, and
 * those that were removed lately, to bring them back. What it does, it does
 * through the actions `trail.…` of the window.
 */

struct _StudyTrailsDialog
{
  AdwDialog parent_instance;

  StudyLibrary *library;
  StudyTrailList *trail_list;
  GCancellable *cancellable; /* of reading the trash */

  AdwToastOverlay *toast_overlay;
  GtkListBox *list_box;
  GtkWidget *trash_group;
  GtkListBox *trash_box;
};

G_DEFINE_FINAL_TYPE (StudyTrailsDialog, study_trails_dialog, ADW_TYPE_DIALOG)

static GtkWidget *
create_row_cb (gpointer item,
               gpointer user_data)
{
  return study_trails_row_new (item);
}

/* Where a row is changes what its menu offers. The rows may be about to follow
 * the list. */
static void
update_rows (StudyTrailsDialog *self)
{
  guint n_rows = g_list_model_get_n_items (study_trail_list_get_all (self->trail_list));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    {
      StudyLibraryEntry *entry = study_object_row_get_object (STUDY_OBJECT_ROW (row));

      study_trails_row_update (STUDY_TRAILS_ROW (row), i, n_rows,
                               study_trail_list_get_hidden (self->trail_list, study_library_entry_get_id (entry)));
    }
}

static void
add_trashed (StudyTrailsDialog       *self,
             const StudyTrashedTrail *trashed)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCE_PATH "/ui/study-trashed-row.ui");
  GObject *row = gtk_builder_get_object (builder, "row");
  GObject *button = gtk_builder_get_object (builder, "button");
  g_autofree char *date = study_text_date (trashed->time);
  /* Translators: a date. */
  g_autofree char *subtitle = study_text_fill (_("Removed on %s"), date);
  /* Translators: what a button does; the argument is the title of a trail. */
  g_autofree char *name = study_text_fill (_("Restore “%s”"), trashed->title);

  g_object_set (row, "title", trashed->title, "subtitle", subtitle, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", trashed->name);
  gtk_list_box_append (self->trash_box, GTK_WIDGET (row));
}

static void
trash_listed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GPtrArray) trails = g_task_propagate_pointer (G_TASK (result), NULL);
  StudyTrailsDialog *self = user_data;

  /* When it is cancelled, the dialog may be gone. */
  if (trails == NULL)
    return;

  gtk_list_box_remove_all (self->trash_box);
  for (guint i = 0; i < trails->len; i++)
    add_trashed (self, g_ptr_array_index (trails, i));
  gtk_widget_set_visible (self->trash_group, trails->len > 0);
}

static void
list_trash_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  study_trail_trash_thin (task_data, g_get_real_time ());
  g_task_return_pointer (task, study_trail_trash_list (task_data), (GDestroyNotify) g_ptr_array_unref);
}

static void
update_trash (StudyTrailsDialog *self)
{
  const char *data_dir = study_progress_places_get_data_dir (study_library_get_places (self->library));
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, trash_listed_cb, self);
  g_task_set_source_tag (task, update_trash);
  g_task_set_task_data (task, g_strdup (data_dir), g_free);
  g_task_run_in_thread (task, list_trash_thread);
}

static void
trails_changed_cb (StudyTrailsDialog *self)
{
  update_rows (self);
  update_trash (self);
}

static void
move_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  StudyTrailsDialog *self = STUDY_TRAILS_DIALOG (widget);
  GtkListBoxRow *row;
  const char *id;
  guint position;

  g_variant_get (parameter, "(&su)", &id, &position);
  if (!study_trail_list_move (self->trail_list, id, position))
    return;

  /* Its row is another one now. */
  update_rows (self);
  row = gtk_list_box_get_row_at_index (self->list_box, position);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
study_trails_dialog_dispose (GObject *object)
{
  StudyTrailsDialog *self = STUDY_TRAILS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_TRAILS_DIALOG);
  g_clear_object (&self->trail_list);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (study_trails_dialog_parent_class)->dispose (object);
}

static void
study_trails_dialog_class_init (StudyTrailsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = study_trails_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "trails.move", "(su)", move_cb);

  g_type_ensure (STUDY_TYPE_GROUP);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-trails-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyTrailsDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, StudyTrailsDialog, list_box);
  gtk_widget_class_bind_template_child (widget_class, StudyTrailsDialog, trash_group);
  gtk_widget_class_bind_template_child (widget_class, StudyTrailsDialog, trash_box);
}

static void
study_trails_dialog_init (StudyTrailsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* To be presented in a window that has the actions `trail.…`. */
AdwDialog *
study_trails_dialog_new (StudyLibrary   *library,
                         StudyTrailList *trail_list)
{
  StudyTrailsDialog *self;

  g_return_val_if_fail (STUDY_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (STUDY_IS_TRAIL_LIST (trail_list), NULL);

  self = g_object_new (STUDY_TYPE_TRAILS_DIALOG, NULL);
  self->library = g_object_ref (library);
  self->trail_list = g_object_ref (trail_list);
  gtk_list_box_bind_model (self->list_box, study_trail_list_get_all (trail_list), create_row_cb, NULL, NULL);
  g_signal_connect_object (study_trail_list_get_all (trail_list), "items-changed",
                           G_CALLBACK (trails_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (study_trail_list_get_shown (trail_list), "items-changed",
                           G_CALLBACK (trails_changed_cb), self, G_CONNECT_SWAPPED);
  study_trail_list_update (trail_list);
  trails_changed_cb (self);

  return ADW_DIALOG (self);
}

/* Takes over a toast, to say something in the dialog, which covers the window. */
void
study_trails_dialog_add_toast (StudyTrailsDialog *self,
                               AdwToast          *toast)
{
  g_return_if_fail (STUDY_IS_TRAILS_DIALOG (self));

  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}
