/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/blocks/study-block-html.h"

#include <string.h>

#include "formats/guide/blocks/study-guide-html.h"
#include "formats/text/study-format-text.h"

/* Reads blocks of HTML as the blocks of Markdown that they stand for. Markdown
 * has pieces of HTML, seldom whole, so nothing is an error: a tag that fits
 * nowhere is passed over. Every byte is looked at a fixed number of times. */

/* Through as many rows as a cell goes at most. */
#define MAX_ROW_SPAN 64

/* As long as the text of a cell is that is repeated in other rows, in bytes. */
#define MAX_REPEATED 200

/* As many cells as a row has at most that get a header for want of one. */
#define MAX_CELLS 32

typedef enum
{
  TAG_OTHER, /* of text, or without a meaning here */
  TAG_BLOCK, /* what stands apart from what is before and behind it */
  TAG_HEADING,
  TAG_SUMMARY,
  TAG_DETAILS,
  TAG_LIST,
  TAG_ITEM,
  TAG_TABLE,
  TAG_ROW,
  TAG_CELL,
  TAG_CODE_BLOCK,
  TAG_BREAK,
  TAG_IMAGE,
  TAG_INPUT,
  TAG_LINK,
  TAG_STRONG,
  TAG_CODE,
  TAG_HIDDEN, /* nothing to read up to its end */
} Tag;

typedef struct
{
  const char *name;
  Tag tag;
} TagName;

/* Sorted, as strcmp() does. */
static const TagName tag_names[] = {
  { "a", TAG_LINK }, { "address", TAG_BLOCK }, { "article", TAG_BLOCK }, { "aside", TAG_BLOCK },
  { "audio", TAG_HIDDEN }, { "b", TAG_STRONG }, { "blockquote", TAG_BLOCK }, { "br", TAG_BREAK },
  { "caption", TAG_HIDDEN }, { "center", TAG_BLOCK }, { "code", TAG_CODE }, { "dd", TAG_BLOCK },
  { "details", TAG_DETAILS }, { "div", TAG_BLOCK }, { "dl", TAG_BLOCK }, { "dt", TAG_BLOCK },
  { "figcaption", TAG_BLOCK }, { "figure", TAG_BLOCK }, { "footer", TAG_BLOCK }, { "form", TAG_BLOCK },
  { "h1", TAG_HEADING }, { "h2", TAG_HEADING }, { "h3", TAG_HEADING }, { "h4", TAG_HEADING },
  { "h5", TAG_HEADING }, { "h6", TAG_HEADING }, { "header", TAG_BLOCK }, { "hr", TAG_BLOCK },
  { "iframe", TAG_HIDDEN }, { "img", TAG_IMAGE }, { "input", TAG_INPUT }, { "kbd", TAG_CODE },
  { "li", TAG_ITEM }, { "main", TAG_BLOCK }, { "nav", TAG_BLOCK }, { "ol", TAG_LIST },
  { "p", TAG_BLOCK }, { "pre", TAG_CODE_BLOCK }, { "samp", TAG_CODE }, { "script", TAG_HIDDEN },
  { "section", TAG_BLOCK }, { "strong", TAG_STRONG }, { "style", TAG_HIDDEN }, { "summary", TAG_SUMMARY },
  { "svg", TAG_HIDDEN }, { "table", TAG_TABLE }, { "td", TAG_CELL }, { "template", TAG_HIDDEN },
  { "textarea", TAG_HIDDEN }, { "th", TAG_CELL }, { "title", TAG_HIDDEN }, { "tr", TAG_ROW },
  { "ul", TAG_LIST }, { "video", TAG_HIDDEN },
};

/* A span that goes on. */
typedef struct
{
  StudyBlock *block; /* (nullable): where, if anywhere */
  guint position;
} OpenSpan;

