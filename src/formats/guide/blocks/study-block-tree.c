/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/blocks/study-block-tree.h"

#include <glib/gi18n.h>
#include <md4c.h>
#include <string.h>

#include "formats/guide/blocks/study-block-address.h"
#include "formats/guide/blocks/study-block-html.h"
#include "formats/guide/blocks/study-guide-html.h"
#include "formats/guide/blocks/study-guide-indent.h"
#include "formats/guide/words/study-guide-text.h"
#include "formats/json/study-format-error.h"
#include "formats/text/study-format-text.h"

/* How often to look whether somebody cancelled, in texts. */
#define CANCEL_INTERVAL 256

/* What so many lines became takes a while to free. */
#define MANY_LINES 20000

typedef struct
{
  StudyBlockTree *tree;
  StudyBlock *block;      /* the innermost that is open */
  GCancellable *cancellable;
  GArray *open_spans;     /* of guint, positions in the spans of the open block */
  guint skipped;          /* how many open blocks are too deep to be blocks */
  guint n_texts;
  StudyBlock *html_block; /* (nullable): where a link of HTML is open */
  guint html_link;        /* its position in the spans there */
  gboolean in_header;
} Parser;

/* Takes “[!NOTE]” away, with which GitHub marks a quote as an alert, and Obsidian
 * one as a callout that may be folded. */
