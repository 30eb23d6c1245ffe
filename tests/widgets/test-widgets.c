/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>

#include "app/test-ui.h"
#include "model/content/study-text-date.h"
#include "model/content/study-text-fill.h"
#include "model/text/study-text.h"
#include "widgets/study-activity-cell.h"
#include "widgets/study-activity-map.h"
#include "widgets/study-advice-row.h"
#include "widgets/study-boxed-list.h"
#include "widgets/study-check-row.h"
#include "widgets/study-link-row.h"
#include "widgets/study-progress-ring.h"
#include "widgets/study-tool-row.h"
#include "widgets/study-week.h"

#define assert_text(expression, expected)      \
  G_STMT_START                                 \
    {                                          \
      g_autofree char *text = (expression);    \
      g_assert_cmpstr (text, ==, (expected));  \
    }                                          \
  G_STMT_END

/* Texts and weeks */

static void
test_percent (void)
{
  const struct
  {
    double fraction;
    guint percent;
  } cases[] = {
    { 0, 0 },
    { -1, 0 },
    { 0.0 / 0.0, 0 },
    { 1e-9, 1 },
    { 1.0 / 100000, 1 },
    { 0.019, 1 },
    { 0.02, 2 },
    { 29.0 / 100, 29 },
    { 57.0 / 100, 57 },
    { 0.4, 40 },
    { 0.999, 99 },
    { 99999.0 / 100000, 99 },
    { 1, 100 },
    { 2, 100 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (study_text_get_percent (cases[i].fraction), ==, cases[i].percent);

  for (guint total = 1; total <= 100; total++)
    for (guint done = 0; done <= total; done++)
      {
        const guint percent = study_text_get_percent (done / (double) total);

        g_assert_true ((percent == 100) == (done == total));
        g_assert_true ((percent == 0) == (done == 0));
        g_assert_true (done == 0 || done == total || percent == MAX (1, done * 100 / total));
      }
}

static void
test_state (void)
{
  g_assert_cmpint (study_text_get_state (0, 0), ==, STUDY_TOPIC_NOT_STARTED);
  g_assert_cmpint (study_text_get_state (0, 3), ==, STUDY_TOPIC_NOT_STARTED);
  g_assert_cmpint (study_text_get_state (1, 3), ==, STUDY_TOPIC_IN_PROGRESS);
  g_assert_cmpint (study_text_get_state (3, 3), ==, STUDY_TOPIC_DONE);
}

static void
test_texts (void)
{
  assert_text (study_text_percent (0.4), "40%");
  assert_text (study_text_count (4, 17), "4 of 17");
  assert_text (study_text_extra (2, 5), "Optional: 2 of 5 items");
  assert_text (study_text_stage_count (4, 17, 2, 5), "4 of 17");
  assert_text (study_text_stage_count (0, 0, 2, 5), "Optional: 2 of 5 items");
  assert_text (study_text_stage_count (0, 0, 0, 0), "");
  assert_text (study_text_days (0), "0 days");
  assert_text (study_text_days (1), "1 day");
  assert_text (study_text_days (6), "6 days");
  assert_text (study_text_numbered (2, "Web & More"), "2. Web & More");
  assert_text (study_text_numbered (0, "Archived"), "Archived");
  assert_text (study_text_hours (1), "1 hour");
  assert_text (study_text_hours (0.5), "0.5 hours");
  assert_text (study_text_hours (1.04), "1 hour");
  assert_text (study_text_hours (8), "8 hours");
  assert_text (study_text_hours (8.5), "8.5 hours");
  assert_text (study_text_hours (1e12), "1000000000000 hours");
  assert_text (study_text_date (test_ui_get_time (TEST_UI_TODAY)), "Nov 18, 2026");
  assert_text (study_text_date (G_MAXINT64), "");
  assert_text (study_text_day (TEST_UI_TODAY), "November 18, 2026");
  assert_text (study_text_day (0), "");
  assert_text (study_text_day (G_MAXUINT32), "");
  assert_text (study_text_day_count (0, TEST_UI_TODAY), "No items on November 18, 2026");
  assert_text (study_text_day_count (1, TEST_UI_TODAY), "1 item on November 18, 2026");
  assert_text (study_text_day_count (3, TEST_UI_TODAY), "3 items on November 18, 2026");
  assert_text (study_text_topic (STUDY_TOPIC_NOT_STARTED, 0, 7), "Not started, 0 of 7");
  assert_text (study_text_topic (STUDY_TOPIC_IN_PROGRESS, 3, 7), "In progress, 3 of 7");
  assert_text (study_text_topic (STUDY_TOPIC_DONE, 7, 7), "Done, 7 of 7");
  assert_text (study_text_topic (STUDY_TOPIC_SKIPPED, 1, 7), "Skipped, 1 of 7");
}

/* Texts keep their direction where both directions meet, and are left alone elsewhere. */
static void
test_fill (void)
{
  assert_text (study_text_fill ("%s and “%s”", "Java", "C++"), "Java and “C++”");
  assert_text (study_text_fill ("%u%% of %lu, %2s", 40u, 17ul, "x"), "40% of 17,  x");
  assert_text (study_text_fill ("“%s” נוסף", "C++"), "“\u2068C++\u2069” נוסף");
  assert_text (study_text_fill ("%2$s: %1$s", "C++", "أساسيات"), "\u2068أساسيات\u2069: \u2068C++\u2069");
  assert_text (study_text_fill ("“%s” is %s", "\u202eexe\u202d.a\u202c", "\u2067b"), "“exe.a” is \u2067b\u2069");
  assert_text (study_text_shorten ("a\u202ebc\u2069\u2066d\ne\u2069", 100), "abc\u2066d\u2069\ne");
  assert_text (study_text_shorten ("… – \u2068שפה\u2069", 100), "… – \u2068שפה\u2069");
  assert_text (study_text_join (" · ", (const char * const []) { "C++", "Java", NULL }), "C++ · Java");
  assert_text (study_text_join (" · ", (const char * const []) { "C++", "שפה", NULL }),
               "\u2068C++\u2069 · \u2068שפה\u2069");
  assert_text (study_text_join (" · ", (const char * const []) { NULL }), "");
}

/* Numbers and dates, as each locale writes them. */
static void
test_locale (void)
{
  const struct
  {
    const char *locale;
    const char *number;
    const char *date;
  } cases[] = {
    { "en_US.UTF-8", "10,822 items", "Nov 18, 2026" },
    { "pt_BR.UTF-8", "10.822 items", "18 nov 2026" },
    { "es_ES.UTF-8", "10.822 items", "18 nov 2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (setlocale (LC_ALL, cases[i].locale) == NULL)
        {
          g_test_skip ("a locale is missing");
          break;
        }

      assert_text (study_text_fill ("%u items", 10822u), cases[i].number);
      assert_text (study_text_date (test_ui_get_time (TEST_UI_TODAY)), cases[i].date);
    }

  setlocale (LC_ALL, "C.UTF-8");
}

static void
test_item_text (void)
{
  const guint32 day = TEST_UI_TODAY;

  assert_text (study_text_item (NULL, 0, 0), "");
  assert_text (study_text_item ("", 0, 0), "");
  assert_text (study_text_item ("Alura", 0, 0), "Alura");
  assert_text (study_text_item ("Alura", 8.5, 0), "Alura · 8.5 hours");
  assert_text (study_text_item (NULL, 0, day), "completed on Nov 18, 2026");
  assert_text (study_text_item ("Alura", 1, day), "Alura · 1 hour · completed on Nov 18, 2026");
}

static void
test_first_day (void)
{
  const struct
  {
    guint first_weekday;
    guint week_1stday;
    GDateWeekday first_day;
  } cases[] = {
    { 1, 19971130, G_DATE_SUNDAY },   /* en_US, pt_BR */
    { 2, 19971130, G_DATE_MONDAY },   /* de_DE, es_ES */
    { 7, 19971130, G_DATE_SATURDAY }, /* ar_EG */
    { 6, 19971130, G_DATE_FRIDAY },   /* dv_MV */
    { 1, 19971201, G_DATE_MONDAY },
    { 7, 19971201, G_DATE_SUNDAY },
    { 0, 19971130, G_DATE_MONDAY },
    { 8, 19971130, G_DATE_MONDAY },
    { 1, 0, G_DATE_MONDAY },
  };
  GDateWeekday first_day;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (study_week_first_day_from_langinfo (cases[i].first_weekday, cases[i].week_1stday), ==,
                     cases[i].first_day);

  first_day = study_week_get_first_day ();
  g_assert_true (g_date_valid_weekday (first_day));
}

static void
test_week_start (void)
{
  for (guint first_day = G_DATE_MONDAY; first_day <= G_DATE_SUNDAY; first_day++)
    for (guint32 day = TEST_UI_TODAY; day < TEST_UI_TODAY + 14; day++)
      {
        const guint32 start = study_week_get_start (day, (GDateWeekday) first_day);
        GDate date;

        g_date_clear (&date, 1);
        g_date_set_julian (&date, start);
        g_assert_cmpint (g_date_get_weekday (&date), ==, first_day);
        g_assert_cmpuint (start, <=, day);
        g_assert_cmpuint (day - start, <, 7);
      }
}

/* The ring */

static void
test_ring (void)
{
  const char *name = "Progress: 0%";
  GtkWidget *ring = study_progress_ring_new (112, TRUE);
  GtkWidget *window = test_ui_show (ring, 200, 200);

  gtk_test_accessible_assert_role (ring, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
  gtk_test_accessible_assert_property (ring, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  gtk_test_accessible_assert_property (ring, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 0.0);
  test_ui_assert_value_text (ring, "0%");

  study_progress_ring_set_fraction (STUDY_PROGRESS_RING (ring), 0.999);
  study_progress_ring_set_state (STUDY_PROGRESS_RING (ring), STUDY_TOPIC_IN_PROGRESS);
  gtk_test_accessible_assert_property (ring, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 0.999);
  test_ui_assert_value_text (ring, "99%");
  test_ui_save_picture (window, "ring-in-progress");

  study_progress_ring_set_fraction (STUDY_PROGRESS_RING (ring), 1);
  study_progress_ring_set_state (STUDY_PROGRESS_RING (ring), STUDY_TOPIC_DONE);
  test_ui_assert_value_text (ring, "100%");
  g_assert_true (gtk_widget_has_css_class (ring, "done"));
  test_ui_save_picture (window, "ring-done");

  study_progress_ring_set_state (STUDY_PROGRESS_RING (ring), STUDY_TOPIC_SKIPPED);
  g_assert_false (gtk_widget_has_css_class (ring, "done"));
  g_assert_true (gtk_widget_has_css_class (ring, "skipped"));

  test_ui_destroy (window, ring);
}

static void
test_ring_animation (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *ring = study_progress_ring_new (64, TRUE);
  GtkWidget *window = test_ui_show (ring, 200, 200);
  double fraction;

  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  study_progress_ring_set_fraction (STUDY_PROGRESS_RING (ring), 0.5);
  test_ui_wait_frames (ring, 2);
  study_progress_ring_set_fraction (STUDY_PROGRESS_RING (ring), 0.75);
  study_progress_ring_jump (STUDY_PROGRESS_RING (ring));
  test_ui_wait_frames (ring, 2);
  study_progress_ring_set_fraction (STUDY_PROGRESS_RING (ring), 0.25);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);

  /* Nothing is left behind by a movement that has not ended. */
  g_object_get (ring, "fraction", &fraction, NULL);
  g_assert_cmpfloat (fraction, ==, 0.25);
  test_ui_destroy (window, ring);
}

static void
test_small_rings (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *window;
  const int sizes[] = { 16, 24, 32 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint state = STUDY_TOPIC_NOT_STARTED; state <= STUDY_TOPIC_SKIPPED; state++)
      {
        GtkWidget *ring = study_progress_ring_new (sizes[i], FALSE);
        int minimum;

        study_progress_ring_set_fraction (STUDY_PROGRESS_RING (ring), state == STUDY_TOPIC_NOT_STARTED ? 0 : 0.95);
        study_progress_ring_set_state (STUDY_PROGRESS_RING (ring), (StudyTopicState) state);
        gtk_widget_set_valign (ring, GTK_ALIGN_CENTER);
        gtk_box_append (GTK_BOX (box), ring);

        gtk_widget_measure (ring, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
        g_assert_cmpint (minimum, ==, sizes[i]);
        /* The row that it is in says the same in words. */
        gtk_test_accessible_assert_role (ring, GTK_ACCESSIBLE_ROLE_PRESENTATION);
      }

  window = test_ui_show (box, 500, 100);
  test_ui_save_picture (window, "rings-small");
  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_direction (child, GTK_TEXT_DIR_RTL);
  test_ui_save_picture (window, "rings-small-rtl");
  test_ui_destroy (window, box);
}

/* What a guide calls a tool is no markup. */
static void
test_tag (void)
{
  g_autoptr (StudyToolCategory) category =
    study_tool_category_new ("Tools", (const char * const []) { "R&D <b>", NULL });
  GtkWidget *row = g_object_new (STUDY_TYPE_TOOL_ROW, "object", category, NULL);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *tag = gtk_widget_get_first_child (test_ui_find_id (row, "tags"));
  GtkWidget *window;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  window = test_ui_show (list, 200, 100);
  g_assert_true (gtk_widget_has_css_class (tag, "tag"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (tag)), ==, "R&D <b>");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "R&D <b>");
  test_ui_save_picture (window, "tag");
  test_ui_destroy (window, list);
}

/* The map */

static void
assert_day_text (GtkWidget  *map,
                 const char *expected)
{
  g_autofree char *text = NULL;

  g_object_get (map, "day-text", &text, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
set_done_on (StudyProgress *progress,
             const char    *id,
             guint32        day)
{
  study_progress_set_value (progress, STUDY_SCOPE_ITEM, id, STUDY_FIELD_DONE,
                            g_variant_new_int64 (test_ui_get_time (day)));
}

/* Its days, as assistive technologies ask for them. */
static void
ask_for_days (GtkWidget *map)
{
  g_autoptr (GtkAccessible) first = gtk_accessible_get_first_accessible_child (GTK_ACCESSIBLE (map));

  g_assert_true (STUDY_IS_ACTIVITY_CELL (first));
  test_ui_wait_frames (map, 2);
}

static StudyActivityCell *
find_cell (GtkWidget *map,
           guint32    day)
{
  for (GtkWidget *child = gtk_widget_get_first_child (map); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (study_activity_cell_get_day (STUDY_ACTIVITY_CELL (child)) == day)
      return STUDY_ACTIVITY_CELL (child);

  return NULL;
}

/* How wide the mark on a day is drawn, in pixels: it is opaque, unlike the cell. */
static int
get_mark (GtkWidget         *map,
          StudyActivityCell *cell)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (map);
  const int width = gtk_widget_get_width (map), height = gtk_widget_get_height (map);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  cairo_t *cr = cairo_create (surface);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  graphene_rect_t bounds;
  graphene_point_t center;
  const guchar *row;
  int n_opaque = 0;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (cell), map, &bounds));
  graphene_rect_get_center (&bounds, &center);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  row = cairo_image_surface_get_data (surface) + (int) center.y * cairo_image_surface_get_stride (surface);
  for (int x = (int) bounds.origin.x; x < (int) (bounds.origin.x + bounds.size.width); x++)
    n_opaque += row[x] == 255;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return n_opaque;
}

/* What is beside the days. */
static int
get_label_width (GtkWidget *map)
{
  int minimum;

  gtk_widget_measure (map, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum - (12 * 16 - 3);
}

static guint
count_columns (GtkWidget *map)
{
  guint n_cells = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (map); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_cells += gtk_widget_get_child_visible (child);
  g_assert_cmpuint (n_cells % 7, ==, 0);

  return n_cells / 7;
}

static void
test_map (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device");
  g_autoptr (StudyActivity) activity = study_activity_new (progress);
  g_autoptr (StudyHabit) habit = study_habit_new ("device-a");
  g_autoptr (StudyDiary) diary = study_diary_new (habit);
  g_autofree char *summary = NULL;
  GtkWidget *map = g_object_new (STUDY_TYPE_ACTIVITY_MAP, NULL);
  GtkWidget *window;
  StudyActivityCell *cell;

  set_done_on (progress, "a", TEST_UI_TODAY);
  set_done_on (progress, "b", TEST_UI_TODAY - 8);
  set_done_on (progress, "c", TEST_UI_TODAY - 8);
  g_object_set (map, "today", TEST_UI_TODAY, NULL);
  study_diary_set_activity (diary, "sample", activity);
  g_object_set (map, "diary", diary, NULL);

  gtk_test_accessible_assert_role (map, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (map, GTK_ACCESSIBLE_PROPERTY_LABEL, "Activity by Day");
  g_assert_null (gtk_widget_get_first_child (map));

  window = test_ui_show (map, 400, 160);
  g_assert_null (gtk_widget_get_first_child (map));
  ask_for_days (map);
  g_assert_cmpuint (count_columns (map), ==, (guint) (gtk_widget_get_width (map) - get_label_width (map) + 3) / 16);

  assert_day_text (map, "1 item on November 18, 2026");
  summary = study_text_activity (3, 2, count_columns (map));
  g_assert_true (g_str_has_suffix (summary, " weeks: 3 items on 2 days"));
  gtk_test_accessible_assert_property (map, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary);

  g_assert_cmpint (get_mark (map, find_cell (map, TEST_UI_TODAY - 1)), ==, 0);
  cell = find_cell (map, TEST_UI_TODAY);
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, "1 item on November 18, 2026");
  g_assert_cmpint (get_mark (map, cell), ==, 5);

  cell = find_cell (map, TEST_UI_TODAY - 8);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, "2 items on November 10, 2026");
  g_assert_cmpint (get_mark (map, cell), ==, 7);

  /* It follows the model. */
  set_done_on (progress, "d", TEST_UI_TODAY - 8);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, "3 items on November 10, 2026");
  test_ui_wait_frames (map, 2);
  g_assert_cmpint (get_mark (map, cell), ==, 9);

  /* Days that are still to come are not there. */
  for (GtkWidget *child = gtk_widget_get_first_child (map); child != NULL; child = gtk_widget_get_next_sibling (child))
    g_assert_true (gtk_widget_get_visible (child) ==
                   (study_activity_cell_get_day (STUDY_ACTIVITY_CELL (child)) <= TEST_UI_TODAY));
  test_ui_save_picture (window, "activity-map");

  /* The day goes on. */
  g_object_set (map, "today", TEST_UI_TODAY + 1, NULL);
  cell = find_cell (map, TEST_UI_TODAY + 1);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (cell)));
  g_object_set (map, "today", TEST_UI_TODAY + 7, NULL);
  gtk_test_accessible_assert_property (find_cell (map, TEST_UI_TODAY), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "1 item on November 18, 2026");

  g_object_set (map, "diary", NULL, NULL);
  gtk_test_accessible_assert_property (find_cell (map, TEST_UI_TODAY), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "No items on November 18, 2026");
  test_ui_destroy (window, map);
}

static void
test_map_width (void)
{
  GtkWidget *map = g_object_new (STUDY_TYPE_ACTIVITY_MAP, NULL);
  GtkWidget *window;
  int minimum, natural;

  gtk_widget_measure (map, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (get_label_width (map), >, 12);
  g_assert_cmpint (natural - minimum, ==, (53 - 12) * 16);

  window = test_ui_show (map, 1200, 160);
  ask_for_days (map);
  g_assert_cmpuint (count_columns (map), ==, 53);
  test_ui_destroy (window, map);
}

static guint32
get_focus_day (GtkWidget *map)
{
  GtkWidget *child = gtk_widget_get_focus_child (map);

  return child != NULL ? study_activity_cell_get_day (STUDY_ACTIVITY_CELL (child)) : 0;
}

static void
test_map_keys (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *map = g_object_new (STUDY_TYPE_ACTIVITY_MAP, NULL);
  GtkWidget *before = gtk_button_new_with_label ("Before");
  GtkWidget *after = gtk_button_new_with_label ("After");
  GtkWidget *window;

  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), map);
  gtk_box_append (GTK_BOX (box), after);
  g_object_set (map, "today", TEST_UI_TODAY, NULL);
  window = test_ui_show (box, 400, 240);

  /* One stop for Tab, at today. */
  gtk_widget_grab_focus (before);
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_cmpuint (get_focus_day (map), ==, TEST_UI_TODAY);
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == after);
  gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD);
  g_assert_cmpuint (get_focus_day (map), ==, TEST_UI_TODAY);

  gtk_widget_child_focus (window, GTK_DIR_UP);
  g_assert_cmpuint (get_focus_day (map), ==, TEST_UI_TODAY - 1);
  gtk_widget_child_focus (window, GTK_DIR_LEFT);
  g_assert_cmpuint (get_focus_day (map), ==, TEST_UI_TODAY - 8);
  assert_day_text (map, "No items on November 10, 2026");
  gtk_widget_child_focus (window, GTK_DIR_DOWN);
  g_assert_cmpuint (get_focus_day (map), ==, TEST_UI_TODAY - 7);
  gtk_window_set_focus_visible (GTK_WINDOW (window), TRUE);
  test_ui_save_picture (window, "activity-map-focus");

  /* The map remembers where one was. */
  gtk_widget_grab_focus (before);
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_cmpuint (get_focus_day (map), ==, TEST_UI_TODAY - 7);
  gtk_widget_child_focus (window, GTK_DIR_RIGHT);
  g_assert_cmpuint (get_focus_day (map), ==, TEST_UI_TODAY);
  gtk_widget_child_focus (window, GTK_DIR_RIGHT);
  g_assert_cmpuint (get_focus_day (map), ==, TEST_UI_TODAY);

  /* Time runs with the text. */
  gtk_widget_set_direction (map, GTK_TEXT_DIR_RTL);
  gtk_widget_child_focus (window, GTK_DIR_RIGHT);
  g_assert_cmpuint (get_focus_day (map), ==, TEST_UI_TODAY - 7);
  test_ui_destroy (window, box);
}

