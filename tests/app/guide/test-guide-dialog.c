/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/window-fixture.h"

#include "app/actions/study-guide-actions.h"
#include "app/guide/study-guide-dialog.h"
#include "app/guide/study-guide-part.h"
#include "app/guide/study-source-lines.h"
#include "app/progress/study-import-dialog.h"
#include "storage/library/study-library-edit.h"
#include "widgets/study-drop-zone.h"

/* Opening a guide in a window: the preview, what a person decides there, and the
 * trail that comes of it. */

#define GUIDE \
  "# A Guide to Gardening\n" \
  "\n" \
  "## Soil\n" \
  "\n" \
  "### Compost & <b>Mulch</b>\n" \
  "\n" \
  "- [x] What rots\n" \
  "- [ ] What does not\n" \
  "- [ ] [A course on compost](https://example.org/compost)\n" \
  "\n" \
  "### Worms\n" \
  "\n" \
  "- [x] Why they matter\n" \
  "\n" \
  "## Plants\n" \
  "\n" \
  "### Seeds\n" \
  "\n" \
  "- [ ] When to sow\n" \
  "- [ ] How deep\n" \
  "\n" \
  "## License\n" \
  "\n" \
  "CC BY 4.0\n"

#define SOIL 2
#define WORMS 10
#define SOW 18

static gboolean
is_ready (Fixture *fixture)
{
  return get_dialog (fixture) != NULL &&
         g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (find_in_dialog (fixture, "stack"))), "preview");
}

static void
open_text (Fixture    *fixture,
           const char *text)
{
  study_guide_actions_open_text (fixture->window, text);
  test_ui_wait_for (is_ready (fixture));
  test_ui_wait_frames (GTK_WIDGET (get_dialog (fixture)), 2);
}

static void
close_dialog (Fixture *fixture)
{
  g_signal_emit_by_name (find_in_dialog (fixture, "cancel_button"), "clicked");
  test_ui_wait_for (get_dialog (fixture) == NULL);
}

static const char *
get_summary (Fixture *fixture)
{
  return gtk_label_get_label (GTK_LABEL (find_in_dialog (fixture, "summary_label")));
}

static GtkSelectionModel *
get_model (Fixture    *fixture,
           const char *id)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (find_in_dialog (fixture, id)));
}

static char *
dup_title (StudyGuidePart *part)
{
  char *title;

  g_object_get (part, "title", &title, NULL);

  return title;
}

static GtkTreeExpander *
find_outline_row (GtkWidget  *root,
                  const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autoptr (StudyGuidePart) part = NULL;
      g_autofree char *part_title = NULL;
      GtkTreeExpander *found;

      if (GTK_IS_TREE_EXPANDER (child))
        {
          part = gtk_tree_expander_get_item (GTK_TREE_EXPANDER (child));
          part_title = part != NULL ? dup_title (part) : NULL;
          if (g_strcmp0 (part_title, title) == 0)
            return GTK_TREE_EXPANDER (child);
          continue;
        }
      found = find_outline_row (child, title);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkTreeExpander *
get_outline_row (Fixture    *fixture,
                 const char *title)
{
  GtkTreeExpander *row = find_outline_row (find_in_dialog (fixture, "outline_view"), title);

  g_assert_nonnull (row);

  return row;
}

/* As Enter on the row does. */
static void
toggle (Fixture         *fixture,
        GtkTreeExpander *row)
{
  g_signal_emit_by_name (find_in_dialog (fixture, "outline_view"), "activate",
                         gtk_tree_list_row_get_position (gtk_tree_expander_get_list_row (row)));
}

static StudySourceLine *
get_line (Fixture *fixture,
          guint    line)
{
  g_autoptr (StudySourceLine) object =
    g_list_model_get_item (G_LIST_MODEL (get_model (fixture, "source_view")), line);

  g_assert_nonnull (object);

  return object; /* the list is looked at, and keeps it */
}

static StudyGuideRole
get_role (Fixture *fixture,
          guint    line)
{
  StudyGuideRole role;

  g_object_get (get_line (fixture, line), "role", &role, NULL);

  return role;
}

static void
add (Fixture *fixture)
{
  g_autoptr (StudyTrail) before = g_object_ref (get_trail (fixture));

  g_assert_true (gtk_widget_get_sensitive (find_in_dialog (fixture, "add_button")));
  g_signal_emit_by_name (find_in_dialog (fixture, "add_button"), "clicked");
  test_ui_wait_for (get_dialog (fixture) == NULL && get_trail (fixture) != before);
}

static guint
count_trails (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->library));
}

