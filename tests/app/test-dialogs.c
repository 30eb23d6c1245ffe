/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "app/pages/study-course-dialog.h"
#include "app/study-preferences-dialog.h"
#include "app/test-ui.h"
#include "app/window/study-shortcuts.h"
#include "model/trail/study-trail.h"

typedef struct
{
  StudyTrail *trail;
  StudyProgress *progress;
  StudyTopic *topic;
  GtkWidget *window;
  AdwDialog *dialog;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (StudyContent) content = study_content_new ("test", "Test");
  StudyContentStage *stage = study_content_stage_new ("web", "Web Frameworks");

  g_ptr_array_add (content->stages, stage);
  g_ptr_array_add (stage->topics, study_content_topic_new ("web/django", "Django"));
  fixture->trail = study_trail_new (content);
  fixture->topic = study_trail_find_topic (fixture->trail, "web/django");
  fixture->progress = study_progress_new ("test", "device");
  study_trail_set_progress (fixture->trail, fixture->progress);

  fixture->window = test_ui_show (gtk_label_new ("Window"), 700, 700);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->trail);
  g_assert_finalize_object (fixture->progress);
}

static void
present (Fixture   *fixture,
         AdwDialog *dialog)
{
  fixture->dialog = g_object_ref (dialog);
  adw_dialog_present (dialog, fixture->window);
  test_ui_wait_for (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  test_ui_wait_frames (GTK_WIDGET (dialog), 2);
  gtk_test_accessible_assert_role (dialog, GTK_ACCESSIBLE_ROLE_DIALOG);
}

static gboolean
is_open (Fixture *fixture)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)) != NULL;
}

/* Waits until the dialog is closed, and nothing holds it. */
static void
assert_closed (Fixture *fixture)
{
  test_ui_wait_for (!is_open (fixture));
  test_ui_wait_for (gtk_widget_get_parent (GTK_WIDGET (fixture->dialog)) == NULL);
  test_ui_wait_for (G_OBJECT (fixture->dialog)->ref_count == 1);
  g_assert_finalize_object (g_steal_pointer (&fixture->dialog));
}

static GtkWidget *
find (Fixture    *fixture,
      const char *id)
{
  GtkWidget *widget = test_ui_find_id (GTK_WIDGET (fixture->dialog), id);

  g_assert_nonnull (widget);

  return widget;
}

static void
set_text (Fixture    *fixture,
          const char *id,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, id)), text);
}

static void
assert_text (Fixture    *fixture,
             const char *id,
             const char *text)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (fixture, id))), ==, text);
}

static void
save (Fixture *fixture)
{
  gtk_widget_activate (find (fixture, "save_button"));
}

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  StudyItem *course;

  present (fixture, study_course_dialog_new (fixture->topic, NULL));
  g_assert_cmpstr (adw_dialog_get_title (fixture->dialog), ==, "Add Course");
  g_assert_true (adw_dialog_get_default_widget (fixture->dialog) == find (fixture, "save_button"));

  set_text (fixture, "title_row", "  Learn & <i>do</i>  ");
  set_text (fixture, "url_row", "example.com/course");
  set_text (fixture, "provider_row", " A school ");
  set_text (fixture, "hours_row", "8.5");
  save (fixture);
  assert_closed (fixture);

  course = study_topic_get_item (fixture->topic, 0);
  g_assert_cmpstr (study_item_get_title (course), ==, "Learn & <i>do</i>");
  g_assert_cmpstr (study_item_get_url (course), ==, "https://example.com/course");
  g_assert_cmpstr (study_item_get_provider (course), ==, "A school");
  g_assert_cmpfloat (study_item_get_hours (course), ==, 8.5);
  g_assert_true (study_item_get_own (course));
}

static void
test_only_title (Fixture       *fixture,
                 gconstpointer  data)
{
  StudyItem *course;

  present (fixture, study_course_dialog_new (fixture->topic, NULL));
  set_text (fixture, "title_row", "Title");
  /* As Enter does in a field. */
  gtk_widget_activate_default (find (fixture, "title_row"));
  assert_closed (fixture);

  course = study_topic_get_item (fixture->topic, 0);
  g_assert_cmpstr (study_item_get_title (course), ==, "Title");
  g_assert_null (study_item_get_url (course));
  g_assert_cmpfloat (study_item_get_hours (course), ==, 0);
}

