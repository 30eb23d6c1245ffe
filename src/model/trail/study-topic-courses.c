/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/trail/study-topic-private.h"

#include <glib/gi18n.h>

#include "model/content/study-uri.h"

static guint
find_own_course (StudyTopic *self,
                 const char *id)
{
  for (guint i = self->n_content; i < self->items->len; i++)
    {
      StudyItem *item = g_ptr_array_index (self->items, i);

      if (g_str_equal (study_item_get_id (item), id))
        return i;
    }

  return G_MAXUINT;
}

/* Own courses stand in the order in which they were added, on every device. */
static guint
find_own_position (StudyTopic *self,
                   const char *id,
                   gint64      added)
{
  guint position = self->items->len;

  while (position > self->n_content)
    {
      StudyItem *before = g_ptr_array_index (self->items, position - 2);

      if (study_item_get_added (before) < added ||
          (study_item_get_added (before) == added && strcmp (study_item_get_id (before), id) < 0))
        break;
      position -= 2;
    }

  return position;
}

static void
set_text (GVariantDict *dict,
          const char   *key,
          const char   *text)
{
  if (text != NULL && *text != '\0')
    g_variant_dict_insert (dict, key, "s", text);
  else
    g_variant_dict_remove (dict, key);
}

/* What @before says of the course besides, as a later program may, is kept. */
static GVariant *
own_course_to_variant (StudyTopic *self,
                       GVariant   *before,
                       const char *title,
                       const char *url,
                       const char *provider,
                       double      hours,
                       gint64      added)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, before != NULL && g_variant_is_of_type (before, G_VARIANT_TYPE_VARDICT) ?
                              before : NULL);
  set_text (&dict, "topic", self->id);
  set_text (&dict, "title", title);
  set_text (&dict, "url", url);
  set_text (&dict, "provider", provider);
  if (hours > 0)
    g_variant_dict_insert (&dict, "hours", "d", hours);
  else
    g_variant_dict_remove (&dict, "hours");
  g_variant_dict_insert (&dict, "added", "x", added);

  return g_variant_dict_end (&dict);
}

/**
 * study_topic_add_course:
 * @self: a topic
 * @title: the course's title
 * @url: (nullable): its address; only a safe one is taken, see study_uri_is_safe()
 * @provider: (nullable): who offers it
 * @hours: how long it takes, in hours; 0 when that is not known
 *
 * Adds a course of the person's own, with a project slot.
 *
 * Returns: (transfer full) (nullable): the id of the new course; %NULL when
 *   progress is read-only or the title or address is not acceptable
 */
char *
study_topic_add_course (StudyTopic *self,
                        const char *title,
                        const char *url,
                        const char *provider,
                        double      hours)
{
  g_autofree char *description = NULL;
  g_autofree char *id = NULL;
  StudyProgress *progress;
  gboolean added;

  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  progress = study_topic_get_progress (self);
  if (progress == NULL || *title == '\0' || (url != NULL && *url != '\0' && !study_uri_is_safe (url)))
    return NULL;

  do
    {
      g_free (id);
      id = g_strdup_printf ("%s/own-%08x", self->id, g_random_int ());
    }
  while (study_progress_lookup (progress, STUDY_SCOPE_COURSE, id, STUDY_FIELD_COURSE) != NULL);

  /* Translators: %s is the title of a course */
  description = g_strdup_printf (_("Course “%s” added"), title);
  study_progress_begin (progress, description);
  added = study_progress_set_value (progress, STUDY_SCOPE_COURSE, id, STUDY_FIELD_COURSE,
                                    own_course_to_variant (self, NULL, title, url, provider, hours,
                                                           g_get_real_time ()));
  study_progress_end (progress);

  return added ? g_steal_pointer (&id) : NULL;
}

/**
 * study_topic_edit_course:
 * @self: a topic
 * @course: a course of the person's own in it
 * @title: its title
 * @url: (nullable): its address; only a safe one is taken
 * @provider: (nullable): who offers it
 * @hours: how long it takes, in hours; 0 when that is not known
 *
 * Changes a course of the person's own.
 *
 * Returns: whether something changed
 */
