/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/editor/study-reference-dialog.h"

#include <glib/gi18n.h>

#include "app/common/study-alert.h"
#include "app/common/study-link.h"
#include "model/content/study-uri.h"

#define RESPONSE_ADD "add"

/* What the dialog asks for: a reference is nothing without its link. */
typedef struct
{
  StudySession *session;
  char *topic_id;
  AdwAlertDialog *dialog;
  GtkEditable *title_row;
  GtkEditable *url_row;
} Request;

static void
request_free (gpointer  data,
              GClosure *closure)
{
  Request *self = data;

  g_clear_object (&self->session);
  g_clear_pointer (&self->topic_id, g_free);
  g_free (self);
}

static char *
get_title (Request *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->title_row)));
}

static void
response_cb (AdwAlertDialog *dialog,
             const char     *response,
             Request        *self)
{
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
changed_cb (Request *self)
{
  g_autofree char *title = get_title (self);
  g_autofree char *url = study_link_complete (gtk_editable_get_text (self->url_row));

  adw_alert_dialog_set_response_enabled (self->dialog, RESPONSE_ADD, *title != '\0' && study_uri_is_safe (url));
}

static GtkEditable *
append_row (GtkWidget  *list,
            Request    *self,
            const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (list), row);

  return GTK_EDITABLE (row);
}

/**
 * study_reference_dialog_new:
 * @session: a session whose trail can be changed
 * @topic_id: the id of a topic
 *
 * Asks for a reference, and adds it to the topic.
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
AdwDialog *
study_reference_dialog_new (StudySession *session,
                            const char   *topic_id)
{
  AdwDialog *dialog;
  GtkWidget *list;
  Request *self;

  g_return_val_if_fail (STUDY_IS_SESSION (session), NULL);
  g_return_val_if_fail (topic_id != NULL, NULL);

  dialog = adw_alert_dialog_new (_("Add Reference"), _("A link to documentation, with nothing to check off"));
  list = gtk_list_box_new ();
  self = g_new0 (Request, 1);
  self->session = g_object_ref (session);
  self->topic_id = g_strdup (topic_id);
  self->dialog = ADW_ALERT_DIALOG (dialog);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  self->title_row = append_row (list, self, _("Title"));
  self->url_row = append_row (list, self, _("Link"));
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self->url_row), GTK_INPUT_PURPOSE_URL);

  adw_alert_dialog_set_extra_child (self->dialog, list);
  adw_alert_dialog_add_responses (self->dialog, "cancel", _("_Cancel"), RESPONSE_ADD, _("_Add"), NULL);
  adw_alert_dialog_set_response_appearance (self->dialog, RESPONSE_ADD, ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (self->dialog, RESPONSE_ADD, FALSE);
  adw_alert_dialog_set_default_response (self->dialog, RESPONSE_ADD);
  adw_alert_dialog_set_close_response (self->dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, request_free, G_CONNECT_DEFAULT);
  adw_dialog_set_focus (dialog, GTK_WIDGET (self->title_row));

  return dialog;
}
