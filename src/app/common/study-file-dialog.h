/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudyFileFunc:
 * @parent: the widget for which it was chosen
 * @file: what a person chose
 * @user_data: what was given for this
 *
 * What is done with a file or a folder.
 */
typedef void (*StudyFileFunc) (GtkWidget *parent,
                               GFile     *file,
                               gpointer   user_data);

GtkFileDialog *study_file_dialog_new           (const char     *title,
                                                const char     *accept_label,
                                                GtkFileFilter  *filter);
GtkFileDialog *study_file_dialog_new_for_guide (const char     *title,
                                                const char     *accept_label);
void           study_file_dialog_open          (GtkFileDialog  *dialog,
                                                GtkWidget      *parent,
                                                const char     *failure,
                                                StudyFileFunc   func,
                                                gpointer        user_data,
                                                GDestroyNotify  destroy);
void           study_file_dialog_save          (GtkFileDialog  *dialog,
                                                GtkWidget      *parent,
                                                const char     *failure,
                                                StudyFileFunc   func,
                                                gpointer        user_data,
                                                GDestroyNotify  destroy);
void           study_file_dialog_select_folder (GtkFileDialog  *dialog,
                                                GtkWidget      *parent,
                                                const char     *failure,
                                                StudyFileFunc   func,
                                                gpointer        user_data,
                                                GDestroyNotify  destroy);

G_END_DECLS
