/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How the files are named that are written beside a file before they take its
 * place. Nextcloud and Dropbox leave such names alone. */
#define STUDY_FILE_TEMPORARY_PREFIX "~"
#define STUDY_FILE_TEMPORARY_SUFFIX ".tmp"

char     *study_file_resolve  (const char  *path);
char     *study_file_get_display_path (const char *path);
GBytes   *study_file_read     (const char  *path,
                               GError     **error);
GBytes   *study_file_load     (GFile         *file,
                               GCancellable  *cancellable,
                               GError       **error);
char     *study_file_move_aside (const char  *path,
                                 const char  *place,
                                 const char  *word,
                                 GError     **error);
gboolean  study_file_write    (const char  *path,
                               GBytes      *bytes,
                               GError     **error);
gboolean  study_file_export   (GFile         *file,
                               GBytes        *bytes,
                               int            mode,
                               GCancellable  *cancellable,
                               GError       **error);
void      study_file_export_async (GFile               *file,
                                   GBytes              *bytes,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
gboolean  study_file_export_finish (GAsyncResult  *result,
                                    GError       **error);
gboolean  study_file_exchange (const char  *path,
                               GBytes      *bytes,
                               char       **displaced,
                               GError     **error);
gboolean  study_file_trash    (const char  *path,
                               GError     **error);
gboolean  study_folder_make   (const char  *folder,
                               GError     **error);
int       study_folder_lock   (const char  *folder,
                               guint        patience,
                               GError     **error);

G_END_DECLS
