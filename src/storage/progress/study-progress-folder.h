/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/progress/study-progress-places.h"

G_BEGIN_DECLS

void     study_progress_folder_switch_async  (StudyProgressPlaces  *from,
                                              StudyProgressPlaces  *to,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean study_progress_folder_switch_finish (GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
