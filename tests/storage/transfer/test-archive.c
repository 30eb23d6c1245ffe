/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sys/stat.h>

#include "formats/documents/format-fixture.h"
#include "formats/documents/study-progress-format.h"
#include "formats/documents/study-trail-format.h"
#include "storage/async-fixture.h"
#include "storage/files/study-storage-error.h"
#include "storage/transfer/study-archive.h"

/* Two data folders, as on two machines. */
typedef struct
{
  char *folder;
  char *here;
  char *there;
} Fixture;

static void
setup (Fixture       *fixture,
       gconstpointer  data)
{
  fixture->folder = fixture_make_folder ();
  fixture->here = g_build_filename (fixture->folder, "here", NULL);
  fixture->there = g_build_filename (fixture->folder, "there", NULL);
}

static void
teardown (Fixture       *fixture,
          gconstpointer  data)
{
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->here);
  g_free (fixture->there);
}

static char *
get_path (const char *data_dir,
          const char *kind,
          const char *name)
{
  return g_build_filename (data_dir, kind, name, NULL);
}

static void
write_file (const char *data_dir,
            const char *kind,
            const char *name,
            const char *text)
{
  g_autofree char *path = get_path (data_dir, kind, name);

  fixture_write_file (path, text, -1);
}

static char *
read_text (const char *data_dir,
           const char *kind,
           const char *name)
{
  g_autofree char *path = get_path (data_dir, kind, name);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);

  return text;
}

static void
write_trail (const char *data_dir,
             const char *id,
             const char *title)
{
  g_autofree char *name = g_strconcat (id, ".json", NULL);
  g_autofree char *text = g_strdup_printf ("{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"%s\","
                                           "\"title\":\"%s\",\"stages\":[]}", id, title);

  write_file (data_dir, "trails", name, text);
}

/* Writes notes, of the form "<id>=<text>@<seconds>". */
static void
write_progress (const char *data_dir,
                const char *id,
                const char *notes)
{
  g_autofree char *name = g_strconcat (id, ".json", NULL);
  g_autoptr (StudyProgressSnapshot) snapshot = study_progress_snapshot_new (id, STUDY_PROGRESS_VERSION, NULL);
  g_auto (GStrv) parts = g_strsplit (notes, " ", -1);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit_set (parts[i], "=@", 3);

      g_ptr_array_add (snapshot->registers,
                       study_register_new (STUDY_SCOPE_TOPIC, fields[0], STUDY_FIELD_NOTE,
                                           g_variant_new_string (fields[1]),
                                           g_ascii_strtoll (fields[2], NULL, 10) * G_USEC_PER_SEC, "machine", NULL));
    }

  bytes = study_progress_format_write (snapshot);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  write_file (data_dir, "progress", name, text);
}

