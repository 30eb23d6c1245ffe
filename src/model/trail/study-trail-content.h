/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-content.h"
#include "model/trail/study-trail.h"

G_BEGIN_DECLS

StudyContent *study_content_new_from_trail (StudyTrail         *trail);
StudyTrail   *study_trail_new_from_content (const StudyContent *self);

G_END_DECLS
