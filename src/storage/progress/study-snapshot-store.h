/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/progress/study-progress-snapshot.h"

G_BEGIN_DECLS

/**
 * StudySnapshotEntry:
 * @path: the path of the file
 * @time: when it was taken, in microseconds since the Unix epoch
 * @size: its size in bytes
 *
 * One snapshot of a progress document, as its name and size tell of it.
 */
typedef struct
{
  char *path;
  gint64 time;
  guint64 size;
} StudySnapshotEntry;

#define STUDY_TYPE_SNAPSHOT_STORE (study_snapshot_store_get_type ())

G_DECLARE_FINAL_TYPE (StudySnapshotStore, study_snapshot_store, STUDY, SNAPSHOT_STORE, GObject)

StudySnapshotStore    *study_snapshot_store_new         (const char          *folder,
                                                         const char          *trail_id);
gboolean               study_snapshot_store_is_due      (StudySnapshotStore  *self,
                                                         gint64               now);
gint64                 study_snapshot_store_add         (StudySnapshotStore  *self,
                                                         GBytes              *document,
                                                         gint64               now,
                                                         GError             **error);
void                   study_snapshot_store_recover     (StudySnapshotStore  *self);
GPtrArray             *study_snapshot_store_list        (StudySnapshotStore  *self,
                                                         GError             **error);
StudyProgressSnapshot *study_snapshot_store_load        (StudySnapshotStore  *self,
                                                         StudySnapshotEntry  *entry,
                                                         GError             **error);
StudyProgressSnapshot *study_snapshot_store_load_all    (StudySnapshotStore  *self,
                                                         gint64              *time);

G_END_DECLS
