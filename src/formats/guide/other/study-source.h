/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/json/study-format-error.h"
#include "model/content/study-content.h"

G_BEGIN_DECLS

/**
 * StudySourceKind:
 * @STUDY_SOURCE_TEXT: no JSON: a guide in Markdown or plain text, for
 *   study_guide_read()
 * @STUDY_SOURCE_PROGRESS: progress, or an archive of it: nothing that a trail is
 *   made of
 * @STUDY_SOURCE_TRAIL: a trail
 * @STUDY_SOURCE_TECH_GUIDE: a person's own guide of Tech Guide
 *
 * What a file holds.
 */
typedef enum
{
  STUDY_SOURCE_TEXT,
  STUDY_SOURCE_PROGRESS,
  STUDY_SOURCE_TRAIL,
  STUDY_SOURCE_TECH_GUIDE,
} StudySourceKind;

/**
 * StudySource:
 * @kind: what it is
 * @content: (nullable): what was read, of a trail or a guide of Tech Guide
 * @notes: (array zero-terminated=1): what there is to say on it, in the language
 *   of the program
 *
 * What a trail can be made of.
 */
typedef struct
{
  StudySourceKind kind;
  StudyContent *content;
  GStrv notes;
} StudySource;

StudySource *study_source_read (GBytes       *bytes,
                                const char   *name,
                                GError      **error);
void         study_source_free (StudySource  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudySource, study_source_free)

G_END_DECLS
