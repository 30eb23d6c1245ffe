/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/editor/study-editor-page.h"

#include <math.h>

#include <glib/gi18n.h>

#include "app/common/study-closures.h"
#include "app/common/study-field.h"
#include "app/editor/study-drag-scroll.h"
#include "app/editor/study-editor-field.h"
#include "app/editor/study-editor-part.h"
#include "app/editor/study-editor-row.h"
#include "app/editor/study-reference-dialog.h"
#include "model/content/study-text-fill.h"
#include "widgets/study-boxed-list.h"
#include "widgets/study-group.h"

#define ACTION_ADD_PROJECT "part.add-project"

/**
 * StudyEditorPage:
 *
 * A part of a trail in the editor: its texts and what else can be set of it, and
 * the list of what is in it. The actions `part.open`, `part.choose-requires` and
 * `part.show-message` are those of the editor around it.
 */

struct _StudyEditorPage
{
  AdwNavigationPage parent_instance;

  StudySession *session;
  char *id;
  StudyContentPartKind kind;
  GPtrArray *fields; /* of StudyEditorField */
  GListStore *parts;
  GListStore *references;
  GStrv parent_ids; /* in the order of the row */
  gboolean loading;

  GtkWidget *back_button;
  AdwBanner *banner;
  GtkWidget *title_row;
  GtkWidget *title_error;
  GtkWidget *short_title_row;
  AdwComboRow *kind_row;
  GtkWidget *url_row;
  GtkWidget *url_error;
  GtkWidget *provider_row;
  AdwSpinRow *hours_row;
  AdwSwitchRow *optional_row;
  AdwActionRow *requires_row;
  AdwComboRow *parent_row;
  GtkWidget *objective_group;
  GtkWidget *objective_view;
  AdwPreferencesGroup *text_group;
  GtkWidget *text_view;
  AdwPreferencesGroup *parts_group;
  StudyBoxedList *part_list;
  GtkWidget *add_row;
  GtkWidget *project_group;
  GtkWidget *references_group;
  StudyBoxedList *reference_list;
  GtkWidget *remove_group;
  GtkWidget *remove_row;
};

G_DEFINE_FINAL_TYPE (StudyEditorPage, study_editor_page, ADW_TYPE_NAVIGATION_PAGE)

/* What an item can become, in the order of the row. A project stays one. */
static const StudyItemKind kinds[] = { STUDY_ITEM_LESSON, STUDY_ITEM_COURSE, STUDY_ITEM_RESOURCE };

static void
show_error (StudyEditorPage *self,
            const GError    *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "part.show-message", "s", error->message);
}

/* The kind of what is listed on the page of a part, beside references. */
static StudyContentPartKind
get_child_kind (StudyEditorPage *self)
{
  if (self->kind == STUDY_CONTENT_TRAIL)
    return STUDY_CONTENT_STAGE;

  return self->kind == STUDY_CONTENT_STAGE ? STUDY_CONTENT_TOPIC : STUDY_CONTENT_ITEM;
}

static gboolean
find_part (StudyEditorPage  *self,
           StudyContentPart *part)
{
  return study_content_find (study_session_get_content (self->session), self->id, part);
}

/* Rows that say the same stay. */
static void
load_list (StudyEditorPage        *self,
           const StudyContentPart *part,
           StudyContentPartKind    kind,
           GListStore             *store)
{
  const GPtrArray *parts = study_content_part_get_parts (study_session_get_content (self->session), part, kind);
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint n_parts = parts != NULL ? parts->len : 0;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_parts; i++)
    {
      StudyEditorPart *row = study_editor_part_new (parts, kind, i, self->id);

      g_ptr_array_add (rows, row);
      if (n_before == n_parts)
        {
          g_autoptr (StudyEditorPart) before = g_list_model_get_item (G_LIST_MODEL (store), i);

          if (!study_editor_part_equal (before, row))
            g_list_store_splice (store, i, 1, (gpointer *) &row, 1);
        }
    }
  if (n_before != n_parts)
    g_list_store_splice (store, 0, n_before, rows->pdata, n_parts);
}

