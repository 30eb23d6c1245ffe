/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/documents/study-trail-format.h"
#include "formats/json/study-json-reader.h"
#include "formats/json/study-json-writer.h"

G_BEGIN_DECLS

/* What the reader and the writer of trails share, and other formats use. */
#define STUDY_TRAIL_FORMAT "studytrail-trail"

extern const char * const study_trail_item_kinds[];
extern const char * const study_trail_advice_kinds[];

StudyContent *study_trail_format_read_object  (JsonObject           *object,
                                               const StudyJsonPath  *path,
                                               GError              **error);
void          study_trail_format_write_object (StudyJsonWriter      *writer,
                                               const StudyContent   *content);

G_END_DECLS
