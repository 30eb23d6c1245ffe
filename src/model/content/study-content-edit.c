/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/content/study-content-edit.h"

#include <glib/gi18n.h>

#include "model/content/study-uri.h"

/*
 * What a person does to a trail of their own. A part is named by its id, which
 * it keeps for good: progress refers to it. The trail itself has the empty id,
 * and a reference, which has none, one of study_content_reference_id().
 *
 * Each function either does what it says or fails with a %STUDY_CONTENT_ERROR and
 * leaves the content as it is, so that content that could be made a trail of still
 * can be. Nobody else may hold the content itself; what it shares with other
 * content is copied before it changes.
 */

/* How the id of a project ends, after that of its course or topic. */
#define PROJECT "project"

G_DEFINE_QUARK (study-content-error-quark, study_content_error)

static gboolean
fail_missing (GError **error)
{
  g_set_error_literal (error, STUDY_CONTENT_ERROR, STUDY_CONTENT_ERROR_MISSING,
                       _("This is no longer in the trail. Go back and choose something else."));

  return FALSE;
}

/* Finds a part that is to be changed. */
static gboolean
find_own (StudyContent      *self,
          const char        *id,
          StudyContentPart  *part,
          GError           **error)
{
  if (!study_content_find (self, id, part))
    return fail_missing (error);

  study_content_own_part (self, part);

  return TRUE;
}

/* Finds a part of a kind that is to be changed. */
static gboolean
find_kind (StudyContent          *self,
           const char            *id,
           StudyContentPartKind   kind,
           StudyContentPart      *part,
           GError               **error)
{
  return find_own (self, id, part, error) && (part->kind == kind || fail_missing (error));
}

static gboolean
check_title (const char  *title,
             GError     **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (title));

  if (*stripped != '\0')
    return TRUE;

  g_set_error_literal (error, STUDY_CONTENT_ERROR, STUDY_CONTENT_ERROR_TITLE, _("Enter a title."));

  return FALSE;
}

static gboolean
check_url (const char  *url,
           GError     **error)
{
  if (study_uri_is_safe (url))
    return TRUE;

  g_set_error_literal (error, STUDY_CONTENT_ERROR, STUDY_CONTENT_ERROR_LINK,
                       _("Links begin with https://, http:// or mailto:"));

  return FALSE;
}

/* Makes an id of a parent's and a slug that nothing in the trail has, nor what
 * is in @taken. */
static char *
make_id (const StudyContent *self,
         const char         *parent_id,
         const char         *slug,
         GHashTable         *taken)
{
  g_autofree char *base = *parent_id != '\0' ? g_strconcat (parent_id, "/", slug, NULL) : g_strdup (slug);
  g_autofree char *id = g_strdup (base);
  /* The plain word is for a project. */
  gboolean reserved = g_str_equal (slug, PROJECT);
  StudyContentPart part;

  for (guint i = 2; reserved || study_content_find (self, id, &part) ||
                    (taken != NULL && g_hash_table_contains (taken, id)); i++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", base, i);
      reserved = FALSE;
    }

  return g_steal_pointer (&id);
}

/* Finds what a part is to be added to, and makes an id for that. */
static char *
begin_part (StudyContent          *self,
            const char            *parent_id,
            StudyContentPartKind   kind,
            const char            *slug,
            const char            *title,
            GHashTable            *taken,
            StudyContentPart      *parent,
            GError               **error)
{
  if (!find_kind (self, parent_id, kind, parent, error) || !check_title (title, error))
    return NULL;

  return make_id (self, parent_id, slug, taken);
}

/* The project of a course, which is in the same topic. */
static gboolean
find_project (const StudyContentTopic *topic,
              const char              *course_id,
              guint                   *position)
{
  for (guint i = 0; i < topic->items->len; i++)
    {
      const StudyContentItem *item = g_ptr_array_index (topic->items, i);

      if (g_strcmp0 (item->course_id, course_id) != 0)
        continue;

      *position = i;
      return TRUE;
    }

  return FALSE;
}

/* A reference cannot be changed: another one takes its place. */
static void
replace_reference (const StudyContentPart *part,
                   const char             *title,
                   const char             *url)
{
  StudyReference *reference = study_reference_new (title, url);

  study_reference_set_extra (reference, study_reference_get_extra (part->reference));
  g_object_unref (part->reference);
  part->topic->references->pdata[part->position] = reference;
}

