/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/window-fixture.h"

#include "app/actions/study-update-actions.h"
#include "app/guide/study-update-dialog.h"
#include "formats/documents/study-trail-format.h"
#include "formats/edition/study-trail-origin.h"
#include "model/trail/study-trail-change.h"
#include "storage/library-fixture.h"

/* Updating a trail that the user added in a window: what changes, what stays,
 * and the way back. */

#define GARDEN "garden"

#define TRAIL_DOCUMENT(topics) \
  "{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"" GARDEN "\",\"title\":\"Gardening\"," \
  "\"stages\":[{\"id\":\"soil\",\"title\":\"Soil\",\"topics\":[" topics "]}]}"

#define TOPIC(id, title, items) "{\"id\":\"soil/" id "\",\"title\":\"" title "\",\"items\":[" items "]}"

#define ITEM(id, title) "{\"id\":\"soil/" id "\",\"kind\":\"lesson\",\"title\":\"" title "\"}"

#define ROTS "soil/compost/rots"
#define WORMS "soil/worms/worms"

#define EARLIER \
  TRAIL_DOCUMENT (TOPIC ("compost", "Compost", ITEM ("compost/rots", "What rots") "," \
                         ITEM ("compost/not", "What does not")) "," \
                  TOPIC ("worms", "Worms", ITEM ("worms/worms", "Why they matter")))

/* “What does not” is gone, and so is “Why they matter”; “When to turn it” and
 * what follows is new. */
#define LATER \
  TRAIL_DOCUMENT (TOPIC ("compost", "Compost", ITEM ("compost/rots", "What rots") "," \
                         ITEM ("compost/turn", "When to turn it & <b>how</b>")))

static void
write_trail (const char *contents)
{
  g_autofree char *dir = study_paths_get_trails_dir ();
  g_autofree char *path = g_build_filename (dir, GARDEN ".json", NULL);

  write_file (path, contents);
}

static void
set_up_garden (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *snapshots_dir = dup_snapshots_dir (GARDEN);

  prepare (fixture, data);
  clear_dir (snapshots_dir);
  write_trail (EARLIER);
  open_window (fixture);
  g_assert_true (open_trail (fixture, GARDEN));
}

static void
open_contents (Fixture    *fixture,
               const char *contents,
               const char *page)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "newer.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  write_file (path, contents);
  study_update_actions_open (fixture->window, file);
  test_ui_wait_for (is_at (fixture, page));
  test_ui_wait_frames (GTK_WIDGET (get_dialog (fixture)), 2);
}

static void
close_dialog (Fixture *fixture)
{
  g_signal_emit_by_name (find_in_dialog (fixture, "cancel_button"), "clicked");
  test_ui_wait_for (get_dialog (fixture) == NULL);
}

static void
update (Fixture *fixture)
{
  g_assert_true (gtk_widget_get_sensitive (find_in_dialog (fixture, "update_button")));
  g_signal_emit_by_name (find_in_dialog (fixture, "update_button"), "clicked");
  test_ui_wait_for (get_dialog (fixture) == NULL);
}

static guint
count_changes (Fixture              *fixture,
               StudyTrailChangeKind  kind,
               const char           *title)
{
  GListModel *lines =
    gtk_no_selection_get_model (GTK_NO_SELECTION (
      gtk_list_view_get_model (GTK_LIST_VIEW (find_in_dialog (fixture, "list_view")))));
  GListModel *changes = gtk_map_list_model_get_model (GTK_MAP_LIST_MODEL (lines));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (StudyTrailChange) change = g_list_model_get_item (changes, i);

      n += change->kind == kind && g_str_equal (change->title, title);
    }

  return n;
}

static gboolean
is_own_title (Fixture    *fixture,
              const char *id,
              const char *title)
{
  StudyItem *item = study_trail_find_item (get_trail (fixture), id);

  return item != NULL && g_str_equal (study_item_get_title (item), title);
}

/* A trail that comes with the program is updated with it. */
static void
test_actions (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere");

  g_assert_true (is_enabled (fixture, "win.update-from-file"));
  g_assert_true (is_enabled (fixture, "win.update-from-folder"));
  g_assert_false (is_enabled (fixture, "win.update-to-edition"));
  g_assert_true (open_trail (fixture, TRAIL));
  g_assert_false (is_enabled (fixture, "win.update-from-file"));
  g_assert_false (is_enabled (fixture, "win.update-from-folder"));

  /* Whoever chose a file for a trail that is no longer open has none. */
  study_update_actions_open (fixture->window, file);
  g_assert_null (get_dialog (fixture));
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere");

  open_contents (fixture, LATER, "changes");
  close_dialog (fixture);
  g_assert_nonnull (study_trail_find_item (get_trail (fixture), WORMS));
  g_assert_null (study_trail_find_item (get_trail (fixture), "soil/compost/turn"));

  /* Also before it is read. */
  study_update_actions_open (fixture->window, file);
  adw_dialog_close (get_dialog (fixture));
  test_ui_wait_for (get_dialog (fixture) == NULL);
}

