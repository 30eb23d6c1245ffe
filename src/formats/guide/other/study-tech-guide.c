/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/other/study-tech-guide.h"

#include <glib/gi18n.h>

#include "formats/guide/study-guide-report.h"
#include "formats/guide/study-guide-topic.h"
#include "formats/guide/words/study-guide-hosts.h"
#include "formats/guide/words/study-guide-words.h"
#include "formats/json/study-json-reader.h"

/* Tech Guide reads a person's own guide from a file that the person writes. It
 * has changed how it calls things, and its interface for programs gives names
 * of its own, so each member has several. A “T” is what one is an expert in,
 * and what one has to know to work with others. */
static const char * const expertise_names[] = { "expertises", "expertise", NULL };
static const char * const collaboration_names[] = { "collaborations", "collaboration", NULL };
static const char * const card_names[] = { "cards", "blocks", NULL };
static const char * const name_names[] = { "name", "title", NULL };
static const char * const id_names[] = { "id", "slug", NULL };
static const char * const description_names[] = { "description", "shortDescription", "short-description", NULL };
static const char * const link_names[] = { "link", "url", NULL };
static const char * const type_names[] = { "type", NULL };
static const char * const objective_names[] = { "keyObjectives", "key-objectives", NULL };
static const char * const additional_names[] = {
  "additionalObjectives", "additional-objectives", "aditionalObjectives", "aditional-objectives", NULL
};
static const char * const content_names[][3] = {
  { "contents", NULL },
  { "aluraContents", "alura-contents", NULL },
  { "fiapContents", "fiap-contents", NULL },
};

typedef struct
{
  StudyGuideBuild build;
  GString *words; /* to guess the language of */
  guint n_items;
  guint n_named;  /* cards of which only the name is there */
  guint n_empty;  /* parts without cards */
  guint n_dropped_links;
} Reader;

/* Returns the name by which a member is there. What is null is not. */
static const char *
find_name (JsonObject         *object,
           const char * const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      JsonNode *node = json_object_get_member (object, names[i]);

      if (node != NULL && !JSON_NODE_HOLDS_NULL (node))
        return names[i];
    }

  return NULL;
}

/* Reads a text for a label; %NULL when there is none, or nothing to be seen. */
static gboolean
read_text (JsonObject           *object,
           const StudyJsonPath  *path,
           const char * const   *names,
           char                **text,
           GError              **error)
{
  const char *name = find_name (object, names);
  const char *value;

  *text = NULL;
  if (name == NULL)
    return TRUE;
  if (!study_json_get_string (object, path, name, STUDY_JSON_OPTIONAL, &value, error))
    return FALSE;

  *text = study_guide_clean (value);
  if (**text == '\0')
    g_clear_pointer (text, g_free);

  return TRUE;
}

/* Reads an element of a list into what it belongs to. */
typedef gboolean (*ElementFunc) (Reader               *self,
                                 gpointer              owner,
                                 JsonArray            *list,
                                 const StudyJsonPath  *path,
                                 GError              **error);

/* Reads the elements of a list, if there is one, but for those that are null. */
static gboolean
read_list (Reader               *self,
           gpointer              owner,
           JsonObject           *object,
           const StudyJsonPath  *path,
           const char * const   *names,
           ElementFunc           read_element,
           GError              **error)
{
  const char *name = find_name (object, names);
  const StudyJsonPath list_path = { path, name, 0 };
  JsonArray *list = NULL;

  if (name != NULL && !study_json_get_array (object, path, name, STUDY_JSON_OPTIONAL, &list, error))
    return FALSE;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      const StudyJsonPath element_path = { &list_path, NULL, i };

      if (!json_array_get_null_element (list, i) && !read_element (self, owner, list, &element_path, error))
        return FALSE;
    }

  return TRUE;
}

/* Takes one more of what can be checked off. */
static StudyContentItem *
add_item (Reader               *self,
          StudyContentTopic    *topic,
          StudyItemKind         kind,
          const char           *title,
          const StudyJsonPath  *path,
          GError              **error)
{
  g_autofree char *id = study_guide_new_id (&self->build);
  StudyContentItem *item;

  if (++self->n_items > STUDY_FORMAT_MAX_ITEMS)
    {
      study_json_fail (path, NULL, error, STUDY_FORMAT_ERROR_TOO_LARGE,
                       _("The guide has more than %d items. Split it into smaller ones."), STUDY_FORMAT_MAX_ITEMS);
      return NULL;
    }

  item = study_content_item_new (id, kind, title);
  g_ptr_array_add (topic->items, item);
  g_string_append (self->words, title);
  g_string_append_c (self->words, '\n');

  return item;
}

