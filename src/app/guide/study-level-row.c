/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/guide/study-level-row.h"

/* Lets a person choose what counts as a stage. Where there is nothing to choose the row
 * hides. */
void
study_level_row_fill (AdwComboRow *row,
                      GPtrArray   *levels,
                      guint        stage_level)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < levels->len; i++)
    {
      const StudyGuideLevel *level = g_ptr_array_index (levels, i);

      gtk_string_list_append (labels, level->label);
    }

  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
  study_level_row_set_level (row, levels, stage_level);
  gtk_widget_set_visible (GTK_WIDGET (row), levels->len > 1);
}

/* Shows what counts as a stage. */
void
study_level_row_set_level (AdwComboRow *row,
                           GPtrArray   *levels,
                           guint        stage_level)
{
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < levels->len; i++)
    {
      if (((const StudyGuideLevel *) g_ptr_array_index (levels, i))->level == stage_level)
        selected = i;
    }
  adw_combo_row_set_selected (row, selected);
}

/* Returns what is chosen, for #StudyGuideOptions.stage_level; 0 for nothing. */
guint
study_level_row_get_level (AdwComboRow *row,
                           GPtrArray   *levels)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected < levels->len ? ((const StudyGuideLevel *) g_ptr_array_index (levels, selected))->level : 0;
}