typedef struct
{
  StudyBlock *root;
  StudyBlock *block; /* the innermost one that others can stand in */
  StudyBlock *leaf;  /* (nullable): what text goes to */
  guint depth;       /* of the innermost block in its document */
  guint line;
  char *url;         /* (nullable): of the link that is open, which may go on from block to block */
  OpenSpan link;
  OpenSpan strong;
  OpenSpan code;
  char space;        /* what to put before the next text: a space, a line feed or a break, or 0 */
} Html;

static int
compare_name (const void *name,
              const void *entry)
{
  return strcmp (name, ((const TagName *) entry)->name);
}

/* Reads the name of a tag. Names that are longer have no meaning here. */
static Tag
get_tag (const char *start,
         char       *name,
         gsize       size)
{
  const TagName *found;
  gsize n = 0;

  for (; n + 1 < size && g_ascii_isalnum (start[n]); n++)
    name[n] = g_ascii_tolower (start[n]);
  name[n] = '\0';
  found = bsearch (name, tag_names, G_N_ELEMENTS (tag_names), sizeof tag_names[0], compare_name);

  return found != NULL && !g_ascii_isalnum (start[n]) ? found->tag : TAG_OTHER;
}

/* Notes that a block, and what it stands in, goes on to the line. An empty line
 * that the parser put in front of a heading is counted as well, so what is behind
 * it may be told one line late, but never behind the last of the HTML. */
static void
cover (Html       *self,
       StudyBlock *block)
{
  guint line = MIN (self->line, self->root->last_line);

  for (; block != self->root && block->last_line != line; block = block->parent)
    {
      if (block->first_line == STUDY_BLOCK_NO_LINE)
        block->first_line = line;
      block->last_line = line;
    }
}

static void
end_span (OpenSpan *span)
{
  if (span->block != NULL)
    study_block_end_span (span->block, span->position);
  span->block = NULL;
}

/* Ends the link that is open, and begins one of an address, if there is one. */
static void
set_link (Html *self,
          char *url)
{
  end_span (&self->link);
  g_free (self->url);
  self->url = url;
}

/* Ends the text that is open. In an item or a cell the next goes on below. */
static void
end_leaf (Html *self)
{
  end_span (&self->link);
  end_span (&self->strong);
  end_span (&self->code);
  self->space = 0;
  if (self->leaf != NULL && self->leaf == self->block)
    self->space = STUDY_BLOCK_BREAK;
  else
    self->leaf = NULL;
}

static StudyBlock *
open_block (Html           *self,
            StudyBlockKind  kind)
{
  end_leaf (self);
  self->block = study_block_add_child (self->block, kind);
  self->leaf = kind == STUDY_BLOCK_ITEM || kind == STUDY_BLOCK_CELL ? self->block : NULL;
  self->space = 0;
  self->depth++;
  cover (self, self->block);

  return self->block;
}

/* Ends the text that is open, and closes blocks up to one of a kind, if there is
 * one before one of another kind. Returns whether there is. */
static gboolean
close_block (Html           *self,
             StudyBlockKind  kind,
             StudyBlockKind  border)
{
  StudyBlock *block = self->block;

  end_leaf (self);
  while (block != self->root && block->kind != kind && block->kind != border)
    block = block->parent;
  if (block == self->root || block->kind != kind)
    return FALSE;

  set_link (self, NULL);
  for (; self->block != block->parent; self->depth--)
    self->block = self->block->parent;
  self->leaf = NULL;
  self->space = 0;

  return TRUE;
}

/* Makes sure that there is something that a block or text can stand in. */
static void
open_container (Html *self)
{
  if (self->block->kind == STUDY_BLOCK_TABLE)
    open_block (self, STUDY_BLOCK_ROW);
  if (self->block->kind == STUDY_BLOCK_ROW)
    open_block (self, STUDY_BLOCK_CELL);
  if (self->block->kind == STUDY_BLOCK_LIST)
    open_block (self, STUDY_BLOCK_ITEM);
}

