/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/window/study-window.h"
#include "storage/library/study-library.h"

G_BEGIN_DECLS

void study_progress_actions_install (StudyWindow  *window,
                                     StudyLibrary *library);

G_END_DECLS
