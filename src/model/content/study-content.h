/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-advice.h"
#include "model/content/study-item-kind.h"
#include "model/content/study-reference.h"
#include "model/content/study-tool-category.h"

G_BEGIN_DECLS

/**
 * StudyContentItem:
 * @id: its id, or a provisional one until study_content_assign_ids()
 * @title: its title
 * @url: (nullable): its link
 * @provider: (nullable): who offers it
 * @hours: its estimated time in hours, 0 if that is not known
 * @course_id: (nullable): the id of the course that a project belongs to
 * @extra: (nullable): unknown members of its document, an `a{sv}`
 * @kind: what it is
 * @marked: whether its source marks it as done; this is no content
 *
 * What can be checked off, while it is written.
 */
typedef struct
{
  char *id;
  char *title;
  char *url;
  char *provider;
  double hours;
  char *course_id;
  GVariant *extra;
  StudyItemKind kind;
  gboolean marked;
} StudyContentItem;

/**
 * StudyContentTopic:
 * @id: its id, or a provisional one until study_content_assign_ids()
 * @title: its title
 * @text: (nullable): what it is about
 * @optional: whether it is an extra
 * @requires: (element-type utf8): the ids of the topics to finish first
 * @items: (element-type StudyContentItem): what can be checked off
 * @references: (element-type StudyReference): links to documentation
 * @extra: (nullable): unknown members of its document, an `a{sv}`
 *
 * A topic, while it is written.
 */
typedef struct
{
  char *id;
  char *title;
  char *text;
  gboolean optional;
  GPtrArray *requires;
  GPtrArray *items;
  GPtrArray *references;
  GVariant *extra;
} StudyContentTopic;

/**
 * StudyContentStage:
 * @id: its id, or a provisional one until study_content_assign_ids()
 * @title: its title
 * @text: (nullable): its introduction
 * @archived: whether it holds what newer editions of the trail do not have any
 *   more, and the person did something on
 * @topics: (element-type StudyContentTopic): its topics
 * @extra: (nullable): unknown members of its document, an `a{sv}`
 *
 * A stage, while it is written.
 */
typedef struct
{
  char *id;
  char *title;
  char *text;
  gboolean archived;
  GPtrArray *topics;
  GVariant *extra;
} StudyContentStage;

/**
 * StudyContent:
 * @id: the id of the trail
 * @title: its title
 * @short_title: (nullable): its title where there is little room
 * @language: (nullable): the language of its texts, a BCP 47 tag
 * @description: (nullable): what it is
 * @objective: (nullable): what one is able to do at its end
 * @sources: (nullable): where it comes from, an `aa{sv}`
 * @stages: (element-type StudyContentStage): its stages
 * @advice: (element-type StudyAdvice): how to use it
 * @tools: (element-type StudyToolCategory): essential tools
 * @extra: (nullable): unknown members of its document, an `a{sv}`
 *
 * The content of a trail while it is written: by an importer, or by a person.
 * A [class@Trail] is what is shown and counted, and its parts stay as they are;
 * content can be changed freely and knows nobody. Nothing is checked until
 * it is made a trail of.
 *
 * Strings are owned, and the arrays free what is in them.
 */
typedef struct
{
  char *id;
  char *title;
  char *short_title;
  char *language;
  char *description;
  char *objective;
  GVariant *sources;
  GPtrArray *stages;
  GPtrArray *advice;
  GPtrArray *tools;
  GVariant *extra;
} StudyContent;

StudyContent *study_content_new  (const char         *id,
                                  const char         *title);
StudyContent *study_content_copy (const StudyContent *self);
void          study_content_free (StudyContent       *self);

StudyContentStage *study_content_stage_new  (const char              *id,
                                             const char              *title);
StudyContentStage *study_content_stage_copy (const StudyContentStage *self);
void               study_content_stage_free (StudyContentStage       *self);

StudyContentTopic *study_content_topic_new  (const char              *id,
                                             const char              *title);
StudyContentTopic *study_content_topic_copy (const StudyContentTopic *self);
void               study_content_topic_free (StudyContentTopic       *self);

StudyContentItem *study_content_item_new  (const char             *id,
                                           StudyItemKind           kind,
                                           const char             *title);
StudyContentItem *study_content_item_copy (const StudyContentItem *self);
void              study_content_item_free (StudyContentItem       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyContent, study_content_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyContentStage, study_content_stage_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyContentTopic, study_content_topic_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyContentItem, study_content_item_free)

G_END_DECLS
