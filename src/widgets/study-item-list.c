/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/study-item-list.h"

#include "config.h"

/**
 * StudyItemList:
 *
 * Items of a topic as a boxed list of check rows; see [class@BoxedList].
 */

struct _StudyItemList
{
  GtkWidget parent_instance;

  StudyBoxedList *rows;
  char *label;
  gboolean editable;
};

typedef enum
{
  PROP_MODEL = 1,
  PROP_FOOTER,
  PROP_LABEL,
  PROP_EDITABLE,
} StudyItemListProperty;

static GParamSpec *props[PROP_EDITABLE + 1];

typedef enum
{
  SIGNAL_EDIT,
  SIGNAL_REMOVE,
} StudyItemListSignal;

static guint signals[SIGNAL_REMOVE + 1];

G_DEFINE_FINAL_TYPE (StudyItemList, study_item_list, GTK_TYPE_WIDGET)

static void
edit_cb (StudyItemList *self,
         StudyItem     *item)
{
  g_signal_emit (self, signals[SIGNAL_EDIT], 0, item);
}

static void
remove_cb (StudyItemList *self,
           StudyItem     *item)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0, item);
}

static void
row_created_cb (StudyItemList *self,
                StudyCheckRow *row)
{
  g_signal_connect_object (row, "edit", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self, "editable", row, "editable", G_BINDING_SYNC_CREATE);
}

static void
study_item_list_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  StudyItemList *self = STUDY_ITEM_LIST (object);

  switch ((StudyItemListProperty) prop_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, study_item_list_get_model (self));
      break;
    case PROP_FOOTER:
      g_value_set_object (value, study_item_list_get_footer (self));
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_item_list_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  StudyItemList *self = STUDY_ITEM_LIST (object);

  switch ((StudyItemListProperty) prop_id)
    {
    case PROP_MODEL:
      study_item_list_set_model (self, g_value_get_object (value));
      break;
    case PROP_FOOTER:
      study_item_list_set_footer (self, g_value_get_object (value));
      break;
    case PROP_LABEL:
      if (g_set_str (&self->label, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_EDITABLE:
      if (self->editable == g_value_get_boolean (value))
        break;
      self->editable = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_item_list_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDY_TYPE_ITEM_LIST);

  G_OBJECT_CLASS (study_item_list_parent_class)->dispose (object);
}

static void
study_item_list_finalize (GObject *object)
{
  StudyItemList *self = STUDY_ITEM_LIST (object);

  g_clear_pointer (&self->label, g_free);

  G_OBJECT_CLASS (study_item_list_parent_class)->finalize (object);
}

static void
study_item_list_class_init (StudyItemListClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (STUDY_TYPE_BOXED_LIST);
  g_type_ensure (STUDY_TYPE_CHECK_ROW);

  object_class->get_property = study_item_list_get_property;
  object_class->set_property = study_item_list_set_property;
  object_class->dispose = study_item_list_dispose;
  object_class->finalize = study_item_list_finalize;

  /**
   * StudyItemList:model:
   *
   * The items.
   */
  props[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  /**
   * StudyItemList:footer:
   *
   * A row to keep after all others, or %NULL.
   */
  props[PROP_FOOTER] = g_param_spec_object ("footer", NULL, NULL, GTK_TYPE_LIST_BOX_ROW, flags);
  /**
   * StudyItemList:label:
   *
   * The accessible name of the list.
   */
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  /**
   * StudyItemList:editable:
   *
   * Whether the checks can be changed.
   */
  props[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * StudyItemList::edit:
   * @self: a list
   * @item: the course
   *
   * The person wants to edit a course of their own.
   */
  signals[SIGNAL_EDIT] =
    g_signal_new ("edit", STUDY_TYPE_ITEM_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, STUDY_TYPE_ITEM);
  /**
   * StudyItemList::remove:
   * @self: a list
   * @item: the course
   *
   * The person wants to remove a course of their own.
   */
  signals[SIGNAL_REMOVE] =
    g_signal_new ("remove", STUDY_TYPE_ITEM_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, STUDY_TYPE_ITEM);

  gtk_widget_class_set_css_name (widget_class, "itemlist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-item-list.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyItemList, rows);
  gtk_widget_class_bind_template_callback (widget_class, row_created_cb);
}

static void
study_item_list_init (StudyItemList *self)
{
  self->editable = TRUE;

  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
study_item_list_new (void)
{
  return g_object_new (STUDY_TYPE_ITEM_LIST, NULL);
}

GListModel *
study_item_list_get_model (StudyItemList *self)
{
  g_return_val_if_fail (STUDY_IS_ITEM_LIST (self), NULL);

  return study_boxed_list_get_model (self->rows);
}

/**
 * study_item_list_set_model:
 * @self: a list
 * @model: (nullable) (element-type StudyItem): the items
 *
 * Sets the items.
 */
void
study_item_list_set_model (StudyItemList *self,
                           GListModel    *model)
{
  g_return_if_fail (STUDY_IS_ITEM_LIST (self));

  if (study_boxed_list_get_model (self->rows) == model)
    return;

  study_boxed_list_set_model (self->rows, model);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MODEL]);
}

GtkListBoxRow *
study_item_list_get_footer (StudyItemList *self)
{
  g_return_val_if_fail (STUDY_IS_ITEM_LIST (self), NULL);

  return study_boxed_list_get_footer (self->rows);
}

/**
 * study_item_list_set_footer:
 * @self: a list
 * @footer: (nullable): a row to keep after all others
 *
 * Sets the last row.
 */
void
study_item_list_set_footer (StudyItemList *self,
                            GtkListBoxRow *footer)
{
  g_return_if_fail (STUDY_IS_ITEM_LIST (self));

  if (study_boxed_list_get_footer (self->rows) == footer)
    return;

  study_boxed_list_set_footer (self->rows, footer);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FOOTER]);
}

/**
 * study_item_list_get_n_rows:
 * @self: a list
 *
 * Returns: how many items have a row on the screen
 */
guint
study_item_list_get_n_rows (StudyItemList *self)
{
  g_return_val_if_fail (STUDY_IS_ITEM_LIST (self), 0);

  return study_boxed_list_get_n_rows (self->rows);
}

StudyCheckRow *
study_item_list_get_row (StudyItemList *self,
                         guint          position)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (STUDY_IS_ITEM_LIST (self), NULL);

  row = study_boxed_list_get_row (self->rows, position);

  return row != NULL ? STUDY_CHECK_ROW (row) : NULL;
}
