/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/transfer/study-export-job.h"

#include "storage/files/study-file.h"
#include "storage/files/study-task-data.h"

/* What a worker needs. */
#define JOB(OWNED, PLAIN) \
  OWNED (GFile *, file, g_object_unref) \
  OWNED (GBytes *, bytes, g_bytes_unref)

STUDY_DEFINE_TASK_DATA (Job, job, JOB)

static void
export_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (study_file_export (job->file, job->bytes, 0666, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * study_export_job_async:
 * @file: a file, which need not have a path
 * @bytes: its new content
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Writes a file for others to read, in a worker.
 */
void
study_export_job_async (GFile               *file,
                        GBytes              *bytes,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (bytes != NULL);

  job = g_new0 (Job, 1);
  job->file = g_object_ref (file);
  job->bytes = g_bytes_ref (bytes);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, study_export_job_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, export_thread);
}

/**
 * study_export_job_finish:
 * @result: the result
 * @error: return location for an error, as of study_file_export()
 *
 * Returns: whether the file is written
 */
gboolean
study_export_job_finish (GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
