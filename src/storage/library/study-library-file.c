/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/library/study-library-file.h"

#include "formats/documents/study-trail-format.h"
#include "formats/json/study-json-reader.h"
#include "model/content/study-text-fill.h"
#include "storage/files/study-file.h"
#include "storage/files/study-storage-error.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define SUFFIX ".json"

/* Tells one state of a file from the next, as far as that goes without reading
 * it. A file that is not there has a stamp too. */
static char *
get_stamp (const char *path)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return g_strdup ("");

  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ".%09" G_GINT64_FORMAT,
                          (guint64) status.st_ino, (gint64) status.st_size,
                          (gint64) status.st_mtim.tv_sec, (gint64) status.st_mtim.tv_nsec);
}

static int
compare_names_cb (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Checks that a file is about the trail that its name says: progress goes by the
 * id, and two files of one id would share it. */
static gboolean
check_id (const char  *id,
          const char  *file_id,
          GError     **error)
{
  const StudyJsonPath path = { 0 };

  if (g_str_equal (id, file_id))
    return TRUE;

  return study_json_fail (&path, "id", error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                          _("The ID is “%s”, but the file is named “%s”. Give both the same name."),
                          id, file_id);
}

/**
 * study_library_file_new:
 * @path: the path of a file `<id>.json`
 *
 * Looks at a file without reading it. One whose name is no id has an error.
 *
 * Returns: (transfer full): the file
 */
StudyLibraryFile *
study_library_file_new (const char *path)
{
  StudyLibraryFile *self = g_new0 (StudyLibraryFile, 1);
  g_autofree char *name = g_path_get_basename (path);

  self->path = g_strdup (path);
  self->id = g_strndup (name, strlen (name) - strlen (SUFFIX));
  self->stamp = get_stamp (path);
  if (!study_json_slug_is_valid (self->id))
    self->error =
      g_error_new_literal (STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_READ,
                           _("The file name must be the ID of the trail: the letters a to z, digits and “-”. "
                             "Rename the file."));

  return self;
}

void
study_library_file_free (StudyLibraryFile *self)
{
  g_free (self->id);
  g_free (self->path);
  g_free (self->stamp);
  g_free (self->title);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * study_library_file_list:
 * @folder: the path of a folder; it does not need to exist
 *
 * Lists the files `<id>.json`, by name. Hidden ones are what an editor or a
 * synchroniser left. It may be called in any thread.
 *
 * Returns: (transfer full) (element-type StudyLibraryFile): the files
 */
GPtrArray *
study_library_file_list (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) study_library_file_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (*name != '.' && g_str_has_suffix (name, SUFFIX))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names_cb);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      g_ptr_array_add (files, study_library_file_new (path));
    }

  return files;
}

/**
 * study_library_file_find:
 * @files: (element-type StudyLibraryFile): files
 * @path: the path of one
 *
 * Returns: (transfer none) (nullable): the file, %NULL when it is not among them
 */
StudyLibraryFile *
study_library_file_find (GPtrArray  *files,
                         const char *path)
{
  for (guint i = 0; i < files->len; i++)
    {
      StudyLibraryFile *file = g_ptr_array_index (files, i);

      if (g_str_equal (file->path, path))
        return file;
    }

  return NULL;
}

/**
 * study_library_file_list_errors:
 * @files: (element-type StudyLibraryFile): files
 *
 * Returns: (transfer full) (array zero-terminated=1): why some of them are no
 *   trails, a message each
 */
char **
study_library_file_list_errors (GPtrArray *files)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < files->len; i++)
    {
      const StudyLibraryFile *file = g_ptr_array_index (files, i);
      g_autofree char *name = g_filename_display_basename (file->path);

      if (file->error != NULL)
        /* Translators: the name of a file, and what is wrong with it. */
        g_strv_builder_take (builder, study_text_fill (_("%s: %s"), name, file->error->message));
    }

  return g_strv_builder_end (builder);
}

/**
 * study_library_file_read_title:
 *
 * Reads the title of the trail, or why it is none. It may be called in any
 * thread.
 */
void
study_library_file_read_title (StudyLibraryFile *self)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (StudyTrailHeader) header = NULL;

  if (self->error != NULL)
    return;

  bytes = study_file_read (self->path, &self->error);
  if (bytes != NULL)
    header = study_trail_format_read_header (bytes, &self->error);
  if (header != NULL && check_id (header->id, self->id, &self->error))
    self->title = g_steal_pointer (&header->short_title);
}

/**
 * study_library_file_load:
 * @path: the path of a file
 * @id: the id that it should have
 * @error: return location for an error of the file or the format
 *
 * Reads a trail. It may be called in any thread.
 *
 * Returns: (transfer full) (nullable): its content, %NULL on error
 */
StudyContent *
study_library_file_load (const char  *path,
                         const char  *id,
                         GError     **error)
{
  g_autoptr (GBytes) bytes = study_file_read (path, error);
  g_autoptr (StudyContent) content = NULL;

  if (bytes != NULL)
    content = study_trail_format_read (bytes, error);

  if (content == NULL || !check_id (content->id, id, error))
    return NULL;

  return g_steal_pointer (&content);
}
