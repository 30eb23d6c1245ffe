/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-guide-rows.h"

#include <string.h>

#include "formats/guide/words/study-guide-lexicon.h"
#include "formats/guide/words/study-guide-text.h"

/* Rows of tables that say which others come first. */

/* “PC1-PC6” are as many at most. */
#define MAX_RANGE 100

/* How many rows all ranges of a guide may name, and more for each row: a range
 * takes little room in a guide. */
#define MAX_RANGES 10000
#define MAX_RANGES_OF_ROW 4

typedef enum
{
  ROW_NEW,
  ROW_OPEN, /* what it requires is being looked at */
  ROW_DONE,
} RowState;

typedef struct
{
  const StudyOutlineNode *node;
  StudyContentTopic *topic;
  GArray *required; /* of guint, the indices of rows */
  RowState state;
  guint next;       /* which of the required ones is looked at next */
} Row;

struct _StudyGuideRows
{
  GArray *rows;       /* of Row */
  GHashTable *by_name; /* what a row is called -> its index and one */
  GPtrArray *names;   /* the keys of by_name, in order */
  GHashTable *seen;   /* what the row that is looked at requires already */
  guint n_left;       /* how many rows ranges may still name */
};

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_clear_pointer (&row->required, g_array_unref);
}

StudyGuideRows *
study_guide_rows_new (void)
{
  StudyGuideRows *self = g_new0 (StudyGuideRows, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seen = g_hash_table_new (NULL, NULL);
  self->n_left = MAX_RANGES;

  return self;
}

void
study_guide_rows_free (StudyGuideRows *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_free (self);
}

static Row *
get_row (StudyGuideRows *self,
         guint           index)
{
  return &g_array_index (self->rows, Row, index);
}

static void
add_name (StudyGuideRows *self,
          const char     *name)
{
  if (name != NULL && *name != '\0' && !g_hash_table_contains (self->by_name, name))
    g_hash_table_insert (self->by_name, g_strdup (name), GUINT_TO_POINTER (self->rows->len));
}

/**
 * study_guide_rows_add:
 *
 * Adds a row that became a topic, or an item beside a table: by its id, title and
 * link others name it.
 */
void
study_guide_rows_add (StudyGuideRows         *self,
                      const StudyOutlineNode *node,
                      StudyContentTopic      *topic)
{
  const Row row = { .node = node, .topic = topic, .required = g_array_new (FALSE, FALSE, sizeof (guint)) };
  g_autofree char *id = node->row != NULL && node->row->id != NULL ? study_guide_fold (node->row->id) : NULL;
  g_autofree char *title = study_guide_fold (node->title);

  g_array_append_val (self->rows, row);
  self->n_left += MAX_RANGES_OF_ROW;
  add_name (self, id);
  add_name (self, title);
  add_name (self, node->row != NULL ? node->row->url : NULL);
}

static int
compare_names_cb (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Finds the only row whose name begins with a text: “Calculus 1A”. */
static guint
find_by_beginning (StudyGuideRows *self,
                   const char     *text)
{
  gsize length = strlen (text);
  guint low = 0;
  guint high = self->names->len;
  const char *name;
  const char *next;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (g_ptr_array_index (self->names, middle), text) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  if (length == 0 || low == self->names->len)
    return 0;

  name = g_ptr_array_index (self->names, low);
  next = low + 1 < self->names->len ? g_ptr_array_index (self->names, low + 1) : "";
  if (strncmp (name, text, length) != 0 || name[length] != ' ' || strncmp (next, text, length) == 0)
    return 0;

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, name));
}

/* Returns the index of the row that a text names and one, 0 if there is none. */
static guint
find_row (StudyGuideRows *self,
          const char     *text)
{
  g_autofree char *folded = study_guide_fold (text);
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, folded));

  if (found == 0)
    found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, text));

  return found != 0 ? found : find_by_beginning (self, folded);
}

static gboolean
require (StudyGuideRows *self,
         guint           index,
         const char     *text)
{
  guint found = find_row (self, text);
  guint required = found - 1;

  if (found != 0 && required != index && g_hash_table_add (self->seen, GUINT_TO_POINTER (found)))
    g_array_append_val (get_row (self, index)->required, required);

  return found != 0;
}

