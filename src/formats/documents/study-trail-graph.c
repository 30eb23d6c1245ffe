/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/documents/study-trail-graph.h"

#include <glib/gi18n.h>

/**
 * StudyTrailGraph:
 *
 * The topics of a document that is being read and what they require, to find
 * ids that do not exist and topics that wait for themselves.
 */

typedef struct
{
  StudyContentTopic *topic;
  guint stage;
  guint position;
  guint n_open;      /* required topics that are not in order yet */
  GArray *followers; /* (nullable): indices of the topics that require this one */
} Node;

struct _StudyTrailGraph
{
  const StudyJsonPath *path;
  GArray *nodes;
  GHashTable *indices; /* from a topic's id to its index and one */
};

static void
node_clear (gpointer data)
{
  Node *node = data;

  g_clear_pointer (&node->topic, study_content_topic_unref);
  g_clear_pointer (&node->followers, g_array_unref);
}

static Node *
get_node (StudyTrailGraph *self,
          guint            index)
{
  return &g_array_index (self->nodes, Node, index);
}

/* Returns the index of the topic with an id and one, 0 when there is none. */
static guint
find_node (StudyTrailGraph *self,
           const char      *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, id));
}

/* Fails at what a topic requires, or at one element of it. */
static gboolean
fail (const StudyTrailGraph  *self,
      const Node             *node,
      const guint            *element,
      GError                **error,
      const char             *sentence)
{
  const StudyJsonPath stages = { self->path, "stages", 0 };
  const StudyJsonPath stage = { &stages, NULL, node->stage };
  const StudyJsonPath topics = { &stage, "topics", 0 };
  const StudyJsonPath topic = { &topics, NULL, node->position };
  const StudyJsonPath requires = { &topic, "requires", 0 };
  const StudyJsonPath place = { &requires, NULL, element != NULL ? *element : 0 };

  return study_json_fail (element != NULL ? &place : &requires, NULL, error,
                          STUDY_FORMAT_ERROR_INVALID_DOCUMENT, "%s", sentence);
}

/* Links every topic to those that require it. */
static gboolean
connect_nodes (StudyTrailGraph  *self,
               GError          **error)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = get_node (self, i);
      const GPtrArray *requires = node->topic->requires;

      for (guint j = 0; j < requires->len; j++)
        {
          guint required = find_node (self, g_ptr_array_index (requires, j));
          Node *other;

          if (required == 0)
            {
              g_autofree char *shown = study_json_shorten (g_ptr_array_index (requires, j));
              g_autofree char *sentence =
                g_strdup_printf (_("No topic has the ID “%s”. Correct or remove it."), shown);

              return fail (self, node, &j, error, sentence);
            }

          other = get_node (self, required - 1);
          if (other->followers == NULL)
            other->followers = g_array_new (FALSE, FALSE, sizeof (guint));
          else if (g_array_index (other->followers, guint, other->followers->len - 1) == i)
            return fail (self, node, &j, error, _("This ID appears twice. Remove one of them."));
          g_array_append_val (other->followers, i);
          node->n_open++;
        }
    }

  return TRUE;
}

/* Puts the topics in order, each after those that it requires; returns how
 * many found a place. No recursion: a chain may be as long as the document. */
static guint
put_in_order (StudyTrailGraph *self)
{
  g_autoptr (GArray) ready = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->nodes->len; i++)
    {
      if (get_node (self, i)->n_open == 0)
        g_array_append_val (ready, i);
    }

  for (guint i = 0; i < ready->len; i++)
    {
      GArray *followers = get_node (self, g_array_index (ready, guint, i))->followers;

      for (guint j = 0; followers != NULL && j < followers->len; j++)
        {
          guint follower = g_array_index (followers, guint, j);

          if (--get_node (self, follower)->n_open == 0)
            g_array_append_val (ready, follower);
        }
    }

  return ready->len;
}

/* Goes from a topic without a place to one that it requires. */
static guint
step_back (StudyTrailGraph *self,
           guint            index)
{
  const GPtrArray *requires = get_node (self, index)->topic->requires;

  for (guint i = 0; i < requires->len; i++)
    {
      guint required = find_node (self, g_ptr_array_index (requires, i)) - 1;

      if (get_node (self, required)->n_open > 0)
        return required;
    }

  g_return_val_if_reached (index);
}

/* Finds the first topic, in the order of the document, of some circle. */
static guint
find_circle (StudyTrailGraph *self)
{
  guint index = 0;
  guint first;

  while (get_node (self, index)->n_open == 0)
    index++;

  /* A topic without a place can only be behind a circle; as many steps as
   * there are topics lead into it. */
  for (guint i = 0; i < self->nodes->len; i++)
    index = step_back (self, index);

  first = index;
  for (guint i = step_back (self, index); i != index; i = step_back (self, i))
    first = MIN (first, i);

  return first;
}

/**
 * study_trail_graph_new:
 * @path: the path of the trail, which has to live as long as the graph
 *
 * Returns: (transfer full): a graph without topics
 */
StudyTrailGraph *
study_trail_graph_new (const StudyJsonPath *path)
{
  StudyTrailGraph *self = g_new0 (StudyTrailGraph, 1);

  self->path = path;
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  g_array_set_clear_func (self->nodes, node_clear);
  self->indices = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

void
study_trail_graph_free (StudyTrailGraph *self)
{
  g_clear_pointer (&self->indices, g_hash_table_unref);
  g_clear_pointer (&self->nodes, g_array_unref);
  g_free (self);
}

/**
 * study_trail_graph_add:
 * @stage: the position of its stage in the document
 * @position: its position in the stage
 *
 * Adds a topic, in the order of the document.
 */
void
study_trail_graph_add (StudyTrailGraph   *self,
                       StudyContentTopic *topic,
                       guint              stage,
                       guint              position)
{
  const Node node = { study_content_topic_ref (topic), stage, position, 0, NULL };

  g_array_append_val (self->nodes, node);
  g_hash_table_insert (self->indices, topic->id,
                       GUINT_TO_POINTER (self->nodes->len));
}

/**
 * study_trail_graph_check:
 * @self: a graph with all topics, to be used no further
 *
 * Checks that all required topics exist and that none requires itself, by
 * whatever way round.
 *
 * Returns: whether it is so
 */
gboolean
study_trail_graph_check (StudyTrailGraph  *self,
                         GError          **error)
{
  if (!connect_nodes (self, error))
    return FALSE;

  if (put_in_order (self) == self->nodes->len)
    return TRUE;

  return fail (self, get_node (self, find_circle (self)), NULL, error,
               _("This topic requires itself, directly or through others. Remove one of the IDs."));
}
