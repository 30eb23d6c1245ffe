/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "formats/documents/format-fixture.h"
#include "formats/documents/study-progress-format.h"
#include "model/trail/trail-fixture.h"
#include "storage/files/study-file.h"
#include "storage/files/study-storage-error.h"
#include "storage/progress/saver-fixture.h"
#include "storage/progress/study-progress-store.h"

/* A folder with progress on the trail "t", and a program that has it open. */
typedef struct
{
  char *root;
  char *folder;
  char *snapshots_folder;
  char *path;
  StudyProgress *progress;
  StudyProgressStore *store;
  StudySaver *saver;
} Fixture;

static StudyProgressStore *
new_store (Fixture *fixture)
{
  g_autoptr (StudySnapshotStore) snapshots = study_snapshot_store_new (fixture->snapshots_folder, "t");

  return study_progress_store_new (fixture->folder, "t", snapshots);
}

static void
setup (Fixture       *fixture,
       gconstpointer  data)
{
  fixture->root = fixture_make_folder ();
  fixture->folder = g_build_filename (fixture->root, "progress", NULL);
  fixture->snapshots_folder = g_build_filename (fixture->root, "snapshots", "t", NULL);
  fixture->path = g_build_filename (fixture->folder, "t.json", NULL);
  g_assert_no_errno (g_mkdir_with_parents (fixture->folder, 0700));
  fixture->progress = study_progress_new ("t", "0000000a");
  fixture->store = new_store (fixture);
  fixture->saver = study_progress_saver_new (fixture->store, fixture->progress);
}

static void
teardown (Fixture       *fixture,
          gconstpointer  data)
{
  StudyProgressStore *store = fixture->store;

  fixture_let_go (fixture->saver);
  /* The worker lets go of it last, maybe. */
  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &store);
  g_object_unref (store);
  while (g_atomic_pointer_get (&store) != NULL)
    g_usleep (1000);
  g_assert_finalize_object (fixture->progress);
  fixture_remove (fixture->root);
  g_free (fixture->root);
  g_free (fixture->folder);
  g_free (fixture->snapshots_folder);
  g_free (fixture->path);
}

/* The document of somebody else, with one note on the topic "s/<topic>". */
static char *
document (const char *topic,
          const char *note,
          gint64      time)
{
  return g_strdup_printf ("{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"t\",\"registers\":["
                          "{\"scope\":\"topic\",\"id\":\"s/%s\",\"field\":\"note\",\"value\":\"%s\",\"time\":%" G_GINT64_FORMAT ",\"device\":\"0000000b\"}]}",
                          topic, note, time);
}

static void
write_other (Fixture    *fixture,
             const char *name,
             const char *topic,
             const char *note)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *text = document (topic, note, 5);

  fixture_write_file (path, text, -1);
}

static void
set_note (StudyProgress *progress,
          const char    *topic,
          const char    *note)
{
  g_autofree char *id = g_strconcat ("s/", topic, NULL);

  g_assert_true (study_progress_set_text (progress, "topic", id, "note", note));
}

static void
assert_note (StudyProgress *progress,
             const char    *topic,
             const char    *note)
{
  g_autofree char *id = g_strconcat ("s/", topic, NULL);

  g_assert_cmpstr (study_progress_get_text (progress, "topic", id, "note"), ==, note);
}

/* Runs the main loop until a note has arrived. */
static void
wait_for_note (Fixture    *fixture,
               const char *topic,
               const char *note)
{
  g_autofree char *id = g_strconcat ("s/", topic, NULL);
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (g_strcmp0 (study_progress_get_text (fixture->progress, "topic", id, "note"), note) != 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

/* The file as somebody else reads it. */
static StudyProgress *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = study_file_read (path, &error);
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;
  StudyProgress *progress = study_progress_new ("t", "0000000f");

  g_assert_no_error (error);
  snapshot = study_progress_format_read (bytes, &error);
  g_assert_no_error (error);
  study_progress_merge (progress, snapshot);

  return progress;
}

static void
assert_file_note (Fixture    *fixture,
                  const char *topic,
                  const char *note)
{
  g_autoptr (StudyProgress) progress = read_file (fixture->path);

  assert_note (progress, topic, note);
}

static void
flush (StudySaver *saver)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (flush_saver (saver, &error));
  g_assert_no_error (error);
}

/* How many files there are in a folder. */
static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* What another program wrote is seen without a change of ours, */
static void
test_watched (Fixture       *fixture,
              gconstpointer  data)
{
  set_note (fixture->progress, "a", "ours");
  flush (fixture->saver);
  write_other (fixture, "t.json", "b", "theirs");
  wait_for_note (fixture, "b", "theirs");
  assert_note (fixture->progress, "a", "ours");

  /* and both are in the file, since it held theirs alone. */
  wait_for_saver (fixture->saver, STUDY_SAVER_SAVED);
  assert_file_note (fixture, "a", "ours");
  assert_file_note (fixture, "b", "theirs");
}

