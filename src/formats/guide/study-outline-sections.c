/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-outline-steps.h"

/* What a heading says of what is below it, where that follows from what this is and from
 * where it stands. */

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
  if (node->section == STUDY_SECTION_CONTENTS && has_items (node) && !leads_inside (node))
    return STUDY_SECTION_NONE;
  if (node->section == STUDY_SECTION_TOOLS && has_items (node))
    return STUDY_SECTION_RESOURCES;

  return node->section == STUDY_SECTION_ABOUT ? STUDY_SECTION_NONE : node->section;
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
      if (!study_outline_node_is_title (child) || study_outline_node_is_leaf (child) ||
          study_outline_node_is_special (child))
        continue;
      if (n_titles++ == 0)
        *first = child;
    }

  return n_titles;
}

/* Looks what stands below headings that may be of the whole guide or of a part
 * of the way. */
static void
refine_sections (StudyOutlineNode       *node,
                 const StudyOutlineNode *holder,
                 gboolean                in_part)
{
  const StudyOutlineNode *full;
  StudyOutlineNode *child;

  if (in_part)
    study_outline_node_dissolve_children (node, is_about);

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (in_part && study_outline_node_is_title (child))
        child->section = get_section_in_part (child);
      /* No word says more than a box does. */
      if (child->boxed && study_outline_node_is_special (child))
        child->section = in_part && child->section == STUDY_SECTION_OBJECTIVE ? STUDY_SECTION_LESSONS
                                                                              : STUDY_SECTION_NONE;
      if (child->has_contents && child->section == STUDY_SECTION_NONE && study_outline_node_is_title (child) &&
          study_outline_node_is_leaf (child) && child->text == NULL && child->links == NULL)
        child->section = STUDY_SECTION_CONTENTS;
      if (child->section == STUDY_SECTION_LANGUAGES && has_items (child) && !leads_inside (child))
        child->section = STUDY_SECTION_NONE;
      if (child->section == STUDY_SECTION_TOOLS && has_links (child))
        child->section = STUDY_SECTION_RESOURCES;
      /* What holds headings with something in them is no label. */
      if (study_outline_node_is_group (child) && count_full_titles (child, &full) > 1)
        child->section = STUDY_SECTION_NONE;
      if (child->section == STUDY_SECTION_PROJECT && !is_one_project (child))
        child->section = STUDY_SECTION_NONE;
      if (!study_outline_node_is_special (child))
        refine_sections (child, holder, in_part || !is_above (child, holder));
    }
}

/* What a part of the way aims at is a part of it, and not what the whole does. */
static void
refine_objectives (StudyOutlineNode *node)
{
  StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (child->section == STUDY_SECTION_OBJECTIVE && node->kind != STUDY_OUTLINE_ROOT &&
          !study_outline_node_is_special (node))
        child->section = STUDY_SECTION_LESSONS;
      refine_objectives (child);
    }
}

/* Whether a heading has text below it and nothing to learn, and is not counted
 * as one of the parts. */
static gboolean
is_prose (const StudyOutlineNode *node)
{
  return study_outline_node_is_title (node) && study_outline_node_is_leaf (node) && node->text != NULL &&
         node->links == NULL && node->section == STUDY_SECTION_NONE && !study_outline_node_is_counted (node);
}

/* Between headings with something to check off, those with nothing but text
 * tell how to go about it. Where most are so, text is how the guide teaches.
 * What stands among weeks that are counted is a part of the way as they are. */
static void
refine_prose (StudyOutline *outline)
{
  guint depth;
  const StudyOutlineNode *holder = study_outline_find_holder (outline, &depth);
  const StudyOutlineNode *first = NULL;
  StudyOutlineNode *child;
  guint n_titles = count_full_titles (holder, &first);
  guint n_prose = 0;
  guint n_counted = 0;
  guint n_seen = 0;

  /* One that has all of the way below it, in headings or in items of items. */
  if (n_titles == 1)
    {
      const StudyOutlineNode *only = first;

      n_titles = count_full_titles (only, &first);
      if (n_titles == 0 && study_outline_node_has_item_stages (only))
        n_titles = 1;
    }
  for (guint i = 0; (child = study_outline_node_get_child (holder, i)) != NULL; i++)
    {
      n_prose += is_prose (child);
      n_counted += study_outline_node_is_counted (child);
    }

  for (guint i = 0; n_titles > 0 && n_prose <= n_titles && (child = study_outline_node_get_child (holder, i)) != NULL; i++)
    {
      n_seen += study_outline_node_is_counted (child);
      if (is_prose (child) && (n_seen == 0 || n_seen == n_counted))
        child->section = STUDY_SECTION_ADVICE;
    }
}

/**
 * study_outline_settle_sections:
 *
 * Settles what headings mean.
 */
void
study_outline_settle_sections (StudyOutline *self)
{
  guint depth;

  refine_sections (self->root, study_outline_find_holder (self, &depth), FALSE);
  refine_objectives (self->root);
  refine_prose (self);
}
