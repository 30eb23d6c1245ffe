/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/documents/study-progress-format.h"

#include <glib/gi18n.h>
#include <string.h>

/* The values that a register of the program's own may have. */
typedef enum
{
  VALUE_TIME,
  VALUE_TEXT,
  VALUE_TRUE,
  VALUE_COURSE,
} ValueKind;

typedef struct
{
  const char *scope;
  const char *field;
  ValueKind kind;
} KnownRegister;

static const KnownRegister known_registers[] = {
  { STUDY_SCOPE_ITEM, STUDY_FIELD_DONE, VALUE_TIME },
  { STUDY_SCOPE_ITEM, STUDY_FIELD_TITLE, VALUE_TEXT },
  { STUDY_SCOPE_ITEM, STUDY_FIELD_URL, VALUE_TEXT },
  { STUDY_SCOPE_TOPIC, STUDY_FIELD_NOTE, VALUE_TEXT },
  { STUDY_SCOPE_TOPIC, STUDY_FIELD_SKIPPED, VALUE_TRUE },
  { STUDY_SCOPE_COURSE, STUDY_FIELD_COURSE, VALUE_COURSE },
};

/**
 * study_progress_format_read_time:
 * @member: the name of a required member
 * @time: (out): its value, in microseconds since the Unix epoch
 * @error: return location for %STUDY_FORMAT_ERROR_INVALID_DOCUMENT
 *
 * Returns: whether the member is a time, up to %STUDY_PROGRESS_MAX_TIME
 */
gboolean
study_progress_format_read_time (JsonObject           *object,
                                 const StudyJsonPath  *path,
                                 const char           *member,
                                 gint64               *time,
                                 GError              **error)
{
  if (!study_json_get_integer (object, path, member, time, error))
    return FALSE;

  if (*time < 0 || *time > STUDY_PROGRESS_MAX_TIME)
    return study_json_fail (path, member, error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                            _("This time is outside the years 1970 to 9999. It counts microseconds since 1970; "
                              "correct it."));

  return TRUE;
}

/* The ids of one's own courses cannot meet those of any guide. */
static gboolean
is_own_id (const char *id)
{
  const char *digits = strrchr (id, '-');

  if (digits == NULL || digits - id < (gssize) strlen ("a/own") || !g_str_has_prefix (digits - 4, "/own-"))
    return FALSE;

  digits++;

  return strlen (digits) == 8 && strspn (digits, "0123456789abcdef") == 8;
}

/* Checks a person's own course. A link that is not safe passes: nobody should
 * lose a record over it, and the program does not open it. */
static gboolean
check_course (JsonNode             *node,
              const StudyJsonPath  *path,
              GError              **error)
{
  JsonObject *course;
  const char *text;
  double hours;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return study_json_fail (path, NULL, error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                            _("This must be an object, in “{” and “}”, or null. Correct it."));

  course = json_node_get_object (node);

  return study_json_get_string (course, path, "topic", STUDY_JSON_REQUIRED, &text, error) &&
         study_json_check_id (text, path, "topic", error) &&
         study_json_get_string (course, path, "title", STUDY_JSON_REQUIRED, &text, error) &&
         study_json_get_string (course, path, "url", STUDY_JSON_OPTIONAL, &text, error) &&
         study_json_get_string (course, path, "provider", STUDY_JSON_OPTIONAL, &text, error) &&
         study_json_get_number (course, path, "hours", &hours, error);
}

/* Checks the value of a register that the program reads itself. */
static gboolean
check_value (JsonObject           *object,
             const StudyJsonPath  *path,
             ValueKind             kind,
             GError              **error)
{
  const StudyJsonPath value_path = { path, "value", 0 };
  JsonNode *node = json_object_get_member (object, "value");
  const char *text;
  gint64 time;

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  switch (kind)
    {
    case VALUE_TIME:
      return study_progress_format_read_time (object, path, "value", &time, error);

    case VALUE_TEXT:
      return study_json_get_string (object, path, "value", STUDY_JSON_OPTIONAL, &text, error);

    case VALUE_TRUE:
      if (json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node))
        return TRUE;
      return study_json_fail (path, "value", error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                              _("This must be true or null. Correct it."));

    case VALUE_COURSE:
    default:
      return check_course (node, &value_path, error);
    }
}

/* Checks the id and the value of a register as far as its meaning is known. */
static gboolean
check_register (JsonObject           *object,
                const StudyJsonPath  *path,
                const char           *scope,
                const char           *id,
                const char           *field,
                GError              **error)
{
  gboolean known_scope = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (known_registers); i++)
    {
      const KnownRegister *known = &known_registers[i];

      if (strcmp (known->scope, scope) != 0)
        continue;

      known_scope = TRUE;
      if (strcmp (known->field, field) == 0 && !check_value (object, path, known->kind, error))
        return FALSE;
    }

  if (known_scope && !study_json_check_id (id, path, "id", error))
    return FALSE;

  if (strcmp (scope, STUDY_SCOPE_COURSE) == 0 && !is_own_id (id))
    return study_json_fail (path, "id", error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                            _("The ID of a course you added must end with “/own-” and eight hexadecimal digits. "
                              "Correct it."));

  return TRUE;
}

