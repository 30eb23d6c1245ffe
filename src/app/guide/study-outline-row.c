/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/guide/study-outline-row.h"

#include <glib/gi18n.h>

#include "app/guide/study-guide-closures.h"
#include "widgets/study-tag.h"

/**
 * StudyOutlineRow:
 *
 * A part of a guide in its outline, with a check button that says whether it
 * gets into the trail. When the person checks it, the row activates
 * `outline.include` with the first line of the part and what was decided.
 */

struct _StudyOutlineRow
{
  AdwBin parent_instance;

  GtkTreeListRow *list_row;
  StudyGuidePart *part;
  GSignalGroup *part_signals;

  GtkCheckButton *check_button;
};

typedef enum
{
  PROP_LIST_ROW = 1,
  PROP_PART,
  PROP_LABEL,
} StudyOutlineRowProperty;

static GParamSpec *props[PROP_LABEL + 1];

G_DEFINE_FINAL_TYPE (StudyOutlineRow, study_outline_row, ADW_TYPE_BIN)

/* What is read of the row where it is not seen. */
static char *
get_label (StudyOutlineRow *self)
{
  g_autofree char *role = NULL;
  StudyGuideRole value;

  if (self->part == NULL)
    return g_strdup ("");

  g_object_get (self->part, "role", &value, NULL);
  role = study_closure_role (self, value);

  return study_guide_part_get_included (self->part)
           /* Translators: a part of a guide: its title, and what it becomes, such as “Topic”. */
           ? g_strdup_printf (_("%s, %s"), study_guide_part_get_title (self->part), role)
           /* Translators: a part of a guide that does not get into the trail. */
           : g_strdup_printf (_("%s, left out"), study_guide_part_get_title (self->part));
}

static void
notify_label (StudyOutlineRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}

static void
set_list_row (StudyOutlineRow *self,
              GtkTreeListRow  *list_row)
{
  if (!g_set_object (&self->list_row, list_row))
    return;

  g_clear_object (&self->part);
  if (list_row != NULL)
    self->part = gtk_tree_list_row_get_item (list_row);
  g_signal_group_set_target (self->part_signals, self->part);

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LIST_ROW]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PART]);
  notify_label (self);
}

static void
toggled_cb (StudyOutlineRow *self)
{
  gboolean active = gtk_check_button_get_active (self->check_button);

  /* When it shows what was decided, nobody decides anything. */
  if (self->part == NULL || active == study_guide_part_get_included (self->part))
    return;

  study_guide_part_set_included (self->part, active);
  gtk_widget_activate_action (GTK_WIDGET (self), "outline.include", "(ub)",
                              study_guide_part_get_first_line (self->part), active);
}

static void
study_outline_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  StudyOutlineRow *self = STUDY_OUTLINE_ROW (object);

  switch ((StudyOutlineRowProperty) prop_id)
    {
    case PROP_LIST_ROW:
      g_value_set_object (value, self->list_row);
      break;
    case PROP_PART:
      g_value_set_object (value, self->part);
      break;
    case PROP_LABEL:
      g_value_take_string (value, get_label (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_outline_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if ((StudyOutlineRowProperty) prop_id == PROP_LIST_ROW)
    set_list_row (STUDY_OUTLINE_ROW (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_outline_row_dispose (GObject *object)
{
  StudyOutlineRow *self = STUDY_OUTLINE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_OUTLINE_ROW);
  g_clear_object (&self->part_signals);
  g_clear_object (&self->part);
  g_clear_object (&self->list_row);

  G_OBJECT_CLASS (study_outline_row_parent_class)->dispose (object);
}

static void
study_outline_row_class_init (StudyOutlineRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = study_outline_row_get_property;
  object_class->set_property = study_outline_row_set_property;
  object_class->dispose = study_outline_row_dispose;

  /**
   * StudyOutlineRow:list-row:
   *
   * The row of the tree, with a [class@GuidePart].
   */
  props[PROP_LIST_ROW] =
    g_param_spec_object ("list-row", NULL, NULL, GTK_TYPE_TREE_LIST_ROW,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * StudyOutlineRow:part:
   *
   * The part that the row shows.
   */
  props[PROP_PART] =
    g_param_spec_object ("part", NULL, NULL, STUDY_TYPE_GUIDE_PART,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * StudyOutlineRow:label:
   *
   * What is read of the row where it is not seen.
   */
  props[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (STUDY_TYPE_GUIDE_PART);
  g_type_ensure (STUDY_TYPE_TAG);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyOutlineRow, check_button);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_role);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
study_outline_row_init (StudyOutlineRow *self)
{
  self->part_signals = g_signal_group_new (STUDY_TYPE_GUIDE_PART);
  g_signal_group_connect_swapped (self->part_signals, "notify", G_CALLBACK (notify_label), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkTreeListRow *
study_outline_row_get_list_row (StudyOutlineRow *self)
{
  g_return_val_if_fail (STUDY_IS_OUTLINE_ROW (self), NULL);

  return self->list_row;
}

/**
 * study_outline_row_toggle:
 * @self: a row
 *
 * Leaves the part out, or takes it in again, as if its check button were
 * clicked.
 */
void
study_outline_row_toggle (StudyOutlineRow *self)
{
  g_return_if_fail (STUDY_IS_OUTLINE_ROW (self));

  if (gtk_widget_get_sensitive (GTK_WIDGET (self->check_button)))
    gtk_check_button_set_active (self->check_button, !gtk_check_button_get_active (self->check_button));
}
