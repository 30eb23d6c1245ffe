/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define STUDY_TYPE_SNAPSHOT_ENTRY (study_snapshot_entry_get_type ())

G_DECLARE_FINAL_TYPE (StudySnapshotEntry, study_snapshot_entry, STUDY, SNAPSHOT_ENTRY, GObject)

StudySnapshotEntry *study_snapshot_entry_new      (const char         *path,
                                                   gint64              time,
                                                   guint64             size);
const char         *study_snapshot_entry_get_path (StudySnapshotEntry *self);
gint64              study_snapshot_entry_get_time (StudySnapshotEntry *self);
guint64             study_snapshot_entry_get_size (StudySnapshotEntry *self);

G_END_DECLS
