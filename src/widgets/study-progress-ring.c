/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/study-progress-ring.h"

#include <math.h>

#include <adwaita.h>
#include <glib/gi18n.h>

#include "model/content/study-text-fill.h"
#include "model/text/study-text.h"

/**
 * StudyProgressRing:
 *
 * A ring that closes, clockwise from the top, as a trail, a stage or a topic
 * gets done.
 *
 * Small rings decorate a row whose text says the same: when the state is done
 * they become a disc with a tick, and when it is skipped they carry a skip
 * mark, so that nothing depends on colour. A ring with a label has the percent
 * in the middle, in a font that a style class of the text beside it chooses, so
 * that none is loaded for it alone; it grows with the text size and is a progress
 * bar to assistive technologies.
 *
 * ## CSS nodes
 *
 * ```
 * progressring[.labelled][.done][.skipped]
 * ╰── arc
 * ```
 *
 * The colour of `progressring` is the one of the text, of the marks and, thinned, of
 * the track; the colour of `arc` is the one of the arc and of the disc.
 */

struct _StudyProgressRing
{
  GtkWidget parent_instance;

  GtkWidget *arc;
  AdwAnimation *animation;
  double fraction;
  double shown;
  StudyTopicState state;
  int size;
  gboolean show_label;
};

typedef enum
{
  PROP_FRACTION = 1,
  PROP_STATE,
  PROP_SIZE,
  PROP_SHOW_LABEL,
} StudyProgressRingProperty;

static GParamSpec *props[PROP_SHOW_LABEL + 1];

G_DEFINE_FINAL_TYPE (StudyProgressRing, study_progress_ring, GTK_TYPE_WIDGET)

#define ANIMATION_MS 400
#define TRACK_ALPHA 0.15
#define TRACK_ALPHA_HIGH_CONTRAST 0.17

static double
get_pixel_size (StudyProgressRing *self)
{
  if (!self->show_label)
    return self->size;

  return round (adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, self->size,
                                       gtk_widget_get_settings (GTK_WIDGET (self))));
}

static void
update_accessible (StudyProgressRing *self)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  if (!self->show_label)
    return;

  text = study_text_percent (self->fraction);
  /* Translators: what a screen reader says of a ring; the argument is a percentage, such as 40% */
  name = study_text_fill (_("Progress: %s"), text);
  /* GTK passes the value of no progress bar on, so that the name says it too. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, self->fraction,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
}

static void
set_css_class (StudyProgressRing *self,
               const char        *name,
               gboolean           wanted)
{
  if (wanted)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
show_fraction_cb (double   value,
                  gpointer user_data)
{
  StudyProgressRing *self = STUDY_PROGRESS_RING (user_data);

  self->shown = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
animate (StudyProgressRing *self)
{
  if (self->animation == NULL)
    {
      AdwAnimationTarget *target = adw_callback_animation_target_new (show_fraction_cb, self, NULL);

      self->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 0, ANIMATION_MS, target);
    }

  adw_animation_pause (self->animation);
  adw_timed_animation_set_value_from (ADW_TIMED_ANIMATION (self->animation), self->shown);
  adw_timed_animation_set_value_to (ADW_TIMED_ANIMATION (self->animation), self->fraction);
  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
}

static GskStroke *
new_stroke (double width)
{
  GskStroke *stroke = gsk_stroke_new ((float) width);

  gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);

  return stroke;
}

static void
snapshot_circle (GtkSnapshot   *snapshot,
                 double         radius,
                 double         line_width,
                 const GdkRGBA *color)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (0, 0), (float) radius);
  path = gsk_path_builder_to_path (builder);

  if (line_width > 0)
    {
      g_autoptr (GskStroke) stroke = new_stroke (line_width);

      gtk_snapshot_append_stroke (snapshot, path, stroke, color);
    }
  else
    {
      gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
    }
}

static void
snapshot_arc (GtkSnapshot   *snapshot,
              double         fraction,
              double         radius,
              double         line_width,
              const GdkRGBA *color)
{
  g_autoptr (GskPathBuilder) builder = NULL;
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = NULL;
  double angle;

  if (fraction <= 0)
    return;

  if (fraction >= 1)
    {
      snapshot_circle (snapshot, radius, line_width, color);
      return;
    }

  /* The round ends of the line must not close a ring that is not full. */
  angle = MIN (fraction * 2 * G_PI, 2 * G_PI - 1.6 * line_width / radius);

  builder = gsk_path_builder_new ();
  gsk_path_builder_move_to (builder, 0, (float) -radius);
  gsk_path_builder_svg_arc_to (builder, (float) radius, (float) radius, 0, angle > G_PI, TRUE,
                               (float) (radius * sin (angle)), (float) (-radius * cos (angle)));
  path = gsk_path_builder_to_path (builder);
  stroke = new_stroke (line_width);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

