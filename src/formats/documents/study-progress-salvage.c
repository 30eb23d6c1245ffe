/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/documents/study-progress-format.h"

#include "formats/documents/study-progress-format-private.h"
#include "formats/text/study-text-decode.h"

#include <string.h>

/* A register stands two levels deep in its document, in which it has to be read
 * again: what is deeper than this in one cannot be kept. */
#define MAX_REGISTER_DEPTH (STUDY_JSON_MAX_DEPTH - 2)

/* As short as a register can be. */
#define MIN_REGISTER_LENGTH \
  strlen ("{\"scope\":\"s\",\"id\":\"i\",\"field\":\"f\",\"value\":0,\"time\":0,\"device\":\"d\"}")

/* A part of the text, from a byte to the one after its last. */
typedef struct
{
  const char *start;
  const char *end;
} Span;

typedef struct
{
  const char *text;
  const char *end;
  const char *trail_id;
  GPtrArray *registers; /* of StudyRegister */
  GArray *others;       /* of Span, objects in lists of other names */
  GArray *inner;        /* of Span, objects in lists of the right name in the wrong place */
  GArray *nested;       /* of Span, objects like registers in a list in a register */
  GArray *members;      /* (nullable): of Span, the document's own members */
  GString *buffer;
  gboolean has_list;    /* there is a list with the name that it should have */
  gboolean foreign;     /* the document says that it is about another trail */
  gboolean foreign_end; /* what follows the last register says so */
} Salvage;

/* What may come next inside an object or array. */
typedef enum
{
  WANT_NAME  = 1 << 0,
  WANT_COLON = 1 << 1,
  WANT_VALUE = 1 << 2,
  WANT_COMMA = 1 << 3,
  WANT_CLOSE = 1 << 4,
} Want;

/* An object that stands in no other, as far as that can be known. */
typedef struct
{
  char stack[STUDY_JSON_MAX_DEPTH]; /* the arrays and objects that are open */
  const char *starts[STUDY_JSON_MAX_DEPTH];    /* where each begins */
  gboolean scopes[STUDY_JSON_MAX_DEPTH];       /* whether each is rather a register */
  guint depth;
  guint n_lists;                    /* how many arrays stand in one another between the root and the next object */
  Span name;                        /* of the member that is read */
  const char *value;                /* where its value begins */
  const char *element;              /* where the last object of a list begins */
  GArray *members;                  /* (nullable): of Span, names with their values */
  gboolean in_list;                 /* in the member with the registers */
  gboolean has_scope;               /* it is rather a register than a document */
  gboolean has_format;              /* it is rather a document */
  gboolean has_list;                /* it is a document */
  guint n_others;                   /* how many objects there were before it */
  Span inner_name;                  /* of a member of an object in it */
  guint inner_depth;                /* of such an object, whose list of registers is open; else 0 */
  const char *inner_element;        /* where the last object of that list begins */
  gboolean inner_foreign;           /* such an object names another trail */
  gboolean foreign;                 /* it names another trail */
} Root;

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static gboolean
is_delimiter (char c)
{
  return is_space (c) || c == ',' || c == ':' || c == '"' || c == '{' || c == '}' || c == '[' || c == ']';
}

/* Whether a byte may stand in a number, or in true, false or null. A block of
 * zero bytes is no value. */
static gboolean
is_scalar (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '+' || c == '.';
}

/* Returns where a string ends that begins at @p, after its closing quotation
 * mark. No control character and nothing but UTF-8 stands in one, so that damage
 * ends at the end of the line at the latest: @broken is where, and the result
 * %NULL. */
static const char *
skip_string (const Salvage  *self,
             const char     *p,
             const char    **broken)
{
  for (p++; p < self->end && (guchar) *p >= 0x20; p = g_utf8_next_char (p))
    {
      if (*p == '"')
        return p + 1;

      if (*p == '\\' && p + 1 < self->end && (guchar) p[1] >= 0x20)
        p++;
      if ((guchar) *p >= 0x80 && (gint32) g_utf8_get_char_validated (p, self->end - p) < 0)
        break;
    }

  *broken = p;

  return NULL;
}

