/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/progress/study-diary.h"

#include <time.h>

#include "model/content/study-calendar.h"
#include "model/trail/trail-fixture.h"

/* Where the days begin; none of these has daylight saving time. The first two
 * need no time zone database. */
typedef struct
{
  const char *path;
  const char *zone;
  int offset; /* of local time from UTC, in minutes */
} Place;

static const Place places[] = {
  { "utc", "UTC0", 0 },
  { "chatham", "<+1245>-12:45", 12 * 60 + 45 },
  { "sao-paulo", "America/Sao_Paulo", -3 * 60 },
};

static int offset;

/* The microsecond at which a local day begins. */
static gint64
day_start (guint32 day)
{
  const gint64 epoch = 719163; /* 1970-01-01, as g_date_get_julian() numbers it */

  return ((day - epoch) * 24 * 60 - offset) * 60 * G_USEC_PER_SEC;
}

/* Says that something was done at a time. */
static void
do_at (StudyProgress *progress,
       const char    *id,
       gint64         time)
{
  g_assert_true (study_progress_set_value (progress, STUDY_SCOPE_ITEM, id, STUDY_FIELD_DONE,
                                           g_variant_new_int64 (time)));
}

static guint
get_streak (StudyActivity *activity,
            guint32        today)
{
  g_autoptr (StudyHabit) habit = study_habit_new ("device-a");
  g_autoptr (StudyDiary) diary = study_diary_new (habit);

  study_diary_set_activity (diary, "sample", activity);

  return study_diary_get_streak (diary, today);
}

static void
test_day (void)
{
  const guint32 day = fixture_julian (25, G_DATE_FEBRUARY, 2026);

  g_assert_cmpuint (study_calendar_get_day (day_start (day), NULL), ==, day);
  g_assert_cmpuint (study_calendar_get_day (day_start (day) - 1, NULL), ==, day - 1);
  g_assert_cmpuint (study_calendar_get_day (day_start (day + 1) - 1, NULL), ==, day);
  g_assert_cmpuint (study_calendar_get_day (day_start (day + 1), NULL), ==, day + 1);
  /* Months, leap days and years. */
  g_assert_cmpuint (study_calendar_get_day (day_start (fixture_julian (29, G_DATE_FEBRUARY, 2028)), NULL), ==,
                    fixture_julian (28, G_DATE_FEBRUARY, 2028) + 1);
  g_assert_cmpuint (study_calendar_get_day (day_start (fixture_julian (1, G_DATE_JANUARY, 2027)) - 1, NULL), ==,
                    fixture_julian (31, G_DATE_DECEMBER, 2026));
  /* Before the epoch, and out of all dates. */
  g_assert_cmpuint (study_calendar_get_day (day_start (fixture_julian (1, G_DATE_JANUARY, 1960)), NULL), ==,
                    fixture_julian (1, G_DATE_JANUARY, 1960));
  g_assert_cmpuint (study_calendar_get_day (day_start (fixture_julian (1, G_DATE_JANUARY, 1960)) - 1, NULL), ==,
                    fixture_julian (31, G_DATE_DECEMBER, 1959));
  g_assert_cmpuint (study_calendar_get_day (G_MAXINT64, NULL), ==, 0);
  g_assert_cmpuint (study_calendar_get_day (G_MININT64, NULL), ==, 0);
}

static void
test_counts (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  const guint32 day = fixture_julian (25, G_DATE_FEBRUARY, 2026);
  g_autoptr (StudyActivity) activity = NULL;
  g_autoptr (StudyActivity) later = NULL;
  guint changed;

  do_at (progress, "first", day_start (day));
  do_at (progress, "last", day_start (day + 1) - 1);
  do_at (progress, "before", day_start (day) - 1);
  study_progress_set_text (progress, "topic", "t", "note", "words");
  activity = study_activity_new (progress);
  g_assert_cmpuint (study_activity_get_count (activity, day), ==, 2);
  g_assert_cmpuint (study_activity_get_count (activity, day - 1), ==, 1);
  g_assert_cmpuint (study_activity_get_count (activity, day + 1), ==, 0);

  fixture_count_signal (activity, "changed", &changed);
  do_at (progress, "after", day_start (day + 1));
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpuint (study_activity_get_count (activity, day + 1), ==, 1);
  /* From one day to another. */
  do_at (progress, "after", day_start (day));
  g_assert_cmpuint (study_activity_get_count (activity, day + 1), ==, 0);
  g_assert_cmpuint (study_activity_get_count (activity, day), ==, 3);
  g_assert_cmpuint (changed, ==, 2);

  /* What is no check does not count. */
  study_progress_set_text (progress, "topic", "t", "note", "other words");
  study_progress_set_text (progress, STUDY_SCOPE_ITEM, "text", STUDY_FIELD_DONE, "yes");
  study_progress_set_value (progress, STUDY_SCOPE_ITEM, "zero", STUDY_FIELD_DONE, g_variant_new_int64 (0));
  study_progress_set_value (progress, "else", "first", STUDY_FIELD_DONE, g_variant_new_int64 (day_start (day)));
  g_assert_cmpuint (changed, ==, 2);

  /* Counting anew comes to the same. */
  later = study_activity_new (progress);
  for (guint32 d = day - 3; d < day + 3; d++)
    g_assert_cmpuint (study_activity_get_count (later, d), ==, study_activity_get_count (activity, d));
}

