/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-outline-steps.h"

#include <glib/gi18n.h>
#include <string.h>

#include "formats/guide/words/study-guide-text.h"
#include "formats/guide/words/study-guide-words.h"

/* Makes an outline of blocks: headings, items and what stands below them. What a
 * paragraph is takes the longest to find out, since people write items, links and
 * headings as paragraphs too. */

/* A line that is longer is a sentence and no item, in bytes. */
#define MAX_ITEM_LENGTH 200

/* As long as a paragraph in bold is that serves as a heading, in bytes. */
#define MAX_BOLD_LENGTH 120

typedef struct
{
  StudyOutline *outline;
  StudyOutlineNode *node; /* what the next block belongs to */
  const char *address;
  GCancellable *cancellable;
  guint depth;            /* of the items that the next block is in */
  gboolean both_marks;    /* items begin with signs for done and with such for to do */
  const StudyBlock *skipped; /* (nullable): the next block, when it is no part of the way */
} Builder;

/* Whether all of a text is in spans of a kind. */
static gboolean
block_is_all (const StudyBlock *block,
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
block_is_empty (const StudyBlock *block)
{
  return block->text == NULL || *study_guide_skip_unseen (block->text->str) == '\0';
}

/* Whether a block has nothing but links to places in its own document, and items without
 * one. */
static gboolean
has_only_anchors (const StudyBlock *block,
                  guint            *n_anchors,
                  guint            *n_plain)
{
  if (block->kind == STUDY_BLOCK_CODE || block->kind == STUDY_BLOCK_TABLE || block->task)
    return FALSE;

  if (block->kind == STUDY_BLOCK_ITEM && study_block_find_span (block, STUDY_SPAN_LINK) == NULL)
    {
      *n_plain += !block_is_empty (block);
    }
  else if (!block_is_empty (block))
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
      if (!has_only_anchors (study_block_get_child (block, i), n_anchors, n_plain))
        return FALSE;
    }

  return TRUE;
}

static gboolean
block_is_contents (const StudyBlock *block)
{
  guint n_anchors = 0;
  guint n_plain = 0;

  return has_only_anchors (block, &n_anchors, &n_plain) && n_anchors > 1 && n_plain < n_anchors;
}

/* Whether a block has nothing to read but links, from a place on. */
static gboolean
block_is_links (const StudyBlock *block,
                gsize             at)
{
  const char *text = block->text != NULL ? block->text->str : "";
  gboolean any = FALSE;

  for (guint i = 0; block->spans != NULL && i <= block->spans->len; i++)
    {
      const StudySpan *span = i < block->spans->len ? &g_array_index (block->spans, StudySpan, i) : NULL;

      if (span != NULL && (span->kind != STUDY_SPAN_LINK || span->start < at))
        continue;
      for (; text[at] != '\0' && (span == NULL || at < span->start); at = g_utf8_next_char (text + at) - text)
        {
          if (g_unichar_isalnum (g_utf8_get_char (text + at)))
            return FALSE;
        }
      if (span != NULL)
        at = span->end;
      any |= span != NULL;
    }

  return any;
}

/* Whether a paragraph is used as a heading: it is all in bold, or begins as
 * “Week 2” does. */
static gboolean
block_is_bold_heading (const StudyBlock *block,
                       const StudyBlock *next)
{
  if (block->text->len > MAX_BOLD_LENGTH || next == NULL)
    return FALSE;

  if (strpbrk (block->text->str, "\n\f") == NULL && study_guide_is_part_word (block->text->str))
    return TRUE;

  return block_is_all (block, STUDY_SPAN_STRONG) &&
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
static void
set_title (Builder          *builder,
           StudyOutlineNode *node,
           const StudyBlock *block)
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
  node->linked = node->links != NULL;
  node->marked = study_guide_take_last_box (node->title) == STUDY_MARK_DONE;
  study_guide_cut_dates (node->title);

  /* A picture that leads somewhere, without a text. */
  if (*node->title == '\0' && node->linked)
    g_set_str (&node->title, g_array_index (node->links, StudyOutlineLink, 0).title);
}

