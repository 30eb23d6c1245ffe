/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/edition/study-trail-update.h"

#include <string.h>

#include "formats/edition/study-content-ids.h"
#include "formats/edition/study-content-match.h"
#include "formats/text/study-content-words.h"

/* A trail, or a part of one, while two editions are compared. */
typedef struct _Part Part;

struct _Part
{
  StudyTrailPart kind;
  gpointer content;   /* StudyContent, StudyContentStage, StudyContentTopic or StudyContentItem */
  const char *id;
  const char *title;
  GVariant **extra;   /* where its unknown members are */
  gboolean archived;  /* an archived stage, or in one */
  Part *parent;       /* (nullable) */
  guint position;     /* in its parent, from 0 */
  GPtrArray *parts;   /* of Part: what is in it */
  Part *other;        /* (nullable): the same in the other edition */
  gboolean stays;     /* in the same parent in both, in the same order as all others of which that is so */
};

static void
part_free (Part *self)
{
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Part, part_free)

static Part *
part_new (StudyTrailPart   kind,
          gpointer         content,
          const char      *id,
          const char      *title,
          GVariant       **extra,
          Part            *parent)
{
  Part *self = g_new0 (Part, 1);

  self->kind = kind;
  self->content = content;
  self->id = id;
  self->title = title;
  self->extra = extra;
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  if (parent != NULL)
    {
      self->parent = parent;
      self->archived = parent->archived;
      self->position = parent->parts->len;
      g_ptr_array_add (parent->parts, self);
    }

  return self;
}

static void
add_topic (Part              *stage,
           StudyContentTopic *topic)
{
  Part *part = part_new (STUDY_TRAIL_PART_TOPIC, topic, topic->id, topic->title, &topic->extra, stage);

  for (guint i = 0; i < topic->items->len; i++)
    {
      StudyContentItem *item = g_ptr_array_index (topic->items, i);

      part_new (STUDY_TRAIL_PART_ITEM, item, item->id, item->title, &item->extra, part);
    }
}

/* Returns a trail with final ids, with all that is in it. */
static Part *
part_new_trail (StudyContent *content)
{
  Part *self = part_new (STUDY_TRAIL_PART_TRAIL, content, content->id, content->title, &content->extra, NULL);

  for (guint i = 0; i < content->stages->len; i++)
    {
      StudyContentStage *stage = g_ptr_array_index (content->stages, i);
      Part *part = part_new (STUDY_TRAIL_PART_STAGE, stage, stage->id, stage->title, &stage->extra, self);

      part->archived = stage->archived;
      for (guint j = 0; j < stage->topics->len; j++)
        add_topic (part, g_ptr_array_index (stage->topics, j));
    }

  return self;
}

static void
index_parts (GHashTable *by_id,
             Part       *part)
{
  for (guint i = 0; i < part->parts->len; i++)
    {
      Part *child = g_ptr_array_index (part->parts, i);

      g_hash_table_insert (by_id, (gpointer) child->id, child);
      index_parts (by_id, child);
    }
}

static void
link_parts (GHashTable *by_id,
            Part       *part)
{
  for (guint i = 0; i < part->parts->len; i++)
    {
      Part *child = g_ptr_array_index (part->parts, i);
      Part *other = g_hash_table_lookup (by_id, child->id);

      if (other != NULL && other->kind == child->kind)
        {
          child->other = other;
          other->other = child;
        }
      link_parts (by_id, child);
    }
}

/* Finds the longest row of parts that were in the same parent in the same
 * order: what is not in it has moved. @ends has, for each length, the part that
 * ends such a row at the earliest place. What is archived has no place. */
