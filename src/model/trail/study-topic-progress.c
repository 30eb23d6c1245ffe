/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/trail/study-topic-private.h"

#include <glib/gi18n.h>

static StudyTopicState
compute_state (StudyTopic *self)
{
  if (self->skipped)
    return STUDY_TOPIC_SKIPPED;
  if (self->done == 0)
    return STUDY_TOPIC_NOT_STARTED;

  return self->done == self->items->len ? STUDY_TOPIC_DONE : STUDY_TOPIC_IN_PROGRESS;
}

/* What is archived counts nowhere, and holds nothing up. */
gboolean
study_topic_get_archived (StudyTopic *self)
{
  return self->stage != NULL && study_stage_get_archived (self->stage);
}

/* Tells the stage where the items of the topic count now. */
static void
report_counts (StudyTopic *self)
{
  StudyCounts counts = { 0 };
  StudyBucket bucket = self->skipped ? STUDY_BUCKET_SKIPPED :
                       self->optional ? STUDY_BUCKET_EXTRA : STUDY_BUCKET_COUNTED;

  if (!study_topic_get_archived (self))
    counts.buckets[bucket] = (StudyCount) { self->items->len, self->done };
  if (self->stage != NULL)
    study_stage_exchange (self->stage, &self->counts, &counts);
  self->counts = counts;
}

/* Keeps what changes from being told before the end of a group of changes;
 * returns whether there is such a group. */
gboolean
study_topic_hold (StudyTopic *self)
{
  StudyTrail *trail = study_topic_get_trail (self);

  return trail != NULL && study_trail_hold (trail, self);
}

/* Follows a change of the items or of being skipped, up the tree. */
void
study_topic_follow_change (StudyTopic *self)
{
  report_counts (self);
  if (!study_topic_hold (self))
    study_topic_settle (self);
}

/* Puts items into the list and takes others out. */
void
study_topic_splice (StudyTopic *self,
                    guint       position,
                    guint       n_removed,
                    StudyItem **added,
                    guint       n_added)
{
  StudyTrail *trail = study_topic_get_trail (self);
  double fraction = study_topic_get_fraction (self);
  guint done = self->done;

  for (guint i = 0; i < n_removed; i++)
    {
      g_autoptr (StudyItem) item = g_ptr_array_steal_index (self->items, position);

      if (study_item_get_done (item))
        self->done--;
      if (trail != NULL)
        study_trail_remove_item (trail, item);
      /* The slot may come back; a course is gone for who still holds it. */
      if (item != self->slot)
        study_item_attach (item, NULL);
    }

  for (guint i = 0; i < n_added; i++)
    {
      g_ptr_array_insert (self->items, position + i, g_object_ref (added[i]));
      study_item_attach (added[i], self);
      if (trail != NULL)
        study_trail_add_item (trail, added[i]);
      if (study_item_get_done (added[i]))
        self->done++;
    }

  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
  if (n_removed != n_added)
    {
      study_topic_notify (self, PROP_N_ITEMS);
      study_topic_notify (self, PROP_TOTAL);
    }
  if (self->done != done)
    study_topic_notify (self, PROP_DONE);
  if (study_topic_get_fraction (self) != fraction)
    study_topic_notify (self, PROP_FRACTION);
}

/* A topic without a course has one project slot. It makes room for those of
 * the courses that the person adds, unless something is in it. */
void
study_topic_update_slot (StudyTopic *self)
{
  gboolean wanted;
  guint position;
  gboolean shown;

  if (self->slot == NULL || self->n_guide_courses > 0)
    return;

  wanted = self->n_own == 0 || study_item_has_data (self->slot);
  shown = g_ptr_array_find (self->items, self->slot, &position);
  if (wanted == shown)
    return;

  if (wanted)
    {
      study_topic_splice (self, self->slot_position, 0, &self->slot, 1);
      self->n_content++;
    }
  else
    {
      study_topic_splice (self, position, 1, NULL, 0);
      self->n_content--;
    }
}

static gpointer
copy_item (gconstpointer item,
           gpointer      user_data)
{
  return g_object_ref ((gpointer) item);
}

/**
 * study_topic_get_total:
 * @self: a topic
 *
 * Returns: the number of items that can be checked off
 */
guint
study_topic_get_total (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), 0);

  return self->items->len;
}

