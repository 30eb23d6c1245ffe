/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/trails/study-trail-list.h"

G_BEGIN_DECLS

#define STUDY_TYPE_TRAILS_DIALOG (study_trails_dialog_get_type ())

G_DECLARE_FINAL_TYPE (StudyTrailsDialog, study_trails_dialog, STUDY, TRAILS_DIALOG, AdwDialog)

AdwDialog *study_trails_dialog_new       (StudyLibrary      *library,
                                          StudyTrailList    *trail_list);
void       study_trails_dialog_add_toast (StudyTrailsDialog *self,
                                          AdwToast          *toast);

G_END_DECLS
