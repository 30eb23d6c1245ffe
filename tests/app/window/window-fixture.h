/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib/gstdio.h>

#include "app/pages/study-overview-page.h"
#include "app/pages/study-stage-page.h"
#include "app/pages/study-topic-page.h"
#include "app/sidebar/study-sidebar.h"
#include "app/study-main-window.h"
#include "app/test-ui.h"
#include "session/study-navigator.h"
#include "storage/files/study-paths.h"

/* A window with the built-in guide, in English, with nothing done yet, and what
 * a person finds in it. */

#define TRAIL "backend-python"
#define PYTHON "fundamentos-da-linguagem/python-3"
#define OBJECTS "fundamentos-da-linguagem/orientacao-a-objetos"
#define WEB "frameworks-web"
#define DJANGO "frameworks-web/django"
#define FLASK "frameworks-web/flask"
#define FASTAPI "frameworks-web/fastapi"
#define SQL "persistencia-de-dados/sql-e-bancos-relacionais"
#define LAST "apis-e-arquitetura/testes-unitarios"

#define SECOND \
  "{\"format\":\"studytrail-trail\",\"version\":%d,\"id\":\"second\",\"title\":\"A Second Trail\"," \
  "\"stages\":[{\"id\":\"frameworks-web\",\"title\":\"Web\",\"topics\":[" \
  "{\"id\":\"frameworks-web/one\",\"title\":\"One\",\"items\":[" \
  "{\"id\":\"frameworks-web/one/a\",\"kind\":\"lesson\",\"title\":\"A\"}]}]}]}"

#define PROGRESS \
  "{\"format\":\"studytrail-progress\",\"version\":%d,\"trail\":\"" TRAIL "\",\"registers\":[" \
  "{\"scope\":\"item\",\"id\":\"" DJANGO "/orm\",\"field\":\"done\",\"value\":1763132400123456," \
  "\"time\":1763132400123456,\"device\":\"3f2a9c1e\"}]}"

typedef struct
{
  GSettings *settings;
  StudyLibrary *library;
  StudyOpener *opener;
  StudyWindow *window;
  gboolean expanded; /* whether the sidebar came back beside the page */
} Fixture;

/* What a person has on the disk. */

static inline char *
dup_progress_path (const char *trail_id)
{
  g_autofree char *data_dir = study_paths_get_data_dir ();
  g_autofree char *name = g_strconcat (trail_id, ".json", NULL);

  return g_build_filename (data_dir, "progress", name, NULL);
}

static inline char *
dup_snapshots_dir (const char *trail_id)
{
  g_autofree char *data_dir = study_paths_get_data_dir ();

  return g_build_filename (data_dir, "snapshots", trail_id, NULL);
}

static inline char *
dup_progress_dir (void)
{
  g_autofree char *path = dup_progress_path (TRAIL);

  return g_path_get_dirname (path);
}

static inline void
write_file (const char *path,
            const char *contents)
{
  g_autofree char *dir = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (dir, 0700));
  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

G_GNUC_PRINTF (1, 2)
static inline void
write_progress (const char *format,
                ...)
{
  g_autofree char *path = dup_progress_path (TRAIL);
  g_autofree char *contents = NULL;
  va_list args;

  va_start (args, format);
  contents = g_strdup_vprintf (format, args);
  va_end (args);
  write_file (path, contents);
}

static inline void
write_second_trail (int version)
{
  g_autofree char *dir = study_paths_get_trails_dir ();
  g_autofree char *path = g_build_filename (dir, "second.json", NULL);
  g_autofree char *contents = g_strdup_printf (SECOND, version);

  write_file (path, contents);
}

/* Puts a folder where the file should be, so that it cannot be written. */
static inline void
block_progress (void)
{
  g_autofree char *path = dup_progress_path (TRAIL);

  g_remove (path);
  g_assert_no_errno (g_mkdir_with_parents (path, 0700));
}

static inline void
unblock_progress (void)
{
  g_autofree char *path = dup_progress_path (TRAIL);

  g_assert_no_errno (g_rmdir (path));
}

