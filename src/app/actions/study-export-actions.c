/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/actions/study-export-actions.h"

#include "app/export/study-guide-export-dialog.h"
#include "app/export/study-portfolio-dialog.h"

/**
 * StudyExportActions:
 *
 * The ways out for what a window shows: `export.guide` and `export.portfolio`.
 */

struct _StudyExportActions
{
  StudyActions parent_instance;
};

G_DEFINE_FINAL_TYPE (StudyExportActions, study_export_actions, STUDY_TYPE_ACTIONS)

static void
guide_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  GtkWidget *window = GTK_WIDGET (study_actions_get_window (user_data));
  StudyTrail *trail = study_actions_get_trail (user_data);

  adw_dialog_present (study_guide_export_dialog_new (window, trail), window);
}

static void
portfolio_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  StudyTrail *trail = study_actions_get_trail (user_data);

  adw_dialog_present (study_portfolio_dialog_new (trail, study_actions_get_settings (user_data)),
                      GTK_WIDGET (study_actions_get_window (user_data)));
}

static void
study_export_actions_trail_changed (StudyActions *self)
{
  gboolean open = study_actions_get_session (self) != NULL;

  study_actions_set_enabled (self, "guide", open);
  study_actions_set_enabled (self, "portfolio", open);
}

static void
study_export_actions_class_init (StudyExportActionsClass *klass)
{
  static const GActionEntry entries[] = {
    { .name = "guide", .activate = guide_cb },
    { .name = "portfolio", .activate = portfolio_cb },
  };
  StudyActionsClass *actions_class = STUDY_ACTIONS_CLASS (klass);

  actions_class->prefix = "export";
  actions_class->entries = entries;
  actions_class->n_entries = G_N_ELEMENTS (entries);
  actions_class->trail_changed = study_export_actions_trail_changed;
}

static void
study_export_actions_init (StudyExportActions *self)
{
}