/* What is read of the dialog, and what it says of each line. */
static void
test_preview (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *check_button;

  open_text (fixture, GUIDE);
  gtk_test_accessible_assert_role (get_dialog (fixture), GTK_ACCESSIBLE_ROLE_DIALOG);
  g_assert_cmpstr (adw_dialog_get_title (get_dialog (fixture)), ==, "Add Guide");
  g_assert_cmpstr (get_summary (fixture), ==, "2 stages, 3 topics, 6 items; 2 lines left out");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_in_dialog (fixture, "title_row"))), ==,
                   "A Guide to Gardening");
  g_assert_false (adw_banner_get_revealed (ADW_BANNER (find_in_dialog (fixture, "doubt_banner"))));
  g_assert_true (gtk_widget_get_visible (find_in_dialog (fixture, "marked_row")));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_in_dialog (fixture, "marked_row"))), ==,
                   "2 items");

  g_assert_cmpint (get_role (fixture, 0), ==, STUDY_GUIDE_TITLE);
  g_assert_cmpint (get_role (fixture, SOIL), ==, STUDY_GUIDE_STAGE);
  g_assert_cmpint (get_role (fixture, WORMS), ==, STUDY_GUIDE_TOPIC);
  g_assert_cmpint (get_role (fixture, SOW), ==, STUDY_GUIDE_LESSON);

  check_button = test_ui_find_type (GTK_WIDGET (get_outline_row (fixture, "Soil")), GTK_TYPE_CHECK_BUTTON);
  gtk_test_accessible_assert_role (check_button, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_test_accessible_assert_state (check_button, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  gtk_test_accessible_assert_property (find_in_dialog (fixture, "outline_view"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Outline");
  gtk_test_accessible_assert_property (find_in_dialog (fixture, "source_view"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Guide, line by line");
  test_ui_save_picture (GTK_WIDGET (fixture->window), "guide-light");
  close_dialog (fixture);
}

/* Nothing is left of a guide that is not added. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *trails_dir = study_paths_get_trails_dir ();
  g_autoptr (GDir) dir = NULL;

  /* Also before it is read. */
  study_guide_actions_open_text (fixture->window, GUIDE);
  adw_dialog_close (get_dialog (fixture));
  test_ui_wait_for (get_dialog (fixture) == NULL);

  open_text (fixture, GUIDE);
  close_dialog (fixture);

  g_assert_cmpuint (count_trails (fixture), ==, 1);
  dir = g_dir_open (trails_dir, 0, NULL);
  g_assert_true (dir == NULL || g_dir_read_name (dir) == NULL);
}

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  StudyTrail *trail;

  open_text (fixture, GUIDE);
  gtk_editable_set_text (GTK_EDITABLE (find_in_dialog (fixture, "title_row")), " ");
  g_assert_false (gtk_widget_get_sensitive (find_in_dialog (fixture, "add_button")));
  gtk_editable_set_text (GTK_EDITABLE (find_in_dialog (fixture, "title_row")), "My <i>Garden</i>");
  adw_switch_row_set_active (ADW_SWITCH_ROW (find_in_dialog (fixture, "marked_row")), TRUE);
  add (fixture);

  g_assert_cmpuint (count_trails (fixture), ==, 2);
  trail = get_trail (fixture);
  g_assert_cmpstr (study_trail_get_title (trail), ==, "My <i>Garden</i>");
  g_assert_cmpuint (study_trail_get_total (trail), ==, 6);
  g_assert_cmpuint (study_trail_get_done (trail), ==, 2);
  test_ui_wait_for (find_toast (fixture) != NULL);
  assert_toast (fixture, "“My <i>Garden</i>” added");
}

static void
choose_same (Fixture    *fixture,
             const char *response)
{
  AdwAlertDialog *alert;

  open_text (fixture, GUIDE);
  g_signal_emit_by_name (find_in_dialog (fixture, "add_button"), "clicked");
  test_ui_wait_for (ADW_IS_ALERT_DIALOG (get_dialog (fixture)));
  alert = ADW_ALERT_DIALOG (get_dialog (fixture));
  g_assert_cmpstr (adw_alert_dialog_get_heading (alert), ==, "Guide Already Added");
  g_assert_true (adw_alert_dialog_has_response (alert, "open"));
  /* A text is no file to update from. */
  g_assert_false (adw_alert_dialog_has_response (alert, "update"));
  test_ui_save_picture (GTK_WIDGET (fixture->window), "guide-same");
  g_signal_emit_by_name (alert, "response", response);
  adw_dialog_force_close (ADW_DIALOG (alert));
}

/* A guide that is already a trail is added once more only when that is chosen. */
static void
test_same (Fixture       *fixture,
           gconstpointer  data)
{
  open_text (fixture, GUIDE);
  add (fixture);
  g_assert_cmpuint (count_trails (fixture), ==, 2);

  choose_same (fixture, "open");
  test_ui_wait_for (get_dialog (fixture) == NULL);
  g_assert_cmpuint (count_trails (fixture), ==, 2);

  choose_same (fixture, "add");
  test_ui_wait_for (get_dialog (fixture) == NULL && count_trails (fixture) == 3);
}

/* What the source marks as done is taken over only when the user wants it. */
static void
test_add_open (Fixture       *fixture,
               gconstpointer  data)
{
  open_text (fixture, GUIDE);
  add (fixture);
  g_assert_cmpstr (study_trail_get_title (get_trail (fixture)), ==, "A Guide to Gardening");
  g_assert_cmpuint (study_trail_get_done (get_trail (fixture)), ==, 0);
}

/* What is left out and taken in again, with what is in it. */
static void
test_exclude (Fixture       *fixture,
              gconstpointer  data)
{
  GtkTreeExpander *soil, *worms;
  GtkWidget *check_button;

  open_text (fixture, GUIDE);
  soil = get_outline_row (fixture, "Soil");
  g_assert_true (gtk_tree_list_row_get_expanded (gtk_tree_expander_get_list_row (soil)));
  worms = get_outline_row (fixture, "Worms");
  check_button = test_ui_find_type (GTK_WIDGET (worms), GTK_TYPE_CHECK_BUTTON);

  toggle (fixture, worms);
  test_ui_wait_for (g_str_has_prefix (get_summary (fixture), "2 stages, 2 topics, 5 items"));
  gtk_test_accessible_assert_state (check_button, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  g_assert_cmpint (get_role (fixture, WORMS), ==, STUDY_GUIDE_LEFT_OUT);

  /* What is unfolded stays so. */
  g_assert_true (worms == get_outline_row (fixture, "Worms"));

  toggle (fixture, soil);
  test_ui_wait_for (g_str_has_prefix (get_summary (fixture), "1 stage, 1 topic, 2 items"));
  g_assert_false (gtk_widget_get_sensitive (check_button));
  test_ui_save_picture (GTK_WIDGET (fixture->window), "guide-excluded");

  toggle (fixture, soil);
  test_ui_wait_for (g_str_has_prefix (get_summary (fixture), "2 stages, 2 topics, 5 items"));
  g_assert_true (gtk_widget_get_sensitive (check_button));

  /* Whoever is quick gets what is seen. */
  toggle (fixture, worms);
  add (fixture);
  g_assert_cmpuint (study_trail_get_total (get_trail (fixture)), ==, 6);
}

/* What a guide says beside is below the rest, folded, and can be taken in. */
static void
test_include (Fixture       *fixture,
              gconstpointer  data)
{
  GListModel *rows;
  GtkTreeExpander *heading, *contributing;
  GtkWidget *check_button;

  open_text (fixture, GUIDE "\n## Contributing\n\n- Ask first\n- Write tests\n");
  rows = G_LIST_MODEL (get_model (fixture, "outline_view"));
  g_assert_cmpstr (get_summary (fixture), ==, "2 stages, 3 topics, 6 items; 5 lines left out");
  heading = get_outline_row (fixture, "Left out (5 lines)");
  g_assert_cmpuint (gtk_tree_list_row_get_position (gtk_tree_expander_get_list_row (heading)), ==,
                    g_list_model_get_n_items (rows) - 1);
  g_assert_false (gtk_tree_list_row_get_expanded (gtk_tree_expander_get_list_row (heading)));
  g_assert_false (gtk_widget_get_visible (test_ui_find_type (GTK_WIDGET (heading), GTK_TYPE_CHECK_BUTTON)));
  test_ui_save_picture (GTK_WIDGET (fixture->window), "guide-left-out");

  toggle (fixture, heading);
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 2);
  contributing = get_outline_row (fixture, "Contributing");
  check_button = test_ui_find_type (GTK_WIDGET (contributing), GTK_TYPE_CHECK_BUTTON);
  g_assert_true (gtk_widget_get_visible (check_button) && gtk_widget_get_sensitive (check_button));
  gtk_test_accessible_assert_state (check_button, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "guide-left-out-open");

  toggle (fixture, contributing);
  test_ui_wait_for (g_str_equal (get_summary (fixture), "3 stages, 4 topics, 8 items; 2 lines left out"));
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 2);
  contributing = get_outline_row (fixture, "Contributing");
  check_button = test_ui_find_type (GTK_WIDGET (contributing), GTK_TYPE_CHECK_BUTTON);
  gtk_test_accessible_assert_state (check_button, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);

  toggle (fixture, contributing);
  test_ui_wait_for (g_str_equal (get_summary (fixture), "2 stages, 3 topics, 6 items; 5 lines left out"));
  close_dialog (fixture);
}

/* A guide whose weeks are the way, with something in front of them and behind them. */
#define WEEKS \
  "# Two Weeks\n\n" \
  "## How I came to this\n\nA long story.\n\n- Once upon a time\n- The end\n\n" \
  "## Week 1\n\n### Soil\n\n- [ ] What rots\n- [ ] What does not\n\n" \
  "## Week 2\n\n### Worms\n\n- [ ] Why they matter\n\n" \
  "## What else there is\n\nMuch.\n\n- More\n"

/* Opens the menu of a row with its button, as a click does. */
static GtkWidget *
open_kinds (Fixture    *fixture,
            const char *title)
{
  GtkWidget *button = test_ui_find_type (GTK_WIDGET (get_outline_row (fixture, title)), GTK_TYPE_BUTTON);
  GtkWidget *menu;

  g_signal_emit_by_name (button, "clicked");
  menu = test_ui_find_type (GTK_WIDGET (get_dialog (fixture)), GTK_TYPE_POPOVER_MENU);
  test_ui_wait_for (menu != NULL && gtk_widget_get_mapped (menu));
  test_ui_wait_frames (menu, 2);

  return menu;
}

static void
choose_kind (Fixture        *fixture,
             const char     *title,
             const char     *action,
             StudyGuideRole  role)
{
  GtkWidget *menu = open_kinds (fixture, title);

  g_assert_true (gtk_widget_activate_action (menu, action, "u", role));
  gtk_popover_popdown (GTK_POPOVER (menu));
}

static void
assert_kind (Fixture    *fixture,
             const char *title,
             const char *kind)
{
  GtkWidget *button = test_ui_find_type (GTK_WIDGET (get_outline_row (fixture, title)), GTK_TYPE_BUTTON);

  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (test_ui_find_type (button, GTK_TYPE_LABEL))), ==, kind);
}