/* Whether a practice project can be added here. */
static gboolean
lacks_project (StudyEditorPage        *self,
               const StudyContentPart *part)
{
  g_autofree char *id = g_strconcat (self->id, "/project", NULL);
  StudyContentPart project;

  return (part->kind == STUDY_CONTENT_TOPIC ||
          (part->kind == STUDY_CONTENT_ITEM && part->item->kind == STUDY_ITEM_COURSE)) &&
         !study_content_find (study_session_get_content (self->session), id, &project);
}

static void
load_requires (StudyEditorPage   *self,
               StudyContentTopic *topic)
{
  const StudyContent *content = study_session_get_content (self->session);
  g_autofree char *titles = NULL;

  for (guint i = 0; i < topic->requires->len; i++)
    {
      const char *title = study_content_get_text (content, g_ptr_array_index (topic->requires, i),
                                                  STUDY_CONTENT_FIELD_TITLE);
      g_autofree char *before = g_steal_pointer (&titles);

      /* Translators: titles of topics in a list: those before the last one, and the last one. */
      titles = before != NULL ? study_text_fill (_("%s, %s"), before, title) : g_strdup (title);
    }
  /* Translators: that no topic has to be finished before another one. */
  adw_action_row_set_subtitle (self->requires_row, titles != NULL ? titles : _("None"));
}

static void
load_item (StudyEditorPage        *self,
           const StudyContentItem *item)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (kinds[i] == item->kind)
        adw_combo_row_set_selected (self->kind_row, i);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->kind_row), item->kind != STUDY_ITEM_PROJECT);
  /* The row shows a tenth of an hour; what is finer stays. */
  if (fabs (adw_spin_row_get_value (self->hours_row) - item->hours) > 0.05)
    adw_spin_row_set_value (self->hours_row, item->hours);
}

static void
add_parent (GStrvBuilder  *ids,
            GtkStringList *titles,
            const char    *id,
            const char    *title)
{
  g_strv_builder_add (ids, id);
  gtk_string_list_append (titles, title);
}

static gboolean
has_same_titles (GListModel *a,
                 GListModel *b)
{
  guint n = g_list_model_get_n_items (b);

  if (a == NULL || g_list_model_get_n_items (a) != n)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (a), i),
                        gtk_string_list_get_string (GTK_STRING_LIST (b), i)))
        return FALSE;
    }

  return TRUE;
}

/* Offers the stages that a topic can be in, or the topics that an item can be in,
 * with the one selected in which it is. */
static void
load_parents (StudyEditorPage        *self,
              const StudyContentPart *part)
{
  const StudyContent *content = study_session_get_content (self->session);
  gboolean topics = part->kind == STUDY_CONTENT_ITEM;
  gboolean movable = part->kind == STUDY_CONTENT_TOPIC || (topics && part->item->kind != STUDY_ITEM_PROJECT);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autofree char *parent_id = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->parent_row), movable);
  if (!movable)
    return;

  for (guint i = 0; i < content->stages->len; i++)
    {
      const StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      if (!topics)
        add_parent (ids, titles, stage->id, stage->title);
      for (guint j = 0; topics && j < stage->topics->len; j++)
        {
          const StudyContentTopic *topic = g_ptr_array_index (stage->topics, j);

          add_parent (ids, titles, topic->id, topic->title);
        }
    }

  g_strfreev (self->parent_ids);
  self->parent_ids = g_strv_builder_end (ids);
  /* What is offered mostly stays, also while the user chooses from it. */
  if (!has_same_titles (adw_combo_row_get_model (self->parent_row), G_LIST_MODEL (titles)))
    adw_combo_row_set_model (self->parent_row, G_LIST_MODEL (titles));
  parent_id = study_content_dup_parent_id (content, self->id);
  for (guint i = 0; self->parent_ids[i] != NULL; i++)
    {
      if (g_strcmp0 (self->parent_ids[i], parent_id) == 0)
        adw_combo_row_set_selected (self->parent_row, i);
    }
}

