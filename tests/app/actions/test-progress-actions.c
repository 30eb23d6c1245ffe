/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/progress/study-difference-page.h"
#include "app/progress/study-import-dialog.h"
#include "app/progress/study-restore-dialog.h"
#include "app/progress/study-transfer.h"
#include "app/study-application.h"
#include "app/window/window-fixture.h"

/* What is done with progress as a whole: resetting, restoring, importing. */

static gboolean
has_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) != NULL;
}

static StudyHistory *
get_history (Fixture *fixture)
{
  return study_session_get_history (study_window_get_session (fixture->window));
}

static GtkWidget *
find_widget (GtkWidget *root,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Marks a whole topic, so that there is something to lose, and a snapshot. */
static void
mark_topic (Fixture *fixture)
{
  study_item_set_done (get_item (fixture, DJANGO "/orm"), TRUE);
  wait_saved (fixture);
  g_assert_cmpuint (study_topic_set_all_done (get_topic (fixture, DJANGO), TRUE), >, 1);
  wait_saved (fixture);
}

static void
test_reset (Fixture       *fixture,
            gconstpointer  data)
{
  StudyTopic *topic = get_topic (fixture, DJANGO);
  guint n_done;
  AdwDialog *dialog;

  mark_topic (fixture);
  n_done = study_topic_get_done (topic);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", DJANGO);

  /* Who cancels loses nothing. */
  activate (fixture, "progress.reset-topic");
  dialog = wait_for_dialog (fixture);
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), study_topic_get_title (topic)));
  test_ui_save_picture (GTK_WIDGET (fixture->window), "reset");
  click (GTK_WIDGET (dialog), "_Cancel");
  test_ui_wait_for (!has_dialog (fixture));
  g_assert_cmpuint (study_topic_get_done (topic), ==, n_done);

  activate (fixture, "progress.reset-topic");
  click (GTK_WIDGET (wait_for_dialog (fixture)), "_Reset");
  test_ui_wait_for (!has_dialog (fixture));
  g_assert_cmpuint (study_topic_get_done (topic), ==, 0);
  study_history_undo (get_history (fixture));
  g_assert_cmpuint (study_topic_get_done (topic), ==, n_done);

  /* The stage, and the trail. */
  activate (fixture, "progress.reset-stage");
  click (GTK_WIDGET (wait_for_dialog (fixture)), "_Reset");
  test_ui_wait_for (!has_dialog (fixture));
  g_assert_cmpuint (study_stage_get_done (study_topic_get_stage (topic)), ==, 0);
  study_history_undo (get_history (fixture));
  activate (fixture, "progress.reset-trail");
  click (GTK_WIDGET (wait_for_dialog (fixture)), "_Reset");
  test_ui_wait_for (!has_dialog (fixture));
  g_assert_cmpuint (study_trail_get_all_done (get_trail (fixture)), ==, 0);
  study_history_undo (get_history (fixture));
  g_assert_cmpuint (study_topic_get_done (topic), ==, n_done);
}

/* What a newer version wrote can be looked at and taken away, but not changed. */
static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  static const char * const names[] = { "progress.reset-trail", "progress.reset-stage", "progress.reset-topic",
                                        "progress.import" };
  StudyProgress *progress = study_session_get_progress (study_window_get_session (fixture->window));

  for (guint i = 0; i < 4; i++)
    {
      const gboolean read_only = i % 2 == 1;

      study_progress_set_read_only (progress, read_only);
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        g_assert_cmpint (is_enabled (fixture, names[j]), ==, !read_only);
      g_assert_true (is_enabled (fixture, "progress.restore"));
      g_assert_true (is_enabled (fixture, "progress.export"));
    }
}

static void
test_restore_empty (Fixture       *fixture,
                    gconstpointer  data)
{
  AdwDialog *dialog;

  activate (fixture, "progress.restore");
  dialog = wait_for_dialog (fixture);
  test_ui_wait_for (find_widget (GTK_WIDGET (dialog), ADW_TYPE_STATUS_PAGE) != NULL);
  adw_dialog_close (dialog);
  test_ui_wait_for (!has_dialog (fixture));
}

