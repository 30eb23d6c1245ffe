/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/other/study-roadmap-private.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "formats/guide/words/study-guide-text.h"
#include "formats/json/study-json-reader.h"

/* A roadmap is drawn: its chart is JSON with boxes, which have a place, and the
 * lines between them. A box is a topic or a smaller one that belongs to a topic,
 * and its file is named after its id. The chart is somebody else's, so whatever
 * is not as expected is passed over. */

/* Boxes that are further apart than this stand side by side. */
#define COLUMN_WIDTH 60.0

typedef struct _Box Box;

struct _Box
{
  StudyRoadmapFile *file;
  char *label;
  gboolean is_topic;
  double x;
  double y;
  Box *topic;           /* (nullable): that it belongs to */
  GPtrArray *subtopics; /* of Box, unowned */
  GPtrArray *linked;    /* of Box, unowned */
};

static void
box_free (Box *self)
{
  g_free (self->label);
  g_ptr_array_unref (self->subtopics);
  g_ptr_array_unref (self->linked);
  g_free (self);
}

static const char *
get_string (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";
}

static JsonObject *
get_object (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static double
get_number (JsonObject *object,
            const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) != G_TYPE_STRING
           ? json_node_get_double (node)
           : 0.0;
}

/* Returns the objects in a member that is an array. */
static GPtrArray *
get_objects (JsonObject *object,
             const char *member)
{
  GPtrArray *objects = g_ptr_array_new ();
  JsonNode *node = json_object_get_member (object, member);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (element))
        g_ptr_array_add (objects, json_node_get_object (element));
    }

  return objects;
}

/* Returns the files by the ids in their names, “slug@id.md”. */
static GHashTable *
index_files (GPtrArray *files)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < files->len; i++)
    {
      StudyRoadmapFile *file = g_ptr_array_index (files, i);
      const char *at = strrchr (file->path, '@');

      if (at != NULL && g_str_has_suffix (at, ".md"))
        g_hash_table_insert (index, g_strndup (at + 1, strlen (at + 1) - strlen (".md")), file);
    }

  return index;
}

/* Reads the boxes that have a file, by their ids, and the title. */
static GHashTable *
read_boxes (JsonObject  *chart,
            GPtrArray   *files,
            char       **title)
{
  GHashTable *boxes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) box_free);
  g_autoptr (GHashTable) index = index_files (files);
  g_autoptr (GPtrArray) nodes = get_objects (chart, "nodes");

  for (guint i = 0; i < nodes->len; i++)
    {
      JsonObject *node = g_ptr_array_index (nodes, i);
      JsonObject *data = get_object (node, "data");
      const char *id = get_string (node, "id");
      const char *type = get_string (node, "type");
      g_autofree char *label = study_guide_clean (data != NULL ? get_string (data, "label") : "");
      gboolean is_topic = g_str_equal (type, "topic");
      StudyRoadmapFile *file = g_hash_table_lookup (index, id);
      Box *box;

      if (g_str_equal (type, "title") && *label != '\0' && *title == NULL)
        *title = g_strdup (label);
      if (file == NULL || g_hash_table_contains (boxes, id) || !(is_topic || g_str_equal (type, "subtopic")))
        continue;

      box = g_new0 (Box, 1);
      box->file = file;
      box->label = *label != '\0' ? g_steal_pointer (&label) : study_roadmap_file_get_title (file->path);
      box->is_topic = is_topic;
      box->x = get_number (get_object (node, "position"), "x");
      box->y = get_number (get_object (node, "position"), "y");
      box->subtopics = g_ptr_array_new ();
      box->linked = g_ptr_array_new ();
      g_hash_table_insert (boxes, g_strdup (id), box);
    }

  return boxes;
}

static void
read_lines (JsonObject *chart,
            GHashTable *boxes)
{
  g_autoptr (GPtrArray) edges = get_objects (chart, "edges");

  for (guint i = 0; i < edges->len; i++)
    {
      Box *source = g_hash_table_lookup (boxes, get_string (g_ptr_array_index (edges, i), "source"));
      Box *target = g_hash_table_lookup (boxes, get_string (g_ptr_array_index (edges, i), "target"));

      if (source == NULL || target == NULL)
        continue;
      g_ptr_array_add (source->linked, target);
      g_ptr_array_add (target->linked, source);
    }
}

static int
compare_numbers (double a,
                 double b)
{
  return (a > b) - (a < b);
}

/* From above, as one walks. */
static int
compare_topics_cb (gconstpointer a,
                   gconstpointer b)
{
  const Box *box_a = *(const Box * const *) a;
  const Box *box_b = *(const Box * const *) b;
  int order = compare_numbers (box_a->y, box_b->y);

  if (order == 0)
    order = compare_numbers (box_a->x, box_b->x);

  return order != 0 ? order : strcmp (box_a->file->path, box_b->file->path);
}

/* Returns on which side of its topic a box is: what is on the left, what is on
 * the right, and what is below. */
static int
get_side (const Box *box)
{
  if (box->x < box->topic->x - COLUMN_WIDTH)
    return 0;

  return box->x > box->topic->x + COLUMN_WIDTH ? 1 : 2;
}

static int
compare_subtopics_cb (gconstpointer a,
                      gconstpointer b)
{
  int order = get_side (*(const Box * const *) a) - get_side (*(const Box * const *) b);

  return order != 0 ? order : compare_topics_cb (a, b);
}

