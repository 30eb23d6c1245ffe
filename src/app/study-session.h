/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "study-activity.h"
#include "study-history.h"
#include "study-library.h"
#include "study-progress-store.h"
#include "study-saver.h"
#include "study-trail.h"

G_BEGIN_DECLS

#define STUDY_TYPE_SESSION (study_session_get_type ())

G_DECLARE_FINAL_TYPE (StudySession, study_session, STUDY, SESSION, GObject)

StudySession          *study_session_new          (StudyLibrary  *library,
                                                   const char    *trail_id,
                                                   const char    *language,
                                                   const char    *device,
                                                   GError       **error);
gboolean               study_session_set_language (StudySession  *self,
                                                   const char    *language,
                                                   GError       **error);
StudyTrail            *study_session_get_trail    (StudySession *self);
StudyProgress         *study_session_get_progress (StudySession *self);
StudyHistory          *study_session_get_history  (StudySession *self);
StudyActivity         *study_session_get_activity (StudySession *self);
StudySaver            *study_session_get_saver    (StudySession *self);
const StudyOpenReport *study_session_get_report   (StudySession *self);

G_END_DECLS
