/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/pages/study-topic-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/common/study-after-frame.h"
#include "app/common/study-closures.h"
#include "app/common/study-title-sight.h"
#include "app/pages/study-course-dialog.h"
#include "app/pages/study-note-view.h"
#include "app/pages/study-project-row.h"
#include "formats/markdown/study-topic-markdown.h"
#include "model/content/study-text-fill.h"
#include "model/trail/study-trail.h"
#include "widgets/study-boxed-list.h"
#include "widgets/study-check-row.h"
#include "widgets/study-group.h"
#include "widgets/study-link-row.h"
#include "widgets/study-progress-ring.h"

/**
 * StudyTopicPage:
 *
 * All of one topic: what to learn, courses, projects, resources, references and
 * notes.
 *
 * A page outlives its topic. Switching to another one gives new items to the
 * rows that are there already, so that walking through a trail costs little.
 */

struct _StudyTopicPage
{
  GtkWidget parent_instance;

  StudyTopic *topic;
  StudyHistory *history;
  GSignalGroup *topic_signals;
  GSignalGroup *trail_signals;
  GSignalGroup *progress_signals;
  GSimpleActionGroup *actions;
  char *practice_text;
  GStrv suggestions;
  gboolean editable;
  gboolean sheet_closes; /* the notes give way to their bar */
  GtkWidget *focus_before; /* (nullable): where the focus was when the notes opened, but for their bar */
  gboolean wide; /* there is room for the notes beside the rest */
  char *reveal_id; /* (nullable): what is to come into sight with the next frame */

  GtkFilterListModel *lessons;
  GListStore *courses;
  GtkFilterListModel *projects;
  GtkFilterListModel *resources;
  GMenuModel *topic_menu;
  GtkWidget *breakpoint_bin;
  GtkScrolledWindow *scrolled_window;
  GtkWidget *title;
  StudyProgressRing *ring;
  StudyBoxedList *lesson_list;
  StudyBoxedList *course_list;
  StudyBoxedList *resource_list;
  AdwBottomSheet *notes_sheet;
  GtkWidget *notes_bar;
  AdwBin *notes_below;
  AdwBin *notes_beside;
  GtkWidget *notes_group;
  GtkWidget *note_view;
  GtkWidget *add_row;
  StudyBoxedList *project_list;
  GtkWidget *references_group;
  StudyBoxedList *reference_list;
};

typedef enum
{
  PROP_TOPIC = 1,
  PROP_EDITABLE,
  PROP_WIDE,
  PROP_PRACTICE_TEXT,
  PROP_SUGGESTIONS,
} StudyTopicPageProperty;

static GParamSpec *props[PROP_SUGGESTIONS + 1];

G_DEFINE_FINAL_TYPE (StudyTopicPage, study_topic_page, GTK_TYPE_WIDGET)

/* Where there is nothing else, the group says so and offers to add a course. */
static gboolean
shows_courses (GObject  *object,
               guint     n_courses,
               guint     n_items,
               gboolean  editable)
{
  return n_courses > 0 || (n_items == 0 && editable);
}

/* The description of a group is markup, and what a guide says is not. */
static char *
describe_courses (GObject    *object,
                  guint       n_items,
                  const char *practice_text)
{
  if (n_items == 0)
    return g_strdup (_("Nothing to check off yet. Add a course to get started."));

  return practice_text != NULL ? g_markup_escape_text (practice_text, -1) : NULL;
}

static char *
escape (GObject    *object,
        const char *text)
{
  return text != NULL ? g_markup_escape_text (text, -1) : NULL;
}

static StudyTrail *
get_trail (StudyTopicPage *self)
{
  return self->topic != NULL ? study_topic_get_trail (self->topic) : NULL;
}

static gboolean
match_kind (gpointer object,
            gpointer user_data)
{
  return study_item_get_kind (object) == (StudyItemKind) GPOINTER_TO_INT (user_data);
}