/* Rows */

static void
test_check_row (void)
{
  StudyProgress *progress;
  g_autoptr (StudyTrail) trail = test_ui_trail_new (&progress);
  g_autoptr (StudyProgress) owned = progress;
  StudyTopic *topic = study_trail_find_topic (trail, "basics/python");
  StudyItem *lesson = study_topic_get_item (topic, 0);
  StudyItem *course = study_topic_get_item (topic, 2);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = g_object_new (STUDY_TYPE_CHECK_ROW, NULL);
  GtkWidget *window, *check, *link_button;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  window = test_ui_show (list, 400, 120);
  check = test_ui_find_id (row, "check");
  link_button = test_ui_find_id (row, "link_button");

  study_object_row_set_object (STUDY_OBJECT_ROW (row), course);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Python: first steps");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Alura · 8.5 hours");
  /* The row is the check box, and the only stop of the keyboard before the link. */
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_test_accessible_assert_relation (row, GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       test_ui_find_id (row, "title"), NULL);
  gtk_test_accessible_assert_relation (row, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                       test_ui_find_id (row, "subtitle"), NULL);
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  gtk_test_accessible_assert_role (check, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  g_assert_false (gtk_widget_get_can_focus (check));
  gtk_test_accessible_assert_property (link_button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Open the link of “Python: first steps”");
  g_assert_true (gtk_widget_get_visible (link_button));

  /* A click on the row checks it off. */
  gtk_widget_activate (row);
  g_assert_true (study_item_get_done (course));
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  g_assert_true (gtk_widget_has_css_class (row, "done"));
  set_done_on (progress, study_item_get_id (course), TEST_UI_TODAY);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Alura · 8.5 hours · completed on Nov 18, 2026");
  test_ui_save_picture (window, "check-row-done");

  /* The model leads. */
  study_item_set_done (course, FALSE);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  g_assert_false (gtk_widget_has_css_class (row, "done"));

  g_signal_emit_by_name (link_button, "clicked");
  g_assert_cmpstr (test_ui_get_activated (window), ==, "open-uri https://example.org/course");

  /* Another item: nothing of the first one stays. */
  study_item_set_done (lesson, TRUE);
  study_object_row_set_object (STUDY_OBJECT_ROW (row), lesson);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_false (gtk_widget_get_visible (link_button));
  g_assert_false (study_item_get_done (course));
  study_item_set_done (course, TRUE);
  study_item_set_done (lesson, FALSE);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Data types");

  study_object_row_set_object (STUDY_OBJECT_ROW (row), NULL);
  gtk_widget_activate (row);
  test_ui_destroy (window, list);
}

static void
test_check_row_read_only (void)
{
  StudyProgress *progress;
  g_autoptr (StudyTrail) trail = test_ui_trail_new (&progress);
  g_autoptr (StudyProgress) owned = progress;
  StudyItem *item = study_trail_find_item (trail, "basics/python/types");
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = g_object_new (STUDY_TYPE_CHECK_ROW, NULL);
  GtkWidget *window, *check;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  study_object_row_set_object (STUDY_OBJECT_ROW (row), item);
  window = test_ui_show (list, 400, 80);
  check = test_ui_find_id (row, "check");

  study_progress_set_read_only (progress, TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_false (study_item_get_done (item));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));

  /* What cannot be changed is no stop for the keyboard. */
  g_object_set (row, "editable", FALSE, NULL);
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_DISABLED, TRUE);
  g_assert_false (gtk_widget_get_focusable (row));
  gtk_widget_activate (row);
  g_assert_false (study_item_get_done (item));
  g_object_set (row, "editable", TRUE, NULL);
  g_assert_true (gtk_widget_get_focusable (row));
  test_ui_destroy (window, list);
}

