/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/progress/study-diary.h"

#define N_DAYS 7

/**
 * StudyDiary:
 *
 * What was done on each day, on all trails together: a look at the activity on
 * each of them. Days are those of study_calendar_get_day(). Three years of days
 * are looked through in less than a millisecond, so nothing is kept but the counts.
 */

struct _StudyDiary
{
  GObject parent_instance;

  StudyHabit *habit;
  GHashTable *activities; /* id of a trail -> StudyActivity */
};

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
} StudyDiarySignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StudyDiary, study_diary, G_TYPE_OBJECT)

static void
changed_cb (StudyDiary *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Whether nothing is missing on a day without anything done. */
static gboolean
is_neutral (StudyDiary *self,
            guint32     day,
            guint32     today)
{
  return day == today || study_habit_is_off (self->habit, day);
}

static void
study_diary_finalize (GObject *object)
{
  StudyDiary *self = STUDY_DIARY (object);

  g_clear_pointer (&self->activities, g_hash_table_unref);
  g_clear_object (&self->habit);

  G_OBJECT_CLASS (study_diary_parent_class)->finalize (object);
}

static void
study_diary_class_init (StudyDiaryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = study_diary_finalize;

  /**
   * StudyDiary::changed:
   * @self: the diary
   *
   * The counts of some days changed.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", STUDY_TYPE_DIARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
study_diary_init (StudyDiary *self)
{
  self->activities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * study_diary_new:
 * @habit: what the user chose for all trails
 *
 * Returns: (transfer full): a diary without trails
 */
StudyDiary *
study_diary_new (StudyHabit *habit)
{
  StudyDiary *self;

  g_return_val_if_fail (STUDY_IS_HABIT (habit), NULL);

  self = g_object_new (STUDY_TYPE_DIARY, NULL);
  self->habit = g_object_ref (habit);

  return self;
}

StudyHabit *
study_diary_get_habit (StudyDiary *self)
{
  g_return_val_if_fail (STUDY_IS_DIARY (self), NULL);

  return self->habit;
}

/**
 * study_diary_set_activity:
 * @trail_id: the id of a trail
 * @activity: the activity on it, in place of the one before
 *
 * Takes what was done on a trail into the diary.
 */
void
study_diary_set_activity (StudyDiary    *self,
                          const char    *trail_id,
                          StudyActivity *activity)
{
  StudyActivity *before;

  g_return_if_fail (STUDY_IS_DIARY (self));
  g_return_if_fail (trail_id != NULL);
  g_return_if_fail (STUDY_IS_ACTIVITY (activity));

  before = g_hash_table_lookup (self->activities, trail_id);
  if (before == activity)
    return;

  if (before != NULL)
    g_signal_handlers_disconnect_by_data (before, self);
  g_hash_table_insert (self->activities, g_strdup (trail_id), g_object_ref (activity));
  g_signal_connect_object (activity, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

/**
 * study_diary_has_nights:
 *
 * Returns: whether days that begin later than midnight move what an earlier
 *   version of the program recorded
 */
gboolean
study_diary_has_nights (StudyDiary *self)
{
  GHashTableIter iter;
  gpointer activity;

  g_return_val_if_fail (STUDY_IS_DIARY (self), FALSE);

  g_hash_table_iter_init (&iter, self->activities);
  while (g_hash_table_iter_next (&iter, NULL, &activity))
    {
      if (study_activity_has_nights (activity))
        return TRUE;
    }

  return FALSE;
}

/**
 * study_diary_get_count:
 * @day: a day, as g_date_get_julian() numbers it
 *
 * Returns: the number of items that were done on that day, on all trails
 */
guint
study_diary_get_count (StudyDiary *self,
                       guint32     day)
{
  GHashTableIter iter;
  gpointer activity;
  guint n = 0;

  g_return_val_if_fail (STUDY_IS_DIARY (self), 0);

  g_hash_table_iter_init (&iter, self->activities);
  while (g_hash_table_iter_next (&iter, NULL, &activity))
    n += study_activity_get_count (activity, day);

  return n;
}

/**
 * study_diary_get_sum:
 * @first_day: the first day, as g_date_get_julian() numbers it
 * @last_day: the last day, included
 *
 * Returns: the number of items that were done in that time, on all trails
 */
guint
study_diary_get_sum (StudyDiary *self,
                     guint32     first_day,
                     guint32     last_day)
{
  guint sum = 0;

  for (guint32 day = first_day; day <= last_day; day++)
    sum += study_diary_get_count (self, day);

  return sum;
}

/**
 * study_diary_get_first:
 * @today: today, as g_date_get_julian() numbers it
 *
 * Returns: the first day on which something was done; @today where nothing was
 *   before
 */
guint32
study_diary_get_first (StudyDiary *self,
                       guint32     today)
{
  GHashTableIter iter;
  gpointer activity;

  g_return_val_if_fail (STUDY_IS_DIARY (self), today);

  g_hash_table_iter_init (&iter, self->activities);
  while (g_hash_table_iter_next (&iter, NULL, &activity))
    {
      const guint32 first = study_activity_get_first_day (activity);

      if (first > 0)
        today = MIN (today, first);
    }

  return today;
}

/**
 * study_diary_get_recent:
 * @today: today, as g_date_get_julian() numbers it
 * @n_days: how many days to look at; as many as there were since the first day
 *   with something done
 *
 * Looks at the last days. What needs not be done on a day off is not missing, nor
 * is what may still be done today: such days are passed over.
 *
 * Returns: on how many of them something was done
 */
guint
study_diary_get_recent (StudyDiary *self,
                        guint32     today,
                        guint      *n_days)
{
  const guint32 first = study_diary_get_first (self, today);
  const guint wanted = *n_days;
  guint n_done = 0;

  *n_days = 0;
  for (guint32 day = today; day >= first && *n_days < wanted; day--)
    {
      const gboolean done = study_diary_get_count (self, day) > 0;

      if (done || !is_neutral (self, day, today))
        (*n_days)++;
      n_done += done;
    }

  return n_done;
}

/**
 * study_diary_get_streak:
 * @today: today, as g_date_get_julian() numbers it
 *
 * Counts the days in a row with something done. A day that is not over yet does
 * not break the row, nor does a day off; neither is counted.
 *
 * Returns: the number of days up to today
 */
guint
study_diary_get_streak (StudyDiary *self,
                        guint32     today)
{
  const guint32 first = study_diary_get_first (self, today);
  guint streak = 0;

  for (guint32 day = today; day >= first; day--)
    {
      if (study_diary_get_count (self, day) > 0)
        streak++;
      else if (!is_neutral (self, day, today))
        break;
    }

  return streak;
}

/**
 * study_diary_get_best:
 * @today: today, as g_date_get_julian() numbers it
 *
 * Returns: the most days in a row, as study_diary_get_streak() counts them, that
 *   there ever were
 */
guint
study_diary_get_best (StudyDiary *self,
                      guint32     today)
{
  guint best = 0;
  guint streak = 0;

  for (guint32 day = study_diary_get_first (self, today); day <= today; day++)
    {
      if (study_diary_get_count (self, day) > 0)
        streak++;
      else if (!is_neutral (self, day, today))
        streak = 0;
      best = MAX (best, streak);
    }

  return best;
}

/**
 * study_diary_get_weeks:
 * @week_start: the first day of the present week, as g_date_get_julian() numbers it
 * @today: today
 *
 * Counts the weeks in a row with something done. The present week, which is not
 * over yet, does not break the row, nor does one in which all days were off.
 *
 * Returns: the number of weeks up to this one
 */
guint
study_diary_get_weeks (StudyDiary *self,
                       guint32     week_start,
                       guint32     today)
{
  const guint32 first = study_diary_get_first (self, today);
  guint weeks = 0;

  for (guint32 start = week_start; start + N_DAYS > first; start -= N_DAYS)
    {
      gboolean done = FALSE;
      gboolean neutral = start == week_start;

      for (guint32 day = start; day < start + N_DAYS && day <= today; day++)
        done |= study_diary_get_count (self, day) > 0;
      for (guint i = 0; !neutral && i < N_DAYS && study_habit_is_off (self->habit, start + i); i++)
        neutral = i + 1 == N_DAYS;

      if (!done && !neutral)
        break;
      weeks += done;
    }

  return weeks;
}
