/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the core takes for a trail of 100,000 items, of which 30,000 are done. */

#include <stdlib.h>

#include "study-activity.h"
#include "study-history.h"
#include "study-trail-format.h"

#define N_STAGES 100
#define N_TOPICS 50
#define N_ITEMS 20
#define N_DONE 30000
#define N_RUNS 1000

static double
elapsed_ms (gint64 begin)
{
  return (g_get_monotonic_time () - begin) / 1000.0;
}

static StudyTrail *
build_trail (void)
{
  g_autoptr (StudyTrail) trail = study_trail_new ("large", "A large trail");

  for (guint i = 0; i < N_STAGES; i++)
    {
      g_autofree char *stage_id = g_strdup_printf ("stage-%u", i);
      g_autoptr (StudyStage) stage = study_stage_new (stage_id, stage_id);

      for (guint j = 0; j < N_TOPICS; j++)
        {
          g_autofree char *topic_id = g_strdup_printf ("%s/topic-%u", stage_id, j);
          g_autoptr (StudyTopic) topic = study_topic_new (topic_id, topic_id);

          for (guint k = 0; k < N_ITEMS; k++)
            {
              g_autofree char *item_id = g_strdup_printf ("%s/item-%u", topic_id, k);
              g_autoptr (StudyItem) item = study_item_new (item_id, STUDY_ITEM_LESSON, "Something to understand");

              study_topic_append_item (topic, item);
            }
          study_stage_append_topic (stage, topic);
        }
      study_trail_append_stage (trail, stage);
    }

  return g_steal_pointer (&trail);
}

static StudyItem *
get_random_item (StudyTrail *trail,
                 GRand      *rand)
{
  StudyTopic *topic = study_trail_get_topic (trail, g_rand_int_range (rand, 0, N_STAGES * N_TOPICS));

  return study_topic_get_item (topic, g_rand_int_range (rand, 0, N_ITEMS));
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

static void
print_times (const char *what,
             double     *times)
{
  qsort (times, N_RUNS, sizeof *times, compare_times);
  g_print ("%-44s %8.4f ms median, %8.4f ms p99, %8.4f ms at most\n", what,
           times[N_RUNS / 2], times[N_RUNS * 99 / 100], times[N_RUNS - 1]);
}

static void
print_time (const char *what,
            double      time)
{
  g_print ("%-44s %8.1f ms\n", what, time);
}

int
main (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (StudyTrail) built = NULL;
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
  built = build_trail ();
  print_time ("build the trail", elapsed_ms (begin));

  begin = g_get_monotonic_time ();
  bytes = study_trail_format_write (built);
  print_time ("write it as JSON", elapsed_ms (begin));

  begin = g_get_monotonic_time ();
  trail = study_trail_format_read (bytes, &error);
  if (trail == NULL)
    g_error ("The trail cannot be read back: %s", error->message);
  print_time ("read it from JSON", elapsed_ms (begin));

  for (guint n = 0; n < N_DONE; )
    n += study_progress_set_done (stored, study_item_get_id (get_random_item (trail, rand)), TRUE);
  saved = study_progress_snapshot (stored);
  begin = g_get_monotonic_time ();
  study_progress_merge (progress, saved);
  print_time ("merge 30,000 registers", elapsed_ms (begin));

  begin = g_get_monotonic_time ();
  study_trail_set_progress (trail, progress);
  print_time ("show progress in the trail", elapsed_ms (begin));
  g_assert (study_trail_get_done (trail) == N_DONE);

  begin = g_get_monotonic_time ();
  activity = study_activity_new (progress);
  print_time ("count the activity", elapsed_ms (begin));
  history = study_history_new (progress);

  for (guint i = 0; i < N_RUNS; i++)
    {
      StudyItem *item = get_random_item (trail, rand);
      guint before = study_trail_get_done (trail);
      gboolean done = study_item_get_done (item);

      begin = g_get_monotonic_time ();
      study_item_set_done (item, !done);
      times[i] = elapsed_ms (begin);
      g_assert (study_trail_get_done (trail) == (done ? before - 1 : before + 1));
    }
  print_times ("check an item (aim: under 1 ms)", times);

  for (guint i = 0; i < N_RUNS; i++)
    {
      begin = g_get_monotonic_time ();
      study_history_undo (history);
      times[i] = elapsed_ms (begin);
    }
  print_times ("undo a check", times);
  g_assert (study_trail_get_done (trail) == N_DONE);

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (StudyProgressSnapshot) snapshot = NULL;

      begin = g_get_monotonic_time ();
      snapshot = study_progress_snapshot (progress);
      times[i] = elapsed_ms (begin);
      g_assert (snapshot->registers->len >= N_DONE);
    }
  print_times ("take a snapshot of progress", times);

  return EXIT_SUCCESS;
}
