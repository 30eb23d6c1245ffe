/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudyTextEncoding:
 * @STUDY_TEXT_UTF_8: UTF-8
 * @STUDY_TEXT_UTF_16: UTF-16, of either order of bytes
 * @STUDY_TEXT_WINDOWS_1252: Windows-1252, of Western Europe
 * @STUDY_TEXT_LATIN_1: ISO 8859-1, which is the same without its characters
 *   between 0x80 and 0x9f
 * @STUDY_TEXT_MAC_ROMAN: Mac OS Roman, with the euro sign
 *
 * How a text is written in bytes.
 */
typedef enum
{
  STUDY_TEXT_UTF_8,
  STUDY_TEXT_UTF_16,
  STUDY_TEXT_WINDOWS_1252,
  STUDY_TEXT_LATIN_1,
  STUDY_TEXT_MAC_ROMAN,
} StudyTextEncoding;

/* Replaces a character that could not be read. */
#define STUDY_TEXT_LOST 0xfffd

const char *study_text_encoding_get_name (StudyTextEncoding   self);
gunichar    study_text_encoding_to_char  (StudyTextEncoding   self,
                                          guchar              byte);
int         study_text_encoding_to_byte  (StudyTextEncoding   self,
                                          gunichar            c);

GString    *study_text_from_one_byte     (StudyTextEncoding   encoding,
                                          const char         *data,
                                          gsize               length,
                                          GError            **error);
GString    *study_text_from_utf16        (const char         *data,
                                          gsize               length,
                                          gboolean            big_endian,
                                          GError            **error);

G_END_DECLS
