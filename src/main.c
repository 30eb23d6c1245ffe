/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <stdlib.h>

#include <glib/gi18n.h>

#include "app/study-application.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (StudyApplication) application = NULL;
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_("Study Trail"));

  application = study_application_new ();

  status = g_application_run (G_APPLICATION (application), argc, argv);

  return study_application_get_unsaved (application) ? EXIT_FAILURE : status;
}
