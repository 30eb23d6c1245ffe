/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/progress/study-snapshot-entry.h"

/**
 * StudySnapshotEntry:
 *
 * One snapshot of a progress document, as its name and size tell of it.
 */

struct _StudySnapshotEntry
{
  GObject parent_instance;

  char *path;
  gint64 time;
  guint64 size;
};

G_DEFINE_FINAL_TYPE (StudySnapshotEntry, study_snapshot_entry, G_TYPE_OBJECT)

static void
study_snapshot_entry_finalize (GObject *object)
{
  StudySnapshotEntry *self = STUDY_SNAPSHOT_ENTRY (object);

  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (study_snapshot_entry_parent_class)->finalize (object);
}

static void
study_snapshot_entry_class_init (StudySnapshotEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = study_snapshot_entry_finalize;
}

static void
study_snapshot_entry_init (StudySnapshotEntry *self)
{
}

/**
 * study_snapshot_entry_new:
 * @path: the path of the file
 * @time: when it was taken, in microseconds since the Unix epoch
 * @size: its size in bytes
 *
 * Returns: (transfer full): a snapshot
 */
StudySnapshotEntry *
study_snapshot_entry_new (const char *path,
                          gint64      time,
                          guint64     size)
{
  StudySnapshotEntry *self = g_object_new (STUDY_TYPE_SNAPSHOT_ENTRY, NULL);

  self->path = g_strdup (path);
  self->time = time;
  self->size = size;

  return self;
}

/**
 * study_snapshot_entry_get_path:
 * @self: a snapshot
 *
 * Returns: (transfer none): the path of the file
 */
const char *
study_snapshot_entry_get_path (StudySnapshotEntry *self)
{
  g_return_val_if_fail (STUDY_IS_SNAPSHOT_ENTRY (self), NULL);

  return self->path;
}

/**
 * study_snapshot_entry_get_time:
 * @self: a snapshot
 *
 * Returns: when it was taken, in microseconds since the Unix epoch
 */
gint64
study_snapshot_entry_get_time (StudySnapshotEntry *self)
{
  g_return_val_if_fail (STUDY_IS_SNAPSHOT_ENTRY (self), 0);

  return self->time;
}

/**
 * study_snapshot_entry_get_size:
 * @self: a snapshot
 *
 * Returns: its size in bytes
 */
guint64
study_snapshot_entry_get_size (StudySnapshotEntry *self)
{
  g_return_val_if_fail (STUDY_IS_SNAPSHOT_ENTRY (self), 0);

  return self->size;
}
