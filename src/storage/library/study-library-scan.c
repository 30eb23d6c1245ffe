/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/library/study-library-scan.h"

/* A look at a folder of trails, for which a worker has all that it needs. */

struct _StudyLibraryScan
{
  char *folder;
  GHashTable *stamps; /* from the path of a file that is known to its stamp */
  GPtrArray *files;   /* what was found, of StudyLibraryFile */
  guint number;
};

/**
 * study_library_scan_new:
 * @folder: the path of a folder; it does not need to exist
 * @known: (element-type StudyLibraryFile): the files that are known; it is not
 *   kept
 * @number: where this scan stands among others
 *
 * Returns: (transfer full): a scan, to be run
 */
StudyLibraryScan *
study_library_scan_new (const char *folder,
                        GPtrArray  *known,
                        guint       number)
{
  StudyLibraryScan *self = g_new0 (StudyLibraryScan, 1);

  self->folder = g_strdup (folder);
  self->number = number;
  self->stamps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < known->len; i++)
    {
      const StudyLibraryFile *file = g_ptr_array_index (known, i);

      g_hash_table_insert (self->stamps, g_strdup (file->path), g_strdup (file->stamp));
    }

  return self;
}

/**
 * study_library_scan_free:
 * @self: (transfer full): a scan
 *
 * Frees a scan.
 */
void
study_library_scan_free (StudyLibraryScan *self)
{
  g_free (self->folder);
  g_hash_table_unref (self->stamps);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self);
}

/**
 * study_library_scan_run:
 * @self: a scan
 * @cancellable: (nullable): to stop it
 *
 * Lists the folder, and reads the titles of what is new or changed. It blocks.
 */
void
study_library_scan_run (StudyLibraryScan *self,
                        GCancellable     *cancellable)
{
  self->files = study_library_file_list (self->folder);
  for (guint i = 0; i < self->files->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      StudyLibraryFile *file = g_ptr_array_index (self->files, i);
      const char *stamp = g_hash_table_lookup (self->stamps, file->path);

      if (g_strcmp0 (stamp, file->stamp) != 0)
        study_library_file_read_title (file);
    }
}

/**
 * study_library_scan_get_number:
 * @self: a scan
 *
 * Returns: where it stands among others
 */
guint
study_library_scan_get_number (StudyLibraryScan *self)
{
  return self->number;
}

/**
 * study_library_scan_take_files:
 * @self: a scan that ran
 * @known: (element-type StudyLibraryFile): the files that are known by now
 *
 * Takes what was found. What is known of a file that did not change stays
 * known.
 *
 * Returns: (transfer full) (element-type StudyLibraryFile): the files
 */
GPtrArray *
study_library_scan_take_files (StudyLibraryScan *self,
                               GPtrArray        *known)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      StudyLibraryFile *file = g_ptr_array_index (self->files, i);
      const StudyLibraryFile *old = study_library_file_find (known, file->path);

      if (old == NULL || !g_str_equal (old->stamp, file->stamp))
        continue;

      g_set_str (&file->title, old->title);
      g_clear_error (&file->error);
      file->error = old->error != NULL ? g_error_copy (old->error) : NULL;
    }

  return g_steal_pointer (&self->files);
}
