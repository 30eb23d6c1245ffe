/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/files/study-file.h"

#include "formats/json/study-json-reader.h"
#include "storage/files/study-storage-error.h"
#include "storage/files/study-task-data.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* As many links as Linux follows before it takes them for a circle. */
#define MAX_LINKS 40

/* How often a lock that another program holds is tried, in milliseconds. */
#define LOCK_PAUSE 10

/* How often a file may appear and go again while it is replaced. */
#define MAX_RACES 16

/**
 * study_file_resolve:
 * @path: the path of a file
 *
 * Follows the symbolic links that are in a file's place, also where the last
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
 * study_file_get_display_path:
 * @path: the path of a file
 *
 * Returns: (transfer full): the path as a person would write it, in UTF-8, with
 *   “~” for the home folder
 */
char *
study_file_get_display_path (const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);

  if (length > 1 && g_str_has_prefix (name, home) && G_IS_DIR_SEPARATOR (name[length]))
    return g_strconcat ("~", name + length, NULL);

  return g_steal_pointer (&name);
}

static void
set_too_large_error (GError     **error,
                     const char  *name)
{
  g_set_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_TOO_LARGE,
               _("“%s” is larger than %d MiB. Use a smaller file."), name, STUDY_FORMAT_MAX_BYTES / (1024 * 1024));
}

static void
set_read_error (GError      **error,
                const char   *name,
                GFileError    code,
                const char   *reason)
{
  g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_READ,
               code == G_FILE_ERROR_ACCES || code == G_FILE_ERROR_PERM
                 /* Translators: the first is a file, the second the reason as the system says it. */
                 ? _("Could not read “%s”. Check the permissions of the file and its folder: %s")
                 /* Translators: the first is a file, the second the reason as the system says it. */
                 : _("Could not read “%s”. Check that its disk is connected and works: %s"),
               name, reason);
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
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("The file “%s” does not exist."), name);
      else
        set_read_error (error, name, g_file_error_from_errno (code), g_strerror (code));
      return NULL;
    }

  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_READ,
                   _("“%s” is not a file. Move it somewhere else."), name);
      return NULL;
    }

  if (status.st_size > STUDY_FORMAT_MAX_BYTES)
    {
      set_too_large_error (error, name);
      return NULL;
    }

  if (!g_file_get_contents (path, &text, &length, &cause))
    {
      /* GLib names the file once more. */
      set_read_error (error, name, cause->code,
                      cause->code == G_FILE_ERROR_IO      ? g_strerror (EIO)
                      : cause->code == G_FILE_ERROR_ACCES ? g_strerror (EACCES)
                                                          : cause->message);
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&text), length);
}

/* Files that have no path are GIO's, and so are their errors. */
static GFileError
to_file_error (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return G_FILE_ERROR_ACCES;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return G_FILE_ERROR_NOSPC;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return G_FILE_ERROR_ROFS;

  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? G_FILE_ERROR_NOENT : G_FILE_ERROR_IO;
}

/* Says shortly why a file could not be written, and what to do. */
static const char *
get_remedy (GFileError code)
{
  switch ((guint) code)
    {
    case G_FILE_ERROR_NOSPC:
      return _("the disk is full. Free up some space.");
    case G_FILE_ERROR_ROFS:
      return _("the disk is read-only. Check how it is mounted.");
    case G_FILE_ERROR_ACCES:
    case G_FILE_ERROR_PERM:
      return _("access to the folder is denied. Check its permissions.");
    case G_FILE_ERROR_ISDIR:
    case G_FILE_ERROR_NOTDIR:
    case G_FILE_ERROR_EXIST:
      return _("something else is in the place of the file or its folder. Move it somewhere else.");
    case G_FILE_ERROR_NOENT:
      return _("the folder does not exist. Check that the disk is connected.");
    case G_FILE_ERROR_AGAIN:
      return _("another program is using the folder. Close it, or wait.");
    default:
      return _("the disk could not store the file. Check that it is connected and has free space.");
    }
}

