/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/guide/study-guide-plan.h"

G_BEGIN_DECLS

void study_guide_rearrange       (StudyGuidePlan *plan,
                                  GHashTable     *choices,
                                  GHashTable     *origins,
                                  GPtrArray      *others);
void study_guide_drop_references (StudyContent   *content);

G_END_DECLS