static void
test_restore (Fixture       *fixture,
              gconstpointer  data)
{
  StudyTopic *topic = get_topic (fixture, DJANGO);
  GtkWidget *row = NULL;
  AdwDialog *dialog;

  mark_topic (fixture);
  activate (fixture, "progress.restore");
  dialog = wait_for_dialog (fixture);
  test_ui_wait_for ((row = find_widget (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW)) != NULL);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "1 item done"));
  test_ui_save_picture (GTK_WIDGET (fixture->window), "restore");

  gtk_widget_activate (row);
  test_ui_wait_for (find_widget (GTK_WIDGET (dialog), STUDY_TYPE_DIFFERENCE_PAGE) != NULL);
  test_ui_wait_for (find_button (GTK_WIDGET (dialog), "_Restore") != NULL);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "restore-preview");
  click (GTK_WIDGET (dialog), "_Restore");
  test_ui_wait_for (!has_dialog (fixture));
  g_assert_cmpuint (study_topic_get_done (topic), ==, 1);

  study_history_undo (get_history (fixture));
  g_assert_cmpuint (study_topic_get_done (topic), >, 1);
}

static void
test_transfer (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *dir = g_dir_make_tmp ("studytrail-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "export.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  StudySession *session = study_window_get_session (fixture->window);
  StudyTopic *topic = get_topic (fixture, DJANGO);
  GtkWidget *button = NULL;
  guint n_done;
  AdwDialog *dialog;

  mark_topic (fixture);
  n_done = study_topic_get_done (topic);
  study_transfer_export_to (GTK_WIDGET (fixture->window), fixture->library, session, file);
  test_ui_wait_for (g_file_query_exists (file, NULL));

  study_topic_set_all_done (topic, FALSE);
  wait_saved (fixture);
  study_topic_set_note (topic, "Later");

  /* Merging changes nothing here, since what was unset came later; replacing does. */
  study_transfer_import_from (GTK_WIDGET (fixture->window), fixture->library, session, file);
  dialog = wait_for_dialog (fixture);
  g_assert_true (STUDY_IS_IMPORT_DIALOG (dialog));
  button = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (dialog), STUDY_TYPE_IMPORT_DIALOG, "import_button"));
  test_ui_save_picture (GTK_WIDGET (fixture->window), "import");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_template_child (GTK_WIDGET (dialog), STUDY_TYPE_IMPORT_DIALOG,
                                                                                "replace_button")), TRUE);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "import-replace");
  test_ui_wait_for (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  test_ui_wait_for (!has_dialog (fixture));
  g_assert_cmpuint (study_topic_get_done (topic), ==, n_done);
  g_assert_cmpstr (study_topic_get_note (topic), ==, "");
  study_history_undo (get_history (fixture));
  g_assert_cmpstr (study_topic_get_note (topic), ==, "Later");

  g_assert_no_errno (g_remove (path));
  g_assert_no_errno (g_remove (dir));
}

static void
test_import_bad (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/null");
  AdwDialog *dialog;

  study_transfer_import_from (GTK_WIDGET (fixture->window), fixture->library,
                              study_window_get_session (fixture->window), file);
  dialog = wait_for_dialog (fixture);
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==, "Not a Progress File");
  adw_dialog_force_close (dialog);
  test_ui_wait_for (!has_dialog (fixture));
}

int
main (int   argc,
      char *argv[])
{
  test_ui_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/progress-actions/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("reset", test_reset);
  ADD ("read-only", test_read_only);
  ADD ("restore-empty", test_restore_empty);
  ADD ("restore", test_restore);
  ADD ("transfer", test_transfer);
  ADD ("import-bad", test_import_bad);
#undef ADD

  return g_test_run ();
}
