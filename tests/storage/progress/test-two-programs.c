/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gunixinputstream.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "formats/documents/format-fixture.h"
#include "formats/documents/study-progress-format.h"
#include "storage/async-fixture.h"
#include "storage/files/study-conflict-name.h"
#include "storage/files/study-file.h"
#include "storage/progress/study-progress-saver.h"
#include "storage/progress/study-snapshot-store.h"

/* Several programs work on one folder at once, each a process of its own: this
 * one, started again with one of these roles. They are told what to do, and
 * answer, in lines. */
#define ROLE_PROGRAM "--program"
#define ROLE_SYNCHRONISER "--synchroniser"

#define TRAIL "t"
#define DOCUMENT TRAIL ".json"

/* How many changes each program makes, and how many of the things that it
 * changes are also changed by the others. */
#define N_CHANGES 300
#define N_SHARED 12

/* How many documents the synchroniser remembers. */
#define N_OLD 20

/* How long until all have to agree, in seconds. */
#define PATIENCE 30

/* What ends a process whose test is gone, in seconds. */
#define LIFETIME 120

/* --- A program: the store and the saver, as a session has them --------------- */

typedef struct
{
  GMainLoop *loop;
  GRand *rand;
  char *root;
  char *device;
  StudyProgress *progress;
  StudySaver *saver; /* NULL in a synchroniser */
  GHashTable *made;  /* from keys to the registers that this process made */
  GPtrArray *old;    /* of GBytes; what the synchroniser saw */
  char *folder;
  char *path;
  guint n_changes;
  guint n_copies;
  gboolean stopped;
} Process;

static void
say (const char *format,
     ...)
{
  va_list args;

  va_start (args, format);
  vprintf (format, args);
  va_end (args);
  putchar ('\n');
  fflush (stdout);
}

static char *
new_digest (const StudyProgressSnapshot *snapshot)
{
  g_autoptr (GBytes) bytes = study_progress_format_write (snapshot);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/* Remembers what this process has set last, as it is in the documents. */
static void
remember (Process    *self,
          const char *scope,
          const char *id,
          const char *field)
{
  StudyRegister *reg = study_progress_lookup (self->progress, scope, id, field);

  g_assert_nonnull (reg);
  g_assert_cmpstr (study_register_get_device (reg), ==, self->device);
  g_hash_table_insert (self->made, g_strjoin (" ", scope, id, field, NULL), study_register_ref (reg));
}

static void
remember_done (Process    *self,
               const char *id)
{
  StudyRegister *local = study_progress_lookup (self->progress, STUDY_SCOPE_ITEM, id, STUDY_FIELD_DONE_LOCAL);

  remember (self, STUDY_SCOPE_ITEM, id, STUDY_FIELD_DONE);
  /* It stays where another one recorded the same time. */
  if (g_str_equal (study_register_get_device (local), self->device))
    remember (self, STUDY_SCOPE_ITEM, id, STUDY_FIELD_DONE_LOCAL);
}

/* Sets something of its own, or something that the others set too. */
static void
change (Process *self)
{
  g_autofree char *own = g_strdup_printf ("%s/i%u", self->device, self->n_changes);
  g_autofree char *shared = g_strdup_printf ("s/i%d", g_rand_int_range (self->rand, 0, N_SHARED));
  g_autofree char *note = g_strdup_printf ("%s wrote %u", self->device, self->n_changes);

  switch (self->n_changes % 3)
    {
    case 0:
      g_assert_true (study_progress_set_done (self->progress, own, TRUE));
      remember_done (self, own);
      break;
    case 1:
      if (study_progress_set_done (self->progress, shared,
                                   study_progress_get_done_time (self->progress, shared) == 0))
        remember_done (self, shared);
      break;
    default:
      g_assert_true (study_progress_set_text (self->progress, STUDY_SCOPE_TOPIC, shared, STUDY_FIELD_NOTE, note));
      remember (self, STUDY_SCOPE_TOPIC, shared, STUDY_FIELD_NOTE);
      break;
    }
  self->n_changes++;
}

static void
flush_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  Process *self = user_data;

  /* Where the lock was held for too long it is tried again by itself. */
  if (study_saver_flush_finish (self->saver, result, &error))
    say ("finished");
  else
    study_saver_flush_async (self->saver, NULL, flush_cb, self);
}

static gboolean
change_cb (gpointer user_data)
{
  Process *self = user_data;

  change (self);
  if (self->n_changes == N_CHANGES)
    {
      study_saver_flush_async (self->saver, NULL, flush_cb, self);
      return G_SOURCE_REMOVE;
    }

  g_timeout_add (g_rand_int_range (self->rand, 0, 12), change_cb, self);

  return G_SOURCE_REMOVE;
}

