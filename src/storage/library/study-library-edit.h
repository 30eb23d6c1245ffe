/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-content.h"
#include "storage/library/study-library.h"
#include "storage/library/study-trail-store.h"
#include "storage/progress/study-progress-store.h"

G_BEGIN_DECLS

/* How the trails of a library are changed. All of it happens in a worker; the
 * library knows of it when it is done. */

StudyTrailStore *study_library_new_store       (StudyLibrary        *self);
char            *study_library_edit_finish     (StudyLibrary        *self,
                                                GAsyncResult        *result,
                                                GError             **error);
void             study_library_add_async       (StudyLibrary        *self,
                                                const StudyContent  *content,
                                                gboolean             take_marked,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
void             study_library_replace_async   (StudyLibrary        *self,
                                                const char          *id,
                                                const StudyContent  *content,
                                                const StudyContent  *earlier,
                                                StudySaveFlags       flags,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
void             study_library_rename_async    (StudyLibrary        *self,
                                                const char          *id,
                                                const char          *title,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
void             study_library_duplicate_async (StudyLibrary        *self,
                                                const char          *id,
                                                const char          *content_language,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
void             study_library_remove_async    (StudyLibrary        *self,
                                                const char          *id,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
void             study_library_restore_async   (StudyLibrary        *self,
                                                const char          *name,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);

G_END_DECLS
