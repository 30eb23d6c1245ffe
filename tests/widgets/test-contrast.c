/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "app/test-ui.h"
#include "widgets/study-activity-cell.h"
#include "widgets/study-activity-map.h"
#include "widgets/study-boxed-list.h"
#include "widgets/study-check-row.h"
#include "widgets/study-progress-ring.h"

/* Contrast as WCAG 2.2 defines it, of the colors that are drawn: 4.5 : 1 for text (1.4.3), 3 : 1 for what else
 * carries meaning (1.4.11). */
#define TEXT 4.5
#define GRAPHIC 3.0

/* The accents of libadwaita. */
static const char * const accents[] = {
  "#3584e4", "#2190a4", "#3a944a", "#c88800", "#ed5b00", "#e62d42", "#d56199", "#9141ac", "#6f8396",
};

typedef struct
{
  guint32 *pixels;
  int width;
  int height;
} Picture;

static double
get_luminance (guint32 pixel)
{
  static const double weights[] = { 0.0722, 0.7152, 0.2126 };
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      const double channel = ((pixel >> (8 * i)) & 0xff) / 255.0;

      sum += weights[i] * (channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4));
    }

  return sum;
}

static double
get_contrast (guint32 one,
              guint32 other)
{
  const double a = get_luminance (one), b = get_luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static void
take_picture (GtkWidget *page,
              Picture   *picture)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (page);
  g_autoptr (GskRenderNode) node = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface;
  cairo_t *cr;

  picture->width = gtk_widget_get_width (page);
  picture->height = gtk_widget_get_height (page);
  picture->pixels = g_new0 (guint32, (gsize) picture->width * (gsize) picture->height);
  surface = cairo_image_surface_create_for_data ((guchar *) picture->pixels, CAIRO_FORMAT_ARGB32,
                                                 picture->width, picture->height, picture->width * 4);
  cr = cairo_create (surface);
  gdk_paintable_snapshot (paintable, snapshot, picture->width, picture->height);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static graphene_rect_t
get_bounds (GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, gtk_widget_get_ancestor (widget, ADW_TYPE_CLAMP), &bounds));

  return bounds;
}

/* The color at a place in a widget. */
static guint32
pick (Picture   *picture,
      GtkWidget *widget,
      double     x,
      double     y)
{
  const graphene_rect_t bounds = get_bounds (widget);
  const int column = (int) (bounds.origin.x + x), row = (int) (bounds.origin.y + y);

  g_assert_cmpint (column, >=, 0);
  g_assert_cmpint (column, <, picture->width);
  g_assert_cmpint (row, >=, 0);
  g_assert_cmpint (row, <, picture->height);

  return picture->pixels[row * picture->width + column];
}

static void
assert_contrast (const char *what,
                 guint32     one,
                 guint32     other,
                 double      least)
{
  const double contrast = get_contrast (one, other);

  if (contrast < least)
    {
      g_printerr ("%s: #%06x on #%06x is %.2f : 1, less than %.1f : 1\n", what, one & 0xffffff, other & 0xffffff,
                  contrast, least);
      g_test_fail ();
    }
}

/* Of the edges of letters and lines and their insides, the insides stand out most. */
static void
assert_stands_out (Picture    *picture,
                   const char *what,
                   GtkWidget  *widget,
                   double      least)
{
  const graphene_rect_t bounds = get_bounds (widget);
  const guint32 background = pick (picture, widget, 0, 0);
  guint32 color = background;

  for (int y = 0; y < (int) bounds.size.height; y++)
    for (int x = 0; x < (int) bounds.size.width; x++)
      {
        const guint32 pixel = pick (picture, widget, x, y);

        if (get_contrast (pixel, background) > get_contrast (color, background))
          color = pixel;
      }

  assert_contrast (what, color, background, least);
}

