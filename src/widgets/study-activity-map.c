/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/study-activity-map.h"

#include <glib/gi18n.h>

#include "widgets/study-activity-cell.h"
#include "widgets/study-week.h"

/**
 * StudyActivityMap:
 *
 * What was done in the last months, in one cell a day: a column is a week that
 * begins as the locale says, the last column ends today, and there are as many
 * as fit.
 *
 * The map is one stop for the Tab key, and the arrow keys move between the
 * days. Its cells come after the first frame, so that they do not hold back
 * the start of the program.
 *
 * ## CSS nodes
 *
 * ```
 * activitymap
 * ╰── cell
 * ```
 */

#define CELL_SIZE 13
#define CELL_PITCH 16
#define N_DAYS 7
#define MIN_WEEKS 12
#define MAX_WEEKS 53
#define WIDTH(weeks) ((weeks) * CELL_PITCH - (CELL_PITCH - CELL_SIZE))

struct _StudyActivityMap
{
  GtkWidget parent_instance;

  StudyActivity *activity;
  GSignalGroup *activity_signals;
  /* By weeks back from the current one, then by the day in the week. */
  GPtrArray *cells;
  GDateWeekday first_day;
  guint today;
  guint focus_day;
  guint n_weeks;
  guint tick_id;
  guint idle_id;
};

typedef enum
{
  PROP_ACTIVITY = 1,
  PROP_TODAY,
} StudyActivityMapProperty;

static GParamSpec *props[PROP_TODAY + 1];

G_DEFINE_FINAL_TYPE (StudyActivityMap, study_activity_map, GTK_TYPE_WIDGET)

static guint
get_built_weeks (StudyActivityMap *self)
{
  return self->cells->len / N_DAYS;
}

static guint32
get_first_shown_day (StudyActivityMap *self)
{
  return study_week_get_start (self->today, self->first_day) -
         (MIN (self->n_weeks, get_built_weeks (self)) - 1) * N_DAYS;
}

static GtkWidget *
get_cell (StudyActivityMap *self,
          guint32           day)
{
  const guint32 start = study_week_get_start (day, self->first_day);
  const guint week = (study_week_get_start (self->today, self->first_day) - start) / N_DAYS;

  return g_ptr_array_index (self->cells, week * N_DAYS + (day - start));
}

static void
update_week (StudyActivityMap *self,
             guint             week)
{
  const guint32 start = study_week_get_start (self->today, self->first_day) - week * N_DAYS;

  for (guint i = 0; i < N_DAYS; i++)
    {
      StudyActivityCell *cell = g_ptr_array_index (self->cells, week * N_DAYS + i);
      const guint32 day = start + i;

      study_activity_cell_show_day (cell, day,
                                    self->activity != NULL ? study_activity_get_count (self->activity, day) : 0);
      gtk_widget_set_visible (GTK_WIDGET (cell), day <= self->today);
    }
}

static void
update (StudyActivityMap *self)
{
  for (guint week = 0; week < get_built_weeks (self); week++)
    update_week (self, week);
}

static void
build (StudyActivityMap *self)
{
  while (get_built_weeks (self) < self->n_weeks)
    {
      GtkWidget *previous = NULL;

      /* Earlier weeks come first, for those who read the cells in order. */
      for (guint i = 0; i < N_DAYS; i++)
        {
          GtkWidget *cell = GTK_WIDGET (study_activity_cell_new ());

          gtk_widget_insert_after (cell, GTK_WIDGET (self), previous);
          g_ptr_array_add (self->cells, cell);
          previous = cell;
        }

      update_week (self, get_built_weeks (self) - 1);
    }
}

static void
build_cb (gpointer user_data)
{
  StudyActivityMap *self = STUDY_ACTIVITY_MAP (user_data);

  self->idle_id = 0;
  build (self);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  StudyActivityMap *self = STUDY_ACTIVITY_MAP (widget);

  /* The frame that begins now is drawn before an idle source has its turn. */
  self->tick_id = 0;
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_once (build_cb, self);

  return G_SOURCE_REMOVE;
}

static void
queue_build (StudyActivityMap *self)
{
  if (self->tick_id == 0 && self->idle_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static void
cancel_build (StudyActivityMap *self)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->tick_id != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
      self->tick_id = 0;
    }
}

