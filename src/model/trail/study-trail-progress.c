/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/trail/study-trail-private.h"

/* Tells what depends on all counts and topics. */
static void
notify_whole (StudyTrail *self)
{
  StudyTopic *next = study_trail_get_next_topic (self);
  gboolean finished = study_trail_get_finished (self);

  if (next != self->told_next_topic)
    {
      self->told_next_topic = next;
      study_trail_notify (self, PROP_NEXT_TOPIC);
    }
  if (finished != self->told_finished)
    {
      self->told_finished = finished;
      study_trail_notify (self, PROP_FINISHED);
    }
}

static void
begin_hold (StudyTrail *self)
{
  self->holds++;
}

/* The end of a group of changes: topics first, since their states follow from
 * all changes together; then everybody hears of it. */
static void
end_hold (StudyTrail *self)
{
  g_autoptr (GHashTable) held = NULL;
  GHashTableIter iter;
  gpointer object;

  if (--self->holds > 0)
    return;

  held = g_steal_pointer (&self->held);
  self->held = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);

  g_object_freeze_notify (G_OBJECT (self));
  g_hash_table_iter_init (&iter, held);
  while (g_hash_table_iter_next (&iter, &object, NULL))
    {
      if (STUDY_IS_TOPIC (object))
        study_topic_settle (object);
    }
  notify_whole (self);
  g_hash_table_iter_init (&iter, held);
  while (g_hash_table_iter_next (&iter, &object, NULL))
    g_object_thaw_notify (object);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
begin_cb (StudyTrail *self)
{
  self->in_group = TRUE;
  begin_hold (self);
}

static void
end_cb (StudyTrail *self)
{
  /* The group may have begun before the trail showed this progress. */
  if (!self->in_group)
    return;

  self->in_group = FALSE;
  end_hold (self);
}

/* Whether a course of the person's own may have this id: it must be one that
 * the program gives, and of nothing in the guide. */
static gboolean
is_own_course_id (StudyTrail *self,
                  const char *id)
{
  g_autofree char *project_id = g_strconcat (id, "/project", NULL);
  const char *name = strrchr (id, '/');
  StudyItem *item = study_trail_find_item (self, id);
  StudyItem *project = study_trail_find_item (self, project_id);

  return name != NULL && g_str_has_prefix (name, "/own-") &&
         (item == NULL || study_item_get_own (item)) &&
         (project == NULL || study_item_get_own (project));
}

/* Takes over one register of the progress, which had @before in its place. */
static void
load_register (StudyTrail    *self,
               StudyRegister *before,
               StudyRegister *reg)
{
  const char *id = study_register_get_id (reg);

  if (study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_DONE))
    {
      StudyItem *item = study_trail_find_item (self, id);
      gint64 done_time = study_progress_get_done_time (self->progress, id);

      if (item != NULL && study_item_load_done (item, done_time))
        study_topic_item_changed (study_item_get_topic (item), item, done_time != 0 ? 1 : -1);
    }
  else if (study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_TITLE) ||
           study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_URL))
    {
      StudyItem *item = study_trail_find_item (self, id);

      if (item != NULL)
        {
          study_item_notify_project (item);
          study_topic_item_changed (study_item_get_topic (item), item, 0);
        }
    }
  else if (study_register_is (reg, STUDY_SCOPE_TOPIC, STUDY_FIELD_SKIPPED))
    {
      StudyTopic *topic = study_trail_find_topic (self, id);
      GVariant *value = study_register_get_value (reg);

      if (topic != NULL)
        study_topic_load_skipped (topic, value != NULL &&
                                         g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) &&
                                         g_variant_get_boolean (value));
    }
  else if (study_register_is (reg, STUDY_SCOPE_TOPIC, STUDY_FIELD_NOTE))
    {
      StudyTopic *topic = study_trail_find_topic (self, id);

      if (topic != NULL)
        study_topic_notify_note (topic);
    }
  else if (study_register_is (reg, STUDY_SCOPE_COURSE, STUDY_FIELD_COURSE) && is_own_course_id (self, id))
    {
      g_autoptr (StudyOwnCourse) old_course =
        study_own_course_parse (before != NULL ? study_register_get_value (before) : NULL);
      g_autoptr (StudyOwnCourse) course = study_own_course_parse (study_register_get_value (reg));
      StudyTopic *old_topic =
        old_course != NULL ? study_trail_find_topic (self, old_course->topic_id) : NULL;
      StudyTopic *topic = course != NULL ? study_trail_find_topic (self, course->topic_id) : NULL;

      if (old_topic != NULL && old_topic != topic)
        study_topic_load_course (old_topic, id, NULL);
      if (topic != NULL)
        study_topic_load_course (topic, id, course);
    }
}