/* Shows what the part is now. */
static void
load (StudyEditorPage *self)
{
  StudyContentPart part;

  /* The editor leaves a page whose part is gone. */
  if (!find_part (self, &part) || part.kind != self->kind)
    return;

  self->loading = TRUE;
  if (part.kind == STUDY_CONTENT_TOPIC)
    {
      adw_switch_row_set_active (self->optional_row, part.topic->optional);
      load_requires (self, part.topic);
      load_list (self, &part, STUDY_CONTENT_REFERENCE, self->references);
    }
  else if (part.kind == STUDY_CONTENT_ITEM)
    {
      load_item (self, part.item);
    }
  load_list (self, &part, get_child_kind (self), self->parts);
  load_parents (self, &part);
  gtk_widget_set_visible (self->project_group, lacks_project (self, &part));
  self->loading = FALSE;
}

/* Shows what the part is still. */
static void
fail (StudyEditorPage *self,
      const GError    *error)
{
  show_error (self, error);
  load (self);
}

static void
kind_selected_cb (StudyEditorPage *self)
{
  guint selected = adw_combo_row_get_selected (self->kind_row);
  g_autoptr (StudyContent) content = NULL;
  g_autoptr (GError) error = NULL;
  StudyContentPart part;

  if (self->loading || selected >= G_N_ELEMENTS (kinds) || !find_part (self, &part) ||
      part.item->kind == kinds[selected])
    return;

  content = study_trail_edit_begin (self->session);
  if (study_content_edit_set_kind (content, self->id, kinds[selected], &error))
    study_trail_edit_commit (self->session, content, STUDY_TRAIL_EDIT_CHANGE, self->id, NULL);
  else
    fail (self, error);
}

static void
hours_changed_cb (StudyEditorPage *self)
{
  double hours = adw_spin_row_get_value (self->hours_row);
  g_autoptr (StudyContent) content = NULL;
  g_autoptr (GError) error = NULL;
  StudyContentPart part;

  if (self->loading || !find_part (self, &part) || fabs (part.item->hours - hours) <= 0.05)
    return;

  content = study_trail_edit_begin (self->session);
  if (study_content_edit_set_hours (content, self->id, hours, &error))
    study_trail_edit_commit (self->session, content, STUDY_TRAIL_EDIT_CHANGE, self->id, NULL);
  else
    fail (self, error);
}

static void
optional_changed_cb (StudyEditorPage *self)
{
  gboolean optional = adw_switch_row_get_active (self->optional_row);
  g_autoptr (StudyContent) content = NULL;
  g_autoptr (GError) error = NULL;
  StudyContentPart part;

  if (self->loading || !find_part (self, &part) || part.topic->optional == optional)
    return;

  content = study_trail_edit_begin (self->session);
  if (study_content_edit_set_optional (content, self->id, optional, &error))
    study_trail_edit_commit (self->session, content, STUDY_TRAIL_EDIT_CHANGE, self->id, NULL);
  else
    fail (self, error);
}

static void
parent_selected_cb (StudyEditorPage *self)
{
  guint selected = adw_combo_row_get_selected (self->parent_row);
  g_autofree char *parent_id = NULL;
  g_autoptr (StudyContent) content = NULL;
  g_autoptr (GError) error = NULL;

  if (self->loading || self->parent_ids == NULL || selected >= g_strv_length (self->parent_ids))
    return;

  parent_id = study_content_dup_parent_id (study_session_get_content (self->session), self->id);
  if (g_strcmp0 (parent_id, self->parent_ids[selected]) == 0)
    return;

  content = study_trail_edit_begin (self->session);
  if (study_content_edit_move (content, self->id, self->parent_ids[selected], G_MAXUINT, &error))
    study_trail_edit_commit (self->session, content, STUDY_TRAIL_EDIT_MOVE, self->id, NULL);
  else
    fail (self, error);
}

/* Focuses the row at a position of a list; the last one where there are fewer,
 * and what adds one where there are none. */
