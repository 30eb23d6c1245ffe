/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/progress/study-diary.h"
#include "model/trail/study-trail.h"

G_BEGIN_DECLS

/* A day in the sample: Wednesday, 18 November 2026. */
#define TEST_UI_TODAY 739938

void         test_ui_init             (int          *argc,
                                       char       ***argv);

/* Turns the main loop until @condition holds, and fails when it never does. */
#define test_ui_wait_for(condition)                                            \
  G_STMT_START                                                                 \
    {                                                                          \
      const gint64 test_ui_deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC; \
      while (!(condition))                                                     \
        {                                                                      \
          if (g_get_monotonic_time () > test_ui_deadline)                      \
            g_error ("%s: never came true: %s", G_STRLOC, #condition);         \
          test_ui_iterate ();                                                  \
        }                                                                      \
    }                                                                          \
  G_STMT_END

void         test_ui_iterate          (void);
void         test_ui_wait_frames      (GtkWidget     *widget,
                                       guint          n_frames);

GtkWidget   *test_ui_show             (GtkWidget     *widget,
                                       int            width,
                                       int            height);
void         test_ui_destroy          (GtkWidget     *window,
                                       GtkWidget     *widget);
char        *test_ui_read_clipboard   (GtkWidget     *widget);
void         test_ui_set_text_scale   (double         scale);
void         test_ui_assert_first_rows (GtkWidget    *page,
                                       const char    *list_id);
const char  *test_ui_get_activated    (GtkWidget     *window);
void         test_ui_assert_value_text (GtkWidget    *widget,
                                       const char    *text);
void         test_ui_save_picture     (GtkWidget     *window,
                                       const char    *name);

GtkWidget   *test_ui_find_id          (GtkWidget     *root,
                                       const char    *id);
GtkWidget   *test_ui_get_id           (GtkWidget     *root,
                                       const char    *id);
GtkWidget   *test_ui_find_type        (GtkWidget     *root,
                                       GType          type);

gint64       test_ui_get_time         (guint32        day);
StudyTrail  *test_ui_trail_new        (StudyProgress **progress);
StudyTrail  *test_ui_large_trail_new  (guint          n_stages,
                                       guint          n_topics,
                                       guint          n_items);

G_END_DECLS
