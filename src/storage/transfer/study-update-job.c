/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/transfer/study-update-job.h"

#include "formats/edition/study-trail-origin.h"
#include "storage/files/study-task-data.h"

/* What a worker needs. */
#define JOB(OWNED, PLAIN) \
  OWNED (StudyContent *, current, study_content_unref) \
  OWNED (StudyProgressSnapshot *, progress, study_progress_snapshot_free) \
  OWNED (StudyContent *, newer, study_content_unref) \
  OWNED (StudyContent *, edition, study_content_unref)

STUDY_DEFINE_TASK_DATA (Job, job, JOB)

static void
compare_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  StudyTrailUpdate *update;

  if (g_task_return_error_if_cancelled (task))
    return;

  update = study_trail_update_new (job->current, job->progress, job->newer);
  if (job->edition != NULL)
    study_content_set_origin (update->content, job->edition);
  g_task_return_pointer (task, update, (GDestroyNotify) study_trail_update_free);
}

/**
 * study_update_compare_async:
 * @current: a trail
 * @progress: what the user did on it
 * @newer: a newer edition, with provisional ids
 * @edition: (nullable): the trail that comes with the program, if @newer is of it
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Finds out in a worker what the newer edition does to the trail.
 */
void
study_update_compare_async (const StudyContent          *current,
                            const StudyProgressSnapshot *progress,
                            const StudyContent          *newer,
                            const StudyContent          *edition,
                            GCancellable                *cancellable,
                            GAsyncReadyCallback          callback,
                            gpointer                     user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->current = study_content_ref (current);
  job->progress = study_progress_snapshot_copy (progress);
  job->newer = study_content_ref (newer);
  job->edition = edition != NULL ? study_content_ref (edition) : NULL;
  g_task_set_source_tag (task, study_update_compare_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, compare_thread);
}

/**
 * study_update_compare_finish:
 * @result: the result
 * @error: return location for an error, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what becomes of the trail
 */
StudyTrailUpdate *
study_update_compare_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