static void
load_course_cb (StudyRegister *reg,
                gpointer       user_data)
{
  if (study_register_is (reg, STUDY_SCOPE_COURSE, STUDY_FIELD_COURSE))
    load_register (user_data, NULL, reg);
}

static void
load_other_cb (StudyRegister *reg,
               gpointer       user_data)
{
  if (!study_register_is (reg, STUDY_SCOPE_COURSE, STUDY_FIELD_COURSE))
    load_register (user_data, NULL, reg);
}

/* Lets go of the progress; what it said stays on show. */
void
study_trail_unfollow (StudyTrail *self)
{
  if (self->progress == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->progress, self);
  g_clear_object (&self->progress);
  if (self->in_group)
    end_cb (self);
}

/**
 * study_trail_get_progress:
 * @self: a trail
 *
 * Returns: (transfer none) (nullable): the progress that it shows
 */
StudyProgress *
study_trail_get_progress (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return self->progress;
}

/**
 * study_trail_set_progress:
 * @self: a trail
 * @progress: (nullable): the progress to show
 *
 * Shows what a person did, and follows it from now on. This walks over the
 * whole trail; a change later does not.
 */
void
study_trail_set_progress (StudyTrail    *self,
                          StudyProgress *progress)
{
  g_return_if_fail (STUDY_IS_TRAIL (self));
  g_return_if_fail (progress == NULL || STUDY_IS_PROGRESS (progress));

  if (self->progress == progress)
    return;

  begin_hold (self);
  if (self->progress != NULL)
    {
      study_trail_unfollow (self);
      for (guint i = 0; i < study_trail_get_n_topics (self); i++)
        study_topic_reset (g_ptr_array_index (self->topics, i));
      study_trail_project_done (self, NULL, -(int) self->projects_done);
    }

  if (progress != NULL)
    {
      self->progress = g_object_ref (progress);
      g_signal_connect_swapped (progress, "begin", G_CALLBACK (begin_cb), self);
      g_signal_connect_swapped (progress, "end", G_CALLBACK (end_cb), self);
      g_signal_connect_swapped (progress, "register-changed", G_CALLBACK (load_register), self);
      study_progress_foreach (progress, load_course_cb, self);
      study_progress_foreach (progress, load_other_cb, self);
    }
  study_trail_notify (self, PROP_PROGRESS);
  end_hold (self);
}

/**
 * study_trail_get_total:
 * @self: a trail
 *
 * Returns: the number of items that count
 */
guint
study_trail_get_total (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), 0);

  return self->counts.buckets[STUDY_BUCKET_COUNTED].total;
}

/**
 * study_trail_get_done:
 * @self: a trail
 *
 * Returns: the number of items that count and are done
 */
guint
study_trail_get_done (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), 0);

  return self->counts.buckets[STUDY_BUCKET_COUNTED].done;
}

/**
 * study_trail_get_fraction:
 * @self: a trail
 *
 * Returns: how much is done of what counts, from 0 to 1
 */
double
study_trail_get_fraction (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), 0);

  return study_count_fraction (&self->counts.buckets[STUDY_BUCKET_COUNTED]);
}

/**
 * study_trail_get_finished:
 * @self: a trail
 *
 * Returns: whether everything that counts is done
 */
