/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the core takes for a trail of 100,000 items, of which 30,000 are done. */

#include <stdlib.h>

#include "bench.h"
#include "formats/documents/study-trail-format.h"
#include "model/progress/study-activity.h"
#include "model/trail/study-history.h"

#define N_RUNS 1000

static StudyItem *
get_random_item (StudyTrail *trail,
                 GRand      *rand)
{
  StudyTopic *topic = study_trail_get_topic (trail, g_rand_int_range (rand, 0, N_STAGES * N_TOPICS));

  return study_topic_get_item (topic, g_rand_int_range (rand, 0, N_ITEMS));
}

int
main (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (StudyTrail) built = NULL;
  g_autoptr (StudyContent) content = NULL;
  g_autoptr (StudyTrail) trail = NULL;
  g_autoptr (StudyProgress) progress = study_progress_new ("large", "bench");
  g_autoptr (StudyProgress) stored = study_progress_new ("large", "other");
  g_autoptr (StudyProgressSnapshot) saved = NULL;
  g_autoptr (StudyActivity) activity = NULL;
  g_autoptr (StudyHistory) history = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  double times[N_RUNS];
  gint64 begin;

  begin = g_get_monotonic_time ();
  built = bench_build_trail (N_STAGES, N_TOPICS, N_ITEMS);
  bench_print_time ("build the trail", bench_elapsed (begin));

  begin = g_get_monotonic_time ();
  bytes = study_trail_format_write (study_trail_get_content (built));
  bench_print_time ("write it as JSON", bench_elapsed (begin));

  begin = g_get_monotonic_time ();
  content = study_trail_format_read (bytes, &error);
  if (content == NULL)
    g_error ("The trail cannot be read back: %s", error->message);
  trail = study_trail_new (content);
  bench_print_time ("read it from JSON", bench_elapsed (begin));

  for (guint n = 0; n < N_DONE; )
    n += study_progress_set_done (stored, study_item_get_id (get_random_item (trail, rand)), TRUE);
  saved = study_progress_snapshot (stored);
  begin = g_get_monotonic_time ();
  study_progress_merge (progress, saved);
  bench_print_time ("merge 30,000 registers", bench_elapsed (begin));

  begin = g_get_monotonic_time ();
  study_trail_set_progress (trail, progress);
  bench_print_time ("show progress in the trail", bench_elapsed (begin));
  g_assert (study_trail_get_done (trail) == N_DONE);

  begin = g_get_monotonic_time ();
  activity = study_activity_new (progress);
  bench_print_time ("count the activity", bench_elapsed (begin));
  history = study_history_new (progress);

  for (guint i = 0; i < N_RUNS; i++)
    {
      StudyItem *item = get_random_item (trail, rand);
      guint before = study_trail_get_done (trail);
      gboolean done = study_item_get_done (item);

      begin = g_get_monotonic_time ();
      study_item_set_done (item, !done);
      times[i] = bench_elapsed (begin);
      g_assert (study_trail_get_done (trail) == (done ? before - 1 : before + 1));
    }
  bench_print_times ("check an item (aim: under 1 ms)", times, N_RUNS);

  for (guint i = 0; i < N_RUNS; i++)
    {
      begin = g_get_monotonic_time ();
      study_history_undo (history);
      times[i] = bench_elapsed (begin);
    }
  bench_print_times ("undo a check", times, N_RUNS);
  g_assert (study_trail_get_done (trail) == N_DONE);

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (StudyProgressSnapshot) snapshot = NULL;

      begin = g_get_monotonic_time ();
      snapshot = study_progress_snapshot (progress);
      times[i] = bench_elapsed (begin);
      g_assert (snapshot->registers->len >= N_DONE);
    }
  bench_print_times ("take a snapshot of progress", times, N_RUNS);

  return EXIT_SUCCESS;
}
