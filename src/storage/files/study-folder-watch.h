/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define STUDY_TYPE_FOLDER_WATCH (study_folder_watch_get_type ())

G_DECLARE_FINAL_TYPE (StudyFolderWatch, study_folder_watch, STUDY, FOLDER_WATCH, GObject)

StudyFolderWatch *study_folder_watch_new               (const char       *folder);
void              study_folder_watch_start             (StudyFolderWatch *self);
void              study_folder_watch_stop              (StudyFolderWatch *self);
void              study_folder_watch_set_poll_interval (StudyFolderWatch *self,
                                                        guint             seconds);

G_END_DECLS
