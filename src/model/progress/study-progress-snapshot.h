/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "model/progress/study-register.h"

G_BEGIN_DECLS

/**
 * StudyProgressSnapshot:
 * @trail_id: the trail that the progress is about
 * @version: the format version of the document
 * @registers: (element-type StudyRegister): the registers, in no order
 * @extra: (nullable): members of the document that this program does not know
 *
 * The content of a progress document at one moment. It shares its registers
 * with the progress, so taking one is cheap, and may be read in any thread.
 */
typedef struct
{
  char *trail_id;
  guint version;
  GPtrArray *registers;
  GVariant *extra;
} StudyProgressSnapshot;

/* The last microsecond of the year 9999. Dates end there, and a clock that is
 * later could not be counted on for long. */
#define STUDY_PROGRESS_MAX_TIME G_GINT64_CONSTANT (253402300799999999)

/* The version of the progress document that this program writes. */
#define STUDY_PROGRESS_VERSION 1

StudyProgressSnapshot *study_progress_snapshot_new  (const char *trail_id,
                                                     guint       version,
                                                     GVariant   *extra);
StudyProgressSnapshot *study_progress_snapshot_copy (const StudyProgressSnapshot *self);
void                   study_progress_snapshot_free (StudyProgressSnapshot *self);
StudyProgressSnapshot *study_progress_snapshot_merge (const StudyProgressSnapshot *a,
                                                      const StudyProgressSnapshot *b);
StudyProgressSnapshot *study_progress_snapshot_difference (const StudyProgressSnapshot *ours,
                                                           const StudyProgressSnapshot *theirs);
GPtrArray             *study_progress_snapshot_get_lost (const StudyProgressSnapshot *self,
                                                         const StudyProgressSnapshot *winner,
                                                         const StudyProgressSnapshot *known);
StudyProgressSnapshot *study_progress_snapshot_bring_back (const StudyProgressSnapshot *self,
                                                           GPtrArray                   *before);
guint                  study_progress_snapshot_count_done (const StudyProgressSnapshot *self);
GVariant              *study_progress_merge_extra (GVariant *ours,
                                                   GVariant *theirs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyProgressSnapshot, study_progress_snapshot_free)

G_END_DECLS
