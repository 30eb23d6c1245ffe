/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "study-file.h"

#include "study-json-reader.h"
#include "study-storage-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* As many links as Linux follows before it takes them for a circle. */
#define MAX_LINKS 40

/**
 * study_file_resolve:
 * @path: the path of a file
 *
 * Follows the symbolic links that stand in a file's place, also where the last
 * one leads to no file yet, so that a write replaces the file and not the link.
 *
 * Returns: (transfer full): the path behind the links
 */
char *
study_file_resolve (const char *path)
{
  g_autofree char *resolved = g_strdup (path);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *target = g_file_read_link (resolved, NULL);
      g_autofree char *folder = NULL;

      if (target == NULL)
        break;

      folder = g_path_get_dirname (resolved);
      g_free (resolved);
      resolved = g_path_is_absolute (target) ? g_steal_pointer (&target)
                                             : g_build_filename (folder, target, NULL);
    }

  return g_steal_pointer (&resolved);
}

/**
 * study_file_read:
 * @path: the path of a file
 * @error: return location for an error: %G_IO_ERROR_NOT_FOUND when there is
 *   none, %STUDY_FORMAT_ERROR_TOO_LARGE when it is over the limit, otherwise
 *   %STUDY_STORAGE_ERROR_READ
 *
 * Reads a file. What is no regular file, such as a pipe, is not opened: that
 * might wait for ever.
 *
 * Returns: (transfer full) (nullable): its content, %NULL on error
 */
GBytes *
study_file_read (const char  *path,
                 GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) cause = NULL;
  GStatBuf status;
  gsize length;

  if (g_stat (path, &status) != 0)
    {
      int code = errno;

      if (code == ENOENT)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There is no file “%s”."), name);
      else
        g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_READ,
                     /* Translators: the first is a file, the second the reason. */
                     _("“%s” cannot be read: %s. Check who may read the file and its folder."),
                     name, g_strerror (code));
      return NULL;
    }

  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_READ,
                   _("“%s” is not a file. Move away what is in its place."), name);
      return NULL;
    }

  if (status.st_size > STUDY_FORMAT_MAX_BYTES)
    {
      g_set_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_TOO_LARGE,
                   _("“%s” is larger than %d MiB. Use a smaller file."), name,
                   STUDY_FORMAT_MAX_BYTES / (1024 * 1024));
      return NULL;
    }

  if (!g_file_get_contents (path, &text, &length, &cause))
    {
      g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_READ,
                   /* Translators: the first is a file, the second the reason. */
                   _("“%s” cannot be read: %s. Check who may read the file and its folder."),
                   name, cause->message);
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&text), length);
}

/* Says shortly why a file could not be written, and what to do. */
static const char *
get_remedy (GFileError code)
{
  switch ((guint) code)
    {
    case G_FILE_ERROR_NOSPC:
      return _("the disk is full. Make some space on it.");
    case G_FILE_ERROR_ROFS:
      return _("the disk can only be read. Check how it is mounted.");
    case G_FILE_ERROR_ACCES:
    case G_FILE_ERROR_PERM:
      return _("access to the folder is denied. Check its permissions.");
    case G_FILE_ERROR_ISDIR:
    case G_FILE_ERROR_NOTDIR:
    case G_FILE_ERROR_EXIST:
      return _("something else is in the place of the file or its folder. Move it away.");
    default:
      return _("the disk did not take them. Check that it is there and has space.");
    }
}

/**
 * study_file_write:
 * @path: the path of a file
 * @bytes: its new content
 * @error: return location for an error, %STUDY_STORAGE_ERROR_WRITE
 *
 * Replaces a file at once and for good: whoever reads it finds the old content
 * or the new, and it is on the disk when this returns. It blocks. Folders that
 * are missing are made, and nobody else may look into what is made.
 *
 * Returns: whether the file is written
 */
gboolean
study_file_write (const char  *path,
                  GBytes      *bytes,
                  GError     **error)
{
  g_autofree char *resolved = study_file_resolve (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *basename = g_filename_display_basename (path);
  g_autoptr (GError) cause = NULL;
  const char *reason;
  GFileError code;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      code = g_file_error_from_errno (errno);
      reason = g_strerror (errno);
    }
  else if (g_file_set_contents_full (resolved, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                     G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                     0600, &cause))
    {
      return TRUE;
    }
  else
    {
      code = cause->code;
      reason = cause->message;
    }

  g_message ("“%s” cannot be written: %s", name, reason);
  g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE,
               /* Translators: the first is the name of a file; the second, why it could not be
                * written and what to do about it */
               _("Your changes are not saved in “%s”: %s"), basename, get_remedy (code));

  return FALSE;
}
