/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/editor/editor-fixture.h"
#include "session/study-trail-edit.h"

/* What a person does in the editor. */

static void
test_texts (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *title_row;

  edit (fixture, "soil/clay");
  title_row = on_page (fixture, "title_row");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title_row)), ==, "Clay");

  /* What is typed is there when the user pauses. */
  gtk_editable_set_text (GTK_EDITABLE (title_row), "Clay & Loam");
  g_assert_cmpstr (study_topic_get_title (get_topic (fixture, "soil/clay")), ==, "Clay");
  test_ui_wait_for (g_str_equal (study_topic_get_title (get_topic (fixture, "soil/clay")), "Clay & Loam"));
  gtk_editable_set_text (GTK_EDITABLE (title_row), "Clay & Sand");
  test_ui_wait_for (g_str_equal (study_topic_get_title (get_topic (fixture, "soil/clay")), "Clay & Sand"));
  test_ui_wait_for (is_written ("own", "Clay & Sand"));

  /* A run of typing is one step. */
  undo (fixture);
  g_assert_cmpstr (study_topic_get_title (get_topic (fixture, "soil/clay")), ==, "Clay");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title_row)), ==, "Clay");
  test_ui_wait_for (is_written ("own", "\"Clay\""));

  /* A topic without a title is none. */
  type_in (fixture, "title_row", "  ");
  g_assert_true (gtk_widget_get_visible (on_page (fixture, "title_error")));
  g_assert_true (gtk_test_accessible_has_state (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (title_row))),
                                                GTK_ACCESSIBLE_STATE_INVALID));
  g_assert_cmpstr (study_topic_get_title (get_topic (fixture, "soil/clay")), ==, "Clay");
  type_in (fixture, "title_row", "Mud");
  g_assert_false (gtk_widget_get_visible (on_page (fixture, "title_error")));

  /* What was typed a moment ago is not lost when the dialog closes. */
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (on_page (fixture, "text_view"))), "Light.", -1);
  leave_editor (fixture);
  g_assert_cmpstr (study_topic_get_text (get_topic (fixture, "soil/clay")), ==, "Light.");
  assert_shown (fixture, "soil/clay", STUDY_TYPE_TOPIC_PAGE);
}

