/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "formats/guide/study-guide.h"

/* Guides for tests, from texts and from files. */

/* Returns what a file has in it in a folder of formats/guide. */
static inline char *
guide_fixture_get_contents (const char *folder,
                            const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "formats", "guide", folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static inline StudyGuide *
guide_fixture_read (const char *text,
                    const char *name,
                    const char *address)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  StudyGuide *guide = study_guide_read (bytes, name, address, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (guide);

  return guide;
}

static inline StudyGuidePlan *
guide_fixture_plan (StudyGuide              *guide,
                    const StudyGuideOptions *options)
{
  g_autoptr (GError) error = NULL;
  StudyGuidePlan *plan = study_guide_plan (guide, options, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (plan);

  return plan;
}
