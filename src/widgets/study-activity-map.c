/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/study-activity-map.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "model/content/study-calendar.h"
#include "model/content/study-text-date.h"
#include "model/progress/study-diary.h"
#include "model/text/study-text.h"
#include "widgets/study-activity-cell.h"
#include "widgets/study-week.h"

/**
 * StudyActivityMap:
 *
 * What was done in the last months, in one cell a day: a column is a week that
 * begins as the desktop or the locale says, the last column ends today, and there are as many
 * as fit. Above them are the months, beside them weekdays, below them a key.
 *
 * The map draws its days itself. It is one stop for the Tab key, and the arrow
 * keys move between the days: for the keyboard focus and for assistive
 * technologies each day is a widget, which is there from the moment when one of
 * them comes to the map.
 *
 * ## CSS nodes
 *
 * ```
 * activitymap
 * ╰── cell
 * ```
 *
 * The color of `activitymap` is that of a day on which much was done.
 */

#define CELL_SIZE 13
#define CELL_PITCH 16
#define N_DAYS 7
#define MIN_WEEKS 12
#define MAX_WEEKS 53
/* Between the labels and the days. */
#define LABEL_GAP 6
#define LABEL_ALPHA 0.7f
#define CELL_RADIUS 3
#define EMPTY_ALPHA 0.09f
#define LINE_ALPHA_HIGH_CONTRAST 0.35f
#define WIDTH(weeks) ((weeks) * CELL_PITCH - (CELL_PITCH - CELL_SIZE))

struct _StudyActivityMap
{
  GtkWidget parent_instance;

  StudyDiary *diary;
  GSignalGroup *diary_signals;
  /* By weeks back from the current one, then by the day in the week. */
  GPtrArray *cells;
  GDateWeekday first_day;
  guint today;
  guint focus_day;
  guint n_weeks;
  int label_width;  /* of weekdays */
  int label_height; /* of a line */
};

typedef enum
{
  PROP_DIARY = 1,
  PROP_TODAY,
  PROP_DAY_TEXT,
} StudyActivityMapProperty;

static GParamSpec *props[PROP_DAY_TEXT + 1];

static void accessible_init (GtkAccessibleInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudyActivityMap, study_activity_map, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE, accessible_init))

static GtkAccessibleInterface *parent_accessible;

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

static guint
get_count (StudyActivityMap *self,
           guint32           day)
{
  return self->diary != NULL ? study_diary_get_count (self->diary, day) : 0;
}

/* The day that the keyboard is at, or was last. */
static guint32
get_current_day (StudyActivityMap *self)
{
  if (self->focus_day < get_first_shown_day (self) || self->focus_day > self->today)
    return self->today;

  return self->focus_day;
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

      study_activity_cell_show_day (cell, day, get_count (self, day));
      gtk_widget_set_visible (GTK_WIDGET (cell), day <= self->today);
    }
}

/* All days in one sentence, for those who do not see how they look together. */
static void
update_summary (StudyActivityMap *self)
{
  g_autofree char *summary = NULL;
  guint n_items = 0;
  guint n_days = 0;

  if (self->n_weeks == 0)
    return;

  for (guint32 day = study_week_get_start (self->today, self->first_day) - (self->n_weeks - 1) * N_DAYS;
       day <= self->today; day++)
    {
      const guint count = get_count (self, day);

      n_items += count;
      n_days += count > 0;
    }

  summary = study_text_activity (n_items, n_days, self->n_weeks);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
}

static void
update (StudyActivityMap *self)
{
  for (guint week = 0; week < get_built_weeks (self); week++)
    update_week (self, week);
  update_summary (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DAY_TEXT]);
}

