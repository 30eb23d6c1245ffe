/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/study-problems.h"
#include "session/study-trail-edit.h"

G_BEGIN_DECLS

#define STUDY_TYPE_REQUIRES_PAGE (study_requires_page_get_type ())

G_DECLARE_FINAL_TYPE (StudyRequiresPage, study_requires_page, STUDY, REQUIRES_PAGE, AdwNavigationPage)

AdwNavigationPage *study_requires_page_new    (StudySession      *session,
                                               StudyProblems     *problems,
                                               const char        *topic_id);
const char        *study_requires_page_get_id (StudyRequiresPage *self);

G_END_DECLS
