/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the benchmarks share. */

#include "bench.h"

#include <stdlib.h>

/* A trail of so many stages, topics in each, and items in each of these. */
StudyTrail *
bench_build_trail (guint n_stages,
                   guint n_topics,
                   guint n_items)
{
  g_autoptr (StudyContent) content = study_content_new ("large", "A large trail");

  for (guint i = 0; i < n_stages; i++)
    {
      g_autofree char *stage_id = g_strdup_printf ("stage-%u", i);
      StudyContentStage *stage = study_content_stage_new (stage_id, stage_id);

      for (guint j = 0; j < n_topics; j++)
        {
          g_autofree char *topic_id = g_strdup_printf ("%s/topic-%u", stage_id, j);
          StudyContentTopic *topic = study_content_topic_new (topic_id, topic_id);

          for (guint k = 0; k < n_items; k++)
            {
              g_autofree char *item_id = g_strdup_printf ("%s/item-%u", topic_id, k);

              g_ptr_array_add (topic->items,
                               study_content_item_new (item_id, STUDY_ITEM_LESSON, "Something to understand"));
            }
          g_ptr_array_add (stage->topics, topic);
        }
      g_ptr_array_add (content->stages, stage);
    }

  return study_trail_new (content);
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
