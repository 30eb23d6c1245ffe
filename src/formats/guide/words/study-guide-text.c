/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/words/study-guide-text.h"

#include <string.h>

#include "formats/text/study-format-text.h"
#include "model/content/study-uri.h"

/* As long as the link of a wiki is at most, in bytes. */
#define MAX_WIKI_LINK 200

/* Whether a character only decorates: emoji and other pictures, and what
 * changes them. Nobody misses one in a title. */
static gboolean
is_decoration (gunichar c)
{
  /* “C♯” is no picture. */
  if (c >= 0x266d && c <= 0x266f)
    return FALSE;

  return (c >= 0x1f000 && c <= 0x1faff) || (c >= 0x2600 && c <= 0x27bf) || (c >= 0x2b00 && c <= 0x2bff) ||
         (c >= 0x2300 && c <= 0x23ff) || (c >= 0x25a0 && c <= 0x25ff) || (c >= 0xe0020 && c <= 0xe007f) ||
         c == 0x200d || c == 0x20e3 || (c >= 0xfe00 && c <= 0xfe0f) || c == 0x2139 || (c >= 0x2190 && c <= 0x21ff);
}

/* Whether a character has no place in a label: control characters, and those
 * that turn the direction of what stands behind them (Unicode TR 36). */
static gboolean
is_forbidden (gunichar c)
{
  if (c < 0xa0)
    return (c < 0x20 && c != '\n' && c != '\t') || c >= 0x7f;

  return c == 0x061c || c == 0x200e || c == 0x200f || c == 0x2028 || c == 0x2029 || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xfeff || (c >= 0xfff0 && c <= 0xfffb);
}

/* Adds a character to a folded text: what is no part of a word parts words. */
static void
append_folded (GString  *out,
               gunichar  c,
               gboolean *space)
{
  if (!(c < 0x80 ? g_ascii_isalnum (c) : g_unichar_isalnum (c)) && c != '+' && c != '#')
    {
      *space = TRUE;
      return;
    }

  if (*space && out->len > 0)
    g_string_append_c (out, ' ');
  if (c < 0x80)
    g_string_append_c (out, (char) c);
  else
    g_string_append_unichar (out, c);
  *space = FALSE;
}

/**
 * study_guide_fold:
 *
 * Makes what can be compared whatever the case, accents, punctuation and
 * spaces: words of letters and digits with a space between them.
 *
 * Returns: (transfer full): the folded text
 */
char *
study_guide_fold (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean space = FALSE;

  /* Most texts need no more, and there are many of them in a guide. */
  if (g_str_is_ascii (text))
    {
      for (const char *p = text; *p != '\0'; p++)
        append_folded (out, (guchar) g_ascii_tolower (*p), &space);
    }
  else
    {
      g_autofree char *folded = g_utf8_casefold (text, -1);
      g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);

      for (const char *p = apart != NULL ? apart : ""; *p != '\0'; p = g_utf8_next_char (p))
        {
          if (!g_unichar_ismark (g_utf8_get_char (p)))
            append_folded (out, g_utf8_get_char (p), &space);
        }
    }

  return g_string_free (out, FALSE);
}

/**
 * study_guide_skip_unseen:
 *
 * Returns: (transfer none): where the first of its characters is that a label
 *   shows; its end when there is none
 */
const char *
study_guide_skip_unseen (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isspace (c) && c != 0xa0 && !is_forbidden (c))
        break;
    }

  return text;
}

/* Returns how many bytes the link has that a text begins with, as wikis and notes
 * of Obsidian write it: “[[Page]]” or “[[Page|words]]”, and where its words are; 0
 * for none. “[[ -f x ]]” is one of a shell. */
static gsize
get_wiki_link (const char  *text,
               const char **words,
               gsize       *n_words)
{
  gsize length = strcspn (text + 2, "[]\n\f");
  const char *bar = memchr (text + 2, '|', length);

  if (length == 0 || length > MAX_WIKI_LINK || strncmp (text + 2 + length, "]]", 2) != 0 ||
      strchr (" :", text[2]) != NULL || text[1 + length] == ' ')
    return 0;

  *words = bar != NULL ? bar + 1 : text + 2 + (text[2] == '#');
  *n_words = text + 2 + length - *words;

  return length + 4;
}

static char *
drop_wiki_links (const char *text)
{
  GString *plain = g_string_new (NULL);
  const char *start;

  while ((start = strstr (text, "[[")) != NULL)
    {
      const char *words = start;
      gsize n_words = 2;
      gsize length = get_wiki_link (start, &words, &n_words);

      /* “![[Picture]]” shows what it names. */
      if (length > 0 && start > text && start[-1] == '!')
        {
          g_string_append_len (plain, text, start - 1 - text);
          n_words = 0;
        }
      else
        {
          g_string_append_len (plain, text, start - text);
        }
      g_string_append_len (plain, words, n_words);
      text = start + (length > 0 ? length : 2);
    }
  g_string_append (plain, text);

  return g_string_free (plain, FALSE);
}

