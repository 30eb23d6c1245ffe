/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/study-unsaved-dialog.h"

#include <glib/gi18n.h>

/**
 * study_unsaved_dialog_new:
 * @message: why changes could not be saved
 *
 * Asks what to do about changes that would be lost. The responses are
 * `STUDY_UNSAVED_CANCEL`, `STUDY_UNSAVED_CLOSE` and `STUDY_UNSAVED_RETRY`.
 *
 * Returns: (transfer floating): an alert dialog, to be presented
 */
AdwDialog *
study_unsaved_dialog_new (const char *message)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Close Without Saving?"), message);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  adw_alert_dialog_add_responses (alert,
                                  STUDY_UNSAVED_CANCEL, _("_Keep Open"),
                                  STUDY_UNSAVED_CLOSE, _("_Close Anyway"),
                                  STUDY_UNSAVED_RETRY, _("_Try Again"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (alert, STUDY_UNSAVED_CLOSE, ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (alert, STUDY_UNSAVED_RETRY, ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, STUDY_UNSAVED_RETRY);
  adw_alert_dialog_set_close_response (alert, STUDY_UNSAVED_CANCEL);

  return dialog;
}
