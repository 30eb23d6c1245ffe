/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/content/study-reference.h"

G_BEGIN_DECLS

#define STUDY_TYPE_LINK_ROW (study_link_row_get_type ())

G_DECLARE_FINAL_TYPE (StudyLinkRow, study_link_row, STUDY, LINK_ROW, AdwActionRow)

GtkWidget      *study_link_row_new           (void);
StudyReference *study_link_row_get_reference (StudyLinkRow *self);
void            study_link_row_set_reference (StudyLinkRow   *self,
                                              StudyReference *reference);

G_END_DECLS
