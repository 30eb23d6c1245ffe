/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/trail/study-trail.h"

G_BEGIN_DECLS

char *study_topic_to_markdown (StudyTopic *topic);

G_END_DECLS
