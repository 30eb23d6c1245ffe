/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/progress/study-progress-folder.h"

#include "formats/documents/study-progress-format.h"
#include "formats/json/study-format-error.h"
#include "storage/files/study-file.h"
#include "storage/files/study-storage-error.h"
#include "storage/files/study-task-data.h"

#include <glib/gi18n.h>

/* What a worker needs. */
#define SWITCH(OWNED, PLAIN) \
  OWNED (StudyProgressPlaces *, from, study_progress_places_unref) \
  OWNED (StudyProgressPlaces *, to, study_progress_places_unref)

STUDY_DEFINE_TASK_DATA (Switch, switch, SWITCH)

/* Merges one document into another place, and reads there whether it came. */
static gboolean
merge_document (StudyProgressStore  *source,
                StudyProgressStore  *target,
                GError             **error)
{
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

  if (!study_progress_store_save (target, document, STUDY_SAVE_SNAPSHOT, &incoming, error))
    return FALSE;

  written = study_progress_store_peek (target, error);
  if (written == NULL)
    return FALSE;

  missing = study_progress_snapshot_difference (written, document);
  if (missing != NULL)
    {
      g_autofree char *place = study_file_get_display_path (study_progress_store_get_folder (target));

      g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE,
                   /* Translators: the path of a folder. */
                   _("The copy in %s differs from the original. Check the disk, or choose another folder."),
                   place);
      return FALSE;
    }

  return TRUE;
}

/* Merges the documents of this computer into the other folder, or those there
 * into this computer's. */
static gboolean
merge_folder (StudyProgressPlaces  *places,
              gboolean              to_shared,
              GCancellable         *cancellable,
              GError              **error)
{
  const char *folder = to_shared ? study_progress_places_get_own_dir (places)
                                 : study_progress_places_get_shared_dir (places);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) cause = NULL;

  if (!study_progress_places_list (folder, ids, &cause))
    {
      g_autofree char *place = study_file_get_display_path (folder);

      g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_READ,
                   /* Translators: the first is the path of a folder, the second the reason. */
                   _("Could not read the folder %s: %s. Check its permissions."), place, cause->message);
      return FALSE;
    }

  for (guint i = 0; i < ids->len; i++)
    {
      const char *trail_id = g_ptr_array_index (ids, i);
      g_autoptr (StudyProgressStore) own = study_progress_places_new_own_store (places, trail_id);
      g_autoptr (StudyProgressStore) shared = study_progress_places_new_shared_store (places, trail_id);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !merge_document (to_shared ? own : shared, to_shared ? shared : own, error))
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
check_folder (StudyProgressPlaces  *places,
              GError              **error)
{
  const char *folder = study_progress_places_get_folder (places);
  g_autofree char *place = study_file_get_display_path (folder);

  if (!g_path_is_absolute (folder) || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_NOT_FOUND,
                   /* Translators: the path of a folder. */
                   _("The folder %s does not exist. Choose another one."), place);
      return FALSE;
    }

  if (is_same_folder (folder, study_progress_places_get_data_dir (places)) ||
      is_same_folder (folder, study_progress_places_get_own_dir (places)))
    {
      g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE,
                   /* Translators: the path of a folder. */
                   _("Study Trail already keeps progress in %s. Choose another folder."), place);
      return FALSE;
    }

  return TRUE;
}

static gboolean
switch_folder (StudyProgressPlaces  *from,
               StudyProgressPlaces  *to,
               GCancellable         *cancellable,
               GError              **error)
{
  const char *to_dir = study_progress_places_get_shared_dir (to);

  if (to_dir != NULL && !check_folder (to, error))
    return FALSE;

  if (study_progress_places_get_shared_dir (from) != NULL && !merge_folder (from, FALSE, cancellable, error))
    return FALSE;

  return to_dir == NULL ||
         (study_folder_make (to_dir, error) && merge_folder (to, TRUE, cancellable, error));
}

static void
switch_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Switch *self = task_data;
  GError *error = NULL;

  if (switch_folder (self->from, self->to, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * study_progress_folder_switch_async:
 * @from: where progress was kept before
 * @to: where it is kept from now on; on this computer that is the same place
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Brings the progress on all trails into another folder that the user chose: it
 * is copied, merged with what is there, and read again. What the former folder
 * holds is merged into this computer's first, and stays there, as other
 * computers may use it. A folder that is away is left as it is.
 */
void
study_progress_folder_switch_async (StudyProgressPlaces *from,
                                    StudyProgressPlaces *to,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Switch *data = g_new0 (Switch, 1);

  data->from = study_progress_places_ref (from);
  data->to = study_progress_places_ref (to);
  g_task_set_source_tag (task, study_progress_folder_switch_async);
  g_task_set_task_data (task, data, switch_free);
  g_task_run_in_thread (task, switch_thread);
}

/**
 * study_progress_folder_switch_finish:
 * @result: the result
 * @error: return location for an error of the domain %STUDY_STORAGE_ERROR or
 *   %STUDY_FORMAT_ERROR
 *
 * Returns: whether the folder can be used; if not, nothing that was there before
 *   has changed but by merging
 */
gboolean
study_progress_folder_switch_finish (GAsyncResult  *result,
                                     GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
