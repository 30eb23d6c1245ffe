/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/text/study-text-decode.h"

#include <glib/gi18n.h>
#include <string.h>

#include "formats/json/study-json-check.h"
#include "formats/text/study-format-text.h"
#include "model/content/study-text-fill.h"

#define UTF_8_MARK "\xef\xbb\xbf"

/* A text in UTF-8 that was read as if it were in an encoding of one byte a
 * character, and saved again, has two characters or more for each that is not
 * of ASCII: “Ã§” or “√ß” for “ç”. These turn back into the bytes of one
 * character, which what people write hardly ever does. */

/* Each round makes what it repairs shorter by half, so this is never needed but
 * by a text that was made for it. */
#define MAX_ROUNDS 16

/* So many characters of other scripts than the Latin one are no accident. */
#define MIN_OTHERS 8

/* Whether a text is in UTF-16: by its byte order mark, or because its first two
 * characters have one byte each and a zero byte. */
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
    return data[1] != 0 && data[2] == 0 && data[3] != 0;

  return data[1] == 0 && data[2] != 0 && data[3] == 0;
}

/* Counts the bytes that are no UTF-8, and the characters of more than one byte
 * that are. */
static void
count_bytes (const char *data,
             gsize       length,
             gsize      *n_invalid,
             gsize      *n_long)
{
  const char *end = data + length;

  *n_invalid = *n_long = 0;
  for (const char *p = data; p < end;)
    {
      if ((guchar) *p < 0x80)
        {
          p++;
        }
      else if ((gint32) g_utf8_get_char_validated (p, end - p) < 0)
        {
          *n_invalid += 1;
          p++;
        }
      else
        {
          *n_long += 1;
          p = g_utf8_next_char (p);
        }
    }
}

/* Returns how well bytes fit into the words around them in an encoding. */
static gint64
get_fitness (StudyTextEncoding  encoding,
             const char        *data,
             gsize              length)
{
  gint64 fitness = 0;

  for (gsize i = 0; i < length; i++)
    {
      gunichar c = (guchar) data[i] >= 0x80 ? study_text_encoding_to_char (encoding, data[i]) : 0;
      gboolean behind = i > 0 && g_ascii_isalpha (data[i - 1]);
      gboolean before = i + 1 < length && g_ascii_isalpha (data[i + 1]);

      if (c == 0 || !(behind || before))
        continue;

      if (c == STUDY_TEXT_LOST || (behind && before && !g_unichar_isalpha (c) && c != 0x2019))
        fitness -= 2;
      else if (!g_unichar_isalpha (c))
        continue;
      else if (behind && g_unichar_isupper (c) && g_ascii_islower (data[i - 1]))
        fitness -= 1;
      else
        fitness += 1;
    }

  return fitness;
}

static StudyTextEncoding
guess_one_byte (const char *data,
                gsize       length)
{
  if (get_fitness (STUDY_TEXT_MAC_ROMAN, data, length) > get_fitness (STUDY_TEXT_WINDOWS_1252, data, length))
    return STUDY_TEXT_MAC_ROMAN;

  for (gsize i = 0; i < length; i++)
    {
      if ((guchar) data[i] >= 0x80 && (guchar) data[i] < 0xa0)
        return STUDY_TEXT_WINDOWS_1252;
    }

  return STUDY_TEXT_LATIN_1;
}

/* Returns the content, which is not NULL even if there is none. */
static const char *
get_data (GBytes *bytes,
          gsize  *length)
{
  const char *data = g_bytes_get_data (bytes, length);

  return data != NULL ? data : "";
}

/* Makes lines end with a line feed alone, and U+FFFD of what is no UTF-8. */
static GString *
normalize (const GString *text,
           gsize         *n_lost)
{
  const char *end = text->str + text->len;
  const char *stop = text->str; /* the next carriage return, or the end */
  GString *out = g_string_sized_new (text->len);

  for (const char *p = text->str; p < end;)
    {
      const char *valid;

      if (p >= stop)
        {
          stop = memchr (p, '\r', end - p);
          stop = stop != NULL ? stop : end;
        }
      g_utf8_validate_len (p, stop - p, &valid);
      g_string_append_len (out, p, valid - p);
      p = valid;
      if (p < stop)
        {
          g_string_append_unichar (out, STUDY_TEXT_LOST);
          *n_lost += 1;
          p++;
        }
      else if (p < end)
        {
          g_string_append_c (out, '\n');
          p += p + 1 < end && p[1] == '\n' ? 2 : 1;
        }
    }

  return out;
}

