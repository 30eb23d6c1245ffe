/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people mean by indentation, and what CommonMark makes of it
 *
 * In CommonMark (section 5.2) an item is in another one only when it stands
 * under that one's text: three columns in below “1. ”, not two; and what is four
 * columns or more further in is code. People indent by two or by a tab, and see
 * on their screen that it is further in. So an item that is further in than the
 * one before it is moved to where it is in that one. */

#include "formats/guide/blocks/study-guide-indent.h"

#include <string.h>

#define TAB_STOP 4

/* An item is in another one that it is further in than by so many columns: by
 * one column numbers are aligned to the right. */
#define MIN_STEP 2

/* Spaces from which on a line is code. */
#define CODE_INDENT 4

#define MAX_DEPTH 48
#define MAX_DIGITS 9

/* An item that the next line may be in. */
typedef struct
{
  gsize column;   /* of its sign, in the file */
  gsize moved_to; /* and where it should be */
  gsize width;    /* from its sign to its text */
} Item;

struct _StudyGuideIndent
{
  GArray *items;         /* of Item, the outermost first */
  gsize fence;           /* the length of the fence that is open, or 0 */
  char fence_sign;
  gboolean moves_list;   /* a whole list that looks like code */
  gboolean after_blank;
  gboolean after_heading; /* or where the file begins; empty lines do not count */
};

StudyGuideIndent *
study_guide_indent_new (void)
{
  StudyGuideIndent *self = g_new0 (StudyGuideIndent, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  self->after_heading = TRUE;

  return self;
}

void
study_guide_indent_free (StudyGuideIndent *self)
{
  g_array_unref (self->items);
  g_free (self);
}

/* Returns how many bytes of white space a line begins with. */
static gsize
skip_space (const char *line,
            gsize       length,
            gsize      *columns)
{
  gsize i;

  *columns = 0;
  for (i = 0; i < length && (line[i] == ' ' || line[i] == '\t'); i++)
    *columns += line[i] == '\t' ? TAB_STOP - *columns % TAB_STOP : 1;

  return i;
}

static gsize
count_sign (const char *text,
            gsize       length,
            char        sign)
{
  gsize n = 0;

  while (n < length && text[n] == sign)
    n++;

  return n;
}

/* Whether a line has nothing but a sign, so often at least. */
static gboolean
is_all (const char *text,
        gsize       length,
        const char *signs,
        gsize       least)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == text[0])
        n++;
      else if (!g_ascii_isspace (text[i]))
        return FALSE;
    }

  return strchr (signs, text[0]) != NULL && n >= least;
}

/* Whether what is behind a line is no part of what is before it. */
static gboolean
is_heading_or_rule (const char *text,
                    gsize       length)
{
  return *text == '#' || is_all (text, length, "=", 1) || is_all (text, length, "-*_", 3);
}

/* Returns the columns from the sign of an item to its text, or 0 for a line
 * that is no item. */
static gsize
get_item_width (const char *text,
                gsize       length,
                gsize       column)
{
  gsize sign = 0;
  gsize columns;
  gsize space;

  if (strchr ("-*+", text[0]) != NULL)
    {
      sign = 1;
    }
  else
    {
      while (sign < length && sign < MAX_DIGITS && g_ascii_isdigit (text[sign]))
        sign++;
      if (sign == 0 || sign == length || strchr (".)", text[sign]) == NULL)
        return 0;
      sign++;
    }

  for (space = sign, columns = column + sign; space < length && (text[space] == ' ' || text[space] == '\t'); space++)
    columns += text[space] == '\t' ? TAB_STOP - columns % TAB_STOP : 1;
  if (space == sign || space == length || g_ascii_isspace (text[space]) || is_all (text, length, "-*_", 3))
    return 0;

  /* More space than that begins code. */
  return columns - column - sign > CODE_INDENT ? sign + 1 : columns - column;
}

static const Item *
get_last_item (const StudyGuideIndent *self)
{
  return self->items->len > 0 ? &g_array_index (self->items, Item, self->items->len - 1) : NULL;
}

