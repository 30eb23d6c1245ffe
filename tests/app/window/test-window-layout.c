/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/study-preferences-dialog.h"
#include "app/window/window-fixture.h"

/* Nothing in the window is drawn over something else, however little room there is. */

#define LONG_1 "Introduction to the Fundamentals of Distributed Systems and Their Consistency"
#define LONG_2 "Representational State Transfer and Internationalization of Interfaces for Everybody"
#define LONG_3 "Continuous Integration, Delivery and Deployment of Applications in Many Environments"

#define TOPIC(id, title) \
  "{\"id\":\"stage/" id "\",\"title\":\"" title "\",\"items\":[" \
  "{\"id\":\"stage/" id "/a\",\"kind\":\"lesson\",\"title\":\"A\"}]}"
#define LONG_TRAIL \
  "{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"second\",\"title\":\"A Second Trail\"," \
  "\"stages\":[{\"id\":\"stage\",\"title\":\"Stage\",\"topics\":[" \
  TOPIC ("one", LONG_1) "," TOPIC ("two", LONG_2) "," TOPIC ("three", LONG_3) "]}]}"

static const int widths[] = { 360, 540, 810, 1000, 1180 };
static const double scales[] = { 1, 1.25, 1.5, 2 };

/* A window for each width: libadwaita 1.7 leaves references to the pages of a split view
 * that changes between wide and narrow. */
static void
open_long_trail (Fixture *fixture,
                 int      width)
{
  g_autofree char *dir = study_paths_get_trails_dir ();
  g_autofree char *path = g_build_filename (dir, "second.json", NULL);

  if (fixture->window != NULL)
    close_window (fixture);
  write_file (path, LONG_TRAIL);
  /* Without a window manager GTK takes some pixels for a frame. */
  g_settings_set_int (fixture->settings, "window-width", width + 10);
  open_window (fixture);
  g_assert_true (open_trail (fixture, "second"));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), ==, width);
}

static void
save_picture (Fixture    *fixture,
              const char *what,
              double      scale,
              int         width)
{
  g_autofree char *name = g_strdup_printf ("layout-%s-%.0f%%-%d", what, scale * 100, width);

  test_ui_save_picture (GTK_WIDGET (fixture->window), name);
}

static graphene_rect_t
get_bounds (Fixture   *fixture,
            GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->window), &bounds));

  return bounds;
}

static void
assert_right_of (const graphene_rect_t *a,
                 const graphene_rect_t *b)
{
  g_assert_cmpfloat (a->origin.x + a->size.width, <=, b->origin.x);
}

static void
test_neighbours (Fixture       *fixture,
                 gconstpointer  data)
{
  const double *scale = data;

  test_ui_set_text_scale (*scale);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *previous, *next, *label;
      graphene_rect_t left, right, text, image;
      gboolean narrow;

      open_long_trail (fixture, widths[i]);
      show_page (fixture, "stage/two");
      test_ui_wait_frames (GTK_WIDGET (fixture->window), 2);
      previous = find (fixture, "previous_button");
      next = find (fixture, "next_button");
      label = test_ui_find_type (next, GTK_TYPE_LABEL);
      g_assert_cmpstr (gtk_widget_get_tooltip_text (previous), ==, "Previous topic: " LONG_1);
      gtk_test_accessible_assert_property (previous, GTK_ACCESSIBLE_PROPERTY_LABEL, "Previous topic: " LONG_1);
      gtk_test_accessible_assert_property (next, GTK_ACCESSIBLE_PROPERTY_LABEL, "Next topic: " LONG_3);
      g_object_get (fixture->window, "narrow", &narrow, NULL);
      left = get_bounds (fixture, previous);
      right = get_bounds (fixture, next);
      assert_right_of (&left, &right);
      g_assert_cmpfloat (left.origin.x, >=, 0);
      g_assert_cmpfloat (right.origin.x + right.size.width, <=, widths[i]);

      /* Each has what is in it. */
      text = get_bounds (fixture, label);
      image = get_bounds (fixture, test_ui_find_type (next, GTK_TYPE_IMAGE));
      assert_right_of (&text, &image);
      g_assert_true (graphene_rect_contains_rect (&right, &text));
      g_assert_true (graphene_rect_contains_rect (&right, &image));
      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, narrow ? "Next" : LONG_3);
      text = get_bounds (fixture, test_ui_find_type (previous, GTK_TYPE_LABEL));
      g_assert_true (graphene_rect_contains_rect (&left, &text));
      if (!narrow)
        g_assert_cmpfloat_with_epsilon (left.size.width, right.size.width, 2);
      save_picture (fixture, "neighbours", *scale, widths[i]);
    }
}