static void
test_sum (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  g_autoptr (StudyActivity) activity = study_activity_new (progress);
  const guint32 day = fixture_julian (1, G_DATE_MARCH, 2026);

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *id = g_strdup_printf ("item-%u", i);

      do_at (progress, id, day_start (day + i) + i);
    }
  g_assert_cmpuint (study_activity_get_sum (activity, day, day + 9), ==, 10);
  g_assert_cmpuint (study_activity_get_sum (activity, day - 100, day + 100), ==, 10);
  g_assert_cmpuint (study_activity_get_sum (activity, day + 1, day + 8), ==, 8);
  g_assert_cmpuint (study_activity_get_sum (activity, day, day), ==, 1);
  g_assert_cmpuint (study_activity_get_sum (activity, day + 10, day + 16), ==, 0);
  g_assert_cmpuint (study_activity_get_sum (activity, day + 5, day + 4), ==, 0);
}

static void
test_streak (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  g_autoptr (StudyActivity) activity = study_activity_new (progress);
  const guint32 today = fixture_julian (2, G_DATE_JANUARY, 2026);

  g_assert_cmpuint (get_streak (activity, today), ==, 0);
  do_at (progress, "a", day_start (today - 1));
  do_at (progress, "b", day_start (today - 2));
  do_at (progress, "c", day_start (today - 3));
  do_at (progress, "d", day_start (today - 5));

  /* Today is not over: it does not break the row, and it makes it longer. */
  g_assert_cmpuint (get_streak (activity, today), ==, 3);
  do_at (progress, "e", day_start (today + 1) - 1);
  g_assert_cmpuint (get_streak (activity, today), ==, 4);
  do_at (progress, "f", day_start (today));
  g_assert_cmpuint (get_streak (activity, today), ==, 4);

  /* The day after tomorrow it is broken. */
  g_assert_cmpuint (get_streak (activity, today + 1), ==, 4);
  g_assert_cmpuint (get_streak (activity, today + 2), ==, 0);
  /* The hole closes. */
  do_at (progress, "g", day_start (today - 4) + 5);
  g_assert_cmpuint (get_streak (activity, today), ==, 6);
  study_progress_set_done (progress, "g", FALSE);
  g_assert_cmpuint (get_streak (activity, today), ==, 4);
}

static void
test_undo (void)
{
  g_autoptr (StudyTrail) trail = fixture_trail_new ();
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  g_autoptr (StudyHistory) history = study_history_new (progress);
  g_autoptr (StudyActivity) activity = study_activity_new (progress);
  const guint32 day = study_calendar_get_day (g_get_real_time (), NULL);
  guint changed;

  study_trail_set_progress (trail, progress);
  fixture_count_signal (activity, "changed", &changed);
  study_topic_set_all_done (fixture_topic (trail, "one/course"), TRUE);
  /* Many changes that belong together are one. */
  g_assert_cmpuint (changed, ==, 1);
  /* Midnight may pass meanwhile. */
  g_assert_cmpuint (study_activity_get_sum (activity, day, day + 1), ==, 4);
  study_history_undo (history);
  g_assert_cmpuint (changed, ==, 2);
  g_assert_cmpuint (study_activity_get_sum (activity, day, day + 1), ==, 0);
  study_history_redo (history);
  g_assert_cmpuint (study_activity_get_sum (activity, day, day + 1), ==, 4);
}

static void
test_merge (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  g_autoptr (StudyProgress) other = study_progress_new ("sample", "device-b");
  g_autoptr (StudyActivity) activity = study_activity_new (progress);
  const guint32 day = fixture_julian (25, G_DATE_FEBRUARY, 2026);
  guint changed;

  do_at (progress, "a", day_start (day));
  do_at (other, "a", day_start (day + 1));
  do_at (other, "b", day_start (day + 1));
  fixture_count_signal (activity, "changed", &changed);
  fixture_merge (progress, other);
  g_assert_cmpuint (study_activity_get_count (activity, day), ==, 0);
  g_assert_cmpuint (study_activity_get_count (activity, day + 1), ==, 2);
  g_assert_cmpuint (changed, ==, 1);
  study_progress_set_text (progress, "topic", "t", "note", "words");
  g_assert_cmpuint (changed, ==, 1);
}

