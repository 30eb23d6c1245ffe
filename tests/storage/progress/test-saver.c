/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <unistd.h>

#include "formats/documents/format-fixture.h"
#include "formats/documents/study-progress-format.h"
#include "model/trail/trail-fixture.h"
#include "storage/files/study-file.h"
#include "storage/files/study-storage-error.h"
#include "storage/progress/saver-fixture.h"
#include "storage/progress/study-progress-store.h"

/* A saver in a folder of its own. */
typedef struct
{
  char *folder;
  char *path;
  char *progress_folder;
  StudyProgress *progress;
  StudySaver *saver;
  guint n_saved;
  guint n_changes;
} Fixture;

static StudyProgressStore *
new_store (Fixture *fixture)
{
  return study_progress_store_new (fixture->progress_folder, "t", NULL);
}

static StudySaver *
new_saver (Fixture       *fixture,
           StudyProgress *progress)
{
  g_autoptr (StudyProgressStore) store = new_store (fixture);

  return study_progress_saver_new (store, progress);
}

/* Opens the progress as a session does. */
static StudyProgress *
open_progress (StudyProgressStore *store,
               const char         *device,
               StudyOpenReport    *report)
{
  StudyProgress *progress = study_progress_new ("t", device);
  g_autoptr (StudyProgressSnapshot) snapshot = study_progress_store_open (store, report);

  if (snapshot != NULL)
    study_progress_merge (progress, snapshot);
  study_progress_set_read_only (progress, report->outcome == STUDY_OPEN_NEWER);

  return progress;
}

static void
setup (Fixture       *fixture,
       gconstpointer  data)
{
  fixture->folder = fixture_make_folder ();
  fixture->progress_folder = g_build_filename (fixture->folder, "data", "progress", NULL);
  fixture->path = g_build_filename (fixture->progress_folder, "t.json", NULL);
  fixture->progress = study_progress_new ("t", "0000000a");
  fixture->saver = new_saver (fixture, fixture->progress);
  fixture_count_signal (fixture->saver, "saved", &fixture->n_saved);
}

