/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/transfer/study-guide-source.h"

G_BEGIN_DECLS

#define STUDY_TYPE_SOURCE_LINE (study_source_line_get_type ())

G_DECLARE_FINAL_TYPE (StudySourceLine, study_source_line, STUDY, SOURCE_LINE, GObject)

#define STUDY_TYPE_SOURCE_LINES (study_source_lines_get_type ())

G_DECLARE_FINAL_TYPE (StudySourceLines, study_source_lines, STUDY, SOURCE_LINES, GObject)

StudySourceLines *study_source_lines_new       (StudyGuideSource *source);
void              study_source_lines_set_fates (StudySourceLines *self,
                                                GArray           *fates);

G_END_DECLS
