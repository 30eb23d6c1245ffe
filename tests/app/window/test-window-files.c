/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/study-application.h"
#include "app/trails/study-trail-list.h"
#include "app/window/window-fixture.h"
#include "model/content/study-content-edit.h"
#include "session/study-trail-edit.h"

/* What the window makes of the files that it reads and writes. */

static void
test_save_fails (Fixture       *fixture,
                 gconstpointer  data)
{
  AdwBanner *banner = get_problem_banner (fixture);

  block_progress ();
  study_item_set_done (get_item (fixture, DJANGO "/orm"), TRUE);
  test_ui_wait_for (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (banner), ==, study_saver_get_error_message (get_saver (fixture)));
  g_assert_cmpstr (adw_banner_get_button_label (banner), ==, "_Try Again");
  test_ui_save_picture (GTK_WIDGET (fixture->window), "window-save-failed");

  /* It says so again as long as it fails, and loses nothing. */
  click (GTK_WIDGET (banner), "_Try Again");
  wait_saved (fixture);
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_true (study_item_get_done (get_item (fixture, DJANGO "/orm")));

  unblock_progress ();
  click (GTK_WIDGET (banner), "_Try Again");
  wait_saved (fixture);
  g_assert_false (adw_banner_get_revealed (banner));
  g_assert_true (has_progress (TRAIL, DJANGO "/orm"));
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  AdwBanner *banner;

  write_progress ("{ \"format\": \"studytrail-progress\", ");
  open_window (fixture);
  banner = get_problem_banner (fixture);
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_true (g_str_has_prefix (adw_banner_get_title (banner), "Your progress was damaged, and none of it could be read."));
  g_assert_cmpstr (adw_banner_get_button_label (banner), ==, "_Dismiss");
  g_assert_cmpuint (count_damaged (), ==, 1);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "window-damaged");

  /* One can go on, and the banner stays until it is read. */
  study_item_set_done (get_item (fixture, DJANGO "/orm"), TRUE);
  test_ui_wait_for (has_progress (TRAIL, DJANGO "/orm"));
  wait_saved (fixture);
  g_assert_true (adw_banner_get_revealed (banner));
  click (GTK_WIDGET (banner), "_Dismiss");
  g_assert_false (adw_banner_get_revealed (banner));

  reopen_window (fixture);
  g_assert_false (adw_banner_get_revealed (get_problem_banner (fixture)));
  g_assert_cmpuint (count_damaged (), ==, 1);
}

/* What a merge replaces is told once, and comes back from the snapshot of it. */
static void
test_replaced (Fixture       *fixture,
               gconstpointer  data)
{
  AdwBanner *banner = get_problem_banner (fixture);
  StudyTopic *topic = get_topic (fixture, DJANGO);
  AdwDialog *dialog;

  study_topic_set_note (topic, "Querysets are lazy");
  study_item_set_done (get_item (fixture, DJANGO "/orm"), TRUE);
  wait_saved (fixture);
  write_progress ("{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"" TRAIL "\",\"registers\":["
                  "{\"scope\":\"topic\",\"id\":\"" DJANGO "\",\"field\":\"note\",\"value\":\"Read the tutorial\","
                  "\"time\":4102444800000000,\"device\":\"0000000b\"}]}");
  test_ui_wait_for (adw_banner_get_revealed (banner));
  g_assert_cmpstr (study_topic_get_note (topic), ==, "Read the tutorial");
  g_assert_true (g_str_has_prefix (adw_banner_get_title (banner), "Changes made elsewhere were merged with yours."));
  test_ui_save_picture (GTK_WIDGET (fixture->window), "window-replaced");

  click (GTK_WIDGET (banner), "_Show");
  g_assert_false (adw_banner_get_revealed (banner));
  test_ui_wait_for (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) != NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  test_ui_wait_for (has_label (GTK_WIDGET (dialog), "Note changed\nQuerysets are lazy"));
  test_ui_save_picture (GTK_WIDGET (fixture->window), "restore-replaced");
  click (GTK_WIDGET (dialog), "_Restore");
  g_assert_cmpstr (study_topic_get_note (topic), ==, "Querysets are lazy");
  g_assert_true (study_item_get_done (get_item (fixture, DJANGO "/orm")));
}

