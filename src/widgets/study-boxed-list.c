/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/study-boxed-list.h"

#include <adwaita.h>

#include "config.h"

/**
 * StudyBoxedList:
 *
 * A list model as a boxed list of rows. Rows are made once and given other
 * objects when the model changes or is replaced. A long model is shown in
 * parts, and the last row of a part adds the next one; of a part, the first
 * rows are there at once and the others a moment later.
 *
 * ## CSS nodes
 *
 * ```
 * boxedlist
 * ╰── list.boxed-list
 * ```
 */

struct _StudyBoxedList
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GtkWidget *more_row;

  GListModel *model;
  GSignalGroup *model_signals;
  GtkListBoxRow *footer;
  GSignalGroup *footer_signals;
  GPtrArray *rows; /* all that were made, as they stand in the list */
  GArray *shown; /* by position, which of the rows shows what is there */
  GType row_type;
  StudyBoxedListTypeFunc type_func;
  guint limit;
  guint idle_id;
};

/* How many rows can be made without a frame being late. */
#define BATCH 24

typedef enum
{
  PROP_MODEL = 1,
  PROP_ROW_TYPE,
  PROP_FOOTER,
  PROP_LABEL,
} StudyBoxedListProperty;

static GParamSpec *props[PROP_LABEL + 1];

typedef enum
{
  SIGNAL_ROW_CREATED,
} StudyBoxedListSignal;

static guint signals[SIGNAL_ROW_CREATED + 1];

G_DEFINE_FINAL_TYPE (StudyBoxedList, study_boxed_list, GTK_TYPE_WIDGET)

/* Which of the rows shows what is at a position. */
static GtkWidget *
row_at (StudyBoxedList *self,
        guint           position)
{
  return g_ptr_array_index (self->rows, g_array_index (self->shown, guint, position));
}

static void
make_row (StudyBoxedList *self,
          GType           type)
{
  GtkWidget *row = g_object_new (type, NULL);

  gtk_list_box_insert (self->list, row, (int) self->rows->len);
  g_ptr_array_add (self->rows, row);
  g_signal_emit (self, signals[SIGNAL_ROW_CREATED], 0, row);
}

/* Gives the row at a position its object. Rows of other types stay where they are, for another
 * model. Whether a row does now what another one did. */
static gboolean
fill_row (StudyBoxedList *self,
          guint           position)
{
  g_autoptr (GObject) object = g_list_model_get_item (self->model, position);
  const GType type = self->type_func != NULL ? self->type_func (object) : self->row_type;
  guint place = position > 0 ? g_array_index (self->shown, guint, position - 1) + 1 : 0;
  gboolean moved;

  while (place < self->rows->len && G_OBJECT_TYPE (g_ptr_array_index (self->rows, place)) != type)
    place++;
  if (place == self->rows->len)
    make_row (self, type);

  moved = position >= self->shown->len || g_array_index (self->shown, guint, position) != place;
  if (position >= self->shown->len)
    g_array_append_val (self->shown, place);
  else
    g_array_index (self->shown, guint, position) = place;

  g_object_set (g_ptr_array_index (self->rows, place), "object", object, NULL);
  gtk_widget_set_visible (g_ptr_array_index (self->rows, place), TRUE);

  return moved;
}

static gboolean
focus_row (GtkWidget *row)
{
  return gtk_widget_grab_focus (row) || gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

/* Hides a row that shows nothing any more. The keyboard focus goes to the row that stays
 * before it, or to what is nearest. */
static void
hide_row (StudyBoxedList *self,
          GtkWidget      *row,
          guint           n_before)
{
  GtkRoot *root = gtk_widget_get_root (row);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && (focus == row || gtk_widget_is_ancestor (focus, row)) &&
      !(self->shown->len > 0 && focus_row (row_at (self, MAX (n_before, 1) - 1))) &&
      !(self->footer != NULL && focus_row (GTK_WIDGET (self->footer))))
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_BACKWARD);

  gtk_widget_set_visible (row, FALSE);
  g_object_set (row, "object", NULL, NULL);
}

static void
hide_rows (StudyBoxedList *self)
{
  guint position = 0;

  for (guint place = 0; place < self->rows->len; place++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, place);

      if (position < self->shown->len && g_array_index (self->shown, guint, position) == place)
        position++;
      else if (gtk_widget_get_visible (row))
        hide_row (self, row, position);
    }
}

static void
update_visible (StudyBoxedList *self)
{
  const gboolean has_footer = self->footer != NULL && gtk_widget_get_visible (GTK_WIDGET (self->footer));

  /* A box around nothing would be a line. */
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->shown->len > 0 || has_footer);
}

static void make_more_cb (gpointer user_data);

/* Gives the rows in a range their objects, and hides those that are over. Rows
 * that are yet to be made come in batches, with frames between them. */
