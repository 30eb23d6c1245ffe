/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/study-trail-edit.h"

G_BEGIN_DECLS

#define STUDY_TYPE_REFERENCE_DIALOG (study_reference_dialog_get_type ())

G_DECLARE_FINAL_TYPE (StudyReferenceDialog, study_reference_dialog, STUDY, REFERENCE_DIALOG, AdwAlertDialog)

AdwDialog *study_reference_dialog_new (StudySession *session,
                                       const char   *topic_id);

G_END_DECLS
