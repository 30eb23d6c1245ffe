/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/window-fixture.h"

#include "app/export/study-export.h"
#include "app/export/study-guide-export-dialog.h"
#include "app/export/study-portfolio-dialog.h"
#include "formats/documents/study-trail-format.h"
#include "formats/guide/study-guide-markdown-read.h"
#include "storage/files/study-file.h"
#include "widgets/study-advice-row.h"

/* The ways out of the window: a guide as a file, and the portfolio. */

#define PROJECT DJANGO "/project"

/* Something of everything that a portfolio tells. */
static void
study_a_little (Fixture *fixture)
{
  study_topic_set_all_done (get_topic (fixture, PYTHON), TRUE);
  study_item_set_done (get_item (fixture, DJANGO "/orm"), TRUE);
  study_topic_set_note (get_topic (fixture, DJANGO), "Migrations are <b>code</b>");
  study_topic_set_note (get_topic (fixture, PYTHON), "Only for me");
}

static void
open_portfolio (Fixture *fixture)
{
  activate (fixture, "export.portfolio");
  test_ui_wait_for (STUDY_IS_PORTFOLIO_DIALOG (get_dialog (fixture)));
  test_ui_wait_frames (GTK_WIDGET (get_dialog (fixture)), 2);
}

static void
close_dialog (Fixture *fixture)
{
  AdwDialog *dialog = get_dialog (fixture);

  adw_dialog_force_close (dialog);
  test_ui_wait_for (get_dialog (fixture) != dialog);
}

/* A window does not close below a dialog. */
static void
tear_down_dialogs (Fixture       *fixture,
                   gconstpointer  data)
{
  while (get_dialog (fixture) != NULL)
    close_dialog (fixture);
  tear_down (fixture, data);
}

/* Returns what the preview shows, once it does. */
static char *
dup_preview (Fixture *fixture)
{
  GtkTextBuffer *buffer;
  char *text = NULL;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_in_dialog (fixture, "preview_view")));
  g_object_get (buffer, "text", &text, NULL);

  return text;
}

static gboolean
preview_has (Fixture    *fixture,
             const char *text)
{
  g_autofree char *preview = dup_preview (fixture);

  return strstr (preview, text) != NULL;
}

static AdwSwitchRow *
find_note_row (GtkWidget  *root,
               const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwSwitchRow *found;

      if (ADW_IS_SWITCH_ROW (child) &&
          g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (child)), title))
        return ADW_SWITCH_ROW (child);
      found = find_note_row (child, title);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static GFile *
new_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);

  return g_file_new_for_path (path);
}

static char *
read_file (GFile *file)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_load_contents (file, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static void
test_portfolio (Fixture       *fixture,
                gconstpointer  data)
{
  static const struct
  {
    const char *row;
    const char *sign;
  } parts[] = {
    { "objective_row", "## Objective\n" },
    { "progress_row", "## Progress\n" },
    { "learned_row", "## What I Learned\n" },
    { "courses_row", "## Courses\n" },
    { "projects_row", "## Projects\n" },
    { "tools_row", "## Tools\n" },
    { "dates_row", "### 1. Language Fundamentals\n\n*" },
  };

  study_a_little (fixture);
  open_portfolio (fixture);
  gtk_test_accessible_assert_role (get_dialog (fixture), GTK_ACCESSIBLE_ROLE_DIALOG);
  g_assert_cmpstr (adw_dialog_get_title (get_dialog (fixture)), ==, "Portfolio");
  gtk_test_accessible_assert_property (find_in_dialog (fixture, "preview_view"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Preview");
  g_assert_true (adw_dialog_get_default_widget (get_dialog (fixture)) == find_in_dialog (fixture, "save_button"));

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      AdwSwitchRow *row = ADW_SWITCH_ROW (find_in_dialog (fixture, parts[i].row));

      g_test_message ("%s", parts[i].row);
      g_assert_true (adw_switch_row_get_active (row));
      g_assert_true (preview_has (fixture, parts[i].sign));
      adw_switch_row_set_active (row, FALSE);
      g_assert_false (preview_has (fixture, parts[i].sign));
      adw_switch_row_set_active (row, TRUE);
    }

  gtk_editable_set_text (GTK_EDITABLE (find_in_dialog (fixture, "name_row")), "Ana & Lima");
  g_assert_true (preview_has (fixture, "**Ana & Lima**"));
  test_ui_save_picture (GTK_WIDGET (fixture->window), "portfolio");
  close_dialog (fixture);

  /* The name is kept for the next time. */
  open_portfolio (fixture);
  g_assert_true (preview_has (fixture, "**Ana & Lima**"));
  close_dialog (fixture);
}

/* Nobody reads a note that was not chosen. */
static void
test_notes (Fixture       *fixture,
            gconstpointer  data)
{
  AdwSwitchRow *row;

  open_portfolio (fixture);
  g_assert_false (gtk_widget_get_visible (find_in_dialog (fixture, "notes_group")));
  close_dialog (fixture);

  study_a_little (fixture);
  open_portfolio (fixture);
  g_assert_true (gtk_widget_get_visible (find_in_dialog (fixture, "notes_group")));
  g_assert_false (preview_has (fixture, "## Notes"));
  row = find_note_row (find_in_dialog (fixture, "notes_group"), "Django");
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Migrations are <b>code</b>");
  g_assert_false (adw_switch_row_get_active (row));
  adw_switch_row_set_active (row, TRUE);
  g_assert_true (preview_has (fixture, "## Notes\n\n### Django\n\nMigrations are \\<b>code\\</b>\n"));
  g_assert_false (preview_has (fixture, "Only for me"));
}

/* What changes meanwhile, as by another device, is seen. */
static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  open_portfolio (fixture);
  g_assert_false (preview_has (fixture, "- **Flask**"));
  study_topic_set_all_done (get_topic (fixture, FLASK), TRUE);
  g_assert_true (preview_has (fixture, "- **Flask**"));
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *preview = NULL;
  g_autofree char *text = NULL;
  GtkWidget *button;

  study_a_little (fixture);
  open_portfolio (fixture);
  button = find_by_tooltip (GTK_WIDGET (get_dialog (fixture)), "Copy to Clipboard");
  g_assert_nonnull (button);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Copy to Clipboard");
  g_signal_emit_by_name (button, "clicked");
  text = test_ui_read_clipboard (button);
  preview = dup_preview (fixture);
  g_assert_cmpstr (text, ==, preview);
  test_ui_wait_for (find_toast (fixture) != NULL);
  assert_toast (fixture, "Copied to clipboard");
}

static void
test_save (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GFile) file = new_file ("README.md");
  g_autofree char *preview = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *written = NULL;

  study_a_little (fixture);
  open_portfolio (fixture);
  preview = dup_preview (fixture);
  bytes = g_bytes_new (preview, strlen (preview));
  study_export_to (GTK_WIDGET (get_dialog (fixture)), file, bytes, "Portfolio exported");
  test_ui_wait_for (get_dialog (fixture) == NULL);
  test_ui_wait_for (find_toast (fixture) != NULL);
  assert_toast (fixture, "Portfolio exported");
  written = read_file (file);
  g_assert_cmpstr (written, ==, preview);
  g_assert_true (g_file_delete (file, NULL, NULL));
}