/* and at the latest by the next write, however fast that comes. */
static void
test_before_write (Fixture       *fixture,
                   gconstpointer  data)
{
  set_note (fixture->progress, "a", "ours");
  flush (fixture->saver);
  write_other (fixture, "t.json", "b", "theirs");
  set_note (fixture->progress, "c", "later");
  flush (fixture->saver);

  assert_note (fixture->progress, "b", "theirs");
  assert_file_note (fixture, "a", "ours");
  assert_file_note (fixture, "b", "theirs");
  assert_file_note (fixture, "c", "later");
}

/* A file that somebody removes is written again. */
static void
test_removed (Fixture       *fixture,
              gconstpointer  data)
{
  set_note (fixture->progress, "a", "ours");
  flush (fixture->saver);
  g_assert_no_errno (g_unlink (fixture->path));
  while (!g_file_test (fixture->path, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, TRUE);
  assert_file_note (fixture, "a", "ours");
}

static const char * const copies[] = {
  "t.sync-conflict-20261124-101500-ABCDEFG.json",
  "t (conflicted copy 2026-11-24 101500).json",
  "t (Ana's conflicted copy 2026-11-24).json",
  "t.json~",
  "t.json.bak",
};

/* Copies of ours are merged, and moved away once that is saved; what is not
 * ours stays. */
static void
test_copies (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *foreign = g_build_filename (fixture->folder, "t.sync-conflict-20261124-101501-ABCDEFG.json", NULL);
  g_autofree char *other_trail = g_build_filename (fixture->folder, "t2.json", NULL);

  set_note (fixture->progress, "a", "ours");
  flush (fixture->saver);
  fixture_write_file (foreign, "{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"u\",\"registers\":[]}", -1);
  fixture_write_file (other_trail, "{}", -1);

  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      g_autofree char *topic = g_strdup_printf ("copy%u", i);
      g_autofree char *path = g_build_filename (fixture->folder, copies[i], NULL);

      write_other (fixture, copies[i], topic, "theirs");
      wait_for_note (fixture, topic, "theirs");
      flush (fixture->saver);
      while (g_file_test (path, G_FILE_TEST_EXISTS))
        g_main_context_iteration (NULL, TRUE);
      assert_file_note (fixture, topic, "theirs");
    }

  assert_file_note (fixture, "a", "ours");
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (fixture->folder), ==, 3);
}