/* Requires the rows of “PC1-PC6”, or “PC1-6”. */
static gboolean
require_range (StudyGuideRows *self,
               guint           index,
               const char     *text)
{
  const char *dash = strchr (text, '-');
  gsize head = 0;
  const char *end;
  guint64 first, last;
  gboolean any = FALSE;

  while (g_ascii_isalpha (text[head]))
    head++;
  if (dash == NULL || !g_ascii_isdigit (text[head]))
    return FALSE;

  end = strncmp (dash + 1, text, head) == 0 ? dash + 1 + head : dash + 1;
  first = g_ascii_strtoull (text + head, NULL, 10);
  last = g_ascii_strtoull (end, NULL, 10);
  if (last < first || last - first >= MAX_RANGE || last - first >= self->n_left)
    return FALSE;
  self->n_left -= last - first + 1;

  for (guint64 number = first; number <= last; number++)
    {
      g_autofree char *name = g_strdup_printf ("%.*s%" G_GUINT64_FORMAT, (int) head, text, number);

      any |= require (self, index, name);
    }

  return any;
}

/* Requires what a text names: a row, several, or several with “and” between. */
static gboolean
require_text (StudyGuideRows *self,
              guint           index,
              const char     *text)
{
  const char * const *and = study_guide_lexicon_get_phrases (STUDY_PHRASE_AND);
  const char *open = strchr (text, '(');
  g_autoptr (GString) split = NULL;
  g_auto (GStrv) parts = NULL;
  gboolean any = FALSE;

  if (require (self, index, text) || require_range (self, index, text))
    return TRUE;

  /* “Algebra (notes)” */
  if (open != NULL && open > text)
    {
      g_autofree char *name = g_strndup (text, open - text);

      if (require (self, index, name))
        return TRUE;
    }

  split = g_string_new (text);
  for (guint i = 0; and[i] != NULL; i++)
    g_string_replace (split, and[i], "\n", 0);
  parts = g_strsplit (split->str, "\n", -1);
  for (guint i = 0; parts[0] != NULL && parts[1] != NULL && parts[i] != NULL; i++)
    any |= require (self, index, parts[i]) || require_range (self, index, parts[i]);

  return any;
}

/* Reads what a row requires. What names nothing in the guide is told in the
 * text of its topic. */
static void
read_required (StudyGuideRows *self,
               guint           index)
{
  const StudyOutlineTableRow *columns = get_row (self, index)->node->row;
  g_autoptr (GString) unknown = g_string_new (NULL);

  if (columns == NULL)
    return;

  /* A name may have commas in it. */
  if (columns->requires_whole != NULL && require (self, index, columns->requires_whole))
    return;

  for (guint i = 0; columns->requires != NULL && columns->requires[i] != NULL; i++)
    {
      const char *text = columns->requires[i];

      if (!require_text (self, index, text))
        g_string_append_printf (unknown, "%s%s", unknown->len > 0 ? ", " : "", text);
    }

  for (guint i = 0; columns->requires_links != NULL && columns->requires_links[i] != NULL; i++)
    require (self, index, columns->requires_links[i]);

  if (unknown->len > 0)
    {
      g_autofree char *told = g_strdup_printf ("%s: %s", columns->requires_name, unknown->str);

      study_guide_append_text (&get_row (self, index)->topic->text, told);
    }
}

/* Writes what rows require into their topics, from one row on, without what
 * would make a circle. No recursion: a chain may be as long as the document. */
static void
write_required (StudyGuideRows *self,
                guint           start,
                GArray         *open)
{
  g_array_append_val (open, start);
  while (open->len > 0)
    {
      guint index = g_array_index (open, guint, open->len - 1);
      Row *row = get_row (self, index);
      guint required;

      row->state = ROW_OPEN;
      if (row->next == row->required->len)
        {
          row->state = ROW_DONE;
          g_array_set_size (open, open->len - 1);
          continue;
        }

      required = g_array_index (row->required, guint, row->next);
      if (get_row (self, required)->state == ROW_NEW)
        {
          g_array_append_val (open, required);
          continue;
        }
      if (get_row (self, required)->state == ROW_DONE)
        g_ptr_array_add (row->topic->requires, g_strdup (get_row (self, required)->topic->id));
      row->next++;
    }
}

/**
 * study_guide_rows_link:
 *
 * Links the rows to those that they name. What would make a circle is passed over.
 */
void
study_guide_rows_link (StudyGuideRows *self)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));

  self->names = g_hash_table_get_keys_as_ptr_array (self->by_name);
  g_ptr_array_sort (self->names, compare_names_cb);

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_hash_table_remove_all (self->seen);
      read_required (self, i);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (get_row (self, i)->state == ROW_NEW)
        write_required (self, i, open);
    }
}
