/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "formats/edition/study-trail-update.h"

G_BEGIN_DECLS

void              study_update_compare_async  (const StudyContent           *current,
                                               const StudyProgressSnapshot  *progress,
                                               const StudyContent           *newer,
                                               const StudyContent           *edition,
                                               GCancellable                 *cancellable,
                                               GAsyncReadyCallback           callback,
                                               gpointer                      user_data);
StudyTrailUpdate *study_update_compare_finish (GAsyncResult                 *result,
                                               GError                      **error);

G_END_DECLS