static inline gboolean
has_progress (const char *trail_id,
              const char *text)
{
  g_autofree char *path = dup_progress_path (trail_id);
  g_autofree char *contents = NULL;

  return g_file_get_contents (path, &contents, NULL, NULL) && strstr (contents, text) != NULL;
}

/* Counts the files that were moved aside. */
static inline guint
count_damaged (void)
{
  g_autofree char *path = dup_progress_dir ();
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, ".json.damaged-") != NULL;

  return n;
}

static inline void
clear_dir (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      g_assert_no_errno (g_remove (child));
    }
}

/* The window */

static inline gboolean
is_closed (Fixture *fixture)
{
  return !gtk_widget_get_visible (GTK_WIDGET (fixture->window));
}

static inline AdwDialog *
wait_for_dialog (Fixture *fixture)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (fixture->window);

  test_ui_wait_for (adw_application_window_get_visible_dialog (window) != NULL);

  return adw_application_window_get_visible_dialog (window);
}

/* Waits for what was asked to be opened. */
static inline void
wait_opened (Fixture *fixture)
{
  test_ui_wait_for (!study_opener_get_opening (fixture->opener));
}

static inline void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  int *opened = user_data;

  *opened = study_opener_open_finish (STUDY_OPENER (source), result, NULL);
}

/* Opens a trail, or none, and waits for it. */
static inline gboolean
open_trail (Fixture    *fixture,
            const char *id)
{
  int opened = -1;

  study_opener_open_async (fixture->opener, id, opened_cb, &opened);
  test_ui_wait_for (opened >= 0);

  return opened;
}

static inline StudyWindow *
new_window (GSettings    *settings,
            StudyLibrary *library,
            StudyOpener  *opener)
{
  g_autoptr (StudyTrailList) trail_list = study_trail_list_new (library, settings);

  /* The program drops a window that is closed; the test holds on to it. */
  return g_object_ref (study_main_window_new (NULL, settings, library, trail_list, opener));
}

static inline void
open_window (Fixture *fixture)
{
  g_autofree char *trails_dir = study_paths_get_trails_dir ();

  fixture->library = study_library_new (trails_dir);
  fixture->opener = study_opener_new (fixture->library, fixture->settings);
  fixture->window = new_window (fixture->settings, fixture->library, fixture->opener);
  g_assert_true (open_trail (fixture, TRAIL));
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_ui_wait_for (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)));
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 2);
}

static inline void
drop_window (Fixture *fixture)
{
  AdwNavigationSplitView *split_view = NULL;
  AdwNavigationPage *content = NULL;
  AdwNavigationPage *sidebar = NULL;
  StudyLibrary *library;

  test_ui_wait_for (is_closed (fixture));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  split_view = ADW_NAVIGATION_SPLIT_VIEW (test_ui_find_id (GTK_WIDGET (fixture->window), "split_view"));
  g_set_weak_pointer (&content, adw_navigation_split_view_get_content (split_view));
  g_set_weak_pointer (&sidebar, adw_navigation_split_view_get_sidebar (split_view));
  g_assert_finalize_object (fixture->window);
  fixture->window = NULL;

  /* libadwaita 1.7 leaves a reference to the pages of a split view each time
   * that it is no longer collapsed. */
  while (fixture->expanded && content != NULL)
    g_object_unref (content);
  while (fixture->expanded && sidebar != NULL)
    g_object_unref (sidebar);
  g_assert_null (content);
  g_assert_null (sidebar);

  g_assert_finalize_object (g_steal_pointer (&fixture->opener));

  /* A worker may be about to let go of it. */
  library = g_steal_pointer (&fixture->library);
  g_object_add_weak_pointer (G_OBJECT (library), (gpointer *) &library);
  g_object_unref (library);
  test_ui_wait_for (library == NULL);
}

/* Closes the window as a person does. */
static inline void
close_window (Fixture *fixture)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  drop_window (fixture);
}

static inline void
reopen_window (Fixture *fixture)
{
  close_window (fixture);
  open_window (fixture);
}

