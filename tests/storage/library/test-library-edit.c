/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <unistd.h>

#include "formats/documents/format-fixture.h"
#include "formats/documents/study-progress-format.h"
#include "formats/documents/study-trail-format.h"
#include "formats/edition/study-trail-origin.h"
#include "storage/files/study-storage-error.h"
#include "storage/library-fixture.h"
#include "storage/library/study-library-counts.h"
#include "storage/library/study-library-edit.h"
#include "storage/library/study-same-trail.h"
#include "storage/library/study-trail-trash.h"
#include "storage/transfer/study-archive.h"

#define GUIDE "backend-python"
#define TOPIC "fundamentos-da-linguagem/python-3"

/* 1 March 2026, in microseconds since the Unix epoch. */
#define NOW (G_GINT64_CONSTANT (1772366400) * G_USEC_PER_SEC)

/* The folder of a program's data, with a folder that is shared beside it. */
typedef struct
{
  char *root;
  char *data_dir;
  char *shared;
  StudyLibrary *library;
} Fixture;

static void
setup (Fixture       *fixture,
       gconstpointer  data)
{
  fixture->root = fixture_make_folder ();
  fixture->data_dir = g_build_filename (fixture->root, "data", NULL);
  fixture->shared = g_build_filename (fixture->root, "shared", NULL);
  fixture->library = fixture_new_library (fixture->data_dir);
  g_object_set (fixture->library, "progress-folder", fixture->shared, NULL);
  g_setenv ("LANGUAGE", "en", TRUE);
}

static void
teardown (Fixture       *fixture,
          gconstpointer  data)
{
  fixture_let_go (fixture->library);
  fixture_remove (fixture->root);
  g_free (fixture->root);
  g_free (fixture->data_dir);
  g_free (fixture->shared);
}

static char *
get_path (Fixture    *fixture,
          const char *place)
{
  return g_build_filename (fixture->root, place, NULL);
}

static void
write_file (Fixture    *fixture,
            const char *place,
            const char *text)
{
  g_autofree char *path = get_path (fixture, place);

  fixture_write_file (path, text, -1);
}