/* Gets the course that an item is the project of, or %NULL. */
static StudyItem *
get_course (StudyItem *item)
{
  StudyItem *course = study_item_get_course (item);

  return course != NULL && study_item_get_topic (course) == study_item_get_topic (item) ? course : NULL;
}

static gboolean
match_project (gpointer object,
               gpointer user_data)
{
  return study_item_get_kind (object) == STUDY_ITEM_PROJECT && get_course (object) == NULL;
}

static void
set_filter (GtkFilterListModel  *model,
            GtkCustomFilterFunc  match,
            StudyItemKind        kind)
{
  g_autoptr (GtkCustomFilter) filter = gtk_custom_filter_new (match, GINT_TO_POINTER (kind), NULL);

  gtk_filter_list_model_set_filter (model, GTK_FILTER (filter));
}

/* Lists the courses, each with its projects behind it. */
static void
update_courses (StudyTopicPage *self)
{
  g_autoptr (GHashTable) projects = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  const guint n_items = self->topic != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->topic)) : 0;

  for (guint i = 0; i < n_items; i++)
    {
      StudyItem *item = study_topic_get_item (self->topic, i);

      if (study_item_get_kind (item) == STUDY_ITEM_COURSE)
        g_hash_table_insert (projects, item, g_ptr_array_new ());
    }
  for (guint i = 0; i < n_items; i++)
    {
      StudyItem *item = study_topic_get_item (self->topic, i);
      GPtrArray *of_course = g_hash_table_lookup (projects, get_course (item));

      if (of_course != NULL)
        g_ptr_array_add (of_course, item);
    }
  for (guint i = 0; i < n_items; i++)
    {
      StudyItem *item = study_topic_get_item (self->topic, i);
      GPtrArray *of_course = g_hash_table_lookup (projects, item);

      if (of_course == NULL)
        continue;

      g_ptr_array_add (all, item);
      g_ptr_array_extend (all, of_course, NULL, NULL);
    }

  g_list_store_splice (self->courses, 0, g_list_model_get_n_items (G_LIST_MODEL (self->courses)), all->pdata, all->len);
}

static GType
get_row_type (gpointer object)
{
  return study_item_get_kind (object) == STUDY_ITEM_PROJECT ? STUDY_TYPE_PROJECT_ROW : STUDY_TYPE_CHECK_ROW;
}

static void
set_action_enabled (StudyTopicPage *self,
                    const char     *name,
                    gboolean        enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_actions (StudyTopicPage *self)
{
  guint total = self->topic != NULL ? study_topic_get_total (self->topic) : 0;
  guint done = self->topic != NULL ? study_topic_get_done (self->topic) : 0;
  gboolean skipped = self->topic != NULL && study_topic_get_skipped (self->topic);
  GAction *skip = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "skip");

  set_action_enabled (self, "add-course", self->editable);
  set_action_enabled (self, "mark-done", self->editable && done < total);
  set_action_enabled (self, "mark-not-done", self->editable && done > 0);
  set_action_enabled (self, "skip", self->editable);
  set_action_enabled (self, "write-notes", self->editable);
  set_action_enabled (self, "copy-markdown", self->topic != NULL);

  g_simple_action_set_state (G_SIMPLE_ACTION (skip), g_variant_new_boolean (skipped));
}

static void
update_editable (StudyTopicPage *self)
{
  StudyTrail *trail = get_trail (self);
  StudyProgress *progress = trail != NULL ? study_trail_get_progress (trail) : NULL;
  gboolean editable = progress != NULL && !study_progress_get_read_only (progress);

  if (self->editable != editable)
    {
      self->editable = editable;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EDITABLE]);
    }

  update_actions (self);
}

static void
update_progress (StudyTopicPage *self)
{
  StudyTrail *trail = get_trail (self);

  g_signal_group_set_target (self->progress_signals,
                             trail != NULL ? study_trail_get_progress (trail) : NULL);
  update_editable (self);
}

