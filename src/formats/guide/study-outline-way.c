/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-outline-steps.h"

#include <string.h>

#include "formats/guide/words/study-guide-text.h"
#include "formats/guide/words/study-guide-words.h"

/* What the way is, and what stands beside it. */

/* A list with more text to each of its items is prose, in bytes. */
#define MAX_TEXT_PER_ITEM 200

/* What has more text to each of its items is prose, in bytes. */
#define MAX_TEXT 800

/* So few items are no guide if there is more text to each of them, in bytes. */
#define MAX_FEW 12
#define MAX_TEXT_PER_FEW 100

/* So many parts that are counted are a way. */
#define MIN_RUN 2

/* So many with numbers behind one name are counted, whatever the name means. */
#define MIN_NUMBERS 3

/* Such a name has as many words at most. */
#define MAX_NAME_WORDS 2

/* What can be done: so many things, how many of them have a box, and how many a link. */
typedef struct
{
  guint n_items;
  guint n_boxes;
  guint n_links;
  guint n_rows;
  gsize n_text;
} Doable;

/* Says whether a part is of the way; @doable is what can be done in it. */
typedef gboolean (*IsWay) (const StudyOutlineNode *part,
                           const Doable           *doable);

static void
add_doable (Doable       *self,
            const Doable *more)
{
  self->n_items += more->n_items;
  self->n_boxes += more->n_boxes;
  self->n_links += more->n_links;
  self->n_rows += more->n_rows;
  self->n_text += more->n_text;
}

/* Adds a part itself, if it can be done, to what can be done in what it stands in; @below is
 * what can be done below it. What is in a thing with a box belongs to it. */
static void
add_part (Doable                 *self,
          const StudyOutlineNode *part,
          const Doable           *below)
{
  if (study_outline_node_is_special (part))
    return;
  if (part->task || (!study_outline_node_is_title (part) && study_outline_node_is_leaf (part)))
    {
      self->n_items++;
      self->n_boxes += part->task;
      self->n_links += part->linked;
      self->n_rows += part->kind == STUDY_OUTLINE_TABLE_ROW;
    }
  if (!part->task)
    add_doable (self, below);
}

/* Counts what can be done below a node. */
static Doable
count_doable (const StudyOutlineNode *node)
{
  Doable doable = { .n_text = node->text != NULL ? node->text->len : 0 };
  const StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      const Doable below = study_outline_node_is_special (child) || child->task ? (Doable) { 0 } : count_doable (child);

      add_part (&doable, child, &below);
    }

  return doable;
}

/* Returns the number that a title has behind its first words, and these; -1 without one. */
static int
get_number (const char  *title,
            char       **name)
{
  g_autofree char *folded = study_guide_fold (title);
  const gsize length = strcspn (folded, "0123456789");
  g_auto (GStrv) words = NULL;

  if (length == 0 || folded[length] == '\0')
    return -1;

  *name = g_strchomp (g_strndup (folded, length));
  words = g_strsplit (*name, " ", MAX_NAME_WORDS + 1);

  return g_strv_length (words) <= MAX_NAME_WORDS ? (int) g_ascii_strtoull (folded + length, NULL, 10) : -1;
}

/* Finds headings that are counted in a language that has no words here: “Неделя 1”,
 * “Неделя 2”, “Неделя 3”. */
static void
find_numbers (StudyOutlineNode *node)
{
  g_autoptr (GPtrArray) run = g_ptr_array_new ();
  g_autofree char *run_name = NULL;
  int last = -1;
  StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      g_autofree char *name = NULL;
      const int number = study_outline_node_is_title (child) ? get_number (child->title, &name) : -1;

      find_numbers (child);
      if (number < 0)
        continue;
      if (number != last + 1 || g_strcmp0 (name, run_name) != 0)
        g_ptr_array_set_size (run, 0);
      last = number;
      if (run->len > 0 || number <= 1)
        g_ptr_array_add (run, child);
      g_set_str (&run_name, name);
      for (guint j = run->len > MIN_NUMBERS ? run->len - 1 : 0; run->len >= MIN_NUMBERS && j < run->len; j++)
        ((StudyOutlineNode *) g_ptr_array_index (run, j))->part = TRUE;
    }
}

/**
 * study_outline_find_numbers:
 *
 * Notes which headings are counted, besides those that a word says it of.
 */
void
study_outline_find_numbers (StudyOutline *self)
{
  find_numbers (self->root);
}

