/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/content/study-uri.h"

#include <string.h>

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

/* The fields of a message that a link may fill in (RFC 6068, section 7). */
static gboolean
is_harmless_field (const char *field)
{
  static const char * const names[] = { "to", "cc", "bcc", "subject", "body" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length = strlen (names[i]);

      if (g_ascii_strncasecmp (field, names[i], length) == 0 && field[length] == '=')
        return TRUE;
    }

  return FALSE;
}

/**
 * study_uri_dup_without_files:
 * @uri: an address that is safe
 *
 * Leaves out of a `mailto` link what a mail program may take for more than
 * recipients and text: some attach the file that `attach` names.
 *
 * Returns: (transfer full): the address to open
 */
char *
study_uri_dup_without_files (const char *uri)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_ENCODED, NULL);
  g_autoptr (GStrvBuilder) kept = NULL;
  g_auto (GStrv) fields = NULL;
  g_auto (GStrv) harmless = NULL;
  g_autofree char *query = NULL;

  if (parsed == NULL || !g_str_equal (g_uri_get_scheme (parsed), "mailto") || g_uri_get_query (parsed) == NULL)
    return g_strdup (uri);

  kept = g_strv_builder_new ();
  fields = g_strsplit (g_uri_get_query (parsed), "&", -1);
  for (guint i = 0; fields[i] != NULL; i++)
    {
      if (is_harmless_field (fields[i]))
        g_strv_builder_add (kept, fields[i]);
    }
  harmless = g_strv_builder_end (kept);
  query = g_strjoinv ("&", harmless);

  return g_uri_join (G_URI_FLAGS_ENCODED, "mailto", NULL, NULL, -1, g_uri_get_path (parsed),
                     *query != '\0' ? query : NULL, NULL);
}
