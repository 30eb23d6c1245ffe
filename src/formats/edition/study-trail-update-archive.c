/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/edition/study-trail-update-private.h"

#include <string.h>

#include "formats/edition/study-content-match.h"
#include "formats/text/study-content-words.h"

/* The archived stage, while it is made. Ids belong to the editions. */
typedef struct
{
  GHashTable *kept;    /* StudyTrailKept by id */
  GHashTable *taken;   /* all ids of the newer edition and of the stage itself */
  GHashTable *topics;  /* the topics of the newer edition by id */
  GHashTable *current; /* the topics until now by id */
  GHashTable *homes;   /* the topics of the stage, by the id of what they are of */
  StudyContentStage *stage;
} Archive;

static void
archive_clear (Archive *self)
{
  g_clear_pointer (&self->taken, g_hash_table_unref);
  g_clear_pointer (&self->topics, g_hash_table_unref);
  g_clear_pointer (&self->current, g_hash_table_unref);
  g_clear_pointer (&self->homes, g_hash_table_unref);
  g_clear_pointer (&self->stage, study_content_stage_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Archive, archive_clear)

static void
keep (GHashTable     *kept,
      const char     *id,
      StudyTrailKept  reason)
{
  gpointer before = g_hash_table_lookup (kept, id);

  g_hash_table_insert (kept, g_strdup (id), GUINT_TO_POINTER (GPOINTER_TO_UINT (before) | reason));
}

/**
 * study_trail_update_index_kept:
 * @progress: what the person did on a trail
 *
 * Returns: (transfer full): what there is on items and topics, as
 *   StudyTrailKept by their ids
 */
GHashTable *
study_trail_update_index_kept (const StudyProgressSnapshot *progress)
{
  GHashTable *kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < progress->registers->len; i++)
    {
      const StudyRegister *reg = g_ptr_array_index (progress->registers, i);
      GVariant *value = study_register_get_value (reg);
      const char *topic_id;

      if (value == NULL)
        continue;

      if (study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_DONE))
        keep (kept, study_register_get_id (reg), STUDY_TRAIL_KEPT_DONE);
      else if (study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_TITLE) ||
               study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_URL))
        keep (kept, study_register_get_id (reg), STUDY_TRAIL_KEPT_PROJECT);
      else if (study_register_is (reg, STUDY_SCOPE_TOPIC, STUDY_FIELD_NOTE))
        keep (kept, study_register_get_id (reg), STUDY_TRAIL_KEPT_NOTE);
      else if (study_register_is (reg, STUDY_SCOPE_COURSE, STUDY_FIELD_COURSE) &&
               g_variant_is_of_type (value, G_VARIANT_TYPE_VARDICT) &&
               g_variant_lookup (value, "topic", "&s", &topic_id))
        keep (kept, topic_id, STUDY_TRAIL_KEPT_COURSES);
    }

  return kept;
}

static void
archive_init (Archive            *self,
              const StudyContent *current,
              const StudyContent *content,
              GHashTable         *kept)
{
  self->kept = kept;
  self->taken = g_hash_table_new (g_str_hash, g_str_equal);
  self->topics = g_hash_table_new (g_str_hash, g_str_equal);
  self->current = g_hash_table_new (g_str_hash, g_str_equal);
  self->homes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < content->stages->len; i++)
    {
      StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      g_hash_table_add (self->taken, stage->id);
      for (guint j = 0; j < stage->topics->len; j++)
        {
          StudyContentTopic *topic = g_ptr_array_index (stage->topics, j);

          g_hash_table_add (self->taken, topic->id);
          g_hash_table_insert (self->topics, topic->id, topic);
          for (guint k = 0; k < topic->items->len; k++)
            g_hash_table_add (self->taken, ((StudyContentItem *) g_ptr_array_index (topic->items, k))->id);
        }
    }

  for (guint i = 0; i < current->stages->len; i++)
    {
      StudyContentStage *stage = g_ptr_array_index (current->stages, i);

      for (guint j = 0; j < stage->topics->len; j++)
        {
          StudyContentTopic *topic = g_ptr_array_index (stage->topics, j);

          g_hash_table_insert (self->current, topic->id, topic);
        }
    }
}

/* Returns @id, with a number when that is taken. */
static char *
find_id (Archive    *self,
         const char *id)
{
  char *free_id = g_strdup (id);

  for (guint number = 2; g_hash_table_contains (self->taken, free_id); number++)
    {
      g_free (free_id);
      free_id = g_strdup_printf ("%s-%u", id, number);
    }

  return free_id;
}

/* Returns the id of the topic that an archived one is a copy of, and of any
 * other its own. */
static const char *
get_home (Archive           *self,
          StudyContentTopic *topic,
          gboolean           archived)
{
  const char *rest;

  if (!archived || !g_str_has_prefix (topic->id, STUDY_CONTENT_ARCHIVED_PREFIX))
    return topic->id;

  rest = topic->id + strlen (STUDY_CONTENT_ARCHIVED_PREFIX);

  return g_hash_table_contains (self->current, rest) ? rest : topic->id;
}

/* Makes a copy without items of what is gone, and one with the title alone of
 * what is still in the trail. */
