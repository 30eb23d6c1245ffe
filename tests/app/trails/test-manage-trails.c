/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/trails/study-trail-chooser-row.h"
#include "app/trails/study-trail-chooser.h"
#include "app/trails/study-trail-list.h"
#include "app/trails/study-trails-dialog.h"
#include "app/trails/study-trails-row.h"
#include "app/window/window-fixture.h"
#include "storage/library/study-trail-trash.h"

/* The library of several trails: choosing one, and managing all of them. */

#define LONG "A Guide With a Title That Is Long Enough for Two Lines of a Phone & <b>More</b>"

/* A library with two trails that the user added. */
static void
set_up_two (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *data_dir = study_paths_get_data_dir ();
  g_autofree char *trails_dir = study_paths_get_trails_dir ();
  g_autofree char *path = g_build_filename (trails_dir, "long.json", NULL);

  prepare (fixture, data);
  study_trail_trash_thin (data_dir, G_MAXINT64 / 2);
  write_second_trail (1);
  write_file (path, "{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"long\",\"title\":\"" LONG "\","
                    "\"stages\":[]}");
  open_window (fixture);
}

static StudyTrailList *
get_list (Fixture *fixture)
{
  g_autoptr (StudyTrailList) trail_list = NULL;

  g_object_get (fixture->window, "trail-list", &trail_list, NULL);

  return trail_list; /* the window owns it */
}

static char *
dup_ids (GListModel *model)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (StudyLibraryEntry) entry = g_list_model_get_item (model, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", study_library_entry_get_id (entry));
    }

  return g_string_free_and_steal (g_steal_pointer (&ids));
}

static void
assert_all (Fixture    *fixture,
            const char *expected)
{
  g_autofree char *ids = dup_ids (study_trail_list_get_all (get_list (fixture)));

  g_assert_cmpstr (ids, ==, expected);
}

static void
assert_shown_trails (Fixture    *fixture,
                     const char *expected)
{
  g_autofree char *ids = dup_ids (study_trail_list_get_shown (get_list (fixture)));

  g_assert_cmpstr (ids, ==, expected);
}

static void
activate_with (Fixture    *fixture,
               const char *action,
               const char *target)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, "s", target));
  wait_opened (fixture);
}

static GtkWidget *
manage (Fixture *fixture)
{
  activate (fixture, "trail.manage");
  test_ui_wait_for (STUDY_IS_TRAILS_DIALOG (get_dialog (fixture)));
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 20);

  return GTK_WIDGET (get_dialog (fixture));
}

/* GTK 4.18 leaves a reference to a dialog that is closed with the focus in it,
 * where what had the focus before is no more. */
static void
close_dialog (Fixture *fixture)
{
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  adw_dialog_force_close (get_dialog (fixture));
  test_ui_wait_for (get_dialog (fixture) == NULL);
}

static StudyTrailsRow *
get_row (GtkWidget *dialog,
         int        position)
{
  GtkListBox *list_box = GTK_LIST_BOX (test_ui_find_id (dialog, "list_box"));

  return STUDY_TRAILS_ROW (gtk_list_box_get_row_at_index (list_box, position));
}

/* What the menu of a row offers, the labels of a section after those of another. */
static char *
dup_menu (StudyTrailsRow *row)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (test_ui_find_id (GTK_WIDGET (row), "menu_button"));
  GMenuModel *menu = gtk_menu_button_get_menu_model (button);
  g_autoptr (GString) labels = g_string_new (NULL);

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      for (int j = 0; j < g_menu_model_get_n_items (section); j++)
        {
          g_autofree char *label = NULL;

          g_assert_true (g_menu_model_get_item_attribute (section, j, G_MENU_ATTRIBUTE_LABEL, "s", &label));
          g_string_append_printf (labels, "%s|", label);
        }
    }

  return g_string_free_and_steal (g_steal_pointer (&labels));
}

static void
assert_menu (GtkWidget  *dialog,
             int         position,
             const char *expected)
{
  g_autofree char *menu = dup_menu (get_row (dialog, position));

  g_assert_cmpstr (menu, ==, expected);
}

/* Does what a key does in a row. */
static void
press (StudyTrailsRow *row,
       guint           keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (row));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
                        j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (!GTK_IS_KEYVAL_TRIGGER (trigger) ||
              gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) != keyval ||
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) != GDK_ALT_MASK)
            continue;

          g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, GTK_WIDGET (row),
                                                       gtk_shortcut_get_arguments (shortcut)));
          return;
        }
    }

  g_assert_not_reached ();
}

