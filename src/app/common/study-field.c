/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/study-field.h"

#include <math.h>

/* Points at a mistake in what a row's entry holds, or no longer: to those who see it,
 * and to assistive technologies. The row below it has a label that says what is
 * wrong. */
void
study_field_set_invalid (GtkWidget *row,
                         GtkWidget *error_row,
                         gboolean   invalid)
{
  GtkAccessible *entry;

  g_return_if_fail (GTK_IS_EDITABLE (row));

  if (gtk_widget_get_visible (error_row) == invalid)
    return;

  entry = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  gtk_widget_set_visible (error_row, invalid);
  if (invalid)
    {
      gtk_widget_add_css_class (row, "error");
      gtk_accessible_update_state (entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_relation (entry, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE,
                                      gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (error_row)), NULL, -1);
    }
  else
    {
      gtk_widget_remove_css_class (row, "error");
      gtk_accessible_reset_state (entry, GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_relation (entry, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
    }
}

/* For `changed` of a row, with the row that says what is wrong. */
void
study_field_clear (GtkWidget *error_row,
                   GtkWidget *row)
{
  study_field_set_invalid (row, error_row, FALSE);
}

/* Sets a text with the caret where it was. In a link before which the scheme is put, that
 * is as far from its end. */
void
study_field_set_text (GtkEditable *editable,
                      const char  *text)
{
  g_autofree char *before = NULL;
  int position;

  g_return_if_fail (GTK_IS_EDITABLE (editable));

  before = g_strdup (gtk_editable_get_text (editable));
  position = gtk_editable_get_position (editable);
  if (g_str_has_suffix (text, before))
    position += (int) (g_utf8_strlen (text, -1) - g_utf8_strlen (before, -1));
  gtk_editable_set_text (editable, text);
  gtk_editable_set_position (editable, MIN (position, (int) g_utf8_strlen (text, -1)));
}

static gboolean
stop_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  return GDK_EVENT_STOP;
}

/* An undo with nothing left to undo in the text within ends here: it is not to take back
 * something else on the page. */
void
study_field_keep_undo (GtkWidget *widget)
{
  const GdkModifierType modifiers[] = { GDK_CONTROL_MASK, GDK_CONTROL_MASK | GDK_SHIFT_MASK };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (modifiers); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, modifiers[i]),
                                                            gtk_callback_action_new (stop_cb, NULL, NULL)));

  gtk_widget_add_controller (widget, controller);
}

/* For `output` of a row for hours: shows whole hours without decimals. */
gboolean
study_field_show_hours (AdwSpinRow *row)
{
  double hours;
  g_autofree char *text = NULL;

  g_return_val_if_fail (ADW_IS_SPIN_ROW (row), FALSE);

  hours = adw_spin_row_get_value (row);
  text = g_strdup_printf ("%.*f", hours == round (hours) ? 0 : 1, hours);
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
    gtk_editable_set_text (GTK_EDITABLE (row), text);

  return TRUE;
}
