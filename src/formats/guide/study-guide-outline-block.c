/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-guide-outline.h"

#include <string.h>

/* What the blocks of a guide look like. */

/* As long as a paragraph in bold is that serves as a heading, in bytes. */
#define MAX_BOLD_LENGTH 120

/* Whether all of a text is in spans of a kind. */
gboolean
study_outline_block_is_all (const StudyBlock *block,
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

gboolean
study_outline_block_is_empty (const StudyBlock *block)
{
  return block->text == NULL || *study_guide_skip_unseen (block->text->str) == '\0';
}

/* Whether a block has nothing but links to places in its own document. */
static gboolean
has_only_anchors (const StudyBlock *block,
                  guint            *n_anchors)
{
  if (block->kind == STUDY_BLOCK_CODE || block->kind == STUDY_BLOCK_TABLE)
    return FALSE;

  if (!study_outline_block_is_empty (block))
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

gboolean
study_outline_block_is_contents (const StudyBlock *block)
{
  guint n_anchors = 0;

  return has_only_anchors (block, &n_anchors) && n_anchors > 1;
}

/* Whether a block has nothing to read but links, from a place on. */
gboolean
study_outline_block_is_links (const StudyBlock *block,
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
gboolean
study_outline_block_is_bold_heading (const StudyBlock *block,
                                     const StudyBlock *next)
{
  if (block->text->len > MAX_BOLD_LENGTH || next == NULL)
    return FALSE;

  if (strpbrk (block->text->str, "\n\f") == NULL && study_guide_is_part_word (block->text->str))
    return TRUE;

  return study_outline_block_is_all (block, STUDY_SPAN_STRONG) &&
         (next->kind == STUDY_BLOCK_LIST || next->kind == STUDY_BLOCK_TABLE || next->kind == STUDY_BLOCK_PARAGRAPH);
}
