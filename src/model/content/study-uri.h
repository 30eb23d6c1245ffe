/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  study_uri_is_safe           (const char *uri);
char     *study_uri_dup_without_files (const char *uri);

G_END_DECLS
