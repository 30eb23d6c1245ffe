/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-outline-steps.h"

#include <glib/gi18n.h>
#include <string.h>

#include "formats/guide/words/study-guide-hours.h"
#include "formats/guide/words/study-guide-lessons.h"
#include "formats/guide/words/study-guide-text.h"
#include "formats/guide/words/study-guide-words.h"

/* As many columns as a table has at most; what is behind is no course. */
#define MAX_COLUMNS 32

typedef struct
{
  StudyGuideColumn kinds[MAX_COLUMNS];
  char *names[MAX_COLUMNS];
  gboolean further[MAX_COLUMNS]; /* links of it lead to more to read */
  guint n_columns;
  guint title; /* which column names a row */
} Columns;

static const char *
get_cell_text (const StudyBlock *cell)
{
  return cell != NULL && cell->text != NULL ? cell->text->str : "";
}

static const StudyBlock *
get_header (const StudyBlock *table)
{
  const StudyBlock *row = study_block_get_child (table, 0);

  return row != NULL && row->header ? row : NULL;
}

static void
columns_clear (Columns *columns)
{
  for (guint i = 0; i < columns->n_columns; i++)
    g_free (columns->names[i]);
}

static gboolean
has_column (const Columns    *columns,
            StudyGuideColumn  kind)
{
  for (guint i = 0; i < columns->n_columns; i++)
    {
      if (columns->kinds[i] == kind)
        return TRUE;
    }

  return FALSE;
}

/* So many rows tell what is in a column. */
#define MAX_SAMPLE_ROWS 50

/* A title has more letters than that as a rule; what has less is short for a day. */
#define MIN_LETTERS 3

/* Whether most cells of a column are words, and no numbers, days or hours; and @distinct:
 * whether they differ as well. */
static gboolean
has_words (const StudyBlock *table,
           guint             column,
           gboolean          distinct)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const StudyBlock *row;
  guint n_cells = 0;
  guint n_numbers = 0;
  guint n_letters = 0;

  for (guint i = 1; i <= MAX_SAMPLE_ROWS && (row = study_block_get_child (table, i)) != NULL; i++)
    {
      const char *text = get_cell_text (study_block_get_child (row, column));

      if (study_guide_is_sign (text))
        continue;
      n_cells++;
      n_numbers += study_guide_is_number (text);
      for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
        n_letters += g_unichar_isalpha (g_utf8_get_char (p)) ? (*p & 0x80 ? 2 : 1) : 0;
      g_hash_table_add (seen, study_guide_fold (text));
    }

  if (n_numbers * 2 > n_cells)
    return FALSE;

  return !distinct || (n_letters > n_cells * MIN_LETTERS && g_hash_table_size (seen) * 2 > n_cells);
}

/* The column of titles is the one whose header says so, unless it has numbers; else the
 * first whose header says nothing else, at best with words that differ from row to row. */
static guint
find_title (const Columns    *columns,
            const StudyBlock *table)
{
  for (guint i = 0; i < columns->n_columns; i++)
    {
      if (columns->kinds[i] == STUDY_COLUMN_TITLE && has_words (table, i, FALSE))
        return i;
    }
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < columns->n_columns; i++)
        {
          if ((columns->kinds[i] == STUDY_COLUMN_OTHER || columns->kinds[i] == STUDY_COLUMN_LINK ||
               columns->kinds[i] == STUDY_COLUMN_TOOLS || columns->kinds[i] == STUDY_COLUMN_CATEGORY) &&
              has_words (table, i, pass == 0))
            return i;
        }
    }

  return 0;
}

static void
read_columns (Columns          *columns,
              const StudyBlock *header,
              const StudyBlock *table)
{
  const StudyBlock *cell;

  while (columns->n_columns < MAX_COLUMNS && (cell = study_block_get_child (header, columns->n_columns)) != NULL)
    {
      char *name = study_guide_clean_title (get_cell_text (cell));
      StudyGuideSection section = study_guide_get_section (name);

      columns->names[columns->n_columns] = name;
      columns->kinds[columns->n_columns] = study_guide_get_column (name);
      columns->further[columns->n_columns] =
        section == STUDY_SECTION_RESOURCES || section == STUDY_SECTION_REFERENCES;
      columns->n_columns++;
    }
  columns->title = find_title (columns, table);
}

