/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/transfer/study-folder-source.h"

#include <glib/gi18n.h>

#include "formats/guide/other/study-roadmap.h"
#include "formats/json/study-format-error.h"
#include "formats/json/study-json-reader.h"
#include "storage/files/study-storage-error.h"

/* Who chooses a folder by mistake, such as all of a disk, is told so soon. */
#define MAX_ENTRIES 50000u
#define MAX_FILES 10000u
#define MAX_DEPTH 16u

/* The folder that roadmaps have their topics in is not what they are called. */
#define TOPICS_FOLDER "content"

typedef struct
{
  GPtrArray *files; /* of StudyRoadmapFile */
  gsize n_bytes;
  guint n_entries;
} Collector;

static void
set_read_error (GError       **error,
                GFile         *file,
                const GError  *cause)
{
  g_autofree char *name = NULL;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_error_copy (cause));
      return;
    }

  name = g_file_get_parse_name (file);
  g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_READ,
               _("“%s” cannot be read: %s. Check who may read the file and its folder."), name, cause->message);
}

/* Counts what is read, before and after: a file may have grown. */
static gboolean
count_bytes (Collector  *self,
             goffset     size,
             GError    **error)
{
  if (size <= (goffset) (STUDY_FORMAT_MAX_BYTES - self->n_bytes))
    {
      self->n_bytes += size;
      return TRUE;
    }

  g_set_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_TOO_LARGE,
               _("The files of topics in the folder are larger than %d MiB. Choose a smaller folder."),
               STUDY_FORMAT_MAX_BYTES / (1024 * 1024));

  return FALSE;
}

static gboolean
collect_file (Collector     *self,
              GFile         *file,
              const char    *path,
              goffset        size,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (self->files->len == MAX_FILES)
    {
      g_set_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_TOO_LARGE,
                   ngettext ("The folder has more than %u file of topics in it. Choose a smaller one.",
                             "The folder has more than %u files of topics in it. Choose a smaller one.", MAX_FILES),
                   MAX_FILES);
      return FALSE;
    }

  if (!count_bytes (self, size, error))
    return FALSE;

  bytes = g_file_load_bytes (file, cancellable, NULL, &cause);
  if (bytes == NULL)
    {
      set_read_error (error, file, cause);
      return FALSE;
    }

  if (!count_bytes (self, MAX (0, (goffset) g_bytes_get_size (bytes) - size), error))
    return FALSE;

  g_ptr_array_add (self->files, study_roadmap_file_new (path, bytes));

  return TRUE;
}

static gboolean
is_wanted (const char *name)
{
  return g_str_has_suffix (name, ".md") || g_str_has_suffix (name, ".json");
}

/* Reads what is in a folder. Symbolic links are not followed: they lead out of
 * it, or in circles. */
static gboolean
collect_folder (Collector     *self,
                GFile         *folder,
                const char    *prefix,
                guint          depth,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileEnumerator) entries =
    g_file_enumerate_children (folder,
                               G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE ","
                               G_FILE_ATTRIBUTE_STANDARD_SIZE,
                               G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, &cause);

  while (entries != NULL)
    {
      GFileInfo *info;
      GFile *child;
      g_autofree char *name = NULL;
      g_autofree char *path = NULL;
      GFileType type;

      if (!g_file_enumerator_iterate (entries, &info, &child, cancellable, &cause))
        break;
      if (info == NULL)
        return TRUE;

      if (++self->n_entries > MAX_ENTRIES)
        {
          g_set_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_TOO_LARGE,
                       ngettext ("The folder has more than %u file in it. Choose the folder of a roadmap.",
                                 "The folder has more than %u files in it. Choose the folder of a roadmap.", MAX_ENTRIES),
                       MAX_ENTRIES);
          return FALSE;
        }

      type = g_file_info_get_file_type (info);
      name = g_filename_display_name (g_file_info_get_name (info));
      if (*name == '.')
        continue;
      path = g_strconcat (prefix, name, NULL);

      if (type == G_FILE_TYPE_DIRECTORY && depth < MAX_DEPTH)
        {
          g_autofree char *inner = g_strconcat (path, "/", NULL);

          if (!collect_folder (self, child, inner, depth + 1, cancellable, error))
            return FALSE;
        }
      else if (type == G_FILE_TYPE_REGULAR && is_wanted (name) &&
               !collect_file (self, child, path, g_file_info_get_size (info), cancellable, error))
        {
          return FALSE;
        }
    }

  set_read_error (error, folder, cause);

  return FALSE;
}

/**
 * study_folder_source_is:
 * @file: what a person chose
 * @cancellable: (nullable): to give up
 *
 * Returns: whether it is a folder. It blocks
 */
gboolean
study_folder_source_is (GFile        *file,
                        GCancellable *cancellable)
{
  return g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) == G_FILE_TYPE_DIRECTORY;
}

/**
 * study_folder_source_name:
 * @folder: a folder
 *
 * Returns: (transfer full): what the folder of a roadmap is called, or the one
 *   that its topics are in
 */
char *
study_folder_source_name (GFile *folder)
{
  g_autofree char *basename = g_file_get_basename (folder);
  g_autoptr (GFile) parent = g_file_get_parent (folder);

  if (g_str_equal (basename, TOPICS_FOLDER) && parent != NULL)
    {
      g_free (basename);
      basename = g_file_get_basename (parent);
    }

  return g_filename_display_name (basename);
}

/**
 * study_folder_source_load:
 * @folder: a folder that a person chose
 * @cancellable: (nullable): to give up
 * @error: return location for an error: %STUDY_FORMAT_ERROR_TOO_LARGE,
 *   %STUDY_STORAGE_ERROR_READ or %G_IO_ERROR_CANCELLED
 *
 * Reads the files of a folder, and of the folders in it, that a roadmap may be
 * made of: those in Markdown and JSON. What is hidden is passed over, and so are
 * symbolic links. It blocks.
 *
 * Returns: (transfer full) (nullable) (element-type StudyRoadmapFile): the files
 */
GPtrArray *
study_folder_source_load (GFile         *folder,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) study_roadmap_file_free);
  Collector self = { .files = files };

  if (!collect_folder (&self, folder, "", 0, cancellable, error))
    return NULL;

  return g_steal_pointer (&files);
}