/* Returns whether there is something to undo or redo, and does so. */
static gboolean
press (Fixture    *fixture,
       const char *id)
{
  GtkWidget *button = find_in_dialog (fixture, id);

  if (!gtk_widget_get_sensitive (button))
    return FALSE;

  g_signal_emit_by_name (button, "clicked");

  return TRUE;
}

/* What a row becomes is changed at its tag, for itself and for all alike, and undone. */
static void
test_kinds (Fixture       *fixture,
            gconstpointer  data)
{
  GtkTreeExpander *worms;
  GtkWidget *button, *item;

  open_text (fixture, GUIDE);
  worms = get_outline_row (fixture, "Worms");
  button = test_ui_find_type (GTK_WIDGET (worms), GTK_TYPE_BUTTON);
  gtk_test_accessible_assert_role (button, GTK_ACCESSIBLE_ROLE_BUTTON);

  /* The row has the focus, and nothing in it. */
  item = gtk_widget_get_parent (GTK_WIDGET (worms));
  gtk_widget_grab_focus (item);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == item);
  g_assert_false (gtk_widget_get_focusable (button) || gtk_widget_get_focusable (GTK_WIDGET (worms)));
  open_kinds (fixture, "Worms");
  test_ui_save_picture (GTK_WIDGET (fixture->window), "guide-kinds");

  choose_kind (fixture, "Worms", "kind.one", STUDY_GUIDE_STAGE);
  test_ui_wait_for (g_str_has_prefix (get_summary (fixture), "3 stages, 3 topics, 6 items"));
  assert_kind (fixture, "Worms", "Stage");
  g_assert_true (worms == get_outline_row (fixture, "Worms"));
  g_assert_cmpint (get_role (fixture, WORMS), ==, STUDY_GUIDE_STAGE);
  test_ui_wait_for (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == item);

  choose_kind (fixture, "Compost & Mulch", "kind.alike", STUDY_GUIDE_STAGE);
  test_ui_wait_for (g_str_has_prefix (get_summary (fixture), "3 stages, 3 topics, 6 items"));
  test_ui_wait_for (get_role (fixture, SOIL) == STUDY_GUIDE_STRUCTURE);
  assert_kind (fixture, "Seeds", "Stage");

  g_assert_true (press (fixture, "undo_button"));
  test_ui_wait_for (get_role (fixture, SOIL) == STUDY_GUIDE_STAGE);
  assert_kind (fixture, "Seeds", "Topic");
  g_assert_true (press (fixture, "undo_button"));
  test_ui_wait_for (g_str_has_prefix (get_summary (fixture), "2 stages, 3 topics, 6 items"));
  g_assert_false (press (fixture, "undo_button"));
  g_assert_true (press (fixture, "redo_button"));
  test_ui_wait_for (g_str_has_prefix (get_summary (fixture), "3 stages, 3 topics, 6 items"));

  /* What is seen is what is added. */
  choose_kind (fixture, "Worms", "kind.one", STUDY_GUIDE_TEXT);
  add (fixture);
  g_assert_cmpuint (study_trail_get_total (get_trail (fixture)), ==, 6);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_trail (fixture))), ==, 2);
}

