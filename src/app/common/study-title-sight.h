/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void study_title_sight_follow (GtkWidget         *title,
                               GtkScrolledWindow *scrolled_window);

G_END_DECLS