static void
find_staying (Part *part)
{
  g_autoptr (GPtrArray) ends = g_ptr_array_new ();
  g_autofree Part **before = g_new0 (Part *, part->parts->len);

  for (guint i = 0; i < part->parts->len; i++)
    {
      Part *child = g_ptr_array_index (part->parts, i);
      guint low = 0, high = ends->len;

      find_staying (child);
      if (child->other == NULL || child->other->parent != part->other || child->archived || child->other->archived)
        continue;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;
          Part *end = g_ptr_array_index (ends, middle);

          if (end->other->position < child->other->position)
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? g_ptr_array_index (ends, low - 1) : NULL;
      if (low == ends->len)
        g_ptr_array_add (ends, child);
      else
        g_ptr_array_index (ends, low) = child;
    }

  for (Part *child = ends->len > 0 ? g_ptr_array_index (ends, ends->len - 1) : NULL;
       child != NULL;
       child = before[child->position])
    child->stays = child->other->stays = TRUE;
}

/* Finds what is the same in a trail and an earlier edition of it, by its id. */
static void
link_editions (Part *self,
               Part *earlier)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  index_parts (by_id, earlier);
  self->other = earlier;
  earlier->other = self;
  link_parts (by_id, self);
  find_staying (self);
}

/* Returns the titles of what a part is in, but for the trail. */
static char *
get_path (Part *self)
{
  if (self->parent == NULL || self->parent->parent == NULL)
    return g_strdup ("");
  if (self->parent->parent->parent == NULL)
    return g_strdup (self->parent->title);

  return g_strdup_printf ("%s › %s", self->parent->parent->title, self->parent->title);
}

/* Nothing to say is as good as nothing. */
static gboolean
same_text (const char *a,
           const char *b)
{
  return g_str_equal (a != NULL ? a : "", b != NULL ? b : "");
}

static gboolean
same_strings (const char * const *a,
              const char * const *b)
{
  static const char * const none[] = { NULL };

  return g_strv_equal (a != NULL ? a : none, b != NULL ? b : none);
}

static gboolean
same_variants (GVariant *a,
               GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}

static gboolean
same_references (gconstpointer a,
                 gconstpointer b)
{
  StudyReference *first = (gpointer) a;
  StudyReference *second = (gpointer) b;

  return same_text (study_reference_get_title (first), study_reference_get_title (second)) &&
         same_text (study_reference_get_url (first), study_reference_get_url (second));
}

static gboolean
same_advice (gconstpointer a,
             gconstpointer b)
{
  StudyAdvice *first = (gpointer) a;
  StudyAdvice *second = (gpointer) b;

  return study_advice_get_kind (first) == study_advice_get_kind (second) &&
         same_text (study_advice_get_title (first), study_advice_get_title (second)) &&
         same_text (study_advice_get_text (first), study_advice_get_text (second)) &&
         same_strings (study_advice_get_suggestions (first), study_advice_get_suggestions (second));
}

static gboolean
same_tools (gconstpointer a,
            gconstpointer b)
{
  StudyToolCategory *first = (gpointer) a;
  StudyToolCategory *second = (gpointer) b;

  return same_text (study_tool_category_get_title (first), study_tool_category_get_title (second)) &&
         same_strings (study_tool_category_get_tools (first), study_tool_category_get_tools (second));
}

static gboolean
same_arrays (GPtrArray  *a,
             GPtrArray  *b,
             GEqualFunc  equal_func)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      if (!equal_func (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
        return FALSE;
    }

  return TRUE;
}

/* In whatever order they are; none is there twice. */
static gboolean
same_requires (GPtrArray *a,
               GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      if (!g_ptr_array_find_with_equal_func (b, g_ptr_array_index (a, i), g_str_equal, NULL))
        return FALSE;
    }

  return TRUE;
}

static StudyTrailAspects
compare_trails (const StudyContent *self,
                const StudyContent *earlier)
{
  StudyTrailAspects aspects = STUDY_TRAIL_ASPECT_NONE;

  if (!same_text (self->short_title, earlier->short_title))
    aspects |= STUDY_TRAIL_ASPECT_TITLE;
  if (!same_text (self->description, earlier->description) || !same_text (self->objective, earlier->objective) ||
      !same_text (self->language, earlier->language) || !same_variants (self->sources, earlier->sources))
    aspects |= STUDY_TRAIL_ASPECT_TEXT;
  if (!same_arrays (self->advice, earlier->advice, same_advice))
    aspects |= STUDY_TRAIL_ASPECT_ADVICE;
  if (!same_arrays (self->tools, earlier->tools, same_tools))
    aspects |= STUDY_TRAIL_ASPECT_TOOLS;

  return aspects;
}

