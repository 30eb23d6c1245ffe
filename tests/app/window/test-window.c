/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/window-fixture.h"
#include "widgets/study-object-row.h"

/* Going about in the window, undoing, and what it keeps for the next time. */

static void
test_first_run (Fixture       *fixture,
                gconstpointer  data)
{
  assert_shown (fixture, "", STUDY_TYPE_OVERVIEW_PAGE);
  assert_selected (fixture, "");
  g_assert_cmpstr (study_trail_get_id (get_trail (fixture)), ==, TRAIL);
  gtk_test_accessible_assert_role (GTK_WIDGET (fixture->window), GTK_ACCESSIBLE_ROLE_WINDOW);
  g_assert_false (adw_banner_get_revealed (get_blocker_banner (fixture)));
  g_assert_false (adw_banner_get_revealed (get_problem_banner (fixture)));
  g_assert_false (gtk_widget_get_visible (find_topic_menu (fixture)));
  g_assert_true (get_sidebar_visible (fixture));
  g_assert_false (get_collapsed (fixture));

  test_ui_save_picture (GTK_WIDGET (fixture->window), "window-overview");
}

/* What the program is, and ways to begin with something else, until it is used. */
static void
test_welcome (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *welcome = find (fixture, "welcome");

  g_assert_true (gtk_widget_get_mapped (welcome));
  g_assert_true (has_label (welcome, "Welcome to Study Trail"));
  g_assert_nonnull (find_button (welcome, "Open a _Guide…"));
  gtk_widget_grab_focus (find_by_tooltip (welcome, "Dismiss Welcome"));
  g_signal_emit_by_name (find_by_tooltip (welcome, "Dismiss Welcome"), "clicked");
  g_assert_false (gtk_widget_get_visible (welcome));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == find (fixture, "continue_button"));
  g_assert_false (g_settings_get_boolean (fixture->settings, "show-welcome"));

  reopen_window (fixture);
  g_assert_false (gtk_widget_get_visible (find (fixture, "welcome")));

  /* To use it is enough. */
  g_settings_set_boolean (fixture->settings, "show-welcome", TRUE);
  welcome = find (fixture, "welcome");
  test_ui_wait_for (gtk_widget_get_mapped (welcome) && find_button (welcome, "_Start Empty") != NULL);
  click (welcome, "_Start Empty");
  g_assert_false (g_settings_get_boolean (fixture->settings, "show-welcome"));
  test_ui_wait_for (get_dialog (fixture) != NULL);
  adw_dialog_force_close (get_dialog (fixture));
}

