/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/guide/words/study-guide-lexicon.h"
#include "formats/guide/words/study-guide-text.h"
#include "model/content/study-advice.h"

G_BEGIN_DECLS

/* What titles, labels and cells say. All functions take text as people write it. */

gboolean           study_guide_means            (const char        *text,
                                                 StudyGuideMeaning  meaning);
gboolean           study_guide_mentions         (const char        *text,
                                                 StudyGuideMeaning  meaning);
StudyGuideSection  study_guide_get_section      (const char    *title);
StudyGuideColumn   study_guide_get_column       (const char    *title);
gsize              study_guide_get_label_length (const char    *line,
                                                 gboolean       linked);
gboolean           study_guide_get_item_kind    (const char    *word,
                                                 StudyItemKind *kind);
StudyGuideMark     study_guide_get_status       (const char    *text);
StudyAdviceKind    study_guide_get_advice_kind  (const char    *title);
gboolean           study_guide_wants_projects   (const char    *text);
gboolean           study_guide_is_part_word     (const char    *text);
gboolean           study_guide_is_item_label    (const char    *text);
gboolean           study_guide_is_nothing       (const char    *text);
const char        *study_guide_skip_guide_words (const char    *title);
gboolean           study_guide_take_optional    (char         **title);

G_END_DECLS
