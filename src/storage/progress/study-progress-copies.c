/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/progress/study-progress-copies.h"

#include "formats/documents/study-progress-format.h"
#include "formats/documents/study-progress-salvage.h"
#include "model/content/study-text-fill.h"
#include "storage/files/study-conflict-name.h"
#include "storage/files/study-file.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* The files beside a progress document that hold progress too: copies that a
 * file synchroniser or an editor made, and files that a program wrote to put
 * them in its place and did not come to. Each is read once, and removed when
 * what it holds is saved. */
struct _StudyProgressCopies
{
  char *trail_id;
  StudySnapshotStore *snapshots;
  GHashTable *merged; /* from paths to whether it is a leftover; to be removed once that is saved */
};

/**
 * study_progress_copies_new:
 * @trail_id: the id of the trail
 * @snapshots: (nullable): where a copy goes that cannot go to the trash
 *
 * Returns: (transfer full): the copies of the document on one trail
 */
StudyProgressCopies *
study_progress_copies_new (const char         *trail_id,
                           StudySnapshotStore *snapshots)
{
  StudyProgressCopies *self = g_new0 (StudyProgressCopies, 1);

  self->trail_id = g_strdup (trail_id);
  g_set_object (&self->snapshots, snapshots);
  self->merged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
study_progress_copies_free (StudyProgressCopies *self)
{
  g_clear_pointer (&self->trail_id, g_free);
  g_clear_object (&self->snapshots);
  g_clear_pointer (&self->merged, g_hash_table_unref);
  g_free (self);
}

/**
 * study_progress_copies_parse:
 * @bytes: the content of a file
 * @error: return location for an error in the domain %STUDY_FORMAT_ERROR
 *
 * Understands the progress on this trail, and no other.
 *
 * Returns: (transfer full) (nullable): the content, %NULL on error
 */
StudyProgressSnapshot *
study_progress_copies_parse (StudyProgressCopies  *self,
                             GBytes               *bytes,
                             GError              **error)
{
  g_autoptr (StudyProgressSnapshot) snapshot = study_progress_format_read (bytes, error);

  if (snapshot != NULL && !g_str_equal (snapshot->trail_id, self->trail_id))
    {
      g_autofree char *message =
        study_text_fill (_("This is the progress on “%s”, not on “%s”. Use the right file."),
                         snapshot->trail_id, self->trail_id);

      g_set_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_DOCUMENT, "$.trail: %s", message);
      return NULL;
    }

  return g_steal_pointer (&snapshot);
}

/* A file that a program wrote beside the document and did not come to put into
 * its place. */
static gboolean
is_leftover (const char *name,
             const char *document)
{
  return g_str_has_prefix (name, STUDY_FILE_TEMPORARY_PREFIX) &&
         g_str_has_prefix (name + strlen (STUDY_FILE_TEMPORARY_PREFIX), document) &&
         g_str_has_suffix (name, STUDY_FILE_TEMPORARY_SUFFIX);
}

/* The content of a copy, if it is progress on this trail that this program
 * understands. */
static StudyProgressSnapshot *
read_copy (StudyProgressCopies *self,
           const char          *path,
           gboolean             leftover)
{
  g_autoptr (GBytes) bytes = study_file_read (path, NULL);
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;

  if (bytes == NULL)
    return NULL;

  snapshot = study_progress_copies_parse (self, bytes, NULL);
  if (snapshot == NULL && leftover)
    snapshot = study_progress_salvage (bytes, self->trail_id);
  if (snapshot != NULL && snapshot->version > STUDY_PROGRESS_VERSION)
    return NULL;

  return g_steal_pointer (&snapshot);
}

static void
read_folder (StudyProgressCopies *self,
             const char          *folder,
             const char          *document,
             GPtrArray           *copies)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      gboolean leftover = is_leftover (name, document);
      g_autofree char *path = NULL;
      g_autoptr (StudyProgressSnapshot) copy = NULL;

      if (!leftover && !study_conflict_name_matches (name, self->trail_id))
        continue;
      path = g_build_filename (folder, name, NULL);
      if (g_hash_table_contains (self->merged, path))
        continue;
      copy = read_copy (self, path, leftover);
      if (copy == NULL)
        continue;

      g_ptr_array_add (copies, g_steal_pointer (&copy));
      g_hash_table_insert (self->merged, g_steal_pointer (&path), GINT_TO_POINTER (leftover));
    }
}

/**
 * study_progress_copies_read:
 * @path: the path of the document
 *
 * Reads the copies that are there and were not read before. Files that are not
 * ours are left alone.
 *
 * Returns: (transfer full) (element-type StudyProgressSnapshot): what they hold
 */
GPtrArray *
study_progress_copies_read (StudyProgressCopies *self,
                            const char          *path)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) study_progress_snapshot_free);
  g_autofree char *resolved = study_file_resolve (path);
  g_autofree char *document = g_path_get_basename (resolved);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *resolved_folder = g_path_get_dirname (resolved);

  read_folder (self, folder, document, copies);
  if (!g_str_equal (folder, resolved_folder))
    read_folder (self, resolved_folder, document, copies);

  return copies;
}

/**
 * study_progress_copies_add_leftover:
 * @path: the path of a file that this program made
 *
 * Takes a file for one that is read, so that it is removed with the others.
 */
void
study_progress_copies_add_leftover (StudyProgressCopies *self,
                                    const char          *path)
{
  g_hash_table_insert (self->merged, g_strdup (path), GINT_TO_POINTER (TRUE));
}

gboolean
study_progress_copies_are_removed (StudyProgressCopies *self)
{
  return g_hash_table_size (self->merged) == 0;
}

/* To the trash. Where there is none, a copy is kept among the snapshots. */
static gboolean
put_away (StudyProgressCopies *self,
          const char          *path)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 time = g_get_real_time ();
  GStatBuf status;

  if (study_file_trash (path, NULL))
    return TRUE;

  bytes = study_file_read (path, NULL);
  if (bytes == NULL || self->snapshots == NULL)
    return FALSE;

  /* It is as old as it is, and not the newest that there is. */
  if (g_stat (path, &status) == 0)
    time = MIN (time, (gint64) status.st_mtime * G_USEC_PER_SEC);
  if (!study_snapshot_store_add (self->snapshots, bytes, time, &error))
    {
      g_message ("%s", error->message);
      return FALSE;
    }

  return g_unlink (path) == 0;
}

/**
 * study_progress_copies_remove:
 *
 * Removes the copies that were read, once what they hold is saved: those that
 * this program made, and the others to the trash. What cannot be removed is
 * not read again, and tried again the next time.
 */
void
study_progress_copies_remove (StudyProgressCopies *self)
{
  GHashTableIter iter;
  gpointer path, leftover;

  g_hash_table_iter_init (&iter, self->merged);
  while (g_hash_table_iter_next (&iter, &path, &leftover))
    {
      gboolean gone = !g_file_test (path, G_FILE_TEST_EXISTS) ||
                      (leftover != NULL ? g_unlink (path) == 0 : put_away (self, path));

      if (gone)
        g_hash_table_iter_remove (&iter);
      else
        g_message ("“%s” is merged, but could not be removed", (const char *) path);
    }
}

/**
 * study_progress_copies_forget:
 *
 * Forgets which copies were read, so that they are not removed.
 */
void
study_progress_copies_forget (StudyProgressCopies *self)
{
  g_hash_table_remove_all (self->merged);
}
