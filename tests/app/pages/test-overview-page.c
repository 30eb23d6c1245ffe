/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pages/study-overview-page.h"
#include "app/pages/study-stage-row.h"
#include "app/test-ui.h"
#include "model/content/study-calendar.h"
#include "widgets/study-boxed-list.h"
#include "widgets/study-week.h"

typedef struct
{
  StudyTrail *trail;
  StudyProgress *progress;
  StudyActivity *activity;
  StudyHabit *habit;
  StudyDiary *diary;
  StudyOverviewPage *page;
  GtkWidget *window;
} Fixture;

#define find(fixture, id) test_ui_get_id (GTK_WIDGET ((fixture)->page), id)

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->trail = test_ui_trail_new (&fixture->progress);
  fixture->activity = study_activity_new (fixture->progress);
  fixture->habit = study_habit_new ("device-a");
  fixture->page = STUDY_OVERVIEW_PAGE (study_overview_page_new ());
  fixture->diary = study_diary_new (fixture->habit);
  study_diary_set_activity (fixture->diary, "sample", fixture->activity);
  g_object_set (fixture->page, "diary", fixture->diary, NULL);
  study_overview_page_set_trail (fixture->page, fixture->trail);
  study_overview_page_set_activity (fixture->page, fixture->activity);
  fixture->window = test_ui_show (GTK_WIDGET (fixture->page), 840, 1500);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  test_ui_destroy (fixture->window, GTK_WIDGET (fixture->page));
  g_assert_finalize_object (fixture->diary);
  g_assert_finalize_object (fixture->activity);
  g_assert_finalize_object (fixture->habit);
  g_assert_finalize_object (fixture->trail);
  g_assert_finalize_object (fixture->progress);
}

static const char *
get_label (Fixture    *fixture,
           const char *id)
{
  return gtk_label_get_text (GTK_LABEL (find (fixture, id)));
}

static void
set_done (Fixture    *fixture,
          const char *id)
{
  study_item_set_done (study_trail_find_item (fixture->trail, id), TRUE);
}

static void
test_header (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *ring = find (fixture, "ring");
  GtkWidget *title = find (fixture, "title_label");

  gtk_test_accessible_assert_role (title, GTK_ACCESSIBLE_ROLE_HEADING);
  g_assert_cmpstr (get_label (fixture, "title_label"), ==, "Sample & More");
  g_assert_cmpstr (get_label (fixture, "objective_label"), ==,
                   "Turn <b>logic</b> into solid skills for building robust services & more.");
  g_assert_cmpstr (get_label (fixture, "extra_label"), ==, "Optional: 0 of 1 item");
  test_ui_assert_value_text (ring, "0%");
  g_assert_false (gtk_widget_get_visible (find (fixture, "finished_label")));

  set_done (fixture, "basics/python/types");
  test_ui_assert_value_text (ring, "12%");
}

static const char *
get_next (Fixture *fixture)
{
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (find (fixture, "next_row")));
}

static void
test_continue (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *button = find (fixture, "continue_button");

  g_assert_cmpstr (get_label (fixture, "continue_label"), ==, "Start: Python 3");
  g_assert_cmpstr (get_next (fixture), ==, "Data types");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (test_ui_get_activated (fixture->window), ==, "show-item basics/python/types");

  /* The next step is checked off where it is named. */
  gtk_widget_activate (find (fixture, "next_row"));
  g_assert_true (study_item_get_done (study_trail_find_item (fixture->trail, "basics/python/types")));
  g_assert_cmpstr (get_next (fixture), ==, "Lists");
  set_done (fixture, "basics/python/lists");
  set_done (fixture, "basics/python/course");
  g_assert_cmpstr (get_label (fixture, "continue_label"), ==, "Continue: Object-Oriented Programming");
  g_assert_cmpstr (get_next (fixture), ==, "Classes");

  study_topic_set_skipped (study_trail_find_topic (fixture->trail, "basics/objects"), TRUE);
  g_assert_cmpstr (get_label (fixture, "continue_label"), ==, "Continue: Django");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (test_ui_get_activated (fixture->window), ==, "show-item web/django/orm");
}

static void
test_finished (Fixture       *fixture,
               gconstpointer  data)
{
  StudyItem *last = study_trail_find_item (fixture->trail, "data/sql/joins");

  for (guint i = 0; i < study_trail_get_n_topics (fixture->trail); i++)
    study_topic_set_all_done (study_trail_get_topic (fixture->trail, i), TRUE);

  g_assert_true (gtk_widget_get_visible (find (fixture, "finished_label")));
  g_assert_false (gtk_widget_get_mapped (find (fixture, "continue_button")));
  test_ui_assert_value_text (find (fixture, "ring"), "100%");
  test_ui_save_picture (fixture->window, "overview-page-finished");

  study_item_set_done (last, FALSE);
  g_assert_false (gtk_widget_get_visible (find (fixture, "finished_label")));
  g_assert_cmpstr (get_label (fixture, "continue_label"), ==, "Continue: SQL");
}

