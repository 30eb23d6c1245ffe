/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/sidebar/study-search-row.h"
#include "app/sidebar/study-sidebar-row.h"
#include "app/sidebar/study-sidebar.h"
#include "app/test-ui.h"
#include "model/content/study-content-edit.h"
#include "model/search/study-search-result.h"
#include "widgets/study-progress-ring.h"

#define ALL "/ basics+ basics/python basics/objects web+ web/django web/fastapi data+ data/sql"

typedef struct
{
  StudyTrail *trail;
  StudyProgress *progress;
  StudySidebar *sidebar;
  GtkListView *list_view;
  GtkListView *found_view;
  GtkSingleSelection *selection;
  GtkSearchEntry *entry;
  GtkWidget *window;
  GString *opened; /* the pages that the sidebar asked for */
  guint n_collapsed; /* how often the collapsed stages were notified */
} Fixture;

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  Fixture *fixture = user_data;

  g_string_append_printf (fixture->opened, "%s:%s ", g_action_get_name (G_ACTION (action)),
                          g_variant_get_string (parameter, NULL));
}

static void
collapsed_cb (Fixture *fixture)
{
  fixture->n_collapsed++;
}

static void
show (Fixture    *fixture,
      StudyTrail *trail)
{
  const GActionEntry entries[] = {
    { "open-page", open_cb, "s", NULL, NULL, { 0 } },
    { "show-page", open_cb, "s", NULL, NULL, { 0 } },
    { "show-item", open_cb, "s", NULL, NULL, { 0 } },
    { "show-note", open_cb, "s", NULL, NULL, { 0 } },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  fixture->opened = g_string_new (NULL);
  fixture->sidebar = g_object_new (STUDY_TYPE_SIDEBAR, "trail", trail, NULL);
  fixture->window = test_ui_show (GTK_WIDGET (fixture->sidebar), 320, 700);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), fixture);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->sidebar), "win", G_ACTION_GROUP (group));
  g_signal_connect_swapped (fixture->sidebar, "notify::collapsed-stages", G_CALLBACK (collapsed_cb), fixture);

  fixture->list_view = GTK_LIST_VIEW (test_ui_find_id (GTK_WIDGET (fixture->sidebar), "list_view"));
  fixture->found_view = GTK_LIST_VIEW (test_ui_find_id (GTK_WIDGET (fixture->sidebar), "found_view"));
  fixture->selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (fixture->list_view));
}

/* The search is there once somebody opened it. */
static void
open_search (Fixture *fixture)
{
  study_sidebar_search (fixture->sidebar);
  fixture->entry = GTK_SEARCH_ENTRY (test_ui_find_type (GTK_WIDGET (fixture->sidebar), GTK_TYPE_SEARCH_ENTRY));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->trail = test_ui_trail_new (&fixture->progress);
  show (fixture, fixture->trail);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  StudySidebar *sidebar = g_object_ref (fixture->sidebar);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (sidebar);
  g_assert_finalize_object (fixture->trail);
  g_clear_object (&fixture->progress);
  g_string_free (fixture->opened, TRUE);
}

/* The overview as “/”, a stage with a plus sign when it is open and a minus
 * sign when it is not, topics as they are. */
static char *
dup_row (GtkTreeListRow *row)
{
  g_autoptr (GObject) object = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (STUDY_IS_TOPIC (object))
    return g_strdup (study_topic_get_id (STUDY_TOPIC (object)));
  if (STUDY_IS_STAGE (object))
    return g_strconcat (study_stage_get_id (STUDY_STAGE (object)),
                        gtk_tree_list_row_get_expanded (row) ? "+" : "-", NULL);

  return g_strdup (STUDY_IS_TRAIL (object) ? "/" : "");
}

static void
assert_rows (Fixture    *fixture,
             const char *expected)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (fixture->selection));
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->selection), i);
      g_autofree char *text = dup_row (row);

      g_string_append_printf (rows, "%s%s", i > 0 ? " " : "", text);
    }

  g_assert_cmpstr (rows->str, ==, expected);
}

/* Stages and topics by their ids, items by the last part of theirs after a plus
 * sign, notes by their line after a star. */
