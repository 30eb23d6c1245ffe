/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDY_TYPE_ACTIVITY_MAP (study_activity_map_get_type ())

G_DECLARE_FINAL_TYPE (StudyActivityMap, study_activity_map, STUDY, ACTIVITY_MAP, GtkWidget)

G_END_DECLS
