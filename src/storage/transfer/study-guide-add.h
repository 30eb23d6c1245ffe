/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-content.h"
#include "storage/library/study-library.h"

G_BEGIN_DECLS

void  study_guide_add_async  (StudyLibrary         *library,
                              const StudyContent   *content,
                              gboolean              take_marked,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data);
char *study_guide_add_finish (StudyLibrary         *library,
                              GAsyncResult         *result,
                              GError              **error);

G_END_DECLS
