/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "formats/documents/format-fixture.h"
#include "formats/json/study-format-error.h"
#include "model/trail/trail-fixture.h"
#include "storage/async-fixture.h"
#include "storage/files/study-storage-error.h"
#include "storage/progress/study-progress-folder.h"

typedef struct
{
  char *root;
  char *data_dir;
  char *local; /* the folder of documents on this computer */
  char *drive;
  char *other_drive;
} Fixture;

static void
setup (Fixture       *fixture,
       gconstpointer  data)
{
  fixture->root = g_dir_make_tmp ("studytrail-XXXXXX", NULL);
  fixture->data_dir = g_build_filename (fixture->root, "data", NULL);
  fixture->local = g_build_filename (fixture->data_dir, "progress", NULL);
  fixture->drive = g_build_filename (fixture->root, "drive", NULL);
  fixture->other_drive = g_build_filename (fixture->root, "other", NULL);
  g_assert_no_errno (g_mkdir_with_parents (fixture->local, 0700));
  g_assert_no_errno (g_mkdir (fixture->drive, 0700));
  g_assert_no_errno (g_mkdir (fixture->other_drive, 0700));
}

static void
teardown (Fixture       *fixture,
          gconstpointer  data)
{
  fixture_remove (fixture->root);
  g_free (fixture->root);
  g_free (fixture->data_dir);
  g_free (fixture->local);
  g_free (fixture->drive);
  g_free (fixture->other_drive);
}

/* Writes a note on the topic of that name into a document. */
static void
write_note (const char *folder,
            const char *trail_id,
            const char *topic)
{
  g_autoptr (StudyProgressStore) store = study_progress_store_new (folder, trail_id, NULL);
  g_autoptr (StudyProgress) progress = study_progress_new (trail_id, "0000000a");
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;
  g_autoptr (StudyProgressSnapshot) incoming = NULL;
  g_autoptr (GError) error = NULL;

  study_progress_set_text (progress, "topic", topic, "note", "A note");
  snapshot = study_progress_snapshot (progress);
  g_assert_true (study_progress_store_save (store, snapshot, STUDY_SAVE_NONE, &incoming, &error));
  g_assert_no_error (error);
}

static gboolean
has_note (const char *folder,
          const char *trail_id,
          const char *topic)
{
  g_autoptr (StudyProgressStore) store = study_progress_store_new (folder, trail_id, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyProgressSnapshot) snapshot = study_progress_store_peek (store, &error);
  g_autoptr (StudyProgress) progress = study_progress_new (trail_id, "0000000b");

  g_assert_no_error (error);
  study_progress_merge (progress, snapshot);

  return *study_progress_get_text (progress, "topic", topic, "note") != '\0';
}

static gboolean
shared_has_note (const char *drive,
                 const char *trail_id,
                 const char *topic)
{
  g_autofree char *folder = g_build_filename (drive, "progress", NULL);

  return has_note (folder, trail_id, topic);
}

static gboolean
try_switch (Fixture       *fixture,
            const char    *from,
            const char    *to,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (StudyProgressPlaces) from_places = study_progress_places_new (fixture->data_dir, from, NULL);
  g_autoptr (StudyProgressPlaces) to_places = study_progress_places_new (fixture->data_dir, to, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  study_progress_folder_switch_async (from_places, to_places, cancellable, taken_cb, &result);
  wait_for (&result);

  return study_progress_folder_switch_finish (result, error);
}

static void
switch_folder (Fixture    *fixture,
               const char *from,
               const char *to)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (try_switch (fixture, from, to, NULL, &error));
  g_assert_no_error (error);
}

/* All trails are copied, and merged with what is there. */
static void
test_join (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *shared = g_build_filename (fixture->drive, "progress", NULL);

  write_note (fixture->local, "a", "ours");
  write_note (fixture->local, "b", "ours");
  g_assert_no_errno (g_mkdir (shared, 0700));
  write_note (shared, "a", "theirs");
  write_note (shared, "c", "theirs");

  switch_folder (fixture, NULL, fixture->drive);
  g_assert_true (shared_has_note (fixture->drive, "a", "ours"));
  g_assert_true (shared_has_note (fixture->drive, "a", "theirs"));
  g_assert_true (shared_has_note (fixture->drive, "b", "ours"));
  /* What was here stays here. */
  g_assert_true (has_note (fixture->local, "a", "ours"));
  g_assert_cmpuint (fixture_mode (shared), ==, 0700);
}

