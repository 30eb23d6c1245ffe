/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/content/study-text-date.h"

#include <langinfo.h>
#include <string.h>

#include <glib/gi18n.h>

#include "model/content/study-calendar.h"
#include "model/content/study-text-fill.h"

/* Dates as the locale writes them. It has no form of its own with the name of the month; but its numeric one says
 * what comes first, and where that is the year, it is the usual one. Times are in microseconds since the Unix
 * epoch. */

static char *
format_date (GDateTime  *date,
             const char *day_first,
             const char *month_first)
{
  const char *numeric = nl_langinfo (D_FMT);

  switch (numeric[strcspn (numeric, "YyFmDde")])
    {
    case 'Y':
    case 'y':
    case 'F':
      return g_date_time_format (date, "%x");
    case 'm':
    case 'D':
      return g_date_time_format (date, month_first);
    default:
      return g_date_time_format (date, day_first);
    }
}

static char *
format_short_date (GDateTime *date)
{
  return format_date (date,
                      /* Translators: a date with a short month for strftime(3), such as “14 Nov 2026” */
                      _("%-e %b %Y"),
                      /* Translators: the same for regions that put the month first, such as “Nov 14, 2026”; in a
                       * language that never does, as above */
                      _("%b %-e, %Y"));
}

/* The middle of a day; NULL for one that no calendar has. */
static GDateTime *
get_noon (guint32 day)
{
  GDate date;

  g_date_clear (&date, 1);
  if (g_date_valid_julian (day))
    g_date_set_julian (&date, day);

  return g_date_valid (&date) ? g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date),
                                                     g_date_get_day (&date), 12, 0, 0)
                              : NULL;
}

/**
 * study_text_date:
 * @time: a time
 *
 * Returns: (transfer full): its day, with a short month; empty for a time that
 *   no calendar has
 */
char *
study_text_date (gint64 time)
{
  g_autoptr (GDateTime) local = study_calendar_get_date_time (time, NULL);

  return local != NULL ? format_short_date (local) : g_strdup ("");
}

/**
 * study_text_short_day:
 * @day: a day's Julian number, as in [struct@GLib.Date]
 *
 * Returns: (transfer full): the day, with a short month; empty for one that no
 *   calendar has
 */
char *
study_text_short_day (guint32 day)
{
  g_autoptr (GDateTime) noon = get_noon (day);

  return noon != NULL ? format_short_date (noon) : g_strdup ("");
}

/**
 * study_text_day:
 * @day: a day's Julian number, as in [struct@GLib.Date]
 *
 * Returns: (transfer full): the day, with the month in full; empty for one that
 *   no calendar has
 */
char *
study_text_day (guint32 day)
{
  g_autoptr (GDateTime) noon = get_noon (day);

  if (noon == NULL)
    return g_strdup ("");

  return format_date (noon,
                      /* Translators: a date with the month in full for strftime(3), such as “14 November 2026” */
                      _("%-e %B %Y"),
                      /* Translators: the same for regions that put the month first, such as “November 14, 2026”; in
                       * a language that never does, as above */
                      _("%B %-e, %Y"));
}

static char *
format_day (guint32     day,
            const char *format)
{
  g_autoptr (GDateTime) noon = get_noon (day);

  return noon != NULL ? g_date_time_format (noon, format) : g_strdup ("");
}

/**
 * study_text_weekday:
 * @day: a day's Julian number, as in [struct@GLib.Date]
 *
 * Returns: (transfer full): the short name of its weekday, to be by itself
 */
char *
study_text_weekday (guint32 day)
{
  return format_day (day, "%a");
}

/**
 * study_text_weekday_full:
 * @day: a day's Julian number, as in [struct@GLib.Date]
 *
 * Returns: (transfer full): the name of its weekday, to be by itself
 */
char *
study_text_weekday_full (guint32 day)
{
  return format_day (day, "%A");
}

/**
 * study_text_month:
 * @day: a day's Julian number, as in [struct@GLib.Date]
 *
 * Returns: (transfer full): the short name of its month, to be by itself
 */
char *
study_text_month (guint32 day)
{
  return format_day (day, "%Ob");
}

/* The time of day. */
static char *
dup_clock (GDateTime *local)
{
  return g_date_time_format (local, strpbrk (nl_langinfo (T_FMT), "rIp") != NULL ? "%-I:%M %p" : "%H:%M");
}

/**
 * study_text_clock:
 * @minutes: in minutes after midnight
 *
 * Returns: (transfer full): that time of day
 */
char *
study_text_clock (guint minutes)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2000, 1, 1, (int) (minutes / 60), (int) (minutes % 60), 0);

  return dup_clock (time);
}

/**
 * study_text_date_time:
 * @time: a time
 *
 * Returns: (transfer full): its day and the time of day, for a sentence
 */
char *
study_text_date_time (gint64 time)
{
  g_autoptr (GDateTime) local = study_calendar_get_date_time (time, NULL);
  g_autofree char *clock = local != NULL ? dup_clock (local) : NULL;
  g_autofree char *date = study_text_date (time);

  if (clock == NULL)
    return g_strdup ("");

  /* Translators: a day and a time of day, such as “24 Nov 2026, 14:05” */
  return study_text_fill (C_("date", "%s, %s"), date, clock);
}

/**
 * study_text_day_time:
 * @time: a time
 *
 * Returns: (transfer full): its day, “today” if it is that, and the time of day,
 *   to be by itself
 */
char *
study_text_day_time (gint64 time)
{
  g_autoptr (GDateTime) local = study_calendar_get_date_time (time, NULL);
  g_autofree char *clock = NULL;

  if (local == NULL || study_calendar_get_day (time, NULL) != study_calendar_get_day (g_get_real_time (), NULL))
    return study_text_date_time (time);

  clock = dup_clock (local);

  /* Translators: the argument is a time of day, such as “14:05” */
  return study_text_fill (_("Today, %s"), clock);
}
