/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/trail/study-history.h"
#include "model/trail/study-topic.h"

G_BEGIN_DECLS

#define STUDY_TYPE_TOPIC_PAGE (study_topic_page_get_type ())

G_DECLARE_FINAL_TYPE (StudyTopicPage, study_topic_page, STUDY, TOPIC_PAGE, GtkWidget)

GtkWidget    *study_topic_page_new         (void);
StudyTopic   *study_topic_page_get_topic   (StudyTopicPage *self);
void          study_topic_page_set_topic   (StudyTopicPage *self,
                                            StudyTopic     *topic);
void          study_topic_page_set_history (StudyTopicPage *self,
                                            StudyHistory   *history);
void          study_topic_page_reveal      (StudyTopicPage *self,
                                            const char     *id,
                                            const char     *field);
GActionGroup *study_topic_page_get_actions (StudyTopicPage *self);
GMenuModel   *study_topic_page_get_menu    (StudyTopicPage *self);

G_END_DECLS
