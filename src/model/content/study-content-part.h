/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-content.h"

G_BEGIN_DECLS

/**
 * StudyContentField:
 * @STUDY_CONTENT_FIELD_TITLE: the title, of whatever part
 * @STUDY_CONTENT_FIELD_SHORT_TITLE: the title of a trail where there is little room
 * @STUDY_CONTENT_FIELD_OBJECTIVE: what one is able to do at the end of a trail
 * @STUDY_CONTENT_FIELD_TEXT: the text of a stage or topic, the description of a trail
 * @STUDY_CONTENT_FIELD_URL: the link of an item or a reference
 * @STUDY_CONTENT_FIELD_PROVIDER: who offers an item
 *
 * A text in content.
 */
typedef enum
{
  STUDY_CONTENT_FIELD_TITLE,
  STUDY_CONTENT_FIELD_SHORT_TITLE,
  STUDY_CONTENT_FIELD_OBJECTIVE,
  STUDY_CONTENT_FIELD_TEXT,
  STUDY_CONTENT_FIELD_URL,
  STUDY_CONTENT_FIELD_PROVIDER,
} StudyContentField;

/**
 * StudyContentPartKind:
 * @STUDY_CONTENT_TRAIL: the trail itself
 * @STUDY_CONTENT_STAGE: a stage
 * @STUDY_CONTENT_TOPIC: a topic
 * @STUDY_CONTENT_ITEM: an item
 * @STUDY_CONTENT_REFERENCE: a reference
 *
 * What content is made of.
 */
typedef enum
{
  STUDY_CONTENT_TRAIL,
  STUDY_CONTENT_STAGE,
  STUDY_CONTENT_TOPIC,
  STUDY_CONTENT_ITEM,
  STUDY_CONTENT_REFERENCE,
} StudyContentPartKind;

/**
 * StudyContentPart:
 * @kind: what it is
 * @position: where it is in what it is a part of
 * @stage: (nullable): the stage that it is or is in
 * @topic: (nullable): the topic that it is or is in
 * @item: (nullable): the item that it is
 * @reference: (nullable): the reference that it is
 *
 * Something in content, until the content is changed.
 */
typedef struct
{
  StudyContentPartKind kind;
  guint position;
  StudyContentStage *stage;
  StudyContentTopic *topic;
  StudyContentItem *item;
  StudyReference *reference;
} StudyContentPart;

char        *study_content_reference_id    (const char             *topic_id,
                                            guint                   position);
gboolean     study_content_find            (const StudyContent     *self,
                                            const char             *id,
                                            StudyContentPart       *part);
char        *study_content_dup_parent_id   (const StudyContent     *self,
                                            const char             *id);
const char  *study_content_get_text        (const StudyContent     *self,
                                            const char             *id,
                                            StudyContentField       field);
void         study_content_own_part        (StudyContent           *self,
                                            StudyContentPart       *part);
char       **study_content_part_get_string (StudyContent           *self,
                                            const StudyContentPart *part,
                                            StudyContentField       field);
GPtrArray   *study_content_part_get_parts  (const StudyContent     *self,
                                            const StudyContentPart *part,
                                            StudyContentPartKind    kind);

G_END_DECLS
