/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "study-format-error.h"
#include "study-progress.h"

G_BEGIN_DECLS

/* The last microsecond of the year 9999. Dates end there, and a clock that is
 * later could not be counted on for long. */
#define STUDY_PROGRESS_MAX_TIME G_GINT64_CONSTANT (253402300799999999)

StudyProgressSnapshot *study_progress_format_read  (GBytes                       *bytes,
                                                    GError                      **error);
GBytes                *study_progress_format_write (const StudyProgressSnapshot  *snapshot);

G_END_DECLS