gboolean
study_trail_get_finished (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), FALSE);

  return study_trail_get_total (self) > 0 && study_trail_get_done (self) == study_trail_get_total (self);
}

/**
 * study_trail_get_extra_total:
 * @self: a trail
 *
 * Returns: the number of items in optional topics that are not skipped
 */
guint
study_trail_get_extra_total (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), 0);

  return self->counts.buckets[STUDY_BUCKET_EXTRA].total;
}

/**
 * study_trail_get_extra_done:
 * @self: a trail
 *
 * Returns: the number of done items in optional topics that are not skipped
 */
guint
study_trail_get_extra_done (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), 0);

  return self->counts.buckets[STUDY_BUCKET_EXTRA].done;
}

/**
 * study_trail_get_skipped_total:
 * @self: a trail
 *
 * Returns: the number of items in skipped topics
 */
guint
study_trail_get_skipped_total (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), 0);

  return self->counts.buckets[STUDY_BUCKET_SKIPPED].total;
}

/**
 * study_trail_get_skipped_done:
 * @self: a trail
 *
 * Returns: the number of done items in skipped topics
 */
guint
study_trail_get_skipped_done (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), 0);

  return self->counts.buckets[STUDY_BUCKET_SKIPPED].done;
}

/**
 * study_trail_get_all_done:
 * @self: a trail
 *
 * Returns: the number of all items that are done, wherever they count; those
 *   that are archived do not
 */
guint
study_trail_get_all_done (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), 0);

  return study_trail_get_done (self) + study_trail_get_extra_done (self) +
         study_trail_get_skipped_done (self);
}

/**
 * study_trail_get_projects_done:
 * @self: a trail
 *
 * Returns: the number of projects that are done
 */
guint
study_trail_get_projects_done (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), 0);

  return self->projects_done;
}

/* A stage's part of the counts changed from @minus to @plus. */
void
study_trail_exchange (StudyTrail        *self,
                      const StudyCounts *minus,
                      const StudyCounts *plus)
{
  static const guint total_props[STUDY_N_BUCKETS] = { PROP_TOTAL, PROP_EXTRA_TOTAL, PROP_SKIPPED_TOTAL };
  static const guint done_props[STUDY_N_BUCKETS] = { PROP_DONE, PROP_EXTRA_DONE, PROP_SKIPPED_DONE };
  const StudyCounts before = self->counts;
  guint all_done = study_trail_get_all_done (self);

  study_counts_exchange (&self->counts, minus, plus);
  study_trail_hold (self, self);
  for (guint i = 0; i < STUDY_N_BUCKETS; i++)
    {
      if (before.buckets[i].total != self->counts.buckets[i].total)
        study_trail_notify (self, total_props[i]);
      if (before.buckets[i].done != self->counts.buckets[i].done)
        study_trail_notify (self, done_props[i]);
    }
  if (study_count_fraction (&before.buckets[STUDY_BUCKET_COUNTED]) != study_trail_get_fraction (self))
    study_trail_notify (self, PROP_FRACTION);
  if (study_trail_get_all_done (self) != all_done)
    study_trail_notify (self, PROP_ALL_DONE);
}

/* The projects done in @topic are more or less by @delta; %NULL for all topics. */
void
study_trail_project_done (StudyTrail *self,
                          StudyTopic *topic,
                          int         delta)
{
  if (delta == 0 || (topic != NULL && study_topic_get_archived (topic)))
    return;

  study_trail_hold (self, self);
  self->projects_done += delta;
  study_trail_notify (self, PROP_PROJECTS_DONE);
}

/* Keeps @object from notifying until the open group of changes ends, so that
 * each property is told once; returns whether there is such a group. */
gboolean
study_trail_hold (StudyTrail *self,
                  gpointer    object)
{
  if (self->holds == 0)
    return FALSE;

  /* Adding it a second time would drop a reference. */
  if (!g_hash_table_contains (self->held, object))
    {
      g_hash_table_add (self->held, g_object_ref (object));
      g_object_freeze_notify (object);
    }

  return TRUE;
}
