/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/documents/study-trail-format.h"

#include "formats/documents/study-trail-graph.h"
#include "model/content/study-uri.h"

#include <glib/gi18n.h>
#include <string.h>

/* The names of the values of StudyItemKind and StudyAdviceKind, in order. */
static const char * const item_kinds[] = { "lesson", "course", "resource", "project", NULL };
static const char * const advice_kinds[] = { "order", "practice", "document", "other", NULL };

/* What is known while a document is read. The texts belong to its tree. */
typedef struct
{
  gboolean newer;
  guint n_items;
  GHashTable *ids;        /* every id that is taken */
  StudyTrailGraph *graph; /* the topics and what they require */
  StudyContent *content;
  StudyContentStage *stage; /* that is read now */
  StudyContentTopic *topic;
  GVariantBuilder *sources;
} Reader;

/* Returns the members that are not known, %NULL when there are none. */
static GVariant *
get_extra (JsonObject         *object,
           const char * const *known)
{
  GVariant *extra = study_json_get_extra (object, known);

  return extra != NULL ? g_variant_ref_sink (extra) : NULL;
}

static gboolean
read_url (JsonObject           *object,
          const StudyJsonPath  *path,
          StudyJsonNeed         need,
          const char          **url,
          GError              **error)
{
  if (!study_json_get_string (object, path, "url", need, url, error))
    return FALSE;

  if (*url != NULL && !study_uri_is_safe (*url))
    {
      g_autofree char *shown = study_json_shorten (*url);

      return study_json_fail (path, "url", error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                              _("“%s” is not a link that can be opened. Use one that begins with https://, "
                                "http:// or mailto:."),
                              shown);
    }

  return TRUE;
}

/* Reads an id of a stage, a topic or an item, and takes it. */
static gboolean
read_id (Reader               *reader,
         JsonObject           *object,
         const StudyJsonPath  *path,
         const char          **id,
         GError              **error)
{
  g_autofree char *shown = NULL;

  if (!study_json_get_string (object, path, "id", STUDY_JSON_REQUIRED, id, error) ||
      !study_json_check_id (*id, path, "id", error))
    return FALSE;

  if (g_hash_table_add (reader->ids, (gpointer) *id))
    return TRUE;

  shown = study_json_shorten (*id);

  return study_json_fail (path, "id", error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                          _("The ID “%s” is already in use. Give every stage, topic and item its own ID."),
                          shown);
}

/* Finds a word in a list of kinds; -1 when a newer document has another. */
static gboolean
read_kind (Reader               *reader,
           JsonObject           *object,
           const StudyJsonPath  *path,
           const char * const   *kinds,
           int                  *kind,
           GError              **error)
{
  g_autofree char *known = NULL;
  g_autofree char *shown = NULL;
  const char *text;

  if (!study_json_get_string (object, path, "kind", STUDY_JSON_REQUIRED, &text, error))
    return FALSE;

  for (*kind = 0; kinds[*kind] != NULL; (*kind)++)
    {
      if (strcmp (text, kinds[*kind]) == 0)
        return TRUE;
    }

  *kind = -1;
  if (reader->newer)
    return TRUE;

  known = g_strjoinv (", ", (GStrv) kinds);
  shown = study_json_shorten (text);

  return study_json_fail (path, "kind", error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                          /* Translators: the second is a list of words, which are not translated. */
                          _("“%s” is not a valid kind. Use one of these: %s."), shown, known);
}

/* Reads an array of texts; nothing when it is missing. */
static gboolean
read_strings (JsonObject           *object,
              const StudyJsonPath  *path,
              const char           *member,
              StudyJsonNeed         need,
              GStrv                *strings,
              GError              **error)
{
  const StudyJsonPath array_path = { path, member, 0 };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!study_json_get_array (object, path, member, need, &array, error))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *text = study_json_element_string (array, &(StudyJsonPath) { &array_path, NULL, i }, error);

      if (text == NULL)
        return FALSE;
      g_strv_builder_add (builder, text);
    }

  *strings = g_strv_builder_end (builder);

  return TRUE;
}

/* In an archived stage a project may be apart from its course or topic,
 * which is still where it was. */
static gboolean
is_project_id (const Reader *reader,
               const char   *id,
               const char   *owner)
{
  if (reader->stage->archived)
    return g_str_has_suffix (id, "/project");

  return g_str_has_prefix (id, owner) && strcmp (id + strlen (owner), "/project") == 0;
}

