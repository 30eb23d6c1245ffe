/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/trail/study-trail.h"

G_BEGIN_DECLS

#define STUDY_TYPE_GUIDE_EXPORT_DIALOG (study_guide_export_dialog_get_type ())

G_DECLARE_FINAL_TYPE (StudyGuideExportDialog, study_guide_export_dialog, STUDY, GUIDE_EXPORT_DIALOG, AdwAlertDialog)

AdwDialog *study_guide_export_dialog_new (GtkWidget  *parent,
                                          StudyTrail *trail);

G_END_DECLS