/* Leaves the items that something in a column is not in; returns the one that
 * it is in. */
static const Item *
leave_items (StudyGuideIndent *self,
             gsize             column,
             gsize             step)
{
  const Item *item;

  while ((item = get_last_item (self)) != NULL && column < item->column + step)
    g_array_set_size (self->items, self->items->len - 1);

  return item;
}

static void
append_moved (GString    *out,
              const char *line,
              gsize       length,
              gsize       space,
              gsize       columns,
              gsize       moved_to)
{
  if (moved_to == columns)
    {
      g_string_append_len (out, line, length);
      return;
    }

  for (gsize i = 0; i < moved_to; i++)
    g_string_append_c (out, ' ');
  g_string_append_len (out, line + space, length - space);
}

/* Returns where an item should be, and notes it. */
static gsize
enter_item (StudyGuideIndent *self,
            gsize             column,
            gsize             width)
{
  const Item *parent = leave_items (self, column, MIN_STEP);
  Item item = { column, column, width };

  if (parent != NULL)
    {
      gsize first = parent->moved_to + parent->width;

      item.moved_to = CLAMP (column - parent->column + parent->moved_to, first, first + CODE_INDENT - 1);
    }
  else if (column >= CODE_INDENT)
    {
      /* A list below its heading, and not code in a text. */
      if (!self->after_heading && !self->moves_list)
        return column;
      self->moves_list = TRUE;
      item.moved_to = 0;
    }

  if (self->items->len < MAX_DEPTH)
    g_array_append_val (self->items, item);

  return item.moved_to;
}

/* Returns where a line that is no item should be. */
static gsize
move_text (StudyGuideIndent *self,
           const char       *text,
           gsize             length,
           gsize             columns)
{
  const Item *item;
  gsize moved_to;

  /* Right below an item, its text may go on in any column. */
  if (self->after_blank || is_heading_or_rule (text, length))
    item = leave_items (self, columns, 1);
  else
    item = get_last_item (self);
  if (item == NULL || columns <= item->column)
    return columns;

  moved_to = columns - item->column + item->moved_to;

  return columns < item->column + MIN_STEP ? moved_to : MAX (moved_to, item->moved_to + item->width);
}

/**
 * study_guide_indent_append:
 * @self: what knows the lines before
 * @out: where to write the line to
 * @line: (array length=length): the next line of a guide
 * @length: its length in bytes, with its line feed
 *
 * Writes a line, indented as CommonMark wants it to be in what it is in.
 */
void
study_guide_indent_append (StudyGuideIndent *self,
                           GString          *out,
                           const char       *line,
                           gsize             length)
{
  gsize columns;
  gsize space = skip_space (line, length, &columns);
  const char *text = line + space;
  gsize rest = length - space;
  gsize n_signs;
  gsize width;
  gsize moved_to;

  if (rest == 0 || *text == '\n' || *text == '\0')
    {
      g_string_append_len (out, line, length);
      self->after_blank = TRUE;
      return;
    }

  if (columns < CODE_INDENT)
    self->moves_list = FALSE;
  n_signs = *text == '`' || *text == '~' ? count_sign (text, rest, *text) : 0;
  if (self->fence > 0)
    {
      const Item *item = get_last_item (self);

      moved_to = item != NULL && columns > item->column ? columns + item->moved_to - item->column : columns;
      if (*text == self->fence_sign && is_all (text, rest, "`~", self->fence))
        self->fence = 0;
    }
  else if ((width = get_item_width (text, rest, columns)) > 0)
    {
      moved_to = enter_item (self, columns, width);
    }
  else
    {
      moved_to = move_text (self, text, rest, columns);
      if (n_signs >= 3)
        {
          self->fence = n_signs;
          self->fence_sign = *text;
        }
    }

  append_moved (out, line, length, space, columns, moved_to);
  self->after_blank = FALSE;
  self->after_heading = columns < CODE_INDENT && is_heading_or_rule (text, rest);
}
