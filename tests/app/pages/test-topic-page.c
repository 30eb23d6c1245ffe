/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <time.h>

#include <adwaita.h>

#include "app/common/study-link.h"
#include "app/pages/study-note-view.h"
#include "app/pages/study-project-row.h"
#include "app/pages/study-topic-page.h"
#include "app/test-ui.h"
#include "model/trail/study-history.h"
#include "model/trail/study-trail.h"
#include "widgets/study-boxed-list.h"

typedef struct
{
  StudyTrail *trail;
  StudyProgress *progress;
  StudyHistory *history;
  StudyTopic *django;
  StudyTopic *python;
  StudyTopic *empty;
  StudyTopic *alone;
  StudyTopicPage *page;
  GtkWidget *window;
} Fixture;

/* Sanitizers make everything many times slower. */
#ifdef __SANITIZE_ADDRESS__
#define MAX_SECONDS 20.0
#define MAX_STANDSTILL 2000.0
#else
#define MAX_SECONDS 5.0
#define MAX_STANDSTILL 150.0 /* in milliseconds */
#endif

#define find(fixture, id) test_ui_get_id (GTK_WIDGET ((fixture)->page), id)

static void
append_item (StudyContentTopic *topic,
             const char        *id,
             StudyItemKind      kind,
             const char        *title,
             const char        *course_id)
{
  StudyContentItem *item = study_content_item_new (id, kind, title);

  item->course_id = g_strdup (course_id);
  g_ptr_array_add (topic->items, item);
}

static StudyContentTopic *
append_topic (StudyContentStage *stage,
              const char        *id,
              const char        *title)
{
  StudyContentTopic *topic = study_content_topic_new (id, title);

  g_ptr_array_add (stage->topics, topic);

  return topic;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (StudyContent) content = study_content_new ("test", "Test");
  StudyContentStage *stage = study_content_stage_new ("web", "Web Frameworks");
  StudyContentTopic *topic;
  g_autoptr (StudyAdvice) advice =
    study_advice_new (STUDY_ADVICE_PRACTICE, "Practise", "One project & a course",
                      (const char * const []) { "Delivery API", "snake_case", NULL });
  g_autoptr (StudyReference) reference = study_reference_new ("Manual", "https://docs.djangoproject.com/");

  g_ptr_array_add (content->stages, stage);
  g_ptr_array_add (content->advice, g_steal_pointer (&advice));

  topic = append_topic (stage, "web/django", "Django");
  topic->text = g_strdup ("Batteries & <b>more</b>");
  append_item (topic, "web/django/orm", STUDY_ITEM_LESSON, "ORM", NULL);
  append_item (topic, "web/django/admin", STUDY_ITEM_LESSON, "Admin", NULL);
  append_item (topic, "web/django/course", STUDY_ITEM_COURSE, "Learn Django", NULL);
  append_item (topic, "web/django/course/project", STUDY_ITEM_PROJECT, "Project", "web/django/course");
  g_ptr_array_add (topic->references, g_steal_pointer (&reference));

  topic = append_topic (stage, "web/python", "Python");
  topic->optional = TRUE;
  append_item (topic, "web/python/one", STUDY_ITEM_COURSE, "First", NULL);
  append_item (topic, "web/python/two", STUDY_ITEM_COURSE, "Second", NULL);
  append_item (topic, "web/python/one/project", STUDY_ITEM_PROJECT, "Project", "web/python/one");
  append_item (topic, "web/python/two/project", STUDY_ITEM_PROJECT, "Project", "web/python/two");
  append_item (topic, "web/python/talk", STUDY_ITEM_RESOURCE, "A talk", NULL);

  append_topic (stage, "web/empty", "Empty");

  topic = append_topic (stage, "web/alone", "Alone");
  append_item (topic, "web/alone/project", STUDY_ITEM_PROJECT, "Project", NULL);

  fixture->trail = study_trail_new (content);
  fixture->django = study_trail_find_topic (fixture->trail, "web/django");
  fixture->python = study_trail_find_topic (fixture->trail, "web/python");
  fixture->empty = study_trail_find_topic (fixture->trail, "web/empty");
  fixture->alone = study_trail_find_topic (fixture->trail, "web/alone");

  fixture->progress = study_progress_new ("test", "device");
  study_trail_set_progress (fixture->trail, fixture->progress);
  fixture->history = study_history_new (fixture->progress);

  fixture->page = STUDY_TOPIC_PAGE (study_topic_page_new ());
  study_topic_page_set_history (fixture->page, fixture->history);
  study_topic_page_set_topic (fixture->page, fixture->django);
  fixture->window = test_ui_show (GTK_WIDGET (fixture->page), 700, 900);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  test_ui_destroy (fixture->window, GTK_WIDGET (fixture->page));
  g_assert_finalize_object (fixture->history);
  g_clear_object (&fixture->trail);
  g_assert_finalize_object (fixture->progress);
}

/* Gets a project row, of the courses or of the topic, or %NULL. */
static StudyProjectRow *
find_project (Fixture *fixture,
              guint    position)
{
  const char * const lists[] = { "course_list", "project_list" };
  guint n_before = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      StudyBoxedList *list = STUDY_BOXED_LIST (find (fixture, lists[i]));

      for (guint j = 0; j < study_boxed_list_get_n_rows (list); j++)
        {
          GtkListBoxRow *row = study_boxed_list_get_row (list, j);

          if (STUDY_IS_PROJECT_ROW (row) && n_before++ == position)
            return STUDY_PROJECT_ROW (row);
        }
    }

  return NULL;
}

