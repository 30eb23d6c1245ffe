/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long something takes, as guides tell it. */

double    study_guide_read_number    (const char        *text);
double    study_guide_read_hours     (const char        *text);
double    study_guide_take_hours     (char             **title);
double    study_guide_read_weeks     (const char        *text);

G_END_DECLS