/* Lists the topics in the order of the trail. */
static GPtrArray *
list_topics (const StudyContent *self)
{
  GPtrArray *topics = g_ptr_array_new ();

  for (guint i = 0; i < self->stages->len; i++)
    {
      const StudyContentStage *stage = g_ptr_array_index (self->stages, i);

      g_ptr_array_extend (topics, stage->topics, NULL, NULL);
    }

  return topics;
}

/* Returns the topics by their ids. */
static GHashTable *
index_topics (const StudyContent *self)
{
  g_autoptr (GPtrArray) list = list_topics (self);
  GHashTable *topics = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < list->len; i++)
    {
      StudyContentTopic *topic = g_ptr_array_index (list, i);

      g_hash_table_insert (topics, topic->id, topic);
    }

  return topics;
}

/* Returns the ids of a topic and of all that require it, directly or through
 * others. No recursion: a chain may be as long as the trail. */
static GHashTable *
list_followers (GHashTable *topics,
                const char *topic_id)
{
  g_autoptr (GHashTable) followers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                            (GDestroyNotify) g_ptr_array_unref);
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();
  StudyContentTopic *topic;
  GHashTableIter iter;

  g_hash_table_iter_init (&iter, topics);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &topic))
    {
      for (guint i = 0; i < topic->requires->len; i++)
        {
          char *required = g_ptr_array_index (topic->requires, i);
          GPtrArray *ids = g_hash_table_lookup (followers, required);

          if (ids == NULL)
            {
              ids = g_ptr_array_new ();
              g_hash_table_insert (followers, required, ids);
            }
          g_ptr_array_add (ids, topic->id);
        }
    }

  g_ptr_array_add (queue, (gpointer) topic_id);
  for (guint i = 0; i < queue->len; i++)
    {
      const char *id = g_ptr_array_index (queue, i);
      GPtrArray *ids = g_hash_table_lookup (followers, id);

      if (g_hash_table_add (found, g_strdup (id)) && ids != NULL)
        g_ptr_array_extend (queue, ids, NULL, NULL);
    }

  return found;
}

/* Lets no topic require one that is no longer there. */
static void
prune_requires (StudyContent *self)
{
  g_autoptr (GHashTable) topics = index_topics (self);

  for (guint i = 0; i < self->stages->len; i++)
    {
      StudyContentStage *stage = g_ptr_array_index (self->stages, i);

      for (guint j = 0; j < stage->topics->len; j++)
        {
          const StudyContentTopic *topic = g_ptr_array_index (stage->topics, j);

          for (guint k = topic->requires->len; k-- > 0;)
            {
              if (g_hash_table_contains (topics, g_ptr_array_index (topic->requires, k)))
                continue;

              stage = study_content_own_stage (self, i);
              topic = study_content_own_topic (stage, j);
              g_ptr_array_remove_index (topic->requires, k);
            }
        }
    }
}

/**
 * study_content_edit_add_stage:
 * @slug: a slug of the title, for the id
 * @title: its title
 * @taken: (nullable) (element-type utf8 utf8): ids that are not to be given, as
 *   those of progress on what was removed
 *
 * Adds a stage at the end.
 *
 * Returns: (transfer full) (nullable): its id, %NULL on error
 */
char *
study_content_edit_add_stage (StudyContent  *self,
                              const char    *slug,
                              const char    *title,
                              GHashTable    *taken,
                              GError       **error)
{
  StudyContentPart trail;
  char *id = begin_part (self, "", STUDY_CONTENT_TRAIL, slug, title, taken, &trail, error);

  if (id != NULL)
    g_ptr_array_add (self->stages, study_content_stage_new (id, title));

  return id;
}

/**
 * study_content_edit_add_topic:
 * @stage_id: the id of a stage
 * @slug: a slug of the title, for the id
 * @title: its title
 * @taken: (nullable) (element-type utf8 utf8): ids that are not to be given
 *
 * Adds a topic at the end of a stage.
 *
 * Returns: (transfer full) (nullable): its id, %NULL on error
 */
char *
study_content_edit_add_topic (StudyContent  *self,
                              const char    *stage_id,
                              const char    *slug,
                              const char    *title,
                              GHashTable    *taken,
                              GError       **error)
{
  StudyContentPart parent;
  char *id = begin_part (self, stage_id, STUDY_CONTENT_STAGE, slug, title, taken, &parent, error);

  if (id != NULL)
    g_ptr_array_add (parent.stage->topics, study_content_topic_new (id, title));

  return id;
}