/* Waits for what a change of a trail says in the end. */
static void
wait_for_toast (Fixture    *fixture,
                const char *title)
{
  test_ui_wait_for (find_toast (fixture) != NULL);
  assert_toast (fixture, title);
}

/* Activates what the toast offers. */
static void
click_toast (Fixture *fixture)
{
  GtkWidget *toast = find_toast (fixture);
  GtkWidget *button = test_ui_find_type (toast, GTK_TYPE_BUTTON);

  g_assert_true (GTK_IS_BUTTON (button));
  g_signal_emit_by_name (button, "clicked");
  wait_opened (fixture);
}

/* Opens the trails to choose from. */
static GtkWidget *
pop_up (Fixture *fixture)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (find_by_tooltip (GTK_WIDGET (fixture->window), "Choose a Trail"));
  GtkWidget *chooser;

  gtk_menu_button_popup (button);
  chooser = GTK_WIDGET (gtk_menu_button_get_popover (button));
  g_assert_true (STUDY_IS_TRAIL_CHOOSER (chooser));
  test_ui_wait_for (gtk_widget_get_mapped (chooser));
  test_ui_wait_frames (chooser, 5);

  return chooser;
}

static void
test_chooser (Fixture       *fixture,
              gconstpointer  data)
{
  StudyLibraryEntry *second = study_library_find (fixture->library, "second");
  GtkWidget *chooser;
  GtkListBox *list_box;
  GtkListBoxRow *first_row, *last_row;
  gboolean current;

  study_item_set_done (get_item (fixture, DJANGO "/orm"), TRUE);
  chooser = pop_up (fixture);
  list_box = GTK_LIST_BOX (test_ui_find_id (chooser, "list_box"));
  first_row = gtk_list_box_get_row_at_index (list_box, 0);
  last_row = gtk_list_box_get_row_at_index (list_box, 2);
  test_ui_wait_for (study_library_entry_get_total (second) == 1);
  test_ui_wait_for (g_str_equal (study_library_entry_get_title (study_library_find (fixture->library, "long")), LONG));
  test_ui_wait_frames (chooser, 5);
  test_ui_save_picture (chooser, "trail-chooser");

  /* The trail that is open counts by itself, and has the focus. */
  g_assert_cmpuint (study_library_entry_get_done (study_library_find (fixture->library, TRAIL)), ==, 1);
  g_object_get (first_row, "current", &current, NULL);
  g_assert_true (current);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == GTK_WIDGET (first_row));
  g_object_get (last_row, "current", &current, NULL);
  g_assert_false (current);
  gtk_test_accessible_assert_role (last_row, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (last_row, GTK_ACCESSIBLE_PROPERTY_LABEL, "A Second Trail");
  gtk_test_accessible_assert_property (last_row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Not started, 0 of 1");

  g_signal_emit_by_name (list_box, "row-activated", last_row);
  test_ui_wait_for (!gtk_widget_get_mapped (chooser));
  wait_opened (fixture);
  g_assert_cmpstr (study_trail_get_id (get_trail (fixture)), ==, "second");
  g_object_get (last_row, "current", &current, NULL);
  g_assert_true (current);
  study_item_set_done (get_item (fixture, "frameworks-web/one/a"), TRUE);
  gtk_test_accessible_assert_property (last_row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Done, 1 of 1, currently open");
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  StudyTrailList *trail_list = get_list (fixture);
  g_autofree char *neighbour = NULL;
  g_autofree char *last = NULL;
  g_autofree char *initial = NULL;
  g_auto (GStrv) order = NULL;

  assert_all (fixture, TRAIL " long second");
  g_assert_true (study_trail_list_move (trail_list, "second", 0));
  assert_all (fixture, "second " TRAIL " long");
  g_assert_false (study_trail_list_move (trail_list, "second", 0));
  g_assert_false (study_trail_list_move (trail_list, "second", 3));
  g_assert_false (study_trail_list_move (trail_list, "nowhere", 1));
  order = g_settings_get_strv (fixture->settings, "trail-order");
  g_assert_cmpuint (g_strv_length (order), ==, 3);
  g_assert_cmpuint (study_trail_list_find (trail_list, "long"), ==, 2);
  g_assert_cmpuint (study_trail_list_find (trail_list, "nowhere"), ==, 3);

  /* What the user did not put anywhere comes last. */
  g_settings_set_strv (fixture->settings, "trail-order", (const char *[]) { "gone", "long", NULL });
  assert_all (fixture, "long " TRAIL " second");

  study_trail_list_set_hidden (trail_list, TRAIL, TRUE);
  assert_shown_trails (fixture, "long second");
  neighbour = study_trail_list_dup_neighbour (trail_list, "long");
  g_assert_cmpstr (neighbour, ==, "second");
  last = study_trail_list_dup_neighbour (trail_list, "second");
  g_assert_cmpstr (last, ==, "long");
  initial = study_trail_list_dup_initial (trail_list, TRAIL);
  g_assert_cmpstr (initial, ==, "long");

  /* A trail that the user added can be removed, and not hidden. */
  study_trail_list_set_hidden (trail_list, "long", TRUE);
  g_assert_false (study_trail_list_get_hidden (trail_list, "long"));
  study_trail_list_set_hidden (trail_list, TRAIL, FALSE);
  assert_shown_trails (fixture, "long " TRAIL " second");
}

static void
test_dialog (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *dialog = manage (fixture);
  StudyTrailsRow *row;

  test_ui_wait_for (g_str_equal (study_library_entry_get_title (study_library_find (fixture->library, "long")), LONG));
  test_ui_wait_for (study_library_entry_get_total (study_library_find (fixture->library, "second")) == 1);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "trails-dialog");
  assert_menu (dialog, 0, "_Duplicate|Move D_own|_Hide|");
  assert_menu (dialog, 1, "_Rename…|_Duplicate|Move _Up|Move D_own|Re_move|");
  assert_menu (dialog, 2, "_Rename…|_Duplicate|Move _Up|Re_move|");

  row = get_row (dialog, 2);
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Added by you · 0 of 1 item");
  gtk_test_accessible_assert_property (test_ui_find_id (GTK_WIDGET (row), "menu_button"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Options for “A Second Trail”");

  /* With the keyboard, and the focus goes with the row. */
  press (row, GDK_KEY_Up);
  assert_all (fixture, TRAIL " second long");
  row = get_row (dialog, 1);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == GTK_WIDGET (row));
  press (row, GDK_KEY_Down);
  assert_all (fixture, TRAIL " long second");
  press (get_row (dialog, 2), GDK_KEY_Down);
  press (get_row (dialog, 0), GDK_KEY_Up);
  assert_all (fixture, TRAIL " long second");
  close_dialog (fixture);
}

static void
test_drop (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *dialog = manage (fixture);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (get_row (dialog, 0)));
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean dropped = FALSE;

  g_value_init (&value, STUDY_TYPE_MOVABLE_ROW);
  g_value_set_object (&value, get_row (dialog, 2));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &dropped);
    }
  g_assert_true (dropped);
  assert_all (fixture, "second " TRAIL " long");
  close_dialog (fixture);
}

