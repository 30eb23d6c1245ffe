/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/sidebar/study-sidebar.h"

#include <glib/gi18n.h>

#include "app/common/study-after-frame.h"
#include "app/common/study-closures.h"
#include "app/common/study-lazy-menu.h"
#include "app/sidebar/study-banner.h"
#include "app/sidebar/study-search-row.h"
#include "app/sidebar/study-sidebar-row.h"
#include "app/trails/study-trail-chooser.h"
#include "app/trails/study-trail-list.h"
#include "model/content/study-text-fill.h"
#include "model/search/study-search.h"
#include "widgets/study-lazy-bin.h"
#include "widgets/study-tree-keys.h"

/**
 * StudySidebar:
 *
 * The list of the trail's pages: the overview, and the stages with their
 * topics, above how far the whole trail is. It shows a tree over the model, so
 * that only the rows in sight are widgets. What a search finds takes the place
 * of the tree.
 */

struct _StudySidebar
{
  AdwBin parent_instance;

  StudyTrail *trail;
  StudyTrailList *trail_list;
  GSignalGroup *trail_signals;
  GSignalGroup *progress_signals;
  GStrv collapsed; /* ids of collapsed stages */
  char *problem;
  char *problem_button;
  GtkFilter *filter;           /* which topics are listed */
  GListStore *roots;           /* the trail itself as the overview, and the stages */
  GtkTreeListModel *tree;
  GtkSliceListModel *slice;    /* the first rows of it, and all after the first frame */
  GPtrArray *stage_rows;       /* of GtkTreeListRow, followed for being expanded */
  char *selected;              /* the page that is shown */
  StudySearch *search;
  char *announced;             /* the words of which it was said how much they find */
  GtkSliceListModel *found;    /* as much of what was found as is scrolled to */
  gboolean show_optional;
  guint updating; /* above 0 while the sidebar itself changes the list */

  GtkStack *stack;
  GtkListView *list_view;
  GtkListView *found_view;
  GtkSingleSelection *selection;
  GtkToggleButton *search_button;
  GtkMenuButton *chooser_button;
  GtkMenuButton *menu_button;
  GtkSearchBar *search_bar; /* these two once somebody searches */
  GtkSearchEntry *search_entry;
};

typedef enum
{
  PROP_TRAIL = 1,
  PROP_TRAIL_LIST,
  PROP_COLLAPSED_STAGES,
  PROP_SHOW_OPTIONAL,
  PROP_PROBLEM,
  PROP_PROBLEM_BUTTON,
} StudySidebarProperty;

static GParamSpec *props[PROP_PROBLEM_BUTTON + 1];

/* More than fit into a window on most screens. */
#define FIRST_ROWS 32

/* The least that a row of the results takes, in pixels. */
#define FOUND_HEIGHT 30

G_DEFINE_FINAL_TYPE (StudySidebar, study_sidebar, ADW_TYPE_BIN)

static gboolean
is_listed (gpointer topic,
           gpointer user_data)
{
  return STUDY_SIDEBAR (user_data)->show_optional || !study_topic_get_optional (topic);
}

static const char *
get_page_id (GtkTreeListRow *row)
{
  g_autoptr (GObject) object = gtk_tree_list_row_get_item (row);

  if (STUDY_IS_TOPIC (object))
    return study_topic_get_id (STUDY_TOPIC (object));
  if (STUDY_IS_STAGE (object))
    return study_stage_get_id (STUDY_STAGE (object));

  return "";
}

static GListModel *
create_children_cb (gpointer item,
                    gpointer user_data)
{
  StudySidebar *self = user_data;

  if (!STUDY_IS_STAGE (item))
    return NULL;

  return G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (item), g_object_ref (self->filter)));
}

/* Returns where a topic of a stage is in the list, if it is there. Topics are
 * in the order of the trail, and there may be thousands. */
