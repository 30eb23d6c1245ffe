/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/actions/study-actions.h"

G_BEGIN_DECLS

#define STUDY_TYPE_UPDATE_ACTIONS (study_update_actions_get_type ())

G_DECLARE_FINAL_TYPE (StudyUpdateActions, study_update_actions, STUDY, UPDATE_ACTIONS, StudyActions)

void study_update_actions_open (StudyWindow *window,
                                GFile       *file);

G_END_DECLS
