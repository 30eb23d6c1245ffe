/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "study-topic-markdown.h"

#include "study-format-text.h"
#include "study-uri.h"

#include <glib/gi18n.h>
#include <string.h>

/* Tells whether “&” at @text begins an entity. */
static gboolean
is_entity (const char *text)
{
  const char *p = text + 1;

  if (*p == '#')
    p++;
  while (g_ascii_isalnum (*p))
    p++;

  return p > text + 1 && *p == ';';
}

/* Tells whether the character at @p would be or begin markup inside a line
 * (GFM, section 6, and the dollar sign of GitHub's formulas). */
static gboolean
is_active (const char *text,
           const char *p)
{
  switch (*p)
    {
    case '\\':
    case '`':
    case '*':
    case '_':
    case '[':
    case ']':
    case '<':
    case '#':
    case '|':
    case '~':
    case '$':
      return TRUE;
    case '&':
      return is_entity (p);
    case ':':
      return g_str_has_prefix (p, "://");
    case '.':
      return p - text >= 3 && g_ascii_strncasecmp (p - 3, "www", 3) == 0;
    default:
      return FALSE;
    }
}

/* Escapes one line without controls so that it stays text. An address for mail
 * may still become a link: no escape keeps GFM from that. */
static void
append_inline (GString    *out,
               const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (is_active (text, p))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
}

/* Appends a line that begins a block, where more is markup (GFM, section 4). */
static void
append_line (GString    *out,
             const char *line)
{
  gsize n_digits = strspn (line, "0123456789");

  if (n_digits > 0 && (line[n_digits] == '.' || line[n_digits] == ')'))
    {
      g_string_append_len (out, line, n_digits);
      g_string_append_c (out, '\\');
      line += n_digits;
    }
  else if (*line != '\0' && strchr ("+-=>:", *line) != NULL)
    {
      g_string_append_c (out, '\\');
    }

  append_inline (out, line);
}

/* Appends a text with its paragraphs and its line ends. */
static void
append_text (GString    *out,
             const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean in_paragraph = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = study_format_text_flatten (lines[i]);

      if (*line == '\0')
        {
          in_paragraph = FALSE;
          continue;
        }

      g_string_append (out, in_paragraph ? "\\\n" : "\n\n");
      append_line (out, line);
      in_paragraph = TRUE;
    }
}

/* Appends the destination of a link, with what would end it encoded. */
static void
append_destination (GString    *out,
                    const char *url)
{
  for (const char *p = url; *p != '\0'; p++)
    {
      guchar c = *p;

      if (c <= ' ' || c >= 0x7f || strchr ("\\()<>`\"^{|}", c) != NULL)
        g_string_append_printf (out, "%%%02X", c);
      else if (c == '&' && is_entity (p))
        g_string_append (out, "\\&");
      else
        g_string_append_c (out, c);
    }
}

/* Appends a title, as a link where there is one that may be opened. */
static void
append_link (GString    *out,
             const char *title,
             const char *url)
{
  g_autofree char *flat = study_format_text_flatten (title);
  gboolean safe = study_uri_is_safe (url);

  if (safe)
    g_string_append_c (out, '[');
  append_inline (out, flat);
  if (safe)
    {
      g_string_append (out, "](");
      append_destination (out, url);
      g_string_append_c (out, ')');
    }
}

/* Appends what stands behind a title in parentheses. */
static void
append_remark (GString    *out,
               const char *remark)
{
  g_autofree char *flat = study_format_text_flatten (remark);

  if (*flat == '\0')
    return;

  g_string_append (out, " (");
  append_inline (out, flat);
  g_string_append_c (out, ')');
}

static void
append_heading (GString    *out,
                const char *heading)
{
  g_string_append (out, "\n\n## ");
  append_inline (out, heading);
  g_string_append_c (out, '\n');
}

static void
append_item (GString   *out,
             StudyItem *item)
{
  gboolean project = study_item_get_kind (item) == STUDY_ITEM_PROJECT;
  StudyItem *course = project ? study_item_get_course (item) : NULL;

  g_string_append (out, study_item_get_done (item) ? "\n- [x] " : "\n- [ ] ");
  append_link (out, study_format_text_item_title (item),
               project ? study_item_get_project_url (item) : study_item_get_url (item));

  if (course != NULL)
    append_remark (out, study_item_get_title (course));
  else
    append_remark (out, study_item_get_provider (item));
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
      append_link (out, study_reference_get_title (reference), study_reference_get_url (reference));
    }
}

/**
 * study_topic_to_markdown:
 * @topic: a topic
 *
 * Writes a topic, and what the person did on it, in GitHub Flavored Markdown
 * with task lists. Texts are escaped so that they look as in the program.
 *
 * Returns: (transfer full): the Markdown text
 */
char *
study_topic_to_markdown (StudyTopic *topic)
{
  GString *out = g_string_new ("# ");
  g_autofree char *title = study_format_text_flatten (study_topic_get_title (topic));
  const char *text = study_topic_get_text (topic);
  const char *note = study_topic_get_note (topic);
  g_autofree char *flat_note = study_format_text_flatten (note);

  append_inline (out, title);
  if (text != NULL)
    append_text (out, text);

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
      append_text (out, note);
    }

  g_string_append_c (out, '\n');

  return g_string_free_and_steal (out);
}
