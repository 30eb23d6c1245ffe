/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/blocks/study-guide-html.h"

#include <string.h>

#include "formats/text/study-format-text.h"

/* The named characters of HTML 5 that people write in Markdown, sorted. */
static const struct
{
  const char *name;
  gunichar character;
} entities[] = {
  { "Aacute", 0xc1 }, { "Atilde", 0xc3 }, { "Ccedil", 0xc7 }, { "Eacute", 0xc9 }, { "Iacute", 0xcd },
  { "Ntilde", 0xd1 }, { "Oacute", 0xd3 }, { "Otilde", 0xd5 }, { "Uacute", 0xda },
  { "aacute", 0xe1 }, { "acirc", 0xe2 }, { "agrave", 0xe0 }, { "amp", '&' }, { "apos", '\'' },
  { "atilde", 0xe3 }, { "auml", 0xe4 }, { "bull", 0x2022 }, { "ccedil", 0xe7 }, { "check", 0x2713 },
  { "copy", 0xa9 }, { "deg", 0xb0 }, { "eacute", 0xe9 }, { "ecirc", 0xea }, { "egrave", 0xe8 },
  { "emsp", ' ' }, { "ensp", ' ' }, { "euro", 0x20ac }, { "gt", '>' }, { "hellip", 0x2026 },
  { "iacute", 0xed }, { "iexcl", 0xa1 }, { "iquest", 0xbf }, { "laquo", 0xab }, { "larr", 0x2190 },
  { "ldquo", 0x201c }, { "lsquo", 0x2018 }, { "lt", '<' }, { "mdash", 0x2014 }, { "middot", 0xb7 },
  { "minus", 0x2212 }, { "nbsp", ' ' }, { "ndash", 0x2013 }, { "ntilde", 0xf1 }, { "oacute", 0xf3 },
  { "ocirc", 0xf4 }, { "ordf", 0xaa }, { "ordm", 0xba }, { "otilde", 0xf5 }, { "ouml", 0xf6 },
  { "para", 0xb6 }, { "plus", '+' }, { "quot", '"' }, { "raquo", 0xbb }, { "rarr", 0x2192 },
  { "rdquo", 0x201d }, { "reg", 0xae }, { "rsquo", 0x2019 }, { "sect", 0xa7 }, { "star", 0x2606 },
  { "szlig", 0xdf }, { "times", 0xd7 }, { "trade", 0x2122 }, { "uacute", 0xfa }, { "uuml", 0xfc },
};

static gunichar
read_number (const char *entity,
             gsize       length)
{
  gboolean hexadecimal = length > 3 && (entity[2] == 'x' || entity[2] == 'X');
  char digits[12] = "";
  gsize skip = hexadecimal ? 3 : 2;
  guint64 number;

  if (length - skip - 1 >= sizeof digits)
    return 0xfffd;

  memcpy (digits, entity + skip, length - skip - 1);
  number = g_ascii_strtoull (digits, NULL, hexadecimal ? 16 : 10);

  return number > 0 && number <= 0x10ffff && g_unichar_validate ((gunichar) number) ? (gunichar) number : 0xfffd;
}

/**
 * study_html_append_entity:
 * @text: (inout): what to append to
 * @entity: from the ampersand to the semicolon
 * @length: its length, in bytes
 *
 * Appends what an entity stands for, such as “&amp;”, or itself where that is not
 * known.
 */
void
study_html_append_entity (GString    *text,
                          const char *entity,
                          gsize       length)
{
  if (length > 3 && entity[1] == '#')
    {
      g_string_append_unichar (text, read_number (entity, length));
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      if (length == strlen (entities[i].name) + 2 &&
          memcmp (entity + 1, entities[i].name, length - 2) == 0)
        {
          g_string_append_unichar (text, entities[i].character);
          return;
        }
    }

  g_string_append_len (text, entity, length);
}

/* Whether a tag has a name; returns where its attributes begin, or NULL. */
static const char *
skip_name (const char *tag,
           gsize       length,
           const char *name)
{
  gsize size = strlen (name);

  if (length < size + 2 || tag[0] != '<' || g_ascii_strncasecmp (tag + 1, name, size) != 0 ||
      g_ascii_isalnum (tag[1 + size]))
    return NULL;

  return tag + 1 + size;
}

