/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/progress/study-habit.h"

#include <string.h>

#include "model/content/study-calendar.h"

#define ID_DAY "day"
#define ID_WEEK "week"
#define FIELD_STARTS_AT "starts-at"
#define FIELD_GOAL "goal"
#define FIELD_OFFERED "offered"
/* Follows the number of a day of the week, from 1 for Monday. */
#define WEEKDAY "weekday-"
#define FIELD_OFF "off"
/* Follows the first day of a break, as a date. */
#define BREAK "break-"
#define FIELD_UNTIL "until"

#define N_DAYS 7

#define DEFAULT_GOAL 5

/**
 * StudyHabit:
 *
 * What the user chose for all trails: when days begin, the weekly goal, and on
 * which days nothing needs to be done. It is kept in a [class@Progress] of its
 * own, so that it is saved, shared and merged as the progress on a trail is.
 * Setting a property sets the register; what is not set, or makes no sense, has
 * its default.
 */

struct _StudyHabit
{
  GObject parent_instance;

  StudyProgress *progress;
  GArray *breaks; /* of Break, in no order */
  guint days_off;
};

/* Days on which the user is away; without an end, @last is the last day there is. */
typedef struct
{
  guint32 first;
  guint32 last;
} Break;

typedef enum
{
  PROP_DAY_START = 1,
  PROP_GOAL,
  PROP_DAYS_OFF,
  PROP_AWAY,
} StudyHabitProperty;

static GParamSpec *props[PROP_AWAY + 1];

typedef enum
{
  SIGNAL_DAY_START_OFFERED,
  N_SIGNALS
} StudyHabitSignal;

static guint signals[N_SIGNALS];

/* The register of each property that is a number. */
static const struct
{
  const char *id;
  const char *field;
} registers[] = {
  [PROP_DAY_START] = { ID_DAY, FIELD_STARTS_AT },
  [PROP_GOAL] = { ID_WEEK, FIELD_GOAL },
};

G_DEFINE_FINAL_TYPE (StudyHabit, study_habit, G_TYPE_OBJECT)

/* The value of a property that is a number. */
static guint
get_number (StudyHabit *self,
            guint       prop_id)
{
  GParamSpecUInt *pspec = G_PARAM_SPEC_UINT (props[prop_id]);
  GVariant *value =
    study_progress_get_value (self->progress, STUDY_SCOPE_HABIT, registers[prop_id].id, registers[prop_id].field);
  gint64 number;

  if (value == NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return pspec->default_value;

  number = g_variant_get_int64 (value);

  return number >= pspec->minimum && number <= pspec->maximum ? (guint) number : pspec->default_value;
}

static char *
dup_weekday_id (guint weekday)
{
  return g_strdup_printf (WEEKDAY "%u", weekday + 1);
}

/* Returns whether the days off are others than before. */
static gboolean
read_days_off (StudyHabit *self)
{
  const guint before = self->days_off;

  self->days_off = 0;
  for (guint i = 0; i < N_DAYS; i++)
    {
      g_autofree char *id = dup_weekday_id (i);
      GVariant *off = study_progress_get_value (self->progress, STUDY_SCOPE_HABIT, id, FIELD_OFF);

      if (off != NULL && g_variant_is_of_type (off, G_VARIANT_TYPE_BOOLEAN) && g_variant_get_boolean (off))
        self->days_off |= 1u << i;
    }

  return self->days_off != before;
}

/* The day that a date names, 0 for any other text. */
static guint32
parse_date (const char *text)
{
  g_autofree char *time = g_strconcat (text, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) noon = g_date_time_new_from_iso8601 (time, NULL);
  GDate date;

  if (noon == NULL || strlen (text) != strlen ("2026-12-01"))
    return 0;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (noon), (GDateMonth) g_date_time_get_month (noon),
                  (GDateYear) g_date_time_get_year (noon));

  return g_date_get_julian (&date);
}

static char *
format_day (guint32 day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);

  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (&date), (guint) g_date_get_month (&date),
                          g_date_get_day (&date));
}

/* Finds a break in a register. */
static void
add_break_cb (StudyRegister *reg,
              gpointer       user_data)
{
  StudyHabit *self = user_data;
  GVariant *until = study_register_get_value (reg);
  Break found = { 0, 0 };

  if (!study_register_is (reg, STUDY_SCOPE_HABIT, FIELD_UNTIL) || until == NULL ||
      !g_str_has_prefix (study_register_get_id (reg), BREAK))
    return;

  found.first = parse_date (study_register_get_id (reg) + strlen (BREAK));
  if (g_variant_is_of_type (until, G_VARIANT_TYPE_STRING))
    found.last = parse_date (g_variant_get_string (until, NULL));
  else if (g_variant_is_of_type (until, G_VARIANT_TYPE_BOOLEAN) && g_variant_get_boolean (until))
    found.last = G_MAXUINT32;
  if (found.first > 0 && found.last >= found.first)
    g_array_append_val (self->breaks, found);
}

