/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* A library in a folder of a test's own. */

#include "storage/async-fixture.h"
#include "storage/library/study-library.h"

/* The library of a folder of a program's data. */
static inline StudyLibrary *
fixture_new_library (const char *data_dir)
{
  g_autofree char *trails_dir = g_build_filename (data_dir, "trails", NULL);

  return study_library_new (trails_dir);
}

static inline StudyTrail *
fixture_load_trail (StudyLibrary  *library,
                    const char    *id,
                    const char    *language,
                    GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  study_library_load_trail_async (library, id, language, NULL, taken_cb, &result);
  wait_for (&result);

  return study_library_load_trail_finish (library, result, error);
}
