/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/guide/study-kind-menu.h"

#include <glib/gi18n.h>

#include "formats/guide/study-guide-choices.h"
#include "model/content/study-text-fill.h"

/* The menu that says what a part of a guide becomes, for itself and for all that are like it.
 * It is made when it is asked for: a guide may have thousands of parts. */

typedef struct
{
  GPtrArray *outline; /* what holds the nodes */
  GPtrArray *nodes;
  StudyKindFunc func;
  gpointer user_data;
} Choice;

static const StudyGuideRole kinds[] = {
  STUDY_GUIDE_STAGE,  STUDY_GUIDE_TOPIC,    STUDY_GUIDE_LESSON,  STUDY_GUIDE_COURSE,
  STUDY_GUIDE_RESOURCE, STUDY_GUIDE_PROJECT, STUDY_GUIDE_TEXT,
};

static void
choice_free (gpointer  data,
             GClosure *closure)
{
  Choice *choice = data;

  g_clear_pointer (&choice->nodes, g_ptr_array_unref);
  g_clear_pointer (&choice->outline, g_ptr_array_unref);
  g_free (choice);
}

static void
chosen_cb (GSimpleAction *action,
           GVariant      *value,
           Choice        *choice)
{
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (action));

  if (!g_variant_equal (value, state))
    choice->func (choice->user_data, choice->nodes, g_variant_get_uint32 (value));
}

/* Takes the nodes. */
static void
add_action (GSimpleActionGroup   *group,
            const char           *name,
            const StudyGuidePlan *plan,
            GPtrArray            *nodes,
            StudyGuideRole        role,
            StudyKindFunc         func,
            gpointer              user_data)
{
  g_autoptr (GSimpleAction) action =
    g_simple_action_new_stateful (name, G_VARIANT_TYPE_UINT32, g_variant_new_uint32 (role));
  Choice *choice = g_new0 (Choice, 1);

  choice->outline = g_ptr_array_ref (plan->outline);
  choice->nodes = nodes;
  choice->func = func;
  choice->user_data = user_data;
  g_signal_connect_data (action, "activate", G_CALLBACK (chosen_cb), choice, choice_free, G_CONNECT_DEFAULT);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
}

static void
append_role (GMenu          *menu,
             const char     *action,
             StudyGuideRole  role)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (study_guide_role_to_label (role), NULL);

  g_menu_item_set_action_and_target (item, action, "u", role);
  g_menu_append_item (menu, item);
}

static GMenu *
create_kinds (const StudyGuideNode *node,
              const char           *action)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  /* What the reader made of it may be nothing that one would choose. */
  if (node->read_role != STUDY_GUIDE_LEFT_OUT && !study_guide_role_is_kind (node->read_role))
    append_role (section, action, node->read_role);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    append_role (section, action, kinds[i]);
  append_role (last, action, STUDY_GUIDE_LEFT_OUT);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));

  return menu;
}

/* Returns a menu that tells a function which parts of a plan are to become what. */
GtkWidget *
study_kind_menu_new (const StudyGuidePlan *plan,
                     StudyGuideNode       *node,
                     StudyKindFunc         func,
                     gpointer              user_data)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = create_kinds (node, "kind.one");
  GPtrArray *one = g_ptr_array_new ();
  GPtrArray *alike = study_guide_plan_find_alike (plan, node);
  GtkWidget *popover;

  if (alike->len > 1)
    {
      g_autoptr (GMenu) all = create_kinds (node, "kind.alike");
      g_autoptr (GMenu) section = g_menu_new ();
      g_autofree char *label =
        /* Translators: opens a menu of what all parts of a guide become that are like one, such as
         * all headings of its level; %u is always more than 1. */
        study_text_fill (ngettext ("All %u Like This", "All %u Like This", alike->len), alike->len);

      g_menu_append_submenu (section, label, G_MENU_MODEL (all));
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }
  g_ptr_array_add (one, node);
  add_action (group, "one", plan, one, node->role, func, user_data);
  add_action (group, "alike", plan, alike, node->role, func, user_data);

  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_insert_action_group (popover, "kind", G_ACTION_GROUP (group));

  return popover;
}
