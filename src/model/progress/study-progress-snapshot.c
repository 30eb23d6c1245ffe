/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/progress/study-progress-snapshot.h"

#include <string.h>

/**
 * study_progress_snapshot_new:
 * @trail_id: the trail that the progress is about
 * @version: the format version of the document
 * @extra: (nullable): unknown members, of type `a{sv}`; floating ones are sunk
 *
 * Returns: (transfer full): a snapshot without registers
 */
StudyProgressSnapshot *
study_progress_snapshot_new (const char *trail_id,
                             guint       version,
                             GVariant   *extra)
{
  StudyProgressSnapshot *self = g_new0 (StudyProgressSnapshot, 1);

  self->trail_id = g_strdup (trail_id);
  self->version = version;
  self->registers = g_ptr_array_new_with_free_func ((GDestroyNotify) study_register_unref);
  self->extra = extra != NULL ? g_variant_ref_sink (extra) : NULL;

  return self;
}

/**
 * study_progress_snapshot_copy:
 *
 * Returns: (transfer full): another one, which shares its registers
 */
StudyProgressSnapshot *
study_progress_snapshot_copy (const StudyProgressSnapshot *self)
{
  StudyProgressSnapshot *copy = study_progress_snapshot_new (self->trail_id, self->version, self->extra);

  for (guint i = 0; i < self->registers->len; i++)
    g_ptr_array_add (copy->registers, study_register_ref (g_ptr_array_index (self->registers, i)));

  return copy;
}

void
study_progress_snapshot_free (StudyProgressSnapshot *self)
{
  g_clear_pointer (&self->trail_id, g_free);
  g_clear_pointer (&self->registers, g_ptr_array_unref);
  g_clear_pointer (&self->extra, g_variant_unref);
  g_free (self);
}

/* Adds the members that @theirs has and @ours has not. Where both have one, the
 * larger wins, so that every order of merging comes to the same end. */
GVariant *
study_progress_merge_extra (GVariant *ours,
                            GVariant *theirs)
{
  GVariantDict dict;
  GVariantIter iter;
  const char *key;
  GVariant *value;
  gboolean news = ours == NULL;

  if (theirs == NULL)
    return ours != NULL ? g_variant_ref (ours) : NULL;

  g_variant_dict_init (&dict, ours);
  g_variant_iter_init (&iter, theirs);
  while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
    {
      g_autoptr (GVariant) before = g_variant_dict_lookup_value (&dict, key, NULL);

      if (before != NULL && study_register_compare_values (before, value) >= 0)
        continue;
      g_variant_dict_insert_value (&dict, key, value);
      news = TRUE;
    }

  /* A dictionary has its members in another order, and would be another value. */
  if (!news)
    {
      g_variant_dict_clear (&dict);
      return g_variant_ref (ours);
    }

  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/* Adds registers to an index, where the latest of each key is. */
static void
add_registers (GHashTable                  *index,
               const StudyProgressSnapshot *self)
{
  for (guint i = 0; i < self->registers->len; i++)
    {
      StudyRegister *reg = g_ptr_array_index (self->registers, i);
      StudyRegister *other = g_hash_table_lookup (index, reg);

      if (other == NULL || study_register_compare_age (other, reg) < 0)
        g_hash_table_replace (index, reg, reg);
    }
}

/**
 * study_progress_snapshot_merge:
 * @a: a document
 * @b: another document on the same trail
 *
 * Merges two documents as study_progress_merge() does, in any thread.
 *
 * Returns: (transfer full): a document that shares its registers with both
 */
StudyProgressSnapshot *
study_progress_snapshot_merge (const StudyProgressSnapshot *a,
                               const StudyProgressSnapshot *b)
{
  g_autoptr (GVariant) extra = study_progress_merge_extra (a->extra, b->extra);
  g_autoptr (GHashTable) index = g_hash_table_new (study_register_key_hash, study_register_key_equal);
  StudyProgressSnapshot *merged = study_progress_snapshot_new (a->trail_id, MAX (a->version, b->version), extra);
  GHashTableIter iter;
  gpointer winner;

  add_registers (index, a);
  add_registers (index, b);
  g_hash_table_iter_init (&iter, index);
  while (g_hash_table_iter_next (&iter, &winner, NULL))
    g_ptr_array_add (merged->registers, study_register_ref (winner));

  return merged;
}

/**
 * study_progress_snapshot_difference:
 * @ours: a document
 * @theirs: another document on the same trail
 *
 * Tells what merging @theirs into @ours would change.
 *
 * Returns: (transfer full) (nullable): the registers that win, with the other
 *   members; %NULL when nothing would change
 */
StudyProgressSnapshot *
study_progress_snapshot_difference (const StudyProgressSnapshot *ours,
                                    const StudyProgressSnapshot *theirs)
{
  g_autoptr (GVariant) extra = study_progress_merge_extra (ours->extra, theirs->extra);
  g_autoptr (GHashTable) index = g_hash_table_new (study_register_key_hash, study_register_key_equal);
  g_autoptr (StudyProgressSnapshot) difference = NULL;
  gboolean same_extra = extra == ours->extra ||
                        (extra != NULL && ours->extra != NULL && g_variant_equal (extra, ours->extra));

  add_registers (index, ours);
  difference = study_progress_snapshot_new (ours->trail_id, MAX (ours->version, theirs->version),
                                            same_extra ? NULL : extra);
  for (guint i = 0; i < theirs->registers->len; i++)
    {
      StudyRegister *reg = g_ptr_array_index (theirs->registers, i);
      StudyRegister *other = g_hash_table_lookup (index, reg);

      if (other == NULL || study_register_compare_age (other, reg) < 0)
        g_ptr_array_add (difference->registers, study_register_ref (reg));
    }

  if (difference->registers->len == 0 && same_extra && difference->version == ours->version)
    return NULL;

  return g_steal_pointer (&difference);
}

/* Whether nothing of a value is lost when another one replaces it. */
static gboolean
is_contained (GVariant *value,
              GVariant *replacement)
{
  if (value == NULL)
    return TRUE;
  if (replacement == NULL)
    return FALSE;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) &&
      g_variant_is_of_type (replacement, G_VARIANT_TYPE_STRING))
    return strstr (g_variant_get_string (replacement, NULL), g_variant_get_string (value, NULL)) != NULL;

  return g_variant_equal (value, replacement);
}