/* Progress stays, what is gone and done is archived, and all of it can be undone. */
static void
test_update (Fixture       *fixture,
             gconstpointer  data)
{
  study_item_set_done (get_item (fixture, ROTS), TRUE);
  study_item_set_done (get_item (fixture, WORMS), TRUE);
  open_page (fixture, "soil/compost");

  open_contents (fixture, LATER, "changes");
  gtk_test_accessible_assert_role (get_dialog (fixture), GTK_ACCESSIBLE_ROLE_DIALOG);
  g_assert_cmpstr (adw_dialog_get_title (get_dialog (fixture)), ==, "Update Trail");
  gtk_test_accessible_assert_property (find_in_dialog (fixture, "list_view"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Changes");
  g_assert_cmpuint (count_changes (fixture, STUDY_TRAIL_CHANGE_NEW, "When to turn it & <b>how</b>"), ==, 1);
  g_assert_cmpuint (count_changes (fixture, STUDY_TRAIL_CHANGE_GONE, "What does not"), ==, 1);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find_in_dialog (fixture, "summary_label"))), !=, "");
  test_ui_save_picture (GTK_WIDGET (fixture->window), "update-light");
  update (fixture);

  test_ui_wait_for (study_trail_find_item (get_trail (fixture), "soil/compost/turn") != NULL);
  g_assert_true (is_own_title (fixture, "soil/compost/turn", "When to turn it & <b>how</b>"));
  g_assert_null (study_trail_find_item (get_trail (fixture), "soil/compost/not"));
  g_assert_true (study_item_get_done (get_item (fixture, ROTS)));
  g_assert_true (study_item_get_done (get_item (fixture, WORMS)));
  g_assert_true (study_stage_get_archived (study_topic_get_stage (study_item_get_topic (get_item (fixture, WORMS)))));
  g_assert_cmpstr (study_trail_get_title (get_trail (fixture)), ==, "Gardening");
  g_assert_cmpstr (get_page (fixture), ==, "soil/compost");

  test_ui_wait_for (find_toast (fixture) != NULL);
  assert_toast (fixture, "“Gardening” updated");
  g_signal_emit_by_name (test_ui_find_type (find_toast (fixture), GTK_TYPE_BUTTON), "clicked");
  test_ui_wait_for (study_trail_find_item (get_trail (fixture), "soil/compost/not") != NULL);
  g_assert_null (study_trail_find_item (get_trail (fixture), "soil/compost/turn"));
  g_assert_true (study_item_get_done (get_item (fixture, WORMS)));
  g_assert_false (study_stage_get_archived (study_topic_get_stage (study_item_get_topic (get_item (fixture, WORMS)))));
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  open_contents (fixture, EARLIER, "changes");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find_in_dialog (fixture, "changes_stack"))), ==,
                   "empty");
  g_assert_false (gtk_widget_get_sensitive (find_in_dialog (fixture, "update_button")));
  test_ui_save_picture (GTK_WIDGET (fixture->window), "update-nothing");
  close_dialog (fixture);
}

/* What is no guide changes nothing, and the user is told. */
static void
test_error (Fixture       *fixture,
            gconstpointer  data)
{
  open_contents (fixture, "{\"format\":", "error");
  g_assert_false (gtk_widget_get_visible (find_in_dialog (fixture, "update_button")));
  close_dialog (fixture);

  open_contents (fixture, "{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"" GARDEN "\",\"registers\":[]}",
                 "error");
  g_assert_cmpstr (adw_status_page_get_description (ADW_STATUS_PAGE (find_in_dialog (fixture, "error_page"))), ==,
                   "This file contains progress, not a guide. Choose a guide.");
  test_ui_save_picture (GTK_WIDGET (fixture->window), "update-error");
  close_dialog (fixture);
}

