/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-outline-steps.h"

#include <glib/gi18n.h>

#include "formats/guide/words/study-guide-text.h"
#include "formats/guide/words/study-guide-words.h"

/* Looks again at an outline that was read: what a part of it is may follow from
 * what stands around it. */

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

/* The first heading is the title when it stands above all others, has nothing of its
 * own to learn, or is of another sort than those behind it. What is under it belongs
 * to the whole. */
static void
take_title (StudyOutline *self)
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

/* Whether a heading has text below it and nothing to learn, and is not counted
 * as one of the parts. */
static gboolean
is_prose (const StudyOutlineNode *node)
{
  return study_outline_node_is_title (node) && study_outline_node_is_leaf (node) && node->text != NULL &&
         node->links == NULL && node->section == STUDY_SECTION_NONE && !study_outline_node_is_counted (node);
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

/* A list with more text to each of its items is prose, in bytes. */
#define MAX_TEXT_PER_ITEM 200

/* What has more text to each of its items is prose, in bytes. */
#define MAX_TEXT 800

/* So few items are no guide if there is more text to each of them, in bytes. */
#define MAX_FEW 12
#define MAX_TEXT_PER_FEW 100

/* What says where to look has as many words at most. */
#define MAX_POINTER_WORDS 5

/* So many parts that are counted are a way. */
#define MIN_RUN 2

/* What can be done: so many things, how many of them have a box, and how many a link. */
typedef struct
{
  guint n_items;
  guint n_boxes;
  guint n_links;
  guint n_rows;
  gsize n_text;
  const char *part_name; /* (nullable): by what parts are counted */
} Doable;

/* Counts what can be done below a node. What is in a thing with a box belongs to it. */
static void
count_doable (const StudyOutlineNode *node,
              Doable                 *doable)
{
  const StudyOutlineNode *child;

  doable->n_text += node->text != NULL ? node->text->len : 0;
  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (study_outline_node_is_special (child))
        continue;
      if (child->task || (!study_outline_node_is_title (child) && study_outline_node_is_leaf (child)))
        {
          doable->n_items++;
          doable->n_boxes += child->task;
          doable->n_links += child->linked;
          doable->n_rows += child->kind == STUDY_OUTLINE_TABLE_ROW;
        }
      if (!child->task)
        count_doable (child, doable);
    }
}

static gboolean
is_part (const StudyOutlineNode *node)
{
  return study_outline_node_is_title (node) && study_guide_is_part_word (node->title) &&
         (!study_outline_node_is_leaf (node) || node->text != NULL);
}

/* Whether some headings below a node are counted: “Week 1”, “Week 2”. */
static gboolean
has_run (const StudyOutlineNode *node)
{
  const StudyOutlineNode *child;
  guint n_parts = 0;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    n_parts += is_part (child);

  return n_parts >= MIN_RUN;
}

/* Whether there is such a run anywhere below a node. */
static gboolean
holds_run (const StudyOutlineNode *node)
{
  const StudyOutlineNode *child;

  if (has_run (node))
    return TRUE;
  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (study_outline_node_is_title (child) && holds_run (child))
        return TRUE;
    }

  return FALSE;
}

/* Whether a part is about the subject, and no list of further reading. */
static gboolean
is_of_subject (const StudyOutlineNode *node)
{
  StudyGuideSection section = study_guide_get_section (node->title);
  const StudyOutlineNode *first = study_outline_node_get_child (node, 0);

  return !study_outline_node_is_special (node) &&
         (!study_outline_node_is_title (node) || node->boxed ||
          (section != STUDY_SECTION_RESOURCES && section != STUDY_SECTION_REFERENCES) ||
          (first != NULL && (study_outline_node_is_title (first) || first->kind == STUDY_OUTLINE_TABLE_ROW)));
}

/* Returns the first word of a title that is counted, folded. */
static char *
get_part_name (const char *title)
{
  g_autofree char *folded = study_guide_fold (title);

  return g_strndup (folded, strcspn (folded, " "));
}

/* Whether a part has others in it that are counted, and not again by what the way is. */
static gboolean
has_run_of_its_own (const StudyOutlineNode *node,
                    const Doable           *way)
{
  const StudyOutlineNode *child;

  for (guint i = 0; has_run (node) && (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      g_autofree char *name = is_part (child) ? get_part_name (child->title) : NULL;

      if (name != NULL)
        return way->part_name != NULL && !g_str_equal (name, way->part_name);
    }

  return FALSE;
}

/* Whether a part has counted ones in it, or what is to be done there has boxes, or links, as
 * in others. */
static gboolean
is_doable_alike (const StudyOutlineNode *node,
                 const Doable           *way)
{
  Doable own = { 0 };

  count_doable (node, &own);

  return has_run_of_its_own (node, way) ||
         (way->n_boxes * 2 > way->n_items && own.n_boxes * 2 > own.n_items) ||
         (way->n_links * 2 > way->n_items && own.n_links * 2 > own.n_items);
}

/* Puts what is unlike the parts of the way beside it, in front of the first of them and
 * behind the last. Between them it is a part as they are, and so is what is to be done
 * in the same way, unless a word tells that it is further reading. */
static void
put_beside (StudyOutlineNode   *node,
            StudyOutlineFilter  is_way)
{
  guint first = G_MAXUINT;
  guint last = 0;
  Doable way = { 0 };
  g_autofree char *part_name = NULL;
  StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (!is_way (child))
        continue;
      count_doable (child, &way);
      if (part_name == NULL && is_part (child))
        way.part_name = part_name = get_part_name (child->title);
      first = MIN (first, i);
      last = i;
    }
  for (guint i = 0; first < G_MAXUINT && (child = study_outline_node_get_child (node, i)) != NULL; i++)
    child->beside = (i < first || i > last) && !(is_of_subject (child) && is_doable_alike (child, &way));
}

