/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char     *study_file_resolve (const char  *path);
GBytes   *study_file_read    (const char  *path,
                              GError     **error);
gboolean  study_file_write   (const char  *path,
                              GBytes      *bytes,
                              GError     **error);

G_END_DECLS
