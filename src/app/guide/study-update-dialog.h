/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/study-session.h"
#include "storage/library/study-library.h"
#include "storage/transfer/study-guide-source.h"

G_BEGIN_DECLS

#define STUDY_TYPE_UPDATE_DIALOG (study_update_dialog_get_type ())

G_DECLARE_FINAL_TYPE (StudyUpdateDialog, study_update_dialog, STUDY, UPDATE_DIALOG, AdwDialog)

AdwDialog *study_update_dialog_new             (StudyLibrary     *library,
                                                StudySession     *session,
                                                StudyGuideSource *source);
AdwDialog *study_update_dialog_new_for_edition (StudyLibrary     *library,
                                                StudySession     *session,
                                                StudyTrail       *edition);

G_END_DECLS
