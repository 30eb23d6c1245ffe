/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "app/window/window-fixture.h"
#include "storage/files/study-file.h"

/* Another program keeps the folder of the progress locked, and the window waits
 * for it, but not its main thread. */

/* The role of this program, started again, that holds the lock. */
#define ROLE_HOLD "--hold"

/* How long it is held, in milliseconds: a little less than anybody waits for
 * it, so that nothing fails on a machine that has much to do. */
#define HOLD 1800

/* How long the main thread may stand still, in milliseconds. */
#define LIMIT 50

/* How often it is tried. A main thread that waits for the lock does so every
 * time; a disk that has much to do keeps it waiting only sometimes. */
#define N_TRIES 3

static const char *program;

/* --- How long the main thread stands still ----------------------------------- */

typedef struct
{
  gint64 wall; /* all in nanoseconds */
  gint64 cpu;
  gint64 delay; /* ready to run, but another thread had the processor */
} Clock;

static Clock begin; /* of what the main thread does between two polls */
static gint64 longest;
static gboolean measuring;

static gint64
get_time (clockid_t id)
{
  struct timespec time;

  g_assert_no_errno (clock_gettime (id, &time));

  return time.tv_sec * G_GINT64_CONSTANT (1000000000) + time.tv_nsec;
}

static gint64
get_delay (void)
{
  char text[64] = "";
  g_autofd int fd = open ("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
  char *end;

  if (fd < 0 || read (fd, text, sizeof text - 1) <= 0)
    return 0;
  g_ascii_strtoll (text, &end, 10);

  return g_ascii_strtoll (end, NULL, 10);
}

static Clock
look (void)
{
  return (Clock) { get_time (CLOCK_MONOTONIC), get_time (CLOCK_THREAD_CPUTIME_ID), get_delay () };
}

/* Of the time since the last poll, what the main thread neither worked nor
 * waited for a processor. */
static void
measure (void)
{
  Clock now = look ();
  gint64 still = (now.wall - begin.wall) - (now.cpu - begin.cpu) - (now.delay - begin.delay);

  longest = MAX (longest, still / 1000000);
}

/* In the place of that of the C library. The main loop polls for what there is
 * to do next, and others for an answer of the display: neither is a lock. */
int
poll (struct pollfd *fds,
      nfds_t         n_fds,
      int            timeout)
{
  const struct timespec time = { timeout / 1000, timeout % 1000 * 1000000L };
  gboolean counts = measuring && gettid () == getpid ();
  int n;

  if (counts)
    measure ();
  n = ppoll (fds, n_fds, timeout < 0 ? NULL : &time, NULL);
  if (counts)
    begin = look ();

  return n;
}

static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  return poll ((struct pollfd *) fds, n_fds, timeout);
}

static void
start_measuring (void)
{
  /* By itself it would use another function. */
  g_main_context_set_poll_func (NULL, poll_cb);
  longest = 0;
  begin = look ();
  measuring = TRUE;
}

static void
stop_measuring (void)
{
  measure ();
  measuring = FALSE;
}

/* --- The other program ------------------------------------------------------- */

static int
run_hold (const char *folder)
{
  g_autofd int lock = study_folder_lock (folder, 60000, NULL);

  if (lock < 0 || write (STDOUT_FILENO, "held\n", 5) != 5)
    return EXIT_FAILURE;
  g_usleep (HOLD * 1000);

  return EXIT_SUCCESS;
}

/* Returns once the lock is held. The time that it takes does not count. */
static GSubprocess *
hold (void)
{
  g_autofree char *folder = dup_progress_dir ();
  g_autoptr (GError) error = NULL;
  GSubprocess *other;
  char text[5];
  gsize length;

  measure ();
  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  other = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, ROLE_HOLD, folder, NULL);
  g_assert_no_error (error);
  g_input_stream_read_all (g_subprocess_get_stdout_pipe (other), text, sizeof text, &length, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (text, length, "held\n", 5);
  begin = look ();

  return other;
}

static void
exited_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  gboolean *exited = user_data;

  *exited = g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, NULL);
}

static void
wait_released (GSubprocess *other)
{
  gboolean exited = FALSE;

  g_subprocess_wait_check_async (other, NULL, exited_cb, &exited);
  test_ui_wait_for (exited);
  g_object_unref (other);
}

/* --- Cases ------------------------------------------------------------------- */

