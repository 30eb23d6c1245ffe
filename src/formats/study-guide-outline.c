/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "study-guide-outline.h"

#include <glib/gi18n.h>
#include <string.h>

#include "study-guide-html.h"

/* Deeper than any heading of Markdown: what stands in bold is under all. */
#define BOLD_LEVEL 7

/* As long as a paragraph in bold is that serves as a heading, in bytes. */
#define MAX_BOLD_LENGTH 120

typedef struct
{
  StudyOutline *outline;
  StudyOutlineNode *node; /* what the next block belongs to */
  const char *address;
  GCancellable *cancellable;
  gboolean both_marks;    /* items begin with signs for done and with such for to do */
} Builder;

static void read_block (Builder    *builder,
                        StudyBlock *block,
                        StudyBlock *next);

static void
clear_tool (gpointer data)
{
  StudyOutlineTool *tool = data;

  g_clear_pointer (&tool->category, g_free);
  g_clear_pointer (&tool->tools, g_strfreev);
}

/* Whether all of a text is in spans of a kind. */
static gboolean
is_all (const StudyBlock *block,
        StudySpanKind     kind)
{
  gsize at = 0;
  gboolean any = FALSE;

  for (guint i = 0; block->spans != NULL && block->text != NULL && i < block->spans->len; i++)
    {
      const StudySpan *span = &g_array_index (block->spans, StudySpan, i);

      if (span->kind != kind || span->start < at)
        continue;
      for (; at < span->start; at++)
        {
          if (!g_ascii_isspace (block->text->str[at]) && block->text->str[at] != ':')
            return FALSE;
        }
      at = span->end;
      any = TRUE;
    }

  return any && block->text->str[at + strspn (block->text->str + at, " \t\n\f:|·•")] == '\0';
}

static gboolean
is_empty (const StudyBlock *block)
{
  return block->text == NULL || block->text->str[strspn (block->text->str, " \t\n\f")] == '\0';
}