/* The user is away from today on, or is back. */
static void
set_away (StudyHabit *self,
          gboolean    away)
{
  const guint32 today = study_calendar_get_today (study_calendar_get_default ());
  g_autoptr (GArray) breaks = g_array_copy (self->breaks);

  if (study_habit_get_away (self) == away)
    return;

  study_progress_begin (self->progress, NULL);
  if (away)
    {
      g_autofree char *date = format_day (today);
      g_autofree char *id = g_strconcat (BREAK, date, NULL);

      study_progress_set_value (self->progress, STUDY_SCOPE_HABIT, id, FIELD_UNTIL, g_variant_new_boolean (TRUE));
    }
  for (guint i = 0; !away && i < breaks->len; i++)
    {
      const Break *open = &g_array_index (breaks, Break, i);
      g_autofree char *first = format_day (open->first);
      g_autofree char *last = format_day (today - 1);
      g_autofree char *id = g_strconcat (BREAK, first, NULL);

      if (open->last == G_MAXUINT32)
        study_progress_set_text (self->progress, STUDY_SCOPE_HABIT, id, FIELD_UNTIL,
                                 open->first < today ? last : NULL);
    }
  study_progress_end (self->progress);
}

static void
set_days_off (StudyHabit *self,
              guint       days_off)
{
  study_progress_begin (self->progress, NULL);
  for (guint i = 0; i < N_DAYS; i++)
    {
      const gboolean off = (days_off & 1u << i) != 0;
      g_autofree char *id = dup_weekday_id (i);

      if (off != ((study_habit_get_days_off (self) & 1u << i) != 0))
        study_progress_set_value (self->progress, STUDY_SCOPE_HABIT, id, FIELD_OFF,
                                  off ? g_variant_new_boolean (TRUE) : NULL);
    }
  study_progress_end (self->progress);
}

static void
register_changed_cb (StudyHabit    *self,
                     StudyRegister *old,
                     StudyRegister *reg)
{
  for (guint i = PROP_DAY_START; i < G_N_ELEMENTS (registers); i++)
    {
      if (study_register_is (reg, STUDY_SCOPE_HABIT, registers[i].field) &&
          g_str_equal (study_register_get_id (reg), registers[i].id))
        g_object_notify_by_pspec (G_OBJECT (self), props[i]);
    }

  if (study_register_is (reg, STUDY_SCOPE_HABIT, FIELD_OFF) && read_days_off (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DAYS_OFF]);
  if (study_register_is (reg, STUDY_SCOPE_HABIT, FIELD_UNTIL))
    {
      g_array_set_size (self->breaks, 0);
      study_progress_foreach (self->progress, add_break_cb, self);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_AWAY]);
    }
}

