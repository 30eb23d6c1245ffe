/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/study-alert.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Tells of something that did not work, why and what to do, if the window is still there. */
void
study_alert_show (GtkWidget  *parent,
                  const char *heading,
                  const char *body)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  AdwDialog *dialog;
  GtkWidget *label;

  /* The window may be closed by now. */
  if (root == NULL || !gtk_widget_get_visible (GTK_WIDGET (root)))
    {
      g_message ("%s", body);
      return;
    }

  /* The body of an alert is not broken within words, and a path may be a long one. */
  label = gtk_label_new (body);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);

  dialog = adw_alert_dialog_new (heading, NULL);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), label);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, label, NULL, -1);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "close");
  adw_dialog_present (dialog, parent);
}