/**
 * study_guide_get_footnote_length:
 *
 * Returns: how many bytes the sign of a footnote has, “[^1]”, that the text
 *   begins with; 0 for none
 */
gsize
study_guide_get_footnote_length (const char *text)
{
  gsize n_digits = study_format_text_begins (text, "[^") ? strspn (text + 2, "0123456789") : 0;

  return n_digits > 0 && n_digits <= 3 && text[2 + n_digits] == ']' ? n_digits + 3 : 0;
}

/**
 * study_guide_clean:
 *
 * Returns: (transfer full): the text in one line, without what has no place in
 *   a label or marks the links of a wiki, and with single spaces
 */
char *
study_guide_clean (const char *text)
{
  g_autofree char *plain = strstr (text, "[[") != NULL ? drop_wiki_links (text) : NULL;
  /* It never gets longer, and there are many of them in a guide. */
  const gsize size = strlen (text) + 1;
  char *out = g_malloc (size);
  char *end = out;
  gboolean space = FALSE;

  for (const char *p = plain != NULL ? plain : text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c <= ' ' || c >= 0x80) && (g_unichar_isspace (c) || c == 0xa0))
        {
          space = TRUE;
          continue;
        }
      if (is_forbidden (c))
        continue;

      if (space && end > out)
        *end++ = ' ';
      if (c < 0x80)
        *end++ = (char) c;
      else
        end += g_unichar_to_utf8 (c, end);
      space = FALSE;
    }
  *end++ = '\0';

  return (gsize) (end - out) < size ? g_realloc (out, end - out) : out;
}

/* Returns how long a short name of an emoji is that a text begins with, such as
 * “:rocket:”; 0 when it begins with none. */
static gsize
get_short_name_length (const char *text)
{
  gsize length = 1;

  if (*text != ':')
    return 0;

  while (g_ascii_islower (text[length]) || g_ascii_isdigit (text[length]) || strchr ("_+-", text[length]) != NULL)
    {
      if (text[length] == '\0')
        return 0;
      length++;
    }

  return length > 1 && text[length] == ':' ? length + 1 : 0;
}

/* Returns where the short name of an emoji begins at the end of a text; the end
 * when there is none. */
static const char *
find_last_short_name (const char *start,
                      const char *end)
{
  const char *p = end;

  if (end - start < 3 || end[-1] != ':')
    return end;

  for (p = end - 2; p > start && *p != ':' && *p != ' '; p--)
    ;

  return *p == ':' && (p == start || p[-1] == ' ') && get_short_name_length (p) == (gsize) (end - p) ? p : end;
}

/**
 * study_guide_skip_decoration:
 *
 * Returns: (transfer none): where pictures and spaces at its beginning end
 */
const char *
study_guide_skip_decoration (const char *text)
{
  const char *p = text;

  while (*p != '\0')
    {
      gsize length = get_short_name_length (p);

      if (length > 0)
        {
          p += length;
          continue;
        }
      /* A digit on a key is one character, with a mark that may be left out. */
      if (study_format_text_begins (p + 1, "\xe2\x83\xa3") || study_format_text_begins (p + 1, "\xef\xb8\x8f\xe2\x83\xa3"))
        p++;
      else if (!g_unichar_isspace (g_utf8_get_char (p)) && !is_decoration (g_utf8_get_char (p)))
        break;
      p = g_utf8_next_char (p);
    }

  return p;
}

/**
 * study_guide_skip_number:
 * @text: a title
 *
 * Returns: the title behind a number such as “1.”, “2.3” or “4)”, which follows
 *   from its place; the whole where there is none
 */
const char *
study_guide_skip_number (const char *text)
{
  const char *p = text;
  gboolean dots = FALSE;

  while (g_ascii_isdigit (*p))
    {
      const char *digits = p;

      while (g_ascii_isdigit (*p))
        p++;
      if (p - digits > (dots ? 2 : 3))
        return text;
      if (*p != '.')
        break;
      dots = TRUE;
      p++;
    }

  if (p == text)
    return text;
  if (*p == ')' || *p == ':')
    p++;
  else if (!dots && !g_str_has_prefix (p, " - ") && !g_str_has_prefix (p, " – ") && !g_str_has_prefix (p, " — "))
    return text;

  /* “3.14” and “2.x” are no numbers of a title. */
  if (*p != ' ')
    return text;
  while (*p == ' ')
    p++;
  if (g_str_has_prefix (p, "- "))
    p += 2;
  else if (g_str_has_prefix (p, "– ") || g_str_has_prefix (p, "— "))
    p += strlen ("– ");

  return *p != '\0' ? p : text;
}