static char *
dup_found (StudySearchResult *result)
{
  gpointer object = study_search_result_get_object (result);

  switch (study_search_result_get_kind (result))
    {
    case STUDY_SEARCH_STAGE:
      return g_strdup (study_stage_get_id (object));
    case STUDY_SEARCH_TOPIC:
      return g_strdup (study_topic_get_id (object));
    case STUDY_SEARCH_NOTE:
      return g_strconcat ("*", study_search_result_get_text (result), NULL);
    case STUDY_SEARCH_ITEM:
    default:
      return g_strconcat ("+", strrchr (study_item_get_id (object), '/') + 1, NULL);
    }
}

static void
assert_found (Fixture    *fixture,
              const char *expected)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (fixture->found_view));
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (StudySearchResult) result = g_list_model_get_item (model, i);
      g_autofree char *text = dup_found (result);

      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", text);
    }

  g_assert_cmpstr (found->str, ==, expected);
}

static void
append_labels (GtkWidget *root,
               GString   *labels)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *label = NULL;

      if (!STUDY_IS_SEARCH_ROW (child))
        {
          append_labels (child, labels);
          continue;
        }

      g_object_get (child, "label", &label, NULL);
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? "|" : "", label);
    }
}

static void
assert_labels (Fixture    *fixture,
               const char *expected)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  append_labels (GTK_WIDGET (fixture->found_view), labels);
  g_assert_cmpstr (labels->str, ==, expected);
}

static void
assert_selected (Fixture    *fixture,
                 const char *expected)
{
  g_autofree char *selected = dup_row (gtk_single_selection_get_selected_item (fixture->selection));

  g_assert_cmpstr (selected, ==, expected);
}

static void
assert_opened (Fixture    *fixture,
               const char *expected)
{
  g_assert_cmpstr (fixture->opened->str, ==, expected);
  g_string_truncate (fixture->opened, 0);
}

static void
assert_collapsed (Fixture    *fixture,
                  const char *expected)
{
  g_auto (GStrv) ids = NULL;
  g_autofree char *joined = NULL;

  g_object_get (fixture->sidebar, "collapsed-stages", &ids, NULL);
  joined = g_strjoinv (" ", ids);
  g_assert_cmpstr (joined, ==, expected);
}

static void
collapse (Fixture            *fixture,
          const char * const *ids)
{
  g_object_set (fixture->sidebar, "collapsed-stages", ids, NULL);
}

static void
set_expanded (Fixture    *fixture,
              const char *id,
              gboolean    expanded)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (fixture->selection));

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->selection), i);
      g_autoptr (GObject) object = gtk_tree_list_row_get_item (row);

      if (STUDY_IS_STAGE (object) && g_str_equal (study_stage_get_id (STUDY_STAGE (object)), id))
        {
          gtk_tree_list_row_set_expanded (row, expanded);
          return;
        }
    }

  g_assert_not_reached ();
}

/* Types without the pause that ends a word. */
static void
search (Fixture    *fixture,
        const char *text)
{
  if (fixture->entry == NULL)
    open_search (fixture);
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), text);
  g_signal_emit_by_name (fixture->entry, "search-changed");
}

/* Finds the widget of a row in sight by its title. */
static GtkWidget *
find_row (GtkWidget  *root,
          const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (STUDY_IS_SIDEBAR_ROW (child))
        {
          g_autofree char *row_title = NULL;

          g_object_get (child, "title", &row_title, NULL);
          if (g_strcmp0 (row_title, title) == 0)
            found = child;
        }
      else
        {
          found = find_row (child, title);
        }

      if (found != NULL)
        return found;
    }

  return NULL;
}

static guint
count_rows (GtkWidget *root)
{
  guint n_rows = STUDY_IS_SIDEBAR_ROW (root) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_rows += count_rows (child);

  return n_rows;
}

