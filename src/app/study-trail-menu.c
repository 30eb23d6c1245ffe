/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "study-trail-menu.h"

#include "study-text.h"

/**
 * StudyTrailMenu:
 *
 * Fills a menu with the trails to choose from, by their titles. The menu stays
 * empty while there is only one.
 */

struct _StudyTrailMenu
{
  GObject parent_instance;

  GMenu *menu;
  GMenu *primary_menu;
  StudyLibrary *library;
  GSettings *settings;
  GCancellable *cancellable; /* of reading titles */
  gboolean in_primary_menu;
};

G_DEFINE_FINAL_TYPE (StudyTrailMenu, study_trail_menu, G_TYPE_OBJECT)

static void
fill (StudyTrailMenu *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->library));

  g_menu_remove_all (self->menu);
  for (guint i = 0; n > 1 && i < n; i++)
    {
      g_autoptr (StudyLibraryEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->library), i);
      g_autofree char *label = study_text_menu_label (study_library_entry_get_title (entry));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.trail", "s", study_library_entry_get_id (entry));
      g_menu_append_item (self->menu, item);
    }

  /* A section with nothing in it would leave a gap. */
  if (n > 1 && !self->in_primary_menu)
    g_menu_prepend_section (self->primary_menu, NULL, G_MENU_MODEL (self->menu));
  else if (n <= 1 && self->in_primary_menu)
    g_menu_remove (self->primary_menu, 0);
  self->in_primary_menu = n > 1;
}

static void
titles_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (StudyTrailMenu) self = user_data;

  if (study_library_load_titles_finish (STUDY_LIBRARY (source), result, NULL))
    fill (self);
}

/* A single trail, as most people have it, costs no reading. */
static void
load_titles (StudyTrailMenu *self)
{
  g_autofree char *language = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->library)) < 2)
    return;

  self->cancellable = g_cancellable_new ();
  language = g_settings_get_string (self->settings, "content-language");
  study_library_load_titles_async (self->library, language, self->cancellable, titles_loaded_cb,
                                   g_object_ref (self));
}

static void
study_trail_menu_dispose (GObject *object)
{
  StudyTrailMenu *self = STUDY_TRAIL_MENU (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->menu);
  g_clear_object (&self->primary_menu);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (study_trail_menu_parent_class)->dispose (object);
}

static void
study_trail_menu_class_init (StudyTrailMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = study_trail_menu_dispose;
}

static void
study_trail_menu_init (StudyTrailMenu *self)
{
}

/**
 * study_trail_menu_new:
 * @menu: the menu to be filled
 * @primary_menu: the window's main menu, whose first section it becomes
 * @library: where trails are
 * @settings: the person's settings, for the language of the titles
 *
 * Fills the menu, and keeps it so. Its items activate `win.trail` with the id
 * of a trail.
 *
 * Returns: (transfer full): what fills the menu
 */
StudyTrailMenu *
study_trail_menu_new (GMenu        *menu,
                      GMenu        *primary_menu,
                      StudyLibrary *library,
                      GSettings    *settings)
{
  StudyTrailMenu *self;

  g_return_val_if_fail (G_IS_MENU (menu), NULL);
  g_return_val_if_fail (G_IS_MENU (primary_menu), NULL);
  g_return_val_if_fail (STUDY_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (STUDY_TYPE_TRAIL_MENU, NULL);
  self->menu = g_object_ref (menu);
  self->primary_menu = g_object_ref (primary_menu);
  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (library, "items-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::content-language", G_CALLBACK (load_titles), self,
                           G_CONNECT_SWAPPED);
  fill (self);
  load_titles (self);

  return self;
}
