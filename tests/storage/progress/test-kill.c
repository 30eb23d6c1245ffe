/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "formats/documents/format-fixture.h"
#include "formats/documents/study-progress-format.h"
#include "storage/files/study-file.h"
#include "storage/progress/study-progress-saver.h"

/* A program makes changes, says which are saved, and is killed at a random
 * moment, again and again. STUDY_KILL_ROUNDS sets how often. */

#define ROLE "--program"
#define N_ROUNDS 100

/* How many things are changed, one after the other. */
#define N_THINGS 40

/* How long a program lives after it saved first, in microseconds, at most. */
#define LIFE 40000

/* The program */

typedef struct
{
  StudyProgress *progress;
  StudySaver *saver;
  char *round;
  guint n_changes;
  guint burst; /* changes that are still to be made before all is saved */
} Program;

static void state_cb (Program *self);

/* Change k sets the title of the thing k modulo N_THINGS to "<round> <k>"; every
 * seventh is part of a large change. */
static void
change (Program *self)
{
  guint n = self->n_changes % 7 == 0 ? 3 : 1;

  study_progress_begin (self->progress, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("s/t/i%u", self->n_changes % N_THINGS);
      g_autofree char *text = g_strdup_printf ("%s %u", self->round, self->n_changes);

      g_assert_true (study_progress_set_text (self->progress, "item", id, "title", text));
      self->n_changes++;
    }
  study_progress_end (self->progress);
}

/* Some changes, and some more while the first are being written. */
static gboolean
change_cb (gpointer user_data)
{
  Program *self = user_data;

  change (self);
  if (--self->burst > 0)
    {
      g_timeout_add (g_random_int_range (0, 12), change_cb, self);
      return G_SOURCE_REMOVE;
    }
  state_cb (self);

  return G_SOURCE_REMOVE;
}

static void
start_burst (Program *self)
{
  self->burst = g_random_int_range (1, 5);
  g_timeout_add (g_random_int_range (0, 4), change_cb, self);
}

/* All that was changed until now is called saved. */
static void
state_cb (Program *self)
{
  if (study_saver_get_state (self->saver) != STUDY_SAVER_SAVED || self->burst > 0)
    return;

  printf ("%u\n", self->n_changes);
  fflush (stdout);
  start_burst (self);
}

static int
run_program (const char *root,
             const char *round)
{
  g_autofree char *folder = g_build_filename (root, "progress", NULL);
  g_autofree char *snapshots_folder = g_build_filename (root, "snapshots", NULL);
  g_autoptr (StudySnapshotStore) snapshots = study_snapshot_store_new (snapshots_folder, "t");
  g_autoptr (StudyProgressStore) store = study_progress_store_new (folder, "t", snapshots);
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_auto (StudyOpenReport) report = { 0 };
  Program self = { .progress = study_progress_new ("t", "0000000a"), .round = g_strdup (round) };

  snapshot = study_progress_store_open (store, &report);
  if (report.outcome != STUDY_OPEN_NEW && report.outcome != STUDY_OPEN_READ)
    {
      printf ("%s\n", report.message);
      return 1;
    }
  if (snapshot != NULL)
    study_progress_merge (self.progress, snapshot);
  self.saver = study_progress_saver_new (store, self.progress);
  g_signal_connect_swapped (self.saver, "notify::state", G_CALLBACK (state_cb), &self);
  study_saver_check (self.saver);
  start_burst (&self);
  g_main_loop_run (loop);

  return 0;
}

/* The test */

typedef struct
{
  guint n_rounds;
  guint n_saved;
  guint n_lost;
} Result;

static const char *program;

