/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/guide/study-guide-closures.h"

#include <glib/gi18n.h>

/**
 * study_closure_role:
 * @object: the object that asks
 * @role: what became of a part or a line of a guide
 *
 * Returns: (transfer full): a word for it
 */
char *
study_closure_role (gpointer       object,
                    StudyGuideRole role)
{
  return g_strdup (study_guide_role_to_label (role));
}

/**
 * study_closure_is_part:
 * @object: the object that asks
 * @role: what became of a line of a guide
 *
 * Returns: whether there is something on the line
 */
gboolean
study_closure_is_part (gpointer       object,
                       StudyGuideRole role)
{
  return role != STUDY_GUIDE_BLANK;
}

/**
 * study_closure_source_line:
 * @object: the object that asks
 * @number: the number of a line, from 1
 * @text: (nullable): what is on it
 * @role: what became of it
 * @reason: (nullable): why
 *
 * Returns: (transfer full): what is read of it where it is not seen
 */
char *
study_closure_source_line (gpointer        object,
                           guint           number,
                           const char     *text,
                           StudyGuideRole  role,
                           const char     *reason)
{
  if (text == NULL || *text == '\0')
    /* Translators: a line of a file with nothing on it; %u is its number. */
    return g_strdup_printf (_("Line %u, empty"), number);

  if (reason == NULL || *reason == '\0')
    /* Translators: the number of a line of a file, what is on it, and what it becomes. */
    return g_strdup_printf (_("Line %u: %s. %s"), number, text, study_guide_role_to_label (role));

  /* Translators: the number of a line of a file, what is on it, what it becomes, and why. */
  return g_strdup_printf (_("Line %u: %s. %s: %s"), number, text, study_guide_role_to_label (role), reason);
}
