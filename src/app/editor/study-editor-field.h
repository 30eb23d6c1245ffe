/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/study-trail-edit.h"

G_BEGIN_DECLS

#define STUDY_TYPE_EDITOR_FIELD (study_editor_field_get_type ())

G_DECLARE_FINAL_TYPE (StudyEditorField, study_editor_field, STUDY, EDITOR_FIELD, GObject)

StudyEditorField *study_editor_field_new     (StudySession      *session,
                                              const char        *id,
                                              StudyContentField  field,
                                              GtkWidget         *widget);
void              study_editor_field_explain (StudyEditorField  *self,
                                              GtkWidget         *error_row);
void              study_editor_field_leave   (StudyEditorField  *self);

G_END_DECLS
