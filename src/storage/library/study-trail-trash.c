/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/library/study-trail-trash.h"

#include "storage/files/study-file.h"
#include "storage/files/study-storage-error.h"
#include "storage/library/study-library-file.h"
#include "storage/progress/study-progress-places.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* What belongs to a trail, in the folder of the program's data. What is in the
 * trash lies in a folder of its own, in the same places as before. */

#define TRASH "trash"
#define TRAILS "trails"
#define PROGRESS "progress"
#define SNAPSHOTS "snapshots"

#define TIME_FORMAT "%Y%m%dT%H%M%SZ"

/* How long another program may hold the folder of progress, in milliseconds. */
#define LOCK_PATIENCE 2000

/* Where a piece of a trail lies. */
static char *
get_path (const char *root,
          const char *kind,
          const char *id)
{
  g_autofree char *name = g_strcmp0 (kind, SNAPSHOTS) == 0 ? g_strdup (id) : g_strconcat (id, ".json", NULL);

  return g_build_filename (root, kind, name, NULL);
}

static char *
get_folder (const char *data_dir,
            const char *name)
{
  return g_build_filename (data_dir, TRASH, name, NULL);
}

/* Moving never copies, so that it needs no room and is done or not. */
static gboolean
move_file (const char  *from,
           const char  *to,
           GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (to);
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) destination = g_file_new_for_path (to);

  if (!study_folder_make (folder, error))
    return FALSE;

  return g_file_move (source, destination, G_FILE_COPY_NOFOLLOW_SYMLINKS | G_FILE_COPY_NO_FALLBACK_FOR_MOVE,
                      NULL, NULL, NULL, error);
}

/* Moves a piece of a trail, if there is one. */
static gboolean
move_piece (const char  *from_root,
            const char  *to_root,
            const char  *kind,
            const char  *id,
            GError     **error)
{
  g_autofree char *from = get_path (from_root, kind, id);
  g_autofree char *to = get_path (to_root, kind, id);

  if (!g_file_test (from, G_FILE_TEST_EXISTS) && !g_file_test (from, G_FILE_TEST_IS_SYMLINK))
    return TRUE;

  return move_file (from, to, error);
}

/* Removes a folder and what is in it, and follows no links out of it. */
static void
remove_tree (const char *path)
{
  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK) && g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }

  if (g_remove (path) != 0)
    g_info ("“%s” stays in the trash", path);
}

/* Makes a folder for a trail in the trash. */
static char *
make_folder (const char  *data_dir,
             const char  *id,
             gint64       now,
             GError     **error)
{
  g_autofree char *trash = get_folder (data_dir, NULL);
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc_usec (now);
  g_autofree char *time = g_date_time_format (date, TIME_FORMAT);

  if (!study_folder_make (trash, error))
    return NULL;

  for (guint i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf (".%u", i) : g_strdup ("");
      g_autofree char *name = g_strconcat (id, "-", time, number, NULL);
      g_autofree char *folder = get_folder (data_dir, name);

      if (g_file_test (folder, G_FILE_TEST_EXISTS))
        continue;

      return study_folder_make (folder, error) ? g_steal_pointer (&name) : NULL;
    }
}

/* Returns when a trail was removed, as the name of its folder says; -1 when it
 * does not. */
static gint64
parse_time (const char *name)
{
  const char *dash = strrchr (name, '-');
  const char *end = dash != NULL ? strchr (dash, 'Z') : NULL;
  g_autofree char *time = end != NULL ? g_strndup (dash + 1, end - dash) : NULL;
  g_autoptr (GDateTime) date = time != NULL ? g_date_time_new_from_iso8601 (time, NULL) : NULL;

  return date != NULL ? g_date_time_to_unix_usec (date) : -1;
}

static void
set_move_error (GError       **error,
                const char    *id,
                const GError  *cause)
{
  g_message ("The trail “%s” cannot be moved: %s", id, cause->message);
  g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE,
               /* Translators: why a trail cannot be removed or brought back. */
               _("The trail could not be moved: %s. Check the permissions of your data folder."),
               cause->message);
}

