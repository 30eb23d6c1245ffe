/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/library/study-language.h"

#include <string.h>

/* The locale's name without encoding and modifier: “pt_br” of “pt-BR.UTF-8”. */
static char *
normalize (const char *name)
{
  g_autofree char *locale = g_strndup (name, strcspn (name, ".@"));

  return g_ascii_strdown (g_strdelimit (locale, "-", '_'), -1);
}

static gboolean
is_same_locale (const char *a,
                const char *b)
{
  g_autofree char *first = normalize (a);
  g_autofree char *second = normalize (b);

  return g_str_equal (first, second);
}

/* The language of a locale: “pt” of “pt_BR”. */
static char *
dup_language (const char *locale)
{
  return g_strndup (locale, strcspn (locale, "_-.@"));
}

static gboolean
is_same_language (const char *a,
                  const char *b)
{
  g_autofree char *first = dup_language (a);
  g_autofree char *second = dup_language (b);

  return g_ascii_strcasecmp (first, second) == 0;
}

static const char *
find (const char * const *available,
      const char         *locale,
      gboolean          (*is_same) (const char *a,
                                    const char *b))
{
  for (guint i = 0; available[i] != NULL; i++)
    {
      if (is_same (available[i], locale))
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
  g_autofree char *language = dup_language (locale);
  const char *found = NULL;

  for (guint i = 0; found == NULL && wanted[i] != NULL; i++)
    {
      if (is_same_language (wanted[i], locale))
        found = find (available, wanted[i], is_same_locale);
    }
  if (found == NULL)
    found = find (available, language, is_same_locale);

  return found != NULL ? found : find (available, locale, is_same_language);
}

/**
 * study_language_choose:
 * @available: the locales that there are, such as `pt_BR`
 * @wanted: the locales that the user reads, the best first, as
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
  const char *found = NULL;

  for (guint i = 0; found == NULL && wanted[i] != NULL; i++)
    {
      found = find (available, wanted[i], is_same_locale);
      if (found == NULL)
        found = find_language (available, wanted, wanted[i]);
    }
  if (found == NULL)
    found = find_language (available, english, english[0]);

  return found != NULL ? found : available[0];
}
