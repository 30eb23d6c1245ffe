/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-draft.h"

G_BEGIN_DECLS

/**
 * StudyDraftField:
 * @STUDY_DRAFT_FIELD_TITLE: the title, of whatever part
 * @STUDY_DRAFT_FIELD_SHORT_TITLE: the title of a trail where there is little room
 * @STUDY_DRAFT_FIELD_OBJECTIVE: what one is able to do at the end of a trail
 * @STUDY_DRAFT_FIELD_TEXT: the text of a stage or topic, the description of a trail
 * @STUDY_DRAFT_FIELD_URL: the link of an item or a reference
 * @STUDY_DRAFT_FIELD_PROVIDER: who offers an item
 *
 * A text in a draft.
 */
typedef enum
{
  STUDY_DRAFT_FIELD_TITLE,
  STUDY_DRAFT_FIELD_SHORT_TITLE,
  STUDY_DRAFT_FIELD_OBJECTIVE,
  STUDY_DRAFT_FIELD_TEXT,
  STUDY_DRAFT_FIELD_URL,
  STUDY_DRAFT_FIELD_PROVIDER,
} StudyDraftField;

/**
 * StudyDraftPartKind:
 * @STUDY_DRAFT_TRAIL: the trail itself
 * @STUDY_DRAFT_STAGE: a stage
 * @STUDY_DRAFT_TOPIC: a topic
 * @STUDY_DRAFT_ITEM: an item
 * @STUDY_DRAFT_REFERENCE: a reference
 *
 * What a draft is made of.
 */
typedef enum
{
  STUDY_DRAFT_TRAIL,
  STUDY_DRAFT_STAGE,
  STUDY_DRAFT_TOPIC,
  STUDY_DRAFT_ITEM,
  STUDY_DRAFT_REFERENCE,
} StudyDraftPartKind;

/**
 * StudyDraftPart:
 * @kind: what it is
 * @position: where it stands in what it is a part of
 * @stage: (nullable): the stage that it is or is in
 * @topic: (nullable): the topic that it is or is in
 * @item: (nullable): the item that it is
 * @reference: (nullable): the reference that it is
 *
 * Something in a draft, until the draft is changed.
 */
typedef struct
{
  StudyDraftPartKind kind;
  guint position;
  StudyDraftStage *stage;
  StudyDraftTopic *topic;
  StudyDraftItem *item;
  StudyReference *reference;
} StudyDraftPart;

char       *study_draft_reference_id    (const char           *topic_id,
                                         guint                 position);
gboolean    study_draft_find            (const StudyDraft     *self,
                                         const char           *id,
                                         StudyDraftPart       *part);
char       *study_draft_dup_parent_id   (const StudyDraft     *self,
                                         const char           *id);
const char *study_draft_get_text        (const StudyDraft     *self,
                                         const char           *id,
                                         StudyDraftField       field);
char      **study_draft_part_get_string (StudyDraft           *self,
                                         const StudyDraftPart *part,
                                         StudyDraftField       field);
GPtrArray  *study_draft_part_get_parts  (const StudyDraft     *self,
                                         const StudyDraftPart *part,
                                         StudyDraftPartKind    kind);

G_END_DECLS