static gboolean
is_there (Fixture    *fixture,
          const char *place)
{
  g_autofree char *path = get_path (fixture, place);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static char *
finish (Fixture       *fixture,
        GAsyncResult **result,
        GError       **error)
{
  wait_for (result);

  return study_library_edit_finish (fixture->library, *result, error);
}

static char *
add (Fixture             *fixture,
     const StudyContent  *content,
     GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  study_library_add_async (fixture->library, content, TRUE, NULL, taken_cb, &result);

  return finish (fixture, &result, error);
}

static gboolean
replace (Fixture             *fixture,
         const char          *id,
         const StudyContent  *content,
         const StudyContent  *earlier,
         GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *changed = NULL;

  study_library_replace_async (fixture->library, id, content, earlier, STUDY_SAVE_SNAPSHOT, NULL, taken_cb, &result);
  changed = finish (fixture, &result, error);

  return changed != NULL;
}

static gboolean
rename_trail (Fixture     *fixture,
              const char  *id,
              const char  *title,
              GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *changed = NULL;

  study_library_rename_async (fixture->library, id, title, NULL, taken_cb, &result);
  changed = finish (fixture, &result, error);

  return changed != NULL;
}

static char *
duplicate (Fixture     *fixture,
           const char  *id,
           const char  *language,
           GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  study_library_duplicate_async (fixture->library, id, language, NULL, taken_cb, &result);

  return finish (fixture, &result, error);
}

static char *
remove_trail (Fixture     *fixture,
              const char  *id,
              GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  study_library_remove_async (fixture->library, id, NULL, taken_cb, &result);

  return finish (fixture, &result, error);
}

static char *
restore (Fixture     *fixture,
         const char  *name,
         GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  study_library_restore_async (fixture->library, name, NULL, taken_cb, &result);

  return finish (fixture, &result, error);
}

/* A trail of one stage and one topic with two lessons. */
static StudyContent *
new_content (const char *title)
{
  StudyContent *content = study_content_new ("any", title);
  StudyContentStage *stage = study_content_stage_new ("stage", "Stage");
  StudyContentTopic *topic = study_content_topic_new ("stage/topic", "Topic");

  g_ptr_array_add (topic->items, study_content_item_new ("stage/topic/a", STUDY_ITEM_LESSON, "A"));
  g_ptr_array_add (topic->items, study_content_item_new ("stage/topic/b", STUDY_ITEM_LESSON, "B"));
  g_ptr_array_add (stage->topics, topic);
  g_ptr_array_add (content->stages, stage);

  return content;
}

/* Marks a lesson as done, as its source would. */
static void
mark (StudyContent *content,
      guint         position)
{
  StudyContentTopic *topic = study_content_own_topic (study_content_own_stage (content, 0), 0);

  study_content_own_item (topic, position)->marked = TRUE;
}

static char *
add_titled (Fixture    *fixture,
            const char *title)
{
  g_autoptr (StudyContent) content = new_content (title);
  g_autoptr (GError) error = NULL;
  char *id = add (fixture, content, &error);

  g_assert_no_error (error);

  return id;
}

/* Adds a trail of which one of two lessons is done. */
static char *
add_begun (Fixture    *fixture,
           const char *title)
{
  g_autoptr (StudyContent) content = new_content (title);
  g_autoptr (GError) error = NULL;
  char *id;

  mark (content, 1);
  id = add (fixture, content, &error);
  g_assert_no_error (error);

  return id;
}

static StudyContent *
load_content (Fixture    *fixture,
              const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyTrail) trail = fixture_load_trail (fixture->library, id, "", &error);

  g_assert_no_error (error);

  return study_content_copy (study_trail_get_content (trail));
}

/* The progress on this computer. */
static StudyProgressSnapshot *
peek_progress (Fixture     *fixture,
               const char  *id,
               GError     **error)
{
  return study_progress_places_peek_own (study_library_get_places (fixture->library), id, error);
}

static void
assert_done (Fixture    *fixture,
             const char *id,
             guint       n_done)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyProgressSnapshot) progress = peek_progress (fixture, id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (study_progress_snapshot_count_done (progress), ==, n_done);
}

static void
assert_title (Fixture    *fixture,
              const char *id,
              const char *title)
{
  StudyLibraryEntry *entry = study_library_find (fixture->library, id);

  g_assert_nonnull (entry);
  g_assert_cmpstr (study_library_entry_get_title (entry), ==, title);
}

/* How many trails are in the trash. */
static guint
count_trash (Fixture *fixture)
{
  g_autoptr (GPtrArray) trashed = study_trail_trash_list (fixture->data_dir);

  return trashed->len;
}

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *first = add_titled (fixture, "Linear Álgebra!");
  g_autofree char *second = add_titled (fixture, "linear algebra");
  g_autofree char *nameless = add_titled (fixture, "数学");
  g_autofree char *guide = add_titled (fixture, "Backend Python");

  g_assert_cmpstr (first, ==, "linear-algebra");
  g_assert_cmpstr (second, ==, "linear-algebra-2");
  g_assert_cmpstr (nameless, ==, "trail");
  g_assert_cmpstr (guide, ==, GUIDE "-2");
  assert_title (fixture, first, "Linear Álgebra!");
  assert_title (fixture, second, "linear algebra");
  assert_title (fixture, nameless, "数学");
  /* Nothing is done, and nothing is said of it. */
  g_assert_false (is_there (fixture, "data/progress/linear-algebra.json"));
}