/* An item whose sign says how far one is. */
static void
take_mark (gboolean          both_marks,
           StudyOutlineNode *node,
           const StudyBlock *block)
{
  node->task = block->task;
  node->marked |= block->marked || block_is_all (block, STUDY_SPAN_STRUCK) ||
                  (both_marks && study_guide_get_mark (node->title) == STUDY_MARK_DONE);
}

/* Whether the next block stands below what may be the title of the guide. */
static gboolean
is_at_top (const Builder *builder)
{
  const StudyOutlineNode *parent = builder->node->parent;

  return parent != NULL && parent->kind == STUDY_OUTLINE_ROOT && study_outline_node_get_child (parent, 1) == NULL;
}

/* Whether a line is a task without the sign of an item: “[ ] …”. */
static gboolean
is_task (const char *line)
{
  return line[0] == '[' && line[1] != '\0' && strchr (" xX", line[1]) != NULL && line[2] == ']' &&
         g_ascii_isspace (line[3]);
}

/* Returns the picture that a line begins with, the combining key for any digit on
 * a key, 0 for none. */
static gunichar
get_picture (const char *line)
{
  if (study_guide_skip_decoration (line) == line)
    return 0;

  return g_ascii_isdigit (*line) ? 0x20e3 : g_utf8_get_char (line);
}

/* Returns the picture that several lines begin with, such as a blue diamond, 0
 * for none. */
static gunichar
find_picture (char **lines)
{
  gunichar picture = 0;
  guint n_lines = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gunichar first = get_picture (study_guide_skip_unseen (lines[i]));

      if (picture == 0)
        picture = first;
      n_lines += picture != 0 && first == picture;
    }

  return n_lines > 1 ? picture : 0;
}

/* Returns where the text of a line begins that has a sign or a label of an item
 * in front, which Markdown does not know; %NULL for a line without one. */
static const char *
skip_sign (const Builder *builder,
           gboolean       linked,
           gunichar       picture,
           const char    *line)
{
  static const char * const signs[] = { "-", "•", "·", "–" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const char *text = line + strlen (signs[i]);

      if (g_str_has_prefix (line, signs[i]) && g_ascii_isspace (*text))
        return text + strspn (text, " \t");
    }

  if (is_task (line))
    return line + strlen ("[ ] ");
  if (picture != 0 && get_picture (line) == picture)
    return line;
  if (study_guide_get_label_length (line, linked) > 0 && strlen (line) <= MAX_ITEM_LENGTH)
    return line;

  /* What is done, or not, may be told without a bullet; a line with several
   * signs explains them. */
  if (!builder->both_marks || study_guide_get_mark (line) == STUDY_MARK_NONE)
    return NULL;
  for (const char *p = g_utf8_next_char (line); *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_ascii_isspace (*p) && study_guide_get_mark (p) != STUDY_MARK_NONE)
        return NULL;
    }

  return line;
}

/* Adds a part of the text of a block as an item, with the links in it. The
 * spans come in the order of the text; @next is the first that may be in it.
 * Returns the item, or NULL if there is nothing to read. */
static StudyOutlineNode *
add_part_item (Builder          *builder,
               const StudyBlock *block,
               gsize             start,
               gsize             end,
               guint             line,
               guint            *next,
               gboolean          aside)
{
  g_autoptr (GString) text = g_string_new_len (block->text->str + start, end - start);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (StudySpan));
  const StudyBlock part = { .text = text, .spans = spans, .first_line = line, .last_line = line };
  StudyOutlineNode *child = study_outline_node_new (builder->node, STUDY_OUTLINE_BULLET, &part);

  for (; block->spans != NULL && *next < block->spans->len; *next += 1)
    {
      StudySpan span = g_array_index (block->spans, StudySpan, *next);

      if (span.start >= end)
        break;
      if (span.start < start || span.end > end)
        continue;
      span.start -= start;
      span.end -= start;
      g_array_append_val (spans, span);
    }

  set_title (builder, child, &part);
  take_mark (builder->both_marks, child, &part);
  if (*child->title == '\0')
    {
      study_outline_node_remove (child);
      return NULL;
    }
  child->aside = aside;
  builder->outline->n_items++;

  return child;
}

/* Lines that begin with a sign for an item. A space that does not break the
 * line may stand before it, alone as well. */