static guint
find_topic (GtkTreeListRow *stage_row,
            StudyTopic     *topic)
{
  GListModel *topics = gtk_tree_list_row_get_children (stage_row);
  guint begin = 0;
  guint end = topics != NULL ? g_list_model_get_n_items (topics) : 0;

  while (begin < end)
    {
      guint middle = begin + (end - begin) / 2;
      g_autoptr (StudyTopic) found = g_list_model_get_item (topics, middle);

      if (found == topic)
        {
          g_autoptr (GtkTreeListRow) row = gtk_tree_list_row_get_child_row (stage_row, middle);

          return gtk_tree_list_row_get_position (row);
        }
      if (study_topic_get_position (found) < study_topic_get_position (topic))
        begin = middle + 1;
      else
        end = middle;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* Returns where the page that is open is in the list, if it is there. */
static guint
find_selected (StudySidebar *self)
{
  g_autoptr (GtkTreeListRow) row = NULL;
  StudyTopic *topic;
  const char *root_id;

  if (self->trail == NULL || self->selected == NULL)
    return GTK_INVALID_LIST_POSITION;

  topic = study_trail_find_topic (self->trail, self->selected);
  root_id = topic != NULL ? study_stage_get_id (study_topic_get_stage (topic)) : self->selected;
  for (guint i = 0; (row = gtk_tree_list_model_get_child_row (self->tree, i)) != NULL; i++)
    {
      if (g_str_equal (get_page_id (row), root_id))
        break;
      g_clear_object (&row);
    }

  if (row == NULL)
    return GTK_INVALID_LIST_POSITION;
  if (topic == NULL)
    return gtk_tree_list_row_get_position (row);

  return find_topic (row, topic);
}

/* The list view makes 200 rows at once, more than ever are in sight. */
static void
show_all_rows (StudySidebar *self)
{
  self->updating++;
  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
  self->updating--;
}

/* Selects a row without opening its page. */
static void
select_row (StudySidebar *self,
            guint         position)
{
  if (position != GTK_INVALID_LIST_POSITION && position >= gtk_slice_list_model_get_size (self->slice))
    show_all_rows (self);
  self->updating++;
  gtk_single_selection_set_selected (self->selection, position);
  self->updating--;
}

static void
expanded_cb (StudySidebar   *self,
             GParamSpec     *pspec,
             GtkTreeListRow *row)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *id = get_page_id (row);

  /* A row that is gone says that it is folded. */
  if (!gtk_tree_list_row_is_expandable (row) || self->updating)
    return;

  for (guint i = 0; self->collapsed[i] != NULL; i++)
    {
      if (!g_str_equal (self->collapsed[i], id))
        g_strv_builder_add (builder, self->collapsed[i]);
    }
  if (!gtk_tree_list_row_get_expanded (row))
    g_strv_builder_add (builder, id);

  g_strfreev (self->collapsed);
  self->collapsed = g_strv_builder_end (builder);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COLLAPSED_STAGES]);

  /* The page that is open may be in sight again. */
  select_row (self, find_selected (self));
}

static void
drop_stage_row (gpointer row,
                gpointer user_data)
{
  g_signal_handlers_disconnect_by_data (row, user_data);
}

/* Opens and closes the stages as the user left them. */
static void
restore_expanded (StudySidebar *self)
{
  g_autoptr (GtkTreeListRow) row = NULL;

  self->updating++;
  g_ptr_array_foreach (self->stage_rows, drop_stage_row, self);
  g_ptr_array_set_size (self->stage_rows, 0);
  for (guint i = 0; (row = gtk_tree_list_model_get_child_row (self->tree, i)) != NULL; i++)
    {
      const char *id = get_page_id (row);

      if (*id != '\0')
        {
          gtk_tree_list_row_set_expanded (row, !g_strv_contains ((const char * const *) self->collapsed, id));
          g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self,
                                   G_CONNECT_SWAPPED);
          g_ptr_array_add (self->stage_rows, g_steal_pointer (&row));
        }
      g_clear_object (&row);
    }
  self->updating--;
}

/* Shows in the list which page is open. */
static void
restore_selected (StudySidebar *self)
{
  guint position = find_selected (self);

  select_row (self, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list_view, position, GTK_LIST_SCROLL_NONE, NULL);
}

