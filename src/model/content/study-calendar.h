/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* In minutes after midnight: 4:00, when hardly anybody studies. */
#define STUDY_CALENDAR_DAY_START (4 * 60)

#define STUDY_TYPE_CALENDAR (study_calendar_get_type ())

G_DECLARE_FINAL_TYPE (StudyCalendar, study_calendar, STUDY, CALENDAR, GObject)

StudyCalendar *study_calendar_get_default   (void);
void           study_calendar_refresh       (StudyCalendar *self);
guint32        study_calendar_get_today     (StudyCalendar *self);
guint          study_calendar_get_week_start (StudyCalendar *self);
guint          study_calendar_get_day_start (void);
void           study_calendar_set_day_start (StudyCalendar *self,
                                             guint          minutes);
GDateTime     *study_calendar_get_date_time (gint64         time,
                                             const char    *local);
guint32        study_calendar_get_day       (gint64         time,
                                             const char    *local);
gboolean       study_calendar_is_dated      (gint64         time);
gboolean       study_calendar_is_night      (gint64         time);
char          *study_calendar_format_local  (gint64         time);
gint64         study_calendar_parse_local   (const char    *local);

G_END_DECLS
