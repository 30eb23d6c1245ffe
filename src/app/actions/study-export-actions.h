/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/actions/study-actions.h"

G_BEGIN_DECLS

#define STUDY_TYPE_EXPORT_ACTIONS (study_export_actions_get_type ())

G_DECLARE_FINAL_TYPE (StudyExportActions, study_export_actions, STUDY, EXPORT_ACTIONS, StudyActions)

G_END_DECLS
