/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/editor/editor-fixture.h"
#include "widgets/study-check-row.h"

/* How one gets into the editor, and what the window makes of the changes. */

static char *
dup_own_path (void)
{
  g_autofree char *dir = study_paths_get_trails_dir ();

  return g_build_filename (dir, "own.json", NULL);
}

static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = dup_own_path ();
  AdwBanner *banner = get_problem_banner (fixture);
  g_auto (GStrv) parts = g_strsplit (OWN, "Soil", -1);
  g_autofree char *theirs = g_strjoinv ("Earth", parts);

  edit (fixture, "soil");
  write_file (path, theirs);
  type_in (fixture, "title_row", "Ground");
  test_ui_wait_for (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_button_label (banner), ==, "_Save Mine");
  g_assert_true (is_written ("own", "Earth"));
  leave_editor (fixture);
  activate (fixture, "win.resolve-problem");
  test_ui_wait_for (is_written ("own", "Ground"));
  test_ui_wait_for (!adw_banner_get_revealed (banner));
}

/* The window closes with the user's own, when that is what counts. */
static void
test_close_conflict (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = dup_own_path ();

  edit (fixture, "soil");
  write_file (path, "{}");
  type_in (fixture, "title_row", "Ground");
  leave_editor (fixture);
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for_dialog (fixture);
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 30);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "window-close-conflict");
  click (GTK_WIDGET (wait_for_dialog (fixture)), "_Save Mine");
  test_ui_wait_for (is_closed (fixture));
  g_assert_true (is_written ("own", "Ground"));
}

/* What cannot be written is said where the user is, and tried again. */
static void
test_save_fails (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = dup_own_path ();
  g_autofree char *away = g_strconcat (path, ".away", NULL);
  AdwBanner *banner;

  edit (fixture, "soil");
  g_assert_no_errno (g_rename (path, away));
  g_assert_no_errno (g_mkdir (path, 0700));
  type_in (fixture, "title_row", "Ground");
  banner = find_banner (get_editor_page (fixture), "win.resolve-problem");
  test_ui_wait_for (adw_banner_get_revealed (banner));
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 30);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "editor-save-failed");
  g_assert_cmpstr (adw_banner_get_button_label (banner), ==, "_Try Again");
  g_assert_cmpstr (study_stage_get_title (study_trail_find_stage (get_trail (fixture), "soil")), ==, "Ground");

  /* On the other pages as well. */
  act (fixture, "part.open", "soil/sand");
  act (fixture, "part.choose-requires", "soil/sand");
  banner = find_banner (get_editor_page (fixture), "win.resolve-problem");
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_no_errno (g_rmdir (path));
  g_assert_no_errno (g_rename (away, path));
  click (GTK_WIDGET (banner), "_Try Again");
  test_ui_wait_for (!adw_banner_get_revealed (banner));
  g_assert_true (is_written ("own", "Ground"));
  leave_editor (fixture);
}

/* Coming back to the window tries again. */
static void
test_save_again (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = dup_own_path ();
  g_autofree char *away = g_strconcat (path, ".away", NULL);
  AdwBanner *banner = get_problem_banner (fixture);

  edit (fixture, "soil");
  g_assert_no_errno (g_rename (path, away));
  type_in (fixture, "title_row", "Ground");
  leave_editor (fixture);
  test_ui_wait_for (adw_banner_get_revealed (banner));
  g_assert_no_errno (g_rename (away, path));
  study_session_check (study_window_get_session (fixture->window));
  test_ui_wait_for (!adw_banner_get_revealed (banner));
  g_assert_true (is_written ("own", "Ground"));
}

static gboolean
has_focus_within (Fixture    *fixture,
                  const char *id)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, find (fixture, id));
}

