/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDY_TYPE_DROP_ZONE (study_drop_zone_get_type ())

G_DECLARE_FINAL_TYPE (StudyDropZone, study_drop_zone, STUDY, DROP_ZONE, AdwBin)

G_END_DECLS