static gboolean
span_is (const Span *span,
         const char *text)
{
  gsize length = strlen (text);

  return (gsize) (span->end - span->start) == length && memcmp (span->start, text, length) == 0;
}

/* Whether a string has a text of ASCII letters, which may be escaped in it. */
static gboolean
string_is (const Span *span,
           const char *text)
{
  const char *p = span->start + 1;
  const char *end = span->end - 1;

  for (; *text != '\0'; text++)
    {
      if (p < end && *p == *text)
        {
          p++;
        }
      else if (end - p >= 6 && memcmp (p, "\\u00", 4) == 0 &&
               g_ascii_xdigit_value (p[4]) * 16 + g_ascii_xdigit_value (p[5]) == *text)
        {
          p += 6;
        }
      else
        {
          return FALSE;
        }
    }

  return p == end;
}

/* Whether an id of another trail stands at @p, in quotation marks. */
static gboolean
is_foreign (const Salvage *self,
            const char    *p,
            const char    *end)
{
  const char *start = p + 1;

  if (p >= end || *p != '"')
    return FALSE;

  for (p = start; p < end && (g_ascii_islower (*p) || g_ascii_isdigit (*p) || *p == '-'); p++)
    continue;

  return p > start && p < end && *p == '"' && !span_is (&(Span) { start, p }, self->trail_id);
}

/* Looks for the trail's id in what is left between damage and the next object. */
static void
look_for_trail (Salvage    *self,
                const char *start,
                const char *end)
{
  static const char name[] = "\"trail\"";
  const char *p = start;

  while ((p = memmem (p, end - p, name, strlen (name))) != NULL)
    {
      for (p += strlen (name); p < end && is_space (*p); p++)
        continue;
      if (p == end || *p != ':')
        continue;
      for (p++; p < end && is_space (*p); p++)
        continue;

      if (is_foreign (self, p, end))
        {
          if (self->registers->len == 0)
            self->foreign = TRUE;
          else
            self->foreign_end = TRUE;
        }
    }
}

/* Whether the object at @start is the value of a member, and so no element of
 * the list of registers. */
static gboolean
is_member (const Salvage *self,
           const char    *start)
{
  const char *p = start;

  while (p > self->text && is_space (p[-1]))
    p--;
  if (p == self->text || p[-1] != ':')
    return FALSE;

  for (p--; p > self->text && is_space (p[-1]);)
    p--;

  return p > self->text && p[-1] == '"';
}

/* Takes the register that an object is; returns whether it is one. */
static gboolean
take_register (Salvage    *self,
               const char *start,
               const char *end)
{
  const StudyJsonPath path = { 0 };
  g_autoptr (JsonNode) node = NULL;
  StudyRegister *reg;

  if ((gsize) (end - start) < MIN_REGISTER_LENGTH || self->registers->len == STUDY_FORMAT_MAX_ITEMS)
    return FALSE;

  g_string_truncate (self->buffer, 0);
  g_string_append_len (self->buffer, start, end - start);
  node = study_json_parse_text (self->buffer->str, self->buffer->len, MAX_REGISTER_DEPTH, NULL);
  if (node == NULL)
    return FALSE;

  reg = study_progress_format_read_register (json_node_get_object (node), &path, NULL);
  if (reg == NULL)
    return FALSE;

  g_ptr_array_add (self->registers, reg);
  self->foreign_end = FALSE;

  return TRUE;
}

/* Notes what the name of a member says about the object that it is in. */
static void
begin_member (Root       *root,
              const char *start,
              const char *end)
{
  root->name = (Span) { start, end };
  root->in_list = string_is (&root->name, "registers");
  root->has_scope |= string_is (&root->name, "scope");
  root->has_format |= string_is (&root->name, "format");
  root->has_list |= root->in_list;
}

static void
add_member (Root       *root,
            const Span *member)
{
  if (root->members == NULL)
    root->members = g_array_new (FALSE, FALSE, sizeof (Span));

  if (root->members->len < STUDY_FORMAT_MAX_ITEMS)
    g_array_append_vals (root->members, member, 1);
}

