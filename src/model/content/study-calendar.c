/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/content/study-calendar.h"

#include <time.h>

/* 1970-01-01, as g_date_get_julian() numbers it. */
#define EPOCH 719163
/* The last day of the year 65535, the last that a GDate has. */
#define LAST_DAY 23936166
#define DAY_SECONDS (24 * 60 * 60)
/* 2020-01-01, before the first version of the program, in microseconds. */
#define FIRST_TIME (G_GINT64_CONSTANT (1577836800) * G_USEC_PER_SEC)

/**
 * StudyCalendar:
 *
 * On which day something was done. It is the one place that knows the time zone
 * of the computer, when the user's days begin, and what day it is today, which it
 * looks up again only when it is told to.
 *
 * Of what was done, the local time and the offset are kept beside the instant:
 * see study_calendar_format_local(). So it stays on its day when the time zone
 * changes. Functions that have a time only can be called in any thread.
 */
struct _StudyCalendar
{
  GObject parent_instance;

  char *zone;
  guint32 today;
  guint week_start;
};

typedef enum
{
  PROP_TODAY = 1,
  PROP_WEEK_START,
} StudyCalendarProperty;

static GParamSpec *props[PROP_WEEK_START + 1];

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
} StudyCalendarSignal;

static guint signals[N_SIGNALS];

/* In minutes, read in any thread. */
static int day_start = STUDY_CALENDAR_DAY_START;

G_DEFINE_FINAL_TYPE (StudyCalendar, study_calendar, G_TYPE_OBJECT)

static gint64
floor_div (gint64 a,
           gint64 b)
{
  return a / b - (a % b < 0);
}

static gint64
get_seconds (gint64 time)
{
  return floor_div (time, G_USEC_PER_SEC);
}

/* The offset of local time from UTC at an instant, in seconds. */
static int
get_zone_offset (gint64 time)
{
  const time_t seconds = get_seconds (time);
  struct tm tm;

  return localtime_r (&seconds, &tm) != NULL ? (int) tm.tm_gmtoff : 0;
}

/* The offset at which an instant was recorded, or else that of the time zone. */
static int
get_offset (gint64      time,
            const char *local)
{
  g_autoptr (GDateTime) recorded = local != NULL ? g_date_time_new_from_iso8601 (local, NULL) : NULL;

  if (recorded == NULL || g_date_time_to_unix (recorded) != get_seconds (time))
    return get_zone_offset (time);

  return (int) (g_date_time_get_utc_offset (recorded) / G_TIME_SPAN_SECOND);
}

static void
update_today (StudyCalendar *self)
{
  const guint32 today = study_calendar_get_day (g_get_real_time (), NULL);

  if (self->today == today)
    return;

  self->today = today;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TODAY]);
}

