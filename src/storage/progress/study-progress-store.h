/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/progress/study-progress.h"
#include "storage/progress/study-open-report.h"
#include "storage/progress/study-snapshot-store.h"

G_BEGIN_DECLS

/**
 * StudySaveFlags:
 * @STUDY_SAVE_NONE: write what there is
 * @STUDY_SAVE_SNAPSHOT: keep a snapshot of what is there first, also when
 *   there is one of this hour
 * @STUDY_SAVE_REPLACED: something of what is there was replaced while it was
 *   merged: keep a snapshot of it first
 * @STUDY_SAVE_CHECK: there is nothing new to write; look whether others wrote
 *
 * How progress is saved.
 */
typedef enum
{
  STUDY_SAVE_NONE = 0,
  STUDY_SAVE_SNAPSHOT = 1 << 0,
  STUDY_SAVE_CHECK = 1 << 1,
  STUDY_SAVE_REPLACED = 1 << 2,
} StudySaveFlags;

#define STUDY_TYPE_PROGRESS_STORE (study_progress_store_get_type ())

G_DECLARE_FINAL_TYPE (StudyProgressStore, study_progress_store, STUDY, PROGRESS_STORE, GObject)

StudyProgressStore    *study_progress_store_new              (const char                  *folder,
                                                              const char                  *trail_id,
                                                              StudySnapshotStore          *snapshots);
const char            *study_progress_store_get_folder       (StudyProgressStore          *self);
const char            *study_progress_store_get_path         (StudyProgressStore          *self);
gboolean               study_progress_store_get_shared       (StudyProgressStore          *self);
void                   study_progress_store_set_shared       (StudyProgressStore          *self,
                                                              gboolean                     shared);
StudyProgressSnapshot *study_progress_store_open             (StudyProgressStore          *self,
                                                              StudyOpenReport             *report);
StudyProgressSnapshot *study_progress_store_peek             (StudyProgressStore          *self,
                                                              GError                     **error);
gboolean               study_progress_store_save             (StudyProgressStore          *self,
                                                              const StudyProgressSnapshot *ours,
                                                              StudySaveFlags               flags,
                                                              StudyProgressSnapshot      **incoming,
                                                              GError                     **error);
const StudyOpenReport *study_progress_store_get_report       (StudyProgressStore          *self);
const char            *study_progress_store_get_warning      (StudyProgressStore          *self);
const GArray          *study_progress_store_get_replaced     (StudyProgressStore          *self);

G_END_DECLS
