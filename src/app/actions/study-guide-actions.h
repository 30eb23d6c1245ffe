/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/window/study-window.h"

G_BEGIN_DECLS

void study_guide_actions_install    (StudyWindow   *window,
                                     StudyLibrary  *library);
void study_guide_actions_open       (StudyWindow   *window,
                                     GFile         *file);
void study_guide_actions_open_files (StudyWindow   *window,
                                     GFile        **files,
                                     guint          n_files);
void study_guide_actions_open_text  (StudyWindow   *window,
                                     const char    *text);

G_END_DECLS