/* A peek shows the copies too, and leaves them. */
static void
test_peek_copies (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (StudyProgressStore) store = new_store (fixture);
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  write_other (fixture, "t.json", "a", "one");
  write_other (fixture, copies[0], "b", "two");
  snapshot = study_progress_store_peek (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (snapshot->registers->len, ==, 2);
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
}

/* What a program left half-way is merged as far as it goes, and removed. */
static void
test_leftovers (Fixture       *fixture,
                gconstpointer  data)
{
  g_auto (StudyOpenReport) report = { 0 };
  g_autoptr (StudyProgressStore) store = new_store (fixture);
  g_autoptr (StudyProgressSnapshot) opened = NULL;
  g_autoptr (StudyProgressSnapshot) incoming = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *half = document ("c", "three", 9);
  g_autofree char *half_path = g_build_filename (fixture->folder, "~t.json.HALFED.tmp", NULL);

  write_other (fixture, "t.json", "a", "one");
  write_other (fixture, "~t.json.ABCDEF.tmp", "b", "two");
  half[strlen (half) - 2] = '\0';
  fixture_write_file (half_path, half, -1);

  opened = study_progress_store_open (store, &report);
  g_assert_cmpint (report.outcome, ==, STUDY_OPEN_READ);
  g_assert_cmpuint (opened->registers->len, ==, 3);
  /* Nothing is removed before it is saved. */
  g_assert_cmpuint (count_files (fixture->folder), ==, 3);

  g_assert_true (study_progress_store_save (store, opened, STUDY_SAVE_CHECK, &incoming, &error));
  g_assert_no_error (error);
  g_assert_null (incoming);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  assert_file_note (fixture, "b", "two");
  assert_file_note (fixture, "c", "three");
}

/* Takes a snapshot of what is in the file, as before a large change. */
static void
make_snapshot (Fixture *fixture)
{
  study_progress_begin (fixture->progress, NULL);
  set_note (fixture->progress, "x", "large");
  set_note (fixture->progress, "y", "large");
  study_progress_end (fixture->progress);
  flush (fixture->saver);
  g_assert_cmpuint (count_files (fixture->snapshots_folder), >, 0);
}

/* A damaged file is set aside; the newest snapshot takes its place, and on top
 * of it what can still be read. */
static void
test_recovered (Fixture       *fixture,
                gconstpointer  data)
{
  g_auto (StudyOpenReport) report = { 0 };
  g_autoptr (StudyProgressStore) store = NULL;
  g_autoptr (StudyProgressSnapshot) opened = NULL;
  g_autoptr (StudyProgressSnapshot) incoming = NULL;
  g_autofree char *text = NULL;
  gsize length;

  set_note (fixture->progress, "zz", "in the snapshot alone");
  flush (fixture->saver);
  make_snapshot (fixture);
  set_note (fixture->progress, "aa", "in the file alone");
  flush (fixture->saver);

  g_assert_true (g_file_get_contents (fixture->path, &text, &length, NULL));
  g_assert_nonnull (strstr (text, "zz"));
  *strstr (text, "s/zz") = '\0';
  fixture_write_file (fixture->path, text, -1);

  store = new_store (fixture);
  opened = study_progress_store_open (store, &report);
  g_assert_cmpint (report.outcome, ==, STUDY_OPEN_RECOVERED);
  g_assert_nonnull (strstr (report.message, "recovered"));
  g_assert_nonnull (strstr (report.message, ".damaged-"));
  g_assert_true (g_file_test (report.path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  /* The file that was moved is not one that somebody took away. */
  g_assert_true (study_progress_store_save (store, opened, STUDY_SAVE_CHECK, &incoming, NULL));
  g_assert_cmpint (study_progress_store_get_report (store)->outcome, ==, STUDY_OPEN_NEW);
  assert_file_note (fixture, "zz", "in the snapshot alone");
  assert_file_note (fixture, "aa", "in the file alone");
}

/* So it is with a file that is gone. */
static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_auto (StudyOpenReport) report = { 0 };
  g_autoptr (StudyProgressStore) store = new_store (fixture);
  g_autoptr (StudyProgressSnapshot) opened = NULL;

  set_note (fixture->progress, "a", "ours");
  flush (fixture->saver);
  make_snapshot (fixture);
  g_assert_no_errno (g_unlink (fixture->path));

  opened = study_progress_store_open (store, &report);
  g_assert_cmpint (report.outcome, ==, STUDY_OPEN_RECOVERED);
  g_assert_nonnull (strstr (report.message, "missing"));
  g_assert_cmpuint (opened->registers->len, ==, 1);
}

/* One wrong byte in the name of the trail loses nothing either. */
static void
test_misnamed (Fixture       *fixture,
               gconstpointer  data)
{
  g_auto (StudyOpenReport) report = { 0 };
  g_autoptr (StudyProgressStore) store = new_store (fixture);
  g_autoptr (StudyProgressSnapshot) opened = NULL;
  g_autofree char *text = NULL;

  set_note (fixture->progress, "a", "ours");
  flush (fixture->saver);
  make_snapshot (fixture);
  set_note (fixture->progress, "b", "in the file alone");
  flush (fixture->saver);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  strstr (text, "\"trail\": \"t\"")[strlen ("\"trail\": \"")] = 'u';
  fixture_write_file (fixture->path, text, -1);

  opened = study_progress_store_open (store, &report);
  g_assert_cmpint (report.outcome, ==, STUDY_OPEN_RECOVERED);
  g_assert_cmpuint (opened->registers->len, ==, 4);
}

/* A snapshot of an evening with a wrong clock does not hide what the others hold. */
static void
test_wrong_clock (Fixture       *fixture,
                  gconstpointer  data)
{
  g_auto (StudyOpenReport) report = { 0 };
  g_autoptr (StudySnapshotStore) snapshots = study_snapshot_store_new (fixture->snapshots_folder, "t");
  g_autoptr (StudyProgressStore) store = new_store (fixture);
  g_autoptr (StudyProgressSnapshot) opened = NULL;
  g_autoptr (GBytes) empty =
    fixture_bytes ("{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"t\",\"registers\":[]}");
  g_autoptr (GPtrArray) entries = NULL;

  set_note (fixture->progress, "a", "full");
  flush (fixture->saver);
  make_snapshot (fixture);
  /* The first day of 2050. */
  g_assert_cmpint (study_snapshot_store_add (snapshots, empty, G_GINT64_CONSTANT (2524608000000000), NULL), !=, 0);
  study_progress_begin (fixture->progress, NULL);
  set_note (fixture->progress, "x", "later");
  set_note (fixture->progress, "y", "later");
  study_progress_end (fixture->progress);
  flush (fixture->saver);
  entries = study_snapshot_store_list (snapshots, NULL);
  g_assert_cmpuint (entries->len, ==, 3);
  g_assert_no_errno (g_unlink (fixture->path));

  opened = study_progress_store_open (store, &report);
  g_assert_cmpint (report.outcome, ==, STUDY_OPEN_RECOVERED);
  g_assert_null (strstr (report.message, "2050"));
  g_assert_cmpuint (opened->registers->len, ==, 3);
}

/* A file that is damaged while the program runs is set aside, what can be read
 * is merged, and all that the program has is written. */
static void
test_damaged_later (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *half = document ("b", "theirs", 9);
  StudyOpenOutcome outcome = STUDY_OPEN_NEW;

  g_signal_connect (fixture->saver, "reopened", G_CALLBACK (reopened_cb), &outcome);
  set_note (fixture->progress, "a", "ours");
  flush (fixture->saver);
  half[strlen (half) - 1] = '\0';
  fixture_write_file (fixture->path, half, -1);
  wait_for_note (fixture, "b", "theirs");

  g_assert_cmpint (outcome, ==, STUDY_OPEN_RECOVERED);
  assert_file_note (fixture, "a", "ours");
  assert_file_note (fixture, "b", "theirs");
}

/* A newer program wrote the file meanwhile: it stays as it is, and what was not
 * saved yet is kept as a snapshot. */
static void
test_newer_later (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char newer[] =
    "{\"format\":\"studytrail-progress\",\"version\":2,\"trail\":\"t\",\"registers\":["
    "{\"scope\":\"topic\",\"id\":\"s/b\",\"field\":\"note\",\"value\":\"new\",\"time\":1,\"device\":\"0000000b\"}]}";
  g_autoptr (StudySnapshotStore) snapshots = study_snapshot_store_new (fixture->snapshots_folder, "t");
  g_autoptr (StudyProgressSnapshot) kept = NULL;
  g_autofree char *text = NULL;
  gint64 time;

  set_note (fixture->progress, "a", "ours");
  flush (fixture->saver);
  fixture_write_file (fixture->path, newer, -1);
  set_note (fixture->progress, "c", "not saved");
  flush (fixture->saver);

  g_assert_true (study_progress_get_read_only (fixture->progress));
  assert_note (fixture->progress, "b", "new");
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, newer);
  kept = study_snapshot_store_load_all (snapshots, &time);
  g_assert_cmpuint (kept->registers->len, ==, 2);
}

/* What changes while the newer document is found is in a snapshot as well, and
 * nobody waits for ever. */
static void
test_newer_meanwhile (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (StudySnapshotStore) snapshots = study_snapshot_store_new (fixture->snapshots_folder, "t");
  g_autoptr (StudyProgressSnapshot) kept = NULL;
  g_autofd int fd = -1;
  gint64 time;

  set_note (fixture->progress, "a", "ours");
  flush (fixture->saver);
  fixture_write_file (fixture->path, "{\"format\":\"studytrail-progress\",\"version\":2,\"trail\":\"t\",\"registers\":[]}", -1);
  fd = g_open (fixture->folder, O_RDONLY | O_DIRECTORY, 0);
  g_assert_no_errno (flock (fd, LOCK_EX));
  set_note (fixture->progress, "b", "first");
  study_saver_retry (fixture->saver);
  for (guint i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
  set_note (fixture->progress, "c", "second");
  g_assert_no_errno (flock (fd, LOCK_UN));
  flush (fixture->saver);

  g_assert_true (study_progress_get_read_only (fixture->progress));
  kept = study_snapshot_store_load_all (snapshots, &time);
  g_assert_cmpuint (kept->registers->len, ==, 3);
}

/* What was merged is not in the file when it could not be written, and is not
 * taken to be, although nothing was changed here. */
static void
test_merged_not_written (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *theirs = document ("b", "theirs", 9);
  g_autofree char *other = g_build_filename (fixture->root, "other.json", NULL);
  g_autoptr (GError) error = NULL;

  set_note (fixture->progress, "a", "ours");
  flush (fixture->saver);
  fixture_write_file (other, theirs, -1);
  fixture_fill_disk (TRUE);
  g_assert_no_errno (g_rename (other, fixture->path));
  wait_for_note (fixture, "b", "theirs");
  wait_for_saver (fixture->saver, STUDY_SAVER_FAILED);
  g_assert_false (flush_saver (fixture->saver, &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE);
  fixture_fill_disk (FALSE);
  wait_for_saver (fixture->saver, STUDY_SAVER_SAVED);
  assert_file_note (fixture, "a", "ours");
  assert_file_note (fixture, "b", "theirs");
}

/* What was read out of a damaged file is in no file until it is written. */
static void
test_touched (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture_fill_disk (TRUE);
  study_saver_touch (fixture->saver);
  g_assert_cmpint (study_saver_get_state (fixture->saver), ==, STUDY_SAVER_SAVING);
  set_note (fixture->progress, "a", "read");
  wait_for_saver (fixture->saver, STUDY_SAVER_FAILED);
  g_assert_false (flush_saver (fixture->saver, &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE);
  fixture_fill_disk (FALSE);
  wait_for_saver (fixture->saver, STUDY_SAVER_SAVED);
  assert_file_note (fixture, "a", "read");
}

/* A document that is too large is whole, maybe: it stays where it is. */
static void
test_too_large (Fixture       *fixture,
                gconstpointer  data)
{
  g_auto (StudyOpenReport) report = { .outcome = STUDY_OPEN_NEW };
  g_autoptr (StudyProgressStore) store = new_store (fixture);
  g_autoptr (StudyProgressSnapshot) content = NULL;

  fixture_write_file (fixture->path, "{}", -1);
  g_assert_no_errno (truncate (fixture->path, 64 * 1024 * 1024 + 1));
  content = study_progress_store_open (store, &report);
  g_assert_null (content);
  g_assert_cmpint (report.outcome, ==, STUDY_OPEN_BLOCKED);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* Members that nobody knows are the same in any order. */
static void
test_unknown_members (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GBytes) bytes = fixture_bytes (
    "{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"t\",\"registers\":[],"
    "\"streak\":3,\"app\":\"x\",\"zone\":\"y\",\"b\":true}");
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyProgressSnapshot) ours = study_progress_format_read (bytes, &error);
  g_autoptr (StudyProgressSnapshot) theirs = study_progress_format_read (bytes, &error);

  g_assert_no_error (error);
  g_assert_null (study_progress_snapshot_difference (ours, theirs));
}

/* While another program holds the folder, saving waits and then fails; it
 * comes right by itself. */
static void
test_locked (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofd int fd = g_open (fixture->folder, O_RDONLY | O_DIRECTORY, 0);

  g_assert_no_errno (flock (fd, LOCK_EX));
  set_note (fixture->progress, "a", "ours");
  wait_for_saver (fixture->saver, STUDY_SAVER_FAILED);
  g_assert_nonnull (strstr (study_saver_get_error_message (fixture->saver), "another program"));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  g_assert_no_errno (flock (fd, LOCK_UN));
  wait_for_saver (fixture->saver, STUDY_SAVER_SAVED);
  assert_file_note (fixture, "a", "ours");
}

/* What is in the way makes saving fail until it is away, and nobody has to
 * press a button. */
static void
test_retry (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_no_errno (g_mkdir (fixture->path, 0700));
  set_note (fixture->progress, "a", "ours");
  wait_for_saver (fixture->saver, STUDY_SAVER_FAILED);
  g_assert_no_errno (g_rmdir (fixture->path));
  wait_for_saver (fixture->saver, STUDY_SAVER_SAVED);
  assert_file_note (fixture, "a", "ours");
}

/* Snapshots are kept before what is large: several changes at once, */
static void
test_snapshot_large (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (StudySnapshotStore) snapshots = study_snapshot_store_new (fixture->snapshots_folder, "t");
  g_autoptr (StudyProgressSnapshot) kept = NULL;
  gint64 time;

  /* There is nothing to keep before the first write. */
  set_note (fixture->progress, "a", "one");
  flush (fixture->saver);
  g_assert_cmpuint (count_files (fixture->snapshots_folder), ==, 0);

  /* The first of the hour. */
  set_note (fixture->progress, "a", "two");
  flush (fixture->saver);
  g_assert_cmpuint (count_files (fixture->snapshots_folder), ==, 1);
  set_note (fixture->progress, "a", "three");
  flush (fixture->saver);
  g_assert_cmpuint (count_files (fixture->snapshots_folder), ==, 1);

  make_snapshot (fixture);
  g_assert_cmpuint (count_files (fixture->snapshots_folder), ==, 2);
  kept = study_snapshot_store_load_all (snapshots, &time);
  g_assert_cmpuint (kept->registers->len, ==, 1);
}

/* the import of a single thing, since what it replaces is in no file either, */
static void
test_snapshot_import (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (StudyProgressSnapshot) theirs = study_progress_snapshot_new ("t", STUDY_PROGRESS_VERSION, NULL);

  /* The second is the first of the hour. */
  set_note (fixture->progress, "a", "one");
  flush (fixture->saver);
  set_note (fixture->progress, "a", "two");
  flush (fixture->saver);
  g_assert_cmpuint (count_files (fixture->snapshots_folder), ==, 1);

  g_ptr_array_add (theirs->registers,
                   study_register_new (STUDY_SCOPE_TOPIC, "s/a", STUDY_FIELD_NOTE, g_variant_new_string ("theirs"),
                                       G_GINT64_CONSTANT (4102444800000000), "0000000b", NULL));
  g_assert_cmpuint (study_progress_import (fixture->progress, theirs, "Imported"), ==, 1);
  flush (fixture->saver);
  assert_file_note (fixture, "a", "theirs");
  g_assert_cmpuint (count_files (fixture->snapshots_folder), ==, 2);
}

/* and a merge of several. */
static void
test_snapshot_merge (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *text =
    g_strdup ("{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"t\",\"registers\":["
              "{\"scope\":\"topic\",\"id\":\"s/b\",\"field\":\"note\",\"value\":\"1\",\"time\":1,\"device\":\"0000000b\"},"
              "{\"scope\":\"topic\",\"id\":\"s/c\",\"field\":\"note\",\"value\":\"2\",\"time\":1,\"device\":\"0000000b\"}]}");

  set_note (fixture->progress, "a", "ours");
  flush (fixture->saver);
  fixture_write_file (fixture->path, text, -1);
  wait_for_note (fixture, "c", "2");
  g_assert_cmpuint (count_files (fixture->snapshots_folder), >, 0);
}

/* Six notes as somebody else wrote them, each the text and a number. */
static char *
six_notes (const char *text,
           gint64      time)
{
  g_autoptr (GString) document =
    g_string_new ("{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"t\",\"registers\":[");

  for (guint i = 0; i < 6; i++)
    g_string_append_printf (document, "%s{\"scope\":\"topic\",\"id\":\"s/n%u\",\"field\":\"note\",\"value\":\"%s %u\","
                            "\"time\":%" G_GINT64_FORMAT ",\"device\":\"0000000b\"}",
                            i > 0 ? "," : "", i, text, i, time);
  g_string_append (document, "]}");

  return g_string_free_and_steal (g_steal_pointer (&document));
}

static void
set_six_notes (StudyProgress *progress,
               const char    *text)
{
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *topic = g_strdup_printf ("n%u", i);
      g_autofree char *note = g_strdup_printf ("%s %u", text, i);

      set_note (progress, topic, note);
    }
}

/* Whether a snapshot that was taken at some time has all six notes. */
static gboolean
snapshot_has_notes (Fixture    *fixture,
                    gint64      time,
                    const char *text)
{
  g_autoptr (StudySnapshotStore) snapshots = study_snapshot_store_new (fixture->snapshots_folder, "t");
  g_autoptr (GPtrArray) entries = study_snapshot_store_list (snapshots, NULL);
  gboolean found = FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      StudySnapshotEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (StudyProgressSnapshot) content = study_snapshot_store_load (snapshots, entry, NULL);
      g_autoptr (StudyProgress) progress = study_progress_new ("t", "0000000f");
      guint n = 0;

      if (time != 0 && entry->time != time)
        continue;
      study_progress_merge (progress, content);
      for (guint k = 0; k < 6; k++)
        {
          g_autofree char *id = g_strdup_printf ("s/n%u", k);
          g_autofree char *note = g_strdup_printf ("%s %u", text, k);

          n += g_strcmp0 (study_progress_get_text (progress, "topic", id, "note"), note) == 0;
        }
      found |= n == 6;
    }

  return found;
}

/* The snapshot of what a merge replaced; 0 for none. */
static gint64
get_replaced (StudySaver *saver)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  study_progress_saver_take_replaced (STUDY_PROGRESS_SAVER (saver), times);
  g_assert_cmpuint (times->len, <=, 1);

  return times->len > 0 ? g_array_index (times, gint64, 0) : 0;
}

