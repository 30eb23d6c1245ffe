/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/study-closures.h"

#include <glib/gi18n.h>

#include "model/content/study-text-fill.h"
#include "model/text/study-text.h"

gboolean
study_closure_has_text (gpointer    object,
                        const char *text)
{
  return text != NULL && *text != '\0';
}

gboolean
study_closure_is_set (gpointer  object,
                      GObject  *value)
{
  return value != NULL;
}

/* Whether the first is there and the other is not. */
gboolean
study_closure_is_only (gpointer  object,
                       GObject  *value,
                       GObject  *other)
{
  return value != NULL && other == NULL;
}

/* Returns the text, empty when it is not wanted. */
char *
study_closure_text_if (gpointer    object,
                       const char *text,
                       gboolean    condition)
{
  return g_strdup (condition && text != NULL ? text : "");
}

/* Whether only one of sidebar and page is shown, since there is no room for both or
 * the user does not want to see the sidebar. */
gboolean
study_closure_is_collapsed (gpointer object,
                            gboolean narrow,
                            gboolean sidebar_visible)
{
  return narrow || !sidebar_visible;
}

gboolean
study_closure_is_positive (gpointer object,
                           guint    number)
{
  return number > 0;
}

char *
study_closure_blocker (gpointer    object,
                       const char *title)
{
  g_autofree char *shown = study_text_shorten (title, STUDY_TEXT_MAX_TITLE);

  /* Translators: %s is the title of a topic */
  return study_text_fill (_("This guide recommends finishing “%s” first"), shown != NULL ? shown : "");
}

char *
study_closure_title (gpointer    object,
                     const char *title)
{
  return study_text_shorten (title, STUDY_TEXT_MAX_TITLE);
}

char *
study_closure_body (gpointer    object,
                    const char *text)
{
  return study_text_shorten (text, STUDY_TEXT_MAX_BODY);
}

char *
study_closure_numbered (gpointer    object,
                        guint       number,
                        const char *title)
{
  g_autofree char *shown = study_text_shorten (title, STUDY_TEXT_MAX_TITLE);

  return study_text_numbered (number, shown);
}

char *
study_closure_percent (gpointer object,
                       double   fraction)
{
  return study_text_percent (fraction);
}

char *
study_closure_count (gpointer object,
                     guint    done,
                     guint    total)
{
  return study_text_count (done, total);
}

char *
study_closure_items (gpointer object,
                     guint    done,
                     guint    total)
{
  return study_text_items (done, total);
}

/* A line about what counts apart: items of optional topics, if the user wants to see
 * those, and of skipped ones; empty when there is nothing of it. */
char *
study_closure_apart (gpointer object,
                     guint    extra_done,
                     guint    extra_total,
                     guint    skipped_done,
                     guint    skipped_total,
                     gboolean show_optional)
{
  g_autofree char *extra = extra_total > 0 && show_optional ? study_text_extra (extra_done, extra_total) : NULL;
  g_autofree char *skipped = skipped_total > 0 ? study_text_skipped (skipped_done, skipped_total) : NULL;

  if (extra != NULL && skipped != NULL)
    return study_text_fill (_("%s · %s"), extra, skipped);

  return g_strdup (extra != NULL ? extra : skipped != NULL ? skipped : "");
}

StudyTopicState
study_closure_state (gpointer object,
                     guint    done,
                     guint    total)
{
  return study_text_get_state (done, total);
}