static void
week_start_cb (StudyActivityMap *self)
{
  self->first_day = study_week_get_first_day ();
  update (self);
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

/* Where a day is drawn. */
static void
get_area (StudyActivityMap *self,
          guint             week,
          guint             weekday,
          GdkRectangle     *area)
{
  const gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const int labels = self->label_width + LABEL_GAP;
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const int start = labels + (width - labels - WIDTH ((int) self->n_weeks)) / 2;
  const int x = start + (int) (self->n_weeks - 1 - week) * CELL_PITCH;

  area->x = mirrored ? width - x - CELL_SIZE : x;
  area->y = self->label_height + LABEL_GAP / 2 + (int) weekday * CELL_PITCH;
  area->width = area->height = CELL_SIZE;
}

/* Finds the day that is drawn at a place, and where exactly; 0 where none is. */
static guint32
pick_day (StudyActivityMap *self,
          int               x,
          int               y,
          GdkRectangle     *area)
{
  for (guint week = 0; week < self->n_weeks; week++)
    {
      const guint32 start = study_week_get_start (self->today, self->first_day) - week * N_DAYS;

      for (guint i = 0; i < N_DAYS && start + i <= self->today; i++)
        {
          get_area (self, week, i, area);
          if (gdk_rectangle_contains_point (area, x, y))
            return start + i;
        }
    }

  return 0;
}

/* The more was done on a day, the larger is the mark on it: shades of one color
 * would be too alike to tell them apart. */
static void
add_mark (GskPathBuilder     *builder,
          const GdkRectangle *area,
          guint               count)
{
  static const int sizes[] = { 5, 7, 9, CELL_SIZE };
  const int size = sizes[count <= 2 ? count - 1 : count <= 4 ? 2 : 3];
  const float margin = (CELL_SIZE - size) / 2.0f;
  GskRoundedRect mark;

  gsk_rounded_rect_init_from_rect (&mark,
                                   &GRAPHENE_RECT_INIT (area->x + margin, area->y + margin, size, size),
                                   MIN (CELL_RADIUS, size / 3.0f));
  gsk_path_builder_add_rounded_rect (builder, &mark);
}

static void
add_cell (GskPathBuilder     *builder,
          const GdkRectangle *area)
{
  GskRoundedRect cell;

  gsk_rounded_rect_init_from_rect (&cell, &GRAPHENE_RECT_INIT (area->x, area->y, area->width, area->height),
                                   CELL_RADIUS);
  gsk_path_builder_add_rounded_rect (builder, &cell);
}

/* Draws a label whose first or last edge is at @x, in the direction of the text. */
static int
draw_label (StudyActivityMap *self,
            GtkSnapshot      *snapshot,
            const GdkRGBA    *color,
            const char       *text,
            int               x,
            int               y,
            gboolean          at_end)
{
  const gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (at_end != mirrored ? x - width : x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);

  return width;
}

/* The months above the weeks in which they begin, and every other weekday. */
static void
draw_labels (StudyActivityMap *self,
             GtkSnapshot      *snapshot,
             const GdkRGBA    *color)
{
  const gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const guint32 first = study_week_get_start (self->today, self->first_day) - (self->n_weeks - 1) * N_DAYS;
  GdkRectangle area;
  int end = 0; /* of the label before, from the edge where the text begins */

  for (guint i = 1; i < N_DAYS; i += 2)
    {
      g_autofree char *text = study_text_weekday (first + i);

      get_area (self, self->n_weeks - 1, i, &area);
      draw_label (self, snapshot, color, text, mirrored ? area.x + CELL_SIZE + LABEL_GAP : area.x - LABEL_GAP,
                  area.y + (CELL_SIZE - self->label_height) / 2, TRUE);
    }

  for (guint week = self->n_weeks; week-- > 0;)
    {
      const guint32 last = first + (self->n_weeks - week) * N_DAYS - 1;
      const int width = gtk_widget_get_width (GTK_WIDGET (self));
      g_autofree char *text = NULL;
      int start;
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, last);
      if (g_date_get_day (&date) > N_DAYS)
        continue;

      get_area (self, week, 0, &area);
      start = mirrored ? width - area.x - CELL_SIZE : area.x;
      text = study_text_month (last);
      /* Not over the one before it, nor cut off. */
      if (start < end || start + self->label_width > width)
        continue;

      end = start + LABEL_GAP + draw_label (self, snapshot, color, text, mirrored ? area.x + CELL_SIZE : area.x, 0, FALSE);
    }
}

