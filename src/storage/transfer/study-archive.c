/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/transfer/study-archive.h"

#include "formats/documents/study-trail-format.h"
#include "formats/json/study-json-reader.h"
#include "model/content/study-text-fill.h"
#include "storage/files/study-file.h"
#include "storage/files/study-storage-error.h"
#include "storage/files/study-task-data.h"
#include "storage/library/study-library-file.h"
#include "storage/library/study-library-request.h"

#include <glib/gi18n.h>

#define SUFFIX ".json"

/* Follows the ID of a trail of the program in that of an imported one that had the same. */
#define IMPORTED "-imported"

static gboolean
is_empty (const StudyProgressSnapshot *snapshot)
{
  return snapshot->registers->len == 0 && snapshot->extra == NULL;
}

static StudyArchiveReport *
report_new (void)
{
  StudyArchiveReport *self = g_new0 (StudyArchiveReport, 1);

  self->done = g_ptr_array_new_with_free_func (g_free);
  self->failures = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/* Adds what went wrong with a file or a trail. */
static void
add_failure (StudyArchiveReport *report,
             const char         *name,
             const char         *message)
{
  g_autofree char *shown = g_filename_display_name (name);

  /* Translators: the name of a file, and what is wrong with it. */
  g_ptr_array_add (report->failures, study_text_fill (_("%s: %s"), shown, message));
}

static void
add_done (StudyArchiveReport *report,
          const char         *id)
{
  if (!g_ptr_array_find_with_equal_func (report->done, id, g_str_equal, NULL))
    g_ptr_array_add (report->done, g_strdup (id));
}

/* Adds the ids of the trails whose documents are in a folder. */
static void
list_ids (const char         *folder,
          GPtrArray          *ids,
          StudyArchiveReport *report)
{
  g_autoptr (GError) error = NULL;

  if (!study_progress_places_list (folder, ids, &error))
    g_ptr_array_add (report->failures, g_strdup (error->message));
}

/* What is in a folder alone that is away is missing, which is to be known. */
static gboolean
is_away (const char         *folder,
         StudyArchiveReport *report)
{
  g_autofree char *place = study_file_get_display_path (folder);
  g_autofree char *message = NULL;

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return FALSE;

  /* Translators: the path of a folder. */
  message = study_text_fill (_("The progress folder %s is not available. Your changes are kept on this computer "
                               "and merged once it is available again."),
                             place);
  add_failure (report, place, message);

  return TRUE;
}

static void
collect_progress (StudyArchive                *archive,
                  StudyProgressPlaces         *places,
                  const StudyProgressSnapshot *open,
                  StudyArchiveReport          *report)
{
  const char *shared_dir = study_progress_places_get_shared_dir (places);
  gboolean shared = shared_dir != NULL && !is_away (study_progress_places_get_folder (places), report);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  list_ids (study_progress_places_get_own_dir (places), ids, report);
  if (shared)
    list_ids (shared_dir, ids, report);
  if (open != NULL && !g_ptr_array_find_with_equal_func (ids, open->trail_id, g_str_equal, NULL))
    g_ptr_array_add (ids, g_strdup (open->trail_id));

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      g_autofree char *name = g_strconcat (id, SUFFIX, NULL);
      g_autoptr (StudyProgressSnapshot) snapshot = NULL;
      g_autoptr (GError) error = NULL;

      if (open != NULL && g_str_equal (open->trail_id, id))
        snapshot = study_progress_snapshot_copy (open);
      else if (shared)
        snapshot = study_progress_places_peek (places, id, &error);
      else
        snapshot = study_progress_places_peek_own (places, id, &error);

      /* What is on this computer counts also where the other folder is away. */
      if (snapshot == NULL)
        {
          add_failure (report, name, error->message);
          snapshot = shared ? study_progress_places_peek_own (places, id, NULL) : NULL;
        }

      if (snapshot == NULL)
        continue;
      g_clear_error (&error);
      if (!study_storage_check_version (snapshot->version > STUDY_PROGRESS_VERSION, &error))
        {
          add_failure (report, name, error->message);
        }
      else if (!is_empty (snapshot))
        {
          add_done (report, id);
          g_ptr_array_add (archive->progress, g_steal_pointer (&snapshot));
        }
    }
}