static void
study_activity_map_map (GtkWidget *widget)
{
  StudyActivityMap *self = STUDY_ACTIVITY_MAP (widget);

  GTK_WIDGET_CLASS (study_activity_map_parent_class)->map (widget);

  if (get_built_weeks (self) < self->n_weeks)
    queue_build (self);
}

static void
study_activity_map_unmap (GtkWidget *widget)
{
  cancel_build (STUDY_ACTIVITY_MAP (widget));

  GTK_WIDGET_CLASS (study_activity_map_parent_class)->unmap (widget);
}

static void
study_activity_map_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = WIDTH (MIN_WEEKS);
      *natural = WIDTH (MAX_WEEKS);
    }
  else
    {
      *minimum = *natural = WIDTH (N_DAYS);
    }
}

static void
study_activity_map_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  StudyActivityMap *self = STUDY_ACTIVITY_MAP (widget);
  const gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int margin;

  self->n_weeks = (guint) CLAMP ((width + CELL_PITCH - CELL_SIZE) / CELL_PITCH, MIN_WEEKS, MAX_WEEKS);
  margin = (width - WIDTH ((int) self->n_weeks)) / 2;

  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *cell = g_ptr_array_index (self->cells, i);
      const guint week = i / N_DAYS;
      GtkAllocation allocation;

      gtk_widget_set_child_visible (cell, week < self->n_weeks);
      if (week >= self->n_weeks || !gtk_widget_should_layout (cell))
        continue;

      allocation.x = margin + (int) (mirrored ? week : self->n_weeks - 1 - week) * CELL_PITCH;
      allocation.y = (int) (i % N_DAYS) * CELL_PITCH;
      allocation.width = allocation.height = CELL_SIZE;
      gtk_widget_size_allocate (cell, &allocation, -1);
    }

  if (get_built_weeks (self) < self->n_weeks)
    queue_build (self);
}

static gboolean
study_activity_map_focus (GtkWidget        *widget,
                          GtkDirectionType  direction)
{
  StudyActivityMap *self = STUDY_ACTIVITY_MAP (widget);
  const gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *focus_child = gtk_widget_get_focus_child (widget);
  guint32 first, day;
  int step;

  if (self->cells->len == 0 || self->n_weeks == 0)
    return FALSE;

  first = get_first_shown_day (self);

  if (focus_child == NULL)
    {
      day = self->focus_day >= first && self->focus_day <= self->today ? self->focus_day : self->today;

      return gtk_widget_grab_focus (get_cell (self, day));
    }

  switch (direction)
    {
    case GTK_DIR_UP:
      step = -1;
      break;
    case GTK_DIR_DOWN:
      step = 1;
      break;
    case GTK_DIR_LEFT:
      step = mirrored ? N_DAYS : -N_DAYS;
      break;
    case GTK_DIR_RIGHT:
      step = mirrored ? -N_DAYS : N_DAYS;
      break;
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      return FALSE;
    }

  day = study_activity_cell_get_day (STUDY_ACTIVITY_CELL (focus_child));

  /* Up and down stay in their column; leaving it leaves the map. */
  if (ABS (step) == 1 &&
      study_week_get_start (day + (guint32) step, self->first_day) != study_week_get_start (day, self->first_day))
    return FALSE;

  day += (guint32) step;
  if (day < first || day > self->today)
    return gtk_widget_keynav_failed (widget, direction);

  return gtk_widget_grab_focus (get_cell (self, day));
}

static void
study_activity_map_set_focus_child (GtkWidget *widget,
                                    GtkWidget *child)
{
  StudyActivityMap *self = STUDY_ACTIVITY_MAP (widget);

  GTK_WIDGET_CLASS (study_activity_map_parent_class)->set_focus_child (widget, child);

  if (child != NULL)
    self->focus_day = study_activity_cell_get_day (STUDY_ACTIVITY_CELL (child));
}

