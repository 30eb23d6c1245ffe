/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  study_fold_append (GString    *folded,
                         const char *text);
char *study_fold        (const char *text);

G_END_DECLS
