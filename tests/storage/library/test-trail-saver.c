/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "formats/documents/format-fixture.h"
#include "storage/files/study-storage-error.h"
#include "storage/library-fixture.h"
#include "storage/library/study-library-edit.h"
#include "storage/library/study-trail-saver.h"
#include "storage/library/study-trail-trash.h"

/* A trail that the user added, in the folder of a program's data. */
typedef struct
{
  char *root;
  char *path;
  StudyLibrary *library;
  StudyTrail *trail;
  StudyTrailSaver *saver;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (StudyContent) content = study_content_new ("any", "First");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  self->root = fixture_make_folder ();
  self->path = g_build_filename (self->root, "trails", "first.json", NULL);
  self->library = fixture_new_library (self->root);
  study_library_add_async (self->library, content, FALSE, NULL, taken_cb, &result);
  wait_for (&result);
  id = study_library_edit_finish (self->library, result, &error);
  g_assert_no_error (error);
  self->trail = fixture_load_trail (self->library, id, "", &error);
  g_assert_no_error (error);
  self->saver = study_trail_saver_new (self->library, study_trail_get_content (self->trail));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  fixture_let_go (self->saver);
  g_assert_finalize_object (g_steal_pointer (&self->trail));
  fixture_let_go (self->library);
  fixture_remove (self->root);
  g_free (self->root);
  g_free (self->path);
}

static void
save (Fixture    *self,
      const char *title)
{
  g_autoptr (StudyContent) content = study_content_fork (study_trail_get_content (self->trail));

  g_set_str (&content->title, title);
  study_trail_saver_save (self->saver, content);
}

/* Writes the file as another program would. */
static void
write_title (Fixture    *self,
             const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *changed = NULL;

  g_file_get_contents (self->path, &text, NULL, &error);
  g_assert_no_error (error);
  parts = g_strsplit (text, "First", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  changed = g_strjoinv (title, parts);
  g_file_set_contents (self->path, changed, -1, &error);
  g_assert_no_error (error);
}

static void
assert_written (Fixture    *self,
                const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_file_get_contents (self->path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, title));
}

static void
test_save (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) trash = NULL;
  StudyLibraryEntry *entry;

  g_assert_true (flush_saver (self->saver, &error));
  g_assert_cmpint (study_saver_get_state (STUDY_SAVER (self->saver)), ==, STUDY_SAVER_SAVED);

  /* Those that come during a write make one more. */
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *title = g_strdup_printf ("Title %u", i);

      save (self, title);
      g_assert_cmpint (study_saver_get_state (STUDY_SAVER (self->saver)), ==, STUDY_SAVER_SAVING);
      g_assert_true (study_saver_get_pending (STUDY_SAVER (self->saver)));
    }
  g_assert_true (flush_saver (self->saver, &error));
  g_assert_no_error (error);
  g_assert_false (study_saver_get_pending (STUDY_SAVER (self->saver)));
  g_assert_cmpint (study_saver_get_state (STUDY_SAVER (self->saver)), ==, STUDY_SAVER_SAVED);
  assert_written (self, "Title 49");

  /* The library hears of it. */
  entry = study_library_find (self->library, "first");
  while (g_strcmp0 (study_library_entry_get_title (entry), "Title 49") != 0)
    {
      g_main_context_iteration (NULL, TRUE);
      entry = study_library_find (self->library, "first");
    }

  /* Nothing of its own went to the trash. */
  trash = study_trail_trash_list (self->root);
  g_assert_cmpuint (trash->len, ==, 0);
}

static void
test_flush_at_once (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  save (self, "While it runs");
  save (self, "And after it");
  g_assert_true (flush_saver (self->saver, &error));
  g_assert_no_error (error);
  assert_written (self, "And after it");
  g_assert_true (flush_saver (self->saver, &error));
}

