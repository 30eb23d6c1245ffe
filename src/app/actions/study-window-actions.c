/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/actions/study-window-actions.h"

#include "app/common/study-link.h"

/**
 * StudyWindowActions:
 *
 * What a window does that needs nothing of its inside: going from page to page,
 * with `win.open-page`, `win.show-page`, `win.show-item`, `win.show-note`,
 * `win.overview`, `win.previous-topic`, `win.next-topic` and `win.open-blocker`;
 * `win.open-uri`; and going back to what was, with `win.undo` and `win.redo`.
 */

struct _StudyWindowActions
{
  StudyActions parent_instance;

  GSignalGroup *history_signals;
};

G_DEFINE_FINAL_TYPE (StudyWindowActions, study_window_actions, STUDY_TYPE_ACTIONS)

static StudyNavigator *
get_navigator (StudyActions *self)
{
  return study_window_get_navigator (study_actions_get_window (self));
}

static void
show_topic (StudyActions *self,
            StudyTopic   *topic)
{
  if (topic != NULL)
    study_window_show_page (study_actions_get_window (self), study_topic_get_id (topic));
}

static void
open_page_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  study_window_open_page (study_actions_get_window (user_data), g_variant_get_string (parameter, NULL));
}

static void
show_page_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  study_window_show_page (study_actions_get_window (user_data), g_variant_get_string (parameter, NULL));
}

static void
show_item_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  study_window_show_item (study_actions_get_window (user_data), g_variant_get_string (parameter, NULL), NULL);
}

static void
show_note_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  study_window_show_item (study_actions_get_window (user_data), g_variant_get_string (parameter, NULL),
                          STUDY_FIELD_NOTE);
}

static void
overview_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  study_window_show_page (study_actions_get_window (user_data), "");
}

static void
previous_topic_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  if (!study_window_is_covered (study_actions_get_window (user_data)))
    show_topic (user_data, study_navigator_get_previous_topic (get_navigator (user_data)));
}

static void
next_topic_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  if (!study_window_is_covered (study_actions_get_window (user_data)))
    show_topic (user_data, study_navigator_get_next_topic (get_navigator (user_data)));
}

static void
open_blocker_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  show_topic (user_data, study_navigator_get_blocker (get_navigator (user_data)));
}

static void
open_uri_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  study_link_open (GTK_WIDGET (study_actions_get_window (user_data)), g_variant_get_string (parameter, NULL));
}

/* In a text, undo is about the text, even where it has nothing left to undo. */
static gboolean
activate_in_text (StudyActions *self,
                  const char   *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (study_actions_get_window (self)));

  if (focus == NULL || (!GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus)))
    return FALSE;

  gtk_widget_activate_action (focus, action, NULL);

  return TRUE;
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  if (!activate_in_text (user_data, "text.undo"))
    study_history_undo (study_session_get_history (study_actions_get_session (user_data)));
}

static void
redo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  if (!activate_in_text (user_data, "text.redo"))
    study_history_redo (study_session_get_history (study_actions_get_session (user_data)));
}

/* Shows what was undone or redone. */
static void
replayed_cb (StudyActions *self,
             const char   *description,
             const char   *id,
             const char   *field)
{
  StudyWindow *window = study_actions_get_window (self);
  StudyTopic *topic = study_trail_find_owner (study_actions_get_trail (self), id);
  StudyTopic *open_topic = study_navigator_get_topic (get_navigator (self));

  if (open_topic == NULL || topic == NULL)
    return;

  if (!study_window_is_covered (window))
    study_window_show_item (window, id, field);
  else if (topic != open_topic)
    study_window_open_page (window, study_topic_get_id (topic));
}

static void
update_history (StudyActions *self)
{
  StudySession *session = study_actions_get_session (self);
  StudyHistory *history = session != NULL ? study_session_get_history (session) : NULL;

  study_actions_set_enabled (self, "undo", history != NULL && study_history_get_can_undo (history));
  study_actions_set_enabled (self, "redo", history != NULL && study_history_get_can_redo (history));
}

static void
update_neighbours (StudyActions *self)
{
  StudyNavigator *navigator = get_navigator (self);

  study_actions_set_enabled (self, "previous-topic", study_navigator_get_previous_topic (navigator) != NULL);
  study_actions_set_enabled (self, "next-topic", study_navigator_get_next_topic (navigator) != NULL);
}

static void
study_window_actions_installed (StudyActions *self)
{
  StudyNavigator *navigator = get_navigator (self);

  g_signal_connect_object (navigator, "notify::previous-topic", G_CALLBACK (update_neighbours), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (navigator, "notify::next-topic", G_CALLBACK (update_neighbours), self, G_CONNECT_SWAPPED);
  update_neighbours (self);
}

static void
study_window_actions_trail_changed (StudyActions *self)
{
  StudySession *session = study_actions_get_session (self);

  g_signal_group_set_target (STUDY_WINDOW_ACTIONS (self)->history_signals,
                             session != NULL ? study_session_get_history (session) : NULL);
  update_history (self);
}

static void
study_window_actions_dispose (GObject *object)
{
  g_clear_object (&STUDY_WINDOW_ACTIONS (object)->history_signals);

  G_OBJECT_CLASS (study_window_actions_parent_class)->dispose (object);
}

static void
study_window_actions_class_init (StudyWindowActionsClass *klass)
{
  static const GActionEntry entries[] = {
    { .name = "open-page", .activate = open_page_cb, .parameter_type = "s" },
    { .name = "show-page", .activate = show_page_cb, .parameter_type = "s" },
    { .name = "show-item", .activate = show_item_cb, .parameter_type = "s" },
    { .name = "show-note", .activate = show_note_cb, .parameter_type = "s" },
    { .name = "overview", .activate = overview_cb },
    { .name = "previous-topic", .activate = previous_topic_cb },
    { .name = "next-topic", .activate = next_topic_cb },
    { .name = "open-blocker", .activate = open_blocker_cb },
    { .name = "open-uri", .activate = open_uri_cb, .parameter_type = "s" },
    { .name = "undo", .activate = undo_cb },
    { .name = "redo", .activate = redo_cb },
  };
  StudyActionsClass *actions_class = STUDY_ACTIONS_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = study_window_actions_dispose;

  actions_class->prefix = "win";
  actions_class->entries = entries;
  actions_class->n_entries = G_N_ELEMENTS (entries);
  actions_class->installed = study_window_actions_installed;
  actions_class->trail_changed = study_window_actions_trail_changed;
}

static void
study_window_actions_init (StudyWindowActions *self)
{
  self->history_signals = g_signal_group_new (STUDY_TYPE_HISTORY);
  g_signal_group_connect_swapped (self->history_signals, "replayed", G_CALLBACK (replayed_cb), self);
  g_signal_group_connect_swapped (self->history_signals, "notify::can-undo", G_CALLBACK (update_history), self);
  g_signal_group_connect_swapped (self->history_signals, "notify::can-redo", G_CALLBACK (update_history), self);
}
