/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/words/study-guide-words.h"

#include <string.h>

/* As long as a label in front of an item is at most, in bytes. */
#define MAX_LABEL_LENGTH 40

/**
 * study_guide_means:
 *
 * Returns: whether this is what the whole text means
 */
gboolean
study_guide_means (const char        *text,
                   StudyGuideMeaning  meaning)
{
  g_autofree char *folded = study_guide_fold (text);

  return study_guide_lexicon_is (folded, meaning);
}

/**
 * study_guide_mentions:
 *
 * Returns: whether some words of the text mean this
 */
gboolean
study_guide_mentions (const char        *text,
                      StudyGuideMeaning  meaning)
{
  g_autofree char *folded = study_guide_fold (text);

  return study_guide_lexicon_has (folded, meaning);
}

/**
 * study_guide_get_section:
 *
 * Returns: what a heading says of what is under it
 */
StudyGuideSection
study_guide_get_section (const char *title)
{
  g_autofree char *clean = study_guide_clean_title (title);
  g_autofree char *folded = study_guide_fold (clean);
  StudyGuideMeaning meaning;

  if (!study_guide_lexicon_find (folded, STUDY_MEANING_SECTION, STUDY_MEANING_COLUMN - 1, &meaning))
    return study_guide_lexicon_is (folded, STUDY_MEANING_PROJECT_LABEL) ? STUDY_SECTION_PROJECT : STUDY_SECTION_NONE;

  /* How to contribute to open source is something to learn. */
  if (meaning == STUDY_MEANING_SECTION + STUDY_SECTION_CONTRIBUTING &&
      study_guide_lexicon_has (folded, STUDY_MEANING_OPEN_SOURCE))
    return STUDY_SECTION_NONE;

  return (StudyGuideSection) (meaning - STUDY_MEANING_SECTION);
}

StudyGuideColumn
study_guide_get_column (const char *title)
{
  g_autofree char *folded = study_guide_fold (title);
  StudyGuideMeaning meaning;

  if (!study_guide_lexicon_find (folded, STUDY_MEANING_COLUMN, STUDY_MEANING_KIND - 1, &meaning))
    return STUDY_COLUMN_OTHER;

  return (StudyGuideColumn) (meaning - STUDY_MEANING_COLUMN);
}

/**
 * study_guide_get_item_kind:
 *
 * Returns: whether a word such as “Curso” or “YouTube” tells what an item is
 */
gboolean
study_guide_get_item_kind (const char    *word,
                           StudyItemKind *kind)
{
  g_autofree char *folded = study_guide_fold (word);
  StudyGuideMeaning meaning;

  if (!study_guide_lexicon_find (folded, STUDY_MEANING_KIND, STUDY_MEANING_PROJECT_LABEL - 1, &meaning))
    return FALSE;
  *kind = (StudyItemKind) (meaning - STUDY_MEANING_KIND);

  return TRUE;
}

/**
 * study_guide_get_label_length:
 * @line: a line of a guide
 * @linked: whether the line has a link
 *
 * Returns: how many bytes the label has that the line begins with, such as “Course:”,
 *   which says what the rest of it is; 0 without one. “Web: …” is one only in a line
 *   that has a link
 */
gsize
study_guide_get_label_length (const char *line,
                              gboolean    linked)
{
  const char *colon = strchr (line, ':');
  g_autofree char *word = NULL;
  StudyItemKind kind;

  if (colon == NULL || colon - line > MAX_LABEL_LENGTH || !g_ascii_isspace (colon[1]))
    return 0;

  word = g_strndup (line, colon - line);

  return study_guide_get_item_kind (word, &kind) && (linked || study_guide_is_item_label (word))
           ? (gsize) (colon + 1 - line) : 0;
}

/**
 * study_guide_get_status:
 *
 * Returns: what a status, in words or as an emoji, says of how far one is
 */
StudyGuideMark
study_guide_get_status (const char *text)
{
  StudyGuideMark mark = study_guide_get_mark (text);

  if (mark != STUDY_MARK_NONE)
    return mark;

  return study_guide_means (text, STUDY_MEANING_DONE) ? STUDY_MARK_DONE : STUDY_MARK_OPEN;
}

StudyAdviceKind
study_guide_get_advice_kind (const char *title)
{
  g_autofree char *folded = study_guide_fold (title);

  if (study_guide_lexicon_has (folded, STUDY_MEANING_ORDER))
    return STUDY_ADVICE_ORDER;
  if (study_guide_lexicon_has (folded, STUDY_MEANING_PRACTICE))
    return STUDY_ADVICE_PRACTICE;
  if (study_guide_lexicon_has (folded, STUDY_MEANING_DOCUMENT))
    return STUDY_ADVICE_DOCUMENT;

  return STUDY_ADVICE_OTHER;
}

/**
 * study_guide_wants_projects:
 *
 * Returns: whether an advice asks for a project of one's own for each course
 */
gboolean
study_guide_wants_projects (const char *text)
{
  g_autofree char *folded = study_guide_fold (text);

  return (study_guide_lexicon_has (folded, STUDY_MEANING_EACH) ||
          study_guide_lexicon_has (folded, STUDY_MEANING_ALL)) &&
         study_guide_lexicon_has (folded, STUDY_MEANING_COURSE) &&
         study_guide_lexicon_has (folded, STUDY_MEANING_PROJECT);
}

