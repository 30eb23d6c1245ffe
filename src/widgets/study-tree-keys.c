/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/study-tree-keys.h"

/**
 * study_tree_keys_press:
 * @list_view: a list of the rows of a tree
 * @row: the row that has the focus
 * @keyval: the key that was pressed
 * @state: the modifiers that are held
 *
 * Lets the arrows to the sides fold and unfold a row from anywhere in it, and
 * the one that folds lead to the row around it. The expander of a row does so
 * only when it has the focus itself.
 *
 * Returns: whether the key is used up
 */
gboolean
study_tree_keys_press (GtkListView     *list_view,
                       GtkTreeListRow  *row,
                       guint            keyval,
                       GdkModifierType  state)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (list_view)) == GTK_TEXT_DIR_RTL;
  g_autoptr (GtkTreeListRow) parent = NULL;
  gboolean expand;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      expand = !rtl;
      break;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      expand = rtl;
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }

  parent = gtk_tree_list_row_get_parent (row);
  if (gtk_tree_list_row_is_expandable (row) && gtk_tree_list_row_get_expanded (row) != expand)
    gtk_tree_list_row_set_expanded (row, expand);
  else if (parent != NULL && !expand)
    gtk_list_view_scroll_to (list_view, gtk_tree_list_row_get_position (parent),
                             GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);

  return GDK_EVENT_STOP;
}
