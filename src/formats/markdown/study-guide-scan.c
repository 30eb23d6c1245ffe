/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/markdown/study-guide-scan.h"

#include <math.h>
#include <string.h>

#include "formats/markdown/study-markdown.h"
#include "model/content/study-uri.h"

#define LEFT_TO_RIGHT_OVERRIDE 0x202d
#define RIGHT_TO_LEFT_OVERRIDE 0x202e

/*
 * The parts of a line of an exported guide. In its texts all that could be
 * markup is escaped: what is not is the guide's own.
 */

/**
 * study_guide_markdown_kind_word:
 * @kind: what can be checked off
 *
 * Returns: the word for it in the document
 */
StudyContentWord
study_guide_markdown_kind_word (StudyItemKind kind)
{
  static const StudyContentWord words[] = {
    [STUDY_ITEM_LESSON] = STUDY_WORD_LESSON,
    [STUDY_ITEM_COURSE] = STUDY_WORD_COURSE,
    [STUDY_ITEM_RESOURCE] = STUDY_WORD_RESOURCE,
    [STUDY_ITEM_PROJECT] = STUDY_WORD_PROJECT,
  };

  return words[kind];
}

/**
 * study_guide_markdown_advice_name:
 * @kind: what an advice is about
 *
 * Returns: (nullable): the word for it in the document
 */
const char *
study_guide_markdown_advice_name (StudyAdviceKind kind)
{
  static const char * const names[] = {
    [STUDY_ADVICE_ORDER] = "order",
    [STUDY_ADVICE_PRACTICE] = "practice",
    [STUDY_ADVICE_DOCUMENT] = "document",
    [STUDY_ADVICE_OTHER] = NULL,
  };

  return names[kind];
}

/**
 * study_guide_scan_find:
 *
 * Returns: (nullable): the first of the characters in the text
 *   that is not escaped
 */
const char *
study_guide_scan_find (const char *text,
                       const char *characters)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      else if (strchr (characters, *p) != NULL)
        return p;
    }

  return NULL;
}

/**
 * study_guide_scan_is_text:
 *
 * Returns: whether there is no markup in the line
 */
gboolean
study_guide_scan_is_text (const char *line)
{
  return study_guide_scan_find (line, STUDY_GUIDE_MARKDOWN_ACTIVE) == NULL;
}

/**
 * study_guide_scan_is_clean:
 *
 * Returns: whether nothing in the line is a control, or turns the direction of
 *   what is around it by force
 */
gboolean
study_guide_scan_is_clean (const char *line)
{
  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) || c == LEFT_TO_RIGHT_OVERRIDE || c == RIGHT_TO_LEFT_OVERRIDE)
        return FALSE;
    }

  return TRUE;
}

/**
 * study_guide_scan_skip:
 *
 * Goes behind the beginning of a line.
 *
 * Returns: whether the line begins so
 */
gboolean
study_guide_scan_skip (const char **line,
                       const char  *prefix)
{
  if (!g_str_has_prefix (*line, prefix))
    return FALSE;

  *line += strlen (prefix);

  return TRUE;
}

/**
 * study_guide_scan_skip_number:
 *
 * Goes behind a number with its point, such as “12. ”.
 *
 * Returns: whether the line begins with one
 */
gboolean
study_guide_scan_skip_number (const char **line)
{
  gsize n_digits = strspn (*line, "0123456789");

  if (n_digits == 0 || !g_str_has_prefix (*line + n_digits, ". "))
    return FALSE;

  *line += n_digits + strlen (". ");

  return TRUE;
}

/**
 * study_guide_scan_kind:
 * @kind: (out): what can be checked off
 *
 * Goes behind the word in backticks that tells what it is; a line without one
 * is a lesson.
 *
 * Returns: whether the word, if there is one, is known
 */
