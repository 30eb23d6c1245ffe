/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/guide/study-guide-outline.h"

G_BEGIN_DECLS

/* How an outline is made of the blocks of a guide. */

/* Below all headings, as a summary: what stands in bold is under all. */
#define STUDY_OUTLINE_BOLD_LEVEL STUDY_BLOCK_SUMMARY_LEVEL

typedef struct
{
  StudyOutline *outline;
  StudyOutlineNode *node; /* what the next block belongs to */
  const char *address;
  GCancellable *cancellable;
  guint depth;            /* of the items that the next block is in */
  gboolean both_marks;    /* items begin with signs for done and with such for to do */
  const StudyBlock *skipped; /* (nullable): the next block, when it is no part of the way */
} StudyOutlineBuilder;

void     study_outline_set_title  (StudyOutlineBuilder *builder,
                                   StudyOutlineNode    *node,
                                   const StudyBlock    *block);
void     study_outline_take_mark  (StudyOutlineBuilder *builder,
                                   StudyOutlineNode    *node,
                                   const StudyBlock    *block);

/* study-guide-outline-parts.c */
gboolean study_outline_read_parts (StudyOutlineBuilder *builder,
                                   const StudyBlock    *block);
gboolean study_outline_read_links (StudyOutlineBuilder *builder,
                                   const StudyBlock    *block);

G_END_DECLS