/* An item of a kind that only a newer program knows is left out: the trail is
 * never written back then. */
static gboolean
read_item (JsonObject           *object,
           const StudyJsonPath  *path,
           gpointer              user_data,
           GError              **error)
{
  const char * const known[] = { "id", "kind", "title", "url", "provider", "hours", "course", NULL };
  Reader *reader = user_data;
  const char *id, *title, *url, *provider, *course;
  StudyContentItem *item;
  double hours;
  int kind;

  if (!read_id (reader, object, path, &id, error) ||
      !read_kind (reader, object, path, item_kinds, &kind, error) ||
      !study_json_get_string (object, path, "title", STUDY_JSON_REQUIRED, &title, error) ||
      !read_url (object, path, STUDY_JSON_OPTIONAL, &url, error) ||
      !study_json_get_string (object, path, "provider", STUDY_JSON_OPTIONAL, &provider, error) ||
      !study_json_get_number (object, path, "hours", &hours, error) ||
      !study_json_get_string (object, path, "course", STUDY_JSON_OPTIONAL, &course, error))
    return FALSE;

  if (kind == -1)
    return TRUE;

  if (kind == STUDY_ITEM_PROJECT && !is_project_id (reader, id, course != NULL ? course : reader->topic->id))
    return study_json_fail (path, "id", error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                            _("The ID of a project must be that of its course or topic, followed by “/project”. "
                              "Correct it."));

  item = study_content_item_new (id, kind, title);
  item->url = g_strdup (url);
  item->provider = g_strdup (provider);
  item->hours = hours;
  item->course_id = g_strdup (course);
  item->extra = get_extra (object, known);
  g_ptr_array_add (reader->topic->items, item);

  return TRUE;
}

/* Checks that the projects of a topic belong to courses of the same topic. */
static gboolean
check_courses (JsonObject           *topic,
               const StudyJsonPath  *path,
               GError              **error)
{
  const StudyJsonPath array_path = { path, "items", 0 };
  g_autoptr (GHashTable) courses = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_items = study_json_count (topic, "items");
  JsonArray *items = n_items > 0 ? json_object_get_array_member (topic, "items") : NULL;

  for (guint i = 0; i < n_items; i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);

      if (strcmp (json_object_get_string_member (item, "kind"), "course") == 0)
        g_hash_table_add (courses, (gpointer) json_object_get_string_member (item, "id"));
    }

  for (guint i = 0; i < n_items; i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);
      const char *course = json_object_get_string_member_with_default (item, "course", NULL);

      if (course != NULL && !g_hash_table_contains (courses, course))
        {
          g_autofree char *shown = study_json_shorten (course);

          return study_json_fail (&(StudyJsonPath) { &array_path, NULL, i }, "course", error,
                                  STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                                  _("No course in this topic has the ID “%s”. Correct or remove it."),
                                  shown);
        }
    }

  return TRUE;
}

static gboolean
read_reference (JsonObject           *object,
                const StudyJsonPath  *path,
                gpointer              user_data,
                GError              **error)
{
  const char * const known[] = { "title", "url", NULL };
  Reader *reader = user_data;
  StudyReference *reference;
  const char *title, *url;

  if (!study_json_get_string (object, path, "title", STUDY_JSON_REQUIRED, &title, error) ||
      !read_url (object, path, STUDY_JSON_REQUIRED, &url, error))
    return FALSE;

  reference = study_reference_new (title, url);
  study_reference_set_extra (reference, study_json_get_extra (object, known));
  g_ptr_array_add (reader->topic->references, reference);

  return TRUE;
}

