/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-content-edit.h"
#include "session/study-session.h"

G_BEGIN_DECLS

/**
 * StudyTrailEdit:
 * @STUDY_TRAIL_EDIT_ADD: a part is added
 * @STUDY_TRAIL_EDIT_REMOVE: a part is removed
 * @STUDY_TRAIL_EDIT_MOVE: a part is moved
 * @STUDY_TRAIL_EDIT_CHANGE: a part says something else
 *
 * What is done to a part of a trail.
 */
typedef enum
{
  STUDY_TRAIL_EDIT_ADD,
  STUDY_TRAIL_EDIT_REMOVE,
  STUDY_TRAIL_EDIT_MOVE,
  STUDY_TRAIL_EDIT_CHANGE,
} StudyTrailEdit;

StudyContent *study_trail_edit_begin        (StudySession          *session);
void          study_trail_edit_commit       (StudySession          *session,
                                             const StudyContent    *content,
                                             StudyTrailEdit         edit,
                                             const char            *id,
                                             const char            *typed);
gboolean      study_trail_edit_has_progress (StudySession          *session,
                                             const char            *id);
char         *study_trail_edit_add          (StudySession          *session,
                                             const char            *parent_id,
                                             StudyContentPartKind   kind,
                                             GError               **error);

G_END_DECLS
