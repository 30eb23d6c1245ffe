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
 * one's own, was done all the same.
 */

struct _StudyActivity
{
  GObject parent_instance;

  StudyProgress *progress;
  GHashTable *days; /* julian day -> number of items */
  guint day_start;  /* when these days begin */
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

/* Counts what is done at a time, if it is, by @delta. */
static void
count (StudyActivity *self,
       gint64         time,
       const char    *local,
       int            delta)
{
  gpointer day;

  if (time == 0)
    return;

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

  if (study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_DONE))
    count (self, get_time (reg), study_progress_get_done_local (self->progress, study_register_get_id (reg)), 1);
}

static void
count_all (StudyActivity *self)
{
  g_hash_table_remove_all (self->days);
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

      count (self, get_time (old), local, -1);
      count (self, get_time (reg), local, 1);
    }
  else if (study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_DONE_LOCAL))
    {
      const gint64 time = get_time (study_progress_lookup (self->progress, STUDY_SCOPE_ITEM, id, STUDY_FIELD_DONE));

      count (self, time, get_local (old), -1);
      count (self, time, get_local (reg), 1);
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
 * study_activity_get_streak:
 * @today: today, as g_date_get_julian() numbers it
 *
 * Counts the days in a row with something done. A day that is not over yet
 * does not break the row.
 *
 * Returns: the number of days up to today, or yesterday when nothing is done
 *   today
 */
guint
study_activity_get_streak (StudyActivity *self,
                           guint32        today)
{
  guint streak = 0;

  g_return_val_if_fail (STUDY_IS_ACTIVITY (self), 0);

  if (study_activity_get_count (self, today) == 0)
    today--;
  while (study_activity_get_count (self, today - streak) > 0)
    streak++;

  return streak;
}
