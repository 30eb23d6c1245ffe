/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "formats/guide/study-guide-plan.h"
#include "formats/guide/study-guide-rows.h"
#include "formats/guide/study-outline.h"

G_BEGIN_DECLS

/* What stands in a topic. */

typedef struct
{
  StudyGuidePlan *plan;
  const StudyOutline *outline;
  GHashTable *choices;       /* (nullable): what the user decided, see study_guide_choices_get() */
  GHashTable *origins;       /* part of the content -> the first line of its node + 1 */
  StudyGuideRows *rows;      /* those that became topics */
  GHashTable *stage_parents; /* StudyContentStage -> the title of what it stands below */
  GHashTable *texts;         /* StudyContentTopic -> GString, of those with several texts, until they all have theirs */
  GHashTable *with_project;  /* topics that have a project of their own */
  GHashTable *repeated;      /* folded titles of headings that more than one has */
  gboolean numbered_stages;  /* numbered items in such are topics */
  GCancellable *cancellable; /* (nullable): to stop it */
  guint n_ids;
} StudyGuideBuild;

char              *study_guide_new_id         (StudyGuideBuild         *build);
gboolean           study_guide_is_excluded    (StudyGuideBuild         *build,
                                               const StudyOutlineNode  *node);
gboolean           study_guide_is_special     (StudyGuideBuild         *build,
                                               const StudyOutlineNode  *node);
gboolean           study_guide_is_chosen      (StudyGuideBuild         *build,
                                               const StudyOutlineNode  *node);
void               study_guide_set_origin     (StudyGuideBuild         *build,
                                               gconstpointer            part,
                                               const StudyOutlineNode  *node);
StudyContentTopic *study_guide_add_topic      (StudyGuideBuild         *build,
                                               StudyContentStage       *stage,
                                               const char              *title);
void               study_guide_add_item       (StudyGuideBuild         *build,
                                               StudyContentTopic       *topic,
                                               const StudyOutlineNode  *node,
                                               StudyGuideSection        section);
void               study_guide_add_group      (StudyGuideBuild         *build,
                                               StudyContentTopic       *topic,
                                               const StudyOutlineNode  *node);
void               study_guide_add_part       (StudyGuideBuild         *build,
                                               StudyContentTopic       *topic,
                                               const StudyOutlineNode  *node,
                                               StudyGuideSection        section);
void               study_guide_add_items      (StudyGuideBuild         *build,
                                               StudyContentTopic       *topic,
                                               const StudyOutlineNode  *node,
                                               StudyGuideSection        section);
void               study_guide_add_links      (StudyContentTopic       *topic,
                                               const StudyOutlineNode  *node,
                                               guint                    first);
void               study_guide_add_own_lesson (StudyGuideBuild         *build,
                                               StudyContentTopic       *topic);
void               study_guide_add_text       (StudyGuideBuild         *build,
                                               StudyContentTopic       *topic,
                                               const char              *text);
void               study_guide_end_texts      (StudyGuideBuild         *build);

G_END_DECLS