static guint
count_projects (Fixture *fixture)
{
  guint n_rows = 0;

  while (find_project (fixture, n_rows) != NULL)
    n_rows++;

  return n_rows;
}

static GtkTextBuffer *
get_note (Fixture *fixture)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (fixture, "text_view")));
}

static void
assert_note (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *text = NULL;

  g_object_get (get_note (fixture), "text", &text, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
type_note (Fixture    *fixture,
           const char *text)
{
  gtk_text_buffer_begin_user_action (get_note (fixture));
  gtk_text_buffer_insert_at_cursor (get_note (fixture), text, -1);
  gtk_text_buffer_end_user_action (get_note (fixture));
}

static gboolean
is_enabled (Fixture    *fixture,
            const char *action)
{
  return g_action_group_get_action_enabled (study_topic_page_get_actions (fixture->page), action);
}

static void
set_text (GtkWidget  *root,
          const char *id,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (test_ui_find_id (root, id)), text);
}

static void
test_pictures (Fixture       *fixture,
               gconstpointer  data)
{
  study_item_set_done (study_topic_get_item (fixture->django, 0), TRUE);
  study_topic_set_note (fixture->django, "Models, views, templates.");
  test_ui_save_picture (fixture->window, "topic-page");

  study_topic_page_set_topic (fixture->page, fixture->python);
  test_ui_save_picture (fixture->window, "topic-page-projects");

  study_topic_page_set_topic (fixture->page, fixture->empty);
  test_ui_save_picture (fixture->window, "topic-page-empty");
}

static void
test_header (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *title = find (fixture, "title");

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (title)), ==, "Django");
  gtk_test_accessible_assert_role (title, GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (title, GTK_ACCESSIBLE_PROPERTY_LEVEL, 1);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find (fixture, "text"))), ==, "Batteries & <b>more</b>");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find (fixture, "counts"))), ==, "0 of 4 items");
  g_assert_false (gtk_widget_get_visible (find (fixture, "optional_tag")));
  g_assert_false (gtk_widget_get_visible (find (fixture, "skipped_tag")));

  study_topic_page_set_topic (fixture->page, fixture->python);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (title)), ==, "Python");
  g_assert_false (gtk_widget_get_visible (find (fixture, "text")));
  g_assert_true (gtk_widget_get_visible (find (fixture, "optional_tag")));

  study_item_set_done (study_topic_get_item (fixture->python, 0), TRUE);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find (fixture, "counts"))), ==, "1 of 5 items");
}

static void
test_groups (Fixture       *fixture,
             gconstpointer  data)
{
  const struct
  {
    const char *id;
    gboolean django, python, empty;
  } groups[] = {
    { "lessons_group", TRUE, FALSE, FALSE },
    { "courses_group", TRUE, TRUE, TRUE },
    { "projects_group", FALSE, FALSE, FALSE },
    { "resources_group", FALSE, TRUE, FALSE },
    { "references_group", TRUE, FALSE, FALSE },
  };
  AdwPreferencesGroup *courses = ADW_PREFERENCES_GROUP (find (fixture, "courses_group"));
  GtkWidget *heading = test_ui_find_type (GTK_WIDGET (courses), GTK_TYPE_LABEL);

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (heading)), ==, "Courses");
  gtk_test_accessible_assert_role (heading, GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (heading, GTK_ACCESSIBLE_PROPERTY_LEVEL, 2);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      study_topic_page_set_topic (fixture->page, fixture->django);
      g_assert_cmpint (gtk_widget_get_visible (find (fixture, groups[i].id)), ==, groups[i].django);
      study_topic_page_set_topic (fixture->page, fixture->python);
      g_assert_cmpint (gtk_widget_get_visible (find (fixture, groups[i].id)), ==, groups[i].python);
      study_topic_page_set_topic (fixture->page, fixture->empty);
      g_assert_cmpint (gtk_widget_get_visible (find (fixture, groups[i].id)), ==, groups[i].empty);
    }

  /* A topic without anything in it says so, until there is something. */
  g_assert_cmpint (strlen (adw_preferences_group_get_description (courses)), >, 0);
  g_free (study_topic_add_course (fixture->empty, "Mine", NULL, NULL, 0));
  g_assert_cmpstr (adw_preferences_group_get_description (courses), ==, "One project & a course");

  /* What there is to build without a course stands on its own. */
  study_topic_page_set_topic (fixture->page, fixture->alone);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (courses)));
  g_assert_true (gtk_widget_get_visible (find (fixture, "projects_group")));
  g_assert_cmpstr (adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (find (fixture, "projects_group"))),
                   ==, "One project & a course");
}

static void
test_check (Fixture       *fixture,
            gconstpointer  data)
{
  StudyItem *lesson = study_topic_get_item (fixture->django, 0);
  StudyBoxedList *list = STUDY_BOXED_LIST (find (fixture, "lesson_list"));
  GtkWidget *row = GTK_WIDGET (study_boxed_list_get_row (list, 0));

  gtk_widget_activate (row);
  g_assert_true (study_item_get_done (lesson));
  study_history_undo (fixture->history);
  g_assert_false (study_item_get_done (lesson));
  gtk_test_accessible_assert_state (test_ui_find_id (row, "check"), GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_FALSE);
}