/* Notes an object that ends in a list in a register, and none that is in it. */
static void
add_nested (Salvage    *self,
            const char *start,
            const char *end)
{
  const Span span = { start, end };

  while (self->nested->len > 0 && g_array_index (self->nested, Span, self->nested->len - 1).start > start)
    g_array_set_size (self->nested, self->nested->len - 1);
  g_array_append_val (self->nested, span);
}

/* Ends a value, which may be of interest where it stands. A list in the list
 * can come from damage too. */
static void
end_value (Salvage    *self,
           Root       *root,
           const char *end)
{
  if (end[-1] == '}' && root->depth == 1 + root->n_lists)
    {
      const Span element = { root->element, end };

      if (root->in_list)
        take_register (self, element.start, element.end);
      else if (root->n_lists > 0 && end - element.start >= (gssize) MIN_REGISTER_LENGTH)
        g_array_append_val (self->others, element);
    }

  if (end[-1] == '}' && root->inner_depth > 0 && root->depth == root->inner_depth + 1)
    {
      const Span element = { root->inner_element, end };

      g_array_append_val (self->inner, element);
    }

  if (end[-1] == '}' && root->in_list && root->depth > 1 + root->n_lists &&
      root->stack[root->depth - 1] == '[' && root->scopes[root->depth])
    add_nested (self, root->starts[root->depth], end);

  if (root->depth == 1 && !root->in_list)
    {
      const Span member = { root->name.start, end };

      add_member (root, &member);
      if (string_is (&root->name, "trail") && is_foreign (self, root->value, end))
        root->foreign = TRUE;
    }
}

/* Opens an array or an object. */
static void
push (Salvage    *self,
      Root       *root,
      const char *p)
{
  gboolean in_lists = root->depth == 1 + root->n_lists;

  if (root->depth == 1 && root->in_list && *p == '[')
    self->has_list = TRUE;
  if (in_lists && *p == '{')
    root->element = p;
  else if (in_lists)
    root->n_lists++;

  if (root->inner_depth > 0 && root->depth == root->inner_depth + 1 && *p == '{')
    root->inner_element = p;
  if (root->inner_depth == 0 && root->depth > 1 && *p == '[' && root->stack[root->depth - 1] == '{' &&
      string_is (&root->inner_name, "registers"))
    root->inner_depth = root->depth;

  root->stack[root->depth] = *p;
  root->starts[root->depth] = p;
  root->scopes[root->depth] = FALSE;
  root->depth++;
}

/* Closes what was opened last. */
static void
pop (Root *root)
{
  root->depth--;
  root->n_lists = MIN (root->n_lists, MAX (root->depth, 1) - 1);
  if (root->depth <= root->inner_depth)
    root->inner_depth = 0;
}

/* Where a closing brace is gone, the list of registers seems to stand in the
 * member before it; where a bracket is, the registers that follow seem to stand
 * in the one before them. */
static void
take_inner (Salvage *self,
            Root    *root)
{
  for (guint i = 0; i < self->nested->len; i++)
    {
      const Span *span = &g_array_index (self->nested, Span, i);

      take_register (self, span->start, span->end);
    }

  for (guint i = 0; i < self->inner->len; i++)
    {
      const Span *span = &g_array_index (self->inner, Span, i);

      self->has_list = TRUE;
      self->foreign |= root->inner_foreign;
      take_register (self, span->start, span->end);
    }
}

/* Ends an object that stands in no other, @complete or broken. */
static void
end_root (Salvage    *self,
          Root       *root,
          const char *start,
          const char *end,
          gboolean    complete)
{
  g_autoptr (GArray) members = g_steal_pointer (&root->members);
  gboolean is_document = (root->has_list && root->has_format) ||
                         ((root->has_list || root->has_format) && !root->has_scope);

  if (root->has_scope)
    g_array_set_size (self->others, root->n_others);
  if (!complete && !root->has_scope)
    take_inner (self, root);
  g_array_set_size (self->inner, 0);
  g_array_set_size (self->nested, 0);

  if (is_member (self, start) ||
      (complete && !is_document && take_register (self, start, end)))
    return;

  if (is_document && self->members == NULL)
    self->members = g_steal_pointer (&members);

  self->foreign |= root->foreign && (is_document || !root->has_scope);
}