static void
assert_read_only (Fixture *fixture)
{
  AdwBanner *banner = get_problem_banner (fixture);
  StudyItem *orm = get_item (fixture, DJANGO "/orm");
  StudyItem *admin = get_item (fixture, DJANGO "/admin");

  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (banner), ==,
                   "Your progress was saved by a newer version of Study Trail and can’t be changed here. Please "
                   "update.");
  g_assert_true (adw_banner_get_button_label (banner) == NULL || *adw_banner_get_button_label (banner) == '\0');

  /* It is shown as far as it is understood, and a check goes back. */
  open_page (fixture, DJANGO);
  g_assert_true (study_item_get_done (orm));
  study_item_set_done (orm, FALSE);
  g_assert_true (study_item_get_done (orm));
  study_item_set_done (admin, TRUE);
  g_assert_false (study_item_get_done (admin));
  g_assert_false (is_enabled (fixture, "win.undo"));
  g_assert_false (is_enabled (fixture, "topic.mark-done"));
  g_assert_false (is_enabled (fixture, "topic.mark-not-done"));
  g_assert_false (is_enabled (fixture, "topic.skip"));
  g_assert_false (is_enabled (fixture, "topic.add-course"));
  g_assert_true (is_enabled (fixture, "topic.copy-markdown"));
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (find (fixture, "text_view"))));
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  write_progress (PROGRESS, 2);
  open_window (fixture);
  assert_read_only (fixture);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "window-newer");
  close_window (fixture);
  g_assert_true (has_progress (TRAIL, "\"version\":2"));
}

static void
test_newer_trail (Fixture       *fixture,
                  gconstpointer  data)
{
  AdwBanner *banner;

  write_second_trail (2);
  open_window (fixture);
  g_assert_false (adw_banner_get_revealed (get_problem_banner (fixture)));
  g_assert_true (open_trail (fixture, "second"));
  banner = get_problem_banner (fixture);
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_nonnull (strstr (adw_banner_get_title (banner), "newer version"));

  /* It goes with the trail. */
  g_assert_true (open_trail (fixture, TRAIL));
  g_assert_false (adw_banner_get_revealed (banner));
}

static void
test_blocked (Fixture       *fixture,
              gconstpointer  data)
{
  AdwBanner *banner;

  block_progress ();
  open_window (fixture);
  banner = get_problem_banner (fixture);
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (banner), ==,
                   "Your progress could not be read, so changes will not be saved");
  g_assert_cmpstr (adw_banner_get_button_label (banner), ==, "_Try Again");

  /* What was done meanwhile and what was in the file come together. */
  study_item_set_done (get_item (fixture, DJANGO "/admin"), TRUE);
  unblock_progress ();
  write_progress (PROGRESS, 1);
  click (GTK_WIDGET (banner), "_Try Again");
  test_ui_wait_for (!adw_banner_get_revealed (banner));
  wait_saved (fixture);
  g_assert_true (study_item_get_done (get_item (fixture, DJANGO "/orm")));
  g_assert_true (has_progress (TRAIL, DJANGO "/admin"));
  g_assert_true (has_progress (TRAIL, DJANGO "/orm"));
}

static void
test_blocked_then_newer (Fixture       *fixture,
                         gconstpointer  data)
{
  block_progress ();
  open_window (fixture);
  unblock_progress ();
  write_progress (PROGRESS, 2);
  click (GTK_WIDGET (get_problem_banner (fixture)), "_Try Again");
  wait_saved (fixture);
  assert_read_only (fixture);
}

static void
test_blocked_then_damaged (Fixture       *fixture,
                           gconstpointer  data)
{
  AdwBanner *banner;

  block_progress ();
  open_window (fixture);
  banner = get_problem_banner (fixture);
  unblock_progress ();
  write_progress ("nothing");
  click (GTK_WIDGET (banner), "_Try Again");
  wait_saved (fixture);
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_true (g_str_has_prefix (adw_banner_get_title (banner), "Your progress was damaged, and none of it could be read."));
  click (GTK_WIDGET (banner), "_Dismiss");
  g_assert_false (adw_banner_get_revealed (banner));
}

