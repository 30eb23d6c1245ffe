/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-guide-plan.h"

#include "formats/guide/study-guide-lessons.h"

/* What of an outline is a stage, and what is none of the way. */

/* So many headings below one are its topics; more are stages. */
#define MAX_ONE_STAGE 3

/* Whether a part of a guide is no part of the way. */
gboolean
study_guide_is_special (const StudyOutlineNode *node)
{
  return study_outline_node_is_title (node) && node->section != STUDY_SECTION_NONE && !study_guide_is_group (node);
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
      if (study_guide_is_special (child))
        continue;
      if (n_parts++ == 0)
        *first = child;
    }

  return n_parts;
}

/* Whether an item says what it is before a colon: “Book: …”. */
gboolean
study_guide_is_labelled (const StudyOutlineNode *node)
{
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  StudyItemKind kind;

  return study_outline_node_is_leaf (node) && study_guide_split_topic (node->title, &title, &text) &&
         (study_guide_is_item_label (title) || (node->links != NULL && study_guide_get_item_kind (title, &kind)));
}

/* Whether “Topic: things to learn” is how most leaves of a node are written. */
gboolean
study_guide_has_topic_lines (const StudyOutlineNode *node)
{
  const StudyOutlineNode *child;
  guint n_lines = 0;
  guint n_topics = 0;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      g_autofree char *title = NULL;
      g_autofree char *text = NULL;

      if (study_outline_node_is_title (child) || child->kind == STUDY_OUTLINE_ROW || !study_outline_node_is_leaf (child) ||
          child->links != NULL || child->code != NULL || study_guide_is_labelled (child))
        continue;
      n_lines++;
      n_topics += study_guide_split_topic (child->title, &title, &text);
    }

  return n_topics > 1 && n_topics * 2 > n_lines;
}

/* Whether a table below a node tells what comes first. */
gboolean
study_guide_has_prerequisites (const StudyOutlineNode *node)
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

  if (study_guide_has_topic_lines (node) || study_guide_has_prerequisites (node))
    return TRUE;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (!study_outline_node_is_leaf (child) && !study_guide_is_group (child) && !study_guide_is_special (child))
        return TRUE;
    }

  return FALSE;
}

/* Whether numbered items of a node are topics: some have others in them, and
 * the rest are of the same sort. So it is with bullets in one that is a stage. */
gboolean
study_guide_has_item_topics (const StudyOutlineNode *node)
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

/* Whether a numbered item somewhere has numbered topics in it: those in the
 * others are topics too. */
gboolean
study_guide_has_numbered_stages (const StudyOutlineNode *node)
{
  const StudyOutlineNode *child;

  if (node->kind == STUDY_OUTLINE_NUMBERED && study_guide_has_item_topics (node))
    return TRUE;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (study_guide_has_numbered_stages (child))
        return TRUE;
    }

  return FALSE;
}

/* Returns what holds the stages, and how deep it stands. A level on which there
 * is but one heading is no stage. */
