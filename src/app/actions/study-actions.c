/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/actions/study-actions.h"

/**
 * StudyActions:
 *
 * A group of the actions of a window, with what they need. The window owns it.
 * Work that takes a while holds on to it, but not to the window.
 */

typedef struct
{
  StudyWindow *window; /* weak */
  StudyLibrary *library;
  GSettings *settings;
  GSimpleActionGroup *group;
  GSignalGroup *trail_signals;
} StudyActionsPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StudyActions, study_actions, G_TYPE_OBJECT)

static StudyActionsPrivate *
get_private (StudyActions *self)
{
  return study_actions_get_instance_private (self);
}

static void
content_changed_cb (StudyActions *self)
{
  if (STUDY_ACTIONS_GET_CLASS (self)->trail_changed != NULL)
    STUDY_ACTIONS_GET_CLASS (self)->trail_changed (self);
}

static void
trail_changed_cb (StudyActions *self)
{
  g_signal_group_set_target (get_private (self)->trail_signals, study_actions_get_trail (self));
  content_changed_cb (self);
}

static void
study_actions_dispose (GObject *object)
{
  StudyActionsPrivate *priv = get_private (STUDY_ACTIONS (object));

  g_clear_weak_pointer (&priv->window);
  g_clear_object (&priv->library);
  g_clear_object (&priv->settings);
  g_clear_object (&priv->group);
  g_clear_object (&priv->trail_signals);

  G_OBJECT_CLASS (study_actions_parent_class)->dispose (object);
}

static void
study_actions_class_init (StudyActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = study_actions_dispose;
}

static void
study_actions_init (StudyActions *self)
{
  StudyActionsPrivate *priv = get_private (self);

  priv->group = g_simple_action_group_new ();
  priv->trail_signals = g_signal_group_new (STUDY_TYPE_TRAIL);
  g_signal_group_connect_swapped (priv->trail_signals, "content-changed", G_CALLBACK (content_changed_cb), self);
}

/* The actions of the window itself are those that it maps; others are a group of
 * their own. */
static void
insert (StudyActions *self)
{
  StudyActionsPrivate *priv = get_private (self);
  StudyActionsClass *klass = STUDY_ACTIONS_GET_CLASS (self);
  GActionMap *map = G_ACTION_MAP (priv->group);

  g_action_map_add_action_entries (map, klass->entries, (int) klass->n_entries, self);
  if (g_str_equal (klass->prefix, "win"))
    {
      for (guint i = 0; i < klass->n_entries; i++)
        g_action_map_add_action (G_ACTION_MAP (priv->window), g_action_map_lookup_action (map, klass->entries[i].name));
    }
  else
    {
      gtk_widget_insert_action_group (GTK_WIDGET (priv->window), klass->prefix, G_ACTION_GROUP (priv->group));
    }
}

/**
 * study_actions_install:
 * @type: a type of actions
 * @window: a window that does not have them
 * @library: where trails are
 * @settings: the user's settings
 *
 * Gives a window actions.
 */
void
study_actions_install (GType         type,
                       StudyWindow  *window,
                       StudyLibrary *library,
                       GSettings    *settings)
{
  StudyActions *self;
  StudyActionsPrivate *priv;

  g_return_if_fail (g_type_is_a (type, STUDY_TYPE_ACTIONS));
  g_return_if_fail (STUDY_IS_WINDOW (window));
  g_return_if_fail (STUDY_IS_LIBRARY (library));
  g_return_if_fail (G_IS_SETTINGS (settings));

  self = g_object_new (type, NULL);
  priv = get_private (self);
  g_set_weak_pointer (&priv->window, window);
  priv->library = g_object_ref (library);
  priv->settings = g_object_ref (settings);
  g_object_set_data_full (G_OBJECT (window), g_type_name (type), self, g_object_unref);

  insert (self);
  if (STUDY_ACTIONS_GET_CLASS (self)->installed != NULL)
    STUDY_ACTIONS_GET_CLASS (self)->installed (self);
  g_signal_connect_object (window, "notify::trail", G_CALLBACK (trail_changed_cb), self, G_CONNECT_SWAPPED);
  trail_changed_cb (self);
}

/**
 * study_actions_find:
 * @type: a type of actions
 * @window: a window that has them
 *
 * Returns: (transfer none): the actions
 */
StudyActions *
study_actions_find (GType        type,
                    StudyWindow *window)
{
  g_return_val_if_fail (STUDY_IS_WINDOW (window), NULL);

  return g_object_get_data (G_OBJECT (window), g_type_name (type));
}

StudyWindow *
study_actions_get_window (StudyActions *self)
{
  g_return_val_if_fail (STUDY_IS_ACTIONS (self), NULL);

  return get_private (self)->window;
}

StudySession *
study_actions_get_session (StudyActions *self)
{
  StudyWindow *window = study_actions_get_window (self);

  return window != NULL ? study_window_get_session (window) : NULL;
}

StudyTrail *
study_actions_get_trail (StudyActions *self)
{
  StudySession *session = study_actions_get_session (self);

  return session != NULL ? study_session_get_trail (session) : NULL;
}

StudyLibrary *
study_actions_get_library (StudyActions *self)
{
  g_return_val_if_fail (STUDY_IS_ACTIONS (self), NULL);

  return get_private (self)->library;
}

GSettings *
study_actions_get_settings (StudyActions *self)
{
  g_return_val_if_fail (STUDY_IS_ACTIONS (self), NULL);

  return get_private (self)->settings;
}

/**
 * study_actions_set_enabled:
 * @self: actions
 * @name: the name of one of them, without the prefix
 * @enabled: whether it can be used
 */
void
study_actions_set_enabled (StudyActions *self,
                           const char   *name,
                           gboolean      enabled)
{
  GAction *action;

  g_return_if_fail (STUDY_IS_ACTIONS (self));

  action = g_action_map_lookup_action (G_ACTION_MAP (get_private (self)->group), name);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}
