/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* How titles and links are compared, in study-content-match-text.c. */

#include <glib.h>

G_BEGIN_DECLS

char     *study_content_match_fold        (const char  *title);
GArray   *study_content_match_bigrams     (const char  *title);
double    study_content_match_similarity  (GArray      *a,
                                           GArray      *b);
gboolean  study_content_match_same_digits (const char  *a,
                                           const char  *b);
gboolean  study_content_match_same_words  (const char  *a,
                                           const char  *b);
char     *study_content_match_link        (const char  *url,
                                           char       **fragment);

G_END_DECLS