static void
add_tools (StudyOutline *self,
           const char   *category,
           const char   *text)
{
  StudyOutlineTool tool = { study_guide_clean_title (category), study_guide_split_tools (text) };

  if (*tool.category != '\0' && tool.tools[0] != NULL)
    {
      g_array_append_val (self->tools, tool);
      return;
    }

  g_free (tool.category);
  g_strfreev (tool.tools);
}

/* A table of a category and its tools, without anything to open. */
static gboolean
read_tools (StudyOutline     *self,
            StudyOutlineNode *node,
            const StudyBlock *table,
            const Columns    *columns)
{
  const StudyBlock *row;

  if (columns->n_columns != 2 ||
      !(has_column (columns, STUDY_COLUMN_TOOLS) ||
        (node->section == STUDY_SECTION_TOOLS && !has_column (columns, STUDY_COLUMN_TITLE))))
    return FALSE;

  for (guint i = 1; (row = study_block_get_child (table, i)) != NULL; i++)
    {
      add_tools (self, get_cell_text (study_block_get_child (row, 0)), get_cell_text (study_block_get_child (row, 1)));
      study_outline_node_add_block (node, row, STUDY_GUIDE_TOOLS, _("Row in a table of tools"));
    }

  return TRUE;
}

/* Reads what a row requires: names of other rows, and links to them. */
static void
read_required (StudyOutlineTableRow *row,
               const StudyBlock     *cell)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) links = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit_set (get_cell_text (cell), ",;/&\n\f", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = study_guide_clean (parts[i]);

      if (!study_guide_is_nothing (part))
        g_strv_builder_add (names, part);
    }
  for (guint i = 0; cell->spans != NULL && i < cell->spans->len; i++)
    {
      const StudySpan *span = &g_array_index (cell->spans, StudySpan, i);

      if (span->kind == STUDY_SPAN_LINK)
        g_strv_builder_add (links, span->url);
    }

  g_free (row->requires_whole);
  row->requires_whole = study_guide_clean (get_cell_text (cell));
  g_strfreev (row->requires);
  g_strfreev (row->requires_links);
  row->requires = g_strv_builder_end (names);
  row->requires_links = g_strv_builder_end (links);
}

/* Hours are told as such, or by weeks and the hours of each. */
static double
read_hours (const char *text,
            gboolean    alone)
{
  double hours = study_guide_read_hours (text);
  double weeks = study_guide_read_weeks (text);

  if (hours > 0 && study_guide_mentions (text, STUDY_MEANING_WEEKLY))
    return hours * weeks;
  if (hours == 0 && alone)
    hours = study_guide_read_number (text);

  return hours > 0 && hours < 1e6 ? hours : 0;
}

/* The title of a row is the text of its link, unless there is more to it than
 * other links and signs. */
static char *
read_row_title (const StudyBlock *cell)
{
  const StudySpan *first = cell != NULL ? study_block_find_span (cell, STUDY_SPAN_LINK) : NULL;
  const char *text = get_cell_text (cell);
  g_autoptr (GString) rest = NULL;
  g_autofree char *link = NULL;
  g_autofree char *folded = NULL;

  if (first == NULL || first->end <= first->start)
    return study_guide_clean (text);

  rest = g_string_new (text);
  for (guint i = cell->spans->len; i-- > 0;)
    {
      const StudySpan *span = &g_array_index (cell->spans, StudySpan, i);

      if (span->kind == STUDY_SPAN_LINK && span->end > span->start && span->end <= rest->len)
        g_string_erase (rest, span->start, span->end - span->start);
    }
  folded = study_guide_fold (rest->str);
  link = g_strndup (text + first->start, first->end - first->start);

  return study_guide_clean (*folded == '\0' ? link : text);
}

/* Takes the link of a row whose title has none from another column, at best
 * from one for links, and never from one of further reading. Returns the
 * column. */