static gboolean
read_pseudo_bullets (Builder          *builder,
                     const StudyBlock *block)
{
  g_auto (GStrv) lines = g_strsplit_set (block->text->str, "\n\f", -1);
  gboolean linked = study_block_find_span (block, STUDY_SPAN_LINK) != NULL;
  gunichar picture = find_picture (lines);
  guint n_bullets = 0;
  guint line = block->first_line;
  guint next = 0;
  gsize at = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n_bullets += skip_sign (builder, linked, picture, lines[i] + strspn (lines[i], " \t")) != NULL;
  if (n_bullets == 0 || n_bullets * 2 < g_strv_length (lines))
    return FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize end = at + strlen (lines[i]);
      const char *start = lines[i] + strspn (lines[i], " \t");
      const char *text = skip_sign (builder, linked, picture, start);

      if (text != NULL)
        {
          StudyOutlineNode *item = add_part_item (builder, block, at + (text - lines[i]), end, line, &next,
                                                  is_at_top (builder) && text == start &&
                                                    study_guide_get_mark (start) == STUDY_MARK_NONE);

          if (item != NULL && is_task (start))
            {
              item->task = TRUE;
              item->marked = start[1] != ' ';
            }
        }
      else if (lines[i][strspn (lines[i], " \t")] != '\0')
        {
          study_outline_node_add_text (builder->node, lines[i]);
          study_outline_node_add_part (builder->node, line, line, STUDY_GUIDE_TEXT, NULL);
        }
      /* “<br>” at the end of a line breaks it twice. */
      if (lines[i + 1] != NULL && (block->text->str[end] == '\n' || block->text->str[end + 1] != '\n'))
        line = MIN (line + 1, block->last_line);
      at = end + 1;
    }

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
      if (*study_guide_skip_unseen (text) == '\0' || study_guide_means (text, STUDY_MEANING_MORE))
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
  child->level = STUDY_OUTLINE_BOLD_LEVEL;
  child->section = STUDY_SECTION_OBJECTIVE;
  study_outline_node_add_text (child, rest);
  study_outline_node_add_block (child, block, STUDY_GUIDE_TEXT, NULL);

  return TRUE;
}

/* “**Project:** …”, which is all of a paragraph. */
static gboolean
read_project (Builder          *builder,
              const StudyBlock *block)
{
  guint next = 0;
  const StudySpan *strong = study_block_find_span (block, STUDY_SPAN_STRONG);
  g_autofree char *words = NULL;
  const char *rest;

  if (strong == NULL || strong->start != 0 || builder->node->kind == STUDY_OUTLINE_ROOT)
    return FALSE;

  words = g_strndup (block->text->str, strong->end);
  rest = block->text->str + strong->end;
  if (!study_guide_means (words, STUDY_MEANING_PROJECT_LABEL) || rest[strspn (rest, ": \n\f")] == '\0')
    return FALSE;

  add_part_item (builder, block, 0, block->text->len, block->first_line, &next, FALSE);

  return TRUE;
}

/* Returns how many bytes the label has in front of links, such as “Reading:”, 0
 * without one, and what it says that the links are. */
static gsize
get_links_label (const StudyBlock   *block,
                 StudyGuideSection  *section,
                 char              **code)
{
  const char *text = block->text->str;
  const StudySpan *link = study_block_find_span (block, STUDY_SPAN_LINK);
  gsize length = strcspn (text, ":");
  g_autofree char *word = NULL;
  StudyItemKind kind;

  if (link == NULL || link->start <= length || strcspn (text, "\n\f") < length || length > MAX_ITEM_LENGTH)
    return 0;

  word = g_strndup (text, length);
  *section = study_guide_get_section (word);
  if (study_guide_get_item_kind (word, &kind))
    *code = g_steal_pointer (&word);
  else if (*section != STUDY_SECTION_COURSES && *section != STUDY_SECTION_RESOURCES &&
           *section != STUDY_SECTION_REFERENCES)
    return 0;

  return length + 1;
}

