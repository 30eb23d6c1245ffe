/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDY_TYPE_GROUP (study_group_get_type ())
G_DECLARE_FINAL_TYPE (StudyGroup, study_group, STUDY, GROUP, AdwPreferencesGroup)

G_END_DECLS
