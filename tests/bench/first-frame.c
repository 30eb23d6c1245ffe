/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Preloaded into a GTK program, says on standard error when its first window
 * has painted its first frame, by the monotonic clock in microseconds, and ends
 * it there where FIRST_FRAME_EXIT is set. So the program itself needs no code
 * for being measured. */

#include <dlfcn.h>
#include <unistd.h>

#include <gtk/gtk.h>

static gboolean painted;

static void
paint_cb (GdkFrameClock *clock)
{
  painted = TRUE;
}

static void
after_paint_cb (GdkFrameClock *clock)
{
  if (!painted)
    return;

  g_signal_handlers_disconnect_by_func (clock, paint_cb, NULL);
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, NULL);
  g_printerr ("first-frame %" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
  if (g_getenv ("FIRST_FRAME_EXIT") != NULL)
    _exit (0);
}

static void
map_cb (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_handlers_disconnect_by_func (window, map_cb, NULL);
  g_signal_connect (clock, "paint", G_CALLBACK (paint_cb), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window)
{
  g_signal_handlers_disconnect_by_func (application, window_added_cb, NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (window)))
    map_cb (GTK_WIDGET (window));
  else
    g_signal_connect (window, "map", G_CALLBACK (map_cb), NULL);
}

/* Overrides the one of GLib. Under Valgrind all takes many times as long, and
 * what libadwaita does some time after the first frame, such as to style all
 * again with transitions, would come before it. */
guint
g_timeout_add_once (guint           interval,
                    GSourceOnceFunc function,
                    gpointer        data)
{
  guint (* add_once) (guint, GSourceOnceFunc, gpointer) = dlsym (RTLD_NEXT, "g_timeout_add_once");
  const guint factor = g_getenv ("FIRST_FRAME_EXIT") != NULL ? 100 : 1;

  return add_once (interval * factor, function, data);
}

/* Overrides the one of GIO. */
int
g_application_run (GApplication  *application,
                   int            argc,
                   char         **argv)
{
  int (* run) (GApplication *, int, char **) = dlsym (RTLD_NEXT, "g_application_run");

  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);

  return run (application, argc, argv);
}
