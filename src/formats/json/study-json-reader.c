/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/json/study-json-reader.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a document's own text may take of an error message, in characters. */
#define MAX_QUOTED 60

G_DEFINE_QUARK (study-format-error-quark, study_format_error)

/* The objects that the parser is in, to find a name that comes twice: the tree
 * that it builds keeps only the last member of that name. */
typedef struct
{
  GArray *n_members; /* of guint, one for every object */
  char *duplicate;
  guint line;
} MemberCounter;

static void
object_start_cb (JsonParser    *parser,
                 MemberCounter *counter)
{
  const guint none = 0;

  g_array_append_val (counter->n_members, none);
}

static void
object_member_cb (JsonParser    *parser,
                  JsonObject    *object,
                  const char    *name,
                  MemberCounter *counter)
{
  guint *n_members = &g_array_index (counter->n_members, guint, counter->n_members->len - 1);

  if (++*n_members > json_object_get_size (object) && counter->duplicate == NULL)
    {
      counter->duplicate = g_strdup (name);
      counter->line = json_parser_get_current_line (parser);
    }
}

static void
object_end_cb (JsonParser    *parser,
               JsonObject    *object,
               MemberCounter *counter)
{
  g_array_set_size (counter->n_members, counter->n_members->len - 1);
}

static JsonNode *
parse_text (const char  *text,
            gsize        length,
            GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GArray) n_members = g_array_new (FALSE, FALSE, sizeof (guint));
  MemberCounter counter = { .n_members = n_members };
  g_autofree char *duplicate = NULL;
  gboolean parsed;

  json_parser_set_strict (parser, TRUE);
  g_signal_connect (parser, "object-start", G_CALLBACK (object_start_cb), &counter);
  g_signal_connect (parser, "object-member", G_CALLBACK (object_member_cb), &counter);
  g_signal_connect (parser, "object-end", G_CALLBACK (object_end_cb), &counter);

  parsed = json_parser_load_from_data (parser, text, length, error);
  duplicate = counter.duplicate;
  if (!parsed)
    return NULL;

  if (duplicate != NULL)
    {
      g_autofree char *shown = study_json_shorten (duplicate);

      g_set_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_JSON,
                   _("Line %u: The member “%s” appears twice in the same object. Remove one of them."),
                   counter.line, shown);
      return NULL;
    }

  return json_parser_steal_root (parser);
}

/**
 * study_json_parse_text:
 * @text: what should be a JSON object, with a zero byte at its end
 * @length: the length of @text without the zero byte
 * @max_depth: how deeply arrays and objects may be nested
 * @error: return location for %STUDY_FORMAT_ERROR_INVALID_JSON, which names the
 *   line and mostly the column, or %STUDY_FORMAT_ERROR_INVALID_DOCUMENT where it
 *   is not an object
 *
 * Reads a JSON object by itself, in which no member appears twice. The time that
 * it takes is linear in @length. It may run in any thread.
 *
 * Returns: (transfer full) (nullable): the object, %NULL on error
 */
JsonNode *
study_json_parse_text (const char  *text,
                       gsize        length,
                       guint        max_depth,
                       GError     **error)
{
  g_autoptr (JsonNode) root = NULL;

  if (!study_json_check (text, length, max_depth, error))
    return NULL;

  root = parse_text (text, length, error);
  if (root == NULL)
    return NULL;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      study_json_fail (&(StudyJsonPath) { 0 }, NULL, error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                       _("The document must be an object, in “{” and “}”. Use a file from Study Trail."));
      return NULL;
    }

  return g_steal_pointer (&root);
}

/**
 * study_json_parse:
 * @bytes: the content of a file
 * @max_depth: how deeply arrays and objects may be nested
 * @error: return location for an error as study_json_parse_text() sets it, or
 *   %STUDY_FORMAT_ERROR_TOO_LARGE above %STUDY_FORMAT_MAX_BYTES
 *
 * Reads a JSON document whose root is an object. A byte order mark at its
 * start is passed over (RFC 8259, section 8.1). It may run in any thread.
 *
 * Returns: (transfer full) (nullable): the root, %NULL on error
 */