static void
update_references (StudyTopicPage *self)
{
  GListModel *references = self->topic != NULL ? study_topic_get_references (self->topic) : NULL;

  study_boxed_list_set_model (self->reference_list, references);
  gtk_widget_set_visible (self->references_group, references != NULL && g_list_model_get_n_items (references) > 0);
}

/* Takes what the guide says about projects. */
static void
update_practice (StudyTopicPage *self)
{
  StudyTrail *trail = get_trail (self);
  GListModel *all = trail != NULL ? study_trail_get_advice (trail) : NULL;
  guint n_items = all != NULL ? g_list_model_get_n_items (all) : 0;
  const char * const *suggestions = NULL;
  const char *text = NULL;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (StudyAdvice) advice = g_list_model_get_item (all, i);

      if (study_advice_get_kind (advice) != STUDY_ADVICE_PRACTICE)
        continue;

      text = study_advice_get_text (advice);
      suggestions = study_advice_get_suggestions (advice);
      break;
    }

  if (g_set_str (&self->practice_text, text))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PRACTICE_TEXT]);

  g_strfreev (self->suggestions);
  self->suggestions = g_strdupv ((GStrv) suggestions);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUGGESTIONS]);
}

/* What was typed is complete, and undone on its own. */
static void
end_typing (StudyTopicPage *self)
{
  if (self->history != NULL)
    study_history_seal (self->history);
}

/* Gets the widget of an item, or %NULL. */
static GtkWidget *
find_item_widget (StudyTopicPage *self,
                  StudyItem      *item)
{
  switch (study_item_get_kind (item))
    {
    case STUDY_ITEM_LESSON:
      return GTK_WIDGET (study_boxed_list_find_row (self->lesson_list, item));
    case STUDY_ITEM_COURSE:
      return GTK_WIDGET (study_boxed_list_find_row (self->course_list, item));
    case STUDY_ITEM_RESOURCE:
      return GTK_WIDGET (study_boxed_list_find_row (self->resource_list, item));
    case STUDY_ITEM_PROJECT:
      return GTK_WIDGET (study_boxed_list_find_row (get_course (item) != NULL ? self->course_list : self->project_list,
                                                    item));
    default:
      break;
    }

  return NULL;
}

static void
scroll_to (StudyTopicPage *self,
           GtkWidget      *widget)
{
  gtk_viewport_scroll_to (GTK_VIEWPORT (gtk_scrolled_window_get_child (self->scrolled_window)), widget, NULL);
}

/* Not before the rows of the topic have their places. */
static void
reveal_cb (GtkWidget *widget)
{
  StudyTopicPage *self = STUDY_TOPIC_PAGE (widget);
  g_autofree char *id = g_steal_pointer (&self->reveal_id);
  StudyTrail *trail = get_trail (self);
  StudyItem *item = id != NULL && trail != NULL ? study_trail_find_item (trail, id) : NULL;
  GtkWidget *found = item != NULL && study_item_get_topic (item) == self->topic ? find_item_widget (self, item) : NULL;

  if (found == NULL)
    return;

  gtk_widget_child_focus (found, GTK_DIR_TAB_FORWARD);
  gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (found)), TRUE);
  scroll_to (self, found);
}

static void
reveal_notes_cb (GtkWidget *widget)
{
  StudyTopicPage *self = STUDY_TOPIC_PAGE (widget);

  /* Beside the rest they are in sight. */
  if (self->wide || adw_bottom_sheet_get_open (self->notes_sheet))
    return;

  g_set_weak_pointer (&self->focus_before, gtk_root_get_focus (gtk_widget_get_root (widget)));
  adw_bottom_sheet_set_open (self->notes_sheet, TRUE);
}

static void
add_course_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  StudyTopicPage *self = STUDY_TOPIC_PAGE (user_data);

  adw_dialog_present (study_course_dialog_new (self->topic, NULL), GTK_WIDGET (self));
}

static void
edit_course_cb (StudyTopicPage *self,
                StudyItem      *course)
{
  if (self->editable)
    adw_dialog_present (study_course_dialog_new (self->topic, course), GTK_WIDGET (self));
}

