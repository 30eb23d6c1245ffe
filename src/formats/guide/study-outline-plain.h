/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/guide/blocks/study-block-tree.h"
#include "formats/guide/study-outline.h"

G_BEGIN_DECLS

gboolean study_outline_read_plain (StudyOutline   *self,
                                   StudyBlockTree *tree);

G_END_DECLS
