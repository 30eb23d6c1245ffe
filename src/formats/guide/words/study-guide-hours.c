/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/words/study-guide-hours.h"

#include <math.h>
#include <string.h>

#include "formats/guide/words/study-guide-text.h"
#include "formats/text/study-format-text.h"

/* How long something takes, as guides tell it. */

/* Whether a number is written as “1.200”. */
static gboolean
has_thousands (const char *number)
{
  gsize head = strspn (number, "0123456789");

  return head > 0 && head <= 3 && *number != '0' && number[head] == '.' &&
         strspn (number + head + 1, "0123456789") == 3 && number[head + 4] == '\0';
}

/* Reads the first number, or the middle of a range such as “6-10”, and sets
 * @rest to what stands behind it. */
static double
read_number (const char  *text,
             const char **rest)
{
  g_autofree char *number = NULL;
  double first, second = 0;
  char *end;

  while (*text != '\0' && !g_ascii_isdigit (*text))
    text++;
  *rest = text;
  if (*text == '\0')
    return 0;

  /* Seven and a half are “7.5”, or “7,5”; and “1,200” are more than a thousand. */
  number = g_strdelimit (g_strndup (text, strspn (text, "0123456789.,")), ",", '.');
  if (has_thousands (number))
    {
      first = 1000 * g_ascii_strtod (number, NULL);
      end = number + strlen (number);
    }
  else
    {
      first = g_ascii_strtod (number, &end);
    }
  *rest = text + (end - number);

  for (text = *rest; *text == ' '; text++)
    continue;
  if (study_format_text_begins (text, "–") || study_format_text_begins (text, "—"))
    text += strlen ("–");
  else if (*text == '-')
    text++;
  else if (study_format_text_begins (text, "a ") || study_format_text_begins (text, "to "))
    text += 2;
  else
    return isfinite (first) ? first : 0;

  while (*text == ' ')
    text++;
  if (g_ascii_isdigit (*text))
    {
      second = g_ascii_strtod (text, &end);
      *rest = end;
    }

  return second > first && isfinite (second) ? (first + second) / 2 : first;
}

/* Returns the number that a text begins with, 0 if with none. */
double
study_guide_read_number (const char *text)
{
  return g_ascii_isdigit (*text) ? read_number (text, &text) : 0;
}

/* Tells whether a text begins with one of some words, and passes it. */
static gboolean
skip_word (const char         **text,
           const char * const  *words)
{
  const char *start = *text + strspn (*text, " ");
  gsize length = 0;

  while (g_ascii_isalpha (start[length]) || (guchar) start[length] >= 0x80)
    length++;
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (length == strlen (words[i]) && g_ascii_strncasecmp (start, words[i], length) == 0)
        {
          *text = start + length;
          return TRUE;
        }
    }

  return FALSE;
}

/* Reads the minutes behind hours: “30” without a space, or “30 min”. */
static double
read_minutes (const char         *text,
              const char * const *words)
{
  gboolean apart = !g_ascii_isdigit (*text);
  double number = 0;

  text += strspn (text, " ");
  if (g_ascii_isdigit (*text))
    number = read_number (text, &text);

  return number < 60 && (!apart || skip_word (&text, words)) ? number : 0;
}

/* Returns the hours that a text such as “8h”, “7,5 horas”, “1h30” or “90 min”
 * tells; 0 if it tells none. A number alone is no time. */
double
study_guide_read_hours (const char *text)
{
  static const char * const hours[] = { "h", "hr", "hrs", "hs", "hour", "hours", "hora", "horas", NULL };
  static const char * const minutes[] = { "m", "min", "mins", "minute", "minutes", "minuto", "minutos", NULL };

  while (*text != '\0')
    {
      double number = read_number (text, &text);

      if (skip_word (&text, minutes))
        return number / 60;
      if (skip_word (&text, hours))
        return number + read_minutes (text, minutes) / 60;
    }

  return 0;
}

/*
 * study_guide_take_hours:
 * @title: (inout): a title
 *
 * Takes “(10 hours)”, “– 8h” and the like away from the end of a title.
 *
 * Returns: how many hours they are; 0 if there are none
 */
double
study_guide_take_hours (char **title)
{
  static const char * const openings[] = { " (", " [", " - ", " – ", " — ", " · ", ", " };
  char *text = *title;

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      char *open = g_strrstr (text, openings[i]);
      const char *told = open != NULL ? open + strlen (openings[i]) : "";
      double hours;

      told += strspn (told, "~≈ ");
      /* A number and a unit, and not a sentence that has hours in it. */
      if (open == NULL || open == text || !g_ascii_isdigit (*told) || strlen (told) > strlen ("120.5 hours)"))
        continue;
      hours = study_guide_read_hours (told);
      if (hours <= 0 || hours >= 1e6)
        continue;

      *open = '\0';
      g_strchomp (text);
      return hours;
    }

  return 0;
}

/* Returns the weeks that a text such as “14 weeks” or “3 meses” tells. */
double
study_guide_read_weeks (const char *text)
{
  static const char * const weeks[] = { "week", "weeks", "wk", "wks", "semana", "semanas", NULL };
  static const char * const months[] = { "month", "months", "mes", "meses", "m\xc3\xaas", NULL };

  while (*text != '\0')
    {
      double number = read_number (text, &text);

      if (skip_word (&text, weeks))
        return number;
      if (skip_word (&text, months))
        return number * 52 / 12;
    }

  return 0;
}

/* Whether hours are those of a week: “6-10 hours/week”. */
gboolean
study_guide_is_weekly (const char *text)
{
  g_autofree char *folded = study_guide_fold (text);

  return strstr (folded, "week") != NULL || strstr (folded, "semana") != NULL;
}