/* Brings the progress back. When there is some again, both count. */
static gboolean
restore_progress (const char  *folder,
                  const char  *data_dir,
                  const char  *id,
                  GError     **error)
{
  g_autoptr (StudyProgressPlaces) trash = study_progress_places_new (folder, NULL, NULL);
  g_autoptr (StudyProgressPlaces) places = study_progress_places_new (data_dir, NULL, NULL);
  g_autoptr (StudyProgressStore) store = study_progress_places_new_own_store (places, id);
  g_autoptr (StudyProgressSnapshot) trashed = NULL;
  g_autoptr (StudyProgressSnapshot) there = NULL;
  g_autoptr (StudyProgressSnapshot) incoming = NULL;
  g_autoptr (GError) move_error = NULL;

  if (move_piece (folder, data_dir, PROGRESS, id, &move_error))
    return TRUE;

  if (!g_error_matches (move_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      set_move_error (error, id, move_error);
      return FALSE;
    }

  trashed = study_progress_places_peek_own (trash, id, error);
  if (trashed == NULL)
    return FALSE;

  /* What is damaged there is not touched. */
  there = study_progress_store_peek (store, error);
  if (there == NULL)
    return FALSE;

  return study_progress_store_save (store, trashed, STUDY_SAVE_SNAPSHOT, &incoming, error);
}

/* Brings the snapshots back, one by one where there are some again. Tells whether
 * none is left that could not be moved. */
static gboolean
restore_snapshots (const char *folder,
                   const char *data_dir,
                   const char *id)
{
  g_autofree char *from = get_path (folder, SNAPSHOTS, id);
  g_autofree char *to = get_path (data_dir, SNAPSHOTS, id);
  g_autoptr (GDir) dir = NULL;
  const char *name;
  gboolean moved = TRUE;

  if (move_piece (folder, data_dir, SNAPSHOTS, id, NULL))
    return TRUE;

  dir = g_dir_open (from, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *old_path = g_build_filename (from, name, NULL);
      g_autofree char *new_path = g_build_filename (to, name, NULL);
      g_autoptr (GError) error = NULL;

      if (move_file (old_path, new_path, &error))
        continue;
      g_message ("%s", error->message);
      moved = moved && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
    }

  return moved;
}

/* Finds the file of the trail in a folder of the trash. */
static StudyLibraryFile *
find_file (const char *folder)
{
  g_autofree char *trails_dir = g_build_filename (folder, TRAILS, NULL);
  g_autoptr (GPtrArray) files = study_library_file_list (trails_dir);

  return files->len > 0 ? g_ptr_array_steal_index (files, 0) : NULL;
}

static int
compare_times_cb (gconstpointer a,
                  gconstpointer b)
{
  const StudyTrashedTrail *first = *(const StudyTrashedTrail * const *) a;
  const StudyTrashedTrail *second = *(const StudyTrashedTrail * const *) b;

  if (first->time != second->time)
    return first->time > second->time ? -1 : 1;

  return strcmp (first->name, second->name);
}

void
study_trashed_trail_free (StudyTrashedTrail *self)
{
  g_free (self->name);
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

/**
 * study_trail_trash_put:
 * @data_dir: the folder of the program's data
 * @id: the id of a trail that the user added
 * @with_progress: whether the progress on it goes too
 * @now: the time, in microseconds since the Unix epoch
 * @error: return location for an error, %STUDY_STORAGE_ERROR_NOT_FOUND when
 *   there is no such trail, otherwise %STUDY_STORAGE_ERROR_WRITE
 *
 * Moves a trail to the trash, with the progress on it and its snapshots. What
 * a folder that the user shares with other computers holds stays. It blocks.
 *
 * Returns: (transfer full) (nullable): the name of its folder in the trash, for
 *   study_trail_trash_restore(); %NULL when all is as it was
 */
char *
study_trail_trash_put (const char  *data_dir,
                       const char  *id,
                       gboolean     with_progress,
                       gint64       now,
                       GError     **error)
{
  g_autofree char *path = get_path (data_dir, TRAILS, id);
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *progress_dir = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofd int lock = -1;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_NOT_FOUND,
                   _("The trail “%s” does not exist. Choose another one."), id);
      return NULL;
    }

  name = make_folder (data_dir, id, now, error);
  if (name == NULL)
    return NULL;

  folder = get_folder (data_dir, name);
  progress_dir = g_build_filename (data_dir, PROGRESS, NULL);
  if (with_progress && g_file_test (progress_dir, G_FILE_TEST_IS_DIR))
    lock = study_folder_lock (progress_dir, LOCK_PATIENCE, NULL);

  /* The trail goes first and comes back last: what is half-way is no trail, or
   * one of which nothing is missing. */
  if (move_piece (data_dir, folder, TRAILS, id, &local_error) &&
      (!with_progress || (move_piece (data_dir, folder, PROGRESS, id, &local_error) &&
                          move_piece (data_dir, folder, SNAPSHOTS, id, &local_error))))
    return g_steal_pointer (&name);

  set_move_error (error, id, local_error);
  g_clear_error (&local_error);
  if (move_piece (folder, data_dir, PROGRESS, id, &local_error) &&
      move_piece (folder, data_dir, TRAILS, id, &local_error))
    remove_tree (folder);
  else
    g_message ("The trail “%s” stays in the trash: %s", id, local_error->message);

  return NULL;
}

/**
 * study_trail_trash_keep:
 * @data_dir: the folder of the program's data
 * @id: the id of a trail
 * @path: a file with other content than the trail has
 * @now: the time, in microseconds since the Unix epoch
 * @error: return location for an error, %STUDY_STORAGE_ERROR_WRITE
 *
 * Moves what stood in the place of a trail to the trash, and nothing else of
 * it. It blocks.
 *
 * Returns: whether it is there; if not, @path is as it was
 */
