/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/documents/study-progress-salvage.h"

#include "formats/documents/study-progress-format.h"
#include "formats/text/study-text-decode.h"

#include <string.h>

/* A register is two levels deep in its document, which has to be readable again:
 * one that is nested more deeply than this cannot be kept. */
#define MAX_REGISTER_DEPTH (STUDY_JSON_MAX_DEPTH - 2)

/* The names of members that every register has, and every document. */
#define SCOPE "\"scope\""
#define FORMAT "\"format\""

typedef struct
{
  const char *trail_id;
  GPtrArray *registers; /* of StudyRegister */
  gboolean foreign;     /* the document says that it is about another trail */
} Salvage;

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static const char *
skip_space (const char *p,
            const char *end)
{
  while (p < end && is_space (*p))
    p++;

  return p;
}

/* Returns where the text before @p ends, without space. */
static const char *
skip_space_back (const char *start,
                 const char *p)
{
  while (p > start && is_space (p[-1]))
    p--;

  return p;
}

static gboolean
begins (const char *p,
        const char *end,
        const char *text)
{
  gsize length = strlen (text);

  return (gsize) (end - p) >= length && memcmp (p, text, length) == 0;
}

/* Returns where a string ends that begins at @p, %NULL where it is damaged: no
 * control character is in one, so that none goes on in the next line. */
static const char *
skip_string (const char *p,
             const char *end)
{
  for (p++; p < end && (guchar) *p >= 0x20; p++)
    {
      if (*p == '"')
        return p + 1;
      if (*p == '\\' && ++p == end)
        break;
    }

  return NULL;
}

static gboolean
begins_object (const char *p,
               const char *end)
{
  p = skip_space (p + 1, end);

  return p < end && (*p == '"' || *p == '}');
}

/* Returns where a string, an array or an object ends that begins at @p, by its
 * quotation marks and brackets alone; %NULL where they do not match. @has_scope
 * is whether it looks like a register. */
static const char *
skip_value (const char *p,
            const char *end,
            gboolean   *has_scope)
{
  char open[STUDY_JSON_MAX_DEPTH];
  guint depth = 0;

  *has_scope = FALSE;
  do
    {
      if (*p == '"')
        {
          *has_scope |= depth == 1 && begins (p, end, SCOPE);
          p = skip_string (p, end);
          if (p == NULL)
            return NULL;
          continue;
        }

      if (*p == '{' || *p == '[')
        {
          if (depth == G_N_ELEMENTS (open) || (*p == '{' && !begins_object (p, end)))
            return NULL;
          open[depth++] = *p;
        }
      else if (*p == '}' || *p == ']')
        {
          if (open[--depth] != (*p == '}' ? '{' : '['))
            return NULL;
        }
      else if (*p == '\\')
        {
          return NULL;
        }
      p++;
    }
  while (depth > 0 && p < end);

  return depth == 0 ? p : NULL;
}

/* Returns where a member of an object ends that begins at @p: at a comma or a
 * brace. %NULL where it is damaged. */
static const char *
skip_member (const char *p,
             const char *end)
{
  gboolean has_scope;

  while (p != NULL && p < end && *p != ',' && *p != '}')
    {
      if (*p == '\\')
        return NULL;

      p = *p == '"' || *p == '{' || *p == '[' ? skip_value (p, end, &has_scope) : p + 1;
    }

  return p != end ? p : NULL;
}

/* Keeps @next at the first place of a name after @p, so that a text in which there
 * is none is not walked over from each of its braces. Returns whether there is one. */
static gboolean
is_followed_by (const char  *p,
                const char  *end,
                const char  *name,
                const char **next)
{
  if (*next != NULL && *next <= p)
    *next = memmem (p, end - p, name, strlen (name));

  return *next != NULL;
}

/* Whether what begins at @p is the value of a member, such as the value of a
 * register, and so no element of a list. Without its bracket, the first register
 * seems to be the value of the list's own name. */
static gboolean
is_value (const char *text,
          const char *p)
{
  static const char list[] = "\"registers\"";

  p = skip_space_back (text, p);
  if (p == text || p[-1] != ':')
    return FALSE;

  p = skip_space_back (text, p - 1);
  if (p == text || p[-1] != '"')
    return FALSE;

  return p - text < (gssize) strlen (list) || !begins (p - strlen (list), p, list);
}

/* Looks for the id of another trail between two registers. In what is left of a
 * register, such a member has a meaning of its own. */
