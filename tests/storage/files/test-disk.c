/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/capability.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "formats/documents/format-fixture.h"
#include "formats/documents/study-progress-format.h"
#include "storage/files/study-file.h"
#include "storage/files/study-storage-error.h"
#include "storage/progress/saver-fixture.h"

/* Saving on a real file system that is full, read-only, closed or away: a small
 * tmpfs in a mount namespace of this program's own. There the superuser is
 * stopped as anybody else is. */

#define SIZE "256k"

/* Why there can be no such file system here, or NULL. */
static char *trouble;

/* What this program gets for exchanging two files; 0 for what the system says. */
static int exchange_error;

/* Takes the place of the function of the C library. */
int
renameat2 (int           old_folder,
           const char   *old_path,
           int           new_folder,
           const char   *new_path,
           unsigned int  flags)
{
  if (exchange_error != 0)
    {
      errno = exchange_error;
      return -1;
    }

  return syscall (SYS_renameat2, old_folder, old_path, new_folder, new_path, flags);
}

typedef struct
{
  char *disk;
  char *folder;
  char *path;
  StudyProgress *progress;
  StudySaver *saver;
  guint n_changes;
} Fixture;

static gboolean
write_line (const char *path,
            const char *text)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);
  gboolean written;

  if (fd == -1)
    return FALSE;

  written = write (fd, text, strlen (text)) == (gssize) strlen (text);
  close (fd);

  return written;
}

/* Gives up what lets the superuser pass over permissions. */
static gboolean
obey_permissions (void)
{
  const guint32 given_up = 1 << CAP_DAC_OVERRIDE | 1 << CAP_DAC_READ_SEARCH;
  struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
  struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3] = { 0 };

  if (syscall (SYS_capget, &header, data) != 0)
    return FALSE;

  data[0].effective &= ~given_up;
  data[0].permitted &= ~given_up;

  return syscall (SYS_capset, &header, data) == 0;
}

/* Before any thread there is: the kernel asks for that. */
static void
enter_namespace (void)
{
  g_autofree char *users = g_strdup_printf ("0 %u 1\n", getuid ());
  g_autofree char *groups = g_strdup_printf ("0 %u 1\n", getgid ());

  if (unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0 ||
      !write_line ("/proc/self/uid_map", users) ||
      !write_line ("/proc/self/setgroups", "deny") ||
      !write_line ("/proc/self/gid_map", groups) ||
      mount ("none", "/", "none", MS_REC | MS_PRIVATE, NULL) != 0 ||
      !obey_permissions ())
    trouble = g_strdup_printf ("no file system can be mounted here: %s", g_strerror (errno));
}

static void
mount_disk (Fixture *fixture)
{
  g_assert_cmpint (mount ("none", fixture->disk, "tmpfs", MS_NOSUID | MS_NODEV, "mode=700,size=" SIZE), ==, 0);
}

static void
remount (Fixture *fixture,
         gulong   flags)
{
  g_assert_cmpint (mount ("none", fixture->disk, "tmpfs", MS_REMOUNT | MS_NOSUID | MS_NODEV | flags,
                          "size=" SIZE), ==, 0);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (StudyProgressStore) store = NULL;
  fixture->disk = fixture_make_folder ();
  if (trouble == NULL)
    mount_disk (fixture);
  fixture->folder = g_build_filename (fixture->disk, "data", "progress", NULL);
  fixture->path = g_build_filename (fixture->folder, "t.json", NULL);
  fixture->progress = study_progress_new ("t", "0000000a");
  store = study_progress_store_new (fixture->folder, "t", NULL);
  fixture->saver = study_progress_saver_new (store, fixture->progress);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  fixture_let_go (fixture->saver);
  g_assert_finalize_object (fixture->progress);
  if (trouble == NULL)
    umount2 (fixture->disk, MNT_DETACH);
  fixture_remove (fixture->disk);
  g_free (fixture->disk);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
change (Fixture *fixture)
{
  g_autofree char *id = g_strdup_printf ("s/t/i%u", fixture->n_changes++);

  g_assert_true (study_progress_set_done (fixture->progress, id, TRUE));
}

/* The file is whole, and holds @n changes. */
static void
check_file (Fixture *fixture,
            guint    n)
{
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &text, &length, &error));
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  snapshot = study_progress_format_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (study_progress_snapshot_count_done (snapshot), ==, n);
}

/* Saves once, so that there is something to lose. */
static gboolean
begin (Fixture *fixture)
{
  if (trouble != NULL)
    {
      g_test_skip (trouble);
      return FALSE;
    }

  change (fixture);
  wait_for_saver (fixture->saver, STUDY_SAVER_SAVED);
  check_file (fixture, 1);

  return TRUE;
}

static void
check_message (Fixture    *fixture,
               const char *words)
{
  const char *message = study_saver_get_error_message (fixture->saver);

  g_assert_nonnull (message);
  g_assert_nonnull (strstr (message, words));
}

/* Takes all the space that there is. */
static char *
fill_disk (Fixture *fixture)
{
  char *path = g_build_filename (fixture->disk, "filler", NULL);
  char block[4096] = "";
  int fd = g_open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, !=, -1);
  while (write (fd, block, sizeof block) > 0)
    ;
  g_assert_cmpint (errno, ==, ENOSPC);
  close (fd);

  return path;
}

