/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An own course's register value. */
typedef struct
{
  char *topic_id;
  char *title;
  char *url;
  char *provider;
  double hours;
  gint64 added;
} StudyOwnCourse;

StudyOwnCourse *study_own_course_parse (GVariant *value);
void            study_own_course_free  (StudyOwnCourse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyOwnCourse, study_own_course_free)

G_END_DECLS
