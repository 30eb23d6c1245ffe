/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/progress/study-diary.h"
#include "session/study-navigator.h"
#include "session/study-session.h"

G_BEGIN_DECLS

#define STUDY_TYPE_PAGE_STACK (study_page_stack_get_type ())

G_DECLARE_FINAL_TYPE (StudyPageStack, study_page_stack, STUDY, PAGE_STACK, AdwBin)

void          study_page_stack_set_session       (StudyPageStack *self,
                                                  StudySession   *session);
void          study_page_stack_update            (StudyPageStack *self);
void          study_page_stack_reveal            (StudyPageStack *self,
                                                  const char     *id,
                                                  const char     *field);
GActionGroup *study_page_stack_get_topic_actions (StudyPageStack *self);

G_END_DECLS
