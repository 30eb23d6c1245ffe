/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/json/study-format-error.h"
#include "formats/json/study-json-check.h"
#include "model/progress/study-progress.h"

G_BEGIN_DECLS

#define STUDY_ARCHIVE_FORMAT "studytrail-archive"

/* The version of the archive that this program writes. */
#define STUDY_ARCHIVE_VERSION 1

/* A document in an archive is nested two levels deeper than by itself: in a list
 * in an object. */
#define STUDY_ARCHIVE_MAX_DEPTH (STUDY_JSON_MAX_DEPTH + 2)

/**
 * StudyArchive:
 * @created: when it was written, in microseconds since the Unix epoch; 0 when
 *   that is not known
 * @progress: (element-type StudyProgressSnapshot): the progress, at most one on
 *   each trail
 * @trails: (element-type StudyContent): trails, at most one of each id
 *
 * What a person takes to another machine in one file: the progress on all
 * trails, and the trails that do not come with the program.
 */
typedef struct
{
  gint64 created;
  GPtrArray *progress;
  GPtrArray *trails;
} StudyArchive;

StudyArchive *study_archive_new          (void);
void          study_archive_free         (StudyArchive        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyArchive, study_archive_free)

StudyArchive *study_archive_format_read  (GBytes              *bytes,
                                          GError             **error);
GBytes       *study_archive_format_write (const StudyArchive  *archive);

G_END_DECLS
