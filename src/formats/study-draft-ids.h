/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "study-draft.h"

G_BEGIN_DECLS

char *study_draft_slug       (const char       *text);
void  study_draft_assign_ids (StudyDraft       *draft,
                              const StudyDraft *earlier);

G_END_DECLS
