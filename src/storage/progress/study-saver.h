/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "storage/progress/study-progress-store.h"

G_BEGIN_DECLS

/**
 * StudySaverState:
 * @STUDY_SAVER_SAVED: all changes are on the disk
 * @STUDY_SAVER_SAVING: some are on their way
 * @STUDY_SAVER_FAILED: some could not be written; they are kept, and written
 *   after a while, with the next change, or with study_saver_retry()
 *
 * How far saving is.
 */
typedef enum
{
  STUDY_SAVER_SAVED,
  STUDY_SAVER_SAVING,
  STUDY_SAVER_FAILED,
} StudySaverState;

#define STUDY_TYPE_SAVER_STATE (study_saver_state_get_type ())
GType study_saver_state_get_type (void);

#define STUDY_TYPE_SAVER (study_saver_get_type ())

G_DECLARE_FINAL_TYPE (StudySaver, study_saver, STUDY, SAVER, GObject)

StudySaver         *study_saver_new               (StudyProgressStore   *store,
                                                   StudyProgress        *progress);
StudySaverState     study_saver_get_state         (StudySaver           *self);
const char         *study_saver_get_error_message (StudySaver           *self);
const char         *study_saver_get_warning       (StudySaver           *self);
void                study_saver_set_retry_delay   (StudySaver           *self,
                                                   guint                 delay);
void                study_saver_set_poll_interval (StudySaver           *self,
                                                   guint                 seconds);
void                study_saver_block             (StudySaver           *self,
                                                   const char           *message);
void                study_saver_retry             (StudySaver           *self);
void                study_saver_touch             (StudySaver           *self);
void                study_saver_check             (StudySaver           *self);
void                study_saver_flush_async       (StudySaver           *self,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean            study_saver_flush_finish      (StudySaver           *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
gboolean            study_saver_flush             (StudySaver           *self,
                                                   GError              **error);

G_END_DECLS