static void
test_problem_narrow (Fixture       *fixture,
                     gconstpointer  data)
{
  AdwBanner *beside;

  /* The list says it only while it hides the page. */
  block_progress ();
  study_item_set_done (get_item (fixture, DJANGO "/orm"), TRUE);
  test_ui_wait_for (adw_banner_get_revealed (get_problem_banner (fixture)));
  g_assert_null (test_ui_find_type (find_type (fixture, STUDY_TYPE_SIDEBAR), ADW_TYPE_BANNER));
  set_narrow (fixture, TRUE);
  beside = ADW_BANNER (test_ui_find_type (find_type (fixture, STUDY_TYPE_SIDEBAR), ADW_TYPE_BANNER));
  g_assert_true (adw_banner_get_revealed (beside));
  unblock_progress ();
  click (GTK_WIDGET (beside), "_Try Again");
  test_ui_wait_for (!adw_banner_get_revealed (beside));
}

static void
test_close_flushes (Fixture       *fixture,
                    gconstpointer  data)
{
  study_item_set_done (get_item (fixture, DJANGO "/orm"), TRUE);
  close_window (fixture);
  g_assert_true (has_progress (TRAIL, DJANGO "/orm"));
}

static AdwAlertDialog *
wait_for_alert (Fixture *fixture)
{
  AdwDialog *dialog = wait_for_dialog (fixture);

  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));

  return ADW_ALERT_DIALOG (dialog);
}

static guint
count_dialogs (Fixture *fixture)
{
  g_autoptr (GListModel) dialogs = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (fixture->window));

  return g_list_model_get_n_items (dialogs);
}

static void
test_close_fails (Fixture       *fixture,
                  gconstpointer  data)
{
  AdwAlertDialog *dialog;
  gconstpointer asked; /* only compared: the dialog may be gone by then */

  block_progress ();
  study_item_set_done (get_item (fixture, DJANGO "/orm"), TRUE);
  gtk_window_close (GTK_WINDOW (fixture->window));
  dialog = wait_for_alert (fixture);
  gtk_test_accessible_assert_role (dialog, GTK_ACCESSIBLE_ROLE_ALERT_DIALOG);
  g_assert_cmpstr (adw_alert_dialog_get_heading (dialog), ==, "Close Without Saving?");
  g_assert_cmpstr (adw_alert_dialog_get_body (dialog), ==, study_saver_get_error_message (get_saver (fixture)));
  g_assert_cmpint (adw_alert_dialog_get_response_appearance (dialog, "close"), ==, ADW_RESPONSE_DESTRUCTIVE);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "window-close-failed");

  click (GTK_WIDGET (dialog), "_Keep Open");
  test_ui_wait_for (count_dialogs (fixture) == 0);
  g_assert_false (is_closed (fixture));

  /* To close once more closes the question, and asks no second one. */
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for_alert (fixture);
  gtk_window_close (GTK_WINDOW (fixture->window));
  test_ui_wait_for (count_dialogs (fixture) == 0);
  wait_saved (fixture);
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 3);
  g_assert_cmpuint (count_dialogs (fixture), ==, 0);
  g_assert_false (is_closed (fixture));
  g_assert_true (study_item_get_done (get_item (fixture, DJANGO "/orm")));

  /* It fails again. */
  gtk_window_close (GTK_WINDOW (fixture->window));
  dialog = wait_for_alert (fixture);
  asked = dialog;
  click (GTK_WIDGET (dialog), "_Try Again");
  test_ui_wait_for ((gpointer) adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) !=
                    asked);
  dialog = wait_for_alert (fixture);
  g_assert_false (is_closed (fixture));

  unblock_progress ();
  click (GTK_WIDGET (dialog), "_Try Again");
  drop_window (fixture);
  g_assert_true (has_progress (TRAIL, DJANGO "/orm"));
}