/* The header bar has the title of the page once that has scrolled away. */
static void
test_title (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *title;
  GtkWidget *header_bar;
  GtkAdjustment *adjustment;

  open_page (fixture, DJANGO);
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 2);
  header_bar = gtk_widget_get_ancestor (find_topic_menu (fixture), ADW_TYPE_HEADER_BAR);
  title = test_ui_find_id (find_type (fixture, STUDY_TYPE_TOPIC_PAGE), "title");
  adjustment = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (title, GTK_TYPE_SCROLLED_WINDOW)));
  g_assert_false (adw_header_bar_get_show_title (ADW_HEADER_BAR (header_bar)));
  gtk_adjustment_set_value (adjustment, 10);
  g_assert_false (adw_header_bar_get_show_title (ADW_HEADER_BAR (header_bar)));
  gtk_adjustment_set_value (adjustment, 200);
  g_assert_true (adw_header_bar_get_show_title (ADW_HEADER_BAR (header_bar)));

  /* The next page begins with its own. */
  open_page (fixture, FLASK);
  g_assert_false (adw_header_bar_get_show_title (ADW_HEADER_BAR (header_bar)));
  activate (fixture, "win.overview");
  g_assert_false (adw_header_bar_get_show_title (ADW_HEADER_BAR (header_bar)));
}

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  AdwWindowTitle *title;

  open_page (fixture, DJANGO);
  assert_shown (fixture, DJANGO, STUDY_TYPE_TOPIC_PAGE);
  assert_selected (fixture, DJANGO);
  g_assert_true (study_topic_page_get_topic (STUDY_TOPIC_PAGE (find_type (fixture, STUDY_TYPE_TOPIC_PAGE))) ==
                 get_topic (fixture, DJANGO));
  g_assert_true (gtk_widget_get_visible (find_topic_menu (fixture)));
  g_assert_nonnull (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (find_topic_menu (fixture))));
  title = ADW_WINDOW_TITLE (test_ui_find_type (gtk_widget_get_ancestor (find_topic_menu (fixture),
                                                                        ADW_TYPE_HEADER_BAR),
                                               ADW_TYPE_WINDOW_TITLE));
  g_assert_cmpstr (adw_window_title_get_title (title), ==, "Django");
  g_assert_cmpstr (adw_window_title_get_subtitle (title), ==, "2. Web Frameworks");
  test_ui_save_picture (GTK_WIDGET (fixture->window), "window-topic");

  open_page (fixture, WEB);
  assert_shown (fixture, WEB, STUDY_TYPE_STAGE_PAGE);
  assert_selected (fixture, WEB);
  g_assert_cmpstr (adw_window_title_get_title (title), ==, "2. Web Frameworks");
  g_assert_cmpstr (adw_window_title_get_subtitle (title), ==, "");
  g_assert_false (gtk_widget_get_visible (find_topic_menu (fixture)));
  test_ui_save_picture (GTK_WIDGET (fixture->window), "window-stage");

  activate (fixture, "win.overview");
  assert_shown (fixture, "", STUDY_TYPE_OVERVIEW_PAGE);
  g_assert_cmpstr (adw_window_title_get_title (title), ==, "Overview");

  /* The list leads there as well. */
  gtk_single_selection_set_selected (
    GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (find (fixture, "list_view")))), 2);
  assert_shown (fixture, PYTHON, STUDY_TYPE_TOPIC_PAGE);

  /* The actions of a topic are about the one in sight. */
  g_assert_true (is_enabled (fixture, "topic.mark-done"));
  open_page (fixture, WEB);
  g_assert_false (is_enabled (fixture, "topic.mark-done"));
  open_page (fixture, PYTHON);
  g_assert_true (is_enabled (fixture, "topic.mark-done"));

  /* What no page has leads to the overview. */
  open_page (fixture, "no/such/page");
  assert_shown (fixture, "", STUDY_TYPE_OVERVIEW_PAGE);
  assert_selected (fixture, "");
}

/* A stage with a single topic of the same title has no page of its own. */
static void
test_only_topic (Fixture       *fixture,
                 gconstpointer  data)
{
  const char *contents =
    "{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"second\",\"title\":\"A Second Trail\",\"stages\":["
    "{\"id\":\"a\",\"title\":\"Alone\",\"topics\":[{\"id\":\"a/b\",\"title\":\"Alone\"}]},"
    "{\"id\":\"c\",\"title\":\"Other\",\"topics\":[{\"id\":\"c/d\",\"title\":\"One\"}]}]}";
  g_autofree char *dir = study_paths_get_trails_dir ();
  g_autofree char *path = g_build_filename (dir, "second.json", NULL);
  GtkSingleSelection *selection;

  write_file (path, contents);
  reopen_window (fixture);
  g_assert_true (open_trail (fixture, "second"));
  open_page (fixture, "a");
  assert_shown (fixture, "a/b", STUDY_TYPE_TOPIC_PAGE);
  open_page (fixture, "c");
  assert_shown (fixture, "c", STUDY_TYPE_STAGE_PAGE);

  /* The keyboard gets past its row in the list. */
  selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (find (fixture, "list_view"))));
  gtk_single_selection_set_selected (selection, 1);
  assert_shown (fixture, "a/b", STUDY_TYPE_TOPIC_PAGE);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 1);
}

static void
test_neighbours (Fixture       *fixture,
                 gconstpointer  data)
{
  g_assert_false (is_enabled (fixture, "win.previous-topic"));
  g_assert_false (is_enabled (fixture, "win.next-topic"));

  open_page (fixture, PYTHON);
  g_assert_false (is_enabled (fixture, "win.previous-topic"));
  g_assert_true (is_enabled (fixture, "win.next-topic"));
  activate (fixture, "win.next-topic");
  assert_shown (fixture, OBJECTS, STUDY_TYPE_TOPIC_PAGE);
  activate (fixture, "win.previous-topic");
  assert_shown (fixture, PYTHON, STUDY_TYPE_TOPIC_PAGE);

  open_page (fixture, FLASK);
  activate (fixture, "win.next-topic");
  g_assert_cmpstr (get_page (fixture), ==, FASTAPI);
  activate (fixture, "win.next-topic");
  g_assert_cmpstr (get_page (fixture), ==, SQL);

  /* Extra topics that are hidden are not on the way. */
  g_settings_set_boolean (fixture->settings, "show-optional", FALSE);
  activate (fixture, "win.previous-topic");
  g_assert_cmpstr (get_page (fixture), ==, FLASK);
  activate (fixture, "win.next-topic");
  g_assert_cmpstr (get_page (fixture), ==, SQL);

  /* From such a topic there is a way back. */
  open_page (fixture, FASTAPI);
  activate (fixture, "win.previous-topic");
  g_assert_cmpstr (get_page (fixture), ==, FLASK);

  open_page (fixture, LAST);
  g_assert_true (is_enabled (fixture, "win.previous-topic"));
  g_assert_false (is_enabled (fixture, "win.next-topic"));
  open_page (fixture, WEB);
  g_assert_false (is_enabled (fixture, "win.previous-topic"));
}

