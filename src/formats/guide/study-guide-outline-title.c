/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-guide-outline.h"

#include <glib/gi18n.h>

#include "formats/guide/study-guide-plan.h"

/* What stands at the top of a guide, and the links that stand alone. */

static gboolean
is_documentation (const StudyOutlineNode *node)
{
  return node->aside && study_guide_is_documentation (node->title);
}

static gboolean
has_asides (const StudyOutlineNode *node)
{
  StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (child->aside)
        return TRUE;
    }

  return FALSE;
}

/* Whether links below a heading lead around the guide, as to its translations:
 * they stand below its title, with all that there is to learn behind them. */
static gboolean
leads_around (const StudyOutlineNode *node)
{
  const StudyOutlineNode *root = node->parent;
  const StudyOutlineNode *next;
  StudyOutlineNode *child;

  if (root == NULL || root->kind != STUDY_OUTLINE_ROOT || study_outline_node_get_child (root, 0) != node ||
      !has_asides (node))
    return FALSE;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (study_outline_node_is_title (child))
        return TRUE;
    }

  /* Where all headings are of the same level, the next ones have no such links. */
  next = study_outline_node_get_child (root, 1);

  return next != NULL && study_outline_node_is_title (next) && !has_asides (next);
}

static void
leave_out_asides (StudyOutlineNode *self)
{
  gsize n_children = 0;
  g_autofree gpointer *children = g_ptr_array_steal (self->children, &n_children);

  for (gsize i = 0; i < n_children; i++)
    {
      StudyOutlineNode *child = children[i];

      if (!child->aside)
        {
          g_ptr_array_add (self->children, child);
          continue;
        }
      study_outline_node_add_part (self, child->first_line, child->last_line, STUDY_GUIDE_LEFT_OUT,
                                   _("Left out: links around the guide"));
      study_outline_node_free (child);
    }
}

static void
settle_links (StudyOutlineNode *node)
{
  StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    settle_links (child);

  if (leads_around (node))
    leave_out_asides (node);
  else if (has_asides (node))
    study_outline_node_dissolve_children (node, is_documentation);
}

/*
 * study_outline_settle_links:
 * @self: an outline that was read
 *
 * Says what the links are that stand in paragraphs of nothing else: below the
 * title they lead around the guide, those to documentation are references, and
 * all others are items.
 */
void
study_outline_settle_links (StudyOutline *self)
{
  settle_links (self->root);
}

/* A heading of its own behind the title, with a higher one behind it, says more
 * of the whole. */
static void
take_subtitle (StudyOutlineNode *root)
{
  StudyOutlineNode *first = study_outline_node_get_child (root, 0);
  StudyOutlineNode *next = study_outline_node_get_child (root, 1);

  if (first == NULL || next == NULL || first->kind != STUDY_OUTLINE_HEADING || next->kind != STUDY_OUTLINE_HEADING ||
      first->level <= next->level || !study_outline_node_is_leaf (first) || first->section != STUDY_SECTION_NONE)
    return;

  study_outline_node_add_text (root, first->title);
  study_outline_node_add_part (root, first->first_line, first->title_last_line, STUDY_GUIDE_TEXT, NULL);
  study_outline_node_take_text (root, first);
  g_ptr_array_remove_index (root->children, 0);
}

/* The first heading is the title when it stands above all others or has
 * nothing of its own to learn. What is under it belongs to the whole. */
void
study_outline_take_title (StudyOutline *self)
{
  StudyOutlineNode *first = study_outline_node_get_child (self->root, 0);
  StudyOutlineNode *root = self->root;

  /* “Resources for …” above all is a title. */
  if (first == NULL || first->kind != STUDY_OUTLINE_HEADING ||
      (first->section != STUDY_SECTION_NONE && (root->children->len > 1 || !study_guide_is_group (first))) ||
      (root->children->len > 1 && !study_outline_node_is_leaf (first)))
    return;

  g_free (self->title);
  self->title = study_guide_clean_title (first->title);
  self->title_line = first->first_line;
  study_outline_node_add_part (root, first->first_line, first->title_last_line, STUDY_GUIDE_TITLE,
                               _("The title of the guide"));
  study_outline_node_take_text (root, first);

  g_ptr_array_steal_index (root->children, 0);
  for (guint i = 0; first->children != NULL && i < first->children->len; i++)
    {
      StudyOutlineNode *child = g_ptr_array_index (first->children, i);

      child->parent = root;
      g_ptr_array_insert (root->children, i, child);
    }
  if (first->children != NULL)
    g_ptr_array_set_free_func (first->children, NULL);
  study_outline_node_free (first);
  take_subtitle (root);
}
