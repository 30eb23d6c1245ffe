/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char       *study_paths_get_data_dir      (void);
char       *study_paths_get_trails_dir    (void);
char       *study_paths_get_progress_dir  (void);
GFile      *study_paths_get_progress_file (const char *trail_id);
char       *study_paths_get_snapshots_dir (const char *trail_id);
char       *study_paths_get_shared_dir    (const char *folder);
const char *study_paths_get_device        (void);
char       *study_paths_load_device       (const char *state_dir);

G_END_DECLS
