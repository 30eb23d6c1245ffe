/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-outline-steps.h"

#include <glib/gi18n.h>
#include <string.h>

#include "formats/guide/blocks/study-block-address.h"
#include "formats/guide/words/study-guide-text.h"
#include "formats/guide/words/study-guide-words.h"

/* Guides in plain text: “1.1 …”, “Phase 1”, and a line for each thing; and trees that are
 * drawn with lines. */

/* As many lines that begin so make a plain text a guide. */
#define MIN_PARTS 2

/* A line that is longer is a paragraph and nothing to check off, in bytes. */
#define MAX_ITEM_LENGTH 160

/* Returns how deep a line stands that begins with a number, 0 if it does not. */
static guint
get_number_depth (const char *line)
{
  guint depth = 0;
  const char *p = line;

  while (g_ascii_isdigit (*p))
    {
      while (g_ascii_isdigit (*p))
        p++;
      depth++;
      if (*p != '.')
        break;
      p++;
    }

  if (depth == 1 && *p == ')')
    p++;

  return *p == ' ' && (depth > 1 || p[-1] == '.' || p[-1] == ')') ? depth : 0;
}

/* Whether a block or what is in it has markup. */
static gboolean
has_markup (const StudyBlock *block)
{
  if (block->spans != NULL)
    {
      for (guint i = 0; i < block->spans->len; i++)
        {
          const StudySpan *span = &g_array_index (block->spans, StudySpan, i);
          const char *text = block->text->str + span->start;

          /* An address is a link without any. */
          if (span->kind != STUDY_SPAN_LINK ||
              (strncmp (text, "http", strlen ("http")) != 0 && strncmp (text, "www.", strlen ("www.")) != 0))
            return TRUE;
        }
    }
  for (guint i = 0; study_block_get_child (block, i) != NULL; i++)
    {
      if (has_markup (study_block_get_child (block, i)))
        return TRUE;
    }

  return block->task;
}

/* Whether there is nothing that Markdown would know, but lines that are
 * numbered. “1. A” and “1.1 B” behind it are a list to Markdown, and one item. */
static gboolean
is_plain (const StudyBlockTree *tree,
          GCancellable         *cancellable)
{
  StudyBlock *block;
  gboolean has_list = FALSE;
  guint n_parts = 0;
  guint n_deep = 0;

  for (guint i = 0; (block = study_block_get_child (tree->document, i)) != NULL; i++)
    {
      if (has_markup (block))
        return FALSE;
      if (block->kind == STUDY_BLOCK_LIST)
        has_list |= block->ordered;
      else if (block->kind != STUDY_BLOCK_PARAGRAPH && block->kind != STUDY_BLOCK_RULE && block->kind != STUDY_BLOCK_CODE)
        return FALSE;
    }

  for (guint i = 0; i < study_block_tree_n_lines (tree) && !g_cancellable_is_cancelled (cancellable); i++)
    {
      gsize length;
      const char *start = study_block_tree_get_line (tree, i, &length);
      g_autofree char *line = g_strstrip (g_strndup (start, MIN (length, MAX_ITEM_LENGTH)));

      n_parts += study_guide_is_part_word (line);
      n_deep += get_number_depth (line) > 1;
    }

  return n_deep >= MIN_PARTS || (!has_list && n_parts >= MIN_PARTS);
}

static const char *
skip_bullet (const char *line)
{
  static const char * const signs[] = { "- ", "* ", "+ ", "• ", "· ", "– ", "— ", "o " };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (g_str_has_prefix (line, signs[i]))
        return line + strlen (signs[i]);
    }

  return line;
}

static void
read_line (StudyOutline      *self,
           StudyOutlineNode **node,
           const char        *line,
           guint              number,
           gboolean           is_part,
           guint              depth)
{
  g_autoptr (GString) words = g_string_new (line);
  StudyBlock at = { .text = words, .first_line = number, .last_line = number };
  g_autofree char *title = study_guide_clean (depth > 0 ? strchr (line, ' ') : is_part ? line : skip_bullet (line));
  StudyOutlineNode *child;

  /* Nothing is to be seen of control characters. */
  if (*title == '\0')
    return;

  if (is_part || depth > 0)
    {
      guint level = is_part ? 1 : depth + 1;
      StudyOutlineNode *parent = *node;

      while (parent->kind != STUDY_OUTLINE_ROOT && parent->level >= level)
        parent = parent->parent;
      child = study_outline_node_new (parent, STUDY_OUTLINE_HEADING, &at);
      child->level = level;
      child->title = g_steal_pointer (&title);
      child->section = study_guide_get_section (child->title);
      child->part = study_guide_is_part_word (child->title);
      *node = child;
      self->n_items++;
    }
  else if ((*node)->kind == STUDY_OUTLINE_ROOT && self->title == NULL)
    {
      self->title = study_guide_clean_title (line);
      self->title_line = number;
      study_outline_node_add_part (*node, number, number, STUDY_GUIDE_TITLE, _("Title of the guide"));
    }
  else if ((*node)->kind == STUDY_OUTLINE_ROOT || strlen (line) > MAX_ITEM_LENGTH)
    {
      study_outline_node_add_text (*node, line);
      study_outline_node_add_part (*node, number, number, STUDY_GUIDE_TEXT, NULL);
    }
  else
    {
      child = study_outline_node_new (*node, STUDY_OUTLINE_BULLET, &at);
      child->title = g_steal_pointer (&title);
      study_block_find_addresses (&at);
      study_outline_take_links (self, child, &at, NULL);
      g_clear_pointer (&at.spans, g_array_unref);
      child->linked = child->links != NULL;
      self->n_items++;
    }
}