static gboolean
read_topic (JsonObject           *object,
            const StudyJsonPath  *path,
            gpointer              user_data,
            GError              **error)
{
  const char * const known[] = {
    "id", "title", "text", "optional", "requires", "items", "references", NULL
  };
  Reader *reader = user_data;
  g_auto (GStrv) requires = NULL;
  const char *id, *title, *text;
  gboolean optional;

  if (!read_id (reader, object, path, &id, error) ||
      !study_json_get_string (object, path, "title", STUDY_JSON_REQUIRED, &title, error) ||
      !study_json_get_string (object, path, "text", STUDY_JSON_OPTIONAL, &text, error) ||
      !study_json_get_boolean (object, path, "optional", &optional, error) ||
      !read_strings (object, path, "requires", STUDY_JSON_OPTIONAL, &requires, error))
    return FALSE;

  reader->topic = study_content_topic_new (id, title);
  g_ptr_array_add (reader->stage->topics, reader->topic);
  reader->topic->text = g_strdup (text);
  reader->topic->optional = optional;
  for (guint i = 0; requires[i] != NULL; i++)
    g_ptr_array_add (reader->topic->requires, g_strdup (requires[i]));
  reader->topic->extra = get_extra (object, known);
  study_trail_graph_add (reader->graph, reader->topic, path->parent->parent->element, path->element);

  reader->n_items += study_json_count (object, "items");
  if (reader->n_items > STUDY_FORMAT_MAX_ITEMS)
    return study_json_fail (path, "items", error, STUDY_FORMAT_ERROR_TOO_LARGE,
                            _("The trail has more than %d items. Split it into smaller ones."),
                            STUDY_FORMAT_MAX_ITEMS);

  return study_json_read_objects (object, path, "items", STUDY_JSON_OPTIONAL, read_item, reader, error) &&
         check_courses (object, path, error) &&
         study_json_read_objects (object, path, "references", STUDY_JSON_OPTIONAL, read_reference, reader, error);
}

static gboolean
read_stage (JsonObject           *object,
            const StudyJsonPath  *path,
            gpointer              user_data,
            GError              **error)
{
  const char * const known[] = { "id", "title", "text", "archived", "topics", NULL };
  Reader *reader = user_data;
  const char *id, *title, *text;
  gboolean archived;

  if (!read_id (reader, object, path, &id, error) ||
      !study_json_get_string (object, path, "title", STUDY_JSON_REQUIRED, &title, error) ||
      !study_json_get_string (object, path, "text", STUDY_JSON_OPTIONAL, &text, error) ||
      !study_json_get_boolean (object, path, "archived", &archived, error))
    return FALSE;

  reader->stage = study_content_stage_new (id, title);
  g_ptr_array_add (reader->content->stages, reader->stage);
  reader->stage->text = g_strdup (text);
  reader->stage->archived = archived;
  reader->stage->extra = get_extra (object, known);

  return study_json_read_objects (object, path, "topics", STUDY_JSON_REQUIRED, read_topic, reader, error);
}

static gboolean
read_advice (JsonObject           *object,
             const StudyJsonPath  *path,
             gpointer              user_data,
             GError              **error)
{
  const char * const known[] = { "kind", "title", "text", "suggestions", NULL };
  Reader *reader = user_data;
  g_auto (GStrv) suggestions = NULL;
  StudyAdvice *advice;
  const char *title, *text;
  int kind;

  if (!read_kind (reader, object, path, advice_kinds, &kind, error) ||
      !study_json_get_string (object, path, "title", STUDY_JSON_REQUIRED, &title, error) ||
      !study_json_get_string (object, path, "text", STUDY_JSON_OPTIONAL, &text, error) ||
      !read_strings (object, path, "suggestions", STUDY_JSON_OPTIONAL, &suggestions, error))
    return FALSE;

  advice = study_advice_new (kind != -1 ? (StudyAdviceKind) kind : STUDY_ADVICE_OTHER, title,
                             text, (const char * const *) suggestions);
  study_advice_set_extra (advice, study_json_get_extra (object, known));
  g_ptr_array_add (reader->content->advice, advice);

  return TRUE;
}

static gboolean
read_tools (JsonObject           *object,
            const StudyJsonPath  *path,
            gpointer              user_data,
            GError              **error)
{
  const char * const known[] = { "category", "items", NULL };
  Reader *reader = user_data;
  g_auto (GStrv) tools = NULL;
  StudyToolCategory *category;
  const char *title;

  if (!study_json_get_string (object, path, "category", STUDY_JSON_REQUIRED, &title, error) ||
      !read_strings (object, path, "items", STUDY_JSON_REQUIRED, &tools, error))
    return FALSE;

  category = study_tool_category_new (title, (const char * const *) tools);
  study_tool_category_set_extra (category, study_json_get_extra (object, known));
  g_ptr_array_add (reader->content->tools, category);

  return TRUE;
}

