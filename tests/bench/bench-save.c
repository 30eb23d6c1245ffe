/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How long a click takes to be saved, and how long the main thread is kept from
 * the next frame meanwhile, on a trail of 100,000 items of which 30,000 are
 * done. The file is in the temporary folder: TMPDIR chooses the disk. */

#include <glib/gstdio.h>
#include <stdlib.h>

#include "bench.h"
#include "model/trail/study-history.h"
#include "storage/progress/study-progress-saver.h"

#define N_RUNS 1000
#define N_BURST 20

/* When the main thread last came back from waiting, and the longest time that
 * it then took before it waited again, in milliseconds. */
static gint64 awake;
static double longest;

static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  int n;

  longest = MAX (longest, bench_elapsed (awake));
  n = g_poll (fds, n_fds, timeout);
  awake = g_get_monotonic_time ();

  return n;
}

static StudyItem *
get_random_item (StudyTrail *trail,
                 GRand      *rand)
{
  StudyTopic *topic = study_trail_get_topic (trail, g_rand_int_range (rand, 0, N_STAGES * N_TOPICS));

  return study_topic_get_item (topic, g_rand_int_range (rand, 0, N_ITEMS));
}

static void
toggle (StudyItem *item)
{
  study_item_set_done (item, !study_item_get_done (item));
}

static void
wait_until_saved (StudySaver *saver)
{
  while (study_saver_get_state (saver) != STUDY_SAVER_SAVED)
    {
      if (study_saver_get_state (saver) == STUDY_SAVER_FAILED)
        g_error ("%s", study_saver_get_error_message (saver));
      g_main_context_iteration (NULL, TRUE);
    }
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("studytrail-XXXXXX", NULL);
  g_autofree char *snapshots_dir = g_build_filename (folder, "snapshots", NULL);
  g_autofree char *progress_dir = g_build_filename (folder, "progress", NULL);
  g_autofree char *command = g_strdup_printf ("rm -r %s", folder);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (StudyTrail) trail = bench_build_trail (N_STAGES, N_TOPICS, N_ITEMS);
  g_autoptr (StudyProgress) progress = study_progress_new ("large", "bench");
  g_autoptr (StudySnapshotStore) snapshots = study_snapshot_store_new (snapshots_dir, "large");
  g_autoptr (StudyProgressStore) store = study_progress_store_new (progress_dir, "large", snapshots);
  g_autoptr (StudyHistory) history = NULL;
  g_autoptr (StudySaver) saver = NULL;
  double times[N_RUNS];

  g_assert (folder != NULL);
  g_main_context_set_poll_func (NULL, poll_cb);
  study_trail_set_progress (trail, progress);
  history = study_history_new (progress);
  study_progress_begin (progress, NULL);
  while (study_trail_get_done (trail) < N_DONE)
    study_item_set_done (get_random_item (trail, rand), TRUE);
  study_progress_end (progress);
  saver = study_progress_saver_new (store, progress);
  toggle (get_random_item (trail, rand));
  wait_until_saved (saver);

  longest = 0;
  awake = g_get_monotonic_time ();
  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 begin = g_get_monotonic_time ();

      awake = begin;
      toggle (get_random_item (trail, rand));
      wait_until_saved (saver);
      times[i] = bench_elapsed (begin);
    }
  bench_print_times ("a click until it is saved (aim: under 100 ms)", times, N_RUNS);
  bench_print_time ("longest pause of the main thread (aim: 8 ms)", longest);

  longest = 0;
  for (guint i = 0; i < N_RUNS / N_BURST; i++)
    {
      gint64 begin = g_get_monotonic_time ();

      awake = begin;
      for (guint j = 0; j < N_BURST; j++)
        {
          toggle (get_random_item (trail, rand));
          g_main_context_iteration (NULL, FALSE);
        }
      wait_until_saved (saver);
      times[i] = bench_elapsed (begin);
    }
  bench_print_times ("twenty clicks until all are saved", times, N_RUNS / N_BURST);
  bench_print_time ("longest pause of the main thread", longest);

  return system (command) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
