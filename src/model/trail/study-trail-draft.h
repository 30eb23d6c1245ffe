/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-draft.h"
#include "model/trail/study-trail.h"

G_BEGIN_DECLS

StudyDraft *study_draft_new_from_trail (StudyTrail       *trail);
StudyTrail *study_draft_to_trail       (const StudyDraft *self);

G_END_DECLS
