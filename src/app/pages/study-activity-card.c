/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pages/study-activity-card.h"

#include "config.h"
#include "model/text/study-text.h"
#include "widgets/study-activity-map.h"
#include "widgets/study-week.h"

/**
 * StudyActivityCard:
 *
 * The figures of what was done, and a map of the last months. It follows the
 * day: at midnight the streak, the week and the map move on.
 */

/* A timer does not run while the computer sleeps, so the clock is read at
 * least this often. */
#define MAX_CLOCK_SECONDS (10 * 60)

struct _StudyActivityCard
{
  GtkWidget parent_instance;

  GtkWidget *box; /* disposed with the template, as it is bound */
  GtkOrientable *figures;

  StudyTrail *trail;
  StudyActivity *activity;
  GSignalGroup *activity_signals;
  int weekly_goal;
  guint today;
  guint streak;
  guint week_count;
  guint clock_id;
  gboolean narrow;
};

typedef enum
{
  PROP_TRAIL = 1,
  PROP_ACTIVITY,
  PROP_WEEKLY_GOAL,
  PROP_TODAY,
  PROP_NARROW,
  PROP_STREAK,
  PROP_WEEK_COUNT,
} StudyActivityCardProperty;

static GParamSpec *props[PROP_WEEK_COUNT + 1];

G_DEFINE_FINAL_TYPE (StudyActivityCard, study_activity_card, GTK_TYPE_WIDGET)

static char *
days_closure (StudyActivityCard *self,
              guint              days)
{
  return study_text_days (days);
}

static char *
count_closure (StudyActivityCard *self,
               guint              count,
               int                goal)
{
  return study_text_count (count, (guint) goal);
}

static char *
number_closure (StudyActivityCard *self,
                guint              number)
{
  return g_strdup_printf ("%u", number);
}

static void
update (StudyActivityCard *self)
{
  guint streak = 0, week_count = 0;

  if (self->activity != NULL)
    {
      const guint32 start = study_week_get_start (self->today, study_week_get_first_day ());

      streak = study_activity_get_streak (self->activity, self->today);
      week_count = study_activity_get_sum (self->activity, start, self->today);
    }

  if (self->streak != streak)
    {
      self->streak = streak;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STREAK]);
    }

  if (self->week_count != week_count)
    {
      self->week_count = week_count;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WEEK_COUNT]);
    }
}

static guint
get_seconds_to_midnight (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const int passed = (g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now)) * 60 +
                     g_date_time_get_second (now);

  return (guint) (24 * 60 * 60 - passed);
}

static void clock_cb (gpointer user_data);

static void
queue_clock (StudyActivityCard *self)
{
  self->clock_id = g_timeout_add_seconds_once (MIN (get_seconds_to_midnight () + 1, MAX_CLOCK_SECONDS),
                                               clock_cb, self);
}

static void
clock_cb (gpointer user_data)
{
  StudyActivityCard *self = STUDY_ACTIVITY_CARD (user_data);

  study_activity_card_set_today (self, study_activity_get_day (g_get_real_time ()));
  queue_clock (self);
}

static void
study_activity_card_map (GtkWidget *widget)
{
  StudyActivityCard *self = STUDY_ACTIVITY_CARD (widget);

  study_activity_card_set_today (self, study_activity_get_day (g_get_real_time ()));
  queue_clock (self);

  GTK_WIDGET_CLASS (study_activity_card_parent_class)->map (widget);
}

static void
study_activity_card_unmap (GtkWidget *widget)
{
  StudyActivityCard *self = STUDY_ACTIVITY_CARD (widget);

  g_clear_handle_id (&self->clock_id, g_source_remove);

  GTK_WIDGET_CLASS (study_activity_card_parent_class)->unmap (widget);
}

