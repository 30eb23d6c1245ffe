/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/trails/study-trail-list.h"
#include "session/study-navigator.h"
#include "session/study-opener.h"
#include "session/study-problems.h"
#include "session/study-session.h"
#include "storage/library/study-library.h"

G_BEGIN_DECLS

#define STUDY_TYPE_WINDOW (study_window_get_type ())

G_DECLARE_FINAL_TYPE (StudyWindow, study_window, STUDY, WINDOW, AdwApplicationWindow)

GtkWidget      *study_window_new              (GtkApplication  *application,
                                               GSettings       *settings,
                                               StudyLibrary    *library,
                                               StudyTrailList  *trail_list,
                                               StudyOpener     *opener);
StudySession   *study_window_get_session      (StudyWindow     *self);
StudyNavigator *study_window_get_navigator    (StudyWindow     *self);
StudyTrailList *study_window_get_trail_list   (StudyWindow     *self);
StudyProblems  *study_window_get_problems     (StudyWindow     *self);
gboolean        study_window_is_covered       (StudyWindow     *self);
StudyOpener    *study_window_get_opener       (StudyWindow     *self);
void            study_window_present          (StudyWindow     *self);
void            study_window_open_page        (StudyWindow     *self,
                                               const char      *id);
void            study_window_show_page        (StudyWindow     *self,
                                               const char      *id);
void            study_window_show_item        (StudyWindow     *self,
                                               const char      *id,
                                               const char      *field);
void            study_window_add_toast        (StudyWindow     *self,
                                               AdwToast        *toast);
void            study_window_set_undo_overlay (StudyWindow     *self,
                                               AdwToastOverlay *overlay);
void            study_window_focus_place      (StudyWindow     *self);
void            study_window_save_state       (StudyWindow     *self);

G_END_DECLS
