/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/study-title-sight.h"

static void
update (GtkWidget *title)
{
  GtkWidget *scrolled_window = gtk_widget_get_ancestor (title, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *viewport = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled_window));
  double value = gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)));
  GtkWidget *content = gtk_widget_get_first_child (viewport);
  graphene_rect_t bounds;
  gboolean away;

  if (!gtk_widget_get_mapped (scrolled_window))
    return;

  /* The content has not moved yet, and a page that is new has no size. */
  away = value > 0 && gtk_widget_compute_bounds (title, content, &bounds) &&
         value >= bounds.origin.y + bounds.size.height;
  gtk_widget_activate_action (scrolled_window, "page.set-title-away", "b", away);
}

/* Activates `page.set-title-away` as the title of a page scrolls out of sight and back,
 * so that the header bar can have it instead. */
void
study_title_sight_follow (GtkWidget         *title,
                          GtkScrolledWindow *scrolled_window)
{
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (scrolled_window), "value-changed",
                           G_CALLBACK (update), title, G_CONNECT_SWAPPED);
  g_signal_connect_object (scrolled_window, "map", G_CALLBACK (update), title, G_CONNECT_SWAPPED);
}