JsonNode *
study_json_parse (GBytes  *bytes,
                  guint    max_depth,
                  GError **error)
{
  g_autofree char *text = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length > STUDY_FORMAT_MAX_BYTES)
    {
      g_set_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_TOO_LARGE,
                   _("The file is larger than %d MiB. Split it into smaller ones."),
                   STUDY_FORMAT_MAX_BYTES / (1024 * 1024));
      return NULL;
    }

  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }

  text = g_malloc (length + 1);
  if (length > 0)
    memcpy (text, data, length);
  text[length] = '\0';

  return study_json_parse_text (text, length, max_depth, error);
}

/**
 * study_json_read_version:
 * @object: the root of a document
 * @format: the format that it should have
 * @known_version: the newest version that the program knows
 * @error: return location for %STUDY_FORMAT_ERROR_INVALID_DOCUMENT
 *
 * Checks what kind of document it is.
 *
 * Returns: its version, which may be newer than @known_version; 0 on error
 */
guint
study_json_read_version (JsonObject           *object,
                         const StudyJsonPath  *path,
                         const char           *format,
                         guint                 known_version,
                         GError              **error)
{
  const char *text;
  gint64 version;

  if (!study_json_get_string (object, path, "format", STUDY_JSON_REQUIRED, &text, error))
    return 0;

  if (strcmp (text, format) != 0)
    {
      g_autofree char *shown = study_json_shorten (text);

      study_json_fail (path, "format", error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                       _("Expected “%s” but found “%s”. Use a file of the right kind."),
                       format, shown);
      return 0;
    }

  if (!study_json_get_integer (object, path, "version", &version, error))
    return 0;

  if (version < 1)
    {
      study_json_fail (path, "version", error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                       _("This version does not exist. Use %u, the newest."),
                       known_version);
      return 0;
    }

  return MIN (version, G_MAXUINT);
}

/**
 * study_json_explain_newer:
 * @version: the version of a document that cannot be read
 * @known_version: the newest version that the program knows
 * @error: (inout) (nullable): why it cannot be read
 *
 * Says first in @error that the document is newer, if it is: that explains it.
 */
void
study_json_explain_newer (guint    version,
                          guint    known_version,
                          GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (version <= known_version || error == NULL ||
      !g_error_matches (*error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_DOCUMENT))
    return;

  cause = g_steal_pointer (error);
  g_set_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_NEWER_VERSION,
               /* Translators: the first is a number, the second tells what
                * could not be understood. */
               _("Created by a newer version of Study Trail (format %u). Please update. %s"),
               version, cause->message);
}

static gboolean
is_plain_name (const char *name)
{
  if (*name == '\0' || g_ascii_isdigit (*name))
    return FALSE;

  for (; *name != '\0'; name++)
    {
      if (!g_ascii_isalnum (*name) && *name != '_' && *name != '-')
        return FALSE;
    }

  return TRUE;
}

/* Writes a path as people do (RFC 9535): “$.stages[2].topics[0].id”. */
static void
append_path (GString             *text,
             const StudyJsonPath *path)
{
  if (path->parent == NULL)
    {
      g_string_append_c (text, '$');
      return;
    }

  append_path (text, path->parent);

  if (path->member == NULL)
    {
      g_string_append_printf (text, "[%u]", path->element);
    }
  else if (is_plain_name (path->member))
    {
      g_string_append_printf (text, ".%s", path->member);
    }
  else
    {
      g_autofree char *shown = study_json_shorten (path->member);

      g_string_append_printf (text, "[\"%s\"]", shown);
    }
}

/**
 * study_json_fail:
 * @path: where the error is
 * @member: (nullable): the member of @path that it is about
 * @code: its code
 * @format: a translated sentence that says what is wrong and what to do
 * @...: the arguments of @format
 *
 * Sets an error that begins with the place.
 *
 * Returns: %FALSE, to be returned at once
 */