/* Starts the program, and kills it; tells how many changes it called saved. */
static guint
run_round (const char *root,
           guint       round)
{
  g_autofree char *name = g_strdup_printf ("%u", round);
  const char * const argv[] = { program, ROLE, root, name, NULL };
  g_autoptr (GError) error = NULL;
  char line[256];
  guint n_saved = 0;
  FILE *output;
  GPid pid;
  int fd;

  g_assert_true (g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                                           NULL, &fd, NULL, &error));
  g_assert_no_error (error);
  output = fdopen (fd, "r");

  for (guint i = 0; fgets (line, sizeof line, output) != NULL; i++)
    {
      char *end;

      if (strchr (line, '\n') == NULL)
        break;
      n_saved = strtoul (line, &end, 10);
      if (*end != '\n')
        g_error ("The program says: %s", line);
      if (i == 0)
        {
          g_usleep (g_random_int_range (0, LIFE));
          kill (pid, SIGKILL);
        }
    }
  g_assert_cmpuint (n_saved, >, 0);
  fclose (output);
  waitpid (pid, NULL, 0);
  g_spawn_close_pid (pid);

  return n_saved;
}

/* Counts the saved changes that are not in the file. */
static guint
count_lost (const char *root,
            guint       round,
            guint       n_saved)
{
  g_autofree char *path = g_build_filename (root, "progress", "t.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = study_file_read (path, &error);
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;
  g_autoptr (StudyProgress) progress = study_progress_new ("t", "0000000b");
  guint n_lost = 0;

  g_assert_no_error (error);
  snapshot = study_progress_format_read (bytes, &error);
  g_assert_no_error (error);
  study_progress_merge (progress, snapshot);

  for (guint k = n_saved > N_THINGS ? n_saved - N_THINGS : 0; k < n_saved; k++)
    {
      g_autofree char *id = g_strdup_printf ("s/t/i%u", k % N_THINGS);
      guint its_round, its_number;

      if (sscanf (study_progress_get_text (progress, "item", id, "title"), "%u %u", &its_round, &its_number) != 2 ||
          its_round != round || its_number < k)
        n_lost++;
    }

  return n_lost;
}

static guint
get_n_rounds (void)
{
  const char *text = g_getenv ("STUDY_KILL_ROUNDS");

  return text != NULL ? strtoul (text, NULL, 10) / 2 : N_ROUNDS;
}

/* A document of some thousand registers beside those that change. */
static void
fill (const char *root,
      guint       n)
{
  g_autofree char *path = g_build_filename (root, "progress", "t.json", NULL);
  g_autoptr (StudyProgress) progress = study_progress_new ("t", "0000000c");
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("s/t/x%u", i);

      study_progress_set_done (progress, id, TRUE);
    }
  snapshot = study_progress_snapshot (progress);
  bytes = study_progress_format_write (snapshot);
  g_assert_true (study_file_write (path, bytes, &error));
  g_assert_no_error (error);
}

static void
test_kill (gconstpointer data)
{
  guint n_registers = GPOINTER_TO_UINT (data);
  g_autofree char *root = g_dir_make_tmp ("studytrail-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (root, "progress", NULL);
  g_autoptr (StudyProgressStore) store = study_progress_store_new (folder, "t", NULL);
  g_autoptr (StudyProgressSnapshot) opened = NULL;
  g_autoptr (StudyProgressSnapshot) incoming = NULL;
  g_autoptr (GDir) dir = NULL;
  g_auto (StudyOpenReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  Result result = { 0 };
  const char *name;

  if (n_registers > 0)
    fill (root, n_registers);
  for (guint round = 1; round <= get_n_rounds (); round++)
    {
      guint n_saved = run_round (root, round);

      result.n_rounds++;
      result.n_saved += n_saved;
      result.n_lost += count_lost (root, round, n_saved);
    }
  g_test_message ("%u registers: %u rounds, %u changes saved, %u lost", n_registers, result.n_rounds,
                  result.n_saved, result.n_lost);
  g_assert_cmpuint (result.n_lost, ==, 0);

  /* What the last round left half-way is cleaned up at the next start. */
  opened = study_progress_store_open (store, &report);
  g_assert_true (study_progress_store_save (store, opened, STUDY_SAVE_CHECK, &incoming, &error));
  g_assert_no_error (error);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_cmpstr (name, ==, "t.json");

  fixture_remove (root);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 4 && strcmp (argv[1], ROLE) == 0)
    return run_program (argv[2], argv[3]);

  /* What /proc/self/exe names is Valgrind, where that runs the test. */
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/kill/small", GUINT_TO_POINTER (0), test_kill);
  g_test_add_data_func ("/kill/large", GUINT_TO_POINTER (3000), test_kill);

  return g_test_run ();
}
