/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/study-movable-row.h"

#include <glib/gi18n.h>

#include "model/content/study-text-fill.h"
#include "model/text/study-text.h"

/**
 * StudyMovableRow:
 *
 * A row that a person puts in another place of its list: by the pointer, with
 * Alt and an arrow key, or in a menu.
 */

typedef struct
{
  char *id;
  guint position;
  guint n_rows;
} StudyMovableRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StudyMovableRow, study_movable_row, STUDY_TYPE_OBJECT_ROW)

static StudyMovableRowPrivate *
get_private (StudyMovableRow *self)
{
  return study_movable_row_get_instance_private (self);
}

static void
move (StudyMovableRow *self,
      guint            position)
{
  g_autofree char *title = g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  g_autofree char *place = study_text_count (position + 1, get_private (self)->n_rows);
  g_autofree char *announcement = NULL;
  g_autoptr (GtkRoot) root = g_object_ref (gtk_widget_get_root (GTK_WIDGET (self)));

  /* The row may go with the move. */
  gtk_widget_activate_action (GTK_WIDGET (self), STUDY_MOVABLE_ROW_GET_CLASS (self)->move_action, "(su)",
                              get_private (self)->id, position);
  /* Translators: the title of what was moved, and its new place, such as “Flask, 2 of 7” */
  announcement = study_text_fill (_("%s, %s"), title, place);
  gtk_accessible_announce (GTK_ACCESSIBLE (root), announcement, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  StudyMovableRow *self = STUDY_MOVABLE_ROW (widget);
  StudyMovableRowPrivate *priv = get_private (self);
  int step = g_variant_get_int32 (args);

  if ((step < 0 && priv->position > 0) || (step > 0 && priv->position + 1 < priv->n_rows))
    move (self, priv->position + step);

  return TRUE;
}

static GdkContentProvider *
prepare_cb (StudyMovableRow *self)
{
  return gdk_content_provider_new_typed (STUDY_TYPE_MOVABLE_ROW, self);
}

static void
drag_begin_cb (GtkDragSource   *source,
               GdkDrag         *drag,
               StudyMovableRow *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

/* Only the rows of one list are put in order. */
static gboolean
drop_cb (GtkDropTarget   *target,
         const GValue    *value,
         double           x,
         double           y,
         StudyMovableRow *self)
{
  StudyMovableRow *row = g_value_get_object (value);

  if (row == NULL || row == self || gtk_widget_get_parent (GTK_WIDGET (row)) != gtk_widget_get_parent (GTK_WIDGET (self)))
    return FALSE;

  move (row, get_private (self)->position);

  return TRUE;
}

static void
study_movable_row_finalize (GObject *object)
{
  g_free (get_private (STUDY_MOVABLE_ROW (object))->id);

  G_OBJECT_CLASS (study_movable_row_parent_class)->finalize (object);
}

static void
study_movable_row_class_init (StudyMovableRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = study_movable_row_finalize;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Up, GDK_ALT_MASK, move_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Down, GDK_ALT_MASK, move_cb, "i", 1);
}

static void
study_movable_row_init (StudyMovableRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (STUDY_TYPE_MOVABLE_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* Says what moves, and where it is in its list. */
void
study_movable_row_set_place (StudyMovableRow *self,
                             const char      *id,
                             guint            position,
                             guint            n_rows)
{
  StudyMovableRowPrivate *priv;

  g_return_if_fail (STUDY_IS_MOVABLE_ROW (self));

  priv = get_private (self);
  g_set_str (&priv->id, id);
  priv->position = position;
  priv->n_rows = n_rows;
}

static void
append_move (StudyMovableRow *self,
             GMenu           *menu,
             const char      *label,
             guint            position)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, STUDY_MOVABLE_ROW_GET_CLASS (self)->move_action, "(su)",
                                     get_private (self)->id, position);
  g_menu_append_item (menu, item);
}

/* Appends a section with the ways that the row can go to its menu, if there are any. */
void
study_movable_row_append_moves (StudyMovableRow *self,
                                GMenu           *menu)
{
  StudyMovableRowPrivate *priv;
  g_autoptr (GMenu) section = g_menu_new ();

  g_return_if_fail (STUDY_IS_MOVABLE_ROW (self));
  g_return_if_fail (G_IS_MENU (menu));

  priv = get_private (self);
  if (priv->position > 0)
    append_move (self, section, _("Move _Up"), priv->position - 1);
  if (priv->position + 1 < priv->n_rows)
    append_move (self, section, _("Move D_own"), priv->position + 1);
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}
