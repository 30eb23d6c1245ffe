/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-outline-stages.h"

#include "formats/guide/words/study-guide-lessons.h"
#include "formats/guide/words/study-guide-text.h"
#include "formats/guide/words/study-guide-words.h"

/* What of an outline is a stage, and what is none of the way. */

/* So many headings below one are its topics; more are stages. */
#define MAX_ONE_STAGE 3

/**
 * study_outline_node_is_group:
 *
 * Returns: whether a heading, or an item above others, holds items of one kind
 *   together and names nothing
 */
gboolean
study_outline_node_is_group (const StudyOutlineNode *node)
{
  return (study_outline_node_is_title (node) || !study_outline_node_is_leaf (node)) &&
         (node->section == STUDY_SECTION_LESSONS || node->section == STUDY_SECTION_COURSES ||
          node->section == STUDY_SECTION_RESOURCES || node->section == STUDY_SECTION_REFERENCES ||
          node->section == STUDY_SECTION_PROJECT);
}

/**
 * study_outline_node_is_special:
 *
 * Returns: whether a part of a guide is no part of the way
 */
gboolean
study_outline_node_is_special (const StudyOutlineNode *node)
{
  return study_outline_node_is_title (node) && node->section != STUDY_SECTION_NONE &&
         !study_outline_node_is_group (node);
}

/* Counts children that are part of the way, and finds the first. */
static guint
count_parts (const StudyOutlineNode  *node,
             const StudyOutlineNode **first)
{
  const StudyOutlineNode *child;
  guint n_parts = 0;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (study_outline_node_is_special (child))
        continue;
      if (n_parts++ == 0)
        *first = child;
    }

  return n_parts;
}

/**
 * study_outline_node_is_labelled:
 *
 * Returns: whether an item says what it is before a colon: “Book: …”
 */
gboolean
study_outline_node_is_labelled (const StudyOutlineNode *node)
{
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  StudyItemKind kind;

  return study_outline_node_is_leaf (node) && study_guide_split_topic (node->title, &title, &text) &&
         (study_guide_is_item_label (title) || (node->links != NULL && study_guide_get_item_kind (title, &kind)));
}

/**
 * study_outline_node_has_topic_lines:
 *
 * Returns: whether “Topic: things to learn” is how most leaves of a node are written
 */
gboolean
study_outline_node_has_topic_lines (const StudyOutlineNode *node)
{
  const StudyOutlineNode *child;
  guint n_lines = 0;
  guint n_topics = 0;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      g_autofree char *title = NULL;
      g_autofree char *text = NULL;

      if (study_outline_node_is_title (child) || child->kind == STUDY_OUTLINE_TABLE_ROW ||
          !study_outline_node_is_leaf (child) || child->links != NULL || child->code != NULL ||
          study_outline_node_is_labelled (child))
        continue;
      n_lines++;
      n_topics += study_guide_split_topic (child->title, &title, &text);
    }

  return n_topics > 1 && n_topics * 2 > n_lines;
}

/**
 * study_outline_node_has_prerequisites:
 *
 * Returns: whether a table below a node tells what comes first
 */
gboolean
study_outline_node_has_prerequisites (const StudyOutlineNode *node)
{
  const StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (child->row != NULL && child->row->requires != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Whether there are topics in a node, and not items alone. */
static gboolean
has_topics (const StudyOutlineNode *node)
{
  const StudyOutlineNode *child;

  if (study_outline_node_has_topic_lines (node) || study_outline_node_has_prerequisites (node))
    return TRUE;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (!study_outline_node_is_leaf (child) && !study_outline_node_is_group (child) &&
          !study_outline_node_is_special (child))
        return TRUE;
    }

  return FALSE;
}

/**
 * study_outline_node_has_item_topics:
 *
 * Returns: whether numbered items of a node are topics: some have others in them, and
 *   the rest are of the same sort. So it is with bullets in one that is a stage
 */
gboolean
study_outline_node_has_item_topics (const StudyOutlineNode *node)
{
  const StudyOutlineNode *child;
  gboolean nested = node->kind == STUDY_OUTLINE_NUMBERED || node->kind == STUDY_OUTLINE_BULLET;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (!study_outline_node_is_leaf (child) &&
          (child->kind == STUDY_OUTLINE_NUMBERED || (nested && child->kind == STUDY_OUTLINE_BULLET)))
        return TRUE;
    }

  return FALSE;
}

