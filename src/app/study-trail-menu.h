/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "study-library.h"

G_BEGIN_DECLS

#define STUDY_TYPE_TRAIL_MENU (study_trail_menu_get_type ())

G_DECLARE_FINAL_TYPE (StudyTrailMenu, study_trail_menu, STUDY, TRAIL_MENU, GObject)

StudyTrailMenu *study_trail_menu_new (GMenu        *menu,
                                      GMenu        *primary_menu,
                                      StudyLibrary *library,
                                      GSettings    *settings);

G_END_DECLS
