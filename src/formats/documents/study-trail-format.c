/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/documents/study-trail-format.h"

#include "formats/documents/study-trail-format-private.h"
#include "formats/documents/study-trail-graph.h"
#include "model/content/study-uri.h"

#include <glib/gi18n.h>
#include <string.h>

/* The names of the values of StudyItemKind and StudyAdviceKind, in order. */
const char * const study_trail_item_kinds[] = { "lesson", "course", "resource", "project", NULL };
const char * const study_trail_advice_kinds[] = { "order", "practice", "document", "other", NULL };

/* What is known while a document is read. The texts belong to its tree. */
typedef struct
{
  gboolean newer;
  gboolean archived;      /* the stage that is read now */
  guint n_items;
  GHashTable *ids;        /* every id that is taken */
  StudyTrailGraph *graph; /* the topics and what they require */
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
                              _("“%s” is no link that may be opened. Use one that begins with https://, http:// or mailto:."),
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

  if (!study_json_get_string (object, path, "id", STUDY_JSON_REQUIRED, id, error))
    return FALSE;

  if (study_json_id_is_valid (*id) && g_hash_table_add (reader->ids, (gpointer) *id))
    return TRUE;

  shown = study_json_shorten (*id);
  if (!study_json_id_is_valid (*id))
    return study_json_fail (path, "id", error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                            _("“%s” is no id. Use the letters a to z, digits and “-”, in parts joined by “/”."),
                            shown);

  return study_json_fail (path, "id", error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                          _("The id “%s” is used before. Give every stage, topic and item an id of its own."),
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
                          _("There is no kind “%s”. Use one of these: %s."), shown, known);
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

/* In an archived stage a project may stand apart from its course or topic,
 * which is still where it was. */
static gboolean
is_project_id (Reader     *reader,
               const char *id,
               const char *owner)
{
  if (reader->archived)
    return g_str_has_suffix (id, "/project");

  return g_str_has_prefix (id, owner) && strcmp (id + strlen (owner), "/project") == 0;
}

/* An item of a kind that only a newer program knows is left out: the trail is
 * never written back then. */
static gboolean
read_item (Reader               *reader,
           StudyContentTopic    *topic,
           JsonObject           *object,
           const StudyJsonPath  *path,
           GError              **error)
{
  const char * const known[] = { "id", "kind", "title", "url", "provider", "hours", "course", NULL };
  const char *id, *title, *url, *provider, *course;
  StudyContentItem *item;
  double hours;
  int kind;

  if (!read_id (reader, object, path, &id, error) ||
      !read_kind (reader, object, path, study_trail_item_kinds, &kind, error) ||
      !study_json_get_string (object, path, "title", STUDY_JSON_REQUIRED, &title, error) ||
      !read_url (object, path, STUDY_JSON_OPTIONAL, &url, error) ||
      !study_json_get_string (object, path, "provider", STUDY_JSON_OPTIONAL, &provider, error) ||
      !study_json_get_number (object, path, "hours", &hours, error) ||
      !study_json_get_string (object, path, "course", STUDY_JSON_OPTIONAL, &course, error))
    return FALSE;

  if (kind == -1)
    return TRUE;

  if (kind == STUDY_ITEM_PROJECT && !is_project_id (reader, id, course != NULL ? course : topic->id))
    return study_json_fail (path, "id", error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                            _("The id of a project is the one of its course or topic and “/project”. Correct it."));

  item = study_content_item_new (id, kind, title);
  item->url = g_strdup (url);
  item->provider = g_strdup (provider);
  item->hours = hours;
  item->course_id = g_strdup (course);
  item->extra = get_extra (object, known);
  g_ptr_array_add (topic->items, item);

  return TRUE;
}

/* Checks that the projects of a topic belong to courses of the same topic. */
static gboolean
check_courses (JsonArray            *items,
               const StudyJsonPath  *path,
               GError              **error)
{
  g_autoptr (GHashTable) courses = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);

      if (strcmp (json_object_get_string_member (item, "kind"), "course") == 0)
        g_hash_table_add (courses, (gpointer) json_object_get_string_member (item, "id"));
    }

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);
      const char *course = json_object_get_string_member_with_default (item, "course", NULL);

      if (course != NULL && !g_hash_table_contains (courses, course))
        {
          g_autofree char *shown = study_json_shorten (course);

          return study_json_fail (&(StudyJsonPath) { path, NULL, i }, "course", error,
                                  STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                                  _("No course of this topic has the id “%s”. Correct it or remove it."),
                                  shown);
        }
    }

  return TRUE;
}