static void
test_rename (Fixture       *fixture,
             gconstpointer  data)
{
  AdwAlertDialog *dialog;
  GtkWidget *entry;

  activate_with (fixture, "win.trail", "second");
  activate_with (fixture, "trail.rename", "second");
  test_ui_wait_for (ADW_IS_ALERT_DIALOG (get_dialog (fixture)));
  dialog = ADW_ALERT_DIALOG (get_dialog (fixture));
  entry = test_ui_find_type (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "A Second Trail");
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 20);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "trail-rename");

  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  g_assert_false (adw_alert_dialog_get_response_enabled (dialog, "rename"));
  gtk_editable_set_text (GTK_EDITABLE (entry), " Another & Title ");
  g_assert_true (adw_alert_dialog_get_response_enabled (dialog, "rename"));
  g_signal_emit_by_name (dialog, "response::rename", "rename");
  adw_dialog_force_close (ADW_DIALOG (dialog));

  /* The window shows it at once. */
  test_ui_wait_for (g_str_equal (study_trail_get_title (get_trail (fixture)), "Another & Title"));
  /* And the library, once it is on the disk. */
  test_ui_wait_for (g_str_equal (study_library_entry_get_title (study_library_find (fixture->library, "second")),
                                 "Another & Title"));
  activate (fixture, "win.undo");
  g_assert_cmpstr (study_trail_get_title (get_trail (fixture)), ==, "A Second Trail");
  test_ui_wait_for (g_str_equal (study_library_entry_get_title (study_library_find (fixture->library, "second")),
                                 "A Second Trail"));
}

