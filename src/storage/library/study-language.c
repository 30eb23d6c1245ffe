/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/library/study-language.h"

#include <string.h>

/* The length of a locale's name without encoding and modifier: that of “pt_BR”
 * in “pt_BR.UTF-8@latin”. */
static gsize
get_locale_length (const char *name)
{
  return strcspn (name, ".@");
}

/* The length of the language in a locale's name: that of “pt” in “pt_BR”. */
static gsize
get_language_length (const char *name)
{
  return strcspn (name, "_-.@");
}

/* Compares two names of locales; “pt-BR” is “pt_BR”. */
static gboolean
is_same_locale (const char *a,
                const char *b)
{
  gsize length = get_locale_length (a);

  if (get_locale_length (b) != length)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      char x = a[i] == '-' ? '_' : g_ascii_tolower (a[i]);
      char y = b[i] == '-' ? '_' : g_ascii_tolower (b[i]);

      if (x != y)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_same_language (const char *a,
                  const char *b)
{
  gsize length = get_language_length (a);

  return get_language_length (b) == length && g_ascii_strncasecmp (a, b, length) == 0;
}

static const char *
find_locale (const char * const *available,
             const char         *locale)
{
  for (guint i = 0; available[i] != NULL; i++)
    {
      if (is_same_locale (available[i], locale))
        return available[i];
    }

  return NULL;
}

/* Finds the best of one language: another locale of it that is wanted too, the
 * one without a country, or any. */
static const char *
find_language (const char * const *available,
               const char * const *wanted,
               const char         *locale)
{
  g_autofree char *language = g_strndup (locale, get_language_length (locale));
  const char *found;

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      found = is_same_language (wanted[i], locale) ? find_locale (available, wanted[i]) : NULL;
      if (found != NULL)
        return found;
    }

  found = find_locale (available, language);
  if (found != NULL)
    return found;

  for (guint i = 0; available[i] != NULL; i++)
    {
      if (is_same_language (available[i], locale))
        return available[i];
    }

  return NULL;
}

/**
 * study_language_choose:
 * @available: the locales that there are, such as `pt_BR`
 * @wanted: the locales that the person reads, the best first, as
 *   g_get_language_names() gives them
 *
 * Chooses a translation. For each wanted locale in turn it takes that locale,
 * otherwise another of the same language; when there is none, English, and at
 * last whatever comes first.
 *
 * Returns: (transfer none) (nullable): one of @available, %NULL when it is empty
 */
const char *
study_language_choose (const char * const *available,
                       const char * const *wanted)
{
  const char * const english[] = { "en", NULL };
  const char *found;

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      found = find_locale (available, wanted[i]);
      if (found == NULL)
        found = find_language (available, wanted, wanted[i]);
      if (found != NULL)
        return found;
    }

  found = find_language (available, english, english[0]);

  return found != NULL ? found : available[0];
}
