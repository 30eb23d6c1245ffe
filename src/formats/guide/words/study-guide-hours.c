/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/words/study-guide-hours.h"

#include <math.h>
#include <string.h>

#include "formats/guide/words/study-guide-lexicon.h"
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

/* Returns what is behind the sign or the word that a range has between its numbers,
 * or NULL for a text that does not begin so. */
static const char *
skip_to (const char *text)
{
  const char * const *words = study_guide_lexicon_get_phrases (STUDY_PHRASE_TO);

  if (*text == '-')
    return text + 1;
  if (study_format_text_begins (text, "–") || study_format_text_begins (text, "—"))
    return text + strlen ("–");

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (study_format_text_begins (text, words[i]))
        return text + strlen (words[i]);
    }

  return NULL;
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

  text = skip_to (*rest + strspn (*rest, " "));
  if (text == NULL)
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

/**
 * study_guide_read_number:
 *
 * Returns: the number that the text begins with; 0 if with none
 */
double
study_guide_read_number (const char *text)
{
  return g_ascii_isdigit (*text) ? read_number (text, &text) : 0;
}

/* Tells whether a text begins with a unit of time, and passes it. */
static gboolean
skip_unit (const char        **text,
           StudyGuideMeaning   unit)
{
  const char *start = *text + strspn (*text, " ");
  const char *end = start;
  g_autofree char *word = NULL;
  g_autofree char *folded = NULL;

  while (g_unichar_isalpha (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  word = g_strndup (start, end - start);
  folded = study_guide_fold (word);
  if (!study_guide_lexicon_is (folded, unit))
    return FALSE;

  *text = end;

  return TRUE;
}

/* Reads the minutes behind hours: “30” without a space, or “30 min”. */
static double
read_minutes (const char *text)
{
  gboolean apart = !g_ascii_isdigit (*text);
  double number = 0;

  text += strspn (text, " ");
  if (g_ascii_isdigit (*text))
    number = read_number (text, &text);

  return number < 60 && (!apart || skip_unit (&text, STUDY_MEANING_MINUTE)) ? number : 0;
}

/**
 * study_guide_read_hours:
 *
 * Returns: the hours that a text such as “8h”, “7,5 horas”, “1h30” or “90 min” tells;
 *   0 if it tells none. A number alone is no time
 */
double
study_guide_read_hours (const char *text)
{
  while (*text != '\0')
    {
      double number = read_number (text, &text);

      if (skip_unit (&text, STUDY_MEANING_MINUTE))
        return number / 60;
      if (skip_unit (&text, STUDY_MEANING_HOUR))
        return number + read_minutes (text) / 60;
    }

  return 0;
}

/**
 * study_guide_take_hours:
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

/**
 * study_guide_read_weeks:
 *
 * Returns: the weeks that a text such as “14 weeks” or “3 meses” tells; 0 if it tells
 *   none
 */
double
study_guide_read_weeks (const char *text)
{
  while (*text != '\0')
    {
      double number = read_number (text, &text);

      if (skip_unit (&text, STUDY_MEANING_WEEK))
        return number;
      if (skip_unit (&text, STUDY_MEANING_MONTH))
        return number * 52 / 12;
    }

  return 0;
}