/* What assistive technologies say of a search, where the list is not in focus. */
static void
announce_found (StudySidebar *self,
                guint         n_found)
{
  g_autofree char *text = n_found > 0 ? study_text_fill (ngettext ("%u result", "%u results", n_found), n_found)
                                      : g_strdup (_("No Results Found"));

  gtk_accessible_announce (GTK_ACCESSIBLE (self->search_entry), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* The list view makes 200 rows at once, of results that change with each key. It gets
 * those in sight, and once somebody scrolls, at least a page more. */
static void
show_more_found (GtkWidget *widget)
{
  StudySidebar *self = STUDY_SIDEBAR (widget);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->found_view));
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  guint size = gtk_slice_list_model_get_size (self->found);

  if (size < g_list_model_get_n_items (G_LIST_MODEL (self->search)) &&
      gtk_adjustment_get_upper (adjustment) - value - page < (value > 0 ? page : 1))
    gtk_slice_list_model_set_size (self->found, size * 2);
}

static void
found_scrolled_cb (GtkAdjustment *adjustment,
                   StudySidebar  *self)
{
  study_after_frame (GTK_WIDGET (self), show_more_found);
}

/* The next letter must not wait for rows that nobody sees. */
static void
search_changed_cb (GtkSearchEntry *entry,
                   StudySidebar   *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  guint n_found;

  gtk_slice_list_model_set_size (self->found, gtk_widget_get_height (GTK_WIDGET (self->stack)) / FOUND_HEIGHT + 1);
  study_search_set_text (self->search, text);
  n_found = g_list_model_get_n_items (G_LIST_MODEL (self->search));
  gtk_stack_set_visible_child_name (self->stack, !study_search_get_active (self->search) ? "list"
                                                 : n_found > 0                            ? "found"
                                                                                          : "nothing");
  if (n_found > 0)
    gtk_list_view_scroll_to (self->found_view, 0, GTK_LIST_SCROLL_NONE, NULL);
  /* Said once, though the key that opens what is found looks first for what was just typed. */
  if (g_set_str (&self->announced, text) && study_search_get_active (self->search))
    announce_found (self, n_found);
}

static void
open_found (StudySidebar *self,
            guint         position)
{
  g_autoptr (StudySearchResult) result = g_list_model_get_item (G_LIST_MODEL (self->search), position);
  gpointer object;

  if (result == NULL)
    return;

  object = study_search_result_get_object (result);
  switch (study_search_result_get_kind (result))
    {
    case STUDY_SEARCH_STAGE:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", study_stage_get_id (object));
      break;
    case STUDY_SEARCH_NOTE:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-note", "s", study_topic_get_id (object));
      break;
    case STUDY_SEARCH_ITEM:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-item", "s", study_item_get_id (object));
      break;
    case STUDY_SEARCH_TOPIC:
    default:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", study_topic_get_id (object));
    }
}

static void
found_activate_cb (GtkListView  *list_view,
                   guint         position,
                   StudySidebar *self)
{
  open_found (self, position);
}

/* Enter in the search opens the best of what was found. */
static void
search_activate_cb (GtkSearchEntry *entry,
                    StudySidebar   *self)
{
  /* The last letters may not have been looked for yet. */
  search_changed_cb (entry, self);
  open_found (self, 0);
}

/* The focus does not go with the search. */
static void
search_mode_cb (StudySidebar *self)
{
  if (!gtk_search_bar_get_search_mode (self->search_bar) &&
      gtk_widget_get_focus_child (GTK_WIDGET (self->search_bar)) != NULL)
    study_sidebar_focus (self);
}

static void
ensure_search_bar (StudySidebar *self)
{
  if (self->search_bar != NULL)
    return;

  self->search_entry = g_object_new (GTK_TYPE_SEARCH_ENTRY,
                                     "placeholder-text", _("Search topics, lessons and courses"),
                                     "hexpand", TRUE,
                                     NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search topics, lessons and courses"),
                                  -1);
  g_signal_connect (self->search_entry, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect (self->search_entry, "activate", G_CALLBACK (search_activate_cb), self);

  self->search_bar = GTK_SEARCH_BAR (gtk_search_bar_new ());
  gtk_search_bar_set_child (self->search_bar, GTK_WIDGET (self->search_entry));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self->stack));
  g_object_bind_property (self->search_button, "active", self->search_bar, "search-mode-enabled",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_swapped (self->search_bar, "notify::search-mode-enabled", G_CALLBACK (search_mode_cb), self);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (adw_bin_get_child (ADW_BIN (self))), GTK_WIDGET (self->search_bar));
}

