/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/guide/study-guide-plan.h"
#include "model/content/study-content.h"

G_BEGIN_DECLS

gboolean      study_guide_markdown_is_own (const char  *text);
StudyContent *study_guide_markdown_read   (const char  *text,
                                           GArray     **lines);

G_END_DECLS