static StudyContentTopic *
add_topic (Archive    *self,
           const char *home)
{
  StudyContentTopic *present = g_hash_table_lookup (self->topics, home);
  g_autofree char *copy_id = g_strconcat (STUDY_CONTENT_ARCHIVED_PREFIX, home, NULL);
  g_autofree char *id = find_id (self, present != NULL ? copy_id : home);
  StudyContentTopic *topic;

  if (present != NULL)
    {
      topic = study_content_topic_new (id, present->title);
      g_ptr_array_add (self->stage->topics, topic);
    }
  else
    {
      g_ptr_array_add (self->stage->topics, study_content_topic_ref (g_hash_table_lookup (self->current, home)));
      topic = study_content_own_topic (self->stage, self->stage->topics->len - 1);
      g_set_str (&topic->id, id);
      topic->optional = FALSE;
      g_ptr_array_set_size (topic->requires, 0);
      g_ptr_array_set_size (topic->items, 0);
    }

  g_hash_table_add (self->taken, topic->id);
  g_hash_table_insert (self->homes, g_strdup (home), topic);

  return topic;
}

static StudyContentTopic *
ensure_topic (Archive    *self,
              const char *home)
{
  StudyContentTopic *topic = g_hash_table_lookup (self->homes, home);

  return topic != NULL ? topic : add_topic (self, home);
}

/* Takes over of a topic what the newer edition has no more and the person has
 * something on. */
static void
add_lost (Archive           *self,
          StudyContentTopic *topic,
          gboolean           archived)
{
  const char *home = get_home (self, topic, archived);

  if (!g_hash_table_contains (self->topics, home) && g_hash_table_contains (self->kept, home))
    ensure_topic (self, home);

  for (guint i = 0; i < topic->items->len; i++)
    {
      StudyContentItem *item = g_ptr_array_index (topic->items, i);

      if (g_hash_table_contains (self->kept, item->id) && g_hash_table_add (self->taken, item->id))
        g_ptr_array_add (ensure_topic (self, home)->items, study_content_item_ref (item));
    }
}

/* What is archived already comes first. */
static void
add_all_lost (Archive            *self,
              const StudyContent *current,
              gboolean            archived)
{
  for (guint i = 0; i < current->stages->len; i++)
    {
      StudyContentStage *stage = g_ptr_array_index (current->stages, i);

      for (guint j = 0; stage->archived == archived && j < stage->topics->len; j++)
        add_lost (self, g_ptr_array_index (stage->topics, j), archived);
    }
}

/* A project belongs to its course where that is archived too, whenever. */
static void
find_courses (StudyContentTopic *topic)
{
  g_autoptr (GHashTable) courses = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < topic->items->len; i++)
    {
      StudyContentItem *item = g_ptr_array_index (topic->items, i);

      if (item->kind == STUDY_ITEM_COURSE)
        g_hash_table_add (courses, item->id);
    }

  for (guint i = 0; i < topic->items->len; i++)
    {
      StudyContentItem *item = study_content_own_item (topic, i);
      const char *end = strrchr (item->id, '/');
      g_autofree char *owner = end != NULL ? g_strndup (item->id, end - item->id) : NULL;

      if (item->kind != STUDY_ITEM_PROJECT ||
          (item->course_id != NULL && g_hash_table_contains (courses, item->course_id)))
        continue;

      g_set_str (&item->course_id, owner != NULL && g_hash_table_contains (courses, owner) ? owner : NULL);
    }
}

static StudyContentStage *
find_archived (const StudyContent *content)
{
  for (guint i = 0; i < content->stages->len; i++)
    {
      StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      if (stage->archived)
        return stage;
    }

  return NULL;
}

/* Makes the stage without topics: the one that is there, or a new one. */
static StudyContentStage *
make_stage (Archive            *self,
            const StudyContent *current,
            const StudyContent *content)
{
  StudyContentStage *earlier = find_archived (current);
  g_autofree char *id = find_id (self, earlier != NULL ? earlier->id : STUDY_CONTENT_ARCHIVED_ID);
  StudyContentStage *stage;

  stage = study_content_stage_new (id, earlier != NULL ? earlier->title :
                                     study_content_word (content->language, STUDY_WORD_ARCHIVED));
  stage->archived = TRUE;
  if (earlier != NULL)
    {
      stage->text = g_strdup (earlier->text);
      stage->extra = earlier->extra != NULL ? g_variant_ref (earlier->extra) : NULL;
    }
  g_hash_table_add (self->taken, stage->id);

  return stage;
}

/**
 * study_trail_update_archive:
 * @content: the newer edition, with final ids
 * @kept: what the person has something on, by study_trail_update_index_kept()
 *
 * Returns: (transfer full) (nullable): a stage with what is not in the newer
 *   edition and is to be kept; %NULL when there is nothing of that kind
 */
StudyContentStage *
study_trail_update_archive (const StudyContent *current,
                            const StudyContent *content,
                            GHashTable         *kept)
{
  g_auto (Archive) self = { NULL };

  archive_init (&self, current, content, kept);
  self.stage = make_stage (&self, current, content);
  add_all_lost (&self, current, TRUE);
  add_all_lost (&self, current, FALSE);
  if (self.stage->topics->len == 0)
    return NULL;

  for (guint i = 0; i < self.stage->topics->len; i++)
    find_courses (g_ptr_array_index (self.stage->topics, i));

  return g_steal_pointer (&self.stage);
}
