/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "study-draft-ids.h"

/**
 * study_draft_slug:
 * @text: a title
 *
 * Makes a part of an id of a title: its letters without accents and its
 * digits, in small letters, and “-” for all between them.
 *
 * Returns: (transfer full): the part, empty when nothing of the title is left
 */
char *
study_draft_slug (const char *text)
{
  g_autofree char *plain = g_str_to_ascii (text, "C");
  g_autoptr (GString) slug = g_string_new (NULL);

  for (const char *c = plain; *c != '\0'; c++)
    {
      if (g_ascii_isalnum (*c))
        g_string_append_c (slug, g_ascii_tolower (*c));
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  if (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);

  return g_string_free_and_steal (g_steal_pointer (&slug));
}