/* Levels and switches are undone, too. */
static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  AdwComboRow *level_row;
  AdwSwitchRow *marked_row;

  open_text (fixture, GUIDE);
  level_row = ADW_COMBO_ROW (find_in_dialog (fixture, "level_row"));
  marked_row = ADW_SWITCH_ROW (find_in_dialog (fixture, "marked_row"));
  g_assert_false (press (fixture, "undo_button"));
  adw_switch_row_set_active (marked_row, TRUE);
  adw_combo_row_set_selected (level_row, 2);
  test_ui_wait_for (get_role (fixture, WORMS) == STUDY_GUIDE_STAGE);
  toggle (fixture, get_outline_row (fixture, "Worms"));
  test_ui_wait_for (get_role (fixture, WORMS) == STUDY_GUIDE_LEFT_OUT);

  g_assert_true (press (fixture, "undo_button"));
  test_ui_wait_for (get_role (fixture, WORMS) == STUDY_GUIDE_STAGE);
  g_assert_true (press (fixture, "undo_button"));
  test_ui_wait_for (get_role (fixture, WORMS) == STUDY_GUIDE_TOPIC);
  g_assert_cmpuint (adw_combo_row_get_selected (level_row), ==, 1);
  g_assert_true (adw_switch_row_get_active (marked_row));
  g_assert_true (press (fixture, "undo_button"));
  g_assert_false (adw_switch_row_get_active (marked_row));
  g_assert_true (press (fixture, "redo_button"));
  g_assert_true (adw_switch_row_get_active (marked_row));
  close_dialog (fixture);
}