/* Tells the log all and the user what they can act on. */
static void
set_write_error (GError     **error,
                 const char  *path,
                 const char  *remedy,
                 const char  *reason)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *basename = g_filename_display_basename (path);

  g_message ("“%s” cannot be written: %s", name, reason);
  g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE,
               /* Translators: the first is the name of a file; the second, why it could not be
                * written and what to do about it */
               _("Your changes could not be saved in “%s”: %s"), basename, remedy);
}

static void
set_write_error_from_errno (GError     **error,
                            const char  *path,
                            int          code)
{
  /* GLib has no name for a quota that is used up. */
  if (code == EDQUOT)
    set_write_error (error, path, _("your disk quota is exceeded. Remove some files."), g_strerror (code));
  else
    set_write_error (error, path, get_remedy (g_file_error_from_errno (code)), g_strerror (code));
}

/**
 * study_file_load:
 * @file: a file that a person chose
 * @cancellable: (nullable): to give up
 * @error: return location for an error, as of study_file_read(), or
 *   %G_IO_ERROR_CANCELLED
 *
 * Reads a file, which need not have a path.
 *
 * Returns: (transfer full) (nullable): what is in it
 */
GBytes *
study_file_load (GFile         *file,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) cause = NULL;
  GBytes *bytes = NULL;

  if (g_file_peek_path (file) != NULL)
    return study_file_read (g_file_peek_path (file), error);

  name = g_file_get_parse_name (file);
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, &cause);
  if (info != NULL && g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_STANDARD_SIZE) > STUDY_FORMAT_MAX_BYTES)
    set_too_large_error (error, name);
  else if (info != NULL)
    bytes = g_file_load_bytes (file, cancellable, NULL, &cause);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&cause));
  else if (cause != NULL)
    set_read_error (error, name, to_file_error (cause), cause->message);

  return bytes;
}

/**
 * study_file_move_aside:
 * @path: the path of a file
 * @place: the path of a file in the same folder
 * @word: what became of it, such as “damaged”
 * @error: return location for an error of the domain %G_IO_ERROR
 *
 * Moves a file away, to where nothing is, under the name of @place with the word
 * and the time behind it. Moving within a folder never copies, so that nothing
 * is lost half-way. It blocks.
 *
 * Returns: (transfer full) (nullable): the path under which it is now; %NULL on
 *   error
 */
char *
study_file_move_aside (const char  *path,
                       const char  *place,
                       const char  *word,
                       GError     **error)
{
  g_autofree char *old_path = study_file_resolve (path);
  g_autofree char *resolved = study_file_resolve (place);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  g_autoptr (GFile) source = g_file_new_for_path (old_path);

  for (guint i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *aside = g_strdup_printf ("%s.%s-%s%s", resolved, word, time, number);
      g_autoptr (GFile) destination = g_file_new_for_path (aside);
      g_autoptr (GError) local_error = NULL;

      if (g_file_move (source, destination,
                       G_FILE_COPY_NOFOLLOW_SYMLINKS | G_FILE_COPY_NO_FALLBACK_FOR_MOVE,
                       NULL, NULL, NULL, &local_error))
        return g_steal_pointer (&aside);

      if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
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
  g_autoptr (GError) cause = NULL;

  if (!study_folder_make (folder, error))
    return FALSE;

  if (!g_file_set_contents_full (resolved, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 0600, &cause))
    {
      set_write_error (error, path, get_remedy (cause->code), cause->message);
      return FALSE;
    }

  return TRUE;
}

static gboolean
write_all (int     fd,
           GBytes *bytes)
{
  gsize left;
  const char *data = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize written = write (fd, data, left);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      data += written;
      left -= written;
    }

  return TRUE;
}

/* As much of the name of a file as leaves room for what makes a temporary one of
 * it: the names of files have 255 bytes. */
static char *
shorten (const char *basename)
{
  gsize room = 255 - strlen (STUDY_FILE_TEMPORARY_PREFIX ".XXXXXX" STUDY_FILE_TEMPORARY_SUFFIX);

  return strlen (basename) <= room ? g_strdup (basename) : g_strndup (basename, room);
}

