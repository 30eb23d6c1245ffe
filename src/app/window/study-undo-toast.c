/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/study-undo-toast.h"

#include <glib/gi18n.h>

#include "model/content/study-text-fill.h"

/**
 * StudyUndoToast:
 *
 * Offers to undo a change of several things at once, or one that takes
 * something away, where it was seen, and says what was undone or redone. There is
 * one toast, for the last change.
 */

struct _StudyUndoToast
{
  GObject parent_instance;

  AdwToastOverlay *overlay;
  AdwToast *toast; /* while it is shown, owned by the overlay */
  GSignalGroup *history_signals;
};

G_DEFINE_FINAL_TYPE (StudyUndoToast, study_undo_toast, G_TYPE_OBJECT)

static void
dismiss (StudyUndoToast *self)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
}

static void
dismissed_cb (StudyUndoToast *self,
              AdwToast       *toast)
{
  if (self->toast == toast)
    g_clear_weak_pointer (&self->toast);
}

/* Not through the action: that is about the text in which the focus may be. */
static void
button_clicked_cb (StudyUndoToast *self)
{
  g_autoptr (StudyHistory) history = g_signal_group_dup_target (self->history_signals);

  if (history != NULL)
    study_history_undo (history);
}

static AdwToast *
show (StudyUndoToast *self,
      const char     *title)
{
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_use_markup (toast, FALSE);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->overlay, toast);

  return toast;
}

static void
recorded_cb (StudyUndoToast *self,
             const char     *description,
             guint           n_changes,
             gboolean        taken)
{
  AdwToast *toast;

  dismiss (self);
  if (description == NULL || (n_changes < 2 && !taken))
    return;

  toast = show (self, description);
  adw_toast_set_button_label (toast, _("_Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (button_clicked_cb), self, G_CONNECT_SWAPPED);
}

static void
replayed_cb (StudyUndoToast *self,
             const char     *description,
             const char     *id,
             const char     *field,
             gboolean        redone)
{
  g_autofree char *title = NULL;

  dismiss (self);
  if (description == NULL)
    return;

  /* Translators: the argument is a sentence such as “Flask” skipped */
  title = study_text_fill (redone ? _("Redone: %s") : _("Undone: %s"), description);
  show (self, title);
}

static void
study_undo_toast_dispose (GObject *object)
{
  StudyUndoToast *self = STUDY_UNDO_TOAST (object);

  g_clear_object (&self->history_signals);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->overlay);

  G_OBJECT_CLASS (study_undo_toast_parent_class)->dispose (object);
}

static void
study_undo_toast_class_init (StudyUndoToastClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = study_undo_toast_dispose;
}

static void
study_undo_toast_init (StudyUndoToast *self)
{
  self->history_signals = g_signal_group_new (STUDY_TYPE_HISTORY);
  g_signal_group_connect_swapped (self->history_signals, "recorded", G_CALLBACK (recorded_cb), self);
  g_signal_group_connect_swapped (self->history_signals, "replayed", G_CALLBACK (replayed_cb), self);
}

/* Shows nothing before study_undo_toast_set_history(). */
StudyUndoToast *
study_undo_toast_new (AdwToastOverlay *overlay)
{
  StudyUndoToast *self;

  g_return_val_if_fail (ADW_IS_TOAST_OVERLAY (overlay), NULL);

  self = g_object_new (STUDY_TYPE_UNDO_TOAST, NULL);
  self->overlay = g_object_ref (overlay);

  return self;
}

/* Chooses where to show the next one. */
void
study_undo_toast_set_overlay (StudyUndoToast  *self,
                              AdwToastOverlay *overlay)
{
  g_return_if_fail (STUDY_IS_UNDO_TOAST (self));
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));

  g_set_object (&self->overlay, overlay);
}

/* Follows another history, or none. What is shown of the one before goes. */
void
study_undo_toast_set_history (StudyUndoToast *self,
                              StudyHistory   *history)
{
  g_return_if_fail (STUDY_IS_UNDO_TOAST (self));
  g_return_if_fail (history == NULL || STUDY_IS_HISTORY (history));

  dismiss (self);
  g_signal_group_set_target (self->history_signals, history);
}
