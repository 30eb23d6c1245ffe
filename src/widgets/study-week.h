/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GDateWeekday study_week_first_day_from_langinfo (guint first_weekday,
                                                 guint week_1stday);
GDateWeekday study_week_get_first_day           (void);
guint32      study_week_get_start               (guint32      day,
                                                 GDateWeekday first_day);

G_END_DECLS