/* Writes a file of its own beside @resolved, down to the disk. It may be read by
 * those who may read the one in the place; @mode is for where there is none. */
static char *
write_beside (const char *resolved,
              GBytes     *bytes,
              int         mode)
{
  g_autofree char *folder = g_path_get_dirname (resolved);
  g_autofree char *basename = g_path_get_basename (resolved);
  g_autofree char *start = shorten (basename);
  g_autofree char *name = g_strdup_printf (STUDY_FILE_TEMPORARY_PREFIX "%s.XXXXXX" STUDY_FILE_TEMPORARY_SUFFIX,
                                           start);
  g_autofree char *beside = g_build_filename (folder, name, NULL);
  g_autofd int fd = g_mkstemp_full (beside, O_WRONLY | O_CLOEXEC, mode);
  GStatBuf status;

  if (fd < 0)
    return NULL;

  /* Where the file system has no permissions there are none to keep. */
  if (g_stat (resolved, &status) == 0 && fchmod (fd, status.st_mode & 0777) != 0)
    g_debug ("“%s” has other permissions: %s", beside, g_strerror (errno));

  if (!write_all (fd, bytes) || fsync (fd) != 0)
    {
      int code = errno;

      g_unlink (beside);
      errno = code;
      return NULL;
    }

  return g_steal_pointer (&beside);
}

/* Without this a rename may be forgotten when the power fails. */
static gboolean
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofd int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  /* One that may be written to and not be read cannot be opened for that. */
  if (fd < 0)
    return errno == EACCES;

  /* Not every file system knows how to sync a folder, and those have no need to. */
  return fsync (fd) == 0 || errno == EINVAL || errno == EOPNOTSUPP;
}

/* Writes into what is no file, such as a pipe, a device or a socket. */
static gboolean
write_into (const char  *path,
            mode_t       type,
            GBytes      *bytes,
            GError     **error)
{
  if (S_ISSOCK (type))
    {
      g_autoptr (GSocketClient) client = g_socket_client_new ();
      g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
      g_autoptr (GSocketConnection) connection =
        g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, error);

      return connection != NULL &&
             g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                                        g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, NULL, error) &&
             g_io_stream_close (G_IO_STREAM (connection), NULL, error);
    }
  else
    {
      g_autofd int fd = g_open (path, O_WRONLY | O_CLOEXEC | O_NOCTTY, 0);

      if (fd >= 0 && write_all (fd, bytes))
        return TRUE;

      g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
      return FALSE;
    }
}

/* Replaces a file at once and for good. */
static gboolean
replace (const char  *path,
         GBytes      *bytes,
         int          mode,
         GError     **error)
{
  g_autofree char *resolved = study_file_resolve (path);
  g_autofree char *beside = write_beside (resolved, bytes, mode);

  if (beside != NULL && g_rename (beside, resolved) == 0 && sync_folder (resolved))
    return TRUE;

  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
  if (beside != NULL)
    g_unlink (beside);

  return FALSE;
}

/**
 * study_file_export:
 * @file: a file, which need not have a path
 * @bytes: its new content
 * @mode: the permissions of a new file, before the umask: 0666, or 0600 for
 *   what is private
 * @cancellable: (nullable): to give up; a file with a path is written in any
 *   case
 * @error: return location for an error, %STUDY_STORAGE_ERROR_WRITE, or
 *   %G_IO_ERROR_CANCELLED
 *
 * Replaces a file that a person chose. Where it has a path, that is at once and
 * for good, as study_file_write() does it with one of the program's own, and who
 * may read the file stays as it is. Pipes, sockets and devices are written to. Its
 * folder has to be there. It blocks.
 *
 * Returns: whether the file is written
 */
