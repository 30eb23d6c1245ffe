/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/trails/study-trails-row.h"

#include <glib/gi18n.h>

#include "app/common/study-closures.h"
#include "model/content/study-text-fill.h"
#include "model/text/study-text.h"
#include "widgets/study-progress-ring.h"

/**
 * StudyTrailsRow:
 *
 * A trail in the list where trails are managed. Its menu has what can be done
 * with it.
 */

struct _StudyTrailsRow
{
  StudyMovableRow parent_instance;

  gboolean hidden;

  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (StudyTrailsRow, study_trails_row, STUDY_TYPE_MOVABLE_ROW)

static StudyLibraryEntry *
get_entry (StudyTrailsRow *self)
{
  return study_object_row_get_object (STUDY_OBJECT_ROW (self));
}

static void
append_item (GMenu          *menu,
             StudyTrailsRow *self,
             const char     *label,
             const char     *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", study_library_entry_get_id (get_entry (self)));
  g_menu_append_item (menu, item);
}

/* What can be done with this trail, here. */
static void
update_menu (StudyTrailsRow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) remove = g_menu_new ();
  gboolean built_in = study_library_entry_get_built_in (get_entry (self));

  if (!built_in)
    append_item (edit, self, _("_Rename…"), "trail.rename");
  append_item (edit, self, _("_Duplicate"), "trail.duplicate");

  if (!built_in)
    append_item (remove, self, _("Re_move"), "trail.remove");
  else if (self->hidden)
    append_item (remove, self, _("_Show"), "trail.show");
  else
    append_item (remove, self, _("_Hide"), "trail.hide");

  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  study_movable_row_append_moves (STUDY_MOVABLE_ROW (self), menu);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (remove));
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

static void
update_subtitle (StudyTrailsRow *self)
{
  StudyLibraryEntry *entry = get_entry (self);
  guint done = study_library_entry_get_done (entry);
  guint total = study_library_entry_get_total (entry);
  g_autofree char *items = total > 0 ? study_text_items (done, total) : NULL;
  g_autofree char *subtitle = NULL;
  const char *kind;

  if (!study_library_entry_get_built_in (entry))
    kind = _("Added by you");
  else if (self->hidden)
    kind = _("Comes with Study Trail, hidden");
  else
    kind = _("Comes with Study Trail");

  if (items != NULL)
    /* Translators: where a trail comes from, and how much of it is done. */
    subtitle = study_text_fill (_("%s · %s"), kind, items);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle != NULL ? subtitle : kind);
}

static void
update_text (StudyTrailsRow *self)
{
  g_autofree char *name = NULL;

  update_subtitle (self);
  /* Translators: what a menu button is for; the argument is the title of a trail. */
  name = study_text_fill (_("Options for “%s”"), study_library_entry_get_title (get_entry (self)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
study_trails_row_object_changed (StudyObjectRow *row,
                                 gpointer        object)
{
  g_signal_connect_object (object, "notify", G_CALLBACK (update_text), row, G_CONNECT_SWAPPED);
  update_text (STUDY_TRAILS_ROW (row));
}

static void
study_trails_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDY_TYPE_TRAILS_ROW);

  G_OBJECT_CLASS (study_trails_row_parent_class)->dispose (object);
}

static void
study_trails_row_class_init (StudyTrailsRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (STUDY_TYPE_LIBRARY_ENTRY);
  g_type_ensure (STUDY_TYPE_PROGRESS_RING);

  G_OBJECT_CLASS (klass)->dispose = study_trails_row_dispose;
  STUDY_OBJECT_ROW_CLASS (klass)->object_changed = study_trails_row_object_changed;
  STUDY_MOVABLE_ROW_CLASS (klass)->move_action = "trails.move";

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-trails-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyTrailsRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_title);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_state);
}

static void
study_trails_row_init (StudyTrailsRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
study_trails_row_new (StudyLibraryEntry *entry)
{
  g_return_val_if_fail (STUDY_IS_LIBRARY_ENTRY (entry), NULL);

  return g_object_new (STUDY_TYPE_TRAILS_ROW, "object", entry, NULL);
}

/* Says what can be done with the trail where it is in the list. */
void
study_trails_row_update (StudyTrailsRow *self,
                         guint           position,
                         guint           n_rows,
                         gboolean        hidden)
{
  g_return_if_fail (STUDY_IS_TRAILS_ROW (self));

  study_movable_row_set_place (STUDY_MOVABLE_ROW (self), study_library_entry_get_id (get_entry (self)), position,
                               n_rows);
  self->hidden = !!hidden;
  update_text (self);
  update_menu (self);
}
