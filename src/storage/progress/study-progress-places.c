/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/progress/study-progress-places.h"

#include "formats/json/study-json-reader.h"
#include "storage/files/study-paths.h"

#include <string.h>

#define SUFFIX ".json"
#define PROGRESS "progress"
#define SNAPSHOTS "snapshots"

/**
 * StudyProgressPlaces:
 *
 * Where progress is kept: the folder on this computer, with the snapshots
 * beside it, the folder that the user may have chosen to share it with other
 * computers, and the ID under which this device writes.
 *
 * It never changes, so that any thread can hold a reference.
 */

struct _StudyProgressPlaces
{
  char *data_dir;
  char *own_dir;
  char *folder;     /* as the user chose it, empty for none */
  char *shared_dir; /* (nullable): the documents in it */
  char *device;     /* (nullable) */
};

static void
clear (gpointer data)
{
  StudyProgressPlaces *self = data;

  g_clear_pointer (&self->data_dir, g_free);
  g_clear_pointer (&self->own_dir, g_free);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->shared_dir, g_free);
  g_clear_pointer (&self->device, g_free);
}

/**
 * study_progress_places_new:
 * @data_dir: the folder of the program's data, as study_paths_get_data_dir()
 *   gives it
 * @folder: (nullable): a folder that the user chose for progress, %NULL or
 *   empty for none
 * @device: (nullable): the ID of this device, %NULL for that of
 *   study_paths_get_device(), which is read when it is needed
 *
 * Names places; none of them needs to exist.
 *
 * Returns: (transfer full): the places
 */
StudyProgressPlaces *
study_progress_places_new (const char *data_dir,
                           const char *folder,
                           const char *device)
{
  StudyProgressPlaces *self;

  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_atomic_rc_box_new0 (StudyProgressPlaces);
  self->data_dir = g_strdup (data_dir);
  self->own_dir = g_build_filename (data_dir, PROGRESS, NULL);
  self->folder = g_strdup (folder != NULL ? folder : "");
  if (*self->folder != '\0')
    self->shared_dir = g_build_filename (folder, PROGRESS, NULL);
  self->device = g_strdup (device);

  return self;
}

