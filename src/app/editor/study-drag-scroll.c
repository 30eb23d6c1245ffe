/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/editor/study-drag-scroll.h"

/*
 * Scrolls while something is dragged: GtkListView does so by itself, but a
 * GtkListBox does not, and what is out of sight could not be reached.
 */

/* How near to the upper or lower edge the pointer scrolls, in pixels. */
#define EDGE 48
/* How fast it scrolls right at the edge, in pixels a second. */
#define SPEED 900

typedef struct
{
  GtkScrolledWindow *scrolled; /* which owns the controller that owns this */
  double speed;                /* in pixels a second, below 0 upwards */
  gint64 last_time;
  guint tick_id;
} Scroll;

static void
stop (Scroll *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->scrolled), self->tick_id);
  self->tick_id = 0;
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  Scroll *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  gint64 time = gdk_frame_clock_get_frame_time (clock);

  if (self->last_time != 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                          self->speed * (time - self->last_time) / G_USEC_PER_SEC);
  self->last_time = time;

  return G_SOURCE_CONTINUE;
}

static void
motion_cb (GtkDropControllerMotion *controller,
           double                   x,
           double                   y,
           Scroll                  *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self->scrolled));
  /* Both edges of a low window would be the whole of it. */
  double edge = MIN (EDGE, height / 4);

  if (y < edge)
    self->speed = (y / edge - 1) * SPEED;
  else if (y > height - edge)
    self->speed = (1 - (height - y) / edge) * SPEED;
  else
    self->speed = 0;

  if (self->speed == 0)
    {
      stop (self);
    }
  else if (self->tick_id == 0)
    {
      self->last_time = 0;
      self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->scrolled), tick_cb, self, NULL);
    }
}

static void
scroll_free (gpointer  data,
             GClosure *closure)
{
  g_free (data);
}

/* Scrolls up or down while something is dragged over it near to that edge. */
void
study_drag_scroll_install (GtkScrolledWindow *scrolled)
{
  GtkEventController *controller;
  Scroll *self;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scrolled));

  controller = gtk_drop_controller_motion_new ();
  self = g_new0 (Scroll, 1);
  self->scrolled = scrolled;
  g_signal_connect (controller, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_data (controller, "motion", G_CALLBACK (motion_cb), self, scroll_free, G_CONNECT_DEFAULT);
  g_signal_connect_swapped (controller, "leave", G_CALLBACK (stop), self);
  gtk_widget_add_controller (GTK_WIDGET (scrolled), controller);
}
