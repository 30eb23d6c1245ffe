/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

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

typedef struct _StudyTopic StudyTopic;

#define STUDY_TYPE_ITEM (study_item_get_type ())

G_DECLARE_FINAL_TYPE (StudyItem, study_item, STUDY, ITEM, GObject)

StudyItem     *study_item_new               (const char   *id,
                                             StudyItemKind kind,
                                             const char   *title);
const char    *study_item_get_id            (StudyItem *self);
StudyItemKind  study_item_get_kind          (StudyItem *self);
const char    *study_item_get_title         (StudyItem *self);
const char    *study_item_get_url           (StudyItem *self);
void           study_item_set_url           (StudyItem  *self,
                                             const char *url);
const char    *study_item_get_provider      (StudyItem *self);
void           study_item_set_provider      (StudyItem  *self,
                                             const char *provider);
double         study_item_get_hours         (StudyItem *self);
void           study_item_set_hours         (StudyItem *self,
                                             double     hours);
const char    *study_item_get_course_id     (StudyItem *self);
void           study_item_set_course_id     (StudyItem  *self,
                                             const char *course_id);
StudyItem     *study_item_get_course        (StudyItem *self);
gboolean       study_item_get_own           (StudyItem *self);
GVariant      *study_item_get_extra         (StudyItem *self);
void           study_item_set_extra         (StudyItem *self,
                                             GVariant  *extra);
StudyTopic    *study_item_get_topic         (StudyItem *self);

gboolean       study_item_get_done          (StudyItem *self);
void           study_item_set_done          (StudyItem *self,
                                             gboolean   done);
gint64         study_item_get_done_time     (StudyItem *self);
const char    *study_item_get_project_title (StudyItem *self);
void           study_item_set_project_title (StudyItem  *self,
                                             const char *title);
const char    *study_item_get_project_url   (StudyItem *self);
void           study_item_set_project_url   (StudyItem  *self,
                                             const char *url);

G_END_DECLS
