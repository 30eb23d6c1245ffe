/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define STUDY_TYPE_CALENDAR (study_calendar_get_type ())

G_DECLARE_FINAL_TYPE (StudyCalendar, study_calendar, STUDY, CALENDAR, GObject)

StudyCalendar *study_calendar_get_default   (void);
void           study_calendar_refresh       (StudyCalendar *self);
guint32        study_calendar_get_today     (StudyCalendar *self);
GDateTime     *study_calendar_get_date_time (gint64         time,
                                             const char    *local);
guint32        study_calendar_get_day       (gint64         time,
                                             const char    *local);
char          *study_calendar_format_local  (gint64         time);
gint64         study_calendar_parse_local   (const char    *local);

G_END_DECLS
