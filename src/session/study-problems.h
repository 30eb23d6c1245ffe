/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/study-session.h"
#include "storage/library/study-library.h"

G_BEGIN_DECLS

#define STUDY_TYPE_PROBLEMS (study_problems_get_type ())

G_DECLARE_FINAL_TYPE (StudyProblems, study_problems, STUDY, PROBLEMS, GObject)

StudyProblems *study_problems_new         (void);
void           study_problems_set_library (StudyProblems *self,
                                           StudyLibrary  *library);
void           study_problems_set_session (StudyProblems *self,
                                           StudySession  *session);
GVariant      *study_problems_resolve     (StudyProblems *self);

G_END_DECLS
