/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "formats/guide/blocks/study-block-tree.h"
#include "formats/guide/study-guide-plan.h"
#include "formats/guide/study-outline.h"

G_BEGIN_DECLS

void            study_guide_report_lines     (StudyGuidePlan           *plan,
                                              guint                     first,
                                              guint                     last,
                                              StudyGuideRole            role,
                                              const char               *reason);
void            study_guide_report_node      (StudyGuidePlan           *plan,
                                              const StudyOutlineNode   *node,
                                              StudyGuideRole            role,
                                              const char               *reason);
void            study_guide_report_left_out  (StudyGuidePlan           *plan,
                                              const StudyOutlineNode   *node,
                                              const char               *reason);
void            study_guide_report_text      (StudyGuidePlan           *plan,
                                              const StudyOutlineNode   *node,
                                              StudyGuideRole            role,
                                              const char               *reason);
void            study_guide_report_rest      (StudyGuidePlan           *plan,
                                              const StudyBlockTree     *tree);
void            study_guide_report_outline   (StudyGuidePlan           *plan,
                                              const StudyOutline       *outline,
                                              GHashTable               *choices,
                                              GCancellable             *cancellable);
char           *study_guide_report_links     (guint                     n_dropped);

G_END_DECLS
