/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/progress/study-activity.h"

G_BEGIN_DECLS

#define STUDY_TYPE_ACTIVITY_MAP (study_activity_map_get_type ())

G_DECLARE_FINAL_TYPE (StudyActivityMap, study_activity_map, STUDY, ACTIVITY_MAP, GtkWidget)

GtkWidget     *study_activity_map_new          (void);
StudyActivity *study_activity_map_get_activity (StudyActivityMap *self);
void           study_activity_map_set_activity (StudyActivityMap *self,
                                                StudyActivity    *activity);
guint          study_activity_map_get_today    (StudyActivityMap *self);
void           study_activity_map_set_today    (StudyActivityMap *self,
                                                guint             today);

G_END_DECLS