static void
test_note (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *text_view = find (fixture, "text_view");
  GtkTextIter iter;

  gtk_test_accessible_assert_role (text_view, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (text_view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Notes");

  /* Saved as it is typed. */
  type_note (fixture, "Model");
  g_assert_cmpstr (study_topic_get_note (fixture->django), ==, "Model");
  type_note (fixture, ", View");
  g_assert_cmpstr (study_topic_get_note (fixture->django), ==, "Model, View");

  /* Undo of the text is one more change. */
  gtk_text_buffer_undo (get_note (fixture));
  g_assert_cmpstr (study_topic_get_note (fixture->django), !=, "Model, View");
  gtk_text_buffer_redo (get_note (fixture));
  g_assert_cmpstr (study_topic_get_note (fixture->django), ==, "Model, View");

  /* A change from outside keeps the cursor at its text. */
  gtk_text_buffer_get_iter_at_offset (get_note (fixture), &iter, 7);
  gtk_text_buffer_place_cursor (get_note (fixture), &iter);
  study_topic_set_note (fixture->django, "Model\nTemplate, View");
  assert_note (fixture, "Model\nTemplate, View");
  gtk_text_buffer_get_iter_at_mark (get_note (fixture), &iter, gtk_text_buffer_get_insert (get_note (fixture)));
  g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, 16);
  g_assert_false (gtk_text_buffer_get_can_undo (get_note (fixture)));
}

static void
test_note_history (Fixture       *fixture,
                   gconstpointer  data)
{
  StudyNoteView *view = STUDY_NOTE_VIEW (find (fixture, "note_view"));

  type_note (fixture, "one");
  type_note (fixture, " two");
  gtk_widget_activate_action (GTK_WIDGET (view), "topic.end-typing", NULL);
  type_note (fixture, " three");

  /* What was typed in one go is undone in one. */
  study_history_undo (fixture->history);
  assert_note (fixture, "one two");
  study_history_undo (fixture->history);
  assert_note (fixture, "");
  study_history_redo (fixture->history);
  assert_note (fixture, "one two");
  study_history_redo (fixture->history);
  assert_note (fixture, "one two three");
  g_assert_false (study_history_get_can_redo (fixture->history));
}

static float
get_left (Fixture    *fixture,
          const char *id)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (find (fixture, id), fixture->window, &bounds));

  return bounds.origin.x;
}

/* Where there is room the notes are beside the rest, else in a sheet below. */
static void
test_notes_beside (Fixture       *fixture,
                   gconstpointer  data)
{
  AdwBottomSheet *sheet = ADW_BOTTOM_SHEET (find (fixture, "notes_sheet"));
  GtkWidget *bar = gtk_widget_get_ancestor (adw_bottom_sheet_get_bottom_bar (sheet), GTK_TYPE_BUTTON);
  gboolean wide;

  g_object_get (fixture->page, "wide", &wide, NULL);
  g_assert_false (wide);
  g_assert_true (adw_bottom_sheet_get_reveal_bottom_bar (sheet));
  g_assert_false (adw_bottom_sheet_get_open (sheet));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "topic.write-notes", NULL);
  g_assert_true (adw_bottom_sheet_get_open (sheet));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == find (fixture, "text_view"));
  type_note (fixture, "Models.");

  /* Another page begins at its own top; the bar is a button. */
  study_topic_page_set_topic (fixture->page, fixture->python);
  g_assert_false (adw_bottom_sheet_get_open (sheet));
  study_topic_page_set_topic (fixture->page, fixture->django);
  g_assert_nonnull (bar);
  g_signal_emit_by_name (bar, "clicked");
  test_ui_wait_for (adw_bottom_sheet_get_open (sheet));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "topic.write-notes", NULL);
  test_ui_wait_frames (fixture->window, 30);
  test_ui_save_picture (fixture->window, "topic-page-notes-sheet");

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 900);
  test_ui_wait_for (gtk_widget_get_width (fixture->window) > 900);
  test_ui_wait_frames (fixture->window, 4);
  g_object_get (fixture->page, "wide", &wide, NULL);
  g_assert_true (wide);
  g_assert_cmpint (gtk_widget_get_width (find (fixture, "note_view")), <, 340);
  g_assert_cmpfloat (get_left (fixture, "note_view"), >,
                     get_left (fixture, "lesson_list") + gtk_widget_get_width (find (fixture, "lesson_list")));
  test_ui_wait_for (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == find (fixture, "text_view"));
  assert_note (fixture, "Models.");
  test_ui_save_picture (fixture->window, "topic-page-wide");

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 900);
  test_ui_wait_for (gtk_widget_get_width (fixture->window) < 900);
  test_ui_wait_for (adw_bottom_sheet_get_open (sheet));
  test_ui_wait_for (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == find (fixture, "text_view"));
}

/* Clicks at a place in the notes with the button that opens the menu. */
static void
click_for_menu (Fixture *fixture,
                int      offset)
{
  GtkTextView *text_view = GTK_TEXT_VIEW (find (fixture, "text_view"));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (text_view));
  GdkRectangle place;
  GtkTextIter iter;
  int x, y;

  gtk_text_buffer_get_iter_at_offset (get_note (fixture), &iter, offset);
  gtk_text_view_get_iter_location (text_view, &iter, &place);
  gtk_text_view_buffer_to_window_coords (text_view, GTK_TEXT_WINDOW_WIDGET, place.x + place.width / 2,
                                         place.y + place.height / 2, &x, &y);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) &&
          gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == GDK_BUTTON_SECONDARY &&
          g_signal_handler_find (controller, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, find (fixture, "note_view")) != 0)
        g_signal_emit_by_name (controller, "pressed", 1, (double) x, (double) y);
    }
}

