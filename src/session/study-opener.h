/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/study-habit-session.h"
#include "session/study-session.h"

G_BEGIN_DECLS

#define STUDY_TYPE_OPENER (study_opener_get_type ())

G_DECLARE_FINAL_TYPE (StudyOpener, study_opener, STUDY, OPENER, GObject)

StudyOpener  *study_opener_new           (StudyLibrary         *library,
                                          GSettings            *settings);
StudySession *study_opener_get_session   (StudyOpener          *self);
StudyDiary   *study_opener_get_diary     (StudyOpener          *self);
gboolean      study_opener_get_opening   (StudyOpener          *self);
void          study_opener_open_async    (StudyOpener          *self,
                                          const char           *trail_id,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gboolean      study_opener_open_finish   (StudyOpener          *self,
                                          GAsyncResult         *result,
                                          GError              **error);
void          study_opener_settle_async  (StudyOpener          *self,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
void          study_opener_settle_finish (StudyOpener          *self,
                                          GAsyncResult         *result);
void          study_opener_flush_async   (StudyOpener          *self,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gboolean      study_opener_flush_finish  (StudyOpener          *self,
                                          GAsyncResult         *result,
                                          GError              **error);
gboolean      study_opener_get_unsaved   (StudyOpener          *self);
void          study_opener_drop          (StudyOpener          *self);

G_END_DECLS