static void
study_calendar_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  StudyCalendar *self = STUDY_CALENDAR (object);

  switch ((StudyCalendarProperty) prop_id)
    {
    case PROP_TODAY:
      g_value_set_uint (value, self->today);
      break;
    case PROP_WEEK_START:
      g_value_set_uint (value, self->week_start);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_calendar_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  StudyCalendar *self = STUDY_CALENDAR (object);

  if ((StudyCalendarProperty) prop_id != PROP_WEEK_START)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
  else if (self->week_start != g_value_get_uint (value))
    {
      self->week_start = g_value_get_uint (value);
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
study_calendar_finalize (GObject *object)
{
  StudyCalendar *self = STUDY_CALENDAR (object);

  g_clear_pointer (&self->zone, g_free);

  G_OBJECT_CLASS (study_calendar_parent_class)->finalize (object);
}

static void
study_calendar_class_init (StudyCalendarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_calendar_get_property;
  object_class->set_property = study_calendar_set_property;
  object_class->finalize = study_calendar_finalize;

  /**
   * StudyCalendar:today:
   *
   * The present day, as g_date_get_julian() numbers it.
   */
  props[PROP_TODAY] =
    g_param_spec_uint ("today", NULL, NULL, 0, G_MAXUINT32, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * StudyCalendar:week-start:
   *
   * The day of the week with which weeks begin, from 1 for Monday, as the desktop
   * has it; 0 where that leaves it to the locale.
   */
  props[PROP_WEEK_START] =
    g_param_spec_uint ("week-start", NULL, NULL, 0, 7, 0,
                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * StudyCalendar::changed:
   * @self: the calendar
   *
   * Days are others: the time zone changed, or when they begin.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", STUDY_TYPE_CALENDAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
study_calendar_init (StudyCalendar *self)
{
  study_calendar_refresh (self);
}

/**
 * study_calendar_get_default:
 *
 * Returns: (transfer none): the calendar of the program; for the main thread
 */
StudyCalendar *
study_calendar_get_default (void)
{
  static StudyCalendar *calendar;

  if (calendar == NULL)
    calendar = g_object_new (STUDY_TYPE_CALENDAR, NULL);

  return calendar;
}

/**
 * study_calendar_refresh:
 * @self: the calendar
 *
 * Looks up the time zone and the clock again, as when the window becomes active
 * or the computer wakes up. It reads at most a small file of the system.
 */
void
study_calendar_refresh (StudyCalendar *self)
{
  g_autoptr (GTimeZone) zone = NULL;

  g_return_if_fail (STUDY_IS_CALENDAR (self));

  /* localtime_r() keeps the zone that it found first. */
  tzset ();
  zone = g_time_zone_new_local ();
  if (g_set_str (&self->zone, g_time_zone_get_identifier (zone)))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  update_today (self);
}

guint32
study_calendar_get_today (StudyCalendar *self)
{
  g_return_val_if_fail (STUDY_IS_CALENDAR (self), 0);

  return self->today;
}

guint
study_calendar_get_week_start (StudyCalendar *self)
{
  g_return_val_if_fail (STUDY_IS_CALENDAR (self), 0);

  return self->week_start;
}

/**
 * study_calendar_get_day_start:
 *
 * Returns: when days begin, in minutes after midnight
 */
guint
study_calendar_get_day_start (void)
{
  return (guint) g_atomic_int_get (&day_start);
}

/**
 * study_calendar_set_day_start:
 * @self: the calendar
 * @minutes: in minutes after midnight, less than those of a day
 *
 * Chooses when days begin: what is done before still belongs to the day before.
 */
void
study_calendar_set_day_start (StudyCalendar *self,
                              guint          minutes)
{
  g_return_if_fail (STUDY_IS_CALENDAR (self));
  g_return_if_fail (minutes * 60 < DAY_SECONDS);

  if (study_calendar_get_day_start () == minutes)
    return;

  g_atomic_int_set (&day_start, (int) minutes);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  update_today (self);
}

/**
 * study_calendar_get_date_time:
 * @time: an instant in microseconds since the Unix epoch
 * @local: (nullable): how it was recorded, see study_calendar_format_local()
 *
 * Returns: (transfer full) (nullable): the local time at which it was recorded, or
 *   its time in the time zone where @local is not of that instant; %NULL for an
 *   instant outside the years 1 to 9999
 */
GDateTime *
study_calendar_get_date_time (gint64      time,
                              const char *local)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (time);
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (get_offset (time, local));

  return utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
}

/**
 * study_calendar_get_day:
 * @time: an instant in microseconds since the Unix epoch
 * @local: (nullable): how it was recorded, see study_calendar_format_local()
 *
 * Takes the local time and subtracts when days begin.
 *
 * Returns: its day where it was recorded, or in the time zone where @local is
 *   not of that instant, as g_date_get_julian() numbers it; 0 where it is outside
 *   of what a date can say
 */
guint32
study_calendar_get_day (gint64      time,
                        const char *local)
{
  const gint64 wall = get_seconds (time) + get_offset (time, local);
  const gint64 day = EPOCH + floor_div (wall - study_calendar_get_day_start () * 60, DAY_SECONDS);

  return day >= 1 && day <= LAST_DAY ? (guint32) day : 0;
}

/**
 * study_calendar_is_dated:
 * @time: an instant in microseconds since the Unix epoch
 *
 * Returns: whether something can have been done then: not before there was this
 *   program, nor more than a day ahead, as a clock has it that is wrong
 */
gboolean
study_calendar_is_dated (gint64 time)
{
  return time >= FIRST_TIME && time <= g_get_real_time () + G_TIME_SPAN_DAY;
}

/**
 * study_calendar_is_night:
 * @time: an instant in microseconds since the Unix epoch
 *
 * Returns: whether it is between midnight and the time when days begin, in the
 *   time zone
 */
gboolean
study_calendar_is_night (gint64 time)
{
  const gint64 wall = get_seconds (time) + get_zone_offset (time);

  return wall - floor_div (wall, DAY_SECONDS) * DAY_SECONDS < study_calendar_get_day_start () * 60;
}

/**
 * study_calendar_format_local:
 * @time: an instant in microseconds since the Unix epoch
 *
 * Returns: (transfer full) (nullable): its local time in whole seconds and the
 *   offset from UTC, as RFC 3339 has it: “2026-07-01T08:00:00+10:00”; %NULL
 *   outside the years 1 to 9999
 */
char *
study_calendar_format_local (gint64 time)
{
  g_autoptr (GDateTime) local = study_calendar_get_date_time (time, NULL);

  return local != NULL ? g_date_time_format (local, "%Y-%m-%dT%H:%M:%S%:z") : NULL;
}

/**
 * study_calendar_parse_local:
 * @local: (nullable): a text
 *
 * Returns: the instant that study_calendar_format_local() recorded, in whole
 *   seconds of microseconds since the Unix epoch; 0 for any other text
 */
gint64
study_calendar_parse_local (const char *local)
{
  g_autoptr (GDateTime) recorded = local != NULL ? g_date_time_new_from_iso8601 (local, NULL) : NULL;

  return recorded != NULL ? g_date_time_to_unix (recorded) * G_USEC_PER_SEC : 0;
}