/**
 * study_guide_clean_title:
 * @text: a title as it stands in a guide
 *
 * Returns: (transfer full): the title alone: without decoration, numbers and a
 *   colon at its end; with all of that where nothing else would be left
 */
char *
study_guide_clean_title (const char *text)
{
  g_autofree char *clean = study_guide_clean (text);
  const char *start = study_guide_skip_number (study_guide_skip_decoration (clean));
  const char *end;

  /* The number of a title may be an emoji, or have one behind it. */
  start = study_guide_skip_decoration (start);
  end = start + strlen (start);
  while (end > start)
    {
      const char *last = g_utf8_find_prev_char (start, end);
      gunichar c = last != NULL ? g_utf8_get_char (last) : 0;

      if (find_last_short_name (start, end) < end)
        {
          end = find_last_short_name (start, end);
          continue;
        }
      if (last == NULL || !(g_unichar_isspace (c) || is_decoration (c) || c == ':'))
        break;
      end = last;
    }

  return end > start ? g_strndup (start, end - start) : g_steal_pointer (&clean);
}

/**
 * study_guide_append_text:
 * @text: (inout) (nullable): the text
 * @more: (nullable): what to add
 *
 * Adds a paragraph to a text, if there is anything in it.
 */
void
study_guide_append_text (char       **text,
                         const char  *more)
{
  char *joined;

  if (more == NULL || *more == '\0')
    return;

  joined = *text != NULL && **text != '\0' ? g_strconcat (*text, "\n\n", more, NULL) : g_strdup (more);
  g_free (*text);
  *text = joined;
}

/**
 * study_guide_capitalize:
 *
 * Returns: (transfer full): the text with a capital letter at its beginning. A word
 *   that has one somewhere, or is code, is a name: “pytest” is none that anybody
 *   knows of
 */
char *
study_guide_capitalize (const char *text)
{
  const char *end = strchr (text, ' ');
  char capital[7] = "";
  gboolean name = FALSE;

  for (const char *p = text; *p != '\0' && p != end; p = g_utf8_next_char (p))
    name |= g_unichar_isupper (g_utf8_get_char (p)) || g_unichar_isdigit (g_utf8_get_char (p)) || *p == '.' || *p == '_';

  if (name || *text == '\0')
    return g_strdup (text);

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), capital);

  return g_strconcat (capital, g_utf8_next_char (text), NULL);
}

/**
 * study_guide_get_file_title:
 * @name: (nullable): the name of a file
 *
 * Returns: (transfer full): a title for what has none: “study-guide.md” is a
 *   “Study guide”
 */
char *
study_guide_get_file_title (const char *name)
{
  g_autofree char *title = g_strdup (name != NULL ? name : "");
  char *dot = strrchr (title, '.');

  if (dot != NULL && dot > title && strchr (dot, ' ') == NULL)
    *dot = '\0';
  if (strchr (title, ' ') == NULL)
    g_strdelimit (title, "-_", ' ');

  return study_guide_capitalize (title);
}

/**
 * study_guide_is_sign:
 *
 * Returns: whether a text has no letter or digit: “→” or a picture of a notebook
 */
gboolean
study_guide_is_sign (const char *text)
{
  g_autofree char *folded = study_guide_fold (text);

  return *folded == '\0';
}

/**
 * study_guide_is_number:
 *
 * Returns: whether a text is a number and nothing else, as which counts rows
 */
gboolean
study_guide_is_number (const char *text)
{
  g_autofree char *folded = study_guide_fold (text);

  return *folded != '\0' && folded[strspn (folded, "0123456789 ")] == '\0';
}

/**
 * study_guide_get_mark:
 * @text: the text of an item
 *
 * Returns: what its first character says, if it is a sign for done or to do
 */
StudyGuideMark
study_guide_get_mark (const char *text)
{
  static const char done[] = "✅☑✔✓🗹";
  static const char open[] = "🔲🔳⬜☐◻❌⏳🚧";
  gunichar c;

  while (g_ascii_isspace (*text))
    text++;
  c = g_utf8_get_char (text);
  if (c < 0x80)
    return STUDY_MARK_NONE;
  if (g_utf8_strchr (done, -1, c) != NULL)
    return STUDY_MARK_DONE;

  return g_utf8_strchr (open, -1, c) != NULL ? STUDY_MARK_OPEN : STUDY_MARK_NONE;
}

/**
 * study_guide_get_last_mark:
 * @text: the text of an item
 *
 * Returns: what its last character says, if it is a sign for done or to do
 */