/* Sources are kept as they are; nothing but their links is opened. */
static gboolean
read_source (JsonObject           *object,
             const StudyJsonPath  *path,
             gpointer              user_data,
             GError              **error)
{
  const char * const texts[] = { "license", "revision", "path" };
  const char * const none[] = { NULL };
  Reader *reader = user_data;
  const char *text;

  if (!study_json_get_string (object, path, "title", STUDY_JSON_REQUIRED, &text, error) ||
      !read_url (object, path, STUDY_JSON_OPTIONAL, &text, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (!study_json_get_string (object, path, texts[i], STUDY_JSON_OPTIONAL, &text, error))
        return FALSE;
    }

  if (reader->sources == NULL)
    reader->sources = g_variant_builder_new (G_VARIANT_TYPE ("aa{sv}"));
  g_variant_builder_add_value (reader->sources, study_json_get_extra (object, none));

  return TRUE;
}

/* Reads a language tag. */
static gboolean
read_language (JsonObject           *object,
               const StudyJsonPath  *path,
               const char          **language,
               GError              **error)
{
  g_autofree char *shown = NULL;

  if (!study_json_get_string (object, path, "language", STUDY_JSON_OPTIONAL, language, error))
    return FALSE;

  if (*language == NULL || study_json_language_is_valid (*language))
    return TRUE;

  shown = study_json_shorten (*language);

  return study_json_fail (path, "language", error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                          _("“%s” is not a valid language tag. Use one such as “pt-BR”."), shown);
}

/* Reads what a list of trails shows. The texts belong to @object. */
static gboolean
read_header (JsonObject           *object,
             const StudyJsonPath  *path,
             StudyTrailHeader     *header,
             GError              **error)
{
  const char *id, *title, *short_title, *language;

  if (!study_json_get_trail_id (object, path, "id", &id, error) ||
      !read_language (object, path, &language, error) ||
      !study_json_get_string (object, path, "title", STUDY_JSON_REQUIRED, &title, error) ||
      !study_json_get_string (object, path, "shortTitle", STUDY_JSON_OPTIONAL, &short_title, error))
    return FALSE;

  header->id = (char *) id;
  header->title = (char *) title;
  header->short_title = (char *) short_title;
  header->language = (char *) language;

  return TRUE;
}

static StudyContent *
read_trail (JsonObject           *object,
            const StudyJsonPath  *path,
            guint                 version,
            GError              **error)
{
  const char * const known[] = {
    "format", "version", "id", "language", "title", "shortTitle", "description", "objective",
    "sources", "stages", "advice", "tools", NULL
  };
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (StudyTrailGraph) graph = study_trail_graph_new (path);
  g_autoptr (StudyContent) content = NULL;
  Reader reader = { .newer = version > STUDY_TRAIL_VERSION, .ids = ids, .graph = graph };
  StudyTrailHeader header;
  const char *description, *objective;
  gboolean read;

  if (!read_header (object, path, &header, error) ||
      !study_json_get_string (object, path, "description", STUDY_JSON_OPTIONAL, &description, error) ||
      !study_json_get_string (object, path, "objective", STUDY_JSON_OPTIONAL, &objective, error))
    return NULL;

  reader.content = content = study_content_new (header.id, header.title);
  content->version = version;
  content->short_title = g_strdup (header.short_title);
  content->language = g_strdup (header.language);
  content->description = g_strdup (description);
  content->objective = g_strdup (objective);
  content->extra = get_extra (object, known);

  read = study_json_read_objects (object, path, "sources", STUDY_JSON_OPTIONAL, read_source, &reader, error);
  if (reader.sources != NULL)
    content->sources = g_variant_ref_sink (g_variant_builder_end (reader.sources));
  g_clear_pointer (&reader.sources, g_variant_builder_unref);

  if (!read ||
      !study_json_read_objects (object, path, "stages", STUDY_JSON_REQUIRED, read_stage, &reader, error) ||
      !study_trail_graph_check (graph, error) ||
      !study_json_read_objects (object, path, "advice", STUDY_JSON_OPTIONAL, read_advice, &reader, error) ||
      !study_json_read_objects (object, path, "tools", STUDY_JSON_OPTIONAL, read_tools, &reader, error))
    return NULL;

  return g_steal_pointer (&content);
}

typedef void (*WriteFunc) (StudyJsonWriter *writer,
                           gpointer         element);

/* Writes a list, if there is anything in it. */
static void
write_list (StudyJsonWriter *writer,
            const char      *name,
            const GPtrArray *list,
            WriteFunc        write_func)
{
  if (list->len == 0)
    return;

  study_json_write_begin (writer, name, '[');
  for (guint i = 0; i < list->len; i++)
    write_func (writer, g_ptr_array_index (list, i));
  study_json_write_end (writer, ']');
}

static void
write_strings (StudyJsonWriter    *writer,
               const char         *name,
               const char * const *strings)
{
  study_json_write_begin (writer, name, '[');
  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    study_json_write_string (writer, NULL, strings[i]);
  study_json_write_end (writer, ']');
}

static void
write_string (StudyJsonWriter *writer,
              gpointer         string)
{
  study_json_write_string (writer, NULL, string);
}

static void
write_item (StudyJsonWriter *writer,
            gpointer         element)
{
  const StudyContentItem *item = element;

  study_json_write_begin (writer, NULL, '{');
  study_json_write_string (writer, "id", item->id);
  study_json_write_string (writer, "kind", item_kinds[item->kind]);
  study_json_write_string (writer, "title", item->title);
  study_json_write_text (writer, "url", item->url);
  study_json_write_text (writer, "provider", item->provider);
  if (item->hours > 0.0)
    study_json_write_number (writer, "hours", item->hours);
  study_json_write_text (writer, "course", item->course_id);
  study_json_write_extra (writer, item->extra);
  study_json_write_end (writer, '}');
}

static void
write_reference (StudyJsonWriter *writer,
                 gpointer         reference)
{
  study_json_write_begin (writer, NULL, '{');
  study_json_write_string (writer, "title", study_reference_get_title (reference));
  study_json_write_string (writer, "url", study_reference_get_url (reference));
  study_json_write_extra (writer, study_reference_get_extra (reference));
  study_json_write_end (writer, '}');
}

static void
write_topic (StudyJsonWriter *writer,
             gpointer         element)
{
  const StudyContentTopic *topic = element;

  study_json_write_begin (writer, NULL, '{');
  study_json_write_string (writer, "id", topic->id);
  study_json_write_string (writer, "title", topic->title);
  study_json_write_text (writer, "text", topic->text);
  if (topic->optional)
    study_json_write_boolean (writer, "optional", TRUE);
  write_list (writer, "requires", topic->requires, write_string);
  write_list (writer, "items", topic->items, write_item);
  write_list (writer, "references", topic->references, write_reference);
  study_json_write_extra (writer, topic->extra);
  study_json_write_end (writer, '}');
}

static void
write_stage (StudyJsonWriter         *writer,
             const StudyContentStage *stage)
{
  study_json_write_begin (writer, NULL, '{');
  study_json_write_string (writer, "id", stage->id);
  study_json_write_string (writer, "title", stage->title);
  study_json_write_text (writer, "text", stage->text);
  if (stage->archived)
    study_json_write_boolean (writer, "archived", TRUE);
  study_json_write_begin (writer, "topics", '[');
  for (guint i = 0; i < stage->topics->len; i++)
    write_topic (writer, g_ptr_array_index (stage->topics, i));
  study_json_write_end (writer, ']');
  study_json_write_extra (writer, stage->extra);
  study_json_write_end (writer, '}');
}

static void
write_sources (StudyJsonWriter *writer,
               GVariant        *sources)
{
  if (sources == NULL)
    return;

  study_json_write_begin (writer, "sources", '[');
  for (gsize i = 0; i < g_variant_n_children (sources); i++)
    {
      g_autoptr (GVariant) source = g_variant_get_child_value (sources, i);

      study_json_write_variant (writer, NULL, source);
    }
  study_json_write_end (writer, ']');
}

static void
write_advice (StudyJsonWriter *writer,
              gpointer         advice)
{
  const char * const *suggestions = study_advice_get_suggestions (advice);

  study_json_write_begin (writer, NULL, '{');
  study_json_write_string (writer, "kind", advice_kinds[study_advice_get_kind (advice)]);
  study_json_write_string (writer, "title", study_advice_get_title (advice));
  study_json_write_text (writer, "text", study_advice_get_text (advice));
  if (suggestions != NULL && suggestions[0] != NULL)
    write_strings (writer, "suggestions", suggestions);
  study_json_write_extra (writer, study_advice_get_extra (advice));
  study_json_write_end (writer, '}');
}

static void
write_tools (StudyJsonWriter *writer,
             gpointer         category)
{
  study_json_write_begin (writer, NULL, '{');
  study_json_write_string (writer, "category", study_tool_category_get_title (category));
  write_strings (writer, "items", study_tool_category_get_tools (category));
  study_json_write_extra (writer, study_tool_category_get_extra (category));
  study_json_write_end (writer, '}');
}

/**
 * study_trail_format_read_object:
 * @object: what should be a trail
 *
 * Reads a document of its own or one in another.
 *
 * Returns: (transfer full) (nullable): the content, %NULL on error
 */
StudyContent *
study_trail_format_read_object (JsonObject           *object,
                                const StudyJsonPath  *path,
                                GError              **error)
{
  guint version = study_json_read_version (object, path, STUDY_TRAIL_FORMAT, STUDY_TRAIL_VERSION, error);
  StudyContent *content = version > 0 ? read_trail (object, path, version, error) : NULL;

  if (content == NULL)
    study_json_explain_newer (version, STUDY_TRAIL_VERSION, error);

  return content;
}

/**
 * study_trail_format_write_object:
 * @writer: a writer that expects a value
 *
 * Writes a document of its own or one in another.
 */
void
study_trail_format_write_object (StudyJsonWriter    *writer,
                                 const StudyContent *content)
{
  study_json_write_begin (writer, NULL, '{');
  study_json_write_string (writer, "format", STUDY_TRAIL_FORMAT);
  study_json_write_integer (writer, "version", content->version);
  study_json_write_string (writer, "id", content->id);
  study_json_write_text (writer, "language", content->language);
  study_json_write_string (writer, "title", content->title);
  if (content->short_title != NULL)
    study_json_write_string (writer, "shortTitle", content->short_title);
  study_json_write_text (writer, "description", content->description);
  study_json_write_text (writer, "objective", content->objective);
  write_sources (writer, content->sources);
  study_json_write_begin (writer, "stages", '[');
  for (guint i = 0; i < content->stages->len; i++)
    write_stage (writer, g_ptr_array_index (content->stages, i));
  study_json_write_end (writer, ']');
  write_list (writer, "advice", content->advice, write_advice);
  write_list (writer, "tools", content->tools, write_tools);
  study_json_write_extra (writer, content->extra);
  study_json_write_end (writer, '}');
}

void
study_trail_header_free (StudyTrailHeader *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->short_title);
  g_free (self->language);
  g_free (self);
}