static void
assert_row (Fixture    *fixture,
            const char *title,
            const char *label)
{
  GtkWidget *row = find_row (GTK_WIDGET (fixture->list_view), title);
  GtkWidget *item;

  g_assert_nonnull (row);
  item = gtk_widget_get_parent (row);
  gtk_test_accessible_assert_role (item, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (item, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

static const char *
get_label (GtkWidget *root,
           guint     *skip)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *label;

      if (!gtk_widget_get_visible (child))
        continue;
      if (GTK_IS_LABEL (child) && (*skip)-- == 0)
        return gtk_label_get_text (GTK_LABEL (child));
      label = get_label (child, skip);
      if (label != NULL)
        return label;
    }

  return NULL;
}

/* Compares the visible label of a row after @skip others. */
static void
assert_label (Fixture    *fixture,
              const char *title,
              guint       skip,
              const char *expected)
{
  GtkWidget *row = find_row (GTK_WIDGET (fixture->list_view), title);

  g_assert_nonnull (row);
  g_assert_cmpstr (get_label (row, &skip), ==, expected);
}

static void
test_rows (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *ring;

  assert_rows (fixture, ALL);
  gtk_test_accessible_assert_role (fixture->list_view, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (fixture->list_view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Stages and topics");

  assert_row (fixture, "Overview", "Overview");
  assert_row (fixture, "1. Language Fundamentals", "1. Language Fundamentals, 0 of 5");
  assert_row (fixture, "Python 3", "Python 3, Not started, 0 of 3");
  assert_row (fixture, "FastAPI", "FastAPI, optional, Not started, 0 of 1");
  assert_row (fixture, "3. Data & Storage", "3. Data & Storage, 0 of 1");

  assert_label (fixture, "1. Language Fundamentals", 1, "0/5");
  assert_label (fixture, "FastAPI", 1, "Optional");
  assert_label (fixture, "Django", 1, NULL);
  g_assert_null (test_ui_find_type (find_row (GTK_WIDGET (fixture->list_view), "Overview"),
                                    STUDY_TYPE_PROGRESS_RING));
  ring = test_ui_find_type (find_row (GTK_WIDGET (fixture->list_view), "Django"), STUDY_TYPE_PROGRESS_RING);
  g_assert_true (gtk_widget_get_visible (ring));

  test_ui_save_picture (fixture->window, "sidebar");
}

static void
test_progress (Fixture       *fixture,
               gconstpointer  data)
{
  StudyTopicState state;
  GtkWidget *ring = test_ui_find_type (find_row (GTK_WIDGET (fixture->list_view), "Python 3"),
                                       STUDY_TYPE_PROGRESS_RING);

  study_item_set_done (study_trail_find_item (fixture->trail, "basics/python/types"), TRUE);
  assert_row (fixture, "Python 3", "Python 3, In progress, 1 of 3");
  assert_row (fixture, "1. Language Fundamentals", "1. Language Fundamentals, 1 of 5");
  assert_label (fixture, "1. Language Fundamentals", 1, "1/5");

  study_topic_set_all_done (study_trail_find_topic (fixture->trail, "basics/python"), TRUE);
  assert_row (fixture, "Python 3", "Python 3, Done, 3 of 3");
  g_object_get (ring, "state", &state, NULL);
  g_assert_cmpint (state, ==, STUDY_TOPIC_DONE);

  study_topic_set_skipped (study_trail_find_topic (fixture->trail, "web/django"), TRUE);
  assert_row (fixture, "Django", "Django, Skipped, 0 of 2");
  assert_label (fixture, "2. Web Frameworks", 1, "");

  /* With nothing else in it, a stage is about its extra topics, or just there. */
  assert_row (fixture, "2. Web Frameworks", "2. Web Frameworks, Optional: 0 of 1 item");
  study_item_set_done (study_trail_find_item (fixture->trail, "web/fastapi/types"), TRUE);
  assert_row (fixture, "2. Web Frameworks", "2. Web Frameworks, Optional: 1 of 1 item");
  study_topic_set_skipped (study_trail_find_topic (fixture->trail, "web/fastapi"), TRUE);
  assert_row (fixture, "2. Web Frameworks", "2. Web Frameworks");

  test_ui_save_picture (fixture->window, "sidebar-progress");
}

static void
test_total (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *bar = test_ui_find_type (GTK_WIDGET (fixture->sidebar), GTK_TYPE_PROGRESS_BAR);

  g_assert_cmpfloat (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)), ==, 0);
  study_topic_set_all_done (study_trail_find_topic (fixture->trail, "basics/python"), TRUE);
  study_topic_set_all_done (study_trail_find_topic (fixture->trail, "web/fastapi"), TRUE);
  g_assert_cmpfloat_with_epsilon (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)), 3.0 / 8, 1e-9);
  gtk_test_accessible_assert_role (bar, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
  gtk_test_accessible_assert_relation (bar, GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       test_ui_find_id (GTK_WIDGET (fixture->sidebar), "total_label"), NULL);
}

