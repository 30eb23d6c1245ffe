/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/text/study-text-encoding.h"

#include <errno.h>
#include <glib/gi18n.h>

#include "formats/json/study-format-error.h"

/* The second half of an encoding of one byte a character, as iconv has it; 0 for
 * nothing. Guessing and repairing look at single characters, for which a call of
 * iconv each would be slow. */
typedef struct
{
  gunichar chars[128];
  guchar bytes[0x2700]; /* the way back, for the characters below U+2700 */
  gboolean available;
} Table;

static Table *
new_table (const char *charset)
{
  Table *table = g_new0 (Table, 1);
  GIConv iconv = g_iconv_open ("UTF-8", charset);

  if (iconv == (GIConv) -1)
    return table;

  table->available = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (table->chars); i++)
    {
      const char byte = 0x80 + i;
      g_autofree char *text = g_convert_with_iconv (&byte, 1, iconv, NULL, NULL, NULL);
      gunichar c = text != NULL ? g_utf8_get_char (text) : 0;

      /* Some make a control character of a byte that stands for nothing. */
      table->chars[i] = c >= 0xa0 ? c : 0;
    }
  g_iconv_close (iconv);

  return table;
}

static void
fill_bytes (Table *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (table->chars); i++)
    {
      if (table->chars[i] < G_N_ELEMENTS (table->bytes))
        table->bytes[table->chars[i]] = 0x80 + i;
    }
  table->bytes[0] = 0;
}

static gpointer
make_windows_1252 (gpointer data)
{
  Table *table = new_table ("WINDOWS-1252");

  fill_bytes (table);

  return table;
}

static gpointer
make_mac_roman (gpointer data)
{
  Table *table = new_table ("MACINTOSH");

  if (!table->available)
    return table;

  /* Apple's own table has the sign of the increment, and its logo, where glibc
   * has the Greek letter and another character for private use. */
  table->chars[0xc6 - 0x80] = 0x2206;
  table->chars[0xf0 - 0x80] = 0xf8ff;
  fill_bytes (table);

  /* What stood in the place of the euro sign before there was one, and the sign
   * of the ohm, which is the same as the letter. */
  table->bytes[0xa4] = table->bytes[0x20ac];
  table->bytes[0x2126] = table->bytes[0x03a9];

  return table;
}

static const Table *
get_table (StudyTextEncoding encoding)
{
  static GOnce windows_1252 = G_ONCE_INIT;
  static GOnce mac_roman = G_ONCE_INIT;

  return encoding == STUDY_TEXT_MAC_ROMAN ? g_once (&mac_roman, make_mac_roman, NULL)
                                          : g_once (&windows_1252, make_windows_1252, NULL);
}

/* Fails because this system has no converter for an encoding. */
static GString *
fail (StudyTextEncoding   encoding,
      GError            **error)
{
  g_set_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
               /* Translators: the name of an encoding, such as “Windows-1252”. */
               _("The text is in %s, which this system can’t read. Save the file in UTF-8."),
               study_text_encoding_get_name (encoding));

  return NULL;
}

/**
 * study_text_encoding_get_name:
 *
 * Returns: (transfer none): its name, which is the same in every language
 */
const char *
study_text_encoding_get_name (StudyTextEncoding self)
{
  static const char * const names[] = {
    [STUDY_TEXT_UTF_8] = "UTF-8",
    [STUDY_TEXT_UTF_16] = "UTF-16",
    [STUDY_TEXT_WINDOWS_1252] = "Windows-1252",
    [STUDY_TEXT_LATIN_1] = "Latin-1",
    [STUDY_TEXT_MAC_ROMAN] = "Mac Roman",
  };

  return names[self];
}

/**
 * study_text_encoding_to_char:
 *
 * Returns: the character, %STUDY_TEXT_LOST if the byte stands for none
 */