static void
focus_row (StudyEditorPage      *self,
           StudyContentPartKind  kind,
           guint                 position)
{
  StudyBoxedList *list = kind == STUDY_CONTENT_REFERENCE ? self->reference_list : self->part_list;
  guint n_rows = study_boxed_list_get_n_rows (list);
  GtkListBoxRow *row = n_rows > 0 ? study_boxed_list_get_row (list, MIN (position, n_rows - 1))
                                  : study_boxed_list_get_footer (list);

  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Leaves the page on what is no longer there. Another reference may be called
 * as this one was: they are named by their positions. */
static void
leave (StudyEditorPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (view != NULL &&
      adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) == ADW_NAVIGATION_PAGE (self))
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

static void
remove_part (StudyEditorPage *self,
             const char      *id)
{
  g_autoptr (StudyEditorPage) keep = g_object_ref (self);
  g_autoptr (StudyContent) content = study_trail_edit_begin (self->session);
  g_autoptr (GError) error = NULL;
  StudyContentPart part;
  gboolean listed = !g_str_equal (id, self->id) && study_content_find (content, id, &part);

  if (!study_content_edit_remove (content, id, &error))
    {
      show_error (self, error);
      return;
    }

  study_trail_edit_commit (self->session, content, STUDY_TRAIL_EDIT_REMOVE, id, NULL);
  if (listed)
    focus_row (self, part.kind, part.position);
  else
    leave (self);
}

static void
remove_response_cb (AdwAlertDialog  *dialog,
                    const char      *response,
                    StudyEditorPage *self)
{
  remove_part (self, g_object_get_data (G_OBJECT (dialog), "id"));
}

/* Asks first where the user did something. */
static void
ask_to_remove (StudyEditorPage *self,
               const char      *id)
{
  g_autoptr (GtkBuilder) builder = NULL;
  g_autofree char *heading = NULL;
  AdwAlertDialog *dialog;

  study_editor_page_apply (self);
  if (!study_trail_edit_has_progress (self->session, id))
    {
      remove_part (self, id);
      return;
    }

  builder = gtk_builder_new_from_resource (RESOURCE_PATH "/ui/study-remove-dialog.ui");
  dialog = ADW_ALERT_DIALOG (gtk_builder_get_object (builder, "dialog"));
  /* Translators: the title of a part of a trail. */
  heading = study_text_fill (_("Remove “%s”?"),
                             study_content_get_text (study_session_get_content (self->session), id,
                                                     STUDY_CONTENT_FIELD_TITLE));
  adw_alert_dialog_set_heading (dialog, heading);
  g_object_set_data_full (G_OBJECT (dialog), "id", g_strdup (id), g_free);
  g_signal_connect_object (dialog, "response::remove", G_CALLBACK (remove_response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
remove_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  ask_to_remove (STUDY_EDITOR_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/* The row at the position is another one now; the focus follows the part. */
static void
move_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  StudyEditorPage *self = STUDY_EDITOR_PAGE (widget);
  g_autoptr (StudyContent) content = NULL;
  g_autoptr (GError) error = NULL;
  StudyContentPart part;
  const char *id;
  guint position;

  g_variant_get (parameter, "(&su)", &id, &position);
  study_editor_page_apply (self);
  content = study_trail_edit_begin (self->session);
  if (!study_content_find (content, id, &part))
    return;

  if (!study_content_edit_move (content, id, self->id, position, &error))
    {
      show_error (self, error);
      return;
    }

  study_trail_edit_commit (self->session, content, STUDY_TRAIL_EDIT_MOVE, id, NULL);
  focus_row (self, part.kind, position);
}

static char *
add_project (StudyEditorPage  *self,
             GError          **error)
{
  g_autoptr (StudyContent) content = study_trail_edit_begin (self->session);
  char *id = study_content_edit_add_project (content, self->id, _("Practice Project"), error);

  if (id != NULL)
    study_trail_edit_commit (self->session, content, STUDY_TRAIL_EDIT_ADD, id, NULL);

  return id;
}

/* Adds a part of the kind that is listed, or a practice project, and opens it. */
static void
add_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  StudyEditorPage *self = STUDY_EDITOR_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  study_editor_page_apply (self);
  if (g_str_equal (action_name, ACTION_ADD_PROJECT))
    id = add_project (self, &error);
  else
    id = study_trail_edit_add (self->session, self->id, get_child_kind (self), &error);

  if (id != NULL)
    gtk_widget_activate_action (widget, "part.open-new", "s", id);
  else
    show_error (self, error);
}

static void
add_reference_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  StudyEditorPage *self = STUDY_EDITOR_PAGE (widget);

  adw_dialog_present (study_reference_dialog_new (self->session, self->id), widget);
}

static void
study_editor_page_hiding (AdwNavigationPage *page)
{
  study_editor_page_apply (STUDY_EDITOR_PAGE (page));
}

static void
study_editor_page_dispose (GObject *object)
{
  StudyEditorPage *self = STUDY_EDITOR_PAGE (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_EDITOR_PAGE);
  g_clear_object (&self->parts);
  g_clear_object (&self->references);
  g_clear_object (&self->session);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->parent_ids, g_strfreev);

  G_OBJECT_CLASS (study_editor_page_parent_class)->dispose (object);
}

static void
study_editor_page_class_init (StudyEditorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = study_editor_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hiding = study_editor_page_hiding;

  g_type_ensure (STUDY_TYPE_BOXED_LIST);
  g_type_ensure (STUDY_TYPE_EDITOR_ROW);
  g_type_ensure (STUDY_TYPE_GROUP);

  gtk_widget_class_install_action (widget_class, "part.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, ACTION_ADD_PROJECT, NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "part.add-reference", NULL, add_reference_cb);
  gtk_widget_class_install_action (widget_class, "part.move", "(su)", move_cb);
  gtk_widget_class_install_action (widget_class, "part.remove", "s", remove_cb);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-editor-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, banner);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, title_row);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, title_error);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, short_title_row);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, kind_row);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, url_row);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, url_error);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, provider_row);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, hours_row);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, optional_row);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, requires_row);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, parent_row);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, objective_group);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, objective_view);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, text_group);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, text_view);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, parts_group);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, part_list);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, add_row);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, project_group);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, references_group);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, reference_list);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, remove_group);
  gtk_widget_class_bind_template_child (widget_class, StudyEditorPage, remove_row);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_has_text);
  gtk_widget_class_bind_template_callback (widget_class, study_field_show_hours);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, hours_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, optional_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, parent_selected_cb);
}

