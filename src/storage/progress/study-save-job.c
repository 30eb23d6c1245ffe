/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/progress/study-save-job.h"

static void
job_clear (gpointer data)
{
  StudySaveJob *self = data;

  g_mutex_clear (&self->lock);
  g_cond_clear (&self->done);
  g_clear_object (&self->store);
  g_clear_pointer (&self->snapshot, study_progress_snapshot_free);
  g_clear_pointer (&self->incoming, study_progress_snapshot_free);
  g_clear_error (&self->error);
}

static void
run (GTask        *task,
     gpointer      source,
     gpointer      task_data,
     GCancellable *cancellable)
{
  StudySaveJob *self = task_data;

  self->saved = study_progress_store_save (self->store, self->snapshot, self->flags, &self->incoming,
                                           &self->error);
  /* Here, since it takes its time where there is much. */
  g_clear_pointer (&self->snapshot, study_progress_snapshot_free);

  g_mutex_lock (&self->lock);
  self->finished = TRUE;
  g_cond_signal (&self->done);
  g_mutex_unlock (&self->lock);

  g_task_return_boolean (task, TRUE);
}

/**
 * study_save_job_start:
 * @store: where to write; nobody else may use it before the job is finished
 * @snapshot: (transfer full): what to write
 * @serial: the last change that is in it
 * @flags: how to save it
 * @callback: called when the worker has finished; see study_save_job_is_of()
 * @user_data: data for @callback
 *
 * Starts a write in a worker.
 *
 * Returns: (transfer full): the job
 */
StudySaveJob *
study_save_job_start (StudyProgressStore    *store,
                      StudyProgressSnapshot *snapshot,
                      guint64                serial,
                      StudySaveFlags         flags,
                      GAsyncReadyCallback    callback,
                      gpointer               user_data)
{
  /* Without a source object: the worker may drop the task last, and must not
   * finalize what belongs to the main thread. */
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  StudySaveJob *self = g_atomic_rc_box_new0 (StudySaveJob);

  g_mutex_init (&self->lock);
  g_cond_init (&self->done);
  self->store = g_object_ref (store);
  self->snapshot = snapshot;
  self->serial = serial;
  self->flags = flags;

  g_task_set_source_tag (task, study_save_job_start);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (self), (GDestroyNotify) study_save_job_unref);
  g_task_run_in_thread (task, run);

  return self;
}

/**
 * study_save_job_is_of:
 * @self: (nullable): a job
 * @result: what a callback was given
 *
 * Returns: whether the callback is that of @self
 */
gboolean
study_save_job_is_of (StudySaveJob *self,
                      GAsyncResult *result)
{
  return self != NULL && self == g_task_get_task_data (G_TASK (result));
}

/**
 * study_save_job_wait:
 * @self: a job
 *
 * Waits until the worker has finished. It blocks.
 */
void
study_save_job_wait (StudySaveJob *self)
{
  g_mutex_lock (&self->lock);
  while (!self->finished)
    g_cond_wait (&self->done, &self->lock);
  g_mutex_unlock (&self->lock);
}

/**
 * study_save_job_unref:
 * @self: (transfer full): a job
 *
 * Lets go of a job.
 */
void
study_save_job_unref (StudySaveJob *self)
{
  g_atomic_rc_box_release_full (self, job_clear);
}