static void
remove_course_cb (StudyTopicPage *self,
                  StudyItem      *course)
{
  if (!self->editable)
    return;

  study_topic_remove_course (self->topic, course);
  /* The row that had the focus is gone. */
  if (!gtk_widget_grab_focus (self->add_row))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
row_created_cb (StudyTopicPage *self,
                GtkListBoxRow  *row)
{
  g_object_bind_property (self, "editable", row, "editable", G_BINDING_SYNC_CREATE);

  if (STUDY_IS_PROJECT_ROW (row))
    {
      g_object_bind_property (self, "suggestions", row, "suggestions", G_BINDING_SYNC_CREATE);
      return;
    }

  g_signal_connect_object (row, "edit", G_CALLBACK (edit_course_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (remove_course_cb), self, G_CONNECT_SWAPPED);
}

static void
mark_done_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  StudyTopicPage *self = STUDY_TOPIC_PAGE (user_data);

  study_topic_set_all_done (self->topic, TRUE);
}

static void
clear_confirmed_cb (StudyTopic *topic)
{
  study_topic_set_all_done (topic, FALSE);
}

static void
mark_not_done_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  StudyTopicPage *self = STUDY_TOPIC_PAGE (user_data);
  guint done = study_topic_get_done (self->topic);
  g_autoptr (GtkBuilder) builder = NULL;
  g_autofree char *body = NULL;
  AdwAlertDialog *dialog;

  if (done <= 1)
    {
      study_topic_set_all_done (self->topic, FALSE);
      return;
    }

  builder = gtk_builder_new_from_resource (RESOURCE_PATH "/ui/study-not-done-dialog.ui");
  dialog = ADW_ALERT_DIALOG (gtk_builder_get_object (builder, "dialog"));
  /* Translators: the second argument is the title of a topic */
  body = study_text_fill (ngettext ("%u item in “%s” will lose its check mark and completion date.",
                                    "%u items in “%s” will lose their check marks and completion dates.", done),
                          done, study_topic_get_title (self->topic));
  adw_alert_dialog_set_body (dialog, body);
  g_signal_connect_object (dialog, "response::clear",
                           G_CALLBACK (clear_confirmed_cb), self->topic, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
skip_changed_cb (GSimpleAction *action,
                 GVariant      *state,
                 gpointer       user_data)
{
  StudyTopicPage *self = STUDY_TOPIC_PAGE (user_data);

  const gboolean skipped = g_variant_get_boolean (state);
  g_autofree char *announcement =
    study_text_fill (skipped ? _("“%s” skipped") : _("“%s” no longer skipped"), study_topic_get_title (self->topic));

  /* The state follows the topic. */
  study_topic_set_skipped (self->topic, skipped);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), announcement, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
copy_markdown_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  StudyTopicPage *self = STUDY_TOPIC_PAGE (user_data);
  g_autofree char *markdown = study_topic_to_markdown (self->topic);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), markdown);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-message", "s", _("Copied to clipboard"));
}

static void
end_typing_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  end_typing (STUDY_TOPIC_PAGE (user_data));
}

static void
write_notes_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  StudyTopicPage *self = STUDY_TOPIC_PAGE (user_data);

  reveal_notes_cb (GTK_WIDGET (self));
  gtk_widget_grab_focus (self->note_view);
}

static void
focus_notes (GtkWidget *widget)
{
  StudyTopicPage *self = STUDY_TOPIC_PAGE (widget);

  if (self->wide || adw_bottom_sheet_get_open (self->notes_sheet))
    gtk_widget_grab_focus (self->note_view);
}

/* What had the keyboard focus when the notes opened takes it back: the bar, if it was not something
 * else. It is there again once they are all but out of sight. */
static void
bar_mapped_cb (StudyTopicPage *self)
{
  if (!self->sheet_closes)
    return;

  self->sheet_closes = FALSE;
  gtk_widget_grab_focus (self->focus_before != NULL ? self->focus_before : gtk_widget_get_parent (self->notes_bar));
  g_clear_weak_pointer (&self->focus_before);
}

