/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* Waiting for asynchronous calls and their workers. */

#include <glib/gstdio.h>

#include "storage/files/study-saver.h"

/* Writes a file as another program would, with the folders around it. */
static inline void
fixture_write_file (const char *path,
                    const char *text,
                    gssize      length)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
}

static inline void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static inline void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Waits until all changes are on the disk, or could not be written. */
static inline gboolean
flush_saver (gpointer   saver,
             GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  study_saver_flush_async (saver, NULL, taken_cb, &result);
  wait_for (&result);

  return study_saver_flush_finish (saver, result, error);
}

/* Drops what a worker may be about to let go of, and waits until it has. */
static inline void
fixture_let_go (gpointer object)
{
  gpointer left = object;

  g_object_add_weak_pointer (object, &left);
  g_object_unref (object);
  while (left != NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}