static void
test_close_anyway (Fixture       *fixture,
                   gconstpointer  data)
{
  block_progress ();
  study_item_set_done (get_item (fixture, DJANGO "/orm"), TRUE);
  gtk_window_close (GTK_WINDOW (fixture->window));
  click (GTK_WIDGET (wait_for_alert (fixture)), "_Close Anyway");
  g_assert_true (study_opener_get_unsaved (fixture->opener));
  drop_window (fixture);
}

/* Chooses a language, and waits for the trail in it. */
static void
set_language (Fixture    *fixture,
              const char *locale,
              const char *language)
{
  g_settings_set_string (fixture->settings, "content-language", locale);
  test_ui_wait_for (g_str_equal (study_trail_get_language (get_trail (fixture)), language));
}

static void
test_language (Fixture       *fixture,
               gconstpointer  data)
{
  const char *collapsed[] = { WEB, NULL };
  g_auto (GStrv) kept = NULL;
  StudyTrail *before = get_trail (fixture);

  open_page (fixture, OBJECTS);
  g_object_set (find_type (fixture, STUDY_TYPE_SIDEBAR), "collapsed-stages", collapsed, NULL);
  study_item_set_done (get_item (fixture, DJANGO "/orm"), TRUE);
  set_language (fixture, "pt_BR", "pt-BR");
  assert_shown (fixture, OBJECTS, STUDY_TYPE_TOPIC_PAGE);
  assert_selected (fixture, OBJECTS);
  g_assert_true (study_topic_page_get_topic (STUDY_TOPIC_PAGE (find_type (fixture, STUDY_TYPE_TOPIC_PAGE))) ==
                 get_topic (fixture, OBJECTS));
  g_assert_cmpstr (study_topic_get_title (get_topic (fixture, OBJECTS)), ==, "Orientação a Objetos");
  g_object_get (find_type (fixture, STUDY_TYPE_SIDEBAR), "collapsed-stages", &kept, NULL);
  g_assert_cmpstrv (kept, collapsed);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "window-portuguese");

  /* Progress and history are about the trail, in whatever language. */
  g_assert_true (study_item_get_done (get_item (fixture, DJANGO "/orm")));
  g_assert_true (is_enabled (fixture, "win.undo"));
  activate (fixture, "win.undo");
  g_assert_false (study_item_get_done (get_item (fixture, DJANGO "/orm")));
  assert_shown (fixture, DJANGO, STUDY_TYPE_TOPIC_PAGE);
  activate (fixture, "win.next-topic");
  assert_shown (fixture, FLASK, STUDY_TYPE_TOPIC_PAGE);

  open_page (fixture, WEB);
  activate (fixture, "win.overview");
  set_language (fixture, "es", "es");
  assert_shown (fixture, "", STUDY_TYPE_OVERVIEW_PAGE);
  g_assert_true (get_trail (fixture) == before);
}

/* The page that is open follows the content of the trail, and is left when its
 * topic is gone. */
static void
test_content (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (StudyContent) content = study_content_fork (study_trail_get_content (get_trail (fixture)));
  g_autoptr (StudyContent) later = NULL;
  GtkWidget *page;
  GtkAdjustment *adjustment;
  StudyTopic *topic;

  open_page (fixture, OBJECTS);
  page = find_type (fixture, STUDY_TYPE_TOPIC_PAGE);
  topic = study_topic_page_get_topic (STUDY_TOPIC_PAGE (page));
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (test_ui_find_id (page, "scrolled_window")));
  test_ui_wait_for (gtk_adjustment_get_upper (adjustment) >= gtk_adjustment_get_page_size (adjustment) + 40);
  gtk_adjustment_set_value (adjustment, 40);

  study_content_edit_set_text (content, OBJECTS, STUDY_CONTENT_FIELD_TITLE, "Things", NULL);
  study_trail_apply (get_trail (fixture), content);
  assert_shown (fixture, OBJECTS, STUDY_TYPE_TOPIC_PAGE);
  g_assert_true (study_topic_page_get_topic (STUDY_TOPIC_PAGE (page)) == topic);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (test_ui_find_id (page, "title"))), ==, "Things");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 40);
  assert_selected (fixture, OBJECTS);

  later = study_content_fork (content);
  study_content_edit_remove (later, OBJECTS, NULL);
  study_trail_apply (get_trail (fixture), later);
  assert_shown (fixture, "", STUDY_TYPE_OVERVIEW_PAGE);
  assert_selected (fixture, "");
}