static void
test_select (Fixture       *fixture,
             gconstpointer  data)
{
  assert_selected (fixture, "");

  /* As the keyboard does. */
  gtk_single_selection_set_selected (fixture->selection, 5);
  assert_opened (fixture, "open-page:web/django ");
  gtk_single_selection_set_selected (fixture->selection, 4);
  assert_opened (fixture, "open-page:web ");
  gtk_single_selection_set_selected (fixture->selection, 0);
  assert_opened (fixture, "open-page: ");

  /* What somebody else opened is selected and not opened again. */
  study_sidebar_select (fixture->sidebar, "data/sql");
  assert_selected (fixture, "data/sql");
  study_sidebar_select (fixture->sidebar, "web");
  assert_selected (fixture, "web+");
  study_sidebar_select (fixture->sidebar, "");
  assert_selected (fixture, "/");
  study_sidebar_select (fixture->sidebar, "no/such/page");
  assert_selected (fixture, "");
  assert_opened (fixture, "");
  gtk_test_accessible_assert_state (gtk_widget_get_parent (find_row (GTK_WIDGET (fixture->list_view), "Django")),
                                    GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
  study_sidebar_select (fixture->sidebar, "web/django");
  gtk_test_accessible_assert_state (gtk_widget_get_parent (find_row (GTK_WIDGET (fixture->list_view), "Django")),
                                    GTK_ACCESSIBLE_STATE_SELECTED, TRUE);

  /* Enter, and a click, go to the page where it is not beside the list. */
  g_signal_emit_by_name (fixture->list_view, "activate", 3);
  assert_opened (fixture, "show-page:basics/objects ");
}

/* The row that has the focus says it, and nothing in it says it again. */
static void
assert_expanded (Fixture    *fixture,
                 const char *title,
                 gboolean    expanded)
{
  GtkWidget *row = find_row (GTK_WIDGET (fixture->list_view), title);
  GtkWidget *expander = adw_bin_get_child (ADW_BIN (row));

  gtk_test_accessible_assert_state (gtk_widget_get_parent (row), GTK_ACCESSIBLE_STATE_EXPANDED, expanded);
  gtk_test_accessible_assert_role (expander, GTK_ACCESSIBLE_ROLE_NONE);
  g_assert_false (gtk_widget_get_focusable (expander));
}

static void
test_collapse (Fixture       *fixture,
               gconstpointer  data)
{
  const char *gone_and_web[] = { "gone", "web", NULL };

  assert_collapsed (fixture, "");
  assert_expanded (fixture, "2. Web Frameworks", TRUE);
  set_expanded (fixture, "web", FALSE);
  assert_rows (fixture, "/ basics+ basics/python basics/objects web- data+ data/sql");
  assert_collapsed (fixture, "web");
  assert_expanded (fixture, "2. Web Frameworks", FALSE);
  set_expanded (fixture, "basics", FALSE);
  assert_collapsed (fixture, "web basics");
  set_expanded (fixture, "web", TRUE);
  assert_collapsed (fixture, "basics");
  g_assert_cmpint (fixture->n_collapsed, ==, 3);

  /* A stage that another version of the trail has is kept in mind. */
  collapse (fixture, gone_and_web);
  assert_rows (fixture, "/ basics+ basics/python basics/objects web- data+ data/sql");
  g_assert_cmpint (fixture->n_collapsed, ==, 4);
  set_expanded (fixture, "web", TRUE);
  assert_collapsed (fixture, "gone");

  collapse (fixture, NULL);
  assert_rows (fixture, ALL);
  assert_collapsed (fixture, "");
  assert_opened (fixture, "");
}

/* Presses a key in the list. */
static gboolean
press (Fixture         *fixture,
       guint            keyval,
       GdkModifierType  state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->list_view));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          g_signal_handler_find (controller, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, fixture->sidebar) != 0)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }

  return handled;
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_list_view_scroll_to (fixture->list_view, 5, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  assert_opened (fixture, "open-page:web/django ");

  /* Nothing is inside a topic, and around it is its stage. */
  g_assert_true (press (fixture, GDK_KEY_Right, 0));
  assert_selected (fixture, "web/django");
  g_assert_true (press (fixture, GDK_KEY_Left, 0));
  assert_selected (fixture, "web+");
  assert_opened (fixture, "open-page:web ");

  g_assert_true (press (fixture, GDK_KEY_Left, 0));
  assert_selected (fixture, "web-");
  assert_collapsed (fixture, "web");
  g_assert_true (press (fixture, GDK_KEY_KP_Right, 0));
  assert_selected (fixture, "web+");
  assert_collapsed (fixture, "");
  assert_opened (fixture, "");

  /* Other keys, and other uses of these, are not for the sidebar. */
  g_assert_false (press (fixture, GDK_KEY_Left, GDK_ALT_MASK));
  g_assert_false (press (fixture, GDK_KEY_Down, 0));

  gtk_widget_set_direction (GTK_WIDGET (fixture->list_view), GTK_TEXT_DIR_RTL);
  g_assert_true (press (fixture, GDK_KEY_Right, 0));
  assert_selected (fixture, "web-");
  g_assert_true (press (fixture, GDK_KEY_Left, 0));
  assert_selected (fixture, "web+");
  gtk_widget_set_direction (GTK_WIDGET (fixture->list_view), GTK_TEXT_DIR_LTR);

  /* The overview has nothing to fold. */
  gtk_list_view_scroll_to (fixture->list_view, 0, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  assert_opened (fixture, "open-page: ");
  press (fixture, GDK_KEY_Left, 0);
  press (fixture, GDK_KEY_Right, 0);
  assert_rows (fixture, ALL);
  assert_selected (fixture, "/");
}

static void
test_collapse_selected (Fixture       *fixture,
                        gconstpointer  data)
{
  const char *web[] = { "web", NULL };

  /* To go to a topic opens its stage, and that is remembered. */
  collapse (fixture, web);
  study_sidebar_select (fixture->sidebar, "web/django");
  assert_rows (fixture, ALL);
  assert_selected (fixture, "web/django");
  assert_collapsed (fixture, "");

  /* The selection comes back with the row. */
  set_expanded (fixture, "web", FALSE);
  assert_selected (fixture, "");
  set_expanded (fixture, "web", TRUE);
  assert_selected (fixture, "web/django");
  assert_opened (fixture, "");

  /* To go where one is already opens it as well. */
  set_expanded (fixture, "web", FALSE);
  study_sidebar_select (fixture->sidebar, "web/django");
  assert_rows (fixture, ALL);
  assert_selected (fixture, "web/django");
  assert_opened (fixture, "");
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  GtkStack *stack = GTK_STACK (test_ui_find_id (GTK_WIDGET (fixture->sidebar), "stack"));

  study_topic_set_note (study_trail_find_topic (fixture->trail, "data/sql"), "Joins come after WHERE.");
  search (fixture, "djángo");
  assert_found (fixture, "web/django");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "found");
  search (fixture, "frameworks");
  assert_found (fixture, "web");
  search (fixture, "where");
  assert_found (fixture, "data/sql *Joins come after WHERE.");
  search (fixture, "e");
  test_ui_wait_frames (fixture->window, 5);
  test_ui_save_picture (fixture->window, "sidebar-found");

  search (fixture, "zebra");
  assert_found (fixture, "");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "nothing");
  test_ui_save_picture (fixture->window, "sidebar-nothing");
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (test_ui_find_type (gtk_stack_get_visible_child (stack),
                                                                                  ADW_TYPE_STATUS_PAGE))), ==,
                   "No Results Found");

  search (fixture, " ");
  assert_rows (fixture, ALL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "list");
  assert_opened (fixture, "");
}