static void
test_stages (Fixture       *fixture,
             gconstpointer  data)
{
  StudyBoxedList *list = STUDY_BOXED_LIST (find (fixture, "stage_list"));
  GtkWidget *row = GTK_WIDGET (study_boxed_list_get_row (list, 1));

  g_assert_cmpuint (study_boxed_list_get_n_rows (list), ==, 3);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "2. Web Frameworks");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Django · FastAPI");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "0 of 2");

  set_done (fixture, "web/django/orm");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (test_ui_find_id (row, "count_label"))), ==, "1 of 2");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1 of 2");

  gtk_widget_activate (row);
  g_assert_cmpstr (test_ui_get_activated (fixture->window), ==, "open-page web");

  g_object_set (fixture->page, "show-optional", FALSE, NULL);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Django");
  g_assert_false (gtk_widget_get_visible (find (fixture, "extra_label")));
}

static void
test_activity (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *card = find (fixture, "activity_card");
  g_autoptr (StudyProgress) other = study_progress_new ("other", "device-a");
  g_autoptr (StudyActivity) other_activity = study_activity_new (other);
  guint32 today, start;
  guint n = 10;

  g_object_get (card, "today", &today, NULL);
  start = study_week_get_start (today, study_week_get_first_day ());
  g_assert_cmpuint (today, ==, study_calendar_get_day (g_get_real_time (), NULL));
  g_assert_cmpstr (get_label (fixture, "streak_value"), ==, "0 days");
  g_assert_cmpstr (get_label (fixture, "goal_value"), ==, "0 of 5");
  g_assert_cmpstr (get_label (fixture, "items_value"), ==, "0");
  g_assert_cmpstr (get_label (fixture, "projects_value"), ==, "0");

  set_done (fixture, "basics/python/types");
  set_done (fixture, "basics/objects/project");
  g_assert_cmpstr (get_label (fixture, "streak_value"), ==, "1 day");
  g_assert_cmpstr (get_label (fixture, "goal_value"), ==, "2 of 5");
  g_assert_cmpstr (get_label (fixture, "items_value"), ==, "2");
  g_assert_cmpstr (get_label (fixture, "projects_value"), ==, "1");

  g_object_set (fixture->habit, "goal", 7, NULL);
  g_assert_cmpstr (get_label (fixture, "goal_value"), ==, "2 of 7");

  /* What was done on another trail counts as well. */
  g_assert_false (gtk_widget_get_visible (find (fixture, "summary_label")));
  g_assert_false (gtk_widget_get_visible (find (fixture, "share_label")));
  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *id = g_strdup_printf ("item-%u", i);

      study_progress_set_value (other, STUDY_SCOPE_ITEM, id, STUDY_FIELD_DONE,
                                g_variant_new_int64 (test_ui_get_time (today - (i < 3 ? i : i + 7))));
    }
  study_diary_set_activity (fixture->diary, "other", other_activity);
  g_assert_cmpstr (get_label (fixture, "streak_value"), ==, "3 days");
  g_assert_cmpstr (get_label (fixture, "items_value"), ==, "2");
  g_assert_true (g_str_has_prefix (get_label (fixture, "summary_label"), "9 of the last 16 days · Best streak: 6 days"));
  g_assert_true (g_str_has_prefix (get_label (fixture, "share_label"), "On this trail: 2 of the "));
  study_progress_set_done (other, "item-9", TRUE);
  g_assert_cmpstr (get_label (fixture, "streak_value"), ==, "3 days");
  while (n-- > 0)
    {
      g_autofree char *id = g_strdup_printf ("item-%u", n);

      study_progress_set_done (other, id, FALSE);
    }
  g_assert_cmpstr (get_label (fixture, "goal_value"), ==, "2 of 7");

  /* Tomorrow the row of days still stands, the day after it does not; next
   * week begins anew. */
  g_object_set (card, "today", today + 1, NULL);
  g_assert_cmpstr (get_label (fixture, "streak_value"), ==, "1 day");
  g_object_set (card, "today", today + 2, NULL);
  g_assert_cmpstr (get_label (fixture, "streak_value"), ==, "0 days");
  g_object_set (card, "today", start + 7, NULL);
  g_assert_cmpstr (get_label (fixture, "goal_value"), ==, "0 of 7");
}

static void
test_guide (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *about = find (fixture, "about_row");
  GtkListBoxRow *source;

  g_assert_cmpuint (study_boxed_list_get_n_rows (STUDY_BOXED_LIST (find (fixture, "advice_list"))), ==, 3);
  g_assert_cmpuint (study_boxed_list_get_n_rows (STUDY_BOXED_LIST (find (fixture, "tool_list"))), ==, 2);
  g_assert_cmpuint (study_boxed_list_get_n_rows (STUDY_BOXED_LIST (find (fixture, "source_list"))), ==, 2);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (about)), ==, "Study Guide: Sample & More");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (about)), ==, "A guide that exists for tests alone.");

  source = study_boxed_list_get_row (STUDY_BOXED_LIST (find (fixture, "source_list")), 0);
  gtk_widget_activate (GTK_WIDGET (source));
  g_assert_cmpstr (test_ui_get_activated (fixture->window), ==, "open-uri https://example.org/");
}