/* A box belongs to the topic that lines lead from, over other boxes perhaps. */
static void
follow_lines (GPtrArray *topics)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_copy (topics, NULL, NULL);

  for (guint i = 0; i < queue->len; i++)
    {
      Box *box = g_ptr_array_index (queue, i);

      for (guint j = 0; j < box->linked->len; j++)
        {
          Box *other = g_ptr_array_index (box->linked, j);

          if (other->is_topic || other->topic != NULL)
            continue;
          other->topic = box->is_topic ? box : box->topic;
          g_ptr_array_add (queue, other);
        }
    }
}

/* One without a line belongs to the topic above it, in the order of these. */
static Box *
find_topic_above (GPtrArray *topics,
                  const Box *box)
{
  guint low = 0;
  guint high = topics->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (((const Box *) g_ptr_array_index (topics, middle))->y <= box->y)
        low = middle + 1;
      else
        high = middle;
    }

  return g_ptr_array_index (topics, low > 0 ? low - 1 : 0);
}

/* Returns the topics in their order, with what belongs to each. */
static GPtrArray *
sort_boxes (GHashTable *boxes)
{
  GPtrArray *topics = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, boxes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      if (((Box *) value)->is_topic)
        g_ptr_array_add (topics, value);
    }
  g_ptr_array_sort (topics, compare_topics_cb);
  follow_lines (topics);

  g_hash_table_iter_init (&iter, boxes);
  while (topics->len > 0 && g_hash_table_iter_next (&iter, NULL, &value))
    {
      Box *box = value;

      if (box->is_topic)
        continue;
      if (box->topic == NULL)
        box->topic = find_topic_above (topics, box);
      g_ptr_array_add (box->topic->subtopics, box);
    }
  for (guint i = 0; i < topics->len; i++)
    g_ptr_array_sort (((Box *) g_ptr_array_index (topics, i))->subtopics, compare_subtopics_cb);

  return topics;
}

/* A topic with others is a stage. Those without, one behind the other, are one
 * together, named by the first and the last. */
static GPtrArray *
make_parts (GPtrArray *topics)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) study_roadmap_part_free);
  StudyRoadmapPart *part = NULL;
  const Box *first = NULL;

  for (guint i = 0; i < topics->len; i++)
    {
      const Box *topic = g_ptr_array_index (topics, i);
      gboolean alone = topic->subtopics->len == 0;

      if (alone && first != NULL)
        {
          g_free (part->title);
          /* Translators: the titles of the first and the last of several topics. */
          part->title = g_strdup_printf (_("%s – %s"), first->label, topic->label);
        }
      else
        {
          part = study_roadmap_part_new (g_strdup (topic->label), _("Box in the roadmap chart"));
          g_ptr_array_add (parts, part);
        }
      first = !alone ? NULL : first != NULL ? first : topic;

      g_ptr_array_add (part->files, topic->file);
      for (guint j = 0; j < topic->subtopics->len; j++)
        g_ptr_array_add (part->files, ((const Box *) g_ptr_array_index (topic->subtopics, j))->file);
    }

  return parts;
}

/* Topics that are not in the chart come last. */
static void
add_rest (GPtrArray *parts,
          GPtrArray *files)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  g_autoptr (GPtrArray) rest_parts = NULL;
  StudyRoadmapPart *part;

  for (guint i = 0; i < parts->len; i++)
    {
      part = g_ptr_array_index (parts, i);
      for (guint j = 0; j < part->files->len; j++)
        g_hash_table_add (taken, g_ptr_array_index (part->files, j));
    }
  for (guint i = 0; i < files->len; i++)
    {
      if (!g_hash_table_contains (taken, g_ptr_array_index (files, i)))
        g_ptr_array_add (rest, g_ptr_array_index (files, i));
    }
  if (rest->len == 0)
    return;

  rest_parts = study_roadmap_order_by_path (rest);
  part = study_roadmap_part_new (g_strdup (_("Other Topics")), _("Topics outside the roadmap chart"));
  for (guint i = 0; i < rest_parts->len; i++)
    g_ptr_array_extend (part->files, ((StudyRoadmapPart *) g_ptr_array_index (rest_parts, i))->files, NULL, NULL);
  g_ptr_array_add (parts, part);
}

/* Makes stages as the chart of a roadmap has them; NULL if this is none, or of
 * another one. The title is set if the chart has one. */
GPtrArray *
study_roadmap_order_by_chart (GPtrArray  *files,
                              GBytes     *chart,
                              char      **title)
{
  g_autoptr (JsonNode) root = study_json_parse (chart, STUDY_JSON_MAX_DEPTH, NULL);
  g_autoptr (GHashTable) boxes = NULL;
  g_autoptr (GPtrArray) topics = NULL;
  g_autofree char *found = NULL;
  GPtrArray *parts;

  if (root == NULL)
    return NULL;

  boxes = read_boxes (json_node_get_object (root), files, &found);
  read_lines (json_node_get_object (root), boxes);
  topics = sort_boxes (boxes);
  if (topics->len == 0)
    return NULL;

  parts = make_parts (topics);
  add_rest (parts, files);
  g_free (*title);
  *title = g_steal_pointer (&found);

  return parts;
}