/* What is found says what it is and where, and leads there. */
static void
test_search_open (Fixture       *fixture,
                  gconstpointer  data)
{
  study_topic_set_note (study_trail_find_topic (fixture->trail, "data/sql"), "Joins come after WHERE.");
  search (fixture, "joins");
  assert_found (fixture, "data/sql *Joins come after WHERE. +joins");
  test_ui_wait_frames (fixture->window, 5);
  assert_labels (fixture, "SQL, in Data & Storage|Note: Joins come after WHERE., in SQL|Joins, in SQL");
  for (guint i = 0; i < 3; i++)
    g_signal_emit_by_name (fixture->found_view, "activate", i);
  assert_opened (fixture, "show-page:data/sql show-note:data/sql show-item:data/sql/joins ");

  search (fixture, "web f");
  assert_found (fixture, "web web/fastapi");
  test_ui_wait_frames (fixture->window, 5);
  assert_labels (fixture, "2. Web Frameworks|FastAPI, in Web Frameworks");
  g_signal_emit_by_name (fixture->found_view, "activate", 0);
  assert_opened (fixture, "show-page:web ");
}

/* What is found begins at the top, however far one had scrolled. */
static void
test_search_scroll (void)
{
  Fixture fixture = { 0 };
  g_autoptr (StudyTrail) trail = test_ui_large_trail_new (20, 20, 5);
  GListModel *found;
  GtkAdjustment *adjustment;

  show (&fixture, trail);
  search (&fixture, "topic");
  test_ui_wait_frames (fixture.window, 5);
  found = G_LIST_MODEL (gtk_list_view_get_model (fixture.found_view));
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture.found_view));
  g_assert_cmpuint (g_list_model_get_n_items (found), <, 50);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, gtk_adjustment_get_page_size (adjustment));

  /* A larger window shows more of it. */
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 320, 1150);
  test_ui_wait_for (gtk_adjustment_get_page_size (adjustment) > 900);
  test_ui_wait_for (gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment));

  /* And all of it can be scrolled to; how high it is, is known a frame later. */
  while (g_list_model_get_n_items (found) < 400 || gtk_adjustment_get_value (adjustment) <= 1000)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
      test_ui_wait_frames (fixture.window, 2);
    }
  search (&fixture, "topic-1");
  test_ui_wait_frames (fixture.window, 5);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);

  gtk_window_destroy (GTK_WINDOW (fixture.window));
  g_string_free (fixture.opened, TRUE);
}

