/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/window/study-window.h"

G_BEGIN_DECLS

#define STUDY_TYPE_ACTIONS (study_actions_get_type ())

G_DECLARE_DERIVABLE_TYPE (StudyActions, study_actions, STUDY, ACTIONS, GObject)

/**
 * StudyActionsClass:
 * @prefix: what the names of the actions begin with, as in `progress.export`
 * @entries: the actions; the object is what their callbacks get
 * @n_entries: how many
 * @installed: (nullable): a window has the actions now
 * @trail_changed: (nullable): the window shows another trail, none, or the same
 *   one after a change; called once when the actions are installed, too
 */
struct _StudyActionsClass
{
  GObjectClass parent_class;

  const char *prefix;
  const GActionEntry *entries;
  guint n_entries;

  void (* installed)     (StudyActions *self);
  void (* trail_changed) (StudyActions *self);
};

void          study_actions_install      (GType         type,
                                          StudyWindow  *window,
                                          StudyLibrary *library,
                                          GSettings    *settings);
StudyActions *study_actions_find         (GType         type,
                                          StudyWindow  *window);
StudyWindow  *study_actions_get_window   (StudyActions *self);
StudySession *study_actions_get_session  (StudyActions *self);
StudyTrail   *study_actions_get_trail    (StudyActions *self);
StudyLibrary *study_actions_get_library  (StudyActions *self);
GSettings    *study_actions_get_settings (StudyActions *self);
void          study_actions_set_enabled  (StudyActions *self,
                                          const char   *name,
                                          gboolean      enabled);

G_END_DECLS
