/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-content.h"

G_BEGIN_DECLS

gboolean  study_guide_address_is_valid (const char         *address);
char     *study_content_get_address    (const StudyContent *content);
void      study_content_set_address    (StudyContent       *content,
                                        const char         *address);

G_END_DECLS
