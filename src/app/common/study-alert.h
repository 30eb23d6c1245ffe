/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void study_alert_show (GtkWidget  *parent,
                       const char *heading,
                       const char *body);

G_END_DECLS
