/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/json/study-json-reader.h"
#include "formats/json/study-json-writer.h"
#include "model/progress/study-progress.h"

G_BEGIN_DECLS

#define STUDY_PROGRESS_FORMAT "studytrail-progress"

StudyProgressSnapshot *study_progress_format_read  (GBytes                       *bytes,
                                                    GError                      **error);
GBytes                *study_progress_format_write (const StudyProgressSnapshot  *snapshot);

/* Progress that is in another document, and its parts. */
gboolean               study_progress_format_read_time         (JsonObject                   *object,
                                                                const StudyJsonPath          *path,
                                                                const char                   *member,
                                                                gint64                       *time,
                                                                GError                      **error);
StudyRegister         *study_progress_format_read_register     (JsonObject                   *object,
                                                                const StudyJsonPath          *path,
                                                                GError                      **error);
GVariant              *study_progress_format_get_extra         (JsonObject                   *object);
void                   study_progress_format_remove_duplicates (GPtrArray                    *registers);
StudyProgressSnapshot *study_progress_format_read_object       (JsonObject                   *object,
                                                                const StudyJsonPath          *path,
                                                                GError                      **error);
void                   study_progress_format_write_object      (StudyJsonWriter              *writer,
                                                                const StudyProgressSnapshot  *snapshot);

G_END_DECLS