/* What fails is said, and the dialog is still there to try again. */
static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GFile) file = new_file ("there/is/no/folder.md");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  GtkWidget *label;

  open_portfolio (fixture);
  study_export_to (GTK_WIDGET (get_dialog (fixture)), file, bytes, "Portfolio exported");
  test_ui_wait_for (ADW_IS_ALERT_DIALOG (get_dialog (fixture)));
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (get_dialog (fixture))), ==, "Not Exported");
  label = adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (get_dialog (fixture)));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (label)), "folder.md"));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (label)), "the folder does not exist"));
  test_ui_save_picture (GTK_WIDGET (fixture->window), "export-failure");
  adw_dialog_force_close (get_dialog (fixture));
  test_ui_wait_for (STUDY_IS_PORTFOLIO_DIALOG (get_dialog (fixture)));
}

/* The same in a dark window, a narrow one, and one from right to left. */
static void
test_looks (Fixture       *fixture,
            gconstpointer  data)
{
  AdwStyleManager *style_manager = adw_style_manager_get_default ();
  AdwMultiLayoutView *layout_view;
  AdwViewStack *stack;

  study_a_little (fixture);
  open_portfolio (fixture);
  adw_style_manager_set_color_scheme (style_manager, ADW_COLOR_SCHEME_FORCE_DARK);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "portfolio-dark");
  adw_style_manager_set_color_scheme (style_manager, ADW_COLOR_SCHEME_DEFAULT);
  close_dialog (fixture);

  reopen_narrow_window (fixture);
  study_a_little (fixture);
  open_portfolio (fixture);
  layout_view = ADW_MULTI_LAYOUT_VIEW (find_in_dialog (fixture, "layout_view"));
  g_assert_cmpstr (adw_multi_layout_view_get_layout_name (layout_view), ==, "narrow");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (get_dialog (fixture))), <=, 360);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "portfolio-narrow");
  stack = ADW_VIEW_STACK (find_in_dialog (fixture, "narrow_stack"));
  adw_view_stack_set_visible_child_name (stack, "preview");
  test_ui_save_picture (GTK_WIDGET (fixture->window), "portfolio-narrow-preview");
  adw_view_stack_set_visible_child_name (stack, "options");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  test_ui_save_picture (GTK_WIDGET (fixture->window), "portfolio-narrow-rtl");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_guide (Fixture       *fixture,
            gconstpointer  data)
{
  StudyTrail *trail = get_trail (fixture);
  GtkWidget *markdown_button;
  g_autofree char *markdown_name = study_export_get_name (trail, STUDY_EXPORT_MARKDOWN);
  g_autofree char *json_name = study_export_get_name (trail, STUDY_EXPORT_JSON);

  g_assert_true (g_str_has_suffix (markdown_name, ".md"));
  g_assert_true (g_str_has_suffix (json_name, ".json"));
  activate (fixture, "export.guide");
  test_ui_wait_for (STUDY_IS_GUIDE_EXPORT_DIALOG (get_dialog (fixture)));
  markdown_button = find_in_dialog (fixture, "markdown_button");
  gtk_test_accessible_assert_role (markdown_button, GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_role (find_in_dialog (fixture, "json_button"), GTK_ACCESSIBLE_ROLE_RADIO);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (markdown_button)));
  test_ui_save_picture (GTK_WIDGET (fixture->window), "export-guide");
  close_dialog (fixture);
}