static guint
take_row_link (StudyOutline     *self,
               StudyOutlineNode *node,
               const StudyBlock *row,
               const Columns    *columns,
               const char       *address)
{
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < columns->n_columns; i++)
        {
          const StudyBlock *cell = study_block_get_child (row, i);

          if (cell == NULL || i == columns->title || columns->kinds[i] == STUDY_COLUMN_REQUIRES ||
              (columns->kinds[i] == STUDY_COLUMN_LINK) != (pass == 0) ||
              (pass > 0 && columns->further[i]))
            continue;
          study_outline_take_links (self, node, cell, address);
          if (node->links != NULL)
            return i;
        }
    }

  return columns->n_columns;
}

/* Adds to the title of a row what its link is called, when the row before it has
 * the same title: a cell may go through several rows. */
static void
tell_row_apart (StudyOutlineNode *node,
                const StudyBlock *linked)
{
  const GPtrArray *rows = node->parent->children;
  const StudyOutlineNode *before = rows->len > 1 ? g_ptr_array_index (rows, rows->len - 2) : NULL;
  g_autofree char *link = study_guide_clean (get_cell_text (linked));
  gsize length = strlen (node->title);
  char *whole;

  if (before == NULL || before->row == NULL || *link == '\0' || strncmp (before->title, node->title, length) != 0 ||
      (before->title[length] != '\0' && !g_str_has_prefix (before->title + length, ": ")))
    return;

  whole = g_strdup_printf ("%s: %s", node->title, link);
  g_free (node->title);
  node->title = whole;
}

static void
read_row (StudyOutline     *self,
          StudyOutlineNode *parent,
          const StudyBlock *block,
          const Columns    *columns,
          const char       *address)
{
  StudyOutlineNode *node;
  StudyOutlineTableRow *row;
  const StudyBlock *title = study_block_get_child (block, columns->title);
  const StudySpan *link = title != NULL ? study_block_find_span (title, STUDY_SPAN_LINK) : NULL;
  StudyItemKind kind;
  guint linked_column = columns->n_columns;
  double weeks = 0;
  double effort = 0;
  g_autofree char *name = read_row_title (title);

  if (*name == '\0')
    {
      study_outline_node_add_block (parent, block, STUDY_GUIDE_LEFT_OUT, _("Left out: no text"));
      return;
    }

  if (study_guide_means (name, STUDY_MEANING_TOTAL))
    {
      study_outline_node_add_block (parent, block, STUDY_GUIDE_LEFT_OUT, _("Left out: nothing to learn"));
      return;
    }

  node = study_outline_node_new (parent, STUDY_OUTLINE_TABLE_ROW, block);
  row = node->row = g_new0 (StudyOutlineTableRow, 1);
  node->title_last_line = node->last_line;
  node->title = g_steal_pointer (&name);
  if (title != NULL)
    study_outline_take_links (self, node, title, address);
  if (link == NULL)
    linked_column = take_row_link (self, node, block, columns, address);
  node->linked = node->links != NULL;
  if (linked_column < columns->n_columns)
    tell_row_apart (node, study_block_get_child (block, linked_column));
  if (linked_column < columns->n_columns && study_guide_get_item_kind (columns->names[linked_column], &kind))
    node->code = g_strdup (columns->names[linked_column]);
  else if (columns->title < columns->n_columns && study_guide_get_item_kind (columns->names[columns->title], &kind))
    node->code = g_strdup (columns->names[columns->title]);
  if (link != NULL)
    row->url = g_strdup (link->url);

  for (guint i = 0; i < columns->n_columns; i++)
    {
      const StudyBlock *cell = study_block_get_child (block, i);
      const char *text = get_cell_text (cell);

      if (cell == NULL || i == columns->title || i == linked_column || *text == '\0')
        continue;

      switch (columns->kinds[i])
        {
        case STUDY_COLUMN_ID:
          g_free (row->id);
          row->id = study_guide_clean (text);
          break;
        case STUDY_COLUMN_PROVIDER:
          g_free (row->provider);
          row->provider = study_guide_is_nothing (text) ? NULL : study_guide_clean_title (text);
          break;
        case STUDY_COLUMN_HOURS:
          row->hours = read_hours (text, TRUE);
          break;
        case STUDY_COLUMN_DURATION:
          weeks = study_guide_read_weeks (text);
          if (row->hours == 0)
            row->hours = read_hours (text, FALSE);
          break;
        case STUDY_COLUMN_EFFORT:
          effort = study_guide_read_hours (text);
          if (row->hours == 0 && (study_guide_read_weeks (text) > 0 || !has_column (columns, STUDY_COLUMN_DURATION)))
            row->hours = read_hours (text, FALSE);
          break;
        case STUDY_COLUMN_REQUIRES:
          read_required (row, cell);
          g_set_str (&row->requires_name, columns->names[i]);
          self->n_requires += g_strv_length (row->requires) + g_strv_length (row->requires_links);
          break;
        case STUDY_COLUMN_STATUS:
          node->marked = study_guide_get_status (text) == STUDY_MARK_DONE;
          study_outline_take_links (self, node, cell, address);
          break;
        case STUDY_COLUMN_LINK:
          study_outline_take_links (self, node, cell, address);
          break;
        case STUDY_COLUMN_KIND:
          if (study_guide_get_item_kind (text, &kind))
            {
              g_set_str (&node->code, text);
              break;
            }
          G_GNUC_FALLTHROUGH;
        case STUDY_COLUMN_CATEGORY:
        case STUDY_COLUMN_TOOLS:
        case STUDY_COLUMN_TITLE:
        case STUDY_COLUMN_OTHER:
        default:
          study_outline_take_links (self, node, cell, address);
          if (study_block_find_span (cell, STUDY_SPAN_LINK) == NULL && !study_guide_is_nothing (text) &&
              !study_guide_is_number (text))
            {
              g_autofree char *told = g_strdup_printf ("%s: %s", columns->names[i], text);

              study_outline_node_add_text (node, *columns->names[i] != '\0' ? told : text);
            }
          break;
        }
    }

  if (row->hours == 0 && weeks * effort < 1e6)
    row->hours = weeks * effort;
  self->n_items++;
}

