/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/study-activity-cell.h"

#include "model/text/study-text.h"

/**
 * StudyActivityCell:
 *
 * A day of [class@ActivityMap], for the keyboard focus and for assistive
 * technologies; the map draws it.
 *
 * ## CSS nodes
 *
 * ```
 * cell
 * ```
 */

struct _StudyActivityCell
{
  GtkWidget parent_instance;

  guint32 day;
  guint count;
};

G_DEFINE_FINAL_TYPE (StudyActivityCell, study_activity_cell, GTK_TYPE_WIDGET)

static void
study_activity_cell_class_init (StudyActivityCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
study_activity_cell_init (StudyActivityCell *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

StudyActivityCell *
study_activity_cell_new (void)
{
  return g_object_new (STUDY_TYPE_ACTIVITY_CELL, NULL);
}

/* The Julian number of its day, 0 when it has none. */
guint32
study_activity_cell_get_day (StudyActivityCell *self)
{
  g_return_val_if_fail (STUDY_IS_ACTIVITY_CELL (self), 0);

  return self->day;
}

/* Sets the day that the cell stands for, and how many items were done on it. */
void
study_activity_cell_show_day (StudyActivityCell *self,
                              guint32            day,
                              guint              count)
{
  g_autofree char *text = NULL;

  g_return_if_fail (STUDY_IS_ACTIVITY_CELL (self));

  if (self->day == day && self->count == count)
    return;

  self->day = day;
  self->count = count;

  text = study_text_day_count (count, day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}
