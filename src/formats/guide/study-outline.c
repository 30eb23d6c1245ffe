/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-outline.h"

#include <string.h>

#include "formats/guide/words/study-guide-lessons.h"
#include "formats/guide/words/study-guide-text.h"

/* The parts of an outline, with their texts and links, and which of them are stages
 * or none of the way. */

/* So many headings below one are its topics; more are stages. */
#define MAX_ONE_STAGE 3

static void
clear_link (gpointer data)
{
  StudyOutlineLink *link = data;

  g_clear_pointer (&link->title, g_free);
  g_clear_pointer (&link->url, g_free);
}

static void
clear_tool (gpointer data)
{
  StudyOutlineTool *tool = data;

  g_clear_pointer (&tool->category, g_free);
  g_clear_pointer (&tool->tools, g_strfreev);
}

static void
add_link (StudyOutlineNode *self,
          char             *title,
          char             *url)
{
  const StudyOutlineLink link = { title, url };

  if (self->links == NULL)
    {
      self->links = g_array_new (FALSE, FALSE, sizeof (StudyOutlineLink));
      g_array_set_clear_func (self->links, clear_link);
    }
  g_array_append_val (self->links, link);
}

static void
row_free (StudyOutlineTableRow *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->provider, g_free);
  g_clear_pointer (&self->requires_whole, g_free);
  g_clear_pointer (&self->requires, g_strfreev);
  g_clear_pointer (&self->requires_links, g_strfreev);
  g_clear_pointer (&self->requires_name, g_free);
  g_free (self);
}

void
study_outline_node_free (StudyOutlineNode *self)
{
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->links, g_array_unref);
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->row, row_free);
  g_clear_pointer (&self->codes, g_strfreev);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_free (self);
}

/* Notes that a line, if it is known, is in a node. */
static void
cover (StudyOutlineNode *self,
       guint             last_line)
{
  if (last_line == STUDY_BLOCK_NO_LINE)
    return;

  for (; self != NULL && self->kind != STUDY_OUTLINE_ROOT; self = self->parent)
    {
      if (self->last_line == STUDY_BLOCK_NO_LINE || self->last_line < last_line)
        self->last_line = last_line;
    }
}

/**
 * study_outline_node_new:
 * @parent: (nullable): what it stands below, %NULL for the root
 * @block: the block that it was read from
 *
 * Adds a node below another, at the lines of a block.
 *
 * Returns: the node, which belongs to its parent if it has one, and else to the
 *   caller
 */
StudyOutlineNode *
study_outline_node_new (StudyOutlineNode *parent,
                        StudyOutlineKind  kind,
                        const StudyBlock *block)
{
  StudyOutlineNode *self = g_new0 (StudyOutlineNode, 1);

  self->kind = kind;
  self->parent = parent;
  self->first_line = block->first_line;
  self->last_line = block->first_line;
  self->title_last_line = block->first_line;
  if (parent != NULL)
    {
      if (parent->children == NULL)
        parent->children = g_ptr_array_new_with_free_func ((GDestroyNotify) study_outline_node_free);
      g_ptr_array_add (parent->children, self);
    }
  cover (self, block->last_line);

  return self;
}

/**
 * study_outline_node_remove:
 *
 * Takes the last child of its parent away again.
 */
void
study_outline_node_remove (StudyOutlineNode *self)
{
  g_ptr_array_set_size (self->parent->children, self->parent->children->len - 1);
}

void
study_outline_node_add_part (StudyOutlineNode *self,
                             guint             first,
                             guint             last,
                             StudyGuideRole    role,
                             const char       *reason)
{
  const StudyOutlinePart part = { first, last, role, reason };

  if (first == STUDY_BLOCK_NO_LINE)
    return;

  if (self->parts == NULL)
    self->parts = g_array_new (FALSE, FALSE, sizeof (StudyOutlinePart));
  g_array_append_val (self->parts, part);
  cover (self, last);
}

/**
 * study_outline_node_add_block:
 *
 * Adds the lines of a block as study_outline_node_add_part() does.
 */
void
study_outline_node_add_block (StudyOutlineNode *self,
                              const StudyBlock *block,
                              StudyGuideRole    role,
                              const char       *reason)
{
  study_outline_node_add_part (self, block->first_line, block->last_line, role, reason);
}

/**
 * study_outline_node_add_text:
 * @text: a paragraph; one without anything to read is none
 *
 * Adds a paragraph to the text of a node.
 */
