/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/guide/study-outline.h"

G_BEGIN_DECLS

gboolean study_outline_read_table (StudyOutline     *self,
                                   StudyOutlineNode *node,
                                   const StudyBlock *table,
                                   const char       *address);

G_END_DECLS