/**
 * study_trail_format_read:
 * @bytes: the content of a file
 * @error: return location for an error in the domain %STUDY_FORMAT_ERROR
 *
 * Reads a trail. Of a document newer than %STUDY_TRAIL_VERSION it takes what it
 * understands; a trail of it is read-only then. An error says where it is, as line
 * and column or as a JSON path, and what to do.
 *
 * Returns: (transfer full) (nullable): the content of the trail, %NULL on error
 */
StudyContent *
study_trail_format_read (GBytes  *bytes,
                         GError **error)
{
  const StudyJsonPath path = { 0 };
  g_autoptr (JsonNode) root = study_json_parse (bytes, STUDY_JSON_MAX_DEPTH, error);

  if (root == NULL)
    return NULL;

  return study_trail_format_read_object (json_node_get_object (root), &path, error);
}

/**
 * study_trail_format_read_header:
 * @bytes: the content of a file
 * @error: return location for an error in the domain %STUDY_FORMAT_ERROR
 *
 * Reads only what a list of trails shows, of any version. What else is in the
 * document is not checked.
 *
 * Returns: (transfer full) (nullable): the header, %NULL on error
 */
StudyTrailHeader *
study_trail_format_read_header (GBytes  *bytes,
                                GError **error)
{
  const StudyJsonPath path = { 0 };
  g_autoptr (JsonNode) root = study_json_parse (bytes, STUDY_JSON_MAX_DEPTH, error);
  StudyTrailHeader *header;
  StudyTrailHeader found;

  if (root == NULL ||
      study_json_read_version (json_node_get_object (root), &path, STUDY_TRAIL_FORMAT,
                               STUDY_TRAIL_VERSION, error) == 0 ||
      !read_header (json_node_get_object (root), &path, &found, error))
    return NULL;

  header = g_new0 (StudyTrailHeader, 1);
  header->id = g_strdup (found.id);
  header->title = g_strdup (found.title);
  header->short_title = g_strdup (found.short_title != NULL ? found.short_title : found.title);
  header->language = g_strdup (found.language);

  return header;
}

/**
 * study_trail_format_write:
 *
 * Writes the content of a trail. The same content is written the same way every
 * time.
 *
 * Returns: (transfer full): the document
 */
GBytes *
study_trail_format_write (const StudyContent *content)
{
  StudyJsonWriter writer = { .text = g_string_new (NULL) };

  study_trail_format_write_object (&writer, content);
  g_string_append_c (writer.text, '\n');

  return g_string_free_to_bytes (writer.text);
}