/**
 * study_topic_get_done:
 * @self: a topic
 *
 * Returns: the number of items that are done
 */
guint
study_topic_get_done (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), 0);

  return self->done;
}

/**
 * study_topic_get_fraction:
 * @self: a topic
 *
 * Returns: how much is done, from 0 to 1
 */
double
study_topic_get_fraction (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), 0);

  return self->items->len > 0 ? (double) self->done / self->items->len : 0;
}

/**
 * study_topic_get_state:
 * @self: a topic
 *
 * Returns: how far the topic is
 */
StudyTopicState
study_topic_get_state (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), STUDY_TOPIC_NOT_STARTED);

  return compute_state (self);
}

/**
 * study_topic_get_satisfied:
 * @self: a topic
 *
 * Tells whether topics that require this one may follow: it is done, skipped,
 * an extra, archived, or has nothing to do.
 *
 * Returns: whether it holds nothing up
 */
gboolean
study_topic_get_satisfied (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), TRUE);

  return self->optional || self->skipped || self->done == self->items->len || study_topic_get_archived (self);
}

/**
 * study_topic_get_skipped:
 * @self: a topic
 *
 * Returns: whether the person set it aside
 */
gboolean
study_topic_get_skipped (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), FALSE);

  return self->skipped;
}

/**
 * study_topic_set_skipped:
 * @self: a topic
 * @skipped: whether the person sets it aside
 *
 * Sets the topic aside, or takes it up again. What is done in it stays done.
 */
void
study_topic_set_skipped (StudyTopic *self,
                         gboolean    skipped)
{
  g_autofree char *description = NULL;
  StudyProgress *progress;

  g_return_if_fail (STUDY_IS_TOPIC (self));

  progress = study_topic_get_progress (self);
  if (self->skipped == !!skipped)
    return;
  if (progress == NULL || study_progress_get_read_only (progress))
    {
      study_topic_notify (self, PROP_SKIPPED);
      return;
    }

  /* Translators: %s is the title of a topic */
  description = g_strdup_printf (skipped ? _("“%s” skipped") : _("“%s” no longer skipped"), self->title);
  study_progress_begin (progress, description);
  study_progress_set_value (progress, STUDY_SCOPE_TOPIC, self->id, STUDY_FIELD_SKIPPED,
                            skipped ? g_variant_new_boolean (TRUE) : NULL);
  study_progress_end (progress);
}

/**
 * study_topic_get_note:
 * @self: a topic
 *
 * Returns: (transfer none): what the person wrote down; may be empty
 */
const char *
study_topic_get_note (StudyTopic *self)
{
  StudyProgress *progress;

  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  progress = study_topic_get_progress (self);

  return progress != NULL ?
         study_progress_get_text (progress, STUDY_SCOPE_TOPIC, self->id, STUDY_FIELD_NOTE) : "";
}

/**
 * study_topic_set_note:
 * @self: a topic
 * @note: (nullable): what the person wrote down
 *
 * Keeps a note; the empty one unsets it.
 */
void
study_topic_set_note (StudyTopic *self,
                      const char *note)
{
  StudyProgress *progress;

  g_return_if_fail (STUDY_IS_TOPIC (self));

  progress = study_topic_get_progress (self);
  if (progress != NULL)
    study_progress_set_text (progress, STUDY_SCOPE_TOPIC, self->id, STUDY_FIELD_NOTE, note);
}

/**
 * study_topic_get_blocker:
 * @self: a topic
 *
 * Finds what the guide wants finished before this topic. It may change
 * whenever [signal@Trail::topic-state-changed] is emitted.
 *
 * Returns: (transfer none) (nullable): the first required topic that is not
 *   satisfied; %NULL for a topic that is archived
 */
StudyTopic *
study_topic_get_blocker (StudyTopic *self)
{
  StudyTrail *trail;

  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  trail = study_topic_get_archived (self) ? NULL : study_topic_get_trail (self);
  for (guint i = 0; trail != NULL && self->requires[i] != NULL; i++)
    {
      StudyTopic *required = study_trail_find_topic (trail, self->requires[i]);

      if (required != NULL && !study_topic_get_satisfied (required))
        return required;
    }

  return NULL;
}

/**
 * study_topic_get_next_item:
 * @self: a topic
 *
 * Returns: (transfer none) (nullable): the first item that is not done
 */
