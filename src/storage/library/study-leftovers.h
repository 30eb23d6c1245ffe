/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/progress/study-progress-places.h"

G_BEGIN_DECLS

void study_leftovers_clear_async  (StudyProgressPlaces *places,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
void study_leftovers_clear_finish (GAsyncResult        *result);

G_END_DECLS
