/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/trail/study-trail.h"

G_BEGIN_DECLS

guint study_reset_topic (StudyTopic *topic,
                         gboolean    everything,
                         const char *description);
guint study_reset_stage (StudyStage *stage,
                         gboolean    everything,
                         const char *description);
guint study_reset_trail (StudyTrail *trail,
                         gboolean    everything,
                         const char *description);

G_END_DECLS
