/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *study_text_date      (gint64  time);
char *study_text_date_time (gint64  time);
char *study_text_day_time  (gint64  time);
char *study_text_day       (guint32 day);
char *study_text_short_day (guint32 day);
char *study_text_weekday   (guint32 day);
char *study_text_weekday_full (guint32 day);
char *study_text_month     (guint32 day);
char *study_text_clock     (guint   minutes);

G_END_DECLS
