/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/actions/study-export-actions.h"

#include "app/export/study-guide-export-dialog.h"
#include "app/export/study-portfolio-dialog.h"

static void
guide_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  StudySession *session = study_window_get_session (user_data);

  if (session != NULL)
    adw_dialog_present (study_guide_export_dialog_new (user_data, study_session_get_trail (session)),
                        GTK_WIDGET (user_data));
}

static void
portfolio_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  StudySession *session = study_window_get_session (user_data);
  GSettings *settings = g_object_get_data (G_OBJECT (action), "settings");

  if (session != NULL)
    adw_dialog_present (study_portfolio_dialog_new (study_session_get_trail (session), settings),
                        GTK_WIDGET (user_data));
}

static void
update_actions (StudyWindow *window,
                GParamSpec  *pspec,
                GActionMap  *actions)
{
  static const char * const names[] = { "guide", "portfolio" };
  gboolean open = study_window_get_session (window) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, names[i])), open);
}

/**
 * study_export_actions_install:
 * @window: a window
 * @settings: the person's settings
 *
 * Gives a window the ways out for what it shows: the actions `export.guide` and
 * `export.portfolio`.
 */
void
study_export_actions_install (StudyWindow *window,
                              GSettings   *settings)
{
  static const GActionEntry entries[] = {
    { .name = "guide", .activate = guide_cb },
    { .name = "portfolio", .activate = portfolio_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_return_if_fail (STUDY_IS_WINDOW (window));
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), window);
  g_object_set_data_full (G_OBJECT (g_action_map_lookup_action (G_ACTION_MAP (group), "portfolio")), "settings",
                          g_object_ref (settings), g_object_unref);
  g_signal_connect_object (window, "notify::trail", G_CALLBACK (update_actions), group, G_CONNECT_DEFAULT);
  update_actions (window, NULL, G_ACTION_MAP (group));
  gtk_widget_insert_action_group (GTK_WIDGET (window), "export", G_ACTION_GROUP (group));
}