/*
 * Reads an object that begins at @start, and takes the registers in it. It
 * need not be whole: what is complete in it counts.
 *
 * Returns where to look for the next object. After damage nobody knows what is
 * text and what stands between texts: a quotation mark that is gone makes a
 * text of what is none. But no text goes on over two quotation marks, so all
 * that is right after the beginning of the last text is found if one begins
 * there anew. Each quotation mark begins a text once in that way, and the time
 * stays linear.
 */
static const char *
read_root (Salvage    *self,
           const char *start)
{
  Root root = { .n_others = self->others->len };
  const char *last_string = NULL;
  const char *p = start;
  guint want = WANT_VALUE;

  while (p < self->end)
    {
      const char *token = p;
      gboolean ended = FALSE;

      if (is_space (*p))
        {
          p++;
          continue;
        }

      if (want == WANT_VALUE && root.depth == 1)
        root.value = p;

      if (*p == '"' && (want & (WANT_NAME | WANT_VALUE)))
        {
          const char *end = skip_string (self, p, &p);

          last_string = token;
          if (end == NULL)
            break;

          p = end;
          if (want & WANT_NAME)
            {
              if (root.depth == 1)
                begin_member (&root, token, end);
              else
                root.inner_name = (Span) { token, end };
              root.scopes[root.depth - 1] |= string_is (&(Span) { token, end }, "scope");
              want = WANT_COLON;
            }
          else
            {
              if (root.depth > 1 && root.stack[root.depth - 1] == '{' &&
                  string_is (&root.inner_name, "trail") && is_foreign (self, token, end))
                root.inner_foreign = TRUE;
              ended = TRUE;
            }
        }
      else if (*p == ':' && (want & WANT_COLON))
        {
          want = WANT_VALUE;
          p++;
        }
      else if (*p == ',' && (want & WANT_COMMA))
        {
          want = root.stack[root.depth - 1] == '{' ? WANT_NAME : WANT_VALUE;
          p++;
        }
      else if ((*p == '{' || *p == '[') && (want & WANT_VALUE) && root.depth < STUDY_JSON_MAX_DEPTH)
        {
          push (self, &root, p);
          want = WANT_CLOSE | (*p == '{' ? WANT_NAME : WANT_VALUE);
          p++;
        }
      else if ((*p == '}' || *p == ']') && (want & WANT_CLOSE) &&
               root.stack[root.depth - 1] == (*p == '}' ? '{' : '['))
        {
          pop (&root);
          ended = TRUE;
          p++;
        }
      else if (is_scalar (*p) && (want & WANT_VALUE))
        {
          while (p < self->end && is_scalar (*p))
            p++;
          /* A number at the end of the text may have had more digits. */
          if (p == self->end || !is_delimiter (*p))
            break;
          ended = TRUE;
        }
      else
        {
          break;
        }

      if (ended && root.depth == 0)
        {
          end_root (self, &root, start, p, TRUE);
          return p;
        }

      if (ended)
        {
          end_value (self, &root, p);
          want = WANT_COMMA | WANT_CLOSE;
        }
    }

  end_root (self, &root, start, p, FALSE);

  return last_string != NULL ? last_string + 1 : MAX (p, start + 1);
}

/* Reads the document's own members, each of which may be damaged. */
static JsonNode *
read_members (Salvage *self)
{
  g_autoptr (GString) object = g_string_new ("{");

  for (guint i = 0; i < self->members->len; i++)
    {
      const Span *member = &g_array_index (self->members, Span, i);

      g_string_assign (self->buffer, "{");
      g_string_append_len (self->buffer, member->start, member->end - member->start);
      g_string_append_c (self->buffer, '}');
      if (!study_json_check (self->buffer->str, self->buffer->len, STUDY_JSON_MAX_DEPTH, NULL))
        continue;

      if (object->len > 1)
        g_string_append_c (object, ',');
      g_string_append_len (object, member->start, member->end - member->start);
    }
  g_string_append_c (object, '}');

  return study_json_parse_text (object->str, object->len, STUDY_JSON_MAX_DEPTH, NULL);
}