static void
test_blocker (Fixture       *fixture,
              gconstpointer  data)
{
  AdwBanner *banner = get_blocker_banner (fixture);

  open_page (fixture, PYTHON);
  g_assert_false (adw_banner_get_revealed (banner));

  open_page (fixture, DJANGO);
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (banner), ==,
                   "This guide recommends finishing “Object-Oriented Programming” first");
  g_assert_false (adw_banner_get_use_markup (banner));
  test_ui_save_picture (GTK_WIDGET (fixture->window), "window-blocker");

  /* The preference turns it off and on. */
  g_settings_set_boolean (fixture->settings, "follow-order", FALSE);
  g_assert_false (adw_banner_get_revealed (banner));
  g_settings_set_boolean (fixture->settings, "follow-order", TRUE);
  g_assert_true (adw_banner_get_revealed (banner));

  click (GTK_WIDGET (banner), "Go to Topic");
  assert_shown (fixture, OBJECTS, STUDY_TYPE_TOPIC_PAGE);

  /* A topic that is skipped, or done, holds nobody up. */
  open_page (fixture, DJANGO);
  study_topic_set_skipped (get_topic (fixture, OBJECTS), TRUE);
  g_assert_false (adw_banner_get_revealed (banner));
  study_topic_set_skipped (get_topic (fixture, OBJECTS), FALSE);
  g_assert_true (adw_banner_get_revealed (banner));
  study_topic_set_all_done (get_topic (fixture, OBJECTS), TRUE);
  g_assert_false (adw_banner_get_revealed (banner));
  activate (fixture, "win.undo");
  g_assert_cmpstr (get_page (fixture), ==, OBJECTS);
  open_page (fixture, DJANGO);
  g_assert_true (adw_banner_get_revealed (banner));

  open_page (fixture, WEB);
  g_assert_false (adw_banner_get_revealed (banner));
}

/* Whether all of a widget is within the page, or as much as fits. */
static gboolean
is_in_sight (Fixture   *fixture,
             GtkWidget *widget)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, page, &bounds) && bounds.origin.y >= 0 &&
         bounds.origin.y + MIN (bounds.size.height, 60) <= gtk_widget_get_height (page);
}

static gboolean
is_focused (Fixture   *fixture,
            StudyItem *item)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, STUDY_TYPE_OBJECT_ROW) : NULL;

  return row != NULL && study_object_row_get_object (STUDY_OBJECT_ROW (row)) == item && is_in_sight (fixture, row);
}

/* Waits until the row of an item is in sight, with the keyboard focus. */
static void
wait_focus (Fixture   *fixture,
            StudyItem *item)
{
  test_ui_wait_for (is_focused (fixture, item));
}

