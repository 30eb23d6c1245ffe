/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/study-session.h"
#include "storage/transfer/study-archive.h"

G_BEGIN_DECLS

#define STUDY_TYPE_IMPORT_DIALOG (study_import_dialog_get_type ())

G_DECLARE_FINAL_TYPE (StudyImportDialog, study_import_dialog, STUDY, IMPORT_DIALOG, AdwDialog)

AdwDialog *study_import_dialog_new (StudyLibrary       *library,
                                    StudySession       *session,
                                    const StudyArchive *archive);

G_END_DECLS