static void
test_errors (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *title, *url;

  present (fixture, study_course_dialog_new (fixture->topic, NULL));
  title = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (find (fixture, "title_row"))));
  url = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (find (fixture, "url_row"))));

  set_text (fixture, "title_row", "  ");
  set_text (fixture, "url_row", "file:///etc/passwd");
  save (fixture);
  test_ui_wait_for (gtk_widget_get_visible (find (fixture, "title_error")));
  g_assert_true (is_open (fixture));
  g_assert_cmpuint (study_topic_get_total (fixture->topic), ==, 0);
  g_assert_true (gtk_widget_get_visible (find (fixture, "url_error")));
  g_assert_true (gtk_widget_has_css_class (find (fixture, "url_row"), "error"));
  gtk_test_accessible_assert_state (title, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_state (url, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

  /* Typing takes a complaint back. */
  set_text (fixture, "title_row", "Title");
  g_assert_false (gtk_widget_get_visible (find (fixture, "title_error")));
  set_text (fixture, "url_row", "ftp://example.com");
  g_assert_false (gtk_widget_get_visible (find (fixture, "url_error")));
  save (fixture);
  test_ui_wait_for (gtk_widget_get_visible (find (fixture, "url_error")));
  g_assert_true (is_open (fixture));

  set_text (fixture, "url_row", "mailto:teacher@example.com");
  g_assert_false (gtk_widget_get_visible (find (fixture, "url_error")));
  g_assert_false (gtk_widget_has_css_class (find (fixture, "url_row"), "error"));
  save (fixture);
  assert_closed (fixture);
  g_assert_cmpstr (study_item_get_url (study_topic_get_item (fixture->topic, 0)), ==, "mailto:teacher@example.com");
}

static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *id = study_topic_add_course (fixture->topic, "Title", "https://example.com/",
                                                "School", 2.25);
  StudyItem *course = study_topic_get_item (fixture->topic, 0);

  present (fixture, study_course_dialog_new (fixture->topic, course));
  g_assert_cmpstr (adw_dialog_get_title (fixture->dialog), ==, "Edit Course");
  assert_text (fixture, "title_row", "Title");
  assert_text (fixture, "url_row", "https://example.com/");
  assert_text (fixture, "provider_row", "School");
  set_text (fixture, "title_row", "Another title");
  set_text (fixture, "provider_row", "");
  save (fixture);
  assert_closed (fixture);

  course = study_trail_find_item (fixture->trail, id);
  g_assert_cmpstr (study_item_get_title (course), ==, "Another title");
  g_assert_cmpstr (study_item_get_url (course), ==, "https://example.com/");
  g_assert_null (study_item_get_provider (course));
  /* Finer than the field shows, and not touched. */
  g_assert_cmpfloat (study_item_get_hours (course), ==, 2.25);

  present (fixture, study_course_dialog_new (fixture->topic, course));
  set_text (fixture, "title_row", "Not this one");
  set_text (fixture, "hours_row", "40");
  adw_dialog_close (fixture->dialog);
  assert_closed (fixture);
  g_assert_cmpstr (study_item_get_title (course), ==, "Another title");
  g_assert_cmpfloat (study_item_get_hours (course), ==, 2.25);
}

