/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/window-fixture.h"

#include "app/progress/study-difference-page.h"
#include "app/progress/study-import-dialog.h"
#include "app/progress/study-transfer.h"
#include "formats/documents/study-progress-format.h"
#include "storage/files/study-file.h"
#include "storage/transfer/study-archive.h"

/* Exporting and importing in a window. */

static char *
get_file_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "archive.json", NULL);
}

static void
write_archive_text (const char *text)
{
  g_autofree char *path = get_file_path ();

  write_file (path, text);
}

/* On the guide something done and a note; on a second trail, which comes with
 * it, one thing done; and on a trail that nobody knows a note. */
static void
write_archive (void)
{
  g_autofree char *second = g_strdup_printf (SECOND, 1);
  g_autofree char *text = NULL;

  text = g_strdup_printf (
    "{\"format\":\"studytrail-archive\",\"version\":1,\"created\":1763132400123456,\"progress\":["
    "{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"" TRAIL "\",\"registers\":["
    "{\"scope\":\"item\",\"id\":\"" DJANGO "/orm\",\"field\":\"done\",\"value\":1763132400123456,"
    "\"time\":1763132400123456,\"device\":\"3f2a9c1e\"},"
    "{\"scope\":\"topic\",\"id\":\"" DJANGO "\",\"field\":\"note\",\"value\":\"From <b>there</b>\","
    "\"time\":1763132400123456,\"device\":\"3f2a9c1e\"}]},"
    "{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"second\",\"registers\":["
    "{\"scope\":\"item\",\"id\":\"frameworks-web/one/a\",\"field\":\"done\",\"value\":1763132400123456,"
    "\"time\":1763132400123456,\"device\":\"3f2a9c1e\"}]},"
    "{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"unknown\",\"registers\":["
    "{\"scope\":\"topic\",\"id\":\"a/b\",\"field\":\"note\",\"value\":\"Note\","
    "\"time\":1763132400123456,\"device\":\"3f2a9c1e\"}]}],\"trails\":[%s]}", second);
  write_archive_text (text);
}

static void
open_archive (Fixture *fixture)
{
  g_autofree char *path = get_file_path ();
  g_autoptr (GFile) file = g_file_new_for_path (path);

  study_transfer_import_from (GTK_WIDGET (fixture->window), fixture->library,
                              study_window_get_session (fixture->window), file);
  test_ui_wait_for (get_dialog (fixture) != NULL);
  test_ui_wait_frames (GTK_WIDGET (get_dialog (fixture)), 2);
}

/* Opens the dialog and waits until it knows what would change. */
static void
open_dialog (Fixture *fixture)
{
  open_archive (fixture);
  g_assert_true (STUDY_IS_IMPORT_DIALOG (get_dialog (fixture)));
  test_ui_wait_for (gtk_widget_get_sensitive (find_in_dialog (fixture, "import_button")));
}

/* What an alert says below its heading. */
static const char *
get_alert_text (Fixture *fixture)
{
  GtkWidget *label = adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (get_dialog (fixture)));

  gtk_test_accessible_assert_relation (get_dialog (fixture), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, label, NULL);

  return gtk_label_get_text (GTK_LABEL (label));
}

static AdwActionRow *
find_row (GtkWidget  *root,
          const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwActionRow *found;

      if (ADW_IS_ACTION_ROW (child) &&
          g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (child)), title))
        return ADW_ACTION_ROW (child);
      found = find_row (child, title);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
assert_row (Fixture    *fixture,
            const char *title,
            const char *subtitle)
{
  AdwActionRow *row = find_row (GTK_WIDGET (get_dialog (fixture)), title);

  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, subtitle);
}

static const char *
get_title (Fixture *fixture)
{
  return study_trail_get_short_title (get_trail (fixture));
}

static void
choose_replace (Fixture *fixture)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_in_dialog (fixture, "replace_button")), TRUE);
}

static void
import (Fixture *fixture)
{
  g_signal_emit_by_name (find_in_dialog (fixture, "import_button"), "clicked");
  test_ui_wait_for (!STUDY_IS_IMPORT_DIALOG (get_dialog (fixture)));
}

static const char *
get_note (Fixture *fixture)
{
  return study_topic_get_note (get_topic (fixture, DJANGO));
}

