/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/guide/blocks/study-block-tree.h"
#include "formats/guide/study-guide-plan.h"
#include "formats/guide/study-outline.h"

G_BEGIN_DECLS

StudyGuidePlan *study_outline_plan (const StudyOutline      *outline,
                                    const StudyBlockTree    *tree,
                                    const char              *name,
                                    const StudyGuideOptions *options);

G_END_DECLS
