/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *study_text_fill (const char         *format,
                       ...) G_GNUC_PRINTF (1, 2);
char *study_text_join (const char         *separator,
                       const char * const *texts);
char *study_text_undirected (const char   *text);

G_END_DECLS
