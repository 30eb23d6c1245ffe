/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/library/study-leftovers.h"

#include "formats/documents/study-trail-format.h"
#include "formats/json/study-json-reader.h"
#include "storage/files/study-file.h"
#include "storage/library/study-trail-trash.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* How long another program may hold a folder, in milliseconds. */
#define LOCK_PATIENCE 2000

#define TRAILS "trails"
#define SNAPSHOTS "snapshots"
#define SUFFIX ".json"

/* The ID of the trail that a program wrote beside its file, or that it replaced;
 * NULL where a file is neither. */
static char *
dup_id (const char *name)
{
  const char *end = strstr (name, SUFFIX ".");
  g_autofree char *id = NULL;

  if (end == NULL || !g_str_has_prefix (name, STUDY_FILE_TEMPORARY_PREFIX) ||
      !g_str_has_suffix (name, STUDY_FILE_TEMPORARY_SUFFIX))
    return NULL;

  name += strlen (STUDY_FILE_TEMPORARY_PREFIX);
  id = g_strndup (name, end - name);

  return study_json_slug_is_valid (id) ? g_steal_pointer (&id) : NULL;
}

/* Whether a file is a whole trail, and another than the one in its place. */
static gboolean
is_worth_keeping (GBytes     *bytes,
                  const char *in_place)
{
  g_autoptr (GBytes) other = study_file_read (in_place, NULL);
  g_autoptr (StudyContent) content = study_trail_format_read (bytes, NULL);

  return content != NULL && (other == NULL || !g_bytes_equal (bytes, other));
}

/* What a program that was killed left among the trails goes to the trash where it
 * is a trail, and away where it is not. */
static void
clear_trails (const char *data_dir)
{
  g_autofree char *folder = g_build_filename (data_dir, TRAILS, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofd int lock = dir != NULL ? study_folder_lock (folder, LOCK_PATIENCE, NULL) : -1;
  const char *name;

  while (lock >= 0 && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *id = dup_id (name);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *document = id != NULL ? g_strconcat (id, SUFFIX, NULL) : NULL;
      g_autofree char *in_place = document != NULL ? g_build_filename (folder, document, NULL) : NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      GStatBuf status;

      if (id == NULL || g_lstat (path, &status) != 0 || !S_ISREG (status.st_mode))
        continue;

      /* What cannot be read now may be read another time. */
      bytes = study_file_read (path, &error);
      if (bytes == NULL)
        {
          g_message ("“%s” stays: %s", path, error->message);
        }
      else if (!is_worth_keeping (bytes, in_place))
        {
          if (g_unlink (path) != 0)
            g_message ("“%s” stays: %s", path, g_strerror (errno));
        }
      else if (!study_trail_trash_keep (data_dir, id, path, g_get_real_time (), &error))
        {
          g_message ("“%s” stays: %s", path, error->message);
        }
    }
}

static void
clear_snapshots (StudyProgressPlaces *places)
{
  g_autofree char *folder = g_build_filename (study_progress_places_get_data_dir (places), SNAPSHOTS, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *id;

  while (dir != NULL && (id = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (StudySnapshotStore) snapshots = study_progress_places_new_snapshots (places, id);

      study_snapshot_store_recover (snapshots);
    }
}

static void
clear_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  StudyProgressPlaces *places = task_data;

  clear_trails (study_progress_places_get_data_dir (places));
  clear_snapshots (places);
  g_task_return_boolean (task, TRUE);
}

/**
 * study_leftovers_clear_async:
 * @places: where progress is kept
 * @callback: (nullable): called when it is done
 * @user_data: data for @callback
 *
 * Looks for files that a program wrote beside trails and snapshots and did not
 * come to put into their place, since it was killed, and recovers or removes
 * them. Those beside progress are merged when their trail is opened.
 */
void
study_leftovers_clear_async (StudyProgressPlaces *places,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, study_leftovers_clear_async);
  g_task_set_task_data (task, study_progress_places_ref (places), (GDestroyNotify) study_progress_places_unref);
  g_task_run_in_thread (task, clear_thread);
}

/**
 * study_leftovers_clear_finish:
 * @result: the result
 *
 * What could not be removed stays, and is tried again at the next start.
 */
void
study_leftovers_clear_finish (GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, NULL));

  g_task_propagate_boolean (G_TASK (result), NULL);
}
