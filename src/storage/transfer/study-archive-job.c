/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/transfer/study-archive-job.h"

#include "formats/json/study-json-reader.h"
#include "storage/files/study-file.h"
#include "storage/files/study-storage-error.h"
#include "storage/files/study-task-data.h"

#include <glib/gi18n.h>

/* What a worker needs. */
#define JOB(OWNED, PLAIN) \
  OWNED (StudyProgressPlaces *, places, study_progress_places_unref) \
  OWNED (char *, trail_id, g_free) \
  OWNED (GFile *, file, g_object_unref) \
  OWNED (StudyContent *, content, study_content_unref) \
  OWNED (StudyProgressSnapshot *, open, study_progress_snapshot_free) \
  OWNED (StudyArchive *, archive, study_archive_free) \
  PLAIN (StudyArchiveMode, mode)

STUDY_DEFINE_TASK_DATA (Job, job, JOB)

static Job *
job_new (StudyProgressPlaces *places,
         const char          *trail_id)
{
  Job *job = g_new0 (Job, 1);

  job->places = places != NULL ? study_progress_places_ref (places) : NULL;
  job->trail_id = g_strdup (trail_id);

  return job;
}

/* Starts a worker, which takes the job. */
static void
run (Job                 *job,
     GTaskThreadFunc      func,
     gpointer             source_tag,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, func);
}

static void
export_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (StudyArchiveReport) report = study_archive_report_new ();
  g_autoptr (StudyArchive) archive = study_archive_collect (job->places, job->open, report);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  bytes = study_archive_format_write (archive);
  if (g_bytes_get_size (bytes) > STUDY_FORMAT_MAX_BYTES)
    g_task_return_new_error (task, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE,
                             _("All progress together is larger than %d MiB, and could not be imported again. Copy the folder of your data instead."),
                             STUDY_FORMAT_MAX_BYTES / (1024 * 1024));
  else if (study_file_export (job->file, bytes, 0600, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&report), (GDestroyNotify) study_archive_report_free);
  else
    g_task_return_error (task, error);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = study_file_load (job->file, cancellable, &error);
  StudyArchive *archive = NULL;

  if (bytes != NULL)
    archive = study_archive_format_read (bytes, &error);

  if (archive != NULL)
    g_task_return_pointer (task, archive, (GDestroyNotify) study_archive_free);
  else
    g_task_return_error (task, error);
}

static void
preview_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (StudyArchivePreview) preview = g_new0 (StudyArchivePreview, 1);
  GError *error = NULL;

  preview->progress = study_progress_places_peek (job->places, job->trail_id, &error);
  if (preview->progress == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (job->content != NULL)
    preview->state = study_archive_compare_trail (study_progress_places_get_data_dir (job->places), job->content);
  g_task_return_pointer (task, g_steal_pointer (&preview), (GDestroyNotify) study_archive_preview_free);
}

static void
apply_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Job *job = task_data;

  g_task_return_pointer (task,
                         study_archive_apply_others (job->places, job->archive, job->trail_id, job->mode,
                                                     cancellable),
                         (GDestroyNotify) study_archive_report_free);
}

/**
 * study_archive_export_async:
 * @places: where progress is; the trails are beside it
 * @open: (nullable): the progress on the trail that is open
 * @file: where to write the archive
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Writes what study_archive_collect() puts together into a file, in a worker.
 */
void
study_archive_export_async (StudyProgressPlaces         *places,
                            const StudyProgressSnapshot *open,
                            GFile                       *file,
                            GCancellable                *cancellable,
                            GAsyncReadyCallback          callback,
                            gpointer                     user_data)
{
  Job *job = job_new (places, NULL);

  job->file = g_object_ref (file);
  job->open = open != NULL ? study_archive_copy_snapshot (open) : NULL;
  run (job, export_thread, study_archive_export_async, cancellable, callback, user_data);
}

/**
 * study_archive_export_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what is in the file, and what could not
 *   be read; %NULL when the file is not written
 */
StudyArchiveReport *
study_archive_export_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, study_archive_export_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * study_archive_load_async:
 * @file: a file
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Reads an archive, or a single progress document, in a worker.
 */
void
study_archive_load_async (GFile               *file,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Job *job = job_new (NULL, NULL);

  job->file = g_object_ref (file);
  run (job, load_thread, study_archive_load_async, cancellable, callback, user_data);
}

/**
 * study_archive_load_finish:
 * @result: the result
 * @error: return location for an error of the file or the format
 *
 * Returns: (transfer full) (nullable): the archive, %NULL on error
 */
StudyArchive *
study_archive_load_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, study_archive_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * study_archive_preview_async:
 * @places: where progress is; the trails are beside it
 * @trail_id: the id of a trail
 * @content: (nullable): the trail in the archive
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Looks what is here of a trail, with study_progress_places_peek() and
 * study_archive_compare_trail(), in a worker.
 */
void
study_archive_preview_async (StudyProgressPlaces *places,
                             const char          *trail_id,
                             const StudyContent  *content,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Job *job = job_new (places, trail_id);

  job->content = content != NULL ? study_content_ref (content) : NULL;
  run (job, preview_thread, study_archive_preview_async, cancellable, callback, user_data);
}

/**
 * study_archive_preview_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what is here; %NULL when it cannot be
 *   read
 */
StudyArchivePreview *
study_archive_preview_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, study_archive_preview_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * study_archive_apply_others_async:
 * @places: where progress is; the trails are beside it
 * @archive: an archive
 * @open_id: (nullable): the id of the trail that is open
 * @mode: what becomes of what is here
 * @cancellable: (nullable): to stop it between two documents
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Does what study_archive_apply_others() does, in a worker. The documents of
 * @archive may not be changed until then.
 */
void
study_archive_apply_others_async (StudyProgressPlaces *places,
                                  const StudyArchive  *archive,
                                  const char          *open_id,
                                  StudyArchiveMode     mode,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Job *job = job_new (places, open_id);

  job->archive = study_archive_ref_content (archive);
  job->mode = mode;
  run (job, apply_thread, study_archive_apply_others_async, cancellable, callback, user_data);
}

/**
 * study_archive_apply_others_finish:
 * @result: the result
 * @error: return location for an error, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what became of the documents
 */
StudyArchiveReport *
study_archive_apply_others_finish (GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, study_archive_apply_others_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
