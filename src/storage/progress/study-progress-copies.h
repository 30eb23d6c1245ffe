/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/progress/study-progress.h"
#include "storage/progress/study-snapshot-store.h"

G_BEGIN_DECLS

typedef struct _StudyProgressCopies StudyProgressCopies;

StudyProgressCopies   *study_progress_copies_new          (const char           *trail_id,
                                                           StudySnapshotStore   *snapshots);
void                   study_progress_copies_free         (StudyProgressCopies  *self);
StudyProgressSnapshot *study_progress_copies_parse        (StudyProgressCopies  *self,
                                                           GBytes               *bytes,
                                                           GError              **error);
GPtrArray             *study_progress_copies_read         (StudyProgressCopies  *self,
                                                           const char           *path);
void                   study_progress_copies_add_leftover (StudyProgressCopies  *self,
                                                           const char           *path);
gboolean               study_progress_copies_are_removed  (StudyProgressCopies  *self);
void                   study_progress_copies_remove       (StudyProgressCopies  *self);
void                   study_progress_copies_forget       (StudyProgressCopies  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyProgressCopies, study_progress_copies_free)

G_END_DECLS