static StudyTrailList *
get_trail_list (Fixture *fixture)
{
  g_autoptr (StudyTrailList) trail_list = NULL;

  g_object_get (fixture->window, "trail-list", &trail_list, NULL);

  return trail_list; /* the window owns it */
}

static guint
count_trails (Fixture *fixture)
{
  return g_list_model_get_n_items (study_trail_list_get_shown (get_trail_list (fixture)));
}

static void
test_two_trails (Fixture       *fixture,
                 gconstpointer  data)
{
  const char *collapsed[] = { WEB, NULL };
  g_auto (GStrv) other = NULL;
  g_autofree char *current = NULL;
  StudySession *before = NULL;

  write_second_trail (1);
  open_window (fixture);
  g_assert_cmpuint (count_trails (fixture), ==, 2);
  g_assert_cmpstr (study_library_entry_get_title (study_library_find (fixture->library, TRAIL)), ==,
                   "Python Backend Career");
  /* A trail that was never opened goes by its title, too. */
  test_ui_wait_for (g_str_equal (study_library_entry_get_title (study_library_find (fixture->library, "second")),
                                 "A Second Trail"));

  open_page (fixture, DJANGO);
  open_page (fixture, WEB);
  g_set_weak_pointer (&before, study_window_get_session (fixture->window));
  g_object_set (find_type (fixture, STUDY_TYPE_SIDEBAR), "collapsed-stages", collapsed, NULL);
  study_item_set_done (get_item (fixture, DJANGO "/orm"), TRUE);
  study_topic_set_all_done (get_topic (fixture, FLASK), TRUE);
  g_assert_nonnull (find_toast (fixture));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.trail", "s", "second"));
  wait_opened (fixture);
  g_assert_cmpstr (study_trail_get_id (get_trail (fixture)), ==, "second");
  g_assert_true (has_progress (TRAIL, DJANGO "/orm"));
  current = g_settings_get_string (fixture->settings, "current-trail");
  g_assert_cmpstr (current, ==, "second");
  test_ui_wait_for (find_toast (fixture) == NULL);

  /* Nothing holds on to what was open, or could still change it. */
  test_ui_wait_for (before == NULL);
  g_assert_false (is_enabled (fixture, "topic.mark-done"));

  /* The other trail has a stage of the same id, and a state of its own. */
  assert_shown (fixture, "", STUDY_TYPE_OVERVIEW_PAGE);
  g_object_get (find_type (fixture, STUDY_TYPE_SIDEBAR), "collapsed-stages", &other, NULL);
  g_assert_cmpuint (g_strv_length (other), ==, 0);
  g_assert_false (is_enabled (fixture, "win.undo"));
  open_page (fixture, "frameworks-web/one");
  study_item_set_done (get_item (fixture, "frameworks-web/one/a"), TRUE);
  g_assert_true (is_enabled (fixture, "win.undo"));
  test_ui_save_picture (GTK_WIDGET (fixture->window), "window-two-trails");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.trail", "s", TRAIL));
  wait_opened (fixture);
  assert_shown (fixture, WEB, STUDY_TYPE_STAGE_PAGE);
  g_clear_pointer (&other, g_strfreev);
  g_object_get (find_type (fixture, STUDY_TYPE_SIDEBAR), "collapsed-stages", &other, NULL);
  g_assert_cmpstrv (other, collapsed);
  g_assert_true (has_progress ("second", "frameworks-web/one/a"));
  g_assert_true (study_item_get_done (get_item (fixture, DJANGO "/orm")));
  g_assert_false (is_enabled (fixture, "win.undo"));
}

