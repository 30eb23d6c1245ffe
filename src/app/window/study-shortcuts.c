/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/study-shortcuts.h"

#include <glib/gi18n.h>

#include "widgets/study-group.h"

typedef struct
{
  const char *title;
  const char *accelerator;
} Shortcut;

typedef struct
{
  const char *title;
  Shortcut shortcuts[10]; /* ends with an empty one */
} Section;

static const Section sections[] = {
  {
    N_("General"),
    {
      { N_("Open Menu"), "F10" },
      { N_("Preferences"), "<Control>comma" },
      { N_("Keyboard Shortcuts"), "<Control>question" },
      { N_("Close Window"), "<Control>w" },
      { N_("Quit"), "<Control>q" },
    },
  },
  {
    N_("Trail"),
    {
      { N_("New Trail"), "<Control>n" },
      { N_("Open Guide"), "<Control>o" },
      { N_("Paste Guide"), "<Control>v" },
      { N_("Search"), "<Control>f" },
      { N_("Previous Topic"), "<Control>Page_Up" },
      { N_("Next Topic"), "<Control>Page_Down" },
      { N_("Write Notes"), "<Shift><Control>n" },
      { N_("Overview"), "<Alt>Home" },
      { N_("Show or Hide Sidebar"), "F9" },
    },
  },
  {
    N_("Editing"),
    {
      { N_("Undo"), "<Control>z" },
      { N_("Redo"), "<Shift><Control>z" },
      { N_("Edit Trail"), "<Control>e" },
      { N_("Move Up"), "<Alt>Up" },
      { N_("Move Down"), "<Alt>Down" },
      { N_("Remove"), "Delete" },
    },
  },
};

#if ADW_CHECK_VERSION (1, 8, 0)

/* Newer than the version that the rest of the program keeps to. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static AdwDialog *
create_dialog (void)
{
  AdwDialog *dialog = adw_shortcuts_dialog_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      AdwShortcutsSection *section = adw_shortcuts_section_new (_(sections[i].title));

      for (const Shortcut *shortcut = sections[i].shortcuts; shortcut->title != NULL; shortcut++)
        adw_shortcuts_section_add (section, adw_shortcuts_item_new (_(shortcut->title),
                                                                    shortcut->accelerator));

      adw_shortcuts_dialog_add (ADW_SHORTCUTS_DIALOG (dialog), section);
    }

  return dialog;
}

G_GNUC_END_IGNORE_DEPRECATIONS

#else

static void
append_keycap (GtkBox     *box,
               const char *label)
{
  GtkWidget *keycap = gtk_label_new (label);

  gtk_widget_add_css_class (keycap, "keycap");
  gtk_box_append (box, keycap);
}

static GtkWidget *
create_keycaps (guint           keyval,
                GdkModifierType modifiers)
{
  g_autofree char *all = gtk_accelerator_get_label (keyval, modifiers);
  g_autofree char *key = gtk_accelerator_get_label (keyval, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  /* The modifiers come first, each with a plus sign after it. */
  if (g_str_has_suffix (all, key))
    {
      g_autofree char *prefix = g_strndup (all, strlen (all) - strlen (key));
      g_auto (GStrv) names = g_strsplit (prefix, "+", -1);

      for (guint i = 0; names[i] != NULL && *names[i] != '\0'; i++)
        append_keycap (GTK_BOX (box), names[i]);
    }
  append_keycap (GTK_BOX (box), key);

  /* Keys are written in this order in every language. */
  gtk_widget_set_direction (box, GTK_TEXT_DIR_LTR);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);

  return box;
}

static GtkWidget *
create_row (const Shortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *label = NULL;
  GdkModifierType modifiers;
  guint keyval;

  gtk_accelerator_parse (shortcut->accelerator, &keyval, &modifiers);
  label = gtk_accelerator_get_label (keyval, modifiers);

  /* It is there to be read. */
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_can_focus (row, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(shortcut->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_keycaps (keyval, modifiers));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, label, -1);

  return row;
}

static AdwDialog *
create_dialog (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *scrolled_window = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      AdwPreferencesGroup *group = g_object_new (STUDY_TYPE_GROUP, "title", _(sections[i].title), NULL);

      for (const Shortcut *shortcut = sections[i].shortcuts; shortcut->title != NULL; shortcut++)
        adw_preferences_group_add (group, create_row (shortcut));

      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
      scrolled_window = gtk_widget_get_ancestor (GTK_WIDGET (group), GTK_TYPE_SCROLLED_WINDOW);
    }

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_title (dialog, _("Keyboard Shortcuts"));
  /* It has the keyboard focus, to be scrolled. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled_window),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Keyboard Shortcuts"), -1);
  adw_dialog_set_content_width (dialog, 480);

  return dialog;
}

#endif

AdwDialog *
study_shortcuts_dialog_new (void)
{
  return create_dialog ();
}
