/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/common/study-lazy-menu.h"

static void
set_menu_cb (GtkMenuButton *button,
             gpointer       menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

static void
read_menu_cb (GtkMenuButton *button,
              gpointer       ui)
{
  g_autofree char *path = g_strconcat (RESOURCE_PATH "/ui/", ui, NULL);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (path);

  set_menu_cb (button, gtk_builder_get_object (builder, "menu"));
  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
}

/* Gives a button a menu whose widgets, which are many, are made when it is opened for the
 * first time. */
void
study_lazy_menu_set (GtkMenuButton *button,
                     GMenuModel    *menu)
{
  gtk_menu_button_set_create_popup_func (button, set_menu_cb, g_object_ref (menu), g_object_unref);
}

/* The same for a menu that is read only then: the object `menu` of an interface file. */
void
study_lazy_menu_read (GtkMenuButton *button,
                      const char    *ui)
{
  gtk_menu_button_set_create_popup_func (button, read_menu_cb, g_strdup (ui), g_free);
}
