/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void        study_language_row_fill (AdwComboRow *row,
                                     const char  *language);
const char *study_language_row_get  (AdwComboRow *row);
void        study_language_row_set  (AdwComboRow *row,
                                     const char  *language);

G_END_DECLS
