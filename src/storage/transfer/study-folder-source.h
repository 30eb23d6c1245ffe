/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean   study_folder_source_is   (GFile         *file,
                                     GCancellable  *cancellable);
char      *study_folder_source_name (GFile         *folder);
GPtrArray *study_folder_source_load (GFile         *folder,
                                     GCancellable  *cancellable,
                                     GError       **error);

G_END_DECLS
