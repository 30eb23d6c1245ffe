/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "formats/guide/blocks/study-block-tree.h"
#include "formats/guide/study-outline.h"

G_BEGIN_DECLS

/* The steps by which a guide is read, each in a file of its own. */

StudyOutline   *study_outline_read       (StudyBlockTree          *tree,
                                          const char              *address,
                                          GCancellable            *cancellable);
gboolean        study_outline_read_plain (StudyOutline            *self,
                                          StudyBlockTree          *tree,
                                          GCancellable            *cancellable);
gboolean        study_outline_read_tree  (StudyOutline            *self,
                                          StudyOutlineNode        *node,
                                          const StudyBlock        *block);
void            study_outline_read_table (StudyOutline            *self,
                                          StudyOutlineNode        *node,
                                          const StudyBlock        *table,
                                          const char              *address);
void            study_outline_settle_items    (StudyOutline       *self,
                                               GCancellable       *cancellable);
void            study_outline_find_numbers    (StudyOutline       *self);
void            study_outline_take_title      (StudyOutline       *self);
void            study_outline_settle_sections (StudyOutline       *self);
void            study_outline_find_way        (StudyOutline       *self);
StudyGuidePlan *study_outline_plan       (const StudyOutline      *self,
                                          const StudyBlockTree    *tree,
                                          const char              *name,
                                          const StudyGuideOptions *options,
                                          GCancellable            *cancellable);

G_END_DECLS
