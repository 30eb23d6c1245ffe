/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/study-activity-cell.h"

#include "model/text/study-text.h"

/**
 * StudyActivityCell:
 *
 * A day of [class@ActivityMap].
 *
 * ## CSS nodes
 *
 * ```
 * cell[.level-0|.level-1|.level-2|.level-3|.level-4]
 * ```
 */

struct _StudyActivityCell
{
  GtkWidget parent_instance;

  guint32 day;
  guint count;
};

G_DEFINE_FINAL_TYPE (StudyActivityCell, study_activity_cell, GTK_TYPE_WIDGET)

static const char *
get_level (guint count)
{
  if (count == 0)
    return "level-0";
  if (count == 1)
    return "level-1";
  if (count == 2)
    return "level-2";
  if (count <= 4)
    return "level-3";

  return "level-4";
}

static gboolean
study_activity_cell_query_tooltip (GtkWidget  *widget,
                                   int         x,
                                   int         y,
                                   gboolean    keyboard_tooltip,
                                   GtkTooltip *tooltip)
{
  StudyActivityCell *self = STUDY_ACTIVITY_CELL (widget);
  g_autofree char *text = study_text_day_count (self->count, self->day);

  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
study_activity_cell_class_init (StudyActivityCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->query_tooltip = study_activity_cell_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
study_activity_cell_init (StudyActivityCell *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * study_activity_cell_new:
 *
 * Returns: (transfer floating): a cell that shows no day yet
 */
StudyActivityCell *
study_activity_cell_new (void)
{
  return g_object_new (STUDY_TYPE_ACTIVITY_CELL, NULL);
}

/**
 * study_activity_cell_get_day:
 * @self: a cell
 *
 * Returns: the Julian number of its day, 0 when it shows none
 */
guint32
study_activity_cell_get_day (StudyActivityCell *self)
{
  g_return_val_if_fail (STUDY_IS_ACTIVITY_CELL (self), 0);

  return self->day;
}

/**
 * study_activity_cell_get_count:
 * @self: a cell
 *
 * Returns: how many items were done on its day
 */
guint
study_activity_cell_get_count (StudyActivityCell *self)
{
  g_return_val_if_fail (STUDY_IS_ACTIVITY_CELL (self), 0);

  return self->count;
}

/**
 * study_activity_cell_show_day:
 * @self: a cell
 * @day: a day's Julian number, as in [struct@GLib.Date]
 * @count: how many items were done on it
 *
 * Sets what the cell shows.
 */
void
study_activity_cell_show_day (StudyActivityCell *self,
                              guint32            day,
                              guint              count)
{
  const char *old_level, *level;
  g_autofree char *text = NULL;

  g_return_if_fail (STUDY_IS_ACTIVITY_CELL (self));

  if (self->day == day && self->count == count)
    return;

  old_level = self->day != 0 ? get_level (self->count) : "";
  level = get_level (count);
  self->day = day;
  self->count = count;

  if (!g_str_equal (old_level, level))
    {
      if (*old_level != '\0')
        gtk_widget_remove_css_class (GTK_WIDGET (self), old_level);
      gtk_widget_add_css_class (GTK_WIDGET (self), level);
    }

  text = study_text_day_count (count, day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}
