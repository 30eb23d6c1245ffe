/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/text/study-text.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "model/content/study-text-date.h"
#include "model/content/study-text-fill.h"

/* A word that is longer than words and most links are may break after so many letters. */
#define LONG_WORD 100
#define PIECE 20

/* What the widgets write: pure functions of numbers and dates in the language
 * and the conventions of the locale. All strings belong to the caller. Of two
 * numbers the first is how many items are done, the second of how many. Times are
 * in microseconds since the Unix epoch, days the Julian numbers of GDate. */

/**
 * study_text_get_percent:
 * @fraction: how much is done, 0 to 1
 *
 * Rounds down, so that 100 stands for everything and nothing less, but not to
 * 0 once something is done.
 *
 * Returns: the percentage
 */
guint
study_text_get_percent (double fraction)
{
  if (!(fraction > 0))
    return 0;

  if (fraction >= 1)
    return 100;

  /* 0.29 * 100 is a little less than 29. */
  return CLAMP ((guint) floor (fraction * 100 + 1e-9), 1, 99);
}

/**
 * study_text_get_state:
 * @done: how many items are done
 * @total: of how many
 *
 * Returns: how far something is that cannot be skipped
 */
StudyTopicState
study_text_get_state (guint done,
                      guint total)
{
  if (done == 0)
    return STUDY_TOPIC_NOT_STARTED;

  return done < total ? STUDY_TOPIC_IN_PROGRESS : STUDY_TOPIC_DONE;
}

/**
 * study_text_shorten:
 * @text: (nullable): text from a guide, a trail or another computer
 * @max: how many characters it may have
 *
 * Prepares text for a label, which lays out everything it has at once and takes time by
 * the square of a word’s length: cuts what is longer, lets long words break, and leaves out
 * what would turn the direction of what is beside it.
 *
 * Returns: (nullable): the text to show
 */
char *
study_text_shorten (const char *text,
                    guint       max)
{
  g_autofree char *plain = NULL;
  GString *shown;
  guint length = 0;

  if (text == NULL)
    return NULL;

  plain = study_text_undirected (text);
  text = plain;
  shown = g_string_new (NULL);
  while (length < max && *text != '\0')
    {
      gsize word = strcspn (text, " \t\n");
      const glong n = MIN (g_utf8_strlen (text, word), (glong) (max - length));
      const char *end = g_utf8_offset_to_pointer (text, n);

      for (glong i = 0; n > LONG_WORD && i + PIECE < n; i += PIECE)
        {
          const char *next = g_utf8_offset_to_pointer (text, PIECE);

          g_string_append_len (shown, text, next - text);
          g_string_append (shown, "\u200b");
          text = next;
        }
      g_string_append_len (shown, text, end - text);
      length += n;
      text = end;
      if (length < max && *text != '\0')
        {
          g_string_append_c (shown, *text++);
          length++;
        }
    }
  if (*text != '\0')
    g_string_append (shown, "…");

  return g_string_free_and_steal (shown);
}

char *
study_text_percent (double fraction)
{
  /* Translators: a percentage, such as 40% */
  return study_text_fill (_("%u%%"), study_text_get_percent (fraction));
}

char *
study_text_count (guint done,
                  guint total)
{
  /* Translators: how many things of all are done, such as “4 of 17” */
  return study_text_fill (_("%u of %u"), done, total);
}

char *
study_text_items (guint done,
                  guint total)
{
  /* Translators: the first number is how many are done, the second, which the plural is for, of how many */
  return study_text_fill (ngettext ("%u of %u item", "%u of %u items", total), done, total);
}

/**
 * study_text_short_count:
 * @done: how many are done
 * @total: out of how many
 *
 * Returns: (transfer full): "19/20", for narrow places; empty when there is
 *   nothing to do
 */
char *
study_text_short_count (guint done,
                        guint total)
{
  if (total == 0)
    return g_strdup ("");

  /* Translators: how many items are done, out of how many, as short as can be */
  return study_text_fill (C_("count", "%u/%u"), done, total);
}

char *
study_text_extra (guint done,
                  guint total)
{
  /* Translators: how many items of optional topics are done; the plural is for the second number */
  return study_text_fill (ngettext ("Optional: %u of %u item", "Optional: %u of %u items", total), done, total);
}

char *
study_text_skipped (guint done,
                    guint total)
{
  /* Translators: how many items of skipped topics are done; the plural is for the second number */
  return study_text_fill (ngettext ("Skipped: %u of %u item", "Skipped: %u of %u items", total), done, total);
}

/**
 * study_text_stage_count:
 * @done: how many items are done
 * @total: of how many
 * @extra_done: how many items of optional topics are done
 * @extra_total: of how many
 *
 * Returns: (transfer full): the count of a stage, or of its optional topics
 *   where it has no others; empty where it has none at all
 */
char *
study_text_stage_count (guint done,
                        guint total,
                        guint extra_done,
                        guint extra_total)
{
  if (total > 0)
    return study_text_count (done, total);

  return extra_total > 0 ? study_text_extra (extra_done, extra_total) : g_strdup ("");
}