static void
test_search_added (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *course = NULL;
  g_autofree char *expected = NULL;
  int position = 3;

  search (fixture, "zeb");
  assert_found (fixture, "");
  course = study_topic_add_course (study_trail_find_topic (fixture->trail, "web/django"),
                                   "Zebra", NULL, NULL, 0);
  gtk_editable_insert_text (GTK_EDITABLE (fixture->entry), "r", 1, &position);
  g_signal_emit_by_name (fixture->entry, "search-changed");
  expected = g_strdup_printf ("web/django +%s", strrchr (course, '/') + 1);
  assert_found (fixture, expected);
}

static void
test_search_restores (Fixture       *fixture,
                      gconstpointer  data)
{
  const char *web[] = { "web", NULL };

  collapse (fixture, web);
  study_sidebar_select (fixture->sidebar, "data/sql");
  fixture->n_collapsed = 0;

  search (fixture, "django");
  assert_found (fixture, "web/django");
  assert_selected (fixture, "data/sql");
  search (fixture, "");
  assert_rows (fixture, "/ basics+ basics/python basics/objects web- data+ data/sql");
  assert_selected (fixture, "data/sql");
  assert_collapsed (fixture, "web");
  g_assert_cmpint (fixture->n_collapsed, ==, 0);
  assert_opened (fixture, "");

  search (fixture, "fastapi");
  g_signal_emit_by_name (fixture->found_view, "activate", 0);
  assert_opened (fixture, "show-page:web/fastapi ");
  search (fixture, "");
  assert_opened (fixture, "");
  assert_collapsed (fixture, "web");
}

static void
test_search_activate (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkSearchBar *bar;

  open_search (fixture);
  bar = GTK_SEARCH_BAR (test_ui_find_type (GTK_WIDGET (fixture->sidebar), GTK_TYPE_SEARCH_BAR));
  gtk_test_accessible_assert_property (fixture->entry, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Search topics, lessons and courses");
  gtk_test_accessible_assert_role (fixture->entry, GTK_ACCESSIBLE_ROLE_SEARCH_BOX);

  g_assert_true (gtk_search_bar_get_search_mode (bar));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         GTK_WIDGET (fixture->entry)));

  /* With nothing looked for, Enter goes nowhere. */
  g_signal_emit_by_name (fixture->entry, "activate");
  assert_opened (fixture, "");

  /* Somebody who types fast presses Enter before the search begins. */
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), "joins");
  g_signal_emit_by_name (fixture->entry, "activate");
  assert_opened (fixture, "show-page:data/sql ");

  search (fixture, "zebra");
  g_signal_emit_by_name (fixture->entry, "activate");
  assert_opened (fixture, "");

  /* What is typed is looked for after a moment. */
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), "orm");
  test_ui_wait_for (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (fixture->found_view))) == 2);
  assert_found (fixture, "web/django +orm");

  /* Escape ends it. */
  g_signal_emit_by_name (fixture->entry, "stop-search");
  g_assert_false (gtk_search_bar_get_search_mode (bar));
  assert_rows (fixture, ALL);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         GTK_WIDGET (fixture->list_view)));
}

