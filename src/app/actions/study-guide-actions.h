/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/actions/study-actions.h"

G_BEGIN_DECLS

#define STUDY_TYPE_GUIDE_ACTIONS (study_guide_actions_get_type ())

G_DECLARE_FINAL_TYPE (StudyGuideActions, study_guide_actions, STUDY, GUIDE_ACTIONS, StudyActions)

void study_guide_actions_open       (StudyWindow  *window,
                                     GFile        *file);
void study_guide_actions_open_files (StudyWindow  *window,
                                     GFile       **files,
                                     guint         n_files);
void study_guide_actions_open_text  (StudyWindow  *window,
                                     const char   *text);

G_END_DECLS