static const StudyOutlineNode *
find_holder (const StudyOutline *outline,
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

/* Whether a heading is counted as parts of a way are. */
static gboolean
is_counted (const StudyOutlineNode *node)
{
  return study_outline_node_is_title (node) &&
         (study_guide_is_part_word (node->title) || study_guide_skip_number (node->title) != node->title);
}

/*
 * study_guide_find_stage_depth:
 * @outline: an outline
 *
 * Below what holds all of the guide, headings with something in them are
 * stages, and so is what has topics; where there is neither, all is one stage,
 * and what is below are its topics.
 *
 * Returns: how deep stages stand below the root; 0 for the root itself
 */
guint
study_guide_find_stage_depth (const StudyOutline *outline)
{
  const StudyOutlineNode *child;
  guint depth;
  const StudyOutlineNode *node = find_holder (outline, &depth);
  guint n_stages = 0;
  guint n_titles = 0;
  guint n_groups = 0;
  guint n_parts = 0;
  guint n_texts = 0;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (study_guide_is_special (child))
        continue;
      n_parts++;
      n_stages += has_topics (child);
      n_titles += study_outline_node_is_title (child) && !study_outline_node_is_leaf (child);
      n_groups += study_outline_node_is_title (child) && study_guide_is_group (child);
      n_texts += study_outline_node_is_leaf (child) && is_counted (child);
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

/* Counts headings that are counted as parts are, and have nothing but text. */
guint
study_guide_count_parts (const StudyOutlineNode *node)
{
  guint n_parts = study_outline_node_is_leaf (node) && is_counted (node);
  const StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    n_parts += study_guide_count_parts (child);

  return n_parts;
}

/* Whether a heading has text below it and nothing to learn, and is not counted
 * as one of the parts. */
static gboolean
is_prose (const StudyOutlineNode *node)
{
  return study_outline_node_is_title (node) && study_outline_node_is_leaf (node) && node->text != NULL &&
         node->links == NULL && node->section == STUDY_SECTION_NONE && !is_counted (node);
}

/* Counts headings below a node that have something to learn below them, and
 * finds the first. */
static guint
count_full_titles (const StudyOutlineNode  *node,
                   const StudyOutlineNode **first)
{
  const StudyOutlineNode *child;
  guint n_titles = 0;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (!study_outline_node_is_title (child) || study_outline_node_is_leaf (child) || study_guide_is_special (child))
        continue;
      if (n_titles++ == 0)
        *first = child;
    }

  return n_titles;
}

/* Between headings with something to check off, those with nothing but text
 * tell how to go about it. Where most are so, text is how the guide teaches.
 * What stands among weeks that are counted is a part of the way as they are. */
static void
refine_prose (StudyOutline *outline)
{
  guint depth;
  const StudyOutlineNode *holder = find_holder (outline, &depth);
  const StudyOutlineNode *first = NULL;
  StudyOutlineNode *child;
  guint n_titles = count_full_titles (holder, &first);
  guint n_prose = 0;
  guint n_counted = 0;
  guint n_seen = 0;

  /* One that has all of the way below it. */
  if (n_titles == 1)
    n_titles = count_full_titles (first, &first);
  for (guint i = 0; (child = study_outline_node_get_child (holder, i)) != NULL; i++)
    {
      n_prose += is_prose (child);
      n_counted += is_counted (child);
    }

  for (guint i = 0; n_titles > 1 && n_prose <= n_titles && (child = study_outline_node_get_child (holder, i)) != NULL; i++)
    {
      n_seen += is_counted (child);
      if (is_prose (child) && (n_seen == 0 || n_seen == n_counted))
        child->section = STUDY_SECTION_ADVICE;
    }
}

/* What a part of the way aims at is a part of it, and not what the whole does. */
static void
refine_objectives (StudyOutlineNode *node)
{
  StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (child->section == STUDY_SECTION_OBJECTIVE && node->kind != STUDY_OUTLINE_ROOT && !study_guide_is_special (node))
        child->section = STUDY_SECTION_LESSONS;
      refine_objectives (child);
    }
}

/* Whether a heading has items below it, and no headings. */
static gboolean
has_items (const StudyOutlineNode *node)
{
  const StudyOutlineNode *first = study_outline_node_get_child (node, 0);

  return first != NULL && !study_outline_node_is_title (first);
}

/* Whether a node is another one or holds it. */
static gboolean
is_above (const StudyOutlineNode *node,
          const StudyOutlineNode *other)
{
  while (other != NULL && other != node)
    other = other->parent;

  return other == node;
}

/* Whether most items below a heading have links, which tools have no place for. */
static gboolean
has_links (const StudyOutlineNode *node)
{
  const StudyOutlineNode *child;
  guint n_linked = 0;
  guint n_items;

  for (n_items = 0; (child = study_outline_node_get_child (node, n_items)) != NULL; n_items++)
    n_linked += child->links != NULL;

  return has_items (node) && n_linked * 2 > n_items;
}