/* “Less ▫ … ■ More”, where the text of the map ends. */
static void
draw_key (StudyActivityMap *self,
          GtkSnapshot      *snapshot,
          GskPathBuilder   *cells,
          GskPathBuilder   *marks,
          const GdkRGBA    *color)
{
  static const guint counts[] = { 5, 3, 2, 1, 0 };
  const gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const int step = mirrored ? 1 : -1;
  const int y = gtk_widget_get_height (GTK_WIDGET (self)) - self->label_height;
  GdkRectangle area;
  int x;

  get_area (self, 0, 0, &area);
  x = area.x + (mirrored ? 0 : CELL_SIZE);
  /* Translators: on the key of the activity map, after the marks: much was done */
  x += step * (draw_label (self, snapshot, color, C_("activity", "More"), x, y, TRUE) + LABEL_GAP);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      area.x = mirrored ? x : x - CELL_SIZE;
      area.y = y + (self->label_height - CELL_SIZE) / 2;
      add_cell (cells, &area);
      if (counts[i] > 0)
        add_mark (marks, &area, counts[i]);
      x += step * CELL_PITCH;
    }
  x -= step * (CELL_PITCH - CELL_SIZE);
  /* Translators: on the key of the activity map, before the marks: little was done */
  draw_label (self, snapshot, color, C_("activity", "Less"), x + step * LABEL_GAP, y, TRUE);
}

static void
study_activity_map_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  StudyActivityMap *self = STUDY_ACTIVITY_MAP (widget);
  AdwStyleManager *style_manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GskPathBuilder) cell_builder = gsk_path_builder_new ();
  g_autoptr (GskPathBuilder) mark_builder = gsk_path_builder_new ();
  g_autoptr (GskPath) cells = NULL;
  g_autoptr (GskPath) marks = NULL;
  GdkRGBA text_color, label_color, color, empty_color;

  /* An empty cell has the color of the text around the map. */
  gtk_widget_get_color (gtk_widget_get_parent (widget), &text_color);
  gtk_widget_get_color (widget, &color);
  empty_color = text_color;
  empty_color.alpha *= EMPTY_ALPHA;
  label_color = text_color;
  if (!adw_style_manager_get_high_contrast (style_manager))
    label_color.alpha *= LABEL_ALPHA;

  for (guint week = 0; week < self->n_weeks; week++)
    {
      const guint32 start = study_week_get_start (self->today, self->first_day) - week * N_DAYS;

      for (guint i = 0; i < N_DAYS && start + i <= self->today; i++)
        {
          const guint count = get_count (self, start + i);
          GdkRectangle area;

          get_area (self, week, i, &area);
          add_cell (cell_builder, &area);
          if (count > 0)
            add_mark (mark_builder, &area, count);
        }
    }

  draw_labels (self, snapshot, &label_color);
  draw_key (self, snapshot, cell_builder, mark_builder, &label_color);

  cells = gsk_path_builder_to_path (cell_builder);
  marks = gsk_path_builder_to_path (mark_builder);
  gtk_snapshot_append_fill (snapshot, cells, GSK_FILL_RULE_WINDING, &empty_color);
  if (adw_style_manager_get_high_contrast (style_manager))
    {
      g_autoptr (GskStroke) line = gsk_stroke_new (1);
      GdkRGBA line_color = text_color;

      line_color.alpha *= LINE_ALPHA_HIGH_CONTRAST;
      gtk_snapshot_append_stroke (snapshot, cells, line, &line_color);
    }
  gtk_snapshot_append_fill (snapshot, marks, GSK_FILL_RULE_WINDING, &color);

  GTK_WIDGET_CLASS (study_activity_map_parent_class)->snapshot (widget, snapshot);
}