static void
test_trail_not_saved (Fixture       *fixture,
                      gconstpointer  data)
{
  write_second_trail (1);
  open_window (fixture);
  block_progress ();
  study_item_set_done (get_item (fixture, DJANGO "/orm"), TRUE);

  /* What cannot be saved is not left behind. */
  g_assert_false (open_trail (fixture, "second"));
  g_assert_cmpstr (study_trail_get_id (get_trail (fixture)), ==, TRAIL);
  g_assert_true (adw_banner_get_revealed (get_problem_banner (fixture)));
  unblock_progress ();
  g_assert_true (open_trail (fixture, "second"));
  g_assert_true (has_progress (TRAIL, DJANGO "/orm"));
}

static void
test_bad_trail (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *dir = study_paths_get_trails_dir ();
  g_autofree char *path = g_build_filename (dir, "bad.json", NULL);
  AdwBanner *banner;

  write_file (path, "{ \"format\": ");
  open_window (fixture);

  /* Reading the titles for the chooser finds out. */
  banner = get_problem_banner (fixture);
  test_ui_wait_for (adw_banner_get_revealed (banner));
  g_assert_true (g_str_has_prefix (adw_banner_get_title (banner), "bad.json: "));
  g_assert_cmpuint (count_trails (fixture), ==, 1);
  click (GTK_WIDGET (banner), "_Dismiss");
  g_assert_false (adw_banner_get_revealed (banner));

  g_assert_false (open_trail (fixture, "bad"));
  g_assert_nonnull (find_toast (fixture));
  g_assert_cmpstr (study_trail_get_id (get_trail (fixture)), ==, TRAIL);
}

static void
test_no_trail (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (StudyLibrary) library = study_library_new ("/nowhere");
  g_autoptr (StudyOpener) opener = study_opener_new (library, fixture->settings);
  StudyWindow *window = new_window (fixture->settings, library, opener);
  int opened = -1;

  /* A window that shows nothing yet can be asked, too. */
  g_assert_null (study_window_get_session (window));
  study_opener_open_async (opener, "no-such-trail", opened_cb, &opened);
  test_ui_wait_for (opened >= 0);
  g_assert_false (opened);
  g_settings_set_string (fixture->settings, "content-language", "es");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  study_window_save_state (window);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static StudySession *
open_session (StudyLibrary  *library,
              const char    *trail_id,
              GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  study_session_open_async (library, trail_id, "en", "device", result_cb, &result);
  test_ui_wait_for (result != NULL);

  return study_session_open_finish (library, result, error);
}

static gboolean
set_session_language (StudySession  *session,
                      const char    *language,
                      GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  study_session_set_language_async (session, language, result_cb, &result);
  test_ui_wait_for (result != NULL);

  return study_session_set_language_finish (session, result, error);
}

static void
test_session_language (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *trails_dir = study_paths_get_trails_dir ();
  g_autoptr (StudyLibrary) library = study_library_new (trails_dir);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudySession) session = open_session (library, TRAIL, &error);
  g_autoptr (StudyTrail) before = NULL;

  g_assert_no_error (error);
  before = g_object_ref (study_session_get_trail (session));
  g_assert_true (study_session_get_progress (session) == study_trail_get_progress (before));
  g_assert_cmpint (study_session_get_report (session)->outcome, ==, STUDY_OPEN_NEW);

  g_assert_true (set_session_language (session, "pt_BR", &error));
  g_assert_no_error (error);
  g_assert_true (study_session_get_trail (session) == before);
  g_assert_cmpstr (study_trail_get_language (before), ==, "pt-BR");
  g_assert_true (study_trail_get_progress (before) == study_session_get_progress (session));

  g_assert_null (open_session (library, "no-such-trail", &error));
  g_assert_nonnull (error);
  g_assert_finalize_object (g_steal_pointer (&session));
}

static void
edit_title (StudySession *session,
            const char   *title)
{
  StudyContent *content = study_trail_edit_begin (session);

  g_assert_true (study_content_edit_set_text (content, "", STUDY_CONTENT_FIELD_TITLE, title, NULL));
  study_trail_edit_commit (session, content, STUDY_TRAIL_EDIT_CHANGE, "", NULL);
}

