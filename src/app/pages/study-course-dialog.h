/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/trail/study-topic.h"

G_BEGIN_DECLS

#define STUDY_TYPE_COURSE_DIALOG (study_course_dialog_get_type ())

G_DECLARE_FINAL_TYPE (StudyCourseDialog, study_course_dialog, STUDY, COURSE_DIALOG, AdwDialog)

AdwDialog *study_course_dialog_new (StudyTopic *topic,
                                    StudyItem  *course);

G_END_DECLS
