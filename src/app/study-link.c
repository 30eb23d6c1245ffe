/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "study-link.h"

#include <string.h>

#include "study-uri.h"

/* Whether a text begins as web addresses do once their scheme is left out:
 * with a host of at least two labels. */
static gboolean
begins_with_host (const char *text)
{
  size_t length = strcspn (text, ":/?#");
  const char *dot = memchr (text, '.', length);

  return dot != NULL && dot != text && dot + 1 < text + length &&
         memchr (text, '@', length) == NULL && strpbrk (text, " \t\r\n") == NULL;
}

/**
 * study_link_complete:
 * @text: what a person wrote into a field for a link
 *
 * Removes the white space around a link and puts the scheme that people leave
 * out, `https://`, before `example.com/page`. Whether the result may be used is
 * for study_uri_is_safe() to say.
 *
 * Returns: (transfer full): the link
 */
char *
study_link_complete (const char *text)
{
  g_autofree char *link = g_strstrip (g_strdup (text));

  if (!study_uri_is_safe (link) && begins_with_host (link))
    {
      g_autofree char *proposed = g_strconcat ("https://", link, NULL);

      if (study_uri_is_safe (proposed))
        return g_steal_pointer (&proposed);
    }

  return g_steal_pointer (&link);
}