/* Whether a block has nothing but links to places in its own document. */
static gboolean
has_only_anchors (const StudyBlock *block,
                  guint            *n_anchors)
{
  if (block->kind == STUDY_BLOCK_CODE || block->kind == STUDY_BLOCK_TABLE)
    return FALSE;

  if (!is_empty (block))
    {
      gsize linked = 0;
      gsize length = strlen (block->text->str);

      for (guint i = 0; block->spans != NULL && i < block->spans->len; i++)
        {
          const StudySpan *span = &g_array_index (block->spans, StudySpan, i);

          if (span->kind != STUDY_SPAN_LINK)
            continue;
          if (*span->url != '#')
            return FALSE;
          linked += span->end - span->start;
          *n_anchors += 1;
        }
      if (linked * 2 < length)
        return FALSE;
    }

  for (guint i = 0; study_block_get_child (block, i) != NULL; i++)
    {
      if (!has_only_anchors (study_block_get_child (block, i), n_anchors))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_contents (const StudyBlock *block)
{
  guint n_anchors = 0;

  return has_only_anchors (block, &n_anchors) && n_anchors > 1;
}

/* Whether a paragraph is used as a heading: it is all in bold, or begins as
 * “Week 2” does. */
static gboolean
is_bold_heading (const StudyBlock *block,
                 const StudyBlock *next)
{
  if (block->text->len > MAX_BOLD_LENGTH || next == NULL)
    return FALSE;

  if (strpbrk (block->text->str, "\n\f") == NULL && study_guide_is_part_word (block->text->str))
    return TRUE;

  return is_all (block, STUDY_SPAN_STRONG) &&
         (next->kind == STUDY_BLOCK_LIST || next->kind == STUDY_BLOCK_TABLE || next->kind == STUDY_BLOCK_PARAGRAPH);
}

/* Splits what a title begins with from it: `Curso` and the like. */
static void
take_code (StudyOutlineNode *node,
           const StudyBlock *block)
{
  const StudySpan *span = study_block_find_span (block, STUDY_SPAN_CODE);
  g_autofree char *before = NULL;
  g_autofree char *word = NULL;
  StudyItemKind kind;

  if (span == NULL || block->text->str[span->end] == '\0')
    return;

  before = g_strndup (block->text->str, span->start);
  word = g_strndup (block->text->str + span->start, span->end - span->start);
  if (*g_strstrip (before) != '\0' || !study_guide_get_item_kind (word, &kind))
    return;

  node->code = g_steal_pointer (&word);
  g_free (node->title);
  node->title = study_guide_clean (block->text->str + span->end);
}

/* Keeps what stands in code: it is written as it is. */
static void
take_codes (StudyOutlineNode *node,
            const StudyBlock *block)
{
  g_autoptr (GStrvBuilder) builder = NULL;

  if (study_block_find_span (block, STUDY_SPAN_CODE) == NULL)
    return;

  builder = g_strv_builder_new ();
  for (guint i = 0; i < block->spans->len; i++)
    {
      const StudySpan *span = &g_array_index (block->spans, StudySpan, i);

      if (span->kind == STUDY_SPAN_CODE)
        g_strv_builder_take (builder, g_strndup (block->text->str + span->start, span->end - span->start));
    }
  node->codes = g_strv_builder_end (builder);
}

/* Sets the title of a node from the first line of a block, and its text from
 * those behind a line break. */
static void
set_title (Builder          *builder,
           StudyOutlineNode *node,
           const StudyBlock *block)
{
  g_autofree char *plain = study_block_dup_text (block);
  const char *text = plain;
  const char *end;

  while (*text == STUDY_BLOCK_BREAK || g_ascii_isspace (*text))
    text++;
  end = strchr (text, STUDY_BLOCK_BREAK);
  if (end != NULL)
    {
      g_autofree char *first = g_strndup (text, end - text);

      node->title = study_guide_clean (first);
      study_outline_node_add_text (node, end);
    }
  else
    {
      node->title = study_guide_clean (text);
      take_code (node, block);
    }
  take_codes (node, block);

  study_outline_take_links (builder->outline, node, block, builder->address);
  if (node->links == NULL)
    study_outline_take_bare_link (node, block);
  node->linked = node->links != NULL;

  /* A picture that leads somewhere, without a text. */
  if (*node->title == '\0' && node->linked)
    g_set_str (&node->title, g_array_index (node->links, StudyOutlineLink, 0).title);
}

/* An item whose sign says how far one is. */
static void
take_mark (Builder          *builder,
           StudyOutlineNode *node,
           const StudyBlock *block)
{
  node->marked = block->marked;
  if (builder->both_marks && study_guide_get_mark (node->title) == STUDY_MARK_DONE)
    node->marked = TRUE;
}

/* Reads all children of a block into a node. */
static void
read_children (Builder          *builder,
               StudyOutlineNode *node,
               StudyBlock       *block)
{
  StudyOutlineNode *before = builder->node;
  StudyBlock *child;

  builder->node = node;
  for (guint i = 0; (child = study_block_get_child (block, i)) != NULL; i++)
    read_block (builder, child, study_block_get_child (block, i + 1));
  builder->node = before;
}

static void
read_list (Builder    *builder,
           StudyBlock *list,
           StudyBlock *next)
{
  /* “1. Stage”, and then its topics in a list beside it. */
  gboolean stages = list->ordered && next != NULL && next->kind == STUDY_BLOCK_LIST && !next->ordered;
  StudyOutlineNode *node = builder->node;
  StudyBlock *item;

  if (is_contents (list))
    {
      study_outline_node_add_part (node, list->first_line, list->last_line, STUDY_GUIDE_LEFT_OUT,
                                   _("Left out: table of contents"));
      return;
    }

  for (guint i = 0; (item = study_block_get_child (list, i)) != NULL; i++)
    {
      StudyOutlineNode *child;

      if (is_empty (item) && study_block_get_child (item, 0) == NULL)
        continue;
      if (!is_empty (item) && study_guide_is_back_link (item->text->str))
        {
          study_outline_node_add_part (node, item->first_line, item->last_line, STUDY_GUIDE_LEFT_OUT,
                                       _("Left out: leads back to the top"));
          continue;
        }
      if (is_all (item, STUDY_SPAN_IMAGE) && study_block_get_child (item, 0) == NULL)
        {
          study_outline_node_add_part (node, item->first_line, item->last_line, STUDY_GUIDE_LEFT_OUT,
                                       _("Left out: picture"));
          continue;
        }

      child = study_outline_node_new (node, list->ordered ? STUDY_OUTLINE_NUMBERED : STUDY_OUTLINE_BULLET, item);
      set_title (builder, child, item);
      if (*child->title == '\0')
        {
          study_outline_node_remove (child);
          study_outline_node_add_part (node, item->first_line, item->first_line, STUDY_GUIDE_LEFT_OUT,
                                       _("Left out: nothing to read"));
          read_children (builder, node, item);
          continue;
        }
      take_mark (builder, child, item);
      child->title_last_line = study_block_get_child (item, 0) != NULL &&
                               study_block_get_child (item, 0)->first_line != STUDY_BLOCK_NO_LINE
                                 ? MAX (item->first_line + 1, study_block_get_child (item, 0)->first_line) - 1
                                 : item->last_line;
      if (child->text != NULL && child->title_last_line > item->first_line)
        {
          study_outline_node_add_part (child, item->first_line + 1, child->title_last_line, STUDY_GUIDE_TEXT, NULL);
          child->title_last_line = item->first_line;
        }
      builder->outline->n_items++;
      read_children (builder, child, item);

      if (stages && study_block_get_child (list, i + 1) == NULL && study_outline_node_is_leaf (child))
        builder->node = child;
    }
}

/* Lines that begin with a sign for an item, which Markdown does not know. */
static gboolean
read_pseudo_bullets (Builder          *builder,
                     const StudyBlock *block)
{
  g_auto (GStrv) lines = g_strsplit_set (block->text->str, "\n\f", -1);
  guint n_bullets = 0;
  guint line = block->first_line;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      n_bullets += g_str_has_prefix (lines[i], "- ") || g_str_has_prefix (lines[i], "• ") ||
                   g_str_has_prefix (lines[i], "· ") || g_str_has_prefix (lines[i], "– ");
    }
  if (n_bullets == 0 || n_bullets * 2 < g_strv_length (lines))
    return FALSE;

  for (guint i = 0; lines[i] != NULL; i++, line = MIN (line + 1, block->last_line))
    {
      const StudyBlock at = { .first_line = line, .last_line = line };
      gboolean bullet = strchr ("-", *lines[i]) != NULL || !g_ascii_isalnum (*lines[i]);
      const char *space = strchr (lines[i], ' ');
      g_autofree char *title = study_guide_clean (space != NULL ? space : lines[i]);
      StudyOutlineNode *child;

      /* A space that does not break a line may stand alone. */
      if (*title == '\0')
        {
          g_free (title);
          title = study_guide_clean (lines[i]);
        }
      if (*title == '\0')
        continue;
      if (!bullet)
        {
          study_outline_node_add_text (builder->node, lines[i]);
          study_outline_node_add_part (builder->node, line, line, STUDY_GUIDE_TEXT, NULL);
          continue;
        }

      child = study_outline_node_new (builder->node, STUDY_OUTLINE_BULLET, &at);
      child->title = g_steal_pointer (&title);
      builder->outline->n_items++;
    }
  study_outline_take_links (builder->outline, builder->node, block, builder->address);

  return TRUE;
}

/* “**Topics covered**:” and then each of them in code. */
static gboolean
read_code_list (Builder          *builder,
                const StudyBlock *block)
{
  const StudySpan *strong = study_block_find_span (block, STUDY_SPAN_STRONG);
  g_autofree char *words = NULL;

  if (strong == NULL || strong->start != 0)
    return FALSE;

  words = g_strndup (block->text->str, strong->end);
  if (study_guide_get_section (words) != STUDY_SECTION_LESSONS)
    return FALSE;

  for (guint i = 0; i < block->spans->len; i++)
    {
      const StudySpan *span = &g_array_index (block->spans, StudySpan, i);
      g_autofree char *text = NULL;
      StudyOutlineNode *child;

      if (span->kind != STUDY_SPAN_CODE)
        continue;

      text = g_strndup (block->text->str + span->start, span->end - span->start);
      if (study_guide_is_and_so_on (text))
        continue;
      child = study_outline_node_new (builder->node, STUDY_OUTLINE_BULLET, block);
      child->title = study_guide_clean (text);
      builder->outline->n_items++;
    }

  return study_block_find_span (block, STUDY_SPAN_CODE) != NULL;
}

/* “**Objective:** …”, which is all of a paragraph. */
static gboolean
read_objective (Builder          *builder,
                const StudyBlock *block)
{
  const StudySpan *strong = study_block_find_span (block, STUDY_SPAN_STRONG);
  StudyOutlineNode *child;
  g_autofree char *words = NULL;
  const char *rest;

  if (strong == NULL || strong->start != 0)
    return FALSE;

  words = g_strndup (block->text->str, strong->end);
  rest = block->text->str + strong->end;
  rest += strspn (rest, ": \n\f");
  if (study_guide_get_section (words) != STUDY_SECTION_OBJECTIVE || *rest == '\0')
    return FALSE;

  child = study_outline_node_new (builder->node, STUDY_OUTLINE_BOLD, block);
  child->title = study_guide_clean (words);
  child->title_last_line = STUDY_BLOCK_NO_LINE;
  child->level = BOLD_LEVEL;
  child->section = STUDY_SECTION_OBJECTIVE;
  study_outline_node_add_text (child, rest);
  study_outline_node_add_part (child, block->first_line, block->last_line, STUDY_GUIDE_TEXT, NULL);

  return TRUE;
}

static void
read_paragraph (Builder    *builder,
                StudyBlock *block,
                StudyBlock *next)
{
  const StudySpan *picture = study_block_find_span (block, STUDY_SPAN_IMAGE);
  StudyOutlineNode *node = builder->node;
  g_autofree char *text = NULL;

  if (is_empty (block) || is_all (block, STUDY_SPAN_IMAGE))
    {
      study_outline_node_add_part (node, block->first_line, block->last_line, STUDY_GUIDE_LEFT_OUT,
                                   picture != NULL && study_outline_is_badge (picture)
                                     ? _("Left out: badge") : _("Left out: picture"));
      return;
    }
  if (study_guide_is_back_link (block->text->str))
    {
      study_outline_node_add_part (node, block->first_line, block->last_line, STUDY_GUIDE_LEFT_OUT,
                                   _("Left out: leads back to the top"));
      return;
    }
  if (is_contents (block))
    {
      study_outline_node_add_part (node, block->first_line, block->last_line, STUDY_GUIDE_LEFT_OUT,
                                   _("Left out: table of contents"));
      return;
    }

  if (read_code_list (builder, block) || read_pseudo_bullets (builder, block) || read_objective (builder, block))
    return;

  if (is_bold_heading (block, next) && (node->kind == STUDY_OUTLINE_ROOT || study_outline_node_is_title (node)))
    {
      StudyOutlineNode *child;

      while (node->kind == STUDY_OUTLINE_BOLD)
        node = node->parent;
      child = study_outline_node_new (node, STUDY_OUTLINE_BOLD, block);
      set_title (builder, child, block);
      child->title_last_line = child->last_line;
      child->level = BOLD_LEVEL;
      child->section = study_guide_get_section (child->title);
      builder->node = child;
      return;
    }

  text = study_block_dup_text (block);
  study_outline_node_add_text (node, text);
  study_outline_node_add_part (node, block->first_line, block->last_line, STUDY_GUIDE_TEXT, NULL);
  study_outline_take_links (builder->outline, node, block, builder->address);
}

static void
read_heading (Builder          *builder,
              const StudyBlock *block)
{
  StudyOutlineNode *parent = builder->node;
  StudyOutlineNode *child;

  if (is_empty (block) || is_all (block, STUDY_SPAN_IMAGE))
    {
      study_outline_node_add_part (parent, block->first_line, block->last_line, STUDY_GUIDE_LEFT_OUT,
                                   _("Left out: picture"));
      return;
    }

  while (parent->kind != STUDY_OUTLINE_ROOT &&
         (!study_outline_node_is_title (parent) || parent->level >= block->level))
    parent = parent->parent;

  child = study_outline_node_new (parent, STUDY_OUTLINE_HEADING, block);
  set_title (builder, child, block);
  if (*child->title == '\0')
    {
      study_outline_node_remove (child);
      study_outline_node_add_part (parent, block->first_line, block->last_line, STUDY_GUIDE_LEFT_OUT,
                                   _("Left out: nothing to read"));
      return;
    }
  child->title_last_line = child->last_line;
  child->level = block->level;
  child->section = study_guide_get_section (child->title);
  builder->node = child;
}

static void
read_html (Builder          *builder,
           const StudyBlock *block)
{
  StudyOutline *outline = builder->outline;
  g_autofree char *title = block->text != NULL && outline->title == NULL ? study_html_find_heading (block->text->str) : NULL;

  if (title != NULL && study_outline_node_is_leaf (outline->root))
    {
      outline->title = study_guide_clean_title (title);
      outline->title_line = block->first_line;
    }
  study_outline_node_add_part (builder->node, block->first_line, block->last_line, STUDY_GUIDE_LEFT_OUT,
                               block->comment ? _("Left out: comment") : _("Left out: HTML"));
}

static void
read_block (Builder    *builder,
            StudyBlock *block,
            StudyBlock *next)
{
  if (g_cancellable_is_cancelled (builder->cancellable))
    return;

  switch (block->kind)
    {
    case STUDY_BLOCK_HEADING:
      read_heading (builder, block);
      break;
    case STUDY_BLOCK_PARAGRAPH:
      read_paragraph (builder, block, next);
      break;
    case STUDY_BLOCK_LIST:
      read_list (builder, block, next);
      break;
    case STUDY_BLOCK_QUOTE:
      {
        StudyBlock *child;

        for (guint i = 0; (child = study_block_get_child (block, i)) != NULL; i++)
          read_block (builder, child, study_block_get_child (block, i + 1));
        break;
      }
    case STUDY_BLOCK_TABLE:
      study_outline_read_table (builder->outline, builder->node, block, builder->address);
      break;
    case STUDY_BLOCK_CODE:
      study_outline_node_add_part (builder->node, block->first_line, block->last_line, STUDY_GUIDE_LEFT_OUT,
                                   _("Left out: code"));
      break;
    case STUDY_BLOCK_HTML:
      read_html (builder, block);
      break;
    case STUDY_BLOCK_DOCUMENT:
    case STUDY_BLOCK_ITEM:
    case STUDY_BLOCK_ROW:
    case STUDY_BLOCK_CELL:
    case STUDY_BLOCK_RULE:
    default:
      break;
    }
}

/* Looks which signs items begin with. */
static void
find_marks (const StudyBlock *block,
            gboolean         *done,
            gboolean         *open)
{
  if (block->kind == STUDY_BLOCK_ITEM && block->text != NULL)
    {
      StudyGuideMark mark = study_guide_get_mark (block->text->str);

      *done |= mark == STUDY_MARK_DONE;
      *open |= mark == STUDY_MARK_OPEN;
    }

  for (guint i = 0; study_block_get_child (block, i) != NULL; i++)
    find_marks (study_block_get_child (block, i), done, open);
}

/* The first heading is the title when it stands above all others or has
 * nothing of its own to learn. What is under it belongs to the whole. */
static void
take_title (StudyOutline *self)
{
  StudyOutlineNode *first = study_outline_node_get_child (self->root, 0);
  StudyOutlineNode *root = self->root;

  if (first == NULL || first->kind != STUDY_OUTLINE_HEADING || first->section != STUDY_SECTION_NONE ||
      (root->children->len > 1 && !study_outline_node_is_leaf (first)))
    return;

  g_free (self->title);
  self->title = study_guide_clean_title (first->title);
  self->title_line = first->first_line;
  study_outline_node_add_part (root, first->first_line, first->title_last_line, STUDY_GUIDE_TITLE,
                               _("The title of the guide"));
  if (first->text != NULL)
    study_outline_node_add_text (root, first->text->str);
  for (guint i = 0; first->parts != NULL && i < first->parts->len; i++)
    {
      const StudyOutlinePart *part = &g_array_index (first->parts, StudyOutlinePart, i);

      study_outline_node_add_part (root, part->first, part->last, part->role, part->reason);
    }

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
}

/*
 * study_outline_new:
 * @tree: the blocks of a guide
 * @address: (nullable): where the guide is from, for links that are relative
 * @cancellable: (nullable): to stop it; what it returns is no whole then
 *
 * Returns: (transfer full): what the guide is made of
 */
StudyOutline *
study_outline_new (const StudyBlockTree *tree,
                   const char           *address,
                   GCancellable         *cancellable)
{
  const StudyBlock nowhere = { .first_line = 0, .last_line = STUDY_BLOCK_NO_LINE };
  StudyOutline *self = g_new0 (StudyOutline, 1);
  Builder builder = { .outline = self, .address = address, .cancellable = cancellable };
  gboolean done = FALSE;
  gboolean open = FALSE;
  StudyBlock *block;

  self->root = study_outline_node_new (NULL, STUDY_OUTLINE_ROOT, &nowhere);
  self->title_line = STUDY_BLOCK_NO_LINE;
  self->tools = g_array_new (FALSE, FALSE, sizeof (StudyOutlineTool));
  g_array_set_clear_func (self->tools, clear_tool);
  find_marks (tree->document, &done, &open);
  builder.both_marks = done && open;

  if (study_outline_read_plain (self, tree))
    return self;

  builder.node = self->root;
  for (guint i = 0; (block = study_block_get_child (tree->document, i)) != NULL; i++)
    {
      StudyOutlineNode *node = builder.node;

      read_block (&builder, block, study_block_get_child (tree->document, i + 1));
      /* What a list of topics was given to ends with it. */
      if (block->kind == STUDY_BLOCK_LIST && !block->ordered && node->kind == STUDY_OUTLINE_NUMBERED)
        builder.node = node->parent;
    }
  take_title (self);

  return self;
}

void
study_outline_free (StudyOutline *self)
{
  g_clear_pointer (&self->root, study_outline_node_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->tools, g_array_unref);
  g_free (self);
}
