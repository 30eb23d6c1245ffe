/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "formats/guide/blocks/study-block-tree.h"
#include "formats/guide/study-outline.h"

G_BEGIN_DECLS

StudyOutline *study_outline_read (StudyBlockTree *tree,
                                  const char     *address,
                                  GCancellable   *cancellable);

G_END_DECLS