static gboolean
has_title (StudySession *session,
           const char   *title)
{
  return g_str_equal (study_trail_get_title (study_session_get_trail (session)), title);
}

static StudySession *
open_second (StudyLibrary **library)
{
  g_autofree char *trails_dir = study_paths_get_trails_dir ();
  g_autoptr (GError) error = NULL;
  StudySession *session;

  write_second_trail (1);
  *library = study_library_new (trails_dir);
  session = open_session (*library, "second", &error);
  g_assert_no_error (error);

  return session;
}

/* What a newer version wrote meanwhile is shown, and no longer changed. */
static void
test_session_newer (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (StudyLibrary) library = NULL;
  g_autoptr (StudySession) session = NULL;
  g_autoptr (GError) error = NULL;

  session = open_second (&library);
  g_assert_true (study_session_get_editable (session));

  write_second_trail (2);
  g_assert_true (set_session_language (session, "", &error));
  g_assert_no_error (error);
  g_assert_true (study_trail_get_read_only (study_session_get_trail (session)));
  g_assert_false (study_session_get_editable (session));

  edit_title (session, "Mine");
  g_assert_true (has_title (session, "A Second Trail"));
  g_assert_false (study_history_get_can_undo (study_session_get_history (session)));
}

static void
write_trail (const char *contents)
{
  g_autofree char *dir = study_paths_get_trails_dir ();
  g_autofree char *path = g_build_filename (dir, "second.json", NULL);

  write_file (path, contents);
}

static void
write_title (const char *title)
{
  g_autofree char *contents = g_strdup_printf (SECOND, 1);
  g_auto (GStrv) parts = g_strsplit (contents, "A Second Trail", -1);
  g_autofree char *changed = g_strjoinv (title, parts);

  write_trail (changed);
}

/* What another program writes into the file is shown, and what is no trail
 * changes nothing. */
static void
test_session_outside (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (StudyLibrary) library = NULL;
  g_autoptr (StudySession) session = NULL;
  StudyTrail *trail;

  session = open_second (&library);
  trail = study_session_get_trail (session);

  edit_title (session, "Mine");
  test_ui_wait_for (!study_saver_get_pending (STUDY_SAVER (study_session_get_trail_saver (session))));
  write_title ("Theirs");
  test_ui_wait_for (has_title (session, "Theirs"));
  g_assert_true (study_session_get_trail (session) == trail);
  g_assert_false (study_history_get_can_undo (study_session_get_history (session)));

  write_trail ("{\"format\":");
  test_ui_wait_for (*study_library_get_errors (library) != NULL);
  g_assert_true (has_title (session, "Theirs"));
  write_title ("Theirs, Whole");
  test_ui_wait_for (has_title (session, "Theirs, Whole"));

  edit_title (session, "Mine Again");
  test_ui_wait_for (!study_saver_get_pending (STUDY_SAVER (study_session_get_trail_saver (session))));
  g_assert_cmpint (study_saver_get_state (STUDY_SAVER (study_session_get_trail_saver (session))), ==,
                   STUDY_SAVER_SAVED);
}

/* A change that met with that of another program can be undone, and theirs
 * counts then. */
static void
test_session_conflict (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (StudyLibrary) library = NULL;
  g_autoptr (StudySession) session = NULL;

  session = open_second (&library);

  edit_title (session, "Mine");
  write_title ("Theirs");
  test_ui_wait_for (study_trail_saver_get_conflict (study_session_get_trail_saver (session)));
  g_assert_true (has_title (session, "Mine"));
  study_history_undo (study_session_get_history (session));
  g_assert_false (study_trail_saver_get_conflict (study_session_get_trail_saver (session)));
  test_ui_wait_for (has_title (session, "Theirs"));
}

/* A damaged copy of the guide that comes with the program is not replaced by
 * that one. */
