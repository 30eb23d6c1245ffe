/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-guide-block.h"

#include <string.h>

#include "formats/guide/study-guide-text.h"

/* What texts have in them that Markdown does not know: alerts and footnotes of
 * GitHub, and lists with letters. */

/* Takes “[!NOTE]” away, with which GitHub marks a quote as an alert, and Obsidian
 * one as a callout that may be folded. */
void
study_block_drop_alert (StudyBlock *quote)
{
  StudyBlock *first = study_block_get_child (quote, 0);
  gsize length = 2;

  if (first == NULL || first->kind != STUDY_BLOCK_PARAGRAPH || first->text == NULL ||
      !g_str_has_prefix (first->text->str, "[!"))
    return;

  while (g_ascii_isalpha (first->text->str[length]))
    length++;
  if (length == 2 || first->text->str[length] != ']')
    return;
  length++;
  length += first->text->str[length] == '+' || first->text->str[length] == '-';
  if (strchr (" \n\f", first->text->str[length]) == NULL)
    return;
  study_block_erase (first, 0, MIN (length + 1, first->text->len));
}

/* Where a text was cut, and how many bytes in all up to there. */
typedef struct
{
  guint at;
  guint removed;
} Cut;

static guint
count_removed (GArray *cuts,
               guint   at)
{
  guint low = 0;
  guint high = cuts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (cuts, Cut, middle).at <= at)
        low = middle + 1;
      else
        high = middle;
    }

  return low > 0 ? g_array_index (cuts, Cut, low - 1).removed : 0;
}

/* Takes the signs of footnotes away, “[^1]”, but in code and where one is
 * explained. */
void
study_block_drop_footnotes (StudyBlock *self)
{
  g_autoptr (GString) rest = NULL;
  g_autoptr (GArray) cuts = NULL;
  guint n_spans = self->spans != NULL ? self->spans->len : 0;
  guint removed = 0;
  guint code = 0;
  gsize length;

  if (self->text == NULL || strstr (self->text->str, "[^") == NULL)
    return;

  rest = g_string_new (NULL);
  cuts = g_array_new (FALSE, FALSE, sizeof (Cut));
  for (gsize at = 0; at < self->text->len; at += MAX (length, 1))
    {
      const char *text = self->text->str + at;
      Cut cut;

      length = study_guide_get_footnote_length (text);
      if (length > 0)
        {
          for (; code < n_spans; code++)
            {
              const StudySpan *span = &g_array_index (self->spans, StudySpan, code);

              if (span->kind == STUDY_SPAN_CODE && span->end > at)
                break;
            }
          if ((code < n_spans && g_array_index (self->spans, StudySpan, code).start <= at) ||
              (at == 0 && text[length] == ':'))
            length = 0;
        }
      if (length == 0)
        {
          g_string_append_c (rest, *text);
          continue;
        }
      removed += length;
      cut = (Cut) { (guint) (at + length), removed };
      g_array_append_val (cuts, cut);
    }

  for (guint i = 0; i < n_spans; i++)
    {
      StudySpan *span = &g_array_index (self->spans, StudySpan, i);

      span->start -= count_removed (cuts, span->start);
      span->end -= count_removed (cuts, span->end);
    }
  g_string_free (self->text, TRUE);
  self->text = g_steal_pointer (&rest);
}

/* Takes the sign of a footnote away that leads to an address, and the link. */
void
study_block_drop_footnote_link (StudyBlock *self,
                                guint       position)
{
  const StudySpan *span = &g_array_index (self->spans, StudySpan, position);
  const char *text = self->text->str + span->start;

  if (span->kind != STUDY_SPAN_LINK || position + 1 != self->spans->len || *text != '^' || text[1] == '\0' ||
      text[1 + strspn (text + 1, "0123456789")] != '\0')
    return;

  g_string_truncate (self->text, span->start);
  g_array_set_size (self->spans, position);
}

/* Returns how many bytes the letter or Roman number has that a line begins with,
 * as “a. ” or “iv) ”, with the space; 0 without one. Markdown knows no such list. */