/**
 * study_content_edit_add_item:
 * @topic_id: the id of a topic
 * @kind: what it is; for a project see study_content_edit_add_project()
 * @slug: a slug of the title, for the id
 * @title: its title
 * @taken: (nullable) (element-type utf8 utf8): ids that are not to be given
 *
 * Adds an item at the end of a topic.
 *
 * Returns: (transfer full) (nullable): its id, %NULL on error
 */
char *
study_content_edit_add_item (StudyContent   *self,
                             const char     *topic_id,
                             StudyItemKind   kind,
                             const char     *slug,
                             const char     *title,
                             GHashTable     *taken,
                             GError        **error)
{
  StudyContentPart parent;
  char *id;

  g_return_val_if_fail (kind != STUDY_ITEM_PROJECT, NULL);

  id = begin_part (self, topic_id, STUDY_CONTENT_TOPIC, slug, title, taken, &parent, error);
  if (id != NULL)
    g_ptr_array_add (parent.topic->items, study_content_item_new (id, kind, title));

  return id;
}

/**
 * study_content_edit_add_project:
 * @owner_id: the id of a course, or of a topic
 * @title: its title
 *
 * Adds the practice project of a course after it, or that of a topic at its
 * end. Each has one at most, whose id follows from that.
 *
 * Returns: (transfer full) (nullable): its id, %NULL on error
 */
char *
study_content_edit_add_project (StudyContent  *self,
                                const char    *owner_id,
                                const char    *title,
                                GError       **error)
{
  g_autofree char *id = g_strconcat (owner_id, "/" PROJECT, NULL);
  StudyContentItem *item;
  StudyContentPart part;
  StudyContentPart other;

  if (!find_own (self, owner_id, &part, error))
    return NULL;
  if (part.kind != STUDY_CONTENT_TOPIC && (part.kind != STUDY_CONTENT_ITEM || part.item->kind != STUDY_ITEM_COURSE))
    {
      fail_missing (error);
      return NULL;
    }
  if (study_content_find (self, id, &other))
    {
      g_set_error (error, STUDY_CONTENT_ERROR, STUDY_CONTENT_ERROR_PROJECT,
                   /* Translators: the title of a course or a topic */
                   _("“%s” already has a project. Edit it, or remove it first."),
                   study_content_get_text (self, owner_id, STUDY_CONTENT_FIELD_TITLE));
      return NULL;
    }
  if (!check_title (title, error))
    return NULL;

  item = study_content_item_new (id, STUDY_ITEM_PROJECT, title);
  if (part.kind == STUDY_CONTENT_ITEM)
    item->course_id = g_strdup (owner_id);
  g_ptr_array_insert (part.topic->items, part.kind == STUDY_CONTENT_ITEM ? (int) part.position + 1 : -1, item);

  return g_steal_pointer (&id);
}

/**
 * study_content_edit_add_reference:
 * @topic_id: the id of a topic
 * @title: its title
 * @url: its link
 *
 * Adds a reference at the end of those of a topic.
 *
 * Returns: (transfer full) (nullable): what names it, %NULL on error
 */
char *
study_content_edit_add_reference (StudyContent  *self,
                                  const char    *topic_id,
                                  const char    *title,
                                  const char    *url,
                                  GError       **error)
{
  StudyContentPart part;

  if (!find_kind (self, topic_id, STUDY_CONTENT_TOPIC, &part, error) || !check_title (title, error) ||
      !check_url (url, error))
    return NULL;

  g_ptr_array_add (part.topic->references, study_reference_new (title, url));

  return study_content_reference_id (topic_id, part.topic->references->len - 1);
}

/**
 * study_content_edit_remove:
 * @id: the id of a part, which is not the trail
 *
 * Removes a part with all that is in it. A course takes its project with it,
 * and no topic requires one that is gone.
 *
 * Returns: whether it was there
 */
gboolean
study_content_edit_remove (StudyContent  *self,
                           const char    *id,
                           GError       **error)
{
  g_autofree char *parent_id = study_content_dup_parent_id (self, id);
  StudyContentPart part;
  StudyContentPart parent;
  guint project;

  if (parent_id == NULL)
    return fail_missing (error);
  if (!find_own (self, parent_id, &parent, error) || !study_content_find (self, id, &part))
    return FALSE;

  if (part.kind == STUDY_CONTENT_ITEM && find_project (part.topic, part.item->id, &project))
    {
      g_ptr_array_remove_index (part.topic->items, project);
      if (project < part.position)
        part.position--;
    }
  g_ptr_array_remove_index (study_content_part_get_parts (self, &parent, part.kind), part.position);
  prune_requires (self);

  return TRUE;
}

