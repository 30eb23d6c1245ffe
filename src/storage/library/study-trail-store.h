/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/content/study-content.h"
#include "model/trail/study-trail.h"
#include "storage/progress/study-progress-places.h"

G_BEGIN_DECLS

typedef struct _StudyTrailStore StudyTrailStore;

StudyTrailStore *study_trail_store_new       (StudyProgressPlaces          *places,
                                              const char * const           *taken_ids);
void             study_trail_store_free      (StudyTrailStore              *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyTrailStore, study_trail_store_free)

char     *study_trail_store_add       (StudyTrailStore                      *self,
                                       const StudyContent                   *content,
                                       const StudyProgressSnapshot          *progress,
                                       gboolean                              take_marked,
                                       GError                              **error);
void      study_trail_store_take_back (StudyTrailStore                      *self,
                                       const char                           *id);
gboolean  study_trail_store_replace   (StudyTrailStore                      *self,
                                       const char                           *id,
                                       const StudyContent                   *content,
                                       const StudyContent                   *earlier,
                                       StudySaveFlags                        flags,
                                       GError                              **error);
gboolean  study_trail_store_rename    (StudyTrailStore                      *self,
                                       const char                           *id,
                                       const char                           *title,
                                       GError                              **error);
char     *study_trail_store_duplicate (StudyTrailStore                      *self,
                                       StudyTrail                           *trail,
                                       gboolean                              built_in,
                                       const char                  * const * titles,
                                       GError                              **error);
char     *study_trail_store_remove    (StudyTrailStore                      *self,
                                       const char                           *id,
                                       gboolean                              with_progress,
                                       GError                              **error);
char     *study_trail_store_restore   (StudyTrailStore                      *self,
                                       const char                           *name,
                                       GError                              **error);

G_END_DECLS
