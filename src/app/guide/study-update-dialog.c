/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/guide/study-update-dialog.h"

#include <glib/gi18n.h>

#include "app/common/study-alert.h"
#include "app/common/study-change-list.h"
#include "app/guide/study-level-row.h"
#include "app/guide/study-trail-change-text.h"
#include "formats/edition/study-trail-origin.h"
#include "formats/guide/study-guide.h"
#include "storage/library/study-library-edit.h"
#include "storage/transfer/study-update-job.h"

/**
 * StudyUpdateDialog:
 *
 * Shows what a newer edition does to the trail that is open, and does it when
 * the user says so.
 */

struct _StudyUpdateDialog
{
  AdwDialog parent_instance;

  StudyLibrary *library;
  StudySession *session;
  StudyGuideSource *source; /* (nullable): of the newer edition */
  StudyTrail *edition;      /* (nullable): the newer edition, when it comes with the program */
  GCancellable *cancellable;
  GCancellable *compare_cancellable; /* of the comparison that is being made */
  GPtrArray *levels; /* of StudyGuideLevel */
  gboolean showing;
  StudyContent *current;
  StudyTrailUpdate *update; /* (nullable) */

  GtkStack *stack;
  GtkStack *changes_stack;
  GtkButton *cancel_button;
  GtkButton *update_button;
  AdwStatusPage *error_page;
  GtkLabel *summary_label;
  AdwPreferencesGroup *level_group;
  AdwComboRow *level_row;
  StudyChangeList *list;
};

typedef enum
{
  SIGNAL_UPDATED,
  N_SIGNALS
} StudyUpdateDialogSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StudyUpdateDialog, study_update_dialog, ADW_TYPE_DIALOG)

static gpointer
get_line (gpointer item,
          gpointer user_data)
{
  g_autoptr (StudyTrailChange) change = item;
  g_autofree char *text = study_trail_change_text (change);

  return study_change_line_new (study_trail_change_icon (change->kind), change->title, text);
}

static void
show_error (StudyUpdateDialog *self,
            const char        *message)
{
  g_autofree char *description = g_markup_escape_text (message, -1);

  adw_status_page_set_description (self->error_page, description);
  gtk_stack_set_visible_child_name (self->stack, "error");
  gtk_button_set_label (self->cancel_button, _("_Close"));
  gtk_widget_set_visible (GTK_WIDGET (self->update_button), FALSE);
}

static void
show_update (StudyUpdateDialog *self)
{
  gboolean nothing = study_trail_update_is_nothing (self->update);
  g_autofree char *summary = study_trail_change_summary (self->update->n_changes);

  gtk_label_set_label (self->summary_label, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary_label), *summary != '\0');
  study_change_list_set_changes (self->list, self->update->changes, get_line);
  gtk_stack_set_visible_child_name (self->changes_stack, nothing ? "empty" : "list");
  gtk_stack_set_visible_child_name (self->stack, "changes");
  gtk_widget_set_sensitive (GTK_WIDGET (self->update_button), !nothing);
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (StudyUpdateDialog) self = user_data;
  g_autoptr (StudyTrailUpdate) update = study_update_compare_finish (result, NULL);

  /* It fails in no other way. */
  if (update == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  g_clear_pointer (&self->update, study_trail_update_free);
  self->update = g_steal_pointer (&update);
  show_update (self);
}

static void
compare (StudyUpdateDialog  *self,
         const StudyContent *newer)
{
  g_autoptr (StudyProgressSnapshot) progress = study_progress_snapshot (study_session_get_progress (self->session));
  g_autoptr (StudyContent) content = study_content_fork (newer);

  /* What the user calls it stays. */
  g_set_str (&content->title, self->current->title);
  g_set_str (&content->short_title, self->current->short_title);
  study_update_compare_async (self->current, progress, content,
                              self->edition != NULL ? study_trail_get_content (self->edition) : NULL,
                              self->compare_cancellable, compared_cb, g_object_ref (self));
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (StudyUpdateDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyGuidePlan) plan = study_guide_source_plan_finish (self->source, result, &error);

  if (g_cancellable_is_cancelled (self->cancellable) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (plan == NULL)
    {
      show_error (self, error->message);
      return;
    }

  if (self->levels == NULL)
    {
      self->levels = study_guide_source_get_levels (self->source);
      self->showing = TRUE;
      study_level_row_fill (self->level_row, self->levels, plan->stage_level);
      self->showing = FALSE;
      gtk_widget_set_visible (GTK_WIDGET (self->level_group), self->levels->len > 1);
    }
  compare (self, plan->content);
}

static void
make_plan (StudyUpdateDialog *self)
{
  StudyGuideOptions options = { NULL };

  if (self->levels != NULL)
    options.stage_level = study_level_row_get_level (self->level_row, self->levels);

  g_cancellable_cancel (self->compare_cancellable);
  g_clear_object (&self->compare_cancellable);
  self->compare_cancellable = g_cancellable_new ();
  study_guide_source_plan_async (self->source, &options, self->compare_cancellable, planned_cb, g_object_ref (self));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StudyUpdateDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean loaded = study_guide_source_load_finish (STUDY_GUIDE_SOURCE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (!loaded)
    show_error (self, error->message);
  else if (study_guide_source_is_progress (self->source))
    show_error (self, _("This file contains progress, not a guide. Choose a guide."));
  else
    make_plan (self);
}

static void
level_changed_cb (StudyUpdateDialog *self)
{
  if (self->showing)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->update_button), FALSE);
  make_plan (self);
}