/**
 * study_outline_node_has_numbered_stages:
 *
 * Returns: whether a numbered item somewhere has numbered topics in it: those in the
 *   others are topics too
 */
gboolean
study_outline_node_has_numbered_stages (const StudyOutlineNode *node)
{
  const StudyOutlineNode *child;

  if (node->kind == STUDY_OUTLINE_NUMBERED && study_outline_node_has_item_topics (node))
    return TRUE;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (study_outline_node_has_numbered_stages (child))
        return TRUE;
    }

  return FALSE;
}

/**
 * study_outline_find_holder:
 * @depth: (out): how deep it stands below the root
 *
 * Finds what holds the stages. A level on which there is but one heading is no stage.
 *
 * Returns: (transfer none): what holds the stages
 */
const StudyOutlineNode *
study_outline_find_holder (const StudyOutline *outline,
                           guint              *depth)
{
  const StudyOutlineNode *node = outline->root;
  const StudyOutlineNode *first = NULL;

  *depth = 0;
  while (count_parts (node, &first) == 1 && !study_outline_node_is_leaf (first) && has_topics (node) &&
         (has_topics (first) || study_outline_node_is_title (first)))
    {
      node = first;
      *depth += 1;
    }

  return node;
}

/**
 * study_outline_node_is_counted:
 *
 * Returns: whether a heading is counted as parts of a way are
 */
gboolean
study_outline_node_is_counted (const StudyOutlineNode *node)
{
  return study_outline_node_is_title (node) &&
         (study_guide_is_part_word (node->title) || study_guide_skip_number (node->title) != node->title);
}

/**
 * study_outline_find_stage_depth:
 *
 * Below what holds all of the guide, headings with something in them are
 * stages, and so is what has topics; where there is neither, all is one stage,
 * and what is below are its topics.
 *
 * Returns: how deep stages stand below the root; 0 for the root itself
 */
guint
study_outline_find_stage_depth (const StudyOutline *outline)
{
  const StudyOutlineNode *child;
  guint depth;
  const StudyOutlineNode *node = study_outline_find_holder (outline, &depth);
  guint n_stages = 0;
  guint n_titles = 0;
  guint n_groups = 0;
  guint n_parts = 0;
  guint n_texts = 0;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (study_outline_node_is_special (child))
        continue;
      n_parts++;
      n_stages += has_topics (child);
      n_titles += study_outline_node_is_title (child) && !study_outline_node_is_leaf (child);
      n_groups += study_outline_node_is_title (child) && study_outline_node_is_group (child);
      n_texts += study_outline_node_is_leaf (child) && study_outline_node_is_counted (child);
    }

  /* A week with nothing but text is a stage where others are. */
  if (n_titles > 1)
    n_titles += n_texts;

  /* “Courses” and “Books” alone are what one topic consists of. A heading that
   * holds all, and is not the title, is a stage itself if there is little in it. */
  if (n_titles > (depth > 0 ? MAX_ONE_STAGE : 1) && n_titles > n_groups && n_titles * 2 > n_parts)
    return depth + 1;

  /* One of many that goes deeper than the others is no reason. */
  return n_stages > 0 && n_stages * 4 >= n_parts ? depth + 1 : depth;
}

/**
 * study_outline_node_count_parts:
 *
 * Counts headings that are counted as parts are, and have nothing but text.
 *
 * Returns: how many there are
 */
guint
study_outline_node_count_parts (const StudyOutlineNode *node)
{
  guint n_parts = study_outline_node_is_leaf (node) && study_outline_node_is_counted (node);
  const StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    n_parts += study_outline_node_count_parts (child);

  return n_parts;
}