static void
teardown (Fixture       *fixture,
          gconstpointer  data)
{
  fixture_let_go (fixture->saver);
  g_assert_finalize_object (fixture->progress);
  fixture_remove (fixture->folder);
  g_free (fixture->progress_folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* Changes something, as a click would. */
static void
change (Fixture *fixture)
{
  g_autofree char *id = g_strdup_printf ("s/t/i%u", fixture->n_changes++);

  g_assert_true (study_progress_set_done (fixture->progress, id, TRUE));
}

/* Runs the main loop until the first write has begun; it cannot be back yet. */
static void
wait_for_write (Fixture *fixture)
{
  guint before = fixture->n_saved;

  while (!g_main_context_iteration (NULL, TRUE))
    ;
  g_assert_cmpuint (fixture->n_saved, ==, before);
}

/* How many registers the file holds; it must be good at any time. */
static guint
count_in_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = study_file_read (path, &error);
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;
  guint n = 0;

  g_assert_no_error (error);
  snapshot = study_progress_format_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (snapshot->trail_id, ==, "t");

  /* The local time of a check is a part of it. */
  for (guint i = 0; i < snapshot->registers->len; i++)
    n += !study_register_is (g_ptr_array_index (snapshot->registers, i), STUDY_SCOPE_ITEM, STUDY_FIELD_DONE_LOCAL);

  return n;
}

static void
test_idle (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (study_saver_get_state (fixture->saver), ==, STUDY_SAVER_SAVED);
  g_assert_null (study_saver_get_error_message (fixture->saver));
  g_assert_true (flush_saver (fixture->saver, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_save (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *data_folder = g_path_get_dirname (folder);
  guint n_notified = 0;

  fixture_count_signal (fixture->saver, "notify::state", &n_notified);
  change (fixture);
  g_assert_cmpint (study_saver_get_state (fixture->saver), ==, STUDY_SAVER_SAVING);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  wait_for_saver (fixture->saver, STUDY_SAVER_SAVED);
  g_assert_cmpuint (n_notified, ==, 2);
  g_assert_cmpuint (fixture->n_saved, ==, 1);
  g_assert_cmpuint (count_in_file (fixture->path), ==, 1);

  /* Nobody else may look at it. */
  g_assert_cmpuint (fixture_mode (fixture->path), ==, 0600);
  g_assert_cmpuint (fixture_mode (folder), ==, 0700);
  g_assert_cmpuint (fixture_mode (data_folder), ==, 0700);
}

/* Nothing is written on the main thread, nor before the main loop runs. */
static void
test_not_at_once (Fixture       *fixture,
                  gconstpointer  data)
{
  change (fixture);
  g_usleep (50 * 1000);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  wait_for_saver (fixture->saver, STUDY_SAVER_SAVED);
}

/* Changes that come together make one write; those that come during a write
 * make one more, however many they are. */
static void
test_coalescing (Fixture       *fixture,
                 gconstpointer  data)
{
  for (guint i = 0; i < 10; i++)
    change (fixture);
  wait_for_write (fixture);

  for (guint i = 0; i < 10; i++)
    change (fixture);
  g_assert_cmpint (study_saver_get_state (fixture->saver), ==, STUDY_SAVER_SAVING);

  while (fixture->n_saved == 0)
    g_main_context_iteration (NULL, TRUE);
  /* The first write is back, but not all is saved. */
  g_assert_cmpuint (count_in_file (fixture->path), >=, 10);
  g_assert_cmpint (study_saver_get_state (fixture->saver), ==, STUDY_SAVER_SAVING);

  wait_for_saver (fixture->saver, STUDY_SAVER_SAVED);
  g_assert_cmpuint (fixture->n_saved, ==, 2);
  g_assert_cmpuint (count_in_file (fixture->path), ==, 20);

  g_usleep (50 * 1000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (fixture->n_saved, ==, 2);
}

static void
test_flush (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  /* Before the write begins, */
  change (fixture);
  g_assert_true (flush_saver (fixture->saver, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_saved, ==, 1);
  g_assert_cmpint (study_saver_get_state (fixture->saver), ==, STUDY_SAVER_SAVED);
  g_assert_cmpuint (count_in_file (fixture->path), ==, 1);

  /* during one, which a flush that nobody waits for begins, */
  change (fixture);
  study_saver_flush_async (fixture->saver, NULL, NULL, NULL);
  change (fixture);
  g_assert_true (flush_saver (fixture->saver, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_saved, ==, 3);
  g_assert_cmpuint (count_in_file (fixture->path), ==, 3);

  /* and when nothing is left to be done. */
  g_assert_true (flush_saver (fixture->saver, &error));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (fixture->n_saved, ==, 3);
}

static gboolean
finish_flush (Fixture       *fixture,
              GAsyncResult **result,
              GError       **error)
{
  wait_for (result);

  return study_saver_flush_finish (fixture->saver, *result, error);
}

static void
test_flush_async (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GAsyncResult) none = NULL;
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;

  study_saver_flush_async (fixture->saver, NULL, taken_cb, &none);
  g_assert_true (finish_flush (fixture, &none, &error));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  change (fixture);
  study_saver_flush_async (fixture->saver, NULL, taken_cb, &first);
  change (fixture);
  study_saver_flush_async (fixture->saver, NULL, taken_cb, &second);
  g_assert_true (finish_flush (fixture, &first, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_in_file (fixture->path), >=, 1);
  g_assert_true (finish_flush (fixture, &second, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_in_file (fixture->path), ==, 2);
  g_assert_cmpuint (fixture->n_saved, ==, 2);
}

/* A saver that nobody holds any longer still writes. */
static void
test_let_go (Fixture       *fixture,
             gconstpointer  data)
{
  change (fixture);
  fixture_let_go (fixture->saver);
  g_assert_cmpuint (count_in_file (fixture->path), ==, 1);

  fixture->saver = new_saver (fixture, fixture->progress);
}

/* A failure is told and stays; nothing is lost, and trying again saves all.
 * A folder in the file's place stops even the superuser. */
static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (fixture->path, 0700), ==, 0);
  change (fixture);
  wait_for_saver (fixture->saver, STUDY_SAVER_FAILED);
  g_assert_nonnull (strstr (study_saver_get_error_message (fixture->saver), "t.json"));
  g_assert_nonnull (strstr (study_saver_get_error_message (fixture->saver),
                            "is not a file. Move it somewhere else."));
  g_assert_cmpuint (fixture->n_saved, ==, 0);

  /* Flushing fails, and does not wait for ever. */
  g_assert_false (flush_saver (fixture->saver, &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE);
  g_clear_error (&error);

  /* Further changes try by themselves, without hiding the failure. */
  change (fixture);
  g_assert_cmpint (study_saver_get_state (fixture->saver), ==, STUDY_SAVER_FAILED);
  study_saver_retry (fixture->saver);
  g_assert_cmpint (study_saver_get_state (fixture->saver), ==, STUDY_SAVER_SAVING);
  g_assert_null (study_saver_get_error_message (fixture->saver));
  wait_for_saver (fixture->saver, STUDY_SAVER_FAILED);

  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);
  study_saver_retry (fixture->saver);
  wait_for_saver (fixture->saver, STUDY_SAVER_SAVED);
  g_assert_null (study_saver_get_error_message (fixture->saver));
  g_assert_cmpuint (fixture->n_saved, ==, 1);
  g_assert_cmpuint (count_in_file (fixture->path), ==, 2);
}

/* A change after a failure saves everything, once it can be saved. */
static void
test_failure_passes (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *parent = g_path_get_dirname (folder);

  /* A file where a folder should be. */
  fixture_write_file (parent, "", 0);
  change (fixture);
  wait_for_saver (fixture->saver, STUDY_SAVER_FAILED);
  g_assert_cmpint (g_remove (parent), ==, 0);

  change (fixture);
  wait_for_saver (fixture->saver, STUDY_SAVER_SAVED);
  g_assert_cmpuint (count_in_file (fixture->path), ==, 2);
}

/* A link in the file's place is followed, wherever it leads, and stays. */
static void
test_symlink (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *middle = g_build_filename (folder, "middle", NULL);
  g_autofree char *target = g_build_filename (fixture->folder, "synced.json", NULL);
  g_autofree char *link = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("middle", fixture->path), ==, 0);
  g_assert_cmpint (symlink ("../../synced.json", middle), ==, 0);

  for (guint i = 1; i <= 2; i++)
    {
      change (fixture);
      g_assert_true (flush_saver (fixture->saver, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
      g_assert_true (g_file_test (middle, G_FILE_TEST_IS_SYMLINK));
      g_assert_false (g_file_test (target, G_FILE_TEST_IS_SYMLINK));
      g_assert_cmpuint (count_in_file (target), ==, i);
    }

  /* A circle of links is an error, not an endless walk. */
  g_assert_cmpint (g_remove (middle), ==, 0);
  link = g_path_get_basename (fixture->path);
  g_assert_cmpint (symlink (link, middle), ==, 0);
  g_assert_null (study_file_read (fixture->path, &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_READ);
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  study_progress_set_read_only (fixture->progress, TRUE);
  g_assert_false (study_progress_set_done (fixture->progress, "s/t/i", TRUE));
  fixture_merge_register (fixture->progress, "item", "s/t/i", "done", g_variant_new_int64 (1), 1, "0000000b");
  g_assert_true (flush_saver (fixture->saver, &error));
  g_usleep (30 * 1000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (study_saver_get_state (fixture->saver), ==, STUDY_SAVER_SAVED);
}

/* While the file cannot be read it is not touched; once it can, what it holds
 * and what changed meanwhile are merged. */
static void
test_blocked (Fixture       *fixture,
              gconstpointer  data)
{
  static const char document[] =
    "{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"t\",\"registers\":["
    "{\"scope\":\"topic\",\"id\":\"s/t\",\"field\":\"note\",\"value\":\"old\",\"time\":1,\"device\":\"0000000b\"}]}";
  g_auto (StudyOpenReport) report = { 0 };
  g_autoptr (StudyProgressStore) store = new_store (fixture);
  g_autoptr (StudyProgress) progress = NULL;
  g_autoptr (GError) error = NULL;
  StudySaver *saver;
  StudyOpenOutcome outcome = STUDY_OPEN_NEW;

  g_assert_cmpint (g_mkdir_with_parents (fixture->path, 0700), ==, 0);
  progress = open_progress (store, "0000000a", &report);
  g_assert_cmpint (report.outcome, ==, STUDY_OPEN_BLOCKED);
  g_assert_nonnull (report.message);
  g_assert_nonnull (strstr (report.detail, "t.json"));
  g_assert_false (study_progress_get_read_only (progress));

  saver = study_progress_saver_new (store, progress);
  study_saver_block (saver, report.message);
  g_signal_connect (saver, "reopened", G_CALLBACK (reopened_cb), &outcome);
  g_assert_cmpint (study_saver_get_state (saver), ==, STUDY_SAVER_FAILED);
  g_assert_cmpstr (study_saver_get_error_message (saver), ==, report.message);

  g_assert_true (study_progress_set_done (progress, "s/t/i", TRUE));
  g_assert_false (flush_saver (saver, &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE);
  g_clear_error (&error);

  /* In vain at first. */
  study_saver_retry (saver);
  while (study_saver_get_state (saver) == STUDY_SAVER_SAVING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (study_saver_get_state (saver), ==, STUDY_SAVER_FAILED);
  g_assert_cmpint (outcome, ==, STUDY_OPEN_NEW);

  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);
  fixture_write_file (fixture->path, document, -1);
  study_saver_retry (saver);
  g_assert_true (flush_saver (saver, &error));
  g_assert_no_error (error);
  g_assert_cmpint (outcome, ==, STUDY_OPEN_READ);
  g_assert_cmpint (study_saver_get_state (saver), ==, STUDY_SAVER_SAVED);
  g_assert_cmpstr (study_progress_get_text (progress, "topic", "s/t", "note"), ==, "old");
  g_assert_cmpint (study_progress_get_done_time (progress, "s/t/i"), >, 0);
  g_assert_cmpuint (count_in_file (fixture->path), ==, 2);

  fixture_let_go (saver);
}

/* It turns out that a newer program wrote the file: it is shown, not written. */
static void
test_blocked_newer (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char document[] =
    "{\"format\":\"studytrail-progress\",\"version\":2,\"trail\":\"t\",\"registers\":["
    "{\"scope\":\"topic\",\"id\":\"s/t\",\"field\":\"note\",\"value\":\"new\",\"time\":1,\"device\":\"0000000b\"}]}";
  StudyOpenOutcome outcome = STUDY_OPEN_NEW;
  g_autofree char *text = NULL;

  study_saver_block (fixture->saver, "Blocked");
  g_signal_connect (fixture->saver, "reopened", G_CALLBACK (reopened_cb), &outcome);
  change (fixture);
  fixture_write_file (fixture->path, document, -1);
  study_saver_retry (fixture->saver);
  wait_for_saver (fixture->saver, STUDY_SAVER_SAVED);
  g_usleep (30 * 1000);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_assert_cmpint (outcome, ==, STUDY_OPEN_NEWER);
  g_assert_true (study_progress_get_read_only (fixture->progress));
  g_assert_cmpstr (study_progress_get_text (fixture->progress, "topic", "s/t", "note"), ==, "new");
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, document);
  g_assert_cmpuint (fixture->n_saved, ==, 0);
}

/* What is saved is what is opened. */
static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  g_auto (StudyOpenReport) none = { 0 };
  g_auto (StudyOpenReport) report = { 0 };
  g_autoptr (StudyProgressStore) store = new_store (fixture);
  g_autoptr (StudyProgressStore) again_store = new_store (fixture);
  g_autoptr (StudyProgress) empty = open_progress (store, "0000000b", &none);
  g_autoptr (StudyProgress) again = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *again_dump = NULL;

  g_assert_cmpint (none.outcome, ==, STUDY_OPEN_NEW);
  g_assert_null (none.message);
  g_assert_cmpuint (study_progress_get_n_registers (empty), ==, 0);

  change (fixture);
  study_progress_set_text (fixture->progress, "topic", "s/t", "note", "A\nnote “x” \\ \"");
  study_progress_set_text (fixture->progress, "topic", "s/t", "note", NULL);
  g_assert_true (flush_saver (fixture->saver, NULL));

  again = open_progress (again_store, "0000000b", &report);
  g_assert_cmpint (report.outcome, ==, STUDY_OPEN_READ);
  dump = fixture_dump (fixture->progress, TRUE);
  again_dump = fixture_dump (again, TRUE);
  g_assert_cmpstr (dump, ==, again_dump);
}

#define TEXT(text) text, sizeof text - 1

static const struct
{
  const char *text;
  gsize length;
  const char *detail; /* how it begins */
} damaged_files[] = {
  { TEXT (""), "The file is empty." },
  { TEXT ("\0\0\0\0\0\0\0\0"), "Line 1, column 1: Found a null byte" },
  { TEXT ("{\"format\":\"studytrail-progress\",\"version\":1,\n\"trail\":\"t\",\"regi"), "Line 2, column 13: This text has no closing" },
  { TEXT ("\x89PNG\r\n\x1a\n"), "Line 1, column 1: Found a byte that is not valid UTF-8." },
  { TEXT ("[1, 2, 3]"), "$: The document must be an object" },
  { TEXT ("{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"t\",\"registers\":[7]}"), "$.registers[0]: This must be an object" },
  { TEXT ("{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"t\",\"title\":\"T\",\"stages\":[]}"), "$.format: " },
  { TEXT ("{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"u\",\"registers\":[]}"), "$.trail: This is the progress on “u”, not on “t”." },
};

/* A damaged file is kept under another name, and work goes on. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GHashTable) paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *prefix = g_strconcat (fixture->path, ".damaged-", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (damaged_files); i++)
    {
      g_auto (StudyOpenReport) report = { 0 };
      g_autoptr (StudyProgressStore) store = new_store (fixture);
      g_autoptr (StudyProgress) progress = NULL;
      g_autofree char *kept = NULL;
      gsize length;

      fixture_write_file (fixture->path, damaged_files[i].text, damaged_files[i].length);
      progress = open_progress (store, "0000000a", &report);

      g_assert_cmpint (report.outcome, ==, STUDY_OPEN_DAMAGED);
      g_assert_nonnull (report.message);
      if (!g_str_has_prefix (report.detail, damaged_files[i].detail))
        g_error ("“%s” does not begin with “%s”", report.detail, damaged_files[i].detail);
      g_assert_cmpuint (study_progress_get_n_registers (progress), ==, 0);
      g_assert_false (study_progress_get_read_only (progress));
      g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

      g_assert_true (g_str_has_prefix (report.path, prefix));
      g_assert_true (g_regex_match_simple ("^\\d{8}T\\d{6}Z(-\\d+)?$", report.path + strlen (prefix),
                                           G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT));
      g_assert_true (g_file_get_contents (report.path, &kept, &length, NULL));
      g_assert_cmpmem (kept, length, damaged_files[i].text, damaged_files[i].length);
      /* No one of them takes the place of another. */
      g_assert_true (g_hash_table_add (paths, g_steal_pointer (&report.path)));
    }
}

/* Looking at a file changes nothing, and nothing is there without one. */
static void
test_peek (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyProgressStore) store = new_store (fixture);
  g_autoptr (StudyProgressSnapshot) none = study_progress_store_peek (store, &error);
  g_autoptr (StudyProgressSnapshot) some = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (none->trail_id, ==, "t");
  g_assert_cmpuint (none->registers->len, ==, 0);

  change (fixture);
  g_assert_true (flush_saver (fixture->saver, &error));
  some = study_progress_store_peek (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (study_progress_snapshot_count_done (some), ==, 1);

  for (guint i = 0; i < G_N_ELEMENTS (damaged_files); i++)
    {
      g_autofree char *kept = NULL;
      gsize length;

      fixture_write_file (fixture->path, damaged_files[i].text, damaged_files[i].length);
      g_assert_null (study_progress_store_peek (store, &error));
      g_assert_true (g_str_has_prefix (error->message, damaged_files[i].detail));
      g_clear_error (&error);
      g_assert_true (g_file_get_contents (fixture->path, &kept, &length, NULL));
      g_assert_cmpmem (kept, length, damaged_files[i].text, damaged_files[i].length);
    }
}

/* The damaged file behind a link is moved, the link stays. */
static void
test_damaged_link (Fixture       *fixture,
                   gconstpointer  data)
{
  g_auto (StudyOpenReport) report = { 0 };
  g_autoptr (StudyProgressStore) store = new_store (fixture);
  g_autoptr (StudyProgress) progress = NULL;
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *target = g_build_filename (fixture->folder, "synced.json", NULL);
  g_autofree char *prefix = g_strconcat (target, ".damaged-", NULL);

  fixture_write_file (target, "garbage", -1);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (symlink (target, fixture->path), ==, 0);

  progress = open_progress (store, "0000000a", &report);
  g_assert_cmpint (report.outcome, ==, STUDY_OPEN_DAMAGED);
  g_assert_true (g_str_has_prefix (report.path, prefix));
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));

  change (fixture);
  g_assert_true (flush_saver (fixture->saver, NULL));
  g_assert_cmpuint (count_in_file (target), ==, 1);
}

/* A damaged file that cannot be moved blocks: nothing may be written over it. */
static void
test_damaged_stuck (Fixture       *fixture,
                    gconstpointer  data)
{
  g_auto (StudyOpenReport) report = { 0 };
  g_autoptr (StudyProgressStore) store = new_store (fixture);
  g_autoptr (StudyProgress) progress = NULL;

  if (!g_file_test ("/proc/self/status", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("There is no /proc");
      return;
    }

  g_assert_no_errno (g_mkdir_with_parents (fixture->progress_folder, 0700));
  g_assert_no_errno (symlink ("/proc/self/status", fixture->path));
  progress = open_progress (store, "0000000a", &report);
  g_assert_cmpint (report.outcome, ==, STUDY_OPEN_BLOCKED);
  g_assert_null (report.path);
  g_assert_nonnull (report.message);
  g_assert_nonnull (report.detail);
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const documents[] = {
    "{\"format\":\"studytrail-progress\",\"version\":2,\"trail\":\"t\",\"registers\":["
    "{\"scope\":\"item\",\"id\":\"s/t/i\",\"field\":\"done\",\"value\":5,\"time\":1,\"device\":\"0000000b\"}]}",
    "{\"format\":\"studytrail-progress\",\"version\":2,\"trail\":\"t\",\"log\":[]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_auto (StudyOpenReport) report = { 0 };
      g_autoptr (StudyProgressStore) store = new_store (fixture);
      g_autoptr (StudyProgress) progress = NULL;
      g_autoptr (StudySaver) saver = NULL;
      g_autofree char *text = NULL;

      fixture_write_file (fixture->path, documents[i], -1);
      progress = open_progress (store, "0000000a", &report);
      saver = study_progress_saver_new (store, progress);
      g_assert_cmpint (report.outcome, ==, STUDY_OPEN_NEWER);
      g_assert_nonnull (report.message);
      g_assert_true (study_progress_get_read_only (progress));
      g_assert_cmpint (study_progress_get_done_time (progress, "s/t/i"), ==, i == 0 ? 5 : 0);

      g_assert_false (study_progress_set_done (progress, "s/t/j", TRUE));
      g_assert_true (flush_saver (saver, NULL));
      g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, documents[i]);
    }
}

/* A click costs the main thread a snapshot, however much there is to write. */
static void
test_speed (Fixture       *fixture,
            gconstpointer  data)
{
  const guint n = 10000;
  double begun, saved;

  study_progress_begin (fixture->progress, NULL);
  for (guint i = 0; i < n; i++)
    change (fixture);
  study_progress_end (fixture->progress);

  g_test_timer_start ();
  wait_for_write (fixture);
  begun = g_test_timer_elapsed ();
  wait_for_saver (fixture->saver, STUDY_SAVER_SAVED);
  saved = g_test_timer_elapsed ();
  g_test_message ("%u registers: write begun after %.4f s, saved after %.4f s", n, begun, saved);

  g_assert_cmpuint (fixture->n_saved, ==, 1);
  g_assert_cmpuint (count_in_file (fixture->path), ==, n);
  g_assert_cmpfloat (saved, <, 30.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, setup, func, teardown)
  ADD ("/saver/idle", test_idle);
  ADD ("/saver/save", test_save);
  ADD ("/saver/not-at-once", test_not_at_once);
  ADD ("/saver/coalescing", test_coalescing);
  ADD ("/saver/flush", test_flush);
  ADD ("/saver/flush-async", test_flush_async);
  ADD ("/saver/let-go", test_let_go);
  ADD ("/saver/failure", test_failure);
  ADD ("/saver/failure-passes", test_failure_passes);
  ADD ("/saver/symlink", test_symlink);
  ADD ("/saver/read-only", test_read_only);
  ADD ("/saver/blocked", test_blocked);
  ADD ("/saver/blocked-newer", test_blocked_newer);
  ADD ("/saver/speed", test_speed);
  ADD ("/store/open", test_open);
  ADD ("/store/damaged", test_damaged);
  ADD ("/store/peek", test_peek);
  ADD ("/store/damaged-link", test_damaged_link);
  ADD ("/store/damaged-stuck", test_damaged_stuck);
  ADD ("/store/newer", test_newer);
#undef ADD

  return g_test_run ();
}