/* Returns where the text of a line of a tree begins, “├── Text”, and how deep it stands, in
 * characters; NULL for a line without a branch. */
static const char *
skip_branch (const char *line,
             guint      *depth)
{
  const char *p = line;
  gboolean branch = FALSE;

  for (*depth = 0; *p != '\0' && !branch; p = g_utf8_next_char (p), *depth += 1)
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x251c || c == 0x2514)
        branch = TRUE;
      else if (c != ' ' && c != 0xa0 && c != 0x2502 && c != '\t')
        return NULL;
    }
  while (branch && (g_unichar_isspace (g_utf8_get_char (p)) || g_utf8_get_char (p) == 0x2500 || *p == '-'))
    p = g_utf8_next_char (p);

  return branch && *p != '\0' ? p : NULL;
}

/* Whether what stands in a tree is the name of a file or a folder, or has a comment as one. */
static gboolean
is_file_name (const char *text)
{
  return g_regex_match_simple ("^[^ ]*([.][A-Za-z0-9]{1,6}|/)( |$)| +# ", text, 0, 0);
}

/**
 * study_outline_read_tree:
 * @node: what the block belongs to
 * @block: a block of code
 *
 * Reads a tree of things to learn, as people draw it in a block of code: it is a list.
 *
 * Returns: whether it was one
 */
gboolean
study_outline_read_tree (StudyOutline     *self,
                         StudyOutlineNode *node,
                         const StudyBlock *block)
{
  g_auto (GStrv) lines = g_strsplit (block->text != NULL ? block->text->str : "", "\n", -1);
  StudyOutlineNode *open[STUDY_BLOCK_MAX_DEPTH] = { 0 };
  guint depths[STUDY_BLOCK_MAX_DEPTH] = { 0 };
  guint n_open = 0;
  guint n_branches = 0;
  guint n_files = 0;
  guint depth;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *text = skip_branch (lines[i], &depth);

      n_branches += text != NULL;
      n_files += text != NULL && is_file_name (text);
    }
  if (n_branches < 2 || n_files * 3 > n_branches)
    return FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const guint number = MIN (block->first_line + i, block->last_line);
      const StudyBlock line = { .first_line = number, .last_line = number };
      const char *text = skip_branch (lines[i], &depth);
      StudyOutlineNode *child;

      if (text == NULL)
        {
          study_outline_node_add_part (node, number, number, STUDY_GUIDE_STRUCTURE, _("Heading above items"));
          continue;
        }
      while (n_open > 0 && depths[n_open - 1] >= depth)
        n_open--;
      child = study_outline_node_new (n_open > 0 ? open[n_open - 1] : node, STUDY_OUTLINE_BULLET, &line);
      child->title = study_guide_clean (text);
      self->n_items++;
      if (n_open < STUDY_BLOCK_MAX_DEPTH)
        {
          open[n_open] = child;
          depths[n_open++] = depth;
        }
    }

  return TRUE;
}

/**
 * study_outline_read_plain:
 * @self: an outline with nothing in it
 * @cancellable: (nullable): to stop it
 *
 * Reads a guide that is no Markdown, and frees its blocks.
 *
 * Returns: whether it is such a guide
 */
gboolean
study_outline_read_plain (StudyOutline   *self,
                          StudyBlockTree *tree,
                          GCancellable   *cancellable)
{
  StudyOutlineNode *node = self->root;

  if (!is_plain (tree, cancellable))
    return FALSE;

  study_block_tree_drop_blocks (tree);
  for (guint i = 0; i < study_block_tree_n_lines (tree) && !g_cancellable_is_cancelled (cancellable); i++)
    {
      gsize length;
      const char *start = study_block_tree_get_line (tree, i, &length);
      g_autofree char *line = g_strstrip (g_strndup (start, length));

      if (*line != '\0')
        read_line (self, &node, line, i, study_guide_is_part_word (line), get_number_depth (line));
    }

  return TRUE;
}
