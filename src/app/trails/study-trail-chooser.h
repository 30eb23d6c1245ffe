/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDY_TYPE_TRAIL_CHOOSER (study_trail_chooser_get_type ())

G_DECLARE_FINAL_TYPE (StudyTrailChooser, study_trail_chooser, STUDY, TRAIL_CHOOSER, GtkPopover)

G_END_DECLS
