/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "study-format-encoding.h"

#include "study-json-check.h"

/* What Windows-1252 has where Latin-1 has control characters; 0 for nothing. */
static const gunichar windows_1252[] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
  0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
  0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
  0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/* Whether a text is in UTF-16: by its byte order mark, or because it begins
 * with a brace and a space or quotation mark of two bytes each. */
static gboolean
is_utf16 (const guchar *data,
          gsize         length,
          gboolean     *big_endian)
{
  if (length < 4)
    return FALSE;

  *big_endian = data[0] == 0xfe || data[0] == 0;
  if ((data[0] == 0xfe && data[1] == 0xff) || (data[0] == 0xff && data[1] == 0xfe))
    return TRUE;

  if (*big_endian)
    return data[1] == '{' && data[2] == 0 && data[3] != 0;

  return data[0] == '{' && data[1] == 0 && data[2] != 0 && data[3] == 0;
}

static gunichar
read_unit (const guchar *data,
           gboolean      big_endian)
{
  return big_endian ? data[0] << 8 | data[1] : data[1] << 8 | data[0];
}

/* A half of a character without the other becomes a byte that is no UTF-8, so
 * that nobody takes what is around it for whole. */
static GString *
decode_utf16 (const guchar *data,
              gsize         length,
              gboolean      big_endian)
{
  GString *text = g_string_sized_new (length / 2);

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar unit = read_unit (data + i, big_endian);
      gunichar low = i + 3 < length ? read_unit (data + i + 2, big_endian) : 0;

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

  return text;
}

/* Whether a text has bytes that are no UTF-8, and no character of more than one
 * byte that is. A single such byte is rather a flipped bit. */
static gboolean
may_be_one_byte (const char *text,
                 gsize       length)
{
  const char *end = text + length;
  guint n_bytes = 0;

  for (const char *p = text; p < end; p++)
    {
      if ((guchar) *p < 0x80)
        continue;

      if ((gint32) g_utf8_get_char_validated (p, end - p) >= 0)
        return FALSE;
      n_bytes++;
    }

  return n_bytes > 1;
}

static GString *
decode_one_byte (const char *data,
                 gsize       length)
{
  GString *text = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    {
      gunichar c = (guchar) data[i];

      if (c >= 0x80 && c < 0xa0)
        c = windows_1252[c - 0x80];
      if (c < 0x80)
        g_string_append_c (text, c);
      else
        g_string_append_unichar (text, c);
    }

  return text;
}

/*
 * study_format_decode:
 * @bytes: the content of a file that may be damaged
 * @max_length: how many bytes of it are taken at most
 *
 * Makes UTF-8 of a text that an editor has saved in another encoding: in
 * UTF-16, with or without a byte order mark, or in Latin-1 or Windows-1252 if
 * the whole of it is JSON then. Else it stays as it is, with whatever is no
 * UTF-8 in it.
 *
 * Returns: (transfer full): the text, in which zero bytes may stand
 */
GString *
study_format_decode (GBytes *bytes,
                     gsize   max_length)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize length = MIN (size, max_length);
  gboolean big_endian;

  if (is_utf16 ((const guchar *) data, length, &big_endian))
    return decode_utf16 ((const guchar *) data, length, big_endian);

  if (may_be_one_byte (data, length))
    {
      g_autoptr (GString) text = decode_one_byte (data, length);

      if (study_json_check (text->str, text->len, STUDY_JSON_MAX_DEPTH, NULL))
        return g_steal_pointer (&text);
    }

  return g_string_new_len (length > 0 ? data : "", length);
}
