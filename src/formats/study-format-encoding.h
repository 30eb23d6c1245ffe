/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GString *study_format_decode (GBytes *bytes,
                              gsize   max_length);

G_END_DECLS
