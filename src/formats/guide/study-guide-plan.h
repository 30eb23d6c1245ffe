/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/guide/study-guide-outline.h"

G_BEGIN_DECLS

/* How an outline becomes a trail. */

StudyGuidePlan *study_guide_plan_new         (const StudyOutline       *outline,
                                              const StudyBlockTree     *tree,
                                              const char               *name,
                                              const StudyGuideOptions  *options);

/* study-guide-stages.c */
gboolean        study_guide_is_special       (const StudyOutlineNode   *node);
gboolean        study_guide_is_labelled      (const StudyOutlineNode   *node);
gboolean        study_guide_has_topic_lines  (const StudyOutlineNode   *node);
gboolean        study_guide_has_prerequisites (const StudyOutlineNode  *node);
gboolean        study_guide_has_item_topics  (const StudyOutlineNode   *node);
gboolean        study_guide_has_numbered_stages (const StudyOutlineNode *node);
guint           study_guide_count_parts      (const StudyOutlineNode   *node);
guint           study_guide_find_stage_depth (const StudyOutline       *outline);
void            study_guide_refine           (StudyOutline             *outline);

/* study-guide-report.c */
void            study_guide_report_lines     (StudyGuidePlan           *plan,
                                              guint                     first,
                                              guint                     last,
                                              StudyGuideRole            role,
                                              const char               *reason);
void            study_guide_report_node      (StudyGuidePlan           *plan,
                                              const StudyOutlineNode   *node,
                                              StudyGuideRole            role,
                                              const char               *reason);
void            study_guide_report_left_out  (StudyGuidePlan           *plan,
                                              const StudyOutlineNode   *node,
                                              const char               *reason);
void            study_guide_report_text      (StudyGuidePlan           *plan,
                                              const StudyOutlineNode   *node,
                                              StudyGuideRole            role,
                                              const char               *reason);
void            study_guide_report_rest      (StudyGuidePlan           *plan,
                                              const StudyBlockTree     *tree);
void            study_guide_report_outline   (StudyGuidePlan           *plan,
                                              const StudyOutline       *outline,
                                              GHashTable               *excluded);
char           *study_guide_report_links     (guint                     n_dropped);

/* study-guide-rows.c: rows of tables that require others */

typedef struct _StudyGuideRows StudyGuideRows;

StudyGuideRows *study_guide_rows_new  (void);
void            study_guide_rows_free (StudyGuideRows         *self);
void            study_guide_rows_add  (StudyGuideRows         *self,
                                       const StudyOutlineNode *node,
                                       StudyContentTopic      *topic);
void            study_guide_rows_link (StudyGuideRows         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyGuideRows, study_guide_rows_free)

/* study-guide-topic.c: what stands in a topic */

typedef struct
{
  StudyGuidePlan *plan;
  const StudyOutline *outline;
  GHashTable *excluded;      /* (nullable): first lines of nodes that are left out */
  StudyGuideRows *rows;      /* those that became topics */
  GHashTable *stage_parents; /* StudyContentStage -> the title of what it stands below */
  GHashTable *texts;         /* StudyContentTopic -> GString, of those with several texts, until they all have theirs */
  GHashTable *with_project;  /* topics that have a project of their own */
  gboolean numbered_stages;  /* numbered items in such are topics */
  guint n_ids;
} StudyGuideBuild;

char              *study_guide_new_id         (StudyGuideBuild         *build);
gboolean           study_guide_is_excluded    (StudyGuideBuild         *build,
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
void               study_guide_add_items      (StudyGuideBuild         *build,
                                               StudyContentTopic       *topic,
                                               const StudyOutlineNode  *node,
                                               StudyGuideSection        section);
void               study_guide_add_links      (StudyContentTopic       *topic,
                                               const StudyOutlineNode  *node,
                                               guint                    first);
void               study_guide_add_own_lesson (StudyGuideBuild         *build,
                                               StudyContentTopic       *topic);
void               study_guide_append_text    (char                   **text,
                                               const char              *more);
void               study_guide_add_text       (StudyGuideBuild         *build,
                                               StudyContentTopic       *topic,
                                               const char              *text);
void               study_guide_end_texts      (StudyGuideBuild         *build);
gboolean           study_guide_is_group       (const StudyOutlineNode  *node);

G_END_DECLS