static void
sheet_open_cb (StudyTopicPage *self)
{
  self->sheet_closes = !adw_bottom_sheet_get_open (self->notes_sheet);
  if (!self->sheet_closes)
    study_after_frame (GTK_WIDGET (self), focus_notes);
  else if (gtk_widget_get_mapped (self->notes_bar))
    bar_mapped_cb (self);
}

/* Puts the notes where there is room for them. */
static void
set_wide (StudyTopicPage *self,
          gboolean        wide)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean focused = focus != NULL && gtk_widget_is_ancestor (focus, self->notes_group);

  if (self->wide == wide)
    return;

  self->wide = wide;
  adw_bottom_sheet_set_open (self->notes_sheet, FALSE);
  self->sheet_closes = FALSE;
  g_object_ref (self->notes_group);
  adw_bin_set_child (wide ? self->notes_below : self->notes_beside, NULL);
  adw_bin_set_child (wide ? self->notes_beside : self->notes_below, self->notes_group);
  g_object_unref (self->notes_group);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WIDE]);
  if (focused)
    {
      adw_bottom_sheet_set_open (self->notes_sheet, !wide);
      study_after_frame (GTK_WIDGET (self), focus_notes);
    }
}

static const GActionEntry action_entries[] = {
  { .name = "add-course", .activate = add_course_cb },
  { .name = "mark-done", .activate = mark_done_cb },
  { .name = "mark-not-done", .activate = mark_not_done_cb },
  { .name = "skip", .state = "false", .change_state = skip_changed_cb },
  { .name = "copy-markdown", .activate = copy_markdown_cb },
  { .name = "write-notes", .activate = write_notes_cb },
  { .name = "end-typing", .activate = end_typing_cb },
};

