/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/blocks/study-block.h"

#include <string.h>

/* The blocks of a document, with their texts and what is in these. */

static void
clear_span (gpointer data)
{
  StudySpan *span = data;

  g_clear_pointer (&span->url, g_free);
}

/* A child that was dropped is none. */
static void
free_child (gpointer data)
{
  g_clear_pointer ((StudyBlock **) &data, study_block_free);
}

void
study_block_free (StudyBlock *self)
{
  if (self->children != NULL)
    g_ptr_array_unref (self->children);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  if (self->spans != NULL)
    g_array_unref (self->spans);
  g_free (self);
}

StudyBlock *
study_block_new (StudyBlockKind kind)
{
  StudyBlock *self = g_new0 (StudyBlock, 1);

  self->kind = kind;
  self->first_line = STUDY_BLOCK_NO_LINE;
  self->last_line = STUDY_BLOCK_NO_LINE;

  return self;
}

/**
 * study_block_insert_child:
 * @position: the place of the other one, from 0
 *
 * Adds a block in front of another one, or with the number of all behind them.
 *
 * Returns: (transfer none): the new block
 */
StudyBlock *
study_block_insert_child (StudyBlock     *self,
                          guint           position,
                          StudyBlockKind  kind)
{
  StudyBlock *block = study_block_new (kind);

  block->parent = self;
  if (self->children == NULL)
    self->children = g_ptr_array_new_with_free_func (free_child);
  g_ptr_array_insert (self->children, (int) position, block);

  return block;
}

StudyBlock *
study_block_add_child (StudyBlock     *self,
                       StudyBlockKind  kind)
{
  return study_block_insert_child (self, self->children != NULL ? self->children->len : 0, kind);
}

/**
 * study_block_get_text:
 *
 * Returns: (transfer none): the text of the block, to be added to
 */
GString *
study_block_get_text (StudyBlock *self)
{
  if (self->text == NULL)
    self->text = g_string_new (NULL);

  return self->text;
}

/**
 * study_block_begin_span:
 * @url: (transfer full) (nullable): where it leads to, of a link or picture
 *
 * Begins a span where the text of a block ends.
 *
 * Returns: its place among the spans of the block
 */
guint
study_block_begin_span (StudyBlock    *self,
                        StudySpanKind  kind,
                        char          *url)
{
  gsize at = study_block_get_text (self)->len;
  StudySpan span = { kind, (guint) at, (guint) at, url };

  if (self->spans == NULL)
    {
      self->spans = g_array_new (FALSE, FALSE, sizeof (StudySpan));
      g_array_set_clear_func (self->spans, clear_span);
    }
  g_array_append_val (self->spans, span);

  return self->spans->len - 1;
}

void
study_block_end_span (StudyBlock *self,
                      guint       position)
{
  g_array_index (self->spans, StudySpan, position).end = (guint) self->text->len;
}

static int
compare_spans_cb (gconstpointer a,
                  gconstpointer b)
{
  const StudySpan *one = a;
  const StudySpan *other = b;

  return one->start != other->start ? (one->start < other->start ? -1 : 1)
                                    : (one->end > other->end ? -1 : one->end < other->end);
}

/**
 * study_block_sort_spans:
 *
 * Puts spans that were added behind others into the order of the text. Of those that begin
 * at one place the longest comes first.
 */
void
study_block_sort_spans (StudyBlock *self)
{
  if (self->spans != NULL)
    g_array_sort (self->spans, compare_spans_cb);
}

/**
 * study_block_drop_child:
 * @position: the place of the child, from 0
 *
 * Frees a child that was read, and keeps the places of those behind it.
 */
void
study_block_drop_child (StudyBlock *self,
                        guint       position)
{
  g_clear_pointer (&g_ptr_array_index (self->children, position), study_block_free);
}

/**
 * study_block_erase:
 * @start: where it begins, in bytes
 * @length: its length, in bytes
 *
 * Takes a part of the text away that no span begins or ends in.
 */
void
study_block_erase (StudyBlock *self,
                   gsize       start,
                   gsize       length)
{
  g_string_erase (self->text, start, length);
  for (guint i = 0; self->spans != NULL && i < self->spans->len; i++)
    {
      StudySpan *span = &g_array_index (self->spans, StudySpan, i);

      if (span->start > start)
        span->start -= length;
      if (span->end > start)
        span->end -= length;
    }
}

/**
 * study_block_trim:
 *
 * Gives memory back when nothing is added any more: a short text takes much less than
 * what a GString has at hand.
 */
void
study_block_trim (StudyBlock *self)
{
  if (self->text != NULL)
    {
      self->text->allocated_len = self->text->len + 1;
      self->text->str = g_realloc (self->text->str, self->text->allocated_len);
    }
  if (self->children != NULL && self->children->len == 0)
    g_clear_pointer (&self->children, g_ptr_array_unref);
}

StudyBlock *
study_block_get_child (const StudyBlock *self,
                       guint             position)
{
  if (self->children == NULL || position >= self->children->len)
    return NULL;

  return g_ptr_array_index (self->children, position);
}

const StudySpan *
study_block_find_span (const StudyBlock *self,
                       StudySpanKind     kind)
{
  for (guint i = 0; self->spans != NULL && i < self->spans->len; i++)
    {
      const StudySpan *span = &g_array_index (self->spans, StudySpan, i);

      if (span->kind == kind)
        return span;
    }

  return NULL;
}

/**
 * study_block_dup_text:
 *
 * Returns: (transfer full): the text without those that stand for pictures, unless
 *   there is nothing else
 */
char *
study_block_dup_text (const StudyBlock *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; self->text != NULL && self->spans != NULL && i < self->spans->len; i++)
    {
      const StudySpan *span = &g_array_index (self->spans, StudySpan, i);

      if (span->kind != STUDY_SPAN_IMAGE || span->start < at || span->end < span->start)
        continue;
      g_string_append_len (text, self->text->str + at, span->start - at);
      at = span->end;
    }
  if (self->text != NULL)
    g_string_append (text, self->text->str + at);

  if (text->str[strspn (text->str, " \t\n\f")] == '\0' && self->text != NULL)
    g_string_assign (text, self->text->str);

  return g_string_free_and_steal (g_steal_pointer (&text));
}