static void
update_rows (StudyBoxedList *self,
             guint           first,
             guint           last)
{
  const guint n_items = self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
  const guint n_wanted = MIN (n_items, self->limit);
  const guint n_most = self->rows->len + BATCH;
  gboolean moved = FALSE;
  guint i;

  /* Where another row is taken, so is it for all that follow. */
  for (i = MIN (first, self->shown->len); i < n_wanted && (i < last || moved) && self->rows->len < n_most; i++)
    moved |= fill_row (self, i);

  g_array_set_size (self->shown, moved ? i : MIN (self->shown->len, n_wanted));
  hide_rows (self);

  if (self->shown->len == n_wanted)
    g_clear_handle_id (&self->idle_id, g_source_remove);
  else if (self->idle_id == 0)
    self->idle_id = g_idle_add_once (make_more_cb, self);

  gtk_widget_set_visible (self->more_row, self->shown->len == n_wanted && n_items > n_wanted);
  update_visible (self);
}

static void
make_more_cb (gpointer user_data)
{
  StudyBoxedList *self = STUDY_BOXED_LIST (user_data);

  self->idle_id = 0;
  update_rows (self, self->shown->len, G_MAXUINT);
}

static void
items_changed_cb (StudyBoxedList *self,
                  guint           position,
                  guint           removed,
                  guint           added)
{
  update_rows (self, position, removed == added ? position + added : G_MAXUINT);
}

static void
study_boxed_list_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  StudyBoxedList *self = STUDY_BOXED_LIST (object);

  switch ((StudyBoxedListProperty) prop_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_FOOTER:
      g_value_set_object (value, self->footer);
      break;
    case PROP_ROW_TYPE:
    case PROP_LABEL:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_boxed_list_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  StudyBoxedList *self = STUDY_BOXED_LIST (object);

  switch ((StudyBoxedListProperty) prop_id)
    {
    case PROP_MODEL:
      study_boxed_list_set_model (self, g_value_get_object (value));
      break;
    case PROP_ROW_TYPE:
      self->row_type = g_value_get_gtype (value);
      break;
    case PROP_FOOTER:
      study_boxed_list_set_footer (self, g_value_get_object (value));
      break;
    case PROP_LABEL:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, g_value_get_string (value),
                                      -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_boxed_list_constructed (GObject *object)
{
  StudyBoxedList *self = STUDY_BOXED_LIST (object);
  GtkWidgetClass *row_class = g_type_class_get (self->row_type);

  G_OBJECT_CLASS (study_boxed_list_parent_class)->constructed (object);

  /* What is not an item of a list makes the list a group. It is one stop for the Tab key, and the arrow keys
   * move in it. */
  if (gtk_widget_class_get_accessible_role (row_class) != GTK_ACCESSIBLE_ROLE_CHECKBOX)
    return;

  g_object_set (self->list, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_list_box_set_tab_behavior (self->list, GTK_LIST_TAB_ITEM);
}

static void
study_boxed_list_dispose (GObject *object)
{
  StudyBoxedList *self = STUDY_BOXED_LIST (object);

  g_signal_group_set_target (self->model_signals, NULL);
  g_signal_group_set_target (self->footer_signals, NULL);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_object (&self->model);
  g_clear_object (&self->footer);
  g_ptr_array_set_size (self->rows, 0);
  g_array_set_size (self->shown, 0);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_BOXED_LIST);

  G_OBJECT_CLASS (study_boxed_list_parent_class)->dispose (object);
}

static void
study_boxed_list_finalize (GObject *object)
{
  StudyBoxedList *self = STUDY_BOXED_LIST (object);

  g_clear_object (&self->model_signals);
  g_clear_object (&self->footer_signals);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_array_unref);

  G_OBJECT_CLASS (study_boxed_list_parent_class)->finalize (object);
}

static void
study_boxed_list_class_init (StudyBoxedListClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = study_boxed_list_get_property;
  object_class->set_property = study_boxed_list_set_property;
  object_class->constructed = study_boxed_list_constructed;
  object_class->dispose = study_boxed_list_dispose;
  object_class->finalize = study_boxed_list_finalize;

  props[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  /* The type of a row, or of most. Its property `object` takes an object of the model. */
  props[PROP_ROW_TYPE] =
    g_param_spec_gtype ("row-type", NULL, NULL, GTK_TYPE_LIST_BOX_ROW,
                        G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /* A row to keep after all others; without it, and without others, there is nothing to
   * see. */
  props[PROP_FOOTER] = g_param_spec_object ("footer", NULL, NULL, GTK_TYPE_LIST_BOX_ROW, flags);
  /* The accessible name of the list. */
  props[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * StudyBoxedList::row-created:
   * @self: a list
   * @row: the row
   *
   * A row came into the list; its object changes later without notice.
   */
  signals[SIGNAL_ROW_CREATED] =
    g_signal_new ("row-created", STUDY_TYPE_BOXED_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, GTK_TYPE_LIST_BOX_ROW);

  gtk_widget_class_set_css_name (widget_class, "boxedlist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-boxed-list.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyBoxedList, list);
  gtk_widget_class_bind_template_child (widget_class, StudyBoxedList, more_row);
  gtk_widget_class_bind_template_callback (widget_class, study_boxed_list_show_more);
}

static void
study_boxed_list_init (StudyBoxedList *self)
{
  self->rows = g_ptr_array_new ();
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->limit = STUDY_BOXED_LIST_PAGE;
  gtk_widget_init_template (GTK_WIDGET (self));

  self->model_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->model_signals, "items-changed",
                                  G_CALLBACK (items_changed_cb), self);

  self->footer_signals = g_signal_group_new (GTK_TYPE_LIST_BOX_ROW);
  g_signal_group_connect_swapped (self->footer_signals, "notify::visible",
                                  G_CALLBACK (update_visible), self);
}

/* Shows another model, from the first part on. */
void
study_boxed_list_set_model (StudyBoxedList *self,
                            GListModel     *model)
{
  g_return_if_fail (STUDY_IS_BOXED_LIST (self));
  g_return_if_fail (model == NULL || G_IS_LIST_MODEL (model));

  if (!g_set_object (&self->model, model))
    return;

  g_signal_group_set_target (self->model_signals, model);
  self->limit = STUDY_BOXED_LIST_PAGE;
  update_rows (self, 0, G_MAXUINT);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MODEL]);
}

/* Lets objects of a model have rows of other types than `row-type`. */
void
study_boxed_list_set_type_func (StudyBoxedList         *self,
                                StudyBoxedListTypeFunc  func)
{
  g_return_if_fail (STUDY_IS_BOXED_LIST (self));

  self->type_func = func;
  /* The arrow keys leave a row that opens as the Tab key does, which is to lead to the next row then. */
  gtk_list_box_set_tab_behavior (self->list, GTK_LIST_TAB_ALL);
}

GtkListBoxRow *
study_boxed_list_get_footer (StudyBoxedList *self)
{
  g_return_val_if_fail (STUDY_IS_BOXED_LIST (self), NULL);

  return self->footer;
}

void
study_boxed_list_set_footer (StudyBoxedList *self,
                             GtkListBoxRow  *footer)
{
  g_autoptr (GtkListBoxRow) old = NULL;

  g_return_if_fail (STUDY_IS_BOXED_LIST (self));
  g_return_if_fail (footer == NULL || GTK_IS_LIST_BOX_ROW (footer));

  if (self->footer == footer)
    return;

  old = g_steal_pointer (&self->footer);
  if (old != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));

  if (footer != NULL)
    {
      self->footer = g_object_ref_sink (footer);
      gtk_list_box_append (self->list, GTK_WIDGET (footer));
    }

  g_signal_group_set_target (self->footer_signals, footer);
  update_visible (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FOOTER]);
}

