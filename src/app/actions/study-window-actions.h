/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/window/study-window.h"

G_BEGIN_DECLS

void      study_window_actions_install     (GtkWidgetClass *widget_class);
void      study_window_actions_show_change (StudyWindow    *window,
                                            const char     *description,
                                            const char     *id);
gboolean  study_window_is_covered          (StudyWindow    *window);

G_END_DECLS
