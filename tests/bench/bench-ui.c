/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A window on the large trail, and its frames. */

#include "bench-ui.h"

#include <adwaita.h>

#include "bench.h"
#include "storage/library/study-library.h"

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
double
bench_run_frame (GtkWidget *window)
{
  guint before = n_frames;

  gtk_widget_queue_draw (window);
  while (n_frames == before)
    g_main_context_iteration (NULL, TRUE);

  return frame_time;
}

GtkWidget *
bench_find_widget (GtkWidget *widget,
                   GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = bench_find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Writes a document of the large trail to where the program finds it. */
void
bench_write_document (const char *folder,
                      GBytes     *bytes)
{
  g_autofree char *dir = g_build_filename (g_get_user_data_dir (), "studytrail", folder, NULL);
  g_autofree char *path = g_build_filename (dir, "large.json", NULL);
  g_autoptr (GError) error = NULL;

  if (g_mkdir_with_parents (dir, 0700) != 0 ||
      !g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error))
    g_error ("Could not write %s: %s", path, error != NULL ? error->message : "no folder");
}

/* Returns a window on the large trail, with its first frame; @time is what all
 * that took, in milliseconds. */
GtkWidget *
bench_open_window (double *time)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.example.StudyTrail");
  g_autofree char *trails_dir = g_build_filename (g_get_user_data_dir (), "studytrail", "trails", NULL);
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (StudyLibrary) library = study_library_new (trails_dir);
  g_autoptr (StudyTrailList) trail_list = study_trail_list_new (library, settings);
  g_autoptr (StudyOpener) opener = study_opener_new (library, settings);
  GtkWidget *window;
  GdkFrameClock *clock;

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
  bench_run_frame (window);
  *time = bench_elapsed (begin);

  return window;
}
