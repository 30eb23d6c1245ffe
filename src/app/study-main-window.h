/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/window/study-window.h"

G_BEGIN_DECLS

StudyWindow *study_main_window_new (GtkApplication *application,
                                    GSettings      *settings,
                                    StudyLibrary   *library,
                                    StudyTrailList *trail_list,
                                    StudyOpener    *opener);

G_END_DECLS
