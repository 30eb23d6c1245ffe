/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/window/study-window.h"

G_BEGIN_DECLS

void study_export_actions_install (StudyWindow *window,
                                   GSettings   *settings);

G_END_DECLS