static void
test_duplicate (Fixture       *fixture,
                gconstpointer  data)
{
  study_item_set_done (get_item (fixture, DJANGO "/orm"), TRUE);
  activate_with (fixture, "trail.duplicate", TRAIL);
  wait_for_toast (fixture, "“Python Backend Career (Copy)” added");
  assert_all (fixture, TRAIL " study-guide-python-backend-career-alura-copy long second");
  click_toast (fixture);
  g_assert_cmpstr (study_trail_get_id (get_trail (fixture)), ==, "study-guide-python-backend-career-alura-copy");
  g_assert_true (study_item_get_done (get_item (fixture, DJANGO "/orm")));
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  activate_with (fixture, "win.trail", "second");
  study_item_set_done (get_item (fixture, "frameworks-web/one/a"), TRUE);
  activate_with (fixture, "trail.remove", "second");
  wait_for_toast (fixture, "“A Second Trail” removed");
  g_assert_null (study_library_find (fixture->library, "second"));
  g_assert_cmpstr (study_trail_get_id (get_trail (fixture)), ==, "long");
  g_assert_false (has_progress ("second", "frameworks-web/one/a"));

  click_toast (fixture);
  /* It is open again, since nothing else was chosen meanwhile. */
  test_ui_wait_for (study_library_find (fixture->library, "second") != NULL);
  test_ui_wait_for (g_str_equal (study_trail_get_id (get_trail (fixture)), "second"));
  g_assert_true (study_item_get_done (get_item (fixture, "frameworks-web/one/a")));

  /* The toast that was clicked takes a while to go. */
  test_ui_wait_for (find_toast (fixture) == NULL);
  activate_with (fixture, "trail.remove", "second");
  wait_for_toast (fixture, "“A Second Trail” removed");
  activate_with (fixture, "win.trail", TRAIL);
  click_toast (fixture);
  test_ui_wait_for (study_library_find (fixture->library, "second") != NULL);
  g_assert_cmpstr (study_trail_get_id (get_trail (fixture)), ==, TRAIL);
}

/* What cannot be removed stays, and stays open. */
static void
test_remove_blocked (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *data_dir = study_paths_get_data_dir ();
  g_autofree char *trash = g_build_filename (data_dir, "trash", NULL);

  activate_with (fixture, "win.trail", "second");
  g_rmdir (trash);
  write_file (trash, "a file where the folder should be");
  activate_with (fixture, "trail.remove", "second");
  test_ui_wait_for (find_toast (fixture) != NULL);
  wait_opened (fixture);
  g_assert_nonnull (study_library_find (fixture->library, "second"));
  g_assert_cmpstr (study_trail_get_id (get_trail (fixture)), ==, "second");
  g_assert_no_errno (g_remove (trash));
}

/* What was removed lately is in the dialog, also after the toast. */
static void
test_trash (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *dialog = manage (fixture);
  GtkWidget *group = test_ui_find_id (dialog, "trash_group");
  GtkWidget *box = test_ui_find_id (dialog, "trash_box");
  GtkWidget *button;

  activate_with (fixture, "trail.remove", "second");
  test_ui_wait_for (gtk_widget_get_visible (group));
  test_ui_wait_for (find_toast (fixture) != NULL);
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 20);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "trails-trash");
  button = test_ui_find_type (box, GTK_TYPE_BUTTON);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Restore “A Second Trail”");
  g_signal_emit_by_name (button, "clicked");
  test_ui_wait_for (study_library_find (fixture->library, "second") != NULL);
  test_ui_wait_for (!gtk_widget_get_visible (group));
  close_dialog (fixture);
}

/* Without any trail there is a page that says so, and a way back. */
static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  StudySession *session = NULL;
  GtkWidget *page, *focus;

  g_set_weak_pointer (&session, study_window_get_session (fixture->window));
  activate_with (fixture, "trail.remove", "second");
  test_ui_wait_for (study_library_find (fixture->library, "second") == NULL);
  activate_with (fixture, "trail.remove", "long");
  test_ui_wait_for (study_library_find (fixture->library, "long") == NULL);
  open_page (fixture, DJANGO);
  activate (fixture, "trail.manage");
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 20);
  activate_with (fixture, "trail.hide", TRAIL);
  g_assert_null (study_window_get_session (fixture->window));
  test_ui_wait_for (session == NULL);
  close_dialog (fixture);
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 20);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (focus != NULL && gtk_widget_get_mapped (focus));
  page = find (fixture, "empty_page");
  test_ui_wait_for (gtk_widget_get_mapped (page));
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (page)), ==, "No Trails");
  g_assert_false (is_enabled (fixture, "win.undo"));
  g_assert_false (is_enabled (fixture, "win.search"));
  g_assert_false (is_enabled (fixture, "progress.restore"));
  g_assert_false (is_enabled (fixture, "progress.export"));
  g_assert_false (is_enabled (fixture, "progress.reset-trail"));
  g_assert_true (is_enabled (fixture, "progress.import"));
  g_assert_false (is_enabled (fixture, "export.guide"));
  g_assert_false (is_enabled (fixture, "export.portfolio"));
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 20);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "window-no-trails");

  /* The trail is back where the user left it. */
  activate_with (fixture, "trail.show", TRAIL);
  g_assert_cmpstr (study_trail_get_id (get_trail (fixture)), ==, TRAIL);
  g_assert_cmpstr (get_page (fixture), ==, DJANGO);
  assert_shown_trails (fixture, TRAIL);
}

