/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/trail/study-stage.h"

G_BEGIN_DECLS

#define STUDY_TYPE_TOPIC_FILTER (study_topic_filter_get_type ())

G_DECLARE_FINAL_TYPE (StudyTopicFilter, study_topic_filter, STUDY, TOPIC_FILTER, GtkFilter)

StudyTopicFilter *study_topic_filter_new               (void);
void              study_topic_filter_set_search        (StudyTopicFilter *self,
                                                        const char       *text);
void              study_topic_filter_forget            (StudyTopicFilter *self);
gboolean          study_topic_filter_get_searching     (StudyTopicFilter *self);
void              study_topic_filter_set_show_optional (StudyTopicFilter *self,
                                                        gboolean          show_optional);

char             *study_topic_filter_fold              (const char *text);

G_END_DECLS
