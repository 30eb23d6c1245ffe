/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  study_markdown_append_inline (GString    *out,
                                    const char *text);
void  study_markdown_append_line   (GString    *out,
                                    const char *line);
void  study_markdown_append_list   (GString    *out,
                                    const char *text);
void  study_markdown_append_text   (GString    *out,
                                    const char *text,
                                    const char *indent);
void  study_markdown_append_link   (GString    *out,
                                    const char *title,
                                    const char *url);
void  study_markdown_append_remark (GString    *out,
                                    const char *remark);
char *study_markdown_add_anchor    (GHashTable *anchors,
                                    const char *heading);
char *study_markdown_unescape      (const char *markdown,
                                    gssize      length);

G_END_DECLS
