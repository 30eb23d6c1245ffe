/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/study-week.h"

#include <langinfo.h>
#include <stdint.h>

#include "model/content/study-calendar.h"

/**
 * study_week_first_day_from_langinfo:
 * @first_weekday: what glibc says for `_NL_TIME_FIRST_WEEKDAY`: which day of
 *   the locale's list of days begins a week in a calendar, from 1
 * @week_1stday: what it says for `_NL_TIME_WEEK_1STDAY`: the first day of that
 *   list, as the date 19971130 (a Sunday) or 19971201 (a Monday)
 *
 * Translates what a locale says about weeks, as the keywords `first_weekday`
 * and `week` in locale(5) describe it.
 *
 * Returns: the day that begins a week; Monday, as ISO 8601 has it, when the
 *   locale makes no sense
 */
GDateWeekday
study_week_first_day_from_langinfo (guint first_weekday,
                                    guint week_1stday)
{
  guint origin;

  if (week_1stday == 19971130)
    origin = 6;
  else if (week_1stday == 19971201)
    origin = 0;
  else
    return G_DATE_MONDAY;

  if (first_weekday < 1 || first_weekday > 7)
    return G_DATE_MONDAY;

  return (GDateWeekday) (G_DATE_MONDAY + (origin + first_weekday - 1) % 7);
}

static GDateWeekday
get_first_day_of_locale (void)
{
#ifdef __GLIBC__
  /* This one item is a number in place of the pointer. */
  const char *week_1stday = nl_langinfo (_NL_TIME_WEEK_1STDAY);
  const char *first_weekday = nl_langinfo (_NL_TIME_FIRST_WEEKDAY);

  return study_week_first_day_from_langinfo ((guint) *first_weekday,
                                             (guint) (uintptr_t) week_1stday);
#else
  return G_DATE_MONDAY;
#endif
}

/**
 * study_week_get_first_day:
 *
 * Returns: the day that begins a week, as the desktop has it, or else the locale
 */
GDateWeekday
study_week_get_first_day (void)
{
  const guint week_start = study_calendar_get_week_start (study_calendar_get_default ());

  return week_start > 0 ? (GDateWeekday) week_start : get_first_day_of_locale ();
}

/**
 * study_week_get_start:
 * @day: a day's Julian number, as in [struct@GLib.Date]
 * @first_day: the day that begins a week
 *
 * Returns: the Julian number of the first day of the week that @day is in
 */
guint32
study_week_get_start (guint32      day,
                      GDateWeekday first_day)
{
  /* Day 1 of the calendar, 1 January of the year 1, is a Monday. */
  const guint32 weekday = (day - 1) % 7;

  return day - (weekday + 7 - (guint32) (first_day - G_DATE_MONDAY)) % 7;
}
