/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (* StudyAfterFrameFunc) (GtkWidget *widget);

void study_after_frame (GtkWidget           *widget,
                        StudyAfterFrameFunc  func);

G_END_DECLS