static void
test_hours (Fixture       *fixture,
            gconstpointer  data)
{
  const struct
  {
    double hours;
    const char *text;
  } cases[] = { { 0, "0" }, { 8, "8" }, { 8.5, "8.5" }, { 1000, "1000" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = study_topic_add_course (fixture->topic, "Title", NULL, NULL, cases[i].hours);

      present (fixture, study_course_dialog_new (fixture->topic, study_trail_find_item (fixture->trail, id)));
      assert_text (fixture, "hours_row", cases[i].text);
      adw_dialog_close (fixture->dialog);
      assert_closed (fixture);
    }
}

static void
test_preferences (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.example.StudyTrail");
  g_autoptr (StudyHabit) habit = study_habit_new ("device-a");
  g_autofree char *language = NULL;
  g_autofree char *style = NULL;
  AdwComboRow *language_row, *style_row, *day_start_row;
  GtkWidget *expander;
  GListModel *languages;

  g_settings_set_string (settings, "content-language", "es");
  g_settings_set_string (settings, "style", "dark");
  g_object_set (habit, "goal", 12, NULL);

  present (fixture, study_preferences_dialog_new (settings, habit, (const char * const []) { "pt_BR", "en", "es", "tlh", NULL }));
  language_row = ADW_COMBO_ROW (find (fixture, "language_row"));
  style_row = ADW_COMBO_ROW (find (fixture, "style_row"));
  languages = adw_combo_row_get_model (language_row);

  g_assert_cmpuint (g_list_model_get_n_items (languages), ==, 5);
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (languages), 0), ==, "Same as System");
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (languages), 1), ==, "Português (Brasil)");
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (languages), 3), ==, "Español");
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (languages), 4), ==, "tlh");

  g_assert_cmpuint (adw_combo_row_get_selected (language_row), ==, 3);
  g_assert_cmpuint (adw_combo_row_get_selected (style_row), ==, 2);
  g_assert_cmpfloat (adw_spin_row_get_value (ADW_SPIN_ROW (find (fixture, "weekly_goal_row"))), ==, 12);

  adw_combo_row_set_selected (language_row, 1);
  adw_combo_row_set_selected (style_row, 1);
  adw_spin_row_set_value (ADW_SPIN_ROW (find (fixture, "weekly_goal_row")), 500);
  adw_switch_row_set_active (ADW_SWITCH_ROW (find (fixture, "follow_order_row")), FALSE);
  adw_switch_row_set_active (ADW_SWITCH_ROW (find (fixture, "show_optional_row")), FALSE);
  language = g_settings_get_string (settings, "content-language");
  style = g_settings_get_string (settings, "style");
  g_assert_cmpstr (language, ==, "pt_BR");
  g_assert_cmpstr (style, ==, "light");
  g_assert_cmpuint (study_habit_get_goal (habit), ==, 200);
  g_assert_false (g_settings_get_boolean (settings, "follow-order"));
  g_assert_false (g_settings_get_boolean (settings, "show-optional"));

  expander = find (fixture, "days_off_row");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (expander)), ==, "Days that do not break your streak");
  g_object_set (habit, "days-off", 1u << 0 | 1u << 6, NULL);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (expander)), ==, "Sunday · Monday");
  adw_switch_row_set_active (ADW_SWITCH_ROW (find (fixture, "away_row")), TRUE);
  g_assert_true (study_habit_get_away (habit));

  day_start_row = ADW_COMBO_ROW (find (fixture, "day_start_row"));
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (day_start_row)), ==, 12);
  g_assert_cmpuint (adw_combo_row_get_selected (day_start_row), ==, 4);
  adw_combo_row_set_selected (day_start_row, 0);
  g_assert_cmpuint (study_habit_get_day_start (habit), ==, 0);
  g_object_set (habit, "day-start", 90, NULL);
  g_assert_cmpuint (adw_combo_row_get_selected (day_start_row), ==, 1);
  g_assert_cmpuint (study_habit_get_day_start (habit), ==, 90);

  /* What changes elsewhere is shown; a language that is not there is not. */
  g_settings_set_string (settings, "content-language", "fr");
  g_assert_cmpuint (adw_combo_row_get_selected (language_row), ==, 0);
  adw_combo_row_set_selected (language_row, 2);
  adw_combo_row_set_selected (language_row, 0);
  g_clear_pointer (&language, g_free);
  language = g_settings_get_string (settings, "content-language");
  g_assert_cmpstr (language, ==, "");

  adw_dialog_close (fixture->dialog);
  assert_closed (fixture);
}

static void
test_shortcuts (Fixture       *fixture,
                gconstpointer  data)
{
  present (fixture, study_shortcuts_dialog_new ());
  g_assert_cmpstr (adw_dialog_get_title (fixture->dialog), ==, "Keyboard Shortcuts");
  adw_dialog_close (fixture->dialog);
  assert_closed (fixture);
}

#define ADD(name, func) g_test_add ("/dialogs/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  test_ui_init (&argc, &argv);

  ADD ("course/add", test_add);
  ADD ("course/only-title", test_only_title);
  ADD ("course/errors", test_errors);
  ADD ("course/edit", test_edit);
  ADD ("course/hours", test_hours);
  ADD ("preferences", test_preferences);
  ADD ("shortcuts", test_shortcuts);

  return g_test_run ();
}
