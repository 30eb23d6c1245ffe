/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/study-main-window.h"

G_BEGIN_DECLS

void       bench_write_document (const char  *folder,
                                 GBytes      *bytes);
GtkWidget *bench_open_window    (double      *time);
double     bench_run_frame      (GtkWidget   *window);
GtkWidget *bench_find_widget    (GtkWidget   *widget,
                                 GType        type);

G_END_DECLS