static void
study_activity_map_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  StudyActivityMap *self = STUDY_ACTIVITY_MAP (object);

  switch ((StudyActivityMapProperty) prop_id)
    {
    case PROP_ACTIVITY:
      g_value_set_object (value, study_activity_map_get_activity (self));
      break;
    case PROP_TODAY:
      g_value_set_uint (value, study_activity_map_get_today (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_activity_map_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  StudyActivityMap *self = STUDY_ACTIVITY_MAP (object);

  switch ((StudyActivityMapProperty) prop_id)
    {
    case PROP_ACTIVITY:
      study_activity_map_set_activity (self, g_value_get_object (value));
      break;
    case PROP_TODAY:
      study_activity_map_set_today (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_activity_map_dispose (GObject *object)
{
  StudyActivityMap *self = STUDY_ACTIVITY_MAP (object);
  GtkWidget *child;

  cancel_build (self);
  g_signal_group_set_target (self->activity_signals, NULL);
  g_clear_object (&self->activity);

  g_ptr_array_set_size (self->cells, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (study_activity_map_parent_class)->dispose (object);
}

static void
study_activity_map_finalize (GObject *object)
{
  StudyActivityMap *self = STUDY_ACTIVITY_MAP (object);

  g_clear_object (&self->activity_signals);
  g_clear_pointer (&self->cells, g_ptr_array_unref);

  G_OBJECT_CLASS (study_activity_map_parent_class)->finalize (object);
}

static void
study_activity_map_class_init (StudyActivityMapClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = study_activity_map_get_property;
  object_class->set_property = study_activity_map_set_property;
  object_class->dispose = study_activity_map_dispose;
  object_class->finalize = study_activity_map_finalize;

  widget_class->map = study_activity_map_map;
  widget_class->unmap = study_activity_map_unmap;
  widget_class->measure = study_activity_map_measure;
  widget_class->size_allocate = study_activity_map_size_allocate;
  widget_class->focus = study_activity_map_focus;
  widget_class->set_focus_child = study_activity_map_set_focus_child;

  /**
   * StudyActivityMap:activity:
   *
   * What was done when.
   */
  props[PROP_ACTIVITY] =
    g_param_spec_object ("activity", NULL, NULL, STUDY_TYPE_ACTIVITY, flags);
  /**
   * StudyActivityMap:today:
   *
   * The Julian number of the last day that is shown.
   */
  props[PROP_TODAY] = g_param_spec_uint ("today", NULL, NULL, 1, G_MAXUINT32, 1, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "activitymap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
study_activity_map_init (StudyActivityMap *self)
{
  self->cells = g_ptr_array_new ();
  self->first_day = study_week_get_first_day ();
  self->today = study_activity_get_day (g_get_real_time ());

  self->activity_signals = g_signal_group_new (STUDY_TYPE_ACTIVITY);
  g_signal_group_connect_swapped (self->activity_signals, "changed", G_CALLBACK (update), self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Activity by Day"),
                                  -1);
}

/**
 * study_activity_map_new:
 *
 * Returns: (transfer floating): an empty map that ends today
 */
GtkWidget *
study_activity_map_new (void)
{
  return g_object_new (STUDY_TYPE_ACTIVITY_MAP, NULL);
}

/**
 * study_activity_map_get_activity:
 * @self: a map
 *
 * Returns: (transfer none) (nullable): what was done when
 */
StudyActivity *
study_activity_map_get_activity (StudyActivityMap *self)
{
  g_return_val_if_fail (STUDY_IS_ACTIVITY_MAP (self), NULL);

  return self->activity;
}

/**
 * study_activity_map_set_activity:
 * @self: a map
 * @activity: (nullable): what was done when
 *
 * Sets what the map shows and follows.
 */
void
study_activity_map_set_activity (StudyActivityMap *self,
                                 StudyActivity    *activity)
{
  g_return_if_fail (STUDY_IS_ACTIVITY_MAP (self));
  g_return_if_fail (activity == NULL || STUDY_IS_ACTIVITY (activity));

  if (!g_set_object (&self->activity, activity))
    return;

  g_signal_group_set_target (self->activity_signals, activity);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACTIVITY]);
}

/**
 * study_activity_map_get_today:
 * @self: a map
 *
 * Returns: the Julian number of the last day that is shown
 */
guint
study_activity_map_get_today (StudyActivityMap *self)
{
  g_return_val_if_fail (STUDY_IS_ACTIVITY_MAP (self), 0);

  return self->today;
}

/**
 * study_activity_map_set_today:
 * @self: a map
 * @today: a day's Julian number, as in [struct@GLib.Date]
 *
 * Sets the last day that is shown. The map does not watch the clock itself.
 */
void
study_activity_map_set_today (StudyActivityMap *self,
                              guint             today)
{
  g_return_if_fail (STUDY_IS_ACTIVITY_MAP (self));
  g_return_if_fail (today > N_DAYS * MAX_WEEKS);

  if (self->today == today)
    return;

  self->today = today;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TODAY]);
}