/* What another program wrote meanwhile is not lost. */
static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  AdwDialog *dialog;

  open_contents (fixture, LATER, "changes");
  dialog = get_dialog (fixture);
  write_trail (TRAIL_DOCUMENT (TOPIC ("other", "Other", ITEM ("other/other", "Other"))));
  g_signal_emit_by_name (find_in_dialog (fixture, "update_button"), "clicked");
  test_ui_wait_for (ADW_IS_ALERT_DIALOG (get_dialog (fixture)));
  adw_dialog_force_close (get_dialog (fixture));
  test_ui_wait_for (get_dialog (fixture) == dialog);
  g_assert_true (gtk_widget_get_sensitive (find_in_dialog (fixture, "update_button")));
  close_dialog (fixture);
  test_ui_wait_for (study_trail_find_item (get_trail (fixture), "soil/other/other") != NULL);
  g_assert_true (is_own_title (fixture, "soil/other/other", "Other"));
}

/* Makes the trail a duplicate of an earlier edition of the guide that comes with
 * the program. */
static void
write_old_duplicate (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyTrail) edition = fixture_load_trail (fixture->library, TRAIL, "en", &error);
  g_autoptr (StudyContent) earlier = NULL;
  g_autoptr (StudyContent) own = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  earlier = study_content_fork (study_trail_get_content (edition));
  g_ptr_array_remove_index (earlier->stages, earlier->stages->len - 1);

  own = study_content_fork (earlier);
  g_set_str (&own->id, GARDEN);
  g_set_str (&own->title, "My Own");
  study_content_set_origin (own, earlier);
  bytes = study_trail_format_write (own);
  write_trail (g_bytes_get_data (bytes, NULL));
}

static void
test_edition (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_true (open_trail (fixture, TRAIL));
  write_old_duplicate (fixture);
  g_assert_true (open_trail (fixture, GARDEN));
  g_assert_true (is_enabled (fixture, "win.update-from-file"));
  test_ui_wait_for (find_toast (fixture) != NULL);
  g_assert_true (is_enabled (fixture, "win.update-to-edition"));
  assert_toast (fixture, "A newer edition of this trail is available");
  g_assert_null (study_trail_find_topic (get_trail (fixture), LAST));

  activate (fixture, "win.update-to-edition");
  test_ui_wait_for (is_at (fixture, "changes"));
  test_ui_wait_frames (GTK_WIDGET (get_dialog (fixture)), 2);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "update-edition");
  update (fixture);

  test_ui_wait_for (study_trail_find_topic (get_trail (fixture), LAST) != NULL);

  /* Its name is the user's. */
  g_assert_cmpstr (study_trail_get_title (get_trail (fixture)), ==, "My Own");
  g_assert_nonnull (study_trail_find_topic (get_trail (fixture), LAST));
  g_assert_false (is_enabled (fixture, "win.update-to-edition"));
}

#define LONG_TITLE "A title that is a good deal longer than what anybody would give to a topic, and goes on and on"

/* How it looks: dark, narrow, from right to left, with large text and a long title. */
static void
test_pictures (Fixture       *fixture,
               gconstpointer  data)
{
  AdwStyleManager *style_manager = adw_style_manager_get_default ();

  study_item_set_done (get_item (fixture, WORMS), TRUE);
  adw_style_manager_set_color_scheme (style_manager, ADW_COLOR_SCHEME_FORCE_DARK);
  open_contents (fixture, LATER, "changes");
  test_ui_save_picture (GTK_WIDGET (fixture->window), "update-dark");
  close_dialog (fixture);
  adw_style_manager_set_color_scheme (style_manager, ADW_COLOR_SCHEME_DEFAULT);

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  open_contents (fixture, LATER, "changes");
  test_ui_save_picture (GTK_WIDGET (fixture->window), "update-rtl");
  close_dialog (fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);

  reopen_narrow_window (fixture);
  g_assert_true (open_trail (fixture, GARDEN));
  open_contents (fixture, TRAIL_DOCUMENT (TOPIC ("long", LONG_TITLE, ITEM ("long/long", LONG_TITLE))), "changes");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (get_dialog (fixture))), <=, 360);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "update-narrow");

  test_ui_set_text_scale (1.5);
  test_ui_wait_frames (GTK_WIDGET (get_dialog (fixture)), 2);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "update-large-text");
  test_ui_set_text_scale (1);
  close_dialog (fixture);
}

#define ADD(name, func) g_test_add ("/update/" name, Fixture, NULL, set_up_garden, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  test_ui_init (&argc, &argv);

  ADD ("actions", test_actions);
  ADD ("cancel", test_cancel);
  ADD ("update", test_update);
  ADD ("nothing", test_nothing);
  ADD ("error", test_error);
  ADD ("conflict", test_conflict);
  ADD ("edition", test_edition);
  ADD ("pictures", test_pictures);

  return g_test_run ();
}