static void
study_activity_card_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  StudyActivityCard *self = STUDY_ACTIVITY_CARD (object);

  switch ((StudyActivityCardProperty) prop_id)
    {
    case PROP_TRAIL:
      g_value_set_object (value, study_activity_card_get_trail (self));
      break;
    case PROP_ACTIVITY:
      g_value_set_object (value, study_activity_card_get_activity (self));
      break;
    case PROP_WEEKLY_GOAL:
      g_value_set_int (value, study_activity_card_get_weekly_goal (self));
      break;
    case PROP_TODAY:
      g_value_set_uint (value, study_activity_card_get_today (self));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_STREAK:
      g_value_set_uint (value, study_activity_card_get_streak (self));
      break;
    case PROP_WEEK_COUNT:
      g_value_set_uint (value, study_activity_card_get_week_count (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_narrow (StudyActivityCard *self,
            gboolean           narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  gtk_orientable_set_orientation (self->figures,
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
}

static void
study_activity_card_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  StudyActivityCard *self = STUDY_ACTIVITY_CARD (object);

  switch ((StudyActivityCardProperty) prop_id)
    {
    case PROP_TRAIL:
      study_activity_card_set_trail (self, g_value_get_object (value));
      break;
    case PROP_ACTIVITY:
      study_activity_card_set_activity (self, g_value_get_object (value));
      break;
    case PROP_WEEKLY_GOAL:
      study_activity_card_set_weekly_goal (self, g_value_get_int (value));
      break;
    case PROP_TODAY:
      study_activity_card_set_today (self, g_value_get_uint (value));
      break;
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    case PROP_STREAK:
    case PROP_WEEK_COUNT:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_activity_card_dispose (GObject *object)
{
  StudyActivityCard *self = STUDY_ACTIVITY_CARD (object);

  g_clear_handle_id (&self->clock_id, g_source_remove);
  g_signal_group_set_target (self->activity_signals, NULL);
  g_clear_object (&self->activity);
  g_clear_object (&self->trail);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_ACTIVITY_CARD);

  G_OBJECT_CLASS (study_activity_card_parent_class)->dispose (object);
}

static void
study_activity_card_finalize (GObject *object)
{
  StudyActivityCard *self = STUDY_ACTIVITY_CARD (object);

  g_clear_object (&self->activity_signals);

  G_OBJECT_CLASS (study_activity_card_parent_class)->finalize (object);
}

static void
study_activity_card_class_init (StudyActivityCardClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (STUDY_TYPE_ACTIVITY_MAP);
  g_type_ensure (STUDY_TYPE_TRAIL);

  object_class->get_property = study_activity_card_get_property;
  object_class->set_property = study_activity_card_set_property;
  object_class->dispose = study_activity_card_dispose;
  object_class->finalize = study_activity_card_finalize;

  widget_class->map = study_activity_card_map;
  widget_class->unmap = study_activity_card_unmap;

  /**
   * StudyActivityCard:trail:
   *
   * Whose items and projects are counted.
   */
  props[PROP_TRAIL] = g_param_spec_object ("trail", NULL, NULL, STUDY_TYPE_TRAIL, flags);
  /**
   * StudyActivityCard:activity:
   *
   * What was done when.
   */
  props[PROP_ACTIVITY] = g_param_spec_object ("activity", NULL, NULL, STUDY_TYPE_ACTIVITY, flags);
  /**
   * StudyActivityCard:weekly-goal:
   *
   * How many items the person wants to do in a week.
   */
  props[PROP_WEEKLY_GOAL] = g_param_spec_int ("weekly-goal", NULL, NULL, 1, G_MAXINT, 5, flags);
  /**
   * StudyActivityCard:today:
   *
   * The Julian number of the current day.
   */
  props[PROP_TODAY] = g_param_spec_uint ("today", NULL, NULL, 1, G_MAXUINT32, 1, flags);
  /**
   * StudyActivityCard:narrow:
   *
   * Whether the figures are in two lines.
   */
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  /**
   * StudyActivityCard:streak:
   *
   * How many days in a row something was done.
   */
  props[PROP_STREAK] = g_param_spec_uint ("streak", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /**
   * StudyActivityCard:week-count:
   *
   * How many items were done this week.
   */
  props[PROP_WEEK_COUNT] = g_param_spec_uint ("week-count", NULL, NULL, 0, G_MAXUINT, 0, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "activitycard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-activity-card.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyActivityCard, box);
  gtk_widget_class_bind_template_child (widget_class, StudyActivityCard, figures);
  gtk_widget_class_bind_template_callback (widget_class, days_closure);
  gtk_widget_class_bind_template_callback (widget_class, count_closure);
  gtk_widget_class_bind_template_callback (widget_class, number_closure);
}

static void
study_activity_card_init (StudyActivityCard *self)
{
  self->weekly_goal = 5;
  self->today = study_activity_get_day (g_get_real_time ());
  gtk_widget_init_template (GTK_WIDGET (self));

  self->activity_signals = g_signal_group_new (STUDY_TYPE_ACTIVITY);
  g_signal_group_connect_swapped (self->activity_signals, "changed", G_CALLBACK (update), self);
}

StudyTrail *
study_activity_card_get_trail (StudyActivityCard *self)
{
  g_return_val_if_fail (STUDY_IS_ACTIVITY_CARD (self), NULL);

  return self->trail;
}

/**
 * study_activity_card_set_trail:
 * @self: a card
 * @trail: (nullable): a trail
 *
 * Sets whose items and projects are counted.
 */
void
study_activity_card_set_trail (StudyActivityCard *self,
                               StudyTrail        *trail)
{
  g_return_if_fail (STUDY_IS_ACTIVITY_CARD (self));
  g_return_if_fail (trail == NULL || STUDY_IS_TRAIL (trail));

  if (g_set_object (&self->trail, trail))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TRAIL]);
}

StudyActivity *
study_activity_card_get_activity (StudyActivityCard *self)
{
  g_return_val_if_fail (STUDY_IS_ACTIVITY_CARD (self), NULL);

  return self->activity;
}

/**
 * study_activity_card_set_activity:
 * @self: a card
 * @activity: (nullable): what was done when
 *
 * Sets the activity that the card shows and follows.
 */
void
study_activity_card_set_activity (StudyActivityCard *self,
                                  StudyActivity     *activity)
{
  g_return_if_fail (STUDY_IS_ACTIVITY_CARD (self));
  g_return_if_fail (activity == NULL || STUDY_IS_ACTIVITY (activity));

  if (!g_set_object (&self->activity, activity))
    return;

  g_signal_group_set_target (self->activity_signals, activity);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACTIVITY]);
}

/**
 * study_activity_card_get_weekly_goal:
 * @self: a card
 *
 * Returns: how many items the person wants to do in a week
 */
int
study_activity_card_get_weekly_goal (StudyActivityCard *self)
{
  g_return_val_if_fail (STUDY_IS_ACTIVITY_CARD (self), 0);

  return self->weekly_goal;
}

/**
 * study_activity_card_set_weekly_goal:
 * @self: a card
 * @weekly_goal: how many items the person wants to do in a week
 *
 * Sets the goal.
 */
void
study_activity_card_set_weekly_goal (StudyActivityCard *self,
                                     int                weekly_goal)
{
  g_return_if_fail (STUDY_IS_ACTIVITY_CARD (self));
  g_return_if_fail (weekly_goal > 0);

  if (self->weekly_goal == weekly_goal)
    return;

  self->weekly_goal = weekly_goal;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WEEKLY_GOAL]);
}