/* It goes with whoever holds it; the progress stays. */
static void
test_lifetime (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  StudyActivity *activity = study_activity_new (progress);

  g_assert_finalize_object (activity);
  study_progress_set_done (progress, "a", TRUE);
}

/* Twenty mornings in Sydney are twenty days in London as well, where each was
 * the evening before, also of what is recorded one register after the other. */
static void
test_moved (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  g_autoptr (StudyActivity) activity = study_activity_new (progress);
  g_autoptr (StudyActivity) later = NULL;
  const guint32 first = fixture_julian (1, G_DATE_JULY, 2026);
  guint changed;

  g_setenv ("TZ", "UTC0", TRUE);
  tzset ();
  offset = 10 * 60;
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("item-%u", i);
      g_autofree char *local = g_strdup_printf ("2026-07-%02uT08:00:00+10:00", i + 1);
      const gint64 time = day_start (first + i) + 8 * G_TIME_SPAN_HOUR;

      if (i % 2)
        do_at (progress, id, time);
      study_progress_set_text (progress, STUDY_SCOPE_ITEM, id, STUDY_FIELD_DONE_LOCAL, local);
      if (!(i % 2))
        do_at (progress, id, time);
    }
  g_assert_cmpuint (get_streak (activity, first + 19), ==, 20);
  g_assert_cmpuint (study_activity_get_count (activity, first - 1), ==, 0);
  later = study_activity_new (progress);
  g_assert_cmpuint (get_streak (later, first + 19), ==, 20);

  /* Without the place, the present one counts. */
  study_progress_set_text (progress, STUDY_SCOPE_ITEM, "item-10", STUDY_FIELD_DONE_LOCAL, NULL);
  g_assert_cmpuint (study_activity_get_count (activity, first + 10), ==, 0);
  g_assert_cmpuint (study_activity_get_count (activity, first + 9), ==, 2);
  g_setenv ("TZ", "<+10>-10", TRUE);
  fixture_count_signal (activity, "changed", &changed);
  study_activity_follow_calendar (activity);
  study_calendar_refresh (study_calendar_get_default ());
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpuint (get_streak (activity, first + 19), ==, 20);
}

/* Ten evenings of study after midnight are ten days, in whose evening they began,
 * and are on others at once when days begin at midnight. */
static void
test_day_start (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  g_autoptr (StudyActivity) activity = study_activity_new (progress);
  g_autoptr (StudyActivity) earlier = NULL;
  StudyCalendar *calendar = study_calendar_get_default ();
  const guint32 first = fixture_julian (20, G_DATE_FEBRUARY, 2026);
  guint changed;

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *evening = g_strdup_printf ("evening-%u", i);
      g_autofree char *night = g_strdup_printf ("night-%u", i);

      do_at (progress, i % 2 ? night : evening, day_start (first + i + i % 2) + (i % 2 ? 1 : 20) * G_TIME_SPAN_HOUR);
    }
  g_assert_cmpuint (get_streak (activity, first + 9), ==, 1);

  earlier = study_activity_new (progress);
  fixture_count_signal (activity, "changed", &changed);
  study_activity_follow_calendar (activity);
  g_assert_cmpuint (changed, ==, 0);
  study_calendar_set_day_start (calendar, STUDY_CALENDAR_DAY_START);
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpuint (get_streak (activity, first + 9), ==, 10);
  g_assert_cmpuint (study_calendar_get_today (calendar), ==, study_calendar_get_day (g_get_real_time (), NULL));
  do_at (progress, "first", day_start (first + 10) + 4 * G_TIME_SPAN_HOUR - 1);
  g_assert_cmpuint (study_activity_get_count (activity, first + 9), ==, 2);
  do_at (progress, "first", day_start (first + 10) + 4 * G_TIME_SPAN_HOUR);
  g_assert_cmpuint (study_activity_get_count (activity, first + 10), ==, 1);

  /* What a worker counted before. */
  study_activity_follow_calendar (earlier);
  g_assert_cmpuint (get_streak (earlier, first + 10), ==, 11);
  study_calendar_set_day_start (calendar, 0);
  g_assert_cmpuint (get_streak (activity, first + 10), ==, 1);
}

