/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/trail/study-trail.h"
#include "storage/library/study-library-entry.h"
#include "storage/library/study-library-request.h"
#include "storage/progress/study-progress-places.h"

G_BEGIN_DECLS

#define STUDY_TYPE_LIBRARY (study_library_get_type ())

G_DECLARE_FINAL_TYPE (StudyLibrary, study_library, STUDY, LIBRARY, GObject)

StudyLibrary        *study_library_new                (const char           *trails_dir);
StudyProgressPlaces *study_library_get_places         (StudyLibrary         *self);
StudyLibraryEntry   *study_library_find               (StudyLibrary         *self,
                                                       const char           *id);
StudyLibraryRequest *study_library_new_request        (StudyLibrary         *self,
                                                       const char           *id,
                                                       const char           *content_language,
                                                       GError              **error);
void                 study_library_take_trail         (StudyLibrary         *self,
                                                       StudyLibraryRequest  *request,
                                                       const StudyContent   *content);
void                 study_library_load_trail_async   (StudyLibrary         *self,
                                                       const char           *id,
                                                       const char           *content_language,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
StudyTrail          *study_library_load_trail_finish  (StudyLibrary         *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);
char               **study_library_get_languages      (StudyLibrary         *self,
                                                       const char           *id);
void                 study_library_rescan_async       (StudyLibrary         *self,
                                                       const char           *content_language,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
gboolean             study_library_rescan_finish      (StudyLibrary         *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);
const char * const  *study_library_get_errors         (StudyLibrary         *self);

G_END_DECLS
