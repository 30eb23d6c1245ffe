/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/study-session.h"
#include "storage/library/study-library.h"

G_BEGIN_DECLS

#define STUDY_TYPE_WINDOW (study_window_get_type ())

G_DECLARE_FINAL_TYPE (StudyWindow, study_window, STUDY, WINDOW, AdwApplicationWindow)

GtkWidget    *study_window_new              (GtkApplication *application,
                                             GSettings      *settings,
                                             StudyLibrary   *library);
StudySession *study_window_get_session      (StudyWindow    *self);
gboolean      study_window_open_trail       (StudyWindow    *self,
                                             const char     *trail_id);
gboolean      study_window_close_trail      (StudyWindow    *self);
void          study_window_reload_trail     (StudyWindow    *self);
void          study_window_open_page        (StudyWindow    *self,
                                             const char     *id);
void          study_window_show_page        (StudyWindow    *self,
                                             const char     *id);
void          study_window_add_toast        (StudyWindow    *self,
                                             AdwToast       *toast);
void          study_window_save_state       (StudyWindow    *self);

G_END_DECLS
