/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/markdown/study-topic-markdown.h"

#include "formats/markdown/study-markdown.h"
#include "formats/text/study-format-text.h"

#include <glib/gi18n.h>

static void
append_heading (GString    *out,
                const char *heading)
{
  g_string_append (out, "\n\n## ");
  study_markdown_append_inline (out, heading);
  g_string_append_c (out, '\n');
}

static void
append_item (GString   *out,
             StudyItem *item)
{
  gboolean project = study_item_get_kind (item) == STUDY_ITEM_PROJECT;
  StudyItem *course = project ? study_item_get_course (item) : NULL;

  g_string_append (out, study_item_get_done (item) ? "\n- [x] " : "\n- [ ] ");
  study_markdown_append_link (out, study_format_text_item_title (item),
                              project ? study_item_get_project_url (item) : study_item_get_url (item));

  if (course != NULL)
    study_markdown_append_remark (out, study_item_get_title (course));
  else
    study_markdown_append_remark (out, study_item_get_provider (item));
}

/* Appends the items of a kind under a heading; nothing where there are none. */
static void
append_items (GString       *out,
              StudyTopic    *topic,
              StudyItemKind  kind,
              const char    *heading)
{
  gboolean begun = FALSE;
  StudyItem *item;

  for (guint i = 0; (item = study_topic_get_item (topic, i)) != NULL; i++)
    {
      if (study_item_get_kind (item) != kind)
        continue;

      if (!begun)
        append_heading (out, heading);
      begun = TRUE;
      append_item (out, item);
    }
}

static void
append_references (GString    *out,
                   GListModel *references)
{
  guint n_references = g_list_model_get_n_items (references);

  if (n_references > 0)
    append_heading (out, _("References"));

  for (guint i = 0; i < n_references; i++)
    {
      g_autoptr (StudyReference) reference = g_list_model_get_item (references, i);

      g_string_append (out, "\n- ");
      study_markdown_append_link (out, study_reference_get_title (reference), study_reference_get_url (reference));
    }
}

/**
 * study_topic_to_markdown:
 *
 * Writes a topic, and what the user did on it, in GitHub Flavored Markdown
 * with task lists. Texts are escaped so that they look as in the program.
 *
 * It runs in the thread in which @topic changes.
 *
 * Returns: (transfer full): the Markdown text
 */
char *
study_topic_to_markdown (StudyTopic *topic)
{
  GString *out = g_string_new ("# ");
  g_autofree char *title = study_format_text_flatten (study_topic_get_title (topic));
  const char *note = study_topic_get_note (topic);
  g_autofree char *flat_note = study_format_text_flatten (note);

  study_markdown_append_inline (out, title);
  study_markdown_append_text (out, study_topic_get_text (topic), "");

  append_items (out, topic, STUDY_ITEM_LESSON, _("What to Learn"));
  append_items (out, topic, STUDY_ITEM_COURSE, _("Courses"));
  append_items (out, topic, STUDY_ITEM_RESOURCE, _("Resources"));
  append_items (out, topic, STUDY_ITEM_PROJECT, _("Practice"));
  append_references (out, study_topic_get_references (topic));

  if (*flat_note != '\0')
    {
      append_heading (out, _("Notes"));
      /* The heading ends its own line, and each paragraph begins with two. */
      g_string_truncate (out, out->len - 1);
      study_markdown_append_text (out, note, "");
    }

  g_string_append_c (out, '\n');

  return g_string_free_and_steal (out);
}