static gboolean
study_activity_map_query_tooltip (GtkWidget  *widget,
                                  int         x,
                                  int         y,
                                  gboolean    keyboard_tooltip,
                                  GtkTooltip *tooltip)
{
  StudyActivityMap *self = STUDY_ACTIVITY_MAP (widget);
  GtkWidget *focus_child = gtk_widget_get_focus_child (widget);
  GdkRectangle area;
  guint32 day;
  g_autofree char *text = NULL;

  if (keyboard_tooltip)
    day = focus_child != NULL ? study_activity_cell_get_day (STUDY_ACTIVITY_CELL (focus_child)) : 0;
  else
    day = pick_day (self, x, y, &area);
  if (day == 0)
    return FALSE;

  text = study_text_day_count (get_count (self, day), day);
  gtk_tooltip_set_text (tooltip, text);
  if (!keyboard_tooltip)
    gtk_tooltip_set_tip_area (tooltip, &area);

  return TRUE;
}

/* Assistive technologies ask for the days. */
static GtkAccessible *
get_first_accessible_child (GtkAccessible *accessible)
{
  build (STUDY_ACTIVITY_MAP (accessible));

  return parent_accessible->get_first_accessible_child (accessible);
}

static void
accessible_init (GtkAccessibleInterface *iface)
{
  parent_accessible = g_type_interface_peek_parent (iface);
  iface->get_first_accessible_child = get_first_accessible_child;
}

/* How large the labels are, in the font of the map. */
static void
measure_labels (StudyActivityMap *self)
{
  self->label_width = self->label_height = 0;
  for (guint i = 1; i < N_DAYS; i += 2)
    {
      g_autofree char *text = study_text_weekday (study_week_get_start (self->today, self->first_day) + i);
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
      int width, height;

      pango_layout_get_pixel_size (layout, &width, &height);
      self->label_width = MAX (self->label_width, width);
      self->label_height = MAX (self->label_height, height);
    }
  self->label_height = MAX (self->label_height, CELL_SIZE);
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
  StudyActivityMap *self = STUDY_ACTIVITY_MAP (widget);

  measure_labels (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->label_width + LABEL_GAP + WIDTH (MIN_WEEKS);
      *natural = self->label_width + LABEL_GAP + WIDTH (MAX_WEEKS);
    }
  else
    {
      *minimum = *natural = WIDTH (N_DAYS) + 2 * self->label_height + LABEL_GAP / 2 + LABEL_GAP;
    }
}

static void
study_activity_map_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  StudyActivityMap *self = STUDY_ACTIVITY_MAP (widget);
  const guint n_weeks_before = self->n_weeks;

  self->n_weeks = (guint) CLAMP ((width - self->label_width - LABEL_GAP + CELL_PITCH - CELL_SIZE) / CELL_PITCH,
                                 MIN_WEEKS, MAX_WEEKS);
  if (self->n_weeks != n_weeks_before)
    update_summary (self);
  if (self->cells->len > 0)
    build (self);

  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *cell = g_ptr_array_index (self->cells, i);
      const guint week = i / N_DAYS;
      GdkRectangle area;

      gtk_widget_set_child_visible (cell, week < self->n_weeks);
      if (week >= self->n_weeks || !gtk_widget_should_layout (cell))
        continue;

      get_area (self, week, i % N_DAYS, &area);
      gtk_widget_size_allocate (cell, &area, -1);
    }
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

  if (self->n_weeks == 0)
    return FALSE;

  build (self);
  first = get_first_shown_day (self);

  if (focus_child == NULL)
    {
      return gtk_widget_grab_focus (get_cell (self, get_current_day (self)));
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

  /* Up and down stay in their column, and no arrow leaves the map. */
  if (day + (guint32) step < first || day + (guint32) step > self->today ||
      (ABS (step) == 1 &&
       study_week_get_start (day + (guint32) step, self->first_day) != study_week_get_start (day, self->first_day)))
    {
      gtk_widget_error_bell (widget);
      return TRUE;
    }

  return gtk_widget_grab_focus (get_cell (self, day + (guint32) step));
}

