/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the benchmarks share. */

#include "bench.h"

#include <stdlib.h>

/* A trail of N_STAGES * N_TOPICS * N_ITEMS items. */
StudyTrail *
bench_build_trail (void)
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

/* Milliseconds since @begin, by the monotonic clock. */
double
bench_elapsed (gint64 begin)
{
  return (g_get_monotonic_time () - begin) / 1000.0;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

/* Sorts @times, which are milliseconds. */
void
bench_print_times (const char *what,
                   double     *times,
                   guint       n_times)
{
  qsort (times, n_times, sizeof *times, compare_times);
  g_print ("%-44s %8.4f ms median, %8.4f ms p99, %8.4f ms at most\n", what,
           times[n_times / 2], times[n_times * 99 / 100], times[n_times - 1]);
}

void
bench_print_time (const char *what,
                  double      time)
{
  g_print ("%-44s %8.1f ms\n", what, time);
}