/* Makes the snapshot of all that was found. */
static StudyProgressSnapshot *
finish (Salvage *self)
{
  const StudyJsonPath path = { 0 };
  g_autoptr (JsonNode) members = NULL;
  StudyProgressSnapshot *snapshot;
  GVariant *extra = NULL;
  gint64 version = STUDY_PROGRESS_VERSION;
  const char *trail_id;

  /* Its name may be damaged as well. */
  for (guint i = 0; !self->has_list && i < self->others->len; i++)
    {
      const Span *span = &g_array_index (self->others, Span, i);

      take_register (self, span->start, span->end);
    }

  if (self->members != NULL && self->has_list)
    members = read_members (self);

  if (members != NULL)
    {
      JsonObject *object = json_node_get_object (members);

      if (!study_json_get_integer (object, &path, "version", &version, NULL) || version < 1)
        version = STUDY_PROGRESS_VERSION;
      if (study_json_get_string (object, &path, "trail", STUDY_JSON_REQUIRED, &trail_id, NULL))
        self->foreign |= study_json_slug_is_valid (trail_id) && strcmp (trail_id, self->trail_id) != 0;
      extra = study_progress_format_get_extra (object);
    }

  if (self->foreign || self->foreign_end)
    {
      g_clear_pointer (&extra, g_variant_unref);
      return study_progress_snapshot_new (self->trail_id, STUDY_PROGRESS_VERSION, NULL);
    }

  snapshot = study_progress_snapshot_new (self->trail_id, MIN (version, G_MAXUINT), extra);
  g_ptr_array_extend_and_steal (snapshot->registers, g_ptr_array_ref (self->registers));
  study_progress_format_remove_duplicates (snapshot->registers);

  return snapshot;
}

/**
 * study_progress_format_salvage:
 * @bytes: the content of a damaged file
 * @trail_id: the trail that it should be about
 *
 * Takes every register that can still be read out of a document that is cut
 * off or damaged: garbage or zero bytes in it, members that are missing, stand
 * twice or have the wrong type, another encoding. Each register is checked as
 * study_progress_format_read() does, and left out where it fails. Of a readable
 * document all is taken, and of a file larger than the limit its beginning. The
 * time that it takes is linear in the length.
 *
 * What stands in the document beside the registers is kept as far as it can be
 * read, and so is the version: it may be newer than %STUDY_PROGRESS_VERSION.
 * Where the document names another trail, nothing is taken.
 *
 * Returns: (transfer full): what was found, which may be nothing
 */
StudyProgressSnapshot *
study_progress_format_salvage (GBytes     *bytes,
                               const char *trail_id)
{
  g_autoptr (GString) text = study_text_decode_damaged (bytes, STUDY_FORMAT_MAX_BYTES);
  g_autoptr (GString) buffer = g_string_new (NULL);
  g_autoptr (GPtrArray) registers = g_ptr_array_new_with_free_func ((GDestroyNotify) study_register_unref);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autoptr (GArray) inner = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autoptr (GArray) nested = g_array_new (FALSE, FALSE, sizeof (Span));
  Salvage self = {
    .text = text->str,
    .end = text->str + text->len,
    .trail_id = trail_id,
    .registers = registers,
    .others = others,
    .inner = inner,
    .nested = nested,
    .buffer = buffer,
  };
  const char *p = self.text;
  StudyProgressSnapshot *snapshot;

  while (p < self.end)
    {
      const char *start = memchr (p, '{', self.end - p);

      look_for_trail (&self, p, start != NULL ? start : self.end);
      if (start == NULL)
        break;

      p = read_root (&self, start);
    }

  snapshot = finish (&self);
  g_clear_pointer (&self.members, g_array_unref);

  return snapshot;
}
