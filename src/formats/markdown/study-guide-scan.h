/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/text/study-content-words.h"
#include "model/content/study-advice.h"
#include "model/trail/study-item.h"

G_BEGIN_DECLS

/* The comment in the first line of an exported guide. */
#define STUDY_GUIDE_MARKDOWN_BEGIN "<!-- studytrail-guide 1"
#define STUDY_GUIDE_MARKDOWN_LANGUAGE "; language: "
#define STUDY_GUIDE_MARKDOWN_SHORT_TITLE "; short title: "
#define STUDY_GUIDE_MARKDOWN_END " -->"

/* What is between a title and the remark behind it, and around the latter. */
#define STUDY_GUIDE_MARKDOWN_REMARK " — *"

/* Begins markup in a line, and so is escaped in text. */
#define STUDY_GUIDE_MARKDOWN_ACTIVE "*`[<"

StudyContentWord   study_guide_markdown_kind_word   (StudyItemKind    kind);
const char        *study_guide_markdown_advice_name (StudyAdviceKind  kind);

const char        *study_guide_scan_find            (const char      *text,
                                                     const char      *characters);
gboolean           study_guide_scan_is_text         (const char      *line);
gboolean           study_guide_scan_is_clean        (const char      *line);
gboolean           study_guide_scan_skip            (const char     **line,
                                                     const char      *prefix);
gboolean           study_guide_scan_skip_number     (const char     **line);
gboolean           study_guide_scan_kind            (const char     **line,
                                                     StudyItemKind   *kind);
gboolean           study_guide_scan_heading         (const char      *line,
                                                     StudyContentWord mark_word,
                                                     char           **title,
                                                     char           **mark);
gboolean           study_guide_scan_link            (const char     **line,
                                                     char           **title,
                                                     char           **url);
gboolean           study_guide_scan_remark          (const char      *line,
                                                     char           **provider,
                                                     double          *hours);
gboolean           study_guide_scan_hours           (const char      *text,
                                                     double          *hours);
char             **study_guide_scan_list            (const char      *text);

G_END_DECLS