gboolean
study_json_fail (const StudyJsonPath  *path,
                 const char           *member,
                 GError              **error,
                 StudyFormatError      code,
                 const char           *format,
                 ...)
{
  const StudyJsonPath inner = { path, member, 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  va_list args;

  append_path (text, member != NULL ? &inner : path);
  g_string_append (text, ": ");
  va_start (args, format);
  g_string_append_vprintf (text, format, args);
  va_end (args);
  g_set_error_literal (error, STUDY_FORMAT_ERROR, code, text->str);

  return FALSE;
}

/**
 * study_json_shorten:
 * @text: a text of a document, in UTF-8
 *
 * Makes a text fit to be quoted in a message: short, and in one line.
 *
 * Returns: (transfer full): the text or its beginning
 */
char *
study_json_shorten (const char *text)
{
  GString *shown = g_string_new (NULL);
  guint n_chars = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (n_chars++ == MAX_QUOTED)
        {
          g_string_append (shown, "…");
          break;
        }
      g_string_append_unichar (shown, g_unichar_iscntrl (c) ? ' ' : c);
    }

  return g_string_free_and_steal (shown);
}

/* Checks the type of a value, which is a member or is at @path itself. */
static gboolean
check_type (JsonNode             *node,
            const StudyJsonPath  *path,
            const char           *member,
            GType                 type,
            GError              **error)
{
  const char *sentence;

  if (json_node_get_value_type (node) == type)
    return TRUE;

  if (type == G_TYPE_STRING)
    sentence = _("This must be text in quotation marks. Correct it.");
  else if (type == G_TYPE_BOOLEAN)
    sentence = _("This must be true or false, without quotation marks. Correct it.");
  else if (type == G_TYPE_INT64)
    sentence = _("This must be a whole number, without quotation marks. Correct it.");
  else if (type == JSON_TYPE_ARRAY)
    sentence = _("This must be a list, in “[” and “]”. Correct it.");
  else
    sentence = _("This must be an object, in “{” and “}”. Correct it.");

  return study_json_fail (path, member, error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT, "%s", sentence);
}

/* Finds a member of a type; @node is %NULL where an optional one is missing. */
static gboolean
find_member (JsonObject           *object,
             const StudyJsonPath  *path,
             const char           *member,
             StudyJsonNeed         need,
             GType                 type,
             JsonNode            **node,
             GError              **error)
{
  *node = json_object_get_member (object, member);
  if (*node != NULL)
    return check_type (*node, path, member, type, error);
  if (need == STUDY_JSON_OPTIONAL)
    return TRUE;

  return study_json_fail (path, member, error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                          _("This is missing. Add it."));
}

static gboolean
check_filled (const char           *text,
              const StudyJsonPath  *path,
              const char           *member,
              GError              **error)
{
  return *text != '\0' || study_json_fail (path, member, error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                                           _("This text is empty. Fill it in."));
}

/**
 * study_json_get_string:
 * @need: whether it must be there, and not be empty
 * @value: (out) (transfer none) (nullable): the text, %NULL when it is missing
 *
 * Returns: whether the member is a text
 */
gboolean
study_json_get_string (JsonObject           *object,
                       const StudyJsonPath  *path,
                       const char           *member,
                       StudyJsonNeed         need,
                       const char          **value,
                       GError              **error)
{
  JsonNode *node;
  gboolean found = find_member (object, path, member, need, G_TYPE_STRING, &node, error);

  *value = found && node != NULL ? json_node_get_string (node) : NULL;

  return found && (need == STUDY_JSON_OPTIONAL || check_filled (*value, path, member, error));
}

/**
 * study_json_get_boolean:
 * @value: (out): its value, %FALSE when it is missing
 *
 * Returns: whether the member is missing, true or false
 */
gboolean
study_json_get_boolean (JsonObject           *object,
                        const StudyJsonPath  *path,
                        const char           *member,
                        gboolean             *value,
                        GError              **error)
{
  JsonNode *node;
  gboolean found = find_member (object, path, member, STUDY_JSON_OPTIONAL, G_TYPE_BOOLEAN, &node, error);

  *value = found && node != NULL && json_node_get_boolean (node);

  return found;
}

/**
 * study_json_get_integer:
 * @value: (out): its value
 *
 * Returns: whether the member is there, and a whole number
 */
gboolean
study_json_get_integer (JsonObject           *object,
                        const StudyJsonPath  *path,
                        const char           *member,
                        gint64               *value,
                        GError              **error)
{
  JsonNode *node;
  gboolean found = find_member (object, path, member, STUDY_JSON_REQUIRED, G_TYPE_INT64, &node, error);

  *value = found ? json_node_get_int (node) : 0;

  return found;
}

/**
 * study_json_get_number:
 * @value: (out): its value, 0 when it is missing
 *
 * Returns: whether the member is missing or a number, not below zero
 */
