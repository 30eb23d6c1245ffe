/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/study-problems.h"
#include "session/study-session.h"

G_BEGIN_DECLS

#define STUDY_TYPE_TRAIL_EDITOR (study_trail_editor_get_type ())

G_DECLARE_FINAL_TYPE (StudyTrailEditor, study_trail_editor, STUDY, TRAIL_EDITOR, AdwDialog)

AdwDialog       *study_trail_editor_new               (StudySession     *session,
                                                       StudyProblems    *problems,
                                                       const char       *id);
StudySession    *study_trail_editor_get_session       (StudyTrailEditor *self);
AdwToastOverlay *study_trail_editor_get_toast_overlay (StudyTrailEditor *self);
void             study_trail_editor_select_title      (StudyTrailEditor *self);

G_END_DECLS