static void
study_topic_page_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  StudyTopicPage *self = STUDY_TOPIC_PAGE (object);

  switch ((StudyTopicPageProperty) prop_id)
    {
    case PROP_TOPIC:
      g_value_set_object (value, self->topic);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;
    case PROP_WIDE:
      g_value_set_boolean (value, self->wide);
      break;
    case PROP_SUGGESTIONS:
      g_value_set_boxed (value, self->suggestions);
      break;
    case PROP_PRACTICE_TEXT:
      g_value_set_string (value, self->practice_text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_topic_page_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if ((StudyTopicPageProperty) prop_id == PROP_WIDE)
    set_wide (STUDY_TOPIC_PAGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_topic_page_dispose (GObject *object)
{
  StudyTopicPage *self = STUDY_TOPIC_PAGE (object);

  g_clear_object (&self->topic_signals);
  g_clear_object (&self->trail_signals);
  g_clear_object (&self->progress_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_TOPIC_PAGE);
  /* The header bar may keep the group for a while. */
  if (self->actions != NULL)
    g_action_map_remove_action_entries (G_ACTION_MAP (self->actions),
                                        action_entries, G_N_ELEMENTS (action_entries));
  g_clear_object (&self->actions);
  g_clear_object (&self->history);
  g_clear_object (&self->topic);
  g_clear_weak_pointer (&self->focus_before);
  g_clear_pointer (&self->practice_text, g_free);
  g_clear_pointer (&self->reveal_id, g_free);
  g_clear_pointer (&self->suggestions, g_strfreev);

  G_OBJECT_CLASS (study_topic_page_parent_class)->dispose (object);
}

static void
study_topic_page_class_init (StudyTopicPageClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = study_topic_page_get_property;
  object_class->set_property = study_topic_page_set_property;
  object_class->dispose = study_topic_page_dispose;

  props[PROP_TOPIC] = g_param_spec_object ("topic", NULL, NULL, STUDY_TYPE_TOPIC, readable);
  /* Whether the user's progress on the topic can be changed. */
  props[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, FALSE, readable);
  /* Whether the notes are beside the rest, and not in a sheet below. */
  props[PROP_WIDE] = g_param_spec_boolean ("wide", NULL, NULL, FALSE,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /* What the guide says about projects, and which it suggests. */
  props[PROP_PRACTICE_TEXT] = g_param_spec_string ("practice-text", NULL, NULL, NULL, readable);
  props[PROP_SUGGESTIONS] = g_param_spec_boxed ("suggestions", NULL, NULL, G_TYPE_STRV, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (STUDY_TYPE_BOXED_LIST);
  g_type_ensure (STUDY_TYPE_CHECK_ROW);
  g_type_ensure (STUDY_TYPE_GROUP);
  g_type_ensure (STUDY_TYPE_LINK_ROW);
  g_type_ensure (STUDY_TYPE_NOTE_VIEW);
  g_type_ensure (STUDY_TYPE_PROGRESS_RING);
  g_type_ensure (STUDY_TYPE_PROJECT_ROW);
  g_type_ensure (STUDY_TYPE_TOPIC);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-topic-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyTopicPage, lessons);
  gtk_widget_class_bind_template_child (widget_class, StudyTopicPage, courses);
  gtk_widget_class_bind_template_child (widget_class, StudyTopicPage, projects);
  gtk_widget_class_bind_template_child (widget_class, StudyTopicPage, resources);
  gtk_widget_class_bind_template_child (widget_class, StudyTopicPage, topic_menu);
  gtk_widget_class_bind_template_child (widget_class, StudyTopicPage, breakpoint_bin);
  gtk_widget_class_bind_template_child (widget_class, StudyTopicPage, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, StudyTopicPage, title);
  gtk_widget_class_bind_template_child (widget_class, StudyTopicPage, ring);
  gtk_widget_class_bind_template_child (widget_class, StudyTopicPage, add_row);
  gtk_widget_class_bind_template_child (widget_class, StudyTopicPage, lesson_list);
  gtk_widget_class_bind_template_child (widget_class, StudyTopicPage, course_list);
  gtk_widget_class_bind_template_child (widget_class, StudyTopicPage, resource_list);
  gtk_widget_class_bind_template_child (widget_class, StudyTopicPage, note_view);
  gtk_widget_class_bind_template_child (widget_class, StudyTopicPage, notes_sheet);
  gtk_widget_class_bind_template_child (widget_class, StudyTopicPage, notes_bar);
  gtk_widget_class_bind_template_child (widget_class, StudyTopicPage, notes_below);
  gtk_widget_class_bind_template_child (widget_class, StudyTopicPage, notes_beside);
  gtk_widget_class_bind_template_child (widget_class, StudyTopicPage, notes_group);
  gtk_widget_class_bind_template_child (widget_class, StudyTopicPage, project_list);
  gtk_widget_class_bind_template_child (widget_class, StudyTopicPage, references_group);
  gtk_widget_class_bind_template_child (widget_class, StudyTopicPage, reference_list);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_body);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_title);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_is_positive);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_has_text);
  gtk_widget_class_bind_template_callback (widget_class, shows_courses);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_items);
  gtk_widget_class_bind_template_callback (widget_class, describe_courses);
  gtk_widget_class_bind_template_callback (widget_class, escape);
  gtk_widget_class_bind_template_callback (widget_class, row_created_cb);
  gtk_widget_class_bind_template_callback (widget_class, bar_mapped_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_open_cb);
}