/* Whether an item, or one in it, leads to another file or part of the guide. */
static gboolean
leads_inside (const StudyOutlineNode *node)
{
  const StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (child->leads_inside || leads_inside (child))
        return TRUE;
    }

  return FALSE;
}

/* Whether a heading that says “Project” has one below it, or its text alone. */
static gboolean
is_one_project (const StudyOutlineNode *node)
{
  const StudyOutlineNode *first = study_outline_node_get_child (node, 0);

  if (first == NULL)
    return node->text != NULL;

  return study_outline_node_get_child (node, 1) == NULL && study_outline_node_is_leaf (first) &&
         !study_outline_node_is_title (first) && !first->linked;
}

static gboolean
is_about (const StudyOutlineNode *node)
{
  return study_outline_node_is_title (node) && node->section == STUDY_SECTION_ABOUT;
}

/* What a heading says in a part of the way, where it says another thing of the
 * whole guide. */
static StudyGuideSection
get_section_in_part (const StudyOutlineNode *node)
{
  switch (node->section)
    {
    case STUDY_SECTION_CONTENTS:
      return has_items (node) && !leads_inside (node) ? STUDY_SECTION_NONE : STUDY_SECTION_CONTENTS;
    case STUDY_SECTION_TOOLS:
      return has_items (node) ? STUDY_SECTION_RESOURCES : STUDY_SECTION_TOOLS;
    case STUDY_SECTION_ABOUT:
      return STUDY_SECTION_NONE;
    case STUDY_SECTION_NONE:
    case STUDY_SECTION_OBJECTIVE:
    case STUDY_SECTION_ADVICE:
    case STUDY_SECTION_LESSONS:
    case STUDY_SECTION_COURSES:
    case STUDY_SECTION_RESOURCES:
    case STUDY_SECTION_REFERENCES:
    case STUDY_SECTION_PROJECT:
    case STUDY_SECTION_LICENSE:
    case STUDY_SECTION_CONTRIBUTING:
    case STUDY_SECTION_SPONSORS:
    case STUDY_SECTION_PEOPLE:
    case STUDY_SECTION_LANGUAGES:
    default:
      return node->section;
    }
}

/* Looks what stands below headings that may be of the whole guide or of a part
 * of the way. */
static void
refine_sections (StudyOutlineNode       *node,
                 const StudyOutlineNode *holder,
                 gboolean                in_part)
{
  StudyOutlineNode *child;

  if (in_part)
    study_outline_node_dissolve_children (node, is_about);

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (in_part && study_outline_node_is_title (child))
        child->section = get_section_in_part (child);
      if (child->has_contents && child->section == STUDY_SECTION_NONE && study_outline_node_is_title (child) &&
          study_outline_node_is_leaf (child) && child->text == NULL && child->links == NULL)
        child->section = STUDY_SECTION_CONTENTS;
      if (child->section == STUDY_SECTION_LANGUAGES && has_items (child) && !leads_inside (child))
        child->section = STUDY_SECTION_NONE;
      if (child->section == STUDY_SECTION_TOOLS && has_links (child))
        child->section = STUDY_SECTION_RESOURCES;
      if (child->section == STUDY_SECTION_PROJECT && !is_one_project (child))
        child->section = STUDY_SECTION_NONE;
      if (!study_guide_is_special (child))
        refine_sections (child, holder, in_part || !is_above (child, holder));
    }
}

/*
 * study_guide_refine:
 * @outline: an outline that was read
 *
 * Looks again at headings whose meaning follows from what stands around them.
 */
void
study_guide_refine (StudyOutline *outline)
{
  guint depth;

  refine_sections (outline->root, find_holder (outline, &depth), FALSE);
  refine_objectives (outline->root);
  refine_prose (outline);
}
