/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/guide/study-guide.h"

G_BEGIN_DECLS

#define STUDY_TYPE_SOURCE_LINE (study_source_line_get_type ())

G_DECLARE_FINAL_TYPE (StudySourceLine, study_source_line, STUDY, SOURCE_LINE, GObject)

StudySourceLine *study_source_line_new        (guint                 number,
                                               const char           *text);
void             study_source_line_set_fate   (StudySourceLine      *self,
                                               const StudyGuideLine *fate);

G_END_DECLS
