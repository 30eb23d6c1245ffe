/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-draft-edit.h"

G_BEGIN_DECLS

GPtrArray *study_draft_list_possible_requires (const StudyDraft    *self,
                                               const char          *topic_id);
gboolean   study_draft_edit_set_requires      (StudyDraft          *self,
                                               const char          *topic_id,
                                               const char * const  *requires,
                                               GError             **error);
void       study_draft_requires_prune         (StudyDraft          *self);

G_END_DECLS