static void
test_item (Fixture       *fixture,
           gconstpointer  data)
{
  edit (fixture, "soil/clay");
  act (fixture, "part.open", "soil/clay/dig");
  assert_at (fixture, "soil/clay/dig");
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 30);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "editor-item");

  type_in (fixture, "url_row", "javascript:alert(1)");
  g_assert_true (gtk_widget_get_visible (on_page (fixture, "url_error")));
  g_assert_cmpstr (study_item_get_url (get_item (fixture, "soil/clay/dig")), ==, "https://example.org/dig");
  type_in (fixture, "url_row", "example.org/deep");
  g_assert_cmpstr (study_item_get_url (get_item (fixture, "soil/clay/dig")), ==, "https://example.org/deep");
  type_in (fixture, "provider_row", "Garden School");
  g_assert_cmpstr (study_item_get_provider (get_item (fixture, "soil/clay/dig")), ==, "Garden School");
  adw_spin_row_set_value (ADW_SPIN_ROW (on_page (fixture, "hours_row")), 9.5);
  g_assert_cmpfloat (study_item_get_hours (get_item (fixture, "soil/clay/dig")), ==, 9.5);

  /* Only a course has a project: the row goes back, and the editor says why. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (on_page (fixture, "kind_row")), 0);
  g_assert_cmpint (study_item_get_kind (get_item (fixture, "soil/clay/dig")), ==, STUDY_ITEM_COURSE);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (on_page (fixture, "kind_row"))), ==, 1);
  g_assert_nonnull (find_toast (fixture));

  /* Its project goes with it into another topic. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (on_page (fixture, "parent_row")), 3);
  g_assert_cmpstr (study_topic_get_id (study_item_get_topic (get_item (fixture, "soil/clay/dig"))), ==, "plants/weeds");
  g_assert_cmpstr (study_topic_get_id (study_item_get_topic (get_item (fixture, "soil/clay/dig/project"))), ==,
                   "plants/weeds");
  undo (fixture);
  g_assert_cmpstr (study_topic_get_id (study_item_get_topic (get_item (fixture, "soil/clay/dig"))), ==, "soil/clay");
  leave_editor (fixture);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *focus;

  edit (fixture, "soil");
  assert_titles (fixture, "part_list", "Clay|Sand|Loam");
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 30);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "editor-stage");

  gtk_widget_grab_focus (GTK_WIDGET (get_row (fixture, "part_list", 0)));
  g_assert_true (press (get_row (fixture, "part_list", 0), GDK_KEY_Down, GDK_ALT_MASK));
  assert_titles (fixture, "part_list", "Sand|Clay|Loam");
  /* The focus goes with it. */
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (focus == GTK_WIDGET (get_row (fixture, "part_list", 1)));
  g_assert_true (press (get_row (fixture, "part_list", 1), GDK_KEY_Up, GDK_ALT_MASK));
  assert_titles (fixture, "part_list", "Clay|Sand|Loam");
  g_assert_true (press (get_row (fixture, "part_list", 0), GDK_KEY_Up, GDK_ALT_MASK));
  assert_titles (fixture, "part_list", "Clay|Sand|Loam");

  g_assert_true (press (get_row (fixture, "part_list", 1), GDK_KEY_Delete, GDK_NO_MODIFIER_MASK));
  assert_titles (fixture, "part_list", "Clay|Loam");
  assert_toast (fixture, "“Sand” removed");
  g_assert_cmpuint (study_topic_get_content (get_topic (fixture, "soil/loam"))->requires->len, ==, 0);
  /* The focus goes to the row that took its place. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 GTK_WIDGET (get_row (fixture, "part_list", 1)));
  click (find_toast (fixture), "_Undo");
  assert_titles (fixture, "part_list", "Clay|Sand|Loam");
  g_assert_cmpuint (study_topic_get_content (get_topic (fixture, "soil/loam"))->requires->len, ==, 1);
  leave_editor (fixture);
}

static void
test_drop (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GListModel) controllers = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean dropped = FALSE;

  edit (fixture, "soil");
  controllers = gtk_widget_observe_controllers (GTK_WIDGET (get_row (fixture, "part_list", 0)));
  g_value_init (&value, STUDY_TYPE_EDITOR_ROW);
  g_value_set_object (&value, get_row (fixture, "part_list", 2));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &dropped);
    }
  g_assert_true (dropped);
  assert_titles (fixture, "part_list", "Loam|Clay|Sand");
  leave_editor (fixture);
}

static GtkDropControllerMotion *
find_drag_motion (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_CONTROLLER_MOTION (controller))
        return GTK_DROP_CONTROLLER_MOTION (controller);
    }
  g_assert_not_reached ();
}

/* A drag near to an edge scrolls there, until it goes. */
static void
test_drag_scrolls (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkScrolledWindow *scrolled;
  GtkDropControllerMotion *motion;
  GtkAdjustment *adjustment;
  double value;

  edit (fixture, "soil/clay");
  scrolled = GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (on_page (fixture, "part_list"), GTK_TYPE_SCROLLED_WINDOW));
  motion = find_drag_motion (GTK_WIDGET (scrolled));
  adjustment = gtk_scrolled_window_get_vadjustment (scrolled);
  g_signal_emit_by_name (motion, "motion", 50.0, gtk_widget_get_height (GTK_WIDGET (scrolled)) / 2.0);
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 5);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);

  g_signal_emit_by_name (motion, "motion", 50.0, gtk_widget_get_height (GTK_WIDGET (scrolled)) - 2.0);
  test_ui_wait_for (gtk_adjustment_get_value (adjustment) > 20);
  g_signal_emit_by_name (motion, "leave");
  value = gtk_adjustment_get_value (adjustment);
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 5);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, value);
  g_signal_emit_by_name (motion, "enter", 50.0, 2.0);
  test_ui_wait_for (gtk_adjustment_get_value (adjustment) == 0);
  leave_editor (fixture);
}

static void
test_requires (Fixture       *fixture,
               gconstpointer  data)
{
  GtkListBox *list_box;
  GtkWidget *check;

  edit (fixture, "soil/sand");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (on_page (fixture, "requires_row"))), ==, "Clay");
  act (fixture, "part.choose-requires", "soil/sand");
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 30);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "editor-requires");

  /* Loam comes after Sand, so it is not offered. */
  list_box = GTK_LIST_BOX (on_page (fixture, "list_box"));
  g_assert_cmpstr (adw_preferences_row_get_title (
                     ADW_PREFERENCES_ROW (gtk_list_box_get_row_at_index (list_box, 1))), ==, "Weeds");
  g_assert_null (gtk_list_box_get_row_at_index (list_box, 2));
  check = test_ui_find_type (GTK_WIDGET (gtk_list_box_get_row_at_index (list_box, 1)), GTK_TYPE_CHECK_BUTTON);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, "Weeds");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_cmpuint (study_topic_get_content (get_topic (fixture, "soil/sand"))->requires->len, ==, 2);
  undo (fixture);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_editable_set_text (GTK_EDITABLE (on_page (fixture, "search_entry")), "wéed");
  test_ui_wait_for (!gtk_widget_get_child_visible (GTK_WIDGET (gtk_list_box_get_row_at_index (list_box, 0))));
  leave_editor (fixture);
}

