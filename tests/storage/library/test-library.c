/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "formats/documents/format-fixture.h"
#include "formats/json/study-format-error.h"
#include "storage/files/study-file.h"
#include "storage/files/study-paths.h"
#include "storage/files/study-storage-error.h"
#include "storage/library-fixture.h"
#include "storage/library/study-language.h"
#include "storage/library/study-leftovers.h"
#include "storage/library/study-trail-trash.h"

#define GUIDE "backend-python"

static const struct
{
  const char *available;
  const char *wanted;
  const char *chosen;
} choices[] = {
  { "en es pt_BR", "pt_BR.UTF-8 pt_BR pt.UTF-8 pt C", "pt_BR" },
  { "en es pt_BR", "pt_PT.UTF-8 pt_PT pt.UTF-8 pt C", "pt_BR" },
  { "en es pt_BR", "pt-BR", "pt_BR" },
  { "en es pt_BR", "PT_br", "pt_BR" },
  { "en es pt_BR", "pt_BR@euro", "pt_BR" },
  { "en es pt_BR", "es_AR es C", "es" },
  { "en es pt_BR", "en_GB en C", "en" },
  { "en es pt_BR", "C", "en" },
  { "en es pt_BR", "C.UTF-8 C", "en" },
  { "en es pt_BR", "de_DE de C", "en" },
  { "en es pt_BR", "", "en" },
  { "en es pt_BR", "de_DE de es_ES es C", "es" },
  { "en es pt_BR", "de fr pt", "pt_BR" },
  { "en es pt_BR", "e", "en" },
  { "en es pt_BR", "ptx", "en" },
  /* The first of the user's languages counts, not the best match. */
  { "en es pt_BR", "pt_PT pt es", "pt_BR" },
  /* Of one language: the locale, another wanted one, the plain one, any. */
  { "pt_AO pt_BR pt_PT", "pt_PT", "pt_PT" },
  { "pt_AO pt_BR", "pt_PT es pt_BR", "pt_BR" },
  { "pt_AO pt", "pt_PT", "pt" },
  { "pt_AO pt_BR", "pt_PT", "pt_AO" },
  /* English, wherever from; otherwise the first. */
  { "de en_GB", "fr", "en_GB" },
  { "de es", "fr", "de" },
  { "de", "", "de" },
  { "", "de", NULL },
};

static void
test_language (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_auto (GStrv) available = g_strsplit (choices[i].available, " ", -1);
      g_auto (GStrv) wanted = g_strsplit (choices[i].wanted, " ", -1);
      const char *chosen = study_language_choose ((const char * const *) available,
                                                  (const char * const *) wanted);

      if (g_strcmp0 (chosen, choices[i].chosen) != 0)
        g_error ("Of “%s” for “%s” came %s", choices[i].available, choices[i].wanted, chosen);
    }
}

/* A folder of trails. */
typedef struct
{
  char *folder;
} Fixture;

static void
setup (Fixture       *fixture,
       gconstpointer  data)
{
  fixture->folder = fixture_make_folder ();
  g_setenv ("LANGUAGE", "pt_PT", TRUE);
}

static void
teardown (Fixture       *fixture,
          gconstpointer  data)
{
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  fixture_write_file (path, text, -1);
}

static void
write_trail (Fixture    *fixture,
             const char *name,
             const char *id)
{
  g_autofree char *text =
    g_strdup_printf ("{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"%s\",\"title\":\"Title of %s\","
                     "\"shortTitle\":\"%s!\",\"stages\":[]}", id, id, id);

  write_file (fixture, name, text);
}

static guint
count_names (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* The ids of the entries in order, a “*” after those that are built in. */
static char *
list_ids (StudyLibrary *library)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr (StudyLibraryEntry) entry = g_list_model_get_item (G_LIST_MODEL (library), i);

      g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", study_library_entry_get_id (entry),
                              study_library_entry_get_built_in (entry) ? "*" : "");
    }

  return g_string_free_and_steal (text);
}

