/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/search/study-fold.h"

#include <string.h>

static void
append_char (GString  *folded,
             gunichar  c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n_parts; i++)
    {
      char bytes[6];

      if (parts[i] < 0x80)
        {
          g_string_append_c (folded, g_ascii_tolower (parts[i]));
        }
      else if (!g_unichar_ismark (parts[i]))
        {
          g_autofree char *lower = g_utf8_casefold (bytes, g_unichar_to_utf8 (parts[i], bytes));

          g_string_append (folded, lower);
        }
    }
}

/**
 * study_fold_append:
 * @folded: where to append
 * @text: any text; bytes that are not UTF-8 become U+FFFD
 *
 * Appends a text without what a search takes no notice of: case, accents and
 * compatibility forms (Unicode normalization form NFKD without its combining
 * marks, then case folding).
 */
void
study_fold_append (GString    *folded,
                   const char *text)
{
  g_autofree char *valid = g_utf8_validate (text, -1, NULL) ? NULL : g_utf8_make_valid (text, -1);

  for (const char *p = valid != NULL ? valid : text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_ascii_isupper (*p))
        g_string_append_c (folded, *p - 'A' + 'a');
      else if ((guchar) *p < 0x80)
        g_string_append_c (folded, *p);
      else
        append_char (folded, g_utf8_get_char (p));
    }
}

/**
 * study_fold:
 * @text: any text
 *
 * Returns: (transfer full): the text as study_fold_append() writes it
 */
char *
study_fold (const char *text)
{
  g_autoptr (GString) folded = g_string_sized_new (strlen (text));

  study_fold_append (folded, text);

  return g_string_free_and_steal (g_steal_pointer (&folded));
}
