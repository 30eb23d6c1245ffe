/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/content/study-content-requires.h"

#include <glib/gi18n.h>

/*
 * What topics require, so that none comes to wait for itself.
 */

/* Returns the topics by their ids. */
static GHashTable *
index_topics (const StudyContent *self)
{
  GHashTable *topics = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->stages->len; i++)
    {
      const StudyContentStage *stage = g_ptr_array_index (self->stages, i);

      for (guint j = 0; j < stage->topics->len; j++)
        {
          StudyContentTopic *topic = g_ptr_array_index (stage->topics, j);

          g_hash_table_insert (topics, topic->id, topic);
        }
    }

  return topics;
}

/* Returns the ids of a topic and of all that require it, directly or through
 * others. No recursion: a chain may be as long as the trail. */
static GHashTable *
list_followers (GHashTable *topics,
                const char *topic_id)
{
  g_autoptr (GHashTable) followers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                            (GDestroyNotify) g_ptr_array_unref);
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();
  StudyContentTopic *topic;
  GHashTableIter iter;

  g_hash_table_iter_init (&iter, topics);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &topic))
    {
      for (guint i = 0; i < topic->requires->len; i++)
        {
          char *required = g_ptr_array_index (topic->requires, i);
          GPtrArray *ids = g_hash_table_lookup (followers, required);

          if (ids == NULL)
            {
              ids = g_ptr_array_new ();
              g_hash_table_insert (followers, required, ids);
            }
          g_ptr_array_add (ids, topic->id);
        }
    }

  g_ptr_array_add (queue, (gpointer) topic_id);
  for (guint i = 0; i < queue->len; i++)
    {
      const char *id = g_ptr_array_index (queue, i);
      GPtrArray *ids = g_hash_table_lookup (followers, id);

      if (g_hash_table_add (found, g_strdup (id)) && ids != NULL)
        g_ptr_array_extend (queue, ids, NULL, NULL);
    }

  return found;
}

/**
 * study_content_list_possible_requires:
 * @self: content
 * @topic_id: the id of a topic
 *
 * Returns: (transfer container) (element-type StudyContentTopic): the topics that
 *   it may require, in the order of the trail: all that do not require it
 *   themselves, directly or through others
 */
GPtrArray *
study_content_list_possible_requires (const StudyContent *self,
                                      const char         *topic_id)
{
  g_autoptr (GHashTable) topics = index_topics (self);
  g_autoptr (GHashTable) followers = list_followers (topics, topic_id);
  GPtrArray *possible = g_ptr_array_new ();

  for (guint i = 0; i < self->stages->len; i++)
    {
      const StudyContentStage *stage = g_ptr_array_index (self->stages, i);

      for (guint j = 0; j < stage->topics->len; j++)
        {
          StudyContentTopic *topic = g_ptr_array_index (stage->topics, j);

          if (!g_hash_table_contains (followers, topic->id))
            g_ptr_array_add (possible, topic);
        }
    }

  return possible;
}

/**
 * study_content_edit_set_requires:
 * @self: content
 * @topic_id: the id of a topic
 * @requires: the ids of the topics to finish first
 * @error: return location for a %STUDY_CONTENT_ERROR
 *
 * Sets what a topic requires. What stands there twice is taken once.
 *
 * Returns: whether it is set
 */
gboolean
study_content_edit_set_requires (StudyContent          *self,
                                 const char            *topic_id,
                                 const char   * const * requires,
                                 GError               **error)
{
  g_autoptr (GHashTable) topics = index_topics (self);
  g_autoptr (GHashTable) followers = list_followers (topics, topic_id);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  StudyContentTopic *topic = g_hash_table_lookup (topics, topic_id);

  for (guint i = 0; topic != NULL && requires[i] != NULL; i++)
    {
      const StudyContentTopic *required = g_hash_table_lookup (topics, requires[i]);

      if (required == NULL)
        {
          topic = NULL;
        }
      else if (g_hash_table_contains (followers, requires[i]))
        {
          g_set_error (error, STUDY_CONTENT_ERROR, STUDY_CONTENT_ERROR_CYCLE,
                       /* Translators: titles of topics */
                       _("“%s” cannot come before “%s”, which comes first already. Change what “%s” requires first."),
                       required->title, topic->title, required->title);
          return FALSE;
        }
      else if (!g_ptr_array_find_with_equal_func (ids, requires[i], g_str_equal, NULL))
        {
          g_ptr_array_add (ids, g_strdup (requires[i]));
        }
    }

  if (topic == NULL)
    return study_content_fail_missing (error);

  g_ptr_array_unref (topic->requires);
  topic->requires = g_steal_pointer (&ids);

  return TRUE;
}

/**
 * study_content_requires_prune:
 * @self: content
 *
 * Lets no topic require one that is not there any more.
 */
void
study_content_requires_prune (StudyContent *self)
{
  g_autoptr (GHashTable) topics = index_topics (self);
  StudyContentTopic *topic;
  GHashTableIter iter;

  g_hash_table_iter_init (&iter, topics);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &topic))
    {
      for (guint i = topic->requires->len; i-- > 0;)
        {
          if (!g_hash_table_contains (topics, g_ptr_array_index (topic->requires, i)))
            g_ptr_array_remove_index (topic->requires, i);
        }
    }
}