static void
study_habit_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  StudyHabit *self = STUDY_HABIT (object);

  switch ((StudyHabitProperty) prop_id)
    {
    case PROP_DAY_START:
    case PROP_GOAL:
      g_value_set_uint (value, get_number (self, prop_id));
      break;
    case PROP_DAYS_OFF:
      g_value_set_uint (value, study_habit_get_days_off (self));
      break;
    case PROP_AWAY:
      g_value_set_boolean (value, study_habit_get_away (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_habit_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  StudyHabit *self = STUDY_HABIT (object);

  switch ((StudyHabitProperty) prop_id)
    {
    case PROP_DAY_START:
    case PROP_GOAL:
      if (get_number (self, prop_id) != g_value_get_uint (value))
        study_progress_set_value (self->progress, STUDY_SCOPE_HABIT, registers[prop_id].id, registers[prop_id].field,
                                  g_variant_new_int64 (g_value_get_uint (value)));
      break;
    case PROP_DAYS_OFF:
      set_days_off (self, g_value_get_uint (value));
      break;
    case PROP_AWAY:
      set_away (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_habit_finalize (GObject *object)
{
  StudyHabit *self = STUDY_HABIT (object);

  g_clear_object (&self->progress);
  g_clear_pointer (&self->breaks, g_array_unref);

  G_OBJECT_CLASS (study_habit_parent_class)->finalize (object);
}

static void
study_habit_class_init (StudyHabitClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_habit_get_property;
  object_class->set_property = study_habit_set_property;
  object_class->finalize = study_habit_finalize;

  /**
   * StudyHabit:day-start:
   *
   * When days begin, in minutes after midnight.
   */
  props[PROP_DAY_START] =
    g_param_spec_uint ("day-start", NULL, NULL, 0, STUDY_HABIT_MAX_DAY_START, STUDY_CALENDAR_DAY_START, flags);
  /**
   * StudyHabit:goal:
   *
   * How many items the user wants to do in a week.
   */
  props[PROP_GOAL] = g_param_spec_uint ("goal", NULL, NULL, 1, STUDY_HABIT_MAX_GOAL, DEFAULT_GOAL, flags);
  /**
   * StudyHabit:days-off:
   *
   * On which days of the week nothing needs to be done: a bit for each, from the
   * lowest for Monday.
   */
  props[PROP_DAYS_OFF] = g_param_spec_uint ("days-off", NULL, NULL, 0, (1 << N_DAYS) - 1, 0, flags);
  /**
   * StudyHabit:away:
   *
   * Whether the user is away. When that changes, a break begins today, or ended
   * yesterday.
   */
  props[PROP_AWAY] = g_param_spec_boolean ("away", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * StudyHabit::day-start-offered:
   * @self: the habit
   *
   * The user should know that days begin later than midnight; see
   * study_habit_offer().
   */
  signals[SIGNAL_DAY_START_OFFERED] =
    g_signal_new ("day-start-offered", STUDY_TYPE_HABIT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
study_habit_init (StudyHabit *self)
{
  self->breaks = g_array_new (FALSE, FALSE, sizeof (Break));
}

/**
 * study_habit_new:
 * @device: the id of this device
 *
 * Returns: (transfer full): the habit of somebody who has chosen nothing yet
 */
StudyHabit *
study_habit_new (const char *device)
{
  StudyHabit *self = g_object_new (STUDY_TYPE_HABIT, NULL);

  self->progress = study_progress_new (STUDY_HABIT_ID, device);
  g_signal_connect_object (self->progress, "register-changed", G_CALLBACK (register_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * study_habit_get_progress:
 *
 * Returns: (transfer none): the document
 */
StudyProgress *
study_habit_get_progress (StudyHabit *self)
{
  g_return_val_if_fail (STUDY_IS_HABIT (self), NULL);

  return self->progress;
}

guint
study_habit_get_day_start (StudyHabit *self)
{
  g_return_val_if_fail (STUDY_IS_HABIT (self), STUDY_CALENDAR_DAY_START);

  return get_number (self, PROP_DAY_START);
}

guint
study_habit_get_goal (StudyHabit *self)
{
  g_return_val_if_fail (STUDY_IS_HABIT (self), DEFAULT_GOAL);

  return get_number (self, PROP_GOAL);
}

guint
study_habit_get_days_off (StudyHabit *self)
{
  g_return_val_if_fail (STUDY_IS_HABIT (self), 0);

  return self->days_off;
}

gboolean
study_habit_get_away (StudyHabit *self)
{
  gboolean away = FALSE;

  g_return_val_if_fail (STUDY_IS_HABIT (self), FALSE);

  for (guint i = 0; i < self->breaks->len; i++)
    away |= g_array_index (self->breaks, Break, i).last == G_MAXUINT32;

  return away;
}

/**
 * study_habit_is_off:
 * @day: a day, as g_date_get_julian() numbers it
 *
 * Returns: whether nothing needs to be done on that day: it is one of the days off
 *   of the week, or in a break
 */
gboolean
study_habit_is_off (StudyHabit *self,
                    guint32     day)
{
  g_return_val_if_fail (STUDY_IS_HABIT (self), FALSE);

  for (guint i = 0; i < self->breaks->len; i++)
    {
      const Break *away = &g_array_index (self->breaks, Break, i);

      if (day >= away->first && day <= away->last)
        return TRUE;
    }

  /* Day 1 of the calendar is a Monday. */
  return day > 0 && (self->days_off & 1u << (day - 1) % N_DAYS) != 0;
}

/**
 * study_habit_take_goal:
 * @goal: in items
 *
 * Takes over the weekly goal that earlier versions kept elsewhere, unless there
 * is one.
 */
void
study_habit_take_goal (StudyHabit *self,
                       guint       goal)
{
  g_return_if_fail (STUDY_IS_HABIT (self));

  if (study_progress_lookup (self->progress, STUDY_SCOPE_HABIT, ID_WEEK, FIELD_GOAL) == NULL)
    g_object_set (self, "goal", goal, NULL);
}

/**
 * study_habit_offer:
 *
 * Tells that the program counts days otherwise than an earlier version did, once
 * in all, and only where somebody listens and nothing was chosen.
 */
void
study_habit_offer (StudyHabit *self)
{
  g_return_if_fail (STUDY_IS_HABIT (self));

  if (study_progress_lookup (self->progress, STUDY_SCOPE_HABIT, ID_DAY, FIELD_STARTS_AT) != NULL ||
      study_progress_lookup (self->progress, STUDY_SCOPE_HABIT, ID_DAY, FIELD_OFFERED) != NULL ||
      !g_signal_has_handler_pending (self, signals[SIGNAL_DAY_START_OFFERED], 0, FALSE) ||
      !study_progress_set_value (self->progress, STUDY_SCOPE_HABIT, ID_DAY, FIELD_OFFERED,
                                 g_variant_new_boolean (TRUE)))
    return;

  g_signal_emit (self, signals[SIGNAL_DAY_START_OFFERED], 0);
}