static StudyBlock *
open_leaf (Html           *self,
           StudyBlockKind  kind)
{
  open_container (self);
  end_leaf (self);
  self->leaf = study_block_add_child (self->block, kind);
  self->space = 0;
  cover (self, self->leaf);

  return self->leaf;
}

/* Returns where text goes, with the space in front of it. */
static StudyBlock *
get_leaf (Html *self)
{
  if (self->leaf == NULL)
    open_container (self);
  if (self->leaf == NULL)
    open_leaf (self, STUDY_BLOCK_PARAGRAPH);
  if (self->space != 0 && self->leaf->text != NULL && self->leaf->text->len > 0)
    g_string_append_c (self->leaf->text, self->space);
  self->space = 0;
  cover (self, self->leaf);
  if (self->url != NULL && self->link.block == NULL)
    {
      self->link.block = self->leaf;
      self->link.position = study_block_begin_span (self->leaf, STUDY_SPAN_LINK, g_strdup (self->url));
    }

  return self->leaf;
}

static void
append_text (Html       *self,
             const char *text,
             gsize       length)
{
  g_string_append_len (study_block_get_text (get_leaf (self)), text, length);
}

/* A break says more than the end of a line, and that more than a space. */
static void
append_space (Html *self,
              char  space)
{
  if (self->leaf == NULL || self->space == STUDY_BLOCK_BREAK)
    return;
  if (space != ' ' || self->space == 0)
    self->space = space;
}

static void
begin_span (Html          *self,
            OpenSpan      *span,
            StudySpanKind  kind,
            char          *url)
{
  end_span (span);
  span->block = get_leaf (self);
  span->position = study_block_begin_span (span->block, kind, url);
}

/* Whether blocks can stand in the innermost one. */
static gboolean
has_room (const Html *self)
{
  return self->depth < STUDY_BLOCK_MAX_DEPTH;
}

/* Returns how many rows a cell goes through. */
static guint
get_row_span (const char *tag,
              gsize       length)
{
  g_autofree char *value = study_html_get_attribute (tag, length, "rowspan");

  return value != NULL ? (guint) CLAMP (g_ascii_strtoll (value, NULL, 10), 1, MAX_ROW_SPAN) : 1;
}