/* The marks are drawn for a ring of 16 by 16 around the origin. */
static void
snapshot_tick (GtkSnapshot   *snapshot,
               const GdkRGBA *color)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = new_stroke (1.75);

  gsk_path_builder_move_to (builder, -3.25f, 0.25f);
  gsk_path_builder_line_to (builder, -1, 2.5f);
  gsk_path_builder_line_to (builder, 3.25f, -2.5f);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

static void
snapshot_skip_mark (GtkSnapshot   *snapshot,
                    const GdkRGBA *color)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = new_stroke (1.5);

  gsk_path_builder_move_to (builder, -2.25f, -2.25f);
  gsk_path_builder_line_to (builder, 0.25f, 0);
  gsk_path_builder_line_to (builder, -2.25f, 2.25f);
  gsk_path_builder_move_to (builder, 2.5f, -2.25f);
  gsk_path_builder_line_to (builder, 2.5f, 2.25f);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

static void
snapshot_label (StudyProgressRing *self,
                GtkSnapshot       *snapshot,
                const GdkRGBA     *color)
{
  g_autofree char *text = study_text_percent (self->fraction);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoRectangle extents;

  pango_layout_get_pixel_extents (layout, NULL, &extents);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (-extents.width / 2.0f - extents.x,
                                                -extents.height / 2.0f - extents.y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
study_progress_ring_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  StudyProgressRing *self = STUDY_PROGRESS_RING (widget);
  AdwStyleManager *style_manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  const double size = get_pixel_size (self);
  const double line_width = round (1.9 + 0.07 * size);
  const double radius = (size - line_width) / 2;
  const gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA color, track_color, arc_color;

  gtk_widget_get_color (widget, &color);
  gtk_widget_get_color (self->arc, &arc_color);
  track_color = color;
  track_color.alpha *= adw_style_manager_get_high_contrast (style_manager) ? TRACK_ALPHA_HIGH_CONTRAST
                                                                           : TRACK_ALPHA;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (gtk_widget_get_width (widget) / 2.0f,
                                                          gtk_widget_get_height (widget) / 2.0f));

  if (self->show_label)
    {
      snapshot_circle (snapshot, radius, line_width, &track_color);
      snapshot_arc (snapshot, self->shown, radius, line_width, &arc_color);
      snapshot_label (self, snapshot, &color);
    }
  else if (self->state == STUDY_TOPIC_DONE)
    {
      snapshot_circle (snapshot, size / 2, 0, &arc_color);
      gtk_snapshot_scale (snapshot, (float) size / 16, (float) size / 16);
      snapshot_tick (snapshot, &color);
    }
  else if (self->state == STUDY_TOPIC_SKIPPED)
    {
      snapshot_circle (snapshot, (size - line_width / 2) / 2, line_width / 2, &track_color);
      gtk_snapshot_scale (snapshot, (float) (mirrored ? -size : size) / 16, (float) size / 16);
      snapshot_skip_mark (snapshot, &color);
    }
  else
    {
      snapshot_circle (snapshot, radius, line_width, &track_color);
      snapshot_arc (snapshot, self->shown, radius, line_width, &arc_color);
    }

  gtk_snapshot_restore (snapshot);
}

static void
study_progress_ring_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  *minimum = *natural = (int) get_pixel_size (STUDY_PROGRESS_RING (widget));
}

static void
study_progress_ring_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  StudyProgressRing *self = STUDY_PROGRESS_RING (widget);

  gtk_widget_allocate (self->arc, width, height, -1, NULL);
}

static void
study_progress_ring_system_setting_changed (GtkWidget        *widget,
                                            GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (study_progress_ring_parent_class)->system_setting_changed (widget, setting);

  /* The text size is part of the resolution. */
  if (setting == GTK_SYSTEM_SETTING_DPI)
    gtk_widget_queue_resize (widget);
}