static gboolean
is_waiting (Fixture *fixture)
{
  GtkWidget *page = test_ui_find_id (GTK_WIDGET (fixture->window), "opening_status");

  return page != NULL && gtk_widget_get_mapped (page);
}

/* Opens the first trail as the program does: before there is a window. */
static void
start (Fixture *fixture)
{
  g_autofree char *trails_dir = study_paths_get_trails_dir ();

  fixture->library = study_library_new (trails_dir);
  fixture->opener = study_opener_new (fixture->library, fixture->settings);
  study_opener_open_async (fixture->opener, TRAIL, NULL, NULL);
  fixture->window = new_window (fixture->settings, fixture->library, fixture->opener);
  study_window_present (fixture->window);
}

static void
run (Fixture *fixture)
{
  g_autoptr (StudyTrail) before = NULL;
  GSubprocess *other;

  write_second_trail (1);
  write_progress (PROGRESS, 1);
  start_measuring ();

  /* It starts. */
  other = hold ();
  start (fixture);
  test_ui_wait_for (is_waiting (fixture));
  g_assert_null (study_window_get_session (fixture->window));
  wait_opened (fixture);
  wait_released (other);
  g_assert_false (is_waiting (fixture));
  g_assert_true (study_item_get_done (get_item (fixture, DJANGO "/orm")));

  /* It changes trails, and something is done on the one before meanwhile. */
  wait_saved (fixture);
  before = g_object_ref (get_trail (fixture));
  other = hold ();
  study_item_set_done (get_item (fixture, DJANGO "/admin"), TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.trail", "s", "second"));
  test_ui_wait_for (is_waiting (fixture));
  g_assert_true (get_trail (fixture) == before);
  study_item_set_done (get_item (fixture, PYTHON "/listas"), TRUE);
  wait_opened (fixture);
  wait_released (other);
  g_assert_false (is_waiting (fixture));
  g_assert_cmpstr (study_trail_get_id (get_trail (fixture)), ==, "second");
  g_assert_true (has_progress (TRAIL, DJANGO "/orm"));
  g_assert_true (has_progress (TRAIL, DJANGO "/admin"));
  g_assert_true (has_progress (TRAIL, PYTHON "/listas"));

  /* It closes. */
  wait_saved (fixture);
  other = hold ();
  study_item_set_done (get_item (fixture, "frameworks-web/one/a"), TRUE);
  gtk_window_close (GTK_WINDOW (fixture->window));
  test_ui_wait_for (is_closed (fixture));
  wait_released (other);
  stop_measuring ();
  drop_window (fixture);
  g_assert_true (has_progress ("second", "frameworks-web/one/a"));
}

static void
test_lock (Fixture       *fixture,
           gconstpointer  data)
{
  /* With its first window GTK waits for the bus of assistive technology. */
  open_window (fixture);
  close_window (fixture);

  for (guint i = 0; i < N_TRIES; i++)
    {
      run (fixture);
      g_test_message ("The main thread stood still for %" G_GINT64_FORMAT " ms at most", longest);
      if (longest < LIMIT)
        return;
      g_clear_object (&fixture->settings);
      prepare (fixture, NULL);
    }

  g_assert_cmpint (longest, <, LIMIT);
}

static void
test_page (Fixture       *fixture,
           gconstpointer  data)
{
  GSubprocess *other = hold ();
  GtkWidget *status;

  start (fixture);
  test_ui_wait_for (is_waiting (fixture));
  status = find (fixture, "opening_status");
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (status)), ==, "Opening Trail…");
  gtk_test_accessible_assert_state (status, GTK_ACCESSIBLE_STATE_BUSY, TRUE);
  g_assert_false (is_enabled (fixture, "win.search"));
  g_assert_false (is_enabled (fixture, "win.undo"));
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 10);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "window-opening");
  g_assert_true (is_waiting (fixture));

  /* Whoever closes it meanwhile does not need to wait for the page. */
  gtk_window_close (GTK_WINDOW (fixture->window));
  test_ui_wait_for (is_closed (fixture));
  wait_released (other);
  drop_window (fixture);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], ROLE_HOLD))
    return run_hold (argv[2]);

  program = argv[0];
  test_ui_init (&argc, &argv);

  g_test_add ("/window-wait/lock", Fixture, NULL, prepare, test_lock, tear_down);
  g_test_add ("/window-wait/page", Fixture, NULL, prepare, test_page, tear_down);

  return g_test_run ();
}
