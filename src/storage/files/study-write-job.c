/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/files/study-write-job.h"

/**
 * StudyWriteJob:
 *
 * One write in a worker. Its callback is called in the main loop when it is
 * done; whoever cannot run one, as at the end of the program, waits for it with
 * study_write_job_wait() instead. What came of it may be read once it is done.
 */

struct _StudyWriteJob
{
  StudyWriteFunc write;
  gpointer data;
  GDestroyNotify free_data;
  GError *error;
  GMutex lock;
  GCond done;
  gboolean finished;
};

static void
job_clear (gpointer data)
{
  StudyWriteJob *self = data;

  g_mutex_clear (&self->lock);
  g_cond_clear (&self->done);
  self->free_data (self->data);
  g_clear_error (&self->error);
}

static void
run (GTask        *task,
     gpointer      source,
     gpointer      task_data,
     GCancellable *cancellable)
{
  StudyWriteJob *self = task_data;

  self->write (self->data, &self->error);

  g_mutex_lock (&self->lock);
  self->finished = TRUE;
  g_cond_signal (&self->done);
  g_mutex_unlock (&self->lock);

  g_task_return_boolean (task, TRUE);
}

/**
 * study_write_job_start:
 * @write: what the worker does
 * @data: (transfer full): its argument; nobody else may use what is in it before
 *   the job is done
 * @free_data: frees @data
 * @callback: called when the worker is done; see study_write_job_is_of()
 * @user_data: data for @callback
 *
 * Starts a write in a worker.
 *
 * Returns: (transfer full): the job
 */
StudyWriteJob *
study_write_job_start (StudyWriteFunc      write,
                       gpointer            data,
                       GDestroyNotify      free_data,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  /* Without a source object: the worker may drop the task last, and must not
   * finalize what belongs to the main thread. */
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  StudyWriteJob *self = g_atomic_rc_box_new0 (StudyWriteJob);

  g_mutex_init (&self->lock);
  g_cond_init (&self->done);
  self->write = write;
  self->data = data;
  self->free_data = free_data;

  g_task_set_source_tag (task, study_write_job_start);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (self), (GDestroyNotify) study_write_job_unref);
  g_task_run_in_thread (task, run);

  return self;
}

/**
 * study_write_job_is_of:
 * @self: (nullable): a job
 * @result: what a callback was given
 *
 * Returns: whether the callback is that of @self
 */
gboolean
study_write_job_is_of (StudyWriteJob *self,
                       GAsyncResult  *result)
{
  return self != NULL && self == g_task_get_task_data (G_TASK (result));
}

/**
 * study_write_job_wait:
 * @self: a job
 *
 * Waits until the worker is done. It blocks.
 */
void
study_write_job_wait (StudyWriteJob *self)
{
  g_mutex_lock (&self->lock);
  while (!self->finished)
    g_cond_wait (&self->done, &self->lock);
  g_mutex_unlock (&self->lock);
}

/**
 * study_write_job_get_data:
 * @self: a job that is done
 *
 * Returns: (transfer none): what it was given
 */
gpointer
study_write_job_get_data (StudyWriteJob *self)
{
  return self->data;
}

/**
 * study_write_job_get_error:
 * @self: a job that is done
 *
 * Returns: (transfer none) (nullable): why it is not written, %NULL when it is
 */
const GError *
study_write_job_get_error (StudyWriteJob *self)
{
  return self->error;
}

/**
 * study_write_job_unref:
 * @self: (transfer full): a job
 *
 * Lets go of a job.
 */
void
study_write_job_unref (StudyWriteJob *self)
{
  g_atomic_rc_box_release_full (self, job_clear);
}
