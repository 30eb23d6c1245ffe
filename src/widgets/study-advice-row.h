/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/content/study-advice.h"

G_BEGIN_DECLS

#define STUDY_TYPE_ADVICE_ROW (study_advice_row_get_type ())

G_DECLARE_FINAL_TYPE (StudyAdviceRow, study_advice_row, STUDY, ADVICE_ROW, AdwActionRow)

GtkWidget   *study_advice_row_new        (void);
StudyAdvice *study_advice_row_get_advice (StudyAdviceRow *self);
void         study_advice_row_set_advice (StudyAdviceRow *self,
                                          StudyAdvice    *advice);

G_END_DECLS
