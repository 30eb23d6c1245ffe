/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-content.h"

G_BEGIN_DECLS

/* The id of the archived stage, and how those of archived copies begin. A copy
 * of a topic that is still in the trail has this and the id of the topic. */
#define STUDY_CONTENT_ARCHIVED_ID "archived"
#define STUDY_CONTENT_ARCHIVED_PREFIX STUDY_CONTENT_ARCHIVED_ID "/"

GHashTable *study_content_list_ids (const StudyContent *content);
GHashTable *study_content_match    (const StudyContent *content,
                                    const StudyContent *earlier);

G_END_DECLS
