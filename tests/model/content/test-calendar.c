/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/content/study-calendar.h"

#include <locale.h>
#include <time.h>

#include "model/trail/trail-fixture.h"

/* 2026-07-01T08:00:00+10:00 */
#define SYDNEY_MORNING (G_GINT64_CONSTANT (1782856800) * G_USEC_PER_SEC)

/* As when the user moves; without the database of time zones the test is skipped. */
static gboolean
move_to (const char *zone,
         gint64      time,
         int         offset)
{
  const time_t seconds = time / G_USEC_PER_SEC;
  struct tm tm;

  g_setenv ("TZ", zone, TRUE);
  study_calendar_refresh (study_calendar_get_default ());
  localtime_r (&seconds, &tm);
  if (tm.tm_gmtoff == offset)
    return TRUE;

  g_test_skip ("The time zone is not installed");

  return FALSE;
}

static void
test_recorded (void)
{
  const struct
  {
    const char *local;
    gboolean counts;
  } cases[] = {
    { "2026-07-01T08:00:00+10:00", TRUE },
    { "2026-07-01T08:00:00.5+10:00", TRUE },
    { "2026-06-30T22:00:00Z", FALSE },
    { "2026-07-01T08:00:01+10:00", FALSE },
    { "2026-07-01T08:00:00", FALSE },
    { "yesterday", FALSE },
    { "", FALSE },
    { NULL, FALSE },
  };

  if (!move_to ("Europe/London", SYDNEY_MORNING, 3600))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (study_calendar_get_day (SYDNEY_MORNING + 123456, cases[i].local), ==,
                      cases[i].counts ? fixture_julian (1, G_DATE_JULY, 2026) : fixture_julian (30, G_DATE_JUNE, 2026));
}

static void
test_format (void)
{
  const struct
  {
    const char *zone;
    int offset;
    const char *local;
  } cases[] = {
    { "UTC0", 0, "2026-06-30T22:00:00+00:00" },
    { "<+1245>-12:45", 12 * 3600 + 45 * 60, "2026-07-01T10:45:00+12:45" },
    { "Australia/Sydney", 10 * 3600, "2026-07-01T08:00:00+10:00" },
    { "America/Sao_Paulo", -3 * 3600, "2026-06-30T19:00:00-03:00" },
  };
  const char *locales[] = { "C.UTF-8", "fa_IR.UTF-8", "ar_EG.UTF-8", "my_MM.UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (!move_to (cases[i].zone, SYDNEY_MORNING, cases[i].offset))
        return;

      /* Whatever digits the locale has. */
      for (guint k = 0; k < G_N_ELEMENTS (locales); k++)
        {
          g_autofree char *local = NULL;

          setlocale (LC_ALL, locales[k]);
          local = study_calendar_format_local (SYDNEY_MORNING + 999999);
          setlocale (LC_ALL, "C.UTF-8");
          g_assert_cmpstr (local, ==, cases[i].local);
          g_assert_cmpint (study_calendar_parse_local (local), ==, SYDNEY_MORNING);
        }
    }

  g_assert_null (study_calendar_format_local (G_MAXINT64));
  g_assert_cmpint (study_calendar_parse_local ("2026-07-01"), ==, 0);
  g_assert_cmpint (study_calendar_parse_local (NULL), ==, 0);
}

/* All nights on which clocks change: each day is as long as it is. */
static void
test_nights (void)
{
  const struct
  {
    const char *zone;
    GDateDay day;
    GDateMonth month;
    GDateYear year;
    gint64 noon; /* of that day, in seconds since the Unix epoch */
    int offset;
    int hours;
  } cases[] = {
    { "Europe/Berlin", 29, G_DATE_MARCH, 2026, 1774778400, 2 * 3600, 23 },
    { "Europe/Berlin", 25, G_DATE_OCTOBER, 2026, 1792926000, 3600, 25 },
    { "America/New_York", 8, G_DATE_MARCH, 2026, 1772985600, -4 * 3600, 23 },
    { "America/New_York", 1, G_DATE_NOVEMBER, 2026, 1793552400, -5 * 3600, 25 },
    { "Australia/Lord_Howe", 5, G_DATE_APRIL, 2026, 1775352600, 10 * 3600 + 1800, 24 },
    { "Africa/Cairo", 24, G_DATE_APRIL, 2026, 1777021200, 3 * 3600, 23 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const guint32 day = fixture_julian (cases[i].day, cases[i].month, cases[i].year);
      guint n_hours = 0;

      if (!move_to (cases[i].zone, cases[i].noon * G_USEC_PER_SEC, cases[i].offset))
        return;

      for (int hour = -20; hour <= 20; hour++)
        n_hours += study_calendar_get_day ((cases[i].noon + hour * 3600 + 60) * G_USEC_PER_SEC, NULL) == day;
      g_assert_cmpuint (n_hours, ==, (guint) cases[i].hours);
    }
}

static void
test_moved (void)
{
  StudyCalendar *calendar = study_calendar_get_default ();
  guint n_changed;

  if (!move_to ("Australia/Sydney", SYDNEY_MORNING, 10 * 3600))
    return;

  fixture_count_signal (calendar, "changed", &n_changed);
  study_calendar_refresh (calendar);
  g_assert_cmpuint (n_changed, ==, 0);
  g_assert_cmpuint (study_calendar_get_today (calendar), ==, study_calendar_get_day (g_get_real_time (), NULL));
  g_assert_true (move_to ("Europe/London", SYDNEY_MORNING, 3600));
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (study_calendar_get_day (SYDNEY_MORNING, NULL), ==, fixture_julian (30, G_DATE_JUNE, 2026));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  study_calendar_set_day_start (study_calendar_get_default (), 0);
  g_test_add_func ("/calendar/recorded", test_recorded);
  g_test_add_func ("/calendar/format", test_format);
  g_test_add_func ("/calendar/nights", test_nights);
  g_test_add_func ("/calendar/moved", test_moved);

  return g_test_run ();
}
