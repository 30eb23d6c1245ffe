/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/json/study-json-reader.h"
#include "formats/json/study-json-writer.h"
#include "model/content/study-content.h"

G_BEGIN_DECLS

#define STUDY_TRAIL_FORMAT "studytrail-trail"

/**
 * StudyTrailHeader:
 * @id: the trail's id
 * @title: its title
 * @short_title: its title where there is little room
 * @language: (nullable): the language of its texts, a BCP 47 tag
 *
 * What a list of trails shows of one.
 */
typedef struct
{
  char *id;
  char *title;
  char *short_title;
  char *language;
} StudyTrailHeader;

void              study_trail_header_free        (StudyTrailHeader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyTrailHeader, study_trail_header_free)

StudyContent     *study_trail_format_read        (GBytes              *bytes,
                                                  GError             **error);
StudyTrailHeader *study_trail_format_read_header (GBytes              *bytes,
                                                  GError             **error);
GBytes           *study_trail_format_write       (const StudyContent  *content);

/* A trail that is in another document. */
StudyContent     *study_trail_format_read_object  (JsonObject           *object,
                                                   const StudyJsonPath  *path,
                                                   GError              **error);
void              study_trail_format_write_object (StudyJsonWriter      *writer,
                                                   const StudyContent   *content);

G_END_DECLS