/* Makes changes that find no space. */
static char *
fail_to_save (Fixture *fixture)
{
  char *filler = fill_disk (fixture);

  for (guint i = 0; i < 100; i++)
    change (fixture);
  wait_for_saver (fixture->saver, STUDY_SAVER_FAILED);

  return filler;
}

/* Nothing is lost while the disk is full, and all is saved once it is not, by
 * itself. */
static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *filler = NULL;

  if (!begin (fixture))
    return;

  filler = fail_to_save (fixture);
  check_message (fixture, "the disk is full");
  check_file (fixture, 1);

  change (fixture);
  wait_for_saver (fixture->saver, STUDY_SAVER_FAILED);
  check_file (fixture, 1);

  g_assert_cmpint (g_unlink (filler), ==, 0);
  wait_for_saver (fixture->saver, STUDY_SAVER_SAVED);
  check_file (fixture, 102);
}

/* By “Try Again” as well, at once. */
static void
test_try_again (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *filler = NULL;

  if (!begin (fixture))
    return;

  filler = fail_to_save (fixture);

  g_assert_cmpint (g_unlink (filler), ==, 0);
  study_saver_retry (fixture->saver);
  g_assert_cmpint (study_saver_get_state (fixture->saver), ==, STUDY_SAVER_SAVING);
  wait_for_saver (fixture->saver, STUDY_SAVER_SAVED);
  check_file (fixture, 101);
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  if (!begin (fixture))
    return;

  remount (fixture, MS_RDONLY);
  change (fixture);
  wait_for_saver (fixture->saver, STUDY_SAVER_FAILED);
  check_message (fixture, "the disk is read-only");
  check_file (fixture, 1);

  remount (fixture, 0);
  wait_for_saver (fixture->saver, STUDY_SAVER_SAVED);
  check_file (fixture, 2);
}

static void
test_permissions (Fixture       *fixture,
                  gconstpointer  data)
{
  if (!begin (fixture))
    return;

  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  change (fixture);
  wait_for_saver (fixture->saver, STUDY_SAVER_FAILED);
  check_message (fixture, "access to the folder is denied");
  check_file (fixture, 1);

  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  wait_for_saver (fixture->saver, STUDY_SAVER_SAVED);
  check_file (fixture, 2);
}

/* Without the disk the folder is made where the disk was; when it is back, what
 * is on it is merged. */
static void
test_away (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *elsewhere = NULL;

  if (!begin (fixture))
    return;

  elsewhere = g_dir_make_tmp ("studytrail-XXXXXX", NULL);
  g_assert_cmpint (mount (fixture->disk, elsewhere, "none", MS_BIND, NULL), ==, 0);
  g_assert_cmpint (umount2 (fixture->disk, MNT_DETACH), ==, 0);
  change (fixture);
  wait_for_saver (fixture->saver, STUDY_SAVER_SAVED);
  check_file (fixture, 2);

  g_assert_cmpint (mount (elsewhere, fixture->disk, "none", MS_BIND, NULL), ==, 0);
  check_file (fixture, 1);
  change (fixture);
  wait_for_saver (fixture->saver, STUDY_SAVER_SAVED);
  check_file (fixture, 3);

  g_assert_cmpint (umount2 (elsewhere, MNT_DETACH), ==, 0);
  g_rmdir (elsewhere);
}

/* A folder into which one may write and not look takes what is exported. */
static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->disk, "inbox", NULL);
  g_autofree char *path = g_build_filename (folder, "guide.md", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = fixture_bytes ("text");
  g_autoptr (GError) error = NULL;

  if (!begin (fixture))
    return;

  g_assert_cmpint (g_mkdir (folder, 0300), ==, 0);
  g_assert_true (study_file_export (file, bytes, 0666, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/* Where the file system cannot exchange two files, whatever it says to that, one
 * replaces the other. */
static void
test_no_exchange (Fixture       *fixture,
                  gconstpointer  data)
{
  static const int errors[] = { EINVAL, EPERM };

  if (!begin (fixture))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      exchange_error = errors[i];
      change (fixture);
      wait_for_saver (fixture->saver, STUDY_SAVER_SAVING);
      while (study_saver_get_state (fixture->saver) == STUDY_SAVER_SAVING)
        g_main_context_iteration (NULL, TRUE);
      exchange_error = 0;
      g_assert_cmpint (study_saver_get_state (fixture->saver), ==, STUDY_SAVER_SAVED);
      check_file (fixture, 2 + i);
    }
}

/* What a file system of GIO says alone is no help: which file, and what to do. */
static void
test_no_path (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("resource:///org/example/none");
  g_autoptr (GFile) folder = g_file_new_for_uri ("resource:///org");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (study_file_export (file, bytes, 0666, NULL, &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "resource:///org/example/none"));
  g_clear_error (&error);

  g_assert_null (study_file_load (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (study_file_load (folder, NULL, &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_READ);
  g_assert_nonnull (strstr (error->message, "resource:///org"));
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_false (study_file_export (file, bytes, 0666, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  enter_namespace ();
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/disk/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("full", test_full);
  ADD ("try-again", test_try_again);
  ADD ("read-only", test_read_only);
  ADD ("permissions", test_permissions);
  ADD ("away", test_away);
  ADD ("no-exchange", test_no_exchange);
  ADD ("export", test_export);
#undef ADD
  g_test_add_func ("/disk/no-path", test_no_path);

  status = g_test_run ();
  g_free (trouble);

  return status;
}