static void
test_guide_files (Fixture       *fixture,
                  gconstpointer  data)
{
  StudyTrail *trail = get_trail (fixture);
  g_autoptr (GFile) file = new_file ("guide.md");
  g_autoptr (GBytes) markdown = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autoptr (StudyContent) content = NULL;
  g_autoptr (StudyContent) copy = NULL;
  g_autoptr (StudyTrail) read_back = NULL;
  g_autoptr (GError) error = NULL;

  study_a_little (fixture);
  markdown = study_export_write_guide (trail, STUDY_EXPORT_MARKDOWN, &error);
  g_assert_no_error (error);
  json = study_export_write_guide (trail, STUDY_EXPORT_JSON, &error);
  g_assert_no_error (error);
  study_export_to (GTK_WIDGET (fixture->window), file, markdown, "Guide exported");
  test_ui_wait_for (find_toast (fixture) != NULL);
  assert_toast (fixture, "Guide exported");

  text = read_file (file);
  content = study_guide_markdown_read (text, &lines);
  g_assert_nonnull (content);
  g_assert_cmpstr (content->title, ==, study_trail_get_title (trail));
  copy = study_trail_format_read (json, &error);
  g_assert_no_error (error);
  read_back = study_trail_new (copy);
  g_assert_cmpuint (study_trail_get_n_topics (read_back), ==, study_trail_get_n_topics (trail));
  g_assert_true (g_file_delete (file, NULL, NULL));
}

/* What is not known of a trail would be missing. */
static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  write_second_trail (2);
  close_window (fixture);
  open_window (fixture);
  g_assert_true (open_trail (fixture, "second"));
  activate (fixture, "export.guide");
  test_ui_wait_for (STUDY_IS_GUIDE_EXPORT_DIALOG (get_dialog (fixture)));
  click (GTK_WIDGET (get_dialog (fixture)), "Choose _File…");
  test_ui_wait_for (get_dialog (fixture) != NULL && !STUDY_IS_GUIDE_EXPORT_DIALOG (get_dialog (fixture)));
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (get_dialog (fixture))), ==, "Not Exported");
}

static GtkWidget *
find_advice_row (GtkWidget       *root,
                 StudyAdviceKind  kind)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (STUDY_IS_ADVICE_ROW (child) &&
          study_advice_get_kind (study_object_row_get_object (STUDY_OBJECT_ROW (child))) == kind)
        return child;
      found = find_advice_row (child, kind);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The advice to document what one did leads to the way to do it. */
static void
test_advice (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *row;
  GtkWidget *button;

  open_page (fixture, "");
  /* What is below is made a little later. */
  test_ui_wait_for ((row = find_advice_row (GTK_WIDGET (fixture->window), STUDY_ADVICE_DOCUMENT)) != NULL);
  button = test_ui_find_id (row, "export_button");
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  test_ui_wait_for (STUDY_IS_PORTFOLIO_DIALOG (get_dialog (fixture)));

  row = find_advice_row (GTK_WIDGET (fixture->window), STUDY_ADVICE_ORDER);
  g_assert_false (gtk_widget_get_visible (test_ui_find_id (row, "export_button")));
}

int
main (int    argc,
      char **argv)
{
  test_ui_init (&argc, &argv);

  g_test_add ("/export/portfolio", Fixture, NULL, set_up, test_portfolio, tear_down_dialogs);
  g_test_add ("/export/notes", Fixture, NULL, set_up, test_notes, tear_down_dialogs);
  g_test_add ("/export/follows", Fixture, NULL, set_up, test_follows, tear_down_dialogs);
  g_test_add ("/export/copy", Fixture, NULL, set_up, test_copy, tear_down_dialogs);
  g_test_add ("/export/save", Fixture, NULL, set_up, test_save, tear_down_dialogs);
  g_test_add ("/export/failure", Fixture, NULL, set_up, test_failure, tear_down_dialogs);
  g_test_add ("/export/looks", Fixture, NULL, set_up, test_looks, tear_down_dialogs);
  g_test_add ("/export/guide", Fixture, NULL, set_up, test_guide, tear_down_dialogs);
  g_test_add ("/export/guide-files", Fixture, NULL, set_up, test_guide_files, tear_down_dialogs);
  g_test_add ("/export/newer", Fixture, NULL, set_up, test_newer, tear_down_dialogs);
  g_test_add ("/export/advice", Fixture, NULL, set_up, test_advice, tear_down_dialogs);

  return g_test_run ();
}
