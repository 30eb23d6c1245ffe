/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "study-guide-outline-private.h"

#include <string.h>

/* Paragraphs that are more than a text: with items in their lines, or what their
 * first words say. */

/* Returns where the text of a line begins that has a sign for an item in front,
 * which Markdown does not know; %NULL for a line without one. */
static const char *
skip_sign (const StudyOutlineBuilder *builder,
           const char                *line)
{
  static const char * const signs[] = { "-", "•", "·", "–" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const char *text = line + strlen (signs[i]);

      if (g_str_has_prefix (line, signs[i]) && g_ascii_isspace (*text))
        return text + strspn (text, " \t");
    }

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
 * spans come in the order of the text; @next is the first that may be in it. */
static void
add_part_item (StudyOutlineBuilder *builder,
               const StudyBlock    *block,
               gsize                start,
               gsize                end,
               guint                line,
               guint               *next)
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

  study_outline_set_title (builder, child, &part);
  study_outline_take_mark (builder, child, &part);
  if (*child->title == '\0')
    {
      study_outline_node_remove (child);
      return;
    }
  builder->outline->n_items++;
}

/* Lines that begin with a sign for an item. A space that does not break the
 * line may stand before it, alone as well. */
static gboolean
read_pseudo_bullets (StudyOutlineBuilder *builder,
                     const StudyBlock    *block)
{
  g_auto (GStrv) lines = g_strsplit_set (block->text->str, "\n\f", -1);
  guint n_bullets = 0;
  guint line = block->first_line;
  guint next = 0;
  gsize at = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n_bullets += skip_sign (builder, lines[i] + strspn (lines[i], " \t")) != NULL;
  if (n_bullets == 0 || n_bullets * 2 < g_strv_length (lines))
    return FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize end = at + strlen (lines[i]);
      const char *text = skip_sign (builder, lines[i] + strspn (lines[i], " \t"));

      if (text != NULL)
        {
          add_part_item (builder, block, at + (text - lines[i]), end, line, &next);
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
read_code_list (StudyOutlineBuilder *builder,
                const StudyBlock    *block)
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
      if (*study_guide_skip_unseen (text) == '\0' || study_guide_is_and_so_on (text))
        continue;
      child = study_outline_node_new (builder->node, STUDY_OUTLINE_BULLET, block);
      child->title = study_guide_clean (text);
      builder->outline->n_items++;
    }

  return study_block_find_span (block, STUDY_SPAN_CODE) != NULL;
}

/* “**Objective:** …”, which is all of a paragraph. */
static gboolean
read_objective (StudyOutlineBuilder *builder,
                const StudyBlock    *block)
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
  study_outline_node_add_part (child, block->first_line, block->last_line, STUDY_GUIDE_TEXT, NULL);

  return TRUE;
}

/* “**Project:** …”, which is all of a paragraph. */
static gboolean
read_project (StudyOutlineBuilder *builder,
              const StudyBlock    *block)
{
  guint next = 0;
  const StudySpan *strong = study_block_find_span (block, STUDY_SPAN_STRONG);
  g_autofree char *words = NULL;
  const char *rest;

  if (strong == NULL || strong->start != 0 || builder->node->kind == STUDY_OUTLINE_ROOT)
    return FALSE;

  words = g_strndup (block->text->str, strong->end);
  rest = block->text->str + strong->end;
  if (!study_guide_is_project (words) || rest[strspn (rest, ": \n\f")] == '\0')
    return FALSE;

  add_part_item (builder, block, 0, block->text->len, block->first_line, &next);

  return TRUE;
}

/* Links with nothing but signs between them: items, if nothing else is below the
 * heading. */
gboolean
study_outline_read_links (StudyOutlineBuilder *builder,
                          const StudyBlock    *block)
{
  StudyOutlineNode *node = builder->node;
  guint line = block->first_line;
  gsize at = 0;

  if (!study_outline_node_is_title (node) || !study_outline_block_is_links (block))
    return FALSE;

  for (guint i = 0; i < block->spans->len;)
    {
      const StudySpan span = g_array_index (block->spans, StudySpan, i);
      guint n_before = node->children != NULL ? node->children->len : 0;
      guint next = i;

      i++;
      if (span.kind != STUDY_SPAN_LINK || span.start < at)
        continue;
      for (; at < span.start; at++)
        {
          if (block->text->str[at] == '\n')
            line = MIN (line + 1, block->last_line);
        }
      add_part_item (builder, block, span.start, span.end, line, &next);
      i = MAX (i, next);
      if (study_outline_node_get_child (node, n_before) != NULL)
        study_outline_node_get_child (node, n_before)->aside = TRUE;
    }

  return TRUE;
}

/* Reads a paragraph that has items in it, or is one. Returns whether it was. */
gboolean
study_outline_read_parts (StudyOutlineBuilder *builder,
                          const StudyBlock    *block)
{
  return read_code_list (builder, block) || read_pseudo_bullets (builder, block) || read_objective (builder, block) ||
         read_project (builder, block);
}
