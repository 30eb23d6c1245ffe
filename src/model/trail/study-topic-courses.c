/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/trail/study-topic.h"

#include <glib/gi18n.h>

#include "model/content/study-text-fill.h"
#include "model/content/study-uri.h"
#include "model/trail/study-model-private.h"

/*
 * How a person adds courses of their own to a topic: the progress has them, and
 * the topic shows what that says.
 */

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
  set_text (&dict, "topic", study_topic_get_id (self));
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
 * Adds a course that the user added, with a project slot.
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
      id = g_strdup_printf ("%s/own-%08x", study_topic_get_id (self), g_random_int ());
    }
  while (study_progress_lookup (progress, STUDY_SCOPE_COURSE, id, STUDY_FIELD_COURSE) != NULL);

  /* Translators: %s is the title of a course */
  description = study_text_fill (_("Course “%s” added"), title);
  study_progress_begin (progress, description);
  added = study_progress_set_value (progress, STUDY_SCOPE_COURSE, id, STUDY_FIELD_COURSE,
                                    own_course_to_variant (self, NULL, title, url, provider, hours,
                                                           MAX (g_get_real_time (), 1)));
  study_progress_end (progress);

  return added ? g_steal_pointer (&id) : NULL;
}

/**
 * study_topic_edit_course:
 * @self: a topic
 * @course: a course that the user added in it
 * @title: its title
 * @url: (nullable): its address; only a safe one is taken
 * @provider: (nullable): who offers it
 * @hours: how long it takes, in hours; 0 when that is not known
 *
 * Changes a course that the user added.
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
  description = study_text_fill (_("Course “%s” changed"), title);
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
 * @course: a course that the user added in it
 *
 * Removes a course that the user added. Its check and its project stay in the
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
  description = study_text_fill (_("Course “%s” removed"), study_item_get_title (course));
  study_progress_begin (progress, description);
  changed = study_progress_set_value (progress, STUDY_SCOPE_COURSE, study_item_get_id (course),
                                      STUDY_FIELD_COURSE, NULL);
  study_progress_end (progress);

  return changed;
}