/* The ring is above the title where there is little room beside it. */
static void
test_title (Fixture       *fixture,
            gconstpointer  data)
{
  const char * const pages[] = { "stage/two", "stage" };
  const double *scale = data;

  test_ui_set_text_scale (*scale);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      open_long_trail (fixture, widths[i]);
      for (guint j = 0; j < G_N_ELEMENTS (pages); j++)
        {
          GtkWidget *page;
          graphene_rect_t ring, title;

          show_page (fixture, pages[j]);
          test_ui_wait_frames (GTK_WIDGET (fixture->window), 2);
          page = find_type (fixture, j == 0 ? STUDY_TYPE_TOPIC_PAGE : STUDY_TYPE_STAGE_PAGE);
          ring = get_bounds (fixture, test_ui_get_id (page, "ring"));
          title = get_bounds (fixture, test_ui_get_id (page, j == 0 ? "title" : "title_label"));
          if (widths[i] <= 300 * *scale)
            g_assert_cmpfloat (ring.origin.y + ring.size.height, <=, title.origin.y);
          else
            assert_right_of (&ring, &title);
          g_assert_cmpfloat (title.origin.x + title.size.width, <=, widths[i]);
          save_picture (fixture, pages[j] + (j == 0 ? 6 : 0), *scale, widths[i]);
        }
    }
}

/* The preferences fit into a telephone. */
static void
test_preferences (Fixture       *fixture,
                  gconstpointer  data)
{
  const char * const languages[] = { "en", "pt-BR", NULL };
  const double *scale = data;
  StudyDiary *diary;

  test_ui_set_text_scale (*scale);
  open_long_trail (fixture, 360);
  diary = study_opener_get_diary (study_window_get_opener (fixture->window));
  adw_dialog_present (study_preferences_dialog_new (fixture->settings, study_diary_get_habit (diary), languages),
                      GTK_WIDGET (fixture->window));
  test_ui_wait_for (get_dialog (fixture) != NULL);
  test_ui_wait_frames (GTK_WIDGET (fixture->window), 30);
  save_picture (fixture, "preferences", *scale, 360);
  adw_dialog_force_close (get_dialog (fixture));
  test_ui_wait_for (get_dialog (fixture) == NULL);
}

static void
tear_down_scale (Fixture       *fixture,
                 gconstpointer  data)
{
  tear_down (fixture, data);
  test_ui_set_text_scale (1);
}

int
main (int   argc,
      char *argv[])
{
  test_ui_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autofree char *neighbours = g_strdup_printf ("/window-layout/neighbours/%.0f%%", scales[i] * 100);
      g_autofree char *title = g_strdup_printf ("/window-layout/title/%.0f%%", scales[i] * 100);

      g_autofree char *preferences = g_strdup_printf ("/window-layout/preferences/%.0f%%", scales[i] * 100);

      g_test_add (preferences, Fixture, &scales[i], prepare, test_preferences, tear_down_scale);
      g_test_add (neighbours, Fixture, &scales[i], prepare, test_neighbours, tear_down_scale);
      g_test_add (title, Fixture, &scales[i], prepare, test_title, tear_down_scale);
    }

  return g_test_run ();
}
