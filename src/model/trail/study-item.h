/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "model/content/study-content.h"

G_BEGIN_DECLS

typedef struct _StudyTopic StudyTopic;

#define STUDY_TYPE_ITEM (study_item_get_type ())

G_DECLARE_FINAL_TYPE (StudyItem, study_item, STUDY, ITEM, GObject)

StudyItem     *study_item_new           (const StudyContentItem *content);
const char    *study_item_get_id        (StudyItem              *self);
StudyItemKind  study_item_get_kind      (StudyItem              *self);
const char    *study_item_get_title     (StudyItem              *self);
const char    *study_item_get_url       (StudyItem              *self);
const char    *study_item_get_provider  (StudyItem              *self);
double         study_item_get_hours     (StudyItem              *self);
StudyItem     *study_item_get_course    (StudyItem              *self);
gboolean       study_item_get_own       (StudyItem              *self);
StudyTopic    *study_item_get_topic     (StudyItem              *self);

gboolean    study_item_get_done          (StudyItem  *self);
void        study_item_set_done          (StudyItem  *self,
                                          gboolean    done);
gint64      study_item_get_done_time     (StudyItem  *self);
guint32     study_item_get_done_day      (StudyItem  *self);
const char *study_item_get_project_title (StudyItem  *self);
void        study_item_set_project_title (StudyItem  *self,
                                          const char *title);
const char *study_item_get_project_url   (StudyItem  *self);
void        study_item_set_project_url   (StudyItem  *self,
                                          const char *url);

G_END_DECLS