gboolean
study_json_get_number (JsonObject           *object,
                       const StudyJsonPath  *path,
                       const char           *member,
                       double               *value,
                       GError              **error)
{
  JsonNode *node = json_object_get_member (object, member);
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;

  *value = 0.0;
  if (node == NULL)
    return TRUE;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return study_json_fail (path, member, error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                            _("This must be a number, without quotation marks. Correct it."));

  *value = json_node_get_double (node);
  if (*value < 0.0)
    return study_json_fail (path, member, error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                            _("This number can’t be negative. Correct it."));

  return TRUE;
}

/**
 * study_json_get_array:
 * @need: whether it must be there
 * @value: (out) (transfer none) (nullable): the array, %NULL when it is missing
 *
 * Returns: whether the member is an array
 */
gboolean
study_json_get_array (JsonObject           *object,
                      const StudyJsonPath  *path,
                      const char           *member,
                      StudyJsonNeed         need,
                      JsonArray           **value,
                      GError              **error)
{
  JsonNode *node;
  gboolean found = find_member (object, path, member, need, JSON_TYPE_ARRAY, &node, error);

  *value = found && node != NULL ? json_node_get_array (node) : NULL;

  return found;
}

/**
 * study_json_count:
 *
 * Returns: how many elements the member has, 0 where it is missing or no array
 */
guint
study_json_count (JsonObject *object,
                  const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;
}

/**
 * study_json_read_objects:
 * @need: whether the array must be there
 * @read_func: reads one of the objects in it, and returns whether it could
 * @user_data: what it is called with
 *
 * Returns: whether the member is an array, and all in it could be read
 */
