/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDY_TYPE_APPLICATION (study_application_get_type ())

G_DECLARE_FINAL_TYPE (StudyApplication, study_application, STUDY, APPLICATION, AdwApplication)

StudyApplication *study_application_new         (void);
gboolean          study_application_get_unsaved (StudyApplication *self);

G_END_DECLS