/* How many objects of the model have a row on the screen. */
guint
study_boxed_list_get_n_rows (StudyBoxedList *self)
{
  g_return_val_if_fail (STUDY_IS_BOXED_LIST (self), 0);

  return self->shown->len;
}

GtkListBoxRow *
study_boxed_list_get_row (StudyBoxedList *self,
                          guint           position)
{
  g_return_val_if_fail (STUDY_IS_BOXED_LIST (self), NULL);

  return position < self->shown->len ? GTK_LIST_BOX_ROW (row_at (self, position)) : NULL;
}

/* Gets the row of an object, which is made for that; %NULL where the model does not have it. */
GtkListBoxRow *
study_boxed_list_find_row (StudyBoxedList *self,
                           gpointer        object)
{
  guint n_items;

  g_return_val_if_fail (STUDY_IS_BOXED_LIST (self), NULL);

  n_items = self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (GObject) found = g_list_model_get_item (self->model, i);

      if (found != object)
        continue;

      self->limit = MAX (self->limit, i + 1);
      while (i >= self->shown->len)
        update_rows (self, self->shown->len, G_MAXUINT);

      return GTK_LIST_BOX_ROW (row_at (self, i));
    }

  return NULL;
}

/* Adds the next part of a long model and moves the keyboard focus there. */
void
study_boxed_list_show_more (StudyBoxedList *self)
{
  const guint first = self->shown->len;

  g_return_if_fail (STUDY_IS_BOXED_LIST (self));

  self->limit += STUDY_BOXED_LIST_PAGE;
  update_rows (self, first, G_MAXUINT);

  if (first < self->shown->len)
    focus_row (row_at (self, first));
}
