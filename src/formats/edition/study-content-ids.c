/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/edition/study-content-ids.h"

#include <string.h>

#include "formats/edition/study-content-match.h"
#include "formats/json/study-json-reader.h"

/* The last part of a project's id. */
#define PROJECT "project"

/* What stands for a title of which there is nothing to make an id of. */
#define UNTITLED "untitled"

/* A part of an id is no longer than this, and ends with a word. */
#define MAX_SLUG 48

/* What is known while ids are given. A part is a StudyContentStage,
 * StudyContentTopic or StudyContentItem. */
typedef struct
{
  GHashTable *matches;  /* the ids of the earlier edition, by part */
  GHashTable *earlier;  /* all ids of the earlier edition */
  GHashTable *taken;    /* all ids that are given */
  GHashTable *ids;      /* those in taken, by part */
  GHashTable *projects; /* the project of a course or topic, by that */
  GHashTable *last;     /* the last number that was tried, by what it follows */
} Assignment;

static void
assignment_init (Assignment         *self,
                 const StudyContent *content,
                 const StudyContent *earlier)
{
  self->matches = earlier != NULL ? study_content_match (content, earlier) : g_hash_table_new (NULL, NULL);
  self->earlier = earlier != NULL ? study_content_list_ids (earlier) : g_hash_table_new (g_str_hash, g_str_equal);
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ids = g_hash_table_new (NULL, NULL);
  self->projects = g_hash_table_new (NULL, NULL);
  self->last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
assignment_clear (Assignment *self)
{
  g_clear_pointer (&self->matches, g_hash_table_unref);
  g_clear_pointer (&self->earlier, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->taken, g_hash_table_unref);
  g_clear_pointer (&self->projects, g_hash_table_unref);
  g_clear_pointer (&self->last, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Assignment, assignment_clear)

static void
give (Assignment *self,
      gpointer    part,
      char       *id)
{
  g_hash_table_add (self->taken, id);
  g_hash_table_insert (self->ids, part, id);
}

/* Gives a part its id, and its project the one that follows from that; not when
 * one of them is taken. */
static gboolean
take (Assignment *self,
      gpointer    part,
      const char *id)
{
  gpointer project = g_hash_table_lookup (self->projects, part);
  g_autofree char *project_id = g_strconcat (id, "/" PROJECT, NULL);

  if (g_hash_table_contains (self->taken, id) ||
      (project != NULL && g_hash_table_contains (self->taken, project_id)))
    return FALSE;

  give (self, part, g_strdup (id));
  if (project != NULL)
    give (self, project, g_steal_pointer (&project_id));

  return TRUE;
}

/* Leaves a part the id that it had, here or in the earlier edition. */
static void
keep (Assignment *self,
      gpointer    part,
      const char *own_id)
{
  const char *id = g_hash_table_lookup (self->matches, part);

  if (id == NULL && study_json_id_is_valid (own_id))
    id = own_id;
  if (id != NULL)
    take (self, part, id);
}

/* Whether what is new may have this id: what is gone still has its own. */
static gboolean
is_new (Assignment *self,
        gpointer    part,
        const char *id)
{
  g_autofree char *project_id = g_strconcat (id, "/" PROJECT, NULL);

  return !g_hash_table_contains (self->earlier, id) &&
         !(g_hash_table_contains (self->projects, part) && g_hash_table_contains (self->earlier, project_id));
}

/* GLib's table for ASCII has no Greek and no Cyrillic: from “α” and “а” on, in
 * the order of Unicode. What has no sound of its own is empty. */
static const char * const greek[] = {
  "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "s",
  "t", "y", "f", "ch", "ps", "o",
};
static const char * const cyrillic[] = {
  "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p",
  "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
  "e", "e", "dj", "g", "ye", "dz", "i", "yi", "j", "lj", "nj", "c", "k", "i", "u", "dz",
};

/* Returns the letters for one in small letters and without accents; %NULL for
 * what is no letter of these scripts. */
static const char *
get_letters (gunichar c)
{
  if (c >= 0x03b1 && c < 0x03b1 + G_N_ELEMENTS (greek))
    return greek[c - 0x03b1];
  if (c >= 0x0430 && c < 0x0430 + G_N_ELEMENTS (cyrillic))
    return cyrillic[c - 0x0430];

  return NULL;
}

/* Writes Greek and Cyrillic with Latin letters, and leaves the rest to GLib. */
static char *
to_ascii (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autofree char *decomposed = g_utf8_normalize (lower, -1, G_NORMALIZE_NFD);
  g_autoptr (GString) latin = g_string_sized_new (strlen (decomposed));
  g_autofree char *composed = NULL;

  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *letters = get_letters (c);

      if (letters != NULL)
        g_string_append (latin, letters);
      else if (!g_unichar_ismark (c))
        g_string_append_unichar (latin, c);
    }
  composed = g_utf8_normalize (latin->str, -1, G_NORMALIZE_NFC);

  return g_str_to_ascii (composed, "C");
}

/* Ends a part with the last word that fits. */
static void
shorten (GString *slug)
{
  const char *end;

  if (slug->len <= MAX_SLUG)
    return;

  end = g_strrstr_len (slug->str, MAX_SLUG + 1, "-");
  g_string_truncate (slug, end != NULL ? (gsize) (end - slug->str) : MAX_SLUG);
}

/**
 * study_content_slug:
 * @text: a title, in UTF-8
 *
 * Makes a part of an id of a title: its letters, small and without accents, and
 * its digits, with “-” for all between them. Greek and Cyrillic are written with
 * Latin letters; of other scripts nothing is left.
 *
 * Returns: (transfer full): the part, empty when nothing of the title is left
 */
char *
study_content_slug (const char *text)
{
  g_autofree char *ascii = to_ascii (text);
  g_autoptr (GString) slug = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (slug, g_ascii_tolower (*p));
      else if (*p != '\'' && slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  if (g_str_has_suffix (slug->str, "-"))
    g_string_truncate (slug, slug->len - 1);
  shorten (slug);

  return g_string_free_and_steal (g_steal_pointer (&slug));
}

/* Makes an id of the title of a part that has none, and numbers it when it is
 * taken. Nothing gets one that is kept for a project. */
static void
invent (Assignment *self,
        gpointer    part,
        const char *parent_id,
        const char *title)
{
  g_autofree char *slug = study_content_slug (title);
  const char *name = *slug != '\0' ? slug : UNTITLED;
  g_autofree char *base = parent_id != NULL ? g_strconcat (parent_id, "/", name, NULL) : g_strdup (name);
  guint number;
  gboolean taken;

  if (g_hash_table_contains (self->ids, part))
    return;

  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->last, base));
  if (number == 0 && g_str_equal (name, PROJECT))
    number = 1;

  do
    {
      g_autofree char *id = ++number == 1 ? g_strdup (base) : g_strdup_printf ("%s-%u", base, number);

      taken = is_new (self, part, id) && take (self, part, id);
    }
  while (!taken);
  g_hash_table_insert (self->last, g_steal_pointer (&base), GUINT_TO_POINTER (number));
}