/* The next step is where the button leads. */
static void
test_continue (Fixture       *fixture,
               gconstpointer  data)
{
  StudyTopic *topic = get_topic (fixture, PYTHON);
  StudyItem *item = study_topic_get_item (topic, 0);

  g_signal_emit_by_name (find (fixture, "continue_button"), "clicked");
  assert_shown (fixture, PYTHON, STUDY_TYPE_TOPIC_PAGE);
  wait_focus (fixture, item);

  for (guint i = 0; (item = study_topic_get_item (topic, i)) != NULL; i++)
    {
      if (study_item_get_kind (item) == STUDY_ITEM_PROJECT)
        continue;
      activate (fixture, "win.overview");
      g_signal_emit_by_name (find (fixture, "continue_button"), "clicked");
      wait_focus (fixture, item);
      study_item_set_done (item, TRUE);
    }
  g_assert_true (gtk_window_get_focus_visible (GTK_WINDOW (fixture->window)));
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  StudyItem *orm = get_item (fixture, DJANGO "/orm");
  g_autofree char *undone = g_strdup_printf ("Undone: “%s” marked as done", study_item_get_title (orm));
  g_autofree char *redone = g_strdup_printf ("Redone: “%s” marked as done", study_item_get_title (orm));

  g_assert_false (is_enabled (fixture, "win.undo"));
  g_assert_false (is_enabled (fixture, "win.redo"));

  study_item_set_done (orm, TRUE);
  g_assert_true (is_enabled (fixture, "win.undo"));
  g_assert_false (is_enabled (fixture, "win.redo"));

  activate (fixture, "win.undo");
  wait_toast (fixture, undone);
  g_assert_false (study_item_get_done (orm));
  g_assert_false (is_enabled (fixture, "win.undo"));
  g_assert_true (is_enabled (fixture, "win.redo"));
  /* The overview shows that much by itself. */
  g_assert_cmpstr (get_page (fixture), ==, "");

  open_page (fixture, PYTHON);
  activate (fixture, "win.redo");
  g_assert_true (study_item_get_done (orm));
  g_assert_false (is_enabled (fixture, "win.redo"));
  assert_shown (fixture, DJANGO, STUDY_TYPE_TOPIC_PAGE);
  assert_selected (fixture, DJANGO);
  wait_toast (fixture, redone);
  wait_focus (fixture, orm);

  /* Notes are shown where they are, and undo stays out of their text. */
  study_topic_set_note (get_topic (fixture, DJANGO), "Mine");
  activate (fixture, "win.undo");
  wait_toast (fixture, "Undone: Notes on “Django” changed");
  test_ui_wait_for (is_in_sight (fixture, find (fixture, "note_view")));
  activate (fixture, "win.undo");
  g_assert_false (study_item_get_done (orm));
}

static void
test_undo_own_course (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *id = study_topic_add_course (get_topic (fixture, FLASK), "Own", NULL, NULL, 0);

  /* What is no longer there was in a topic as well. */
  open_page (fixture, PYTHON);
  activate (fixture, "win.undo");
  g_assert_null (study_trail_find_item (get_trail (fixture), id));
  assert_shown (fixture, FLASK, STUDY_TYPE_TOPIC_PAGE);
  activate (fixture, "win.redo");

  g_assert_true (study_topic_remove_course (get_topic (fixture, FLASK), get_item (fixture, id)));
  g_assert_nonnull (find_toast (fixture));
  open_page (fixture, PYTHON);
  click (find_toast (fixture), "_Undo");
  g_assert_nonnull (study_trail_find_item (get_trail (fixture), id));
  assert_shown (fixture, FLASK, STUDY_TYPE_TOPIC_PAGE);
}

static void
test_undo_in_text (Fixture       *fixture,
                   gconstpointer  data)
{
  StudyItem *orm = get_item (fixture, DJANGO "/orm");
  GtkTextBuffer *buffer;
  GtkWidget *text_view;

  open_page (fixture, DJANGO);
  study_item_set_done (orm, TRUE);
  text_view = find (fixture, "text_view");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text_view));
  g_assert_true (gtk_widget_grab_focus (text_view));

  /* A text with nothing to undo does not undo what is around it. */
  activate (fixture, "win.undo");
  g_assert_true (study_item_get_done (orm));

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, "Mine", -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 4);

  /* The menu does what the keyboard does. */
  activate (fixture, "win.undo");
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
  g_assert_true (study_item_get_done (orm));

  /* Elsewhere it is about what was done last, be it in the text. */
  gtk_text_buffer_set_text (buffer, "Mine", -1);
  gtk_widget_grab_focus (find (fixture, "list_view"));
  activate (fixture, "win.undo");
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
  g_assert_true (study_item_get_done (orm));
  activate (fixture, "win.undo");
  g_assert_false (study_item_get_done (orm));
}

