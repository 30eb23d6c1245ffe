/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/edition/study-trail-update-private.h"

/* How changes are told: everything in its place, in the order of the newer
 * edition, and what is gone after that which it followed. */
typedef struct
{
  StudyTrailUpdate *update;
  GHashTable *kept;
} Listing;

static void list_parts (Listing         *self,
                        StudyUpdatePart *part);

static StudyTrailChange *
add_change (Listing              *self,
            StudyTrailChangeKind  kind,
            StudyUpdatePart      *part,
            guint                 n_items)
{
  g_autofree char *path = study_update_part_get_path (part);
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
count_alone (StudyUpdatePart *part)
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

/* Whether a part until now has no place any more but in the archive. */
static gboolean
is_lost (StudyUpdatePart *part)
{
  return part->other == NULL || (part->other->archived && !part->archived);
}

/* What the person has on a part, or on anything of it that is kept with it. */
static StudyTrailKept
get_kept (Listing         *self,
          StudyUpdatePart *part)
{
  StudyTrailKept kept = GPOINTER_TO_UINT (g_hash_table_lookup (self->kept, part->id));

  for (guint i = 0; i < part->parts->len; i++)
    {
      StudyUpdatePart *child = g_ptr_array_index (part->parts, i);

      if (child->other != NULL && child->other->archived)
        kept |= get_kept (self, child);
    }

  return kept;
}

/* What is gone is told with that which it was in, unless something is kept. */
static void
list_lost (Listing         *self,
           StudyUpdatePart *part)
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
      StudyUpdatePart *child = g_ptr_array_index (part->parts, i);

      if (is_lost (child) && (archived || child->other != NULL))
        list_lost (self, child);
    }
}

/* Compares a part that is in both editions. */
static void
list_present (Listing         *self,
              StudyUpdatePart *part)
{
  StudyUpdatePart *earlier = part->other;
  StudyTrailAspects aspects = study_update_part_get_aspects (part);
  gboolean moved = part->parent != NULL && !part->stays;
  StudyTrailChangeKind kind = earlier->archived ? STUDY_TRAIL_CHANGE_RETURNED :
                              moved ? STUDY_TRAIL_CHANGE_MOVED : STUDY_TRAIL_CHANGE_CHANGED;
  g_autofree char *path = NULL;
  StudyTrailChange *change;

  if (kind == STUDY_TRAIL_CHANGE_CHANGED && aspects == STUDY_TRAIL_ASPECT_NONE)
    return;

  /* The place is the same, also where that is called otherwise now. */
  path = study_update_part_get_path (part->parent != NULL && part->parent->other == earlier->parent ? part : earlier);
  change = add_change (self, kind, part, part->kind == STUDY_TRAIL_PART_ITEM);
  change->aspects = aspects;
  study_trail_change_set_old (change, earlier->title, path);
}

static void
list_part (Listing         *self,
           StudyUpdatePart *part)
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
list_lost_from (Listing         *self,
                StudyUpdatePart *earlier,
                guint            position)
{
  for (; position < earlier->parts->len; position++)
    {
      StudyUpdatePart *part = g_ptr_array_index (earlier->parts, position);

      if (part->stays)
        break;
      if (is_lost (part) && !(part->archived && part->kind == STUDY_TRAIL_PART_STAGE))
        list_lost (self, part);
    }

  return position;
}

/* Tells of all that is in a part, and of what was in it. */
static void
list_parts (Listing         *self,
            StudyUpdatePart *part)
{
  StudyUpdatePart *earlier = part->other;

  if (earlier != NULL)
    list_lost_from (self, earlier, 0);

  for (guint i = 0; i < part->parts->len; i++)
    {
      StudyUpdatePart *child = g_ptr_array_index (part->parts, i);

      if (!child->archived)
        list_part (self, child);
      if (child->stays)
        list_lost_from (self, earlier, child->other->position + 1);
    }
}

/* What was archived and has nothing of the person's on it any more is left out,
 * and no topic is told of that was there for its items alone. */
static void
list_dropped (Listing         *self,
              StudyUpdatePart *earlier)
{
  for (guint i = 0; i < earlier->parts->len; i++)
    {
      StudyUpdatePart *stage = g_ptr_array_index (earlier->parts, i);

      for (guint j = 0; stage->archived && j < stage->parts->len; j++)
        {
          StudyUpdatePart *topic = g_ptr_array_index (stage->parts, j);

          if (topic->other == NULL && count_alone (topic) == topic->parts->len)
            list_lost (self, topic);
          else if (topic->other == NULL || topic->other->archived)
            list_lost_from (self, topic, 0);
        }
    }
}

/**
 * study_trail_update_list_changes:
 * @earlier: what it was
 * @later: what it is then, linked to @earlier
 * @kept: what the person has something on, by study_trail_update_index_kept()
 *
 * Lists and counts what an update changes.
 */
void
study_trail_update_list_changes (StudyTrailUpdate *self,
                                 StudyUpdatePart  *earlier,
                                 StudyUpdatePart  *later,
                                 GHashTable       *kept)
{
  Listing listing = { self, kept };

  list_present (&listing, later);
  list_parts (&listing, later);
  list_dropped (&listing, earlier);
}