/* A group of check boxes is one stop for the Tab key. */
static void
test_check_row_keys (void)
{
  StudyProgress *progress;
  g_autoptr (StudyTrail) trail = test_ui_trail_new (&progress);
  g_autoptr (StudyProgress) owned = progress;
  StudyTopic *topic = study_trail_find_topic (trail, "basics/python");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = g_object_new (STUDY_TYPE_BOXED_LIST, "row-type", STUDY_TYPE_CHECK_ROW, NULL);
  GtkWidget *before = gtk_button_new_with_label ("Before"), *after = gtk_button_new_with_label ("After");
  GtkWidget *window;
  GtkListBoxRow *row;

  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), after);
  window = test_ui_show (box, 400, 400);
  study_boxed_list_set_model (STUDY_BOXED_LIST (list), G_LIST_MODEL (topic));
  gtk_test_accessible_assert_role (test_ui_find_id (list, "list"), GTK_ACCESSIBLE_ROLE_GROUP);

  gtk_widget_grab_focus (before);
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  row = study_boxed_list_get_row (STUDY_BOXED_LIST (list), 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == GTK_WIDGET (row));
  g_signal_emit_by_name (test_ui_find_id (list, "list"), "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE);
  row = study_boxed_list_get_row (STUDY_BOXED_LIST (list), 1);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == GTK_WIDGET (row));
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == after);
  test_ui_destroy (window, box);
}