static int
compare_texts_cb (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* The notes in a document that are not empty, "<id>=<text>", in order. */
static char *
list_notes (const char *data_dir,
            const char *id)
{
  g_autoptr (StudyProgressPlaces) places = study_progress_places_new (data_dir, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyProgressSnapshot) snapshot = study_progress_places_peek (places, id, &error);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  for (guint i = 0; i < snapshot->registers->len; i++)
    {
      StudyRegister *reg = g_ptr_array_index (snapshot->registers, i);
      GVariant *value = study_register_get_value (reg);

      if (value != NULL)
        g_ptr_array_add (texts, g_strdup_printf ("%s=%s", study_register_get_id (reg),
                                                 g_variant_get_string (value, NULL)));
    }
  g_ptr_array_sort (texts, compare_texts_cb);
  g_ptr_array_add (texts, NULL);

  return g_strjoinv (" ", (char **) texts->pdata);
}

static void
assert_notes (const char *data_dir,
              const char *id,
              const char *expected)
{
  g_autofree char *notes = list_notes (data_dir, id);

  g_assert_cmpstr (notes, ==, expected);
}

static guint
count_files (const char *data_dir,
             const char *kind,
             const char *infix)
{
  g_autofree char *path = g_build_filename (data_dir, kind, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, infix) != NULL;

  return n;
}

static StudyArchiveReport *
export_places (StudyProgressPlaces          *places,
               const StudyProgressSnapshot  *open,
               const char                   *path,
               GError                      **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  study_archive_export_async (places, open, file, NULL, taken_cb, &result);
  wait_for (&result);

  return study_archive_export_finish (result, error);
}

static StudyArchiveReport *
export (const char                   *data_dir,
        const StudyProgressSnapshot  *open,
        const char                   *path,
        GError                      **error)
{
  g_autoptr (StudyProgressPlaces) places = study_progress_places_new (data_dir, NULL, NULL);

  return export_places (places, open, path, error);
}

static StudyArchive *
load (const char  *path,
      GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  study_archive_load_async (file, NULL, taken_cb, &result);
  wait_for (&result);

  return study_archive_load_finish (result, error);
}

/* Puts an archive together, as it is read again. */
static StudyArchive *
collect_places (StudyProgressPlaces          *places,
                const StudyProgressSnapshot  *open,
                StudyArchiveReport          **report)
{
  g_autofree char *folder = fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "archive.json", NULL);
  g_autoptr (GError) error = NULL;
  StudyArchive *archive;

  *report = export_places (places, open, path, &error);
  g_assert_no_error (error);
  archive = load (path, &error);
  g_assert_no_error (error);
  fixture_remove (folder);

  return archive;
}

static StudyArchive *
collect (const char *data_dir)
{
  g_autoptr (StudyProgressPlaces) places = study_progress_places_new (data_dir, NULL, NULL);
  g_autoptr (StudyArchiveReport) report = NULL;
  StudyArchive *archive = collect_places (places, NULL, &report);

  g_assert_cmpuint (report->failures->len, ==, 0);

  return archive;
}

static StudyArchiveTrailState
compare_trail (const char         *data_dir,
               const StudyContent *content)
{
  g_autoptr (StudyProgressPlaces) places = study_progress_places_new (data_dir, NULL, NULL);
  g_autoptr (StudyArchivePreview) preview = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  study_archive_preview_async (places, content->id, content, NULL, taken_cb, &result);
  wait_for (&result);
  preview = study_archive_preview_finish (result, &error);
  g_assert_no_error (error);

  return preview->state;
}

static int
compare_names_cb (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (a, b);
}

static void
apply_places (StudyProgressPlaces *places,
              const StudyArchive  *archive,
              const char          *open_id,
              StudyArchiveMode     mode,
              const char          *done,
              guint                n_failures)
{
  g_autoptr (StudyArchiveReport) report = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *joined = NULL;

  study_archive_apply_others_async (places, archive, open_id, mode, NULL, taken_cb, &result);
  wait_for (&result);
  report = study_archive_apply_others_finish (result, &error);
  g_assert_no_error (error);
  /* In no order, as folders list their files. */
  g_ptr_array_sort_values (report->done, compare_names_cb);
  g_ptr_array_add (report->done, NULL);
  joined = g_strjoinv (" ", (char **) report->done->pdata);
  g_assert_cmpstr (joined, ==, done);
  g_assert_cmpuint (report->failures->len, ==, n_failures);
}

static void
apply (const char         *data_dir,
       const StudyArchive *archive,
       const char         *open_id,
       StudyArchiveMode    mode,
       const char         *done,
       guint               n_failures)
{
  g_autoptr (StudyProgressPlaces) places = study_progress_places_new (data_dir, NULL, NULL);

  apply_places (places, archive, open_id, mode, done, n_failures);
}

