/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How deep arrays and objects may be nested. Known members need
 * seven levels; the rest is left to unknown ones, which become GVariants, and
 * those end at 128 levels, of which an object takes three. */
#define STUDY_JSON_MAX_DEPTH 40

gboolean study_json_check (const char  *text,
                           gsize        length,
                           guint        max_depth,
                           GError     **error);

G_END_DECLS