static void
study_editor_page_init (StudyEditorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  study_drag_scroll_install (GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (self->part_list),
                                                                           GTK_TYPE_SCROLLED_WINDOW)));
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  self->parts = g_list_store_new (STUDY_TYPE_EDITOR_PART);
  self->references = g_list_store_new (STUDY_TYPE_EDITOR_PART);
  study_boxed_list_set_model (self->part_list, G_LIST_MODEL (self->parts));
  study_boxed_list_set_model (self->reference_list, G_LIST_MODEL (self->references));
}

/* Binds a text, if such parts have it. */
static StudyEditorField *
bind_text (StudyEditorPage   *self,
           StudyContentField  field,
           GtkWidget         *widget,
           gboolean           has)
{
  StudyEditorField *bound;

  if (GTK_IS_EDITABLE (widget))
    gtk_widget_set_visible (widget, has);
  if (!has)
    return NULL;

  bound = study_editor_field_new (self->session, self->id, field, widget);
  g_ptr_array_add (self->fields, bound);

  return bound;
}

static void
bind_texts (StudyEditorPage *self)
{
  gboolean trail = self->kind == STUDY_CONTENT_TRAIL;
  gboolean item = self->kind == STUDY_CONTENT_ITEM;
  gboolean linked = item || self->kind == STUDY_CONTENT_REFERENCE;
  StudyEditorField *field;

  field = bind_text (self, STUDY_CONTENT_FIELD_TITLE, self->title_row, TRUE);
  study_editor_field_explain (field, self->title_error);
  bind_text (self, STUDY_CONTENT_FIELD_SHORT_TITLE, self->short_title_row, trail);
  bind_text (self, STUDY_CONTENT_FIELD_OBJECTIVE, self->objective_view, trail);
  field = bind_text (self, STUDY_CONTENT_FIELD_URL, self->url_row, linked);
  if (field != NULL)
    study_editor_field_explain (field, self->url_error);
  bind_text (self, STUDY_CONTENT_FIELD_PROVIDER, self->provider_row, item);
  bind_text (self, STUDY_CONTENT_FIELD_TEXT, self->text_view, !linked);
}