gboolean
study_topic_edit_course (StudyTopic *self,
                         StudyItem  *course,
                         const char *title,
                         const char *url,
                         const char *provider,
                         double      hours)
{
  g_autofree char *description = NULL;
  StudyProgress *progress;
  GVariant *before;
  gboolean changed;

  g_return_val_if_fail (STUDY_IS_TOPIC (self), FALSE);
  g_return_val_if_fail (STUDY_IS_ITEM (course) && study_item_get_own (course), FALSE);
  g_return_val_if_fail (title != NULL, FALSE);

  progress = study_topic_get_progress (self);
  if (progress == NULL || *title == '\0' || (url != NULL && *url != '\0' && !study_uri_is_safe (url)))
    return FALSE;

  /* Translators: %s is the title of a course */
  description = g_strdup_printf (_("Course “%s” changed"), title);
  before = study_progress_get_value (progress, STUDY_SCOPE_COURSE, study_item_get_id (course),
                                     STUDY_FIELD_COURSE);
  study_progress_begin (progress, description);
  changed = study_progress_set_value (progress, STUDY_SCOPE_COURSE, study_item_get_id (course),
                                      STUDY_FIELD_COURSE,
                                      own_course_to_variant (self, before, title, url, provider, hours,
                                                             study_item_get_added (course)));
  study_progress_end (progress);

  return changed;
}

/**
 * study_topic_remove_course:
 * @self: a topic
 * @course: a course of the person's own in it
 *
 * Removes a course of the person's own. Its check and its project stay in the
 * progress, so that undoing brings all of it back.
 *
 * Returns: whether something changed
 */
gboolean
study_topic_remove_course (StudyTopic *self,
                           StudyItem  *course)
{
  g_autofree char *description = NULL;
  StudyProgress *progress;
  gboolean changed;

  g_return_val_if_fail (STUDY_IS_TOPIC (self), FALSE);
  g_return_val_if_fail (STUDY_IS_ITEM (course) && study_item_get_own (course), FALSE);

  progress = study_topic_get_progress (self);
  if (progress == NULL)
    return FALSE;

  /* Translators: %s is the title of a course */
  description = g_strdup_printf (_("Course “%s” removed"), study_item_get_title (course));
  study_progress_begin (progress, description);
  changed = study_progress_set_value (progress, STUDY_SCOPE_COURSE, study_item_get_id (course),
                                      STUDY_FIELD_COURSE, NULL);
  study_progress_end (progress);

  return changed;
}

/* Makes the list show a course of the person's own as @course says, or no
 * longer when that is %NULL. */
void
study_topic_load_course (StudyTopic           *self,
                         const char           *id,
                         const StudyOwnCourse *course)
{
  guint position = find_own_course (self, id);

  study_topic_hold (self);

  if (course != NULL && position != G_MAXUINT)
    {
      StudyItem *item = g_ptr_array_index (self->items, position);

      if (study_item_get_added (item) == course->added)
        {
          study_item_set_own (item, course);
          return;
        }
    }

  if (position != G_MAXUINT)
    {
      self->n_own--;
      study_topic_splice (self, position, 2, NULL, 0);
    }

  if (course != NULL)
    {
      g_autofree char *project_id = g_strconcat (id, "/project", NULL);
      g_autoptr (StudyItem) item = study_item_new (id, STUDY_ITEM_COURSE, course->title);
      g_autoptr (StudyItem) project = study_item_new (project_id, STUDY_ITEM_PROJECT, _("Practice project"));
      StudyProgress *progress = study_topic_get_progress (self);

      study_item_set_course_id (project, id);
      study_item_set_own (item, course);
      study_item_set_own (project, course);
      if (progress != NULL)
        {
          study_item_load_done (item, study_progress_get_done_time (progress, id));
          study_item_load_done (project, study_progress_get_done_time (progress, project_id));
        }

      self->n_own++;
      study_topic_splice (self, find_own_position (self, id, course->added), 0,
                          (StudyItem *[]) { item, project }, 2);
    }

  study_topic_update_slot (self);
  study_topic_follow_change (self);
}
