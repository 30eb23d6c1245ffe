/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/progress/study-progress-store.h"

G_BEGIN_DECLS

/**
 * StudySaveJob:
 * @serial: the last change that is in it
 * @flags: how it is saved
 * @saved: whether it is saved
 * @incoming: (nullable): what others wrote
 * @error: (nullable): why it is not saved
 *
 * One write, that a worker does. What came of it may be read once it is
 * finished.
 */
typedef struct
{
  guint64 serial;
  StudySaveFlags flags;
  gboolean saved;
  StudyProgressSnapshot *incoming;
  GError *error;

  /*< private >*/
  StudyProgressStore *store;
  StudyProgressSnapshot *snapshot;
  GMutex lock;
  GCond done;
  gboolean finished;
} StudySaveJob;

StudySaveJob *study_save_job_start    (StudyProgressStore    *store,
                                       StudyProgressSnapshot *snapshot,
                                       guint64                serial,
                                       StudySaveFlags         flags,
                                       GAsyncReadyCallback    callback,
                                       gpointer               user_data);
gboolean      study_save_job_is_of    (StudySaveJob          *self,
                                       GAsyncResult          *result);
void          study_save_job_wait     (StudySaveJob          *self);
void          study_save_job_unref    (StudySaveJob          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudySaveJob, study_save_job_unref)

G_END_DECLS