void
study_outline_node_add_text (StudyOutlineNode *self,
                             const char       *text)
{
  g_autofree char *clean = study_guide_clean (text);

  if (*clean == '\0')
    return;

  if (self->text == NULL)
    self->text = g_string_new (NULL);
  if (self->text->len > 0)
    g_string_append (self->text, "\n\n");
  g_string_append (self->text, clean);
}

/**
 * study_outline_node_take_text:
 * @other: a part whose text it is
 *
 * Gives a node the text of another, and the lines of it.
 */
void
study_outline_node_take_text (StudyOutlineNode       *self,
                              const StudyOutlineNode *other)
{
  if (other->text != NULL)
    study_outline_node_add_text (self, other->text->str);
  for (guint i = 0; other->parts != NULL && i < other->parts->len; i++)
    {
      const StudyOutlinePart *part = &g_array_index (other->parts, StudyOutlinePart, i);

      study_outline_node_add_part (self, part->first, part->last, part->role, part->reason);
    }
}

/**
 * study_outline_node_dissolve_children:
 * @is_to_go: says which of them go
 *
 * Takes children away that have none themselves, and gives what is in them, but for
 * their titles, to what they stand below.
 */
void
study_outline_node_dissolve_children (StudyOutlineNode   *self,
                                      StudyOutlineFilter  is_to_go)
{
  gsize n_children = 0;
  g_autofree gpointer *children = self->children != NULL ? g_ptr_array_steal (self->children, &n_children) : NULL;

  for (gsize i = 0; i < n_children; i++)
    {
      StudyOutlineNode *child = children[i];

      if (!study_outline_node_is_leaf (child) || !is_to_go (child))
        {
          g_ptr_array_add (self->children, child);
          continue;
        }

      study_outline_node_add_part (self, child->first_line, child->title_last_line, STUDY_GUIDE_TEXT, NULL);
      study_outline_node_take_text (self, child);
      for (guint j = 0; child->links != NULL && j < child->links->len; j++)
        {
          const StudyOutlineLink *link = &g_array_index (child->links, StudyOutlineLink, j);

          add_link (self, g_strdup (link->title), g_strdup (link->url));
        }
      study_outline_node_free (child);
    }
}

StudyOutlineNode *
study_outline_node_get_child (const StudyOutlineNode *self,
                              guint                   position)
{
  if (self->children == NULL || position >= self->children->len)
    return NULL;

  return g_ptr_array_index (self->children, position);
}

gboolean
study_outline_node_is_leaf (const StudyOutlineNode *self)
{
  return self->children == NULL || self->children->len == 0;
}

/**
 * study_outline_node_is_title:
 *
 * Returns: whether a node is a heading of one kind or another
 */
gboolean
study_outline_node_is_title (const StudyOutlineNode *self)
{
  return self->kind == STUDY_OUTLINE_HEADING || self->kind == STUDY_OUTLINE_BOLD;
}

/**
 * study_outline_is_badge:
 * @picture: a span of a picture
 *
 * Returns: whether a picture is of the sort that tells of a state of a project
 */
gboolean
study_outline_is_badge (const StudySpan *picture)
{
  return strstr (picture->url, "badge") != NULL || strstr (picture->url, "shields.io") != NULL;
}

/* Whether what a link shows is a badge: its picture begins where it does. */
static gboolean
has_badge (const StudyBlock *block,
           guint             link)
{
  const StudySpan *spans = (const StudySpan *) block->spans->data;

  return link + 1 < block->spans->len && spans[link + 1].kind == STUDY_SPAN_IMAGE &&
         spans[link + 1].start == spans[link].start && spans[link + 1].end == spans[link].end &&
         study_outline_is_badge (&spans[link + 1]);
}

/* Whether the last link that was taken leads to a place already. */
static gboolean
is_last (const StudyOutlineNode *node,
         const char             *url)
{
  return node->links != NULL && node->links->len > 0 &&
         g_str_equal (g_array_index (node->links, StudyOutlineLink, node->links->len - 1).url, url);
}

static gboolean
is_relative (const char *url)
{
  g_autofree char *alone = study_guide_resolve (url, NULL);

  return alone == NULL;
}

/**
 * study_outline_take_links:
 * @block: the block that it was read from
 * @address: (nullable): where the guide is from, for relative links
 *
 * Takes the links of a block that may be opened.
 */
