/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void     study_field_set_invalid (GtkWidget  *row,
                                  GtkWidget  *error_row,
                                  gboolean    invalid);
void     study_field_clear       (GtkWidget  *error_row,
                                  GtkWidget  *row);
void     study_field_set_text    (GtkEditable *editable,
                                  const char  *text);
void     study_field_keep_undo   (GtkWidget  *widget);
gboolean study_field_show_hours  (AdwSpinRow *row);

G_END_DECLS
