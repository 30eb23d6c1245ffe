/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/progress/study-progress-content.h"

/**
 * study_progress_content_clear:
 * @self: a content
 *
 * Lets go of what was merged.
 */
void
study_progress_content_clear (StudyProgressContent *self)
{
  g_clear_pointer (&self->merged, study_progress_snapshot_free);
}

/**
 * study_progress_content_get:
 * @self: a content
 *
 * Returns: (transfer none) (nullable): all that there is
 */
const StudyProgressSnapshot *
study_progress_content_get (StudyProgressContent *self)
{
  return self->merged != NULL ? self->merged : self->ours;
}

/**
 * study_progress_content_merge:
 * @self: a content
 * @theirs: what others wrote
 *
 * Adds it.
 */
void
study_progress_content_merge (StudyProgressContent        *self,
                              const StudyProgressSnapshot *theirs)
{
  g_autoptr (StudyProgressSnapshot) nothing = NULL;
  StudyProgressSnapshot *both;

  if (study_progress_content_get (self) == NULL)
    nothing = study_progress_snapshot_new (theirs->trail_id, theirs->version, NULL);
  both = study_progress_snapshot_merge (nothing != NULL ? nothing : study_progress_content_get (self), theirs);

  g_clear_pointer (&self->merged, study_progress_snapshot_free);
  self->merged = both;
}

/**
 * study_progress_content_get_incoming:
 * @self: a content with something of this program
 *
 * Returns: (transfer full) (nullable): what the person sees change when they
 *   have all of it; %NULL for nothing
 */
StudyProgressSnapshot *
study_progress_content_get_incoming (StudyProgressContent *self)
{
  return self->merged != NULL ? study_progress_snapshot_difference (self->ours, self->merged) : NULL;
}