static void
look_for_trail (Salvage    *self,
                const char *start,
                const char *end)
{
  static const char name[] = "\"trail\"";
  const char *scope = memmem (start, end - start, SCOPE, strlen (SCOPE));
  const char *p = start;

  if (scope != NULL)
    end = scope;

  while ((p = memmem (p, end - p, name, strlen (name))) != NULL)
    {
      const char *value;

      p = skip_space (p + strlen (name), end);
      if (p == end || *p != ':')
        continue;

      p = skip_space (p + 1, end);
      value = p < end && *p == '"' ? memchr (p + 1, '"', end - p - 1) : NULL;
      if (value != NULL)
        {
          g_autofree char *id = g_strndup (p + 1, value - p - 1);

          self->foreign |= study_json_slug_is_valid (id) && strcmp (id, self->trail_id) != 0;
        }
    }
}

static gboolean
take_register (Salvage    *self,
               JsonObject *object)
{
  const StudyJsonPath path = { 0 };
  StudyRegister *reg = NULL;

  if (self->registers->len < STUDY_FORMAT_MAX_ITEMS)
    reg = study_progress_format_read_register (object, &path, NULL);
  if (reg == NULL)
    return FALSE;

  g_ptr_array_add (self->registers, reg);

  return TRUE;
}

/* Takes the registers out of a text that is not JSON. Returns what is left.
 *
 * The writer puts one register in a line, but other programs may have joined or
 * broken the lines. So each brace is tried as the beginning of a register,
 * whatever comes before it: damage loses no more than the register that it is in.
 * Where a bracket is missing, the registers that follow seem to be in the one
 * before them, and so one level of them is looked for in each.
 *
 * Time stays linear: no part of the text is in more objects than the depth allows,
 * whether a quotation mark before it is taken to begin or to end a string. */
static GString *
take_from_text (Salvage       *self,
                const GString *text)
{
  GString *left = g_string_new (NULL);
  const char *end = text->str + text->len;
  const char *left_start = text->str; /* where what follows the last register begins */
  const char *outer_end = text->str;  /* where the object ends that @p may be in */
  const char *scope = text->str;
  const char *p = text->str;

  while ((p = memchr (p, '{', end - p)) != NULL && is_followed_by (p, end, SCOPE, &scope))
    {
      gboolean has_scope;
      const char *after = skip_value (p, end, &has_scope);
      g_autoptr (JsonNode) node = NULL;
      gboolean taken;

      if (after != NULL && has_scope && !is_value (text->str, p))
        {
          g_autofree char *piece = g_strndup (p, after - p);

          node = study_json_parse_text (piece, after - p, MAX_REGISTER_DEPTH, NULL);
        }

      if (node == NULL)
        {
          p++;
          continue;
        }

      taken = take_register (self, json_node_get_object (node));
      if (p < outer_end)
        {
          p = after;
          continue;
        }

      if (taken)
        {
          look_for_trail (self, left_start, p);
          g_string_append_len (left, left_start, p - left_start);
          left_start = after;
        }
      outer_end = after;
      p++;
    }

  look_for_trail (self, left_start, end);
  g_string_append_len (left, left_start, end - left_start);

  return left;
}

/* Appends a member to an object's text, if it can be read. */
static void
append_member (GString    *object,
               const char *start,
               const char *end)
{
  g_autoptr (GString) alone = NULL;

  if (start == end)
    return;

  alone = g_string_new ("{");
  g_string_append_len (alone, start, end - start);
  g_string_append_c (alone, '}');
  if (!study_json_check (alone->str, alone->len, STUDY_JSON_MAX_DEPTH, NULL))
    return;

  if (object->len > 1)
    g_string_append_c (object, ',');
  g_string_append_len (object, start, end - start);
}

/* Finds the members of the document itself, each of which may be damaged, in what
 * is left of it without its registers. */
static JsonNode *
find_members (const GString *text)
{
  const char *end = text->str + text->len;
  const char *format = text->str;
  const char *p = text->str;

  while ((p = memchr (p, '{', end - p)) != NULL && is_followed_by (p, end, FORMAT, &format))
    {
      g_autoptr (GString) object = NULL;
      gboolean has_format = FALSE;
      gboolean has_list = FALSE;

      if (!begins_object (p, end))
        {
          p++;
          continue;
        }

      object = g_string_new ("{");
      do
        {
          const char *start = skip_space (p + 1, end);

          has_format |= begins (start, end, FORMAT);
          has_list |= begins (start, end, "\"registers\"");

          p = skip_member (start, end);
          if (p == NULL)
            p = start;
          else
            append_member (object, start, p);
        }
      while (*p == ',');

      if (has_format && has_list)
        {
          g_string_append_c (object, '}');
          return study_json_parse_text (object->str, object->len, STUDY_JSON_MAX_DEPTH, NULL);
        }
    }

  return NULL;
}

