/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/study-main-window.h"

#include "app/actions/study-edit-actions.h"
#include "app/actions/study-export-actions.h"
#include "app/actions/study-guide-actions.h"
#include "app/actions/study-progress-actions.h"
#include "app/actions/study-trail-actions.h"
#include "app/actions/study-update-actions.h"
#include "app/actions/study-window-actions.h"

/**
 * study_main_window_new:
 * @application: (nullable): the application
 * @settings: the user's settings
 * @library: where trails are
 * @trail_list: the trails in their order
 * @opener: what opens them
 *
 * Makes the window of the program, with all its actions.
 *
 * Returns: (transfer none): a new window, which the application owns
 */
StudyWindow *
study_main_window_new (GtkApplication *application,
                       GSettings      *settings,
                       StudyLibrary   *library,
                       StudyTrailList *trail_list,
                       StudyOpener    *opener)
{
  const GType types[] = {
    STUDY_TYPE_WINDOW_ACTIONS, STUDY_TYPE_TRAIL_ACTIONS, STUDY_TYPE_PROGRESS_ACTIONS, STUDY_TYPE_EXPORT_ACTIONS,
    STUDY_TYPE_EDIT_ACTIONS,   STUDY_TYPE_GUIDE_ACTIONS, STUDY_TYPE_UPDATE_ACTIONS,
  };
  StudyWindow *window = STUDY_WINDOW (study_window_new (application, settings, library, trail_list, opener));

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    study_actions_install (types[i], window, library, settings);

  return window;
}