static void
test_show_optional (Fixture       *fixture,
                    gconstpointer  data)
{
  const char *without = "/ basics+ basics/python basics/objects web+ web/django data+ data/sql";
  const char *basics[] = { "basics", NULL };

  study_sidebar_select (fixture->sidebar, "web/fastapi");
  g_object_set (fixture->sidebar, "show-optional", FALSE, NULL);
  assert_rows (fixture, without);
  assert_selected (fixture, "");
  search (fixture, "fastapi");
  assert_found (fixture, "");
  search (fixture, "types");
  assert_found (fixture, "basics/python +types");
  search (fixture, "");
  assert_rows (fixture, without);

  collapse (fixture, basics);
  g_object_set (fixture->sidebar, "show-optional", TRUE, NULL);
  assert_rows (fixture, "/ basics- web+ web/django web/fastapi data+ data/sql");
  assert_selected (fixture, "web/fastapi");
  assert_collapsed (fixture, "basics");
  assert_opened (fixture, "");
}

static void
test_other_trail (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (StudyTrail) other = test_ui_large_trail_new (2, 1, 1);
  const char *web[] = { "web", NULL };

  collapse (fixture, web);
  study_sidebar_select (fixture->sidebar, "data/sql");
  search (fixture, "sql");
  g_object_set (fixture->sidebar, "trail", other, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)), ==, "");
  assert_rows (fixture, "/ stage-1+ stage-1/topic-1 stage-2+ stage-2/topic-1");
  assert_selected (fixture, "");
  g_object_set (fixture->sidebar, "trail", fixture->trail, NULL);
  assert_rows (fixture, "/ basics+ basics/python basics/objects web- data+ data/sql");
  assert_selected (fixture, "data/sql");
  g_object_set (fixture->sidebar, "trail", NULL, NULL);
  assert_rows (fixture, "");
  assert_opened (fixture, "");
}

/* What is applied to the trail shows, and all else stays as it was. */
static void
test_content (Fixture       *fixture,
              gconstpointer  data)
{
  const char *web[] = { "web", NULL };
  GtkWidget *expander;
  g_autoptr (StudyContent) content = study_content_fork (study_trail_get_content (fixture->trail));
  g_autoptr (StudyContent) filled = NULL;
  g_autoptr (StudyContent) later = NULL;
  g_autofree char *id = NULL;
  g_autofree char *topic_id = NULL;

  collapse (fixture, web);
  study_sidebar_select (fixture->sidebar, "basics/objects");
  study_content_edit_set_text (content, "basics/python", STUDY_CONTENT_FIELD_TITLE, "Python 4", NULL);
  study_content_edit_move (content, "basics/objects", "data", 0, NULL);
  study_content_edit_move (content, "web", "", 0, NULL);
  id = study_content_edit_add_stage (content, "more", "More", NULL, NULL);
  study_trail_apply (fixture->trail, content);
  assert_rows (fixture, "/ web- basics+ basics/python data+ basics/objects data/sql more+");
  assert_row (fixture, "Python 4", "Python 4, Not started, 0 of 3");
  assert_selected (fixture, "basics/objects");
  assert_collapsed (fixture, "web");
  assert_opened (fixture, "");

  /* A stage can be unfolded once it has a topic. */
  expander = adw_bin_get_child (ADW_BIN (find_row (GTK_WIDGET (fixture->list_view), "4. More")));
  g_assert_true (gtk_tree_expander_get_hide_expander (GTK_TREE_EXPANDER (expander)));
  filled = study_content_fork (content);
  topic_id = study_content_edit_add_topic (filled, id, "first", "First", NULL, NULL);
  study_trail_apply (fixture->trail, filled);
  g_assert_false (gtk_tree_expander_get_hide_expander (GTK_TREE_EXPANDER (expander)));
  assert_expanded (fixture, "4. More", TRUE);
  study_trail_apply (fixture->trail, content);
  g_assert_true (gtk_tree_expander_get_hide_expander (GTK_TREE_EXPANDER (expander)));

  g_object_set (fixture->sidebar, "show-optional", FALSE, NULL);
  later = study_content_fork (content);
  study_content_edit_remove (later, "basics/objects", NULL);
  study_content_edit_set_optional (later, "data/sql", TRUE, NULL);
  study_trail_apply (fixture->trail, later);
  assert_rows (fixture, "/ web- basics+ basics/python data+ more+");
  assert_selected (fixture, "");
  assert_collapsed (fixture, "web");
  assert_opened (fixture, "");

  study_trail_apply (fixture->trail, content);
  assert_rows (fixture, "/ web- basics+ basics/python data+ basics/objects data/sql more+");
  assert_selected (fixture, "basics/objects");
}

