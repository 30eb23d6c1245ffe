/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *study_link_complete (const char *text);
void  study_link_open     (GtkWidget  *widget,
                           const char *uri);

G_END_DECLS
