/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/guide/study-outline.h"
#include "model/content/study-content.h"

G_BEGIN_DECLS

/* Rows of tables that say which others come first. */
typedef struct _StudyGuideRows StudyGuideRows;

StudyGuideRows *study_guide_rows_new  (void);
void            study_guide_rows_free (StudyGuideRows         *self);
void            study_guide_rows_add  (StudyGuideRows         *self,
                                       const StudyOutlineNode *node,
                                       StudyContentTopic      *topic);
void            study_guide_rows_link (StudyGuideRows         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyGuideRows, study_guide_rows_free)

G_END_DECLS