static gboolean
read_objective (Reader               *self,
                gpointer              topic,
                JsonArray            *list,
                const StudyJsonPath  *path,
                GError              **error)
{
  JsonNode *node = json_array_get_element (list, path->element);
  g_autofree char *title = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      if (!read_text (json_node_get_object (node), path, name_names, &title, error))
        return FALSE;
    }
  else
    {
      const char *text = study_json_element_string (list, path, error);

      if (text == NULL)
        return FALSE;
      title = study_guide_clean (text);
    }

  return title == NULL || *title == '\0' ||
         add_item (self, topic, STUDY_ITEM_LESSON, title, path, error) != NULL;
}

/* Reads a link, and counts it when it may not be opened. */
static gboolean
read_link (Reader               *self,
           JsonObject           *object,
           const StudyJsonPath  *path,
           char                **url,
           GError              **error)
{
  g_autofree char *link = NULL;

  *url = NULL;
  if (!read_text (object, path, link_names, &link, error))
    return FALSE;

  if (link != NULL)
    {
      *url = study_guide_resolve (link, NULL);
      self->n_dropped_links += *url == NULL;
    }

  return TRUE;
}

static gboolean
read_content (Reader               *self,
              gpointer              topic,
              JsonArray            *list,
              const StudyJsonPath  *path,
              GError              **error)
{
  JsonObject *object;
  g_autofree char *type = NULL;
  g_autofree char *title = NULL;
  g_autofree char *url = NULL;
  g_autofree char *provider = NULL;
  StudyItemKind url_kind;
  StudyItemKind kind;
  StudyContentItem *item;

  object = study_json_element_object (list, path, error);
  if (object == NULL ||
      !read_text (object, path, type_names, &type, error) ||
      !read_text (object, path, (const char * const[]) { "title", "name", NULL }, &title, error) ||
      !read_link (self, object, path, &url, error))
    return FALSE;

  if (title == NULL && url == NULL)
    return study_json_fail (path, "title", error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                            _("This is missing. Add it."));

  url_kind = study_guide_get_url_kind (url, &provider);
  if (type == NULL || !study_guide_get_item_kind (type, &kind))
    kind = url_kind;
  item = add_item (self, topic, kind, title != NULL ? title : url, path, error);
  if (item == NULL)
    return FALSE;
  item->provider = g_steal_pointer (&provider);
  item->url = g_steal_pointer (&url);

  return TRUE;
}

/* Makes a title of what names a card of Tech Guide itself: its id, or, as Tech
 * Guide's own guides do, a member without a value. */
static gboolean
read_card_id (JsonObject           *card,
              const StudyJsonPath  *path,
              char                **title,
              GError              **error)
{
  g_autofree char *id = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (!read_text (card, path, id_names, &id, error))
    return FALSE;

  json_object_iter_init_ordered (&iter, card);
  while (id == NULL && json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (JSON_NODE_HOLDS_NULL (node))
        id = study_guide_clean (name);
    }

  if (id == NULL || *id == '\0')
    return study_json_fail (path, NULL, error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                            _("This card has neither a “name” nor an “id”. Add one."));

  *title = study_guide_get_file_title (id);

  return TRUE;
}