/* Opens the window again, as on a telephone. */
static inline void
reopen_narrow_window (Fixture *fixture)
{
  close_window (fixture);
  g_settings_set_int (fixture->settings, "window-width", 360);
  g_settings_set_int (fixture->settings, "window-height", 640);
  open_window (fixture);
}

static inline void
prepare (Fixture       *fixture,
         gconstpointer  data)
{
  g_autofree char *progress_dir = dup_progress_dir ();
  g_autofree char *trails_dir = study_paths_get_trails_dir ();
  g_autofree char *snapshots_dir = dup_snapshots_dir (TRAIL);
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  clear_dir (progress_dir);
  clear_dir (trails_dir);
  clear_dir (snapshots_dir);
  fixture->settings = g_settings_new ("org.example.StudyTrail");
  g_object_get (fixture->settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (fixture->settings, keys[i]);
  g_settings_set_string (fixture->settings, "content-language", "en");
}

static inline void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  prepare (fixture, data);
  open_window (fixture);
}

static inline void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->window != NULL)
    close_window (fixture);
  g_assert_finalize_object (fixture->settings);
}

static inline GtkWidget *
find (Fixture    *fixture,
      const char *id)
{
  GtkWidget *widget = test_ui_find_id (GTK_WIDGET (fixture->window), id);

  g_assert_nonnull (widget);

  return widget;
}

static inline GtkWidget *
find_type (Fixture *fixture,
           GType    type)
{
  GtkWidget *widget = test_ui_find_type (GTK_WIDGET (fixture->window), type);

  g_assert_nonnull (widget);

  return widget;
}

static inline StudyNavigator *
get_navigator (Fixture *fixture)
{
  g_autoptr (StudyNavigator) navigator = NULL;

  g_object_get (fixture->window, "navigator", &navigator, NULL);

  return navigator; /* the window owns it */
}

static inline const char *
get_page (Fixture *fixture)
{
  return study_navigator_get_page_id (get_navigator (fixture));
}

static inline StudyTrail *
get_trail (Fixture *fixture)
{
  return study_session_get_trail (study_window_get_session (fixture->window));
}

static inline StudyTopic *
get_topic (Fixture    *fixture,
           const char *id)
{
  StudyTopic *topic = study_trail_find_topic (get_trail (fixture), id);

  g_assert_nonnull (topic);

  return topic;
}

static inline StudyItem *
get_item (Fixture    *fixture,
          const char *id)
{
  StudyItem *item = study_trail_find_item (get_trail (fixture), id);

  g_assert_nonnull (item);

  return item;
}

static inline StudySaver *
get_saver (Fixture *fixture)
{
  return study_session_get_saver (study_window_get_session (fixture->window));
}

static inline void
activate (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
}

static inline void
open_page (Fixture    *fixture,
           const char *id)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-page", "s", id));
}

static inline void
show_page (Fixture    *fixture,
           const char *id)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", id));
}

/* A button is as sensitive as its action is enabled. */
static inline gboolean
is_enabled (Fixture    *fixture,
            const char *action)
{
  GtkWidget *button = gtk_button_new ();
  gboolean enabled;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_parent (button, GTK_WIDGET (fixture->window));
  enabled = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);

  return enabled;
}

/* Finds the banner of an action among those above the page. */
static inline AdwBanner *
find_banner (GtkWidget  *root,
             const char *action)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwBanner *found;

      if (ADW_IS_BANNER (child) &&
          g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (child)), action) == 0)
        return ADW_BANNER (child);
      found = STUDY_IS_SIDEBAR (child) ? NULL : find_banner (child, action);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static inline GtkWidget *
find_by_tooltip (GtkWidget  *root,
                 const char *tooltip)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = child;

      if (g_strcmp0 (gtk_widget_get_tooltip_text (child), tooltip) != 0)
        found = find_by_tooltip (child, tooltip);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static inline GtkWidget *
find_topic_menu (Fixture *fixture)
{
  return find_by_tooltip (GTK_WIDGET (fixture->window), "Topic Menu");
}

static inline AdwBanner *
get_blocker_banner (Fixture *fixture)
{
  return find_banner (GTK_WIDGET (fixture->window), "win.open-blocker");
}

