/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/guide/study-guide.h"

G_BEGIN_DECLS

StudyGuidePlan *study_draft_plan (const StudyDraft        *draft,
                                  const GArray            *lines,
                                  const StudyGuideOptions *options);

G_END_DECLS