static void
collect_trails (StudyArchive       *archive,
                const char         *data_dir,
                StudyArchiveReport *report)
{
  g_autofree char *folder = g_build_filename (data_dir, "trails", NULL);
  g_autoptr (GPtrArray) files = study_library_file_list (folder);

  for (guint i = 0; i < files->len; i++)
    {
      StudyLibraryFile *file = g_ptr_array_index (files, i);
      g_autofree char *name = g_path_get_basename (file->path);
      g_autoptr (StudyContent) content = NULL;

      if (file->error == NULL)
        content = study_library_file_load (file->path, file->id, &file->error);

      if (content == NULL || !study_storage_check_version (content->version > STUDY_TRAIL_VERSION, &file->error))
        {
          add_failure (report, name, file->error->message);
        }
      else
        {
          add_done (report, file->id);
          g_ptr_array_add (archive->trails, g_steal_pointer (&content));
        }
    }
}

/* Moves what stood in a trail's place to the trash; where there is none, it
 * stays beside it under a name of its own. */
static void
put_aside (const char *displaced,
           const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = study_file_move_aside (displaced, path, "replaced", &error);

  if (aside == NULL)
    g_message ("“%s” stays: %s", displaced, error->message);
  else if (!study_file_trash (aside, &error))
    g_info ("“%s” stays: %s", aside, error->message);
}

/* Looks what is in the place of a trail. */
static StudyArchiveTrailState
compare_trail (const char *path,
               GBytes     *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = study_file_read (path, &error);
  g_autoptr (StudyContent) content = NULL;
  g_autoptr (GBytes) written = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return STUDY_ARCHIVE_TRAIL_NEW;

  /* It may have another form on the disk. */
  if (bytes != NULL)
    content = study_trail_format_read (bytes, NULL);
  if (content != NULL)
    written = study_trail_format_write (content);

  return written != NULL && g_bytes_equal (written, document) ? STUDY_ARCHIVE_TRAIL_SAME
                                                              : STUDY_ARCHIVE_TRAIL_OTHER;
}

static char *
get_trail_path (const char         *data_dir,
                const StudyContent *content)
{
  g_autofree char *name = g_strconcat (content->id, SUFFIX, NULL);

  return g_build_filename (data_dir, "trails", name, NULL);
}

static gboolean
apply_trail (const char          *data_dir,
             const StudyContent  *content,
             StudyArchiveMode     mode,
             GError             **error)
{
  g_autofree char *path = get_trail_path (data_dir, content);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *displaced = NULL;
  g_autoptr (GBytes) document = NULL;
  g_autoptr (GError) write_error = NULL;
  StudyArchiveTrailState state;

  if (!study_storage_check_version (content->version > STUDY_TRAIL_VERSION, error))
    return FALSE;

  document = study_trail_format_write (content);
  state = compare_trail (path, document);
  if (state == STUDY_ARCHIVE_TRAIL_SAME || (state == STUDY_ARCHIVE_TRAIL_OTHER && mode == STUDY_ARCHIVE_MERGE))
    return TRUE;

  if (!study_folder_make (folder, error))
    return FALSE;

  /* The new one is in place before the old one goes. */
  if (!study_file_exchange (path, document, &displaced, &write_error) && displaced == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&write_error));
      return FALSE;
    }
  if (displaced != NULL)
    put_aside (displaced, path);
  if (write_error != NULL)
    g_propagate_error (error, g_steal_pointer (&write_error));

  return write_error == NULL;
}

/* What a document becomes when an archive takes its place: every value is set
 * anew, so that it wins wherever the document is merged later. */