/* Whether a folded word names a part of a guide, in the singular or in the plural. */
static gboolean
is_part_name (const char *word)
{
  static const char * const endings[] = { "", "s", "es" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *singular = NULL;

      if (!g_str_has_suffix (word, endings[i]))
        continue;
      singular = g_strndup (word, strlen (word) - strlen (endings[i]));
      if (study_guide_lexicon_is (singular, STUDY_MEANING_PART))
        return TRUE;
    }

  return FALSE;
}

/* Whether a folded word is the number of a part, and no year: “3”, “#3”. */
static gboolean
is_part_number (const char *word)
{
  const char *digits = *word == '#' ? word + 1 : word;
  gsize n_digits = strspn (digits, "0123456789");

  return n_digits > 0 && n_digits <= 3;
}

/* Whether a folded word is a number to count with, or a Roman one. */
static gboolean
is_number_word (const char *word)
{
  return study_guide_lexicon_is (word, STUDY_MEANING_NUMBER) ||
         (*word != '\0' && word[strspn (word, "ivx")] == '\0');
}

/* Whether a folded word tells the place in an order: “1o”, “2nd”, “primeiro”. */
static gboolean
is_ordinal (const char *word)
{
  gsize n_digits = strspn (word, "0123456789");
  gsize n_letters = strlen (word) - n_digits;

  return study_guide_lexicon_is (word, STUDY_MEANING_ORDINAL) ||
         (n_digits > 0 && n_digits <= 2 && n_letters > 0 && n_letters <= 2);
}

/* Returns what stands before a sign that ends the name of a part, folded. */
static char *
fold_head (const char *text)
{
  static const char * const signs[] = { ":", "(", " - ", " – ", " — " };
  g_autofree char *head = g_strdup (text);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      char *sign = strstr (head, signs[i]);

      if (sign != NULL)
        *sign = '\0';
    }

  return study_guide_fold (head);
}

/**
 * study_guide_is_part_word:
 *
 * Returns: whether a line begins as a part of a guide does that is counted: “Fase 1”,
 *   “Week 2: …”, “Step Three”, “1º Período”
 */
gboolean
study_guide_is_part_word (const char *text)
{
  g_autofree char *folded = study_guide_fold (text);
  g_auto (GStrv) tokens = g_strsplit (folded, " ", 3);
  g_autofree char *head = NULL;

  if (tokens[0] == NULL || tokens[1] == NULL)
    return FALSE;
  if (is_part_name (tokens[0]) && is_part_number (tokens[1]))
    return TRUE;

  /* Told in words, it is all there is before a sign. */
  head = fold_head (text);
  if (strlen (head) != strlen (tokens[0]) + 1 + strlen (tokens[1]))
    return FALSE;

  return (is_part_name (tokens[0]) && is_number_word (tokens[1])) ||
         (is_ordinal (tokens[0]) && is_part_name (tokens[1]));
}

/**
 * study_guide_is_item_label:
 *
 * Returns: whether what stands before a colon says what the rest is, in a list in
 *   which others name topics: “Book: …”. “Web: …” may be a topic
 */
gboolean
study_guide_is_item_label (const char *text)
{
  return study_guide_means (text, STUDY_MEANING_PROJECT_LABEL) || study_guide_means (text, STUDY_MEANING_ITEM_LABEL);
}

/**
 * study_guide_is_nothing:
 *
 * Returns: whether a cell says that there is nothing
 */
gboolean
study_guide_is_nothing (const char *text)
{
  return study_guide_is_sign (text) || study_guide_means (text, STUDY_MEANING_NOTHING);
}

/**
 * study_guide_skip_guide_words:
 *
 * Returns: (transfer none): the title behind words that say that it is one of a guide
 */
const char *
study_guide_skip_guide_words (const char *title)
{
  const char *colon = strchr (title, ':');
  g_autofree char *before = colon != NULL ? g_strndup (title, colon - title) : NULL;

  if (before == NULL || !study_guide_mentions (before, STUDY_MEANING_GUIDE))
    return title;

  for (colon++; *colon == ' '; colon++)
    continue;

  return *colon != '\0' ? colon : title;
}

/* Whether what stands in parentheses says that a topic is no must. */
static gboolean
is_optional (const char *text,
             gsize       length)
{
  g_autofree char *word = g_strndup (text, length);

  return study_guide_means (word, STUDY_MEANING_OPTIONAL);
}

/**
 * study_guide_take_optional:
 * @title: (inout): a title or text
 *
 * Takes “(Extra)”, “(opcional)” and the like away from either end.
 *
 * Returns: whether there was one
 */
gboolean
study_guide_take_optional (char **title)
{
  char *text = *title;
  char *open = strchr (text, '(');
  char *close;

  if (open == text && (close = strchr (text, ')')) != NULL && is_optional (text + 1, close - text - 1))
    {
      char *rest = study_guide_clean (close + 1);

      if (*rest == '\0')
        return g_free (rest), TRUE;
      g_free (text);
      *title = rest;
      return TRUE;
    }

  open = strrchr (text, '(');
  if (open == NULL || open == text || (close = strchr (open, ')')) == NULL ||
      close[1 + strspn (close + 1, " .:*")] != '\0' || !is_optional (open + 1, close - open - 1))
    return FALSE;

  *open = '\0';
  g_strchomp (text);

  return TRUE;
}