/* The shortcut of the notes takes the focus to them, and closing their sheet gives it back. */
static void
test_notes_focus (Fixture       *fixture,
                  gconstpointer  data)
{
  AdwBottomSheet *sheet = ADW_BOTTOM_SHEET (find (fixture, "notes_sheet"));
  GtkWindow *window = GTK_WINDOW (fixture->window);
  GtkWidget *row = GTK_WIDGET (study_boxed_list_get_row (STUDY_BOXED_LIST (find (fixture, "lesson_list")), 1));
  GtkWidget *bar;

  g_assert_true (gtk_widget_grab_focus (row));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "topic.write-notes", NULL);
  g_assert_true (gtk_window_get_focus (window) == find (fixture, "text_view"));
  adw_bottom_sheet_set_open (sheet, FALSE);
  test_ui_wait_frames (fixture->window, 60);
  g_assert_true (gtk_window_get_focus (window) == row);

  /* The bar opens the notes to write, and has the focus again when they close. */
  bar = gtk_widget_get_parent (find (fixture, "notes_bar"));
  gtk_widget_grab_focus (bar);
  g_signal_emit_by_name (bar, "clicked");
  test_ui_wait_for (gtk_window_get_focus (window) == find (fixture, "text_view"));
  adw_bottom_sheet_set_open (sheet, FALSE);
  test_ui_wait_for (gtk_window_get_focus (window) == bar);
  test_ui_wait_frames (fixture->window, 60);
  g_assert_true (gtk_window_get_focus (window) == bar);
}

static void
test_note_link (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *view = find (fixture, "note_view");
  GtkTextIter iter;

  g_assert_true (gtk_widget_get_visible (find (fixture, "placeholder")));
  type_note (fixture, "Read (https://example.org/é?a=b). Done");
  g_assert_false (gtk_widget_get_visible (find (fixture, "placeholder")));

  gtk_text_buffer_get_iter_at_offset (get_note (fixture), &iter, 10);
  gtk_text_buffer_place_cursor (get_note (fixture), &iter);
  gtk_widget_activate_action (view, "note.open-link", NULL);
  g_assert_cmpstr (test_ui_get_activated (fixture->window), ==, "open-uri https://example.org/é?a=b");

  /* The menu is about the link that is clicked at, not the one at the cursor. */
  gtk_text_buffer_set_text (get_note (fixture), "https://example.org/1\nand https://example.org/2", -1);
  gtk_text_buffer_get_iter_at_offset (get_note (fixture), &iter, 3);
  gtk_text_buffer_place_cursor (get_note (fixture), &iter);
  test_ui_wait_frames (fixture->window, 3);
  click_for_menu (fixture, 30);
  gtk_widget_activate_action (view, "note.open-link", NULL);
  g_assert_cmpstr (test_ui_get_activated (fixture->window), ==, "open-uri https://example.org/2");

  /* Where there is no link, the cursor stays. */
  gtk_text_buffer_place_cursor (get_note (fixture), &iter);
  click_for_menu (fixture, 23);
  gtk_widget_activate_action (view, "note.open-link", NULL);
  g_assert_cmpstr (test_ui_get_activated (fixture->window), ==, "open-uri https://example.org/1");
}

static void
test_switch (Fixture       *fixture,
             gconstpointer  data)
{
  type_note (fixture, "of Django");
  set_text (GTK_WIDGET (find_project (fixture, 0)), "title_row", "Shop");

  study_topic_page_set_topic (fixture->page, fixture->python);
  assert_note (fixture, "");
  g_assert_false (gtk_text_buffer_get_can_undo (get_note (fixture)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (fixture, "title_row"))), ==, "");
  type_note (fixture, "of Python");

  study_topic_page_set_topic (fixture->page, fixture->django);
  assert_note (fixture, "of Django");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (fixture, "title_row"))), ==, "Shop");
  g_assert_cmpstr (study_topic_get_note (fixture->python), ==, "of Python");

  /* What is undone in a field does not come from another topic. */
  gtk_widget_activate_action (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (find (fixture, "title_row")))),
                              "text.undo", NULL);
  g_assert_cmpstr (study_item_get_project_title (study_topic_get_item (fixture->django, 3)), ==, "Shop");
  g_assert_cmpstr (study_item_get_project_title (study_topic_get_item (fixture->python, 2)), ==, "");
}

static void
test_recycling (Fixture       *fixture,
                gconstpointer  data)
{
  StudyBoxedList *list = STUDY_BOXED_LIST (find (fixture, "course_list"));
  GtkWidget *row = GTK_WIDGET (study_boxed_list_get_row (list, 0));
  GtkWidget *project_row = GTK_WIDGET (find_project (fixture, 0));

  study_topic_page_set_topic (fixture->page, fixture->python);
  study_topic_page_set_topic (fixture->page, fixture->django);
  g_assert_true (row == GTK_WIDGET (study_boxed_list_get_row (list, 0)));
  g_assert_true (project_row == GTK_WIDGET (find_project (fixture, 0)));
}