gboolean
study_trail_trash_keep (const char  *data_dir,
                        const char  *id,
                        const char  *path,
                        gint64       now,
                        GError     **error)
{
  g_autofree char *name = make_folder (data_dir, id, now, error);
  g_autofree char *folder = NULL;
  g_autofree char *place = NULL;
  g_autoptr (GError) local_error = NULL;

  if (name == NULL)
    return FALSE;

  folder = get_folder (data_dir, name);
  place = get_path (folder, TRAILS, id);
  if (move_file (path, place, &local_error))
    return TRUE;

  set_move_error (error, id, local_error);
  remove_tree (folder);

  return FALSE;
}

/**
 * study_trail_trash_restore:
 * @data_dir: the folder of the program's data
 * @name: the name of a folder in the trash
 * @error: return location for an error, %STUDY_STORAGE_ERROR_NOT_FOUND when it
 *   is no longer there, %STUDY_STORAGE_ERROR_CONFLICT when something is in
 *   the place of the trail, otherwise %STUDY_STORAGE_ERROR_WRITE
 *
 * Brings back a trail with the progress on it and its snapshots. It blocks.
 *
 * Returns: (transfer full) (nullable): the id of the trail, %NULL on error
 */
char *
study_trail_trash_restore (const char  *data_dir,
                           const char  *name,
                           GError     **error)
{
  g_autofree char *folder = get_folder (data_dir, name);
  g_autoptr (StudyLibraryFile) file = find_file (folder);
  g_autofree char *place = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean moved;

  if (file == NULL || file->error != NULL)
    {
      g_set_error_literal (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_NOT_FOUND,
                           _("This trail is no longer in the trash. Choose another one."));
      return NULL;
    }

  place = get_path (data_dir, TRAILS, file->id);
  if (g_file_test (place, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_CONFLICT,
                   /* Translators: the name of a file. */
                   _("A trail named “%s” already exists. Remove it first."), file->id);
      return NULL;
    }

  moved = restore_snapshots (folder, data_dir, file->id);
  if (!restore_progress (folder, data_dir, file->id, error))
    return NULL;

  if (!move_piece (folder, data_dir, TRAILS, file->id, &local_error))
    {
      set_move_error (error, file->id, local_error);
      return NULL;
    }
  if (moved)
    remove_tree (folder);

  return g_strdup (file->id);
}

/**
 * study_trail_trash_has:
 * @data_dir: the folder of the program's data
 * @id: the id of a trail
 *
 * Returns: whether such a trail is in the trash, and may come back
 */
gboolean
study_trail_trash_has (const char *data_dir,
                       const char *id)
{
  g_autofree char *trash = get_folder (data_dir, NULL);
  g_autoptr (GDir) dir = g_dir_open (trash, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = get_folder (data_dir, name);
      g_autofree char *path = get_path (folder, TRAILS, id);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }

  return FALSE;
}

/**
 * study_trail_trash_list:
 * @data_dir: the folder of the program's data
 *
 * Lists what is in the trash. It blocks.
 *
 * Returns: (transfer full) (element-type StudyTrashedTrail): the trails, the
 *   last that was removed first
 */
GPtrArray *
study_trail_trash_list (const char *data_dir)
{
  g_autofree char *trash = get_folder (data_dir, NULL);
  g_autoptr (GDir) dir = g_dir_open (trash, 0, NULL);
  GPtrArray *trails = g_ptr_array_new_with_free_func ((GDestroyNotify) study_trashed_trail_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = get_folder (data_dir, name);
      g_autoptr (StudyLibraryFile) file = find_file (folder);
      StudyTrashedTrail *trashed;

      if (file == NULL || parse_time (name) < 0)
        continue;

      study_library_file_read_title (file);
      trashed = g_new0 (StudyTrashedTrail, 1);
      trashed->name = g_strdup (name);
      trashed->id = g_strdup (file->id);
      trashed->title = g_strdup (file->title != NULL ? file->title : file->id);
      trashed->time = parse_time (name);
      g_ptr_array_add (trails, trashed);
    }
  g_ptr_array_sort (trails, compare_times_cb);

  return trails;
}

/**
 * study_trail_trash_thin:
 * @data_dir: the folder of the program's data
 * @now: the time, in microseconds since the Unix epoch
 *
 * Removes for good what was removed more than %STUDY_TRAIL_TRASH_DAYS ago. It
 * blocks.
 */
void
study_trail_trash_thin (const char *data_dir,
                        gint64      now)
{
  const gint64 oldest = now - STUDY_TRAIL_TRASH_DAYS * G_TIME_SPAN_DAY;
  g_autofree char *trash = get_folder (data_dir, NULL);
  g_autoptr (GDir) dir = g_dir_open (trash, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = get_folder (data_dir, name);
      gint64 time = parse_time (name);

      if (time >= 0 && time < oldest)
        remove_tree (folder);
    }
}
