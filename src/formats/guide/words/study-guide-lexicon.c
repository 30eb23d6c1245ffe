/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/words/study-guide-lexicon.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "formats/guide/words/study-guide-text.h"

#define RESOURCES "/org/example/StudyTrail/words/"

/* Behind words in a file: more may follow. */
#define MORE " *"

/* What has a meaning has as many words at most. */
#define MAX_WORDS 5

/* A language is guessed of so much text, in bytes, and takes as many of its words. */
#define MAX_SAMPLE (64 * 1024)
#define MIN_COMMON 3

#define N_MEANINGS (STUDY_MEANING_WEEKLY + 1)
#define N_PHRASES (STUDY_PHRASE_EXAMPLE + 1)

/* Where the words of each meaning are in a file. No word says that something is in
 * a section of projects: a heading that STUDY_MEANING_PROJECT_LABEL is one does. */
static const char * const meaning_paths[N_MEANINGS][2] = {
  [STUDY_MEANING_SECTION + STUDY_SECTION_OBJECTIVE] = { "sections", "objective" },
  [STUDY_MEANING_SECTION + STUDY_SECTION_ABOUT] = { "sections", "about" },
  [STUDY_MEANING_SECTION + STUDY_SECTION_ADVICE] = { "sections", "advice" },
  [STUDY_MEANING_SECTION + STUDY_SECTION_TOOLS] = { "sections", "tools" },
  [STUDY_MEANING_SECTION + STUDY_SECTION_LESSONS] = { "sections", "lessons" },
  [STUDY_MEANING_SECTION + STUDY_SECTION_COURSES] = { "sections", "courses" },
  [STUDY_MEANING_SECTION + STUDY_SECTION_RESOURCES] = { "sections", "resources" },
  [STUDY_MEANING_SECTION + STUDY_SECTION_REFERENCES] = { "sections", "references" },
  [STUDY_MEANING_SECTION + STUDY_SECTION_CONTENTS] = { "sections", "contents" },
  [STUDY_MEANING_SECTION + STUDY_SECTION_LICENSE] = { "sections", "license" },
  [STUDY_MEANING_SECTION + STUDY_SECTION_CONTRIBUTING] = { "sections", "contributing" },
  [STUDY_MEANING_SECTION + STUDY_SECTION_SPONSORS] = { "sections", "sponsors" },
  [STUDY_MEANING_SECTION + STUDY_SECTION_PEOPLE] = { "sections", "people" },
  [STUDY_MEANING_SECTION + STUDY_SECTION_LANGUAGES] = { "sections", "languages" },
  [STUDY_MEANING_COLUMN + STUDY_COLUMN_ID] = { "columns", "id" },
  [STUDY_MEANING_COLUMN + STUDY_COLUMN_TITLE] = { "columns", "title" },
  [STUDY_MEANING_COLUMN + STUDY_COLUMN_PROVIDER] = { "columns", "provider" },
  [STUDY_MEANING_COLUMN + STUDY_COLUMN_DURATION] = { "columns", "duration" },
  [STUDY_MEANING_COLUMN + STUDY_COLUMN_EFFORT] = { "columns", "effort" },
  [STUDY_MEANING_COLUMN + STUDY_COLUMN_HOURS] = { "columns", "hours" },
  [STUDY_MEANING_COLUMN + STUDY_COLUMN_REQUIRES] = { "columns", "requires" },
  [STUDY_MEANING_COLUMN + STUDY_COLUMN_STATUS] = { "columns", "status" },
  [STUDY_MEANING_COLUMN + STUDY_COLUMN_CATEGORY] = { "columns", "category" },
  [STUDY_MEANING_COLUMN + STUDY_COLUMN_TOOLS] = { "columns", "tools" },
  [STUDY_MEANING_COLUMN + STUDY_COLUMN_LINK] = { "columns", "link" },
  [STUDY_MEANING_COLUMN + STUDY_COLUMN_KIND] = { "columns", "kind" },
  [STUDY_MEANING_KIND + STUDY_ITEM_LESSON] = { "kinds", "lesson" },
  [STUDY_MEANING_KIND + STUDY_ITEM_COURSE] = { "kinds", "course" },
  [STUDY_MEANING_KIND + STUDY_ITEM_RESOURCE] = { "kinds", "resource" },
  [STUDY_MEANING_PROJECT_LABEL] = { "labels", "project" },
  [STUDY_MEANING_ITEM_LABEL] = { "labels", "item" },
  [STUDY_MEANING_DOCUMENTATION] = { "labels", "documentation" },
  [STUDY_MEANING_OPEN_SOURCE] = { "labels", "openSource" },
  [STUDY_MEANING_OPTIONAL] = { "labels", "optional" },
  [STUDY_MEANING_DONE] = { "labels", "done" },
  [STUDY_MEANING_NOTHING] = { "labels", "nothing" },
  [STUDY_MEANING_TOTAL] = { "labels", "total" },
  [STUDY_MEANING_MORE] = { "labels", "more" },
  [STUDY_MEANING_BACK_TO_TOP] = { "labels", "backToTop" },
  [STUDY_MEANING_GUIDE] = { "labels", "guide" },
  [STUDY_MEANING_PROGRAM] = { "labels", "program" },
  [STUDY_MEANING_PART] = { "parts", "names" },
  [STUDY_MEANING_NUMBER] = { "parts", "numbers" },
  [STUDY_MEANING_ORDINAL] = { "parts", "ordinals" },
  [STUDY_MEANING_ORDER] = { "advice", "order" },
  [STUDY_MEANING_PRACTICE] = { "advice", "practice" },
  [STUDY_MEANING_DOCUMENT] = { "advice", "document" },
  [STUDY_MEANING_EACH] = { "advice", "each" },
  [STUDY_MEANING_ALL] = { "advice", "all" },
  [STUDY_MEANING_COURSE] = { "advice", "course" },
  [STUDY_MEANING_PROJECT] = { "advice", "project" },
  [STUDY_MEANING_HOUR] = { "units", "hour" },
  [STUDY_MEANING_MINUTE] = { "units", "minute" },
  [STUDY_MEANING_WEEK] = { "units", "week" },
  [STUDY_MEANING_MONTH] = { "units", "month" },
  [STUDY_MEANING_WEEKLY] = { "units", "weekly" },
};