static void
test_merge (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *merge_button;

  study_topic_set_note (get_topic (fixture, DJANGO), "Written here");
  study_item_set_done (get_item (fixture, PYTHON "/tipos-de-dados"), TRUE);
  wait_saved (fixture);
  write_archive ();
  open_dialog (fixture);

  gtk_test_accessible_assert_role (get_dialog (fixture), GTK_ACCESSIBLE_ROLE_DIALOG);
  g_assert_cmpstr (adw_dialog_get_title (get_dialog (fixture)), ==, "Import Progress");
  merge_button = find_in_dialog (fixture, "merge_button");
  gtk_test_accessible_assert_role (merge_button, GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_role (find_in_dialog (fixture, "replace_button"), GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_relation (merge_button, GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       test_ui_find_type (find_in_dialog (fixture, "merge_row"), GTK_TYPE_LABEL),
                                       NULL);
  gtk_test_accessible_assert_state (merge_button, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);

  /* The note here is later. */
  assert_row (fixture, get_title (fixture), "1 change");
  assert_row (fixture, "A Second Trail", "1 change\nThis trail will be added");
  assert_row (fixture, "unknown", "1 change");
  g_assert_true (gtk_widget_has_css_class (find_in_dialog (fixture, "import_button"), "suggested-action"));
  test_ui_save_picture (GTK_WIDGET (fixture->window), "import-merge");

  import (fixture);
  g_assert_true (study_item_get_done (get_item (fixture, DJANGO "/orm")));
  g_assert_cmpstr (get_note (fixture), ==, "Written here");
  g_assert_true (has_progress ("second", "frameworks-web/one/a"));
  g_assert_true (has_progress ("unknown", "Note"));
  g_assert_nonnull (study_library_find (fixture->library, "second"));
  test_ui_wait_for (find_toast (fixture) != NULL);
  assert_toast (fixture, "Progress imported");
}

/* A backup is what a person has who has no trail yet. */
static void
test_without_trail (Fixture       *fixture,
                    gconstpointer  data)
{
  g_assert_true (open_trail (fixture, NULL));
  write_archive ();
  open_dialog (fixture);
  assert_row (fixture, "A Second Trail", "1 change\nThis trail will be added");
  import (fixture);
  test_ui_wait_for (study_window_get_session (fixture->window) != NULL);
  g_assert_true (study_item_get_done (get_item (fixture, DJANGO "/orm")));
  g_assert_true (has_progress ("second", "frameworks-web/one/a"));
}

static void
test_replace (Fixture       *fixture,
              gconstpointer  data)
{
  study_topic_set_note (get_topic (fixture, DJANGO), "Written here");
  study_item_set_done (get_item (fixture, PYTHON "/tipos-de-dados"), TRUE);
  wait_saved (fixture);
  write_archive ();
  open_dialog (fixture);

  choose_replace (fixture);
  assert_row (fixture, get_title (fixture), "3 changes");
  g_assert_true (gtk_widget_has_css_class (find_in_dialog (fixture, "import_button"), "destructive-action"));
  g_assert_false (gtk_widget_has_css_class (find_in_dialog (fixture, "import_button"), "suggested-action"));
  test_ui_save_picture (GTK_WIDGET (fixture->window), "import-replace");

  import (fixture);
  g_assert_true (study_item_get_done (get_item (fixture, DJANGO "/orm")));
  g_assert_false (study_item_get_done (get_item (fixture, PYTHON "/tipos-de-dados")));
  g_assert_cmpstr (get_note (fixture), ==, "From <b>there</b>");

  /* All at once, and back at once. */
  test_ui_wait_for (find_toast (fixture) != NULL);
  assert_toast (fixture, "Progress replaced");
  activate (fixture, "win.undo");
  g_assert_false (study_item_get_done (get_item (fixture, DJANGO "/orm")));
  g_assert_true (study_item_get_done (get_item (fixture, PYTHON "/tipos-de-dados")));
  g_assert_cmpstr (get_note (fixture), ==, "Written here");
}

/* A row leads to what changes, and back. */
static void
test_details (Fixture       *fixture,
              gconstpointer  data)
{
  AdwActionRow *row;
  GtkWidget *view;
  AdwNavigationView *navigation_view;

  reopen_narrow_window (fixture);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
  write_archive ();
  open_dialog (fixture);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "import-narrow");
  row = find_row (GTK_WIDGET (get_dialog (fixture)), get_title (fixture));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (row)), <=, 360);
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  gtk_widget_activate (GTK_WIDGET (row));

  navigation_view = ADW_NAVIGATION_VIEW (find_in_dialog (fixture, "navigation_view"));
  test_ui_wait_for ((view = test_ui_find_type (GTK_WIDGET (get_dialog (fixture)),
                                               STUDY_TYPE_DIFFERENCE_PAGE)) != NULL);
  test_ui_wait_frames (view, 2);
  g_assert_cmpstr (adw_navigation_page_get_title (adw_navigation_view_get_visible_page (navigation_view)), ==,
                   get_title (fixture));
  test_ui_save_picture (GTK_WIDGET (fixture->window), "import-details");
  g_assert_true (adw_navigation_view_pop (navigation_view));
  adw_dialog_close (get_dialog (fixture));
  test_ui_wait_for (get_dialog (fixture) == NULL);
}