StudyProgressPlaces *
study_progress_places_ref (StudyProgressPlaces *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
study_progress_places_unref (StudyProgressPlaces *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * study_progress_places_list:
 * @folder: the path of a folder of progress documents
 * @ids: (element-type utf8): where to add the IDs of the trails that they are on
 * @error: return location for a #GFileError; a folder that is not there is none
 *
 * Lists the documents in a folder. What is named otherwise is a copy of one of
 * them, or none of ours. It blocks.
 *
 * Returns: whether the folder could be read
 */
gboolean
study_progress_places_list (const char  *folder,
                            GPtrArray   *ids,
                            GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &local_error);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *id = g_str_has_suffix (name, SUFFIX) ? g_strndup (name, strlen (name) - strlen (SUFFIX)) : NULL;

      if (id != NULL && study_json_slug_is_valid (id) &&
          !g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, g_steal_pointer (&id));
    }

  if (dir != NULL || g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

const char *
study_progress_places_get_data_dir (StudyProgressPlaces *self)
{
  return self->data_dir;
}

const char *
study_progress_places_get_own_dir (StudyProgressPlaces *self)
{
  return self->own_dir;
}

/**
 * study_progress_places_get_folder:
 *
 * Returns: (transfer none): the folder that the user chose, empty for none
 */
const char *
study_progress_places_get_folder (StudyProgressPlaces *self)
{
  return self->folder;
}

/**
 * study_progress_places_get_shared_dir:
 *
 * Returns: (transfer none) (nullable): the folder of the documents in the one
 *   that the user chose
 */
const char *
study_progress_places_get_shared_dir (StudyProgressPlaces *self)
{
  return self->shared_dir;
}

/**
 * study_progress_places_get_device:
 *
 * It may read a small file the first time.
 *
 * Returns: (transfer none): the ID of this device
 */
const char *
study_progress_places_get_device (StudyProgressPlaces *self)
{
  return self->device != NULL ? self->device : study_paths_get_device ();
}

/**
 * study_progress_places_new_snapshots:
 *
 * Returns: (transfer full): the snapshots of the progress on a trail
 */
StudySnapshotStore *
study_progress_places_new_snapshots (StudyProgressPlaces *self,
                                     const char          *trail_id)
{
  g_autofree char *folder = g_build_filename (self->data_dir, SNAPSHOTS, trail_id, NULL);

  return study_snapshot_store_new (folder, trail_id);
}

/**
 * study_progress_places_new_own_store:
 *
 * Returns: (transfer full): the document on a trail, on this computer
 */
StudyProgressStore *
study_progress_places_new_own_store (StudyProgressPlaces *self,
                                     const char          *trail_id)
{
  g_autoptr (StudySnapshotStore) snapshots = study_progress_places_new_snapshots (self, trail_id);

  return study_progress_store_new (self->own_dir, trail_id, snapshots);
}

/**
 * study_progress_places_new_shared_store:
 * @self: places with a folder that the user chose
 *
 * Returns: (transfer full): the document in that folder
 */
StudyProgressStore *
study_progress_places_new_shared_store (StudyProgressPlaces *self,
                                        const char          *trail_id)
{
  g_autoptr (StudySnapshotStore) snapshots = study_progress_places_new_snapshots (self, trail_id);
  StudyProgressStore *store;

  g_return_val_if_fail (self->shared_dir != NULL, NULL);

  store = study_progress_store_new (self->shared_dir, trail_id, snapshots);
  study_progress_store_set_shared (store, TRUE);

  return store;
}

/**
 * study_progress_places_peek:
 * @error: return location for an error of either document
 *
 * Reads the progress on a trail that is not open, in all places, and leaves
 * every file as it is. It blocks.
 *
 * Returns: (transfer full) (nullable): the progress, without registers when
 *   there is none; %NULL on error
 */
StudyProgressSnapshot *
study_progress_places_peek (StudyProgressPlaces  *self,
                            const char           *trail_id,
                            GError              **error)
{
  StudyProgressSnapshot *own = study_progress_places_peek_own (self, trail_id, error);

  return own != NULL ? study_progress_places_merge_shared (self, own, error) : NULL;
}

/**
 * study_progress_places_peek_own:
 * @error: return location for an error
 *
 * Reads the progress on this computer alone, as when the other folder cannot be
 * read. It blocks.
 *
 * Returns: (transfer full) (nullable): the progress, without registers when
 *   there is none; %NULL on error
 */
StudyProgressSnapshot *
study_progress_places_peek_own (StudyProgressPlaces  *self,
                                const char           *trail_id,
                                GError              **error)
{
  g_autoptr (StudyProgressStore) store = study_progress_places_new_own_store (self, trail_id);

  return study_progress_store_peek (store, error);
}

/**
 * study_progress_places_merge_shared:
 * @snapshot: (transfer full): the progress on a trail
 * @error: return location for an error
 *
 * Merges what the folder that the user chose has of the trail, if there is one.
 * It blocks.
 *
 * Returns: (transfer full) (nullable): the progress; %NULL on error
 */
StudyProgressSnapshot *
study_progress_places_merge_shared (StudyProgressPlaces    *self,
                                    StudyProgressSnapshot  *snapshot,
                                    GError                **error)
{
  g_autoptr (StudyProgressSnapshot) own = snapshot;
  g_autoptr (StudyProgressSnapshot) shared = NULL;
  g_autoptr (StudyProgressStore) store = NULL;

  if (self->shared_dir == NULL)
    return g_steal_pointer (&own);

  store = study_progress_places_new_shared_store (self, own->trail_id);
  shared = study_progress_store_peek (store, error);

  return shared != NULL ? study_progress_snapshot_merge (own, shared) : NULL;
}