static void
study_progress_ring_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  StudyProgressRing *self = STUDY_PROGRESS_RING (object);

  switch ((StudyProgressRingProperty) prop_id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_SIZE:
      g_value_set_int (value, self->size);
      break;
    case PROP_SHOW_LABEL:
      g_value_set_boolean (value, self->show_label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_progress_ring_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  StudyProgressRing *self = STUDY_PROGRESS_RING (object);

  switch ((StudyProgressRingProperty) prop_id)
    {
    case PROP_FRACTION:
      study_progress_ring_set_fraction (self, g_value_get_double (value));
      break;
    case PROP_STATE:
      study_progress_ring_set_state (self, g_value_get_enum (value));
      break;
    case PROP_SIZE:
      self->size = g_value_get_int (value);
      break;
    case PROP_SHOW_LABEL:
      self->show_label = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_progress_ring_constructed (GObject *object)
{
  StudyProgressRing *self = STUDY_PROGRESS_RING (object);
  AdwStyleManager *style_manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  G_OBJECT_CLASS (study_progress_ring_parent_class)->constructed (object);

  if (self->show_label)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "labelled");
      g_object_set (self, "accessible-role", GTK_ACCESSIBLE_ROLE_PROGRESS_BAR, NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                      GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                      GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 1.0,
                                      -1);
      update_accessible (self);
    }

  g_signal_connect_object (style_manager, "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  /* The arc, whose color it is, draws nothing itself. */
  g_signal_connect_object (style_manager, "notify::accent-color-rgba",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

static void
study_progress_ring_dispose (GObject *object)
{
  StudyProgressRing *self = STUDY_PROGRESS_RING (object);

  if (self->animation != NULL)
    adw_animation_pause (self->animation);
  g_clear_object (&self->animation);
  g_clear_pointer (&self->arc, gtk_widget_unparent);

  G_OBJECT_CLASS (study_progress_ring_parent_class)->dispose (object);
}

static void
study_progress_ring_class_init (StudyProgressRingClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = study_progress_ring_get_property;
  object_class->set_property = study_progress_ring_set_property;
  object_class->constructed = study_progress_ring_constructed;
  object_class->dispose = study_progress_ring_dispose;

  widget_class->measure = study_progress_ring_measure;
  widget_class->size_allocate = study_progress_ring_size_allocate;
  widget_class->snapshot = study_progress_ring_snapshot;
  widget_class->system_setting_changed = study_progress_ring_system_setting_changed;

  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  props[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, STUDY_TYPE_TOPIC_STATE, STUDY_TOPIC_NOT_STARTED, flags);
  /**
   * StudyProgressRing:size:
   *
   * The diameter in pixels; in scale-independent ones when there is a label.
   */
  props[PROP_SIZE] = g_param_spec_int ("size", NULL, NULL, 8, 512, 16, flags | G_PARAM_CONSTRUCT_ONLY);
  props[PROP_SHOW_LABEL] =
    g_param_spec_boolean ("show-label", NULL, NULL, FALSE, flags | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "progressring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
study_progress_ring_init (StudyProgressRing *self)
{
  self->arc = g_object_new (ADW_TYPE_BIN, "css-name", "arc", NULL);
  gtk_widget_set_parent (self->arc, GTK_WIDGET (self));
}

GtkWidget *
study_progress_ring_new (int      size,
                         gboolean show_label)
{
  return g_object_new (STUDY_TYPE_PROGRESS_RING, "size", size, "show-label", show_label, NULL);
}

/**
 * study_progress_ring_set_fraction:
 * @self: a ring
 * @fraction: how much is done, 0 to 1
 *
 * Sets how much is done. A ring with a label that is on the screen moves
 * there; the small ones do not, as they are reused for other things while a
 * list scrolls.
 */
void
study_progress_ring_set_fraction (StudyProgressRing *self,
                                  double             fraction)
{
  g_return_if_fail (STUDY_IS_PROGRESS_RING (self));

  fraction = CLAMP (fraction, 0, 1);
  if (self->fraction == fraction)
    return;

  self->fraction = fraction;

  if (self->show_label && gtk_widget_get_mapped (GTK_WIDGET (self)))
    animate (self);
  else
    self->shown = fraction;

  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRACTION]);
}

/* Sets whether there is a tick or a skip mark. */
void
study_progress_ring_set_state (StudyProgressRing *self,
                               StudyTopicState    state)
{
  g_return_if_fail (STUDY_IS_PROGRESS_RING (self));

  if (self->state == state)
    return;

  self->state = state;

  set_css_class (self, "done", state == STUDY_TOPIC_DONE);
  set_css_class (self, "skipped", state == STUDY_TOPIC_SKIPPED);

  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

/**
 * study_progress_ring_jump:
 * @self: a ring
 *
 * Ends an animation. To be called when the ring begins to show another thing,
 * where moving between the two would tell of something that did not happen.
 */
void
study_progress_ring_jump (StudyProgressRing *self)
{
  g_return_if_fail (STUDY_IS_PROGRESS_RING (self));

  if (self->animation != NULL)
    adw_animation_skip (self->animation);
}