static void
open_tag (Html       *self,
          Tag         tag,
          const char *name,
          const char *text,
          gsize       length)
{
  g_autofree char *words = NULL;
  StudyBlock *block;

  switch (tag)
    {
    case TAG_HEADING:
      block = self->leaf;
      if (block == NULL || !block->summary || block->text != NULL)
        block = open_leaf (self, STUDY_BLOCK_HEADING);
      block->level = (guint) (name[1] - '0');
      break;
    case TAG_SUMMARY:
      block = open_leaf (self, STUDY_BLOCK_HEADING);
      block->summary = TRUE;
      block->level = STUDY_BLOCK_SUMMARY_LEVEL;
      break;
    case TAG_LIST:
      open_container (self);
      if (has_room (self))
        open_block (self, STUDY_BLOCK_LIST)->ordered = *name == 'o';
      break;
    case TAG_ITEM:
      if (!close_block (self, STUDY_BLOCK_ITEM, STUDY_BLOCK_LIST) && self->block->kind != STUDY_BLOCK_LIST)
        {
          open_container (self);
          if (has_room (self))
            open_block (self, STUDY_BLOCK_LIST);
        }
      if (self->block->kind == STUDY_BLOCK_LIST)
        open_block (self, STUDY_BLOCK_ITEM);
      break;
    case TAG_TABLE:
      open_container (self);
      if (has_room (self))
        open_block (self, STUDY_BLOCK_TABLE);
      break;
    case TAG_ROW:
      close_block (self, STUDY_BLOCK_ROW, STUDY_BLOCK_TABLE);
      if (self->block->kind == STUDY_BLOCK_TABLE)
        open_block (self, STUDY_BLOCK_ROW);
      break;
    case TAG_CELL:
      close_block (self, STUDY_BLOCK_CELL, STUDY_BLOCK_TABLE);
      if (self->block->kind == STUDY_BLOCK_TABLE)
        open_block (self, STUDY_BLOCK_ROW);
      if (self->block->kind == STUDY_BLOCK_ROW)
        {
          gboolean first = study_block_get_child (self->block->parent, 1) == NULL;

          /* The cells of a header all say that they are. */
          self->block->header = first && name[1] == 'h' && (self->block->header || self->block->children == NULL);
          open_block (self, STUDY_BLOCK_CELL)->level = get_row_span (text, length);
        }
      break;
    case TAG_CODE_BLOCK:
      open_leaf (self, STUDY_BLOCK_CODE);
      break;
    case TAG_BREAK:
      append_space (self, STUDY_BLOCK_BREAK);
      break;
    case TAG_IMAGE:
      {
        char *url = study_html_get_attribute (text, length, "src");

        study_block_begin_span (get_leaf (self), STUDY_SPAN_IMAGE, url != NULL ? url : g_strdup (""));
        break;
      }
    case TAG_INPUT:
      words = g_ascii_strdown (text, length);
      if (self->block->kind == STUDY_BLOCK_ITEM && strstr (words, "checkbox") != NULL)
        {
          self->block->task = TRUE;
          self->block->marked = strstr (words, " checked") != NULL;
        }
      break;
    case TAG_LINK:
      {
        char *url = study_html_get_link (text, length);

        if (url != NULL)
          set_link (self, url);
        break;
      }
    case TAG_STRONG:
      begin_span (self, &self->strong, STUDY_SPAN_STRONG, NULL);
      break;
    case TAG_CODE:
      begin_span (self, &self->code, STUDY_SPAN_CODE, NULL);
      break;
    case TAG_BLOCK:
    case TAG_DETAILS:
      end_leaf (self);
      break;
    case TAG_HIDDEN:
    case TAG_OTHER:
    default:
      break;
    }
}

static void
close_tag (Html *self,
           Tag   tag)
{
  switch (tag)
    {
    case TAG_DETAILS:
      end_leaf (self);
      self->leaf = NULL;
      for (; self->block->kind == STUDY_BLOCK_LIST || self->block->kind == STUDY_BLOCK_TABLE ||
             self->block->kind == STUDY_BLOCK_ROW; self->depth--)
        self->block = self->block->parent;
      cover (self, study_block_add_child (self->block, STUDY_BLOCK_DETAILS_END));
      break;
    case TAG_LIST:
      close_block (self, STUDY_BLOCK_LIST, STUDY_BLOCK_CELL);
      break;
    case TAG_ITEM:
      close_block (self, STUDY_BLOCK_ITEM, STUDY_BLOCK_CELL);
      break;
    case TAG_TABLE:
      close_block (self, STUDY_BLOCK_TABLE, STUDY_BLOCK_TABLE);
      break;
    case TAG_ROW:
      close_block (self, STUDY_BLOCK_ROW, STUDY_BLOCK_TABLE);
      break;
    case TAG_CELL:
      close_block (self, STUDY_BLOCK_CELL, STUDY_BLOCK_TABLE);
      break;
    case TAG_LINK:
      set_link (self, NULL);
      break;
    case TAG_STRONG:
      end_span (&self->strong);
      break;
    case TAG_CODE:
      end_span (&self->code);
      break;
    case TAG_BLOCK:
    case TAG_HEADING:
    case TAG_SUMMARY:
    case TAG_CODE_BLOCK:
      end_leaf (self);
      break;
    case TAG_HIDDEN:
    case TAG_BREAK:
    case TAG_IMAGE:
    case TAG_INPUT:
    case TAG_OTHER:
    default:
      break;
    }
}

/* Returns where the closing tag of a name begins, or NULL. */
static const char *
find_end (const char *text,
          const char *name)
{
  gsize size = strlen (name);

  while ((text = strchr (text, '<')) != NULL)
    {
      if (text[1] == '/' && g_ascii_strncasecmp (text + 2, name, size) == 0)
        return text;
      text++;
    }

  return NULL;
}

