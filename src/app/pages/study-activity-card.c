/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pages/study-activity-card.h"

#include <glib/gi18n.h>

#include "app/common/study-closures.h"
#include "config.h"
#include "model/content/study-calendar.h"
#include "model/content/study-text-fill.h"
#include "model/text/study-text.h"
#include "widgets/study-activity-map.h"
#include "widgets/study-week.h"

/**
 * StudyActivityCard:
 *
 * The figures of what was done, and a map of the last months, on all trails: with
 * the share of the one that is open beside them. While it is in sight it follows
 * the day: when it ends, the streak, the week and the map move on.
 */

/* How many of the last days the summary looks at. */
#define RECENT_DAYS 20

/* How often the clock is read while the card is in sight. */
#define CLOCK_SECONDS 60

struct _StudyActivityCard
{
  GtkWidget parent_instance;

  GtkWidget *box; /* disposed with the template, as it is bound */

  StudyTrail *trail;
  StudyActivity *activity;
  GSignalGroup *diary_signals;
  GSignalGroup *habit_signals;
  StudyDiary *diary;
  guint today;
  guint clock_id;
  gboolean narrow;
};

typedef enum
{
  PROP_TRAIL = 1,
  PROP_ACTIVITY,
  PROP_DIARY,
  PROP_TODAY,
  PROP_NARROW,
  PROP_STREAK,
  PROP_WEEK_COUNT,
  PROP_GOAL,
  PROP_TOTAL,
  PROP_SUMMARY,
  PROP_SHARE,
} StudyActivityCardProperty;

static GParamSpec *props[PROP_SHARE + 1];

G_DEFINE_FINAL_TYPE (StudyActivityCard, study_activity_card, GTK_TYPE_WIDGET)

static GtkOrientation
orientation_closure (StudyActivityCard *self,
                     gboolean           narrow)
{
  return narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
}

static gboolean
empty_closure (StudyActivityCard *self,
               guint              n_done)
{
  return n_done == 0;
}

static char *
days_closure (StudyActivityCard *self,
              guint              days)
{
  return study_text_days (days);
}

static char *
number_closure (StudyActivityCard *self,
                guint              number)
{
  return study_text_fill ("%u", number);
}

static guint
get_streak (StudyActivityCard *self)
{
  return self->diary != NULL ? study_diary_get_streak (self->diary, self->today) : 0;
}

static guint32
get_week_start (StudyActivityCard *self)
{
  return study_week_get_start (self->today, study_week_get_first_day ());
}

static guint
get_week_count (StudyActivityCard *self)
{
  return self->diary != NULL ? study_diary_get_sum (self->diary, get_week_start (self), self->today) : 0;
}

static guint
get_goal (StudyActivityCard *self)
{
  return self->diary != NULL ? study_habit_get_goal (study_diary_get_habit (self->diary)) : 0;
}

/* How many items were done on all trails, ever. */
static guint
get_total (StudyActivityCard *self)
{
  return self->diary != NULL
           ? study_diary_get_sum (self->diary, study_diary_get_first (self->diary, self->today), self->today)
           : 0;
}

/* What is good about the days before, where the streak does not say it already. */
static char *
dup_summary (StudyActivityCard *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  const guint streak = get_streak (self);
  guint n_days = RECENT_DAYS;
  guint days, best, weeks;

  if (self->diary == NULL)
    return NULL;

  days = study_diary_get_recent (self->diary, self->today, &n_days);
  best = study_diary_get_best (self->diary, self->today);
  weeks = study_diary_get_weeks (self->diary, get_week_start (self), self->today);

  if (days > streak)
    /* Translators: on how many of the last days something was done */
    g_strv_builder_take (builder, study_text_fill (ngettext ("%u of the last %u day", "%u of the last %u days", n_days),
                                                   days, n_days));
  if (best > streak)
    {
      g_autofree char *text = study_text_days (best);

      /* Translators: the argument is a number of days, such as “12 days” */
      g_strv_builder_take (builder, study_text_fill (_("Best streak: %s"), text));
    }
  if (weeks > 1)
    g_strv_builder_take (builder, study_text_fill (ngettext ("%u week in a row", "%u weeks in a row", weeks), weeks));
  parts = g_strv_builder_end (builder);

  return g_strjoinv (" · ", parts);
}

/* The share of the trail, where others have one. */
static char *
dup_share (StudyActivityCard *self)
{
  const guint32 start = get_week_start (self);
  const guint n = get_week_count (self);
  guint own;

  if (self->activity == NULL || self->diary == NULL ||
      study_activity_get_sum (self->activity, study_diary_get_first (self->diary, self->today), self->today) ==
        get_total (self))
    return NULL;

  own = study_activity_get_sum (self->activity, start, self->today);

  /* Translators: how many of the items done this week, on all trails, are on the one that is open */
  return study_text_fill (ngettext ("On this trail: %u of the %u item this week",
                                    "On this trail: %u of the %u items this week", n), own, n);
}

static void
notify_figures (StudyActivityCard *self)
{
  for (guint i = PROP_STREAK; i < G_N_ELEMENTS (props); i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
}

static void
set_today (StudyActivityCard *self,
           guint              today)
{
  if (self->today == today)
    return;

  self->today = today;
  notify_figures (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TODAY]);
}

static void clock_cb (gpointer user_data);

static void
queue_clock (StudyActivityCard *self)
{
  self->clock_id = g_timeout_add_seconds_once (CLOCK_SECONDS, clock_cb, self);
}

static void
clock_cb (gpointer user_data)
{
  StudyActivityCard *self = STUDY_ACTIVITY_CARD (user_data);

  study_calendar_refresh (study_calendar_get_default ());
  queue_clock (self);
}

