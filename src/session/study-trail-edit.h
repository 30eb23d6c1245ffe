/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-content-edit.h"
#include "session/study-session.h"

G_BEGIN_DECLS

#define STUDY_TYPE_TRAIL_EDIT (study_trail_edit_get_type ())

G_DECLARE_FINAL_TYPE (StudyTrailEdit, study_trail_edit, STUDY, TRAIL_EDIT, GObject)

StudyTrailEdit     *study_trail_edit_new           (StudySession                  *session);
StudySession       *study_trail_edit_get_session   (StudyTrailEdit                *self);
const StudyContent *study_trail_edit_get_content   (StudyTrailEdit                *self);
gboolean            study_trail_edit_has_progress  (StudyTrailEdit                *self,
                                                    const char                    *id);
char               *study_trail_edit_add           (StudyTrailEdit                *self,
                                                    const char                    *parent_id,
                                                    StudyContentPartKind           kind,
                                                    GError                       **error);
char               *study_trail_edit_add_project   (StudyTrailEdit                *self,
                                                    const char                    *owner_id,
                                                    GError                       **error);
char               *study_trail_edit_add_reference (StudyTrailEdit                *self,
                                                    const char                    *topic_id,
                                                    const char                    *title,
                                                    const char                    *url,
                                                    GError                       **error);
gboolean            study_trail_edit_remove        (StudyTrailEdit                *self,
                                                    const char                    *id,
                                                    GError                       **error);
gboolean            study_trail_edit_move          (StudyTrailEdit                *self,
                                                    const char                    *id,
                                                    const char                    *parent_id,
                                                    guint                          position,
                                                    GError                       **error);
gboolean            study_trail_edit_set_text      (StudyTrailEdit                *self,
                                                    const char                    *id,
                                                    StudyContentField              field,
                                                    const char                    *text,
                                                    GError                       **error);
gboolean            study_trail_edit_set_kind      (StudyTrailEdit                *self,
                                                    const char                    *id,
                                                    StudyItemKind                  kind,
                                                    GError                       **error);
gboolean            study_trail_edit_set_hours     (StudyTrailEdit                *self,
                                                    const char                    *id,
                                                    double                         hours,
                                                    GError                       **error);
gboolean            study_trail_edit_set_optional  (StudyTrailEdit                *self,
                                                    const char                    *id,
                                                    gboolean                       optional,
                                                    GError                       **error);
gboolean            study_trail_edit_set_requires  (StudyTrailEdit                *self,
                                                    const char                    *id,
                                                    const char           * const * requires,
                                                    GError                       **error);

G_END_DECLS
