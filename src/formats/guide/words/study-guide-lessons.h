/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  study_guide_split_topic       (const char  *line,
                                         char       **title,
                                         char       **text);
GStrv     study_guide_split_lessons     (const char  *text);
GStrv     study_guide_split_tools       (const char  *text);
GStrv     study_guide_split_suggestions (const char  *text);

G_END_DECLS