static void
test_toast (Fixture       *fixture,
            gconstpointer  data)
{
  StudyTopic *django = get_topic (fixture, DJANGO);
  StudyTopic *flask = get_topic (fixture, FLASK);
  GtkWidget *text_view;

  open_page (fixture, DJANGO);
  study_topic_set_all_done (django, TRUE);
  assert_toast (fixture, "8 items marked as done");
  test_ui_save_picture (GTK_WIDGET (fixture->window), "window-toast");
  click (find_toast (fixture), "_Undo");
  g_assert_cmpuint (study_topic_get_done (django), ==, 0);
  wait_toast (fixture, "Undone: 8 items marked as done");

  /* It is about the change that it names, wherever the focus is. */
  study_topic_set_all_done (django, TRUE);
  test_ui_wait_for (find_button (GTK_WIDGET (fixture->window), "_Undo") != NULL);
  text_view = find (fixture, "text_view");
  g_assert_true (gtk_widget_grab_focus (text_view));
  click (GTK_WIDGET (fixture->window), "_Undo");
  g_assert_cmpuint (study_topic_get_done (django), ==, 0);

  /* A later change takes the offer away. */
  study_topic_set_all_done (django, TRUE);
  g_assert_nonnull (find_toast (fixture));
  study_item_set_done (study_topic_get_item (flask, 0), TRUE);
  test_ui_wait_for (find_toast (fixture) == NULL);

  /* There is one of them at a time. */
  study_topic_set_all_done (django, FALSE);
  study_topic_set_all_done (flask, TRUE);
  test_ui_wait_for (find_toast (fixture) != NULL);
  click (find_toast (fixture), "_Undo");
  g_assert_cmpuint (study_topic_get_done (flask), ==, 1);
  g_assert_cmpuint (study_topic_get_done (django), ==, 0);
}

static void
test_state (Fixture       *fixture,
            gconstpointer  data)
{
  const char *collapsed[] = { "persistencia-de-dados", NULL };
  g_auto (GStrv) restored = NULL;
  int width;
  int height;

  open_page (fixture, DJANGO);
  g_object_set (find_type (fixture, STUDY_TYPE_SIDEBAR), "collapsed-stages", collapsed, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 640);
  activate (fixture, "win.toggle-sidebar");
  g_assert_false (get_sidebar_visible (fixture));
  study_item_set_done (get_item (fixture, DJANGO "/orm"), TRUE);
  study_topic_set_note (get_topic (fixture, DJANGO), "Mine");
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 2);
  reopen_window (fixture);

  assert_shown (fixture, DJANGO, STUDY_TYPE_TOPIC_PAGE);
  assert_selected (fixture, DJANGO);
  g_object_get (find_type (fixture, STUDY_TYPE_SIDEBAR), "collapsed-stages", &restored, NULL);
  g_assert_cmpstrv (restored, collapsed);
  gtk_window_get_default_size (GTK_WINDOW (fixture->window), &width, &height);
  g_assert_cmpint (width, ==, 1000);
  g_assert_cmpint (height, ==, 640);
  g_assert_false (get_sidebar_visible (fixture));
  g_assert_true (get_collapsed (fixture));
  g_assert_true (get_show_content (fixture));
  g_assert_true (study_item_get_done (get_item (fixture, DJANGO "/orm")));
  g_assert_cmpstr (study_topic_get_note (get_topic (fixture, DJANGO)), ==, "Mine");

  /* Nothing was changed, so there is nothing to undo. */
  g_assert_false (is_enabled (fixture, "win.undo"));
}

static void
test_state_of_stage (Fixture       *fixture,
                     gconstpointer  data)
{
  open_page (fixture, WEB);
  reopen_window (fixture);
  assert_shown (fixture, WEB, STUDY_TYPE_STAGE_PAGE);
  activate (fixture, "win.overview");
  reopen_window (fixture);
  assert_shown (fixture, "", STUDY_TYPE_OVERVIEW_PAGE);
}

static void
test_sidebar (Fixture       *fixture,
              gconstpointer  data)
{
  activate (fixture, "win.toggle-sidebar");
  g_assert_true (get_collapsed (fixture));
  g_assert_true (get_show_content (fixture));
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 20);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "window-without-sidebar");
  open_page (fixture, DJANGO);
  g_assert_true (get_show_content (fixture));
  fixture->expanded = TRUE;
  activate (fixture, "win.toggle-sidebar");
  g_assert_false (get_collapsed (fixture));

  /* Back brings the sidebar as well, and beside the page. */
  activate (fixture, "win.toggle-sidebar");
  adw_navigation_split_view_set_show_content (ADW_NAVIGATION_SPLIT_VIEW (find (fixture, "split_view")), FALSE);
  test_ui_wait_for (get_sidebar_visible (fixture));
  g_assert_false (get_collapsed (fixture));

  /* The search brings it, with the focus. */
  activate (fixture, "win.toggle-sidebar");
  activate (fixture, "win.search");
  g_assert_false (get_collapsed (fixture));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         find_type (fixture, GTK_TYPE_SEARCH_ENTRY)));
}

