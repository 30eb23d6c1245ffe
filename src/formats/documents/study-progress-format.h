/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/json/study-format-error.h"
#include "model/progress/study-progress.h"

G_BEGIN_DECLS

StudyProgressSnapshot *study_progress_format_read  (GBytes                       *bytes,
                                                    GError                      **error);
GBytes                *study_progress_format_write (const StudyProgressSnapshot  *snapshot);

G_END_DECLS