/* Removes byte order marks, of which some programs set one more each time. */
static gboolean
remove_mark (GString *text)
{
  gsize length = 0;

  while (study_format_text_begins (text->str + length, UTF_8_MARK))
    length += strlen (UTF_8_MARK);
  g_string_erase (text, 0, length);

  return length > 0;
}

/* What speaks for and against that a text was read in an encoding by mistake. */
typedef struct
{
  gsize n_words;   /* small letters of the Latin script in words that come of it */
  gsize n_others;  /* other characters that come of it */
  gsize n_strange; /* characters not of ASCII of which nothing comes */
} Evidence;

/* Reads the characters at @p as the bytes of one in UTF-8. Returns where they
 * end, or NULL. */
static const char *
read_mistaken (StudyTextEncoding  encoding,
               const char        *p,
               const char        *end,
               gunichar          *c)
{
  char bytes[4];
  gsize length = 0;
  gsize wanted = 1;

  while (length < wanted && p < end)
    {
      gunichar next = g_utf8_get_char (p);
      int byte = next < 0x80 ? -1 : study_text_encoding_to_byte (encoding, next);

      if (byte < 0 || (length == 0 && byte < 0xc2) || (length > 0 && (byte & 0xc0) != 0x80))
        return NULL;
      if (length == 0)
        wanted = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
      bytes[length++] = byte;
      p = g_utf8_next_char (p);
    }
  if (length < wanted)
    return NULL;

  *c = g_utf8_get_char_validated (bytes, length);

  return (gint32) *c >= 0x80 ? p : NULL;
}

/* “AMANHÃ” with a dash behind it is not “AMANHÖ”: capitals prove nothing. */
static gboolean
is_latin (gunichar c)
{
  return c >= 0xc0 && c < 0x180 && g_unichar_isalpha (c) && !g_unichar_isupper (c);
}

/* Whether a letter that comes of the bytes between @p and @end is in a word. */
static gboolean
is_in_word (const char *text,
            const char *p,
            const char *end)
{
  return (p > text && g_ascii_isalpha (p[-1])) || g_ascii_isalpha (*end);
}

/* Looks at the characters from @start to @end. */
static Evidence
weigh (StudyTextEncoding  encoding,
       const char        *text,
       const char        *start,
       const char        *end)
{
  Evidence evidence = { 0 };
  gboolean in_word = FALSE;

  for (const char *p = start; p < end;)
    {
      gunichar c;
      const char *next;

      if ((guchar) *p < 0x80)
        {
          in_word = FALSE;
          p++;
          continue;
        }

      next = read_mistaken (encoding, p, end, &c);
      if (next == NULL)
        {
          evidence.n_strange++;
          in_word = FALSE;
          p = g_utf8_next_char (p);
          continue;
        }

      in_word = is_latin (c) && (in_word || is_in_word (text, p, next));
      if (in_word)
        evidence.n_words++;
      else
        evidence.n_others++;
      p = next;
    }

  return evidence;
}

/* Whether a whole text was read in an encoding. */
static gboolean
is_clear (const Evidence *evidence)
{
  gsize n_mistaken = evidence->n_words + evidence->n_others;

  if (evidence->n_words > 0)
    return n_mistaken >= 3 * evidence->n_strange;

  return evidence->n_others >= MIN_OTHERS && evidence->n_strange == 0;
}

/* Appends a line, repaired. Where the sign for no break became a space, “Ã ” is
 * a word of one letter, “à”. */
static gsize
append_repaired (GString           *out,
                 StudyTextEncoding  encoding,
                 const char        *start,
                 const char        *end)
{
  gsize n_repaired = 0;

  for (const char *p = start; p < end;)
    {
      gunichar c;
      const char *next = (guchar) *p >= 0x80 ? read_mistaken (encoding, p, end, &c) : NULL;

      if (next != NULL)
        {
          g_string_append_unichar (out, c);
          n_repaired++;
        }
      else if (encoding == STUDY_TEXT_WINDOWS_1252 && study_format_text_begins (p, "\xc3\x83 ") &&
               (p == start || p[-1] == ' '))
        {
          next = p + strlen ("\xc3\x83 ");
          g_string_append (out, *next == ' ' ? "à" : "à ");
          n_repaired++;
        }
      else
        {
          next = g_utf8_next_char (p);
          g_string_append_len (out, p, next - p);
        }
      p = next;
    }

  return n_repaired;
}

