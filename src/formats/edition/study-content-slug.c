/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/edition/study-content-ids.h"

#include <string.h>

/* A part of an id is no longer than this, and ends with a word. */
#define MAX_LENGTH 48

/* GLib's table for ASCII has no Greek and no Cyrillic: from “α” and “а” on, in
 * the order of Unicode. What has no sound of its own is empty. */
static const char * const greek[] = {
  "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "s",
  "t", "y", "f", "ch", "ps", "o",
};
static const char * const cyrillic[] = {
  "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p",
  "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
  "e", "e", "dj", "g", "ye", "dz", "i", "yi", "j", "lj", "nj", "c", "k", "i", "u", "dz",
};

/* Returns the letters for one in small letters and without accents; %NULL for
 * what is no letter of these scripts. */
static const char *
get_letters (gunichar c)
{
  if (c >= 0x03b1 && c < 0x03b1 + G_N_ELEMENTS (greek))
    return greek[c - 0x03b1];
  if (c >= 0x0430 && c < 0x0430 + G_N_ELEMENTS (cyrillic))
    return cyrillic[c - 0x0430];

  return NULL;
}

/* Writes Greek and Cyrillic with Latin letters, and leaves the rest to GLib. */
static char *
to_ascii (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autofree char *decomposed = g_utf8_normalize (lower, -1, G_NORMALIZE_NFD);
  g_autoptr (GString) latin = g_string_sized_new (strlen (decomposed));
  g_autofree char *composed = NULL;

  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *letters = get_letters (c);

      if (letters != NULL)
        g_string_append (latin, letters);
      else if (!g_unichar_ismark (c))
        g_string_append_unichar (latin, c);
    }
  composed = g_utf8_normalize (latin->str, -1, G_NORMALIZE_NFC);

  return g_str_to_ascii (composed, "C");
}

/* Ends a part with the last word that fits. */
static void
shorten (GString *slug)
{
  const char *end;

  if (slug->len <= MAX_LENGTH)
    return;

  end = g_strrstr_len (slug->str, MAX_LENGTH + 1, "-");
  g_string_truncate (slug, end != NULL ? (gsize) (end - slug->str) : MAX_LENGTH);
}

/**
 * study_content_slug:
 * @text: a title, in UTF-8
 *
 * Makes a part of an id of a title: its letters, small and without accents, and
 * its digits, with “-” for all between them. Greek and Cyrillic are written with
 * Latin letters; of other scripts nothing is left.
 *
 * Returns: (transfer full): the part, empty when nothing of the title is left
 */
char *
study_content_slug (const char *text)
{
  g_autofree char *ascii = NULL;
  g_autoptr (GString) slug = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  ascii = to_ascii (text);
  for (const char *p = ascii; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (slug, g_ascii_tolower (*p));
      else if (*p != '\'' && slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  if (g_str_has_suffix (slug->str, "-"))
    g_string_truncate (slug, slug->len - 1);
  shorten (slug);

  return g_string_free_and_steal (g_steal_pointer (&slug));
}
