/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-guide-outline-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Paragraphs that are more than a text: with items in their lines, or what their
 * first words say. */

/* A line that is longer is a sentence and no item, in bytes. */
#define MAX_ITEM_LENGTH 200

/* Whether the next block stands below what may be the title of the guide. */
static gboolean
is_at_top (const StudyOutlineBuilder *builder)
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
skip_sign (const StudyOutlineBuilder *builder,
           gboolean                   linked,
           gunichar                   picture,
           const char                *line)
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
add_part_item (StudyOutlineBuilder *builder,
               const StudyBlock    *block,
               gsize                start,
               gsize                end,
               guint                line,
               guint               *next,
               gboolean             aside)
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
      return NULL;
    }
  child->aside = aside;
  builder->outline->n_items++;

  return child;
}

/* Lines that begin with a sign for an item. A space that does not break the
 * line may stand before it, alone as well. */
static gboolean
read_pseudo_bullets (StudyOutlineBuilder *builder,
                     const StudyBlock    *block)
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

          if (item != NULL && is_task (start) && start[1] != ' ')
            item->marked = TRUE;
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
read_links (StudyOutlineBuilder *builder,
            const StudyBlock    *block,
            gboolean             labelled)
{
  StudyGuideSection section = STUDY_SECTION_NONE;
  g_autofree char *code = NULL;
  gsize at = get_links_label (block, &section, &code);
  gboolean aside = at == 0 || is_at_top (builder);
  guint line = block->first_line;

  if ((at > 0) != labelled || !study_outline_node_is_title (builder->node) ||
      !study_outline_block_is_links (block, at))
    return FALSE;

  if (section == STUDY_SECTION_REFERENCES)
    {
      study_outline_take_links (builder->outline, builder->node, block, builder->address);
      study_outline_node_add_part (builder->node, block->first_line, block->last_line, STUDY_GUIDE_REFERENCE,
                                   _("It says what it is"));
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

/* Reads a paragraph of nothing but links. Returns whether it was. */
gboolean
study_outline_read_links (StudyOutlineBuilder *builder,
                          const StudyBlock    *block)
{
  return read_links (builder, block, FALSE);
}

/* Reads a paragraph that has items in it, or is one. Returns whether it was. */
gboolean
study_outline_read_parts (StudyOutlineBuilder *builder,
                          const StudyBlock    *block)
{
  return read_code_list (builder, block) || read_links (builder, block, TRUE) || read_pseudo_bullets (builder, block) ||
         read_objective (builder, block) || read_project (builder, block);
}