/* Two trails on alternate days are one row of days, and of weeks. */
static void
test_diary (void)
{
  g_autoptr (StudyProgress) even = study_progress_new ("even", "device-a");
  g_autoptr (StudyProgress) odd = study_progress_new ("odd", "device-a");
  g_autoptr (StudyActivity) even_activity = study_activity_new (even);
  g_autoptr (StudyActivity) odd_activity = study_activity_new (odd);
  g_autoptr (StudyHabit) habit = study_habit_new ("device-a");
  g_autoptr (StudyDiary) diary = study_diary_new (habit);
  /* A Sunday; weeks begin on Mondays. */
  const guint32 today = fixture_julian (22, G_DATE_FEBRUARY, 2026);
  guint changed, n_days;

  g_assert_cmpuint (study_diary_get_first (diary, today), ==, today);
  g_assert_cmpuint (study_diary_get_best (diary, today), ==, 0);
  g_assert_cmpuint (study_diary_get_weeks (diary, today - 6, today), ==, 0);

  study_diary_set_activity (diary, "even", even_activity);
  study_diary_set_activity (diary, "odd", odd_activity);
  fixture_count_signal (diary, "changed", &changed);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *id = g_strdup_printf ("item-%u", i);

      do_at (i % 2 ? odd : even, id, day_start (today - i));
    }
  g_assert_cmpuint (changed, ==, 10);
  g_assert_cmpuint (study_diary_get_streak (diary, today), ==, 10);
  g_assert_cmpuint (study_diary_get_weeks (diary, today - 6, today), ==, 2);
  g_assert_cmpuint (study_diary_get_weeks (diary, today + 1, today + 7), ==, 2);
  g_assert_cmpuint (study_diary_get_weeks (diary, today + 8, today + 8), ==, 0);
  g_assert_cmpuint (study_diary_get_sum (diary, today - 3, today), ==, 4);

  /* After a break, the best row of days is still known. */
  do_at (even, "later", day_start (today + 5));
  g_assert_cmpuint (study_diary_get_streak (diary, today + 5), ==, 1);
  g_assert_cmpuint (study_diary_get_best (diary, today + 5), ==, 10);
  n_days = 20;
  g_assert_cmpuint (study_diary_get_recent (diary, today + 5, &n_days), ==, 11);
  g_assert_cmpuint (n_days, ==, 15);
  n_days = 7;
  g_assert_cmpuint (study_diary_get_recent (diary, today + 6, &n_days), ==, 3);
  g_assert_cmpuint (n_days, ==, 7);
  g_assert_cmpuint (study_diary_get_first (diary, today + 5), ==, today - 9);

  /* What is no longer in the diary is not followed. */
  study_diary_set_activity (diary, "odd", even_activity);
  changed = 0;
  do_at (odd, "last", day_start (today));
  g_assert_cmpuint (changed, ==, 0);
}

/* Days off and breaks neither count nor break a row of days, or of weeks. */
static void
test_off (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  g_autoptr (StudyActivity) activity = study_activity_new (progress);
  g_autoptr (StudyHabit) habit = study_habit_new ("device-a");
  g_autoptr (StudyDiary) diary = study_diary_new (habit);
  /* A Monday, after two weeks with something done from Monday to Friday. */
  const guint32 today = fixture_julian (23, G_DATE_FEBRUARY, 2026);
  guint n_days = 20;

  study_diary_set_activity (diary, "sample", activity);
  for (guint i = 1; i <= 14; i++)
    {
      g_autofree char *id = g_strdup_printf ("item-%u", i);

      if ((i - 1) % 7 > 1)
        do_at (progress, id, day_start (today - i));
    }
  g_assert_cmpuint (study_diary_get_streak (diary, today), ==, 0);
  g_object_set (habit, "days-off", 1u << 5 | 1u << 6, NULL);
  g_assert_cmpuint (study_diary_get_streak (diary, today), ==, 10);
  g_assert_cmpuint (study_diary_get_best (diary, today), ==, 10);
  g_assert_cmpuint (study_diary_get_recent (diary, today, &n_days), ==, 10);
  g_assert_cmpuint (n_days, ==, 10);
  /* Who does something all the same has done it. */
  do_at (progress, "sunday", day_start (today - 1));
  g_assert_cmpuint (study_diary_get_streak (diary, today), ==, 11);

  /* Three weeks away. */
  g_assert_cmpuint (study_diary_get_streak (diary, today + 21), ==, 0);
  g_assert_cmpuint (study_diary_get_weeks (diary, today + 21, today + 21), ==, 0);
  study_progress_set_text (study_habit_get_progress (habit), "habit", "break-2026-02-23", "until", "2026-03-15");
  g_assert_cmpuint (study_diary_get_streak (diary, today + 21), ==, 11);
  g_assert_cmpuint (study_diary_get_weeks (diary, today + 21, today + 21), ==, 2);
  g_assert_cmpuint (study_diary_get_streak (diary, today + 22), ==, 0);
  study_progress_set_value (study_habit_get_progress (habit), "habit", "break-2026-02-23", "until",
                            g_variant_new_boolean (TRUE));
  g_assert_true (study_habit_get_away (habit));
  g_assert_cmpuint (study_diary_get_streak (diary, today + 100), ==, 11);
}

