/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/edition/study-trail-origin.h"

#include "formats/documents/study-trail-format.h"
#include "formats/json/study-json-reader.h"

/* A copy of a trail that comes with the program knows of which edition it is: by
 * a member of its document among the unknown ones, and so is kept by
 * every program. */
#define ORIGIN "origin"
#define TRAIL "trail"
#define EDITION "edition"

/* Returns what is known of the origin: an `a{sv}`, or %NULL. */
static GVariant *
lookup_origin (StudyTrail *trail)
{
  GVariant *extra = study_trail_get_content (trail)->extra;

  return extra != NULL ? g_variant_lookup_value (extra, ORIGIN, G_VARIANT_TYPE_VARDICT) : NULL;
}

/**
 * study_trail_origin_get_edition:
 * @content: a trail that comes with the program
 *
 * Identifies what is in a trail, but for what it is called: a copy has a name of
 * its own, which an update leaves as it is.
 *
 * Returns: (transfer full): the SHA-256 of its document without its titles, in
 *   hexadecimal digits
 */
char *
study_trail_origin_get_edition (const StudyContent *content)
{
  g_autoptr (StudyContent) nameless = study_content_fork (content);
  g_autoptr (GBytes) document = NULL;

  g_set_str (&nameless->title, nameless->id);
  g_set_str (&nameless->short_title, NULL);
  document = study_trail_format_write (nameless);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, document);
}

/**
 * study_trail_origin_get_trail:
 *
 * Returns: (transfer none) (nullable): the id of the trail that comes with the
 *   program and that this one was made of; %NULL when it was not
 */
const char *
study_trail_origin_get_trail (StudyTrail *own)
{
  g_autoptr (GVariant) origin = NULL;
  const char *id;

  g_return_val_if_fail (STUDY_IS_TRAIL (own), NULL);

  origin = lookup_origin (own);
  if (origin == NULL || !g_variant_lookup (origin, TRAIL, "&s", &id) || !study_json_slug_is_valid (id))
    return NULL;

  /* The text may move whenever the members of the trail are serialised. */
  return g_intern_string (id);
}

/**
 * study_content_set_origin:
 * @content: a trail that the user added
 * @built_in: the trail that comes with the program and whose edition it has
 *
 * Remembers which edition of which trail the user has a copy of.
 */
void
study_content_set_origin (StudyContent       *content,
                          const StudyContent *built_in)
{
  g_autofree char *edition = study_trail_origin_get_edition (built_in);
  GVariantDict extra, origin;

  g_variant_dict_init (&origin, NULL);
  g_variant_dict_insert (&origin, TRAIL, "s", built_in->id);
  g_variant_dict_insert (&origin, EDITION, "s", edition);

  g_variant_dict_init (&extra, content->extra);
  g_variant_dict_insert_value (&extra, ORIGIN, g_variant_dict_end (&origin));
  g_clear_pointer (&content->extra, g_variant_unref);
  content->extra = g_variant_ref_sink (g_variant_dict_end (&extra));
}

/**
 * study_trail_origin_has_newer_edition:
 * @built_in: a trail that comes with the program, in the language of @own
 *
 * Editions have no order: whatever comes with the program counts as newer when
 * it is another one. A trail in another language is no edition of this one.
 *
 * Returns: whether @own was made of another edition of @built_in
 */
gboolean
study_trail_origin_has_newer_edition (StudyTrail *own,
                                      StudyTrail *built_in)
{
  g_autoptr (GVariant) origin = NULL;
  g_autofree char *current = NULL;
  const char *edition;

  g_return_val_if_fail (STUDY_IS_TRAIL (own), FALSE);
  g_return_val_if_fail (STUDY_IS_TRAIL (built_in), FALSE);

  origin = lookup_origin (own);
  if (origin == NULL ||
      g_strcmp0 (study_trail_origin_get_trail (own), study_trail_get_id (built_in)) != 0 ||
      g_strcmp0 (study_trail_get_language (own), study_trail_get_language (built_in)) != 0 ||
      !g_variant_lookup (origin, EDITION, "&s", &edition))
    return FALSE;

  current = study_trail_origin_get_edition (study_trail_get_content (built_in));

  return !g_str_equal (edition, current);
}