/* An id that belonged to a trail would bring its progress to another. */
static void
test_add_taken (Fixture       *fixture,
                gconstpointer  data)
{
  static const char * const places[] = {
    "data/progress/taken.json",
    "data/snapshots/taken/20260101T000000Z.json",
    "shared/progress/taken.json",
    "data/trails/taken.json",
    "data/trash/taken-20260101T000000Z/trails/taken.json",
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = get_path (fixture, places[i]);
      g_autofree char *expected = g_strdup_printf ("taken-%u", i + 2);
      g_autofree char *id = NULL;

      write_file (fixture, places[i], "{}");
      id = add_titled (fixture, "Taken");
      g_assert_cmpstr (id, ==, expected);
      g_assert_no_errno (g_remove (path));
    }
}

static void
test_add_done (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *id = add_begun (fixture, "Begun");
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyProgressSnapshot) progress = peek_progress (fixture, id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (study_progress_snapshot_count_done (progress), ==, 1);
  for (guint i = 0; i < progress->registers->len; i++)
    g_assert_cmpstr (study_register_get_id (g_ptr_array_index (progress->registers, i)), ==, "stage/topic/b");
}

/* What could not be read again is not written. */
static void
test_add_invalid (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (StudyContent) content = new_content ("Twice");
  StudyContentStage *stage = g_ptr_array_index (content->stages, 0);
  StudyContentTopic *topic = g_ptr_array_index (stage->topics, 0);
  g_autoptr (GError) error = NULL;

  g_set_str (&topic->title, "");
  g_assert_null (add (fixture, content, &error));
  g_assert_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_DOCUMENT);
  g_assert_false (is_there (fixture, "data/trails/twice.json"));
}

static void
test_add_full (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (StudyContent) content = new_content ("Full");
  g_autoptr (GError) error = NULL;

  mark (content, 0);
  fixture_fill_disk (TRUE);
  g_assert_null (add (fixture, content, &error));
  fixture_fill_disk (FALSE);
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE);
  g_assert_null (study_library_find (fixture->library, "full"));
  g_assert_false (is_there (fixture, "data/trails/full.json"));
  g_assert_false (is_there (fixture, "data/progress/full.json"));
}

