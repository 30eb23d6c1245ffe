/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The blocks of a Markdown document and where they stand in it. */

/**
 * StudyBlockKind:
 *
 * The blocks of CommonMark 0.31 and GitHub's tables. In a block of HTML are
 * the ones that it stands for.
 */
typedef enum
{
  STUDY_BLOCK_DOCUMENT,
  STUDY_BLOCK_HEADING,
  STUDY_BLOCK_PARAGRAPH,
  STUDY_BLOCK_LIST,
  STUDY_BLOCK_ITEM,
  STUDY_BLOCK_QUOTE,
  STUDY_BLOCK_TABLE,
  STUDY_BLOCK_ROW,
  STUDY_BLOCK_CELL,
  STUDY_BLOCK_CODE,
  STUDY_BLOCK_HTML,
  STUDY_BLOCK_RULE,
  STUDY_BLOCK_DETAILS_END, /* where HTML ends what can be unfolded */
} StudyBlockKind;

typedef enum
{
  STUDY_SPAN_LINK,
  STUDY_SPAN_IMAGE,
  STUDY_SPAN_CODE,
  STUDY_SPAN_STRONG,
  STUDY_SPAN_STRUCK,
} StudySpanKind;

/* A part of a block's text, in bytes. */
typedef struct
{
  StudySpanKind kind;
  guint start;
  guint end;
  char *url; /* of a link or image, as the source has it */
} StudySpan;

/* What stands in a text for a line break that the author wants to be seen; one
 * that only wraps the line is a line feed. */
#define STUDY_BLOCK_BREAK '\f'

/* No line: of a block that no line of the source is known of. */
#define STUDY_BLOCK_NO_LINE G_MAXUINT

/* Blocks that are deeper than this stand beside each other: what a person reads
 * has no such depth. */
#define STUDY_BLOCK_MAX_DEPTH 48

/* The level of the summary of what can be unfolded: below all headings. */
#define STUDY_BLOCK_SUMMARY_LEVEL 7

typedef struct _StudyBlock StudyBlock;

/* There is one for each line of a guide, or more: it is kept small. */
struct _StudyBlock
{
  StudyBlock *parent;  /* unowned */
  GPtrArray *children; /* (nullable): of StudyBlock */
  GString *text;       /* (nullable): without markup; lines are kept */
  GArray *spans;       /* (nullable): of StudySpan */
  guint first_line;
  guint last_line;
  StudyBlockKind kind : 8;
  guint level : 8;     /* of a heading, from 1; of a cell of HTML, how many rows it goes through */
  guint ordered : 1;   /* a list with numbers */
  guint header : 1;    /* a row of a table's header */
  guint task : 1;      /* an item with a check box */
  guint marked : 1;    /* and a mark in it */
  guint summary : 1;   /* a heading of what HTML can unfold */
  guint comment : 1;   /* HTML that is nothing but comments */
};

StudyBlock      *study_block_new          (StudyBlockKind        kind);
void             study_block_free         (StudyBlock           *self);
StudyBlock      *study_block_insert_child (StudyBlock           *self,
                                           guint                 position,
                                           StudyBlockKind        kind);
StudyBlock      *study_block_add_child    (StudyBlock           *self,
                                           StudyBlockKind        kind);
GString         *study_block_get_text     (StudyBlock           *self);
guint            study_block_begin_span   (StudyBlock           *self,
                                           StudySpanKind         kind,
                                           char                 *url);
void             study_block_end_span     (StudyBlock           *self,
                                           guint                 position);
void             study_block_sort_spans   (StudyBlock           *self);
void             study_block_drop_child   (StudyBlock           *self,
                                           guint                 position);
void             study_block_erase        (StudyBlock           *self,
                                           gsize                 start,
                                           gsize                 length);
void             study_block_trim         (StudyBlock           *self);
StudyBlock      *study_block_get_child    (const StudyBlock     *self,
                                           guint                 position);
const StudySpan *study_block_find_span    (const StudyBlock     *self,
                                           StudySpanKind         kind);
char            *study_block_dup_text     (const StudyBlock     *self);

G_END_DECLS
