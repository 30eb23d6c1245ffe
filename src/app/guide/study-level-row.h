/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "formats/guide/study-guide.h"

G_BEGIN_DECLS

void  study_level_row_fill      (AdwComboRow *row,
                                 GPtrArray   *levels,
                                 guint        stage_level);
void  study_level_row_set_level (AdwComboRow *row,
                                 GPtrArray   *levels,
                                 guint        stage_level);
guint study_level_row_get_level (AdwComboRow *row,
                                 GPtrArray   *levels);

G_END_DECLS