/* One that is damaged is no reason to open none. */
static void
test_open_any (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *dir = study_paths_get_trails_dir ();
  g_autofree char *path = g_build_filename (dir, "long.json", NULL);

  g_assert_true (open_trail (fixture, NULL));
  g_settings_set_string (fixture->settings, "current-trail", "second");
  activate (fixture, "trail.open-any");
  wait_opened (fixture);
  g_assert_cmpstr (study_trail_get_id (get_trail (fixture)), ==, "second");

  g_assert_true (open_trail (fixture, NULL));
  study_trail_list_set_hidden (get_list (fixture), TRAIL, TRUE);
  g_settings_set_string (fixture->settings, "current-trail", "long");
  write_file (path, "{ \"format\": ");
  activate (fixture, "trail.open-any");
  wait_opened (fixture);
  g_assert_cmpstr (study_trail_get_id (get_trail (fixture)), ==, "second");
}

static void
test_hide (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *dialog = manage (fixture);

  activate_with (fixture, "trail.hide", TRAIL);
  wait_for_toast (fixture, "“Python Backend Career” hidden");
  g_assert_cmpstr (study_trail_get_id (get_trail (fixture)), ==, "long");
  assert_menu (dialog, 0, "_Duplicate|Move D_own|_Show|");
  assert_shown_trails (fixture, "long second");
  click_toast (fixture);
  assert_shown_trails (fixture, TRAIL " long second");
  assert_menu (dialog, 0, "_Duplicate|Move D_own|_Hide|");
  test_ui_wait_for (find_toast (fixture) == NULL);
  close_dialog (fixture);
}

/* How it looks in the dark, on a phone, and from right to left. */
static void
test_looks (Fixture       *fixture,
            gconstpointer  data)
{
  AdwStyleManager *style_manager = adw_style_manager_get_default ();
  GtkWidget *chooser;
  GtkWidget *dialog;

  manage (fixture);
  test_ui_wait_for (study_library_entry_get_total (study_library_find (fixture->library, "second")) == 1);
  adw_style_manager_set_color_scheme (style_manager, ADW_COLOR_SCHEME_FORCE_DARK);
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 20);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "trails-dialog-dark");
  adw_style_manager_set_color_scheme (style_manager, ADW_COLOR_SCHEME_DEFAULT);
  close_dialog (fixture);

  close_window (fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_settings_set_int (fixture->settings, "window-width", 360);
  g_settings_set_int (fixture->settings, "window-height", 640);
  open_window (fixture);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
  dialog = manage (fixture);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (get_row (dialog, 1))), <=, 360);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "trails-dialog-narrow-rtl");
  close_dialog (fixture);

  activate (fixture, "win.toggle-sidebar");
  chooser = pop_up (fixture);
  test_ui_save_picture (chooser, "trail-chooser-narrow-rtl");
  gtk_popover_popdown (GTK_POPOVER (chooser));
  test_ui_wait_for (!gtk_widget_get_mapped (chooser));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int    argc,
      char **argv)
{
  test_ui_init (&argc, &argv);

#define ADD(path, func) g_test_add ("/manage-trails/" path, Fixture, NULL, set_up_two, func, tear_down)
  ADD ("chooser", test_chooser);
  ADD ("order", test_order);
  ADD ("dialog", test_dialog);
  ADD ("drop", test_drop);
  ADD ("rename", test_rename);
  ADD ("duplicate", test_duplicate);
  ADD ("remove", test_remove);
  ADD ("remove/blocked", test_remove_blocked);
  ADD ("trash", test_trash);
  ADD ("open-any", test_open_any);
  ADD ("empty", test_empty);
  ADD ("hide", test_hide);
  ADD ("looks", test_looks);

  return g_test_run ();
}
