/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/text/study-text-encoding.h"

/* What Windows-1252 has where Latin-1 has control characters; 0 for nothing. The
 * tables are here because iconv may come without any encoding but Unicode, and
 * cannot tell which byte stands for nothing. */
static const gunichar windows_1252[] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
  0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
  0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
  0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/* The second half of Mac OS Roman. */
static const gunichar mac_roman[] = {
  0x00c4, 0x00c5, 0x00c7, 0x00c9, 0x00d1, 0x00d6, 0x00dc, 0x00e1,
  0x00e0, 0x00e2, 0x00e4, 0x00e3, 0x00e5, 0x00e7, 0x00e9, 0x00e8,
  0x00ea, 0x00eb, 0x00ed, 0x00ec, 0x00ee, 0x00ef, 0x00f1, 0x00f3,
  0x00f2, 0x00f4, 0x00f6, 0x00f5, 0x00fa, 0x00f9, 0x00fb, 0x00fc,
  0x2020, 0x00b0, 0x00a2, 0x00a3, 0x00a7, 0x2022, 0x00b6, 0x00df,
  0x00ae, 0x00a9, 0x2122, 0x00b4, 0x00a8, 0x2260, 0x00c6, 0x00d8,
  0x221e, 0x00b1, 0x2264, 0x2265, 0x00a5, 0x00b5, 0x2202, 0x2211,
  0x220f, 0x03c0, 0x222b, 0x00aa, 0x00ba, 0x03a9, 0x00e6, 0x00f8,
  0x00bf, 0x00a1, 0x00ac, 0x221a, 0x0192, 0x2248, 0x2206, 0x00ab,
  0x00bb, 0x2026, 0x00a0, 0x00c0, 0x00c3, 0x00d5, 0x0152, 0x0153,
  0x2013, 0x2014, 0x201c, 0x201d, 0x2018, 0x2019, 0x00f7, 0x25ca,
  0x00ff, 0x0178, 0x2044, 0x20ac, 0x2039, 0x203a, 0xfb01, 0xfb02,
  0x2021, 0x00b7, 0x201a, 0x201e, 0x2030, 0x00c2, 0x00ca, 0x00c1,
  0x00cb, 0x00c8, 0x00cd, 0x00ce, 0x00cf, 0x00cc, 0x00d3, 0x00d4,
  0xf8ff, 0x00d2, 0x00da, 0x00db, 0x00d9, 0x0131, 0x02c6, 0x02dc,
  0x00af, 0x02d8, 0x02d9, 0x02da, 0x00b8, 0x02dd, 0x02db, 0x02c7,
};

/* The way back, for the characters below U+2700; 0 for none. */
typedef struct
{
  guchar windows_1252[0x2700];
  guchar mac_roman[0x2700];
} ReverseTables;

static gpointer
make_reverse_tables (gpointer data)
{
  ReverseTables *tables = g_new0 (ReverseTables, 1);

  for (guint i = 0; i < G_N_ELEMENTS (windows_1252); i++)
    tables->windows_1252[windows_1252[i]] = 0x80 + i;
  tables->windows_1252[0] = 0;

  for (guint i = 0; i < G_N_ELEMENTS (mac_roman); i++)
    {
      if (mac_roman[i] < G_N_ELEMENTS (tables->mac_roman))
        tables->mac_roman[mac_roman[i]] = 0x80 + i;
    }
  /* What stood in the place of the euro sign before there was one, and the sign
   * of the ohm, which is the same as the letter. */
  tables->mac_roman[0xa4] = tables->mac_roman[0x20ac];
  tables->mac_roman[0x2126] = tables->mac_roman[0x03a9];

  return tables;
}

static const ReverseTables *
get_reverse_tables (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_reverse_tables, NULL);
}

/*
 * study_text_encoding_get_name:
 * @self: an encoding
 *
 * Returns: (transfer none): its name, which is the same in every language
 */
const char *
study_text_encoding_get_name (StudyTextEncoding self)
{
  switch (self)
    {
    case STUDY_TEXT_UTF_8:
      return "UTF-8";
    case STUDY_TEXT_UTF_16:
      return "UTF-16";
    case STUDY_TEXT_WINDOWS_1252:
      return "Windows-1252";
    case STUDY_TEXT_LATIN_1:
      return "Latin-1";
    case STUDY_TEXT_MAC_ROMAN:
      return "Mac Roman";
    default:
      g_return_val_if_reached (NULL);
    }
}

/*
 * study_text_encoding_to_char:
 * @self: an encoding of one byte a character
 * @byte: a byte
 *
 * Returns: the character, %STUDY_TEXT_LOST if the byte stands for none
 */
gunichar
study_text_encoding_to_char (StudyTextEncoding self,
                             guchar            byte)
{
  if (byte < 0x80)
    return byte;

  if (self == STUDY_TEXT_MAC_ROMAN)
    return mac_roman[byte - 0x80];

  if (self == STUDY_TEXT_WINDOWS_1252 && byte < 0xa0)
    return windows_1252[byte - 0x80] != 0 ? windows_1252[byte - 0x80] : STUDY_TEXT_LOST;

  return byte;
}

/*
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
  const ReverseTables *tables = get_reverse_tables ();
  guchar byte = 0;

  if (self == STUDY_TEXT_WINDOWS_1252)
    {
      if (c >= 0x80 && c < 0x100)
        return c;
      if (c < G_N_ELEMENTS (tables->windows_1252))
        byte = tables->windows_1252[c];
    }
  else if (c < G_N_ELEMENTS (tables->mac_roman))
    {
      byte = tables->mac_roman[c];
    }
  else
    {
      for (guint i = 0xd0; byte == 0 && i <= 0xf0; i++)
        {
          if (mac_roman[i - 0x80] == c)
            byte = i;
        }
    }

  return byte != 0 ? byte : -1;
}

/*
 * study_text_from_one_byte:
 * @encoding: an encoding of one byte a character
 * @data: a text in it
 * @length: its length
 *
 * Returns: (transfer full): the text in UTF-8, in which zero bytes may stand
 */
GString *
study_text_from_one_byte (StudyTextEncoding  encoding,
                          const char        *data,
                          gsize              length)
{
  GString *text = g_string_sized_new (length + length / 8);

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

static gunichar
read_unit (const guchar *data,
           gboolean      big_endian)
{
  return big_endian ? data[0] << 8 | data[1] : data[1] << 8 | data[0];
}

/*
 * study_text_from_utf16:
 * @data: a text in UTF-16
 * @length: its length in bytes
 * @big_endian: whether the larger byte stands first
 *
 * A half of a character without the other becomes a byte that is no UTF-8, so
 * that nobody takes what is around it for whole.
 *
 * Returns: (transfer full): the text in UTF-8, in which zero bytes may stand
 */
GString *
study_text_from_utf16 (const char *data,
                       gsize       length,
                       gboolean    big_endian)
{
  const guchar *bytes = (const guchar *) data;
  GString *text = g_string_sized_new (length / 2);

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar unit = read_unit (bytes + i, big_endian);
      gunichar low = i + 3 < length ? read_unit (bytes + i + 2, big_endian) : 0;

      if (unit < 0xd800 || unit > 0xdfff)
        {
          g_string_append_unichar (text, unit);
        }
      else if (unit < 0xdc00 && low >= 0xdc00 && low <= 0xdfff)
        {
          g_string_append_unichar (text, 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
          i += 2;
        }
      else
        {
          g_string_append_c (text, '\xff');
        }
    }

  if (length % 2 != 0)
    g_string_append_c (text, '\xff');

  return text;
}