static GtkWidget *
append_ring (GtkWidget      *box,
             int             size,
             gboolean        show_label,
             StudyTopicState state)
{
  GtkWidget *ring = study_progress_ring_new (size, show_label);

  study_progress_ring_set_fraction (STUDY_PROGRESS_RING (ring), 0.5);
  study_progress_ring_set_state (STUDY_PROGRESS_RING (ring), state);
  gtk_widget_set_valign (ring, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), ring);

  return ring;
}

static GtkWidget *
append_label (GtkWidget  *box,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new ("MM");

  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
set_css (GtkCssProvider *provider,
         const char     *accent)
{
  /* Letters whose insides are more than their edges. */
  g_autofree char *css = g_strdup_printf ("label { font-size: 40px; } :root { --accent-bg-color: %s; }", accent);

  gtk_css_provider_load_from_string (provider, css);
}

static void
test_colors (void)
{
  StudyProgress *progress;
  g_autoptr (StudyTrail) trail = test_ui_trail_new (&progress);
  g_autoptr (StudyProgress) owned = progress;
  g_autoptr (StudyActivity) activity = study_activity_new (progress);
  g_autoptr (StudyHabit) habit = study_habit_new ("device-a");
  g_autoptr (StudyDiary) diary = study_diary_new (habit);
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  StudyTopic *topic = study_trail_find_topic (trail, "basics/python");
  AdwStyleManager *style_manager = adw_style_manager_get_default ();
  GtkWidget *page = adw_clamp_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *pane = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *list = g_object_new (STUDY_TYPE_BOXED_LIST, "row-type", STUDY_TYPE_CHECK_ROW, NULL);
  GtkWidget *map = g_object_new (STUDY_TYPE_ACTIVITY_MAP, NULL);
  g_autoptr (GtkAccessible) first_day = NULL;
  GtkWidget *today;
  GtkWidget *ring, *done_ring, *skipped_ring, *dimmed, *error, *success, *caption, *window, *row, *done_row, *check;

  if (g_test_subprocess () && g_strcmp0 (g_getenv ("ADW_DEBUG_HIGH_CONTRAST"), "1") == 0)
    {
      g_autoptr (GtkCssProvider) high_contrast = gtk_css_provider_new ();

      g_assert_true (adw_style_manager_get_high_contrast (style_manager));
      gtk_css_provider_load_from_resource (high_contrast, "/org/example/StudyTrail/style-hc.css");
      gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (high_contrast),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    }
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);

  study_progress_set_value (progress, STUDY_SCOPE_ITEM, study_item_get_id (study_topic_get_item (topic, 2)),
                            STUDY_FIELD_DONE, g_variant_new_int64 (test_ui_get_time (TEST_UI_TODAY)));
  study_boxed_list_set_model (STUDY_BOXED_LIST (list), G_LIST_MODEL (topic));
  study_diary_set_activity (diary, "sample", activity);
  g_object_set (map, "today", TEST_UI_TODAY, "diary", diary, "valign", GTK_ALIGN_START, NULL);

  gtk_widget_add_css_class (card, "card");
  ring = append_ring (card, 112, TRUE, STUDY_TOPIC_IN_PROGRESS);
  done_ring = append_ring (card, 32, FALSE, STUDY_TOPIC_DONE);
  skipped_ring = append_ring (card, 32, FALSE, STUDY_TOPIC_SKIPPED);
  gtk_box_append (GTK_BOX (card), map);

  dimmed = append_label (box, "dimmed");
  error = append_label (box, "error");
  success = append_label (box, "success");
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), card);
  gtk_widget_add_css_class (pane, "sidebar-pane");
  caption = append_label (pane, "dimmed");
  gtk_box_append (GTK_BOX (box), pane);
  adw_clamp_set_child (ADW_CLAMP (page), box);
  gtk_widget_add_css_class (page, "background");
  window = test_ui_show (page, 600, 900);
  row = GTK_WIDGET (study_boxed_list_get_row (STUDY_BOXED_LIST (list), 0));
  done_row = GTK_WIDGET (study_boxed_list_get_row (STUDY_BOXED_LIST (list), 2));
  check = gtk_widget_get_first_child (test_ui_find_id (row, "check"));
  first_day = gtk_accessible_get_first_accessible_child (GTK_ACCESSIBLE (map));
  today = GTK_WIDGET (first_day);
  while (study_activity_cell_get_day (STUDY_ACTIVITY_CELL (today)) != TEST_UI_TODAY)
    today = gtk_widget_get_next_sibling (today);

  for (guint dark = 0; dark < 2; dark++)
    for (guint i = 0; i < G_N_ELEMENTS (accents); i++)
      {
        const double radius = (gtk_widget_get_width (ring) - 10) / 2.0;
        graphene_rect_t day;
        g_autofree guint32 *pixels = NULL;
        Picture picture;
        guint32 empty;

        adw_style_manager_set_color_scheme (style_manager, dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                : ADW_COLOR_SCHEME_FORCE_LIGHT);
        set_css (provider, accents[i]);
        /* What the style manager tells of an accent, a style sheet does not. */
        gtk_widget_queue_draw (ring);
        test_ui_wait_frames (window, 3);
        take_picture (page, &picture);
        pixels = picture.pixels;

        assert_stands_out (&picture, "dimmed text", dimmed, TEXT);
        assert_stands_out (&picture, "an error", error, TEXT);
        assert_stands_out (&picture, "a success", success, TEXT);
        assert_stands_out (&picture, "dimmed text in the sidebar", caption, TEXT);
        assert_stands_out (&picture, "the title of an item", test_ui_find_id (row, "title"), TEXT);
        assert_stands_out (&picture, "the title of a done item", test_ui_find_id (done_row, "title"), TEXT);
        assert_stands_out (&picture, "the details of a done item", test_ui_find_id (done_row, "subtitle"), TEXT);

        assert_stands_out (&picture, "an empty check box", check, GRAPHIC);
        assert_contrast ("the arc of a ring, on its track",
                         pick (&picture, ring, gtk_widget_get_width (ring) / 2.0 + radius, radius),
                         pick (&picture, ring, gtk_widget_get_width (ring) / 2.0 - radius, radius), GRAPHIC);
        assert_contrast ("the arc of a ring, on the background",
                         pick (&picture, ring, gtk_widget_get_width (ring) / 2.0 + radius, radius),
                         pick (&picture, ring, 2, 2), GRAPHIC);
        assert_contrast ("the disc of what is done, on the background",
                         pick (&picture, done_ring, 16, 4), pick (&picture, done_ring, 1, 1), GRAPHIC);
        assert_contrast ("the tick of what is done",
                         pick (&picture, done_ring, 14, 21), pick (&picture, done_ring, 16, 4), GRAPHIC);
        assert_contrast ("the mark of what is skipped",
                         pick (&picture, skipped_ring, 21, 16), pick (&picture, skipped_ring, 1, 1), GRAPHIC);

        /* Today is a Wednesday, below an empty day. */
        g_assert_true (gtk_widget_compute_bounds (today, map, &day));
        empty = pick (&picture, map, (int) day.origin.x + 6, (int) day.origin.y - 16 + 2);
        assert_contrast ("a day with an item, on its cell",
                         pick (&picture, map, (int) day.origin.x + 6, (int) day.origin.y + 6), empty, GRAPHIC);
      }

  gtk_style_context_remove_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider));
  test_ui_destroy (window, page);
}

static void
run_with (gconstpointer user_data)
{
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "ADW_DEBUG_HIGH_CONTRAST", user_data, TRUE);

  g_test_trap_subprocess_with_envp ("/contrast/colors/subprocess", (const char * const *) environment, 0,
                                    G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

int
main (int    argc,
      char **argv)
{
  test_ui_init (&argc, &argv);

  g_test_add_data_func ("/contrast/normal", "0", run_with);
  g_test_add_data_func ("/contrast/high", "1", run_with);
  g_test_add_func ("/contrast/colors/subprocess", test_colors);

  return g_test_run ();
}