/* Going back to what is in the file takes no write, even after a failure. */
static void
test_back (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  save (self, "Second");
  study_trail_saver_save (self->saver, study_trail_get_content (self->trail));
  g_assert_true (flush_saver (self->saver, &error));
  assert_written (self, "First");

  write_title (self, "Theirs");
  save (self, "Second");
  g_assert_false (flush_saver (self->saver, &error));
  study_trail_saver_save (self->saver, study_trail_get_content (self->trail));
  g_assert_cmpint (study_saver_get_state (STUDY_SAVER (self->saver)), ==, STUDY_SAVER_SAVED);
  g_assert_null (study_saver_get_error_message (STUDY_SAVER (self->saver)));
}

static void
test_conflict (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) trash = NULL;

  write_title (self, "Theirs");
  save (self, "Mine");
  g_assert_false (flush_saver (self->saver, &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_CONFLICT);
  g_assert_cmpint (study_saver_get_state (STUDY_SAVER (self->saver)), ==, STUDY_SAVER_FAILED);
  g_assert_true (study_trail_saver_get_conflict (self->saver));
  g_assert_nonnull (strstr (study_saver_get_error_message (STUDY_SAVER (self->saver)), "“Mine”"));
  g_assert_true (study_saver_get_pending (STUDY_SAVER (self->saver)));
  assert_written (self, "Theirs");

  /* Another change does not write over it either. */
  save (self, "Mine too");
  g_clear_error (&error);
  g_assert_false (flush_saver (self->saver, &error));
  assert_written (self, "Theirs");

  study_trail_saver_overwrite (self->saver);
  g_clear_error (&error);
  g_assert_true (flush_saver (self->saver, &error));
  g_assert_no_error (error);
  assert_written (self, "Mine too");
  g_assert_false (study_trail_saver_get_conflict (self->saver));
  trash = study_trail_trash_list (self->root);
  g_assert_cmpuint (trash->len, ==, 1);
}

static void
test_failure (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *away = g_strconcat (self->path, ".away", NULL);

  g_assert_no_errno (g_rename (self->path, away));
  g_assert_no_errno (g_mkdir (self->path, 0700));
  save (self, "Second");
  g_assert_false (flush_saver (self->saver, &error));
  g_assert_nonnull (error);
  g_assert_false (study_trail_saver_get_conflict (self->saver));
  g_assert_nonnull (study_saver_get_error_message (STUDY_SAVER (self->saver)));

  g_assert_no_errno (g_rmdir (self->path));
  g_assert_no_errno (g_rename (away, self->path));
  study_saver_retry (STUDY_SAVER (self->saver));
  g_clear_error (&error);
  g_assert_true (flush_saver (self->saver, &error));
  g_assert_no_error (error);
  assert_written (self, "Second");
}

/* What somebody else removed comes back when the user says so. */
static void
test_removed (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_unlink (self->path));
  save (self, "Second");
  g_assert_false (flush_saver (self->saver, &error));
  g_assert_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_CONFLICT);
  g_assert_true (study_trail_saver_get_conflict (self->saver));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));

  study_trail_saver_overwrite (self->saver);
  g_clear_error (&error);
  g_assert_true (flush_saver (self->saver, &error));
  g_assert_no_error (error);
  assert_written (self, "Second");
}

static void
test_take (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyTrail) theirs = NULL;

  write_title (self, "Theirs");
  theirs = fixture_load_trail (self->library, "first", "", &error);
  g_assert_no_error (error);
  study_trail_saver_take (self->saver, study_trail_get_content (theirs));
  g_assert_false (study_saver_get_pending (STUDY_SAVER (self->saver)));
  save (self, "Mine");
  g_assert_true (flush_saver (self->saver, &error));
  g_assert_no_error (error);
  assert_written (self, "Mine");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/trail-saver/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("save", test_save);
  ADD ("flush-at-once", test_flush_at_once);
  ADD ("back", test_back);
  ADD ("conflict", test_conflict);
  ADD ("failure", test_failure);
  ADD ("removed", test_removed);
  ADD ("take", test_take);
#undef ADD

  return g_test_run ();
}