static void
today_cb (StudyActivityCard *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    set_today (self, study_calendar_get_today (study_calendar_get_default ()));
}

static void
study_activity_card_map (GtkWidget *widget)
{
  StudyActivityCard *self = STUDY_ACTIVITY_CARD (widget);

  GTK_WIDGET_CLASS (study_activity_card_parent_class)->map (widget);

  study_calendar_refresh (study_calendar_get_default ());
  today_cb (self);
  queue_clock (self);
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
      g_value_set_object (value, self->trail);
      break;
    case PROP_ACTIVITY:
      g_value_set_object (value, self->activity);
      break;
    case PROP_DIARY:
      g_value_set_object (value, self->diary);
      break;
    case PROP_TODAY:
      g_value_set_uint (value, self->today);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_STREAK:
      g_value_set_uint (value, get_streak (self));
      break;
    case PROP_WEEK_COUNT:
      g_value_set_uint (value, get_week_count (self));
      break;
    case PROP_GOAL:
      g_value_set_uint (value, get_goal (self));
      break;
    case PROP_TOTAL:
      g_value_set_uint (value, get_total (self));
      break;
    case PROP_SUMMARY:
      g_value_take_string (value, dup_summary (self));
      break;
    case PROP_SHARE:
      g_value_take_string (value, dup_share (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
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
      if (g_set_object (&self->trail, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_ACTIVITY:
      if (!g_set_object (&self->activity, g_value_get_object (value)))
        break;
      notify_figures (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_DIARY:
      if (!g_set_object (&self->diary, g_value_get_object (value)))
        break;
      g_signal_group_set_target (self->diary_signals, self->diary);
      g_signal_group_set_target (self->habit_signals,
                                 self->diary != NULL ? study_diary_get_habit (self->diary) : NULL);
      notify_figures (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_TODAY:
      set_today (self, g_value_get_uint (value));
      break;
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_STREAK:
    case PROP_WEEK_COUNT:
    case PROP_GOAL:
    case PROP_TOTAL:
    case PROP_SUMMARY:
    case PROP_SHARE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_activity_card_dispose (GObject *object)
{
  StudyActivityCard *self = STUDY_ACTIVITY_CARD (object);

  g_clear_handle_id (&self->clock_id, g_source_remove);
  g_clear_object (&self->diary_signals);
  g_clear_object (&self->habit_signals);
  g_clear_object (&self->activity);
  g_clear_object (&self->trail);
  g_clear_object (&self->diary);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_ACTIVITY_CARD);

  G_OBJECT_CLASS (study_activity_card_parent_class)->dispose (object);
}

static void
study_activity_card_class_init (StudyActivityCardClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (STUDY_TYPE_ACTIVITY_MAP);
  g_type_ensure (STUDY_TYPE_DIARY);
  g_type_ensure (STUDY_TYPE_TRAIL);

  object_class->get_property = study_activity_card_get_property;
  object_class->set_property = study_activity_card_set_property;
  object_class->dispose = study_activity_card_dispose;

  widget_class->map = study_activity_card_map;
  widget_class->unmap = study_activity_card_unmap;

  /* Whose items and projects are counted. */
  props[PROP_TRAIL] = g_param_spec_object ("trail", NULL, NULL, STUDY_TYPE_TRAIL, flags);
  /* What was done on this trail when. */
  props[PROP_ACTIVITY] = g_param_spec_object ("activity", NULL, NULL, STUDY_TYPE_ACTIVITY, flags);
  /* What was done on all trails, with what the user chose for them. */
  props[PROP_DIARY] = g_param_spec_object ("diary", NULL, NULL, STUDY_TYPE_DIARY, flags);
  /* The Julian number of the current day. While it is mapped, the card sets it. */
  props[PROP_TODAY] = g_param_spec_uint ("today", NULL, NULL, 1, G_MAXUINT32, 1, flags);
  /* Whether the figures are in two lines. */
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  /* How many days in a row something was done. */
  props[PROP_STREAK] = g_param_spec_uint ("streak", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /* How many items were done this week. */
  props[PROP_WEEK_COUNT] = g_param_spec_uint ("week-count", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /* How many items the user wants to do in a week. */
  props[PROP_GOAL] = g_param_spec_uint ("goal", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /* How many items were ever done. */
  props[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /* What else is good about the days before. */
  props[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, readable);
  /* How much of the week is of this trail, where others have a share. */
  props[PROP_SHARE] = g_param_spec_string ("share", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "activitycard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-activity-card.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyActivityCard, box);
  gtk_widget_class_bind_template_callback (widget_class, orientation_closure);
  gtk_widget_class_bind_template_callback (widget_class, days_closure);
  gtk_widget_class_bind_template_callback (widget_class, number_closure);
  gtk_widget_class_bind_template_callback (widget_class, empty_closure);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_count);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_has_text);
}

static void
study_activity_card_init (StudyActivityCard *self)
{
  self->today = study_calendar_get_today (study_calendar_get_default ());
  gtk_widget_init_template (GTK_WIDGET (self));

  self->diary_signals = g_signal_group_new (STUDY_TYPE_DIARY);
  g_signal_group_connect_swapped (self->diary_signals, "changed", G_CALLBACK (notify_figures), self);
  g_signal_connect_object (study_calendar_get_default (), "notify::week-start", G_CALLBACK (notify_figures), self,
                           G_CONNECT_SWAPPED);
  self->habit_signals = g_signal_group_new (STUDY_TYPE_HABIT);
  g_signal_group_connect_swapped (self->habit_signals, "notify", G_CALLBACK (notify_figures), self);
  g_signal_connect_object (study_calendar_get_default (), "notify::today", G_CALLBACK (today_cb), self,
                           G_CONNECT_SWAPPED);
}
