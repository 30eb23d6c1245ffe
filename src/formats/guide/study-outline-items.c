/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-outline-steps.h"

#include <glib/gi18n.h>

#include "formats/guide/words/study-guide-words.h"

/* What is an item: what has a box or a link, and not what tells more of it, nor links that
 * lead around the guide. */

/* What says where to look has as many words at most. */
#define MAX_POINTER_WORDS 5

/* Notes what has boxes in it. */
static void
find_boxes (StudyOutlineNode *node)
{
  StudyOutlineNode *child;

  node->boxed = node->task;
  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      find_boxes (child);
      node->boxed |= child->boxed;
    }
}

/* A line in bold with nothing below it, behind headings in bold that have something, is
 * a text. */
static void
settle_bold (StudyOutlineNode *node)
{
  StudyOutlineNode *child;
  StudyOutlineNode *last;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    settle_bold (child);

  last = node->children != NULL && node->children->len > 1
           ? g_ptr_array_index (node->children, node->children->len - 1) : NULL;
  if (last == NULL || last->kind != STUDY_OUTLINE_BOLD || !study_outline_node_is_leaf (last) || last->text != NULL ||
      last->links != NULL || study_outline_node_is_leaf (study_outline_node_get_child (node, node->children->len - 2)))
    return;

  study_outline_node_add_text (node, last->title);
  study_outline_node_add_part (node, last->first_line, last->title_last_line, STUDY_GUIDE_TEXT, NULL);
  study_outline_node_remove (last);
}

static gboolean
is_any (const StudyOutlineNode *node)
{
  return TRUE;
}

/* An item with a box or a link is what is to be done: what is below it tells more of it,
 * unless that has boxes of its own. */
static void
settle_items (StudyOutlineNode *node)
{
  StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      settle_items (child);
      if (study_outline_node_is_title (child) || study_outline_node_is_leaf (child) ||
          !(child->task || child->linked))
        continue;
      child->boxed = FALSE;
      for (guint j = 0; j < child->children->len; j++)
        child->boxed |= study_outline_node_get_child (child, j)->boxed;
      if (!child->boxed)
        study_outline_node_dissolve_children (child, is_any);
      child->boxed |= child->task;
    }
}

/* “Learn more here.” says where to look, and what it is about stands above it. */
static void
name_pointers (StudyOutlineNode *node)
{
  const gboolean item = node->kind == STUDY_OUTLINE_BULLET || node->kind == STUDY_OUTLINE_NUMBERED;
  StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      const StudyOutlineLink *link = child->linked ? &g_array_index (child->links, StudyOutlineLink, 0) : NULL;
      g_auto (GStrv) words = NULL;
      char *whole;

      name_pointers (child);
      if (!item || node->links != NULL || link == NULL || !study_outline_node_is_leaf (child) ||
          g_str_has_prefix (child->title, link->title) || g_unichar_isupper (g_utf8_get_char (link->title)))
        continue;
      words = g_strsplit (child->title, " ", MAX_POINTER_WORDS + 2);
      if (g_strv_length (words) > MAX_POINTER_WORDS)
        continue;
      whole = g_strdup_printf ("%s: %s", node->title, child->title);
      g_free (child->title);
      child->title = whole;
      node->label = TRUE;
    }
}

static gboolean
is_documentation (const StudyOutlineNode *node)
{
  return node->aside && study_guide_mentions (node->title, STUDY_MEANING_DOCUMENTATION);
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
                                   _("Left out: navigation links"));
      study_outline_node_free (child);
    }
}

/* Says what the links are that stand in paragraphs of nothing else: below the
 * title they lead around the guide, those to documentation are references, and
 * all others are items. */
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

/**
 * study_outline_settle_items:
 * @cancellable: (nullable): to stop it
 *
 * Settles what the items are, and what is a text or a reference of one.
 */
void
study_outline_settle_items (StudyOutline *self,
                            GCancellable *cancellable)
{
  static void (* const steps[]) (StudyOutlineNode *) = {
    find_boxes,
    settle_bold,
    settle_items,
    name_pointers,
    settle_links,
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps) && !g_cancellable_is_cancelled (cancellable); i++)
    steps[i] (self->root);
}