/**
 * study_progress_snapshot_get_lost:
 * @self: a document
 * @winner: another document on the same trail
 * @known: (nullable): what the writer of @winner had seen of @self; what it
 *   replaced of that, and what the same device wrote, was replaced on purpose
 *
 * Finds what merging @winner into @self would lose: texts, dates and courses
 * that later ones replace which do not contain them.
 *
 * Returns: (transfer container) (element-type StudyRegister): the registers of
 *   @self that hold them
 */
GPtrArray *
study_progress_snapshot_get_lost (const StudyProgressSnapshot *self,
                                  const StudyProgressSnapshot *winner,
                                  const StudyProgressSnapshot *known)
{
  g_autoptr (GHashTable) later = g_hash_table_new (study_register_key_hash, study_register_key_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new (study_register_key_hash, study_register_key_equal);
  GPtrArray *lost = g_ptr_array_new ();

  add_registers (later, winner);
  if (known != NULL)
    add_registers (seen, known);

  for (guint i = 0; i < self->registers->len; i++)
    {
      StudyRegister *reg = g_ptr_array_index (self->registers, i);
      StudyRegister *other = g_hash_table_lookup (later, reg);
      StudyRegister *same = g_hash_table_lookup (seen, reg);

      if (other == NULL || study_register_compare_age (reg, other) >= 0 ||
          is_contained (study_register_get_value (reg), study_register_get_value (other)))
        continue;
      if (known != NULL && (g_str_equal (study_register_get_device (reg), study_register_get_device (other)) ||
                            (same != NULL && study_register_compare_age (same, reg) == 0)))
        continue;

      g_ptr_array_add (lost, reg);
    }

  return lost;
}

/**
 * study_progress_snapshot_bring_back:
 * @before: (element-type StudyProgressSnapshot): earlier documents on the same
 *   trail, the latest first
 *
 * Takes back what was lost since then, as study_progress_snapshot_get_lost()
 * finds it, and keeps everything else.
 *
 * Returns: (transfer full): a document for study_progress_replace()
 */
StudyProgressSnapshot *
study_progress_snapshot_bring_back (const StudyProgressSnapshot *self,
                                    GPtrArray                   *before)
{
  g_autoptr (GHashTable) back = g_hash_table_new (study_register_key_hash, study_register_key_equal);
  /* What the same device replaced, it replaced on purpose. */
  g_autoptr (StudyProgressSnapshot) unseen = study_progress_snapshot_new (self->trail_id, self->version, NULL);
  StudyProgressSnapshot *result = study_progress_snapshot_new (self->trail_id, self->version, self->extra);
  GHashTableIter iter;
  gpointer reg;

  for (guint i = 0; i < before->len; i++)
    {
      g_autoptr (GPtrArray) lost = study_progress_snapshot_get_lost (g_ptr_array_index (before, i), self, unseen);

      for (guint k = 0; k < lost->len; k++)
        {
          if (!g_hash_table_contains (back, g_ptr_array_index (lost, k)))
            g_hash_table_add (back, g_ptr_array_index (lost, k));
        }
    }

  for (guint i = 0; i < self->registers->len; i++)
    {
      reg = g_ptr_array_index (self->registers, i);
      if (!g_hash_table_contains (back, reg))
        g_ptr_array_add (result->registers, study_register_ref (reg));
    }
  g_hash_table_iter_init (&iter, back);
  while (g_hash_table_iter_next (&iter, &reg, NULL))
    g_ptr_array_add (result->registers, study_register_ref (reg));

  return result;
}

/**
 * study_progress_snapshot_count_done:
 *
 * Returns: how many items are done in it
 */
guint
study_progress_snapshot_count_done (const StudyProgressSnapshot *self)
{
  guint n_done = 0;

  for (guint i = 0; i < self->registers->len; i++)
    {
      StudyRegister *reg = g_ptr_array_index (self->registers, i);

      if (study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_DONE) && study_register_get_value (reg) != NULL)
        n_done++;
    }

  return n_done;
}