static void
set_item (GtkWidget  *row,
          const char *url)
{
  g_autoptr (StudyContentItem) content =
    study_content_item_new ("x/y/z", STUDY_ITEM_COURSE, "<b>Bold</b> & more");
  g_autoptr (StudyItem) item = NULL;

  content->url = g_strdup (url);
  item = study_item_new (content);
  study_object_row_set_object (STUDY_OBJECT_ROW (row), item);
}

static void
test_check_row_unsafe_link (void)
{
  const char * const urls[] = { "javascript:alert(1)", "file:///etc/passwd", "", NULL };
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = g_object_new (STUDY_TYPE_CHECK_ROW, NULL);
  GtkWidget *window, *link_button;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  window = test_ui_show (list, 400, 80);
  link_button = test_ui_find_id (row, "link_button");
  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      set_item (row, "https://example.org/");
      g_assert_true (gtk_widget_get_visible (link_button));
      set_item (row, urls[i]);
      g_assert_false (gtk_widget_get_visible (link_button));
    }

  test_ui_destroy (window, list);
}

static void
store_item_cb (GtkWidget  *row,
               StudyItem  *item,
               StudyItem **stored)
{
  *stored = item;
}

static void
test_item_list (void)
{
  StudyProgress *progress;
  g_autoptr (StudyTrail) trail = test_ui_trail_new (&progress);
  g_autoptr (StudyProgress) owned = progress;
  StudyTopic *python = study_trail_find_topic (trail, "basics/python");
  StudyTopic *sql = study_trail_find_topic (trail, "data/sql");
  GtkWidget *list = g_object_new (STUDY_TYPE_BOXED_LIST, "row-type", STUDY_TYPE_CHECK_ROW, NULL);
  GtkListBoxRow *footer = GTK_LIST_BOX_ROW (adw_button_row_new ());
  GtkWidget *window = test_ui_show (list, 400, 400);
  GtkWidget *box = test_ui_find_id (list, "list");
  StudyItem *edited = NULL, *removed = NULL;
  GtkListBoxRow *first, *own;
  g_autofree char *id = NULL;

  g_assert_false (gtk_widget_get_visible (box));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (footer), "Add Course…");
  study_boxed_list_set_footer (STUDY_BOXED_LIST (list), footer);
  g_assert_true (gtk_widget_get_visible (box));
  gtk_widget_set_visible (GTK_WIDGET (footer), FALSE);
  g_assert_false (gtk_widget_get_visible (box));
  gtk_widget_set_visible (GTK_WIDGET (footer), TRUE);

  study_boxed_list_set_model (STUDY_BOXED_LIST (list), G_LIST_MODEL (python));
  g_assert_cmpuint (study_boxed_list_get_n_rows (STUDY_BOXED_LIST (list)), ==, 3);
  first = study_boxed_list_get_row (STUDY_BOXED_LIST (list), 0);
  g_assert_true (study_object_row_get_object (STUDY_OBJECT_ROW (first)) == study_topic_get_item (python, 0));
  g_assert_true (gtk_widget_get_last_child (box) == GTK_WIDGET (footer));

  /* A course of one's own comes in, with its menu. */
  id = study_topic_add_course (python, "Mine", "https://example.org/mine", NULL, 0);
  own = study_boxed_list_get_row (STUDY_BOXED_LIST (list), 3);
  g_signal_connect (own, "edit", G_CALLBACK (store_item_cb), &edited);
  g_signal_connect (own, "remove", G_CALLBACK (store_item_cb), &removed);
  g_assert_cmpstr (study_item_get_id (study_object_row_get_object (STUDY_OBJECT_ROW (own))), ==, id);
  g_assert_true (gtk_widget_get_visible (test_ui_find_id (GTK_WIDGET (own), "own_button")));
  g_assert_false (gtk_widget_get_visible (test_ui_find_id (GTK_WIDGET (first), "own_button")));
  gtk_test_accessible_assert_property (test_ui_find_id (GTK_WIDGET (own), "own_button"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Options for “Mine”");
  gtk_widget_activate_action (GTK_WIDGET (own), "row.edit", NULL);
  g_assert_true (edited == study_object_row_get_object (STUDY_OBJECT_ROW (own)));
  gtk_widget_activate_action (GTK_WIDGET (own), "row.remove", NULL);
  g_assert_true (removed == study_object_row_get_object (STUDY_OBJECT_ROW (own)));
  test_ui_save_picture (window, "item-list");

  /* Another topic takes the same rows. */
  study_boxed_list_set_model (STUDY_BOXED_LIST (list), G_LIST_MODEL (sql));
  g_assert_cmpuint (study_boxed_list_get_n_rows (STUDY_BOXED_LIST (list)), ==, 1);
  g_assert_true (study_boxed_list_get_row (STUDY_BOXED_LIST (list), 0) == first);
  g_assert_true (study_object_row_get_object (STUDY_OBJECT_ROW (first)) == study_topic_get_item (sql, 0));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (own)));
  g_assert_null (study_boxed_list_get_row (STUDY_BOXED_LIST (list), 1));

  study_boxed_list_set_footer (STUDY_BOXED_LIST (list), NULL);
  study_boxed_list_set_model (STUDY_BOXED_LIST (list), NULL);
  g_assert_false (gtk_widget_get_visible (box));
  test_ui_destroy (window, list);
}

