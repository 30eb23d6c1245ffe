/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudyContentWord:
 *
 * A word that is between the texts of a guide.
 */
typedef enum
{
  STUDY_WORD_OBJECTIVE,
  STUDY_WORD_HOW_TO_USE,
  STUDY_WORD_TOOLS,
  STUDY_WORD_SOURCES,
  STUDY_WORD_CATEGORY,
  STUDY_WORD_EXTRA,
  STUDY_WORD_ARCHIVED,
  STUDY_WORD_REQUIRES,
  STUDY_WORD_REFERENCES,
  STUDY_WORD_LESSON,
  STUDY_WORD_COURSE,
  STUDY_WORD_RESOURCE,
  STUDY_WORD_PROJECT,
  STUDY_WORD_PROGRESS,
  STUDY_WORD_OF,
  STUDY_WORD_STAGE,
  STUDY_WORD_LEARNED,
  STUDY_WORD_COURSES,
  STUDY_WORD_PROJECTS,
  STUDY_WORD_IN_PROGRESS,
  STUDY_WORD_TOOLS_LEARNED,
  STUDY_WORD_NOTES,
} StudyContentWord;

#define STUDY_N_CONTENT_WORDS (STUDY_WORD_NOTES + 1)

/* Languages are BCP 47 tags, and may be %NULL. */
const char *study_content_word             (const char       *language,
                                            StudyContentWord  word);
gboolean    study_content_word_is          (const char       *text,
                                            gsize             length,
                                            StudyContentWord  word);
char       *study_content_format_day       (const char       *language,
                                            const GDate      *date);
char       *study_content_format_month     (const char       *language,
                                            const GDate      *date);
char       *study_content_format_hours     (const char       *language,
                                            double            hours);
char       *study_content_format_number    (const char       *language,
                                            guint             number);
char       *study_content_format_percent   (const char       *language,
                                            guint             percent);

G_END_DECLS
