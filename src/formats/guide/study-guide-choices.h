/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/guide/study-guide-plan.h"

G_BEGIN_DECLS

/* What the user makes of the parts of a guide. Choices do not change: another one makes
 * new ones, so that earlier ones can be gone back to. */

StudyGuideRole  study_guide_choices_get        (GHashTable           *choices,
                                                guint                 line);
gboolean        study_guide_choices_take_in    (GHashTable           *choices,
                                                guint                 line);
GHashTable     *study_guide_choices_choose     (GHashTable           *choices,
                                                GPtrArray            *nodes,
                                                StudyGuideRole        role);
GHashTable     *study_guide_choices_include    (GHashTable           *choices,
                                                GPtrArray            *nodes);
GPtrArray      *study_guide_plan_find_alike    (const StudyGuidePlan *plan,
                                                const StudyGuideNode *node);
gboolean        study_guide_choices_have_kinds (GHashTable           *choices);

G_END_DECLS
