/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/editor/study-reference-dialog.h"

#include <glib/gi18n.h>

#include "app/common/study-alert.h"
#include "app/common/study-link.h"
#include "model/content/study-uri.h"

#define RESPONSE_ADD "add"

/**
 * StudyReferenceDialog:
 *
 * Asks for a reference, which is nothing without its link, and adds it to a topic.
 */

struct _StudyReferenceDialog
{
  AdwAlertDialog parent_instance;

  StudySession *session;
  char *topic_id;

  GtkEditable *title_row;
  GtkEditable *url_row;
};

G_DEFINE_FINAL_TYPE (StudyReferenceDialog, study_reference_dialog, ADW_TYPE_ALERT_DIALOG)

static char *
get_title (StudyReferenceDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->title_row)));
}

static void
changed_cb (StudyReferenceDialog *self)
{
  g_autofree char *title = get_title (self);
  g_autofree char *url = study_link_complete (gtk_editable_get_text (self->url_row));

  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), RESPONSE_ADD,
                                         *title != '\0' && study_uri_is_safe (url));
}

static void
study_reference_dialog_response (AdwAlertDialog *dialog,
                                 const char     *response)
{
  StudyReferenceDialog *self = STUDY_REFERENCE_DIALOG (dialog);
  g_autofree char *title = get_title (self);
  g_autofree char *url = study_link_complete (gtk_editable_get_text (self->url_row));
  g_autofree char *id = NULL;
  g_autoptr (StudyContent) content = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, RESPONSE_ADD))
    return;

  content = study_trail_edit_begin (self->session);
  id = study_content_edit_add_reference (content, self->topic_id, title, url, &error);
  if (id != NULL)
    study_trail_edit_commit (self->session, content, STUDY_TRAIL_EDIT_ADD, id, NULL);
  else
    study_alert_show (GTK_WIDGET (dialog), _("Reference Not Added"), error->message);
}

static void
study_reference_dialog_dispose (GObject *object)
{
  StudyReferenceDialog *self = STUDY_REFERENCE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_REFERENCE_DIALOG);
  g_clear_object (&self->session);
  g_clear_pointer (&self->topic_id, g_free);

  G_OBJECT_CLASS (study_reference_dialog_parent_class)->dispose (object);
}

static void
study_reference_dialog_class_init (StudyReferenceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = study_reference_dialog_dispose;
  ADW_ALERT_DIALOG_CLASS (klass)->response = study_reference_dialog_response;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-reference-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyReferenceDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, StudyReferenceDialog, url_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
study_reference_dialog_init (StudyReferenceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
study_reference_dialog_new (StudySession *session,
                            const char   *topic_id)
{
  StudyReferenceDialog *self;

  g_return_val_if_fail (STUDY_IS_SESSION (session), NULL);
  g_return_val_if_fail (topic_id != NULL, NULL);

  self = g_object_new (STUDY_TYPE_REFERENCE_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->topic_id = g_strdup (topic_id);

  return ADW_DIALOG (self);
}
