/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/export/study-guide-export-dialog.h"

#include <glib/gi18n.h>

#include "app/common/study-alert.h"
#include "app/export/study-export.h"

/**
 * StudyGuideExportDialog:
 *
 * Asks what kind of file a guide is to become, and then for the file.
 */

struct _StudyGuideExportDialog
{
  AdwAlertDialog parent_instance;

  StudyTrail *trail;
  GtkWidget *parent; /* weak: the response comes when this dialog is no longer in the window */

  GtkCheckButton *markdown_button;
  GtkCheckButton *json_button;
};

G_DEFINE_FINAL_TYPE (StudyGuideExportDialog, study_guide_export_dialog, ADW_TYPE_ALERT_DIALOG)

static void
study_guide_export_dialog_response (AdwAlertDialog *dialog,
                                    const char     *response)
{
  StudyGuideExportDialog *self = STUDY_GUIDE_EXPORT_DIALOG (dialog);
  StudyExportFormat format = STUDY_EXPORT_MARKDOWN;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "export") || self->parent == NULL)
    return;

  if (gtk_check_button_get_active (self->json_button))
    format = STUDY_EXPORT_JSON;
  bytes = study_export_write_guide (self->trail, format, &error);
  if (bytes == NULL)
    {
      study_alert_show (self->parent, _("Not Exported"), error->message);
      return;
    }

  name = study_export_get_name (self->trail, format);
  study_export_choose (self->parent, _("Export Guide"), name, format, bytes, _("Guide exported"));
}

static void
study_guide_export_dialog_dispose (GObject *object)
{
  StudyGuideExportDialog *self = STUDY_GUIDE_EXPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_GUIDE_EXPORT_DIALOG);
  g_clear_object (&self->trail);
  g_clear_weak_pointer (&self->parent);

  G_OBJECT_CLASS (study_guide_export_dialog_parent_class)->dispose (object);
}

static void
study_guide_export_dialog_class_init (StudyGuideExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = study_guide_export_dialog_dispose;
  ADW_ALERT_DIALOG_CLASS (klass)->response = study_guide_export_dialog_response;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-guide-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyGuideExportDialog, markdown_button);
  gtk_widget_class_bind_template_child (widget_class, StudyGuideExportDialog, json_button);
}

static void
study_guide_export_dialog_init (StudyGuideExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
study_guide_export_dialog_new (GtkWidget  *parent,
                               StudyTrail *trail)
{
  StudyGuideExportDialog *self;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (STUDY_IS_TRAIL (trail), NULL);

  self = g_object_new (STUDY_TYPE_GUIDE_EXPORT_DIALOG, NULL);
  g_set_weak_pointer (&self->parent, parent);
  self->trail = g_object_ref (trail);

  return ADW_DIALOG (self);
}