static const char *
get_language (AdwComboRow *row)
{
  return gtk_string_object_get_string (adw_combo_row_get_selected_item (row));
}

/* The language that the reader found is shown, and another one gets into the trail. */
static void
test_language (Fixture       *fixture,
               gconstpointer  data)
{
  AdwComboRow *row;
  GtkStringList *names;

  open_text (fixture, "# Guia de hortas\n\n## O solo\n\n- O que é a terra e para que serve\n"
                      "- Como não se deve regar\n\n## As plantas\n\n- Quando semear e com que cuidado\n");
  row = ADW_COMBO_ROW (find_in_dialog (fixture, "language_row"));
  g_assert_cmpstr (get_language (row), ==, "Português (Brasil)");
  names = GTK_STRING_LIST (adw_combo_row_get_model (row));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (names)); i++)
    {
      if (g_str_equal (gtk_string_list_get_string (names, i), "Galego"))
        adw_combo_row_set_selected (row, i);
    }
  g_assert_cmpstr (get_language (row), ==, "Galego");
  g_assert_true (press (fixture, "undo_button"));
  g_assert_cmpstr (get_language (row), ==, "Português (Brasil)");
  g_assert_true (press (fixture, "redo_button"));
  add (fixture);
  g_assert_cmpstr (study_trail_get_language (get_trail (fixture)), ==, "gl");

  /* What is in no language that is known can be in one. */
  open_text (fixture, "# X\n\n## Y\n\n- A1\n- B2\n- C3\n");
  row = ADW_COMBO_ROW (find_in_dialog (fixture, "language_row"));
  g_assert_cmpstr (get_language (row), ==, "Unknown");
  close_dialog (fixture);
}

/* What stands in front of the way and behind it is taken in with a switch each. */
static void
test_groups (Fixture       *fixture,
             gconstpointer  data)
{
  GtkTreeExpander *introduction;
  GtkWidget *group_switch;

  open_text (fixture, WEEKS);
  g_assert_cmpstr (get_summary (fixture), ==, "2 stages, 2 topics, 3 items; 7 lines left out");
  introduction = get_outline_row (fixture, "Introduction");
  g_assert_cmpuint (gtk_tree_list_row_get_position (gtk_tree_expander_get_list_row (introduction)), ==, 0);
  get_outline_row (fixture, "Appendix");
  g_assert_null (find_outline_row (find_in_dialog (fixture, "outline_view"), "Left out (0 lines)"));
  toggle (fixture, introduction);
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 2);
  assert_kind (fixture, "How I came to this", "Left Out");
  test_ui_save_picture (GTK_WIDGET (fixture->window), "guide-groups");

  introduction = get_outline_row (fixture, "Introduction");
  group_switch = test_ui_find_type (GTK_WIDGET (introduction), GTK_TYPE_SWITCH);
  gtk_test_accessible_assert_state (group_switch, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  gtk_switch_set_active (GTK_SWITCH (group_switch), TRUE);
  test_ui_wait_for (g_str_equal (get_summary (fixture), "3 stages, 3 topics, 5 items; 3 lines left out"));
  g_assert_true (introduction == get_outline_row (fixture, "Introduction"));
  assert_kind (fixture, "How I came to this", "Stage");

  g_assert_true (press (fixture, "undo_button"));
  test_ui_wait_for (g_str_equal (get_summary (fixture), "2 stages, 2 topics, 3 items; 7 lines left out"));
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (group_switch)));

  /* One of them is enough. */
  choose_kind (fixture, "How I came to this", "kind.one", STUDY_GUIDE_TOPIC);
  test_ui_wait_for (g_str_has_prefix (get_summary (fixture), "3 stages, 3 topics, 5 items"));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (group_switch)));
  close_dialog (fixture);
}