/* A week with nothing to do, among others that have something, is still to be written. */
static void
leave_out_empty (StudyOutlineNode *node)
{
  StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    child->beside |= study_outline_node_is_title (child) && study_outline_node_is_leaf (child) &&
                     child->text == NULL && child->links == NULL && study_guide_is_part_word (child->title);
}

static gboolean
is_boxed (const StudyOutlineNode *node)
{
  return node->boxed;
}

/* Whether a part has boxes, or less to read than to do. */
static gboolean
is_no_prose (const StudyOutlineNode *node)
{
  Doable doable = { 0 };

  count_doable (node, &doable);

  return node->boxed || (is_of_subject (node) && doable.n_text < doable.n_items * MAX_TEXT_PER_ITEM);
}

static gboolean
has_rows (const StudyOutlineNode *node)
{
  Doable doable = { 0 };

  count_doable (node, &doable);

  return node->kind == STUDY_OUTLINE_TABLE_ROW || doable.n_rows > 0;
}

/* Finds the way, from a node on: the headings that are counted, or those that have such
 * below them; else what has the boxes, or the rows of tables, if most of what is to be
 * done is there. What is unlike it introduces it, or is its appendix. */
static void
find_way (StudyOutlineNode *node)
{
  StudyOutlineNode *child;
  StudyOutlineNode *holder = NULL;
  StudyOutlineNode *only = NULL;
  guint n_titles = 0;
  guint n_rowed = 0;
  guint n_holders = 0;
  Doable all = { 0 };
  Doable boxed = { 0 };
  Doable subject = { 0 };

  if (has_run (node))
    {
      put_beside (node, is_part);
      leave_out_empty (node);
      return;
    }

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (is_of_subject (child))
        count_doable (child, &subject);
      if (child->boxed)
        count_doable (child, &boxed);
      if (!study_outline_node_is_title (child) || study_outline_node_is_special (child))
        continue;
      n_titles++;
      n_rowed += has_rows (child);
      only = child;
      if (!holds_run (child))
        continue;
      n_holders++;
      holder = child;
    }
  if (n_holders > 0)
    {
      put_beside (node, holds_run);
      if (n_holders == 1)
        find_way (holder);
      return;
    }

  if (n_titles == 1 && only->section == STUDY_SECTION_NONE)
    {
      find_way (only);
      return;
    }

  count_doable (node, &all);
  if (all.n_boxes * 2 > all.n_items)
    put_beside (node, is_boxed);
  else if (boxed.n_items * 2 > all.n_items)
    put_beside (node, is_no_prose);
  else if (n_rowed * 2 > n_titles && all.n_rows * 3 > all.n_items)
    put_beside (node, has_rows);
  else if (subject.n_items * 2 > all.n_items)
    put_beside (node, is_of_subject);
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
          g_str_has_prefix (child->title, link->title))
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

static gsize
count_text (const StudyOutlineNode *node)
{
  gsize length = node->text != NULL ? node->text->len : 0;
  const StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    length += count_text (child);

  return length;
}

/* Whether there is something to walk through: not a program that is described, with code
 * and headings such as “Installation”, nor a few lines that tell less than what is around
 * them. Boxes and parts that are counted make a guide whatever else there is. */
static gboolean
looks_like_guide (const StudyOutline *outline)
{
  guint depth;
  const StudyOutlineNode *holder = study_outline_find_holder (outline, &depth);
  const StudyOutlineNode *child;
  Doable all = { 0 };
  guint n_titles = 0;
  guint n_program = 0;

  count_doable (outline->root, &all);
  all.n_text = count_text (outline->root);
  if (all.n_boxes > 0 || holds_run (outline->root) || study_outline_node_has_item_stages (holder))
    return TRUE;

  for (guint i = 0; (child = study_outline_node_get_child (holder, i)) != NULL; i++)
    {
      g_autofree char *title = study_guide_clean_title (child->title);

      n_titles += study_outline_node_is_title (child);
      n_program += study_outline_node_is_title (child) && study_guide_means (title, STUDY_MEANING_PROGRAM);
    }

  return !(outline->n_code > 0 && n_program > 1 && n_program * 3 > n_titles) &&
         all.n_text <= (all.n_items + study_outline_node_count_parts (outline->root)) * MAX_TEXT &&
         (all.n_links + all.n_rows > 0 || all.n_items > MAX_FEW || all.n_text < all.n_items * MAX_TEXT_PER_FEW);
}

/**
 * study_outline_refine:
 *
 * Settles what the title is, what links that stand alone are, and what headings
 * mean where that follows from what stands around them.
 */
void
study_outline_refine (StudyOutline *outline)
{
  guint depth;

  find_boxes (outline->root);
  settle_bold (outline->root);
  settle_items (outline->root);
  name_pointers (outline->root);
  settle_links (outline->root);
  take_title (outline);
  refine_sections (outline->root, study_outline_find_holder (outline, &depth), FALSE);
  refine_objectives (outline->root);
  refine_prose (outline);
  find_way (outline->root);
  outline->is_guide = looks_like_guide (outline);
}