/* What came to make a cycle while the page was open is refused with the reason. */
static void
test_cycle (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const sand[] = { "soil/sand", NULL };
  StudySession *session = study_window_get_session (fixture->window);
  g_autoptr (StudyContent) content = study_trail_edit_begin (session);
  g_autoptr (GError) error = NULL;
  GtkWidget *check;

  edit (fixture, "soil/sand");
  act (fixture, "part.choose-requires", "soil/sand");
  check = test_ui_find_type (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (on_page (fixture, "list_box")),
                                                                        1)),
                             GTK_TYPE_CHECK_BUTTON);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, "Weeds");
  g_assert_true (study_content_edit_set_requires (content, "plants/weeds", sand, &error));
  g_assert_no_error (error);
  study_trail_edit_commit (session, content, STUDY_TRAIL_EDIT_CHANGE, "plants/weeds", NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  assert_toast (fixture, "“Weeds” already requires “Sand”, so it can’t be one of its prerequisites. Change the "
                         "prerequisites of “Weeds” first.");
  g_assert_cmpuint (study_topic_get_content (get_topic (fixture, "soil/sand"))->requires->len, ==, 1);
  leave_editor (fixture);
}

/* Adding opens what was added; when that is undone, its page goes. */
static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  edit (fixture, "soil");
  g_assert_true (gtk_widget_activate_action (get_editor_page (fixture), "part.add", NULL));
  assert_at (fixture, "soil/new-topic");
  type_in (fixture, "title_row", "Peat");
  adw_switch_row_set_active (ADW_SWITCH_ROW (on_page (fixture, "optional_row")), TRUE);
  g_assert_true (study_topic_get_optional (get_topic (fixture, "soil/new-topic")));
  g_assert_true (gtk_widget_activate_action (get_editor_page (fixture), "part.add", NULL));
  assert_at (fixture, "soil/new-topic/new-lesson");
  adw_navigation_view_pop (get_view (fixture));
  g_assert_true (gtk_widget_activate_action (get_editor_page (fixture), "part.add-project", NULL));
  assert_at (fixture, "soil/new-topic/project");
  g_assert_cmpint (study_item_get_kind (get_item (fixture, "soil/new-topic/project")), ==, STUDY_ITEM_PROJECT);
  g_assert_false (gtk_widget_get_visible (on_page (fixture, "kind_row")));
  g_assert_false (gtk_widget_get_visible (on_page (fixture, "parent_row")));

  for (guint i = 0; i < 5; i++)
    undo (fixture);
  assert_at (fixture, "soil");
  assert_titles (fixture, "part_list", "Clay|Sand|Loam");
  leave_editor (fixture);
}

