/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-content.h"
#include "model/trail/study-trail.h"

G_BEGIN_DECLS

char       *study_trail_origin_get_edition       (const StudyContent *content);
const char *study_trail_origin_get_trail         (StudyTrail   *own);
void        study_content_set_origin             (StudyContent       *content,
                                                  const StudyContent *built_in);
gboolean    study_trail_origin_has_newer_edition (StudyTrail   *own,
                                                  StudyTrail   *built_in);

G_END_DECLS