/* Two types of rows for texts: short ones, and those of more than one letter. */
typedef StudyObjectRow ShortRow;
typedef StudyObjectRowClass ShortRowClass;
typedef StudyObjectRow LongRow;
typedef StudyObjectRowClass LongRowClass;

GType short_row_get_type (void);
GType long_row_get_type (void);

G_DEFINE_TYPE (ShortRow, short_row, STUDY_TYPE_OBJECT_ROW)
G_DEFINE_TYPE (LongRow, long_row, STUDY_TYPE_OBJECT_ROW)

static void
short_row_class_init (ShortRowClass *klass)
{
}

static void
short_row_init (ShortRow *self)
{
}

static void
long_row_class_init (LongRowClass *klass)
{
}

static void
long_row_init (LongRow *self)
{
}

static GType
get_row_type (gpointer object)
{
  return strlen (gtk_string_object_get_string (object)) == 1 ? short_row_get_type () : long_row_get_type ();
}

/* Replaces texts from a position on, and sees that each has a row of its type, in its order. */
static void
splice_texts (StudyBoxedList *list,
              GtkStringList  *texts,
              guint           position,
              guint           n_removed,
              const char     *added)
{
  g_auto (GStrv) parts = *added != '\0' ? g_strsplit (added, " ", -1) : g_new0 (char *, 1);
  int before = -1;

  gtk_string_list_splice (texts, position, n_removed, (const char * const *) parts);
  g_assert_cmpuint (study_boxed_list_get_n_rows (list), ==, g_list_model_get_n_items (G_LIST_MODEL (texts)));

  for (guint i = 0; i < study_boxed_list_get_n_rows (list); i++)
    {
      g_autoptr (GObject) object = g_list_model_get_item (G_LIST_MODEL (texts), i);
      GtkListBoxRow *row = study_boxed_list_get_row (list, i);

      g_assert_true (G_OBJECT_TYPE (row) == get_row_type (object));
      g_assert_true (study_object_row_get_object (STUDY_OBJECT_ROW (row)) == object);
      g_assert_true (gtk_widget_get_visible (GTK_WIDGET (row)));
      g_assert_cmpint (gtk_list_box_row_get_index (row), >, before);
      before = gtk_list_box_row_get_index (row);
    }
}