/* Reads a tag, up to @end, and returns where to go on. */
static const char *
read_tag (Html       *self,
          const char *start,
          const char *end)
{
  gboolean closes = start[1] == '/';
  char name[sizeof "figcaption"];
  Tag tag = get_tag (start + (closes ? 2 : 1), name, sizeof name);
  const char *next = end + 1;

  if (closes)
    close_tag (self, tag);
  else
    open_tag (self, tag, name, start, next - start);

  if (!closes && tag == TAG_HIDDEN && end[-1] != '/')
    {
      next = find_end (next, name);
      if (next == NULL)
        next = start + strlen (start);
    }
  for (const char *p = start; p < next; p++)
    self->line += *p == '\n';

  return next;
}

static void
read_text (Html       *self,
           const char *text)
{
  const char *last = strrchr (text, '>');
  const char *next;

  for (const char *p = text; *p != '\0'; p = next)
    {
      gsize length = strcspn (p, "<& \t\n\r");

      if (length > 0)
        {
          append_text (self, p, length);
          next = p + length;
        }
      else if (study_format_text_begins (p, "<!--"))
        {
          next = strstr (p, "-->");
          next = next != NULL ? next + strlen ("-->") : p + strlen (p);
          for (const char *q = p; q < next; q++)
            self->line += *q == '\n';
        }
      else if (*p == '<' && p < last && (g_ascii_isalpha (p[1]) || strchr ("/!?", p[1]) != NULL))
        {
          next = read_tag (self, p, strchr (p, '>'));
        }
      else if (*p == '&' && (next = memchr (p, ';', strnlen (p, STUDY_HTML_MAX_ENTITY_LENGTH))) != NULL)
        {
          next++;
          study_html_append_entity (study_block_get_text (get_leaf (self)), p, next - p);
        }
      else if (g_ascii_isspace (*p))
        {
          append_space (self, *p == '\n' ? '\n' : ' ');
          self->line += *p == '\n';
          next = p + 1;
        }
      else
        {
          append_text (self, p, 1);
          next = p + 1;
        }
    }
  end_leaf (self);
}

/* A table is for what stands beside each other where there is more than text
 * in a cell. */
static gboolean
is_layout (const StudyBlock *table)
{
  const StudyBlock *row;
  const StudyBlock *cell;

  for (guint i = 0; (row = study_block_get_child (table, i)) != NULL; i++)
    {
      for (guint j = 0; (cell = study_block_get_child (row, j)) != NULL; j++)
        {
          if (study_block_get_child (cell, 0) != NULL)
            return TRUE;
        }
    }

  return FALSE;
}

static void
take (StudyBlock *self,
      StudyBlock *block)
{
  block->parent = self;
  g_ptr_array_add (self->children, block);
}

/* Puts what is in the cells of a table into what the table stands in. */
static void
take_cells (StudyBlock *self,
            StudyBlock *table)
{
  StudyBlock *row;
  StudyBlock *cell;

  for (guint i = 0; (row = study_block_get_child (table, i)) != NULL; i++)
    {
      for (guint j = 0; (cell = study_block_get_child (row, j)) != NULL; j++)
        {
          gsize n_blocks = 0;
          g_autofree gpointer *blocks = cell->children != NULL ? g_ptr_array_steal (cell->children, &n_blocks) : NULL;

          if (cell->text != NULL)
            {
              StudyBlock *paragraph = study_block_new (STUDY_BLOCK_PARAGRAPH);

              paragraph->text = g_steal_pointer (&cell->text);
              paragraph->spans = g_steal_pointer (&cell->spans);
              paragraph->first_line = cell->first_line;
              paragraph->last_line = cell->last_line;
              take (self, paragraph);
            }
          for (gsize k = 0; k < n_blocks; k++)
            take (self, blocks[k]);
        }
    }
}

