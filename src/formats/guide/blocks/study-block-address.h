/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/guide/blocks/study-block.h"

G_BEGIN_DECLS

void study_block_find_addresses (StudyBlock *self);

G_END_DECLS
