/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/editor/study-editor-row.h"

#include <glib/gi18n.h>

#include "app/common/study-closures.h"
#include "app/common/study-lazy-menu.h"
#include "model/content/study-text-fill.h"

/**
 * StudyEditorRow:
 *
 * A part of a trail in a list of the editor. It opens and moves the part, and
 * Delete removes it, all through the actions of the page that it is in:
 * `part.open` and `part.remove` with the id of the part, and `part.move`.
 */

struct _StudyEditorRow
{
  StudyMovableRow parent_instance;

  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (StudyEditorRow, study_editor_row, STUDY_TYPE_MOVABLE_ROW)

static const char *
get_id (StudyEditorRow *self)
{
  return study_editor_part_get_id (study_object_row_get_object (STUDY_OBJECT_ROW (self)));
}

/* What can be done with this part, here. */
static void
update_menu (StudyEditorRow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) remove = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_("_Remove"), NULL);

  g_menu_item_set_action_and_target (item, "part.remove", "s", get_id (self));
  g_menu_append_item (remove, item);

  study_movable_row_append_moves (STUDY_MOVABLE_ROW (self), menu);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (remove));
  gtk_menu_button_set_menu_model (self->menu_button, NULL);
  study_lazy_menu_set (self->menu_button, G_MENU_MODEL (menu));
}

static void
study_editor_row_object_changed (StudyObjectRow *row,
                                 gpointer        object)
{
  StudyEditorRow *self = STUDY_EDITOR_ROW (row);
  g_autofree char *name = NULL;

  if (object == NULL)
    return;

  study_movable_row_set_place (STUDY_MOVABLE_ROW (self), study_editor_part_get_id (object),
                               study_editor_part_get_position (object), study_editor_part_get_n_parts (object));
  update_menu (self);
  /* Translators: what a menu button is for; the argument is the title of a part of a trail. */
  name = study_text_fill (_("Options for “%s”"), study_editor_part_get_title (object));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
remove_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  gtk_widget_activate_action (widget, "part.remove", "s", get_id (STUDY_EDITOR_ROW (widget)));

  return TRUE;
}

static void
activated_cb (StudyEditorRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "part.open", "s", get_id (self));
}

static void
study_editor_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDY_TYPE_EDITOR_ROW);

  G_OBJECT_CLASS (study_editor_row_parent_class)->dispose (object);
}

static void
study_editor_row_class_init (StudyEditorRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (STUDY_TYPE_EDITOR_PART);

  G_OBJECT_CLASS (klass)->dispose = study_editor_row_dispose;
  STUDY_OBJECT_ROW_CLASS (klass)->object_changed = study_editor_row_object_changed;
  STUDY_MOVABLE_ROW_CLASS (klass)->move_action = "part.move";

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, GDK_NO_MODIFIER_MASK, remove_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, GDK_NO_MODIFIER_MASK, remove_cb, NULL);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-editor-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyEditorRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_title);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
study_editor_row_init (StudyEditorRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