/* The year 2100: later than anything that is written now. */
#define LATER G_GINT64_CONSTANT (4102444800000000)

/* Notes that later ones replace are in a snapshot, and it is told which: where
 * another program changes the document, */
static void
test_replaced_file (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *theirs = six_notes ("theirs", LATER);

  set_six_notes (fixture->progress, "ours");
  flush (fixture->saver);
  g_assert_cmpint (get_replaced (fixture->saver), ==, 0);
  fixture_write_file (fixture->path, theirs, -1);
  wait_for_note (fixture, "n5", "theirs 5");
  g_assert_true (snapshot_has_notes (fixture, get_replaced (fixture->saver), "ours"));
}

/* one single note of it, */
static void
test_replaced_one (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *theirs = document ("n0", "theirs", LATER);

  set_six_notes (fixture->progress, "ours");
  flush (fixture->saver);
  fixture_write_file (fixture->path, theirs, -1);
  wait_for_note (fixture, "n0", "theirs");
  g_assert_true (snapshot_has_notes (fixture, get_replaced (fixture->saver), "ours"));
}

/* where a synchronizer leaves a copy beside it, */
static void
test_replaced_copy (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *theirs = six_notes ("theirs", LATER);
  g_autofree char *path = g_build_filename (fixture->folder, copies[0], NULL);

  set_six_notes (fixture->progress, "ours");
  flush (fixture->saver);
  fixture_write_file (path, theirs, -1);
  wait_for_note (fixture, "n5", "theirs 5");
  g_assert_true (snapshot_has_notes (fixture, get_replaced (fixture->saver), "ours"));
}