static void
search_toggled_cb (GtkToggleButton *button,
                   StudySidebar    *self)
{
  ensure_search_bar (self);
}

/* What the first frame does not need. Typing in the list opens the search. */
static void
after_frame_cb (GtkWidget *widget)
{
  show_all_rows (STUDY_SIDEBAR (widget));
  ensure_search_bar (STUDY_SIDEBAR (widget));
}

static void
update_chooser (StudySidebar *self)
{
  GtkPopover *chooser = gtk_menu_button_get_popover (self->chooser_button);

  if (chooser != NULL)
    g_object_set (chooser,
                  "trail-list", self->trail_list,
                  "trail-id", self->trail != NULL ? study_trail_get_id (self->trail) : "",
                  NULL);
}

static void
create_chooser_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  gtk_menu_button_set_popover (button, g_object_new (STUDY_TYPE_TRAIL_CHOOSER, NULL));
  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
  update_chooser (user_data);
}

static void
selected_cb (GtkSingleSelection *selection,
             GParamSpec         *pspec,
             StudySidebar       *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (selection);

  if (self->updating || row == NULL)
    return;

  g_set_str (&self->selected, get_page_id (row));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-page", "s", self->selected);
}

static void
activate_cb (GtkListView  *list_view,
             guint         position,
             StudySidebar *self)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", get_page_id (row));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                StudySidebar          *self)
{
  GtkWidget *item = gtk_widget_get_focus_child (GTK_WIDGET (self->list_view));
  GtkWidget *child = item != NULL ? gtk_widget_get_first_child (item) : NULL;

  if (!STUDY_IS_SIDEBAR_ROW (child))
    return GDK_EVENT_PROPAGATE;

  return study_tree_keys_press (self->list_view, study_sidebar_row_get_list_row (STUDY_SIDEBAR_ROW (child)), keyval,
                                state);
}

/* The list follows the content by itself, but for what is filtered by it and for
 * stages that came or moved. */
static void
content_changed_cb (StudySidebar *self)
{
  self->updating++;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  self->updating--;

  restore_expanded (self);
  select_row (self, find_selected (self));
}

static void
set_trail (StudySidebar *self,
           StudyTrail   *trail)
{
  g_autoptr (GListStore) overview = g_list_store_new (STUDY_TYPE_TRAIL);
  gpointer roots[] = { overview, trail };

  if (!g_set_object (&self->trail, trail))
    return;

  g_signal_group_set_target (self->trail_signals, trail);
  study_search_set_trail (self->search, trail);
  if (self->search_entry != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
      search_changed_cb (self->search_entry, self);
    }

  self->updating++;
  if (trail != NULL)
    g_list_store_append (overview, trail);
  g_list_store_splice (self->roots, 0, g_list_model_get_n_items (G_LIST_MODEL (self->roots)),
                       roots, trail != NULL ? 2 : 0);
  self->updating--;

  restore_expanded (self);
  restore_selected (self);
  update_chooser (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TRAIL]);
}