/* Whoever leaves a folder takes along what others did there, */
static void
test_leave (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *shared = g_build_filename (fixture->drive, "progress", NULL);

  write_note (fixture->local, "a", "ours");
  switch_folder (fixture, NULL, fixture->drive);
  write_note (shared, "a", "theirs");
  write_note (shared, "c", "theirs");

  switch_folder (fixture, fixture->drive, NULL);
  g_assert_true (has_note (fixture->local, "a", "ours"));
  g_assert_true (has_note (fixture->local, "a", "theirs"));
  g_assert_true (has_note (fixture->local, "c", "theirs"));
  g_assert_true (shared_has_note (fixture->drive, "c", "theirs"));
}

/* also into another one, */
static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *shared = g_build_filename (fixture->drive, "progress", NULL);

  switch_folder (fixture, NULL, fixture->drive);
  write_note (shared, "a", "theirs");
  switch_folder (fixture, fixture->drive, fixture->other_drive);
  g_assert_true (shared_has_note (fixture->other_drive, "a", "theirs"));
}

/* and a folder that is away keeps nobody. */
static void
test_away (Fixture       *fixture,
           gconstpointer  data)
{
  write_note (fixture->local, "a", "ours");
  switch_folder (fixture, NULL, fixture->drive);
  fixture_remove (fixture->drive);
  switch_folder (fixture, fixture->drive, NULL);
  g_assert_true (has_note (fixture->local, "a", "ours"));
  g_assert_false (g_file_test (fixture->drive, G_FILE_TEST_EXISTS));
}

static void
assert_refused (Fixture    *fixture,
                const char *to,
                GQuark      domain,
                const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (try_switch (fixture, NULL, to, NULL, &error));
  g_assert_true (error->domain == domain);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *missing = g_build_filename (fixture->root, "missing", NULL);
  g_autofree char *file = g_build_filename (fixture->root, "file", NULL);
  g_autofree char *blocked = g_build_filename (fixture->drive, "progress", NULL);
  g_autofree char *damaged = g_build_filename (fixture->local, "d.json", NULL);
  g_autofree char *kept = NULL;

  write_note (fixture->local, "a", "ours");
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  assert_refused (fixture, missing, STUDY_STORAGE_ERROR, "does not exist");
  assert_refused (fixture, file, STUDY_STORAGE_ERROR, "does not exist");
  assert_refused (fixture, "relative", STUDY_STORAGE_ERROR, "does not exist");
  assert_refused (fixture, fixture->data_dir, STUDY_STORAGE_ERROR, "already");
  assert_refused (fixture, fixture->local, STUDY_STORAGE_ERROR, "already");

  g_assert_true (g_file_set_contents (blocked, "", 0, NULL));
  assert_refused (fixture, fixture->drive, STUDY_STORAGE_ERROR, "in the place");
  g_assert_no_errno (g_unlink (blocked));

  /* A document that cannot be read is not left behind without a word. */
  g_assert_true (g_file_set_contents (damaged, "{", 1, NULL));
  assert_refused (fixture, fixture->drive, STUDY_FORMAT_ERROR, "Line 1");
  g_assert_true (g_file_get_contents (damaged, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "{");
  g_assert_true (has_note (fixture->local, "a", "ours"));
}

static void
switched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  GAsyncResult **taken = user_data;

  *taken = g_object_ref (result);
}

static void
test_async (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (StudyProgressPlaces) from = study_progress_places_new (fixture->data_dir, NULL, NULL);
  g_autoptr (StudyProgressPlaces) to = study_progress_places_new (fixture->data_dir, fixture->drive, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  write_note (fixture->local, "a", "ours");
  study_progress_folder_switch_async (from, to, NULL, switched_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (study_progress_folder_switch_finish (result, &error));
  g_assert_no_error (error);
  g_assert_true (shared_has_note (fixture->drive, "a", "ours"));

  g_cancellable_cancel (cancellable);
  g_assert_false (try_switch (fixture, NULL, fixture->other_drive, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("studytrail-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/progress-folder/" path, Fixture, NULL, setup, func, teardown)
  ADD ("join", test_join);
  ADD ("leave", test_leave);
  ADD ("move", test_move);
  ADD ("away", test_away);
  ADD ("refused", test_refused);
  ADD ("async", test_async);
#undef ADD

  status = g_test_run ();
  fixture_remove (home);

  return status;
}