static StudyTrailAspects
compare_topics (const StudyContentTopic *self,
                const StudyContentTopic *earlier)
{
  StudyTrailAspects aspects = STUDY_TRAIL_ASPECT_NONE;

  if (!same_text (self->text, earlier->text))
    aspects |= STUDY_TRAIL_ASPECT_TEXT;
  if (self->optional != earlier->optional)
    aspects |= STUDY_TRAIL_ASPECT_OPTIONAL;
  if (!same_requires (self->requires, earlier->requires))
    aspects |= STUDY_TRAIL_ASPECT_REQUIRES;
  if (!same_arrays (self->references, earlier->references, same_references))
    aspects |= STUDY_TRAIL_ASPECT_REFERENCES;

  return aspects;
}

/* A project of another course is another kind of project. */
static StudyTrailAspects
compare_items (const StudyContentItem *self,
               const StudyContentItem *earlier)
{
  StudyTrailAspects aspects = STUDY_TRAIL_ASPECT_NONE;

  if (!same_text (self->url, earlier->url))
    aspects |= STUDY_TRAIL_ASPECT_LINK;
  if (self->hours < earlier->hours || self->hours > earlier->hours)
    aspects |= STUDY_TRAIL_ASPECT_HOURS;
  if (!same_text (self->provider, earlier->provider))
    aspects |= STUDY_TRAIL_ASPECT_PROVIDER;
  if (self->kind != earlier->kind || !same_text (self->course_id, earlier->course_id))
    aspects |= STUDY_TRAIL_ASPECT_KIND;

  return aspects;
}

/* Returns what is different in a part that is in both editions, but for what it holds.
 * Unknown members count as text, so that no change goes unseen. */
static StudyTrailAspects
get_aspects (Part *self)
{
  StudyTrailAspects aspects = STUDY_TRAIL_ASPECT_NONE;
  gpointer earlier = self->other->content;

  switch (self->kind)
    {
    case STUDY_TRAIL_PART_TRAIL:
      aspects = compare_trails (self->content, earlier);
      break;
    case STUDY_TRAIL_PART_STAGE:
      if (!same_text (((StudyContentStage *) self->content)->text, ((StudyContentStage *) earlier)->text))
        aspects |= STUDY_TRAIL_ASPECT_TEXT;
      break;
    case STUDY_TRAIL_PART_TOPIC:
      aspects = compare_topics (self->content, earlier);
      break;
    case STUDY_TRAIL_PART_ITEM:
    default:
      aspects = compare_items (self->content, earlier);
      break;
    }

  if (!same_text (self->title, self->other->title))
    aspects |= STUDY_TRAIL_ASPECT_TITLE;
  if (!same_variants (*self->extra, *self->other->extra))
    aspects |= STUDY_TRAIL_ASPECT_TEXT;

  return aspects;
}

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

/* Returns what a person has on items and topics, as StudyTrailKept by their ids. */
static GHashTable *
index_kept (const StudyProgressSnapshot *progress)
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

/* Returns the topics by their ids. */
static GHashTable *
index_topics (const StudyContent *content)
{
  GHashTable *topics = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < content->stages->len; i++)
    {
      StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      for (guint j = 0; j < stage->topics->len; j++)
        {
          StudyContentTopic *topic = g_ptr_array_index (stage->topics, j);

          g_hash_table_insert (topics, topic->id, topic);
        }
    }

  return topics;
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
add_archived_topic (Archive    *self,
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

  return topic != NULL ? topic : add_archived_topic (self, home);
}

/* Takes over of a topic what the newer edition has no more and the user has
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

/* Returns a stage with what is not in the newer edition and is to be kept; NULL when
 * there is nothing of that kind. */