/* What is exported and imported where there is nothing is the same. */
static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "archive.json", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", "archive.json", NULL);
  g_autoptr (StudyArchiveReport) report = NULL;
  g_autoptr (StudyArchive) archive = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (export (fixture->here, NULL, nowhere, &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE);
  g_clear_error (&error);

  write_progress (fixture->here, "one", "a=A@100 b=B@200");
  write_progress (fixture->here, "two", "a=&<b>@300");
  write_trail (fixture->here, "own", "My “own” trail");

  report = export (fixture->here, NULL, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->failures->len, ==, 0);
  g_assert_cmpuint (report->done->len, ==, 3);
  g_assert_cmpuint (fixture_mode (path), ==, 0600);

  for (guint i = STUDY_ARCHIVE_MERGE; i <= STUDY_ARCHIVE_REPLACE; i++)
    {
      g_autofree char *target = g_strdup_printf ("%s-%u", fixture->there, i);
      g_autofree char *trail = NULL;

      g_clear_pointer (&archive, study_archive_free);
      archive = load (path, &error);
      g_assert_no_error (error);
      apply (target, archive, NULL, i, "one own two", 0);
      assert_notes (target, "one", "a=A b=B");
      assert_notes (target, "two", "a=&<b>");
      trail = read_text (target, "trails", "own.json");
      g_assert_nonnull (strstr (trail, "My “own” trail"));

      if (i == STUDY_ARCHIVE_MERGE)
        {
          g_autofree char *before = read_text (fixture->here, "progress", "one.json");
          g_autofree char *after = read_text (target, "progress", "one.json");

          g_assert_cmpstr (before, ==, after);
        }
    }
}

/* What is in memory counts, not what is in the file of the open trail. */
static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (StudyProgressPlaces) places = study_progress_places_new (fixture->here, NULL, NULL);
  g_autoptr (StudyProgress) progress = study_progress_new ("one", "device");
  g_autoptr (StudyProgressSnapshot) open = NULL;
  g_autoptr (StudyArchive) archive = NULL;
  const StudyProgressSnapshot *snapshot;

  study_progress_set_text (progress, STUDY_SCOPE_TOPIC, "a", STUDY_FIELD_NOTE, "In memory");
  open = study_progress_snapshot (progress);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (StudyArchiveReport) report = NULL;

      /* It may have no file yet. */
      if (i == 1)
        write_progress (fixture->here, "one", "a=file@100 b=B@200");
      g_clear_pointer (&archive, study_archive_free);
      archive = collect_places (places, open, &report);
      g_assert_cmpuint (report->failures->len, ==, 0);
      g_assert_cmpuint (archive->progress->len, ==, 1);
      snapshot = g_ptr_array_index (archive->progress, 0);
      g_assert_cmpuint (snapshot->registers->len, ==, 1);
      g_assert_cmpint (study_register_compare_age (g_ptr_array_index (snapshot->registers, 0),
                                                   g_ptr_array_index (open->registers, 0)), ==, 0);
    }

  /* Nor is its file touched when an archive is applied. */
  write_progress (fixture->there, "one", "a=there@100");
  apply (fixture->there, archive, "one", STUDY_ARCHIVE_REPLACE, "", 0);
  assert_notes (fixture->there, "one", "a=there");
}

/* What cannot be read is named, stays, and does not keep the rest. */
static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (StudyProgressPlaces) places = study_progress_places_new (fixture->here, NULL, NULL);
  static const struct
  {
    const char *kind;
    const char *name;
    const char *text;
  } bad[] = {
    { "progress", "garbage.json", "{" },
    { "progress", "newer.json", "{\"format\":\"studytrail-progress\",\"version\":9,\"trail\":\"newer\",\"registers\":[]}" },
    { "progress", "stranger.json", "{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"other\",\"registers\":[]}" },
    { "trails", "no-trail.json", "[]" },
    { "trails", "Bad Name.json", "{}" },
  };
  g_autoptr (StudyArchiveReport) report = NULL;
  g_autoptr (StudyArchive) archive = NULL;
  g_autofree char *joined = NULL;

  write_progress (fixture->here, "good", "a=A@100");
  write_trail (fixture->here, "own", "Own");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    write_file (fixture->here, bad[i].kind, bad[i].name, bad[i].text);
  /* None of ours, and no failure. */
  write_file (fixture->here, "progress", "Notes of mine.json", "{");
  write_file (fixture->here, "progress", "notes.txt", "text");

  archive = collect_places (places, NULL, &report);
  g_assert_cmpuint (archive->progress->len, ==, 1);
  g_assert_cmpuint (archive->trails->len, ==, 1);
  g_ptr_array_add (report->failures, NULL);
  joined = g_strjoinv ("\n", (char **) report->failures->pdata);
  g_assert_cmpuint (report->failures->len, ==, G_N_ELEMENTS (bad) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *prefix = g_strconcat (bad[i].name, ": ", NULL);
      g_autofree char *text = read_text (fixture->here, bad[i].kind, bad[i].name);

      g_assert_nonnull (strstr (joined, prefix));
      g_assert_cmpstr (text, ==, bad[i].text);
    }
}

