/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDY_TYPE_BANNER (study_banner_get_type ())

G_DECLARE_FINAL_TYPE (StudyBanner, study_banner, STUDY, BANNER, AdwBin)

G_END_DECLS