/* Whether each row leads to a part of its own document, and nowhere else. */
static gboolean
is_contents (const StudyBlock *table)
{
  const StudyBlock *row;
  const StudyBlock *cell;

  for (guint i = 1; (row = study_block_get_child (table, i)) != NULL; i++)
    {
      gboolean leads_inside = FALSE;

      for (guint j = 0; (cell = study_block_get_child (row, j)) != NULL; j++)
        {
          for (guint k = 0; cell->spans != NULL && k < cell->spans->len; k++)
            {
              const StudySpan *span = &g_array_index (cell->spans, StudySpan, k);

              if (span->kind == STUDY_SPAN_LINK && *span->url != '#')
                return FALSE;
              leads_inside |= span->kind == STUDY_SPAN_LINK;
            }
        }
      if (!leads_inside)
        return FALSE;
    }

  return TRUE;
}

/**
 * study_outline_read_table:
 * @node: what the table belongs to
 * @address: (nullable): where the guide is from
 *
 * Takes a table of tools, or each row as something to learn.
 */
void
study_outline_read_table (StudyOutline     *self,
                          StudyOutlineNode *node,
                          const StudyBlock *table,
                          const char       *address)
{
  const StudyBlock *header = get_header (table);
  const StudyBlock *first = study_block_get_child (table, 1);
  const StudyBlock *row;
  Columns columns = { 0 };

  if (header == NULL || first == NULL)
    {
      study_outline_node_add_block (node, table, STUDY_GUIDE_LEFT_OUT, _("Left out: table without rows"));
      return;
    }

  if (is_contents (table))
    {
      node->has_contents = TRUE;
      study_outline_node_add_block (node, table, STUDY_GUIDE_LEFT_OUT, _("Left out: table of contents"));
      return;
    }

  read_columns (&columns, header, table);
  /* The line below it has nothing but hyphens, unless the table is of HTML. */
  if (header->first_line != STUDY_BLOCK_NO_LINE)
    study_outline_node_add_part (node, header->first_line,
                                 MAX (header->last_line, MIN (header->last_line + 1, first->first_line - 1)),
                                 STUDY_GUIDE_STRUCTURE, _("Table header"));
  if (!read_tools (self, node, table, &columns))
    {
      for (guint i = 1; (row = study_block_get_child (table, i)) != NULL; i++)
        {
          if (row->first_line != STUDY_BLOCK_NO_LINE)
            read_row (self, node, row, &columns, address);
        }
    }
  columns_clear (&columns);
}