static void
test_merge (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (StudyArchive) archive = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  write_progress (fixture->here, "one", "a=new@300 b=old@100 c=C@100");
  write_progress (fixture->here, "two", "a=A@100");
  write_progress (fixture->there, "one", "a=old@200 b=new@200 d=D@100");
  archive = collect (fixture->here);

  apply (fixture->there, archive, NULL, STUDY_ARCHIVE_MERGE, "one two", 0);
  assert_notes (fixture->there, "one", "a=new b=new c=C d=D");
  assert_notes (fixture->there, "two", "a=A");
  /* What stood there can be restored. */
  g_assert_cmpuint (count_files (fixture->there, "snapshots/one", ".json"), ==, 1);

  /* Once more changes nothing. */
  before = read_text (fixture->there, "progress", "one.json");
  apply (fixture->there, archive, NULL, STUDY_ARCHIVE_MERGE, "one two", 0);
  after = read_text (fixture->there, "progress", "one.json");
  g_assert_cmpstr (before, ==, after);
}

static void
test_replace (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (StudyArchive) archive = NULL;
  g_autoptr (StudyArchive) old = NULL;

  write_progress (fixture->here, "one", "a=new@300 b=old@100 c=C@100");
  write_progress (fixture->there, "one", "a=old@200 b=new@200 d=D@100");
  write_progress (fixture->there, "other", "a=stays@200");
  archive = collect (fixture->here);
  old = collect (fixture->there);

  apply (fixture->there, archive, NULL, STUDY_ARCHIVE_REPLACE, "one", 0);
  assert_notes (fixture->there, "one", "a=new b=old c=C");
  /* What the archive says nothing about stays. */
  assert_notes (fixture->there, "other", "a=stays");
  g_assert_cmpuint (count_files (fixture->there, "snapshots/one", ".json"), ==, 1);

  /* It was set anew: another machine that has what was there does not bring it back. */
  apply (fixture->there, old, NULL, STUDY_ARCHIVE_MERGE, "one other", 0);
  assert_notes (fixture->there, "one", "a=new b=old c=C");
}

/* What another machine wrote into the shared folder takes part. */
static void
test_shared (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *shared = g_build_filename (fixture->folder, "shared", NULL);
  g_autoptr (StudyProgressPlaces) places = study_progress_places_new (fixture->here, shared, NULL);
  g_autoptr (StudyArchiveReport) report = NULL;
  g_autoptr (StudyArchive) archive = NULL;
  g_autoptr (StudyArchive) source = NULL;
  g_autoptr (StudyProgressSnapshot) both = NULL;
  g_autoptr (GError) error = NULL;

  write_progress (fixture->here, "one", "a=A@100");
  write_progress (shared, "one", "b=B@100");
  write_progress (shared, "two", "c=C@100");
  archive = collect_places (places, NULL, &report);
  g_assert_cmpuint (report->failures->len, ==, 0);
  g_assert_cmpuint (archive->progress->len, ==, 2);

  /* A value that only the shared folder has goes when all is replaced. */
  write_progress (fixture->there, "one", "z=Z@100");
  source = collect (fixture->there);
  apply_places (places, source, NULL, STUDY_ARCHIVE_REPLACE, "one", 0);
  both = study_progress_places_peek (places, "one", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < both->registers->len; i++)
    {
      StudyRegister *reg = g_ptr_array_index (both->registers, i);

      g_assert_true ((study_register_get_value (reg) != NULL) == g_str_equal (study_register_get_id (reg), "z"));
    }
}