static gboolean
read_items (Reader               *reader,
            StudyContentTopic    *topic,
            JsonObject           *object,
            const StudyJsonPath  *path,
            GError              **error)
{
  const StudyJsonPath array_path = { path, "items", 0 };
  JsonArray *array;
  guint n_items;

  if (!study_json_get_array (object, path, "items", STUDY_JSON_OPTIONAL, &array, error))
    return FALSE;
  if (array == NULL)
    return TRUE;

  n_items = json_array_get_length (array);
  if (n_items > STUDY_FORMAT_MAX_ITEMS - reader->n_items)
    return study_json_fail (path, "items", error, STUDY_FORMAT_ERROR_TOO_LARGE,
                            _("The trail has more than %d items. Divide it into smaller ones."),
                            STUDY_FORMAT_MAX_ITEMS);
  reader->n_items += n_items;

  for (guint i = 0; i < n_items; i++)
    {
      const StudyJsonPath item_path = { &array_path, NULL, i };
      JsonObject *item = study_json_element_object (array, &item_path, error);

      if (item == NULL || !read_item (reader, topic, item, &item_path, error))
        return FALSE;
    }

  return check_courses (array, &array_path, error);
}

static gboolean
read_references (StudyContentTopic    *topic,
                 JsonObject           *object,
                 const StudyJsonPath  *path,
                 GError              **error)
{
  const char * const known[] = { "title", "url", NULL };
  const StudyJsonPath array_path = { path, "references", 0 };
  JsonArray *array;

  if (!study_json_get_array (object, path, "references", STUDY_JSON_OPTIONAL, &array, error))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const StudyJsonPath element_path = { &array_path, NULL, i };
      JsonObject *element = study_json_element_object (array, &element_path, error);
      g_autoptr (StudyReference) reference = NULL;
      const char *title, *url;

      if (element == NULL ||
          !study_json_get_string (element, &element_path, "title", STUDY_JSON_REQUIRED, &title, error) ||
          !read_url (element, &element_path, STUDY_JSON_REQUIRED, &url, error))
        return FALSE;

      reference = study_reference_new (title, url);
      study_reference_set_extra (reference, study_json_get_extra (element, known));
      g_ptr_array_add (topic->references, g_steal_pointer (&reference));
    }

  return TRUE;
}

static StudyContentTopic *
read_topic (Reader               *reader,
            JsonObject           *object,
            const StudyJsonPath  *path,
            GError              **error)
{
  const char * const known[] = {
    "id", "title", "text", "optional", "requires", "items", "references", NULL
  };
  g_autoptr (StudyContentTopic) topic = NULL;
  g_auto (GStrv) requires = NULL;
  const char *id, *title, *text;
  gboolean optional;

  if (!read_id (reader, object, path, &id, error) ||
      !study_json_get_string (object, path, "title", STUDY_JSON_REQUIRED, &title, error) ||
      !study_json_get_string (object, path, "text", STUDY_JSON_OPTIONAL, &text, error) ||
      !study_json_get_boolean (object, path, "optional", &optional, error) ||
      !read_strings (object, path, "requires", STUDY_JSON_OPTIONAL, &requires, error))
    return NULL;

  topic = study_content_topic_new (id, title);
  topic->text = g_strdup (text);
  topic->optional = optional;
  for (guint i = 0; requires[i] != NULL; i++)
    g_ptr_array_add (topic->requires, g_strdup (requires[i]));
  topic->extra = get_extra (object, known);
  study_trail_graph_add (reader->graph, topic, path->parent->parent->element, path->element);

  if (!read_items (reader, topic, object, path, error) ||
      !read_references (topic, object, path, error))
    return NULL;

  return g_steal_pointer (&topic);
}