static void
test_add_blocked (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (StudyContent) content = new_content ("Blocked");
  g_autoptr (GError) error = NULL;

  write_file (fixture, "data/trails", "a file where the folder should be");
  g_assert_null (add (fixture, content, &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE);
}

static void
test_add_cancelled (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (StudyContent) content = new_content ("Cancelled");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  study_library_add_async (fixture->library, content, FALSE, cancellable, taken_cb, &result);
  wait_for (&result);
  g_assert_null (study_library_edit_finish (fixture->library, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (is_there (fixture, "data/trails/cancelled.json"));
}

static void
test_replace (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *id = add_begun (fixture, "Before");
  g_autoptr (StudyContent) earlier = load_content (fixture, id);
  g_autoptr (StudyContent) content = study_content_copy (earlier);
  g_autoptr (StudyContent) after = NULL;
  g_autofree char *snapshots = get_path (fixture, "data/snapshots/before");
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;

  g_set_str (&content->title, "After");
  g_set_str (&content->id, "another");
  g_assert_true (replace (fixture, id, content, earlier, &error));
  g_assert_no_error (error);
  assert_title (fixture, id, "After");
  after = load_content (fixture, id);
  g_assert_cmpstr (after->id, ==, id);
  assert_done (fixture, id, 1);
  g_assert_cmpuint (count_trash (fixture), ==, 0);

  dir = g_dir_open (snapshots, 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (g_dir_read_name (dir));
}

static void
test_replace_conflict (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *id = add_titled (fixture, "Shared");
  g_autoptr (StudyContent) earlier = load_content (fixture, id);
  g_autoptr (StudyContent) ours = study_content_copy (earlier);
  g_autoptr (StudyContent) theirs = study_content_copy (earlier);
  g_autoptr (GPtrArray) trashed = NULL;
  g_autoptr (GError) error = NULL;

  g_set_str (&theirs->title, "Theirs");
  g_set_str (&ours->title, "Ours");
  g_assert_true (replace (fixture, id, theirs, earlier, &error));
  g_assert_no_error (error);

  g_assert_false (replace (fixture, id, ours, earlier, &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_CONFLICT);
  g_clear_error (&error);
  assert_title (fixture, id, "Theirs");

  /* Written already: the answer of the disk was lost. */
  g_assert_true (replace (fixture, id, theirs, earlier, &error));
  g_assert_no_error (error);

  /* The user insists, and what they replaced is not lost. */
  g_assert_true (replace (fixture, id, ours, NULL, &error));
  g_assert_no_error (error);
  assert_title (fixture, id, "Ours");
  trashed = study_trail_trash_list (fixture->data_dir);
  g_assert_cmpuint (trashed->len, ==, 1);
  g_assert_cmpstr (((StudyTrashedTrail *) g_ptr_array_index (trashed, 0))->title, ==, "Theirs");
}

static void
test_replace_newer (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (StudyContent) content = new_content ("Newer");
  g_autoptr (GError) error = NULL;

  write_file (fixture, "data/trails/newer.json",
              "{\"format\":\"studytrail-trail\",\"version\":2,\"id\":\"newer\",\"title\":\"Newer\",\"stages\":[]}");
  g_assert_false (replace (fixture, "newer", content, NULL, &error));
  g_assert_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_NEWER_VERSION);
}

static void
test_replace_full (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *id = add_titled (fixture, "Full");
  g_autoptr (StudyContent) earlier = load_content (fixture, id);
  g_autoptr (StudyContent) content = study_content_copy (earlier);
  g_autoptr (StudyContent) after = NULL;
  g_autoptr (GError) error = NULL;

  g_set_str (&content->title, "Fuller");
  fixture_fill_disk (TRUE);
  g_assert_false (replace (fixture, id, content, earlier, &error));
  fixture_fill_disk (FALSE);
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE);
  after = load_content (fixture, id);
  g_assert_cmpstr (after->title, ==, "Full");

  g_clear_error (&error);
  g_assert_false (replace (fixture, "nowhere", content, earlier, &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_CONFLICT);
}

static void
test_rename (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (StudyContent) content = new_content ("A Long Title");
  g_autoptr (StudyContent) after = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  content->short_title = g_strdup ("Short");
  id = add (fixture, content, &error);
  g_assert_no_error (error);
  assert_title (fixture, id, "Short");

  g_assert_true (rename_trail (fixture, id, "Another <b>Title</b>", &error));
  g_assert_no_error (error);
  assert_title (fixture, id, "Another <b>Title</b>");
  after = load_content (fixture, id);
  g_assert_cmpstr (after->title, ==, "Another <b>Title</b>");
  g_assert_null (after->short_title);

  g_assert_false (rename_trail (fixture, GUIDE, "Mine", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_duplicate (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *id = add_begun (fixture, "Trail");
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = duplicate (fixture, id, "", &error);
  g_autofree char *another = duplicate (fixture, id, "", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (copy, ==, "trail-copy");
  assert_title (fixture, copy, "Trail (Copy)");
  assert_title (fixture, another, "Trail (Copy 2)");
  assert_done (fixture, copy, 1);
  assert_done (fixture, id, 1);

  g_assert_null (duplicate (fixture, "nowhere", "", &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_NOT_FOUND);
}

/* The guide that comes with the program becomes one that can be edited, in the
 * language in which it is shown. */
static void
test_duplicate_built_in (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (StudyProgressSnapshot) progress = NULL;
  g_autoptr (StudyContent) copy = NULL;
  g_autoptr (StudyTrail) trail = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  write_file (fixture, "data/progress/" GUIDE ".json",
              "{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"" GUIDE "\",\"registers\":["
              "{\"scope\":\"topic\",\"id\":\"" TOPIC "\",\"field\":\"note\",\"value\":\"Mine\","
              "\"time\":1763132400123456,\"device\":\"3f2a9c1e\"}]}");
  write_file (fixture, "shared/progress/" GUIDE ".json",
              "{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"" GUIDE "\",\"registers\":["
              "{\"scope\":\"topic\",\"id\":\"" TOPIC "\",\"field\":\"skipped\",\"value\":true,"
              "\"time\":1763132400123456,\"device\":\"3f2a9c1f\"}]}");
  id = duplicate (fixture, GUIDE, "es", &error);
  g_assert_no_error (error);
  copy = load_content (fixture, id);
  g_assert_cmpstr (copy->language, ==, "es");
  g_assert_true (g_str_has_suffix (copy->title, " (Copy)"));
  g_assert_true (g_str_has_suffix (copy->short_title, " (Copy)"));
  trail = fixture_load_trail (fixture->library, id, "", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (study_trail_origin_get_trail (trail), ==, GUIDE);
  g_assert_false (study_library_entry_get_built_in (study_library_find (fixture->library, id)));
  progress = peek_progress (fixture, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (progress->registers->len, ==, 2);
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *id = add_begun (fixture, "Gone");
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GPtrArray) trashed = NULL;
  StudyTrashedTrail *first;

  write_file (fixture, "data/snapshots/gone/some.json", "{}");
  write_file (fixture, "shared/progress/gone.json", "{}");
  name = remove_trail (fixture, id, &error);
  g_assert_no_error (error);
  g_assert_null (study_library_find (fixture->library, id));
  g_assert_false (is_there (fixture, "data/trails/gone.json"));
  g_assert_false (is_there (fixture, "data/progress/gone.json"));
  g_assert_false (is_there (fixture, "data/snapshots/gone"));
  /* Another computer may still have the trail. */
  g_assert_true (is_there (fixture, "shared/progress/gone.json"));

  trashed = study_trail_trash_list (fixture->data_dir);
  g_assert_cmpuint (trashed->len, ==, 1);
  first = g_ptr_array_index (trashed, 0);
  g_assert_cmpstr (first->name, ==, name);
  g_assert_cmpstr (first->id, ==, "gone");
  g_assert_cmpstr (first->title, ==, "Gone");
  g_assert_cmpint (ABS (g_get_real_time () - first->time), <, G_TIME_SPAN_MINUTE);

  /* A new one with the title begins anew. */
  again = add_titled (fixture, "Gone");
  g_assert_cmpstr (again, ==, "gone-2");
  assert_done (fixture, again, 0);

  restored = restore (fixture, name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (restored, ==, "gone");
  assert_title (fixture, restored, "Gone");
  assert_done (fixture, restored, 1);
  g_assert_true (is_there (fixture, "data/snapshots/gone/some.json"));
  g_assert_cmpuint (count_trash (fixture), ==, 0);

  g_assert_null (restore (fixture, name, &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_NOT_FOUND);
}

static StudySameTrail *
find_same (Fixture    *fixture,
           const char *title)
{
  g_autoptr (StudyContent) content = new_content (title);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  StudySameTrail *same;

  study_same_trail_find_async (fixture->library, content, NULL, taken_cb, &result);
  wait_for (&result);
  same = study_same_trail_find_finish (fixture->library, result, &error);
  g_assert_no_error (error);

  return same;
}

/* A guide that was added before is found, also renamed or in the trash. */
static void
test_same (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *id = add_titled (fixture, "Twice");
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudySameTrail) other = find_same (fixture, "Once");
  g_autoptr (StudySameTrail) same = find_same (fixture, "Twice");
  g_autoptr (StudySameTrail) renamed = NULL;
  g_autoptr (StudySameTrail) trashed = NULL;

  g_assert_null (other);
  g_assert_nonnull (same);
  g_assert_cmpstr (same->id, ==, id);
  g_assert_cmpstr (same->title, ==, "Twice");
  g_assert_null (same->trashed);

  rename_trail (fixture, id, "Something Else", &error);
  g_assert_no_error (error);
  renamed = find_same (fixture, "Twice");
  g_assert_nonnull (renamed);
  g_assert_cmpstr (renamed->id, ==, id);

  name = remove_trail (fixture, id, &error);
  g_assert_no_error (error);
  trashed = find_same (fixture, "Twice");
  g_assert_nonnull (trashed);
  g_assert_cmpstr (trashed->id, ==, id);
  g_assert_cmpstr (trashed->trashed, ==, name);
}

/* Moving takes no room. */
static void
test_remove_full (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *id = add_begun (fixture, "Large");
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *restored = NULL;

  fixture_fill_disk (TRUE);
  name = remove_trail (fixture, id, &error);
  g_assert_no_error (error);
  restored = restore (fixture, name, &error);
  fixture_fill_disk (FALSE);
  g_assert_no_error (error);
  assert_done (fixture, restored, 1);
}

static void
test_remove_blocked (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *id = add_begun (fixture, "Stays");
  g_autoptr (GError) error = NULL;

  write_file (fixture, "data/trash", "a file where the folder should be");
  g_assert_null (remove_trail (fixture, id, &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE);
  assert_title (fixture, id, "Stays");
  assert_done (fixture, id, 1);
}

/* The built-in trail replaces the user's, and has the
 * same progress. */
static void
test_remove_override (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *name = NULL;
  g_autofree char *restored = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  write_file (fixture, "data/trails/" GUIDE ".json",
              "{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"" GUIDE "\",\"title\":\"Mine\",\"stages\":[]}");
  write_file (fixture, "data/progress/" GUIDE ".json", "{}");
  study_library_rescan_async (fixture->library, NULL, NULL, taken_cb, &result);
  wait_for (&result);
  g_assert_true (study_library_rescan_finish (fixture->library, result, &error));
  g_assert_false (study_library_entry_get_built_in (study_library_find (fixture->library, GUIDE)));

  name = remove_trail (fixture, GUIDE, &error);
  g_assert_no_error (error);
  g_assert_true (study_library_entry_get_built_in (study_library_find (fixture->library, GUIDE)));
  g_assert_true (is_there (fixture, "data/progress/" GUIDE ".json"));

  restored = restore (fixture, name, &error);
  g_assert_no_error (error);
  g_assert_false (study_library_entry_get_built_in (study_library_find (fixture->library, GUIDE)));

  g_clear_pointer (&name, g_free);
  name = remove_trail (fixture, GUIDE, &error);
  g_assert_no_error (error);
  g_assert_null (remove_trail (fixture, GUIDE, &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_NOT_FOUND);
}

/* What came meanwhile is neither overwritten nor lost. */
static void
test_restore_conflict (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *id = add_begun (fixture, "Back");
  g_autofree char *name = NULL;
  g_autofree char *path = get_path (fixture, "data/trails/back.json");
  g_autofree char *restored = NULL;
  g_autoptr (GError) error = NULL;

  write_file (fixture, "data/snapshots/back/old.json", "{}");
  name = remove_trail (fixture, id, &error);
  g_assert_no_error (error);
  write_file (fixture, "data/trails/back.json", "{}");
  g_assert_null (restore (fixture, name, &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_no_errno (g_remove (path));

  write_file (fixture, "data/snapshots/back/new.json", "{}");
  write_file (fixture, "data/progress/back.json",
              "{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"back\",\"registers\":["
              "{\"scope\":\"item\",\"id\":\"stage/topic/a\",\"field\":\"done\",\"value\":1763132400123456,"
              "\"time\":1763132400123456,\"device\":\"3f2a9c1e\"}]}");
  restored = restore (fixture, name, &error);
  g_assert_no_error (error);
  assert_done (fixture, restored, 2);
  g_assert_true (is_there (fixture, "data/snapshots/back/old.json"));
  g_assert_true (is_there (fixture, "data/snapshots/back/new.json"));
}

static void
test_thin (Fixture       *fixture,
           gconstpointer  data)
{
  const gint64 before = NOW - (STUDY_TRAIL_TRASH_DAYS + 1) * G_TIME_SPAN_DAY;
  g_autofree char *first = add_begun (fixture, "First");
  g_autofree char *second = add_begun (fixture, "Second");
  g_autofree char *outside = get_path (fixture, "outside.json");
  g_autofree char *link = NULL;
  g_autofree char *old_name = NULL;
  g_autofree char *new_name = NULL;
  g_autoptr (GPtrArray) trashed = NULL;
  g_autoptr (GError) error = NULL;

  write_file (fixture, "outside.json", "{}");
  old_name = study_trail_trash_put (fixture->data_dir, first, TRUE, before, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (old_name, ==, "first-20260129T120000Z");
  new_name = study_trail_trash_put (fixture->data_dir, second, TRUE, NOW - G_TIME_SPAN_DAY, &error);
  g_assert_no_error (error);
  write_file (fixture, "data/trash/notes/keep.txt", "not ours");
  link = g_build_filename (fixture->data_dir, "trash", old_name, "progress", "link.json", NULL);
  g_assert_no_errno (symlink (outside, link));

  study_trail_trash_thin (fixture->data_dir, NOW);
  trashed = study_trail_trash_list (fixture->data_dir);
  g_assert_cmpuint (trashed->len, ==, 1);
  g_assert_cmpstr (((StudyTrashedTrail *) g_ptr_array_index (trashed, 0))->name, ==, new_name);
  g_assert_false (is_there (fixture, "data/trash/first-20260129T120000Z"));
  g_assert_true (is_there (fixture, "data/trash/notes/keep.txt"));
  g_assert_true (is_there (fixture, "outside.json"));
}

/* Two of the same second have names of their own, and the last comes first. */
static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *first = add_titled (fixture, "Trail");
  g_autofree char *other_path = get_path (fixture, "other.json");
  g_autoptr (GPtrArray) trashed = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  write_file (fixture, "other.json", "broken");
  g_assert_true (study_trail_trash_keep (fixture->data_dir, first, other_path, NOW - G_TIME_SPAN_DAY, &error));
  g_assert_no_error (error);
  g_assert_false (is_there (fixture, "other.json"));
  write_file (fixture, "other.json", "{}");
  g_assert_true (study_trail_trash_keep (fixture->data_dir, first, other_path, NOW, &error));
  g_assert_no_error (error);
  name = study_trail_trash_put (fixture->data_dir, first, TRUE, NOW, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "trail-20260301T120000Z.2");
  g_assert_true (study_trail_trash_has (fixture->data_dir, "trail"));
  g_assert_false (study_trail_trash_has (fixture->data_dir, "trai"));

  trashed = study_trail_trash_list (fixture->data_dir);
  g_assert_cmpuint (trashed->len, ==, 3);
  g_assert_cmpint (((StudyTrashedTrail *) g_ptr_array_index (trashed, 0))->time, ==, NOW);
  g_assert_cmpint (((StudyTrashedTrail *) g_ptr_array_index (trashed, 2))->time, ==, NOW - G_TIME_SPAN_DAY);
  g_assert_cmpstr (((StudyTrashedTrail *) g_ptr_array_index (trashed, 2))->title, ==, "trail");
}

static void
wait_for_counts (Fixture    *fixture,
                 const char *id,
                 guint       done,
                 guint       total)
{
  const gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  StudyLibraryEntry *entry = study_library_find (fixture->library, id);

  while (study_library_entry_get_done (entry) != done || study_library_entry_get_total (entry) != total)
    {
      if (g_get_monotonic_time () > deadline)
        g_error ("“%s”: %u of %u instead of %u of %u", id, study_library_entry_get_done (entry),
                 study_library_entry_get_total (entry), done, total);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *first = add_begun (fixture, "First");
  g_autofree char *second = add_titled (fixture, "Second");
  g_autofree char *third = NULL;
  g_autoptr (StudyLibraryCounts) counts = study_library_counts_new (fixture->library);
  g_autoptr (StudyTrail) trail = NULL;
  g_autoptr (StudyProgress) progress = study_progress_new (first, "device");
  StudyLibraryEntry *entry = study_library_find (fixture->library, first);
  double fraction;
  g_autoptr (GError) error = NULL;

  /* Nobody asked yet. */
  g_assert_cmpuint (study_library_entry_get_total (entry), ==, 0);
  write_file (fixture, "shared/progress/second.json",
              "{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"second\",\"registers\":["
              "{\"scope\":\"item\",\"id\":\"stage/topic/a\",\"field\":\"done\",\"value\":1763132400123456,"
              "\"time\":1763132400123456,\"device\":\"3f2a9c1e\"}]}");
  study_library_counts_update (counts);
  study_library_counts_update (counts);
  wait_for_counts (fixture, first, 1, 2);
  wait_for_counts (fixture, second, 1, 2);
  g_object_get (entry, "fraction", &fraction, NULL);
  g_assert_cmpfloat (fraction, ==, 0.5);

  /* Another program saves progress, and a trail is added. */
  write_file (fixture, "data/progress/second.json",
              "{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"second\",\"registers\":["
              "{\"scope\":\"item\",\"id\":\"stage/topic/b\",\"field\":\"done\",\"value\":1763132400123456,"
              "\"time\":1763132400123456,\"device\":\"3f2a9c1e\"}]}");
  wait_for_counts (fixture, second, 2, 2);
  third = add_titled (fixture, "Third");
  wait_for_counts (fixture, third, 0, 2);

  /* The trail that is open tells by itself. */
  trail = fixture_load_trail (fixture->library, first, "", &error);
  g_assert_no_error (error);
  study_trail_set_progress (trail, progress);
  study_library_counts_set_open (counts, trail);
  g_assert_cmpuint (study_library_entry_get_done (entry), ==, 0);
  study_progress_set_done (progress, "stage/topic/a", TRUE);
  study_progress_set_done (progress, "stage/topic/b", TRUE);
  g_assert_cmpuint (study_library_entry_get_done (entry), ==, 2);
  study_library_counts_set_open (counts, NULL);
  study_progress_set_done (progress, "stage/topic/b", FALSE);
  g_assert_cmpuint (study_library_entry_get_done (entry), ==, 2);
  g_assert_finalize_object (g_steal_pointer (&counts));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, setup, func, teardown)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/library-edit/add", test_add);
  ADD ("/library-edit/add/taken", test_add_taken);
  ADD ("/library-edit/add/done", test_add_done);
  ADD ("/library-edit/add/invalid", test_add_invalid);
  ADD ("/library-edit/add/full", test_add_full);
  ADD ("/library-edit/add/blocked", test_add_blocked);
  ADD ("/library-edit/add/cancelled", test_add_cancelled);
  ADD ("/library-edit/replace", test_replace);
  ADD ("/library-edit/replace/conflict", test_replace_conflict);
  ADD ("/library-edit/replace/newer", test_replace_newer);
  ADD ("/library-edit/replace/full", test_replace_full);
  ADD ("/library-edit/rename", test_rename);
  ADD ("/library-edit/duplicate", test_duplicate);
  ADD ("/library-edit/duplicate/built-in", test_duplicate_built_in);
  ADD ("/library-edit/remove", test_remove);
  ADD ("/library-edit/remove/full", test_remove_full);
  ADD ("/library-edit/remove/blocked", test_remove_blocked);
  ADD ("/library-edit/remove/override", test_remove_override);
  ADD ("/library-edit/restore/conflict", test_restore_conflict);
  ADD ("/library-edit/same", test_same);
  ADD ("/library-edit/counts", test_counts);
  ADD ("/library-edit/trash/thin", test_thin);
  ADD ("/library-edit/trash/list", test_list);

  return g_test_run ();
}