/* The user's own trails: kept when merging, moved away when replacing. */
static void
test_trails (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (StudyArchive) archive = NULL;
  g_autofree char *same = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *replaced = NULL;
  g_autofree char *trash = g_build_filename (g_get_user_data_dir (), "Trash", "files", NULL);
  guint n_aside;

  write_trail (fixture->here, "same", "Same");
  write_trail (fixture->here, "other", "From the archive");
  write_trail (fixture->here, "new", "New");
  write_trail (fixture->there, "same", "Same");
  write_trail (fixture->there, "other", "From here");
  same = read_text (fixture->there, "trails", "same.json");
  archive = collect (fixture->here);

  g_assert_cmpint (compare_trail (fixture->there, g_ptr_array_index (archive->trails, 0)), ==,
                   STUDY_ARCHIVE_TRAIL_NEW);
  g_assert_cmpint (compare_trail (fixture->there, g_ptr_array_index (archive->trails, 1)), ==,
                   STUDY_ARCHIVE_TRAIL_OTHER);
  g_assert_cmpint (compare_trail (fixture->there, g_ptr_array_index (archive->trails, 2)), ==,
                   STUDY_ARCHIVE_TRAIL_SAME);

  apply (fixture->there, archive, NULL, STUDY_ARCHIVE_MERGE, "new other same", 0);
  kept = read_text (fixture->there, "trails", "other.json");
  g_assert_nonnull (strstr (kept, "From here"));
  g_assert_cmpuint (count_files (fixture->there, "trails", ""), ==, 3);

  apply (fixture->there, archive, NULL, STUDY_ARCHIVE_REPLACE, "new other same", 0);
  replaced = read_text (fixture->there, "trails", "other.json");
  g_assert_nonnull (strstr (replaced, "From the archive"));
  /* What is the same is not written again, in another form. */
  g_free (kept);
  kept = read_text (fixture->there, "trails", "same.json");
  g_assert_cmpstr (kept, ==, same);

  /* Where there is no trash, the old one stays beside it. */
  n_aside = count_files (fixture->there, "trails", "other.json.replaced-") +
            count_files (trash, "", "other.json.replaced-");
  g_assert_cmpuint (n_aside, ==, 1);
  g_assert_cmpuint (count_files (fixture->there, "trails", ".tmp"), ==, 0);
}

/* One that fails does not keep the others, and is as it was. */
static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (StudyArchive) archive = NULL;
  g_autofree char *blocked = get_path (fixture->there, "progress", "one.json");
  g_autofree char *newer = NULL;

  write_progress (fixture->here, "one", "a=A@100");
  write_progress (fixture->here, "three", "a=A@100");
  write_progress (fixture->here, "two", "a=A@100");
  archive = collect (fixture->here);

  g_assert_cmpint (g_mkdir_with_parents (blocked, 0700), ==, 0);
  write_file (fixture->there, "progress", "two.json",
              "{\"format\":\"studytrail-progress\",\"version\":9,\"trail\":\"two\",\"registers\":[]}");
  apply (fixture->there, archive, NULL, STUDY_ARCHIVE_MERGE, "three", 2);
  assert_notes (fixture->there, "three", "a=A");
  newer = read_text (fixture->there, "progress", "two.json");
  g_assert_nonnull (strstr (newer, "\"version\":9"));
  g_assert_true (g_file_test (blocked, G_FILE_TEST_IS_DIR));
}

/* Nothing is done any longer once it is cancelled. */
static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (StudyProgressPlaces) places = study_progress_places_new (fixture->there, NULL, NULL);
  g_autoptr (StudyArchive) archive = NULL;
  g_autoptr (StudyArchiveReport) report = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  write_progress (fixture->here, "one", "a=A@100");
  write_trail (fixture->here, "own", "Own");
  archive = collect (fixture->here);
  g_cancellable_cancel (cancellable);
  study_archive_apply_others_async (places, archive, NULL, STUDY_ARCHIVE_REPLACE, cancellable,
                                    taken_cb, &result);
  wait_for (&result);
  report = study_archive_apply_others_finish (result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (report);
  g_assert_false (g_file_test (fixture->there, G_FILE_TEST_EXISTS));
}

