/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/trail/study-trail-change.h"

G_DEFINE_FINAL_TYPE (StudyTrailChange, study_trail_change, G_TYPE_OBJECT)

static void
study_trail_change_finalize (GObject *object)
{
  StudyTrailChange *self = STUDY_TRAIL_CHANGE (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->old_title, g_free);
  g_clear_pointer (&self->old_path, g_free);

  G_OBJECT_CLASS (study_trail_change_parent_class)->finalize (object);
}

static void
study_trail_change_class_init (StudyTrailChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = study_trail_change_finalize;
}

static void
study_trail_change_init (StudyTrailChange *self)
{
  self->old_title = g_strdup ("");
  self->old_path = g_strdup ("");
}

/**
 * study_trail_change_new:
 * @kind: what the update does
 * @part: what it is about
 * @title: the title of that, as it will be
 * @path: the titles of what it is in; empty for a stage
 *
 * Returns: (transfer full): a change
 */
StudyTrailChange *
study_trail_change_new (StudyTrailChangeKind  kind,
                        StudyTrailPart        part,
                        const char           *title,
                        const char           *path)
{
  StudyTrailChange *self = g_object_new (STUDY_TYPE_TRAIL_CHANGE, NULL);

  self->kind = kind;
  self->part = part;
  self->title = g_strdup (title);
  self->path = g_strdup (path);
  self->n_items = part == STUDY_TRAIL_PART_ITEM;

  return self;
}

/**
 * study_trail_change_set_old:
 * @self: a change
 * @title: its title until now
 * @path: the titles of what it was in until now
 *
 * Remembers how it was, as far as that is different.
 */
void
study_trail_change_set_old (StudyTrailChange *self,
                            const char       *title,
                            const char       *path)
{
  g_return_if_fail (STUDY_IS_TRAIL_CHANGE (self));

  g_set_str (&self->old_title, g_str_equal (title, self->title) ? "" : title);
  g_set_str (&self->old_path, g_str_equal (path, self->path) ? "" : path);
}