static StudyContentStage *
read_stage (Reader               *reader,
            JsonObject           *object,
            const StudyJsonPath  *path,
            GError              **error)
{
  const char * const known[] = { "id", "title", "text", "archived", "topics", NULL };
  const StudyJsonPath topics_path = { path, "topics", 0 };
  g_autoptr (StudyContentStage) stage = NULL;
  const char *id, *title, *text;
  gboolean archived;
  JsonArray *topics;

  if (!read_id (reader, object, path, &id, error) ||
      !study_json_get_string (object, path, "title", STUDY_JSON_REQUIRED, &title, error) ||
      !study_json_get_string (object, path, "text", STUDY_JSON_OPTIONAL, &text, error) ||
      !study_json_get_boolean (object, path, "archived", &archived, error) ||
      !study_json_get_array (object, path, "topics", STUDY_JSON_REQUIRED, &topics, error))
    return NULL;

  stage = study_content_stage_new (id, title);
  stage->text = g_strdup (text);
  stage->archived = archived;
  stage->extra = get_extra (object, known);

  reader->archived = archived;
  for (guint i = 0; i < json_array_get_length (topics); i++)
    {
      const StudyJsonPath topic_path = { &topics_path, NULL, i };
      JsonObject *element = study_json_element_object (topics, &topic_path, error);
      StudyContentTopic *topic = NULL;

      if (element != NULL)
        topic = read_topic (reader, element, &topic_path, error);
      if (topic == NULL)
        return NULL;

      g_ptr_array_add (stage->topics, topic);
    }

  return g_steal_pointer (&stage);
}

static gboolean
read_stages (Reader               *reader,
             StudyContent         *content,
             JsonObject           *object,
             const StudyJsonPath  *path,
             GError              **error)
{
  const StudyJsonPath array_path = { path, "stages", 0 };
  JsonArray *array;

  if (!study_json_get_array (object, path, "stages", STUDY_JSON_REQUIRED, &array, error))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const StudyJsonPath element_path = { &array_path, NULL, i };
      JsonObject *element = study_json_element_object (array, &element_path, error);
      StudyContentStage *stage = NULL;

      if (element != NULL)
        stage = read_stage (reader, element, &element_path, error);
      if (stage == NULL)
        return FALSE;

      g_ptr_array_add (content->stages, stage);
    }

  return study_trail_graph_check (reader->graph, error);
}

static gboolean
read_advice (Reader               *reader,
             StudyContent         *content,
             JsonObject           *object,
             const StudyJsonPath  *path,
             GError              **error)
{
  const char * const known[] = { "kind", "title", "text", "suggestions", NULL };
  const StudyJsonPath array_path = { path, "advice", 0 };
  JsonArray *array;

  if (!study_json_get_array (object, path, "advice", STUDY_JSON_OPTIONAL, &array, error))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const StudyJsonPath element_path = { &array_path, NULL, i };
      JsonObject *element = study_json_element_object (array, &element_path, error);
      g_autoptr (StudyAdvice) advice = NULL;
      g_auto (GStrv) suggestions = NULL;
      const char *title, *text;
      int kind;

      if (element == NULL ||
          !read_kind (reader, element, &element_path, study_trail_advice_kinds, &kind, error) ||
          !study_json_get_string (element, &element_path, "title", STUDY_JSON_REQUIRED, &title, error) ||
          !study_json_get_string (element, &element_path, "text", STUDY_JSON_OPTIONAL, &text, error) ||
          !read_strings (element, &element_path, "suggestions", STUDY_JSON_OPTIONAL, &suggestions, error))
        return FALSE;

      advice = study_advice_new (kind != -1 ? (StudyAdviceKind) kind : STUDY_ADVICE_OTHER, title,
                                 text, (const char * const *) suggestions);
      study_advice_set_extra (advice, study_json_get_extra (element, known));
      g_ptr_array_add (content->advice, g_steal_pointer (&advice));
    }

  return TRUE;
}

