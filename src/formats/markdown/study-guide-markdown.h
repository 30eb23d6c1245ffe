/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/trail/study-trail.h"

G_BEGIN_DECLS

char *study_guide_to_markdown (StudyTrail *trail);

G_END_DECLS
