/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/text/study-content-words.h"

#include <string.h>

/* What is written around the texts of a guide is in their language, which may
 * be another than that of the program: gettext knows the latter alone. */
typedef struct
{
  const char *language;
  const char *words[STUDY_N_CONTENT_WORDS];
  const char *months[12];
  const char *joint; /* between day, month and year */
  const char *point; /* between a number and its fraction */
  const char *group; /* between thousands */
  guint min_grouped; /* the least number that has it */
  const char *percent;
} Language;

/* English comes first: it serves where there is no other. */
static const Language languages[] = {
  {
    .language = "en",
    .words = {
      [STUDY_WORD_OBJECTIVE] = "Objective",
      [STUDY_WORD_HOW_TO_USE] = "How to Use This Guide",
      [STUDY_WORD_TOOLS] = "Essential Tools",
      [STUDY_WORD_SOURCES] = "Sources",
      [STUDY_WORD_CATEGORY] = "Category",
      [STUDY_WORD_EXTRA] = "Extra",
      [STUDY_WORD_ARCHIVED] = "Archived",
      [STUDY_WORD_REQUIRES] = "Requires",
      [STUDY_WORD_REFERENCES] = "References",
      [STUDY_WORD_LESSON] = "Lesson",
      [STUDY_WORD_COURSE] = "Course",
      [STUDY_WORD_RESOURCE] = "Resource",
      [STUDY_WORD_PROJECT] = "Project",
      [STUDY_WORD_PROGRESS] = "Progress",
      [STUDY_WORD_OF] = "of",
      [STUDY_WORD_STAGE] = "Stage",
      [STUDY_WORD_LEARNED] = "What I Learned",
      [STUDY_WORD_COURSES] = "Courses",
      [STUDY_WORD_PROJECTS] = "Projects",
      [STUDY_WORD_IN_PROGRESS] = "in progress",
      [STUDY_WORD_TOOLS_LEARNED] = "Tools",
      [STUDY_WORD_NOTES] = "Notes",
    },
    .months = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" },
    .joint = " ",
    .point = ".",
    .group = ",",
    .min_grouped = 1000,
    .percent = "%",
  },
  {
    .language = "pt",
    .words = {
      [STUDY_WORD_OBJECTIVE] = "Objetivo",
      [STUDY_WORD_HOW_TO_USE] = "Como usar este guia",
      [STUDY_WORD_TOOLS] = "Ferramentas essenciais",
      [STUDY_WORD_SOURCES] = "Fontes",
      [STUDY_WORD_CATEGORY] = "Categoria",
      [STUDY_WORD_EXTRA] = "Extra",
      [STUDY_WORD_ARCHIVED] = "Arquivado",
      [STUDY_WORD_REQUIRES] = "Requer",
      [STUDY_WORD_REFERENCES] = "Referências",
      [STUDY_WORD_LESSON] = "Lição",
      [STUDY_WORD_COURSE] = "Curso",
      [STUDY_WORD_RESOURCE] = "Recurso",
      [STUDY_WORD_PROJECT] = "Projeto",
      [STUDY_WORD_PROGRESS] = "Progresso",
      [STUDY_WORD_OF] = "de",
      [STUDY_WORD_STAGE] = "Etapa",
      [STUDY_WORD_LEARNED] = "O que aprendi",
      [STUDY_WORD_COURSES] = "Cursos",
      [STUDY_WORD_PROJECTS] = "Projetos",
      [STUDY_WORD_IN_PROGRESS] = "em andamento",
      [STUDY_WORD_TOOLS_LEARNED] = "Ferramentas",
      [STUDY_WORD_NOTES] = "Anotações",
    },
    .months = { "jan.", "fev.", "mar.", "abr.", "maio", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez." },
    .joint = " de ",
    .point = ",",
    .group = ".",
    .min_grouped = 1000,
    .percent = "%",
  },
  {
    .language = "es",
    .words = {
      [STUDY_WORD_OBJECTIVE] = "Objetivo",
      [STUDY_WORD_HOW_TO_USE] = "Cómo usar esta guía",
      [STUDY_WORD_TOOLS] = "Herramientas esenciales",
      [STUDY_WORD_SOURCES] = "Fuentes",
      [STUDY_WORD_CATEGORY] = "Categoría",
      [STUDY_WORD_EXTRA] = "Extra",
      [STUDY_WORD_ARCHIVED] = "Archivado",
      [STUDY_WORD_REQUIRES] = "Requiere",
      [STUDY_WORD_REFERENCES] = "Referencias",
      [STUDY_WORD_LESSON] = "Lección",
      [STUDY_WORD_COURSE] = "Curso",
      [STUDY_WORD_RESOURCE] = "Recurso",
      [STUDY_WORD_PROJECT] = "Proyecto",
      [STUDY_WORD_PROGRESS] = "Progreso",
      [STUDY_WORD_OF] = "de",
      [STUDY_WORD_STAGE] = "Etapa",
      [STUDY_WORD_LEARNED] = "Lo que aprendí",
      [STUDY_WORD_COURSES] = "Cursos",
      [STUDY_WORD_PROJECTS] = "Proyectos",
      [STUDY_WORD_IN_PROGRESS] = "en curso",
      [STUDY_WORD_TOOLS_LEARNED] = "Herramientas",
      [STUDY_WORD_NOTES] = "Notas",
    },
    .months = { "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic" },
    .joint = " de ",
    .point = ",",
    .group = ".",
    .min_grouped = 10000,
    .percent = "\u202f%",
  },
};

static const Language *
find_language (const char *language)
{
  gsize length = language != NULL ? strcspn (language, "-_") : 0;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      if (strlen (languages[i].language) == length &&
          g_ascii_strncasecmp (languages[i].language, language, length) == 0)
        return &languages[i];
    }

  return &languages[0];
}