static void
study_sidebar_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  StudySidebar *self = STUDY_SIDEBAR (object);

  switch ((StudySidebarProperty) prop_id)
    {
    case PROP_TRAIL:
      g_value_set_object (value, self->trail);
      break;
    case PROP_TRAIL_LIST:
      g_value_set_object (value, self->trail_list);
      break;
    case PROP_COLLAPSED_STAGES:
      g_value_set_boxed (value, self->collapsed);
      break;
    case PROP_SHOW_OPTIONAL:
      g_value_set_boolean (value, self->show_optional);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_PROBLEM_BUTTON:
      g_value_set_string (value, self->problem_button);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_sidebar_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  StudySidebar *self = STUDY_SIDEBAR (object);

  switch ((StudySidebarProperty) prop_id)
    {
    case PROP_TRAIL:
      set_trail (self, g_value_get_object (value));
      break;
    case PROP_TRAIL_LIST:
      if (!g_set_object (&self->trail_list, g_value_get_object (value)))
        break;
      update_chooser (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_COLLAPSED_STAGES:
      g_strfreev (self->collapsed);
      self->collapsed = g_value_dup_boxed (value);
      if (self->collapsed == NULL)
        self->collapsed = g_new0 (char *, 1);
      restore_expanded (self);
      restore_selected (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SHOW_OPTIONAL:
      if (self->show_optional == g_value_get_boolean (value))
        break;
      self->show_optional = g_value_get_boolean (value);
      self->updating++;
      gtk_filter_changed (self->filter,
                          self->show_optional ? GTK_FILTER_CHANGE_LESS_STRICT : GTK_FILTER_CHANGE_MORE_STRICT);
      self->updating--;
      study_search_set_show_optional (self->search, self->show_optional);
      restore_expanded (self);
      restore_selected (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_PROBLEM:
      if (g_set_str (&self->problem, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_PROBLEM_BUTTON:
      if (g_set_str (&self->problem_button, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_sidebar_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (study_sidebar_parent_class)->map (widget);

  study_after_frame (widget, after_frame_cb);
}

static void
study_sidebar_dispose (GObject *object)
{
  StudySidebar *self = STUDY_SIDEBAR (object);

  /* Rows that go say that they are folded. */
  self->updating++;
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_SIDEBAR);
  g_clear_pointer (&self->stage_rows, g_ptr_array_unref);
  g_clear_object (&self->slice);
  g_clear_object (&self->tree);
  g_clear_object (&self->roots);
  g_clear_object (&self->found);
  g_clear_object (&self->search);
  g_clear_object (&self->trail_signals);
  g_clear_object (&self->trail_list);
  g_clear_object (&self->trail);

  G_OBJECT_CLASS (study_sidebar_parent_class)->dispose (object);
}

static void
study_sidebar_finalize (GObject *object)
{
  StudySidebar *self = STUDY_SIDEBAR (object);

  g_clear_object (&self->filter);
  g_clear_pointer (&self->collapsed, g_strfreev);
  g_clear_pointer (&self->announced, g_free);
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->problem_button, g_free);

  G_OBJECT_CLASS (study_sidebar_parent_class)->finalize (object);
}

static void
study_sidebar_class_init (StudySidebarClass *klass)
{
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_sidebar_get_property;
  object_class->set_property = study_sidebar_set_property;
  object_class->dispose = study_sidebar_dispose;
  object_class->finalize = study_sidebar_finalize;

  widget_class->map = study_sidebar_map;

  props[PROP_TRAIL] = g_param_spec_object ("trail", NULL, NULL, STUDY_TYPE_TRAIL, writable);
  props[PROP_TRAIL_LIST] = g_param_spec_object ("trail-list", NULL, NULL, STUDY_TYPE_TRAIL_LIST, writable);
  props[PROP_COLLAPSED_STAGES] = g_param_spec_boxed ("collapsed-stages", NULL, NULL, G_TYPE_STRV, writable);
  props[PROP_SHOW_OPTIONAL] = g_param_spec_boolean ("show-optional", NULL, NULL, TRUE, writable);
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, writable);
  props[PROP_PROBLEM_BUTTON] = g_param_spec_string ("problem-button", NULL, NULL, NULL, writable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (STUDY_TYPE_BANNER);
  g_type_ensure (STUDY_TYPE_LAZY_BIN);
  g_type_ensure (STUDY_TYPE_SEARCH_ROW);
  g_type_ensure (STUDY_TYPE_SIDEBAR_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, StudySidebar, stack);
  gtk_widget_class_bind_template_child (widget_class, StudySidebar, list_view);
  gtk_widget_class_bind_template_child (widget_class, StudySidebar, found_view);
  gtk_widget_class_bind_template_child (widget_class, StudySidebar, selection);
  gtk_widget_class_bind_template_child (widget_class, StudySidebar, search_button);
  gtk_widget_class_bind_template_child (widget_class, StudySidebar, chooser_button);
  gtk_widget_class_bind_template_child (widget_class, StudySidebar, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_title);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_items);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_is_positive);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_percent);
  gtk_widget_class_bind_template_callback (widget_class, search_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, found_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, found_scrolled_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
study_sidebar_init (StudySidebar *self)
{
  GtkFlattenListModel *flat;

  self->show_optional = TRUE;
  self->problem = g_strdup ("");
  self->problem_button = g_strdup ("");
  self->collapsed = g_new0 (char *, 1);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_listed, self, NULL));
  self->search = study_search_new ();
  self->trail_signals = g_signal_group_new (STUDY_TYPE_TRAIL);
  g_signal_group_connect_swapped (self->trail_signals, "content-changed", G_CALLBACK (content_changed_cb), self);
  self->stage_rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->roots = g_list_store_new (G_TYPE_LIST_MODEL);
  flat = gtk_flatten_list_model_new (g_object_ref (G_LIST_MODEL (self->roots)));
  self->tree = gtk_tree_list_model_new (G_LIST_MODEL (flat), FALSE, TRUE, create_children_cb, self, NULL);

  gtk_widget_init_template (GTK_WIDGET (self));

  self->slice = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->tree)), 0, FIRST_ROWS);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->slice));
  self->found = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->search)), 0, FIRST_ROWS);
  gtk_no_selection_set_model (GTK_NO_SELECTION (gtk_list_view_get_model (self->found_view)),
                              G_LIST_MODEL (self->found));
  gtk_menu_button_set_create_popup_func (self->chooser_button, create_chooser_cb, self, NULL);
  study_lazy_menu_read (self->menu_button, "study-primary-menu.ui");
}