static void
test_levels (Fixture       *fixture,
             gconstpointer  data)
{
  AdwComboRow *row;

  open_text (fixture, GUIDE);
  row = ADW_COMBO_ROW (find_in_dialog (fixture, "level_row"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (row)));
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 1);
  adw_combo_row_set_selected (row, 2);
  test_ui_wait_for (get_role (fixture, WORMS) == STUDY_GUIDE_STAGE);
  close_dialog (fixture);
}

/* Who chooses in one list sees the same in the other. */
static void
test_selection (Fixture       *fixture,
                gconstpointer  data)
{
  GtkListView *source_view, *outline_view;
  GtkSingleSelection *outline, *source;
  GtkTreeListRow *row;
  g_autoptr (StudyGuidePart) part = NULL;
  g_autofree char *title = NULL;

  open_text (fixture, GUIDE);
  source_view = GTK_LIST_VIEW (find_in_dialog (fixture, "source_view"));
  outline_view = GTK_LIST_VIEW (find_in_dialog (fixture, "outline_view"));
  source = GTK_SINGLE_SELECTION (get_model (fixture, "source_view"));
  outline = GTK_SINGLE_SELECTION (get_model (fixture, "outline_view"));

  gtk_list_view_scroll_to (source_view, SOW, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_list_view_scroll_to (source_view, SOW, GTK_LIST_SCROLL_SELECT, NULL);
  row = gtk_single_selection_get_selected_item (outline);
  g_assert_nonnull (row);
  part = gtk_tree_list_row_get_item (row);
  title = dup_title (part);
  g_assert_true (g_str_has_suffix (title, "When to sow"));

  gtk_list_view_scroll_to (outline_view, 0, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_list_view_scroll_to (outline_view, 0, GTK_LIST_SCROLL_SELECT, NULL);
  g_assert_cmpuint (gtk_single_selection_get_selected (source), ==, SOIL);
  close_dialog (fixture);
}

/* Returns a guide of so many stages with topics and items in them. */
static char *
write_long_guide (guint n_stages,
                  guint n_topics,
                  guint n_items)
{
  GString *text = g_string_new ("# A Long Guide\n");

  for (guint i = 0; i < n_stages; i++)
    {
      g_string_append_printf (text, "\n## Stage %u\n", i);
      for (guint j = 0; j < n_topics; j++)
        {
          g_string_append_printf (text, "\n### Topic %u.%u\n\n", i, j);
          for (guint k = 0; k < n_items; k++)
            g_string_append_printf (text, "- [ ] [What there is to learn in %u.%u.%u, with a course on it]"
                                    "(https://example.org/courses/%u/%u/%u)\n", i, j, k, i, j, k);
        }
    }

  return g_string_free_and_steal (text);
}

static GtkAdjustment *
get_adjustment (Fixture    *fixture,
                const char *id)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (find_in_dialog (fixture, id), GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
}

/* Who scrolls one list sees the same in the other. */
static void
test_scrolling (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *text = write_long_guide (20, 6, 4);
  GtkAdjustment *outline, *source;

  open_text (fixture, text);
  outline = get_adjustment (fixture, "outline_view");
  source = get_adjustment (fixture, "source_view");
  test_ui_wait_frames (GTK_WIDGET (get_dialog (fixture)), 5);
  g_assert_cmpfloat (gtk_adjustment_get_value (outline), ==, 0);

  gtk_adjustment_set_value (source, gtk_adjustment_get_upper (source) / 2);
  test_ui_wait_for (gtk_adjustment_get_value (outline) > gtk_adjustment_get_upper (outline) / 4);
  g_assert_cmpfloat (gtk_adjustment_get_value (outline), <, gtk_adjustment_get_upper (outline) * 3 / 4);
  test_ui_wait_frames (GTK_WIDGET (get_dialog (fixture)), 5);

  gtk_adjustment_set_value (outline, gtk_adjustment_get_upper (outline));
  test_ui_wait_for (gtk_adjustment_get_value (source) > gtk_adjustment_get_upper (source) * 3 / 4);
  test_ui_wait_frames (GTK_WIDGET (get_dialog (fixture)), 5);

  gtk_adjustment_set_value (outline, 0);
  test_ui_wait_for (gtk_adjustment_get_value (source) < gtk_adjustment_get_upper (source) / 8);
  test_ui_wait_frames (GTK_WIDGET (get_dialog (fixture)), 5);
  g_assert_cmpfloat (gtk_adjustment_get_value (outline), ==, 0);
  close_dialog (fixture);
}

static void
drop (Fixture      *fixture,
      const GValue *value)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (find_type (fixture, STUDY_TYPE_DROP_ZONE));
  gboolean dropped = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", value, 0.0, 0.0, &dropped);
    }
  g_assert_true (dropped);
}