static void
test_bad_files (Fixture       *fixture,
                gconstpointer  data)
{
  static const char * const texts[] = {
    "", "{", "[]", "null", "{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"a\",\"title\":\"A\",\"stages\":[]}",
    "{\"format\":\"studytrail-archive\",\"version\":1,\"progress\":{}}", "\x89PNG\r\n", "no JSON at all",
  };
  g_autofree char *path = get_path (fixture->folder, "files", "bad.json");
  g_autofree char *nowhere = get_path (fixture->folder, "files", "nowhere.json");
  g_autofree char *pipe_path = get_path (fixture->folder, "files", "pipe");
  g_autofree char *folder = get_path (fixture->folder, "files", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      write_file (fixture->folder, "files", "bad.json", texts[i]);
      g_assert_null (load (path, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == STUDY_FORMAT_ERROR);
      g_assert_cmpuint (strlen (error->message), >, 10);
      g_clear_error (&error);
    }

  g_assert_null (load (nowhere, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_null (load (pipe_path, &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_READ);
  g_clear_error (&error);

  /* Nor can an archive take the place of a folder. */
  g_assert_null (export (fixture->here, NULL, folder, &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE);
}

/* A progress document by itself is an archive of one. */
static void
test_single (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = get_path (fixture->here, "progress", "one.json");
  g_autoptr (StudyArchive) archive = NULL;
  g_autoptr (GError) error = NULL;

  write_progress (fixture->here, "one", "a=A@100");
  archive = load (path, &error);
  g_assert_no_error (error);
  apply (fixture->there, archive, NULL, STUDY_ARCHIVE_MERGE, "one", 0);
  assert_notes (fixture->there, "one", "a=A");
}

/* A trail that is named as the one of the program does not take its place, however
 * often it is imported, and the progress that comes with it stays with it. */
static void
test_built_in (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (StudyArchive) archive = NULL;
  const StudyContent *content;

  write_trail (fixture->there, "backend-python", "Not the guide");
  write_progress (fixture->there, "backend-python", "a=theirs@200");
  write_progress (fixture->here, "backend-python", "a=ours@100");
  archive = collect (fixture->there);
  g_assert_cmpuint (archive->trails->len, ==, 1);
  content = g_ptr_array_index (archive->trails, 0);
  g_assert_cmpint (compare_trail (fixture->here, content), ==, STUDY_ARCHIVE_TRAIL_NEW);

  apply (fixture->here, archive, NULL, STUDY_ARCHIVE_REPLACE, "backend-python-imported", 0);
  g_assert_cmpuint (count_files (fixture->here, "trails", "backend-python.json"), ==, 0);
  assert_notes (fixture->here, "backend-python", "a=ours");
  assert_notes (fixture->here, "backend-python-imported", "a=theirs");
  g_assert_cmpint (compare_trail (fixture->here, content), ==, STUDY_ARCHIVE_TRAIL_SAME);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("studytrail-XXXXXX", NULL);
  int status;

  /* Nothing may touch the folders of whoever runs the tests. */
  g_assert_nonnull (home);
  g_setenv ("HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_STATE_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, setup, func, teardown)
  ADD ("/archive/round-trip", test_round_trip);
  ADD ("/archive/open", test_open);
  ADD ("/archive/unreadable", test_unreadable);
  ADD ("/archive/merge", test_merge);
  ADD ("/archive/replace", test_replace);
  ADD ("/archive/shared", test_shared);
  ADD ("/archive/trails", test_trails);
  ADD ("/archive/built-in", test_built_in);
  ADD ("/archive/failure", test_failure);
  ADD ("/archive/cancelled", test_cancelled);
  ADD ("/archive/bad-files", test_bad_files);
  ADD ("/archive/single", test_single);
#undef ADD

  status = g_test_run ();
  fixture_remove (home);

  return status;
}
