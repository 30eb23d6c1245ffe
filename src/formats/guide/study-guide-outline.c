/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-guide-outline.h"

#include <glib/gi18n.h>
#include <string.h>

#include "formats/guide/study-guide-outline-private.h"
#include "formats/guide/study-guide-plan.h"

static void read_block (StudyOutlineBuilder *builder,
                        StudyBlock          *block,
                        StudyBlock          *next);

static void
clear_tool (gpointer data)
{
  StudyOutlineTool *tool = data;

  g_clear_pointer (&tool->category, g_free);
  g_clear_pointer (&tool->tools, g_strfreev);
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

  if (span == NULL || *study_guide_skip_unseen (block->text->str + span->end) == '\0')
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
void
study_outline_set_title (StudyOutlineBuilder *builder,
                         StudyOutlineNode    *node,
                         const StudyBlock    *block)
{
  g_autofree char *plain = study_block_dup_text (block);
  const char *text = study_guide_skip_unseen (plain);
  const char *end = strchr (text, STUDY_BLOCK_BREAK);

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
    study_outline_take_bare_link (node, block->text != NULL ? block->text->str : "");
  node->linked = node->links != NULL;

  /* A picture that leads somewhere, without a text. */
  if (*node->title == '\0' && node->linked)
    g_set_str (&node->title, g_array_index (node->links, StudyOutlineLink, 0).title);
}

/* An item whose sign says how far one is. */
void
study_outline_take_mark (StudyOutlineBuilder *builder,
                         StudyOutlineNode    *node,
                         const StudyBlock    *block)
{
  node->marked = block->marked;
  if (builder->both_marks && study_guide_get_mark (node->title) == STUDY_MARK_DONE)
    node->marked = TRUE;
}

/* Reads all children of a block into a node. */
static void
read_children (StudyOutlineBuilder *builder,
               StudyOutlineNode    *node,
               StudyBlock          *block)
{
  StudyOutlineNode *before = builder->node;
  StudyBlock *child;

  builder->node = node;
  builder->depth++;
  for (guint i = 0; (child = study_block_get_child (block, i)) != NULL; i++)
    read_block (builder, child, study_block_get_child (block, i + 1));
  builder->depth--;
  builder->node = before;
}

static void
leave_out_contents (StudyOutlineNode *node,
                    const StudyBlock *block)
{
  node->has_contents = TRUE;
  study_outline_node_add_part (node, block->first_line, block->last_line, STUDY_GUIDE_LEFT_OUT,
                               _("Left out: table of contents"));
}

/* “Resources:”, with a list in it. Without a colon, and with nothing to open below,
 * “Documentation” may be something to learn. */
static void
take_group (StudyOutlineNode *node)
{
  StudyGuideSection section;
  guint n_linked = 0;

  if (study_outline_node_is_leaf (node) || node->links != NULL)
    return;

  section = study_guide_get_section (node->title);
  for (guint i = 0; i < node->children->len; i++)
    n_linked += study_outline_node_get_child (node, i)->links != NULL;
  if (section == STUDY_SECTION_LESSONS ||
      ((section == STUDY_SECTION_COURSES || section == STUDY_SECTION_RESOURCES || section == STUDY_SECTION_REFERENCES) &&
       (g_str_has_suffix (node->title, ":") || n_linked * 2 >= node->children->len)))
    node->section = section;
}

static void
read_list (StudyOutlineBuilder *builder,
           StudyBlock          *list,
           StudyBlock          *next)
{
  /* “1. Stage”, and then its topics in a list beside it. */
  gboolean stages = list->ordered && next != NULL && next->kind == STUDY_BLOCK_LIST && !next->ordered;
  StudyOutlineNode *node = builder->node;
  StudyBlock *item;

  if (study_outline_block_is_contents (list))
    {
      leave_out_contents (node, list);
      return;
    }

  for (guint i = 0; (item = study_block_get_child (list, i)) != NULL; i++)
    {
      StudyOutlineNode *child;

      if (study_outline_block_is_empty (item) && study_block_get_child (item, 0) == NULL)
        continue;
      if (!study_outline_block_is_empty (item) && study_guide_is_back_link (item->text->str))
        {
          study_outline_node_add_part (node, item->first_line, item->last_line, STUDY_GUIDE_LEFT_OUT,
                                       _("Left out: leads back to the top"));
          continue;
        }
      if (study_outline_block_is_all (item, STUDY_SPAN_IMAGE) && study_block_get_child (item, 0) == NULL)
        {
          study_outline_node_add_part (node, item->first_line, item->last_line, STUDY_GUIDE_LEFT_OUT,
                                       _("Left out: picture"));
          continue;
        }

      child = study_outline_node_new (node, list->ordered ? STUDY_OUTLINE_NUMBERED : STUDY_OUTLINE_BULLET, item);
      study_outline_set_title (builder, child, item);
      if (*child->title == '\0')
        {
          study_outline_node_remove (child);
          study_outline_node_add_part (node, item->first_line, item->first_line, STUDY_GUIDE_LEFT_OUT,
                                       _("Left out: nothing to read"));
          read_children (builder, node, item);
          continue;
        }
      study_outline_take_mark (builder, child, item);
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
      take_group (child);
      study_block_drop_child (list, i);

      if (stages && study_block_get_child (list, i + 1) == NULL && study_outline_node_is_leaf (child))
        builder->node = child;
    }
}

/* “Translations:” above a list, and what else is no part of the way. */
static gboolean
is_label_of_others (const StudyBlock *block,
                    const StudyBlock *next)
{
  StudyGuideSection section;

  if (next == NULL || next->kind != STUDY_BLOCK_LIST || strchr (block->text->str, ':') == NULL)
    return FALSE;

  section = study_guide_get_section (block->text->str);
  if (section == STUDY_SECTION_LANGUAGES)
    return study_block_find_span (study_block_get_child (next, 0), STUDY_SPAN_LINK) != NULL;

  return section == STUDY_SECTION_PEOPLE || section == STUDY_SECTION_CONTENTS || section == STUDY_SECTION_SPONSORS;
}

/* Begins what a paragraph in bold is the heading of, or a summary. */
static void
begin_bold (StudyOutlineBuilder *builder,
            const StudyBlock    *block)
{
  StudyOutlineNode *parent = builder->node;
  StudyOutlineNode *child;

  while (parent->kind == STUDY_OUTLINE_BOLD)
    parent = parent->parent;
  child = study_outline_node_new (parent, STUDY_OUTLINE_BOLD, block);
  study_outline_set_title (builder, child, block);
  child->title_last_line = child->last_line;
  child->level = STUDY_OUTLINE_BOLD_LEVEL;
  child->section = study_guide_get_section (child->title);
  builder->node = child;
}

/* Leaves out a block with no words. */
static gboolean
leave_out_wordless (StudyOutlineNode *node,
                    const StudyBlock *block)
{
  const StudySpan *picture = study_block_find_span (block, STUDY_SPAN_IMAGE);

  if (!study_outline_block_is_empty (block) && !study_outline_block_is_all (block, STUDY_SPAN_IMAGE))
    return FALSE;

  study_outline_node_add_part (node, block->first_line, block->last_line, STUDY_GUIDE_LEFT_OUT,
                               picture == NULL ? _("Left out: nothing to read") :
                               study_outline_is_badge (picture) ? _("Left out: badge") : _("Left out: picture"));

  return TRUE;
}

static void
read_paragraph (StudyOutlineBuilder *builder,
                StudyBlock          *block,
                StudyBlock          *next)
{
  StudyOutlineNode *node = builder->node;
  g_autofree char *text = NULL;

  if (leave_out_wordless (node, block))
    return;
  if (study_guide_is_back_link (block->text->str))
    {
      study_outline_node_add_part (node, block->first_line, block->last_line, STUDY_GUIDE_LEFT_OUT,
                                   _("Left out: leads back to the top"));
      return;
    }
  if (study_outline_block_is_contents (block))
    {
      leave_out_contents (node, block);
      return;
    }

  if (study_guide_get_footnote_length (block->text->str) > 0 &&
      block->text->str[study_guide_get_footnote_length (block->text->str)] == ':')
    {
      study_outline_node_add_part (node, block->first_line, block->last_line, STUDY_GUIDE_LEFT_OUT,
                                   _("Left out: footnote"));
      return;
    }
  if (is_label_of_others (block, next))
    {
      study_outline_node_add_part (node, block->first_line, next->last_line, STUDY_GUIDE_LEFT_OUT,
                                   _("Left out: about people and the project"));
      builder->skipped = next;
      return;
    }

  if (study_outline_read_parts (builder, block))
    return;

  if (study_outline_block_is_bold_heading (block, next) &&
      (node->kind == STUDY_OUTLINE_ROOT || study_outline_node_is_title (node)))
    {
      begin_bold (builder, block);
      return;
    }
  if (study_outline_read_links (builder, block))
    return;

  text = study_block_dup_text (block);
  study_outline_node_add_text (node, text);
  study_outline_node_add_part (node, block->first_line, block->last_line, STUDY_GUIDE_TEXT, NULL);
  study_outline_take_links (builder->outline, node, block, builder->address);
}

/* The heading of what can be unfolded often says the same as its summary. */
static void
drop_repeated_summary (StudyOutlineBuilder *builder,
                       const StudyBlock    *heading)
{
  StudyOutlineNode *node = builder->node;
  g_autofree char *title = NULL;
  g_autofree char *summary = NULL;

  if (node->kind != STUDY_OUTLINE_BOLD || !study_outline_node_is_leaf (node) || node->text != NULL ||
      node->links != NULL || node != g_ptr_array_index (node->parent->children, node->parent->children->len - 1))
    return;

  title = study_guide_fold (heading->text->str);
  summary = study_guide_fold (node->title);
  if (!g_str_equal (title, summary))
    return;

  builder->node = node->parent;
  study_outline_node_add_part (node->parent, node->first_line, node->title_last_line, STUDY_GUIDE_LEFT_OUT,
                               _("Left out: a heading with nothing below"));
  study_outline_node_remove (node);
}

static void
read_heading (StudyOutlineBuilder *builder,
              const StudyBlock    *block)
{
  StudyOutlineNode *parent = builder->node;
  StudyOutlineNode *child;

  if (leave_out_wordless (parent, block))
    return;

  drop_repeated_summary (builder, block);
  parent = builder->node;
  while (parent->kind != STUDY_OUTLINE_ROOT &&
         (!study_outline_node_is_title (parent) || parent->level >= block->level))
    parent = parent->parent;

  child = study_outline_node_new (parent, STUDY_OUTLINE_HEADING, block);
  study_outline_set_title (builder, child, block);
  child->title_last_line = child->last_line;
  child->level = block->level;
  child->section = study_guide_get_section (child->title);
  builder->node = child;
}

/* Ends what could be unfolded. What has nothing in it to learn is a text. In an
 * item nothing ends that the list is in. */
static void
end_details (StudyOutlineBuilder *builder)
{
  while (builder->depth == 0 && builder->node->kind == STUDY_OUTLINE_BOLD)
    {
      StudyOutlineNode *node = builder->node;

      builder->node = node->parent;
      if (!study_outline_node_is_leaf (node) || node->links != NULL || node->text == NULL ||
          node != g_ptr_array_index (node->parent->children, node->parent->children->len - 1))
        continue;

      study_outline_node_take_text (node->parent, node);
      study_outline_node_add_part (node->parent, node->first_line, node->title_last_line, STUDY_GUIDE_TEXT, NULL);
      study_outline_node_remove (node);
    }
}

/* The summary of what can be unfolded. Below a heading it often says the same
 * again, and in an item it stands for nothing. */
static void
read_summary (StudyOutlineBuilder *builder,
              const StudyBlock    *block)
{
  StudyOutlineNode *node = builder->node;
  g_autofree char *title = study_guide_clean (study_outline_block_is_empty (block) ? "" : block->text->str);

  if (*title == '\0' || (node->kind != STUDY_OUTLINE_ROOT && !study_outline_node_is_title (node)) ||
      (node->title != NULL && g_ascii_strcasecmp (node->title, title) == 0))
    study_outline_node_add_part (node, block->first_line, block->last_line, STUDY_GUIDE_LEFT_OUT, _("Left out: HTML"));
  else if (block->level < STUDY_OUTLINE_BOLD_LEVEL)
    read_heading (builder, block);
  else
    begin_bold (builder, block);
}

/* Lines of tags alone are told when all others are. */
static void
read_html (StudyOutlineBuilder *builder,
           const StudyBlock    *block,
           StudyBlock          *next)
{
  StudyBlock *child;

  if (block->children == NULL)
    study_outline_node_add_part (builder->node, block->first_line, block->last_line, STUDY_GUIDE_LEFT_OUT,
                                 block->comment ? _("Left out: comment") : _("Left out: HTML"));

  for (guint i = 0; (child = study_block_get_child (block, i)) != NULL; i++)
    {
      StudyBlock *behind = study_block_get_child (block, i + 1);

      read_block (builder, child, behind != NULL ? behind : next);
    }
}

static void
read_block (StudyOutlineBuilder *builder,
            StudyBlock          *block,
            StudyBlock          *next)
{
  if (g_cancellable_is_cancelled (builder->cancellable) || block == builder->skipped)
    return;

  switch (block->kind)
    {
    case STUDY_BLOCK_HEADING:
      if (block->summary)
        read_summary (builder, block);
      else
        read_heading (builder, block);
      break;
    case STUDY_BLOCK_DETAILS_END:
      end_details (builder);
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
      read_html (builder, block, next);
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

/* Looks which signs items begin with, and lines. */
static void
find_marks (const StudyBlock *block,
            gboolean         *done,
            gboolean         *open)
{
  if ((block->kind == STUDY_BLOCK_ITEM || block->kind == STUDY_BLOCK_PARAGRAPH) && block->text != NULL)
    {
      for (const char *line = block->text->str; line != NULL; line = strpbrk (line, "\n\f"))
        {
          StudyGuideMark mark;

          line += strspn (line, "\n\f");
          mark = study_guide_get_mark (line);
          *done |= mark == STUDY_MARK_DONE;
          *open |= mark == STUDY_MARK_OPEN;
        }
    }

  for (guint i = 0; study_block_get_child (block, i) != NULL; i++)
    find_marks (study_block_get_child (block, i), done, open);
}

/*
 * study_outline_new:
 * @tree: a guide, whose blocks are freed as they are read
 * @address: (nullable): where the guide is from, for links that are relative
 * @cancellable: (nullable): to stop it; what it returns is no whole then
 *
 * Returns: (transfer full): what the guide is made of
 */
StudyOutline *
study_outline_new (StudyBlockTree *tree,
                   const char     *address,
                   GCancellable   *cancellable)
{
  const StudyBlock nowhere = { .first_line = 0, .last_line = STUDY_BLOCK_NO_LINE };
  StudyOutline *self = g_new0 (StudyOutline, 1);
  StudyOutlineBuilder builder = { .outline = self, .address = address, .cancellable = cancellable };
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

  if (tree->n_front_lines > 0)
    study_outline_node_add_part (self->root, 0, tree->n_front_lines - 1, STUDY_GUIDE_LEFT_OUT,
                                 _("Left out: data about the file"));
  builder.node = self->root;
  for (guint i = 0; (block = study_block_get_child (tree->document, i)) != NULL; i++)
    {
      StudyOutlineNode *node = builder.node;
      gboolean topics = block->kind == STUDY_BLOCK_LIST && !block->ordered && node->kind == STUDY_OUTLINE_NUMBERED;

      read_block (&builder, block, study_block_get_child (tree->document, i + 1));
      study_block_drop_child (tree->document, i);
      /* What a list of topics was given to ends with it. */
      if (topics)
        builder.node = node->parent;
    }
  study_block_tree_drop_blocks (tree);
  study_outline_settle_links (self);
  study_outline_take_title (self);
  study_guide_refine (self);

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