static void
test_picture (Fixture       *fixture,
              gconstpointer  data)
{
  AdwStyleManager *style_manager = adw_style_manager_get_default ();
  const guint32 today = study_calendar_get_day (g_get_real_time (), NULL);
  guint n = 0;

  for (guint i = 0; i < 4; i++)
    {
      StudyTopic *topic = study_trail_get_topic (fixture->trail, i);

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (topic)); j++, n++)
        study_progress_set_value (fixture->progress, STUDY_SCOPE_ITEM,
                                  study_item_get_id (study_topic_get_item (topic, j)), STUDY_FIELD_DONE,
                                  g_variant_new_int64 (test_ui_get_time (today - n * n / 3)));
    }
  study_item_set_done (study_trail_find_item (fixture->trail, "web/django/course"), FALSE);
  g_assert_cmpstr (get_label (fixture, "continue_label"), ==, "Continue: Django");
  test_ui_wait_for (test_ui_find_type (GTK_WIDGET (fixture->page), g_type_from_name ("StudyOverviewMore")) != NULL);

  test_ui_save_picture (fixture->window, "overview-page");
  adw_style_manager_set_color_scheme (style_manager, ADW_COLOR_SCHEME_FORCE_DARK);
  test_ui_save_picture (fixture->window, "overview-page-dark");
  adw_style_manager_set_color_scheme (style_manager, ADW_COLOR_SCHEME_DEFAULT);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (StudyContent) content = study_content_new ("empty", "Empty");
  g_autoptr (StudyTrail) empty = study_trail_new (content);
  GtkStack *stack = GTK_STACK (find (fixture, "stack"));

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "trail");
  study_overview_page_set_trail (fixture->page, empty);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");
  test_ui_save_picture (fixture->window, "overview-page-empty");
  study_overview_page_set_trail (fixture->page, NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");
  study_overview_page_set_trail (fixture->page, fixture->trail);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "trail");
}

static void
assert_fits (GtkWidget *page)
{
  const char * const ids[] = { "header", "stage_list", "activity_card", "tool_list", "source_list" };

  g_assert_cmpint (gtk_widget_get_width (page), <=, 360);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      GtkWidget *widget = test_ui_find_id (page, ids[i]);
      graphene_rect_t bounds;

      g_assert_true (gtk_widget_compute_bounds (widget, page, &bounds));
      g_assert_cmpfloat (graphene_rect_get_x (&bounds), >=, 0);
      g_assert_cmpfloat (graphene_rect_get_x (&bounds) + graphene_rect_get_width (&bounds), <=,
                         gtk_widget_get_width (page));
    }
}

static void
test_narrow (void)
{
  StudyProgress *progress;
  g_autoptr (StudyTrail) trail = test_ui_trail_new (&progress);
  g_autoptr (StudyProgress) owned = progress;
  GtkWidget *page = study_overview_page_new ();
  GtkWidget *window;

  study_overview_page_set_trail (STUDY_OVERVIEW_PAGE (page), trail);
  window = test_ui_show (page, 360, 1900);
  test_ui_wait_for (gtk_orientable_get_orientation (GTK_ORIENTABLE (test_ui_find_id (page, "header"))) ==
                    GTK_ORIENTATION_VERTICAL);
  test_ui_wait_frames (page, 3);
  assert_fits (page);
  test_ui_save_picture (window, "overview-page-narrow");

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  test_ui_wait_frames (page, 3);
  assert_fits (page);
  test_ui_save_picture (window, "overview-page-narrow-rtl");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);

  test_ui_set_text_scale (1.5);
  test_ui_wait_frames (page, 3);
  assert_fits (page);
  test_ui_save_picture (window, "overview-page-narrow-large-text");
  test_ui_set_text_scale (1);

  test_ui_destroy (window, page);
}

static void
test_large (void)
{
  g_autoptr (StudyTrail) trail = test_ui_large_trail_new (1000, 2, 1);
  GtkWidget *page = study_overview_page_new ();
  GtkWidget *window;

  study_overview_page_set_trail (STUDY_OVERVIEW_PAGE (page), trail);
  window = test_ui_show (page, 840, 600);
  test_ui_assert_first_rows (page, "stage_list");
  test_ui_destroy (window, page);
}

#define ADD(name, func) g_test_add ("/overview-page/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  test_ui_init (&argc, &argv);

  ADD ("header", test_header);
  ADD ("continue", test_continue);
  ADD ("finished", test_finished);
  ADD ("stages", test_stages);
  ADD ("activity", test_activity);
  ADD ("guide", test_guide);
  ADD ("picture", test_picture);
  ADD ("empty", test_empty);
  g_test_add_func ("/overview-page/narrow", test_narrow);
  g_test_add_func ("/overview-page/large", test_large);

  return g_test_run ();
}
