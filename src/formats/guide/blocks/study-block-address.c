/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/blocks/study-block-address.h"

#include <string.h>

/* Addresses that stand in running text. Markdown's own rules for them miss many that
 * people write, and take in what is behind others: they are found here instead. */

/* Whether a character is of a script that is written without spaces. */
static gboolean
is_spaceless (gunichar c)
{
  return (c >= 0x3041 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7af);
}

/* Whether a character has no place in an address: spaces, quotes, the punctuation of
 * Chinese and Japanese. */
static gboolean
ends_address (gunichar c)
{
  return c <= ' ' || g_unichar_isspace (c) || strchr ("<>\"`|", c < 0x80 ? (int) c : ' ') != NULL ||
         (c >= 0x2018 && c <= 0x201f) || (c >= 0x3000 && c <= 0x303f) || (c >= 0xff00 && c <= 0xff0f) ||
         (c >= 0xff1a && c <= 0xff20) || c == 0xab || c == 0xbb;
}

/* Returns how many bytes the scheme or the “www.” has that a text begins with, 0 for none. */
static gsize
get_beginning (const char *text)
{
  static const char * const beginnings[] = { "https://", "http://", "www." };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      if (g_ascii_strncasecmp (text, beginnings[i], strlen (beginnings[i])) == 0)
        return strlen (beginnings[i]);
    }

  return 0;
}

/* Returns how many bytes the address has that a text begins with, 0 for none. A full stop
 * behind it is no part of it, nor a bracket that was opened before it. Words that stand
 * right behind it without a space are none, but a name in its path may be in any script. */
static gsize
get_address_length (const char *text)
{
  const gsize beginning = get_beginning (text);
  const char *end = text + beginning;
  int depth = 0;
  gboolean named = FALSE;

  if (beginning == 0 || !g_unichar_isalnum (g_utf8_get_char (end)))
    return 0;

  for (; *end != '\0' && !ends_address (g_utf8_get_char (end)); end = g_utf8_next_char (end))
    {
      const gboolean spaceless = is_spaceless (g_utf8_get_char (end));

      if (spaceless && !named && strchr ("/=-_", end[-1]) == NULL)
        break;
      named = spaceless;
      if (strchr ("([{", *end) != NULL)
        depth++;
      else if (strchr (")]}", *end) != NULL && depth-- == 0)
        break;
    }
  while (end > text + beginning && strchr (".,;:!?*_~'", end[-1]) != NULL)
    end--;

  return end > text + beginning ? (gsize) (end - text) : 0;
}

/* Adds the links of a text to its spans, which stay in the order of the text. */
static void
find_in_text (StudyBlock *self)
{
  g_autoptr (GArray) found = NULL;
  const char *text = self->text->str;
  guint next = 0;
  gsize taken = 0;

  if (strstr (text, "://") == NULL && strchr (text, '.') == NULL)
    return;

  for (gsize at = 0; at < self->text->len; at++)
    {
      gsize length;
      StudySpan link;

      for (; self->spans != NULL && next < self->spans->len; next++)
        {
          const StudySpan *span = &g_array_index (self->spans, StudySpan, next);

          if (span->start > at)
            break;
          if (span->kind == STUDY_SPAN_LINK || span->kind == STUDY_SPAN_CODE || span->kind == STUDY_SPAN_IMAGE)
            taken = MAX (taken, span->end);
        }
      if (at < taken || strchr ("hHwW", text[at]) == NULL || strchr ("tTwW", text[at + 1]) == NULL ||
          (at > 0 && g_ascii_isalnum (text[at - 1])))
        continue;
      length = get_address_length (text + at);
      if (length == 0)
        continue;

      link = (StudySpan) { STUDY_SPAN_LINK, (guint) at, (guint) (at + length), g_strndup (text + at, length) };
      if (found == NULL)
        found = g_array_new (FALSE, FALSE, sizeof (StudySpan));
      g_array_append_val (found, link);
      at += length - 1;
    }

  if (found == NULL)
    return;
  for (guint i = 0; i < found->len; i++)
    {
      const StudySpan *link = &g_array_index (found, StudySpan, i);
      guint position = study_block_begin_span (self, link->kind, link->url);

      g_array_index (self->spans, StudySpan, position).start = link->start;
      g_array_index (self->spans, StudySpan, position).end = link->end;
    }
  study_block_sort_spans (self);
}

/**
 * study_block_find_addresses:
 *
 * Makes links of the addresses in the text of a block, and of all in it.
 */
void
study_block_find_addresses (StudyBlock *self)
{
  StudyBlock *child;

  if (self->text != NULL && self->kind != STUDY_BLOCK_CODE && self->kind != STUDY_BLOCK_HTML)
    find_in_text (self);
  for (guint i = 0; (child = study_block_get_child (self, i)) != NULL; i++)
    study_block_find_addresses (child);
}
