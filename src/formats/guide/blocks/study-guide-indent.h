/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Indents the items of lists as CommonMark wants them to be. */
typedef struct _StudyGuideIndent StudyGuideIndent;

StudyGuideIndent *study_guide_indent_new    (void);
void              study_guide_indent_free   (StudyGuideIndent *self);
void              study_guide_indent_append (StudyGuideIndent *self,
                                             GString          *out,
                                             const char       *line,
                                             gsize             length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyGuideIndent, study_guide_indent_free)

G_END_DECLS