/* Takes the registers out of one member of a document. */
static void
take_from_member (Salvage    *self,
                  JsonObject *document,
                  const char *name)
{
  JsonNode *node = json_object_get_member (document, name);
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (element))
        take_register (self, json_node_get_object (element));
    }
}

/* Takes the registers out of a document that is JSON, but not right. Returns
 * whether it has the list that it should have, whose name may be damaged. */
static gboolean
take_from_document (Salvage    *self,
                    JsonObject *document)
{
  JsonNode *node = json_object_get_member (document, "registers");
  g_autoptr (GList) names = NULL;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      take_from_member (self, document, "registers");
      return TRUE;
    }

  names = json_object_get_members (document);
  for (GList *l = names; l != NULL; l = l->next)
    take_from_member (self, document, l->data);

  return FALSE;
}

/**
 * study_progress_salvage:
 * @bytes: the content of a damaged file
 * @trail_id: the trail that it should be about
 *
 * Takes every register that can still be read out of a document that is cut
 * off or damaged: garbage or zero bytes in it, members that are missing, appear
 * twice or have the wrong type, another encoding. Each register is checked as
 * study_progress_format_read() does, and left out where it fails. Of a readable
 * document all is taken, and of a file larger than %STUDY_FORMAT_MAX_BYTES its
 * beginning. The time that it takes is linear in the length. It reads no file,
 * and may run in any thread.
 *
 * The document's other members are kept as far as they can be read, and so is
 * the version: it may be newer than %STUDY_PROGRESS_VERSION. Where the document
 * names another trail, nothing is taken.
 *
 * Returns: (transfer full): what was found, which may be nothing
 */
StudyProgressSnapshot *
study_progress_salvage (GBytes     *bytes,
                        const char *trail_id)
{
  const StudyJsonPath path = { 0 };
  g_autoptr (GString) text = study_text_decode_damaged (bytes, STUDY_FORMAT_MAX_BYTES);
  g_autoptr (GBytes) decoded = g_bytes_new_static (text->str, text->len);
  g_autoptr (JsonNode) root = study_json_parse (decoded, STUDY_JSON_MAX_DEPTH, NULL);
  g_autoptr (GPtrArray) registers = g_ptr_array_new_with_free_func ((GDestroyNotify) study_register_unref);
  Salvage self = { .trail_id = trail_id, .registers = registers };
  JsonObject *document = root != NULL ? json_node_get_object (root) : NULL;
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;
  gboolean has_list = TRUE;
  gint64 version = STUDY_PROGRESS_VERSION;

  /* What is JSON may also be a register without its document. */
  if (document != NULL && json_object_has_member (document, "scope") &&
      !(json_object_has_member (document, "registers") && json_object_has_member (document, "format")))
    document = NULL;

  if (document != NULL)
    {
      has_list = take_from_document (&self, document);
    }
  else
    {
      g_autoptr (GString) left = take_from_text (&self, text);

      g_clear_pointer (&root, json_node_unref);
      root = find_members (left);
      if (root != NULL)
        document = json_node_get_object (root);
    }

  if (document != NULL)
    {
      const char *id;

      if (!has_list || !study_json_get_integer (document, &path, "version", &version, NULL) || version < 1)
        version = STUDY_PROGRESS_VERSION;
      if (study_json_get_string (document, &path, "trail", STUDY_JSON_REQUIRED, &id, NULL))
        self.foreign |= study_json_slug_is_valid (id) && strcmp (id, trail_id) != 0;
    }

  if (self.foreign)
    return study_progress_snapshot_new (trail_id, STUDY_PROGRESS_VERSION, NULL);

  snapshot = study_progress_snapshot_new (trail_id, MIN (version, G_MAXUINT),
                                          document != NULL && has_list ? study_progress_format_get_extra (document)
                                                                       : NULL);
  g_ptr_array_extend_and_steal (snapshot->registers, g_steal_pointer (&registers));
  study_progress_format_remove_duplicates (snapshot->registers);

  return g_steal_pointer (&snapshot);
}