char *
study_text_days (guint days)
{
  return study_text_fill (ngettext ("%u day", "%u days", days), days);
}

/**
 * study_text_numbered:
 * @number: the number of a stage, from 1; 0 for one that is archived
 * @title: its title
 *
 * Returns: (transfer full): the title with its number
 */
char *
study_text_numbered (guint       number,
                     const char *title)
{
  if (number == 0)
    return g_strdup (title != NULL ? title : "");

  /* Translators: the number and the title of a stage, such as “2. Web Frameworks” */
  return study_text_fill (_("%u. %s"), number, title != NULL ? title : "");
}

/**
 * study_text_hours:
 * @hours: a duration in hours
 *
 * Returns: (transfer full): the duration, to a tenth of an hour
 */
char *
study_text_hours (double hours)
{
  const double tenths = round (hours * 10);
  g_autofree char *number = g_strdup_printf (fmod (tenths, 10) == 0 ? "%'.0f" : "%'.1f", tenths / 10);
  /* Fractions take the plural. */
  const gulong n = tenths == 10 ? 1 : (gulong) CLAMP (ceil (tenths / 10) + (tenths < 10), 2, 1e6);

  /* Translators: how long a course takes; the number may have a fraction, such as “8.5” */
  return study_text_fill (ngettext ("%s hour", "%s hours", n), number);
}

/**
 * study_text_day_count:
 * @count: how many items were done
 * @day: the day's Julian number, as in [struct@GLib.Date]
 *
 * Returns: (transfer full): what was done on a day
 */
char *
study_text_day_count (guint   count,
                      guint32 day)
{
  g_autofree char *date = study_text_day (day);

  if (count == 0)
    /* Translators: the activity of a day; the argument is a date such as “14 November 2026” */
    return study_text_fill (_("No items on %s"), date);

  /* Translators: the activity of a day; the second argument is a date such as “14 November 2026” */
  return study_text_fill (ngettext ("%u item on %s", "%u items on %s", count), count, date);
}

/**
 * study_text_activity:
 * @items: how many items were done
 * @days: on how many days
 * @weeks: in how many weeks
 *
 * Returns: (transfer full): what was done in the last weeks
 */
char *
study_text_activity (guint items,
                     guint days,
                     guint weeks)
{
  g_autofree char *items_text = study_text_fill (ngettext ("%u item", "%u items", items), items);
  g_autofree char *days_text = study_text_days (days);

  /* Translators: the arguments after the number of weeks are such as “12 items” and “8 days” */
  return study_text_fill (ngettext ("In the last %u week: %s on %s", "In the last %u weeks: %s on %s", weeks),
                          weeks, items_text, days_text);
}

/**
 * study_text_item:
 * @provider: (nullable): who offers it
 * @hours: how long it takes, or 0
 * @done_day: the day on which it was done, or 0
 *
 * Returns: (transfer full): what is known about an item beside its title,
 *   empty when that is nothing
 */
char *
study_text_item (const char *provider,
                 double      hours,
                 guint32     done_day)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (provider != NULL && *provider != '\0')
    g_strv_builder_add (builder, provider);

  if (hours > 0)
    g_strv_builder_take (builder, study_text_hours (hours));

  if (done_day != 0)
    {
      g_autofree char *date = study_text_short_day (done_day);

      /* Translators: follows the name of a course's provider; the argument is a date such as “14 Nov 2026” */
      g_strv_builder_take (builder, study_text_fill (_("completed on %s"), date));
    }

  parts = g_strv_builder_end (builder);

  return study_text_join (" · ", (const char * const *) parts);
}

/**
 * study_text_topic:
 * @state: how far the topic is
 * @done: how many of its items are done
 * @total: of how many
 *
 * Says in words what a ring shows, for people who do not see it.
 *
 * Returns: (transfer full): a description
 */
char *
study_text_topic (StudyTopicState state,
                  guint           done,
                  guint           total)
{
  switch (state)
    {
    case STUDY_TOPIC_DONE:
      /* Translators: a topic with everything in it done; the arguments are counts */
      return study_text_fill (_("Done, %u of %u"), done, total);
    case STUDY_TOPIC_SKIPPED:
      /* Translators: a topic that the user skipped; the arguments are counts */
      return study_text_fill (_("Skipped, %u of %u"), done, total);
    case STUDY_TOPIC_IN_PROGRESS:
      /* Translators: a topic with something in it done; the arguments are counts */
      return study_text_fill (_("In progress, %u of %u"), done, total);
    case STUDY_TOPIC_NOT_STARTED:
    default:
      /* Translators: a topic with nothing in it done; the arguments are counts */
      return study_text_fill (_("Not started, %u of %u"), done, total);
    }
}

/**
 * study_text_menu_label:
 * @text: a text of a guide or a person
 *
 * Returns: (transfer full): the label of a menu item that shows the text as it
 *   is, where a single underscore would be a mnemonic
 */
char *
study_text_menu_label (const char *text)
{
  GString *label = g_string_new (text);

  g_string_replace (label, "_", "__", 0);

  return g_string_free_and_steal (label);
}
