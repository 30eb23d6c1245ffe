/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/progress/study-progress-folder.h"

#include "formats/documents/study-progress-format.h"
#include "formats/json/study-json-reader.h"
#include "storage/files/study-file.h"
#include "storage/files/study-paths.h"
#include "storage/files/study-storage-error.h"
#include "storage/progress/study-progress-store.h"

#include <glib/gi18n.h>
#include <string.h>

/* From one folder to another; NULL stands for this computer alone. */
typedef struct
{
  char *from;
  char *to;
} Switch;

static void
switch_free (gpointer data)
{
  Switch *self = data;

  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  g_free (self);
}

/* The id of the trail whose progress a file holds, by its name. */
static char *
get_trail_id (const char *name)
{
  g_autofree char *id = NULL;

  if (!g_str_has_suffix (name, ".json"))
    return NULL;

  id = g_strndup (name, strlen (name) - strlen (".json"));

  return study_json_slug_is_valid (id) ? g_steal_pointer (&id) : NULL;
}

/* Merges one document into another place, and reads there whether it came. */
static gboolean
merge_document (const char  *from,
                const char  *to,
                const char  *trail_id,
                gboolean     shared,
                GError     **error)
{
  g_autofree char *snapshots_dir = study_paths_get_snapshots_dir (trail_id);
  g_autoptr (StudySnapshotStore) snapshots = study_snapshot_store_new (snapshots_dir, trail_id);
  g_autoptr (StudyProgressStore) source = study_progress_store_new (from, trail_id, NULL);
  g_autoptr (StudyProgressStore) target = study_progress_store_new (to, trail_id, snapshots);
  g_autoptr (StudyProgressSnapshot) document = NULL;
  g_autoptr (StudyProgressSnapshot) incoming = NULL;
  g_autoptr (StudyProgressSnapshot) written = NULL;
  g_autoptr (StudyProgressSnapshot) missing = NULL;
  g_autoptr (StudyProgressSnapshot) there = NULL;
  g_autoptr (GError) peek_error = NULL;

  /* What is damaged there stays as it is, until somebody looks at it; and what
   * a newer program wrote, here or there. */
  document = study_progress_store_peek (source, &peek_error);
  if (document != NULL)
    there = study_progress_store_peek (target, &peek_error);
  if (g_error_matches (peek_error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_NEWER_VERSION) ||
      (there != NULL && MAX (document->version, there->version) > STUDY_PROGRESS_VERSION))
    return TRUE;
  if (there == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&peek_error));
      return FALSE;
    }

  study_progress_store_set_shared (target, shared);
  if (!study_progress_store_save (target, document, STUDY_SAVE_SNAPSHOT, &incoming, error))
    return FALSE;

  written = study_progress_store_peek (target, error);
  if (written == NULL)
    return FALSE;

  missing = study_progress_snapshot_difference (written, document);
  if (missing != NULL)
    {
      g_autofree char *place = study_file_get_display_path (to);

      g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE,
                   /* Translators: the path of a folder. */
                   _("What was copied to %s is not what was read there again. Check the disk, or choose another folder."),
                   place);
      return FALSE;
    }

  return TRUE;
}

static gboolean
merge_folder (const char    *from,
              const char    *to,
              gboolean       shared,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GDir) dir = g_dir_open (from, 0, &cause);
  const char *name;

  if (dir == NULL && !g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_autofree char *place = study_file_get_display_path (from);

      g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_READ,
                   /* Translators: the first is the path of a folder, the second the reason. */
                   _("The folder %s cannot be read: %s. Check who may read it."), place, cause->message);
      return FALSE;
    }

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *trail_id = get_trail_id (name);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (trail_id != NULL && !merge_document (from, to, trail_id, shared, error))
        return FALSE;
    }

  return TRUE;
}

/* Whether two paths lead to one folder. */
static gboolean
is_same_folder (const char *a,
                const char *b)
{
  g_autofree char *a_real = realpath (a, NULL);
  g_autofree char *b_real = realpath (b, NULL);

  return a_real != NULL && b_real != NULL && g_str_equal (a_real, b_real);
}

/* A folder must be there, and not be the one that is used in any case. */
static gboolean
check_folder (const char  *folder,
              GError     **error)
{
  g_autofree char *data_dir = study_paths_get_data_dir ();
  g_autofree char *progress_dir = study_paths_get_progress_dir ();
  g_autofree char *place = study_file_get_display_path (folder);

  if (!g_path_is_absolute (folder) || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_NOT_FOUND,
                   /* Translators: the path of a folder. */
                   _("The folder %s is not there. Choose another one."), place);
      return FALSE;
    }

  if (is_same_folder (folder, data_dir) || is_same_folder (folder, progress_dir))
    {
      g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE,
                   /* Translators: the path of a folder. */
                   _("Study Trail keeps progress in %s anyway. Choose another folder."), place);
      return FALSE;
    }

  return TRUE;
}

static void
switch_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Switch *self = task_data;
  GError *error = NULL;

  if (study_progress_folder_switch (self->from, self->to, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * study_progress_folder_switch:
 * @from: (nullable): the path of the folder that was chosen before
 * @to: (nullable): the path of the folder to use from now on, %NULL for this
 *   computer alone
 * @cancellable: (nullable): to stop it
 * @error: return location for an error of the domain %STUDY_STORAGE_ERROR or
 *   %STUDY_FORMAT_ERROR
 *
 * Brings the progress on all trails into another folder: it is copied, merged
 * with what is there, and read again. What @from holds is merged into this
 * computer's first, and stays there, as other computers may use it. A folder
 * that is away is left as it is. It blocks.
 *
 * Returns: whether @to can be used; if not, nothing that was there before has
 *   changed but by merging
 */
gboolean
study_progress_folder_switch (const char    *from,
                              const char    *to,
                              GCancellable  *cancellable,
                              GError       **error)
{
  g_autofree char *progress_dir = study_paths_get_progress_dir ();

  if (to != NULL && !check_folder (to, error))
    return FALSE;

  if (from != NULL)
    {
      g_autofree char *from_dir = study_paths_get_shared_dir (from);

      if (!merge_folder (from_dir, progress_dir, FALSE, cancellable, error))
        return FALSE;
    }

  if (to != NULL)
    {
      g_autofree char *to_dir = study_paths_get_shared_dir (to);

      if (!study_folder_make (to_dir, error) ||
          !merge_folder (progress_dir, to_dir, TRUE, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * study_progress_folder_switch_async:
 * @from: (nullable): the path of the folder that was chosen before
 * @to: (nullable): the path of the folder to use from now on, %NULL for this
 *   computer alone
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Does as study_progress_folder_switch() in a worker.
 */
void
study_progress_folder_switch_async (const char          *from,
                                    const char          *to,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Switch *data = g_new0 (Switch, 1);

  data->from = g_strdup (from);
  data->to = g_strdup (to);
  g_task_set_source_tag (task, study_progress_folder_switch_async);
  g_task_set_task_data (task, data, switch_free);
  g_task_run_in_thread (task, switch_thread);
}

/**
 * study_progress_folder_switch_finish:
 * @result: the result
 * @error: return location for an error, as of study_progress_folder_switch()
 *
 * Returns: whether the folder can be used
 */
gboolean
study_progress_folder_switch_finish (GAsyncResult  *result,
                                     GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
