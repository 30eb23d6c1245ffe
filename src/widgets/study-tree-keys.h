/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean study_tree_keys_press (GtkListView     *list_view,
                                GtkTreeListRow  *row,
                                guint            keyval,
                                GdkModifierType  state);

G_END_DECLS
