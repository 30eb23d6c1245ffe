/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-draft.h"

G_BEGIN_DECLS

gboolean  study_guide_address_is_valid (const char        *address);
char     *study_draft_get_address      (const StudyDraft  *draft);
void      study_draft_set_address      (StudyDraft        *draft,
                                        const char        *address);

G_END_DECLS