static gboolean
is_part (const StudyOutlineNode *node)
{
  return node->part && (!study_outline_node_is_leaf (node) || node->text != NULL);
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
                    const char             *part_name)
{
  const StudyOutlineNode *child;

  for (guint i = 0; has_run (node) && (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      g_autofree char *name = is_part (child) ? get_part_name (child->title) : NULL;

      if (name != NULL)
        return part_name != NULL && !g_str_equal (name, part_name);
    }

  return FALSE;
}

/* Whether what is to be done in a part has boxes, or links, as in the way. */
static gboolean
is_doable_alike (const Doable *self,
                 const Doable *way)
{
  return (way->n_boxes * 2 > way->n_items && self->n_boxes * 2 > self->n_items) ||
         (way->n_links * 2 > way->n_items && self->n_links * 2 > self->n_items);
}

/* Puts what is unlike the parts of the way beside it, in front of the first of them and
 * behind the last. Between them it is a part as they are, and so is what is to be done
 * in the same way or is counted, unless a word tells that it is further reading. */
static void
put_beside (StudyOutlineNode *node,
            const Doable     *parts,
            IsWay             is_way)
{
  guint first = G_MAXUINT;
  guint last = 0;
  Doable way = { 0 };
  g_autofree char *part_name = NULL; /* by what parts are counted */
  StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (!is_way (child, &parts[i]))
        continue;
      add_doable (&way, &parts[i]);
      if (part_name == NULL && is_part (child))
        part_name = get_part_name (child->title);
      first = MIN (first, i);
      last = i;
    }
  for (guint i = 0; first < G_MAXUINT && (child = study_outline_node_get_child (node, i)) != NULL; i++)
    child->beside = (i < first || i > last) &&
                    !(is_of_subject (child) &&
                      (has_run_of_its_own (child, part_name) || is_doable_alike (&parts[i], &way)));
}

/* A week with nothing to do, among others that have something, is still to be written. */
static void
leave_out_empty (StudyOutlineNode *node)
{
  StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    child->beside |= study_outline_node_is_title (child) && study_outline_node_is_leaf (child) &&
                     child->text == NULL && child->links == NULL && child->part;
}

static gboolean
is_counted (const StudyOutlineNode *part,
            const Doable           *doable)
{
  return is_part (part);
}

static gboolean
is_counted_below (const StudyOutlineNode *part,
                  const Doable           *doable)
{
  return holds_run (part);
}

static gboolean
is_boxed (const StudyOutlineNode *part,
          const Doable           *doable)
{
  return part->boxed;
}

/* Whether a part has boxes, or less to read than to do. */
static gboolean
is_no_prose (const StudyOutlineNode *part,
             const Doable           *doable)
{
  return part->boxed || (is_of_subject (part) && doable->n_text < doable->n_items * MAX_TEXT_PER_ITEM);
}

static gboolean
has_rows (const StudyOutlineNode *part,
          const Doable           *doable)
{
  return part->kind == STUDY_OUTLINE_TABLE_ROW || doable->n_rows > 0;
}

static gboolean
is_subject (const StudyOutlineNode *part,
            const Doable           *doable)
{
  return is_of_subject (part);
}

/* Finds the way, from a node on: the headings that are counted, or those that have such
 * below them; else what has the boxes, or the rows of tables, if most of what is to be
 * done is there. What is unlike it introduces it, or is its appendix. */
static void
find_way (StudyOutlineNode *node)
{
  const guint n_parts = node->children != NULL ? node->children->len : 0;
  g_autofree Doable *parts = g_new0 (Doable, n_parts);
  StudyOutlineNode *holder = NULL;
  StudyOutlineNode *only = NULL;
  guint n_titles = 0;
  guint n_rowed = 0;
  guint n_holders = 0;
  Doable all = { 0 };
  Doable boxed = { 0 };
  Doable subject = { 0 };

  for (guint i = 0; i < n_parts; i++)
    {
      StudyOutlineNode *child = g_ptr_array_index (node->children, i);

      parts[i] = count_doable (child);
      add_part (&all, child, &parts[i]);
      if (is_of_subject (child))
        add_doable (&subject, &parts[i]);
      if (child->boxed)
        add_doable (&boxed, &parts[i]);
      if (!study_outline_node_is_title (child) || study_outline_node_is_special (child))
        continue;
      n_titles++;
      n_rowed += has_rows (child, &parts[i]);
      only = child;
      if (!holds_run (child))
        continue;
      n_holders++;
      holder = child;
    }

  if (has_run (node))
    {
      put_beside (node, parts, is_counted);
      leave_out_empty (node);
    }
  else if (n_holders > 0)
    {
      put_beside (node, parts, is_counted_below);
      if (n_holders == 1)
        find_way (holder);
    }
  else if (n_titles == 1 && only->section == STUDY_SECTION_NONE)
    find_way (only);
  else if (all.n_boxes * 2 > all.n_items)
    put_beside (node, parts, is_boxed);
  else if (boxed.n_items * 2 > all.n_items)
    put_beside (node, parts, is_no_prose);
  else if (n_rowed * 2 > n_titles && all.n_rows * 3 > all.n_items)
    put_beside (node, parts, has_rows);
  else if (subject.n_items * 2 > all.n_items)
    put_beside (node, parts, is_subject);
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
  Doable all = count_doable (outline->root);
  guint n_titles = 0;
  guint n_program = 0;

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
 * study_outline_find_way:
 *
 * Finds the way, puts the rest beside it, and says whether there is one.
 */
void
study_outline_find_way (StudyOutline *self)
{
  const StudyOutlineNode *first = study_outline_node_get_child (self->root, 0);

  find_way (self->root);

  /* A heading of the first level in front of the way says what the whole is. */
  if (self->title == NULL && first != NULL && first->beside && first->level == 1 && first->section == STUDY_SECTION_NONE)
    {
      self->title = study_guide_clean_title (first->title);
      self->title_line = first->first_line;
    }
  self->is_guide = looks_like_guide (self);
}
