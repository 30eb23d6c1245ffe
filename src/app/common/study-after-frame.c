/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/study-after-frame.h"

typedef struct
{
  GtkWidget *widget; /* weak */
  StudyAfterFrameFunc func;
} Call;

static void
call_free (Call *self)
{
  g_clear_weak_pointer (&self->widget);
  g_free (self);
}

static gboolean
idle_cb (gpointer user_data)
{
  Call *self = user_data;

  if (self->widget != NULL && gtk_widget_get_mapped (self->widget))
    self->func (self->widget);

  return G_SOURCE_REMOVE;
}

/* The frame that begins now is drawn before an idle source has its turn. */
static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  Call *call = g_new0 (Call, 1);

  g_set_weak_pointer (&call->widget, widget);
  call->func = user_data;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, idle_cb, call, (GDestroyNotify) call_free);

  return G_SOURCE_REMOVE;
}

/* Does something once the next frame is drawn, unless the widget, which is mapped, is out
 * of sight by then: what the start of the program is not to wait for. */
void
study_after_frame (GtkWidget           *widget,
                   StudyAfterFrameFunc  func)
{
  gtk_widget_add_tick_callback (widget, tick_cb, func, NULL);
}