static void
test_session_damaged (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *trails_dir = study_paths_get_trails_dir ();
  g_autofree char *path = g_build_filename (trails_dir, TRAIL ".json", NULL);
  g_autofree char *contents = g_strdup_printf (SECOND, 1);
  g_auto (GStrv) parts = g_strsplit (contents, "\"second\"", -1);
  g_autofree char *own = g_strjoinv ("\"" TRAIL "\"", parts);
  g_autoptr (StudyLibrary) library = NULL;
  g_autoptr (StudySession) session = NULL;
  g_autoptr (GError) error = NULL;

  write_file (path, own);
  library = study_library_new (trails_dir);
  session = open_session (library, TRAIL, &error);
  g_assert_no_error (error);
  g_assert_true (has_title (session, "A Second Trail"));

  write_file (path, "nothing");
  g_assert_false (set_session_language (session, "en", &error));
  g_assert_nonnull (error);
  g_assert_true (has_title (session, "A Second Trail"));
  g_remove (path);
}

/* Lists the trail in a program of its own. */
static int
run_list (void)
{
  g_autoptr (StudyApplication) application = study_application_new ();
  char *argv[] = { (char *) "studytrail", (char *) "--list", NULL };

  return g_application_run (G_APPLICATION (application), 2, argv);
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  const char *mode = data;

  if (g_test_subprocess ())
    {
      if (g_str_equal (mode, "done"))
        write_progress (PROGRESS, 1);
      else if (g_str_equal (mode, "newer"))
        write_progress (PROGRESS, 2);
      else if (g_str_equal (mode, "damaged"))
        write_progress ("nothing");
      g_assert_cmpint (run_list (), ==, g_str_equal (mode, "damaged") ? 1 : 0);
      /* To look changes nothing. */
      g_assert_cmpuint (count_damaged (), ==, 0);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  if (g_str_equal (mode, "damaged"))
    {
      g_test_trap_assert_stderr ("*Line 1, column 1*");
      return;
    }
  g_test_trap_assert_stdout ("*Web Frameworks*Django*");
  g_test_trap_assert_stderr_unmatched ("*(null)*");
}

int
main (int   argc,
      char *argv[])
{
  test_ui_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/window/" name, Fixture, NULL, set_up, func, tear_down)
#define ADD_CLOSED(name, func) g_test_add ("/window/" name, Fixture, NULL, prepare, func, tear_down)
  ADD ("problems/save-fails", test_save_fails);
  ADD_CLOSED ("problems/damaged", test_damaged);
  ADD ("problems/replaced", test_replaced);
  ADD_CLOSED ("problems/newer", test_newer);
  ADD_CLOSED ("problems/newer-trail", test_newer_trail);
  ADD_CLOSED ("problems/blocked", test_blocked);
  ADD_CLOSED ("problems/blocked-then-newer", test_blocked_then_newer);
  ADD_CLOSED ("problems/blocked-then-damaged", test_blocked_then_damaged);
  ADD ("problems/narrow", test_problem_narrow);
  ADD ("close/flushes", test_close_flushes);
  ADD ("close/fails", test_close_fails);
  ADD ("close/anyway", test_close_anyway);
  ADD ("language", test_language);
  ADD ("content", test_content);
  ADD_CLOSED ("trails/two", test_two_trails);
  ADD_CLOSED ("trails/not-saved", test_trail_not_saved);
  ADD_CLOSED ("trails/bad", test_bad_trail);
  ADD_CLOSED ("trails/none", test_no_trail);
  ADD_CLOSED ("session/language", test_session_language);
  ADD_CLOSED ("session/newer", test_session_newer);
  ADD_CLOSED ("session/outside", test_session_outside);
  ADD_CLOSED ("session/conflict", test_session_conflict);
  ADD_CLOSED ("session/damaged", test_session_damaged);
#undef ADD
#undef ADD_CLOSED
  g_test_add ("/application/list/new", Fixture, "new", prepare, test_list, tear_down);
  g_test_add ("/application/list/done", Fixture, "done", prepare, test_list, tear_down);
  g_test_add ("/application/list/newer", Fixture, "newer", prepare, test_list, tear_down);
  g_test_add ("/application/list/damaged", Fixture, "damaged", prepare, test_list, tear_down);

  return g_test_run ();
}
