/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/guide/study-outline.h"

G_BEGIN_DECLS

gboolean                study_outline_node_is_group           (const StudyOutlineNode *node);
gboolean                study_outline_node_is_special         (const StudyOutlineNode *node);
gboolean                study_outline_node_is_labelled        (const StudyOutlineNode *node);
gboolean                study_outline_node_is_counted         (const StudyOutlineNode *node);
gboolean                study_outline_node_has_topic_lines    (const StudyOutlineNode *node);
gboolean                study_outline_node_has_prerequisites  (const StudyOutlineNode *node);
gboolean                study_outline_node_has_item_topics    (const StudyOutlineNode *node);
gboolean                study_outline_node_has_numbered_stages (const StudyOutlineNode *node);
guint                   study_outline_node_count_parts        (const StudyOutlineNode *node);
const StudyOutlineNode *study_outline_find_holder             (const StudyOutline     *outline,
                                                               guint                  *depth);
guint                   study_outline_find_stage_depth        (const StudyOutline     *outline);

G_END_DECLS