gboolean
study_file_export (GFile         *file,
                   GBytes        *bytes,
                   int            mode,
                   GCancellable  *cancellable,
                   GError       **error)
{
  const char *path = g_file_peek_path (file);
  const char *data = g_bytes_get_data (bytes, NULL);
  gsize size = g_bytes_get_size (bytes);
  g_autofree char *name = NULL;
  g_autoptr (GError) cause = NULL;
  GStatBuf status;
  gboolean written;

  if (path == NULL)
    written = g_file_replace_contents (file, data, size, NULL, FALSE,
                                       mode == 0600 ? G_FILE_CREATE_PRIVATE : G_FILE_CREATE_NONE, NULL, cancellable,
                                       &cause);
  else if (g_stat (path, &status) == 0 && !S_ISREG (status.st_mode) && !S_ISDIR (status.st_mode))
    written = write_into (path, status.st_mode, bytes, &cause);
  else
    written = replace (path, bytes, mode, &cause);
  if (written)
    return TRUE;
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }

  name = path != NULL ? study_file_get_display_path (path) : g_file_get_parse_name (file);
  g_message ("“%s” cannot be written: %s", name, cause->message);
  g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE,
               /* Translators: the first is a file; the second, why it could not be written and what
                * to do about it */
               _("Could not write “%s”: %s"), name,
               get_remedy (cause->domain == G_FILE_ERROR ? (GFileError) cause->code : to_file_error (cause)));

  return FALSE;
}

#define EXPORT(OWNED, PLAIN) \
  OWNED (GFile *, file, g_object_unref) \
  OWNED (GBytes *, bytes, g_bytes_unref)

STUDY_DEFINE_TASK_DATA (Export, export, EXPORT)

static void
export_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Export *self = task_data;
  GError *error = NULL;

  if (study_file_export (self->file, self->bytes, 0666, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * study_file_export_async:
 * @file: a file, which need not have a path
 * @bytes: its new content
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Writes a file for others to read, in a worker.
 */
void
study_file_export_async (GFile               *file,
                         GBytes              *bytes,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Export *data = g_new0 (Export, 1);

  data->file = g_object_ref (file);
  data->bytes = g_bytes_ref (bytes);
  g_task_set_source_tag (task, study_file_export_async);
  g_task_set_task_data (task, data, export_free);
  g_task_run_in_thread (task, export_thread);
}

/**
 * study_file_export_finish:
 * @result: the result
 * @error: return location for an error, as of study_file_export()
 *
 * Returns: whether the file is written
 */
gboolean
study_file_export_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Where a file system cannot exchange two files: what is in the place is
 * copied away at the last moment. */
static gboolean
replace_plainly (const char  *beside,
                 const char  *resolved,
                 char       **displaced)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = study_file_read (resolved, &error);
  g_autofree char *copy = before != NULL ? write_beside (resolved, before, 0600) : NULL;

  /* What cannot be read cannot be copied away. */
  if (before == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      errno = EACCES;
      return FALSE;
    }
  if (before != NULL && copy == NULL)
    return FALSE;

  if (g_rename (beside, resolved) != 0)
    {
      int code = errno;

      if (copy != NULL)
        g_unlink (copy);
      errno = code;
      return FALSE;
    }
  *displaced = g_steal_pointer (&copy);

  return TRUE;
}

/* Puts the file @beside into the place of @resolved. What stood there is in
 * @displaced then, whoever put it there and when. */
static gboolean
exchange (const char  *beside,
          const char  *resolved,
          char       **displaced)
{
  for (guint i = 0; i < MAX_RACES; i++)
    {
      GStatBuf status;

      if (g_lstat (resolved, &status) == 0 && !S_ISREG (status.st_mode))
        {
          errno = S_ISDIR (status.st_mode) ? EISDIR : EEXIST;
          return FALSE;
        }

      if (renameat2 (AT_FDCWD, beside, AT_FDCWD, resolved, RENAME_EXCHANGE) == 0)
        {
          *displaced = g_strdup (beside);
          return TRUE;
        }
      if (errno == ENOENT && renameat2 (AT_FDCWD, beside, AT_FDCWD, resolved, RENAME_NOREPLACE) == 0)
        return TRUE;
      if (errno != ENOENT && errno != EEXIST)
        break;
    }

  /* Some network and FUSE file systems say EPERM to what they cannot do. */
  if (errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP || errno == EPERM)
    return replace_plainly (beside, resolved, displaced);

  return FALSE;
}

/**
 * study_file_exchange:
 * @path: the path of a file, in a folder that exists
 * @bytes: its new content
 * @displaced: (out) (nullable): the path of a file beside it that holds what
 *   stood in its place, to be removed; %NULL when there was nothing
 * @error: return location for an error, %STUDY_STORAGE_ERROR_WRITE
 *
 * Replaces a file at once and for good, as study_file_write(), but loses
 * nothing even when another program wrote the file a moment before: that is in
 * @displaced. It blocks.
 *
 * Returns: whether the file is written; where only the last sync failed it is
 *   in place, and @displaced is set all the same
 */
gboolean
study_file_exchange (const char  *path,
                     GBytes      *bytes,
                     char       **displaced,
                     GError     **error)
{
  g_autofree char *resolved = study_file_resolve (path);
  g_autofree char *beside = write_beside (resolved, bytes, 0600);

  *displaced = NULL;

  if (beside == NULL)
    {
      set_write_error_from_errno (error, path, errno);
      return FALSE;
    }

  if (!exchange (beside, resolved, displaced))
    {
      set_write_error_from_errno (error, path, errno);
      g_unlink (beside);
      return FALSE;
    }

  if (!sync_folder (resolved))
    {
      set_write_error_from_errno (error, path, errno);
      return FALSE;
    }

  return TRUE;
}

/**
 * study_file_trash:
 * @path: the path of a file
 * @error: return location for an error of #GIOErrorEnum,
 *   %G_IO_ERROR_NOT_SUPPORTED where there is no trash
 *
 * Moves a file to the trash. In a Flatpak that is asked of the portal, and
 * GLib takes for granted that there is a session bus to ask it on.
 *
 * Returns: whether it was moved
 */
gboolean
study_file_trash (const char  *path,
                  GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    {
      g_autoptr (GError) bus_error = NULL;
      g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &bus_error);

      if (bus == NULL)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, bus_error->message);
          return FALSE;
        }
    }

  return g_file_trash (file, NULL, error);
}