static void
test_projects (Fixture       *fixture,
               gconstpointer  data)
{
  StudyItem *project = study_topic_get_item (fixture->django, 3);
  StudyProjectRow *row = find_project (fixture, 0);
  GtkWidget *button = test_ui_find_id (GTK_WIDGET (row), "suggestions_button");
  GtkWidget *done = test_ui_find_id (GTK_WIDGET (row), "done_button");

  g_assert_cmpuint (count_projects (fixture), ==, 1);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Add Project");
  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));

  /* Suggestions fill in a title, and are offered only for want of one. */
  g_assert_true (gtk_widget_get_visible (button));
  gtk_widget_activate_action (GTK_WIDGET (row), "project.suggest", "s", "Delivery API");
  g_assert_cmpstr (study_item_get_project_title (project), ==, "Delivery API");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Delivery API");
  g_assert_false (gtk_widget_get_visible (button));
  study_history_undo (fixture->history);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (fixture, "title_row"))), ==, "");
  g_assert_true (gtk_widget_get_visible (button));

  gtk_test_accessible_assert_role (done, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Project of “Learn Django”");
  gtk_test_accessible_assert_property (done, GTK_ACCESSIBLE_PROPERTY_LABEL, "Project of “Learn Django” completed");
  gtk_widget_activate (done);
  g_assert_true (study_item_get_done (project));
  study_item_set_done (project, FALSE);
  gtk_test_accessible_assert_state (done, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);

  /* A course and its project stand together. */
  g_assert_true (gtk_widget_get_prev_sibling (GTK_WIDGET (row)) ==
                 GTK_WIDGET (study_boxed_list_get_row (STUDY_BOXED_LIST (find (fixture, "course_list")), 0)));

  /* A project for each course, wherever the guide has it. */
  study_topic_page_set_topic (fixture->page, fixture->python);
  g_assert_cmpuint (count_projects (fixture), ==, 2);
  gtk_test_accessible_assert_property (find_project (fixture, 0), GTK_ACCESSIBLE_PROPERTY_LABEL, "Project of “First”");
  g_assert_true (GTK_LIST_BOX_ROW (find_project (fixture, 0)) ==
                 study_boxed_list_get_row (STUDY_BOXED_LIST (find (fixture, "course_list")), 1));
  set_text (GTK_WIDGET (find_project (fixture, 1)), "title_row", "Of the second");
  g_assert_cmpstr (study_item_get_project_title (study_topic_get_item (fixture->python, 3)), ==, "Of the second");
  g_assert_cmpstr (study_item_get_project_title (study_topic_get_item (fixture->python, 2)), ==, "");

  study_topic_page_set_topic (fixture->page, fixture->empty);
  g_assert_cmpuint (count_projects (fixture), ==, 0);

  study_topic_page_set_topic (fixture->page, fixture->alone);
  g_assert_cmpuint (count_projects (fixture), ==, 1);
  done = test_ui_find_id (GTK_WIDGET (find_project (fixture, 0)), "done_button");
  gtk_test_accessible_assert_property (done, GTK_ACCESSIBLE_PROPERTY_LABEL, "Project completed");
}

/* One line for each project, so that what is below stays within reach. */
static void
test_open_project (Fixture       *fixture,
                   gconstpointer  data)
{
  StudyProjectRow *row;
  graphene_rect_t closed, open;

  study_topic_page_set_topic (fixture->page, fixture->python);
  test_ui_wait_frames (fixture->window, 2);
  row = find_project (fixture, 1);
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (row), fixture->window, &closed));
  g_assert_cmpfloat (closed.size.height, <=, 70);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  test_ui_wait_for (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_WIDGET (row)));
  test_ui_wait_frames (fixture->window, 30);
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (row), fixture->window, &open));
  g_assert_cmpfloat (open.size.height, >, 2 * closed.size.height);
  test_ui_save_picture (fixture->window, "topic-page-project");
}

static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  StudyItem *project = study_topic_get_item (fixture->django, 3);
  GtkWidget *row = find (fixture, "url_row");
  GtkWidget *entry = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  GtkWidget *error = find (fixture, "error_row");
  GtkWidget *open = find (fixture, "open_button");
  int position = 0;

  gtk_test_accessible_assert_property (open, GTK_ACCESSIBLE_PROPERTY_LABEL, "Open Repository");
  g_assert_false (gtk_widget_get_visible (open));

  gtk_editable_set_text (GTK_EDITABLE (row), "https://example.com/shop");
  g_assert_cmpstr (study_item_get_project_url (project), ==, "https://example.com/shop");
  g_assert_true (gtk_widget_get_visible (open));
  g_assert_cmpstr (g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (open)), NULL),
                   ==, "https://example.com/shop");

  /* What cannot be opened stays in the field, and nowhere else. */
  gtk_editable_insert_text (GTK_EDITABLE (row), "!", -1, &position);
  g_assert_cmpstr (study_item_get_project_url (project), ==, "https://example.com/shop");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "!https://example.com/shop");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_true (gtk_widget_get_visible (error));
  g_assert_false (gtk_widget_get_visible (open));
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

  /* The scheme is filled in, and the caret stays where it was. */
  gtk_editable_set_text (GTK_EDITABLE (row), "example.org/shop");
  gtk_editable_set_position (GTK_EDITABLE (row), 7);
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (row)), ==, 7 + strlen ("https://"));
  g_assert_cmpstr (study_item_get_project_url (project), ==, "https://example.org/shop");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "https://example.org/shop");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_false (gtk_widget_get_visible (error));

  gtk_editable_set_text (GTK_EDITABLE (row), "");
  g_assert_cmpstr (study_item_get_project_url (project), ==, "");
  g_assert_false (gtk_widget_get_visible (error));

  /* A mistake is not carried to another topic. */
  gtk_editable_set_text (GTK_EDITABLE (row), "no link");
  g_assert_true (gtk_widget_get_visible (error));
  study_topic_page_set_topic (fixture->page, fixture->python);
  g_assert_false (gtk_widget_get_visible (error));
}