static void
assert_ids (StudyLibrary *library,
            const char   *expected)
{
  g_autofree char *ids = list_ids (library);

  g_assert_cmpstr (ids, ==, expected);
}

static void
assert_title (StudyLibrary *library,
              const char   *id,
              const char   *title)
{
  g_assert_cmpstr (study_library_entry_get_title (study_library_find (library, id)), ==, title);
}

static gboolean
load_titles (StudyLibrary  *library,
             const char    *language,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  study_library_rescan_async (library, language, cancellable, taken_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return study_library_rescan_finish (library, result, error);
}

static void
test_built_in (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", NULL);
  g_autoptr (StudyLibrary) library = study_library_new (nowhere);
  g_auto (GStrv) languages = study_library_get_languages (library, GUIDE);
  g_auto (GStrv) none = study_library_get_languages (library, "other");
  g_autofree char *joined = g_strjoinv (" ", languages);

  g_assert_cmpuint (g_list_model_get_item_type (G_LIST_MODEL (library)), ==, STUDY_TYPE_LIBRARY_ENTRY);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (library), 1));
  assert_ids (library, GUIDE "*");
  /* Making the list has read nothing. */
  assert_title (library, GUIDE, GUIDE);
  g_assert_cmpstr (joined, ==, "en es pt_BR");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_null (study_library_find (library, "other"));
  g_assert_null (*study_library_get_errors (library));
}

static void
test_load (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct
  {
    const char *system;
    const char *chosen;
    const char *language;
  } cases[] = {
    { "pt_PT", "", "pt-BR" },
    { "pt_PT", NULL, "pt-BR" },
    { "pt_PT", "es", "es" },
    { "es_AR", "", "es" },
    { "es_AR", "pt_BR", "pt-BR" },
    { "es_AR", "xx", "es" },
    { "de", "", "en" },
    { "de:es", "", "es" },
  };
  g_autoptr (StudyLibrary) library = study_library_new (fixture->folder);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StudyTrail) trail = NULL;
      g_autoptr (GError) error = NULL;

      g_setenv ("LANGUAGE", cases[i].system, TRUE);
      trail = fixture_load_trail (library, GUIDE, cases[i].chosen, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (study_trail_get_id (trail), ==, GUIDE);
      g_assert_cmpstr (study_trail_get_language (trail), ==, cases[i].language);
      assert_title (library, GUIDE, study_trail_get_short_title (trail));
    }
}

static void
test_unknown (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (StudyLibrary) library = study_library_new (fixture->folder);
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_load_trail (library, "../etc/passwd", "", &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_NOT_FOUND);
}

static void
test_own (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (StudyLibrary) library = NULL;
  g_autoptr (StudyTrail) trail = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) languages = NULL;

  write_trail (fixture, "b.json", "b");
  write_trail (fixture, "a.json", "a");
  write_trail (fixture, ".c.json", "c");
  write_trail (fixture, "d.json~", "d");
  write_file (fixture, "notes.txt", "no trail");

  library = study_library_new (fixture->folder);
  assert_ids (library, GUIDE "* a b");
  assert_title (library, "a", "a");
  g_assert_null (*study_library_get_errors (library));

  trail = fixture_load_trail (library, "a", "es", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (study_trail_get_title (trail), ==, "Title of a");
  assert_title (library, "a", "a!");
  assert_title (library, "b", "b");
  languages = study_library_get_languages (library, "a");
  g_assert_cmpuint (g_strv_length (languages), ==, 0);

  g_assert_true (load_titles (library, "es", NULL, &error));
  g_assert_no_error (error);
  assert_title (library, "b", "b!");
  g_assert_cmpstr (study_library_entry_get_title (study_library_find (library, GUIDE)), !=, GUIDE);
  g_assert_null (*study_library_get_errors (library));
}