gunichar
study_text_encoding_to_char (StudyTextEncoding self,
                             guchar            byte)
{
  gunichar c;

  if (byte < 0x80 || self == STUDY_TEXT_LATIN_1)
    return byte;

  c = get_table (self)->chars[byte - 0x80];

  return c != 0 ? c : STUDY_TEXT_LOST;
}

/**
 * study_text_encoding_to_byte:
 * @self: %STUDY_TEXT_WINDOWS_1252 or %STUDY_TEXT_MAC_ROMAN
 * @c: a character that is not of ASCII
 *
 * The way back. A control character is in Windows-1252 what it is in Latin-1:
 * many programs read both alike, and the bytes that stand for nothing so.
 *
 * Returns: the byte, -1 if there is none
 */
int
study_text_encoding_to_byte (StudyTextEncoding self,
                             gunichar          c)
{
  const Table *table = get_table (self);
  guchar byte = 0;

  if (self == STUDY_TEXT_WINDOWS_1252 && c >= 0x80 && c < 0x100)
    return c;

  if (c < G_N_ELEMENTS (table->bytes))
    byte = table->bytes[c];

  for (guint i = 0; byte == 0 && c >= G_N_ELEMENTS (table->bytes) && i < G_N_ELEMENTS (table->chars); i++)
    {
      if (table->chars[i] == c)
        byte = 0x80 + i;
    }

  return byte != 0 ? byte : -1;
}

/**
 * study_text_from_one_byte:
 * @data: a text in it
 * @length: its length in bytes
 * @error: return location for %STUDY_FORMAT_ERROR_INVALID_DOCUMENT where this
 *   system has no converter for it
 *
 * A byte that stands for nothing becomes %STUDY_TEXT_LOST.
 *
 * Returns: (transfer full) (nullable): the text in UTF-8, in which zero bytes
 *   may be
 */
GString *
study_text_from_one_byte (StudyTextEncoding   encoding,
                          const char         *data,
                          gsize               length,
                          GError            **error)
{
  GString *text;

  if (encoding != STUDY_TEXT_LATIN_1 && !get_table (encoding)->available)
    return fail (encoding, error);

  text = g_string_sized_new (length + length / 8);
  for (gsize i = 0; i < length; i++)
    {
      guchar byte = data[i];

      if (byte < 0x80)
        g_string_append_c (text, byte);
      else
        g_string_append_unichar (text, study_text_encoding_to_char (encoding, byte));
    }

  return text;
}

/**
 * study_text_from_utf16:
 * @data: a text in UTF-16
 * @length: its length in bytes
 * @big_endian: whether the larger byte is first
 * @error: return location for %STUDY_FORMAT_ERROR_INVALID_DOCUMENT where this
 *   system has no converter for it
 *
 * A half of a character without the other becomes a byte that is no UTF-8, so
 * that nobody takes what is around it for whole.
 *
 * Returns: (transfer full) (nullable): the text in UTF-8, in which zero bytes
 *   may be
 */
GString *
study_text_from_utf16 (const char  *data,
                       gsize        length,
                       gboolean     big_endian,
                       GError     **error)
{
  GIConv iconv = g_iconv_open ("UTF-8", big_endian ? "UTF-16BE" : "UTF-16LE");
  char *input = (char *) data;
  GString *text;

  if (iconv == (GIConv) -1)
    return fail (STUDY_TEXT_UTF_16, error);

  text = g_string_sized_new (length / 2);
  while (length > 0)
    {
      char buffer[4096];
      char *output = buffer;
      gsize n_free = sizeof buffer;
      gboolean failed = g_iconv (iconv, &input, &length, &output, &n_free) == (gsize) -1 && errno != E2BIG;

      g_string_append_len (text, buffer, output - buffer);
      if (failed)
        {
          gsize n_skipped = MIN (2, length);

          g_string_append_c (text, '\xff');
          input += n_skipped;
          length -= n_skipped;
        }
    }
  g_iconv_close (iconv);

  return text;
}
