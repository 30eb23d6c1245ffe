/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "model/progress/study-progress-snapshot.h"

G_BEGIN_DECLS

#define STUDY_TYPE_PROGRESS (study_progress_get_type ())

G_DECLARE_FINAL_TYPE (StudyProgress, study_progress, STUDY, PROGRESS, GObject)

StudyProgress         *study_progress_new            (const char *trail_id,
                                                      const char *device);
const char            *study_progress_get_trail_id   (StudyProgress *self);
const char            *study_progress_get_device     (StudyProgress *self);
gboolean               study_progress_get_read_only  (StudyProgress *self);
void                   study_progress_set_read_only  (StudyProgress *self,
                                                      gboolean       read_only);

StudyRegister         *study_progress_lookup         (StudyProgress *self,
                                                      const char    *scope,
                                                      const char    *id,
                                                      const char    *field);
GVariant              *study_progress_get_value      (StudyProgress *self,
                                                      const char    *scope,
                                                      const char    *id,
                                                      const char    *field);
const char            *study_progress_get_text       (StudyProgress *self,
                                                      const char    *scope,
                                                      const char    *id,
                                                      const char    *field);
gboolean               study_progress_set_value      (StudyProgress *self,
                                                      const char    *scope,
                                                      const char    *id,
                                                      const char    *field,
                                                      GVariant      *value);
gboolean               study_progress_set_text       (StudyProgress *self,
                                                      const char    *scope,
                                                      const char    *id,
                                                      const char    *field,
                                                      const char    *text);
gint64                 study_progress_get_done_time  (StudyProgress *self,
                                                      const char    *item_id);
const char            *study_progress_get_done_local (StudyProgress *self,
                                                      const char    *item_id);
gboolean               study_progress_set_done       (StudyProgress *self,
                                                      const char    *item_id,
                                                      gboolean       done);

void                   study_progress_begin          (StudyProgress *self,
                                                      const char    *description);
void                   study_progress_end            (StudyProgress *self);
const char            *study_progress_get_change     (StudyProgress *self);
gboolean               study_progress_get_merging    (StudyProgress *self);

typedef void (* StudyRegisterFunc) (StudyRegister *reg,
                                    gpointer       user_data);

void                   study_progress_foreach        (StudyProgress     *self,
                                                      StudyRegisterFunc  func,
                                                      gpointer           user_data);
guint                  study_progress_get_n_registers (StudyProgress *self);
StudyProgressSnapshot *study_progress_snapshot       (StudyProgress *self);
guint                  study_progress_merge          (StudyProgress               *self,
                                                      const StudyProgressSnapshot *snapshot);
guint                  study_progress_import         (StudyProgress               *self,
                                                      const StudyProgressSnapshot *snapshot,
                                                      const char                  *description);
guint                  study_progress_replace        (StudyProgress               *self,
                                                      const StudyProgressSnapshot *snapshot,
                                                      const char                  *description);

G_END_DECLS
