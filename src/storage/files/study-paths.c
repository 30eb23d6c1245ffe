/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/files/study-paths.h"

#include "storage/files/study-file.h"

#include <string.h>

#define FOLDER "studytrail"

/* The length of a device's id, in hexadecimal digits. */
#define DEVICE_LENGTH 8

/**
 * study_paths_get_data_dir:
 *
 * Returns: (transfer full): the folder of all that the program keeps on this
 *   device
 */
char *
study_paths_get_data_dir (void)
{
  return g_build_filename (g_get_user_data_dir (), FOLDER, NULL);
}

/**
 * study_paths_get_trails_dir:
 *
 * Returns: (transfer full): the folder of the trails that the user added
 */
char *
study_paths_get_trails_dir (void)
{
  return g_build_filename (g_get_user_data_dir (), FOLDER, "trails", NULL);
}

static gpointer
load_device_cb (gpointer user_data)
{
  g_autofree char *state_dir = g_build_filename (g_get_user_state_dir (), FOLDER, NULL);

  return study_paths_load_device (state_dir);
}

const char *
study_paths_get_device (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_device_cb, NULL);
}

/**
 * study_paths_load_device:
 * @state_dir: the folder where the program keeps its state
 *
 * Reads the id of this device, eight hexadecimal digits, and makes one at the
 * first time. Where it can be neither read nor written there is another one in
 * every run, which costs nothing but the knowledge of who set what.
 *
 * Returns: (transfer full): the id
 */
char *
study_paths_load_device (const char *state_dir)
{
  g_autofree char *path = g_build_filename (state_dir, "device", NULL);
  g_autoptr (GBytes) bytes = study_file_read (path, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *device = NULL;

  if (bytes != NULL)
    {
      device = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_strchomp (device);
      if (strlen (device) == DEVICE_LENGTH && strspn (device, "0123456789abcdef") == DEVICE_LENGTH)
        return g_steal_pointer (&device);
      g_clear_pointer (&device, g_free);
      g_clear_pointer (&bytes, g_bytes_unref);
    }

  device = g_strdup_printf ("%08x", g_random_int ());
  bytes = g_bytes_new_take (g_strconcat (device, "\n", NULL), DEVICE_LENGTH + 1);
  if (!study_file_write (path, bytes, &error))
    g_info ("%s", error->message);

  return g_steal_pointer (&device);
}
