/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/editor/study-editor-field.h"

#include "app/common/study-field.h"
#include "app/common/study-link.h"

/* How long a person pauses before what was typed is applied, in milliseconds. */
#define PAUSE 400

/**
 * StudyEditorField:
 *
 * Binds an entry or a text view to a text of the trail. What is typed is
 * applied when the user pauses, or leaves; what cannot be is said at the
 * field, and the text of the trail stays. What changes the trail from outside,
 * such as undo, is shown.
 */

struct _StudyEditorField
{
  GObject parent_instance;

  StudySession *session;
  char *id;
  StudyContentField field;
  GtkWidget *widget;      /* weak */
  GtkWidget *error_row;   /* (nullable), weak */
  guint pause_id;
  gboolean typed;   /* what is in the widget and not in the trail */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (StudyEditorField, study_editor_field, G_TYPE_OBJECT)

/* Lines and spaces at the ends are no part of a title or a link. */
static char *
get_text (StudyEditorField *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (self->widget))
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->widget))));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->widget));
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return g_strchomp (gtk_text_buffer_get_text (buffer, &start, &end, TRUE));
}

static void
set_text (StudyEditorField *self,
          const char       *text)
{
  self->loading = TRUE;
  if (GTK_IS_EDITABLE (self->widget))
    gtk_editable_set_text (GTK_EDITABLE (self->widget), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->widget)), text, -1);
  self->loading = FALSE;
}

static void
set_invalid (StudyEditorField *self,
             gboolean          invalid)
{
  if (self->error_row != NULL)
    study_field_set_invalid (self->widget, self->error_row, invalid);
}

static void
load (StudyEditorField *self)
{
  const char *text = study_content_get_text (study_session_get_content (self->session), self->id, self->field);
  g_autofree char *shown = self->widget != NULL ? get_text (self) : NULL;

  if (self->widget == NULL || self->typed || g_str_equal (shown, text))
    return;

  set_text (self, text);
  set_invalid (self, FALSE);
}

static void
apply (StudyEditorField *self)
{
  g_autofree char *text = get_text (self);
  g_autofree char *field = NULL;
  g_autoptr (StudyContent) content = NULL;

  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (!self->typed)
    return;

  content = study_trail_edit_begin (self->session);
  self->typed = !study_content_edit_set_text (content, self->id, self->field, text, NULL);
  set_invalid (self, self->typed);
  if (self->typed ||
      g_str_equal (text, study_content_get_text (study_session_get_content (self->session), self->id, self->field)))
    return;

  field = g_strdup_printf ("%d", self->field);
  study_trail_edit_commit (self->session, content, STUDY_TRAIL_EDIT_CHANGE, self->id, field);
}

static void
pause_cb (gpointer user_data)
{
  StudyEditorField *self = user_data;

  self->pause_id = 0;
  apply (self);
}

static void
changed_cb (StudyEditorField *self)
{
  if (self->loading)
    return;

  self->typed = TRUE;
  set_invalid (self, FALSE);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add_once (PAUSE, pause_cb, self);
}

/* Fills in the scheme that people leave out. */
static void
complete_url (StudyEditorField *self)
{
  g_autofree char *text = get_text (self);
  g_autofree char *link = study_link_complete (text);

  if (!g_str_equal (link, text))
    set_text (self, link);
}

static void
study_editor_field_dispose (GObject *object)
{
  StudyEditorField *self = STUDY_EDITOR_FIELD (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_weak_pointer (&self->widget);
  g_clear_weak_pointer (&self->error_row);
  g_clear_object (&self->session);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (study_editor_field_parent_class)->dispose (object);
}

static void
study_editor_field_class_init (StudyEditorFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = study_editor_field_dispose;
}

static void
study_editor_field_init (StudyEditorField *self)
{
}

/* Binds an editable, or a text view, to a text of a part. */
StudyEditorField *
study_editor_field_new (StudySession      *session,
                        const char        *id,
                        StudyContentField  field,
                        GtkWidget         *widget)
{
  StudyEditorField *self;
  GtkEventController *focus;
  GObject *source;

  g_return_val_if_fail (STUDY_IS_SESSION (session), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (GTK_IS_EDITABLE (widget) || GTK_IS_TEXT_VIEW (widget), NULL);

  self = g_object_new (STUDY_TYPE_EDITOR_FIELD, NULL);
  self->session = g_object_ref (session);
  self->id = g_strdup (id);
  self->field = field;
  g_set_weak_pointer (&self->widget, widget);

  source = GTK_IS_EDITABLE (widget) ? G_OBJECT (widget)
                                    : G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)));
  g_signal_connect_object (source, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (study_editor_field_leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, focus);
  g_signal_connect_object (study_session_get_trail (session), "content-changed", G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);
  load (self);

  return self;
}

/* Says in which row below it a mistake is explained. */
void
study_editor_field_explain (StudyEditorField *self,
                            GtkWidget        *error_row)
{
  g_return_if_fail (STUDY_IS_EDITOR_FIELD (self));

  g_set_weak_pointer (&self->error_row, error_row);
}

/* Applies what was typed, as when the user goes elsewhere. What is typed next is
 * undone on its own. */
void
study_editor_field_leave (StudyEditorField *self)
{
  g_return_if_fail (STUDY_IS_EDITOR_FIELD (self));

  if (self->widget == NULL || !self->typed)
    return;

  if (self->field == STUDY_CONTENT_FIELD_URL)
    complete_url (self);
  apply (self);
  study_history_seal (study_session_get_history (self->session));
}