/**
 * study_content_edit_move:
 * @id: the id of a part, which is not the trail
 * @parent_id: the id of what it shall be a part of
 * @position: its new position there, counted without it
 *
 * Moves a part with all that is in it; its ids stay. A course takes its project
 * along into another topic, and a project does not go there on its own.
 *
 * Returns: whether it was moved there
 */
gboolean
study_content_edit_move (StudyContent  *self,
                         const char    *id,
                         const char    *parent_id,
                         guint          position,
                         GError       **error)
{
  g_autofree char *old_id = study_content_dup_parent_id (self, id);
  StudyContentPart part;
  StudyContentPart from;
  StudyContentPart to;
  GPtrArray *parts;
  gpointer moved;
  gpointer project = NULL;
  guint project_position;

  if (old_id == NULL)
    return fail_missing (error);
  if (!find_own (self, old_id, &from, error) || !find_own (self, parent_id, &to, error))
    return FALSE;
  if (!study_content_find (self, id, &part) || study_content_part_get_parts (self, &to, part.kind) == NULL)
    return fail_missing (error);

  if (part.kind == STUDY_CONTENT_ITEM && part.topic != to.topic)
    {
      if (part.item->kind == STUDY_ITEM_PROJECT)
        {
          g_set_error (error, STUDY_CONTENT_ERROR, STUDY_CONTENT_ERROR_PROJECT,
                       /* Translators: the title of a project */
                       _("“%s” belongs to its topic. Move its course, or add a project to the other topic."),
                       part.item->title);
          return FALSE;
        }
      if (find_project (part.topic, id, &project_position))
        {
          project = g_ptr_array_steal_index (part.topic->items, project_position);
          if (project_position < part.position)
            part.position--;
        }
    }

  moved = g_ptr_array_steal_index (study_content_part_get_parts (self, &from, part.kind), part.position);
  parts = study_content_part_get_parts (self, &to, part.kind);
  position = MIN (position, parts->len);
  g_ptr_array_insert (parts, position, moved);
  if (project != NULL)
    g_ptr_array_insert (parts, position + 1, project);

  return TRUE;
}

/**
 * study_content_edit_set_text:
 * @id: the id of a part
 * @field: a text that such parts have
 * @text: (nullable): the text; empty or %NULL for none, which a title cannot be
 *
 * Sets a text.
 *
 * Returns: whether it is set
 */
gboolean
study_content_edit_set_text (StudyContent       *self,
                             const char         *id,
                             StudyContentField   field,
                             const char         *text,
                             GError            **error)
{
  StudyContentPart part;
  gboolean unset;
  char **string;

  if (!find_own (self, id, &part, error))
    return FALSE;

  unset = text == NULL || *text == '\0';
  if (field == STUDY_CONTENT_FIELD_TITLE && !check_title (unset ? "" : text, error))
    return FALSE;
  /* A reference is nothing without its link. */
  if (field == STUDY_CONTENT_FIELD_URL && (!unset || part.kind == STUDY_CONTENT_REFERENCE) && !check_url (text, error))
    return FALSE;

  if (part.kind == STUDY_CONTENT_REFERENCE)
    {
      gboolean url = field == STUDY_CONTENT_FIELD_URL;

      replace_reference (&part, url ? study_reference_get_title (part.reference) : text,
                         url ? text : study_reference_get_url (part.reference));
      return TRUE;
    }

  string = study_content_part_get_string (self, &part, field);
  g_return_val_if_fail (string != NULL, FALSE);
  g_set_str (string, unset ? NULL : text);

  return TRUE;
}

/**
 * study_content_edit_set_kind:
 * @item_id: the id of an item
 * @kind: what it shall be
 *
 * Makes a lesson, a course or a resource another of these. What is a project is
 * told by its id, so nothing becomes one or ceases to be one.
 *
 * Returns: whether it is one
 */
gboolean
study_content_edit_set_kind (StudyContent   *self,
                             const char     *item_id,
                             StudyItemKind   kind,
                             GError        **error)
{
  StudyContentPart part;
  guint project;

  if (!find_kind (self, item_id, STUDY_CONTENT_ITEM, &part, error))
    return FALSE;
  if (part.item->kind == kind)
    return TRUE;

  if (part.item->kind == STUDY_ITEM_PROJECT || kind == STUDY_ITEM_PROJECT)
    {
      g_set_error_literal (error, STUDY_CONTENT_ERROR, STUDY_CONTENT_ERROR_PROJECT,
                           _("Projects can’t become another kind, and nothing else can become a project. Add a "
                             "new item instead."));
      return FALSE;
    }
  if (find_project (part.topic, item_id, &project))
    {
      g_set_error (error, STUDY_CONTENT_ERROR, STUDY_CONTENT_ERROR_PROJECT,
                   /* Translators: the title of a course */
                   _("“%s” has a project, and only a course can have one. Remove the project first."),
                   part.item->title);
      return FALSE;
    }

  part.item->kind = kind;

  return TRUE;
}

