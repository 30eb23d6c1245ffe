/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/progress/study-progress-snapshot.h"

G_BEGIN_DECLS

/**
 * StudyProgressContent:
 * @ours: (nullable): what this program has; it is not owned
 * @merged: (nullable): that and what others wrote, once there is any
 *
 * What a document is to hold. It begins as `{ ours, NULL }`.
 */
typedef struct
{
  const StudyProgressSnapshot *ours;
  StudyProgressSnapshot *merged;
} StudyProgressContent;

void                         study_progress_content_clear        (StudyProgressContent        *self);
const StudyProgressSnapshot *study_progress_content_get          (StudyProgressContent        *self);
void                         study_progress_content_merge        (StudyProgressContent        *self,
                                                                  const StudyProgressSnapshot *theirs);
StudyProgressSnapshot       *study_progress_content_get_incoming (StudyProgressContent        *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StudyProgressContent, study_progress_content_clear)

G_END_DECLS