/* Where phrases are in a file, what stands around them in a text, and what means
 * the same in any language. */
static const struct
{
  const char *names[2];
  const char *before;
  const char *behind;
  const char *signs[2];
} phrase_paths[N_PHRASES] = {
  [STUDY_PHRASE_TO] = { { "to" }, "", " " },
  [STUDY_PHRASE_AND] = { { "and" }, " ", " " },
  [STUDY_PHRASE_SEPARATOR] = { { "and", "or" }, " ", " ", { ", ", " & " } },
  [STUDY_PHRASE_WITH] = { { "with" }, " ", " " },
  [STUDY_PHRASE_IN_ORDER_TO] = { { "inOrderTo" }, " ", " " },
  [STUDY_PHRASE_NEEDS] = { { "needs" }, " ", " " },
  [STUDY_PHRASE_EACH] = { { "each" }, "", " " },
  [STUDY_PHRASE_ARTICLE] = { { "articles" }, "", " " },
  [STUDY_PHRASE_LEAD] = { { "leads" }, "", " " },
  [STUDY_PHRASE_GERUND] = { { "gerundEndings" }, "", "" },
  [STUDY_PHRASE_EXAMPLE] = { { "examples" }, "(", " " },
};

/* What a word or some words mean: sets of StudyGuideMeaning. */
typedef struct
{
  guint64 alone;
  guint64 with_more; /* or with more words behind */
} Word;

G_STATIC_ASSERT (N_MEANINGS <= 64);

typedef struct
{
  char *tag;          /* BCP 47 */
  int precedence;     /* of languages that a text may be in, the lowest is taken */
  char *practice_project;
  GHashTable *common; /* a set of words that any text has, in lower case */
  GPtrArray *letters; /* that no other language has */
} Language;

typedef struct
{
  GHashTable *words;             /* folded → Word */
  GPtrArray *phrases[N_PHRASES]; /* of char *, ends in NULL */
  GPtrArray *languages;          /* of Language, by precedence */
} Lexicon;