/* also before the program starts, */
static void
test_replaced_open (Fixture       *fixture,
                    gconstpointer  data)
{
  g_auto (StudyOpenReport) report = { 0 };
  g_autoptr (StudyProgressStore) store = new_store (fixture);
  g_autoptr (StudyProgressSnapshot) opened = NULL;
  g_autofree char *ours = six_notes ("ours", 5);
  g_autofree char *theirs = six_notes ("theirs", 6);
  g_autofree char *path = g_build_filename (fixture->folder, copies[0], NULL);
  const GArray *replaced;

  fixture_write_file (fixture->path, ours, -1);
  fixture_write_file (path, theirs, -1);
  opened = study_progress_store_open (store, &report);
  g_assert_cmpuint (opened->registers->len, ==, 6);
  replaced = study_progress_store_get_replaced (store);
  g_assert_cmpuint (replaced->len, ==, 1);
  g_assert_true (snapshot_has_notes (fixture, g_array_index (replaced, gint64, 0), "ours"));
}

/* in the folder that is shared, */
static void
test_replaced_shared (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->root, "drive", "progress", NULL);
  g_autofree char *path = g_build_filename (folder, "t.json", NULL);
  g_autofree char *theirs = six_notes ("theirs", LATER);
  g_autoptr (StudySnapshotStore) snapshots = study_snapshot_store_new (fixture->snapshots_folder, "t");
  g_autoptr (StudyProgressStore) store = study_progress_store_new (folder, "t", snapshots);
  StudySaver *saver;

  set_six_notes (fixture->progress, "ours");
  flush (fixture->saver);
  fixture_write_file (path, theirs, -1);
  study_progress_store_set_shared (store, TRUE);
  saver = study_progress_saver_new (store, fixture->progress);
  study_saver_check (saver);
  wait_for_note (fixture, "n5", "theirs 5");
  g_assert_true (snapshot_has_notes (fixture, get_replaced (saver), "ours"));
  fixture_let_go (saver);
}

