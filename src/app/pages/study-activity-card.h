/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/progress/study-diary.h"
#include "model/trail/study-trail.h"

G_BEGIN_DECLS

#define STUDY_TYPE_ACTIVITY_CARD (study_activity_card_get_type ())

G_DECLARE_FINAL_TYPE (StudyActivityCard, study_activity_card, STUDY, ACTIVITY_CARD, GtkWidget)

G_END_DECLS