/* The files are part of the program, and a test checks them: that one is not as it
 * should be is a mistake in the program. */
static JsonArray *
get_list (JsonObject *root,
          const char *group,
          const char *name)
{
  JsonObject *object = json_object_get_object_member (root, group);

  g_assert (object != NULL && json_object_has_member (object, name));

  return json_object_get_array_member (object, name);
}

static void
add_word (Lexicon           *self,
          const char        *text,
          StudyGuideMeaning  meaning)
{
  const guint64 set = G_GUINT64_CONSTANT (1) << meaning;
  g_autofree char *folded = study_guide_fold (text);
  Word *word = g_hash_table_lookup (self->words, folded);

  if (word == NULL)
    {
      word = g_new0 (Word, 1);
      g_hash_table_insert (self->words, g_steal_pointer (&folded), word);
    }
  word->alone |= set;
  if (g_str_has_suffix (text, MORE))
    word->with_more |= set;
}

static void
add_phrases (Lexicon          *self,
             JsonObject       *root,
             StudyGuidePhrase  phrase)
{
  for (guint i = 0; i < G_N_ELEMENTS (phrase_paths[phrase].names) && phrase_paths[phrase].names[i] != NULL; i++)
    {
      JsonArray *list = get_list (root, "phrases", phrase_paths[phrase].names[i]);

      for (guint j = 0; j < json_array_get_length (list); j++)
        g_ptr_array_add (self->phrases[phrase],
                         g_strconcat (phrase_paths[phrase].before, json_array_get_string_element (list, j),
                                      phrase_paths[phrase].behind, NULL));
    }
}

static void
add_language (Lexicon    *self,
              JsonObject *root)
{
  Language *language = g_new0 (Language, 1);
  JsonArray *words = get_list (root, "common", "words");
  JsonArray *letters = get_list (root, "common", "letters");

  language->tag = g_strdup (json_object_get_string_member (root, "language"));
  language->precedence = (int) json_object_get_int_member (root, "precedence");
  language->practice_project = g_strdup (json_object_get_string_member (root, "practiceProject"));
  language->common = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < json_array_get_length (words); i++)
    g_hash_table_add (language->common, g_strdup (json_array_get_string_element (words, i)));
  language->letters = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < json_array_get_length (letters); i++)
    g_ptr_array_add (language->letters, g_strdup (json_array_get_string_element (letters, i)));
  g_ptr_array_add (self->languages, language);
}

static void
read_file (Lexicon    *self,
           const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize size = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &size) : "";
  JsonObject *root;

  if (!json_parser_load_from_data (parser, text, (gssize) size, NULL))
    g_error ("%s is not valid", path);

  root = json_node_get_object (json_parser_get_root (parser));
  for (StudyGuideMeaning meaning = 0; meaning < N_MEANINGS; meaning++)
    {
      const char * const *members = meaning_paths[meaning];
      JsonArray *list = members[0] != NULL ? get_list (root, members[0], members[1]) : NULL;

      for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
        add_word (self, json_array_get_string_element (list, i), meaning);
    }
  for (StudyGuidePhrase phrase = 0; phrase < N_PHRASES; phrase++)
    add_phrases (self, root, phrase);
  add_language (self, root);
}

static int
compare_precedence_cb (gconstpointer a,
                       gconstpointer b)
{
  return (*(const Language * const *) a)->precedence - (*(const Language * const *) b)->precedence;
}

