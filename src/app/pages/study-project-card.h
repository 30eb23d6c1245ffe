/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/trail/study-item.h"

G_BEGIN_DECLS

#define STUDY_TYPE_PROJECT_CARD (study_project_card_get_type ())

G_DECLARE_FINAL_TYPE (StudyProjectCard, study_project_card, STUDY, PROJECT_CARD, GtkBox)

void study_project_card_set_item (StudyProjectCard *self,
                                  StudyItem        *item,
                                  gboolean          show_heading);

G_END_DECLS