static void
replaced_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (StudyUpdateDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = study_library_edit_finish (STUDY_LIBRARY (source), result, &error);

  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  if (id == NULL)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->update_button), TRUE);
      gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
      study_alert_show (GTK_WIDGET (self), _("Trail Not Updated"), error->message);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_UPDATED], 0, self->current, self->update->content);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
update_cb (StudyUpdateDialog *self)
{
  /* A trail is not left half-way, so the dialog stays until it is written. */
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->update_button), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  study_library_replace_async (self->library, self->current->id, self->update->content, self->current,
                               STUDY_SAVE_SNAPSHOT, NULL, replaced_cb, g_object_ref (self));
}

static void
study_update_dialog_closed (AdwDialog *dialog)
{
  StudyUpdateDialog *self = STUDY_UPDATE_DIALOG (dialog);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->compare_cancellable);
}

static void
study_update_dialog_dispose (GObject *object)
{
  StudyUpdateDialog *self = STUDY_UPDATE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->compare_cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_UPDATE_DIALOG);
  g_clear_object (&self->library);
  g_clear_object (&self->session);
  g_clear_object (&self->source);
  g_clear_object (&self->edition);

  G_OBJECT_CLASS (study_update_dialog_parent_class)->dispose (object);
}

static void
study_update_dialog_finalize (GObject *object)
{
  StudyUpdateDialog *self = STUDY_UPDATE_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->compare_cancellable);
  g_clear_pointer (&self->levels, g_ptr_array_unref);
  g_clear_pointer (&self->current, study_content_unref);
  g_clear_pointer (&self->update, study_trail_update_free);

  G_OBJECT_CLASS (study_update_dialog_parent_class)->finalize (object);
}

static void
study_update_dialog_class_init (StudyUpdateDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = study_update_dialog_dispose;
  object_class->finalize = study_update_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = study_update_dialog_closed;

  /**
   * StudyUpdateDialog::updated:
   * @self: the dialog
   * @earlier: (type gpointer): what the trail was, a StudyContent
   * @later: (type gpointer): what it is now, a StudyContent
   *
   * The trail is written. The dialog closes.
   */
  signals[SIGNAL_UPDATED] =
    g_signal_new ("updated", STUDY_TYPE_UPDATE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);

  g_type_ensure (STUDY_TYPE_CHANGE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-update-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyUpdateDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, StudyUpdateDialog, changes_stack);
  gtk_widget_class_bind_template_child (widget_class, StudyUpdateDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, StudyUpdateDialog, update_button);
  gtk_widget_class_bind_template_child (widget_class, StudyUpdateDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, StudyUpdateDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, StudyUpdateDialog, level_group);
  gtk_widget_class_bind_template_child (widget_class, StudyUpdateDialog, level_row);
  gtk_widget_class_bind_template_child (widget_class, StudyUpdateDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, level_changed_cb);
}

static void
study_update_dialog_init (StudyUpdateDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->compare_cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static StudyUpdateDialog *
new_dialog (StudyLibrary *library,
            StudySession *session)
{
  StudyUpdateDialog *self = g_object_new (STUDY_TYPE_UPDATE_DIALOG, NULL);

  self->library = g_object_ref (library);
  self->session = g_object_ref (session);
  self->current = study_content_ref (study_session_get_content (session));

  return self;
}

/* Makes a dialog that asks whether to update the trail that is open, one of the
 * person's own, from a file that is not loaded yet. The file is from where the trail
 * is from, when that is known. */
AdwDialog *
study_update_dialog_new (StudyLibrary     *library,
                         StudySession     *session,
                         StudyGuideSource *source)
{
  StudyUpdateDialog *self;
  g_autofree char *address = NULL;

  g_return_val_if_fail (STUDY_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (STUDY_IS_SESSION (session), NULL);
  g_return_val_if_fail (STUDY_IS_GUIDE_SOURCE (source), NULL);

  self = new_dialog (library, session);
  address = study_content_get_address (self->current);
  self->source = address != NULL ? study_guide_source_new_at (source, address) : g_object_ref (source);
  study_guide_source_load_async (self->source, self->cancellable, loaded_cb, g_object_ref (self));

  return ADW_DIALOG (self);
}

/* The same for a newer edition, which came with the program, of the trail of which the
 * one that is open was a duplicate. */
AdwDialog *
study_update_dialog_new_for_edition (StudyLibrary *library,
                                     StudySession *session,
                                     StudyTrail   *edition)
{
  StudyUpdateDialog *self;

  g_return_val_if_fail (STUDY_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (STUDY_IS_SESSION (session), NULL);
  g_return_val_if_fail (STUDY_IS_TRAIL (edition), NULL);

  self = new_dialog (library, session);
  self->edition = g_object_ref (edition);
  compare (self, study_trail_get_content (edition));

  return ADW_DIALOG (self);
}