static guint
count_children (GtkWidget *box,
                gboolean   visible)
{
  guint n_children = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_children += !visible || gtk_widget_get_visible (child);

  return n_children;
}

static void
test_row_types (void)
{
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);
  StudyBoxedList *list = g_object_new (STUDY_TYPE_BOXED_LIST, "row-type", short_row_get_type (), NULL);
  GtkWidget *window = test_ui_show (GTK_WIDGET (list), 400, 400);
  GtkWidget *box = test_ui_find_id (GTK_WIDGET (list), "list");
  const char * const models[] = { "a bb c dd e ff", "a b c d", "aa bb", "", "aa b c dd e", "a bb" };

  study_boxed_list_set_type_func (list, get_row_type);
  study_boxed_list_set_model (list, G_LIST_MODEL (texts));

  /* However often they change, a few more rows do for all of them. */
  for (guint i = 0; i < 20 * G_N_ELEMENTS (models); i++)
    {
      splice_texts (list, texts, 0, g_list_model_get_n_items (G_LIST_MODEL (texts)), models[i % G_N_ELEMENTS (models)]);
      g_assert_cmpuint (count_children (box, TRUE), ==, study_boxed_list_get_n_rows (list));
    }
  g_assert_cmpuint (count_children (box, FALSE), <=, 12);

  splice_texts (list, texts, 0, 2, "a bb c dd e");
  splice_texts (list, texts, 1, 1, "x"); /* one of another type in between */
  splice_texts (list, texts, 2, 1, "y"); /* one of the same type */
  splice_texts (list, texts, 0, 1, "");
  splice_texts (list, texts, 3, 1, "z zz");
  g_assert_cmpuint (count_children (box, TRUE), ==, 5);
  test_ui_destroy (window, GTK_WIDGET (list));
}

