/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-content.h"
#include "model/progress/study-activity.h"
#include "model/trail/study-history.h"
#include "model/trail/study-trail.h"
#include "storage/library/study-library.h"
#include "storage/library/study-trail-saver.h"
#include "storage/progress/study-progress-places.h"
#include "storage/progress/study-progress-saver.h"

G_BEGIN_DECLS

#define STUDY_TYPE_SESSION (study_session_get_type ())

G_DECLARE_FINAL_TYPE (StudySession, study_session, STUDY, SESSION, GObject)

void                   study_session_open_async          (StudyLibrary         *library,
                                                          const char           *trail_id,
                                                          const char           *language,
                                                          const char           *device,
                                                          GAsyncReadyCallback   callback,
                                                          gpointer              user_data);
StudySession          *study_session_open_finish         (StudyLibrary         *library,
                                                          GAsyncResult         *result,
                                                          GError              **error);
void                   study_session_set_language_async  (StudySession         *self,
                                                          const char           *language,
                                                          GAsyncReadyCallback   callback,
                                                          gpointer              user_data);
gboolean               study_session_set_language_finish (StudySession         *self,
                                                          GAsyncResult         *result,
                                                          GError              **error);
gboolean               study_session_get_editable        (StudySession         *self);
void                   study_session_change_trail        (StudySession         *self,
                                                          const StudyContent   *content,
                                                          const char           *id,
                                                          const char           *text,
                                                          const char           *description,
                                                          gboolean              taken);
StudyTrail            *study_session_get_trail           (StudySession         *self);
const StudyContent    *study_session_get_content         (StudySession         *self);
StudyProgressPlaces   *study_session_get_places          (StudySession         *self);
StudyProgress         *study_session_get_progress        (StudySession         *self);
StudyHistory          *study_session_get_history         (StudySession         *self);
StudyActivity         *study_session_get_activity        (StudySession         *self);
StudySaver            *study_session_get_saver           (StudySession         *self);
StudyTrailSaver       *study_session_get_trail_saver     (StudySession         *self);
void                   study_session_retry               (StudySession         *self);
const StudyOpenReport *study_session_get_report          (StudySession         *self);
StudySaver            *study_session_get_shared_saver    (StudySession         *self);
void                   study_session_set_progress_folder (StudySession         *self,
                                                          const char           *folder);
void                   study_session_check               (StudySession         *self);
void                   study_session_flush_async         (StudySession         *self,
                                                          gboolean              shared,
                                                          GAsyncReadyCallback   callback,
                                                          gpointer              user_data);
gboolean               study_session_flush_finish        (StudySession         *self,
                                                          GAsyncResult         *result,
                                                          GError              **error);

G_END_DECLS
