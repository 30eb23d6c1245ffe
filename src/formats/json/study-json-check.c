/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/json/study-json-check.h"

#include "formats/json/study-format-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* The text and how far it is read. The text ends with a zero byte, which is
 * no part of any token, so that no look ahead needs to ask for the length. */
typedef struct
{
  const char *text;
  const char *end;
  const char *cursor;
  guint depth;
  guint max_depth;
} Scanner;

static gboolean check_value (Scanner  *scanner,
                             GError  **error);

/* Fails at @where, which is told as a line and a column in characters. */
static gboolean
fail (const Scanner  *scanner,
      const char     *where,
      const char     *problem,
      GError        **error)
{
  const char *line_start = scanner->text;
  guint line = 1;

  for (const char *p = scanner->text; p < where; p++)
    {
      if (*p == '\n')
        {
          line++;
          line_start = p + 1;
        }
    }

  g_set_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_JSON,
               /* Translators: the first two are numbers, the last is a
                * sentence that says what is wrong there. */
               _("Line %u, column %u: %s"),
               line, (guint) g_utf8_strlen (line_start, where - line_start) + 1, problem);

  return FALSE;
}

static void
skip_space (Scanner *scanner)
{
  scanner->cursor += strspn (scanner->cursor, " \t\r\n");
}

static gboolean
at_end (const Scanner *scanner)
{
  return scanner->cursor == scanner->end;
}

/* Fails because something else is expected at the cursor. */
static gboolean
fail_expected (const Scanner  *scanner,
               const char     *problem,
               GError        **error)
{
  if (at_end (scanner))
    return fail (scanner, scanner->cursor,
                 _("The file ends unexpectedly. Use a complete copy of it."), error);

  return fail (scanner, scanner->cursor, problem, error);
}

static gboolean
read_hex (const char *text,
          guint      *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return FALSE;
      *unit = *unit * 16 + digit;
    }

  return TRUE;
}

/* Checks “\uXXXX” at the cursor, with its second half where it is a pair. */
static gboolean
check_unicode_escape (Scanner  *scanner,
                      GError  **error)
{
  const char *start = scanner->cursor;
  guint unit, low;

  if (!read_hex (start + 2, &unit))
    return fail (scanner, start,
                 _("“\\u” must be followed by four hexadecimal digits. Correct or remove it."), error);

  if (unit == 0)
    return fail (scanner, start,
                 _("Text can’t contain the null character. Remove “\\u0000”."), error);

  scanner->cursor += 6;
  if (unit < 0xd800 || unit > 0xdfff)
    return TRUE;

  if (unit > 0xdbff || scanner->cursor[0] != '\\' || scanner->cursor[1] != 'u' ||
      !read_hex (scanner->cursor + 2, &low) || low < 0xdc00 || low > 0xdfff)
    return fail (scanner, start,
                 _("This is only half of a character. Write both halves or remove it."), error);

  scanner->cursor += 6;

  return TRUE;
}

static gboolean
check_string (Scanner  *scanner,
              GError  **error)
{
  const char *start = scanner->cursor++;

  while (*scanner->cursor != '"')
    {
      guchar c = *scanner->cursor;

      if (at_end (scanner) || c == '\n')
        return fail (scanner, start,
                     _("This text has no closing quotation mark. Add it."), error);

      if (c < 0x20)
        return fail (scanner, scanner->cursor,
                     _("This text contains a control character. Write it as “\\u” and four digits."),
                     error);

      if (c != '\\')
        {
          scanner->cursor++;
        }
      else if (scanner->cursor[1] == 'u')
        {
          if (!check_unicode_escape (scanner, error))
            return FALSE;
        }
      else if (scanner->cursor[1] != '\0' && strchr ("\"\\/bfnrt", scanner->cursor[1]) != NULL)
        {
          scanner->cursor += 2;
        }
      else
        {
          return fail (scanner, scanner->cursor,
                       _("This character can’t follow a backslash. Write the backslash twice or remove it."),
                       error);
        }
    }

  scanner->cursor++;

  return TRUE;
}

static gboolean
skip_digits (const char **p)
{
  gsize n_digits = strspn (*p, "0123456789");

  *p += n_digits;

  return n_digits > 0;
}

/* Returns where a number ends as JSON writes it, %NULL if it is none. @whole is
 * whether it has neither a fraction nor an exponent. */
static const char *
skip_number (const char *p,
             gboolean   *whole)
{
  *whole = TRUE;

  if (*p == '-')
    p++;
  if (*p == '0' && g_ascii_isdigit (p[1]))
    return NULL;
  if (!skip_digits (&p))
    return NULL;

  if (*p == '.')
    {
      *whole = FALSE;
      p++;
      if (!skip_digits (&p))
        return NULL;
    }

  if (*p == 'e' || *p == 'E')
    {
      *whole = FALSE;
      p++;
      if (*p == '+' || *p == '-')
        p++;
      if (!skip_digits (&p))
        return NULL;
    }

  return p;
}