gboolean
study_guide_scan_kind (const char    **line,
                       StudyItemKind  *kind)
{
  const char *end;

  *kind = STUDY_ITEM_LESSON;
  if (**line != '`')
    return TRUE;

  end = strchr (*line + 1, '`');
  if (end == NULL || end[1] != ' ')
    return FALSE;

  for (*kind = STUDY_ITEM_LESSON; *kind <= STUDY_ITEM_PROJECT; (*kind)++)
    {
      if (study_content_word_is (*line + 1, end - *line - 1, study_guide_markdown_kind_word (*kind)))
        {
          *line = end + strlen ("` ");
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * study_guide_scan_heading:
 * @line: what is in a heading, behind its number if it has one
 * @mark_word: the word that may tell more of it
 * @title: (out) (transfer full): its title
 * @mark: (out) (transfer full) (nullable): that word, if it is there in parentheses
 *
 * Returns: whether there is a title, and nothing but these two
 */
gboolean
study_guide_scan_heading (const char        *line,
                          StudyContentWord   mark_word,
                          char             **title,
                          char             **mark)
{
  const char *end = study_guide_scan_find (line, STUDY_GUIDE_MARKDOWN_ACTIVE);
  const char *word = end;
  gsize length;

  *mark = NULL;
  if (end == NULL)
    {
      *title = study_markdown_unescape (line, -1);
      return *line != '\0';
    }

  *title = NULL;
  if (end - line < 2 || end[-1] != ' ' || !study_guide_scan_skip (&word, "*(") || !g_str_has_suffix (word, ")*"))
    return FALSE;
  length = strlen (word) - strlen (")*");
  *title = study_markdown_unescape (line, end - 1 - line);
  *mark = g_strndup (word, length);

  return study_content_word_is (word, length, mark_word);
}

/**
 * study_guide_scan_link:
 * @title: (out) (transfer full): the title
 * @url: (out) (transfer full) (nullable): where it leads
 *
 * Goes behind a title, which may be a link.
 *
 * Returns: whether there is a title, and its link, if it is one, may be opened
 */
gboolean
study_guide_scan_link (const char **line,
                       char       **title,
                       char       **url)
{
  const char *begin = *line;
  const char *end;
  const char *close;

  *url = NULL;
  if (*begin != '[')
    {
      end = study_guide_scan_find (begin, STUDY_GUIDE_MARKDOWN_ACTIVE);
      if (end == NULL)
        end = begin + strlen (begin);
      else if (*end == '*' && (gsize) (end - begin) >= strlen (STUDY_GUIDE_MARKDOWN_REMARK))
        end -= strlen (STUDY_GUIDE_MARKDOWN_REMARK) - 1;

      *title = study_markdown_unescape (begin, end - begin);
      *line = end;

      return end > begin;
    }

  *title = NULL;
  end = study_guide_scan_find (begin + 1, "]");
  if (end == NULL || end[1] != '(')
    return FALSE;
  close = study_guide_scan_find (end + 2, ")");
  if (close == NULL)
    return FALSE;

  *title = study_markdown_unescape (begin + 1, end - begin - 1);
  *url = study_markdown_unescape (end + 2, close - end - 2);
  *line = close + 1;

  return **title != '\0' && study_uri_is_safe (*url);
}

/**
 * study_guide_scan_remark:
 * @line: the end of a line
 * @provider: (out) (transfer full) (nullable): who offers what is before it
 * @hours: (out): how long it takes, 0 if that is not known
 *
 * Reads what is behind a title.
 *
 * Returns: whether there is nothing but that
 */
gboolean
study_guide_scan_remark (const char  *line,
                         char       **provider,
                         double      *hours)
{
  const char *comma;
  const char *end;
  g_autofree char *remark = NULL;

  *provider = NULL;
  *hours = 0;
  if (*line == '\0')
    return TRUE;

  if (!study_guide_scan_skip (&line, STUDY_GUIDE_MARKDOWN_REMARK))
    return FALSE;
  end = study_guide_scan_find (line, STUDY_GUIDE_MARKDOWN_ACTIVE);
  if (end == NULL || !g_str_equal (end, "*"))
    return FALSE;

  remark = g_strndup (line, end - line);
  comma = study_guide_scan_find (remark, ",");
  if (comma == NULL)
    {
      if (!study_guide_scan_hours (remark, hours))
        *provider = study_markdown_unescape (remark, -1);
      return TRUE;
    }

  *provider = study_markdown_unescape (remark, comma - remark);

  return comma[1] == ' ' && study_guide_scan_hours (comma + 2, hours);
}

/**
 * study_guide_scan_hours:
 *
 * Returns: whether the text is a number of hours, such as “7.5 h”
 */
gboolean
study_guide_scan_hours (const char *text,
                        double     *hours)
{
  double number;
  char *end;

  if (!g_ascii_isdigit (*text))
    return FALSE;

  number = g_ascii_strtod (text, &end);
  if (!isfinite (number) || !g_str_equal (end, " h"))
    return FALSE;

  *hours = number;

  return TRUE;
}

/**
 * study_guide_scan_list:
 * @text: texts between commas
 *
 * Returns: (transfer full): the texts
 */
char **
study_guide_scan_list (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  while (*text != '\0')
    {
      const char *end = study_guide_scan_find (text, ",");

      if (end == NULL)
        end = text + strlen (text);
      g_strv_builder_take (builder, study_markdown_unescape (text, end - text));
      text = *end == ',' ? end + 1 : end;
      study_guide_scan_skip (&text, " ");
    }

  return g_strv_builder_end (builder);
}
