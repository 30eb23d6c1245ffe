/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pages/study-stage-page.h"
#include "app/pages/study-stage-row.h"
#include "app/sidebar/study-sidebar.h"
#include "app/test-ui.h"
#include "session/study-navigator.h"

/* How an archived stage looks wherever stages are shown. */

typedef struct
{
  StudyTrail *trail;
  StudyProgress *progress;
  StudyStage *stage;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  StudyContentStage *stage = study_content_stage_new ("archived", "Archived");
  StudyContentTopic *topic = study_content_topic_new ("web/flask", "Flask");
  StudyContentTopic *other = study_content_topic_new ("archived/web/django", "Django");
  g_autoptr (StudyContent) content = NULL;

  stage->archived = TRUE;
  g_ptr_array_add (topic->items, study_content_item_new ("web/flask/routes", STUDY_ITEM_LESSON, "Routes"));
  g_ptr_array_add (other->items, study_content_item_new ("web/django/admin", STUDY_ITEM_LESSON, "Admin"));
  g_ptr_array_add (stage->topics, topic);
  g_ptr_array_add (stage->topics, other);

  fixture->trail = test_ui_trail_new (&fixture->progress);
  content = study_content_fork (study_trail_get_content (fixture->trail));
  g_ptr_array_add (content->stages, stage);
  study_trail_apply (fixture->trail, content);
  study_item_set_done (study_trail_find_item (fixture->trail, "web/flask/routes"), TRUE);
  fixture->stage = study_trail_find_stage (fixture->trail, "archived");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->trail);
  g_assert_finalize_object (fixture->progress);
}

static gboolean
is_visible (GtkWidget  *root,
            const char *id)
{
  return gtk_widget_get_visible (test_ui_find_id (root, id));
}

static void
test_page (Fixture       *fixture,
           gconstpointer  data)
{
  AdwStyleManager *style_manager = adw_style_manager_get_default ();
  GtkWidget *page = study_stage_page_new ();
  GtkWidget *window;

  study_stage_page_set_stage (STUDY_STAGE_PAGE (page), fixture->stage);
  window = test_ui_show (page, 360, 480);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (test_ui_find_id (page, "title_label"))), ==, "Archived");
  g_assert_false (is_visible (page, "ring"));
  g_assert_false (is_visible (page, "count_label"));
  g_assert_true (is_visible (page, "archived_label"));
  test_ui_save_picture (window, "archived-stage-page");
  adw_style_manager_set_color_scheme (style_manager, ADW_COLOR_SCHEME_FORCE_DARK);
  test_ui_save_picture (window, "archived-stage-page-dark");
  adw_style_manager_set_color_scheme (style_manager, ADW_COLOR_SCHEME_DEFAULT);

  study_stage_page_set_stage (STUDY_STAGE_PAGE (page), study_trail_get_stage (fixture->trail, 0));
  g_assert_true (is_visible (page, "ring"));
  g_assert_true (is_visible (page, "count_label"));
  g_assert_false (is_visible (page, "archived_label"));
  test_ui_destroy (window, page);
}

static void
test_row (Fixture       *fixture,
          gconstpointer  data)
{
  GtkWidget *row = g_object_new (STUDY_TYPE_STAGE_ROW, "object", fixture->stage, NULL);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *window;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  window = test_ui_show (list, 360, 100);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Archived");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (test_ui_find_id (row, "count_label"))), ==, "Not counted");
  g_assert_false (is_visible (row, "ring"));
  g_assert_true (is_visible (row, "archived_image"));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Not counted");
  test_ui_save_picture (window, "archived-stage-row");

  study_object_row_set_object (STUDY_OBJECT_ROW (row), study_trail_get_stage (fixture->trail, 0));
  g_assert_true (is_visible (row, "ring"));
  g_assert_false (is_visible (row, "archived_image"));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "0 of 5");
  test_ui_destroy (window, list);
}

static GtkWidget *
find_label (GtkWidget  *root,
            const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_sidebar (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *sidebar = g_object_new (STUDY_TYPE_SIDEBAR, "trail", fixture->trail, NULL);
  GtkWidget *window = test_ui_show (sidebar, 320, 700);

  test_ui_wait_for (find_label (sidebar, "Archived") != NULL);
  g_assert_nonnull (find_label (sidebar, "Flask"));
  g_assert_nonnull (find_label (sidebar, "0/5"));
  g_assert_null (find_label (sidebar, "0/0"));
  test_ui_save_picture (window, "archived-sidebar");
  test_ui_destroy (window, sidebar);
}

/* Nobody comes to what is archived from the last topic, nor back. */
static void
test_neighbours (Fixture       *fixture,
                 gconstpointer  data)
{
  StudyNavigator *navigator = study_navigator_new ();

  study_navigator_set_trail (navigator, fixture->trail);
  study_navigator_open (navigator, "data/sql");
  g_assert_nonnull (study_navigator_get_previous_topic (navigator));
  g_assert_null (study_navigator_get_next_topic (navigator));

  study_navigator_open (navigator, "web/flask");
  g_assert_null (study_navigator_get_previous_topic (navigator));
  g_assert_true (study_navigator_get_next_topic (navigator) ==
                 study_trail_find_topic (fixture->trail, "archived/web/django"));
  g_assert_finalize_object (navigator);
}

#define ADD(name, func) g_test_add ("/archived-view/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  test_ui_init (&argc, &argv);

  ADD ("page", test_page);
  ADD ("row", test_row);
  ADD ("sidebar", test_sidebar);
  ADD ("neighbours", test_neighbours);

  return g_test_run ();
}