static void
test_complete_link (void)
{
  const struct
  {
    const char *text;
    const char *link;
  } cases[] = {
    { "", "" },
    { "  ", "" },
    { " https://a.example/x ", "https://a.example/x" },
    { "http://a.example", "http://a.example" },
    { "mailto:me@a.example", "mailto:me@a.example" },
    { "a.example", "https://a.example" },
    { "a.example:8080/x?y=z#w", "https://a.example:8080/x?y=z#w" },
    { "example", "example" },
    { ".example", ".example" },
    { "example.", "example." },
    { "two words.example", "two words.example" },
    { "me@a.example", "me@a.example" },
    { "javascript:alert(1.5)", "javascript:alert(1.5)" },
    { "file:///etc/passwd", "file:///etc/passwd" },
    { "ftp://a.example", "ftp://a.example" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *link = study_link_complete (cases[i].text);

      g_assert_cmpstr (link, ==, cases[i].link);
    }
}

static AdwDialog *
wait_for_dialog (Fixture *fixture)
{
  AdwDialog *dialog;

  test_ui_wait_for (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)) != NULL);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
  test_ui_wait_for (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  test_ui_wait_frames (GTK_WIDGET (dialog), 2);

  return dialog;
}

static void
test_own_course (Fixture       *fixture,
                 gconstpointer  data)
{
  StudyBoxedList *list = STUDY_BOXED_LIST (find (fixture, "course_list"));
  AdwDialog *dialog;
  StudyItem *course;

  gtk_widget_activate (find (fixture, "add_row"));
  dialog = wait_for_dialog (fixture);
  set_text (GTK_WIDGET (dialog), "title_row", "Mine");
  gtk_widget_activate (test_ui_find_id (GTK_WIDGET (dialog), "save_button"));
  test_ui_wait_for (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)) == NULL);

  g_assert_cmpuint (study_topic_get_total (fixture->django), ==, 6);
  g_assert_cmpuint (study_boxed_list_get_n_rows (list), ==, 4);
  g_assert_cmpuint (count_projects (fixture), ==, 2);
  course = study_topic_get_item (fixture->django, 4);
  g_assert_cmpstr (study_item_get_title (course), ==, "Mine");

  gtk_widget_activate_action (GTK_WIDGET (study_boxed_list_get_row (list, 2)), "row.edit", NULL);
  dialog = wait_for_dialog (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (test_ui_find_id (GTK_WIDGET (dialog), "title_row"))), ==, "Mine");
  set_text (GTK_WIDGET (dialog), "title_row", "Still mine");
  gtk_widget_activate (test_ui_find_id (GTK_WIDGET (dialog), "save_button"));
  test_ui_wait_for (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)) == NULL);
  g_assert_cmpstr (study_item_get_title (study_topic_get_item (fixture->django, 4)), ==, "Still mine");
  gtk_test_accessible_assert_property (find_project (fixture, 1), GTK_ACCESSIBLE_PROPERTY_LABEL, "Project of “Still mine”");

  /* What the guide says is not removed so. */
  gtk_widget_activate_action (GTK_WIDGET (study_boxed_list_get_row (list, 0)), "row.remove", NULL);
  g_assert_cmpuint (study_topic_get_total (fixture->django), ==, 6);
  gtk_widget_activate_action (GTK_WIDGET (study_boxed_list_get_row (list, 2)), "row.remove", NULL);
  g_assert_cmpuint (study_topic_get_total (fixture->django), ==, 4);
  g_assert_cmpuint (count_projects (fixture), ==, 1);

  study_history_undo (fixture->history);
  g_assert_cmpuint (study_topic_get_total (fixture->django), ==, 6);
  g_assert_cmpuint (count_projects (fixture), ==, 2);
}

static void
respond (Fixture    *fixture,
         const char *response)
{
  g_autofree char *signal = g_strconcat ("response::", response, NULL);
  AdwDialog *dialog = wait_for_dialog (fixture);

  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_signal_emit_by_name (dialog, signal, response);
  adw_dialog_force_close (dialog);
}

static void
test_mark (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);

  g_assert_true (is_enabled (fixture, "mark-done"));
  g_assert_false (is_enabled (fixture, "mark-not-done"));

  gtk_widget_activate_action (page, "topic.mark-done", NULL);
  g_assert_cmpuint (study_topic_get_done (fixture->django), ==, 4);
  g_assert_false (is_enabled (fixture, "mark-done"));
  g_assert_true (is_enabled (fixture, "mark-not-done"));

  /* More than one is asked about. */
  gtk_widget_activate_action (page, "topic.mark-not-done", NULL);
  g_assert_cmpuint (study_topic_get_done (fixture->django), ==, 4);
  respond (fixture, "cancel");
  g_assert_cmpuint (study_topic_get_done (fixture->django), ==, 4);

  gtk_widget_activate_action (page, "topic.mark-not-done", NULL);
  respond (fixture, "clear");
  g_assert_cmpuint (study_topic_get_done (fixture->django), ==, 0);

  study_history_undo (fixture->history);
  g_assert_cmpuint (study_topic_get_done (fixture->django), ==, 4);
  study_history_undo (fixture->history);
  g_assert_cmpuint (study_topic_get_done (fixture->django), ==, 0);

  /* One is not. */
  study_item_set_done (study_topic_get_item (fixture->django, 1), TRUE);
  gtk_widget_activate_action (page, "topic.mark-not-done", NULL);
  g_assert_cmpuint (study_topic_get_done (fixture->django), ==, 0);
}

