/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* print-guide [--lines] FILE...: what guides become, for a look at the importer. */

#include <locale.h>
#include <stdlib.h>

#include "formats/guide/guide-printer.h"

int
main (int   argc,
      char *argv[])
{
  gboolean lines = argc > 1 && g_str_equal (argv[1], "--lines");

  setlocale (LC_ALL, "");
  for (int i = lines ? 2 : 1; i < argc; i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *name = g_path_get_basename (argv[i]);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (StudyGuide) guide = NULL;
      g_autoptr (StudyGuidePlan) plan = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *printed = NULL;
      gint64 begin;
      double seconds;
      gsize length;

      if (!g_file_get_contents (argv[i], &text, &length, &error))
        g_error ("%s", error->message);
      bytes = g_bytes_new_take (g_steal_pointer (&text), length);
      begin = g_get_monotonic_time ();
      guide = study_guide_read (bytes, name, NULL, NULL, &error);
      if (guide == NULL)
        g_error ("%s", error->message);
      plan = study_guide_plan (guide, NULL, NULL, &error);
      seconds = (g_get_monotonic_time () - begin) / 1e6;
      printed = guide_printer_print (guide, plan, lines);
      g_print ("=== %s, %.3f s\n%s", argv[i], seconds, printed);
    }

  return EXIT_SUCCESS;
}
