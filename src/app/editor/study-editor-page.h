/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/study-problems.h"
#include "session/study-trail-edit.h"

G_BEGIN_DECLS

#define STUDY_TYPE_EDITOR_PAGE (study_editor_page_get_type ())

G_DECLARE_FINAL_TYPE (StudyEditorPage, study_editor_page, STUDY, EDITOR_PAGE, AdwNavigationPage)

AdwNavigationPage *study_editor_page_new          (StudySession    *session,
                                                   StudyProblems   *problems,
                                                   const char      *id);
const char        *study_editor_page_get_id       (StudyEditorPage *self);
void               study_editor_page_select_title (StudyEditorPage *self);
void               study_editor_page_apply        (StudyEditorPage *self);

G_END_DECLS
