/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/words/study-guide-lessons.h"

#include <string.h>

#include "formats/guide/words/study-guide-lexicon.h"
#include "formats/guide/words/study-guide-text.h"

/* What a line such as “Python 3: Types, lists, dictionaries and control flow.”
 * says that there is to learn. The rules look at how enumerations are built, and at
 * no word of a subject. */

/* A title before a colon has as many words at most. */
#define MAX_TITLE_WORDS 8

/* A lesson in an enumeration has as many words at most; what has more is a
 * sentence. */
#define MAX_LESSON_WORDS 7

static guint
count_words (const char *text)
{
  guint n_words = 0;

  for (const char *p = text; *p != '\0'; p++)
    n_words += *p != ' ' && (p == text || p[-1] == ' ');

  return n_words;
}

/* Returns where the words of one of several texts, which ends in NULL, stand
 * in a text, outside of parentheses and quotation marks. */
static const char *
find_outside (const char          *text,
              const char * const  *words,
              const char         **behind)
{
  guint depth = 0;
  gboolean quoted = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '(' || *p == '[')
        depth++;
      else if ((*p == ')' || *p == ']') && depth > 0)
        depth--;
      else if (*p == '"')
        quoted = !quoted;

      for (guint i = 0; depth == 0 && !quoted && words[i] != NULL; i++)
        {
          if (g_ascii_tolower (*p) == *words[i] && g_ascii_strncasecmp (p, words[i], strlen (words[i])) == 0)
            {
              *behind = p + strlen (words[i]);
              return p;
            }
        }
    }

  return NULL;
}

/**
 * study_guide_split_topic:
 * @line: an item of a list
 * @title: (out): what stands before the colon
 * @text: (out): what stands behind it
 *
 * Splits “Topic: things to learn”.
 *
 * Returns: whether it is such a line
 */
gboolean
study_guide_split_topic (const char  *line,
                         char       **title,
                         char       **text)
{
  static const char * const colons[] = { ": ", " – ", " — ", " - ", NULL };
  const char *behind;
  const char *at = find_outside (line, colons, &behind);
  g_autofree char *before = NULL;

  if (at == NULL || at == line)
    return FALSE;

  before = g_strndup (line, at - line);
  if (count_words (before) > MAX_TITLE_WORDS || strstr (before, "://") != NULL)
    return FALSE;

  *title = study_guide_clean_title (before);
  *text = study_guide_clean (behind);
  if (**title != '\0' && **text != '\0')
    return TRUE;

  g_clear_pointer (title, g_free);
  g_clear_pointer (text, g_free);

  return FALSE;
}

static gboolean
is_sentence_end (const char *p)
{
  return (*p == '.' || *p == ';' || *p == '!') && (p[1] == '\0' || p[1] == ' ');
}

/* Splits a text at the ends of its sentences. */
static GStrv
split_sentences (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *start = text;
  guint depth = 0;

  for (const char *p = text;; p++)
    {
      if (*p == '(')
        depth++;
      else if (*p == ')' && depth > 0)
        depth--;

      if (*p == '\0' || (depth == 0 && is_sentence_end (p)))
        {
          g_autofree char *sentence = g_strstrip (g_strndup (start, p - start));

          if (*sentence != '\0')
            g_strv_builder_add (builder, sentence);
          if (*p == '\0')
            break;
          start = p + 1;
        }
    }

  return g_strv_builder_end (builder);
}

/* Returns a text behind the phrase of a kind that it begins with, or the whole. */
static const char *
skip_phrase (const char       *text,
             StudyGuidePhrase  phrase)
{
  const char * const *words = study_guide_lexicon_get_phrases (phrase);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_ascii_strncasecmp (text, words[i], strlen (words[i])) == 0)
        return text + strlen (words[i]);
    }

  return text;
}

