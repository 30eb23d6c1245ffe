/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-guide-address.h"

#include "model/content/study-uri.h"

/* Where the guide is from of which a trail is made. It is the source of the
 * trail, and nothing is ever fetched from it: relative links are relative to it,
 * also in a later edition of the guide. */

/**
 * study_guide_address_is_valid:
 * @address: (nullable): an address
 *
 * Returns: whether a guide can be from there: it is an absolute one with the
 *   scheme `https` or `http`
 */
gboolean
study_guide_address_is_valid (const char *address)
{
  const char *scheme = address != NULL ? g_uri_peek_scheme (address) : NULL;

  return scheme != NULL && !g_str_equal (scheme, "mailto") && study_uri_is_safe (address);
}

/**
 * study_content_get_address:
 * @content: a trail
 *
 * Returns: (transfer full) (nullable): where the guide is from of which it is
 *   made; %NULL when that is not known, or when the trail has several sources
 */
char *
study_content_get_address (const StudyContent *content)
{
  g_autoptr (GVariant) source = NULL;
  g_autofree char *address = NULL;

  g_return_val_if_fail (content != NULL, NULL);

  if (content->sources == NULL || g_variant_n_children (content->sources) != 1)
    return NULL;

  source = g_variant_get_child_value (content->sources, 0);
  g_variant_lookup (source, "url", "s", &address);

  return study_guide_address_is_valid (address) ? g_steal_pointer (&address) : NULL;
}

/**
 * study_content_set_address:
 * @content: a trail with a title
 * @address: where the guide is from of which it is made, a valid one
 *
 * Makes it the source of the trail.
 */
void
study_content_set_address (StudyContent *content,
                           const char   *address)
{
  GVariantBuilder source = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  GVariant *sources[1];

  g_return_if_fail (content != NULL);
  g_return_if_fail (study_guide_address_is_valid (address));

  g_variant_builder_add (&source, "{sv}", "title", g_variant_new_string (content->title));
  g_variant_builder_add (&source, "{sv}", "url", g_variant_new_string (address));
  sources[0] = g_variant_builder_end (&source);

  g_clear_pointer (&content->sources, g_variant_unref);
  content->sources = g_variant_ref_sink (g_variant_new_array (NULL, sources, G_N_ELEMENTS (sources)));
}
