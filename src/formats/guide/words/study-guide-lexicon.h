/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/trail/study-item.h"

G_BEGIN_DECLS

/* The words by which guides are understood. They are data: data/words/ has a
 * file for each language. */

/**
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

/**
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

/**
 * StudyGuideMeaning:
 *
 * What a word or some words mean. Each section, each column and each kind of item
 * is one, in the order of its type.
 */
typedef enum
{
  STUDY_MEANING_SECTION,
  STUDY_MEANING_COLUMN = STUDY_MEANING_SECTION + STUDY_SECTION_LANGUAGES + 1,
  STUDY_MEANING_KIND = STUDY_MEANING_COLUMN + STUDY_COLUMN_KIND + 1,
  STUDY_MEANING_PROJECT_LABEL = STUDY_MEANING_KIND + STUDY_ITEM_PROJECT + 1, /* before a colon: one follows */
  STUDY_MEANING_ITEM_LABEL,
  STUDY_MEANING_DOCUMENTATION, /* what is looked up */
  STUDY_MEANING_OPEN_SOURCE,
  STUDY_MEANING_OPTIONAL,
  STUDY_MEANING_DONE,
  STUDY_MEANING_NOTHING,
  STUDY_MEANING_TOTAL, /* of a row that sums others up */
  STUDY_MEANING_MORE,  /* “and so on” */
  STUDY_MEANING_BACK_TO_TOP,
  STUDY_MEANING_GUIDE,
  STUDY_MEANING_PROGRAM, /* of what describes a program */
  STUDY_MEANING_PART,
  STUDY_MEANING_NUMBER,
  STUDY_MEANING_ORDINAL,
  STUDY_MEANING_ORDER, /* and what else advice is about */
  STUDY_MEANING_PRACTICE,
  STUDY_MEANING_DOCUMENT,
  STUDY_MEANING_EACH,
  STUDY_MEANING_ALL,
  STUDY_MEANING_COURSE,
  STUDY_MEANING_PROJECT,
  STUDY_MEANING_HOUR,
  STUDY_MEANING_MINUTE,
  STUDY_MEANING_WEEK,
  STUDY_MEANING_MONTH,
  STUDY_MEANING_WEEKLY, /* of the hours of each week */
} StudyGuideMeaning;

/**
 * StudyGuidePhrase:
 *
 * What stands between others in a text, with the spaces that part it from them.
 */
typedef enum
{
  STUDY_PHRASE_TO,          /* “6 to 10” */
  STUDY_PHRASE_AND,
  STUDY_PHRASE_SEPARATOR,   /* what parts the things of an enumeration */
  STUDY_PHRASE_WITH,
  STUDY_PHRASE_IN_ORDER_TO, /* what is behind it says what it is good for */
  STUDY_PHRASE_NEEDS,
  STUDY_PHRASE_EACH,
  STUDY_PHRASE_ARTICLE,
  STUDY_PHRASE_LEAD,        /* what stands before an enumeration and is none of it */
  STUDY_PHRASE_GERUND,      /* how such a verb ends */
  STUDY_PHRASE_EXAMPLE,     /* what examples in parentheses begin with */
} StudyGuidePhrase;

gboolean            study_guide_lexicon_find                 (const char        *folded,
                                                              StudyGuideMeaning  first,
                                                              StudyGuideMeaning  last,
                                                              StudyGuideMeaning *meaning);
gboolean            study_guide_lexicon_is                   (const char        *folded,
                                                              StudyGuideMeaning  meaning);
gboolean            study_guide_lexicon_has                  (const char        *folded,
                                                              StudyGuideMeaning  meaning);
const char * const *study_guide_lexicon_get_phrases          (StudyGuidePhrase   phrase);
const char         *study_guide_lexicon_guess_language       (const char        *text,
                                                              gsize              length);
const char         *study_guide_lexicon_get_practice_project (const char        *language);

G_END_DECLS