/* Nothing changes before the user says so, nor when they say no. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *trails_dir = study_paths_get_trails_dir ();
  g_autofree char *path = g_build_filename (trails_dir, "second.json", NULL);

  write_archive ();
  for (guint i = 0; i < 2; i++)
    {
      /* Also before it knows what would change. */
      if (i == 0)
        open_archive (fixture);
      else
        open_dialog (fixture);
      choose_replace (fixture);
      g_signal_emit_by_name (find_in_dialog (fixture, "cancel_button"), "clicked");
      test_ui_wait_for (get_dialog (fixture) == NULL);
    }

  g_assert_false (study_item_get_done (get_item (fixture, DJANGO "/orm")));
  g_assert_false (study_history_get_can_undo (study_session_get_history (study_window_get_session (fixture->window))));
  g_assert_false (has_progress (TRAIL, "orm"));
  g_assert_false (has_progress ("second", ""));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_bad_file (Fixture       *fixture,
               gconstpointer  data)
{
  static const char * const texts[] = { "", "{", "{\"format\":\"other\",\"version\":1}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      write_archive_text (texts[i]);
      open_archive (fixture);
      g_assert_true (ADW_IS_ALERT_DIALOG (get_dialog (fixture)));
      g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (get_dialog (fixture))), ==,
                       "Not a Progress File");
      g_assert_true (g_str_has_suffix (get_alert_text (fixture), "\nNothing was changed."));
      adw_dialog_close (get_dialog (fixture));
      test_ui_wait_for (get_dialog (fixture) == NULL);
    }
}

/* What fails is said, with what is done. */
static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = dup_progress_path ("second");
  const char *body;

  write_archive ();
  open_dialog (fixture);
  g_assert_no_errno (g_mkdir_with_parents (path, 0700));
  import (fixture);
  test_ui_wait_for (get_dialog (fixture) != NULL);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (get_dialog (fixture))), ==,
                   "Import Incomplete");
  body = get_alert_text (fixture);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "import-failure");
  g_assert_true (g_str_has_prefix (body, "second: "));
  g_assert_nonnull (strstr (body, "This was imported:\n"));
  g_assert_nonnull (strstr (body, get_title (fixture)));
  g_assert_true (study_item_get_done (get_item (fixture, DJANGO "/orm")));
  adw_dialog_close (get_dialog (fixture));
  test_ui_wait_for (get_dialog (fixture) == NULL);
}

static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = get_file_path ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) bad = g_file_new_for_path (folder);
  g_autofree char *garbage = dup_progress_path ("garbage");

  study_item_set_done (get_item (fixture, DJANGO "/orm"), TRUE);
  study_transfer_export_to (GTK_WIDGET (fixture->window), fixture->library,
                            study_window_get_session (fixture->window), file);
  test_ui_wait_for (find_toast (fixture) != NULL);
  assert_toast (fixture, "Progress exported");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, DJANGO "/orm"));

  study_transfer_export_to (GTK_WIDGET (fixture->window), fixture->library,
                            study_window_get_session (fixture->window), bad);
  test_ui_wait_for (get_dialog (fixture) != NULL);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (get_dialog (fixture))), ==,
                   "Progress Not Exported");
  adw_dialog_close (get_dialog (fixture));
  test_ui_wait_for (get_dialog (fixture) == NULL);

  write_file (garbage, "{");
  study_transfer_export_to (GTK_WIDGET (fixture->window), fixture->library,
                            study_window_get_session (fixture->window), file);
  test_ui_wait_for (get_dialog (fixture) != NULL);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (get_dialog (fixture))), ==,
                   "Export Incomplete");
  g_assert_nonnull (strstr (get_alert_text (fixture), "garbage.json: "));
  adw_dialog_close (get_dialog (fixture));
  test_ui_wait_for (get_dialog (fixture) == NULL);
}

#define ADD(name, func) g_test_add ("/import/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  test_ui_init (&argc, &argv);

  ADD ("merge", test_merge);
  ADD ("without-trail", test_without_trail);
  ADD ("replace", test_replace);
  ADD ("details", test_details);
  ADD ("cancel", test_cancel);
  ADD ("bad-file", test_bad_file);
  ADD ("failure", test_failure);
  ADD ("export", test_export);

  return g_test_run ();
}