/* Links with nothing but signs between them, behind a label or without one. */
static gboolean
read_links (Builder          *builder,
            const StudyBlock *block,
            gboolean          labelled)
{
  StudyGuideSection section = STUDY_SECTION_NONE;
  g_autofree char *code = NULL;
  gsize at = get_links_label (block, &section, &code);
  gboolean aside = at == 0 || is_at_top (builder);
  guint line = block->first_line;

  if ((at > 0) != labelled || !study_outline_node_is_title (builder->node) ||
      !block_is_links (block, at))
    return FALSE;

  if (section == STUDY_SECTION_REFERENCES)
    {
      study_outline_take_links (builder->outline, builder->node, block, builder->address);
      study_outline_node_add_block (builder->node, block, STUDY_GUIDE_REFERENCE, _("Named by its label"));
      return TRUE;
    }

  for (guint i = 0; i < block->spans->len;)
    {
      const StudySpan span = g_array_index (block->spans, StudySpan, i);
      guint next = i;
      StudyOutlineNode *item;

      i++;
      if (span.kind != STUDY_SPAN_LINK || span.start < at)
        continue;
      for (; at < span.start; at++)
        {
          if (block->text->str[at] == '\n')
            line = MIN (line + 1, block->last_line);
        }
      item = add_part_item (builder, block, span.start, span.end, line, &next, aside);
      if (item != NULL && code != NULL)
        g_set_str (&item->code, code);
      i = MAX (i, next);
    }

  return TRUE;
}

/* Reads a paragraph that has items in it, or is one. Returns whether it was. */
static gboolean
read_parts (Builder          *builder,
            const StudyBlock *block)
{
  return read_code_list (builder, block) || read_links (builder, block, TRUE) || read_pseudo_bullets (builder, block) ||
         read_objective (builder, block) || read_project (builder, block);
}

static void read_block (Builder    *builder,
                        StudyBlock *block,
                        StudyBlock *next);

/* Reads all children of a block; @next is what stands behind the block. */
static void
read_blocks (Builder    *builder,
             StudyBlock *block,
             StudyBlock *next)
{
  StudyBlock *child;

  for (guint i = 0; (child = study_block_get_child (block, i)) != NULL; i++)
    {
      StudyBlock *behind = study_block_get_child (block, i + 1);

      read_block (builder, child, behind != NULL ? behind : next);
    }
}

/* Reads all that is in an item into a node. */
static void
read_children (Builder          *builder,
               StudyOutlineNode *node,
               StudyBlock       *item)
{
  StudyOutlineNode *before = builder->node;

  builder->node = node;
  builder->depth++;
  read_blocks (builder, item, NULL);
  builder->depth--;
  builder->node = before;
}

