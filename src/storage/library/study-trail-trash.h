/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How long what was removed can be brought back, in days. */
#define STUDY_TRAIL_TRASH_DAYS 30

/**
 * StudyTrashedTrail:
 * @name: the name of its folder in the trash
 * @id: the id of the trail
 * @title: its short title, or its id when it cannot be read
 * @time: when it was removed, in microseconds since the Unix epoch
 *
 * A trail in the program's trash.
 */
typedef struct
{
  char *name;
  char *id;
  char *title;
  gint64 time;
} StudyTrashedTrail;

void       study_trashed_trail_free  (StudyTrashedTrail  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyTrashedTrail, study_trashed_trail_free)

char      *study_trail_trash_put     (const char         *data_dir,
                                      const char         *id,
                                      gboolean            with_progress,
                                      gint64              now,
                                      GError            **error);
gboolean   study_trail_trash_keep    (const char         *data_dir,
                                      const char         *id,
                                      const char         *path,
                                      gint64              now,
                                      GError            **error);
char      *study_trail_trash_restore (const char         *data_dir,
                                      const char         *name,
                                      GError            **error);
gboolean   study_trail_trash_has     (const char         *data_dir,
                                      const char         *id);
GPtrArray *study_trail_trash_list    (const char         *data_dir);
void       study_trail_trash_thin    (const char         *data_dir,
                                      gint64              now);

G_END_DECLS