/* Repairs a text of which all or some lines were read in an encoding. */
static GString *
repair_from (StudyTextEncoding  encoding,
             const GString     *text,
             gboolean           clear,
             gsize             *n_repaired)
{
  const char *end = text->str + text->len;
  GString *out = g_string_sized_new (text->len);

  *n_repaired = 0;
  for (const char *line = text->str; line < end;)
    {
      const char *feed = memchr (line, '\n', end - line);
      const char *next = feed != NULL ? feed + 1 : end;
      Evidence evidence = weigh (encoding, text->str, line, next);

      /* A part of the text may have been right at the time. */
      if (clear || (evidence.n_words > 1 && evidence.n_strange == 0))
        *n_repaired += append_repaired (out, encoding, line, next);
      else
        g_string_append_len (out, line, next - line);
      line = next;
    }

  return out;
}

/* Whether a text was read in an encoding twice: what comes of it once proves
 * nothing then, and what comes of that does. */
static gboolean
is_clear_twice (StudyTextEncoding  encoding,
                const GString     *text,
                const Evidence    *evidence)
{
  g_autoptr (GString) once = NULL;
  Evidence of_once;
  gsize n;

  if (evidence->n_others == 0 || evidence->n_others < 3 * evidence->n_strange)
    return FALSE;

  once = repair_from (encoding, text, TRUE, &n);
  of_once = weigh (encoding, once->str, once->str, once->str + once->len);

  return of_once.n_words > 0 && is_clear (&of_once);
}

/* Returns the encoding that more speaks for. */
static StudyTextEncoding
find_encoding (const GString *text,
               gboolean      *clear)
{
  static const StudyTextEncoding encodings[] = { STUDY_TEXT_WINDOWS_1252, STUDY_TEXT_MAC_ROMAN };
  const char *end = text->str + text->len;
  Evidence evidence[] = {
    weigh (encodings[0], text->str, text->str, end),
    weigh (encodings[1], text->str, text->str, end),
  };
  guint first = evidence[1].n_words > evidence[0].n_words ||
                (evidence[1].n_words == evidence[0].n_words && evidence[1].n_others > evidence[0].n_others);

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      guint at = first ^ i;

      *clear = is_clear (&evidence[at]) || is_clear_twice (encodings[at], text, &evidence[at]);
      if (*clear)
        return encodings[at];
    }

  return encodings[first];
}

/* Repairs a text in UTF-8 that was once read in Mac Roman, Windows-1252 or Latin-1, and
 * perhaps more than once; says in which, and how many characters are repaired. What
 * was written so on purpose stays: a root and a sharp s, an A with a tilde at the end
 * of a word in capitals. */
static GString *
repair (const char        *text,
        gsize              length,
        StudyTextEncoding *repaired_from,
        gsize             *n_repaired)
{
  GString *repaired = g_string_new_len (text, length);

  *repaired_from = STUDY_TEXT_UTF_8;
  *n_repaired = 0;

  for (guint round = 0; round < MAX_ROUNDS; round++)
    {
      gboolean clear;
      StudyTextEncoding encoding = find_encoding (repaired, &clear);
      gsize n;
      GString *better = repair_from (encoding, repaired, clear, &n);

      g_string_free (repaired, TRUE);
      repaired = better;
      if (n == 0)
        break;

      *repaired_from = encoding;
      *n_repaired = MAX (*n_repaired, n);
    }

  return repaired;
}

/**
 * study_text_decode:
 * @bytes: the content of a file
 * @how: (out): what was done
 * @error: return location for %STUDY_FORMAT_ERROR_INVALID_DOCUMENT when this is
 *   no text, or in an encoding for which this system has no converter
 *
 * Makes UTF-8 with line feeds of a text in UTF-8, UTF-16, Windows-1252, Latin-1
 * or Mac Roman, without a byte order mark, and repairs one that was once read in
 * the wrong encoding. It takes time that is linear in the length.
 *
 * Returns: (transfer full) (nullable): the text, without zero bytes
 */
