/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/library/study-library-file.h"

G_BEGIN_DECLS

typedef struct _StudyLibraryScan StudyLibraryScan;

StudyLibraryScan *study_library_scan_new        (const char       *folder,
                                                 GPtrArray        *known,
                                                 guint             number);
void              study_library_scan_free       (StudyLibraryScan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyLibraryScan, study_library_scan_free)

void              study_library_scan_run        (StudyLibraryScan *self,
                                                 GCancellable     *cancellable);
guint             study_library_scan_get_number (StudyLibraryScan *self);
GPtrArray        *study_library_scan_take_files (StudyLibraryScan *self,
                                                 GPtrArray        *known);

G_END_DECLS
