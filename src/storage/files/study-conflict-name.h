/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean study_conflict_name_matches (const char *basename,
                                      const char *trail_id);

G_END_DECLS
