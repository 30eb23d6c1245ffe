/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/study-session.h"

G_BEGIN_DECLS

#define STUDY_TYPE_RESTORE_DIALOG (study_restore_dialog_get_type ())

G_DECLARE_FINAL_TYPE (StudyRestoreDialog, study_restore_dialog, STUDY, RESTORE_DIALOG, AdwDialog)

AdwDialog *study_restore_dialog_new (StudySession *session,
                                     GVariant     *replaced);

G_END_DECLS