/* --- A synchroniser: it knows nothing of locks ------------------------------- */

/* Writes as synchronisers do: a hidden file beside, renamed into place. */
static void
put (Process    *self,
     const char *name,
     GBytes     *bytes)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *hidden = g_build_filename (self->folder, ".syncthing." DOCUMENT ".tmp", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (hidden, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_rename (hidden, path), ==, 0);
}

/* A document of another device: what that device has set, over one that was
 * seen here before, which may be the one that is there. */
static GBytes *
new_remote_document (Process *self)
{
  GBytes *bytes = g_ptr_array_index (self->old, g_rand_int_range (self->rand, 0, self->old->len));
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyProgressSnapshot) old = study_progress_format_read (bytes, &error);
  g_autoptr (StudyProgressSnapshot) ours = study_progress_snapshot (self->progress);
  g_autoptr (StudyProgressSnapshot) both = NULL;

  g_assert_no_error (error);
  both = study_progress_snapshot_merge (old, ours);

  return study_progress_format_write (both);
}

static void
see (Process *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = study_file_read (self->path, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return;

  g_assert_no_error (error);
  if (self->old->len == N_OLD)
    g_ptr_array_remove_index (self->old, 0);
  g_ptr_array_add (self->old, g_steal_pointer (&bytes));
}

static gboolean
synchronise_cb (gpointer user_data)
{
  Process *self = user_data;

  if (self->stopped)
    return G_SOURCE_REMOVE;

  see (self);
  if (self->old->len > 0)
    {
      g_autoptr (GBytes) document = NULL;

      change (self);
      document = new_remote_document (self);
      if (g_rand_int_range (self->rand, 0, 4) == 0)
        {
          g_autofree char *name =
            g_strdup_printf (TRAIL ".sync-conflict-20261124-%06u-ABCDEFG.json", self->n_copies++);

          g_assert_true (study_conflict_name_matches (name, TRAIL));
          put (self, name, document);
        }
      else
        {
          put (self, DOCUMENT, document);
        }
    }
  g_timeout_add (g_rand_int_range (self->rand, 1, 30), synchronise_cb, self);

  return G_SOURCE_REMOVE;
}

/* --- Both --------------------------------------------------------------------- */

/* Leaves what this process has set for the test, in a document beside. */
static void
write_made (Process *self)
{
  g_autofree char *name = g_strconcat (self->device, ".json", NULL);
  g_autofree char *path = g_build_filename (self->root, name, NULL);
  g_autoptr (StudyProgressSnapshot) snapshot = study_progress_snapshot_new (TRAIL, STUDY_PROGRESS_VERSION, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer reg;

  g_hash_table_iter_init (&iter, self->made);
  while (g_hash_table_iter_next (&iter, NULL, &reg))
    g_ptr_array_add (snapshot->registers, study_register_ref (reg));
  bytes = study_progress_format_write (snapshot);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

static void read_line (GDataInputStream *input,
                       Process          *self);

static void
line_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GDataInputStream *input = G_DATA_INPUT_STREAM (source);
  g_autofree char *line = g_data_input_stream_read_line_finish (input, result, NULL, NULL);
  Process *self = user_data;

  if (line == NULL || g_str_equal (line, "end"))
    {
      g_main_loop_quit (self->loop);
      return;
    }

  if (g_str_equal (line, "digest"))
    {
      g_autoptr (StudyProgressSnapshot) snapshot = study_progress_snapshot (self->progress);
      g_autofree char *digest = new_digest (snapshot);

      say ("%s", digest);
    }
  else if (g_str_equal (line, "stop"))
    {
      self->stopped = TRUE;
      say ("%u", self->n_copies);
    }
  read_line (input, self);
}

static void
read_line (GDataInputStream *input,
           Process          *self)
{
  g_data_input_stream_read_line_async (input, G_PRIORITY_DEFAULT, NULL, line_cb, self);
}

static void
open_progress (Process *self)
{
  g_autofree char *snapshots_folder = g_build_filename (self->root, "snapshots", self->device, NULL);
  g_autoptr (StudySnapshotStore) snapshots = study_snapshot_store_new (snapshots_folder, TRAIL);
  g_autoptr (StudyProgressStore) store = study_progress_store_new (self->folder, TRAIL, snapshots);
  g_auto (StudyOpenReport) report = { 0 };
  g_autoptr (StudyProgressSnapshot) snapshot = study_progress_store_open (store, &report);

  g_assert_true (report.outcome == STUDY_OPEN_NEW || report.outcome == STUDY_OPEN_READ);
  if (snapshot != NULL)
    study_progress_merge (self->progress, snapshot);
  self->saver = study_progress_saver_new (store, self->progress);
  study_saver_check (self->saver);
}

static int
run_process (const char *role,
             const char *root,
             const char *device,
             guint32     seed)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (StudyProgress) progress = study_progress_new (TRAIL, device);
  g_autoptr (StudySaver) saver = NULL;
  g_autoptr (GHashTable) made =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) study_register_unref);
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *folder = g_build_filename (root, "data", "studytrail", "progress", NULL);
  g_autofree char *path = g_build_filename (folder, DOCUMENT, NULL);
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) input = g_data_input_stream_new (stream);
  Process self = {
    .loop = loop,
    .rand = rand,
    .root = (char *) root,
    .device = (char *) device,
    .progress = progress,
    .made = made,
    .old = old,
    .folder = folder,
    .path = path,
  };

  alarm (LIFETIME);
  read_line (input, &self);
  if (g_str_equal (role, ROLE_PROGRAM))
    {
      open_progress (&self);
      saver = self.saver;
      g_idle_add (change_cb, &self);
    }
  else
    {
      g_idle_add (synchronise_cb, &self);
    }
  g_main_loop_run (loop);

  if (saver != NULL)
    {
      g_autoptr (GError) error = NULL;

      flush_saver (saver, &error);
      g_assert_no_error (error);
    }
  write_made (&self);

  return 0;
}