StudyItem *
study_topic_get_next_item (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      StudyItem *item = g_ptr_array_index (self->items, i);

      if (!study_item_get_done (item))
        return item;
    }

  return NULL;
}

/**
 * study_topic_set_all_done:
 * @self: a topic
 * @done: whether its items are done
 *
 * Checks all items off, or clears all checks, as one change.
 *
 * Returns: the number of items that changed
 */
guint
study_topic_set_all_done (StudyTopic *self,
                          gboolean    done)
{
  g_autoptr (GPtrArray) changing = NULL;
  g_autofree char *description = NULL;
  StudyProgress *progress;
  guint n;

  g_return_val_if_fail (STUDY_IS_TOPIC (self), 0);

  progress = study_topic_get_progress (self);
  n = done ? self->items->len - self->done : self->done;
  if (progress == NULL || study_progress_get_read_only (progress) || n == 0)
    return 0;

  description = g_strdup_printf (done ? ngettext ("%u item marked as done",
                                                  "%u items marked as done", n)
                                      : ngettext ("%u item marked as not done",
                                                  "%u items marked as not done", n), n);

  /* Clearing the last mark in a topic's project slot may take it out. */
  changing = g_ptr_array_copy (self->items, copy_item, NULL);
  study_progress_begin (progress, description);
  for (guint i = 0; i < changing->len; i++)
    study_item_set_done (g_ptr_array_index (changing, i), done);
  study_progress_end (progress);

  return n;
}

/* What the stage was told last. */
const StudyCounts *
study_topic_get_counts (StudyTopic *self)
{
  return &self->counts;
}

/* An item's check (by @done_delta) or project changed. */
void
study_topic_item_changed (StudyTopic *self,
                          StudyItem  *item,
                          int         done_delta)
{
  StudyTrail *trail = study_topic_get_trail (self);

  study_topic_hold (self);

  /* The slot counts only while it is in the list. */
  if (done_delta != 0 && (item != self->slot || g_ptr_array_find (self->items, item, NULL)))
    {
      self->done += done_delta;
      if (trail != NULL && study_item_get_kind (item) == STUDY_ITEM_PROJECT)
        study_trail_project_done (trail, self, done_delta);
      study_topic_notify (self, PROP_DONE);
      study_topic_notify (self, PROP_FRACTION);
    }
  if (item == self->slot)
    study_topic_update_slot (self);

  study_topic_follow_change (self);
}

void
study_topic_load_skipped (StudyTopic *self,
                          gboolean    skipped)
{
  if (self->skipped == skipped)
    return;

  study_topic_hold (self);
  self->skipped = skipped;
  study_topic_notify (self, PROP_SKIPPED);
  study_topic_follow_change (self);
}

void
study_topic_notify_note (StudyTopic *self)
{
  study_topic_notify (self, PROP_NOTE);
}

/* Tells the state after all changes that belong together. */
void
study_topic_settle (StudyTopic *self)
{
  StudyTopicState state = compute_state (self);
  gboolean satisfied = study_topic_get_satisfied (self);
  StudyTrail *trail = study_topic_get_trail (self);

  if (state != self->state)
    {
      self->state = state;
      study_topic_notify (self, PROP_STATE);
    }
  else if (satisfied == self->satisfied)
    {
      return;
    }

  self->satisfied = satisfied;
  if (trail != NULL)
    study_trail_topic_settled (trail, self, !satisfied);
}

/* Forgets all personal state, before other progress is loaded. */
void
study_topic_reset (StudyTopic *self)
{
  study_topic_hold (self);
  if (self->items->len > self->n_content)
    {
      self->n_own = 0;
      study_topic_splice (self, self->n_content, self->items->len - self->n_content, NULL, 0);
    }
  for (guint i = 0; i < self->items->len; i++)
    study_item_reset (g_ptr_array_index (self->items, i));
  if (self->slot != NULL)
    study_item_reset (self->slot);
  if (self->done != 0)
    {
      self->done = 0;
      study_topic_notify (self, PROP_DONE);
      study_topic_notify (self, PROP_FRACTION);
    }
  study_topic_update_slot (self);
  study_topic_load_skipped (self, FALSE);
  study_topic_notify_note (self);
  study_topic_follow_change (self);
}
