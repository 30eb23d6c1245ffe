/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/guide/blocks/study-block.h"
#include "formats/guide/study-guide-plan.h"
#include "formats/guide/words/study-guide-words.h"

G_BEGIN_DECLS

/* What a guide is made of, before anybody decided what is a stage: headings,
 * items of lists and rows of tables, in one another. */

typedef enum
{
  STUDY_OUTLINE_ROOT,
  STUDY_OUTLINE_HEADING,
  STUDY_OUTLINE_BOLD,     /* a paragraph in bold that is used as a heading */
  STUDY_OUTLINE_NUMBERED, /* an item of a numbered list */
  STUDY_OUTLINE_BULLET,
  STUDY_OUTLINE_TABLE_ROW,
} StudyOutlineKind;

/* Below all headings, as a summary: what stands in bold is under all. */
#define STUDY_OUTLINE_BOLD_LEVEL STUDY_BLOCK_SUMMARY_LEVEL

/* Lines that belong to a node, and what they are to it. */
typedef struct
{
  guint first;
  guint last;
  StudyGuideRole role; /* STUDY_GUIDE_TEXT where the node decides */
  const char *reason;
} StudyOutlinePart;

typedef struct
{
  char *title;
  char *url;
} StudyOutlineLink;

/* What the other columns of a row of a table say. */
typedef struct
{
  char *id;             /* (nullable): what other rows call it */
  char *url;            /* (nullable): its link, as the source has it */
  char *provider;       /* (nullable) */
  double hours;
  char *requires_whole; /* (nullable): what it requires, as one name */
  GStrv requires;       /* (nullable): what other rows are called; empty for nothing */
  GStrv requires_links; /* (nullable): links of other rows, as the source has them */
  char *requires_name;  /* (nullable): the name of that column */
} StudyOutlineTableRow;

typedef struct _StudyOutlineNode StudyOutlineNode;

/* There is one for each line of a guide, or more: it is kept small. */
struct _StudyOutlineNode
{
  StudyOutlineNode *parent; /* unowned */
  GPtrArray *children;      /* (nullable): of StudyOutlineNode */
  char *title;              /* its first line, in one, with decoration */
  char *code;               /* (nullable): a word that says what it is, in code before its title or above its column */
  GStrv codes;              /* (nullable): what stands in code in its title */
  GString *text;            /* (nullable): paragraphs below the title */
  GArray *links;            /* (nullable): of StudyOutlineLink, safe and absolute */
  GArray *parts;            /* (nullable): of StudyOutlinePart */
  StudyOutlineTableRow *row; /* (nullable): for one of a table */
  guint first_line;
  guint last_line;          /* of all that is in it */
  guint title_last_line;    /* of the title */
  StudyOutlineKind kind : 8;
  StudyGuideSection section : 8;
  guint level : 8;          /* of a heading */
  guint part : 1;           /* a heading that is counted: “Week 2” */
  guint marked : 1;
  guint leads_inside : 1;   /* has a link to another file, or to a part of this one */
  guint linked : 1;         /* the first of its links is where it leads to itself */
  guint has_contents : 1;   /* a table of contents stood in it, which is left out */
  guint aside : 1;          /* a link in a paragraph of nothing but links */
  guint task : 1;           /* has a box to tick */
  guint boxed : 1;          /* it or something in it has one */
  guint label : 1;          /* says what the items below it are about, and is none */
  guint beside : 1;         /* is no part of the way, for where it stands */
};

typedef struct
{
  StudyOutlineNode *root;
  char *title;         /* (nullable): of the whole */
  char *language;      /* (nullable): that the file says it is in, as BCP 47 writes it */
  guint title_line;    /* STUDY_BLOCK_NO_LINE if it is in no line */
  GArray *tools;       /* of StudyOutlineTool */
  gboolean is_guide;   /* whether it looks as one */
  guint n_code;        /* blocks of code */
  guint n_links_dropped;
  guint n_items;
  guint n_requires;    /* how often a row requires another */
} StudyOutline;

/* A category of tools, with a line for each. */
typedef struct
{
  char *category;
  GStrv tools;
} StudyOutlineTool;

/* Says of a node whether something is to be done with it. */
typedef gboolean (*StudyOutlineFilter) (const StudyOutlineNode *node);

StudyOutline     *study_outline_new            (void);
void              study_outline_free           (StudyOutline           *self);
void              study_outline_take_links     (StudyOutline           *self,
                                                StudyOutlineNode       *node,
                                                const StudyBlock       *block,
                                                const char             *address);
gboolean          study_outline_is_badge       (const StudySpan        *picture);
StudyOutlineNode *study_outline_node_new       (StudyOutlineNode       *parent,
                                                StudyOutlineKind        kind,
                                                const StudyBlock       *block);
void              study_outline_node_free      (StudyOutlineNode       *self);
void              study_outline_node_remove    (StudyOutlineNode       *self);
StudyOutlineNode *study_outline_node_get_child (const StudyOutlineNode *self,
                                                guint                   position);
gboolean          study_outline_node_is_leaf   (const StudyOutlineNode *self);
gboolean          study_outline_node_is_title  (const StudyOutlineNode *self);
void              study_outline_node_add_part  (StudyOutlineNode       *self,
                                                guint                   first,
                                                guint                   last,
                                                StudyGuideRole          role,
                                                const char             *reason);
void              study_outline_node_add_block (StudyOutlineNode       *self,
                                                const StudyBlock       *block,
                                                StudyGuideRole          role,
                                                const char             *reason);
void              study_outline_node_add_text  (StudyOutlineNode       *self,
                                                const char             *text);
void              study_outline_node_take_text (StudyOutlineNode       *self,
                                                const StudyOutlineNode *other);
void              study_outline_node_dissolve_children (StudyOutlineNode *self,
                                                StudyOutlineFilter      is_to_go);

/* What is a stage, and what is none of the way. */

gboolean                study_outline_node_is_group           (const StudyOutlineNode *node);
gboolean                study_outline_node_is_special         (const StudyOutlineNode *node);
gboolean                study_outline_node_is_labelled        (const StudyOutlineNode *node);
gboolean                study_outline_node_is_counted         (const StudyOutlineNode *node);
gboolean                study_outline_node_has_topic_lines    (const StudyOutlineNode *node);
gboolean                study_outline_node_has_prerequisites  (const StudyOutlineNode *node);
gboolean                study_outline_node_has_item_stages    (const StudyOutlineNode *node);
gboolean                study_outline_node_has_item_topics    (const StudyOutlineNode *node);
gboolean                study_outline_node_has_numbered_stages (const StudyOutlineNode *node);
guint                   study_outline_node_count_parts        (const StudyOutlineNode *node);
const StudyOutlineNode *study_outline_find_holder             (const StudyOutline     *outline,
                                                               guint                  *depth);
guint                   study_outline_find_stage_depth        (const StudyOutline     *outline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyOutline, study_outline_free)

G_END_DECLS
