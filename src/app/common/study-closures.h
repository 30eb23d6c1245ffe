/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/trail/study-topic.h"

G_BEGIN_DECLS

/* What templates compute; pure functions, whose first argument is the object
 * that asks. */

gboolean  study_closure_has_text     (gpointer    object,
                                      const char *text);
gboolean  study_closure_is_set       (gpointer    object,
                                      GObject    *value);
gboolean  study_closure_is_only      (gpointer    object,
                                      GObject    *value,
                                      GObject    *other);
char     *study_closure_text_if      (gpointer    object,
                                      const char *text,
                                      gboolean    condition);
gboolean  study_closure_is_collapsed (gpointer    object,
                                      gboolean    narrow,
                                      gboolean    sidebar_visible);
gboolean  study_closure_is_positive  (gpointer    object,
                                      guint       number);
char     *study_closure_blocker      (gpointer    object,
                                      const char *title);
char     *study_closure_title        (gpointer    object,
                                      const char *title);
char     *study_closure_body         (gpointer    object,
                                      const char *text);
char     *study_closure_numbered     (gpointer    object,
                                      guint       number,
                                      const char *title);
char     *study_closure_percent      (gpointer    object,
                                      double      fraction);
char     *study_closure_count        (gpointer    object,
                                      guint       done,
                                      guint       total);
char     *study_closure_items        (gpointer    object,
                                      guint       done,
                                      guint       total);
char     *study_closure_apart        (gpointer    object,
                                      guint       extra_done,
                                      guint       extra_total,
                                      guint       skipped_done,
                                      guint       skipped_total,
                                      gboolean    show_optional);

StudyTopicState study_closure_state  (gpointer    object,
                                      guint       done,
                                      guint       total);

G_END_DECLS