/* Makes a folder with those around it; each is in its parent for good. */
static gboolean
make_folder (const char *folder)
{
  g_autofree char *parent = g_path_get_dirname (folder);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (!g_str_equal (parent, folder) && !make_folder (parent))
    return FALSE;
  if (g_mkdir (folder, 0700) == 0)
    return sync_folder (folder);

  /* Another program may have made it. */
  if (errno == EEXIST && g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (errno == EEXIST)
    errno = ENOTDIR;

  return FALSE;
}

/**
 * study_folder_make:
 * @folder: the path of a folder
 * @error: return location for an error, %STUDY_STORAGE_ERROR_WRITE
 *
 * Makes a folder, with those around it, that nobody else may look into.
 *
 * Returns: whether the folder is there
 */
gboolean
study_folder_make (const char  *folder,
                   GError     **error)
{
  if (make_folder (folder))
    return TRUE;

  set_write_error_from_errno (error, folder, errno);

  return FALSE;
}

/**
 * study_folder_lock:
 * @folder: the path of a folder
 * @patience: how long to wait for another program, in milliseconds
 * @error: return location for an error, %STUDY_STORAGE_ERROR_WRITE
 *
 * Keeps other programs that lock the folder from writing in it, also those in
 * a sandbox. It blocks. Where the file system has no locks it does nothing,
 * and what study_file_exchange() finds is all the safety there is.
 *
 * Returns: a file descriptor, to be closed for unlocking; -1 on error
 */
int
study_folder_lock (const char  *folder,
                   guint        patience,
                   GError     **error)
{
  g_autofd int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    {
      set_write_error_from_errno (error, folder, errno);
      return -1;
    }

  for (guint waited = 0; flock (fd, LOCK_EX | LOCK_NB) != 0; waited += LOCK_PAUSE)
    {
      if (errno != EWOULDBLOCK && errno != EINTR)
        break;

      if (waited >= patience)
        {
          set_write_error_from_errno (error, folder, EAGAIN);
          return -1;
        }
      g_usleep (LOCK_PAUSE * 1000);
    }

  return g_steal_fd (&fd);
}
