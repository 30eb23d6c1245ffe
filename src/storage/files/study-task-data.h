/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* What a worker, or a callback, needs: a struct whose fields say how they are
 * freed. They are listed once, in a macro that is given two others, one for what
 * is freed and one for plain values:
 *
 *     #define SWITCH(OWNED, PLAIN) \
 *       OWNED (StudyProgressPlaces *, places, study_progress_places_unref) \
 *       OWNED (char *, title, g_free) \
 *       PLAIN (gboolean, quiet)
 *
 *     STUDY_DEFINE_TASK_DATA (Switch, switch, SWITCH)
 *
 * This defines the type Switch, to be made with g_new0(), and switch_free(), for
 * g_task_set_task_data(), which passes over fields that are %NULL. */
#define STUDY_DEFINE_TASK_DATA(Type, prefix, FIELDS) \
  typedef struct \
  { \
    FIELDS (STUDY_TASK_DATA_DECLARE_OWNED, STUDY_TASK_DATA_DECLARE_PLAIN) \
  } Type; \
  \
  static void \
  prefix##_free (gpointer data) \
  { \
    Type *self = data; \
    \
    FIELDS (STUDY_TASK_DATA_CLEAR_OWNED, STUDY_TASK_DATA_CLEAR_PLAIN) \
    g_free (self); \
  }

/*< private >*/
#define STUDY_TASK_DATA_DECLARE_OWNED(type, name, free_func) type name;
#define STUDY_TASK_DATA_DECLARE_PLAIN(type, name) type name;
#define STUDY_TASK_DATA_CLEAR_OWNED(type, name, free_func) g_clear_pointer (&self->name, free_func);
#define STUDY_TASK_DATA_CLEAR_PLAIN(type, name)
