/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "formats/guide/study-guide.h"

G_BEGIN_DECLS

#define STUDY_TYPE_GUIDE_SOURCE (study_guide_source_get_type ())

G_DECLARE_FINAL_TYPE (StudyGuideSource, study_guide_source, STUDY, GUIDE_SOURCE, GObject)

StudyGuideSource *study_guide_source_new          (GFile                    *file);
StudyGuideSource *study_guide_source_new_text     (const char               *text);
StudyGuideSource *study_guide_source_new_at       (StudyGuideSource         *other,
                                                   const char               *address);
GFile            *study_guide_source_get_file     (StudyGuideSource         *self);
const char       *study_guide_source_get_address  (StudyGuideSource         *self);
gboolean          study_guide_source_uses_address (StudyGuideSource         *self);
void              study_guide_source_load_async   (StudyGuideSource         *self,
                                                   GCancellable             *cancellable,
                                                   GAsyncReadyCallback       callback,
                                                   gpointer                  user_data);
gboolean          study_guide_source_load_finish  (StudyGuideSource         *self,
                                                   GAsyncResult             *result,
                                                   GError                  **error);
gboolean          study_guide_source_is_progress  (StudyGuideSource         *self);
guint             study_guide_source_get_n_lines  (StudyGuideSource         *self);
char             *study_guide_source_get_line     (StudyGuideSource         *self,
                                                   guint                     line);
GPtrArray        *study_guide_source_get_levels   (StudyGuideSource         *self);
void              study_guide_source_plan_async   (StudyGuideSource         *self,
                                                   const StudyGuideOptions  *options,
                                                   GCancellable             *cancellable,
                                                   GAsyncReadyCallback       callback,
                                                   gpointer                  user_data);
StudyGuidePlan   *study_guide_source_plan_finish  (StudyGuideSource         *self,
                                                   GAsyncResult             *result,
                                                   GError                  **error);

G_END_DECLS