static void
count_changes_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  guint      *count)
{
  *count += removed;
  g_assert_cmpuint (added, ==, 0);
}

/* Bad files are told and passed over; good ones are there. */
static void
test_bad (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (StudyLibrary) library = NULL;
  g_autoptr (StudyTrail) trail = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *errors = NULL;
  guint n_removed = 0;

  write_trail (fixture, "good.json", "good");
  write_file (fixture, "garbage.json", "{");
  write_file (fixture, "empty.json", "");
  write_trail (fixture, "copy-of-good.json", "good");
  write_trail (fixture, "Bad Name.json", "bad");

  library = study_library_new (fixture->folder);
  g_signal_connect (library, "items-changed", G_CALLBACK (count_changes_cb), &n_removed);
  assert_ids (library, GUIDE "* copy-of-good empty garbage good");
  g_assert_cmpuint (g_strv_length ((GStrv) study_library_get_errors (library)), ==, 1);

  g_assert_null (fixture_load_trail (library, "garbage", "", &error));
  g_assert_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_JSON);
  g_clear_error (&error);
  assert_ids (library, GUIDE "* copy-of-good empty good");
  g_assert_cmpuint (n_removed, ==, 1);

  g_assert_null (fixture_load_trail (library, "copy-of-good", "", &error));
  g_assert_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_DOCUMENT);
  g_clear_error (&error);
  assert_ids (library, GUIDE "* empty good");
  write_trail (fixture, "copy-of-good.json", "good");
  g_object_unref (library);
  library = study_library_new (fixture->folder);
  g_signal_connect (library, "items-changed", G_CALLBACK (count_changes_cb), &n_removed);
  n_removed = 0;

  g_assert_true (load_titles (library, "", NULL, &error));
  g_assert_no_error (error);
  assert_ids (library, GUIDE "* good");
  g_assert_cmpuint (n_removed, ==, 3);
  assert_title (library, "good", "good!");

  errors = g_strjoinv ("\n", (GStrv) study_library_get_errors (library));
  g_assert_cmpuint (g_strv_length ((GStrv) study_library_get_errors (library)), ==, 4);
  g_assert_nonnull (strstr (errors, "Bad Name.json: The file name must be"));
  g_assert_nonnull (strstr (errors, "garbage.json: Line 1, column 2: "));
  g_assert_nonnull (strstr (errors, "empty.json: The file is empty."));
  g_assert_nonnull (strstr (errors, "copy-of-good.json: $.id: The ID is “good”"));

  trail = fixture_load_trail (library, "good", "", &error);
  g_assert_no_error (error);
}

/* A newer edition of the guide takes its place, unless it is bad. */
static void
test_replaced (Fixture       *fixture,
               gconstpointer  data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (StudyLibrary) library = NULL;
      g_autoptr (StudyTrail) trail = NULL;
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) languages = NULL;

      if (i == 0)
        write_trail (fixture, GUIDE ".json", GUIDE);
      else
        write_file (fixture, GUIDE ".json", "damaged");

      library = study_library_new (fixture->folder);
      assert_ids (library, GUIDE);
      trail = fixture_load_trail (library, GUIDE, "en", &error);
      g_assert_no_error (error);
      languages = study_library_get_languages (library, GUIDE);
      if (i == 0)
        {
          g_assert_cmpstr (study_trail_get_title (trail), ==, "Title of " GUIDE);
          g_assert_cmpuint (g_strv_length (languages), ==, 0);
          g_assert_null (*study_library_get_errors (library));
        }
      else
        {
          g_assert_cmpstr (study_trail_get_language (trail), ==, "en");
          g_assert_cmpuint (g_strv_length (languages), ==, 3);
          g_assert_nonnull (*study_library_get_errors (library));
          assert_ids (library, GUIDE "*");
        }
    }
}

