/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/progress/study-progress-store.h"

G_BEGIN_DECLS

typedef struct _StudyProgressPlaces StudyProgressPlaces;

StudyProgressPlaces   *study_progress_places_new              (const char             *data_dir,
                                                               const char             *folder,
                                                               const char             *device);
StudyProgressPlaces   *study_progress_places_ref              (StudyProgressPlaces    *self);
void                   study_progress_places_unref            (StudyProgressPlaces    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyProgressPlaces, study_progress_places_unref)

gboolean               study_progress_places_list             (const char             *folder,
                                                               GPtrArray              *ids,
                                                               GError                **error);
const char            *study_progress_places_get_data_dir     (StudyProgressPlaces    *self);
const char            *study_progress_places_get_own_dir      (StudyProgressPlaces    *self);
const char            *study_progress_places_get_folder       (StudyProgressPlaces    *self);
const char            *study_progress_places_get_shared_dir   (StudyProgressPlaces    *self);
const char            *study_progress_places_get_device       (StudyProgressPlaces    *self);
StudySnapshotStore    *study_progress_places_new_snapshots    (StudyProgressPlaces    *self,
                                                               const char             *trail_id);
StudyProgressStore    *study_progress_places_new_own_store    (StudyProgressPlaces    *self,
                                                               const char             *trail_id);
StudyProgressStore    *study_progress_places_new_shared_store (StudyProgressPlaces    *self,
                                                               const char             *trail_id);
StudyProgressSnapshot *study_progress_places_peek             (StudyProgressPlaces    *self,
                                                               const char             *trail_id,
                                                               GError                **error);
StudyProgressSnapshot *study_progress_places_peek_own         (StudyProgressPlaces    *self,
                                                               const char             *trail_id,
                                                               GError                **error);
StudyProgressSnapshot *study_progress_places_merge_shared     (StudyProgressPlaces    *self,
                                                               StudyProgressSnapshot  *snapshot,
                                                               GError                **error);

G_END_DECLS