/* --- The test ------------------------------------------------------------------ */

static char *own_path;

typedef struct
{
  char *root;
  char *folder;
  char *path;
  GPtrArray *devices;   /* of strings */
  GPtrArray *processes; /* of GSubprocess; the programs, then the synchroniser */
  GPtrArray *outputs;   /* of GDataInputStream, one for each */
} Fixture;

static void
setup (Fixture       *fixture,
       gconstpointer  data)
{
  fixture->root = fixture_make_folder ();
  fixture->folder = g_build_filename (fixture->root, "data", "studytrail", "progress", NULL);
  fixture->path = g_build_filename (fixture->folder, DOCUMENT, NULL);
  g_assert_cmpint (g_mkdir_with_parents (fixture->folder, 0700), ==, 0);
  fixture->devices = g_ptr_array_new_with_free_func (g_free);
  fixture->processes = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->outputs = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
teardown (Fixture       *fixture,
          gconstpointer  data)
{
  g_ptr_array_unref (fixture->outputs);
  g_ptr_array_unref (fixture->processes);
  g_ptr_array_unref (fixture->devices);
  fixture_remove (fixture->root);
  g_free (fixture->path);
  g_free (fixture->folder);
  g_free (fixture->root);
}

static void
start (Fixture    *fixture,
       const char *role)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *data = g_build_filename (fixture->root, "data", NULL);
  g_autofree char *device = g_strdup_printf ("%08x", 10 + fixture->devices->len);
  g_autofree char *seed = g_strdup_printf ("%d", g_test_rand_int_range (0, G_MAXINT32));
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  /* The trash is to be on the disk of the folder. */
  g_subprocess_launcher_setenv (launcher, "HOME", fixture->root, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", data, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, own_path, role, fixture->root, device, seed, NULL);
  g_assert_no_error (error);

  g_ptr_array_add (fixture->devices, g_steal_pointer (&device));
  g_ptr_array_add (fixture->processes, process);
  g_ptr_array_add (fixture->outputs, g_data_input_stream_new (g_subprocess_get_stdout_pipe (process)));
}

static void
tell (Fixture    *fixture,
      guint       i,
      const char *line)
{
  GOutputStream *output = g_subprocess_get_stdin_pipe (g_ptr_array_index (fixture->processes, i));
  g_autofree char *text = g_strconcat (line, "\n", NULL);
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (output, text, strlen (text), NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Waits for a line; the process ends itself when it takes too long. */
static char *
hear (Fixture *fixture,
      guint    i)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line (g_ptr_array_index (fixture->outputs, i), NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);

  return line;
}

static StudyProgressSnapshot *
read_document (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = study_file_read (path, &error);
  StudyProgressSnapshot *snapshot;

  g_assert_no_error (error);
  snapshot = study_progress_format_read (bytes, &error);
  g_assert_no_error (error);

  return snapshot;
}

/* Whether the file and the memory of every program are the same. */
static gboolean
all_agree (Fixture *fixture,
           guint    n_programs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = study_file_read (fixture->path, &error);
  g_autofree char *digest = NULL;
  gboolean agree = TRUE;

  g_assert_no_error (error);
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  for (guint i = 0; i < n_programs; i++)
    {
      g_autofree char *other = NULL;

      tell (fixture, i, "digest");
      other = hear (fixture, i);
      agree &= g_str_equal (digest, other);
    }

  return agree;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  guint n = 0;

  g_assert_no_error (error);
  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
wait_until_all_agree (Fixture *fixture,
                      guint    n_programs)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;

  while (!all_agree (fixture, n_programs) || count_files (fixture->folder) != 1)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (50 * 1000);
    }
}

/* Whatever a process has set is in the file, or something later is. */
static void
check_nothing_lost (Fixture *fixture)
{
  g_autoptr (StudyProgressSnapshot) document = read_document (fixture->path);
  g_autoptr (GHashTable) registers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;

  for (guint i = 0; i < document->registers->len; i++)
    {
      StudyRegister *reg = g_ptr_array_index (document->registers, i);

      g_hash_table_insert (registers,
                           g_strjoin (" ", study_register_get_scope (reg), study_register_get_id (reg),
                                      study_register_get_field (reg), NULL),
                           reg);
    }

  for (guint i = 0; i < fixture->devices->len; i++)
    {
      g_autofree char *name = g_strconcat (g_ptr_array_index (fixture->devices, i), ".json", NULL);
      g_autofree char *path = g_build_filename (fixture->root, name, NULL);
      g_autoptr (StudyProgressSnapshot) made = read_document (path);

      for (guint j = 0; j < made->registers->len; j++)
        {
          StudyRegister *reg = g_ptr_array_index (made->registers, j);
          g_autofree char *key = g_strjoin (" ", study_register_get_scope (reg), study_register_get_id (reg),
                                            study_register_get_field (reg), NULL);
          StudyRegister *found = g_hash_table_lookup (registers, key);

          g_assert_nonnull (found);
          g_assert_cmpint (study_register_compare_age (found, reg), >=, 0);
        }
      n += made->registers->len;
    }
  g_test_message ("%u registers set, %u in the file", n, document->registers->len);
  g_assert_cmpuint (n, >=, document->registers->len);
}

/* The programs end and tell what they did. */
static void
end_all (Fixture *fixture)
{
  for (guint i = 0; i < fixture->processes->len; i++)
    tell (fixture, i, "end");

  for (guint i = 0; i < fixture->processes->len; i++)
    {
      g_autoptr (GError) error = NULL;

      g_subprocess_wait_check (g_ptr_array_index (fixture->processes, i), NULL, &error);
      g_assert_no_error (error);
    }
}

static void
test_programs (Fixture       *fixture,
               gconstpointer  data)
{
  guint n_programs = GPOINTER_TO_UINT (data);

  for (guint i = 0; i < n_programs; i++)
    start (fixture, ROLE_PROGRAM);
  for (guint i = 0; i < n_programs; i++)
    {
      g_autofree char *line = hear (fixture, i);

      g_assert_cmpstr (line, ==, "finished");
    }

  wait_until_all_agree (fixture, n_programs);
  end_all (fixture);
  check_nothing_lost (fixture);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_synchroniser (Fixture       *fixture,
                   gconstpointer  data)
{
  guint n_programs = GPOINTER_TO_UINT (data);
  g_autofree char *trash = g_build_filename (fixture->root, "data", "Trash", "files", NULL);
  g_autofree char *n_copies = NULL;

  for (guint i = 0; i < n_programs; i++)
    start (fixture, ROLE_PROGRAM);
  start (fixture, ROLE_SYNCHRONISER);
  for (guint i = 0; i < n_programs; i++)
    {
      g_autofree char *line = hear (fixture, i);

      g_assert_cmpstr (line, ==, "finished");
    }
  tell (fixture, n_programs, "stop");
  n_copies = hear (fixture, n_programs);

  wait_until_all_agree (fixture, n_programs);
  end_all (fixture);
  check_nothing_lost (fixture);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);

  g_test_message ("%s conflict copies", n_copies);
  g_assert_cmpuint (g_ascii_strtoull (n_copies, NULL, 10), >, 0);

  /* They went to the trash, each once. A Flatpak that is being built has none:
   * there they are among the snapshots, which are fewer where some are equal. */
  if (!g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    g_assert_cmpuint (count_files (trash), ==, g_ascii_strtoull (n_copies, NULL, 10));
}

int
main (int    argc,
      char **argv)
{
  if (argc == 5 && (g_str_equal (argv[1], ROLE_PROGRAM) || g_str_equal (argv[1], ROLE_SYNCHRONISER)))
    return run_process (argv[1], argv[2], argv[3], g_ascii_strtoull (argv[4], NULL, 10));

  g_test_init (&argc, &argv, NULL);
  own_path = argv[0];

  g_test_add ("/two-programs/two", Fixture, GUINT_TO_POINTER (2), setup, test_programs, teardown);
  g_test_add ("/two-programs/three", Fixture, GUINT_TO_POINTER (3), setup, test_programs, teardown);
  g_test_add ("/two-programs/synchroniser", Fixture, GUINT_TO_POINTER (3), setup, test_synchroniser, teardown);

  return g_test_run ();
}