/* Text is shown; of several files the first is, and then the others. */
static void
test_drop (Fixture       *fixture,
           gconstpointer  data)
{
  static const char * const names[] = { "first.md", "second.md" };
  g_auto (GValue) text = G_VALUE_INIT;
  g_auto (GValue) list = G_VALUE_INIT;
  GFile *files[G_N_ELEMENTS (names)];

  g_value_init (&text, G_TYPE_STRING);
  g_value_set_static_string (&text, GUIDE);
  drop (fixture, &text);
  test_ui_wait_for (is_ready (fixture));
  close_dialog (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (g_get_user_data_dir (), names[i], NULL);
      g_autofree char *contents = g_strdup_printf ("# %s\n\n## Stage\n\n- Lesson\n", names[i]);

      write_file (path, contents);
      files[i] = g_file_new_for_path (path);
    }
  g_value_init (&list, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&list, gdk_file_list_new_from_array (files, G_N_ELEMENTS (files)));
  drop (fixture, &list);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      AdwDialog *dialog = get_dialog (fixture);

      test_ui_wait_for (is_ready (fixture));
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_in_dialog (fixture, "title_row"))), ==, names[i]);
      g_signal_emit_by_name (find_in_dialog (fixture, "cancel_button"), "clicked");
      test_ui_wait_for (get_dialog (fixture) != dialog);
      g_object_unref (files[i]);
    }
  g_assert_null (get_dialog (fixture));
}

/* Nobody wants to look at all of a folder. */
static void
test_many_files (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GListModel) dialogs = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (fixture->window));
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/guide.md");
  GFile *files[20];

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    files[i] = file;
  study_guide_actions_open_files (fixture->window, files, G_N_ELEMENTS (files));
  g_assert_cmpuint (g_list_model_get_n_items (dialogs), ==, 10);
  test_ui_wait_for (find_toast (fixture) != NULL);
  assert_toast (fixture, "Only the first 10 files were opened");
  while (get_dialog (fixture) != NULL)
    {
      adw_dialog_force_close (get_dialog (fixture));
      test_ui_iterate ();
    }
}

/* What is no guide can be added all the same. */
static void
test_doubt (Fixture       *fixture,
            gconstpointer  data)
{
  open_text (fixture, "It was a dark and stormy night.\n");
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (find_in_dialog (fixture, "doubt_banner"))));
  g_assert_true (gtk_widget_get_sensitive (find_in_dialog (fixture, "add_button")));
  test_ui_save_picture (GTK_WIDGET (fixture->window), "guide-doubt");
  close_dialog (fixture);
}

/* Text that would turn or break a label is shown for what it is. */
static void
test_hostile (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *text = NULL;

  open_text (fixture, GUIDE "\n- a\342\200\256b\033[31m\n");
  g_object_get (get_line (fixture, 25), "text", &text, NULL);
  g_assert_cmpstr (text, ==, "- a�b�[31m");
  close_dialog (fixture);
}

static void
test_not_text (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "picture.md", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "\x89PNG\0\0\0\r", 8, &error);
  g_assert_no_error (error);
  study_guide_actions_open (fixture->window, file);
  test_ui_wait_for (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (find_in_dialog (fixture, "stack"))),
                               "error") == 0);
  g_assert_false (gtk_widget_get_visible (find_in_dialog (fixture, "add_button")));
  test_ui_save_picture (GTK_WIDGET (fixture->window), "guide-error");
  close_dialog (fixture);
  g_assert_cmpuint (count_trails (fixture), ==, 1);
}

/* A trail is added as well, without lines to look at. */
static void
test_trail (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "trail.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *contents = g_strdup_printf (SECOND, 1);

  write_file (path, contents);
  study_guide_actions_open (fixture->window, file);
  test_ui_wait_for (is_ready (fixture));
  g_assert_cmpstr (get_summary (fixture), ==, "1 stage, 1 topic, 1 item");
  g_assert_nonnull (get_outline_row (fixture, "Web"));
  test_ui_save_picture (GTK_WIDGET (fixture->window), "guide-trail");
  add (fixture);
  g_assert_cmpstr (study_trail_get_title (get_trail (fixture)), ==, "A Second Trail");
  g_assert_nonnull (study_trail_find_item (get_trail (fixture), "frameworks-web/one/a"));
}