static void
test_references (Fixture       *fixture,
                 gconstpointer  data)
{
  AdwAlertDialog *dialog;
  GtkWidget *list;
  GtkEditable *title;
  GtkEditable *url;

  edit (fixture, "soil/clay");
  assert_titles (fixture, "reference_list", "Handbook|Atlas");
  g_assert_true (press (get_row (fixture, "reference_list", 0), GDK_KEY_Down, GDK_ALT_MASK));
  assert_titles (fixture, "reference_list", "Atlas|Handbook");

  g_assert_true (gtk_widget_activate_action (get_editor_page (fixture), "part.add-reference", NULL));
  dialog = ADW_ALERT_DIALOG (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
  list = adw_alert_dialog_get_extra_child (dialog);
  title = GTK_EDITABLE (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  url = GTK_EDITABLE (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  gtk_editable_set_text (title, "Map");
  g_assert_false (adw_alert_dialog_get_response_enabled (dialog, "add"));
  gtk_editable_set_text (url, "file:///etc");
  g_assert_false (adw_alert_dialog_get_response_enabled (dialog, "add"));
  gtk_editable_set_text (url, "example.org/map");
  g_assert_true (adw_alert_dialog_get_response_enabled (dialog, "add"));
  g_signal_emit_by_name (dialog, "response", "add");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  assert_titles (fixture, "reference_list", "Atlas|Handbook|Map");

  act (fixture, "part.open", "soil/clay#2");
  type_in (fixture, "url_row", "");
  g_assert_true (gtk_widget_get_visible (on_page (fixture, "url_error")));
  type_in (fixture, "url_row", "https://example.org/plan");
  g_assert_true (remove_page (fixture));
  assert_at (fixture, "soil/clay");
  assert_titles (fixture, "reference_list", "Atlas|Handbook");

  /* The next one is called as this one was, and its page is not this one. */
  act (fixture, "part.open", "soil/clay#0");
  g_assert_true (remove_page (fixture));
  assert_at (fixture, "soil/clay");
  assert_titles (fixture, "reference_list", "Handbook");
  leave_editor (fixture);
}

/* What the user did stays in the progress, and they are asked first. */
static void
test_remove_begun (Fixture       *fixture,
                   gconstpointer  data)
{
  AdwDialog *dialog;

  study_item_set_done (get_item (fixture, "soil/clay/feel"), TRUE);
  edit (fixture, "soil/clay");
  g_assert_true (remove_page (fixture));
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==, "Remove “Clay”?");
  g_signal_emit_by_name (dialog, "response", "cancel");
  adw_dialog_force_close (dialog);
  get_topic (fixture, "soil/clay");

  g_assert_true (remove_page (fixture));
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_signal_emit_by_name (dialog, "response::remove", "remove");
  adw_dialog_force_close (dialog);
  g_assert_null (study_trail_find_topic (get_trail (fixture), "soil/clay"));
  assert_at (fixture, "soil");
  /* The page of what is gone is left. */
  g_assert_cmpstr (get_page (fixture), ==, "");

  undo (fixture);
  g_assert_true (study_item_get_done (get_item (fixture, "soil/clay/feel")));
  undo (fixture);
  g_assert_false (study_item_get_done (get_item (fixture, "soil/clay/feel")));

  /* Forth in the same order. */
  redo (fixture);
  g_assert_true (study_item_get_done (get_item (fixture, "soil/clay/feel")));
  redo (fixture);
  g_assert_null (study_trail_find_topic (get_trail (fixture), "soil/clay"));
  leave_editor (fixture);
}

#define LONG_TITLE "A title that is a good deal longer than what anybody would give to a topic, and goes on and on"

/* Pictures of the longest pages, as narrow and dark and mirrored and large as
 * they get. */
static void
test_pictures (Fixture       *fixture,
               gconstpointer  data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  edit (fixture, "");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (on_page (fixture, "objective_view"))),
                            "Know your soil.\nGrow what you eat.", -1);
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 30);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "editor-trail");
  act (fixture, "part.open", "soil");
  act (fixture, "part.open", "soil/clay");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 30);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "editor-topic-dark");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);

  leave_editor (fixture);
  g_assert_cmpstr (study_trail_get_objective (study_session_get_trail (study_window_get_session (fixture->window))), ==,
                   "Know your soil.\nGrow what you eat.");

  close_window (fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_settings_set_int (fixture->settings, "window-width", 360);
  g_settings_set_int (fixture->settings, "window-height", 720);
  open_window (fixture);
  g_assert_true (open_trail (fixture, "own"));
  edit (fixture, "soil/clay");
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 30);
  g_assert_cmpint (gtk_widget_get_width (get_editor_page (fixture)), <=, 360);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "editor-topic-narrow-rtl");
  act (fixture, "part.open", "soil/clay/dig");
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 30);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "editor-item-narrow-rtl");
  leave_editor (fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);

  edit (fixture, "soil/clay");
  type_in (fixture, "title_row", LONG_TITLE);
  adw_navigation_view_pop (get_view (fixture));
  test_ui_set_text_scale (1.5);
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 30);
  g_assert_cmpint (gtk_widget_get_width (get_editor_page (fixture)), <=, 360);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "editor-stage-narrow-large-text");
  act (fixture, "part.open", "soil/clay");
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 30);
  g_assert_cmpint (gtk_widget_get_width (get_editor_page (fixture)), <=, 360);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "editor-topic-narrow-large-text");
  act (fixture, "part.open", "soil/clay/dig");
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 30);
  g_assert_cmpint (gtk_widget_get_width (get_editor_page (fixture)), <=, 360);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "editor-item-narrow-large-text");
  test_ui_set_text_scale (1);
  leave_editor (fixture);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (* func) (Fixture *, gconstpointer);
  } own_cases[] = {
    { "/trail-editor/texts", test_texts },
    { "/trail-editor/item", test_item },
    { "/trail-editor/order", test_order },
    { "/trail-editor/drop", test_drop },
    { "/trail-editor/drag-scrolls", test_drag_scrolls },
    { "/trail-editor/requires", test_requires },
    { "/trail-editor/cycle", test_cycle },
    { "/trail-editor/add", test_add },
    { "/trail-editor/references", test_references },
    { "/trail-editor/remove-begun", test_remove_begun },
    { "/trail-editor/pictures", test_pictures },
  };

  test_ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (own_cases); i++)
    g_test_add (own_cases[i].path, Fixture, NULL, set_up_own, own_cases[i].func, tear_down);

  return g_test_run ();
}
