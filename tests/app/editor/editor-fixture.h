/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/editor/study-editor-page.h"
#include "app/editor/study-editor-row.h"
#include "app/editor/study-trail-editor.h"
#include "app/window/window-fixture.h"
#include "widgets/study-boxed-list.h"

/* A window with a trail of one's own, and the editor of that. */

#define OWN \
  "{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"own\",\"title\":\"Gardens & Ponds\"," \
  "\"description\":\"All about gardens.\",\"stages\":[" \
  "{\"id\":\"soil\",\"title\":\"Soil\",\"topics\":[" \
  "{\"id\":\"soil/clay\",\"title\":\"Clay\",\"text\":\"Heavy.\",\"items\":[" \
  "{\"id\":\"soil/clay/feel\",\"kind\":\"lesson\",\"title\":\"How it feels\"}," \
  "{\"id\":\"soil/clay/dig\",\"kind\":\"course\",\"title\":\"Digging for everybody\",\"hours\":8," \
  "\"url\":\"https://example.org/dig\",\"provider\":\"School\"}," \
  "{\"id\":\"soil/clay/dig/project\",\"kind\":\"project\",\"title\":\"Dig\",\"course\":\"soil/clay/dig\"}]," \
  "\"references\":[{\"title\":\"Handbook\",\"url\":\"https://example.org/hand\"}," \
  "{\"title\":\"Atlas\",\"url\":\"https://example.org/atlas\"}]}," \
  "{\"id\":\"soil/sand\",\"title\":\"Sand\",\"requires\":[\"soil/clay\"],\"items\":[]}," \
  "{\"id\":\"soil/loam\",\"title\":\"Loam\",\"requires\":[\"soil/sand\"],\"items\":[]}]}," \
  "{\"id\":\"plants\",\"title\":\"Plants that grow by themselves where nobody has planted them at all\"," \
  "\"topics\":[{\"id\":\"plants/weeds\",\"title\":\"Weeds\",\"items\":[]}]}]}"

static inline void
set_up_own (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *dir = study_paths_get_trails_dir ();
  g_autofree char *path = g_build_filename (dir, "own.json", NULL);
  g_autofree char *snapshots_dir = dup_snapshots_dir ("own");

  prepare (fixture, data);
  clear_dir (snapshots_dir);
  write_file (path, OWN);
  open_window (fixture);
  g_assert_true (open_trail (fixture, "own"));
}

static inline StudyTrailEditor *
get_editor (Fixture *fixture)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));

  return STUDY_IS_TRAIL_EDITOR (dialog) ? STUDY_TRAIL_EDITOR (dialog) : NULL;
}

static inline AdwNavigationView *
get_view (Fixture *fixture)
{
  return ADW_NAVIGATION_VIEW (test_ui_find_type (GTK_WIDGET (get_editor (fixture)), ADW_TYPE_NAVIGATION_VIEW));
}

static inline GtkWidget *
get_editor_page (Fixture *fixture)
{
  return GTK_WIDGET (adw_navigation_view_get_visible_page (get_view (fixture)));
}

static inline void
assert_at (Fixture    *fixture,
           const char *id)
{
  g_assert_cmpstr (study_editor_page_get_id (STUDY_EDITOR_PAGE (get_editor_page (fixture))), ==, id);
}

/* Opens the editor at a page. */
static inline void
edit (Fixture    *fixture,
      const char *id)
{
  open_page (fixture, id);
  activate (fixture, "win.edit");
  test_ui_wait_for (get_editor (fixture) != NULL);
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 3);
  assert_at (fixture, id);
}

/* Closes the editor, of which nothing stays. */
static inline void
leave_editor (Fixture *fixture)
{
  StudyTrailEditor *editor = NULL;
  AdwNavigationPage *page = NULL;

  g_set_weak_pointer (&editor, get_editor (fixture));
  g_set_weak_pointer (&page, adw_navigation_view_get_visible_page (get_view (fixture)));
  adw_dialog_force_close (ADW_DIALOG (editor));
  test_ui_wait_for (get_editor (fixture) == NULL);
  test_ui_wait_for (editor == NULL);
  test_ui_wait_for (page == NULL);
}

/* Undoes, wherever the focus is: in a text, the action is about that. */
static inline void
undo (Fixture *fixture)
{
  study_history_undo (study_session_get_history (study_window_get_session (fixture->window)));
}

static inline void
redo (Fixture *fixture)
{
  study_history_redo (study_session_get_history (study_window_get_session (fixture->window)));
}

static inline GtkWidget *
on_page (Fixture    *fixture,
         const char *id)
{
  GtkWidget *widget = test_ui_find_id (get_editor_page (fixture), id);

  g_assert_nonnull (widget);

  return widget;
}

static inline void
act (Fixture    *fixture,
     const char *action,
     const char *id)
{
  g_assert_true (gtk_widget_activate_action (get_editor_page (fixture), action, "s", id));
}

static inline void
type_in (Fixture    *fixture,
         const char *row,
         const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (on_page (fixture, row)), text);
  study_editor_page_apply (STUDY_EDITOR_PAGE (get_editor_page (fixture)));
}

static inline StudyEditorRow *
get_row (Fixture    *fixture,
         const char *list,
         guint       position)
{
  GtkListBoxRow *row = study_boxed_list_get_row (STUDY_BOXED_LIST (on_page (fixture, list)), position);

  g_assert_nonnull (row);

  return STUDY_EDITOR_ROW (row);
}

static inline void
assert_titles (Fixture    *fixture,
               const char *list,
               const char *expected)
{
  StudyBoxedList *boxed = STUDY_BOXED_LIST (on_page (fixture, list));
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < study_boxed_list_get_n_rows (boxed); i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "",
                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (get_row (fixture, list, i))));
  g_assert_cmpstr (titles->str, ==, expected);
}

/* Presses a key in a row, as the binding sees it. */
static inline gboolean
press (StudyEditorRow  *row,
       guint            keyval,
       GdkModifierType  state)
{
  GListModel *shortcuts = NULL;
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (row));
  g_autoptr (GtkShortcutTrigger) trigger = gtk_keyval_trigger_new (keyval, state);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      shortcuts = G_LIST_MODEL (controller);
      for (guint j = 0; j < g_list_model_get_n_items (shortcuts); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, j);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), trigger))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, GTK_WIDGET (row),
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }

  return FALSE;
}

/* Removes the part that the page is about. */
static inline gboolean
remove_page (Fixture *fixture)
{
  GtkWidget *page = get_editor_page (fixture);
  const char *id = study_editor_page_get_id (STUDY_EDITOR_PAGE (page));

  return gtk_widget_activate_action (page, "part.remove", "s", id);
}

static inline char *
read_own (const char *id)
{
  g_autofree char *dir = study_paths_get_trails_dir ();
  g_autofree char *name = g_strconcat (id, ".json", NULL);
  g_autofree char *path = g_build_filename (dir, name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);

  return text;
}

static inline gboolean
is_written (const char *id,
            const char *text)
{
  g_autofree char *contents = read_own (id);

  return contents != NULL && strstr (contents, text) != NULL;
}