/* Makes an id for a project in an archived stage, which may be apart from
 * what it belongs to. */
static void
invent_project (Assignment *self,
                gpointer    project,
                const char *owner_id)
{
  for (guint number = 1; !g_hash_table_contains (self->ids, project); number++)
    {
      g_autofree char *id = number == 1 ? g_strconcat (owner_id, "/" PROJECT, NULL) :
                            g_strdup_printf ("%s-%u/" PROJECT, owner_id, number);

      if (!g_hash_table_contains (self->earlier, id))
        take (self, project, id);
    }
}

static GHashTable *
index_courses (StudyContentTopic *topic)
{
  GHashTable *courses = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < topic->items->len; i++)
    {
      StudyContentItem *item = g_ptr_array_index (topic->items, i);

      if (item->kind == STUDY_ITEM_COURSE)
        g_hash_table_insert (courses, item->id, item);
    }

  return courses;
}

/* A project whose course is not in the topic is the topic's, and whatever has
 * one already has no second one. */
static void
find_projects (Assignment        *self,
               StudyContentTopic *topic,
               GHashTable        *courses)
{
  for (guint i = 0; i < topic->items->len; i++)
    {
      StudyContentItem *item = g_ptr_array_index (topic->items, i);
      gpointer owner;

      if (item->kind != STUDY_ITEM_PROJECT)
        continue;

      owner = item->course_id != NULL ? g_hash_table_lookup (courses, item->course_id) : NULL;
      if (owner == NULL)
        {
          g_clear_pointer (&item->course_id, g_free);
          owner = topic;
        }
      if (!g_hash_table_contains (self->projects, owner))
        {
          g_hash_table_insert (self->projects, owner, item);
        }
      else
        {
          g_clear_pointer (&item->course_id, g_free);
          item->kind = item->url != NULL ? STUDY_ITEM_RESOURCE : STUDY_ITEM_LESSON;
        }
    }
}

