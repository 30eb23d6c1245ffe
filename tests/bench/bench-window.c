/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the window takes for a trail of 100,000 items, or of the stages, topics a
 * stage and items a topic that the arguments say: to open it, to go to the next
 * topic, to scroll its sidebar, and to look for something in it. A time is that
 * of the work, without the wait for the next frame. */

#include <stdlib.h>
#include <string.h>

#include <adwaita.h>

#include "bench-ui.h"
#include "bench.h"
#include "formats/documents/study-progress-format.h"
#include "formats/documents/study-trail-format.h"

#define N_TOPIC_RUNS 300
#define N_SCROLL_RUNS 500
#define N_SEARCH_RUNS 20
#define SEARCH_WORD "topic 12"

static void
write_documents (guint n_stages,
                 guint n_topics,
                 guint n_items)
{
  g_autoptr (StudyTrail) trail = bench_build_trail (n_stages, n_topics, n_items);
  g_autoptr (StudyProgress) progress = study_progress_new ("large", "bench");
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;
  g_autoptr (GBytes) content = study_trail_format_write (study_trail_get_content (trail));
  g_autoptr (GBytes) done = NULL;

  for (guint i = 0; i < n_stages * n_topics * n_items * 3 / 10; i++)
    {
      StudyTopic *topic = study_trail_get_topic (trail, i / n_items * 3 % (n_stages * n_topics));

      study_progress_set_done (progress, study_item_get_id (study_topic_get_item (topic, i % n_items)), TRUE);
    }
  snapshot = study_progress_snapshot (progress);
  done = study_progress_format_write (snapshot);

  bench_write_document ("trails", content);
  bench_write_document ("progress", done);
}

/* Types a word letter by letter, several times, each time from nothing on. */
static void
search (GtkWidget *window,
        double    *times)
{
  GtkEditable *entry;
  guint n_keys = 0;

  gtk_widget_activate_action (window, "win.search", NULL);
  for (guint i = 0; i < 30; i++)
    bench_run_frame (window);
  entry = GTK_EDITABLE (bench_find_widget (window, GTK_TYPE_SEARCH_ENTRY));
  while (n_keys < N_SEARCH_RUNS * strlen (SEARCH_WORD))
    {
      gtk_editable_set_text (entry, "");
      bench_run_frame (window);
      for (guint i = 0; i < strlen (SEARCH_WORD); i++)
        {
          int position = (int) i;
          gint64 begin = g_get_monotonic_time ();

          gtk_editable_insert_text (entry, &SEARCH_WORD[i], 1, &position);
          g_signal_emit_by_name (entry, "search-changed");
          times[n_keys] = bench_elapsed (begin);
          times[n_keys++] += bench_run_frame (window);
        }
    }
  bench_print_times ("a key in the search (aim: under 16 ms)", times, n_keys);
}

int
main (int   argc,
      char *argv[])
{
  guint sizes[] = { N_STAGES, N_TOPICS, N_ITEMS };
  g_autofree double *times = g_new0 (double, MAX (N_TOPIC_RUNS, N_SCROLL_RUNS));
  GtkWidget *window;
  GtkAdjustment *adjustment;
  double opened;

  for (int i = 1; i < argc && i <= (int) G_N_ELEMENTS (sizes); i++)
    sizes[i - 1] = (guint) g_ascii_strtoull (argv[i], NULL, 10);
  write_documents (sizes[0], sizes[1], sizes[2]);
  adw_init ();
  window = bench_open_window (&opened);
  bench_print_time ("open the trail, to the first frame", opened);

  gtk_widget_activate_action (window, "win.show-page", "s", "stage-0/topic-0");
  for (guint i = 0; i < 30; i++)
    bench_run_frame (window);
  for (guint i = 0; i < N_TOPIC_RUNS; i++)
    {
      gint64 begin = g_get_monotonic_time ();

      gtk_widget_activate_action (window, "win.next-topic", NULL);
      times[i] = bench_elapsed (begin);
      times[i] += bench_run_frame (window);
    }
  bench_print_times ("go to the next topic (aim: under 16 ms)", times, N_TOPIC_RUNS);

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench_find_widget (window, GTK_TYPE_LIST_VIEW)));
  for (guint i = 0; i < N_SCROLL_RUNS; i++)
    {
      gtk_adjustment_set_value (adjustment, i * gtk_adjustment_get_upper (adjustment) / N_SCROLL_RUNS);
      times[i] = bench_run_frame (window);
    }
  bench_print_times ("scroll the sidebar, a frame", times, N_SCROLL_RUNS);
  search (window, times);

  gtk_window_destroy (GTK_WINDOW (window));

  return EXIT_SUCCESS;
}
