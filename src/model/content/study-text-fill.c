/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/content/study-text-fill.h"

#include <stdarg.h>
#include <string.h>

/* Unicode Standard Annex 9: what is between these two runs as its first letter says, and does not mix with what
 * is around it. */
#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_DIRECTIONAL_ISOLATE "\u2069"

/* Whether anything in a text runs from right to left: Hebrew, Arabic and the other scripts of those blocks. */
static gboolean
has_rtl (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const gunichar c = g_utf8_get_char (text);

      if ((c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff) ||
          (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff))
        return TRUE;
    }

  return FALSE;
}

/* Has printf() write whole numbers with the separators of the locale, and texts in isolates. */
static char *
localize_format (const char *format,
                 gboolean    isolate)
{
  GString *localized = g_string_new (NULL);

  while (*format != '\0')
    {
      const char *position = format + 1, *end;

      if (*format != '%' || *position == '%')
        {
          const gsize length = *format == '%' ? 2 : 1;

          g_string_append_len (localized, format, (gssize) length);
          format += length;
          continue;
        }

      /* Of "%2$lu" the position is "2$", and "u" says what it is. */
      position += strspn (position, "0123456789");
      if (*position != '$')
        position = format;
      end = position + 1;
      end += strcspn (end, "diouxXeEfFgGaAcsp");
      g_return_val_if_fail (*end != '\0', g_string_free_and_steal (localized));

      if (isolate && *end == 's')
        g_string_append (localized, FIRST_STRONG_ISOLATE);
      g_string_append_len (localized, format, position + 1 - format);
      if (*end == 'd' || *end == 'i' || *end == 'u')
        g_string_append_c (localized, '\'');
      g_string_append_len (localized, position + 1, end - position);
      if (isolate && *end == 's')
        g_string_append (localized, POP_DIRECTIONAL_ISOLATE);
      format = end + 1;
    }

  return g_string_free_and_steal (localized);
}

/* The isolates that are open at the end of a line are closed there. */
static void
close_isolates (GString *text,
                guint   *n_open)
{
  for (; *n_open > 0; (*n_open)--)
    g_string_append (text, POP_DIRECTIONAL_ISOLATE);
}

/**
 * study_text_undirected:
 * @text: a text of a guide or of the user, in UTF-8
 *
 * Leaves out the embeddings and overrides of Unicode Standard Annex 9, which would turn
 * what comes after the text in a line and show it as something else, and has isolates end
 * with it.
 *
 * Returns: (transfer full): the text
 */
char *
study_text_undirected (const char *text)
{
  GString *plain = g_string_new (NULL);
  guint n_open = 0;

  while (*text != '\0')
    {
      const char *next = text + strcspn (text, "\xe2\n");
      const gunichar c = *next != '\0' ? g_utf8_get_char (next) : 0;

      g_string_append_len (plain, text, next - text);
      text = *next != '\0' ? g_utf8_next_char (next) : next;
      if (c == '\n')
        close_isolates (plain, &n_open);
      if ((c >= 0x202a && c <= 0x202e) || (c == 0x2069 && n_open == 0))
        continue;
      if (c >= 0x2066 && c <= 0x2068)
        n_open++;
      else if (c == 0x2069)
        n_open--;
      g_string_append_len (plain, next, text - next);
    }
  close_isolates (plain, &n_open);

  return g_string_free_and_steal (plain);
}

/**
 * study_text_fill:
 * @format: a translated format, as for printf()
 * @...: what it takes
 *
 * Fills in a sentence as the language of the user has it: whole numbers get the
 * separators of the locale, and where anything runs from right to left, each
 * text keeps its own direction, so that a title such as “C++” is not turned
 * around. What would turn the rest of the sentence is left out.
 *
 * Returns: (transfer full): the sentence
 */
char *
study_text_fill (const char *format,
                 ...)
{
  g_autofree char *plain_format = localize_format (format, FALSE);
  g_autofree char *plain = NULL;
  g_autofree char *isolating_format = NULL;
  g_autofree char *isolated = NULL;
  va_list args;

  va_start (args, format);
  plain = g_strdup_vprintf (plain_format, args);
  va_end (args);
  if (!has_rtl (plain))
    return study_text_undirected (plain);

  isolating_format = localize_format (format, TRUE);
  va_start (args, format);
  isolated = g_strdup_vprintf (isolating_format, args);
  va_end (args);

  return study_text_undirected (isolated);
}

/**
 * study_text_join:
 * @separator: what is between two texts
 * @texts: texts of guides or of the user
 *
 * Joins texts as [func@text_fill] would fill them in.
 *
 * Returns: (transfer full): all of them in one line
 */
char *
study_text_join (const char         *separator,
                 const char * const *texts)
{
  g_autofree char *plain = g_strjoinv (separator, (GStrv) texts);
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) isolated = NULL;

  if (!has_rtl (plain))
    return g_steal_pointer (&plain);

  builder = g_strv_builder_new ();
  for (guint i = 0; texts[i] != NULL; i++)
    g_strv_builder_take (builder, g_strconcat (FIRST_STRONG_ISOLATE, texts[i], POP_DIRECTIONAL_ISOLATE, NULL));
  isolated = g_strv_builder_end (builder);

  return g_strjoinv (separator, isolated);
}
