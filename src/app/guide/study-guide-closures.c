/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/guide/study-guide-closures.h"

#include <glib/gi18n.h>

#include "model/content/study-text-fill.h"

char *
study_closure_role (gpointer       object,
                    StudyGuideRole role)
{
  return g_strdup (study_guide_role_to_label (role));
}

/* Whether there is something on a line of which this became. */
gboolean
study_closure_is_part (gpointer       object,
                       StudyGuideRole role)
{
  return role != STUDY_GUIDE_BLANK;
}

/* Whether something becomes a part of the trail, so that it is worth to say which. */
gboolean
study_closure_has_role (gpointer       object,
                        StudyGuideRole role)
{
  return role != STUDY_GUIDE_LEFT_OUT;
}

/* What is read of a part where it is not seen. */
char *
study_closure_part (gpointer        object,
                    const char     *title,
                    StudyGuideRole  role,
                    gboolean        included)
{
  /* The heading of a group becomes nothing itself. */
  if (role == STUDY_GUIDE_BLANK && included)
    return g_strdup (title);

  return included
           /* Translators: a part of a guide: its title, and what it becomes, such as “Topic”. */
           ? study_text_fill (_("%s, %s"), title, study_guide_role_to_label (role))
           /* Translators: a part of a guide that does not get into the trail. */
           : study_text_fill (_("%s, left out"), title);
}

/* What is read of a line where it is not seen. */
char *
study_closure_source_line (gpointer        object,
                           guint           number,
                           const char     *text,
                           StudyGuideRole  role,
                           const char     *reason)
{
  if (text == NULL || *text == '\0')
    /* Translators: a line of a file with nothing on it; %u is its number. */
    return study_text_fill (_("Line %u, empty"), number);

  if (role == STUDY_GUIDE_LEFT_OUT && reason != NULL && *reason != '\0')
    /* Translators: the number of a line of a file, what is on it, and why it is left out. */
    return study_text_fill (_("Line %u: %s. %s"), number, text, reason);

  if (reason == NULL || *reason == '\0')
    /* Translators: the number of a line of a file, what is on it, and what it becomes. */
    return study_text_fill (_("Line %u: %s. %s"), number, text, study_guide_role_to_label (role));

  /* Translators: the number of a line of a file, what is on it, what it becomes, and why. */
  return study_text_fill (_("Line %u: %s. %s: %s"), number, text, study_guide_role_to_label (role), reason);
}