/* When the row with the keyboard focus goes, what is next to it takes the focus. */
static void
test_kept_focus (void)
{
  g_autoptr (GtkStringList) texts = gtk_string_list_new ((const char * const []) { "a", "bb", "c", "d", NULL });
  StudyBoxedList *list = g_object_new (STUDY_TYPE_BOXED_LIST, "row-type", short_row_get_type (), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *before = gtk_button_new_with_label ("Before");
  GtkListBoxRow *footer = GTK_LIST_BOX_ROW (adw_button_row_new ());
  GtkWidget *window;

  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (list));
  window = test_ui_show (box, 400, 400);
  study_boxed_list_set_type_func (list, get_row_type);
  study_boxed_list_set_model (list, G_LIST_MODEL (texts));
  study_boxed_list_set_footer (list, footer);
  test_ui_wait_frames (window, 2);

  gtk_widget_grab_focus (GTK_WIDGET (study_boxed_list_get_row (list, 3)));
  splice_texts (list, texts, 2, 2, "");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == GTK_WIDGET (study_boxed_list_get_row (list, 1)));
  splice_texts (list, texts, 1, 1, "c"); /* its row is of another type */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == GTK_WIDGET (study_boxed_list_get_row (list, 0)));
  splice_texts (list, texts, 0, 2, "");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == GTK_WIDGET (footer));

  study_boxed_list_set_footer (list, NULL);
  splice_texts (list, texts, 0, 0, "a");
  test_ui_wait_frames (window, 2);
  gtk_widget_grab_focus (GTK_WIDGET (study_boxed_list_get_row (list, 0)));
  splice_texts (list, texts, 0, 1, "");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == before);
  test_ui_destroy (window, box);
}

static void
test_item_list_large (void)
{
  g_autoptr (StudyTrail) trail = test_ui_large_trail_new (2, 1, 450);
  GtkWidget *list = g_object_new (STUDY_TYPE_BOXED_LIST, "row-type", STUDY_TYPE_CHECK_ROW, NULL);
  GtkWidget *scrolled_window = gtk_scrolled_window_new ();
  GtkWidget *window, *more_row;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled_window), list);
  study_boxed_list_set_model (STUDY_BOXED_LIST (list), G_LIST_MODEL (study_trail_get_topic (trail, 0)));
  window = test_ui_show (scrolled_window, 400, 400);
  more_row = test_ui_find_id (list, "more_row");

  test_ui_wait_for (study_boxed_list_get_n_rows (STUDY_BOXED_LIST (list)) == 200);
  test_ui_wait_frames (list, 2);
  g_assert_cmpuint (study_boxed_list_get_n_rows (STUDY_BOXED_LIST (list)), ==, 200);
  g_assert_true (gtk_widget_get_visible (more_row));

  gtk_widget_activate (more_row);
  test_ui_wait_for (study_boxed_list_get_n_rows (STUDY_BOXED_LIST (list)) == 400);
  test_ui_wait_frames (list, 2);
  g_assert_cmpuint (study_boxed_list_get_n_rows (STUDY_BOXED_LIST (list)), ==, 400);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), list));
  gtk_widget_activate (more_row);
  test_ui_wait_for (study_boxed_list_get_n_rows (STUDY_BOXED_LIST (list)) == 450);
  test_ui_wait_frames (list, 2);
  g_assert_cmpuint (study_boxed_list_get_n_rows (STUDY_BOXED_LIST (list)), ==, 450);
  g_assert_false (gtk_widget_get_visible (more_row));

  /* Another topic begins with its first part. */
  study_boxed_list_set_model (STUDY_BOXED_LIST (list), G_LIST_MODEL (study_trail_get_topic (trail, 1)));
  test_ui_wait_for (study_boxed_list_get_n_rows (STUDY_BOXED_LIST (list)) == 200);
  test_ui_wait_frames (list, 2);
  g_assert_cmpuint (study_boxed_list_get_n_rows (STUDY_BOXED_LIST (list)), ==, 200);
  g_assert_true (gtk_widget_get_visible (more_row));
  test_ui_destroy (window, scrolled_window);
}

static void
test_item_list_speed (void)
{
  g_autoptr (StudyTrail) trail = test_ui_large_trail_new (2, 1, 100);
  GtkWidget *list = g_object_new (STUDY_TYPE_BOXED_LIST, "row-type", STUDY_TYPE_CHECK_ROW, NULL);
  GtkWidget *window;
  gint64 first, best = G_MAXINT64;

  first = g_get_monotonic_time ();
  study_boxed_list_set_model (STUDY_BOXED_LIST (list), G_LIST_MODEL (study_trail_get_topic (trail, 0)));
  first = g_get_monotonic_time () - first;
  g_test_minimized_result (first / 1000.0, "The first of 100 rows are made in %.2f ms", first / 1000.0);
  window = test_ui_show (list, 400, 400);
  test_ui_wait_for (study_boxed_list_get_n_rows (STUDY_BOXED_LIST (list)) == 100);

  for (guint i = 1; i <= 10; i++)
    {
      const gint64 start = g_get_monotonic_time ();

      study_boxed_list_set_model (STUDY_BOXED_LIST (list), G_LIST_MODEL (study_trail_get_topic (trail, i % 2)));
      best = MIN (best, g_get_monotonic_time () - start);
    }

  g_test_minimized_result (best / 1000.0, "100 rows get other items in %.2f ms", best / 1000.0);
  if (g_test_perf ())
    g_assert_cmpint (MAX (first, best), <, 16000);
  test_ui_destroy (window, list);
}