static StudyProgressSnapshot *
replace (const StudyProgressSnapshot *ours,
         const StudyProgressSnapshot *theirs,
         const char                  *device)
{
  g_autoptr (StudyProgress) progress = study_progress_new (ours->trail_id, device);

  study_progress_merge (progress, ours);
  study_progress_replace (progress, theirs, NULL);

  return study_progress_snapshot (progress);
}

static gboolean
apply_progress (StudyProgressPlaces          *places,
                const StudyProgressSnapshot  *theirs,
                StudyArchiveMode              mode,
                StudyArchiveReport           *report,
                GError                      **error)
{
  g_autoptr (StudyProgressStore) store = study_progress_places_new_own_store (places, theirs->trail_id);
  g_auto (StudyOpenReport) open_report = { .outcome = STUDY_OPEN_NEW };
  g_autoptr (StudyProgressSnapshot) ours = NULL;
  g_autoptr (StudyProgressSnapshot) wanted = NULL;
  g_autoptr (StudyProgressSnapshot) incoming = NULL;

  if (!study_storage_check_version (theirs->version > STUDY_PROGRESS_VERSION, error))
    return FALSE;

  ours = study_progress_store_open (store, &open_report);
  if (open_report.outcome == STUDY_OPEN_NEWER || open_report.outcome == STUDY_OPEN_BLOCKED)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, open_report.message);
      return FALSE;
    }
  if (ours == NULL)
    ours = study_progress_snapshot_new (theirs->trail_id, STUDY_PROGRESS_VERSION, NULL);

  /* Whatever comes of it, a damaged file was moved. */
  if (open_report.message != NULL)
    add_failure (report, theirs->trail_id, open_report.message);

  /* What is in the second folder alone would come back otherwise. */
  if (mode == STUDY_ARCHIVE_REPLACE)
    {
      ours = study_progress_places_merge_shared (places, g_steal_pointer (&ours), error);
      if (ours == NULL)
        return FALSE;
    }

  wanted = mode == STUDY_ARCHIVE_MERGE ? study_progress_snapshot_merge (ours, theirs)
                                       : replace (ours, theirs, study_progress_places_get_device (places));
  if (!study_progress_store_save (store, wanted, STUDY_SAVE_SNAPSHOT, &incoming, error))
    return FALSE;

  /* It is done, but there is something that the user should know. */
  if (study_progress_store_get_warning (store) != NULL)
    add_failure (report, theirs->trail_id, study_progress_store_get_warning (store));

  return TRUE;
}

void
study_archive_report_free (StudyArchiveReport *self)
{
  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->failures);
  g_free (self);
}

void
study_archive_preview_free (StudyArchivePreview *self)
{
  g_clear_pointer (&self->progress, study_progress_snapshot_free);
  g_free (self);
}

/**
 * study_archive_ref_content:
 * @archive: an archive
 *
 * Returns: (transfer full): another archive with the same documents, which
 *   nobody may change then
 */
StudyArchive *
study_archive_ref_content (const StudyArchive *archive)
{
  StudyArchive *other = study_archive_new ();

  g_ptr_array_unref (other->progress);
  g_ptr_array_unref (other->trails);
  other->created = archive->created;
  other->progress = g_ptr_array_ref (archive->progress);
  other->trails = g_ptr_array_ref (archive->trails);

  return other;
}

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

/* Puts the progress on all trails and the user's own trails into one archive.
 * What cannot be read is named in @report, and stays as it is. */
static StudyArchive *
collect (StudyProgressPlaces         *places,
         const StudyProgressSnapshot *open,
         StudyArchiveReport          *report)
{
  StudyArchive *archive = study_archive_new ();

  archive->created = MAX (g_get_real_time (), 1);
  collect_progress (archive, places, open, report);
  collect_trails (archive, study_progress_places_get_data_dir (places), report);

  return archive;
}

/* Puts the trails of an archive and the progress on them into their documents.
 * A trail that is here with other content is kept when merging; when replacing,
 * it goes to the trash. Each document is done or left as it was, and one that
 * fails does not keep the others. */
