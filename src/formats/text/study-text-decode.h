/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/json/study-format-error.h"
#include "formats/text/study-text-encoding.h"

G_BEGIN_DECLS

/**
 * StudyTextDecoding:
 * @encoding: the encoding of the bytes
 * @repaired_from: the encoding in which the text was once read by mistake,
 *   %STUDY_TEXT_UTF_8 for none
 * @n_repaired: how many characters were repaired because of that
 * @n_lost: how many bytes could not be read, and are U+FFFD now
 *
 * What was done to make a text of bytes.
 */
typedef struct
{
  StudyTextEncoding encoding;
  StudyTextEncoding repaired_from;
  gsize n_repaired;
  gsize n_lost;
} StudyTextDecoding;

GString *study_text_decode            (GBytes                   *bytes,
                                       StudyTextDecoding        *how,
                                       GError                  **error);
GString *study_text_decode_damaged    (GBytes                   *bytes,
                                       gsize                     max_length);
GStrv    study_text_decoding_describe (const StudyTextDecoding  *self);

G_END_DECLS