static gboolean
read_card (Reader               *self,
           gpointer              stage,
           JsonArray            *list,
           const StudyJsonPath  *path,
           GError              **error)
{
  const StudyJsonPath item_path = { path, "item", 0 };
  JsonObject *card, *outer;
  const StudyJsonPath *card_path = path;
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;
  g_autofree char *url = NULL;
  StudyContentTopic *topic;
  JsonNode *item;
  JsonNode *optional;

  outer = card = study_json_element_object (list, path, error);
  if (card == NULL)
    return FALSE;
  item = json_object_get_member (outer, "item");
  if (item != NULL && JSON_NODE_HOLDS_OBJECT (item))
    {
      card = json_node_get_object (item);
      card_path = &item_path;
    }

  if (!read_text (card, card_path, name_names, &title, error) ||
      (title == NULL && !read_card_id (card, card_path, &title, error)) ||
      !read_text (card, card_path, description_names, &description, error) ||
      !read_link (self, card, card_path, &url, error))
    return FALSE;

  topic = study_guide_add_topic (&self->build, stage, title);
  optional = json_object_get_member (outer, "optional");
  topic->optional |= optional != NULL && json_node_get_value_type (optional) == G_TYPE_BOOLEAN &&
                     json_node_get_boolean (optional);
  topic->text = g_steal_pointer (&description);
  if (url != NULL)
    g_ptr_array_add (topic->references, study_reference_new (title, url));

  if (!read_list (self, topic, card, card_path, objective_names, read_objective, error) ||
      !read_list (self, topic, card, card_path, additional_names, read_objective, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (content_names); i++)
    {
      if (!read_list (self, topic, card, card_path, content_names[i], read_content, error))
        return FALSE;
    }

  self->n_named += topic->items->len == 0 && topic->text == NULL;
  study_guide_add_own_lesson (&self->build, topic);

  return TRUE;
}

static gboolean
read_part (Reader               *self,
           gpointer              stages,
           JsonArray            *parts,
           const StudyJsonPath  *path,
           GError              **error)
{
  g_autofree char *id = study_guide_new_id (&self->build);
  g_autofree char *title = NULL;
  g_autofree char *clean = NULL;
  JsonObject *part;
  StudyContentStage *stage;

  part = study_json_element_object (parts, path, error);
  if (part == NULL || !read_text (part, path, name_names, &title, error))
    return FALSE;
  if (title == NULL)
    return study_json_fail (path, "name", error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                            _("This is missing. Add it."));

  clean = study_guide_clean_title (title);
  stage = study_content_stage_new (id, *clean != '\0' ? clean : title);
  g_ptr_array_add (stages, stage);
  if (!read_text (part, path, description_names, &stage->text, error) ||
      !read_list (self, stage, part, path, card_names, read_card, error))
    return FALSE;

  /* The example that people begin with has parts to be filled later. */
  if (stage->topics->len == 0)
    {
      g_ptr_array_remove (stages, stage);
      self->n_empty++;
    }

  return TRUE;
}

/* Finds the guide in what the interface for programs answers: it stands in
 * “data” and “guide”. The paths live as long as @paths. */
static JsonObject *
find_guide (JsonObject    *root,
            StudyJsonPath  paths[3])
{
  static const char * const wrappers[] = { "data", "guide" };
  JsonObject *guide = root;
  guint n_paths = 0;

  paths[0] = (StudyJsonPath) { 0 };
  for (guint i = 0; i < G_N_ELEMENTS (wrappers); i++)
    {
      JsonNode *node = json_object_get_member (guide, wrappers[i]);

      if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
        continue;
      guide = json_node_get_object (node);
      n_paths++;
      paths[n_paths] = (StudyJsonPath) { &paths[n_paths - 1], wrappers[i], 0 };
    }
  /* The last one is that of the guide. */
  if (n_paths < 2)
    paths[2] = paths[n_paths];

  return guide;
}

static GStrv
write_notes (const Reader *self)
{
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();

  if (self->n_named > 0)
    g_strv_builder_take (notes,
                         g_strdup_printf (ngettext ("%u card has only a name in this file and becomes a single "
                                                    "lesson",
                                                    "%u cards have only a name in this file and become single "
                                                    "lessons",
                                                    self->n_named), self->n_named));
  if (self->n_empty > 0)
    g_strv_builder_take (notes,
                         g_strdup_printf (ngettext ("%u part is left out because it has no cards",
                                                    "%u parts are left out because they have no cards",
                                                    self->n_empty), self->n_empty));
  if (self->n_dropped_links > 0)
    g_strv_builder_take (notes, study_guide_report_links (self->n_dropped_links));

  return g_strv_builder_end (notes);
}

/**
 * study_tech_guide_is:
 *
 * Returns: whether it has the parts of a guide of Tech Guide
 */
gboolean
study_tech_guide_is (JsonObject *root)
{
  StudyJsonPath paths[3];
  JsonObject *guide = find_guide (root, paths);

  return find_name (guide, expertise_names) != NULL || find_name (guide, collaboration_names) != NULL;
}

/**
 * study_tech_guide_read:
 * @root: the root of a JSON document that study_tech_guide_is()
 * @name: (nullable): what the file is called, for a guide without a title
 * @notes: (out) (array zero-terminated=1): what there is to say on it
 * @error: return location for an error in the domain %STUDY_FORMAT_ERROR
 *
 * Reads the guide that a person wrote for Tech Guide to show: its parts are
 * stages, its cards topics, what they want to be known lessons, and what they
 * lead to courses and resources. Members that are not known are passed over.
 *
 * Returns: (transfer full) (nullable): a trail with provisional ids, %NULL on
 *   error
 */
StudyContent *
study_tech_guide_read (JsonObject  *root,
                       const char  *name,
                       GStrv       *notes,
                       GError     **error)
{
  StudyJsonPath paths[3];
  JsonObject *guide = find_guide (root, paths);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (StudyContent) content = NULL;
  g_autofree char *title = NULL;
  Reader self = { .words = words };

  if (!read_text (guide, &paths[2], name_names, &title, error))
    return NULL;
  if (title == NULL)
    title = study_guide_get_file_title (name);
  content = study_content_new ("guide", *title != '\0' ? title : _("Guide"));

  if (!read_text (guide, &paths[2], description_names, &content->description, error) ||
      !read_list (&self, content->stages, guide, &paths[2], expertise_names, read_part, error) ||
      !read_list (&self, content->stages, guide, &paths[2], collaboration_names, read_part, error))
    return NULL;

  if (content->stages->len == 0)
    {
      study_json_fail (&paths[2], NULL, error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                       _("No part of this Tech Guide has a card. Add one, or open another file."));
      return NULL;
    }

  content->language = g_strdup (study_guide_lexicon_guess_language (words->str, words->len));
  *notes = write_notes (&self);

  return g_steal_pointer (&content);
}
