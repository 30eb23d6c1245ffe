/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the window takes for a trail of 100,000 items: to open it, to go to the
 * next topic, and to scroll its sidebar. A time is that of the work, without
 * the wait for the next frame. */

#include <stdlib.h>

#include <adwaita.h>

#include "app/study-main-window.h"
#include "bench.h"
#include "formats/documents/study-progress-format.h"
#include "formats/documents/study-trail-format.h"
#include "storage/library/study-library.h"

#define N_TOPIC_RUNS 300
#define N_SCROLL_RUNS 500

static gint64 frame_begin;
static double frame_time;
static guint n_frames;

static void
before_paint_cb (void)
{
  frame_begin = g_get_monotonic_time ();
}

static void
after_paint_cb (void)
{
  frame_time = bench_elapsed (frame_begin);
  n_frames++;
}

/* Lets the next frame come; returns what it took, in milliseconds. */
static double
run_frame (GtkWidget *window)
{
  guint before = n_frames;

  gtk_widget_queue_draw (window);
  while (n_frames == before)
    g_main_context_iteration (NULL, TRUE);

  return frame_time;
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
write_document (const char *folder,
                GBytes     *bytes)
{
  g_autofree char *dir = g_build_filename (g_get_user_data_dir (), "studytrail", folder, NULL);
  g_autofree char *path = g_build_filename (dir, "large.json", NULL);
  g_autoptr (GError) error = NULL;

  if (g_mkdir_with_parents (dir, 0700) != 0 ||
      !g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error))
    g_error ("Could not write %s: %s", path, error != NULL ? error->message : "no folder");
}

static void
write_documents (void)
{
  g_autoptr (StudyTrail) trail = bench_build_trail ();
  g_autoptr (StudyProgress) progress = study_progress_new ("large", "bench");
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;
  g_autoptr (GBytes) content = study_trail_format_write (study_trail_get_content (trail));
  g_autoptr (GBytes) done = NULL;

  for (guint i = 0; i < N_DONE; i++)
    {
      StudyTopic *topic = study_trail_get_topic (trail, i / N_ITEMS * 3 % (N_STAGES * N_TOPICS));

      study_progress_set_done (progress, study_item_get_id (study_topic_get_item (topic, i % N_ITEMS)), TRUE);
    }
  snapshot = study_progress_snapshot (progress);
  done = study_progress_format_write (snapshot);

  write_document ("trails", content);
  write_document ("progress", done);
}

int
main (void)
{
  g_autofree char *trails_dir = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (StudyLibrary) library = NULL;
  g_autoptr (StudyTrailList) trail_list = NULL;
  g_autoptr (StudyOpener) opener = NULL;
  g_autofree double *times = g_new0 (double, MAX (N_TOPIC_RUNS, N_SCROLL_RUNS));
  GtkWidget *window;
  GtkAdjustment *adjustment;
  GdkFrameClock *clock;
  gint64 begin;

  write_documents ();
  adw_init ();
  settings = g_settings_new ("org.example.StudyTrail");
  trails_dir = g_build_filename (g_get_user_data_dir (), "studytrail", "trails", NULL);

  begin = g_get_monotonic_time ();
  library = study_library_new (trails_dir);
  trail_list = study_trail_list_new (library, settings);
  opener = study_opener_new (library, settings);
  study_opener_open_async (opener, "large", NULL, NULL);
  window = GTK_WIDGET (study_main_window_new (NULL, settings, library, trail_list, opener));
  while (study_opener_get_opening (opener))
    g_main_context_iteration (NULL, TRUE);
  if (study_opener_get_session (opener) == NULL)
    g_error ("The trail does not open");
  gtk_window_present (GTK_WINDOW (window));
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
  run_frame (window);
  bench_print_time ("open the trail, to the first frame", bench_elapsed (begin));

  gtk_widget_activate_action (window, "win.show-page", "s", "stage-0/topic-0");
  for (guint i = 0; i < 30; i++)
    run_frame (window);
  for (guint i = 0; i < N_TOPIC_RUNS; i++)
    {
      begin = g_get_monotonic_time ();
      gtk_widget_activate_action (window, "win.next-topic", NULL);
      times[i] = bench_elapsed (begin);
      times[i] += run_frame (window);
    }
  bench_print_times ("go to the next topic (aim: under 16 ms)", times, N_TOPIC_RUNS);

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_widget (window, GTK_TYPE_LIST_VIEW)));
  for (guint i = 0; i < N_SCROLL_RUNS; i++)
    {
      gtk_adjustment_set_value (adjustment, i * gtk_adjustment_get_upper (adjustment) / N_SCROLL_RUNS);
      times[i] = run_frame (window);
    }
  bench_print_times ("scroll the sidebar, a frame", times, N_SCROLL_RUNS);

  gtk_window_destroy (GTK_WINDOW (window));

  return EXIT_SUCCESS;
}
