/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/markdown/study-trail-text.h"

#include <glib/gi18n.h>

#include "formats/text/study-format-text.h"
#include "model/content/study-text-fill.h"
#include "model/text/study-text.h"

static const char * const marks[] = {
  [STUDY_TOPIC_NOT_STARTED] = "[ ]",
  [STUDY_TOPIC_IN_PROGRESS] = "[~]",
  [STUDY_TOPIC_DONE] = "[x]",
  [STUDY_TOPIC_SKIPPED] = "[-]",
};

/* Nothing where there is nothing to do. */
static void
append_count (GString *out,
              guint    done,
              guint    total)
{
  g_autofree char *count = study_text_short_count (done, total);

  if (*count != '\0')
    g_string_append_printf (out, "  %s", count);
  g_string_append_c (out, '\n');
}

static void
append_item (GString   *out,
             StudyItem *item)
{
  g_autofree char *title = study_format_text_flatten (study_format_text_item_title (item));
  StudyItem *course = NULL;

  if (study_item_get_kind (item) == STUDY_ITEM_PROJECT)
    course = study_item_get_course (item);

  g_string_append_printf (out, "    %s %s", study_item_get_done (item) ? "[x]" : "[ ]", title);
  if (course != NULL)
    {
      g_autofree char *course_title = study_format_text_flatten (study_item_get_title (course));

      g_string_append_printf (out, " (%s)", course_title);
    }
  g_string_append_c (out, '\n');
}

static void
append_topic (GString    *out,
              StudyTopic *topic)
{
  g_autofree char *title = study_format_text_flatten (study_topic_get_title (topic));
  StudyItem *item;

  g_string_append_printf (out, "  %s %s", marks[study_topic_get_state (topic)], title);
  if (study_topic_get_optional (topic))
    /* Translators: marks a topic that is not needed to complete the trail. */
    g_string_append_printf (out, " (%s)", C_("topic", "Optional"));
  append_count (out, study_topic_get_done (topic), study_topic_get_total (topic));

  for (guint i = 0; (item = study_topic_get_item (topic, i)) != NULL; i++)
    append_item (out, item);
}

static void
append_stage (GString    *out,
              StudyStage *stage,
              gboolean    show_optional)
{
  g_autofree char *title = study_format_text_flatten (study_stage_get_title (stage));
  StudyTopic *topic;

  if (study_stage_get_archived (stage))
    {
      g_string_append_printf (out, "\n%s\n", title);
    }
  else
    {
      g_autofree char *numbered = study_text_numbered (study_stage_get_number (stage), title);

      g_string_append_printf (out, "\n%s", numbered);
      append_count (out, study_stage_get_done (stage), study_stage_get_total (stage));
    }

  for (guint i = 0; (topic = study_stage_get_topic (stage, i)) != NULL; i++)
    {
      if (show_optional || !study_topic_get_optional (topic))
        append_topic (out, topic);
    }
}

/**
 * study_trail_to_text:
 * @show_optional: whether optional topics are shown
 *
 * Writes a trail as lines for a terminal, indented, each with its state:
 * `[x]` is done, `[ ]` is not, `[-]` is skipped; and the counts, done and all.
 * An archived stage has no number and no count.
 * Nothing in a title can control the terminal.
 *
 * It runs in the thread in which @trail changes.
 *
 * Returns: (transfer full): the text
 */
char *
study_trail_to_text (StudyTrail *trail,
                     gboolean    show_optional)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *title = study_format_text_flatten (study_trail_get_title (trail));
  StudyStage *stage;

  g_string_append (out, title);
  append_count (out, study_trail_get_done (trail), study_trail_get_total (trail));

  for (guint i = 0; (stage = study_trail_get_stage (trail, i)) != NULL; i++)
    append_stage (out, stage, show_optional);

  return study_text_undirected (out->str);
}
