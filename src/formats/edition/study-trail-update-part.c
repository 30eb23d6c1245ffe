/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/edition/study-trail-update-private.h"

/**
 * study_update_part_free:
 * @self: (transfer full): a part
 *
 * Frees a part and all that is in it.
 */
void
study_update_part_free (StudyUpdatePart *self)
{
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

static StudyUpdatePart *
part_new (StudyTrailPart    kind,
          gpointer          content,
          const char       *id,
          const char       *title,
          GVariant        **extra,
          StudyUpdatePart  *parent)
{
  StudyUpdatePart *self = g_new0 (StudyUpdatePart, 1);

  self->kind = kind;
  self->content = content;
  self->id = id;
  self->title = title;
  self->extra = extra;
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) study_update_part_free);
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
add_topic (StudyUpdatePart   *stage,
           StudyContentTopic *topic)
{
  StudyUpdatePart *part = part_new (STUDY_TRAIL_PART_TOPIC, topic, topic->id, topic->title, &topic->extra, stage);

  for (guint i = 0; i < topic->items->len; i++)
    {
      StudyContentItem *item = g_ptr_array_index (topic->items, i);

      part_new (STUDY_TRAIL_PART_ITEM, item, item->id, item->title, &item->extra, part);
    }
}

/**
 * study_update_part_new:
 * @content: a trail with final ids, which is not to be changed
 *
 * Returns: (transfer full): the trail, with all that is in it
 */
StudyUpdatePart *
study_update_part_new (StudyContent *content)
{
  StudyUpdatePart *self = part_new (STUDY_TRAIL_PART_TRAIL, content, content->id, content->title, &content->extra, NULL);

  for (guint i = 0; i < content->stages->len; i++)
    {
      StudyContentStage *stage = g_ptr_array_index (content->stages, i);
      StudyUpdatePart *part = part_new (STUDY_TRAIL_PART_STAGE, stage, stage->id, stage->title, &stage->extra, self);

      part->archived = stage->archived;
      for (guint j = 0; j < stage->topics->len; j++)
        add_topic (part, g_ptr_array_index (stage->topics, j));
    }

  return self;
}

static void
index_parts (GHashTable      *by_id,
             StudyUpdatePart *part)
{
  for (guint i = 0; i < part->parts->len; i++)
    {
      StudyUpdatePart *child = g_ptr_array_index (part->parts, i);

      g_hash_table_insert (by_id, (gpointer) child->id, child);
      index_parts (by_id, child);
    }
}

static void
link_parts (GHashTable      *by_id,
            StudyUpdatePart *part)
{
  for (guint i = 0; i < part->parts->len; i++)
    {
      StudyUpdatePart *child = g_ptr_array_index (part->parts, i);
      StudyUpdatePart *other = g_hash_table_lookup (by_id, child->id);

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
find_staying (StudyUpdatePart *part)
{
  g_autoptr (GPtrArray) ends = g_ptr_array_new ();
  g_autofree StudyUpdatePart **before = g_new0 (StudyUpdatePart *, part->parts->len);

  for (guint i = 0; i < part->parts->len; i++)
    {
      StudyUpdatePart *child = g_ptr_array_index (part->parts, i);
      guint low = 0, high = ends->len;

      find_staying (child);
      if (child->other == NULL || child->other->parent != part->other || child->archived || child->other->archived)
        continue;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;
          StudyUpdatePart *end = g_ptr_array_index (ends, middle);

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

  for (StudyUpdatePart *child = ends->len > 0 ? g_ptr_array_index (ends, ends->len - 1) : NULL;
       child != NULL;
       child = before[child->position])
    child->stays = child->other->stays = TRUE;
}

/**
 * study_update_part_link:
 * @earlier: an earlier edition of it
 *
 * Finds what is the same in both, by its id.
 */
void
study_update_part_link (StudyUpdatePart *self,
                        StudyUpdatePart *earlier)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  index_parts (by_id, earlier);
  self->other = earlier;
  earlier->other = self;
  link_parts (by_id, self);
  find_staying (self);
}

/**
 * study_update_part_get_path:
 *
 * Returns: (transfer full): the titles of what it is in, but for the trail
 */
char *
study_update_part_get_path (StudyUpdatePart *self)
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

/**
 * study_update_part_get_aspects:
 *
 * Unknown members count as text, so that no change goes unseen.
 *
 * Returns: what is different in it, but for what it holds
 */
StudyTrailAspects
study_update_part_get_aspects (StudyUpdatePart *self)
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
