/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/json/study-json-reader.h"
#include "model/content/study-content.h"

G_BEGIN_DECLS

typedef struct _StudyTrailGraph StudyTrailGraph;

StudyTrailGraph *study_trail_graph_new   (const StudyJsonPath  *path);
void             study_trail_graph_free  (StudyTrailGraph      *self);
void             study_trail_graph_add   (StudyTrailGraph      *self,
                                          StudyContentTopic    *topic,
                                          guint                 stage,
                                          guint                 position);
gboolean         study_trail_graph_check (StudyTrailGraph      *self,
                                          GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyTrailGraph, study_trail_graph_free)

G_END_DECLS
