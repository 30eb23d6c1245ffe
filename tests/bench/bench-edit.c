/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the main thread works when the user stops typing a title in the editor
 * of a trail of 5,000 items: taking the text over, and the frame that shows it. */

#include <stdlib.h>

#include <adwaita.h>

#include "app/editor/study-editor-page.h"
#include "bench-ui.h"
#include "bench.h"
#include "formats/documents/study-trail-format.h"

#define N_RUNS 200

static void
write_document (void)
{
  g_autoptr (StudyTrail) trail = bench_build_trail (25, 10, 20);
  g_autoptr (GBytes) content = study_trail_format_write (study_trail_get_content (trail));

  bench_write_document ("trails", content);
}

/* Types into the title of the part that is edited. */
static void
type_title (GtkWidget *page)
{
  GtkWidget *row = bench_find_widget (page, ADW_TYPE_ENTRY_ROW);

  gtk_editable_set_position (GTK_EDITABLE (row), -1);
  gtk_editable_insert_text (GTK_EDITABLE (row), "x", 1, &(int) { -1 });
}

static void
measure (GtkWidget  *window,
         const char *id)
{
  double times[N_RUNS], frames[N_RUNS];
  GtkWidget *dialog, *view, *page;
  g_autofree char *what = NULL;

  gtk_widget_activate_action (window, "win.show-page", "s", id);
  gtk_widget_activate_action (window, "win.edit", NULL);
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  for (guint i = 0; i < 60; i++)
    bench_run_frame (window);
  view = bench_find_widget (dialog, ADW_TYPE_NAVIGATION_VIEW);
  page = GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)));

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 begin;

      type_title (page);
      bench_run_frame (window);
      begin = g_get_monotonic_time ();
      study_editor_page_apply (STUDY_EDITOR_PAGE (page));
      times[i] = bench_elapsed (begin);
      frames[i] = bench_run_frame (window);
    }
  what = g_strdup_printf ("change the title of %s (aim: under 8 ms)", *id != '\0' ? id : "the trail");
  bench_print_times (what, times, N_RUNS);
  bench_print_times ("  the frame that shows it", frames, N_RUNS);

  adw_dialog_force_close (ADW_DIALOG (dialog));
  for (guint i = 0; i < 60; i++)
    bench_run_frame (window);
}

int
main (void)
{
  GtkWidget *window;
  double opened;

  write_document ();
  adw_init ();
  window = bench_open_window (&opened);

  measure (window, "");
  measure (window, "stage-3");
  measure (window, "stage-3/topic-4");

  gtk_window_destroy (GTK_WINDOW (window));

  return EXIT_SUCCESS;
}
