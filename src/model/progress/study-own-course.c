/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/progress/study-own-course.h"

#include "model/content/study-uri.h"

static char *
lookup_text (GVariant   *value,
             const char *key)
{
  const char *text;

  if (!g_variant_lookup (value, key, "&s", &text) || *text == '\0')
    return NULL;

  return g_strdup (text);
}

/*
 * study_own_course_parse:
 * @value: (nullable): the value of an own course's register
 *
 * Reads what a person wrote down of a course of their own. A link that the
 * program would not open is left out.
 *
 * Returns: (transfer full) (nullable): the course; %NULL when it is removed or
 *   names no topic or title
 */
StudyOwnCourse *
study_own_course_parse (GVariant *value)
{
  g_autoptr (StudyOwnCourse) self = NULL;
  gint64 whole_hours;

  if (value == NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE_VARDICT))
    return NULL;

  self = g_new0 (StudyOwnCourse, 1);
  self->topic_id = lookup_text (value, "topic");
  self->title = lookup_text (value, "title");
  self->url = lookup_text (value, "url");
  self->provider = lookup_text (value, "provider");
  g_variant_lookup (value, "added", "x", &self->added);
  /* JSON writes whole numbers without a point. */
  if (!g_variant_lookup (value, "hours", "d", &self->hours) &&
      g_variant_lookup (value, "hours", "x", &whole_hours))
    self->hours = whole_hours;
  self->hours = MAX (self->hours, 0);

  if (self->topic_id == NULL || self->title == NULL)
    return NULL;
  if (!study_uri_is_safe (self->url))
    g_clear_pointer (&self->url, g_free);

  return g_steal_pointer (&self);
}

void
study_own_course_free (StudyOwnCourse *self)
{
  g_free (self->topic_id);
  g_free (self->title);
  g_free (self->url);
  g_free (self->provider);
  g_free (self);
}
