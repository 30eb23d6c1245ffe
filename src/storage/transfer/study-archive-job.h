/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/transfer/study-archive.h"

G_BEGIN_DECLS

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