gboolean
study_json_read_objects (JsonObject           *object,
                         const StudyJsonPath  *path,
                         const char           *member,
                         StudyJsonNeed         need,
                         StudyJsonReadFunc     read_func,
                         gpointer              user_data,
                         GError              **error)
{
  const StudyJsonPath array_path = { path, member, 0 };
  JsonArray *array;

  if (!study_json_get_array (object, path, member, need, &array, error))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const StudyJsonPath element_path = { &array_path, NULL, i };
      JsonObject *element = study_json_element_object (array, &element_path, error);

      if (element == NULL || !read_func (element, &element_path, user_data, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * study_json_element_object:
 * @path: the path of an element of @array
 *
 * Returns: (transfer none) (nullable): the element, %NULL with @error set when
 *   it is not an object
 */
JsonObject *
study_json_element_object (JsonArray            *array,
                           const StudyJsonPath  *path,
                           GError              **error)
{
  JsonNode *node = json_array_get_element (array, path->element);

  return check_type (node, path, NULL, JSON_TYPE_OBJECT, error) ? json_node_get_object (node) : NULL;
}

/**
 * study_json_element_string:
 * @path: the path of an element of @array
 *
 * Returns: (transfer none) (nullable): the element, %NULL with @error set when
 *   it is not a text, or an empty one
 */
const char *
study_json_element_string (JsonArray            *array,
                           const StudyJsonPath  *path,
                           GError              **error)
{
  JsonNode *node = json_array_get_element (array, path->element);

  return check_type (node, path, NULL, G_TYPE_STRING, error) &&
         check_filled (json_node_get_string (node), path, NULL, error) ? json_node_get_string (node) : NULL;
}

/**
 * study_json_get_extra:
 * @known: the names of the members that the program knows
 *
 * Takes the members that the program does not know, to write them back.
 *
 * Returns: (transfer floating) (nullable): the members, of type `a{sv}`, in
 *   their order; %NULL when there are none
 */
GVariant *
study_json_get_extra (JsonObject         *object,
                      const char * const *known)
{
  GVariantBuilder builder;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  gboolean found = FALSE;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (g_strv_contains (known, name))
        continue;

      if (!found)
        g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
      found = TRUE;
      g_variant_builder_add (&builder, "{sv}", name, study_json_to_variant (node));
    }

  return found ? g_variant_builder_end (&builder) : NULL;
}

/**
 * study_json_to_variant:
 * @node: a JSON value
 *
 * Keeps a value whose meaning is unknown: texts as `s`, whole numbers as `x`,
 * others as `d`, true and false as `b`, arrays as `av`, objects as `a{sv}`, and
 * null as an empty `mv`. json_gvariant_deserialize() would need to know the
 * type of an array, and gives an empty one the type of none.
 *
 * Returns: (transfer floating): the value
 */
GVariant *
study_json_to_variant (JsonNode *node)
{
  const char * const none[] = { NULL };
  GVariantBuilder builder;
  JsonArray *array;
  GVariant *object;
  GType type;

  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      object = study_json_get_extra (json_node_get_object (node), none);
      return object != NULL ? object : g_variant_new ("a{sv}", NULL);

    case JSON_NODE_ARRAY:
      array = json_node_get_array (node);
      g_variant_builder_init (&builder, G_VARIANT_TYPE ("av"));
      for (guint i = 0; i < json_array_get_length (array); i++)
        g_variant_builder_add (&builder, "v",
                               study_json_to_variant (json_array_get_element (array, i)));
      return g_variant_builder_end (&builder);

    case JSON_NODE_VALUE:
      type = json_node_get_value_type (node);
      if (type == G_TYPE_STRING)
        return g_variant_new_string (json_node_get_string (node));
      if (type == G_TYPE_BOOLEAN)
        return g_variant_new_boolean (json_node_get_boolean (node));
      if (type == G_TYPE_INT64)
        return g_variant_new_int64 (json_node_get_int (node));
      return g_variant_new_double (json_node_get_double (node));

    case JSON_NODE_NULL:
    default:
      return g_variant_new_maybe (G_VARIANT_TYPE_VARIANT, NULL);
    }
}

/* Returns what follows the letters a to z, digits and “-”. */
static const char *
skip_slug (const char *text)
{
  return text + strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-");
}

/**
 * study_json_id_is_valid:
 *
 * Returns: whether @id is one or more slugs of `a-z`, `0-9` and `-`, joined by
 *   slashes
 */
gboolean
study_json_id_is_valid (const char *id)
{
  const char *end = skip_slug (id);

  for (; end > id && *end == '/'; end = skip_slug (id))
    id = end + 1;

  return end > id && *end == '\0';
}

/**
 * study_json_check_id:
 * @member: the member of @path that @id is from
 * @error: return location for %STUDY_FORMAT_ERROR_INVALID_DOCUMENT
 *
 * Returns: whether study_json_id_is_valid()
 */
gboolean
study_json_check_id (const char           *id,
                     const StudyJsonPath  *path,
                     const char           *member,
                     GError              **error)
{
  g_autofree char *shown = NULL;

  if (study_json_id_is_valid (id))
    return TRUE;

  shown = study_json_shorten (id);

  return study_json_fail (path, member, error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                          _("“%s” is not a valid ID. Use the letters a to z, digits and “-”, in parts joined by “/”."),
                          shown);
}

/**
 * study_json_get_trail_id:
 * @id: (out) (transfer none): the id of a trail, see study_json_slug_is_valid()
 *
 * Returns: whether the member is there, and such an id
 */
gboolean
study_json_get_trail_id (JsonObject           *object,
                         const StudyJsonPath  *path,
                         const char           *member,
                         const char          **id,
                         GError              **error)
{
  g_autofree char *shown = NULL;

  if (!study_json_get_string (object, path, member, STUDY_JSON_REQUIRED, id, error))
    return FALSE;
  if (study_json_slug_is_valid (*id))
    return TRUE;

  shown = study_json_shorten (*id);

  return study_json_fail (path, member, error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                          _("“%s” is not a valid trail ID. Use the letters a to z, digits and “-”."), shown);
}

/**
 * study_json_slug_is_valid:
 * @slug: the id of a trail
 *
 * Returns: whether @slug is one slug, and so safe as the name of a file
 */
gboolean
study_json_slug_is_valid (const char *slug)
{
  return *slug != '\0' && *skip_slug (slug) == '\0';
}

/**
 * study_json_language_is_valid:
 * @language: the language of a trail
 *
 * Returns: whether @language has the form of a tag (BCP 47): letters, then
 *   parts of letters and digits
 */
gboolean
study_json_language_is_valid (const char *language)
{
  return g_regex_match_simple ("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", language,
                               G_REGEX_DOLLAR_ENDONLY, G_REGEX_MATCH_DEFAULT);
}