/* What has the keyboard focus keeps it, in the page and in the sidebar. */
static void
test_focus (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *row;

  edit (fixture, "soil/clay");
  type_in (fixture, "title_row", "Mud");
  leave_editor (fixture);

  row = test_ui_find_type (find_type (fixture, STUDY_TYPE_TOPIC_PAGE), STUDY_TYPE_CHECK_ROW);
  g_assert_true (gtk_widget_grab_focus (row));
  undo (fixture);
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 5);
  g_assert_cmpstr (study_topic_get_title (get_topic (fixture, "soil/clay")), ==, "Clay");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == row);
  g_assert_true (gtk_widget_get_mapped (row));

  study_sidebar_focus (STUDY_SIDEBAR (find_type (fixture, STUDY_TYPE_SIDEBAR)));
  g_assert_true (has_focus_within (fixture, "list_view"));
  redo (fixture);
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 5);
  g_assert_cmpstr (study_topic_get_title (get_topic (fixture, "soil/clay")), ==, "Mud");
  g_assert_true (has_focus_within (fixture, "list_view"));
  assert_selected (fixture, "soil/clay");
}

/* What the editor is about is what the window shows. */
static void
test_other_trail (Fixture       *fixture,
                  gconstpointer  data)
{
  StudyTrailEditor *editor = NULL;

  edit (fixture, "soil/clay");
  g_set_weak_pointer (&editor, get_editor (fixture));
  gtk_editable_set_text (GTK_EDITABLE (on_page (fixture, "title_row")), "Mud");
  g_assert_true (open_trail (fixture, TRAIL));
  test_ui_wait_for (editor == NULL);
  test_ui_wait_for (is_written ("own", "Mud"));
  g_assert_null (get_editor (fixture));
}

/* The window goes on where it was. */
static void
test_stay (Fixture       *fixture,
           gconstpointer  data)
{
  open_page (fixture, "soil/clay");
  assert_selected (fixture, "soil/clay");
  edit (fixture, "soil/clay");
  type_in (fixture, "title_row", "Mud");
  leave_editor (fixture);
  assert_shown (fixture, "soil/clay", STUDY_TYPE_TOPIC_PAGE);
  assert_selected (fixture, "soil/clay");
  g_assert_true (study_topic_page_get_topic (STUDY_TOPIC_PAGE (find_type (fixture, STUDY_TYPE_TOPIC_PAGE))) ==
                 get_topic (fixture, "soil/clay"));
  reopen_window (fixture);
  g_assert_true (open_trail (fixture, "own"));
  g_assert_cmpstr (study_topic_get_title (get_topic (fixture, "soil/clay")), ==, "Mud");
}

/* Adds stages of many topics, the first of which has many lessons. */
static void
lengthen (Fixture *fixture)
{
  StudySession *session = study_window_get_session (fixture->window);
  g_autoptr (StudyContent) content = study_content_fork (study_trail_get_content (study_session_get_trail (session)));

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *stage_id = g_strdup_printf ("s%u", i);
      StudyContentStage *stage = study_content_stage_new (stage_id, stage_id);

      g_ptr_array_add (content->stages, stage);
      for (guint j = 0; j < 40; j++)
        {
          g_autofree char *topic_id = g_strdup_printf ("%s/t%u", stage_id, j);
          StudyContentTopic *topic = study_content_topic_new (topic_id, topic_id);

          g_ptr_array_add (stage->topics, topic);
          for (guint k = 0; k < 30; k++)
            {
              g_autofree char *id = g_strdup_printf ("%s/i%u", topic_id, k);

              g_ptr_array_add (topic->items, study_content_item_new (id, STUDY_ITEM_LESSON, id));
            }
        }
    }
  study_session_change_trail (session, content, "", NULL, "Longer", FALSE);
}

static GtkAdjustment *
get_adjustment (GtkWidget  *root,
                const char *id)
{
  GtkWidget *widget = test_ui_find_id (root, id);

  g_assert_nonnull (widget);
  if (GTK_IS_SCROLLED_WINDOW (widget))
    return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));

  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));
}

