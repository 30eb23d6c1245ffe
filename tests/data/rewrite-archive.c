/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* rewrite-archive FILE: reads an archive and prints it as the program writes it. */

#include "formats/documents/study-archive-format.h"

#include <stdio.h>

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyArchive) archive = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) written = NULL;
  char *text = NULL;
  gsize length;

  if (argc == 2 && g_file_get_contents (argv[1], &text, &length, &error))
    {
      bytes = g_bytes_new_take (text, length);
      archive = study_archive_format_read (bytes, &error);
    }

  if (archive == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "usage: rewrite-archive FILE");
      return 1;
    }

  written = study_archive_format_write (archive);
  length = g_bytes_get_size (written);

  return fwrite (g_bytes_get_data (written, NULL), 1, length, stdout) == length ? 0 : 1;
}