/* What a wrong clock recorded is on no day, and stays on none. */
static void
test_undated (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  g_autoptr (StudyActivity) activity = study_activity_new (progress);
  const gint64 now = g_get_real_time ();
  const gint64 times[] = { 1, 1577836799999999, now + G_TIME_SPAN_DAY + G_TIME_SPAN_MINUTE, STUDY_PROGRESS_MAX_TIME };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    do_at (progress, "wrong", times[i]);
  g_assert_cmpuint (study_activity_get_first_day (activity), ==, 0);
  do_at (progress, "wrong", 1577836800000000);
  g_assert_cmpuint (study_activity_get_first_day (activity), ==, study_calendar_get_day (1577836800000000, NULL));
  do_at (progress, "wrong", now + G_TIME_SPAN_HOUR);
  g_assert_cmpuint (study_activity_get_first_day (activity), ==, study_calendar_get_day (now + G_TIME_SPAN_HOUR, NULL));
  do_at (progress, "wrong", 1);
  study_progress_set_done (progress, "wrong", FALSE);
  g_assert_cmpuint (study_activity_get_first_day (activity), ==, 0);
}

/* Whether it matters to the user of an earlier version that days begin later. */
static void
test_nights (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  g_autoptr (StudyActivity) activity = NULL;
  g_autoptr (StudyActivity) night = NULL;
  g_autoptr (StudyActivity) recorded = NULL;
  g_autofree char *local = NULL;
  const guint32 day = fixture_julian (25, G_DATE_FEBRUARY, 2026);

  study_calendar_set_day_start (study_calendar_get_default (), STUDY_CALENDAR_DAY_START);
  do_at (progress, "morning", day_start (day) + 4 * G_TIME_SPAN_HOUR);
  activity = study_activity_new (progress);
  g_assert_false (study_activity_has_nights (activity));
  do_at (progress, "night", day_start (day));
  night = study_activity_new (progress);
  g_assert_true (study_activity_has_nights (night));
  local = study_calendar_format_local (day_start (day));
  study_progress_set_text (progress, STUDY_SCOPE_ITEM, "night", STUDY_FIELD_DONE_LOCAL, local);
  recorded = study_activity_new (progress);
  g_assert_false (study_activity_has_nights (recorded));
  study_calendar_set_day_start (study_calendar_get_default (), 0);
}

typedef struct
{
  const Place *place;
  void (* func) (void);
} Case;

/* Runs a test as if at a place. */
static void
run_case (gconstpointer data)
{
  const Case *self = data;
  const time_t noon = 1772020800; /* 2026-02-25 12:00 UTC */
  struct tm local;

  g_setenv ("TZ", self->place->zone, TRUE);
  tzset ();
  offset = self->place->offset;
  localtime_r (&noon, &local);
  if (local.tm_gmtoff != offset * 60)
    {
      g_test_skip ("The time zone is not installed");
      return;
    }

  self->func ();
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void (* func) (void);
  } tests[] = {
    { "day", test_day },
    { "counts", test_counts },
    { "sum", test_sum },
    { "streak", test_streak },
    { "undo", test_undo },
    { "merge", test_merge },
    { "lifetime", test_lifetime },
    { "day-start", test_day_start },
    { "diary", test_diary },
    { "off", test_off },
    { "undated", test_undated },
    { "nights", test_nights },
  };
  Case cases[G_N_ELEMENTS (places) * G_N_ELEMENTS (tests)];

  g_test_init (&argc, &argv, NULL);
  study_calendar_set_day_start (study_calendar_get_default (), 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Place *place = &places[i / G_N_ELEMENTS (tests)];
      guint test = i % G_N_ELEMENTS (tests);
      g_autofree char *path = g_strdup_printf ("/activity/%s/%s", place->path, tests[test].name);

      cases[i] = (Case) { place, tests[test].func };
      g_test_add_data_func (path, &cases[i], run_case);
    }

  g_test_add_func ("/activity/moved", test_moved);

  return g_test_run ();
}
