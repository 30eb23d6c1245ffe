/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudyJsonWriter:
 * @text: what is written
 * @depth: how many arrays and objects are open
 * @one_line: whether what follows stays in its line
 * @compact: whether the document has no white space at all
 *
 * Writes a JSON document member by member, two spaces a level. json-glib's own
 * generator writes 7.4 as 7.4000000000000004, and puts either every value into
 * a line of its own or the whole document into one.
 */
typedef struct
{
  GString *text;
  guint depth;
  gboolean one_line;
  gboolean compact;
} StudyJsonWriter;

/* A name is %NULL in an array, and for the root. Objects are opened and closed with
 * “{” and “}”, arrays with “[” and “]”. */
void study_json_write_begin   (StudyJsonWriter *writer,
                               const char      *name,
                               char             open);
void study_json_write_end     (StudyJsonWriter *writer,
                               char             close);
void study_json_write_string  (StudyJsonWriter *writer,
                               const char      *name,
                               const char      *value);
void study_json_write_text    (StudyJsonWriter *writer,
                               const char      *name,
                               const char      *value);
void study_json_write_boolean (StudyJsonWriter *writer,
                               const char      *name,
                               gboolean         value);
void study_json_write_integer (StudyJsonWriter *writer,
                               const char      *name,
                               gint64           value);
void study_json_write_number  (StudyJsonWriter *writer,
                               const char      *name,
                               double           value);
void study_json_write_variant (StudyJsonWriter *writer,
                               const char      *name,
                               GVariant        *value);
void study_json_write_extra   (StudyJsonWriter *writer,
                               GVariant        *extra);

G_END_DECLS
