/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/text/study-text-repair.h"

#include <string.h>

#include "formats/text/study-format-text.h"

/* A text in UTF-8 that was read as if it were in an encoding of one byte a
 * character, and saved again, has two characters or more for each that is not
 * of ASCII: “Ã§” or “√ß” for “ç”. These turn back into the bytes of one
 * character, which what people write hardly ever does. */

/* Each round makes what it repairs shorter by half, so this is never needed but
 * by a text that was made for it. */
#define MAX_ROUNDS 16

/* So many characters of other scripts than the Latin one are no accident. */
#define MIN_OTHERS 8

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

/* Whether a letter that comes of the bytes between @p and @end stands in a word. */
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

/**
 * study_text_repair:
 * @text: (array length=length): UTF-8
 * @length: its length in bytes
 * @repaired_from: (out): the encoding in which it was once read by mistake,
 *   %STUDY_TEXT_UTF_8 for none
 * @n_repaired: (out): how many characters are repaired
 *
 * Repairs a text in UTF-8 that was once read in Mac Roman, Windows-1252 or
 * Latin-1, and perhaps more than once. What was written so on purpose stays: a
 * root and a sharp s, an A with a tilde at the end of a word in capitals.
 *
 * Returns: (transfer full): the text
 */
GString *
study_text_repair (const char        *text,
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
