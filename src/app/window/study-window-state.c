/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/study-window-state.h"

/* The smallest window, as its template says. */
#define MIN_WIDTH 360
#define MIN_HEIGHT 294

/* Sets the entry of one trail in a dictionary of all of them. */
static void
set_entry (GSettings  *settings,
           const char *key,
           const char *trail_id,
           GVariant   *value)
{
  g_autoptr (GVariant) before = g_settings_get_value (settings, key);
  GVariantBuilder builder;
  GVariantIter iter;
  GVariant *entry;

  g_variant_builder_init (&builder, g_variant_get_type (before));
  g_variant_iter_init (&iter, before);
  while ((entry = g_variant_iter_next_value (&iter)) != NULL)
    {
      g_autoptr (GVariant) owned = entry;
      g_autoptr (GVariant) id = g_variant_get_child_value (owned, 0);

      if (!g_str_equal (g_variant_get_string (id, NULL), trail_id))
        g_variant_builder_add_value (&builder, owned);
    }
  g_variant_builder_add_value (&builder, g_variant_new_dict_entry (g_variant_new_string (trail_id), value));
  g_settings_set_value (settings, key, g_variant_builder_end (&builder));
}

void
study_window_state_restore_size (GSettings *settings,
                                 GtkWindow *window)
{
  gtk_window_set_default_size (window,
                               g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (window);
}

/* Remembers the size of the window: the one before, while it is maximized. */
void
study_window_state_save_size (GSettings *settings,
                              GtkWindow *window)
{
  int width;
  int height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (settings, "window-width", MAX (width, MIN_WIDTH));
  g_settings_set_int (settings, "window-height", MAX (height, MIN_HEIGHT));
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
}

/* Returns the page of a trail that was open last, empty for the overview. */
char *
study_window_state_get_page (GSettings  *settings,
                             const char *trail_id)
{
  g_autoptr (GVariant) pages = g_settings_get_value (settings, "selected-pages");
  char *page_id = NULL;

  return g_variant_lookup (pages, trail_id, "s", &page_id) ? page_id : g_strdup ("");
}

void
study_window_state_set_page (GSettings  *settings,
                             const char *trail_id,
                             const char *page_id)
{
  set_entry (settings, "selected-pages", trail_id, g_variant_new_string (page_id));
}

/* Returns the ids of the stages of a trail whose topics the user folded away. */
char **
study_window_state_get_collapsed (GSettings  *settings,
                                  const char *trail_id)
{
  g_autoptr (GVariant) collapsed = g_settings_get_value (settings, "collapsed-stages");
  char **stage_ids = NULL;

  return g_variant_lookup (collapsed, trail_id, "^as", &stage_ids) ? stage_ids : g_new0 (char *, 1);
}

void
study_window_state_set_collapsed (GSettings          *settings,
                                  const char         *trail_id,
                                  const char * const *stage_ids)
{
  set_entry (settings, "collapsed-stages", trail_id, g_variant_new_strv (stage_ids, -1));
}
