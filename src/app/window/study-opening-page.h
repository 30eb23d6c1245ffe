/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDY_TYPE_OPENING_PAGE (study_opening_page_get_type ())

G_DECLARE_FINAL_TYPE (StudyOpeningPage, study_opening_page, STUDY, OPENING_PAGE, AdwBin)

G_END_DECLS
