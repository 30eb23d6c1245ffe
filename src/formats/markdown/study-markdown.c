/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/markdown/study-markdown.h"

#include "formats/text/study-format-text.h"
#include "model/content/study-uri.h"

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
      return study_format_text_begins (p, "://");
    case '.':
      return p - text >= 3 && g_ascii_strncasecmp (p - 3, "www", 3) == 0;
    default:
      return FALSE;
    }
}

/* Tells whether a character may be in an address as it is: those that are
 * not seen, or that turn the direction of what is around them, may not. */
static gboolean
is_plain (gunichar c)
{
  return g_unichar_isgraph (c) && g_unichar_type (c) != G_UNICODE_FORMAT;
}

/* Appends the destination of a link, with what would end it escaped. */
static void
append_destination (GString    *out,
                    const char *url)
{
  for (const char *p = url; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *next = g_utf8_next_char (p);

      if (!is_plain (g_utf8_get_char (p)))
        {
          for (const char *q = p; q < next; q++)
            g_string_append_printf (out, "%%%02X", (guchar) *q);
          continue;
        }

      if (strchr ("\\()<>`\"^{|}", *p) != NULL || (*p == '&' && is_entity (p)))
        g_string_append_c (out, '\\');
      g_string_append_len (out, p, next - p);
    }
}

/**
 * study_markdown_append_inline:
 * @text: one line without controls, see study_format_text_flatten()
 *
 * Escapes a line so that it stays text. An address for mail may still become a
 * link: no escape keeps GFM from that.
 */
void
study_markdown_append_inline (GString    *out,
                              const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (is_active (text, p))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
}

/**
 * study_markdown_append_line:
 * @line: one line without controls
 *
 * Escapes a line that begins a block, where more is markup (GFM, section 4).
 */
void
study_markdown_append_line (GString    *out,
                            const char *line)
{
  gsize n_digits = strspn (line, "0123456789");

  if (n_digits > 0 && (line[n_digits] == '.' || line[n_digits] == ')'))
    {
      g_string_append_len (out, line, n_digits);
      g_string_append_c (out, '\\');
      line += n_digits;
    }
  else if (*line != '\0' && strchr ("+-=>:", *line) != NULL && !is_active (line, line))
    {
      g_string_append_c (out, '\\');
    }

  study_markdown_append_inline (out, line);
}

/**
 * study_markdown_append_list:
 *
 * Appends a text as a part of a list whose parts commas separate: those in it
 * are escaped, so that who reads them can tell.
 */
void
study_markdown_append_list (GString    *out,
                            const char *text)
{
  g_autofree char *flat = study_format_text_flatten (text);
  g_auto (GStrv) parts = g_strsplit (flat, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (out, "\\,");
      study_markdown_append_inline (out, parts[i]);
    }
}

/**
 * study_markdown_append_text:
 * @text: (nullable): a text
 * @indent: what each line begins with, such as the indent of a list item
 *
 * Appends a text with its paragraphs and its line ends, each paragraph after an
 * empty line.
 */
void
study_markdown_append_text (GString    *out,
                            const char *text,
                            const char *indent)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
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
      g_string_append (out, indent);
      study_markdown_append_line (out, line);
      in_paragraph = TRUE;
    }
}

/**
 * study_markdown_append_link:
 * @url: (nullable): where it leads
 *
 * Appends a title, as a link where there is one that may be opened.
 */
void
study_markdown_append_link (GString    *out,
                            const char *title,
                            const char *url)
{
  g_autofree char *flat = study_format_text_flatten (title);
  gboolean safe = study_uri_is_safe (url);

  if (safe)
    g_string_append_c (out, '[');
  study_markdown_append_inline (out, flat);
  if (safe)
    {
      g_string_append (out, "](");
      append_destination (out, url);
      g_string_append_c (out, ')');
    }
}

/**
 * study_markdown_append_remark:
 *
 * Appends what is behind a title in parentheses.
 */
void
study_markdown_append_remark (GString    *out,
                              const char *remark)
{
  g_autofree char *flat = study_format_text_flatten (remark);

  if (*flat == '\0')
    return;

  g_string_append (out, " (");
  study_markdown_append_inline (out, flat);
  g_string_append_c (out, ')');
}

/**
 * study_markdown_add_anchor:
 * @anchors: (element-type utf8 guint): the anchors of the headings before, each
 *   with how many more of its name there are
 *
 * Finds the name under which GitHub makes a heading the target of links: small
 * letters, digits and hyphens, and a number where it is taken.
 *
 * Returns: (transfer full): the anchor, without “#”; it is in @anchors now
 */
char *
study_markdown_add_anchor (GHashTable *anchors,
                           const char *heading)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *anchor = NULL;
  guint n;

  for (const char *p = heading; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ')
        g_string_append_c (name, '-');
      else if (c == '-' || c == '_' || g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (name, g_unichar_tolower (c));
    }

  n = GPOINTER_TO_UINT (g_hash_table_lookup (anchors, name->str));
  anchor = g_strdup (name->str);
  while (g_hash_table_contains (anchors, anchor))
    {
      g_free (anchor);
      anchor = g_strdup_printf ("%s-%u", name->str, ++n);
    }
  g_hash_table_replace (anchors, g_strdup (name->str), GUINT_TO_POINTER (n));
  if (n > 0)
    g_hash_table_replace (anchors, g_strdup (anchor), GUINT_TO_POINTER (0));

  return g_steal_pointer (&anchor);
}

/**
 * study_markdown_unescape:
 * @markdown: text that the functions above have escaped
 * @length: its length in bytes, -1 when it ends with a zero
 *
 * Returns: (transfer full): the text
 */
char *
study_markdown_unescape (const char *markdown,
                         gssize      length)
{
  GString *text = g_string_new (NULL);
  const char *end = markdown + (length < 0 ? strlen (markdown) : (gsize) length);

  for (const char *p = markdown; p < end; p++)
    {
      if (*p == '\\' && p + 1 < end && g_ascii_ispunct (p[1]))
        p++;
      g_string_append_c (text, *p);
    }

  return g_string_free_and_steal (text);
}
