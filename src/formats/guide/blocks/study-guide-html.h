/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The little of HTML that Markdown documents have in them. */

/* As long as an entity is at most, in bytes. */
#define STUDY_HTML_MAX_ENTITY_LENGTH 12

void      study_html_append_entity (GString    *text,
                                    const char *entity,
                                    gsize       length);
gboolean  study_html_is_break      (const char *tag,
                                    gsize       length);
gboolean  study_html_is_link_end   (const char *tag,
                                    gsize       length);
char     *study_html_get_attribute (const char *tag,
                                    gsize       length,
                                    const char *name);
char     *study_html_get_link      (const char *tag,
                                    gsize       length);
gboolean  study_html_is_comment    (const char *html);
char     *study_html_to_text       (const char *html);

G_END_DECLS