StudyGuideMark
study_guide_get_last_mark (const char *text)
{
  const char *end = text + strlen (text);
  const char *last = end;

  /* Behind a sign may stand how it is to be drawn. */
  while (last > text && (last = g_utf8_find_prev_char (text, last)) != NULL)
    {
      gunichar c = g_utf8_get_char (last);

      if (!g_unichar_isspace (c) && c != 0xfe0e && c != 0xfe0f)
        return study_guide_get_mark (last);
    }

  return STUDY_MARK_NONE;
}

/**
 * study_guide_take_last_box:
 * @text: the text of an item
 *
 * Takes a box away that stands behind it: “Two sums [x]”.
 *
 * Returns: what the box says
 */
StudyGuideMark
study_guide_take_last_box (char *text)
{
  char *open = strrchr (text, '[');
  gboolean done = open != NULL && (g_str_equal (open, "[x]") || g_str_equal (open, "[X]"));

  if (open == NULL || open == text || !(done || g_str_equal (open, "[ ]") || g_str_equal (open, "[]")))
    return STUDY_MARK_NONE;

  *open = '\0';
  g_strchomp (text);

  return done ? STUDY_MARK_DONE : STUDY_MARK_OPEN;
}

/**
 * study_guide_cut_dates:
 * @text: the text of an item
 *
 * Takes dates away that programs for notes put behind it, each with a sign that says what
 * was or is to be then: “Two sums ✅ 2024-01-10”.
 */
void
study_guide_cut_dates (char *text)
{
  static const char form[] = "dddd-dd-dd";
  const gsize size = strlen (form);

  for (gsize length = strlen (text); length > size; length = strlen (text))
    {
      char *date = text + length - size;
      const char *sign = g_utf8_find_prev_char (text, date);

      for (gsize i = 0; i < size; i++)
        {
          if (form[i] == 'd' ? !g_ascii_isdigit (date[i]) : date[i] != form[i])
            return;
        }
      while (sign != NULL && (*sign == ' ' || g_utf8_get_char (sign) == 0xfe0f))
        sign = g_utf8_find_prev_char (text, sign);
      if (sign == NULL || !(is_decoration (g_utf8_get_char (sign)) || g_utf8_get_char (sign) == 0x2795))
        return;
      text[sign - text] = '\0';
      g_strchomp (text);
    }
}

/* Escapes what has no place in an address (RFC 3986, section 2.1): an address
 * is shown, too. */
static char *
escape_url (const char *url)
{
  const gsize length = strlen (url);
  gsize plain = 0;
  GString *out;

  /* Most addresses need none of it. */
  while (url[plain] > ' ' && url[plain] < 0x7f)
    plain++;
  if (plain == length)
    return g_strdup (url);

  out = g_string_sized_new (length);
  for (const char *p = url; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *next = g_utf8_next_char (p);
      gunichar c = g_utf8_get_char (p);

      if (c > ' ' && !is_forbidden (c) && !g_unichar_isspace (c))
        {
          g_string_append_len (out, p, next - p);
          continue;
        }
      for (const char *byte = p; byte < next; byte++)
        g_string_append_printf (out, "%%%02X", (guint8) *byte);
    }

  return g_string_free_and_steal (out);
}

/**
 * study_guide_resolve:
 * @url: a link as the source has it
 * @address: (nullable): the address of the source
 *
 * Returns: (transfer full) (nullable): a link that may be opened; %NULL for one
 *   that is relative to an address that is not known, or of another scheme
 */
char *
study_guide_resolve (const char *url,
                     const char *address)
{
  g_autofree char *stripped = g_strstrip (g_strdup (url));
  g_autoptr (GUri) base = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autofree char *text = NULL;

  if (study_uri_is_safe (stripped))
    return escape_url (stripped);

  if (g_str_has_prefix (stripped, "www."))
    {
      text = g_strconcat ("https://", stripped, NULL);
      return study_uri_is_safe (text) ? escape_url (text) : NULL;
    }

  /* A host and a path without a scheme: no folder has the ending of a host. */
  if (address == NULL && g_regex_match_simple ("^[a-z0-9-]+([.][a-z0-9-]+)*[.][a-z]{2,6}/", stripped, G_REGEX_CASELESS, 0))
    {
      text = g_strconcat ("https://", stripped, NULL);
      return study_uri_is_safe (text) ? escape_url (text) : NULL;
    }

  if (address == NULL || *stripped == '#' || *stripped == '\0')
    return NULL;

  base = g_uri_parse (address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (base == NULL)
    return NULL;

  uri = g_uri_parse_relative (base, stripped, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (uri == NULL)
    return NULL;

  /* “//a;b” is read as a host and a path that cannot stand behind one. */
  if (g_uri_get_host (uri) != NULL && *g_uri_get_path (uri) != '/' && *g_uri_get_path (uri) != '\0')
    return NULL;

  text = g_uri_to_string (uri);

  return study_uri_is_safe (text) ? escape_url (text) : NULL;
}