typedef void (*TopicFunc) (Assignment      *self,
                           StudyContentStage *stage,
                           StudyContentTopic *topic);

static void
foreach_topic (Assignment         *self,
               const StudyContent *content,
               TopicFunc           func)
{
  for (guint i = 0; i < content->stages->len; i++)
    {
      StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      for (guint j = 0; j < stage->topics->len; j++)
        func (self, stage, g_ptr_array_index (stage->topics, j));
    }
}

static void
prepare_topic (Assignment        *self,
               StudyContentStage *stage,
               StudyContentTopic *topic)
{
  g_autoptr (GHashTable) courses = NULL;

  if (stage->archived)
    return;

  courses = index_courses (topic);
  find_projects (self, topic, courses);
}

/* What has a project goes first, for the project's id follows from it. */
static void
keep_owners (Assignment        *self,
             StudyContentStage *stage,
             StudyContentTopic *topic)
{
  keep (self, topic, topic->id);
  for (guint i = 0; i < topic->items->len; i++)
    {
      StudyContentItem *item = g_ptr_array_index (topic->items, i);

      if (g_hash_table_contains (self->projects, item))
        keep (self, item, item->id);
    }
}

static void
keep_items (Assignment        *self,
            StudyContentStage *stage,
            StudyContentTopic *topic)
{
  for (guint i = 0; i < topic->items->len; i++)
    {
      StudyContentItem *item = g_ptr_array_index (topic->items, i);

      if (!g_hash_table_contains (self->ids, item) && (item->kind != STUDY_ITEM_PROJECT || stage->archived))
        keep (self, item, item->id);
    }
}

static void
invent_ids (Assignment        *self,
            StudyContentStage *stage,
            StudyContentTopic *topic)
{
  const char *topic_id;

  invent (self, topic, g_hash_table_lookup (self->ids, stage), topic->title);
  topic_id = g_hash_table_lookup (self->ids, topic);
  for (guint i = 0; i < topic->items->len; i++)
    {
      StudyContentItem *item = g_ptr_array_index (topic->items, i);

      if (item->kind != STUDY_ITEM_PROJECT)
        invent (self, item, topic_id, item->title);
    }
}

/* Of an archived stage, once everything else has its id. */
static void
invent_archived_projects (Assignment        *self,
                          StudyContentStage *stage,
                          StudyContentTopic *topic)
{
  g_autoptr (GHashTable) courses = NULL;

  if (!stage->archived)
    return;

  courses = index_courses (topic);
  for (guint i = 0; i < topic->items->len; i++)
    {
      StudyContentItem *item = g_ptr_array_index (topic->items, i);
      gpointer course = NULL;

      if (item->kind != STUDY_ITEM_PROJECT)
        continue;

      if (item->course_id != NULL)
        course = g_hash_table_lookup (courses, item->course_id);
      if (course == NULL)
        g_clear_pointer (&item->course_id, g_free);
      invent_project (self, item, g_hash_table_lookup (self->ids, course != NULL ? course : topic));
    }
}