static gsize
get_letter_length (const char *line,
                   gboolean    first)
{
  gsize indent = strspn (line, " \t");
  const char *sign = line + indent;
  gsize length = strspn (sign, "ivx");

  if (length == 0 || length > 4 || strchr (".)", sign[length]) == NULL)
    length = g_ascii_islower (*sign) ? 1 : 0;
  if (length == 0 || sign[length] == '\0' || strchr (".)", sign[length]) == NULL ||
      !(sign[length + 1] == ' ' || sign[length + 1] == '\t') || (first && *sign != 'a' && *sign != 'i'))
    return 0;

  return indent + length + 2;
}

/* Adds a part of the text of an item to another, with the spans in it. They come
 * in the order of the text; @next is the first that may be in it. */
static void
take_part (StudyBlock *self,
           StudyBlock *item,
           gsize       start,
           gsize       end,
           guint      *next)
{
  GString *text = study_block_get_text (self);
  gsize before = text->len;

  for (; item->spans != NULL && *next < item->spans->len; *next += 1)
    {
      StudySpan *span = &g_array_index (item->spans, StudySpan, *next);
      guint position;

      if (span->start >= end)
        break;
      if (span->start < start)
        continue;
      position = study_block_begin_span (self, span->kind, g_steal_pointer (&span->url));
      g_array_index (self->spans, StudySpan, position).start = (guint) (before + span->start - start);
      g_array_index (self->spans, StudySpan, position).end = (guint) (before + MIN (span->end, end) - start);
    }
  g_string_append_len (text, item->text->str + start, end - start);
}

/* Whether two lines have letters, of which the first is the first there is. */
static gboolean
has_letters (const StudyBlock *self)
{
  const char *line = self->text != NULL ? strpbrk (self->text->str, "\n\f") : NULL;
  guint n_letters = 0;

  for (; line != NULL && n_letters < 2; line = strpbrk (line + 1, "\n\f"))
    n_letters += get_letter_length (line + 1, n_letters == 0) > 0;

  return n_letters > 1;
}

/* Makes a list of the lines of an item that have letters, behind its first. */
void
study_block_split_letters (StudyBlock *self)
{
  guint n_spans = self->spans != NULL ? self->spans->len : 0;
  guint line = self->first_line;
  StudyBlock *list = NULL;
  gsize cut = 0;
  guint next = 0;

  if (!has_letters (self))
    return;

  for (gsize at = 0, end; self->text != NULL && at < self->text->len; at = end + 1)
    {
      const char *text = self->text->str + at;
      gsize letter = at > 0 ? get_letter_length (text, list == NULL) : 0;
      StudyBlock *child;

      end = at + strcspn (text, "\n\f");
      line = at > 0 && text[-1] == '\n' ? MIN (line + 1, self->last_line) : line;
      if (letter == 0 && list == NULL)
        continue;

      if (list == NULL)
        {
          list = study_block_insert_child (self, 0, STUDY_BLOCK_LIST);
          list->ordered = TRUE;
          list->first_line = line;
          cut = at - 1;
          while (next < n_spans && g_array_index (self->spans, StudySpan, next).start < at)
            next++;
          n_spans = next;
        }
      child = letter > 0 ? study_block_add_child (list, STUDY_BLOCK_ITEM)
                         : study_block_get_child (list, list->children->len - 1);
      if (letter > 0)
        child->first_line = line;
      child->last_line = list->last_line = line;
      if (letter == 0)
        g_string_append_c (study_block_get_text (child), '\n');
      take_part (child, self, at + letter, end, &next);
    }

  if (list == NULL)
    return;
  g_string_truncate (self->text, cut);
  if (self->spans != NULL)
    g_array_set_size (self->spans, n_spans);
  for (guint i = 0; i < n_spans; i++)
    {
      StudySpan *span = &g_array_index (self->spans, StudySpan, i);

      span->end = MIN (span->end, (guint) cut);
    }
}
