/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* What registers and progress share with the model alone. */

#include <glib.h>

G_BEGIN_DECLS

/* What a register is about; every register begins with one. */
typedef struct
{
  const char *scope;
  const char *id;
  const char *field;
} StudyRegisterKey;

guint    study_register_key_hash       (gconstpointer key);
gboolean study_register_key_equal      (gconstpointer a,
                                        gconstpointer b);
int      study_register_compare_values (GVariant *a,
                                        GVariant *b);

/* Of the members that no program here knows, in study-progress-snapshot.c. */
GVariant *study_progress_merge_extra (GVariant *ours,
                                      GVariant *theirs);

G_END_DECLS