/**
 * study_content_word:
 * @language: (nullable): the language of a guide, a BCP 47 tag
 *
 * Returns: (transfer none): the word in that language, or in English
 */
const char *
study_content_word (const char       *language,
                    StudyContentWord  word)
{
  return find_language (language)->words[word];
}

/**
 * study_content_word_is:
 * @length: its length in bytes
 *
 * Returns: whether the text is that word, in any language
 */
gboolean
study_content_word_is (const char       *text,
                       gsize             length,
                       StudyContentWord  word)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      const char *known = languages[i].words[word];

      if (strlen (known) == length && memcmp (known, text, length) == 0)
        return TRUE;
    }

  return FALSE;
}

char *
study_content_format_day (const char  *language,
                          const GDate *date)
{
  const Language *found = find_language (language);
  const char *month = found->months[g_date_get_month (date) - G_DATE_JANUARY];

  return g_strdup_printf ("%d%s%s%s%d", g_date_get_day (date), found->joint, month, found->joint,
                          g_date_get_year (date));
}

char *
study_content_format_month (const char  *language,
                            const GDate *date)
{
  const Language *found = find_language (language);

  return g_strdup_printf ("%s%s%d", found->months[g_date_get_month (date) - G_DATE_JANUARY], found->joint,
                          g_date_get_year (date));
}

char *
study_content_format_hours (const char *language,
                            double      hours)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autoptr (GString) text = g_string_new (g_ascii_formatd (number, sizeof number, "%g", hours));

  g_string_replace (text, ".", find_language (language)->point, 1);
  g_string_append (text, " h");

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Counts of things, which may be many. */
char *
study_content_format_number (const char *language,
                             guint       number)
{
  const Language *found = find_language (language);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u", number);
  for (gssize i = (gssize) text->len - 3; number >= found->min_grouped && i > 0; i -= 3)
    g_string_insert (text, i, found->group);

  return g_string_free_and_steal (text);
}

char *
study_content_format_percent (const char *language,
                              guint       percent)
{
  return g_strdup_printf ("%u%s", percent, find_language (language)->percent);
}
