/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "model/trail/study-topic.h"

G_BEGIN_DECLS

/* How many characters labels show of a title, and of a text. */
#define STUDY_TEXT_MAX_TITLE 300
#define STUDY_TEXT_MAX_BODY 5000

char            *study_text_shorten     (const char *text,
                                         guint       max);
guint            study_text_get_percent (double fraction);
StudyTopicState  study_text_get_state   (guint done,
                                         guint total);
char            *study_text_percent     (double fraction);
char            *study_text_count       (guint done,
                                         guint total);
char            *study_text_items       (guint done,
                                         guint total);
char            *study_text_short_count (guint done,
                                         guint total);
char            *study_text_extra       (guint done,
                                         guint total);
char            *study_text_skipped     (guint done,
                                         guint total);
char            *study_text_stage_count (guint done,
                                         guint total,
                                         guint extra_done,
                                         guint extra_total);
char            *study_text_days        (guint days);
char            *study_text_numbered    (guint       number,
                                         const char *title);
char            *study_text_hours       (double hours);
char            *study_text_day_count   (guint   count,
                                         guint32 day);
char            *study_text_activity    (guint items,
                                         guint days,
                                         guint weeks);
char            *study_text_item        (const char *provider,
                                         double      hours,
                                         guint32     done_day);
char            *study_text_topic       (StudyTopicState state,
                                         guint           done,
                                         guint           total);
char            *study_text_menu_label  (const char *text);

G_END_DECLS