/* Repeats what is in cells that go through several rows, in each of them. Longer
 * texts, and more cells than the table has, are no names of what is beside them. */
static void
repeat_cells (StudyBlock *table)
{
  StudyBlock *row;
  StudyBlock *cell;
  guint n_left = 0;

  for (guint i = 0; (row = study_block_get_child (table, i)) != NULL; i++)
    n_left += row->children != NULL ? row->children->len : 0;

  for (guint i = 0; (row = study_block_get_child (table, i)) != NULL; i++)
    {
      for (guint j = 0; j < MAX_CELLS && (cell = study_block_get_child (row, j)) != NULL; j++)
        {
          StudyBlock *next = study_block_get_child (table, i + 1);
          StudyBlock *copy;

          if (cell->level < 2 || next == NULL || next->children == NULL || j > next->children->len || n_left == 0)
            continue;
          n_left--;
          copy = study_block_insert_child (next, j, STUDY_BLOCK_CELL);
          copy->level = cell->level - 1;
          copy->first_line = copy->last_line = next->first_line;
          if (cell->text != NULL && cell->text->len <= MAX_REPEATED)
            g_string_append_len (study_block_get_text (copy), cell->text->str, cell->text->len);
        }
    }
}

/* A table without a header gets one without words, which no line has. */
static void
add_header (StudyBlock *table)
{
  StudyBlock *row = study_block_get_child (table, 0);
  StudyBlock *header;
  guint n_cells = 0;

  if (row == NULL || row->header)
    return;

  for (guint i = 0; (row = study_block_get_child (table, i)) != NULL; i++)
    n_cells = MAX (n_cells, row->children != NULL ? row->children->len : 0);
  header = study_block_new (STUDY_BLOCK_ROW);
  header->parent = table;
  header->header = TRUE;
  for (guint i = 0; i < MIN (n_cells, MAX_CELLS); i++)
    study_block_add_child (header, STUDY_BLOCK_CELL);
  g_ptr_array_insert (table->children, 0, header);
}

/* Whether a block came of tags that have nothing to read or see between them. */
static gboolean
is_nothing (const StudyBlock *block)
{
  return (block->kind == STUDY_BLOCK_PARAGRAPH || block->kind == STUDY_BLOCK_HEADING) &&
         (block->text == NULL || block->text->len == 0) && study_block_find_span (block, STUDY_SPAN_IMAGE) == NULL;
}

/* Gives tables a header, and takes away what is no table and what is nothing. */
static void
mend (StudyBlock *self)
{
  gsize n_blocks = 0;
  g_autofree gpointer *blocks = self->children != NULL ? g_ptr_array_steal (self->children, &n_blocks) : NULL;

  for (gsize i = 0; i < n_blocks; i++)
    {
      StudyBlock *block = blocks[i];

      mend (block);
      if (is_nothing (block))
        {
          study_block_free (block);
        }
      else if (block->kind == STUDY_BLOCK_TABLE && is_layout (block))
        {
          take_cells (self, block);
          study_block_free (block);
        }
      else
        {
          if (block->kind == STUDY_BLOCK_TABLE)
            {
              repeat_cells (block);
              add_header (block);
            }
          take (self, block);
        }
    }
}

/**
 * study_block_read_html:
 * @self: a block of HTML with its text
 *
 * Adds the headings, paragraphs, lists and tables in it to it, and takes its
 * text. What has no text of these is none.
 */
void
study_block_read_html (StudyBlock *self)
{
  Html html = { .root = self, .block = self, .line = self->first_line };

  if (self->text == NULL || self->first_line == STUDY_BLOCK_NO_LINE)
    return;

  for (const StudyBlock *block = self; block != NULL; block = block->parent)
    html.depth++;
  read_text (&html, self->text->str);
  set_link (&html, NULL);
  mend (self);
  g_string_free (self->text, TRUE);
  self->text = NULL;
}
