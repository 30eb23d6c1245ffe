/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/actions/study-window-actions.h"

#include "app/common/study-link.h"
#include "app/window/study-window.h"
#include "session/study-navigator.h"

/* What a window does that needs nothing of its inside: going from page to page,
 * and back to what was. */

static StudyNavigator *
dup_navigator (GtkWidget *widget)
{
  StudyNavigator *navigator;

  g_object_get (widget, "navigator", &navigator, NULL);

  return navigator;
}

static void
show_topic (GtkWidget  *widget,
            StudyTopic *topic)
{
  if (topic != NULL)
    study_window_show_page (STUDY_WINDOW (widget), study_topic_get_id (topic));
}

static void
open_page_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  study_window_open_page (STUDY_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_page_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  study_window_show_page (STUDY_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
overview_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  study_window_show_page (STUDY_WINDOW (widget), "");
}

static void
previous_topic_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  g_autoptr (StudyNavigator) navigator = dup_navigator (widget);

  if (study_window_is_covered (STUDY_WINDOW (widget)))
    return;

  show_topic (widget, study_navigator_get_previous_topic (navigator));
}

static void
next_topic_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autoptr (StudyNavigator) navigator = dup_navigator (widget);

  if (study_window_is_covered (STUDY_WINDOW (widget)))
    return;

  show_topic (widget, study_navigator_get_next_topic (navigator));
}

static void
open_blocker_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  g_autoptr (StudyNavigator) navigator = dup_navigator (widget);

  show_topic (widget, study_navigator_get_blocker (navigator));
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));
  StudyHistory *history = study_session_get_history (study_window_get_session (STUDY_WINDOW (widget)));
  gboolean undo = g_str_equal (action_name, "win.undo");

  /* In a text, undo is about the text, even where it has nothing left to undo. */
  if (focus != NULL && (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus)))
    gtk_widget_activate_action (focus, undo ? "text.undo" : "text.redo", NULL);
  else if (undo)
    study_history_undo (history);
  else
    study_history_redo (history);
}

static void
open_uri_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  study_link_open (widget, g_variant_get_string (parameter, NULL));
}

/* Returns the topic where something is seen that changed: an item, a topic, or
 * a course of the person's own, which may be gone. */
static StudyTopic *
find_topic (StudyTrail *trail,
            const char *id)
{
  StudyItem *item = study_trail_find_item (trail, id);
  const char *own = g_strrstr (id, "/own-");
  StudyTopic *topic;
  g_autofree char *topic_id = NULL;

  if (item != NULL)
    return study_item_get_topic (item);

  topic = study_trail_find_topic (trail, id);
  if (topic != NULL || own == NULL)
    return topic;

  topic_id = g_strndup (id, own - id);

  return study_trail_find_topic (trail, topic_id);
}

/**
 * study_window_actions_install:
 * @widget_class: the class of the window
 *
 * Gives windows the actions `win.open-page`, `win.show-page`, `win.overview`,
 * `win.previous-topic`, `win.next-topic`, `win.open-blocker`, `win.open-uri`,
 * `win.undo` and `win.redo`.
 */
void
study_window_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-page", "s", open_page_cb);
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page_cb);
  gtk_widget_class_install_action (widget_class, "win.overview", NULL, overview_cb);
  gtk_widget_class_install_action (widget_class, "win.previous-topic", NULL, previous_topic_cb);
  gtk_widget_class_install_action (widget_class, "win.next-topic", NULL, next_topic_cb);
  gtk_widget_class_install_action (widget_class, "win.open-blocker", NULL, open_blocker_cb);
  gtk_widget_class_install_action (widget_class, "win.open-uri", "s", open_uri_cb);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_cb);
}

/**
 * study_window_actions_show_change:
 * @window: a window
 * @description: (nullable): what was undone or redone
 * @id: the id of what changed
 *
 * Lets the person see and hear what changed.
 */
void
study_window_actions_show_change (StudyWindow *window,
                                  const char  *description,
                                  const char  *id)
{
  g_autoptr (StudyNavigator) navigator = dup_navigator (GTK_WIDGET (window));
  StudyTopic *topic = find_topic (study_session_get_trail (study_window_get_session (window)), id);
  StudyTopic *open_topic = study_navigator_get_topic (navigator);

  if (description != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (window), description, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);

  if (open_topic != NULL && topic != NULL && topic != open_topic)
    study_window_open_page (window, study_topic_get_id (topic));
}

/**
 * study_window_is_covered:
 * @window: a window
 *
 * Shortcuts work below a dialog as well, and what is in the dialog comes first.
 *
 * Returns: whether a dialog is above what the window shows
 */
gboolean
study_window_is_covered (StudyWindow *window)
{
  g_return_val_if_fail (STUDY_IS_WINDOW (window), FALSE);

  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) != NULL;
}