/* and where ours are the later ones. */
static void
test_replaced_theirs (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *theirs = six_notes ("theirs", 5);

  fixture_write_file (fixture->path, theirs, -1);
  set_six_notes (fixture->progress, "ours");
  flush (fixture->saver);
  assert_file_note (fixture, "n0", "ours 0");
  g_assert_true (snapshot_has_notes (fixture, get_replaced (fixture->saver), "theirs"));
}

/* So it is with what arrives while the same thing is changed here. */
static void
test_replaced_meanwhile (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *theirs = six_notes ("theirs", 5);
  g_autofd int fd = g_open (fixture->folder, O_RDONLY | O_DIRECTORY, 0);

  g_assert_no_errno (flock (fd, LOCK_EX));
  fixture_write_file (fixture->path, theirs, -1);
  study_saver_check (fixture->saver);
  for (guint i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
  set_six_notes (fixture->progress, "ours");
  g_assert_no_errno (flock (fd, LOCK_UN));
  flush (fixture->saver);
  assert_file_note (fixture, "n0", "ours 0");
  g_assert_true (snapshot_has_notes (fixture, get_replaced (fixture->saver), "theirs"));
}

/* What is contained in the later version is not lost, */
static void
test_replaced_contained (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *theirs = document ("a", "ours and more", LATER);

  set_note (fixture->progress, "a", "ours");
  flush (fixture->saver);
  fixture_write_file (fixture->path, theirs, -1);
  wait_for_note (fixture, "a", "ours and more");
  g_assert_cmpint (get_replaced (fixture->saver), ==, 0);
}

/* nor what the user saw and changed. */
static void
test_replaced_known (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *theirs = document ("a", "theirs", 5);
  g_autofree char *more = NULL;
  char *end;

  fixture_write_file (fixture->path, theirs, -1);
  study_saver_check (fixture->saver);
  wait_for_note (fixture, "a", "theirs");
  flush (fixture->saver);

  /* Another program adds something while the note is changed here. */
  end = strstr (theirs, "]}");
  *end = '\0';
  more = g_strconcat (theirs, ",{\"scope\":\"topic\",\"id\":\"s/b\",\"field\":\"note\",\"value\":\"more\",\"time\":6,"
                      "\"device\":\"0000000b\"}]}", NULL);
  fixture_write_file (fixture->path, more, -1);
  set_note (fixture->progress, "a", "ours");
  flush (fixture->saver);
  assert_file_note (fixture, "a", "ours");
  assert_file_note (fixture, "b", "more");
  g_assert_cmpint (get_replaced (fixture->saver), ==, 0);
}

/* Where no snapshot can be kept, nothing is replaced. */
static void
test_replaced_not_kept (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *theirs = document ("a", "theirs", LATER);
  g_autofree char *parent = g_path_get_dirname (fixture->snapshots_folder);

  set_note (fixture->progress, "a", "ours");
  flush (fixture->saver);
  fixture_write_file (parent, "no folder", -1);
  fixture_write_file (fixture->path, theirs, -1);
  wait_for_saver (fixture->saver, STUDY_SAVER_FAILED);
  assert_note (fixture->progress, "a", "ours");
  assert_file_note (fixture, "a", "theirs");

  g_assert_no_errno (g_unlink (parent));
  wait_for_note (fixture, "a", "theirs");
  g_assert_cmpint (get_replaced (fixture->saver), !=, 0);
}

/* A second place is kept the same; it is never made, so that a disk that is
 * away is not replaced by an empty folder. */
static void
test_shared (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *drive = g_build_filename (fixture->root, "drive", NULL);
  g_autofree char *folder = g_build_filename (drive, "progress", NULL);
  g_autofree char *path = g_build_filename (folder, "t.json", NULL);
  g_autofree char *text = document ("b", "theirs", 5);
  g_autoptr (StudyProgressStore) store = study_progress_store_new (folder, "t", NULL);
  g_autoptr (StudyProgress) there = NULL;
  StudySaver *saver;

  set_note (fixture->progress, "a", "ours");
  flush (fixture->saver);

  study_progress_store_set_shared (store, TRUE);
  saver = study_progress_saver_new (store, fixture->progress);
  study_saver_check (saver);
  wait_for_saver (saver, STUDY_SAVER_FAILED);
  g_assert_nonnull (strstr (study_saver_get_error_message (saver), "is not available"));
  g_assert_false (g_file_test (drive, G_FILE_TEST_EXISTS));

  /* The disk is there, with what another machine wrote. */
  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  fixture_write_file (path, text, -1);
  wait_for_note (fixture, "b", "theirs");
  wait_for_saver (saver, STUDY_SAVER_SAVED);
  flush (fixture->saver);
  assert_file_note (fixture, "b", "theirs");
  there = read_file (path);
  assert_note (there, "a", "ours");

  /* It goes away and comes back. */
  fixture_remove (drive);
  set_note (fixture->progress, "c", "while away");
  flush (fixture->saver);
  wait_for_saver (saver, STUDY_SAVER_FAILED);
  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  wait_for_saver (saver, STUDY_SAVER_SAVED);
  g_clear_object (&there);
  there = read_file (path);
  assert_note (there, "c", "while away");

  fixture_let_go (saver);
}

/* Exchanging shows what stood there at that moment, whoever put it there. */
static void
test_exchange (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GBytes) first = fixture_bytes ("first");
  g_autoptr (GBytes) second = fixture_bytes ("second");
  g_autoptr (GError) error = NULL;
  g_autofree char *displaced = NULL;
  g_autofree char *text = NULL;

  g_assert_true (study_file_exchange (fixture->path, first, &displaced, &error));
  g_assert_no_error (error);
  g_assert_null (displaced);
  g_assert_cmpuint (fixture_mode (fixture->path), ==, 0600);

  g_assert_true (study_file_exchange (fixture->path, second, &displaced, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (displaced, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "first");
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "second");
}

/* Who may read a file stays as it is. */
static void
test_mode (Fixture       *fixture,
           gconstpointer  data)
{
  set_note (fixture->progress, "a", "one");
  flush (fixture->saver);
  g_assert_cmpuint (fixture_mode (fixture->path), ==, 0600);
  g_assert_no_errno (g_chmod (fixture->path, 0664));
  set_note (fixture->progress, "a", "two");
  flush (fixture->saver);
  assert_file_note (fixture, "a", "two");
  g_assert_cmpuint (fixture_mode (fixture->path), ==, 0664);
}

/* What is exported to the longest name that there can be, replaces the file there, */
static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *name = g_strnfill (252, 'x');
  g_autofree char *base = g_strconcat (name, ".md", NULL);
  g_autofree char *path = g_build_filename (fixture->root, base, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = fixture_bytes ("text");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (study_file_export (file, bytes, 0666, NULL, &error));
      g_assert_no_error (error);
    }
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "text");
  g_assert_cmpuint (count_files (fixture->root), ==, 2);
}