void
study_outline_take_links (StudyOutline     *self,
                          StudyOutlineNode *node,
                          const StudyBlock *block,
                          const char       *address)
{
  for (guint i = 0; block->spans != NULL && i < block->spans->len; i++)
    {
      const StudySpan *span = &g_array_index (block->spans, StudySpan, i);
      g_autofree char *text = NULL;
      StudyOutlineLink link;

      if (span->kind != STUDY_SPAN_LINK || span->end < span->start || has_badge (block, i))
        continue;

      text = g_strndup (block->text->str + span->start, span->end - span->start);
      link.title = study_guide_clean_title (text);
      link.url = study_guide_resolve (span->url, address);
      node->leads_inside |= link.url == NULL || (address != NULL && is_relative (span->url));
      if (link.url == NULL || *link.title == '\0')
        {
          self->n_links_dropped += link.url == NULL && *span->url != '#';
          clear_link (&link);
          continue;
        }
      /* A sign that leads somewhere is named as what it belongs to. */
      if (node->title != NULL && *node->title != '\0' && study_guide_is_sign (link.title))
        g_set_str (&link.title, node->title);
      if (is_last (node, link.url))
        {
          clear_link (&link);
          continue;
        }

      add_link (node, link.title, link.url);
    }
}

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
  return node->beside || (study_outline_node_is_title (node) && node->section != STUDY_SECTION_NONE &&
                          !study_outline_node_is_group (node));
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
 * Returns: whether “Topic: things to learn” is how most leaves of a node are written,
 *   each of another topic and without a box of its own
 */
gboolean
study_outline_node_has_topic_lines (const StudyOutlineNode *node)
{
  const StudyOutlineNode *child;
  g_autoptr (GHashTable) heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_lines = 0;
  guint n_topics = 0;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      g_autofree char *title = NULL;
      g_autofree char *text = NULL;

      if (child->task)
        return FALSE;
      if (study_outline_node_is_title (child) || child->kind == STUDY_OUTLINE_TABLE_ROW ||
          !study_outline_node_is_leaf (child) || child->links != NULL || child->code != NULL ||
          study_outline_node_is_labelled (child))
        continue;
      n_lines++;
      if (!study_guide_split_topic (child->title, &title, &text))
        continue;
      n_topics++;
      /* What several lines are about is the name of none of them. */
      if (!g_hash_table_add (heads, study_guide_fold (title)))
        return FALSE;
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
 * study_outline_node_has_item_stages:
 *
 * Returns: whether a node has nothing but items, and most of them have others in them
 */
gboolean
study_outline_node_has_item_stages (const StudyOutlineNode *node)
{
  const StudyOutlineNode *child;
  guint n_full = 0;
  guint n_items;

  for (n_items = 0; (child = study_outline_node_get_child (node, n_items)) != NULL; n_items++)
    {
      if (study_outline_node_is_title (child) || child->kind == STUDY_OUTLINE_TABLE_ROW)
        return FALSE;
      n_full += !study_outline_node_is_leaf (child);
    }

  return n_full * 2 >= n_items;
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
         (node->part || study_guide_skip_number (node->title) != node->title);
}

/* Whether a heading says of what kind the things below it are: “Courses”. */
static gboolean
names_kind (const StudyOutlineNode *node)
{
  const StudyGuideSection section = study_guide_get_section (node->title);

  return section == STUDY_SECTION_LESSONS || section == STUDY_SECTION_COURSES || section == STUDY_SECTION_RESOURCES;
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
  if (n_titles > (depth > 0 && !names_kind (node) ? MAX_ONE_STAGE : 1) && n_titles > n_groups && n_titles * 2 > n_parts)
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

StudyOutline *
study_outline_new (void)
{
  const StudyBlock nowhere = { .first_line = 0, .last_line = STUDY_BLOCK_NO_LINE };
  StudyOutline *self = g_new0 (StudyOutline, 1);

  self->root = study_outline_node_new (NULL, STUDY_OUTLINE_ROOT, &nowhere);
  self->is_guide = TRUE;
  self->title_line = STUDY_BLOCK_NO_LINE;
  self->tools = g_array_new (FALSE, FALSE, sizeof (StudyOutlineTool));
  g_array_set_clear_func (self->tools, clear_tool);

  return self;
}

void
study_outline_free (StudyOutline *self)
{
  g_clear_pointer (&self->root, study_outline_node_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->tools, g_array_unref);
  g_free (self);
}
