/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/guide/study-guide.h"

G_BEGIN_DECLS

#define STUDY_TYPE_GUIDE_PART (study_guide_part_get_type ())

G_DECLARE_FINAL_TYPE (StudyGuidePart, study_guide_part, STUDY, GUIDE_PART, GObject)

void        study_guide_part_update_kept    (GListStore      *parts,
                                             GPtrArray       *outline);
void        study_guide_part_update_group   (GListStore      *parts,
                                             GPtrArray       *outline,
                                             StudyGuideGroup  group,
                                             const char      *title);
GListModel *study_guide_part_get_children   (StudyGuidePart  *self);
gboolean    study_guide_part_is_heading     (StudyGuidePart  *self);
GPtrArray  *study_guide_part_get_nodes      (StudyGuidePart  *self);
guint       study_guide_part_get_first_line (StudyGuidePart  *self);
gboolean    study_guide_part_has_line       (StudyGuidePart  *self,
                                             guint            line);
gboolean    study_guide_part_get_included   (StudyGuidePart  *self);
gboolean    study_guide_part_set_included   (StudyGuidePart  *self,
                                             gboolean         included);

G_END_DECLS
