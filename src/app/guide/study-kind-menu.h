/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "formats/guide/study-guide-plan.h"

G_BEGIN_DECLS

typedef void (*StudyKindFunc) (gpointer        user_data,
                               GPtrArray      *nodes,
                               StudyGuideRole  role);

GtkWidget *study_kind_menu_new (const StudyGuidePlan *plan,
                                StudyGuideNode       *node,
                                StudyKindFunc         func,
                                gpointer              user_data);

G_END_DECLS
