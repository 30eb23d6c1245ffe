/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-draft.h"

G_BEGIN_DECLS

/* The id of the archived stage, and how those of archived copies begin. A copy
 * of a topic that is still in the trail has this and the id of the topic. */
#define STUDY_DRAFT_ARCHIVED_ID "archived"
#define STUDY_DRAFT_ARCHIVED_PREFIX STUDY_DRAFT_ARCHIVED_ID "/"

GHashTable *study_draft_match (const StudyDraft *draft,
                               const StudyDraft *earlier);

G_END_DECLS
