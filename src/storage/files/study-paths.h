/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char       *study_paths_get_data_dir   (void);
char       *study_paths_get_trails_dir (void);
const char *study_paths_get_device     (void);
char       *study_paths_load_device    (const char *state_dir);

G_END_DECLS
