/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/trail/study-item.h"

G_BEGIN_DECLS

gboolean    study_format_text_begins     (const char *text,
                                          const char *prefix);
char       *study_format_text_flatten    (const char *text);
const char *study_format_text_item_title (StudyItem  *item);

G_END_DECLS
