/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/progress/study-habit.h"

G_BEGIN_DECLS

#define STUDY_TYPE_PREFERENCES_DIALOG (study_preferences_dialog_get_type ())

G_DECLARE_FINAL_TYPE (StudyPreferencesDialog, study_preferences_dialog, STUDY, PREFERENCES_DIALOG, AdwPreferencesDialog)

AdwDialog *study_preferences_dialog_new          (GSettings              *settings,
                                                  StudyHabit             *habit,
                                                  const char * const     *languages);
void       study_preferences_dialog_focus_on (StudyPreferencesDialog *self,
                                              const char             *setting);

G_END_DECLS