gboolean
study_html_is_break (const char *tag,
                     gsize       length)
{
  return skip_name (tag, length, "br") != NULL;
}

gboolean
study_html_is_link_end (const char *tag,
                        gsize       length)
{
  return skip_name (tag, length, "/a") != NULL;
}

/* Returns a text with what its entities stand for. */
static char *
decode (const char *text,
        const char *end)
{
  GString *decoded = g_string_sized_new (end - text);

  while (text < end)
    {
      const char *last = *text == '&' ? memchr (text, ';', MIN (end - text, STUDY_HTML_MAX_ENTITY_LENGTH)) : NULL;

      if (last != NULL)
        study_html_append_entity (decoded, text, last + 1 - text);
      else
        g_string_append_c (decoded, *text);
      text = last != NULL ? last + 1 : text + 1;
    }

  return g_string_free_and_steal (decoded);
}

/**
 * study_html_get_attribute:
 * @tag: a tag, from its “<” on
 * @length: the length of the tag, in bytes
 * @name: the name of the attribute
 *
 * Returns: (transfer full) (nullable): its value with entities decoded; %NULL if the
 *   tag has none
 */
char *
study_html_get_attribute (const char *tag,
                          gsize       length,
                          const char *name)
{
  const char *end = tag + length;
  const char *p = tag;
  const char *start;
  gsize size = strlen (name);
  char quote = 0;

  for (; p + size + 1 < end; p++)
    {
      if (g_ascii_isspace (*p) && g_ascii_strncasecmp (p + 1, name, size) == 0 && strchr ("= \t\n", p[size + 1]) != NULL)
        break;
    }
  if (p + size + 1 >= end)
    return NULL;

  for (p += size + 1; p < end && g_ascii_isspace (*p); p++)
    continue;
  if (p == end || *p != '=')
    return NULL;
  for (p++; p < end && g_ascii_isspace (*p); p++)
    continue;
  if (p < end && (*p == '"' || *p == '\''))
    quote = *p++;

  for (start = p; p < end && (quote != 0 ? *p != quote : !g_ascii_isspace (*p) && *p != '>'); p++)
    continue;

  return decode (start, p);
}

/**
 * study_html_get_link:
 * @tag: a tag, from its “<” on
 * @length: the length of the tag, in bytes
 *
 * Returns: (transfer full) (nullable): where a link leads to; %NULL if the tag begins
 *   none
 */
char *
study_html_get_link (const char *tag,
                     gsize       length)
{
  return skip_name (tag, length, "a") != NULL ? study_html_get_attribute (tag, length, "href") : NULL;
}

/**
 * study_html_is_comment:
 *
 * Returns: whether there is nothing but comments
 */
gboolean
study_html_is_comment (const char *html)
{
  const char *p = html;

  for (;;)
    {
      while (g_ascii_isspace (*p))
        p++;
      if (*p == '\0')
        return p > html;
      if (!study_format_text_begins (p, "<!--"))
        return FALSE;

      p = strstr (p, "-->");
      if (p == NULL)
        return TRUE;
      p += strlen ("-->");
    }
}

/**
 * study_html_to_text:
 *
 * Returns: (transfer full): its text, in one line
 */
char *
study_html_to_text (const char *html)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *last = strrchr (html, '>');
  const char *p = html;

  while (*p != '\0')
    {
      const char *end;

      if (study_format_text_begins (p, "<!--"))
        {
          end = strstr (p, "-->");
          p = end != NULL ? end + strlen ("-->") : p + strlen (p);
        }
      else if (*p == '<' && p < last)
        {
          p = strchr (p, '>') + 1;
          g_string_append_c (text, ' ');
        }
      else if (*p == '&' && (end = memchr (p, ';', strnlen (p, STUDY_HTML_MAX_ENTITY_LENGTH))) != NULL)
        {
          study_html_append_entity (text, p, end + 1 - p);
          p = end + 1;
        }
      else
        {
          g_string_append_c (text, g_ascii_isspace (*p) ? ' ' : *p);
          p++;
        }
    }

  return g_strdup (g_strstrip (text->str));
}
