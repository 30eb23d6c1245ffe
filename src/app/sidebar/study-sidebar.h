/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/trail/study-trail.h"

G_BEGIN_DECLS

#define STUDY_TYPE_SIDEBAR (study_sidebar_get_type ())

G_DECLARE_FINAL_TYPE (StudySidebar, study_sidebar, STUDY, SIDEBAR, AdwBin)

void study_sidebar_select    (StudySidebar *self,
                              const char   *page_id);
void study_sidebar_search    (StudySidebar *self);
void study_sidebar_show_menu (StudySidebar *self);
void study_sidebar_focus     (StudySidebar *self);

G_END_DECLS