static void
test_link_row (void)
{
  g_autoptr (StudyReference) safe = study_reference_new ("REST & <b>RESTful</b>", "https://example.org/rest");
  g_autoptr (StudyReference) unsafe = study_reference_new ("Unsafe", "javascript:alert(1)");
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = g_object_new (STUDY_TYPE_LINK_ROW, NULL);
  GtkWidget *window;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  study_reference_set_extra (safe, g_variant_new_parsed ("{'license': <'MIT'>, 'revision': <'abc'>, 'x': <1>}"));
  study_object_row_set_object (STUDY_OBJECT_ROW (row), safe);
  window = test_ui_show (list, 400, 100);

  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "REST & <b>RESTful</b>");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "example.org · MIT · abc");
  gtk_widget_activate (row);
  g_assert_cmpstr (test_ui_get_activated (window), ==, "open-uri https://example.org/rest");
  test_ui_save_picture (window, "link-row");

  study_object_row_set_object (STUDY_OBJECT_ROW (row), unsafe);
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  g_assert_false (gtk_widget_get_visible (test_ui_find_id (row, "link_image")));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "");
  g_assert_true (gtk_widget_is_sensitive (row));
  test_ui_destroy (window, list);
}

static void
test_advice_row (void)
{
  const char * const suggestions[] = { "Library API", "Task system", NULL };
  GtkWidget *box = gtk_list_box_new ();
  GtkWidget *window;
  GtkWidget *rows[STUDY_ADVICE_OTHER + 1];

  for (guint kind = STUDY_ADVICE_ORDER; kind <= STUDY_ADVICE_OTHER; kind++)
    {
      g_autoptr (StudyAdvice) advice = study_advice_new ((StudyAdviceKind) kind, "Title & more", "Text.",
                                                         kind == STUDY_ADVICE_PRACTICE ? suggestions : NULL);

      rows[kind] = g_object_new (STUDY_TYPE_ADVICE_ROW, NULL);
      study_object_row_set_object (STUDY_OBJECT_ROW (rows[kind]), advice);
      gtk_list_box_append (GTK_LIST_BOX (box), rows[kind]);
    }
  window = test_ui_show (box, 400, 300);

  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (rows[0])), ==, "Title & more");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (rows[0])), ==, "Text.");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (rows[STUDY_ADVICE_PRACTICE])), ==,
                   "Text.\nIdeas: Library API · Task system");

  for (guint kind = STUDY_ADVICE_ORDER; kind <= STUDY_ADVICE_OTHER; kind++)
    {
      const char *name = gtk_image_get_icon_name (GTK_IMAGE (test_ui_find_id (rows[kind], "image")));

      for (guint other = kind + 1; other <= STUDY_ADVICE_OTHER; other++)
        g_assert_cmpstr (name, !=, gtk_image_get_icon_name (GTK_IMAGE (test_ui_find_id (rows[other], "image"))));
    }
  test_ui_save_picture (window, "advice-rows");
  test_ui_destroy (window, box);
}

static guint
count_tags (GtkWidget *row)
{
  guint n_tags = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (test_ui_find_id (row, "tags")); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_tags++;

  return n_tags;
}

static void
test_tool_row (void)
{
  g_autoptr (StudyToolCategory) many =
    study_tool_category_new ("Infra & more", (const char * const[]) { "Docker", "Git/GitHub", "Kubernetes", "Ansible",
                                                                      "Terraform", "Prometheus", NULL });
  g_autoptr (StudyToolCategory) one = study_tool_category_new ("Language", (const char * const[]) { "Python", NULL });
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = g_object_new (STUDY_TYPE_TOOL_ROW, NULL);
  GtkWidget *window;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_object_set (row, "object", many, NULL);
  window = test_ui_show (list, 360, 160);
  g_assert_cmpuint (count_tags (row), ==, 6);
  test_ui_save_picture (window, "tool-row");

  g_object_set (row, "object", one, NULL);
  g_assert_cmpuint (count_tags (row), ==, 1);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (test_ui_find_id (row, "title_label"))), ==, "Language");
  g_object_set (row, "object", NULL, NULL);
  g_assert_cmpuint (count_tags (row), ==, 0);
  test_ui_destroy (window, list);
}

int
main (int   argc,
      char *argv[])
{
  test_ui_init (&argc, &argv);

  g_test_add_func ("/text/percent", test_percent);
  g_test_add_func ("/text/state", test_state);
  g_test_add_func ("/text/texts", test_texts);
  g_test_add_func ("/text/fill", test_fill);
  g_test_add_func ("/text/locale", test_locale);
  g_test_add_func ("/text/item", test_item_text);
  g_test_add_func ("/week/first-day", test_first_day);
  g_test_add_func ("/week/start", test_week_start);
  g_test_add_func ("/ring/label", test_ring);
  g_test_add_func ("/ring/animation", test_ring_animation);
  g_test_add_func ("/ring/small", test_small_rings);
  g_test_add_func ("/tag", test_tag);
  g_test_add_func ("/activity-map/cells", test_map);
  g_test_add_func ("/activity-map/width", test_map_width);
  g_test_add_func ("/activity-map/keys", test_map_keys);
  g_test_add_func ("/check-row/item", test_check_row);
  g_test_add_func ("/check-row/read-only", test_check_row_read_only);
  g_test_add_func ("/check-row/keys", test_check_row_keys);
  g_test_add_func ("/check-row/unsafe-link", test_check_row_unsafe_link);
  g_test_add_func ("/item-list/rows", test_item_list);
  g_test_add_func ("/row-types", test_row_types);
  g_test_add_func ("/kept-focus", test_kept_focus);
  g_test_add_func ("/item-list/large", test_item_list_large);
  g_test_add_func ("/item-list/speed", test_item_list_speed);
  g_test_add_func ("/link-row", test_link_row);
  g_test_add_func ("/advice-row", test_advice_row);
  g_test_add_func ("/tool-row", test_tool_row);

  return g_test_run ();
}
