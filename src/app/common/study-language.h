/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *study_language_get_name (const char *tag);
GPtrArray  *study_language_list     (void);

G_END_DECLS