/* Names by their new ids what topics require, and leaves out what is not there. */
static void
rename_requires (StudyContentTopic *topic,
                 const char        *topic_id,
                 GHashTable        *new_ids)
{
  g_autoptr (GPtrArray) requires = g_steal_pointer (&topic->requires);

  topic->requires = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < requires->len; i++)
    {
      const char *id = g_hash_table_lookup (new_ids, g_ptr_array_index (requires, i));

      if (id != NULL && !g_str_equal (id, topic_id) &&
          !g_ptr_array_find_with_equal_func (topic->requires, id, g_str_equal, NULL))
        g_ptr_array_add (topic->requires, g_strdup (id));
    }
}

static void
rename_items (Assignment        *self,
              StudyContentTopic *topic)
{
  g_autoptr (GHashTable) courses = index_courses (topic);

  for (guint i = 0; i < topic->items->len; i++)
    {
      StudyContentItem *item = g_ptr_array_index (topic->items, i);
      gpointer course = item->course_id != NULL ? g_hash_table_lookup (courses, item->course_id) : NULL;

      if (item->course_id != NULL)
        g_set_str (&item->course_id, course != NULL ? g_hash_table_lookup (self->ids, course) : NULL);
    }

  /* The courses are found by the ids that they had, until here. */
  for (guint i = 0; i < topic->items->len; i++)
    {
      StudyContentItem *item = g_ptr_array_index (topic->items, i);

      g_set_str (&item->id, g_hash_table_lookup (self->ids, item));
    }
}

static void
rename_all (Assignment   *self,
            StudyContent *content)
{
  g_autoptr (GHashTable) new_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < content->stages->len; i++)
    {
      StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      for (guint j = 0; j < stage->topics->len; j++)
        {
          StudyContentTopic *topic = g_ptr_array_index (stage->topics, j);
          char *id = g_hash_table_lookup (self->ids, topic);

          g_hash_table_insert (new_ids, g_steal_pointer (&topic->id), id);
          topic->id = g_strdup (id);
          rename_items (self, topic);
        }
      g_set_str (&stage->id, g_hash_table_lookup (self->ids, stage));
    }

  for (guint i = 0; i < content->stages->len; i++)
    {
      StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      for (guint j = 0; j < stage->topics->len; j++)
        {
          StudyContentTopic *topic = g_ptr_array_index (stage->topics, j);

          rename_requires (topic, topic->id, new_ids);
        }
    }
}

/**
 * study_content_assign_ids:
 * @earlier: (nullable): an earlier edition of it, with final ids
 *
 * Gives every stage, topic and item of content its final id, unique in the
 * trail, and the new name to what topics require and to the courses of
 * projects.
 *
 * What is the same in an earlier edition keeps the id from there, wherever it is
 * now: that is told by a final id, then by its link, then by its title, which
 * may be a little different; see study_content_match(). What has a final id of its
 * own keeps that. All else gets the path of its title, such as
 * `web/django/orm`, with a number when that is taken; an id of something that
 * is gone counts as taken, so that nothing new is taken for it. A project has the id
 * of its course or topic, and `/project`.
 *
 * Ids are the same whenever the two editions are. What cannot be in a trail is
 * put right: a requirement of a topic that does not exist is left out, a project
 * of a course that does not exist becomes the topic's, and a second project of
 * the same course or topic becomes a lesson, or a resource when it has a link.
 */
void
study_content_assign_ids (StudyContent       *content,
                          const StudyContent *earlier)
{
  g_auto (Assignment) self = { NULL };

  g_return_if_fail (content != NULL);

  assignment_init (&self, content, earlier);

  foreach_topic (&self, content, prepare_topic);
  for (guint i = 0; i < content->stages->len; i++)
    {
      StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      keep (&self, stage, stage->id);
    }
  foreach_topic (&self, content, keep_owners);
  foreach_topic (&self, content, keep_items);

  for (guint i = 0; i < content->stages->len; i++)
    {
      StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      invent (&self, stage, NULL, stage->title);
    }
  foreach_topic (&self, content, invent_ids);
  foreach_topic (&self, content, invent_archived_projects);

  rename_all (&self, content);
}