static void
assert_skipped (Fixture  *fixture,
                gboolean  skipped)
{
  g_autoptr (GVariant) state =
    g_action_group_get_action_state (study_topic_page_get_actions (fixture->page), "skip");

  g_assert_cmpint (study_topic_get_skipped (fixture->django), ==, skipped);
  g_assert_cmpint (g_variant_get_boolean (state), ==, skipped);
  g_assert_cmpint (gtk_widget_get_visible (find (fixture, "skipped_tag")), ==, skipped);
}

static void
test_skip (Fixture       *fixture,
           gconstpointer  data)
{
  assert_skipped (fixture, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "topic.skip", NULL);
  assert_skipped (fixture, TRUE);
  study_history_undo (fixture->history);
  assert_skipped (fixture, FALSE);
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *text = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "topic.copy-markdown", NULL);
  text = test_ui_read_clipboard (GTK_WIDGET (fixture->page));
  g_assert_nonnull (strstr (text, "Django"));
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  const char * const actions[] = { "add-course", "mark-done", "mark-not-done", "skip" };

  study_item_set_done (study_topic_get_item (fixture->django, 0), TRUE);
  study_progress_set_read_only (fixture->progress, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_assert_false (is_enabled (fixture, actions[i]));
  g_assert_true (is_enabled (fixture, "copy-markdown"));
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (find (fixture, "text_view"))));
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (find (fixture, "title_row"))));
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (find (fixture, "url_row"))));
  g_assert_false (gtk_widget_is_sensitive (find (fixture, "done_button")));
  g_assert_false (gtk_widget_get_visible (find (fixture, "suggestions_button")));
  g_assert_false (gtk_widget_get_visible (find (fixture, "add_row")));
  study_topic_page_set_topic (fixture->page, fixture->empty);
  g_assert_false (gtk_widget_get_visible (find (fixture, "courses_group")));

  study_progress_set_read_only (fixture->progress, FALSE);
  g_assert_true (is_enabled (fixture, "add-course"));
  g_assert_true (gtk_text_view_get_editable (GTK_TEXT_VIEW (find (fixture, "text_view"))));
  g_assert_true (gtk_widget_get_visible (find (fixture, "courses_group")));
}

static void
test_other_progress (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("test", "device");

  study_progress_set_text (progress, STUDY_SCOPE_TOPIC, "web/django", STUDY_FIELD_NOTE, "after");
  type_note (fixture, "before");
  study_progress_set_read_only (fixture->progress, TRUE);
  study_trail_set_progress (fixture->trail, progress);
  g_assert_true (is_enabled (fixture, "add-course"));
  assert_note (fixture, "after");

  study_trail_set_progress (fixture->trail, fixture->progress);
  g_assert_false (is_enabled (fixture, "add-course"));
  assert_note (fixture, "before");
}

#define ADD(name, func) g_test_add ("/topic-page/" name, Fixture, NULL, set_up, func, tear_down)

/* Texts from outside may be anything: a page shows them at once all the same. */
static void
test_long_texts (void)
{
  g_autofree char *word = g_strnfill (100000, 'a');
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (StudyContent) content = study_content_new ("test", word);
  g_autoptr (StudyProgress) progress = study_progress_new ("test", "device");
  StudyContentStage *stage = study_content_stage_new ("web", word);
  StudyContentTopic *topic = append_topic (stage, "web/long", word);
  StudyTopicPage *page = STUDY_TOPIC_PAGE (study_topic_page_new ());
  StudyTrail *trail;
  GtkWidget *window;
  clock_t started;

  while (lines->len < 1000 * 1000)
    g_string_append (lines, "Fields of a model are columns of a table.\n");
  topic->text = g_strdup (word);
  append_item (topic, "web/long/lesson", STUDY_ITEM_LESSON, word, NULL);
  append_item (topic, "web/long/course", STUDY_ITEM_COURSE, word, NULL);
  g_ptr_array_add (content->stages, stage);
  trail = study_trail_new (content);
  study_trail_set_progress (trail, progress);
  study_topic_set_note (study_trail_find_topic (trail, "web/long"), lines->str);

  started = clock ();
  study_topic_page_set_topic (page, study_trail_find_topic (trail, "web/long"));
  window = test_ui_show (GTK_WIDGET (page), 700, 900);
  g_test_message ("shown in %.3f s", (double) (clock () - started) / CLOCKS_PER_SEC);
  /* The time of this program, the frames that it waits for included. */
  g_assert_cmpfloat ((double) (clock () - started) / CLOCKS_PER_SEC, <, MAX_SECONDS);

  test_ui_destroy (window, GTK_WIDGET (page));
  g_object_unref (trail);
}

/* In milliseconds, of this thread alone: others may keep the machine busy. */
static double
get_time (void)
{
  struct timespec time;

  g_assert_no_errno (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time));

  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

/* Returns how long the main loop stands still at most before there was nothing to
 * do for a while. */
static double
get_longest (double longest)
{
  for (guint n_idle = 0; n_idle < 20;)
    {
      double begin = get_time ();
      gboolean worked = g_main_context_iteration (NULL, FALSE);

      longest = MAX (longest, get_time () - begin);
      n_idle = worked ? 0 : n_idle + 1;
      if (!worked)
        g_usleep (2000);
    }

  return longest;
}

