/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/progress/study-habit.h"

#include "model/content/study-calendar.h"

#define ID_DAY "day"
#define ID_WEEK "week"
#define FIELD_STARTS_AT "starts-at"
#define FIELD_GOAL "goal"
#define FIELD_OFFERED "offered"

#define DEFAULT_GOAL 5

/**
 * StudyHabit:
 *
 * What the user chose for all trails: when days begin, and the weekly goal. It is
 * kept in a [class@Progress] of its own, so that it is saved, shared and merged
 * as the progress on a trail is. Setting a property sets the register; what is
 * not set, or makes no sense, has its default.
 */

struct _StudyHabit
{
  GObject parent_instance;

  StudyProgress *progress;
};

typedef enum
{
  PROP_DAY_START = 1,
  PROP_GOAL,
} StudyHabitProperty;

static GParamSpec *props[PROP_GOAL + 1];

typedef enum
{
  SIGNAL_DAY_START_OFFERED,
  N_SIGNALS
} StudyHabitSignal;

static guint signals[N_SIGNALS];

/* The register of each property. */
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
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_habit_finalize (GObject *object)
{
  StudyHabit *self = STUDY_HABIT (object);

  g_clear_object (&self->progress);

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
