/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDY_TYPE_OVERVIEW_MORE (study_overview_more_get_type ())

G_DECLARE_FINAL_TYPE (StudyOverviewMore, study_overview_more, STUDY, OVERVIEW_MORE, AdwBin)

GtkWidget *study_overview_more_new (void);

G_END_DECLS
