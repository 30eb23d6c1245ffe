/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/editor/study-editor-row.h"

#include <glib/gi18n.h>

/**
 * StudyEditorRow:
 *
 * A part of a trail in a list of the editor. It opens the part; it is dragged
 * by the pointer or moved with Alt and an arrow key, and Delete removes it. What
 * it does, it does through the actions of the page that it is in: `part.open`
 * and `part.remove` with the id of the part, and `part.move` with the id and the
 * position in the list.
 */

struct _StudyEditorRow
{
  AdwActionRow parent_instance;

  StudyEditorPart *part;

  GtkMenuButton *menu_button;
  GtkDropTarget *drop_target;
};

typedef enum
{
  PROP_PART = 1,
} StudyEditorRowProperty;

static GParamSpec *props[PROP_PART + 1];

G_DEFINE_FINAL_TYPE (StudyEditorRow, study_editor_row, ADW_TYPE_ACTION_ROW)

static void
append_move (GMenu          *menu,
             StudyEditorRow *self,
             const char     *label,
             guint           position)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "part.move", "(su)", study_editor_part_get_id (self->part), position);
  g_menu_append_item (menu, item);
}

/* What can be done with this part, here. */
static void
update_menu (StudyEditorRow *self)
{
  guint position = study_editor_part_get_position (self->part);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) move = g_menu_new ();
  g_autoptr (GMenu) remove = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_("_Remove"), NULL);

  if (position > 0)
    append_move (move, self, _("Move _Up"), position - 1);
  if (position + 1 < study_editor_part_get_n_parts (self->part))
    append_move (move, self, _("Move D_own"), position + 1);
  g_menu_item_set_action_and_target (item, "part.remove", "s", study_editor_part_get_id (self->part));
  g_menu_append_item (remove, item);

  if (g_menu_model_get_n_items (G_MENU_MODEL (move)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (move));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (remove));
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

static void
set_part (StudyEditorRow  *self,
          StudyEditorPart *part)
{
  g_autofree char *name = NULL;

  if (!g_set_object (&self->part, part))
    return;

  if (part != NULL)
    {
      update_menu (self);
      /* Translators: what a menu button is for; the argument is the title of a part of a trail. */
      name = g_strdup_printf (_("Menu of “%s”"), study_editor_part_get_title (part));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PART]);
}

static void
move_to (StudyEditorRow *self,
         const char     *id,
         guint           position)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "part.move", "(su)", id, position);
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  StudyEditorRow *self = STUDY_EDITOR_ROW (widget);
  guint position = study_editor_part_get_position (self->part);
  int step = g_variant_get_int32 (args);

  if ((step < 0 && position > 0) || (step > 0 && position + 1 < study_editor_part_get_n_parts (self->part)))
    move_to (self, study_editor_part_get_id (self->part), position + step);

  return TRUE;
}

static gboolean
remove_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  StudyEditorRow *self = STUDY_EDITOR_ROW (widget);

  gtk_widget_activate_action (widget, "part.remove", "s", study_editor_part_get_id (self->part));

  return TRUE;
}

static void
activated_cb (StudyEditorRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "part.open", "s", study_editor_part_get_id (self->part));
}

static GdkContentProvider *
prepare_cb (GtkDragSource  *source,
            double          x,
            double          y,
            StudyEditorRow *self)
{
  return gdk_content_provider_new_typed (STUDY_TYPE_EDITOR_ROW, self);
}

static void
drag_begin_cb (GtkDragSource  *source,
               GdkDrag        *drag,
               StudyEditorRow *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

/* A part is put in order where it stands; elsewhere it goes by its own page. */
static gboolean
drop_cb (GtkDropTarget  *target,
         const GValue   *value,
         double          x,
         double          y,
         StudyEditorRow *self)
{
  StudyEditorRow *row = g_value_get_object (value);

  if (row == NULL || row == self || gtk_widget_get_parent (GTK_WIDGET (row)) != gtk_widget_get_parent (GTK_WIDGET (self)))
    return FALSE;

  move_to (self, study_editor_part_get_id (row->part), study_editor_part_get_position (self->part));

  return TRUE;
}

static void
study_editor_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  StudyEditorRow *self = STUDY_EDITOR_ROW (object);

  if ((StudyEditorRowProperty) prop_id == PROP_PART)
    g_value_set_object (value, self->part);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_editor_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  StudyEditorRow *self = STUDY_EDITOR_ROW (object);

  if ((StudyEditorRowProperty) prop_id == PROP_PART)
    set_part (self, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_editor_row_dispose (GObject *object)
{
  StudyEditorRow *self = STUDY_EDITOR_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_EDITOR_ROW);
  g_clear_object (&self->part);

  G_OBJECT_CLASS (study_editor_row_parent_class)->dispose (object);
}

static void
study_editor_row_class_init (StudyEditorRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  g_type_ensure (STUDY_TYPE_EDITOR_PART);

  object_class->get_property = study_editor_row_get_property;
  object_class->set_property = study_editor_row_set_property;
  object_class->dispose = study_editor_row_dispose;

  /**
   * StudyEditorRow:part:
   *
   * The part of the trail.
   */
  props[PROP_PART] =
    g_param_spec_object ("part", NULL, NULL, STUDY_TYPE_EDITOR_PART,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Up, GDK_ALT_MASK, move_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Down, GDK_ALT_MASK, move_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, GDK_NO_MODIFIER_MASK, remove_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, GDK_NO_MODIFIER_MASK, remove_cb, NULL);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-editor-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyEditorRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorRow, drop_target);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
}

static void
study_editor_row_init (StudyEditorRow *self)
{
  GType types[] = { STUDY_TYPE_EDITOR_ROW };

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_target_set_gtypes (self->drop_target, types, G_N_ELEMENTS (types));
}
