/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/window/study-window.h"

G_BEGIN_DECLS

void study_update_actions_install (StudyWindow  *window,
                                   StudyLibrary *library);
void study_update_actions_open    (StudyWindow  *window,
                                   GFile        *file);

G_END_DECLS