static Lexicon *
lexicon_new (void)
{
  Lexicon *self = g_new0 (Lexicon, 1);
  g_auto (GStrv) names = g_resources_enumerate_children (RESOURCES, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (names == NULL)
    g_error (RESOURCES " is missing");

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->languages = g_ptr_array_new ();
  for (StudyGuidePhrase phrase = 0; phrase < N_PHRASES; phrase++)
    {
      self->phrases[phrase] = g_ptr_array_new_null_terminated (0, g_free, TRUE);
      for (guint i = 0; i < G_N_ELEMENTS (phrase_paths[phrase].signs) && phrase_paths[phrase].signs[i] != NULL; i++)
        g_ptr_array_add (self->phrases[phrase], g_strdup (phrase_paths[phrase].signs[i]));
    }
  for (guint i = 0; names[i] != NULL; i++)
    read_file (self, names[i]);
  g_ptr_array_sort (self->languages, compare_precedence_cb);

  return self;
}

/* Guides are read in several threads at once. */
static const Lexicon *
get_lexicon (void)
{
  static Lexicon *lexicon;

  if (g_once_init_enter_pointer (&lexicon))
    g_once_init_leave_pointer (&lexicon, lexicon_new ());

  return lexicon;
}

/**
 * study_guide_lexicon_find:
 * @folded: a text, see study_guide_fold()
 * @first: the first of some meanings
 * @last: the last of them
 * @meaning: (out): which of them the text has
 *
 * Finds what a whole text means. Some words have the same meaning with more words
 * behind them.
 *
 * Returns: whether it has one of the meanings
 */
gboolean
study_guide_lexicon_find (const char        *folded,
                          StudyGuideMeaning  first,
                          StudyGuideMeaning  last,
                          StudyGuideMeaning *meaning)
{
  const Lexicon *self = get_lexicon ();
  const guint64 wanted = (G_MAXUINT64 << first) & (G_MAXUINT64 >> (63 - last));
  const Word *word = g_hash_table_lookup (self->words, folded);
  guint64 found = word != NULL ? word->alone & wanted : 0;
  const char *space = strchr (folded, ' ');

  for (guint i = 0; i < MAX_WORDS && space != NULL && found == 0; i++)
    {
      g_autofree char *head = g_strndup (folded, space - folded);

      word = g_hash_table_lookup (self->words, head);
      found = word != NULL ? word->with_more & wanted : 0;
      space = strchr (space + 1, ' ');
    }
  if (found == 0)
    return FALSE;

  for (*meaning = first; (found & G_GUINT64_CONSTANT (1) << *meaning) == 0; *meaning += 1)
    continue;

  return TRUE;
}

/**
 * study_guide_lexicon_is:
 * @folded: a text, see study_guide_fold()
 *
 * Returns: whether this is what the whole text means
 */
gboolean
study_guide_lexicon_is (const char        *folded,
                        StudyGuideMeaning  meaning)
{
  StudyGuideMeaning found;

  return study_guide_lexicon_find (folded, meaning, meaning, &found);
}

/* Returns the next word of a folded text, or NULL behind the last. */
static const char *
skip_word (const char *word)
{
  const char *space = strchr (word, ' ');

  return space != NULL ? space + 1 : NULL;
}

/**
 * study_guide_lexicon_has:
 * @folded: a text, see study_guide_fold()
 *
 * Returns: whether some words of the text mean this
 */
gboolean
study_guide_lexicon_has (const char        *folded,
                         StudyGuideMeaning  meaning)
{
  const Lexicon *self = get_lexicon ();
  const guint64 wanted = G_GUINT64_CONSTANT (1) << meaning;

  for (const char *start = folded; start != NULL; start = skip_word (start))
    {
      const char *next = start;

      for (guint i = 0; i < MAX_WORDS && next != NULL; i++)
        {
          g_autofree char *words = NULL;
          const Word *word;

          next = skip_word (next);
          words = next != NULL ? g_strndup (start, next - 1 - start) : g_strdup (start);
          word = g_hash_table_lookup (self->words, words);
          if (word != NULL && (word->alone & wanted) != 0)
            return TRUE;
        }
    }

  return FALSE;
}

/**
 * study_guide_lexicon_get_phrases:
 *
 * Returns: (array zero-terminated=1): all of them, with the spaces around them, as
 *   they stand in a text that is in lower case
 */
const char * const *
study_guide_lexicon_get_phrases (StudyGuidePhrase phrase)
{
  return (const char * const *) get_lexicon ()->phrases[phrase]->pdata;
}

/* Whether a word in lower case has a letter that is of one language alone. */
static gboolean
has_letter (const Language *language,
            const char     *word)
{
  for (guint i = 0; i < language->letters->len; i++)
    {
      if (strstr (word, g_ptr_array_index (language->letters, i)) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Scripts that one language of guides is written in, and how much a letter weighs: of
 * Chinese and Japanese one is as long as a word. */
static const struct
{
  GUnicodeScript script;
  const char *tag;
  guint weight;
} scripts[] = {
  { G_UNICODE_SCRIPT_HAN, "zh", 3 },
  { G_UNICODE_SCRIPT_HIRAGANA, "ja", 3 },
  { G_UNICODE_SCRIPT_KATAKANA, "ja", 3 },
  { G_UNICODE_SCRIPT_HANGUL, "ko", 2 },
  { G_UNICODE_SCRIPT_CYRILLIC, "ru", 1 },
  { G_UNICODE_SCRIPT_ARABIC, "ar", 1 },
  { G_UNICODE_SCRIPT_HEBREW, "he", 1 },
};

/* Returns the language of the script that a text is in, with names in Latin letters or
 * without; NULL if it is in Latin letters, or in a script that is not known. */
static const char *
guess_by_script (char **tokens)
{
  guint counts[G_N_ELEMENTS (scripts)] = { 0 };
  guint n_latin = 0;
  guint best = 0;

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      for (const char *p = tokens[i]; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          n_latin += g_ascii_isalpha (*p);
          for (guint j = 0; c >= 0x80 && j < G_N_ELEMENTS (scripts); j++)
            counts[j] += g_unichar_get_script (c) == scripts[j].script ? scripts[j].weight : 0;
        }
    }

  /* Japanese is written with the characters of Chinese as well. */
  counts[1] += counts[2];
  if (counts[1] * 20 > counts[0])
    counts[1] += counts[0];
  for (guint i = 1; i < G_N_ELEMENTS (scripts); i++)
    {
      if (counts[i] > counts[best])
        best = i;
    }

  return counts[best] > MIN_COMMON && counts[best] * 2 > n_latin ? scripts[best].tag : NULL;
}

/**
 * study_guide_lexicon_guess_language:
 * @text: a text, of which the beginning is looked at
 * @length: its length in bytes
 *
 * Tells the language by its script, or counts words that any text of a language has.
 *
 * Returns: (nullable): a BCP 47 tag; %NULL if it is none that is known
 */
const char *
study_guide_lexicon_guess_language (const char *text,
                                    gsize       length)
{
  const GPtrArray *languages = get_lexicon ()->languages;
  g_autofree char *sample = g_utf8_make_valid (text, MIN (length, MAX_SAMPLE));
  g_autofree char *lower = g_utf8_strdown (sample, -1);
  g_auto (GStrv) tokens = g_strsplit_set (lower, " \t\n,;()[]<>*_#|\"'", -1);
  g_autofree guint *counts = g_new0 (guint, languages->len);
  const char *by_script;
  guint best = 0;

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      gsize length_of_word = strcspn (tokens[i], ".:/");

      /* An address is in no language: “.com” is no Portuguese. */
      if (tokens[i][length_of_word + strspn (tokens[i] + length_of_word, ".:")] != '\0')
        length_of_word = 0;

      tokens[i][length_of_word] = '\0';
      for (guint j = 0; j < languages->len && length_of_word > 0; j++)
        {
          const Language *language = g_ptr_array_index (languages, j);

          counts[j] += g_hash_table_contains (language->common, tokens[i]) + has_letter (language, tokens[i]);
        }
    }

  by_script = guess_by_script (tokens);
  if (by_script != NULL)
    return by_script;

  for (guint i = 1; i < languages->len; i++)
    {
      if (counts[i] > counts[best])
        best = i;
    }

  return counts[best] >= MIN_COMMON ? ((const Language *) g_ptr_array_index (languages, best))->tag : NULL;
}

/**
 * study_guide_lexicon_get_practice_project:
 * @language: (nullable): a BCP 47 tag
 *
 * Returns: (nullable): what a practice project is called in the language; %NULL
 *   if there are no words of it
 */
const char *
study_guide_lexicon_get_practice_project (const char *language)
{
  const GPtrArray *languages = get_lexicon ()->languages;

  for (guint i = 0; i < languages->len; i++)
    {
      const Language *known = g_ptr_array_index (languages, i);

      if (g_strcmp0 (known->tag, language) == 0)
        return known->practice_project;
    }

  return NULL;
}
