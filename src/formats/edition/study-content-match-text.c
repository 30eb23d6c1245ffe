/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/edition/study-content-match-private.h"

#include <string.h>

/* How alike words must be that differ between two titles, from 0 to 1. */
#define MIN_WORD_SIMILARITY 0.5

/* Two characters of a title, as one number, so that they sort. */
typedef guint64 Bigram;

static int
compare_bigrams_cb (gconstpointer a,
                    gconstpointer b)
{
  Bigram first = *(const Bigram *) a;
  Bigram second = *(const Bigram *) b;

  return (first > second) - (first < second);
}

/**
 * study_content_match_fold:
 *
 * Returns: (transfer full): the title as it is compared: in small letters,
 *   without accents, its words one space apart
 */
char *
study_content_match_fold (const char *title)
{
  g_autofree char *decomposed = g_utf8_normalize (title, -1, G_NORMALIZE_ALL);
  g_autofree char *lower = g_utf8_casefold (decomposed, -1);
  g_autoptr (GString) folded = g_string_sized_new (strlen (lower));
  gboolean space = FALSE;

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          space = TRUE;
          continue;
        }
      if (g_unichar_ismark (c))
        continue;

      if (space && folded->len > 0)
        g_string_append_c (folded, ' ');
      space = FALSE;
      g_string_append_unichar (folded, c);
    }

  return g_string_free_and_steal (g_steal_pointer (&folded));
}

static void
append_bigrams (GArray     *bigrams,
                const char *text,
                gsize       length)
{
  gunichar before = ' ';

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      Bigram bigram = (Bigram) before << 32 | c;

      g_array_append_val (bigrams, bigram);
      before = c;
    }
}

/**
 * study_content_match_bigrams:
 * @title: a title, folded
 *
 * Returns: (transfer full): the pairs of characters in it, in order, for
 *   study_content_match_similarity()
 */
GArray *
study_content_match_bigrams (const char *title)
{
  gsize length = strlen (title);
  GArray *bigrams = g_array_sized_new (FALSE, FALSE, sizeof (Bigram), length);

  append_bigrams (bigrams, title, length);
  g_array_sort (bigrams, compare_bigrams_cb);

  return bigrams;
}

/**
 * study_content_match_similarity:
 * @a: the pairs of characters of a title
 * @b: those of another
 *
 * Compares two titles by the pairs of characters that they share (the
 * coefficient of Dice).
 *
 * Returns: how alike they are, from 0 to 1
 */
double
study_content_match_similarity (GArray *a,
                                GArray *b)
{
  guint i = 0, j = 0;
  guint n_shared = 0;

  if (a->len == 0 || b->len == 0)
    return 0;

  while (i < a->len && j < b->len)
    {
      int order = compare_bigrams_cb (&g_array_index (a, Bigram, i), &g_array_index (b, Bigram, j));

      n_shared += order == 0;
      i += order <= 0;
      j += order >= 0;
    }

  return 2.0 * n_shared / (a->len + b->len);
}

/**
 * study_content_match_same_digits:
 *
 * “Part 1” is not “Part 2”, as much as they are alike.
 *
 * Returns: whether both have the same digits
 */
gboolean
study_content_match_same_digits (const char *a,
                                 const char *b)
{
  while (TRUE)
    {
      a += strcspn (a, "0123456789");
      b += strcspn (b, "0123456789");
      if (*a != *b)
        return FALSE;
      if (*a == '\0')
        return TRUE;
      a++;
      b++;
    }
}

/* Moves on to the next word of a folded title. */
static const char *
next_word (const char *word,
           gsize       length)
{
  return word[length] != '\0' ? word + length + 1 : word + length;
}

static gboolean
has_word (const char *title,
          const char *word,
          gsize       length)
{
  gsize n;

  for (const char *p = title; *p != '\0'; p = next_word (p, n))
    {
      n = strcspn (p, " ");
      if (n == length && strncmp (p, word, n) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Returns the bigrams of the words of one title that another has not. */
static GArray *
list_other_bigrams (const char *title,
                    const char *other)
{
  GArray *bigrams = g_array_sized_new (FALSE, FALSE, sizeof (Bigram), strlen (title));
  gsize n;

  for (const char *p = title; *p != '\0'; p = next_word (p, n))
    {
      n = strcspn (p, " ");
      if (!has_word (other, p, n))
        append_bigrams (bigrams, p, n);
    }
  g_array_sort (bigrams, compare_bigrams_cb);

  return bigrams;
}

/**
 * study_content_match_same_words:
 * @a: a title, folded
 *
 * “Introduction to Django” is much like “Introduction to Flask”, but speaks of
 * something else.
 *
 * Returns: whether one title has all words of the other, or what each has for
 *   itself is alike: the same word, written in another way
 */
gboolean
study_content_match_same_words (const char *a,
                                const char *b)
{
  g_autoptr (GArray) rest = list_other_bigrams (a, b);
  g_autoptr (GArray) other_rest = list_other_bigrams (b, a);

  return rest->len == 0 || other_rest->len == 0 ||
         study_content_match_similarity (rest, other_rest) >= MIN_WORD_SIMILARITY;
}

/* Whether a parameter of an address tells who followed it and not where it
 * leads. */
static gboolean
is_tracking (const char *parameter)
{
  static const char * const names[] = { "fbclid=", "gclid=", "mc_cid=", "mc_eid=", "igshid=" };

  if (g_ascii_strncasecmp (parameter, "utm_", 4) == 0)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_has_prefix (parameter, names[i]))
        return TRUE;
    }

  return FALSE;
}

static void
append_query (GString    *link,
              const char *query)
{
  g_auto (GStrv) parameters = g_strsplit (query, "&", -1);
  char separator = '?';

  for (guint i = 0; parameters[i] != NULL; i++)
    {
      if (*parameters[i] == '\0' || is_tracking (parameters[i]))
        continue;
      g_string_append_c (link, separator);
      g_string_append (link, parameters[i]);
      separator = '&';
    }
}

/**
 * study_content_match_link:
 * @url: (nullable): an address
 * @fragment: (out) (optional) (transfer full): the place in the page that it
 *   leads to, empty for the whole page
 *
 * Brings an address into the form in which it is compared: without what does
 * not change where it leads, such as `http` or `https`, “www.”, a slash at the
 * end, and parameters that follow people around.
 *
 * Returns: (transfer full) (nullable): the address without its fragment; %NULL
 *   when there is none
 */
char *
study_content_match_link (const char  *url,
                          char       **fragment)
{
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GString) link = NULL;
  g_autofree char *host = NULL;

  if (fragment != NULL)
    *fragment = NULL;
  if (url == NULL || *url == '\0')
    return NULL;

  uri = g_uri_parse (url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  if (fragment != NULL)
    *fragment = g_strdup (uri != NULL && g_uri_get_fragment (uri) != NULL ? g_uri_get_fragment (uri) : "");
  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return g_strdup (url);

  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  link = g_string_new (g_str_has_prefix (host, "www.") ? host + strlen ("www.") : host);
  if (g_uri_get_port (uri) != -1 && g_uri_get_port (uri) != 80 && g_uri_get_port (uri) != 443)
    g_string_append_printf (link, ":%d", g_uri_get_port (uri));
  g_string_append (link, g_uri_get_path (uri));
  while (g_str_has_suffix (link->str, "/"))
    g_string_truncate (link, link->len - 1);
  if (g_uri_get_query (uri) != NULL)
    append_query (link, g_uri_get_query (uri));

  return g_string_free_and_steal (g_steal_pointer (&link));
}
