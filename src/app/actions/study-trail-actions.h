/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/trails/study-trail-list.h"
#include "app/window/study-window.h"

G_BEGIN_DECLS

void study_trail_actions_install (StudyWindow    *window,
                                  StudyLibrary   *library,
                                  StudyTrailList *trail_list,
                                  GSettings      *settings);

G_END_DECLS
