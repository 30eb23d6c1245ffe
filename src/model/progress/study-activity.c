/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/progress/study-activity.h"

#include "model/content/study-calendar.h"

/**
 * StudyActivity:
 *
 * How many items were done on each day: see study_calendar_get_day(). It is
 * counted once and then follows each change. What was done and later removed, as a course of
 * one's own, was done all the same. What has no date counts on no day: see
 * study_calendar_is_dated().
 */

struct _StudyActivity
{
  GObject parent_instance;

  StudyProgress *progress;
  GHashTable *days; /* julian day -> number of items */
  GHashTable *undated; /* ids of items whose time is on no day */
  guint day_start;     /* when these days begin */
  gboolean nights;
  gboolean touched;
};

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
} StudyActivitySignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StudyActivity, study_activity, G_TYPE_OBJECT)

static gint64
get_time (StudyRegister *done)
{
  GVariant *value = done != NULL ? study_register_get_value (done) : NULL;

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64) ? g_variant_get_int64 (value) : 0;
}

static const char *
get_local (StudyRegister *done_local)
{
  GVariant *value = done_local != NULL ? study_register_get_value (done_local) : NULL;

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ? g_variant_get_string (value, NULL) : NULL;
}

/* Counts an item that is done at a time, if it is, by @delta. What had no date when
 * it was counted has none when that is taken back. */
static void
count (StudyActivity *self,
       const char    *id,
       gint64         time,
       const char    *local,
       int            delta)
{
  gpointer day;

  if (time == 0 || (delta < 0 && g_hash_table_remove (self->undated, id)))
    return;

  if (delta > 0 && !study_calendar_is_dated (time))
    {
      g_hash_table_add (self->undated, g_strdup (id));
      return;
    }

  day = GUINT_TO_POINTER (study_calendar_get_day (time, local));
  g_hash_table_insert (self->days, day,
                       GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (self->days, day)) + delta));
  self->touched = TRUE;
}

static void
count_cb (StudyRegister *reg,
          gpointer       user_data)
{
  StudyActivity *self = user_data;
  const char *id = study_register_get_id (reg);
  const char *local;

  if (!study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_DONE))
    return;

  local = study_progress_get_done_local (self->progress, id);
  self->nights |= local == NULL && study_calendar_is_dated (get_time (reg)) && study_calendar_is_night (get_time (reg));
  count (self, id, get_time (reg), local, 1);
}

static void
count_all (StudyActivity *self)
{
  g_hash_table_remove_all (self->days);
  g_hash_table_remove_all (self->undated);
  self->nights = FALSE;
  self->day_start = study_calendar_get_day_start ();
  study_progress_foreach (self->progress, count_cb, self);
  self->touched = FALSE;
}

static void
register_changed_cb (StudyActivity *self,
                     StudyRegister *old,
                     StudyRegister *reg)
{
  const char *id = study_register_get_id (reg);

  if (study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_DONE))
    {
      const char *local = study_progress_get_done_local (self->progress, id);

      count (self, id, get_time (old), local, -1);
      count (self, id, get_time (reg), local, 1);
    }
  else if (study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_DONE_LOCAL))
    {
      const gint64 time = get_time (study_progress_lookup (self->progress, STUDY_SCOPE_ITEM, id, STUDY_FIELD_DONE));

      count (self, id, time, get_local (old), -1);
      count (self, id, time, get_local (reg), 1);
    }
}

static void
end_cb (StudyActivity *self)
{
  if (!self->touched)
    return;

  self->touched = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
count_again (StudyActivity *self)
{
  count_all (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
study_activity_finalize (GObject *object)
{
  StudyActivity *self = STUDY_ACTIVITY (object);

  g_clear_pointer (&self->days, g_hash_table_unref);
  g_clear_pointer (&self->undated, g_hash_table_unref);
  g_clear_object (&self->progress);

  G_OBJECT_CLASS (study_activity_parent_class)->finalize (object);
}

static void
study_activity_class_init (StudyActivityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = study_activity_finalize;

  /**
   * StudyActivity::changed:
   * @self: the activity
   *
   * The counts of some days changed; once for changes that belong together.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", STUDY_TYPE_ACTIVITY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
study_activity_init (StudyActivity *self)
{
  self->days = g_hash_table_new (NULL, NULL);
  self->undated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * study_activity_new:
 * @progress: whose checks are counted
 *
 * Returns: (transfer full): the activity on a trail
 */
StudyActivity *
study_activity_new (StudyProgress *progress)
{
  StudyActivity *self;

  g_return_val_if_fail (STUDY_IS_PROGRESS (progress), NULL);

  self = g_object_new (STUDY_TYPE_ACTIVITY, NULL);
  self->progress = g_object_ref (progress);
  count_all (self);
  g_signal_connect_object (progress, "register-changed", G_CALLBACK (register_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (progress, "end", G_CALLBACK (end_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * study_activity_follow_calendar:
 *
 * Counts anew whenever days become others, as with another time zone. It is for
 * the main thread; the activity may have been made in a worker.
 */
void
study_activity_follow_calendar (StudyActivity *self)
{
  g_return_if_fail (STUDY_IS_ACTIVITY (self));

  g_signal_connect_object (study_calendar_get_default (), "changed", G_CALLBACK (count_again), self,
                           G_CONNECT_SWAPPED);
  if (self->day_start != study_calendar_get_day_start ())
    count_again (self);
}

/**
 * study_activity_get_count:
 * @day: a day, as g_date_get_julian() numbers it
 *
 * Returns: the number of items that were done on that day
 */
guint
study_activity_get_count (StudyActivity *self,
                          guint32        day)
{
  g_return_val_if_fail (STUDY_IS_ACTIVITY (self), 0);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->days, GUINT_TO_POINTER (day)));
}

/**
 * study_activity_get_sum:
 * @first_day: the first day, as g_date_get_julian() numbers it
 * @last_day: the last day, included
 *
 * Returns: the number of items that were done in that time
 */
guint
study_activity_get_sum (StudyActivity *self,
                        guint32        first_day,
                        guint32        last_day)
{
  guint sum = 0;

  g_return_val_if_fail (STUDY_IS_ACTIVITY (self), 0);

  for (guint32 day = first_day; day <= last_day; day++)
    sum += study_activity_get_count (self, day);

  return sum;
}

/**
 * study_activity_get_first_day:
 *
 * Returns: the first day on which something was done, as g_date_get_julian()
 *   numbers it; 0 where nothing was
 */
guint32
study_activity_get_first_day (StudyActivity *self)
{
  GHashTableIter iter;
  gpointer day, count;
  guint32 first = 0;

  g_return_val_if_fail (STUDY_IS_ACTIVITY (self), 0);

  g_hash_table_iter_init (&iter, self->days);
  while (g_hash_table_iter_next (&iter, &day, &count))
    {
      if (GPOINTER_TO_INT (count) > 0 && (first == 0 || GPOINTER_TO_UINT (day) < first))
        first = GPOINTER_TO_UINT (day);
    }

  return first;
}

/**
 * study_activity_has_nights:
 *
 * Returns: whether an earlier version, for which days began at midnight, recorded
 *   that something was done between midnight and the time when days begin
 */
gboolean
study_activity_has_nights (StudyActivity *self)
{
  g_return_val_if_fail (STUDY_IS_ACTIVITY (self), FALSE);

  return self->nights;
}
