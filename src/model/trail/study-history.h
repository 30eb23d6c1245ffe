/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/progress/study-progress.h"
#include "model/trail/study-trail.h"

G_BEGIN_DECLS

#define STUDY_TYPE_HISTORY (study_history_get_type ())

G_DECLARE_FINAL_TYPE (StudyHistory, study_history, STUDY, HISTORY, GObject)

StudyHistory *study_history_new           (StudyProgress      *progress);
gboolean      study_history_get_can_undo  (StudyHistory       *self);
gboolean      study_history_get_can_redo  (StudyHistory       *self);
void          study_history_undo          (StudyHistory       *self);
void          study_history_redo          (StudyHistory       *self);
void          study_history_seal          (StudyHistory       *self);
void          study_history_record_trail  (StudyHistory       *self,
                                           const StudyContent *before,
                                           const StudyContent *after,
                                           const char         *id,
                                           const char         *text,
                                           const char         *description,
                                           gboolean            taken);
void          study_history_forget_trails (StudyHistory       *self);

G_END_DECLS