static inline AdwBanner *
get_problem_banner (Fixture *fixture)
{
  return find_banner (GTK_WIDGET (fixture->window), "win.resolve-problem");
}

/* Finds a button by what is written on it. */
static inline GtkWidget *
find_button (GtkWidget  *root,
             const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (GTK_IS_BUTTON (child) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0)
        return child;
      found = find_button (child, label);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static inline void
click (GtkWidget  *root,
       const char *label)
{
  GtkWidget *button = find_button (root, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static inline GtkWidget *
find_toast (Fixture *fixture)
{
  GType type = g_type_from_name ("AdwToastWidget");

  return type != 0 ? test_ui_find_type (GTK_WIDGET (fixture->window), type) : NULL;
}

static inline void
assert_toast (Fixture    *fixture,
              const char *title)
{
  GtkWidget *toast = find_toast (fixture);

  g_assert_nonnull (toast);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (test_ui_find_type (toast, GTK_TYPE_LABEL))), ==, title);
}

static inline gboolean
has_label (GtkWidget  *root,
           const char *text)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (has_label (child, text))
        return TRUE;
    }

  return FALSE;
}

/* Waits for a toast beside which others may be on their way out. */
static inline void
wait_toast (Fixture    *fixture,
            const char *title)
{
  test_ui_wait_for (has_label (GTK_WIDGET (fixture->window), title));
}

static inline void
assert_shown (Fixture    *fixture,
              const char *id,
              GType       page_type)
{
  g_assert_cmpstr (get_page (fixture), ==, id);
  g_assert_true (gtk_widget_get_child_visible (find_type (fixture, page_type)));
}

static inline char *
dup_selected (Fixture *fixture)
{
  GtkListView *list_view = GTK_LIST_VIEW (find (fixture, "list_view"));
  GtkTreeListRow *row =
    gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (gtk_list_view_get_model (list_view)));
  g_autoptr (GObject) object = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  char *id = NULL;

  if (STUDY_IS_TRAIL (object))
    return g_strdup ("");
  if (object != NULL)
    id = g_strdup (STUDY_IS_TOPIC (object) ? study_topic_get_id (STUDY_TOPIC (object))
                                           : study_stage_get_id (STUDY_STAGE (object)));

  return id;
}

static inline void
assert_selected (Fixture    *fixture,
                 const char *expected)
{
  g_autofree char *selected = dup_selected (fixture);

  g_assert_cmpstr (selected, ==, expected);
}

static inline gboolean
get_show_content (Fixture *fixture)
{
  return adw_navigation_split_view_get_show_content (ADW_NAVIGATION_SPLIT_VIEW (find (fixture, "split_view")));
}

static inline gboolean
get_collapsed (Fixture *fixture)
{
  return adw_navigation_split_view_get_collapsed (ADW_NAVIGATION_SPLIT_VIEW (find (fixture, "split_view")));
}

static inline gboolean
get_sidebar_visible (Fixture *fixture)
{
  gboolean visible;

  g_object_get (fixture->window, "sidebar-visible", &visible, NULL);

  return visible;
}

static inline void
set_narrow (Fixture  *fixture,
            gboolean  narrow)
{
  g_object_set (fixture->window, "narrow", narrow, NULL);
}

/* Waits until something is on the disk, or could not be written. */
static inline void
wait_saved (Fixture *fixture)
{
  test_ui_wait_for (study_saver_get_state (get_saver (fixture)) != STUDY_SAVER_SAVING);
}

/* The dialog that is open, its widgets, and whether it is at a page. */

static inline AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
}

static inline GtkWidget *
find_in_dialog (Fixture    *fixture,
                const char *id)
{
  GtkWidget *widget = test_ui_find_id (GTK_WIDGET (get_dialog (fixture)), id);

  g_assert_nonnull (widget);

  return widget;
}

static inline gboolean
is_at (Fixture    *fixture,
       const char *page)
{
  return get_dialog (fixture) != NULL &&
         g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (find_in_dialog (fixture, "stack"))), page);
}