static gboolean
read_tools (StudyContent         *content,
            JsonObject           *object,
            const StudyJsonPath  *path,
            GError              **error)
{
  const char * const known[] = { "category", "items", NULL };
  const StudyJsonPath array_path = { path, "tools", 0 };
  JsonArray *array;

  if (!study_json_get_array (object, path, "tools", STUDY_JSON_OPTIONAL, &array, error))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const StudyJsonPath element_path = { &array_path, NULL, i };
      JsonObject *element = study_json_element_object (array, &element_path, error);
      g_autoptr (StudyToolCategory) category = NULL;
      g_auto (GStrv) tools = NULL;
      const char *title;

      if (element == NULL ||
          !study_json_get_string (element, &element_path, "category", STUDY_JSON_REQUIRED, &title, error) ||
          !read_strings (element, &element_path, "items", STUDY_JSON_REQUIRED, &tools, error))
        return FALSE;

      category = study_tool_category_new (title, (const char * const *) tools);
      study_tool_category_set_extra (category, study_json_get_extra (element, known));
      g_ptr_array_add (content->tools, g_steal_pointer (&category));
    }

  return TRUE;
}

/* Sources are kept as they are; nothing but their links is opened. */
static gboolean
read_sources (StudyContent         *content,
              JsonObject           *object,
              const StudyJsonPath  *path,
              GError              **error)
{
  const char * const texts[] = { "license", "revision", "path" };
  const char * const none[] = { NULL };
  const StudyJsonPath array_path = { path, "sources", 0 };
  g_autoptr (GVariantBuilder) builder = g_variant_builder_new (G_VARIANT_TYPE ("aa{sv}"));
  JsonArray *array;

  if (!study_json_get_array (object, path, "sources", STUDY_JSON_OPTIONAL, &array, error))
    return FALSE;
  if (array == NULL)
    return TRUE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const StudyJsonPath element_path = { &array_path, NULL, i };
      JsonObject *element = study_json_element_object (array, &element_path, error);
      const char *text;

      if (element == NULL ||
          !study_json_get_string (element, &element_path, "title", STUDY_JSON_REQUIRED, &text, error) ||
          !read_url (element, &element_path, STUDY_JSON_OPTIONAL, &text, error))
        return FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          if (!study_json_get_string (element, &element_path, texts[j], STUDY_JSON_OPTIONAL, &text, error))
            return FALSE;
        }

      g_variant_builder_add_value (builder, study_json_get_extra (element, none));
    }

  if (json_array_get_length (array) > 0)
    content->sources = g_variant_ref_sink (g_variant_builder_end (builder));

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
                          _("“%s” is no language tag. Use one such as “pt-BR”."), shown);
}

/* Reads what a list of trails shows. The texts belong to @object. */
static gboolean
read_header (JsonObject           *object,
             const StudyJsonPath  *path,
             StudyTrailHeader     *header,
             GError              **error)
{
  const char *id, *title, *short_title, *language;

  if (!study_json_get_string (object, path, "id", STUDY_JSON_REQUIRED, &id, error))
    return FALSE;

  if (!study_json_slug_is_valid (id))
    {
      g_autofree char *shown = study_json_shorten (id);

      return study_json_fail (path, "id", error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                              _("“%s” is no id of a trail. Use the letters a to z, digits and “-”."),
                              shown);
    }

  if (!read_language (object, path, &language, error) ||
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

  if (!read_header (object, path, &header, error) ||
      !study_json_get_string (object, path, "description", STUDY_JSON_OPTIONAL, &description, error) ||
      !study_json_get_string (object, path, "objective", STUDY_JSON_OPTIONAL, &objective, error))
    return NULL;

  content = study_content_new (header.id, header.title);
  content->version = version;
  content->short_title = g_strdup (header.short_title);
  content->language = g_strdup (header.language);
  content->description = g_strdup (description);
  content->objective = g_strdup (objective);
  content->extra = get_extra (object, known);

  if (!read_sources (content, object, path, error) ||
      !read_stages (&reader, content, object, path, error) ||
      !read_advice (&reader, content, object, path, error) ||
      !read_tools (content, object, path, error))
    return NULL;

  return g_steal_pointer (&content);
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
  g_autoptr (StudyContent) content = NULL;
  g_autoptr (GError) local_error = NULL;
  guint version = study_json_read_version (object, path, STUDY_TRAIL_FORMAT, STUDY_TRAIL_VERSION, error);

  if (version == 0)
    return NULL;

  content = read_trail (object, path, version, &local_error);
  if (content == NULL)
    {
      if (version > STUDY_TRAIL_VERSION)
        study_json_prefix_newer (version, &local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
    }

  return g_steal_pointer (&content);
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