/* Whether a word is a verb that says how: “Using”, “Garantindo”. */
static gboolean
is_gerund (const char *word,
           gsize       length)
{
  const char * const *endings = study_guide_lexicon_get_phrases (STUDY_PHRASE_GERUND);

  for (guint i = 0; endings[i] != NULL; i++)
    {
      gsize size = strlen (endings[i]);

      if (length > size + 1 && memcmp (word + length - size, endings[i], size) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Returns a sentence behind what only leads to its enumeration. */
static const char *
skip_lead (const char *sentence)
{
  const char *rest = skip_phrase (sentence, STUDY_PHRASE_LEAD);
  const char *space = strchr (sentence, ' ');
  const char *behind;

  if (rest != sentence || space == NULL || !is_gerund (sentence, space - sentence))
    return rest;

  return find_outside (sentence, study_guide_lexicon_get_phrases (STUDY_PHRASE_WITH), &behind) != NULL ? behind
                                                                                                       : space + 1;
}

/* Takes away what a part of an enumeration has before its noun. */
static char *
clean_part (const char *part)
{
  const char * const *needs = study_guide_lexicon_get_phrases (STUDY_PHRASE_NEEDS);
  const char * const *each = study_guide_lexicon_get_phrases (STUDY_PHRASE_EACH);
  g_autofree char *padded = g_strconcat (" ", part, NULL);
  g_autoptr (GString) text = NULL;
  const char *behind = NULL;
  const char *start = find_outside (padded, needs, &behind) != NULL ? behind : padded + 1;

  text = g_string_new (skip_phrase (start, STUDY_PHRASE_ARTICLE));
  for (guint i = 0; each[i] != NULL; i++)
    {
      gsize word;

      if (!g_str_has_prefix (text->str, each[i]))
        continue;

      /* “each part” are all parts. */
      g_string_erase (text, 0, strlen (each[i]));
      word = strcspn (text->str, " ");
      if (word > 0 && text->str[word - 1] != 's')
        g_string_insert_c (text, word, 's');
    }
  while (text->len > 0 && strchr (" .,;:", text->str[text->len - 1]) != NULL)
    g_string_truncate (text, text->len - 1);

  return study_guide_capitalize (text->str);
}

/* Splits an enumeration; with one thing it is none. */
static GPtrArray *
split_enumeration (const char *sentence)
{
  const char * const *purposes = study_guide_lexicon_get_phrases (STUDY_PHRASE_IN_ORDER_TO);
  const char * const *separators = study_guide_lexicon_get_phrases (STUDY_PHRASE_SEPARATOR);
  const char * const *with = study_guide_lexicon_get_phrases (STUDY_PHRASE_WITH);
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *head = NULL;
  const char *behind;
  const char *start;
  const char *at;
  const char *rest;

  /* What it is good for is nothing to learn; unless that is all there is. */
  at = find_outside (sentence, purposes, &behind);
  if (at != NULL && (skip_lead (sentence) != sentence || find_outside (behind, separators, &rest) == NULL))
    head = g_strndup (sentence, at - sentence);
  else
    head = g_strdup (sentence);

  rest = skip_lead (head);
  /* “Speed with safety and checks”: a word that has others with it. */
  at = find_outside (rest, with, &behind);
  if (at != NULL && count_words (rest) > 2 && memchr (rest, ' ', at - rest) == NULL &&
      find_outside (behind, separators, &start) != NULL)
    {
      g_autofree char *first = g_strndup (rest, at - rest);

      g_ptr_array_add (parts, clean_part (first));
      rest = behind;
    }

  while (rest != NULL)
    {
      g_autofree char *part = NULL;

      at = find_outside (rest, separators, &behind);
      part = g_strstrip (at != NULL ? g_strndup (rest, at - rest) : g_strdup (rest));
      rest = at != NULL ? behind : NULL;
      if (*part != '\0')
        g_ptr_array_add (parts, clean_part (part));
    }

  return parts;
}

/**
 * study_guide_split_lessons:
 * @text: what a topic is about
 *
 * Finds the enumeration in a text, which is what there is to learn.
 *
 * Returns: (transfer full): the lessons; none when the text is no enumeration
 */
GStrv
study_guide_split_lessons (const char *text)
{
  g_auto (GStrv) sentences = split_sentences (text);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; sentences[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) parts = split_enumeration (sentences[i]);
      gboolean enumeration = parts->len > 1;

      for (guint j = 0; j < parts->len && enumeration; j++)
        {
          const char *part = g_ptr_array_index (parts, j);

          enumeration = *part != '\0' && count_words (part) <= MAX_LESSON_WORDS;
        }

      for (guint j = 0; j < parts->len && enumeration; j++)
        {
          char *part = g_ptr_array_index (parts, j);

          if (g_hash_table_add (seen, study_guide_fold (part)))
            g_strv_builder_add (builder, part);
        }
    }

  return g_strv_builder_end (builder);
}

/**
 * study_guide_split_tools:
 * @text: what stands behind a category of tools, such as “Django, Flask”
 *
 * Returns: (transfer full): the tools, none of them empty
 */
GStrv
study_guide_split_tools (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit_set (text, ",;\n\f", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *tool = study_guide_clean (parts[i]);

      if (*tool != '\0')
        g_strv_builder_add (builder, tool);
    }

  return g_strv_builder_end (builder);
}

/**
 * study_guide_split_suggestions:
 * @text: an advice
 *
 * Finds what stands in parentheses behind “e.g.” and the like.
 *
 * Returns: (transfer full): the suggestions
 */
GStrv
study_guide_split_suggestions (const char *text)
{
  const char * const *marks = study_guide_lexicon_get_phrases (STUDY_PHRASE_EXAMPLE);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; marks[i] != NULL; i++)
    {
      const char *start = strstr (text, marks[i]);
      const char *end = start != NULL ? strchr (start, ')') : NULL;
      g_autofree char *inner = NULL;
      g_autoptr (GPtrArray) parts = NULL;

      if (end == NULL)
        continue;

      start += strlen (marks[i]);
      inner = g_strndup (start, end - start);
      parts = split_enumeration (inner);
      for (guint j = 0; j < parts->len; j++)
        g_strv_builder_add (builder, g_ptr_array_index (parts, j));
      break;
    }

  return g_strv_builder_end (builder);
}
