/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudyFileFunc:
 * @window: the window in which it was chosen
 * @file: what a person chose
 *
 * What is done with a file or a folder.
 */
typedef void (*StudyFileFunc) (GtkWindow *window,
                               GFile     *file);

GtkFileDialog *study_file_dialog_new           (const char    *title,
                                                const char    *accept_label,
                                                GtkFileFilter *filter);
GtkFileDialog *study_file_dialog_new_for_guide (const char    *title,
                                                const char    *accept_label);
gboolean       study_file_dialog_is_dismissed  (const GError  *error);
void           study_file_dialog_choose_guide  (GtkWindow     *window,
                                                const char    *title,
                                                const char    *failure,
                                                StudyFileFunc  func);
void           study_file_dialog_choose_folder (GtkWindow     *window,
                                                const char    *title,
                                                const char    *failure,
                                                StudyFileFunc  func);

G_END_DECLS
