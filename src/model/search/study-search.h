/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/search/study-search-result.h"
#include "model/trail/study-trail.h"

G_BEGIN_DECLS

#define STUDY_TYPE_SEARCH (study_search_get_type ())

G_DECLARE_FINAL_TYPE (StudySearch, study_search, STUDY, SEARCH, GObject)

StudySearch *study_search_new               (void);
void         study_search_set_trail         (StudySearch *self,
                                             StudyTrail  *trail);
void         study_search_set_show_optional (StudySearch *self,
                                             gboolean     show_optional);
void         study_search_set_text          (StudySearch *self,
                                             const char  *text);
gboolean     study_search_get_active        (StudySearch *self);

G_END_DECLS
