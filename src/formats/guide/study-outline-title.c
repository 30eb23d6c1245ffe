/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-outline-steps.h"

#include <glib/gi18n.h>

#include "formats/guide/words/study-guide-text.h"

/* What is the title of the guide. */

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

/* Counts the headings right below a node. */
static guint
count_titles (const StudyOutlineNode *node)
{
  const StudyOutlineNode *child;
  guint n_titles = 0;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    n_titles += study_outline_node_is_title (child);

  return n_titles;
}

/* Whether the first heading is of another sort than those of its level behind it:
 * they are counted, or are about the guide, or no headings are below them. */
static gboolean
is_unlike_others (const StudyOutlineNode *root,
                  const StudyOutlineNode *first)
{
  const StudyOutlineNode *child;
  guint n_titles = count_titles (first);
  guint n_counted = 0;
  guint n_flat = 0;
  guint n_others = 0;

  for (guint i = 1; (child = study_outline_node_get_child (root, i)) != NULL; i++)
    {
      if (child->kind != STUDY_OUTLINE_HEADING || child->level < first->level)
        return FALSE;
      if (study_outline_node_is_special (child))
        continue;
      n_others++;
      n_counted += study_outline_node_is_counted (child);
      n_flat += count_titles (child) == 0;
    }

  return !study_outline_node_is_counted (first) &&
         (n_counted == n_others || (n_titles > 1 && n_flat == n_others));
}

/**
 * study_outline_take_title:
 *
 * Takes the first heading as the title when it stands above all others, has nothing of its
 * own to learn, or is of another sort than those behind it. What is under it belongs
 * to the whole.
 */
void
study_outline_take_title (StudyOutline *self)
{
  StudyOutlineNode *first = study_outline_node_get_child (self->root, 0);
  StudyOutlineNode *root = self->root;

  /* “Resources for …” above all is a title. */
  if (first == NULL || first->kind != STUDY_OUTLINE_HEADING ||
      (root->children->len > 1 && !is_unlike_others (root, first) &&
       (first->section != STUDY_SECTION_NONE || !study_outline_node_is_leaf (first))))
    return;

  g_free (self->title);
  self->title = study_guide_clean_title (first->title);
  self->title_line = first->first_line;
  study_outline_node_add_part (root, first->first_line, first->title_last_line, STUDY_GUIDE_TITLE,
                               _("Title of the guide"));
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