static void
assert_long_note (Fixture    *fixture,
                  const char *what,
                  const char *note)
{
  g_autofree char *changed = g_strconcat ("x", note, NULL);
  g_autofree char *shorter = g_strndup (note, 500000);
  double begin, opened, typed;
  GtkTextIter iter;

  study_topic_set_note (fixture->python, note);
  begin = get_time ();
  study_topic_page_set_topic (fixture->page, fixture->python);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "topic.write-notes", NULL);
  opened = get_longest (get_time () - begin);
  g_assert_cmpfloat (gtk_widget_get_opacity (find (fixture, "text_view")), ==, 1);
  g_assert_cmpint (gtk_widget_get_height (find (fixture, "note_view")), <, 600);

  gtk_text_buffer_get_start_iter (get_note (fixture), &iter);
  gtk_text_buffer_place_cursor (get_note (fixture), &iter);
  begin = get_time ();
  type_note (fixture, "x");
  typed = get_longest (get_time () - begin);
  g_test_message ("%s: opened in %.1f ms, typed in %.1f ms", what, opened, typed);
  g_assert_cmpfloat (opened, <, MAX_STANDSTILL);
  g_assert_cmpfloat (typed, <, MAX_STANDSTILL);

  g_assert_cmpstr (study_topic_get_note (fixture->python), ==, changed);
  gtk_text_buffer_undo (get_note (fixture));
  g_assert_cmpstr (study_topic_get_note (fixture->python), ==, note);

  study_topic_set_note (fixture->python, shorter);
  type_note (fixture, "");
  type_note (fixture, "x");
  g_assert_cmpuint (strlen (study_topic_get_note (fixture->python)), ==, 500001);
  study_topic_page_set_topic (fixture->page, fixture->django);
  assert_note (fixture, "");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "topic.write-notes", NULL);
  test_ui_wait_frames (fixture->window, 30);
  g_assert_cmpint (gtk_widget_get_height (find (fixture, "note_view")), ==, 110);
}

/* A long line that is pasted is shown as one that is opened, and what is copied of it is what was pasted. */
static void
test_note_paste (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkTextBuffer *buffer = get_note (fixture);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *copied = NULL;
  g_autofree char *cut = NULL;
  GtkTextIter start, end;
  gint64 time;

  while (line->len < 1000 * 1000)
    g_string_append (line, "Fields of a model are columns of a table. ");

  type_note (fixture, "Fields");
  time = g_get_monotonic_time ();
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert_at_cursor (buffer, line->str, -1);
  gtk_text_buffer_end_user_action (buffer);
  test_ui_wait_frames (fixture->window, 2);
  time = g_get_monotonic_time () - time;
  g_test_message ("pasted in %.1f ms", time / 1000.0);
  g_assert_cmpuint (gtk_text_buffer_get_line_count (buffer), >, 200);
  g_assert_cmpuint (strlen (study_topic_get_note (fixture->django)), ==, line->len + strlen ("Fields"));
  if (g_test_perf ())
    g_assert_cmpint (time, <, 500 * 1000);

  gtk_text_buffer_undo (buffer);
  g_assert_cmpstr (study_topic_get_note (fixture->django), ==, "Fields");
  gtk_text_buffer_redo (buffer);
  g_assert_cmpuint (strlen (study_topic_get_note (fixture->django)), ==, line->len + strlen ("Fields"));

  gtk_text_buffer_get_iter_at_offset (buffer, &start, strlen ("Fields"));
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  g_signal_emit_by_name (find (fixture, "text_view"), "copy-clipboard");
  copied = test_ui_read_clipboard (fixture->window);
  g_assert_cmpstr (copied, ==, line->str);
  g_signal_emit_by_name (find (fixture, "text_view"), "cut-clipboard");
  cut = test_ui_read_clipboard (fixture->window);
  g_assert_cmpstr (cut, ==, line->str);
  g_assert_cmpstr (study_topic_get_note (fixture->django), ==, "Fields");
}

/* Notes of 1 MB, of many lines and of one. */
static void
test_note_long (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *word = g_strnfill (1000 * 1000, 'a');
  g_autofree char *separated = g_strconcat (word, "\xe2\x80\xa9", NULL);

  while (lines->len < 1000 * 1000)
    {
      g_string_append (lines, "Fields of a model are columns of a table.\n");
      g_string_append (line, "Fields of a model are columns of a table. ");
    }
  assert_long_note (fixture, "lines", lines->str);
  assert_long_note (fixture, "line", line->str);
  assert_long_note (fixture, "word", word);

  /* What the user wrote stays, even if it is what divides long lines in the view. */
  study_topic_set_note (fixture->python, separated);
  study_topic_page_set_topic (fixture->page, fixture->python);
  type_note (fixture, "x");
  g_assert_cmpuint (strlen (study_topic_get_note (fixture->python)), ==, strlen (separated) + 1);
}

int
main (int   argc,
      char *argv[])
{
  test_ui_init (&argc, &argv);

  g_test_add_func ("/link/complete", test_complete_link);
  g_test_add_func ("/topic-page/long-texts", test_long_texts);
  ADD ("pictures", test_pictures);
  ADD ("header", test_header);
  ADD ("groups", test_groups);
  ADD ("check", test_check);
  ADD ("note", test_note);
  ADD ("note-history", test_note_history);
  ADD ("notes-beside", test_notes_beside);
  ADD ("notes-focus", test_notes_focus);
  ADD ("note-link", test_note_link);
  ADD ("note-paste", test_note_paste);
  ADD ("note-long", test_note_long);
  ADD ("switch", test_switch);
  ADD ("recycling", test_recycling);
  ADD ("projects", test_projects);
  ADD ("open-project", test_open_project);
  ADD ("link", test_link);
  ADD ("own-course", test_own_course);
  ADD ("mark", test_mark);
  ADD ("skip", test_skip);
  ADD ("copy", test_copy);
  ADD ("read-only", test_read_only);
  ADD ("other-progress", test_other_progress);

  return g_test_run ();
}