/* Shows which page is open, the overview for an empty id. The stage of a topic is
 * opened for that. */
void
study_sidebar_select (StudySidebar *self,
                      const char   *page_id)
{
  GtkTreeListRow *selected;
  g_autoptr (GObject) stage = NULL;
  StudyTopic *topic;
  g_autoptr (GtkTreeListRow) row = NULL;

  g_return_if_fail (STUDY_IS_SIDEBAR (self));

  /* Where it is selected already, the list must not jump. */
  if (g_strcmp0 (self->selected, page_id) == 0 &&
      gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION)
    return;

  /* Nor from a stage whose page is that of its only topic: the keyboard would not get past. */
  selected = gtk_single_selection_get_selected_item (self->selection);
  stage = selected != NULL ? gtk_tree_list_row_get_item (selected) : NULL;
  topic = STUDY_IS_STAGE (stage) ? study_stage_get_only_topic (STUDY_STAGE (stage)) : NULL;
  if (topic != NULL && g_str_equal (study_topic_get_id (topic), page_id))
    {
      g_set_str (&self->selected, page_id);
      return;
    }

  g_set_str (&self->selected, page_id);
  topic = self->trail != NULL ? study_trail_find_topic (self->trail, page_id) : NULL;
  for (guint i = 0; topic != NULL && i < self->stage_rows->len; i++)
    {
      row = g_object_ref (g_ptr_array_index (self->stage_rows, i));
      if (g_str_equal (get_page_id (row), study_stage_get_id (study_topic_get_stage (topic))))
        {
          gtk_tree_list_row_set_expanded (row, TRUE);
          break;
        }
      g_clear_object (&row);
    }
  restore_selected (self);
}

/* Opens the search, with the keyboard focus in it. */
void
study_sidebar_search (StudySidebar *self)
{
  g_return_if_fail (STUDY_IS_SIDEBAR (self));

  ensure_search_bar (self);
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

void
study_sidebar_show_menu (StudySidebar *self)
{
  g_return_if_fail (STUDY_IS_SIDEBAR (self));

  gtk_menu_button_popup (self->menu_button);
}

/* Gives the keyboard focus to the row of the page that is open. */
void
study_sidebar_focus (StudySidebar *self)
{
  guint selected;

  g_return_if_fail (STUDY_IS_SIDEBAR (self));

  selected = gtk_single_selection_get_selected (self->selection);
  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list_view, selected, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}