/**
 * study_progress_format_read_register:
 * @object: what should be a register
 *
 * Returns: (transfer full) (nullable): the register, %NULL on error
 */
StudyRegister *
study_progress_format_read_register (JsonObject           *object,
                                     const StudyJsonPath  *path,
                                     GError              **error)
{
  const char * const known[] = { "scope", "id", "field", "value", "time", "device", NULL };
  const char *scope, *id, *field, *device;
  JsonNode *node;
  gint64 time;

  if (!study_json_get_string (object, path, "scope", STUDY_JSON_REQUIRED, &scope, error) ||
      !study_json_get_string (object, path, "id", STUDY_JSON_REQUIRED, &id, error) ||
      !study_json_get_string (object, path, "field", STUDY_JSON_REQUIRED, &field, error) ||
      !study_progress_format_read_time (object, path, "time", &time, error) ||
      !study_json_get_string (object, path, "device", STUDY_JSON_REQUIRED, &device, error))
    return NULL;

  node = json_object_get_member (object, "value");
  if (node == NULL)
    {
      study_json_fail (path, "value", error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                       _("This is missing. Add it, or use null to leave it empty."));
      return NULL;
    }

  if (!check_register (object, path, scope, id, field, error))
    return NULL;

  return study_register_new (scope, id, field,
                             JSON_NODE_HOLDS_NULL (node) ? NULL : study_json_to_variant (node),
                             time, device, study_json_get_extra (object, known));
}

static int
compare_keys_cb (gconstpointer a,
                 gconstpointer b)
{
  return study_register_compare_key (*(StudyRegister * const *) a, *(StudyRegister * const *) b);
}

/* Sorts by key, and registers of one key from the oldest to the one that wins. */
static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  int order = compare_keys_cb (a, b);

  return order != 0 ? order
                    : study_register_compare_age (*(StudyRegister * const *) a,
                                                  *(StudyRegister * const *) b);
}

/**
 * study_progress_format_get_extra:
 * @object: a progress document
 *
 * Returns: (transfer floating) (nullable): the members of the document itself
 *   that the program does not know, of type `a{sv}`
 */
GVariant *
study_progress_format_get_extra (JsonObject *object)
{
  const char * const known[] = { "format", "version", "trail", "registers", NULL };

  return study_json_get_extra (object, known);
}

/**
 * study_progress_format_remove_duplicates:
 * @registers: (element-type StudyRegister): registers, in any order
 *
 * Leaves one register of each key, the later one, as a merge would.
 */
void
study_progress_format_remove_duplicates (GPtrArray *registers)
{
  g_autoptr (GPtrArray) sorted = NULL;
  gboolean in_order = TRUE;

  for (guint i = 1; in_order && i < registers->len; i++)
    in_order = compare_keys_cb (&registers->pdata[i - 1], &registers->pdata[i]) < 0;
  if (in_order)
    return;

  g_ptr_array_sort (registers, compare_cb);
  sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) study_register_unref);
  for (guint i = 0; i < registers->len; i++)
    {
      gboolean last = i + 1 == registers->len ||
                      compare_keys_cb (&registers->pdata[i], &registers->pdata[i + 1]) != 0;

      if (last)
        g_ptr_array_add (sorted, study_register_ref (registers->pdata[i]));
    }

  g_ptr_array_set_size (registers, 0);
  g_ptr_array_extend_and_steal (registers, g_steal_pointer (&sorted));
}

static gboolean
read_register (JsonObject           *object,
               const StudyJsonPath  *path,
               gpointer              registers,
               GError              **error)
{
  StudyRegister *reg = study_progress_format_read_register (object, path, error);

  if (reg != NULL)
    g_ptr_array_add (registers, reg);

  return reg != NULL;
}

static gpointer
ref_register_cb (gconstpointer reg,
                 gpointer      user_data)
{
  return study_register_ref ((StudyRegister *) reg);
}

static void
write_register (StudyJsonWriter     *writer,
                const StudyRegister *reg)
{
  study_json_write_begin (writer, NULL, '{');
  writer->one_line = TRUE;
  study_json_write_string (writer, "scope", study_register_get_scope (reg));
  study_json_write_string (writer, "id", study_register_get_id (reg));
  study_json_write_string (writer, "field", study_register_get_field (reg));
  study_json_write_variant (writer, "value", study_register_get_value (reg));
  study_json_write_integer (writer, "time", study_register_get_time (reg));
  study_json_write_string (writer, "device", study_register_get_device (reg));
  study_json_write_extra (writer, study_register_get_extra (reg));
  study_json_write_end (writer, '}');
  writer->one_line = FALSE;
}

