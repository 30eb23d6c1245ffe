/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/study-closures.h"

#include <glib/gi18n.h>

#include "model/text/study-text.h"

/**
 * study_closure_has_text:
 * @object: the object that asks
 * @text: (nullable): a text
 *
 * Returns: whether there is something in it
 */
gboolean
study_closure_has_text (gpointer    object,
                        const char *text)
{
  return text != NULL && *text != '\0';
}

/**
 * study_closure_is_set:
 * @object: the object that asks
 * @value: (nullable): an object
 *
 * Returns: whether there is one
 */
gboolean
study_closure_is_set (gpointer  object,
                      GObject  *value)
{
  return value != NULL;
}

/**
 * study_closure_is_only:
 * @object: the object that asks
 * @value: (nullable): an object
 * @other: (nullable): another
 *
 * Returns: whether the first is there and the other is not
 */
gboolean
study_closure_is_only (gpointer  object,
                       GObject  *value,
                       GObject  *other)
{
  return value != NULL && other == NULL;
}

/**
 * study_closure_text_if:
 * @object: the object that asks
 * @text: (nullable): a text
 * @condition: whether it is wanted
 *
 * Returns: (transfer full): the text, empty when it is not wanted
 */
char *
study_closure_text_if (gpointer    object,
                       const char *text,
                       gboolean    condition)
{
  return g_strdup (condition && text != NULL ? text : "");
}

/**
 * study_closure_is_collapsed:
 * @object: the object that asks
 * @narrow: whether there is no room for sidebar and page side by side
 * @sidebar_visible: whether the person wants to see the sidebar
 *
 * Returns: whether only one of both is shown
 */
gboolean
study_closure_is_collapsed (gpointer object,
                            gboolean narrow,
                            gboolean sidebar_visible)
{
  return narrow || !sidebar_visible;
}

/**
 * study_closure_is_positive:
 * @object: the object that asks
 * @number: how many there are
 *
 * Returns: whether there is any
 */
gboolean
study_closure_is_positive (gpointer object,
                           guint    number)
{
  return number > 0;
}

/**
 * study_closure_blocker:
 * @object: the object that asks
 * @title: (nullable): the title of the topic that comes first
 *
 * Returns: (transfer full): the advice to finish it first
 */
char *
study_closure_blocker (gpointer    object,
                       const char *title)
{
  /* Translators: %s is the title of a topic */
  return g_strdup_printf (_("This guide suggests finishing “%s” first"), title != NULL ? title : "");
}

/**
 * study_closure_numbered:
 * @object: the object that asks
 * @number: the number of a stage, from 1
 * @title: (nullable): its title
 *
 * Returns: (transfer full): see study_text_numbered()
 */
char *
study_closure_numbered (gpointer    object,
                        guint       number,
                        const char *title)
{
  return study_text_numbered (number, title);
}

/**
 * study_closure_percent:
 * @object: the object that asks
 * @fraction: how much is done, from 0 to 1
 *
 * Returns: (transfer full): see study_text_percent()
 */
char *
study_closure_percent (gpointer object,
                       double   fraction)
{
  return study_text_percent (fraction);
}

/**
 * study_closure_count:
 * @object: the object that asks
 * @done: how many items are done
 * @total: out of how many
 *
 * Returns: (transfer full): see study_text_count()
 */
char *
study_closure_count (gpointer object,
                     guint    done,
                     guint    total)
{
  return study_text_count (done, total);
}

/**
 * study_closure_items:
 * @object: the object that asks
 * @done: how many items are done
 * @total: out of how many
 *
 * Returns: (transfer full): see study_text_items()
 */
char *
study_closure_items (gpointer object,
                     guint    done,
                     guint    total)
{
  return study_text_items (done, total);
}

/**
 * study_closure_apart:
 * @object: the object that asks
 * @extra_done: how many items of optional topics are done
 * @extra_total: of how many
 * @skipped_done: how many items of skipped topics are done
 * @skipped_total: of how many
 * @show_optional: whether the person wants to see optional topics
 *
 * Returns: (transfer full): a line about what counts apart; empty when there
 *   is nothing of it
 */
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
    return g_strdup_printf (_("%s · %s"), extra, skipped);

  return g_strdup (extra != NULL ? extra : skipped != NULL ? skipped : "");
}

/**
 * study_closure_state:
 * @object: the object that asks
 * @done: how many items are done
 * @total: out of how many
 *
 * Returns: see study_text_get_state()
 */
StudyTopicState
study_closure_state (gpointer object,
                     guint    done,
                     guint    total)
{
  return study_text_get_state (done, total);
}