/* Sidebar and page stay where they are scrolled, and folded stages folded. */
static void
test_scrolled (Fixture       *fixture,
               gconstpointer  data)
{
  static const char * const collapsed[] = { "s1", NULL };
  g_auto (GStrv) stages = NULL;
  GtkAdjustment *sidebar;
  GtkAdjustment *page;
  double sidebar_value;
  double page_value;

  lengthen (fixture);
  g_object_set (find_type (fixture, STUDY_TYPE_SIDEBAR), "collapsed-stages", collapsed, NULL);
  open_page (fixture, "s0/t5");
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 5);
  sidebar = get_adjustment (GTK_WIDGET (fixture->window), "list_view");
  page = get_adjustment (find_type (fixture, STUDY_TYPE_TOPIC_PAGE), "scrolled_window");
  gtk_adjustment_set_value (sidebar, 1700);
  gtk_adjustment_set_value (page, 400);
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 5);
  sidebar_value = gtk_adjustment_get_value (sidebar);
  page_value = gtk_adjustment_get_value (page);
  g_assert_cmpfloat (sidebar_value, >, 1000);
  g_assert_cmpfloat (page_value, >, 300);

  edit (fixture, "s0/t5");
  type_in (fixture, "title_row", "Another");
  leave_editor (fixture);
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 5);
  assert_selected (fixture, "s0/t5");
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (page), page_value, 1);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (sidebar), sidebar_value, 40);
  g_object_get (find_type (fixture, STUDY_TYPE_SIDEBAR), "collapsed-stages", &stages, NULL);
  g_assert_true (g_strv_equal ((const char * const *) stages, collapsed));

  undo (fixture);
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 5);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (page), page_value, 1);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (sidebar), sidebar_value, 40);
}

static void
test_new_trail (Fixture       *fixture,
                gconstpointer  data)
{
  activate (fixture, "win.new-trail");
  test_ui_wait_for (get_editor (fixture) != NULL);
  assert_at (fixture, "");
  type_in (fixture, "title_row", "My Trail");
  test_ui_wait_for (is_written ("new-trail", "My Trail"));
  leave_editor (fixture);
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 30);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "editor-empty-trail");

  g_assert_true (gtk_widget_get_visible (find (fixture, "add_stage_button")));
  activate (fixture, "win.add-stage");
  assert_at (fixture, "new-stage");
  leave_editor (fixture);
}

/* What was only begun is not kept. */
static void
test_cancel_new_trail (Fixture       *fixture,
                       gconstpointer  data)
{
  activate (fixture, "win.new-trail");
  test_ui_wait_for (get_editor (fixture) != NULL);
  g_assert_nonnull (study_library_find (fixture->library, "new-trail"));
  leave_editor (fixture);
  test_ui_wait_for (study_library_find (fixture->library, "new-trail") == NULL);
  wait_opened (fixture);
}

static void
test_built_in (Fixture       *fixture,
               gconstpointer  data)
{
  AdwDialog *dialog;

  study_item_set_done (get_item (fixture, DJANGO "/orm"), TRUE);
  open_page (fixture, DJANGO);
  activate (fixture, "win.edit");
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_false (is_enabled (fixture, "win.add-stage"));
  g_signal_emit_by_name (dialog, "response::duplicate", "duplicate");
  adw_dialog_force_close (dialog);
  test_ui_wait_for (get_editor (fixture) != NULL);
  assert_at (fixture, DJANGO);
  g_assert_cmpstr (study_trail_get_id (get_trail (fixture)), !=, TRAIL);
  g_assert_true (study_item_get_done (get_item (fixture, DJANGO "/orm")));
  type_in (fixture, "title_row", "Django and Friends");
  leave_editor (fixture);
  assert_shown (fixture, DJANGO, STUDY_TYPE_TOPIC_PAGE);
}

#define ADD(name, func) g_test_add ("/edit-actions/" name, Fixture, NULL, set_up_own, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  test_ui_init (&argc, &argv);

  ADD ("conflict", test_conflict);
  ADD ("conflict/close", test_close_conflict);
  ADD ("save-fails", test_save_fails);
  ADD ("save-again", test_save_again);
  ADD ("stay", test_stay);
  ADD ("scrolled", test_scrolled);
  ADD ("focus", test_focus);
  ADD ("other-trail", test_other_trail);
  g_test_add ("/edit-actions/new-trail/cancel", Fixture, NULL, set_up, test_cancel_new_trail, tear_down);
  g_test_add ("/edit-actions/new-trail", Fixture, NULL, set_up, test_new_trail, tear_down);
  g_test_add ("/edit-actions/built-in", Fixture, NULL, set_up, test_built_in, tear_down);

  return g_test_run ();
}
