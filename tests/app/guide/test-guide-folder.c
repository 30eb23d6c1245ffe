/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/window-fixture.h"

#include "app/actions/study-guide-actions.h"
#include "app/actions/study-update-actions.h"
#include "app/guide/study-source-lines.h"
#include "widgets/study-drop-zone.h"

/* A folder of topics that becomes a trail, and brings it up to date later. */

#define COMPOST "# Compost & <b>Mulch</b>\n\nWhat rots.\n\nVisit:\n\n- [@article@On heaps](https://example.org/heaps)\n"
#define WORMS "# Worms\n\n- [@course@On worms](https://example.org/worms)\n- [@official@Worms](https://example.org/)\n"
#define SEEDS "# Seeds\n\nThey wait.\n"

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "garden", NULL);
}

static void
write_topic (const char *name,
             const char *contents)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *path = g_build_filename (folder, name, NULL);

  write_file (path, contents);
}

static void
write_topics (void)
{
  write_topic ("1-soil/1-compost.md", COMPOST);
  write_topic ("1-soil/2-worms.md", WORMS);
  write_topic ("2-plants/1-seeds.md", SEEDS);
}

static void
open_folder (Fixture *fixture)
{
  g_autofree char *path = dup_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  study_guide_actions_open (fixture->window, folder);
  test_ui_wait_for (is_at (fixture, "preview"));
  test_ui_wait_frames (GTK_WIDGET (get_dialog (fixture)), 2);
}

static void
click_in_dialog (Fixture    *fixture,
                 const char *id)
{
  g_assert_true (gtk_widget_get_sensitive (find_in_dialog (fixture, id)));
  g_signal_emit_by_name (find_in_dialog (fixture, id), "clicked");
  test_ui_wait_for (get_dialog (fixture) == NULL);
}

static StudyGuideRole
get_role (Fixture *fixture,
          guint    line)
{
  GListModel *lines = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (find_in_dialog (fixture, "source_view"))));
  g_autoptr (StudySourceLine) source_line = g_list_model_get_item (lines, line);
  StudyGuideRole role;

  g_assert_nonnull (source_line);
  g_object_get (source_line, "role", &role, NULL);

  return role;
}

static void
test_preview (Fixture       *fixture,
              gconstpointer  data)
{
  const StudyGuideRole roles[] = {
    STUDY_GUIDE_STAGE, STUDY_GUIDE_STRUCTURE, STUDY_GUIDE_TOPIC, STUDY_GUIDE_BLANK, STUDY_GUIDE_TEXT, STUDY_GUIDE_BLANK,
    STUDY_GUIDE_STRUCTURE, STUDY_GUIDE_BLANK, STUDY_GUIDE_RESOURCE, STUDY_GUIDE_BLANK,
    STUDY_GUIDE_STRUCTURE, STUDY_GUIDE_TOPIC, STUDY_GUIDE_BLANK, STUDY_GUIDE_COURSE, STUDY_GUIDE_REFERENCE,
  };

  write_topics ();
  open_folder (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_in_dialog (fixture, "title_row"))), ==, "Garden");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find_in_dialog (fixture, "summary_label"))), ==,
                   "2 stages, 3 topics, 3 items");
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    g_assert_cmpint (get_role (fixture, i), ==, roles[i]);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "guide-folder-light");
  click_in_dialog (fixture, "cancel_button");
}

static void
test_pictures (Fixture       *fixture,
               gconstpointer  data)
{
  AdwStyleManager *style_manager = adw_style_manager_get_default ();

  write_topics ();
  adw_style_manager_set_color_scheme (style_manager, ADW_COLOR_SCHEME_FORCE_DARK);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  open_folder (fixture);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "guide-folder-dark-rtl");
  click_in_dialog (fixture, "cancel_button");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  adw_style_manager_set_color_scheme (style_manager, ADW_COLOR_SCHEME_DEFAULT);

  reopen_narrow_window (fixture);
  open_folder (fixture);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (get_dialog (fixture))), <=, 360);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (find_in_dialog (fixture, "view_stack")), "source");
  test_ui_wait_frames (GTK_WIDGET (get_dialog (fixture)), 2);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "guide-folder-narrow");
  click_in_dialog (fixture, "cancel_button");
}

/* A folder is dropped as a file is. */
static void
test_drop (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *zone = test_ui_find_type (GTK_WIDGET (fixture->window), STUDY_TYPE_DROP_ZONE);
  g_autofree char *path = dup_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_auto (GValue) files = G_VALUE_INIT;

  write_topics ();
  g_value_init (&files, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&files, gdk_file_list_new_from_array (&folder, 1));
  g_signal_emit_by_name (zone, "files-dropped", g_value_get_boxed (&files));
  test_ui_wait_for (is_at (fixture, "preview"));
  click_in_dialog (fixture, "cancel_button");
}

/* What was done stays when the folder is newer. */
static void
test_update (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = dup_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  StudyTopic *topic;

  write_topics ();
  open_folder (fixture);
  click_in_dialog (fixture, "add_button");
  test_ui_wait_for (g_str_equal (study_trail_get_title (get_trail (fixture)), "Garden"));
  g_assert_cmpstr (study_trail_get_title (get_trail (fixture)), ==, "Garden");
  g_assert_cmpuint (study_trail_get_total (get_trail (fixture)), ==, 3);
  topic = study_trail_get_topic (get_trail (fixture), 1);
  g_assert_cmpstr (study_topic_get_title (topic), ==, "Worms");
  study_item_set_done (study_topic_get_item (topic, 0), TRUE);

  write_topic ("1-soil/2-worms.md", WORMS "- [@video@Worms in a box](https://example.org/box)\n");
  study_update_actions_open (fixture->window, folder);
  test_ui_wait_for (is_at (fixture, "changes"));
  click_in_dialog (fixture, "update_button");

  test_ui_wait_for (study_trail_get_total (get_trail (fixture)) != 3);
  g_assert_cmpuint (study_trail_get_total (get_trail (fixture)), ==, 4);
  topic = study_trail_get_topic (get_trail (fixture), 1);
  g_assert_true (study_item_get_done (study_topic_get_item (topic, 0)));
}

/* What is no roadmap is told, and nothing is added. */
static void
test_error (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "notes", "notes.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_get_parent (file);

  write_file (path, "# Notes\n");
  study_guide_actions_open (fixture->window, folder);
  test_ui_wait_for (is_at (fixture, "error"));
  g_assert_false (gtk_widget_get_visible (find_in_dialog (fixture, "add_button")));
  test_ui_save_picture (GTK_WIDGET (fixture->window), "guide-folder-error");
  click_in_dialog (fixture, "cancel_button");
}

#define ADD(name, func) g_test_add ("/guide-folder/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  test_ui_init (&argc, &argv);

  ADD ("preview", test_preview);
  ADD ("drop", test_drop);
  ADD ("update", test_update);
  ADD ("error", test_error);
  ADD ("pictures", test_pictures);

  return g_test_run ();
}