/* Progress goes another way. */
static void
test_progress (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "archive.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  write_file (path, "{\"format\":\"studytrail-archive\",\"version\":1,\"created\":1763132400123456,\"progress\":["
                    "{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"" TRAIL "\",\"registers\":["
                    "{\"scope\":\"item\",\"id\":\"" DJANGO "/orm\",\"field\":\"done\",\"value\":1763132400123456,"
                    "\"time\":1763132400123456,\"device\":\"3f2a9c1e\"}]}],\"trails\":[]}");
  study_guide_actions_open (fixture->window, file);
  test_ui_wait_for (STUDY_IS_IMPORT_DIALOG (get_dialog (fixture)));
  adw_dialog_close (get_dialog (fixture));
  test_ui_wait_for (get_dialog (fixture) == NULL);
}

/* A long guide is read and scrolled through without a wait. */
static void
test_large (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("# Large\n\n");
  gint64 start;
  guint n_lines;

  for (guint i = 0; text->len < 5 * 1000 * 1000; i++)
    g_string_append_printf (text, "## Stage %u\n\n### Topic\n\n- A lesson on something that takes a line %u\n"
                                  "- Another one\n\n", i, i);

  start = g_get_monotonic_time ();
  open_text (fixture, text->str);
  g_test_minimized_result ((double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, "5 MB shown in %f s",
                           (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  n_lines = g_list_model_get_n_items (G_LIST_MODEL (get_model (fixture, "source_view")));
  g_assert_cmpuint (n_lines, >, 100000);
  gtk_list_view_scroll_to (GTK_LIST_VIEW (find_in_dialog (fixture, "source_view")), n_lines - 1,
                           GTK_LIST_SCROLL_FOCUS, NULL);
  test_ui_wait_frames (GTK_WIDGET (get_dialog (fixture)), 2);
  close_dialog (fixture);
}

#define LONG_TITLE "A title that is a good deal longer than what anybody would give to a guide, and goes on and on"

/* How it looks: dark, narrow, from right to left, with large text and a long title. */
static void
test_pictures (Fixture       *fixture,
               gconstpointer  data)
{
  AdwStyleManager *style_manager = adw_style_manager_get_default ();

  adw_style_manager_set_color_scheme (style_manager, ADW_COLOR_SCHEME_FORCE_DARK);
  open_text (fixture, GUIDE);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "guide-dark");
  close_dialog (fixture);
  adw_style_manager_set_color_scheme (style_manager, ADW_COLOR_SCHEME_DEFAULT);

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  open_text (fixture, GUIDE);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "guide-rtl");
  close_dialog (fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);

  reopen_narrow_window (fixture);
  open_text (fixture, "# " LONG_TITLE "\n\n## " LONG_TITLE "\n\n### " LONG_TITLE "\n\n- [x] " LONG_TITLE "\n");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (get_dialog (fixture))), <=, 360);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "guide-narrow");
  for (guint i = 0; i < 2; i++)
    {
      static const char * const pages[] = { "source", "options" };
      g_autofree char *name = g_strconcat ("guide-narrow-", pages[i], NULL);

      adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (find_in_dialog (fixture, "view_stack")), pages[i]);
      test_ui_wait_frames (GTK_WIDGET (get_dialog (fixture)), 2);
      test_ui_save_picture (GTK_WIDGET (fixture->window), name);
    }

  test_ui_set_text_scale (1.5);
  test_ui_wait_frames (GTK_WIDGET (get_dialog (fixture)), 2);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "guide-large-text");
  test_ui_set_text_scale (1);
  close_dialog (fixture);
}

#define ADD(name, func) g_test_add ("/guide-dialog/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  test_ui_init (&argc, &argv);

  ADD ("preview", test_preview);
  ADD ("cancel", test_cancel);
  ADD ("add", test_add);
  ADD ("same", test_same);
  ADD ("add-open", test_add_open);
  ADD ("exclude", test_exclude);
  ADD ("include", test_include);
  ADD ("kinds", test_kinds);
  ADD ("undo", test_undo);
  ADD ("language", test_language);
  ADD ("groups", test_groups);
  ADD ("levels", test_levels);
  ADD ("selection", test_selection);
  ADD ("scrolling", test_scrolling);
  ADD ("drop", test_drop);
  ADD ("many-files", test_many_files);
  ADD ("doubt", test_doubt);
  ADD ("hostile", test_hostile);
  ADD ("not-text", test_not_text);
  ADD ("trail", test_trail);
  ADD ("progress", test_progress);
  ADD ("large", test_large);
  ADD ("pictures", test_pictures);

  return g_test_run ();
}
