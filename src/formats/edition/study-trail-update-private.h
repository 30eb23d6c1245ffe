/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/edition/study-trail-update.h"

G_BEGIN_DECLS

typedef struct _StudyUpdatePart StudyUpdatePart;

/**
 * StudyUpdatePart:
 * @kind: what it is
 * @content: the StudyContent, StudyContentStage, StudyContentTopic or StudyContentItem
 * @id: its id
 * @title: its title
 * @extra: where its unknown members are
 * @archived: whether it is an archived stage, or in one
 * @parent: (nullable): what it is in
 * @position: its place there, from 0
 * @parts: (element-type StudyUpdatePart): what is in it
 * @other: (nullable): the same in the other edition
 * @stays: whether it is in the same parent in both, in the same order as all
 *   others of which that is so
 *
 * A trail, or a part of one, while two editions are compared.
 */
struct _StudyUpdatePart
{
  StudyTrailPart kind;
  gpointer content;
  const char *id;
  const char *title;
  GVariant **extra;
  gboolean archived;
  StudyUpdatePart *parent;
  guint position;
  GPtrArray *parts;
  StudyUpdatePart *other;
  gboolean stays;
};

StudyUpdatePart   *study_update_part_new         (StudyContent    *content);
void               study_update_part_free        (StudyUpdatePart *self);
void               study_update_part_link        (StudyUpdatePart *self,
                                                  StudyUpdatePart *earlier);
char              *study_update_part_get_path    (StudyUpdatePart *self);
StudyTrailAspects  study_update_part_get_aspects (StudyUpdatePart *self);

GHashTable        *study_trail_update_index_kept   (const StudyProgressSnapshot *progress);
StudyContentStage *study_trail_update_archive      (const StudyContent          *current,
                                                    const StudyContent          *content,
                                                    GHashTable                  *kept);
void               study_trail_update_list_changes (StudyTrailUpdate            *self,
                                                    StudyUpdatePart             *earlier,
                                                    StudyUpdatePart             *later,
                                                    GHashTable                  *kept);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyUpdatePart, study_update_part_free)

G_END_DECLS
