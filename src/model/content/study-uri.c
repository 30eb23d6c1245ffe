/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/content/study-uri.h"

/**
 * study_uri_is_safe:
 * @uri: (nullable): an address
 *
 * Tells whether a link may be shown and opened: an absolute address with the
 * scheme `https`, `http` or `mailto`, and a host where the scheme asks for one
 * (RFC 9110, section 4.2; RFC 6068).
 *
 * Returns: whether the program opens it
 */
gboolean
study_uri_is_safe (const char *uri)
{
  g_autoptr (GUri) parsed = NULL;
  const char *scheme;

  if (uri == NULL)
    return FALSE;

  parsed = g_uri_parse (uri, G_URI_FLAGS_ENCODED, NULL);
  if (parsed == NULL)
    return FALSE;

  scheme = g_uri_get_scheme (parsed);
  if (g_str_equal (scheme, "mailto"))
    return *g_uri_get_path (parsed) != '\0';

  return (g_str_equal (scheme, "https") || g_str_equal (scheme, "http")) &&
         g_uri_get_host (parsed) != NULL && *g_uri_get_host (parsed) != '\0';
}