/* Checks a number: its form, and that it fits the 64 bits that it is kept in. */
static gboolean
check_number (Scanner  *scanner,
              GError  **error)
{
  const char *start = scanner->cursor;
  gboolean whole;
  const char *end = skip_number (start, &whole);

  if (end == NULL)
    return fail (scanner, start,
                 _("This is not a valid JSON number. Correct it."), error);

  errno = 0;
  if (whole)
    g_ascii_strtoll (start, NULL, 10);
  if (errno == ERANGE || (!whole && !isfinite (g_ascii_strtod (start, NULL))))
    return fail (scanner, start,
                 _("This number is too large. Use a smaller one, or write it as text."), error);

  scanner->cursor = end;

  return TRUE;
}

static gboolean
check_word (Scanner  *scanner,
            GError  **error)
{
  static const char * const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if (strncmp (scanner->cursor, words[i], length) == 0 &&
          !g_ascii_isalnum (scanner->cursor[length]))
        {
          scanner->cursor += length;
          return TRUE;
        }
    }

  return fail_expected (scanner,
                        _("Expected a value. Add text in quotation marks, a number, true, false, null, “[” or “{”."),
                        error);
}

/* Checks the name and the colon before a member's value. */
static gboolean
check_name (Scanner  *scanner,
            GError  **error)
{
  if (*scanner->cursor != '"')
    return fail_expected (scanner,
                          _("Expected the name of a member, in quotation marks. Add it."), error);

  if (!check_string (scanner, error))
    return FALSE;

  skip_space (scanner);
  if (*scanner->cursor != ':')
    return fail_expected (scanner, _("Expected a colon after the name. Add it."), error);

  scanner->cursor++;
  skip_space (scanner);

  return TRUE;
}

/* Checks an array or an object, which @close ends. */
static gboolean
check_container (Scanner  *scanner,
                 char      close,
                 GError  **error)
{
  if (++scanner->depth > scanner->max_depth)
    return fail (scanner, scanner->cursor,
                 _("Arrays and objects are nested too deeply. Reduce the levels of the document."),
                 error);

  scanner->cursor++;
  skip_space (scanner);

  if (*scanner->cursor != close)
    {
      while (TRUE)
        {
          if (close == '}' && !check_name (scanner, error))
            return FALSE;

          if (!check_value (scanner, error))
            return FALSE;

          skip_space (scanner);
          if (*scanner->cursor == close)
            break;

          if (*scanner->cursor != ',')
            return fail_expected (scanner,
                                  close == '}' ? _("Expected a comma or “}”. Correct it.")
                                               : _("Expected a comma or “]”. Correct it."),
                                  error);

          scanner->cursor++;
          skip_space (scanner);
        }
    }

  scanner->cursor++;
  scanner->depth--;

  return TRUE;
}

static gboolean
check_value (Scanner  *scanner,
             GError  **error)
{
  char c = *scanner->cursor;

  if (c == '{')
    return check_container (scanner, '}', error);
  if (c == '[')
    return check_container (scanner, ']', error);
  if (c == '"')
    return check_string (scanner, error);
  if (c == '-' || g_ascii_isdigit (c))
    return check_number (scanner, error);

  return check_word (scanner, error);
}

/**
 * study_json_check:
 * @text: what should be JSON, with a zero byte at its end
 * @length: the length of @text without the zero byte
 * @max_depth: how deep arrays and objects may be nested
 *
 * Checks that a text is one JSON value (RFC 8259) in valid UTF-8 that json-glib
 * reads without loss. The time that it takes is linear in the length.
 *
 * The strict parser of json-glib 1.10 refuses what is not JSON, but it takes the
 * largest integer for one that is larger and infinity for 1e999, ends a text at
 * “\u0000”, lets control characters pass, and knows no limit of depth below 1,024.
 * Of what it refuses it tells neither where the wrong character is (it names the
 * end of the token before, in bytes, and without the lines before the document)
 * nor what to do. So the grammar is checked here too.
 *
 * Returns: whether it is; otherwise @error names the line and the column
 */
gboolean
study_json_check (const char  *text,
                  gsize        length,
                  guint        max_depth,
                  GError     **error)
{
  Scanner scanner = { .text = text, .end = text + length, .cursor = text, .max_depth = max_depth };
  const char *valid_end;

  if (!g_utf8_validate_len (text, length, &valid_end))
    return fail (&scanner, valid_end,
                 *valid_end == '\0'
                   ? _("Found a null byte: the file is damaged or is not text. Use an intact copy of it.")
                   : _("Found a byte that is not valid UTF-8. Save the file in UTF-8."),
                 error);

  skip_space (&scanner);
  if (at_end (&scanner))
    {
      g_set_error_literal (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_JSON,
                           _("The file is empty. Use a complete copy of it."));
      return FALSE;
    }

  if (!check_value (&scanner, error))
    return FALSE;

  skip_space (&scanner);
  if (!at_end (&scanner))
    return fail (&scanner, scanner.cursor,
                 _("Unexpected content after the end of the document. Remove it."), error);

  return TRUE;
}
