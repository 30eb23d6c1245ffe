/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-advice.h"
#include "model/content/study-reference.h"
#include "model/content/study-tool-category.h"

G_BEGIN_DECLS

/* The version of the document of trails that this program writes. */
#define STUDY_TRAIL_VERSION 1

/**
 * StudyItemKind:
 * @STUDY_ITEM_LESSON: something to understand
 * @STUDY_ITEM_COURSE: a course to take
 * @STUDY_ITEM_RESOURCE: an article or video to go through
 * @STUDY_ITEM_PROJECT: a small practical project
 *
 * What can be checked off in a topic.
 */
typedef enum
{
  STUDY_ITEM_LESSON,
  STUDY_ITEM_COURSE,
  STUDY_ITEM_RESOURCE,
  STUDY_ITEM_PROJECT,
} StudyItemKind;

#define STUDY_TYPE_ITEM_KIND (study_item_kind_get_type ())
GType study_item_kind_get_type (void);

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
 * What can be checked off.
 */
typedef struct
{
  gatomicrefcount ref_count;
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
 * A topic.
 */
typedef struct
{
  gatomicrefcount ref_count;
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
 * @archived: whether it holds what newer editions of the trail no longer have,
 *   kept for the progress on it
 * @topics: (element-type StudyContentTopic): its topics
 * @extra: (nullable): unknown members of its document, an `a{sv}`
 *
 * A stage.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char *id;
  char *title;
  char *text;
  gboolean archived;
  GPtrArray *topics;
  GVariant *extra;
} StudyContentStage;

/**
 * StudyContent:
 * @version: the version of its document; a newer one than %STUDY_TRAIL_VERSION
 *   holds more than this program can write
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
 * The content of a trail: what formats read and write, importers make and
 * editors change. It knows no progress and notifies nobody.
 *
 * Content and its parts are reference counted. Whoever makes them may set all
 * members, until somebody else holds a reference: what is shared stays as it
 * is, in all threads. To change it, study_content_fork() it; the copy shares
 * all parts with the original until study_content_own_stage() and its like
 * replace one of them with a copy of its own. Nothing is checked until it is
 * written and read, or a [class@Trail] is made of it.
 *
 * Strings are owned, and the arrays hold references.
 */
typedef struct
{
  gatomicrefcount ref_count;
  guint version;
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

#define STUDY_TYPE_CONTENT (study_content_get_type ())
GType study_content_get_type (void);

StudyContent *study_content_new   (const char         *id,
                                   const char         *title);
StudyContent *study_content_fork  (const StudyContent *self);
StudyContent *study_content_copy  (const StudyContent *self);
StudyContent *study_content_ref   (const StudyContent *self);
void          study_content_unref (StudyContent       *self);
gboolean      study_content_equal (const StudyContent *a,
                                   const StudyContent *b);

gboolean study_content_arrays_equal (const GPtrArray *a,
                                     const GPtrArray *b,
                                     GEqualFunc       equal);

StudyContentStage *study_content_stage_new   (const char              *id,
                                              const char              *title);
StudyContentStage *study_content_stage_ref   (const StudyContentStage *self);
void               study_content_stage_unref (StudyContentStage       *self);

StudyContentTopic *study_content_topic_new   (const char              *id,
                                              const char              *title);
StudyContentTopic *study_content_topic_ref   (const StudyContentTopic *self);
void               study_content_topic_unref (StudyContentTopic       *self);

StudyContentItem *study_content_item_new   (const char             *id,
                                            StudyItemKind           kind,
                                            const char             *title);
StudyContentItem *study_content_item_ref   (const StudyContentItem *self);
void              study_content_item_unref (StudyContentItem       *self);

StudyContentStage *study_content_own_stage (StudyContent      *self,
                                            guint              position);
StudyContentTopic *study_content_own_topic (StudyContentStage *self,
                                            guint              position);
StudyContentItem  *study_content_own_item  (StudyContentTopic *self,
                                            guint              position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyContent, study_content_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyContentStage, study_content_stage_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyContentTopic, study_content_topic_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyContentItem, study_content_item_unref)

G_END_DECLS