static void
study_activity_map_set_focus_child (GtkWidget *widget,
                                    GtkWidget *child)
{
  StudyActivityMap *self = STUDY_ACTIVITY_MAP (widget);

  GTK_WIDGET_CLASS (study_activity_map_parent_class)->set_focus_child (widget, child);

  if (child == NULL)
    return;

  self->focus_day = study_activity_cell_get_day (STUDY_ACTIVITY_CELL (child));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DAY_TEXT]);
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
    case PROP_DIARY:
      g_value_set_object (value, self->diary);
      break;
    case PROP_TODAY:
      g_value_set_uint (value, self->today);
      break;
    case PROP_DAY_TEXT:
      g_value_take_string (value, study_text_day_count (get_count (self, get_current_day (self)),
                                                        get_current_day (self)));
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
    case PROP_DIARY:
      if (!g_set_object (&self->diary, g_value_get_object (value)))
        break;
      g_signal_group_set_target (self->diary_signals, self->diary);
      update (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_TODAY:
      if (self->today == g_value_get_uint (value))
        break;
      self->today = g_value_get_uint (value);
      update (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_DAY_TEXT:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_activity_map_dispose (GObject *object)
{
  StudyActivityMap *self = STUDY_ACTIVITY_MAP (object);
  GtkWidget *child;

  g_signal_group_set_target (self->diary_signals, NULL);
  g_clear_object (&self->diary);

  g_ptr_array_set_size (self->cells, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (study_activity_map_parent_class)->dispose (object);
}

static void
study_activity_map_finalize (GObject *object)
{
  StudyActivityMap *self = STUDY_ACTIVITY_MAP (object);

  g_clear_object (&self->diary_signals);
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

  widget_class->snapshot = study_activity_map_snapshot;
  widget_class->query_tooltip = study_activity_map_query_tooltip;
  widget_class->measure = study_activity_map_measure;
  widget_class->size_allocate = study_activity_map_size_allocate;
  widget_class->focus = study_activity_map_focus;
  widget_class->set_focus_child = study_activity_map_set_focus_child;

  /* What was done when; the map follows it. */
  props[PROP_DIARY] = g_param_spec_object ("diary", NULL, NULL, STUDY_TYPE_DIARY, flags);
  /* The Julian number of the last day that is shown. The map does not watch the clock
   * itself. */
  props[PROP_TODAY] =
    g_param_spec_uint ("today", NULL, NULL, N_DAYS * MAX_WEEKS + 1, G_MAXUINT32, N_DAYS * MAX_WEEKS + 1, flags);
  /* The day that has the focus, or had it last, in words; else today. */
  props[PROP_DAY_TEXT] = g_param_spec_string ("day-text", NULL, NULL, NULL,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "activitymap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
study_activity_map_init (StudyActivityMap *self)
{
  AdwStyleManager *style_manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  self->cells = g_ptr_array_new ();
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  self->first_day = study_week_get_first_day ();
  self->today = study_calendar_get_today (study_calendar_get_default ());

  g_signal_connect_object (study_calendar_get_default (), "notify::week-start", G_CALLBACK (week_start_cb), self,
                           G_CONNECT_SWAPPED);
  self->diary_signals = g_signal_group_new (STUDY_TYPE_DIARY);
  g_signal_group_connect_swapped (self->diary_signals, "changed", G_CALLBACK (update), self);

  /* The color of what is around the map is no style of its own. */
  g_signal_connect_object (style_manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style_manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Activity by Day"),
                                  -1);
}
