/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/text/study-format-text.h"

#include <string.h>

/**
 * study_format_text_begins:
 * @text: a text, or a place in one
 *
 * g_str_has_prefix() may look for the end of the text first, which takes long at
 * every place of a long one; this looks at no more than it needs.
 *
 * Returns: whether the text begins so
 */
gboolean
study_format_text_begins (const char *text,
                          const char *prefix)
{
  return strncmp (text, prefix, strlen (prefix)) == 0;
}

/**
 * study_format_text_flatten:
 * @text: (nullable): a text in UTF-8
 *
 * Puts a text into one line: what is no character to be seen, line ends and
 * the escape character of terminals among them, becomes a space, and several
 * spaces one.
 *
 * Returns: (transfer full): the text, empty for %NULL
 */
char *
study_format_text_flatten (const char *text)
{
  GString *flat = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) || g_unichar_isspace (c))
        {
          space = TRUE;
          continue;
        }

      if (space && flat->len > 0)
        g_string_append_c (flat, ' ');
      space = FALSE;
      g_string_append_unichar (flat, c);
    }

  return g_string_free_and_steal (flat);
}

/**
 * study_format_text_item_title:
 *
 * Returns: (transfer none): the item's title; of a project the one that the
 *   person gave it, if any
 */
const char *
study_format_text_item_title (StudyItem *item)
{
  const char *own_title = study_item_get_project_title (item);

  return own_title != NULL && *own_title != '\0' ? own_title : study_item_get_title (item);
}
