/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/actions/study-actions.h"

G_BEGIN_DECLS

#define STUDY_TYPE_TRAIL_ACTIONS (study_trail_actions_get_type ())

G_DECLARE_FINAL_TYPE (StudyTrailActions, study_trail_actions, STUDY, TRAIL_ACTIONS, StudyActions)

G_END_DECLS