static StudyArchiveReport *
apply_others (StudyProgressPlaces *places,
              const StudyArchive  *archive,
              const char          *open_id,
              StudyArchiveMode     mode,
              GCancellable        *cancellable)
{
  StudyArchiveReport *report = report_new ();

  for (guint i = 0; i < archive->trails->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const StudyContent *content = g_ptr_array_index (archive->trails, i);
      g_autoptr (GError) error = NULL;

      if (apply_trail (study_progress_places_get_data_dir (places), content, mode, &error))
        add_done (report, content->id);
      else
        add_failure (report, content->title, error->message);
    }

  for (guint i = 0; i < archive->progress->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const StudyProgressSnapshot *theirs = g_ptr_array_index (archive->progress, i);
      g_autoptr (GError) error = NULL;

      if (g_strcmp0 (theirs->trail_id, open_id) == 0)
        continue;

      if (apply_progress (places, theirs, mode, report, &error))
        add_done (report, theirs->trail_id);
      else
        add_failure (report, theirs->trail_id, error->message);
    }

  return report;
}

static void
export_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (StudyArchiveReport) report = report_new ();
  g_autoptr (StudyArchive) archive = collect (job->places, job->open, report);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  bytes = study_archive_format_write (archive);
  if (g_bytes_get_size (bytes) > STUDY_FORMAT_MAX_BYTES)
    g_task_return_new_error (task, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE,
                             _("All progress together is larger than %d MiB and could not be imported again. Copy "
                               "your data folder instead."),
                             STUDY_FORMAT_MAX_BYTES / (1024 * 1024));
  else if (study_file_export (job->file, bytes, 0600, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&report), (GDestroyNotify) study_archive_report_free);
  else
    g_task_return_error (task, error);
}

/* A trail that is named as one of the program's would take its place. It becomes
 * one of its own, and so does the progress that comes with it. The ID is the same
 * each time, so that importing it again finds what is there. */
static void
keep_built_in (StudyArchive *archive)
{
  g_autoptr (GPtrArray) entries = study_library_request_list_built_in ();

  for (guint i = 0; i < entries->len; i++)
    {
      const char *id = study_library_entry_get_id (g_ptr_array_index (entries, i));
      g_autofree char *own_id = g_strconcat (id, IMPORTED, NULL);
      gboolean found = FALSE;

      for (guint k = 0; k < archive->trails->len; k++)
        {
          StudyContent *content = g_ptr_array_index (archive->trails, k);

          if (g_str_equal (content->id, id))
            found = g_set_str (&content->id, own_id);
        }
      for (guint k = 0; found && k < archive->progress->len; k++)
        {
          StudyProgressSnapshot *snapshot = g_ptr_array_index (archive->progress, k);

          if (g_str_equal (snapshot->trail_id, id))
            g_set_str (&snapshot->trail_id, own_id);
        }
    }
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
    keep_built_in (archive);

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
    {
      g_autofree char *path = get_trail_path (study_progress_places_get_data_dir (job->places), job->content);
      g_autoptr (GBytes) document = study_trail_format_write (job->content);

      preview->state = compare_trail (path, document);
    }
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
                         apply_others (job->places, job->archive, job->trail_id, job->mode,
                                                     cancellable),
                         (GDestroyNotify) study_archive_report_free);
}

/**
 * study_archive_export_async:
 *
 * Writes the progress on all trails and the user's own trails into a file, in a
 * worker. The progress on the trail that is open may be newer than its file.
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
  job->open = open != NULL ? study_progress_snapshot_copy (open) : NULL;
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
 *
 * Reads an archive, or a single progress document, in a worker. A trail that is
 * named as one that comes with the program gets an ID of its own.
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
 * @trail_id: the id of a trail
 * @content: (nullable): the trail in the archive
 *
 * Looks what is here of a trail and the progress on it, in a worker.
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
 * @open_id: (nullable): the id of the trail that is open, whose progress is left
 *   to the caller
 * @cancellable: (nullable): to stop it between two documents
 *
 * Puts the trails of an archive and the progress on them into their documents,
 * in a worker. The documents of the archive may not be changed until then.
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
