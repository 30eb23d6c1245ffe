/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pages/study-stage-page.h"
#include "app/pages/study-topic-row.h"
#include "app/test-ui.h"
#include "widgets/study-boxed-list.h"
#include "widgets/study-progress-ring.h"

typedef struct
{
  StudyTrail *trail;
  StudyProgress *progress;
  StudyStagePage *page;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->trail = test_ui_trail_new (&fixture->progress);
  fixture->page = STUDY_STAGE_PAGE (study_stage_page_new ());
  study_stage_page_set_stage (fixture->page, study_trail_get_stage (fixture->trail, 1));
  fixture->window = test_ui_show (GTK_WIDGET (fixture->page), 760, 560);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  test_ui_destroy (fixture->window, GTK_WIDGET (fixture->page));
  g_assert_finalize_object (fixture->trail);
  g_assert_finalize_object (fixture->progress);
}

static StudyBoxedList *
get_list (Fixture *fixture)
{
  return STUDY_BOXED_LIST (test_ui_find_id (GTK_WIDGET (fixture->page), "topic_list"));
}

static StudyTopicRow *
get_row (Fixture *fixture,
         guint    position)
{
  return STUDY_TOPIC_ROW (study_boxed_list_get_row (get_list (fixture), position));
}

static const char *
get_label (Fixture    *fixture,
           const char *id)
{
  return gtk_label_get_text (GTK_LABEL (test_ui_find_id (GTK_WIDGET (fixture->page), id)));
}

static void
test_header (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *title = test_ui_find_id (GTK_WIDGET (fixture->page), "title_label");
  GtkWidget *ring = test_ui_find_id (GTK_WIDGET (fixture->page), "ring");

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (title)), ==, "2. Web Frameworks");
  gtk_test_accessible_assert_role (title, GTK_ACCESSIBLE_ROLE_HEADING);
  g_assert_cmpstr (get_label (fixture, "text_label"), ==, "Serve pages & programs.");
  g_assert_cmpstr (get_label (fixture, "count_label"), ==, "0 of 2");
  g_assert_cmpstr (get_label (fixture, "extra_label"), ==, "Optional: 0 of 1 item");
  test_ui_assert_value_text (ring, "0%");

  study_item_set_done (study_trail_find_item (fixture->trail, "web/django/orm"), TRUE);
  g_assert_cmpstr (get_label (fixture, "count_label"), ==, "1 of 2");
  test_ui_assert_value_text (ring, "50%");

  study_item_set_done (study_trail_find_item (fixture->trail, "web/fastapi/types"), TRUE);
  g_assert_cmpstr (get_label (fixture, "extra_label"), ==, "Optional: 1 of 1 item");
  test_ui_save_picture (fixture->window, "stage-page");
}

static StudyTopicState
get_state (GtkWidget *ring)
{
  StudyTopicState state;

  g_object_get (ring, "state", &state, NULL);

  return state;
}

static void
test_rows (Fixture       *fixture,
           gconstpointer  data)
{
  StudyTopic *django = study_trail_find_topic (fixture->trail, "web/django");
  GtkWidget *row = GTK_WIDGET (get_row (fixture, 0));
  GtkWidget *ring = test_ui_find_id (row, "ring");
  GtkWidget *count = test_ui_find_id (row, "count_label");

  g_assert_cmpuint (study_boxed_list_get_n_rows (get_list (fixture)), ==, 2);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Django");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Batteries included.");
  g_assert_false (gtk_widget_get_visible (test_ui_find_id (row, "optional_tag")));
  g_assert_true (gtk_widget_get_visible (test_ui_find_id (GTK_WIDGET (get_row (fixture, 1)), "optional_tag")));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Not started, 0 of 2");

  study_item_set_done (study_topic_get_item (django, 0), TRUE);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (count)), ==, "1 of 2");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "In progress, 1 of 2");
  g_assert_cmpint (get_state (ring), ==, STUDY_TOPIC_IN_PROGRESS);

  study_item_set_done (study_topic_get_item (django, 1), TRUE);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Done, 2 of 2");
  g_assert_cmpint (get_state (ring), ==, STUDY_TOPIC_DONE);

  study_topic_set_skipped (django, TRUE);
  g_assert_true (gtk_widget_get_visible (test_ui_find_id (row, "skipped_tag")));
  g_assert_cmpint (get_state (ring), ==, STUDY_TOPIC_SKIPPED);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Skipped, 2 of 2");
  test_ui_save_picture (fixture->window, "stage-page-skipped");

  gtk_widget_activate (row);
  g_assert_cmpstr (test_ui_get_activated (fixture->window), ==, "open-page web/django");
}

static void
test_optional (Fixture       *fixture,
               gconstpointer  data)
{
  g_object_set (fixture->page, "show-optional", FALSE, NULL);
  g_assert_cmpuint (study_boxed_list_get_n_rows (get_list (fixture)), ==, 1);
  g_assert_false (gtk_widget_get_visible (test_ui_find_id (GTK_WIDGET (fixture->page), "extra_label")));

  g_object_set (fixture->page, "show-optional", TRUE, NULL);
  g_assert_cmpuint (study_boxed_list_get_n_rows (get_list (fixture)), ==, 2);
}

static void
test_switch (Fixture       *fixture,
             gconstpointer  data)
{
  study_stage_page_set_stage (fixture->page, study_trail_get_stage (fixture->trail, 0));
  g_assert_cmpstr (get_label (fixture, "title_label"), ==, "1. Language Fundamentals");
  g_assert_cmpstr (get_label (fixture, "count_label"), ==, "0 of 5");
  g_assert_false (gtk_widget_get_visible (test_ui_find_id (GTK_WIDGET (fixture->page), "extra_label")));

  /* What was there before is no longer followed. */
  study_item_set_done (study_trail_find_item (fixture->trail, "web/django/orm"), TRUE);
  g_assert_cmpstr (get_label (fixture, "count_label"), ==, "0 of 5");

  study_stage_page_set_stage (fixture->page, NULL);
  g_assert_cmpuint (study_boxed_list_get_n_rows (get_list (fixture)), ==, 0);
}

static void
test_narrow (void)
{
  StudyProgress *progress;
  g_autoptr (StudyTrail) trail = test_ui_trail_new (&progress);
  g_autoptr (StudyProgress) owned = progress;
  GtkWidget *page = study_stage_page_new ();
  GtkWidget *window;
  int minimum;

  study_stage_page_set_stage (STUDY_STAGE_PAGE (page), study_trail_get_stage (trail, 1));
  window = test_ui_show (page, 360, 640);
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  test_ui_save_picture (window, "stage-page-narrow");

  test_ui_destroy (window, page);
}

static void
test_large (void)
{
  g_autoptr (StudyTrail) trail = test_ui_large_trail_new (1, 1000, 1);
  GtkWidget *page = study_stage_page_new ();
  GtkWidget *window;

  study_stage_page_set_stage (STUDY_STAGE_PAGE (page), study_trail_get_stage (trail, 0));
  window = test_ui_show (page, 760, 560);
  test_ui_assert_first_rows (page, "topic_list");
  test_ui_destroy (window, page);
}

#define ADD(name, func) g_test_add ("/stage-page/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  test_ui_init (&argc, &argv);

  ADD ("header", test_header);
  ADD ("rows", test_rows);
  ADD ("optional", test_optional);
  ADD ("switch", test_switch);
  g_test_add_func ("/stage-page/narrow", test_narrow);
  g_test_add_func ("/stage-page/large", test_large);

  return g_test_run ();
}
