/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/guide/words/study-guide-text.h"
#include "model/content/study-advice.h"

G_BEGIN_DECLS

/* The words that guides in Portuguese, Spanish and English use. All functions
 * take text as people write it. */

/*
 * StudyGuideSection:
 *
 * What a heading says of what is under it.
 */
typedef enum
{
  STUDY_SECTION_NONE,
  STUDY_SECTION_OBJECTIVE,
  STUDY_SECTION_ABOUT,
  STUDY_SECTION_ADVICE,
  STUDY_SECTION_TOOLS,
  STUDY_SECTION_LESSONS,
  STUDY_SECTION_COURSES,
  STUDY_SECTION_RESOURCES,
  STUDY_SECTION_REFERENCES,
  STUDY_SECTION_PROJECT,
  STUDY_SECTION_CONTENTS,
  STUDY_SECTION_LICENSE,
  STUDY_SECTION_CONTRIBUTING,
  STUDY_SECTION_SPONSORS,
  STUDY_SECTION_PEOPLE,
  STUDY_SECTION_LANGUAGES, /* that the guide can be read in, or to learn */
} StudyGuideSection;

/*
 * StudyGuideColumn:
 *
 * What the header of a table says of a column.
 */
typedef enum
{
  STUDY_COLUMN_OTHER,
  STUDY_COLUMN_ID,
  STUDY_COLUMN_TITLE,
  STUDY_COLUMN_PROVIDER,
  STUDY_COLUMN_DURATION,
  STUDY_COLUMN_EFFORT,
  STUDY_COLUMN_HOURS,
  STUDY_COLUMN_REQUIRES,
  STUDY_COLUMN_STATUS,
  STUDY_COLUMN_CATEGORY,
  STUDY_COLUMN_TOOLS,
  STUDY_COLUMN_LINK,
  STUDY_COLUMN_KIND,
} StudyGuideColumn;

StudyGuideSection  study_guide_get_section      (const char    *title);
StudyGuideColumn   study_guide_get_column       (const char    *title);
gboolean           study_guide_is_documentation (const char    *title);
gsize              study_guide_get_label_length (const char    *line,
                                                 gboolean       linked);
gboolean           study_guide_get_item_kind    (const char    *word,
                                                 StudyItemKind *kind);
StudyGuideMark     study_guide_get_status       (const char    *text);
StudyAdviceKind    study_guide_get_advice_kind  (const char    *title);
gboolean           study_guide_wants_projects   (const char    *text);
gboolean           study_guide_is_part_word     (const char    *text);
gboolean           study_guide_is_project       (const char    *text);
gboolean           study_guide_is_item_label    (const char    *text);
gboolean           study_guide_is_back_link     (const char    *text);
gboolean           study_guide_is_nothing       (const char    *text);
gboolean           study_guide_is_sum           (const char    *text);
gboolean           study_guide_is_and_so_on     (const char    *text);
const char        *study_guide_guess_language   (const char    *text,
                                                 gsize          length);
const char        *study_guide_skip_guide_words (const char    *title);

G_END_DECLS