GString *
study_text_decode (GBytes             *bytes,
                   StudyTextDecoding  *how,
                   GError            **error)
{
  gsize length;
  const char *data = get_data (bytes, &length);
  g_autoptr (GString) decoded = NULL;
  g_autoptr (GString) text = NULL;
  gboolean big_endian;
  gsize n_invalid, n_long;
  GString *repaired;

  *how = (StudyTextDecoding) { 0 };
  count_bytes (data, length, &n_invalid, &n_long);

  if (is_utf16 ((const guchar *) data, length, &big_endian))
    {
      how->encoding = STUDY_TEXT_UTF_16;
      decoded = study_text_from_utf16 (data, length, big_endian, error);
    }
  else if (n_invalid > 4 * n_long)
    {
      how->encoding = guess_one_byte (data, length);
      decoded = study_text_from_one_byte (how->encoding, data, length, error);
    }
  else
    {
      decoded = g_string_new_len (data, length);
    }

  if (decoded == NULL)
    return NULL;

  if (memchr (decoded->str, '\0', decoded->len) != NULL)
    {
      g_set_error_literal (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                           _("This is not text. Choose a Markdown or JSON file."));
      return NULL;
    }

  text = normalize (decoded, &how->n_lost);
  remove_mark (text);

  /* The mark may have been read in the wrong encoding, too. */
  repaired = repair (text->str, text->len, &how->repaired_from, &how->n_repaired);
  while (remove_mark (repaired))
    {
      g_autoptr (GString) marked = repaired;
      StudyTextEncoding repaired_from;
      gsize n_repaired;

      repaired = repair (marked->str, marked->len, &repaired_from, &n_repaired);
    }

  return repaired;
}

/**
 * study_text_decode_damaged:
 * @bytes: the content of a file that may be damaged
 * @max_length: how many bytes of it are taken at most
 *
 * Makes UTF-8 of a JSON document that an editor has saved in another encoding:
 * in UTF-16, with or without a byte order mark, or in Latin-1 or Windows-1252 if
 * the whole of it is JSON then. Else it stays as it is, with whatever is no
 * UTF-8 in it.
 *
 * Returns: (transfer full): the text, which may contain zero bytes
 */
GString *
study_text_decode_damaged (GBytes *bytes,
                           gsize   max_length)
{
  gsize size;
  const char *data = get_data (bytes, &size);
  gsize length = MIN (size, max_length);
  GString *utf16 = NULL;
  gsize n_invalid, n_long;
  gboolean big_endian;

  /* Without a mark it is one only if it begins as JSON does. */
  if (is_utf16 ((const guchar *) data, length, &big_endian) &&
      ((guchar) data[0] >= 0xfe || data[big_endian ? 1 : 0] == '{'))
    utf16 = study_text_from_utf16 (data, length, big_endian, NULL);
  if (utf16 != NULL)
    return utf16;

  /* A single byte that is no UTF-8 is rather a flipped bit. */
  count_bytes (data, length, &n_invalid, &n_long);
  if (n_invalid > 1 && n_long == 0)
    {
      g_autoptr (GString) text = study_text_from_one_byte (STUDY_TEXT_WINDOWS_1252, data, length, NULL);

      if (text != NULL && study_json_check (text->str, text->len, STUDY_JSON_MAX_DEPTH, NULL))
        return g_steal_pointer (&text);
    }

  return g_string_new_len (data, length);
}

/**
 * study_text_decoding_describe:
 *
 * Returns: (transfer full): what there is to say of it, a sentence each, in the
 *   language of the program; nothing of a text in UTF-8 that was right
 */
GStrv
study_text_decoding_describe (const StudyTextDecoding *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (self->encoding != STUDY_TEXT_UTF_8)
    g_strv_builder_take (builder,
                         /* Translators: the name of an encoding, such as “Windows-1252”. */
                         g_strdup_printf (_("Text encoding: %s"), study_text_encoding_get_name (self->encoding)));
  if (self->n_repaired > 0)
    g_strv_builder_take (builder,
                         /* Translators: the name of an encoding, such as “Windows-1252”. */
                         study_text_fill (ngettext ("The text had been read as %s by mistake; %u character was "
                                                    "repaired",
                                                    "The text had been read as %s by mistake; %u characters were "
                                                    "repaired",
                                                    self->n_repaired),
                                          study_text_encoding_get_name (self->repaired_from),
                                          (guint) MIN (self->n_repaired, G_MAXUINT)));
  if (self->n_lost > 0)
    g_strv_builder_take (builder,
                         study_text_fill (ngettext ("%u character could not be read", "%u characters could not be read",
                                                    self->n_lost), (guint) MIN (self->n_lost, G_MAXUINT)));

  return g_strv_builder_end (builder);
}