static gpointer
read_pipe_thread (gpointer path)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  return text;
}

/* and what is in a pipe or a device, also behind a link, goes into it. */
static void
test_export_pipe (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *pipe = g_build_filename (fixture->root, "pipe", NULL);
  g_autofree char *link = g_build_filename (fixture->root, "link.md", NULL);
  g_autofree char *full = g_build_filename (fixture->root, "full.md", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (link);
  g_autoptr (GFile) full_file = g_file_new_for_path (full);
  g_autoptr (GBytes) bytes = fixture_bytes ("text");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GStatBuf status;
  GThread *reader;

  g_assert_no_errno (mkfifo (pipe, 0600));
  g_assert_no_errno (symlink (pipe, link));
  reader = g_thread_new ("reader", read_pipe_thread, pipe);
  g_assert_true (study_file_export (file, bytes, 0666, NULL, &error));
  g_assert_no_error (error);
  text = g_thread_join (reader);
  g_assert_cmpstr (text, ==, "text");
  g_assert_no_errno (g_lstat (pipe, &status));
  g_assert_true (S_ISFIFO (status.st_mode));

  g_assert_no_errno (symlink ("/dev/full", full));
  g_assert_false (study_file_export (full_file, bytes, 0666, NULL, &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/progress-store/" path, Fixture, NULL, setup, func, teardown)
  ADD ("newer-meanwhile", test_newer_meanwhile);
  ADD ("merged-not-written", test_merged_not_written);
  ADD ("touched", test_touched);
  ADD ("too-large", test_too_large);
  ADD ("unknown-members", test_unknown_members);
  ADD ("watched", test_watched);
  ADD ("before-write", test_before_write);
  ADD ("removed", test_removed);
  ADD ("copies", test_copies);
  ADD ("peek-copies", test_peek_copies);
  ADD ("leftovers", test_leftovers);
  ADD ("recovered", test_recovered);
  ADD ("missing", test_missing);
  ADD ("wrong-clock", test_wrong_clock);
  ADD ("misnamed", test_misnamed);
  ADD ("damaged-later", test_damaged_later);
  ADD ("newer-later", test_newer_later);
  ADD ("locked", test_locked);
  ADD ("retry", test_retry);
  ADD ("snapshot-large", test_snapshot_large);
  ADD ("snapshot-import", test_snapshot_import);
  ADD ("snapshot-merge", test_snapshot_merge);
  ADD ("replaced-file", test_replaced_file);
  ADD ("replaced-one", test_replaced_one);
  ADD ("replaced-copy", test_replaced_copy);
  ADD ("replaced-open", test_replaced_open);
  ADD ("replaced-shared", test_replaced_shared);
  ADD ("replaced-theirs", test_replaced_theirs);
  ADD ("replaced-meanwhile", test_replaced_meanwhile);
  ADD ("replaced-contained", test_replaced_contained);
  ADD ("replaced-known", test_replaced_known);
  ADD ("replaced-not-kept", test_replaced_not_kept);
  ADD ("shared", test_shared);
  ADD ("exchange", test_exchange);
  ADD ("mode", test_mode);
  ADD ("export", test_export);
  ADD ("export-pipe", test_export_pipe);
#undef ADD

  return g_test_run ();
}
