/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-content-part.h"

G_BEGIN_DECLS

#define STUDY_TYPE_EDITOR_PART (study_editor_part_get_type ())

G_DECLARE_FINAL_TYPE (StudyEditorPart, study_editor_part, STUDY, EDITOR_PART, GObject)

StudyEditorPart *study_editor_part_new          (const GPtrArray      *parts,
                                                 StudyContentPartKind  kind,
                                                 guint                 position,
                                                 const char           *topic_id);
gboolean         study_editor_part_equal        (StudyEditorPart      *self,
                                                 StudyEditorPart      *other);
const char      *study_editor_part_get_id       (StudyEditorPart      *self);
const char      *study_editor_part_get_title    (StudyEditorPart      *self);
guint            study_editor_part_get_position (StudyEditorPart      *self);
guint            study_editor_part_get_n_parts  (StudyEditorPart      *self);
const char      *study_editor_part_name         (StudyContentPartKind  kind);

G_END_DECLS