static StudyContentStage *
make_archive (const StudyContent *current,
              const StudyContent *content,
              GHashTable         *kept)
{
  g_auto (Archive) self = {
    .kept = kept,
    .taken = study_content_list_ids (content),
    .topics = index_topics (content),
    .current = index_topics (current),
    .homes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  self.stage = make_stage (&self, current, content);
  add_all_lost (&self, current, TRUE);
  add_all_lost (&self, current, FALSE);
  if (self.stage->topics->len == 0)
    return NULL;

  for (guint i = 0; i < self.stage->topics->len; i++)
    find_courses (g_ptr_array_index (self.stage->topics, i));

  return g_steal_pointer (&self.stage);
}

/* How changes are told: everything in its place, in the order of the newer
 * edition, and what is gone after that which it followed. */
typedef struct
{
  StudyTrailUpdate *update;
  GHashTable *kept;
} Listing;

static void list_parts (Listing         *self,
                        Part *part);

static StudyTrailChange *
add_change (Listing              *self,
            StudyTrailChangeKind  kind,
            Part                 *part,
            guint                 n_items)
{
  g_autofree char *path = get_path (part);
  g_autoptr (StudyTrailChange) change = study_trail_change_new (kind, part->kind, part->title, path);

  change->n_items = n_items;
  self->update->n_changes[kind]++;
  self->update->n_items[kind] += n_items;
  g_list_store_append (G_LIST_STORE (self->update->changes), change);

  return change;
}

/* How many items in a part are in no other edition, but for those in a topic
 * that is. */
static guint
count_alone (Part *part)
{
  guint n_items = 0;

  if (part->other != NULL)
    return 0;
  if (part->kind == STUDY_TRAIL_PART_ITEM)
    return 1;

  for (guint i = 0; i < part->parts->len; i++)
    n_items += count_alone (g_ptr_array_index (part->parts, i));

  return n_items;
}

/* Whether a part until now now has a place only in the archive. */
static gboolean
is_lost (Part *part)
{
  return part->other == NULL || (part->other->archived && !part->archived);
}

/* What the user has on a part, or on anything of it that is kept with it. */
static StudyTrailKept
get_kept (Listing *self,
          Part    *part)
{
  StudyTrailKept kept = GPOINTER_TO_UINT (g_hash_table_lookup (self->kept, part->id));

  for (guint i = 0; i < part->parts->len; i++)
    {
      Part *child = g_ptr_array_index (part->parts, i);

      if (child->other != NULL && child->other->archived)
        kept |= get_kept (self, child);
    }

  return kept;
}

/* What is gone is told with that which it was in, unless something is kept. */
static void
list_lost (Listing *self,
           Part    *part)
{
  gboolean archived = part->other != NULL;

  if (archived)
    {
      add_change (self, STUDY_TRAIL_CHANGE_ARCHIVED, part, part->kind == STUDY_TRAIL_PART_ITEM)->kept =
        get_kept (self, part);
    }
  else
    {
      add_change (self, STUDY_TRAIL_CHANGE_GONE, part, count_alone (part));
    }

  for (guint i = 0; i < part->parts->len; i++)
    {
      Part *child = g_ptr_array_index (part->parts, i);

      if (is_lost (child) && (archived || child->other != NULL))
        list_lost (self, child);
    }
}

/* Compares a part that is in both editions. */
static void
list_present (Listing *self,
              Part    *part)
{
  Part *earlier = part->other;
  StudyTrailAspects aspects = get_aspects (part);
  gboolean moved = part->parent != NULL && !part->stays;
  StudyTrailChangeKind kind = earlier->archived ? STUDY_TRAIL_CHANGE_RETURNED :
                              moved ? STUDY_TRAIL_CHANGE_MOVED : STUDY_TRAIL_CHANGE_CHANGED;
  g_autofree char *path = NULL;
  StudyTrailChange *change;

  if (kind == STUDY_TRAIL_CHANGE_CHANGED && aspects == STUDY_TRAIL_ASPECT_NONE)
    return;

  /* The place is the same, also where that is called otherwise now. */
  path = get_path (part->parent != NULL && part->parent->other == earlier->parent ? part : earlier);
  change = add_change (self, kind, part, part->kind == STUDY_TRAIL_PART_ITEM);
  change->aspects = aspects;
  study_trail_change_set_old (change, earlier->title, path);
}

static void
list_part (Listing *self,
           Part    *part)
{
  if (part->other != NULL)
    list_present (self, part);
  else if (part->parent->other != NULL)
    add_change (self, STUDY_TRAIL_CHANGE_NEW, part, count_alone (part));

  list_parts (self, part);
}

/* Tells of those parts of an earlier one that are gone, from a place on up to
 * the next part that stays. Returns the place of that. */
static guint
list_lost_from (Listing *self,
                Part    *earlier,
                guint    position)
{
  for (; position < earlier->parts->len; position++)
    {
      Part *part = g_ptr_array_index (earlier->parts, position);

      if (part->stays)
        break;
      if (is_lost (part) && !(part->archived && part->kind == STUDY_TRAIL_PART_STAGE))
        list_lost (self, part);
    }

  return position;
}

/* Tells of all that is in a part, and of what was in it. */
static void
list_parts (Listing *self,
            Part    *part)
{
  Part *earlier = part->other;

  if (earlier != NULL)
    list_lost_from (self, earlier, 0);

  for (guint i = 0; i < part->parts->len; i++)
    {
      Part *child = g_ptr_array_index (part->parts, i);

      if (!child->archived)
        list_part (self, child);
      if (child->stays)
        list_lost_from (self, earlier, child->other->position + 1);
    }
}

/* What was archived and has nothing of the user's on it any longer is left out,
 * and no topic is told of that was there for its items alone. */
static void
list_dropped (Listing *self,
              Part    *earlier)
{
  for (guint i = 0; i < earlier->parts->len; i++)
    {
      Part *stage = g_ptr_array_index (earlier->parts, i);

      for (guint j = 0; stage->archived && j < stage->parts->len; j++)
        {
          Part *topic = g_ptr_array_index (stage->parts, j);

          if (topic->other == NULL && count_alone (topic) == topic->parts->len)
            list_lost (self, topic);
          else if (topic->other == NULL || topic->other->archived)
            list_lost_from (self, topic, 0);
        }
    }
}

/* Lists and counts what an update changes. */
static void
list_changes (StudyTrailUpdate *self,
              Part             *earlier,
              Part             *later,
              GHashTable       *kept)
{
  Listing listing = { self, kept };

  list_present (&listing, later);
  list_parts (&listing, later);
  list_dropped (&listing, earlier);
}

/* What a newer edition has archived, the user has not. */
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
keep_extra (Part *part)
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
 * @progress: what the user did on it
 * @newer: a newer edition of it, with any ids
 *
 * Finds out what becomes of a trail when a newer edition takes its place.
 * Nothing is changed.
 *
 * What is the same keeps its id, and so its progress: see
 * study_content_assign_ids(). What the newer edition no longer has is
 * kept in an archived stage when the user did something on it: it is done, or
 * has a project; a topic also for its note or for own courses in it. That is one
 * stage, however often the trail is updated. What is in it and is in the newer
 * edition again has its place there; what the user has nothing on any longer is
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
  g_autoptr (Part) earlier = NULL;
  g_autoptr (Part) later = NULL;
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

  kept = index_kept (progress);
  archive = make_archive (before, self->content, kept);
  if (archive != NULL)
    g_ptr_array_add (self->content->stages, archive);

  earlier = part_new_trail (before);
  later = part_new_trail (self->content);
  link_editions (later, earlier);
  keep_extra (later);
  list_changes (self, earlier, later, kept);

  return self;
}

void
study_trail_update_free (StudyTrailUpdate *self)
{
  g_clear_pointer (&self->content, study_content_unref);
  g_clear_object (&self->changes);
  g_free (self);
}

gboolean
study_trail_update_is_nothing (StudyTrailUpdate *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return g_list_model_get_n_items (self->changes) == 0;
}
