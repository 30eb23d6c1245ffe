/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-content-edit.h"

G_BEGIN_DECLS

GPtrArray *study_content_list_possible_requires (const StudyContent          *self,
                                                 const char                  *topic_id);
gboolean   study_content_edit_set_requires      (StudyContent                *self,
                                                 const char                  *topic_id,
                                                 const char         * const * requires,
                                                 GError                     **error);
void       study_content_requires_prune         (StudyContent                *self);

G_END_DECLS
