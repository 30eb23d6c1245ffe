/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-content.h"
#include "model/progress/study-progress-snapshot.h"
#include "model/trail/study-trail-change.h"

G_BEGIN_DECLS

/**
 * StudyTrailUpdate:
 * @content: the trail as it would be, with final ids: what the newer edition
 *   has, and the archived stage at the end
 * @changes: (element-type StudyTrailChange): what the update does, in the order
 *   of the trail; what was removed is listed where it was
 * @n_changes: how many changes there are of each #StudyTrailChangeKind
 * @n_items: how many items these changes are about
 *
 * What becomes of a trail when a newer edition takes its place.
 */
typedef struct
{
  StudyContent *content;
  GListModel *changes;
  guint n_changes[STUDY_TRAIL_N_CHANGE_KINDS];
  guint n_items[STUDY_TRAIL_N_CHANGE_KINDS];
} StudyTrailUpdate;

StudyTrailUpdate *study_trail_update_new        (const StudyContent          *current,
                                                 const StudyProgressSnapshot *progress,
                                                 const StudyContent          *newer);
void              study_trail_update_free       (StudyTrailUpdate            *self);
gboolean          study_trail_update_is_nothing (StudyTrailUpdate            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyTrailUpdate, study_trail_update_free)

G_END_DECLS