static void
test_problem (Fixture       *fixture,
              gconstpointer  data)
{
  AdwBanner *banner;

  g_assert_null (test_ui_find_type (GTK_WIDGET (fixture->sidebar), ADW_TYPE_BANNER));
  g_object_set (fixture->sidebar, "problem", "Disk <full> & gone", "problem-button", "_Try Again", NULL);
  banner = ADW_BANNER (test_ui_find_type (GTK_WIDGET (fixture->sidebar), ADW_TYPE_BANNER));
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (banner), ==, "Disk <full> & gone");
  g_assert_cmpstr (adw_banner_get_button_label (banner), ==, "_Try Again");
  g_object_set (fixture->sidebar, "problem", "", NULL);
  g_assert_false (adw_banner_get_revealed (banner));
}

static void
test_large (gconstpointer data)
{
  const guint *sizes = data;
  const guint last = sizes[0] * (sizes[1] + 1);
  g_autoptr (StudyTrail) trail = test_ui_large_trail_new (sizes[0], sizes[1], sizes[2]);
  g_autofree char *last_id = g_strdup_printf ("stage-%u/topic-%u", sizes[0], sizes[1]);
  g_autofree char *last_lesson = g_strdup_printf ("lesson-%u", sizes[2]);
  GtkAdjustment *adjustment;
  GtkWidget *scrolled;
  StudySidebar *sidebar;
  Fixture fixture = { 0 };
  gint64 start;

  show (&fixture, trail);
  test_ui_wait_for (g_list_model_get_n_items (G_LIST_MODEL (fixture.selection)) == last + 1);

  /* Only what is in sight is a widget. */
  g_assert_cmpuint (count_rows (GTK_WIDGET (fixture.list_view)), <, 300);

  scrolled = gtk_widget_get_ancestor (GTK_WIDGET (fixture.list_view), GTK_TYPE_SCROLLED_WINDOW);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  start = g_get_monotonic_time ();
  for (guint i = 1; i <= 10; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * i / 10);
      test_ui_wait_frames (fixture.window, 1);
    }
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  g_assert_nonnull (find_row (GTK_WIDGET (fixture.list_view), last_id));

  start = g_get_monotonic_time ();
  study_sidebar_select (fixture.sidebar, "stage-1/topic-1");
  study_sidebar_select (fixture.sidebar, last_id);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC / 5);
  assert_selected (&fixture, last_id);
  g_assert_cmpuint (gtk_single_selection_get_selected (fixture.selection), ==, last);

  start = g_get_monotonic_time ();
  search (&fixture, last_id);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (fixture.found_view))), >=, 1);
  search (&fixture, "");
  assert_selected (&fixture, last_id);

  sidebar = g_object_ref (fixture.sidebar);
  gtk_window_destroy (GTK_WINDOW (fixture.window));
  g_assert_finalize_object (sidebar);
  g_string_free (fixture.opened, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  static const guint many_stages[] = { 50, 20, 100 };
  static const guint one_stage[] = { 1, 20000, 5 };

  test_ui_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/sidebar/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("rows", test_rows);
  ADD ("progress", test_progress);
  ADD ("total", test_total);
  ADD ("select", test_select);
  ADD ("collapse", test_collapse);
  ADD ("collapse-selected", test_collapse_selected);
  ADD ("keys", test_keys);
  ADD ("search", test_search);
  ADD ("search-open", test_search_open);
  ADD ("search-added", test_search_added);
  ADD ("search-restores", test_search_restores);
  ADD ("search-activate", test_search_activate);
  ADD ("show-optional", test_show_optional);
  ADD ("other-trail", test_other_trail);
  ADD ("content", test_content);
  ADD ("problem", test_problem);
#undef ADD
  g_test_add_func ("/sidebar/search-scroll", test_search_scroll);
  g_test_add_data_func ("/sidebar/large/many-stages", many_stages, test_large);
  g_test_add_data_func ("/sidebar/large/one-stage", one_stage, test_large);

  return g_test_run ();
}
