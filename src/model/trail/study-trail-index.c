/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/trail/study-trail-index.h"

#include "model/trail/study-model-private.h"

static int
compare_positions (gconstpointer a,
                   gconstpointer b,
                   gpointer      user_data)
{
  guint pa = GPOINTER_TO_UINT (a);
  guint pb = GPOINTER_TO_UINT (b);

  return (pa > pb) - (pa < pb);
}

static void
add_topic (StudyTrailIndex *self,
           StudyTopic      *topic)
{
  StudyItem *slot = study_topic_get_slot (topic);
  guint position = self->topics->len;
  StudyItem *item;

  study_topic_set_position (topic, position);
  g_ptr_array_add (self->topics, topic);
  g_hash_table_insert (self->topics_by_id, (gpointer) study_topic_get_id (topic), topic);
  for (guint i = 0; (item = study_topic_get_item (topic, i)) != NULL; i++)
    g_hash_table_insert (self->items_by_id, (gpointer) study_item_get_id (item), item);
  /* It may be out of the list, and comes back when something is in it. */
  if (slot != NULL)
    g_hash_table_insert (self->items_by_id, (gpointer) study_item_get_id (slot), slot);
  if (!study_topic_get_satisfied (topic))
    g_tree_insert (self->pending, GUINT_TO_POINTER (position), topic);
}

void
study_trail_index_init (StudyTrailIndex *self)
{
  self->topics = g_ptr_array_new ();
  self->topics_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->items_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->pending = g_tree_new_full (compare_positions, NULL, NULL, NULL);
}

void
study_trail_index_clear (StudyTrailIndex *self)
{
  g_clear_pointer (&self->pending, g_tree_unref);
  g_clear_pointer (&self->items_by_id, g_hash_table_unref);
  g_clear_pointer (&self->topics_by_id, g_hash_table_unref);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
}

/* Numbers the topics of all stages and finds everything by its id, unless that
 * is done. */
void
study_trail_index_build (StudyTrailIndex *self,
                         GPtrArray       *stages)
{
  if (self->built)
    return;

  self->built = TRUE;
  g_ptr_array_set_size (self->topics, 0);
  g_hash_table_remove_all (self->topics_by_id);
  g_hash_table_remove_all (self->items_by_id);
  g_tree_remove_all (self->pending);

  for (guint i = 0; i < stages->len; i++)
    {
      StudyStage *stage = g_ptr_array_index (stages, i);
      StudyTopic *topic;

      for (guint j = 0; (topic = study_stage_get_topic (stage, j)) != NULL; j++)
        add_topic (self, topic);
    }
}

/* Finds a topic by its id, or does so by another text of the same id. */
void
study_trail_index_put_topic (StudyTrailIndex *self,
                             StudyTopic      *topic)
{
  if (self->built)
    g_hash_table_replace (self->topics_by_id, (gpointer) study_topic_get_id (topic), topic);
}

/* Finds an item by its id, or does so by another text of the same id. */
void
study_trail_index_put_item (StudyTrailIndex *self,
                            StudyItem       *item)
{
  if (self->built)
    g_hash_table_replace (self->items_by_id, (gpointer) study_item_get_id (item), item);
}

/* Finds an item no longer; another one of the same id is still found. */
void
study_trail_index_remove_item (StudyTrailIndex *self,
                               StudyItem       *item)
{
  const char *id = study_item_get_id (item);

  if (self->built && g_hash_table_lookup (self->items_by_id, id) == item)
    g_hash_table_remove (self->items_by_id, id);
}

void
study_trail_index_set_pending (StudyTrailIndex *self,
                               StudyTopic      *topic,
                               gboolean         pending)
{
  gpointer key;

  if (!self->built)
    return;

  key = GUINT_TO_POINTER (study_topic_get_position (topic));
  if (pending)
    g_tree_insert (self->pending, key, topic);
  else
    g_tree_remove (self->pending, key);
}