static void
drop_alert (StudyBlock *quote)
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
static void
drop_footnotes (StudyBlock *self)
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
static void
drop_footnote_link (StudyBlock *self,
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
static void
split_letters (StudyBlock *self)
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

/* Returns the line in which a byte of the text stands. */
static guint
find_line (const StudyBlockTree *tree,
           gsize                 offset)
{
  guint low = 0;
  guint high = tree->line_starts->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (tree->line_starts, guint, middle) <= offset)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/* Notes that a block stands in the lines of a part of the text. */
static void
cover (Parser     *parser,
       const char *text,
       gsize       size)
{
  StudyBlockTree *tree = parser->tree;
  guint first, last;

  if (size == 0 || text < tree->text || text + size > tree->text + tree->length)
    return;

  first = find_line (tree, text - tree->text);
  last = find_line (tree, text + size - 1 - tree->text);
  for (StudyBlock *block = parser->block; block != NULL; block = block->parent)
    {
      if (block->first_line == STUDY_BLOCK_NO_LINE || first < block->first_line)
        block->first_line = first;
      if (block->last_line == STUDY_BLOCK_NO_LINE || last > block->last_line)
        block->last_line = last;
    }
}

/* Returns an attribute, such as a link's address, with its entities decoded. */
static char *
read_attribute (const MD_ATTRIBUTE *attribute)
{
  GString *text = g_string_sized_new (attribute->size);

  for (guint i = 0; attribute->size > 0 && attribute->substr_offsets[i] < attribute->size; i++)
    {
      const char *part = attribute->text + attribute->substr_offsets[i];
      gsize length = attribute->substr_offsets[i + 1] - attribute->substr_offsets[i];

      if (attribute->substr_types[i] == MD_TEXT_ENTITY)
        study_html_append_entity (text, part, length);
      else if (attribute->substr_types[i] == MD_TEXT_NORMAL)
        g_string_append_len (text, part, length);
    }

  return g_string_free (text, FALSE);
}

static const StudyBlockKind block_kinds[] = {
  [MD_BLOCK_QUOTE] = STUDY_BLOCK_QUOTE,
  [MD_BLOCK_UL] = STUDY_BLOCK_LIST,
  [MD_BLOCK_OL] = STUDY_BLOCK_LIST,
  [MD_BLOCK_LI] = STUDY_BLOCK_ITEM,
  [MD_BLOCK_HR] = STUDY_BLOCK_RULE,
  [MD_BLOCK_H] = STUDY_BLOCK_HEADING,
  [MD_BLOCK_CODE] = STUDY_BLOCK_CODE,
  [MD_BLOCK_HTML] = STUDY_BLOCK_HTML,
  [MD_BLOCK_P] = STUDY_BLOCK_PARAGRAPH,
  [MD_BLOCK_TABLE] = STUDY_BLOCK_TABLE,
  [MD_BLOCK_TR] = STUDY_BLOCK_ROW,
  [MD_BLOCK_TH] = STUDY_BLOCK_CELL,
  [MD_BLOCK_TD] = STUDY_BLOCK_CELL,
};

static int
enter_block_cb (MD_BLOCKTYPE  type,
                void         *detail,
                void         *user_data)
{
  Parser *parser = user_data;
  guint depth = 0;
  StudyBlock *block;

  if (type == MD_BLOCK_DOC)
    return 0;
  if (type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY)
    {
      parser->in_header = type == MD_BLOCK_THEAD;
      return 0;
    }

  for (block = parser->block; block != NULL && depth <= STUDY_BLOCK_MAX_DEPTH; block = block->parent)
    depth++;
  if (depth > STUDY_BLOCK_MAX_DEPTH)
    {
      parser->skipped++;
      if (study_block_get_text (parser->block)->len > 0)
        g_string_append_c (parser->block->text, '\n');
      return 0;
    }

  block = parser->block = study_block_add_child (parser->block, block_kinds[type]);
  if (type == MD_BLOCK_H)
    block->level = ((MD_BLOCK_H_DETAIL *) detail)->level;
  block->ordered = type == MD_BLOCK_OL;
  block->task = type == MD_BLOCK_LI && ((MD_BLOCK_LI_DETAIL *) detail)->is_task;
  block->marked = block->task && ((MD_BLOCK_LI_DETAIL *) detail)->task_mark != ' ';
  block->header = type == MD_BLOCK_TR && parser->in_header;
  g_array_set_size (parser->open_spans, 0);

  return 0;
}

/* In a list with empty lines in it, the text of an item is a paragraph. It
 * makes no difference to what the item is. */
static void
take_first_paragraph (StudyBlock *item)
{
  StudyBlock *first = study_block_get_child (item, 0);

  if (first == NULL || first->kind != STUDY_BLOCK_PARAGRAPH || (item->text != NULL && item->text->len > 0))
    return;

  if (item->text != NULL)
    g_string_free (item->text, TRUE);
  item->text = g_steal_pointer (&first->text);
  if (item->spans != NULL)
    g_array_unref (item->spans);
  item->spans = g_steal_pointer (&first->spans);
  g_ptr_array_remove_index (item->children, 0);
}

/* Whether tags that are indented behind an empty line, which Markdown takes for
 * code, go on with HTML. */
static gboolean
goes_on_with_html (const StudyBlock *block)
{
  const GPtrArray *blocks = block->parent->children;
  const StudyBlock *before = blocks->len > 1 ? g_ptr_array_index (blocks, blocks->len - 2) : NULL;

  return before != NULL && before->kind == STUDY_BLOCK_HTML && !before->comment && block->text != NULL &&
         block->text->str[strspn (block->text->str, " \t")] == '<';
}

/* Adds a block of HTML to the one before it: empty lines end a block, but not
 * what is open in it. */
static void
join_html (StudyBlock *block)
{
  GPtrArray *blocks = block->parent->children;
  StudyBlock *before = blocks->len > 1 ? g_ptr_array_index (blocks, blocks->len - 2) : NULL;

  if (before == NULL || before->kind != STUDY_BLOCK_HTML || before->comment || block->comment ||
      before->text == NULL || block->text == NULL)
    return;

  while (before->text->len > 0 && before->text->str[before->text->len - 1] == '\n')
    g_string_truncate (before->text, before->text->len - 1);
  for (guint line = before->last_line; line < block->first_line; line++)
    g_string_append_c (before->text, '\n');
  g_string_append_len (before->text, block->text->str, block->text->len);
  before->last_line = block->last_line;
  g_ptr_array_set_size (blocks, blocks->len - 1);
}

static int
leave_block_cb (MD_BLOCKTYPE  type,
                void         *detail,
                void         *user_data)
{
  Parser *parser = user_data;
  StudyBlock *block = parser->block;

  if (type == MD_BLOCK_DOC || type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY)
    return 0;
  if (parser->skipped > 0)
    {
      parser->skipped--;
      return 0;
    }

  parser->block = block->parent;
  if (type == MD_BLOCK_LI)
    {
      take_first_paragraph (block);
      split_letters (block);
    }
  if (type == MD_BLOCK_QUOTE)
    drop_alert (block);
  if (block->kind != STUDY_BLOCK_CODE && block->kind != STUDY_BLOCK_HTML)
    drop_footnotes (block);
  if (type == MD_BLOCK_CODE && ((MD_BLOCK_CODE_DETAIL *) detail)->fence_char == 0 && goes_on_with_html (block))
    block->kind = STUDY_BLOCK_HTML;
  if (block->kind == STUDY_BLOCK_HTML)
    {
      block->comment = block->text != NULL && study_html_is_comment (block->text->str);
      join_html (block);
    }
  else
    {
      study_block_trim (block);
    }
  parser->html_block = NULL;
  g_array_set_size (parser->open_spans, 0);

  return 0;
}

static int
enter_span_cb (MD_SPANTYPE  type,
               void        *detail,
               void        *user_data)
{
  Parser *parser = user_data;
  guint position = G_MAXUINT;

  if (type == MD_SPAN_A)
    position = study_block_begin_span (parser->block, STUDY_SPAN_LINK,
                                       read_attribute (&((MD_SPAN_A_DETAIL *) detail)->href));
  else if (type == MD_SPAN_IMG)
    position = study_block_begin_span (parser->block, STUDY_SPAN_IMAGE,
                                       read_attribute (&((MD_SPAN_IMG_DETAIL *) detail)->src));
  else if (type == MD_SPAN_CODE || type == MD_SPAN_STRONG || type == MD_SPAN_DEL)
    position = study_block_begin_span (parser->block,
                                       type == MD_SPAN_CODE ? STUDY_SPAN_CODE
                                                            : type == MD_SPAN_STRONG ? STUDY_SPAN_STRONG
                                                                                     : STUDY_SPAN_STRUCK, NULL);
  g_array_append_val (parser->open_spans, position);

  return 0;
}

static int
leave_span_cb (MD_SPANTYPE  type,
               void        *detail,
               void        *user_data)
{
  Parser *parser = user_data;
  guint position;

  if (parser->open_spans->len == 0)
    return 0;

  position = g_array_index (parser->open_spans, guint, parser->open_spans->len - 1);
  g_array_set_size (parser->open_spans, parser->open_spans->len - 1);
  if (position != G_MAXUINT)
    {
      study_block_end_span (parser->block, position);
      drop_footnote_link (parser->block, position);
    }

  return 0;
}

/* Inline HTML: line breaks and links are what they are in Markdown, and all
 * else is markup. */
static void
read_inline_html (Parser     *parser,
                  const char *text,
                  gsize       size)
{
  GString *out = study_block_get_text (parser->block);
  g_autofree char *url = NULL;

  if (study_html_is_break (text, size))
    {
      g_string_append_c (out, STUDY_BLOCK_BREAK);
    }
  else if (study_html_is_link_end (text, size))
    {
      if (parser->html_block == parser->block)
        g_array_index (parser->block->spans, StudySpan, parser->html_link).end = out->len;
      parser->html_block = NULL;
    }
  else if ((url = study_html_get_link (text, size)) != NULL)
    {
      parser->html_link = study_block_begin_span (parser->block, STUDY_SPAN_LINK, g_steal_pointer (&url));
      parser->html_block = parser->block;
    }
}

static int
text_cb (MD_TEXTTYPE    type,
         const MD_CHAR *text,
         MD_SIZE        size,
         void          *user_data)
{
  Parser *parser = user_data;
  GString *out = study_block_get_text (parser->block);

  if (++parser->n_texts % CANCEL_INTERVAL == 0 && g_cancellable_is_cancelled (parser->cancellable))
    return -1;

  cover (parser, text, size);
  switch (type)
    {
    case MD_TEXT_NULLCHAR:
      g_string_append (out, "\xef\xbf\xbd");
      break;
    case MD_TEXT_BR:
      g_string_append_c (out, STUDY_BLOCK_BREAK);
      break;
    case MD_TEXT_SOFTBR:
      g_string_append_c (out, '\n');
      break;
    case MD_TEXT_ENTITY:
      study_html_append_entity (out, text, size);
      break;
    case MD_TEXT_HTML:
      if (parser->block->kind == STUDY_BLOCK_HTML)
        g_string_append_len (out, text, size);
      else
        read_inline_html (parser, text, size);
      break;
    case MD_TEXT_NORMAL:
    case MD_TEXT_CODE:
    case MD_TEXT_LATEXMATH:
    default:
      g_string_append_len (out, text, size);
      break;
    }

  return 0;
}

/* Whether a heading begins a line. */
static gboolean
is_heading (const char *line,
            const char *end)
{
  gsize indent = strspn (line, " ");
  gsize level = strspn (line + indent, "#");
  const char *behind = line + indent + level;

  return indent < 4 && level > 0 && level <= 6 && (behind == end || *behind == ' ' || *behind == '\t');
}

/* Copies the lines, with items where their indentation means them to be, and
 * notes where each begins. A heading ends a table, as GitHub defines it,
 * but md4c takes it for one more row: there an empty line is put between them. */
static void
copy_lines (StudyBlockTree *tree,
            const char     *text,
            gsize           length)
{
  g_autoptr (GString) copy = g_string_sized_new (length);
  g_autoptr (StudyGuideIndent) indent = study_guide_indent_new ();
  const char *end = text + length;
  gboolean has_cells = FALSE;

  for (const char *line = text;;)
    {
      const char *feed = memchr (line, '\n', end - line);
      const char *next = feed != NULL ? feed + 1 : end;
      guint start;

      /* Joined files have a byte order mark where one begins, others a page break. */
      while (next - line > 3 && (study_format_text_begins (line, "\xef\xbb\xbf") || *line == '\f'))
        line += *line == '\f' ? 1 : 3;
      if (has_cells && is_heading (line, feed != NULL ? feed : end))
        g_string_append_c (copy, '\n');
      start = (guint) copy->len;
      g_array_append_val (tree->line_starts, start);
      study_guide_indent_append (indent, copy, line, next - line);
      has_cells = memchr (line, '|', next - line) != NULL;
      line = next;
      if (line == end)
        break;
    }

  tree->length = copy->len;
  tree->text = g_string_free_and_steal (g_steal_pointer (&copy));
}

/* Counts the lines of the metadata in YAML that many programs put in front of
 * Markdown, between lines of three hyphens. */
static guint
count_front_matter (const StudyBlockTree *tree)
{
  gboolean has_key = FALSE;

  for (guint i = 0; i < study_block_tree_n_lines (tree); i++)
    {
      gsize length;
      const char *start = study_block_tree_get_line (tree, i, &length);
      g_autofree char *line = g_strchomp (g_strndup (start, length));
      gsize key = strcspn (line, ":# \t");

      if (i == 0)
        {
          if (!g_str_equal (line, "---"))
            return 0;
        }
      else if (g_str_equal (line, "---") || g_str_equal (line, "..."))
        {
          return has_key ? i + 1 : 0;
        }
      else if (key > 0 && line[key] == ':')
        {
          has_key = TRUE;
        }
      else if (*line != '\0' && strchr (" \t-#", *line) == NULL)
        {
          return 0;
        }
    }

  return 0;
}

/* Reads all blocks of HTML in a block. */
static void
read_html (StudyBlock *self)
{
  StudyBlock *child;

  if (self->kind == STUDY_BLOCK_HTML && !self->comment)
    {
      study_block_read_html (self);
      return;
    }

  for (guint i = 0; (child = study_block_get_child (self, i)) != NULL; i++)
    read_html (child);
}

/**
 * study_block_tree_parse:
 * @text: (array length=length): UTF-8 with line feeds
 * @length: its length in bytes
 * @cancellable: (nullable): to stop it
 * @error: return location for an error, %G_IO_ERROR_CANCELLED or
 *   %STUDY_FORMAT_ERROR_TOO_LARGE
 *
 * Parses Markdown as CommonMark 0.31 and GitHub define it.
 *
 * Returns: (transfer full): the blocks
 */
StudyBlockTree *
study_block_tree_parse (const char    *text,
                        gsize          length,
                        GCancellable  *cancellable,
                        GError       **error)
{
  const MD_PARSER callbacks = {
    .flags = MD_FLAG_TABLES | MD_FLAG_TASKLISTS | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEEMAILAUTOLINKS |
             MD_FLAG_COLLAPSEWHITESPACE,
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .enter_span = enter_span_cb,
    .leave_span = leave_span_cb,
    .text = text_cb,
  };
  g_autoptr (StudyBlockTree) tree = g_new0 (StudyBlockTree, 1);
  g_autoptr (GArray) open_spans = g_array_new (FALSE, FALSE, sizeof (guint));
  Parser parser = { .tree = tree, .cancellable = cancellable, .open_spans = open_spans };
  StudyBlock *block;
  gsize start;

  tree->document = study_block_new (STUDY_BLOCK_DOCUMENT);
  tree->line_starts = g_array_new (FALSE, FALSE, sizeof (guint));
  copy_lines (tree, text, length);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  parser.block = tree->document;
  tree->n_front_lines = count_front_matter (tree);
  start = tree->n_front_lines == 0 ? 0 :
          tree->n_front_lines < tree->line_starts->len ? g_array_index (tree->line_starts, guint, tree->n_front_lines)
                                                       : tree->length;

  if (md_parse (tree->text + start, tree->length - start, &callbacks, &parser) != 0)
    {
      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        g_set_error_literal (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_TOO_LARGE,
                             _("Not enough memory for this file. Use a smaller one."));
      return NULL;
    }
  for (guint i = 0; (block = study_block_get_child (tree->document, i)) != NULL; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      read_html (block);
      study_block_find_addresses (block);
    }

  return g_steal_pointer (&tree);
}

/**
 * study_block_tree_drop_blocks:
 *
 * Frees the blocks, for who needs no more than the lines.
 */
void
study_block_tree_drop_blocks (StudyBlockTree *self)
{
  if (self->document != NULL)
    study_block_tree_free_part (g_steal_pointer (&self->document), (GDestroyNotify) study_block_free,
                                study_block_tree_n_lines (self));
}

typedef struct
{
  gpointer part;
  GDestroyNotify free_func;
} Garbage;

static gpointer
free_thread (gpointer data)
{
  g_autofree Garbage *garbage = data;

  garbage->free_func (garbage->part);

  return NULL;
}

/**
 * study_block_tree_free_part:
 * @part: (transfer full): what a guide was read into
 * @free_func: frees it, in any thread
 * @n_lines: how long the guide is
 *
 * Frees a part of a guide. Of a long guide this takes a while, for which nobody has to
 * wait, least of all who cancelled the reading: then it goes on behind.
 */
void
study_block_tree_free_part (gpointer       part,
                            GDestroyNotify free_func,
                            guint          n_lines)
{
  Garbage *garbage;

  if (n_lines < MANY_LINES)
    {
      free_func (part);
      return;
    }

  garbage = g_new (Garbage, 1);
  *garbage = (Garbage) { part, free_func };
  g_thread_unref (g_thread_new ("free-guide", free_thread, garbage));
}

void
study_block_tree_free (StudyBlockTree *self)
{
  study_block_tree_drop_blocks (self);
  g_clear_pointer (&self->line_starts, g_array_unref);
  g_clear_pointer (&self->text, g_free);
  g_free (self);
}

guint
study_block_tree_n_lines (const StudyBlockTree *self)
{
  return self->line_starts->len;
}

/**
 * study_block_tree_get_line:
 * @line: a line, from 0
 * @length: (out): its length, in bytes
 *
 * Returns: (transfer none): the line, without its line feed; it is not terminated
 */
const char *
study_block_tree_get_line (const StudyBlockTree *self,
                           guint                 line,
                           gsize                *length)
{
  gsize start = g_array_index (self->line_starts, guint, line);
  gsize end = line + 1 < self->line_starts->len ? g_array_index (self->line_starts, guint, line + 1)
                                                : self->length;

  while (end > start && self->text[end - 1] == '\n')
    end--;
  *length = end - start;

  return self->text + start;
}