static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  set_narrow (fixture, TRUE);
  g_assert_true (get_collapsed (fixture));

  /* Arrow keys in the list look at a page; opening it goes there. */
  activate (fixture, "win.toggle-sidebar");
  g_assert_false (get_show_content (fixture));
  open_page (fixture, DJANGO);
  g_assert_false (get_show_content (fixture));
  show_page (fixture, DJANGO);
  g_assert_true (get_show_content (fixture));
  activate (fixture, "win.toggle-sidebar");
  g_assert_false (get_show_content (fixture));
  activate (fixture, "win.next-topic");
  g_assert_true (get_show_content (fixture));
  activate (fixture, "win.search");
  g_assert_false (get_show_content (fixture));
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 2);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         find_type (fixture, GTK_TYPE_SEARCH_ENTRY)));
  activate (fixture, "win.overview");
  g_assert_true (get_show_content (fixture));

  /* The sidebar that a wide window shows is not up to a narrow one. */
  g_assert_true (get_sidebar_visible (fixture));
  fixture->expanded = TRUE;
  set_narrow (fixture, FALSE);
  g_assert_false (get_collapsed (fixture));

  /* Where it was hidden, and is on show when the window grows, it stays. */
  activate (fixture, "win.toggle-sidebar");
  set_narrow (fixture, TRUE);
  activate (fixture, "win.toggle-sidebar");
  g_assert_false (get_sidebar_visible (fixture));
  g_assert_false (get_show_content (fixture));
  set_narrow (fixture, FALSE);
  test_ui_wait_for (get_sidebar_visible (fixture));
  g_assert_false (get_collapsed (fixture));
}

static void
test_phone (Fixture       *fixture,
            gconstpointer  data)
{
  const char *pages[] = { "", WEB, DJANGO, PYTHON, LAST, FASTAPI };
  gboolean narrow;

  g_settings_set_int (fixture->settings, "window-width", 360);
  g_settings_set_int (fixture->settings, "window-height", 640);
  open_window (fixture);
  g_object_get (fixture->window, "narrow", &narrow, NULL);
  g_assert_true (narrow);
  g_assert_true (get_show_content (fixture));

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strdup_printf ("window-narrow-%u", i);
      int minimum;

      show_page (fixture, pages[i]);
      test_ui_save_picture (GTK_WIDGET (fixture->window), name);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
      gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 360);
    }

  activate (fixture, "win.toggle-sidebar");
  test_ui_save_picture (GTK_WIDGET (fixture->window), "window-narrow-list");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
}

static void
test_open_uri (Fixture       *fixture,
               gconstpointer  data)
{
  /* Nothing but links of the web and mail leaves the program; anything else
   * would be a portal, a dialog or a toast. */
  const char *unsafe[] = { "", "file:///etc/passwd", "javascript:alert(1)", "not a link", "data:text/html,x" };

  for (guint i = 0; i < G_N_ELEMENTS (unsafe); i++)
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-uri", "s", unsafe[i]));
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 3);
  g_assert_null (find_toast (fixture));
}

int
main (int   argc,
      char *argv[])
{
  test_ui_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/window/" name, Fixture, NULL, set_up, func, tear_down)
#define ADD_CLOSED(name, func) g_test_add ("/window/" name, Fixture, NULL, prepare, func, tear_down)
  ADD ("first-run", test_first_run);
  ADD ("welcome", test_welcome);
  ADD ("title", test_title);
  ADD ("pages", test_pages);
  ADD ("open-uri", test_open_uri);
  ADD ("only-topic", test_only_topic);
  ADD ("neighbours", test_neighbours);
  ADD ("blocker", test_blocker);
  ADD ("continue", test_continue);
  ADD ("undo", test_undo);
  ADD ("undo/own-course", test_undo_own_course);
  ADD ("undo/in-text", test_undo_in_text);
  ADD ("toast", test_toast);
  ADD ("state", test_state);
  ADD ("state/stage", test_state_of_stage);
  ADD ("sidebar", test_sidebar);
  ADD ("narrow", test_narrow);
  ADD_CLOSED ("narrow/phone", test_phone);
#undef ADD
#undef ADD_CLOSED

  return g_test_run ();
}
