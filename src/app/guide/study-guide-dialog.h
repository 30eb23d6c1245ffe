/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "storage/library/study-library.h"
#include "storage/transfer/study-guide-source.h"

G_BEGIN_DECLS

#define STUDY_TYPE_GUIDE_DIALOG (study_guide_dialog_get_type ())

G_DECLARE_FINAL_TYPE (StudyGuideDialog, study_guide_dialog, STUDY, GUIDE_DIALOG, AdwDialog)

AdwDialog *study_guide_dialog_new (StudyLibrary     *library,
                                   StudyGuideSource *source);

G_END_DECLS