/* Shows what such parts have. */
static void
prepare (StudyEditorPage *self)
{
  gboolean trail = self->kind == STUDY_CONTENT_TRAIL;
  gboolean stage = self->kind == STUDY_CONTENT_STAGE;
  gboolean topic = self->kind == STUDY_CONTENT_TOPIC;
  gboolean item = self->kind == STUDY_CONTENT_ITEM;
  const char *heading = trail ? _("Stages") : stage ? _("Topics") : _("Items");
  const char *add = trail ? _("Add Stage") : stage ? _("Add Topic") : _("Add Item");
  const char *text = trail ? _("Description") : _("Text");
  const char *remove = stage ? _("Remove Stage") : topic ? _("Remove Topic") : item ? _("Remove Item")
                                                                                : _("Remove Reference");

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), study_editor_part_name (self->kind));
  gtk_widget_set_visible (self->back_button, !trail);
  gtk_widget_set_visible (GTK_WIDGET (self->kind_row), item);
  gtk_widget_set_visible (GTK_WIDGET (self->hours_row), item);
  gtk_widget_set_visible (GTK_WIDGET (self->optional_row), topic);
  gtk_widget_set_visible (GTK_WIDGET (self->requires_row), topic);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->parent_row),
                                 study_editor_part_name (topic ? STUDY_CONTENT_STAGE : STUDY_CONTENT_TOPIC));
  gtk_widget_set_visible (self->objective_group, trail);
  adw_preferences_group_set_title (self->text_group, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->text_group), trail || stage || topic);
  adw_preferences_group_set_title (self->parts_group, heading);
  g_object_set (self->part_list, "label", heading, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_row), add);
  gtk_widget_set_visible (GTK_WIDGET (self->parts_group), trail || stage || topic);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "part.add", trail || stage || topic);
  gtk_widget_set_visible (self->references_group, topic);
  gtk_widget_set_visible (self->remove_group, !trail);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->remove_row), remove);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove_row), "s", self->id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->requires_row), "s", self->id);
}

/* The id is of a part that is in the trail, empty for the trail itself. */
AdwNavigationPage *
study_editor_page_new (StudySession  *session,
                       StudyProblems *problems,
                       const char    *id)
{
  StudyEditorPage *self;
  StudyContentPart part;

  g_return_val_if_fail (STUDY_IS_SESSION (session), NULL);
  g_return_val_if_fail (STUDY_IS_PROBLEMS (problems), NULL);
  g_return_val_if_fail (study_content_find (study_session_get_content (session), id, &part), NULL);

  self = g_object_new (STUDY_TYPE_EDITOR_PAGE, NULL);
  self->session = g_object_ref (session);
  self->id = g_strdup (id);
  self->kind = part.kind;
  g_object_bind_property (problems, "message", self->banner, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (problems, "button", self->banner, "button-label", G_BINDING_SYNC_CREATE);
  prepare (self);
  bind_texts (self);
  g_signal_connect_object (study_session_get_trail (session), "content-changed", G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);
  load (self);

  return ADW_NAVIGATION_PAGE (self);
}

const char *
study_editor_page_get_id (StudyEditorPage *self)
{
  g_return_val_if_fail (STUDY_IS_EDITOR_PAGE (self), NULL);

  return self->id;
}

/* Lets the user write a title in place of the one that is there. */
void
study_editor_page_select_title (StudyEditorPage *self)
{
  g_return_if_fail (STUDY_IS_EDITOR_PAGE (self));

  gtk_widget_grab_focus (self->title_row);
  gtk_editable_select_region (GTK_EDITABLE (self->title_row), 0, -1);
}

/* Applies what was typed a moment ago. */
void
study_editor_page_apply (StudyEditorPage *self)
{
  g_return_if_fail (STUDY_IS_EDITOR_PAGE (self));

  for (guint i = 0; self->fields != NULL && i < self->fields->len; i++)
    study_editor_field_leave (g_ptr_array_index (self->fields, i));
}