static void
study_topic_page_init (StudyTopicPage *self)
{
  /* A group rather than actions of the class, so that the menu in the header
   * bar, which is not within the page, has their states too. */
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions),
                                   action_entries, G_N_ELEMENTS (action_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "topic", G_ACTION_GROUP (self->actions));

  gtk_widget_init_template (GTK_WIDGET (self));
  study_title_sight_follow (self->title, self->scrolled_window);

  set_filter (self->lessons, match_kind, STUDY_ITEM_LESSON);
  set_filter (self->projects, match_project, STUDY_ITEM_PROJECT);
  set_filter (self->resources, match_kind, STUDY_ITEM_RESOURCE);
  study_boxed_list_set_type_func (self->course_list, get_row_type);

  self->topic_signals = g_signal_group_new (STUDY_TYPE_TOPIC);
  g_signal_group_connect_swapped (self->topic_signals, "notify::done", G_CALLBACK (update_actions), self);
  g_signal_group_connect_swapped (self->topic_signals, "notify::total", G_CALLBACK (update_actions), self);
  g_signal_group_connect_swapped (self->topic_signals, "notify::skipped", G_CALLBACK (update_actions), self);
  g_signal_group_connect_swapped (self->topic_signals, "items-changed", G_CALLBACK (update_courses), self);

  self->trail_signals = g_signal_group_new (STUDY_TYPE_TRAIL);
  g_signal_group_connect_swapped (self->trail_signals, "notify::progress", G_CALLBACK (update_progress), self);
  g_signal_group_connect_swapped (self->trail_signals, "content-changed", G_CALLBACK (update_practice), self);
  g_signal_group_connect_swapped (self->trail_signals, "content-changed", G_CALLBACK (update_references), self);
  g_signal_group_connect_swapped (self->trail_signals, "content-changed", G_CALLBACK (update_courses), self);

  self->progress_signals = g_signal_group_new (STUDY_TYPE_PROGRESS);
  g_signal_group_connect_swapped (self->progress_signals, "notify::read-only", G_CALLBACK (update_editable), self);

  update_actions (self);
}

GtkWidget *
study_topic_page_new (void)
{
  return g_object_new (STUDY_TYPE_TOPIC_PAGE, NULL);
}

StudyTopic *
study_topic_page_get_topic (StudyTopicPage *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC_PAGE (self), NULL);

  return self->topic;
}

/* Shows another topic, from its beginning. */
void
study_topic_page_set_topic (StudyTopicPage *self,
                            StudyTopic     *topic)
{
  g_autoptr (GObject) trail_before = NULL;
  StudyTrail *trail;

  g_return_if_fail (STUDY_IS_TOPIC_PAGE (self));
  g_return_if_fail (topic == NULL || STUDY_IS_TOPIC (topic));

  if (self->topic == topic)
    return;

  /* What was typed belongs to the topic before. */
  end_typing (self);

  g_set_object (&self->topic, topic);
  trail = get_trail (self);
  trail_before = g_signal_group_dup_target (self->trail_signals);
  g_signal_group_set_target (self->topic_signals, topic);
  g_signal_group_set_target (self->trail_signals, trail);
  if (trail_before != G_OBJECT (trail))
    update_practice (self);
  update_progress (self);

  update_courses (self);
  update_references (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TOPIC]);

  /* Another topic is not a progress of this one. */
  study_progress_ring_jump (self->ring);
  adw_bottom_sheet_set_open (self->notes_sheet, FALSE);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
}

/* Brings an item into sight, with the keyboard focus on it, or the notes where @field is
 * theirs. */
void
study_topic_page_reveal (StudyTopicPage *self,
                         const char     *id,
                         const char     *field)
{
  g_return_if_fail (STUDY_IS_TOPIC_PAGE (self));

  g_set_str (&self->reveal_id, id);
  study_after_frame (GTK_WIDGET (self),
                     g_strcmp0 (field, STUDY_FIELD_NOTE) == 0 ? reveal_notes_cb : reveal_cb);
}

/* Sets whom the page tells that something that was typed is complete: the undo
 * service of the progress on the trail. */
void
study_topic_page_set_history (StudyTopicPage *self,
                              StudyHistory   *history)
{
  g_return_if_fail (STUDY_IS_TOPIC_PAGE (self));
  g_return_if_fail (history == NULL || STUDY_IS_HISTORY (history));

  g_set_object (&self->history, history);
}

/* Gets what can be done with the topic, to be inserted as `topic` where the menu of the
 * page is shown. */
GActionGroup *
study_topic_page_get_actions (StudyTopicPage *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC_PAGE (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

GMenuModel *
study_topic_page_get_menu (StudyTopicPage *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC_PAGE (self), NULL);

  return self->topic_menu;
}