static void
leave_out_contents (StudyOutlineNode *node,
                    const StudyBlock *block)
{
  node->has_contents = TRUE;
  study_outline_node_add_block (node, block, STUDY_GUIDE_LEFT_OUT, _("Left out: table of contents"));
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

/* Takes a box of a program for notes away that Markdown does not know: “[-] …”, “[/] …”. */
static void
take_note_box (StudyBlock *item)
{
  const char *text = item->text != NULL ? item->text->str : "";

  if (item->task || text[0] != '[' || text[1] == '\0' || strchr ("-/>!?*<", text[1]) == NULL || text[2] != ']' ||
      text[3] != ' ')
    return;
  item->task = TRUE;
  study_block_erase (item, 0, strlen ("[-] "));
}

/* Whether signs in front of items of a list say how far one is: both for done and for to
 * do stand in the guide, and not the same in front of all of the list. */
static gboolean
has_both_marks (const Builder    *builder,
                const StudyBlock *list)
{
  const StudyBlock *item;
  guint n_done = 0;
  guint n_items;

  for (n_items = 0; (item = study_block_get_child (list, n_items)) != NULL; n_items++)
    n_done += item->text != NULL && study_guide_get_mark (item->text->str) == STUDY_MARK_DONE;

  return builder->both_marks && n_done < n_items;
}

/* Takes the signs for done behind some items; behind all of them they are decoration. */
static void
take_last_marks (StudyOutlineNode *node,
                 guint             first)
{
  StudyOutlineNode *child;
  guint n_done = 0;

  for (guint i = first; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    n_done += study_guide_get_last_mark (child->title) == STUDY_MARK_DONE;
  for (guint i = first; n_done > 0 && n_done < node->children->len - first &&
                        (child = study_outline_node_get_child (node, i)) != NULL; i++)
    child->marked |= study_guide_get_last_mark (child->title) == STUDY_MARK_DONE;
}

static void
read_list (Builder    *builder,
           StudyBlock *list,
           StudyBlock *next)
{
  /* “1. Stage”, and then its topics in a list beside it. */
  gboolean stages = list->ordered && next != NULL && next->kind == STUDY_BLOCK_LIST && !next->ordered;
  StudyOutlineNode *node = builder->node;
  guint first = node->children != NULL ? node->children->len : 0;
  gboolean both_marks = has_both_marks (builder, list);
  StudyBlock *item;

  if (block_is_contents (list))
    {
      leave_out_contents (node, list);
      return;
    }

  for (guint i = 0; (item = study_block_get_child (list, i)) != NULL; i++)
    {
      const StudyBlock *inner = study_block_get_child (item, 0);
      StudyOutlineNode *child;

      if (block_is_empty (item) && inner == NULL)
        continue;
      if (!block_is_empty (item) && study_guide_means (item->text->str, STUDY_MEANING_BACK_TO_TOP))
        {
          study_outline_node_add_block (node, item, STUDY_GUIDE_LEFT_OUT, _("Left out: link back to the top"));
          continue;
        }
      if (block_is_all (item, STUDY_SPAN_IMAGE) && inner == NULL)
        {
          study_outline_node_add_block (node, item, STUDY_GUIDE_LEFT_OUT, _("Left out: picture"));
          continue;
        }

      take_note_box (item);
      child = study_outline_node_new (node, list->ordered ? STUDY_OUTLINE_NUMBERED : STUDY_OUTLINE_BULLET, item);
      set_title (builder, child, item);
      if (*child->title == '\0')
        {
          study_outline_node_remove (child);
          study_outline_node_add_part (node, item->first_line, item->first_line, STUDY_GUIDE_LEFT_OUT,
                                       _("Left out: no text"));
          read_children (builder, node, item);
          continue;
        }
      take_mark (both_marks, child, item);
      child->title_last_line = inner != NULL && inner->first_line != STUDY_BLOCK_NO_LINE
                                 ? MAX (item->first_line + 1, inner->first_line) - 1 : item->last_line;
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
  take_last_marks (node, first);
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

/* Begins what a heading stands above. */
static void
begin_title (Builder          *builder,
             StudyOutlineNode *parent,
             StudyOutlineKind  kind,
             const StudyBlock *block,
             guint             level)
{
  StudyOutlineNode *child = study_outline_node_new (parent, kind, block);

  set_title (builder, child, block);
  child->title_last_line = child->last_line;
  child->level = level;
  child->section = study_guide_get_section (child->title);
  child->part = study_guide_is_part_word (child->title);
  builder->node = child;
}

/* Begins what a paragraph in bold is the heading of, or a summary. */
static void
begin_bold (Builder          *builder,
            const StudyBlock *block)
{
  StudyOutlineNode *parent = builder->node;

  while (parent->kind == STUDY_OUTLINE_BOLD)
    parent = parent->parent;
  begin_title (builder, parent, STUDY_OUTLINE_BOLD, block, STUDY_OUTLINE_BOLD_LEVEL);
}

/* Leaves out a block with no words. */
static gboolean
leave_out_wordless (StudyOutlineNode *node,
                    const StudyBlock *block)
{
  const StudySpan *picture = study_block_find_span (block, STUDY_SPAN_IMAGE);

  if (!block_is_empty (block) && !block_is_all (block, STUDY_SPAN_IMAGE))
    return FALSE;

  study_outline_node_add_block (node, block, STUDY_GUIDE_LEFT_OUT,
                                picture == NULL ? _("Left out: no text") :
                                study_outline_is_badge (picture) ? _("Left out: badge") : _("Left out: picture"));

  return TRUE;
}

/* “Day 1 – 9/9” as the first line of a paragraph names what the rest of it tells. Returns
 * whether it was so. */
static gboolean
read_counted_line (Builder          *builder,
                   const StudyBlock *block)
{
  gsize length = strcspn (block->text->str, "\n\f");
  g_autofree char *first = g_strndup (block->text->str, length);
  StudyOutlineNode *parent = builder->node;
  g_autoptr (GString) title = NULL;
  StudyBlock line = { .kind = STUDY_BLOCK_PARAGRAPH, .first_line = block->first_line, .last_line = block->first_line };

  if (block->text->str[length] == '\0' || length > MAX_BOLD_LENGTH || !study_guide_is_part_word (first) ||
      (parent->kind != STUDY_OUTLINE_ROOT && !study_outline_node_is_title (parent)))
    return FALSE;

  title = g_string_new (first);
  line.text = title;
  begin_bold (builder, &line);
  study_outline_node_add_text (builder->node, block->text->str + length + 1);
  study_outline_node_add_part (builder->node, MIN (block->first_line + 1, block->last_line), block->last_line,
                               STUDY_GUIDE_TEXT, NULL);
  study_outline_take_links (builder->outline, builder->node, block, builder->address);

  return TRUE;
}

static void
read_paragraph (Builder    *builder,
                StudyBlock *block,
                StudyBlock *next)
{
  StudyOutlineNode *node = builder->node;
  g_autofree char *text = NULL;
  gsize footnote;

  if (leave_out_wordless (node, block))
    return;
  if (study_guide_means (block->text->str, STUDY_MEANING_BACK_TO_TOP))
    {
      study_outline_node_add_block (node, block, STUDY_GUIDE_LEFT_OUT, _("Left out: link back to the top"));
      return;
    }
  if (block_is_contents (block))
    {
      leave_out_contents (node, block);
      return;
    }

  footnote = study_guide_get_footnote_length (block->text->str);
  if (footnote > 0 && block->text->str[footnote] == ':')
    {
      study_outline_node_add_block (node, block, STUDY_GUIDE_LEFT_OUT, _("Left out: footnote"));
      return;
    }
  if (is_label_of_others (block, next))
    {
      study_outline_node_add_part (node, block->first_line, next->last_line, STUDY_GUIDE_LEFT_OUT,
                                   _("Left out: about the people and the project"));
      builder->skipped = next;
      return;
    }

  if (read_parts (builder, block) || read_counted_line (builder, block))
    return;

  if (block_is_bold_heading (block, next) &&
      (node->kind == STUDY_OUTLINE_ROOT || study_outline_node_is_title (node)))
    {
      begin_bold (builder, block);
      return;
    }
  if (read_links (builder, block, FALSE))
    return;

  text = study_block_dup_text (block);
  study_outline_node_add_text (node, text);
  study_outline_node_add_block (node, block, STUDY_GUIDE_TEXT, NULL);
  study_outline_take_links (builder->outline, node, block, builder->address);
}

/* The heading of what can be unfolded often says the same as its summary. */
static void
drop_repeated_summary (Builder          *builder,
                       const StudyBlock *heading)
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
                               _("Left out: heading with nothing below it"));
  study_outline_node_remove (node);
}

static void
read_heading (Builder          *builder,
              const StudyBlock *block)
{
  StudyOutlineNode *parent;

  if (leave_out_wordless (builder->node, block))
    return;

  drop_repeated_summary (builder, block);
  parent = builder->node;
  while (parent->kind != STUDY_OUTLINE_ROOT &&
         (!study_outline_node_is_title (parent) || parent->level >= block->level))
    parent = parent->parent;
  begin_title (builder, parent, STUDY_OUTLINE_HEADING, block, block->level);
}

/* Ends what could be unfolded. What has nothing in it to learn is a text. In an
 * item nothing ends that the list is in. */
static void
end_details (Builder *builder)
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
read_summary (Builder          *builder,
              const StudyBlock *block)
{
  StudyOutlineNode *node = builder->node;
  g_autofree char *title = study_guide_clean (block_is_empty (block) ? "" : block->text->str);

  if (*title == '\0' || (node->kind != STUDY_OUTLINE_ROOT && !study_outline_node_is_title (node)) ||
      (node->title != NULL && g_ascii_strcasecmp (node->title, title) == 0))
    study_outline_node_add_block (node, block, STUDY_GUIDE_LEFT_OUT, _("Left out: HTML"));
  else if (block->level < STUDY_OUTLINE_BOLD_LEVEL)
    read_heading (builder, block);
  else
    begin_bold (builder, block);
}

static void
read_block (Builder    *builder,
            StudyBlock *block,
            StudyBlock *next)
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
      read_blocks (builder, block, NULL);
      break;
    case STUDY_BLOCK_TABLE:
      study_outline_read_table (builder->outline, builder->node, block, builder->address);
      break;
    case STUDY_BLOCK_CODE:
      if (study_outline_read_tree (builder->outline, builder->node, block))
        break;
      builder->outline->n_code++;
      study_outline_node_add_block (builder->node, block, STUDY_GUIDE_LEFT_OUT, _("Left out: code"));
      break;
    case STUDY_BLOCK_HTML:
      /* Lines of tags alone are told when all others are. */
      if (block->children == NULL)
        study_outline_node_add_block (builder->node, block, STUDY_GUIDE_LEFT_OUT,
                                      block->comment ? _("Left out: comment") : _("Left out: HTML"));
      read_blocks (builder, block, next);
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

/* Returns what a line of metadata says of a key, without quotes; NULL if it is of another. */
static char *
get_front_value (const char *line,
                 const char *key)
{
  gsize length = strlen (key);
  char *value;

  if (strncmp (line, key, length) != 0 || line[length] != ':')
    return NULL;

  value = g_strstrip (g_strdup (line + length + 1));
  if (strlen (value) > 1 && strchr ("\"'", *value) != NULL && value[strlen (value) - 1] == *value)
    {
      value[strlen (value) - 1] = '\0';
      memmove (value, value + 1, strlen (value));
    }

  return value;
}

/* Takes the title and the language that the metadata of the file tells. */
static void
read_front_matter (StudyOutline         *self,
                   const StudyBlockTree *tree)
{
  for (guint i = 0; i < tree->n_front_lines; i++)
    {
      gsize length;
      const char *start = study_block_tree_get_line (tree, i, &length);
      g_autofree char *line = g_strndup (start, length);
      g_autofree char *title = get_front_value (line, "title");
      g_autofree char *language = get_front_value (line, "lang");

      if (title != NULL && *study_guide_skip_unseen (title) != '\0')
        g_set_str (&self->title, title);
      if (language != NULL && g_regex_match_simple ("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", language, 0, 0))
        g_set_str (&self->language, language);
    }

  if (tree->n_front_lines > 0)
    study_outline_node_add_part (self->root, 0, tree->n_front_lines - 1, STUDY_GUIDE_LEFT_OUT,
                                 _("Left out: file metadata"));
}

/**
 * study_outline_read:
 * @tree: a guide, whose blocks are freed as they are read
 * @address: (nullable): where the guide is from, for links that are relative
 * @cancellable: (nullable): to stop it; what it returns is no whole then
 *
 * Returns: (transfer full): what the guide is made of
 */
StudyOutline *
study_outline_read (StudyBlockTree *tree,
                    const char     *address,
                    GCancellable   *cancellable)
{
  static void (* const steps[]) (StudyOutline *) = {
    study_outline_find_numbers,
    study_outline_take_title,
    study_outline_settle_sections,
    study_outline_find_way,
  };
  StudyOutline *self = study_outline_new ();
  Builder builder = { .outline = self, .address = address, .cancellable = cancellable };
  gboolean done = FALSE;
  gboolean open = FALSE;
  StudyBlock *block;

  for (guint i = 0; !g_cancellable_is_cancelled (cancellable) &&
                    (block = study_block_get_child (tree->document, i)) != NULL; i++)
    find_marks (block, &done, &open);
  builder.both_marks = done && open;

  if (study_outline_read_plain (self, tree, cancellable))
    return self;

  read_front_matter (self, tree);
  builder.node = self->root;
  for (guint i = 0; !g_cancellable_is_cancelled (cancellable) &&
                    (block = study_block_get_child (tree->document, i)) != NULL; i++)
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
  study_outline_settle_items (self, cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (steps) && !g_cancellable_is_cancelled (cancellable); i++)
    steps[i] (self);

  return self;
}
