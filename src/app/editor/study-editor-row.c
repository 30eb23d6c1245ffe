/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/editor/study-editor-row.h"

#include <glib/gi18n.h>

#include "app/common/study-lazy-menu.h"

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

  StudyEditorPart *part;

  GtkMenuButton *menu_button;
};

typedef enum
{
  PROP_PART = 1,
} StudyEditorRowProperty;

static GParamSpec *props[PROP_PART + 1];

G_DEFINE_FINAL_TYPE (StudyEditorRow, study_editor_row, STUDY_TYPE_MOVABLE_ROW)

/* What can be done with this part, here. */
static void
update_menu (StudyEditorRow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) remove = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_("_Remove"), NULL);

  g_menu_item_set_action_and_target (item, "part.remove", "s", study_editor_part_get_id (self->part));
  g_menu_append_item (remove, item);

  study_movable_row_append_moves (STUDY_MOVABLE_ROW (self), menu);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (remove));
  gtk_menu_button_set_menu_model (self->menu_button, NULL);
  study_lazy_menu_set (self->menu_button, G_MENU_MODEL (menu));
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
      study_movable_row_set_place (STUDY_MOVABLE_ROW (self), study_editor_part_get_id (part),
                                   study_editor_part_get_position (part), study_editor_part_get_n_parts (part));
      update_menu (self);
      /* Translators: what a menu button is for; the argument is the title of a part of a trail. */
      name = g_strdup_printf (_("Menu of “%s”"), study_editor_part_get_title (part));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PART]);
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
  STUDY_MOVABLE_ROW_CLASS (klass)->move_action = "part.move";

  /**
   * StudyEditorRow:part:
   *
   * The part of the trail.
   */
  props[PROP_PART] =
    g_param_spec_object ("part", NULL, NULL, STUDY_TYPE_EDITOR_PART,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, GDK_NO_MODIFIER_MASK, remove_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, GDK_NO_MODIFIER_MASK, remove_cb, NULL);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-editor-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyEditorRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
study_editor_row_init (StudyEditorRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