static void
wait_for_ids (StudyLibrary *library,
              const char   *expected)
{
  const gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (TRUE)
    {
      g_autofree char *ids = list_ids (library);

      if (g_str_equal (ids, expected))
        break;
      if (g_get_monotonic_time () > deadline)
        g_error ("%s never became %s", ids, expected);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
remove_file (Fixture    *fixture,
             const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
rescan (StudyLibrary *library)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  study_library_rescan_async (library, NULL, NULL, taken_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (study_library_rescan_finish (library, result, &error));
  g_assert_no_error (error);
}

/* Trails come and go as their files do, without anybody asking. */
static void
test_watch (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (StudyLibrary) library = NULL;
  g_autoptr (StudyTrail) trail = NULL;
  g_autoptr (GError) error = NULL;

  write_trail (fixture, "b.json", "b");
  library = study_library_new (fixture->folder);
  trail = fixture_load_trail (library, "b", "", &error);
  g_assert_no_error (error);

  write_trail (fixture, "c.json", "c");
  wait_for_ids (library, GUIDE "* b c");
  write_trail (fixture, "a.json", "a");
  wait_for_ids (library, GUIDE "* a b c");
  /* With its title, at once. */
  assert_title (library, "a", "a!");
  assert_title (library, "c", "c!");

  remove_file (fixture, "b.json");
  wait_for_ids (library, GUIDE "* a c");
  g_assert_cmpstr (study_trail_get_title (trail), ==, "Title of b");
  g_assert_null (fixture_load_trail (library, "b", "", &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_NOT_FOUND);

  /* The guide has another edition, and then has not. */
  write_trail (fixture, GUIDE ".json", GUIDE);
  wait_for_ids (library, GUIDE " a c");
  assert_title (library, GUIDE, GUIDE "!");
  remove_file (fixture, GUIDE ".json");
  wait_for_ids (library, GUIDE "* a c");
}

/* What is wrong with a file is told as long as it is so. */
static void
test_rescan (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", NULL);
  g_autoptr (StudyLibrary) library = study_library_new (nowhere);
  g_autofree char *path = g_build_filename (nowhere, "a.json", NULL);
  guint n_errors = 0;

  rescan (library);
  assert_ids (library, GUIDE "*");

  /* The folder was not there. */
  g_assert_cmpint (g_mkdir (nowhere, 0700), ==, 0);
  write_trail (fixture, "nowhere/a.json", "a");
  write_file (fixture, "nowhere/b.json", "{");
  rescan (library);
  assert_ids (library, GUIDE "* a");
  g_assert_cmpuint (g_strv_length ((GStrv) study_library_get_errors (library)), ==, 1);

  g_signal_connect_swapped (library, "notify::errors", G_CALLBACK (g_atomic_int_inc), &n_errors);
  rescan (library);
  assert_ids (library, GUIDE "* a");
  g_assert_cmpuint (n_errors, ==, 0);

  write_trail (fixture, "nowhere/b.json", "b");
  write_file (fixture, "nowhere/a.json", "garbage");
  rescan (library);
  assert_ids (library, GUIDE "* b");
  g_assert_cmpuint (n_errors, ==, 1);
  g_assert_true (g_str_has_prefix (study_library_get_errors (library)[0], "a.json: "));

  g_assert_cmpint (g_remove (path), ==, 0);
  rescan (library);
  assert_ids (library, GUIDE "* b");
  g_assert_cmpuint (g_strv_length ((GStrv) study_library_get_errors (library)), ==, 0);
}

/* A scan that is on its way does not keep the library. */
static void
test_finalize (Fixture       *fixture,
               gconstpointer  data)
{
  for (guint i = 0; i < 5; i++)
    {
      StudyLibrary *library = study_library_new (fixture->folder);
      const gint64 end = g_get_monotonic_time () + 90 * 1000 + i * 10 * 1000;

      write_trail (fixture, "a.json", "a");
      while (g_get_monotonic_time () < end)
        g_main_context_iteration (NULL, FALSE);
      g_assert_finalize_object (library);
      for (guint j = 0; j < 20; j++)
        {
          g_main_context_iteration (NULL, FALSE);
          g_usleep (1000);
        }
    }
}

static void
test_load_async (Fixture       *fixture,
                 gconstpointer  data)
{
  static const struct
  {
    const char *id;
    const char *title;
  } cases[] = { { "a", "Title of a" }, { GUIDE, NULL }, { "bad", NULL }, { "nowhere", NULL } };
  g_autoptr (StudyLibrary) library = NULL;

  write_trail (fixture, "a.json", "a");
  write_file (fixture, "bad.json", "{");
  library = study_library_new (fixture->folder);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (StudyTrail) trail = NULL;
      g_autoptr (GError) error = NULL;

      study_library_load_trail_async (library, cases[i].id, "en", NULL, taken_cb, &result);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      trail = study_library_load_trail_finish (library, result, &error);
      if (cases[i].title != NULL)
        g_assert_cmpstr (study_trail_get_title (trail), ==, cases[i].title);
      else if (g_str_equal (cases[i].id, GUIDE))
        g_assert_cmpstr (study_trail_get_language (trail), ==, "en");
      else
        g_assert_nonnull (error);
    }
  assert_ids (library, GUIDE "* a");
  assert_title (library, "a", "a!");
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (StudyLibrary) library = study_library_new (fixture->folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (load_titles (library, "", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_title (library, GUIDE, GUIDE);
}

/* Something that is no file is not opened: reading it might never end. */
static void
test_no_file (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *pipe_path = g_build_filename (fixture->folder, "pipe", NULL);
  g_autofree char *below = g_build_filename (fixture->folder, "file", "below", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_null (study_file_read (pipe_path, &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_READ);
  g_clear_error (&error);

  write_file (fixture, "file", "");
  g_assert_null (study_file_read (below, &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_READ);
}

static void
test_device (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "state", "studytrail", NULL);
  g_autofree char *path = g_build_filename (folder, "device", NULL);
  g_autofree char *blocked = g_build_filename (path, "nowhere", NULL);
  g_autofree char *first = study_paths_load_device (folder);
  g_autofree char *second = study_paths_load_device (folder);
  g_autofree char *text = NULL;
  g_autofree char *third = NULL;
  g_autofree char *homeless = NULL;

  g_assert_true (g_regex_match_simple ("^[0-9a-f]{8}$", first, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT));
  g_assert_cmpstr (first, ==, second);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (g_strchomp (text), ==, first);
  g_assert_cmpuint (fixture_mode (folder), ==, 0700);

  /* What is not a valid ID is replaced. */
  g_assert_true (g_file_set_contents (path, "not an id\n", -1, NULL));
  third = study_paths_load_device (folder);
  g_assert_true (g_regex_match_simple ("^[0-9a-f]{8}$", third, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT));
  g_free (text);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (g_strchomp (text), ==, third);

  homeless = study_paths_load_device (blocked);
  g_assert_true (g_regex_match_simple ("^[0-9a-f]{8}$", homeless, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT));
}

static void
test_paths (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *data_dir = study_paths_get_data_dir ();
  g_autoptr (StudyProgressPlaces) places = study_progress_places_new (data_dir, NULL, NULL);
  g_autoptr (StudyProgressStore) store = study_progress_places_new_own_store (places, "backend-python");
  g_autofree char *trails = study_paths_get_trails_dir ();
  g_autofree char *expected = g_build_filename (g_get_user_data_dir (), "studytrail", "progress", "backend-python.json", NULL);
  g_autofree char *device_path = g_build_filename (g_get_user_state_dir (), "studytrail", "device", NULL);
  g_autofree char *device = NULL;
  g_autofree char *expected_trails = g_build_filename (g_get_user_data_dir (), "studytrail", "trails", NULL);

  g_assert_cmpstr (g_get_user_data_dir (), ==, g_getenv ("XDG_DATA_HOME"));
  g_assert_cmpstr (study_progress_store_get_path (store), ==, expected);
  g_assert_cmpstr (trails, ==, expected_trails);
  g_assert_cmpuint (strlen (study_paths_get_device ()), ==, 8);
  g_assert_true (study_paths_get_device () == study_paths_get_device ());
  g_assert_true (g_file_get_contents (device_path, &device, NULL, NULL));
  g_assert_cmpstr (g_strchomp (device), ==, study_paths_get_device ());
}

/* What a program that was killed left beside trails and snapshots is recovered where
 * it is whole, and removed where it is not. */
static void
test_leftovers (Fixture       *fixture,
                gconstpointer  data)
{
  static const char whole[] =
    "{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"own\",\"title\":\"Other\",\"stages\":[]}";
  g_autoptr (StudyProgressPlaces) places = study_progress_places_new (fixture->folder, NULL, NULL);
  g_autoptr (StudySnapshotStore) snapshots = study_progress_places_new_snapshots (places, "own");
  g_autoptr (GBytes) bytes =
    fixture_bytes ("{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"own\",\"registers\":[]}");
  g_autofree char *trails = g_build_filename (fixture->folder, "trails", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  const char *path;

  write_trail (fixture, "trails/own.json", "own");
  write_file (fixture, "trails/~own.json.ABCDEF.tmp", "{\"format\":\"studytrail-tra");
  write_file (fixture, "trails/~own.json.GHIJKL.tmp", whole);
  write_file (fixture, "trails/~notes.txt", "of somebody else");
  g_assert_cmpint (study_snapshot_store_add (snapshots, bytes, 1, NULL), ==, 1);
  entries = study_snapshot_store_list (snapshots, NULL);
  path = ((StudySnapshotEntry *) entries->pdata[0])->path;
  kept = g_strconcat (path, ".MNOPQR", NULL);
  g_assert_no_errno (g_rename (path, kept));
  write_file (fixture, "snapshots/own/20261124T140500.000000Z-0123456789abcdef.json.STUVWX", "{\"format\":");

  study_leftovers_clear_async (places, taken_cb, &result);
  wait_for (&result);
  study_leftovers_clear_finish (result);

  again = study_snapshot_store_list (snapshots, NULL);
  g_assert_cmpuint (again->len, ==, 1);
  g_assert_cmpstr (((StudySnapshotEntry *) again->pdata[0])->path, ==, path);
  g_assert_true (study_trail_trash_has (fixture->folder, "own"));
  g_assert_cmpuint (count_names (trails), ==, 2);
  {
    g_autofree char *folder = g_build_filename (fixture->folder, "snapshots", "own", NULL);

    g_assert_cmpuint (count_names (folder), ==, 1);
  }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("studytrail-XXXXXX", NULL);
  int status;

  /* Nothing may touch the folders of whoever runs the tests. */
  g_assert_nonnull (home);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_STATE_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/language", test_language);
#define ADD(path, func) g_test_add (path, Fixture, NULL, setup, func, teardown)
  ADD ("/library/built-in", test_built_in);
  ADD ("/library/load", test_load);
  ADD ("/library/unknown", test_unknown);
  ADD ("/library/own", test_own);
  ADD ("/library/bad", test_bad);
  ADD ("/library/replaced", test_replaced);
  ADD ("/library/watch", test_watch);
  ADD ("/library/rescan", test_rescan);
  ADD ("/library/leftovers", test_leftovers);
  ADD ("/library/finalize", test_finalize);
  ADD ("/library/load-async", test_load_async);
  ADD ("/library/cancelled", test_cancelled);
  ADD ("/file/no-file", test_no_file);
  ADD ("/paths/device", test_device);
  ADD ("/paths/folders", test_paths);
#undef ADD

  status = g_test_run ();
  fixture_remove (home);

  return status;
}
