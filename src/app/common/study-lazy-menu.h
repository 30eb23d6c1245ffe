/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void study_lazy_menu_set  (GtkMenuButton *button,
                           GMenuModel    *menu);
void study_lazy_menu_read (GtkMenuButton *button,
                           const char    *ui);

G_END_DECLS
