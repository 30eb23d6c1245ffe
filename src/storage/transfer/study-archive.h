/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "formats/documents/study-archive-format.h"
#include "model/trail/study-trail.h"
#include "storage/progress/study-progress-places.h"

G_BEGIN_DECLS

/**
 * StudyArchiveMode:
 * @STUDY_ARCHIVE_MERGE: what was changed last stays, thing by thing
 * @STUDY_ARCHIVE_REPLACE: all becomes as in the archive
 *
 * What becomes of what is here when an archive is applied.
 */
typedef enum
{
  STUDY_ARCHIVE_MERGE,
  STUDY_ARCHIVE_REPLACE,
} StudyArchiveMode;

/**
 * StudyArchiveTrailState:
 * @STUDY_ARCHIVE_TRAIL_NONE: the archive has no such trail
 * @STUDY_ARCHIVE_TRAIL_NEW: it would be added
 * @STUDY_ARCHIVE_TRAIL_SAME: it is here already
 * @STUDY_ARCHIVE_TRAIL_OTHER: it is here with other content
 *
 * What a trail in an archive is to the trails that are here.
 */
typedef enum
{
  STUDY_ARCHIVE_TRAIL_NONE,
  STUDY_ARCHIVE_TRAIL_NEW,
  STUDY_ARCHIVE_TRAIL_SAME,
  STUDY_ARCHIVE_TRAIL_OTHER,
} StudyArchiveTrailState;

/**
 * StudyArchivePreview:
 * @progress: the progress that is here, without registers when there is none
 * @state: what the trail in the archive is to the one here
 *
 * What is here of a trail before an archive is applied.
 */
typedef struct
{
  StudyProgressSnapshot *progress;
  StudyArchiveTrailState state;
} StudyArchivePreview;

void                   study_archive_preview_free         (StudyArchivePreview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyArchivePreview, study_archive_preview_free)

/**
 * StudyArchiveReport:
 * @done: (element-type utf8): the ids of the trails that are as wanted
 * @failures: (element-type utf8): what went wrong, a message each
 *
 * What became of the documents of an archive.
 */
typedef struct
{
  GPtrArray *done;
  GPtrArray *failures;
} StudyArchiveReport;

void                   study_archive_report_free          (StudyArchiveReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyArchiveReport, study_archive_report_free)

StudyArchive          *study_archive_ref_content          (const StudyArchive           *archive);

void                   study_archive_export_async         (StudyProgressPlaces          *places,
                                                           const StudyProgressSnapshot  *open,
                                                           GFile                        *file,
                                                           GCancellable                 *cancellable,
                                                           GAsyncReadyCallback           callback,
                                                           gpointer                      user_data);
StudyArchiveReport    *study_archive_export_finish        (GAsyncResult                 *result,
                                                           GError                      **error);

void                   study_archive_load_async           (GFile                        *file,
                                                           GCancellable                 *cancellable,
                                                           GAsyncReadyCallback           callback,
                                                           gpointer                      user_data);
StudyArchive          *study_archive_load_finish          (GAsyncResult                 *result,
                                                           GError                      **error);

void                   study_archive_preview_async        (StudyProgressPlaces          *places,
                                                           const char                   *trail_id,
                                                           const StudyContent           *content,
                                                           GCancellable                 *cancellable,
                                                           GAsyncReadyCallback           callback,
                                                           gpointer                      user_data);
StudyArchivePreview   *study_archive_preview_finish       (GAsyncResult                 *result,
                                                           GError                      **error);

void                   study_archive_apply_others_async   (StudyProgressPlaces          *places,
                                                           const StudyArchive           *archive,
                                                           const char                   *open_id,
                                                           StudyArchiveMode              mode,
                                                           GCancellable                 *cancellable,
                                                           GAsyncReadyCallback           callback,
                                                           gpointer                      user_data);
StudyArchiveReport    *study_archive_apply_others_finish  (GAsyncResult                 *result,
                                                           GError                      **error);

G_END_DECLS
