/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/guide/other/study-roadmap.h"

G_BEGIN_DECLS

/**
 * StudyRoadmapPart:
 *
 * Topics that are a stage together.
 */
typedef struct
{
  char *title;         /* (nullable): that of the whole roadmap if it has none */
  const char *reason;  /* why they are one */
  gboolean has_index;  /* whether the first file is about all of them */
  GPtrArray *files;    /* of StudyRoadmapFile, unowned, in their order */
} StudyRoadmapPart;

StudyRoadmapPart *study_roadmap_part_new       (char             *title,
                                                const char       *reason);
void              study_roadmap_part_free      (StudyRoadmapPart *self);

char             *study_roadmap_file_get_title (const char       *path);
GPtrArray        *study_roadmap_order_by_path  (GPtrArray        *files);

/* study-roadmap-chart.c */

GPtrArray        *study_roadmap_order_by_chart (GPtrArray        *files,
                                                GBytes           *chart,
                                                char            **title);

G_END_DECLS
