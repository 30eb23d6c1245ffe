/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What people write in guides: titles, links, hours, marks. */

/**
 * StudyGuideMark:
 *
 * What an emoji or a word says of how far one is.
 */
typedef enum
{
  STUDY_MARK_NONE,
  STUDY_MARK_OPEN,
  STUDY_MARK_DONE,
} StudyGuideMark;

char           *study_guide_fold           (const char        *text);
const char     *study_guide_skip_unseen    (const char        *text);
const char     *study_guide_skip_decoration (const char       *text);
gsize           study_guide_get_footnote_length (const char   *text);
char           *study_guide_clean          (const char        *text);
char           *study_guide_clean_title    (const char        *text);
void            study_guide_append_text    (char             **text,
                                            const char        *more);
char           *study_guide_capitalize     (const char        *text);
char           *study_guide_get_file_title (const char        *name);
const char     *study_guide_skip_number    (const char        *text);
gboolean        study_guide_is_sign        (const char        *text);
gboolean        study_guide_is_number      (const char        *text);
StudyGuideMark  study_guide_get_mark       (const char        *text);
StudyGuideMark  study_guide_get_last_mark  (const char        *text);
void            study_guide_cut_dates      (char              *text);
StudyGuideMark  study_guide_take_last_box  (char              *text);
char           *study_guide_resolve        (const char        *url,
                                            const char        *address);

G_END_DECLS
