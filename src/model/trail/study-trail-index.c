/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/trail/study-trail-private.h"

static int
compare_positions (gconstpointer a,
                   gconstpointer b,
                   gpointer      user_data)
{
  guint pa = GPOINTER_TO_UINT (a);
  guint pb = GPOINTER_TO_UINT (b);

  return (pa > pb) - (pa < pb);
}

void
study_trail_init_index (StudyTrail *self)
{
  self->topics = g_ptr_array_new ();
  self->topics_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->items_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->pending = g_tree_new_full (compare_positions, NULL, NULL, NULL);
}

void
study_trail_clear_index (StudyTrail *self)
{
  g_clear_pointer (&self->pending, g_tree_unref);
  g_clear_pointer (&self->items_by_id, g_hash_table_unref);
  g_clear_pointer (&self->topics_by_id, g_hash_table_unref);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
}

void
study_trail_set_pending (StudyTrail *self,
                         StudyTopic *topic,
                         gboolean    pending)
{
  gpointer key = GUINT_TO_POINTER (study_topic_get_position (topic));

  if (pending)
    g_tree_insert (self->pending, key, topic);
  else
    g_tree_remove (self->pending, key);
}

/* Numbers the topics and finds everything by its id, once after the content
 * changed. */
static void
ensure_index (StudyTrail *self)
{
  if (self->indexed)
    return;

  self->indexed = TRUE;
  g_ptr_array_set_size (self->topics, 0);
  g_hash_table_remove_all (self->topics_by_id);
  g_hash_table_remove_all (self->items_by_id);
  g_tree_remove_all (self->pending);

  for (guint i = 0; i < self->stages->len; i++)
    {
      StudyStage *stage = g_ptr_array_index (self->stages, i);
      StudyTopic *topic;

      for (guint j = 0; (topic = study_stage_get_topic (stage, j)) != NULL; j++)
        {
          StudyItem *item;

          study_topic_set_position (topic, self->topics->len);
          g_ptr_array_add (self->topics, topic);
          g_hash_table_insert (self->topics_by_id, (gpointer) study_topic_get_id (topic), topic);
          for (guint k = 0; (item = study_topic_get_item (topic, k)) != NULL; k++)
            g_hash_table_insert (self->items_by_id, (gpointer) study_item_get_id (item), item);
          study_trail_set_pending (self, topic, !study_topic_get_satisfied (topic));
        }
    }
}

/**
 * study_trail_get_stage:
 * @self: a trail
 * @position: a place in the list, from 0
 *
 * Returns: (transfer none) (nullable): the stage; %NULL behind the end
 */
StudyStage *
study_trail_get_stage (StudyTrail *self,
                       guint       position)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return position < self->stages->len ? g_ptr_array_index (self->stages, position) : NULL;
}

/**
 * study_trail_find_stage:
 * @self: a trail
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the stage with that id
 */
StudyStage *
study_trail_find_stage (StudyTrail *self,
                        const char *id)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  for (guint i = 0; i < self->stages->len; i++)
    {
      StudyStage *stage = g_ptr_array_index (self->stages, i);

      if (g_strcmp0 (study_stage_get_id (stage), id) == 0)
        return stage;
    }

  return NULL;
}

/**
 * study_trail_find_topic:
 * @self: a trail
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the topic with that id
 */
StudyTopic *
study_trail_find_topic (StudyTrail *self,
                        const char *id)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  ensure_index (self);

  return g_hash_table_lookup (self->topics_by_id, id);
}

/**
 * study_trail_find_item:
 * @self: a trail
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the item with that id
 */
StudyItem *
study_trail_find_item (StudyTrail *self,
                       const char *id)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  ensure_index (self);

  return g_hash_table_lookup (self->items_by_id, id);
}

/**
 * study_trail_get_n_topics:
 * @self: a trail
 *
 * Returns: the number of topics in all stages
 */
guint
study_trail_get_n_topics (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), 0);

  ensure_index (self);

  return self->topics->len;
}

/**
 * study_trail_get_topic:
 * @self: a trail
 * @position: a place among all topics, from 0
 *
 * Returns: (transfer none) (nullable): the topic; %NULL behind the end
 */
StudyTopic *
study_trail_get_topic (StudyTrail *self,
                       guint       position)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  ensure_index (self);

  return position < self->topics->len ? g_ptr_array_index (self->topics, position) : NULL;
}

/**
 * study_trail_get_next_topic:
 * @self: a trail
 *
 * Returns: (transfer none) (nullable): the first topic in order that counts
 *   and is not done; %NULL when there is none
 */
StudyTopic *
study_trail_get_next_topic (StudyTrail *self)
{
  GTreeNode *first;

  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  ensure_index (self);
  first = g_tree_node_first (self->pending);

  return first != NULL ? g_tree_node_value (first) : NULL;
}

/* The content changed: everything is to be found anew. */
void
study_trail_invalidate (StudyTrail *self)
{
  self->indexed = FALSE;
}

void
study_trail_add_item (StudyTrail *self,
                      StudyItem  *item)
{
  if (self->indexed)
    g_hash_table_insert (self->items_by_id, (gpointer) study_item_get_id (item), item);
  if (study_item_get_kind (item) == STUDY_ITEM_PROJECT && study_item_get_done (item))
    study_trail_project_done (self, study_item_get_topic (item), 1);
}

/* An item left its topic's list. One of the guide is still found by its id. */
void
study_trail_remove_item (StudyTrail *self,
                         StudyItem  *item)
{
  if (self->indexed && study_item_get_own (item))
    g_hash_table_remove (self->items_by_id, study_item_get_id (item));
  if (study_item_get_kind (item) == STUDY_ITEM_PROJECT && study_item_get_done (item))
    study_trail_project_done (self, study_item_get_topic (item), -1);
}
