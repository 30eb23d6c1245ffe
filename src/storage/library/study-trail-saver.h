/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/library/study-library.h"
#include "storage/progress/study-saver.h"

G_BEGIN_DECLS

#define STUDY_TYPE_TRAIL_SAVER (study_trail_saver_get_type ())

G_DECLARE_FINAL_TYPE (StudyTrailSaver, study_trail_saver, STUDY, TRAIL_SAVER, GObject)

StudyTrailSaver *study_trail_saver_new               (StudyLibrary         *library,
                                                      const StudyContent   *content);
void             study_trail_saver_save              (StudyTrailSaver      *self,
                                                      const StudyContent   *content);
void             study_trail_saver_take              (StudyTrailSaver      *self,
                                                      const StudyContent   *content);
gboolean         study_trail_saver_get_pending       (StudyTrailSaver      *self);
StudySaverState  study_trail_saver_get_state         (StudyTrailSaver      *self);
const char      *study_trail_saver_get_error_message (StudyTrailSaver      *self);
gboolean         study_trail_saver_get_conflict      (StudyTrailSaver      *self);
void             study_trail_saver_retry             (StudyTrailSaver      *self,
                                                      gboolean              overwrite);
void             study_trail_saver_flush_async       (StudyTrailSaver      *self,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean         study_trail_saver_flush_finish      (StudyTrailSaver      *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);
gboolean         study_trail_saver_flush             (StudyTrailSaver      *self,
                                                      GError              **error);

G_END_DECLS