/**
 * study_progress_format_read_object:
 * @object: what should be a progress document
 *
 * Reads a document of its own or one in another.
 *
 * Returns: (transfer full) (nullable): the content, %NULL on error
 */
StudyProgressSnapshot *
study_progress_format_read_object (JsonObject           *object,
                                   const StudyJsonPath  *path,
                                   GError              **error)
{
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;
  guint version = study_json_read_version (object, path, STUDY_PROGRESS_FORMAT,
                                           STUDY_PROGRESS_VERSION, error);
  const char *trail_id;

  if (version == 0)
    return NULL;

  if (study_json_count (object, "registers") > STUDY_FORMAT_MAX_ITEMS)
    {
      study_json_fail (path, "registers", error, STUDY_FORMAT_ERROR_TOO_LARGE,
                       _("There are more than %d registers. Remove the ones you don’t need."),
                       STUDY_FORMAT_MAX_ITEMS);
      return NULL;
    }

  if (study_json_get_trail_id (object, path, "trail", &trail_id, error))
    snapshot = study_progress_snapshot_new (trail_id, version, study_progress_format_get_extra (object));
  if (snapshot == NULL || !study_json_read_objects (object, path, "registers", STUDY_JSON_REQUIRED, read_register,
                                                    snapshot->registers, error))
    {
      study_json_explain_newer (version, STUDY_PROGRESS_VERSION, error);
      return NULL;
    }
  study_progress_format_remove_duplicates (snapshot->registers);

  return g_steal_pointer (&snapshot);
}

/* Writes the document's own other members by their names: where they come from
 * two documents, their order tells nothing. */
static void
write_extra (StudyJsonWriter *writer,
             GVariant        *extra)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GHashTable) values = NULL;
  GVariantIter iter;
  const char *name;
  GVariant *value;

  if (extra == NULL)
    return;

  values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_variant_unref);
  g_variant_iter_init (&iter, extra);
  while (g_variant_iter_next (&iter, "{&sv}", &name, &value))
    {
      g_ptr_array_add (names, (gpointer) name);
      g_hash_table_insert (values, (gpointer) name, value);
    }

  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  for (guint i = 0; i < names->len; i++)
    study_json_write_variant (writer, names->pdata[i], g_hash_table_lookup (values, names->pdata[i]));
}

/**
 * study_progress_format_write_object:
 * @writer: a writer that expects a value
 *
 * Writes a document of its own or one in another.
 */
void
study_progress_format_write_object (StudyJsonWriter             *writer,
                                    const StudyProgressSnapshot *snapshot)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (snapshot->registers, ref_register_cb, NULL);

  g_ptr_array_sort (sorted, compare_cb);

  study_json_write_begin (writer, NULL, '{');
  study_json_write_string (writer, "format", STUDY_PROGRESS_FORMAT);
  study_json_write_integer (writer, "version", snapshot->version);
  study_json_write_string (writer, "trail", snapshot->trail_id);
  study_json_write_begin (writer, "registers", '[');
  for (guint i = 0; i < sorted->len; i++)
    write_register (writer, g_ptr_array_index (sorted, i));
  study_json_write_end (writer, ']');
  write_extra (writer, snapshot->extra);
  study_json_write_end (writer, '}');
}

/**
 * study_progress_format_read:
 * @bytes: the content of a file
 * @error: return location for an error in the domain %STUDY_FORMAT_ERROR
 *
 * Reads the progress on a trail. Of two registers of one key the later one is
 * taken, as in a merge. A document newer than %STUDY_PROGRESS_VERSION, if it
 * can be understood, keeps its version; whoever opens it opens it read-only.
 * Where it cannot, the error is %STUDY_FORMAT_ERROR_NEWER_VERSION. It may run in
 * any thread.
 *
 * Returns: (transfer full) (nullable): the content, %NULL on error
 */
StudyProgressSnapshot *
study_progress_format_read (GBytes  *bytes,
                            GError **error)
{
  const StudyJsonPath path = { 0 };
  g_autoptr (JsonNode) root = study_json_parse (bytes, STUDY_JSON_MAX_DEPTH, error);

  if (root == NULL)
    return NULL;

  return study_progress_format_read_object (json_node_get_object (root), &path, error);
}

/**
 * study_progress_format_write:
 *
 * Writes progress: one register a line, sorted, so that the same content is
 * the same text and file synchronisers see small changes. It may run in any
 * thread.
 *
 * Returns: (transfer full): the document
 */
GBytes *
study_progress_format_write (const StudyProgressSnapshot *snapshot)
{
  StudyJsonWriter writer = { .text = g_string_new (NULL) };

  study_progress_format_write_object (&writer, snapshot);
  /* It may have been read from less. */
  if (writer.text->len >= STUDY_FORMAT_MAX_BYTES)
    {
      g_string_truncate (writer.text, 0);
      writer.compact = TRUE;
      study_progress_format_write_object (&writer, snapshot);
    }
  g_string_append_c (writer.text, '\n');

  return g_string_free_to_bytes (writer.text);
}
