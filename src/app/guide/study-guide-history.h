/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the user decided on a guide, and what they decided before. */

typedef struct
{
  GHashTable *choices;  /* (nullable): see study_guide_choices_choose() */
  guint stage_level;    /* 0 for what the guide suggests */
  const char *language; /* (nullable): interned; NULL for what the guide is in */
  gboolean take_marked;
} StudyGuideDecisions;

typedef struct _StudyGuideHistory StudyGuideHistory;

StudyGuideHistory         *study_guide_history_new      (void);
void                       study_guide_history_free     (StudyGuideHistory         *self);
const StudyGuideDecisions *study_guide_history_get      (const StudyGuideHistory   *self);
void                       study_guide_history_add      (StudyGuideHistory         *self,
                                                         const StudyGuideDecisions *decisions);
gboolean                   study_guide_history_can_move (const StudyGuideHistory   *self,
                                                         int                        steps);
void                       study_guide_history_move     (StudyGuideHistory         *self,
                                                         int                        steps);

G_END_DECLS
