/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/edition/study-trail-update-private.h"

#include "formats/edition/study-content-ids.h"

/* What a newer edition has archived, the person has not. */
static void
remove_archived (StudyContent *content)
{
  for (guint i = content->stages->len; i > 0; i--)
    {
      StudyContentStage *stage = g_ptr_array_index (content->stages, i - 1);

      if (stage->archived)
        g_ptr_array_remove_index (content->stages, i - 1);
    }
}

/* Adds the unknown members that a part had to those that it has. */
static void
keep_extra (StudyUpdatePart *part)
{
  GVariantDict dict;
  GVariantIter iter;
  const char *name;
  GVariant *value;

  for (guint i = 0; part->parts != NULL && i < part->parts->len; i++)
    keep_extra (g_ptr_array_index (part->parts, i));

  if (part->other == NULL || *part->other->extra == NULL)
    return;

  if (*part->extra == NULL)
    {
      *part->extra = g_variant_ref (*part->other->extra);
      return;
    }

  g_variant_dict_init (&dict, *part->other->extra);
  g_variant_iter_init (&iter, *part->extra);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    g_variant_dict_insert_value (&dict, name, value);
  g_clear_pointer (part->extra, g_variant_unref);
  *part->extra = g_variant_ref_sink (g_variant_dict_end (&dict));
}

/* Not every format of a guide can say all that a trail does. */
static void
keep_content (StudyContent       *content,
              const StudyContent *current)
{
  g_set_str (&content->id, current->id);
  if (content->language == NULL)
    content->language = g_strdup (current->language);
  if (content->sources == NULL && current->sources != NULL)
    content->sources = g_variant_ref (current->sources);
}

/**
 * study_trail_update_new:
 * @progress: what the person did on it
 * @newer: a newer edition of it, with any ids
 *
 * Finds out what becomes of a trail when a newer edition takes its place.
 * Nothing is changed.
 *
 * What is the same keeps its id, and so its progress: see
 * study_content_assign_ids(). What the newer edition does not have any more is
 * kept in an archived stage when the person did something on it: it is done, or
 * has a project; a topic also for its note or for own courses in it. That is one
 * stage, however often the trail is updated. What is in it and is in the newer
 * edition again has its place there; what the person has nothing on any more is
 * left out. Of a topic that is still in the trail the archived stage has a copy,
 * which holds only the items that are gone.
 *
 * An archived stage of the newer edition is left out. Unknown members of
 * documents stay where the newer edition has none of that name, and so do the
 * language and the sources.
 *
 * Returns: (transfer full): what becomes of the trail
 */
StudyTrailUpdate *
study_trail_update_new (const StudyContent          *current,
                        const StudyProgressSnapshot *progress,
                        const StudyContent          *newer)
{
  StudyTrailUpdate *self;
  g_autoptr (StudyContent) before = NULL;
  g_autoptr (GHashTable) kept = NULL;
  g_autoptr (StudyUpdatePart) earlier = NULL;
  g_autoptr (StudyUpdatePart) later = NULL;
  StudyContentStage *archive;

  g_return_val_if_fail (current != NULL, NULL);
  g_return_val_if_fail (progress != NULL, NULL);
  g_return_val_if_fail (newer != NULL, NULL);

  self = g_new0 (StudyTrailUpdate, 1);
  self->content = study_content_copy (newer);
  self->changes = G_LIST_MODEL (g_list_store_new (STUDY_TYPE_TRAIL_CHANGE));
  before = study_content_ref (current);

  remove_archived (self->content);
  study_content_assign_ids (self->content, before);
  keep_content (self->content, before);

  kept = study_trail_update_index_kept (progress);
  archive = study_trail_update_archive (before, self->content, kept);
  if (archive != NULL)
    g_ptr_array_add (self->content->stages, archive);

  earlier = study_update_part_new (before);
  later = study_update_part_new (self->content);
  study_update_part_link (later, earlier);
  keep_extra (later);
  study_trail_update_list_changes (self, earlier, later, kept);

  return self;
}

void
study_trail_update_free (StudyTrailUpdate *self)
{
  g_clear_pointer (&self->content, study_content_unref);
  g_clear_object (&self->changes);
  g_free (self);
}

/**
 * study_trail_update_is_nothing:
 *
 * Returns: whether the newer edition changes nothing
 */
gboolean
study_trail_update_is_nothing (StudyTrailUpdate *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return g_list_model_get_n_items (self->changes) == 0;
}
