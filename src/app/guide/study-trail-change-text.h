/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/trail/study-trail-change.h"

G_BEGIN_DECLS

const char *study_trail_change_icon    (StudyTrailChangeKind  kind);
char       *study_trail_change_text    (StudyTrailChange     *change);
char       *study_trail_change_summary (const guint          *n_changes);

G_END_DECLS