/**
 * study_content_edit_set_hours:
 * @item_id: the id of an item
 * @hours: its estimated time, from 0, which stands for "not known", to
 *   %STUDY_CONTENT_MAX_HOURS
 *
 * Sets how long an item takes.
 *
 * Returns: whether it is set
 */
gboolean
study_content_edit_set_hours (StudyContent  *self,
                              const char    *item_id,
                              double         hours,
                              GError       **error)
{
  StudyContentPart part;

  if (!find_kind (self, item_id, STUDY_CONTENT_ITEM, &part, error))
    return FALSE;

  part.item->hours = CLAMP (hours, 0, STUDY_CONTENT_MAX_HOURS);

  return TRUE;
}

/**
 * study_content_edit_set_optional:
 * @topic_id: the id of a topic
 * @optional: whether it is an extra
 *
 * Sets whether a topic counts for the whole.
 *
 * Returns: whether it is set
 */
gboolean
study_content_edit_set_optional (StudyContent  *self,
                                 const char    *topic_id,
                                 gboolean       optional,
                                 GError       **error)
{
  StudyContentPart part;

  if (!find_kind (self, topic_id, STUDY_CONTENT_TOPIC, &part, error))
    return FALSE;

  part.topic->optional = !!optional;

  return TRUE;
}

/**
 * study_content_list_possible_requires:
 * @topic_id: the id of a topic
 *
 * Returns: (transfer container) (element-type StudyContentTopic): the topics that
 *   it may require, in the order of the trail: all that do not require it
 *   themselves, directly or through others
 */
GPtrArray *
study_content_list_possible_requires (const StudyContent *self,
                                      const char         *topic_id)
{
  g_autoptr (GHashTable) topics = index_topics (self);
  g_autoptr (GHashTable) followers = list_followers (topics, topic_id);
  GPtrArray *possible = list_topics (self);

  for (guint i = possible->len; i-- > 0;)
    {
      const StudyContentTopic *topic = g_ptr_array_index (possible, i);

      if (g_hash_table_contains (followers, topic->id))
        g_ptr_array_remove_index (possible, i);
    }

  return possible;
}

/**
 * study_content_edit_set_requires:
 * @topic_id: the id of a topic
 * @requires: the ids of the topics to finish first
 *
 * Sets what a topic requires. Duplicates are dropped.
 *
 * Returns: whether it is set
 */
gboolean
study_content_edit_set_requires (StudyContent          *self,
                                 const char            *topic_id,
                                 const char   * const * requires,
                                 GError               **error)
{
  g_autoptr (GHashTable) topics = index_topics (self);
  g_autoptr (GHashTable) followers = list_followers (topics, topic_id);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  const StudyContentTopic *topic = g_hash_table_lookup (topics, topic_id);
  StudyContentPart part;

  for (guint i = 0; topic != NULL && requires[i] != NULL; i++)
    {
      const StudyContentTopic *required = g_hash_table_lookup (topics, requires[i]);

      if (required == NULL)
        {
          topic = NULL;
        }
      else if (g_hash_table_contains (followers, requires[i]))
        {
          g_set_error (error, STUDY_CONTENT_ERROR, STUDY_CONTENT_ERROR_CYCLE,
                       /* Translators: titles of topics */
                       _("“%s” already requires “%s”, so it can’t be one of its prerequisites. Change the "
                         "prerequisites of “%s” first."),
                       required->title, topic->title, required->title);
          return FALSE;
        }
      else if (!g_ptr_array_find_with_equal_func (ids, requires[i], g_str_equal, NULL))
        {
          g_ptr_array_add (ids, g_strdup (requires[i]));
        }
    }

  if (topic == NULL)
    return fail_missing (error);
  if (!find_kind (self, topic_id, STUDY_CONTENT_TOPIC, &part, error))
    return FALSE;

  g_ptr_array_unref (part.topic->requires);
  part.topic->requires = g_steal_pointer (&ids);

  return TRUE;
}
