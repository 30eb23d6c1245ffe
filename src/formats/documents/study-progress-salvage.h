/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/progress/study-progress.h"

G_BEGIN_DECLS

StudyProgressSnapshot *study_progress_salvage (GBytes     *bytes,
                                               const char *trail_id);

G_END_DECLS