/**
 * study_activity_card_get_today:
 * @self: a card
 *
 * Returns: the Julian number of the current day
 */
guint
study_activity_card_get_today (StudyActivityCard *self)
{
  g_return_val_if_fail (STUDY_IS_ACTIVITY_CARD (self), 0);

  return self->today;
}

/**
 * study_activity_card_set_today:
 * @self: a card
 * @today: a day's Julian number, as in [struct@GLib.Date]
 *
 * Sets the day that streak, week and map are seen from. While it is mapped, the
 * card does so itself.
 */
void
study_activity_card_set_today (StudyActivityCard *self,
                               guint              today)
{
  g_return_if_fail (STUDY_IS_ACTIVITY_CARD (self));

  if (self->today == today)
    return;

  self->today = today;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TODAY]);
}

/**
 * study_activity_card_get_streak:
 * @self: a card
 *
 * Returns: how many days in a row something was done
 */
guint
study_activity_card_get_streak (StudyActivityCard *self)
{
  g_return_val_if_fail (STUDY_IS_ACTIVITY_CARD (self), 0);

  return self->streak;
}

/**
 * study_activity_card_get_week_count:
 * @self: a card
 *
 * Returns: how many items were done this week
 */
guint
study_activity_card_get_week_count (StudyActivityCard *self)
{
  g_return_val_if_fail (STUDY_IS_ACTIVITY_CARD (self), 0);

  return self->week_count;
}
