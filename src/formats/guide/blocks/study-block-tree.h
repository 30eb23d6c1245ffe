/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "formats/guide/blocks/study-block.h"

G_BEGIN_DECLS

typedef struct
{
  StudyBlock *document; /* (nullable): until the blocks are dropped */
  GArray *line_starts; /* of guint, the offset of each line */
  char *text;          /* indented as it is meant, and with an empty line more below some tables, which
                        * counts to the line before it */
  gsize length;
  guint n_front_lines; /* of metadata in front of the document */
} StudyBlockTree;

StudyBlockTree *study_block_tree_parse    (const char           *text,
                                           gsize                 length,
                                           GCancellable         *cancellable,
                                           GError              **error);
void            study_block_tree_drop_blocks (StudyBlockTree    *self);
void            study_block_tree_free     (StudyBlockTree       *self);
void            study_block_tree_free_part (gpointer             part,
                                           GDestroyNotify        free_func,
                                           guint                 n_lines);
guint           study_block_tree_n_lines  (const StudyBlockTree *self);
const char     *study_block_tree_get_line (const StudyBlockTree *self,
                                           guint                 line,
                                           gsize                *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyBlockTree, study_block_tree_free)

G_END_DECLS
