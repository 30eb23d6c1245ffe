/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/study-object-row.h"

/**
 * StudyObjectRow:
 *
 * A row about an object. It outlives the object: it is given another one.
 *
 * One on which there is nothing to do is not focusable, and passes the keyboard
 * on to what is in it, or to the next row.
 */

typedef struct
{
  GObject *object;
} StudyObjectRowPrivate;

typedef enum
{
  PROP_OBJECT = 1,
} StudyObjectRowProperty;

static GParamSpec *props[PROP_OBJECT + 1];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StudyObjectRow, study_object_row, ADW_TYPE_ACTION_ROW)

static void
study_object_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if ((StudyObjectRowProperty) prop_id == PROP_OBJECT)
    g_value_set_object (value, study_object_row_get_object (STUDY_OBJECT_ROW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_object_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if ((StudyObjectRowProperty) prop_id == PROP_OBJECT)
    study_object_row_set_object (STUDY_OBJECT_ROW (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

/* A list box has the first of its rows take the focus, or nothing of it. */
static gboolean
study_object_row_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  const gboolean backward = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *next = widget;

  if (gtk_widget_get_focusable (widget))
    return GTK_WIDGET_CLASS (study_object_row_parent_class)->focus (widget, direction);

  if (gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)), direction))
    return TRUE;

  do
    next = backward ? gtk_widget_get_prev_sibling (next) : gtk_widget_get_next_sibling (next);
  while (next != NULL && !gtk_widget_get_visible (next));

  return next != NULL && gtk_widget_child_focus (next, direction);
}

static void
study_object_row_dispose (GObject *object)
{
  StudyObjectRowPrivate *priv = study_object_row_get_instance_private (STUDY_OBJECT_ROW (object));

  g_clear_object (&priv->object);

  G_OBJECT_CLASS (study_object_row_parent_class)->dispose (object);
}

static void
study_object_row_class_init (StudyObjectRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_object_row_get_property;
  object_class->set_property = study_object_row_set_property;
  object_class->dispose = study_object_row_dispose;

  GTK_WIDGET_CLASS (klass)->focus = study_object_row_focus;

  props[PROP_OBJECT] =
    g_param_spec_object ("object", NULL, NULL, G_TYPE_OBJECT,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
study_object_row_init (StudyObjectRow *self)
{
}

gpointer
study_object_row_get_object (StudyObjectRow *self)
{
  StudyObjectRowPrivate *priv;

  g_return_val_if_fail (STUDY_IS_OBJECT_ROW (self), NULL);

  priv = study_object_row_get_instance_private (self);

  return priv->object;
}

void
study_object_row_set_object (StudyObjectRow *self,
                             gpointer        object)
{
  StudyObjectRowPrivate *priv;
  StudyObjectRowClass *klass;

  g_return_if_fail (STUDY_IS_OBJECT_ROW (self));

  priv = study_object_row_get_instance_private (self);
  klass = STUDY_OBJECT_ROW_GET_CLASS (self);
  if (!g_set_object (&priv->object, object))
    return;

  if (klass->object_changed != NULL)
    klass->object_changed (self, object);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OBJECT]);
}
