/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/words/study-guide-words.h"

#include <string.h>

/* A text as study_guide_fold() makes it, and what it means. With @prefix more
 * words may follow. */
typedef struct
{
  const char *words;
  int meaning;
  gboolean prefix;
} Word;

static const Word sections[] = {
  { "objetivo", STUDY_SECTION_OBJECTIVE, TRUE },
  { "objetivos", STUDY_SECTION_OBJECTIVE, TRUE },
  { "objective", STUDY_SECTION_OBJECTIVE, TRUE },
  { "objectives", STUDY_SECTION_OBJECTIVE, TRUE },
  { "goal", STUDY_SECTION_OBJECTIVE },
  { "goals", STUDY_SECTION_OBJECTIVE },
  { "the goal", STUDY_SECTION_OBJECTIVE },
  { "meta", STUDY_SECTION_OBJECTIVE },
  { "sobre", STUDY_SECTION_ABOUT, TRUE },
  { "about", STUDY_SECTION_ABOUT },
  { "about this", STUDY_SECTION_ABOUT, TRUE },
  { "about the", STUDY_SECTION_ABOUT, TRUE },
  { "acerca de", STUDY_SECTION_ABOUT, TRUE },
  { "what is it", STUDY_SECTION_ABOUT },
  { "o que e", STUDY_SECTION_ABOUT },
  { "que es", STUDY_SECTION_ABOUT },
  { "summary", STUDY_SECTION_ABOUT },
  { "resumo", STUDY_SECTION_ABOUT },
  { "resumen", STUDY_SECTION_ABOUT },
  { "overview", STUDY_SECTION_ABOUT },
  { "visao geral", STUDY_SECTION_ABOUT },
  { "descricao", STUDY_SECTION_ABOUT },
  { "descripcion", STUDY_SECTION_ABOUT },
  { "description", STUDY_SECTION_ABOUT },
  { "motivation", STUDY_SECTION_ABOUT },
  { "motivacao", STUDY_SECTION_ABOUT },
  { "disclaimer", STUDY_SECTION_ABOUT },
  { "faq", STUDY_SECTION_ABOUT },
  { "faqs", STUDY_SECTION_ABOUT },
  { "frequently asked questions", STUDY_SECTION_ABOUT },
  { "perguntas frequentes", STUDY_SECTION_ABOUT },
  { "preguntas frecuentes", STUDY_SECTION_ABOUT },
  { "como usar", STUDY_SECTION_ADVICE, TRUE },
  { "como utilizar", STUDY_SECTION_ADVICE, TRUE },
  { "como estudar", STUDY_SECTION_ADVICE, TRUE },
  { "como seguir", STUDY_SECTION_ADVICE, TRUE },
  { "how to use", STUDY_SECTION_ADVICE, TRUE },
  { "how to study", STUDY_SECTION_ADVICE, TRUE },
  { "how to follow", STUDY_SECTION_ADVICE, TRUE },
  { "dicas", STUDY_SECTION_ADVICE, TRUE },
  { "consejos", STUDY_SECTION_ADVICE, TRUE },
  { "tips", STUDY_SECTION_ADVICE, TRUE },
  { "advice", STUDY_SECTION_ADVICE },
  { "regras", STUDY_SECTION_ADVICE },
  { "reglas", STUDY_SECTION_ADVICE },
  { "rules", STUDY_SECTION_ADVICE },
  { "study tips", STUDY_SECTION_ADVICE },
  { "ferramentas", STUDY_SECTION_TOOLS },
  { "ferramentas essenciais", STUDY_SECTION_TOOLS },
  { "herramientas", STUDY_SECTION_TOOLS },
  { "herramientas esenciales", STUDY_SECTION_TOOLS },
  { "essential tools", STUDY_SECTION_TOOLS },
  { "tools", STUDY_SECTION_TOOLS },
  { "tech stack", STUDY_SECTION_TOOLS },
  { "tecnologias utilizadas", STUDY_SECTION_TOOLS },
  { "topics covered", STUDY_SECTION_LESSONS },
  { "topics", STUDY_SECTION_LESSONS },
  { "topicos", STUDY_SECTION_LESSONS },
  { "temas", STUDY_SECTION_LESSONS },
  { "o que aprender", STUDY_SECTION_LESSONS, TRUE },
  { "o que voce vai aprender", STUDY_SECTION_LESSONS },
  { "o que estudar", STUDY_SECTION_LESSONS, TRUE },
  { "que aprender", STUDY_SECTION_LESSONS, TRUE },
  { "what to learn", STUDY_SECTION_LESSONS, TRUE },
  { "what you will learn", STUDY_SECTION_LESSONS },
  { "what you ll learn", STUDY_SECTION_LESSONS },
  { "key points", STUDY_SECTION_LESSONS },
  { "licoes", STUDY_SECTION_LESSONS },
  { "lessons", STUDY_SECTION_LESSONS },
  { "cursos", STUDY_SECTION_COURSES, TRUE },
  { "courses", STUDY_SECTION_COURSES },
  { "free courses", STUDY_SECTION_COURSES },
  { "online courses", STUDY_SECTION_COURSES },
  { "conteudos", STUDY_SECTION_LESSONS, TRUE },
  { "conteudo", STUDY_SECTION_LESSONS },
  { "contenido", STUDY_SECTION_LESSONS },
  { "contenidos", STUDY_SECTION_LESSONS, TRUE },
  { "recursos", STUDY_SECTION_RESOURCES, TRUE },
  { "resources", STUDY_SECTION_RESOURCES, TRUE },
  { "learning resources", STUDY_SECTION_RESOURCES },
  { "where to learn", STUDY_SECTION_RESOURCES },
  { "onde aprender", STUDY_SECTION_RESOURCES },
  { "onde estudar", STUDY_SECTION_RESOURCES },
  { "donde aprender", STUDY_SECTION_RESOURCES },
  { "materiais", STUDY_SECTION_RESOURCES, TRUE },
  { "materiales", STUDY_SECTION_RESOURCES, TRUE },
  { "material de apoio", STUDY_SECTION_RESOURCES },
  { "materials", STUDY_SECTION_RESOURCES },
  { "content", STUDY_SECTION_LESSONS },
  { "contents alura", STUDY_SECTION_LESSONS },
  { "links", STUDY_SECTION_RESOURCES },
  { "videos", STUDY_SECTION_RESOURCES },
  { "artigos", STUDY_SECTION_RESOURCES },
  { "articulos", STUDY_SECTION_RESOURCES },
  { "articles", STUDY_SECTION_RESOURCES },
  { "livros", STUDY_SECTION_RESOURCES },
  { "libros", STUDY_SECTION_RESOURCES },
  { "books", STUDY_SECTION_RESOURCES },
  { "readings", STUDY_SECTION_RESOURCES },
  { "reading", STUDY_SECTION_RESOURCES },
  { "further reading", STUDY_SECTION_RESOURCES },
  { "sources", STUDY_SECTION_RESOURCES },
  { "source s", STUDY_SECTION_RESOURCES },
  { "sources and further reading", STUDY_SECTION_RESOURCES },
  { "source s and further reading", STUDY_SECTION_RESOURCES },
  { "fontes", STUDY_SECTION_RESOURCES },
  { "fuentes", STUDY_SECTION_RESOURCES },
  { "leitura", STUDY_SECTION_RESOURCES },
  { "leituras", STUDY_SECTION_RESOURCES, TRUE },
  { "leitura complementar", STUDY_SECTION_RESOURCES },
  { "lecturas", STUDY_SECTION_RESOURCES, TRUE },
  { "links uteis", STUDY_SECTION_RESOURCES },
  { "useful links", STUDY_SECTION_RESOURCES },
  { "enlaces", STUDY_SECTION_RESOURCES, TRUE },
  { "official documentation", STUDY_SECTION_REFERENCES },
  { "documentacao oficial", STUDY_SECTION_REFERENCES },
  { "documentacion oficial", STUDY_SECTION_REFERENCES },
  { "documentacao", STUDY_SECTION_REFERENCES },
  { "documentacion", STUDY_SECTION_REFERENCES },
  { "documentation", STUDY_SECTION_REFERENCES },
  { "referencias", STUDY_SECTION_REFERENCES },
  { "references", STUDY_SECTION_REFERENCES },
  { "bibliografia", STUDY_SECTION_REFERENCES },
  { "table of contents", STUDY_SECTION_CONTENTS },
  { "contents", STUDY_SECTION_CONTENTS },
  { "toc", STUDY_SECTION_CONTENTS },
  { "index", STUDY_SECTION_CONTENTS },
  { "indice", STUDY_SECTION_CONTENTS },
  { "sumario", STUDY_SECTION_CONTENTS },
  { "tabela de conteudo", STUDY_SECTION_CONTENTS },
  { "tabela de conteudos", STUDY_SECTION_CONTENTS },
  { "tabla de contenido", STUDY_SECTION_CONTENTS },
  { "tabla de contenidos", STUDY_SECTION_CONTENTS },
  { "licenca", STUDY_SECTION_LICENSE },
  { "licencia", STUDY_SECTION_LICENSE },
  { "license", STUDY_SECTION_LICENSE },
  { "licence", STUDY_SECTION_LICENSE },
  { "copyright", STUDY_SECTION_LICENSE },
  { "contribuindo", STUDY_SECTION_CONTRIBUTING, TRUE },
  { "contribuicao", STUDY_SECTION_CONTRIBUTING, TRUE },
  { "contribuicoes", STUDY_SECTION_CONTRIBUTING, TRUE },
  { "como contribuir", STUDY_SECTION_CONTRIBUTING, TRUE },
  { "contribuir", STUDY_SECTION_CONTRIBUTING, TRUE },
  { "contribucion", STUDY_SECTION_CONTRIBUTING, TRUE },
  { "contribuciones", STUDY_SECTION_CONTRIBUTING, TRUE },
  { "contributing", STUDY_SECTION_CONTRIBUTING, TRUE },
  { "contribution", STUDY_SECTION_CONTRIBUTING, TRUE },
  { "contributions", STUDY_SECTION_CONTRIBUTING, TRUE },
  { "how to contribute", STUDY_SECTION_CONTRIBUTING, TRUE },
  { "want to contribute", STUDY_SECTION_CONTRIBUTING },
  { "apoie", STUDY_SECTION_SPONSORS, TRUE },
  { "apoio", STUDY_SECTION_SPONSORS },
  { "apoiadores", STUDY_SECTION_SPONSORS },
  { "patrocinadores", STUDY_SECTION_SPONSORS },
  { "sponsors", STUDY_SECTION_SPONSORS },
  { "sponsor", STUDY_SECTION_SPONSORS, TRUE },
  { "our sponsors", STUDY_SECTION_SPONSORS },
  { "backers", STUDY_SECTION_SPONSORS },
  { "donate", STUDY_SECTION_SPONSORS, TRUE },
  { "donations", STUDY_SECTION_SPONSORS },
  { "doacoes", STUDY_SECTION_SPONSORS },
  { "donaciones", STUDY_SECTION_SPONSORS },
  { "support", STUDY_SECTION_SPONSORS },
  { "support this project", STUDY_SECTION_SPONSORS },
  { "support us", STUDY_SECTION_SPONSORS },
  { "code of conduct", STUDY_SECTION_PEOPLE },
  { "codigo de conduta", STUDY_SECTION_PEOPLE },
  { "codigo de conducta", STUDY_SECTION_PEOPLE },
  { "community", STUDY_SECTION_PEOPLE },
  { "comunidade", STUDY_SECTION_PEOPLE },
  { "comunidad", STUDY_SECTION_PEOPLE },
  { "team", STUDY_SECTION_PEOPLE },
  { "equipe", STUDY_SECTION_PEOPLE },
  { "equipo", STUDY_SECTION_PEOPLE },
  { "author", STUDY_SECTION_PEOPLE },
  { "authors", STUDY_SECTION_PEOPLE },
  { "autor", STUDY_SECTION_PEOPLE },
  { "autora", STUDY_SECTION_PEOPLE },
  { "autores", STUDY_SECTION_PEOPLE },
  { "contributors", STUDY_SECTION_PEOPLE },
  { "contribuidores", STUDY_SECTION_PEOPLE },
  { "colaboradores", STUDY_SECTION_PEOPLE },
  { "maintainers", STUDY_SECTION_PEOPLE },
  { "credits", STUDY_SECTION_PEOPLE },
  { "creditos", STUDY_SECTION_PEOPLE },
  { "acknowledgements", STUDY_SECTION_PEOPLE },
  { "acknowledgments", STUDY_SECTION_PEOPLE },
  { "agradecimentos", STUDY_SECTION_PEOPLE },
  { "agradecimientos", STUDY_SECTION_PEOPLE },
  { "contact", STUDY_SECTION_PEOPLE },
  { "contato", STUDY_SECTION_PEOPLE },
  { "contacto", STUDY_SECTION_PEOPLE },
  { "translations", STUDY_SECTION_PEOPLE },
  { "traducoes", STUDY_SECTION_PEOPLE },
  { "traducciones", STUDY_SECTION_PEOPLE },
  { "read this in", STUDY_SECTION_PEOPLE, TRUE },
  { "available in", STUDY_SECTION_PEOPLE, TRUE },
  { "translated", STUDY_SECTION_PEOPLE, TRUE },
  { "other languages", STUDY_SECTION_PEOPLE },
  { "languages", STUDY_SECTION_LANGUAGES },
  { "leia em", STUDY_SECTION_PEOPLE, TRUE },
  { "outros idiomas", STUDY_SECTION_PEOPLE },
  { "otros idiomas", STUDY_SECTION_PEOPLE },
  { "idiomas", STUDY_SECTION_LANGUAGES },
  { "stargazers", STUDY_SECTION_PEOPLE, TRUE },
  { "star history", STUDY_SECTION_PEOPLE },
  { "changelog", STUDY_SECTION_PEOPLE },
  { "news", STUDY_SECTION_PEOPLE },
};

static const Word columns[] = {
  { "id", STUDY_COLUMN_ID }, { "codigo", STUDY_COLUMN_ID }, { "code", STUDY_COLUMN_ID },
  { "course", STUDY_COLUMN_TITLE, TRUE }, { "courses", STUDY_COLUMN_TITLE }, { "curso", STUDY_COLUMN_TITLE, TRUE },
  { "cursos", STUDY_COLUMN_TITLE }, { "title", STUDY_COLUMN_TITLE }, { "titulo", STUDY_COLUMN_TITLE },
  { "name", STUDY_COLUMN_TITLE }, { "nome", STUDY_COLUMN_TITLE }, { "nombre", STUDY_COLUMN_TITLE },
  { "topic", STUDY_COLUMN_TITLE }, { "topics", STUDY_COLUMN_TITLE }, { "topico", STUDY_COLUMN_TITLE },
  { "topicos", STUDY_COLUMN_TITLE }, { "tema", STUDY_COLUMN_TITLE }, { "temas", STUDY_COLUMN_TITLE },
  { "assunto", STUDY_COLUMN_TITLE }, { "conteudo", STUDY_COLUMN_TITLE }, { "contenido", STUDY_COLUMN_TITLE },
  { "subject", STUDY_COLUMN_TITLE }, { "materia", STUDY_COLUMN_TITLE }, { "disciplina", STUDY_COLUMN_TITLE },
  { "asignatura", STUDY_COLUMN_TITLE }, { "modulo", STUDY_COLUMN_TITLE }, { "module", STUDY_COLUMN_TITLE },
  { "book", STUDY_COLUMN_TITLE }, { "books", STUDY_COLUMN_TITLE }, { "livro", STUDY_COLUMN_TITLE },
  { "libro", STUDY_COLUMN_TITLE }, { "resource", STUDY_COLUMN_TITLE }, { "recurso", STUDY_COLUMN_TITLE },
  { "resources", STUDY_COLUMN_TITLE }, { "skill", STUDY_COLUMN_TITLE }, { "skills", STUDY_COLUMN_TITLE },
  { "habilidade", STUDY_COLUMN_TITLE }, { "habilidad", STUDY_COLUMN_TITLE }, { "concept", STUDY_COLUMN_TITLE },
  { "conceito", STUDY_COLUMN_TITLE }, { "concepto", STUDY_COLUMN_TITLE }, { "chapter", STUDY_COLUMN_TITLE },
  { "capitulo", STUDY_COLUMN_TITLE }, { "lesson", STUDY_COLUMN_TITLE }, { "aula", STUDY_COLUMN_TITLE },
  { "recursos", STUDY_COLUMN_TITLE }, { "provider", STUDY_COLUMN_PROVIDER },
  { "university", STUDY_COLUMN_PROVIDER }, { "universidade", STUDY_COLUMN_PROVIDER },
  { "universidad", STUDY_COLUMN_PROVIDER }, { "platform", STUDY_COLUMN_PROVIDER },
  { "plataforma", STUDY_COLUMN_PROVIDER }, { "school", STUDY_COLUMN_PROVIDER }, { "escola", STUDY_COLUMN_PROVIDER },
  { "escuela", STUDY_COLUMN_PROVIDER }, { "institution", STUDY_COLUMN_PROVIDER },
  { "instituicao", STUDY_COLUMN_PROVIDER }, { "institucion", STUDY_COLUMN_PROVIDER },
  { "offered by", STUDY_COLUMN_PROVIDER }, { "author", STUDY_COLUMN_PROVIDER },
  { "authors", STUDY_COLUMN_PROVIDER }, { "author s", STUDY_COLUMN_PROVIDER }, { "autor", STUDY_COLUMN_PROVIDER },
  { "instrutor", STUDY_COLUMN_PROVIDER }, { "instructor", STUDY_COLUMN_PROVIDER },
  { "professor", STUDY_COLUMN_PROVIDER }, { "company", STUDY_COLUMN_PROVIDER },
  { "duration", STUDY_COLUMN_DURATION, TRUE }, { "duracao", STUDY_COLUMN_DURATION, TRUE },
  { "duracion", STUDY_COLUMN_DURATION, TRUE }, { "length", STUDY_COLUMN_DURATION },
  { "weeks", STUDY_COLUMN_DURATION }, { "semanas", STUDY_COLUMN_DURATION }, { "effort", STUDY_COLUMN_EFFORT, TRUE },
  { "esforco", STUDY_COLUMN_EFFORT, TRUE }, { "esfuerzo", STUDY_COLUMN_EFFORT, TRUE },
  { "dedicacao", STUDY_COLUMN_EFFORT, TRUE }, { "dedicacion", STUDY_COLUMN_EFFORT, TRUE },
  { "hours", STUDY_COLUMN_HOURS, TRUE }, { "horas", STUDY_COLUMN_HOURS, TRUE },
  { "carga horaria", STUDY_COLUMN_HOURS, TRUE }, { "time", STUDY_COLUMN_HOURS }, { "tempo", STUDY_COLUMN_HOURS },
  { "tiempo", STUDY_COLUMN_HOURS }, { "prerequisites", STUDY_COLUMN_REQUIRES },
  { "prerequisite", STUDY_COLUMN_REQUIRES }, { "pre requisites", STUDY_COLUMN_REQUIRES },
  { "pre requisitos", STUDY_COLUMN_REQUIRES }, { "pre requisito", STUDY_COLUMN_REQUIRES },
  { "prerequisitos", STUDY_COLUMN_REQUIRES }, { "prerrequisitos", STUDY_COLUMN_REQUIRES },
  { "requirements", STUDY_COLUMN_REQUIRES }, { "requisitos", STUDY_COLUMN_REQUIRES },
  { "requires", STUDY_COLUMN_REQUIRES }, { "requer", STUDY_COLUMN_REQUIRES },
  { "depends on", STUDY_COLUMN_REQUIRES }, { "prereq", STUDY_COLUMN_REQUIRES },
  { "prereqs", STUDY_COLUMN_REQUIRES }, { "pre reqs", STUDY_COLUMN_REQUIRES }, { "status", STUDY_COLUMN_STATUS },
  { "estado", STUDY_COLUMN_STATUS }, { "situacao", STUDY_COLUMN_STATUS }, { "progress", STUDY_COLUMN_STATUS },
  { "progresso", STUDY_COLUMN_STATUS }, { "progreso", STUDY_COLUMN_STATUS }, { "done", STUDY_COLUMN_STATUS },
  { "feito", STUDY_COLUMN_STATUS }, { "concluido", STUDY_COLUMN_STATUS }, { "hecho", STUDY_COLUMN_STATUS },
  { "completed", STUDY_COLUMN_STATUS }, { "category", STUDY_COLUMN_CATEGORY },
  { "categoria", STUDY_COLUMN_CATEGORY }, { "area", STUDY_COLUMN_CATEGORY }, { "tool", STUDY_COLUMN_TOOLS },
  { "tools", STUDY_COLUMN_TOOLS }, { "essential tools", STUDY_COLUMN_TOOLS }, { "ferramenta", STUDY_COLUMN_TOOLS },
  { "ferramentas", STUDY_COLUMN_TOOLS }, { "ferramentas essenciais", STUDY_COLUMN_TOOLS },
  { "herramienta", STUDY_COLUMN_TOOLS }, { "herramientas", STUDY_COLUMN_TOOLS },
  { "tecnologia", STUDY_COLUMN_TOOLS }, { "tecnologias", STUDY_COLUMN_TOOLS }, { "technology", STUDY_COLUMN_TOOLS },
  { "technologies", STUDY_COLUMN_TOOLS }, { "link", STUDY_COLUMN_LINK }, { "links", STUDY_COLUMN_LINK },
  { "url", STUDY_COLUMN_LINK }, { "type", STUDY_COLUMN_KIND }, { "tipo", STUDY_COLUMN_KIND },
  { "kind", STUDY_COLUMN_KIND }, { "format", STUDY_COLUMN_KIND }, { "formato", STUDY_COLUMN_KIND },
};

static const Word kinds[] = {
  { "curso", STUDY_ITEM_COURSE }, { "cursos", STUDY_ITEM_COURSE }, { "course", STUDY_ITEM_COURSE },
  { "formacao", STUDY_ITEM_COURSE }, { "formacion", STUDY_ITEM_COURSE }, { "mooc", STUDY_ITEM_COURSE },
  { "artigo", STUDY_ITEM_RESOURCE }, { "articulo", STUDY_ITEM_RESOURCE }, { "article", STUDY_ITEM_RESOURCE },
  { "youtube", STUDY_ITEM_RESOURCE }, { "video", STUDY_ITEM_RESOURCE }, { "videos", STUDY_ITEM_RESOURCE },
  { "podcast", STUDY_ITEM_RESOURCE }, { "livro", STUDY_ITEM_RESOURCE }, { "libro", STUDY_ITEM_RESOURCE },
  { "book", STUDY_ITEM_RESOURCE }, { "ebook", STUDY_ITEM_RESOURCE }, { "site", STUDY_ITEM_RESOURCE },
  { "web", STUDY_ITEM_RESOURCE }, { "website", STUDY_ITEM_RESOURCE }, { "sitio", STUDY_ITEM_RESOURCE },
  { "recurso", STUDY_ITEM_RESOURCE }, { "resource", STUDY_ITEM_RESOURCE }, { "post", STUDY_ITEM_RESOURCE },
  { "blog", STUDY_ITEM_RESOURCE }, { "playlist", STUDY_ITEM_RESOURCE }, { "talk", STUDY_ITEM_RESOURCE },
  { "palestra", STUDY_ITEM_RESOURCE }, { "live", STUDY_ITEM_RESOURCE }, { "tutorial", STUDY_ITEM_RESOURCE },
  { "doc", STUDY_ITEM_RESOURCE }, { "docs", STUDY_ITEM_RESOURCE }, { "documentacao", STUDY_ITEM_RESOURCE },
  { "desafio", STUDY_ITEM_RESOURCE }, { "desafios", STUDY_ITEM_RESOURCE }, { "challenge", STUDY_ITEM_RESOURCE },
  { "feed", STUDY_ITEM_RESOURCE }, { "official", STUDY_ITEM_RESOURCE }, { "opensource", STUDY_ITEM_RESOURCE },
  { "read", STUDY_ITEM_RESOURCE }, { "reading", STUDY_ITEM_RESOURCE }, { "watch", STUDY_ITEM_RESOURCE },
  { "leia", STUDY_ITEM_RESOURCE }, { "leitura", STUDY_ITEM_RESOURCE }, { "assista", STUDY_ITEM_RESOURCE },
  { "lectura", STUDY_ITEM_RESOURCE },
  { "licao", STUDY_ITEM_LESSON }, { "leccion", STUDY_ITEM_LESSON }, { "lesson", STUDY_ITEM_LESSON },
};

static const Word statuses[] = {
  { "done", STUDY_MARK_DONE }, { "completed", STUDY_MARK_DONE }, { "complete", STUDY_MARK_DONE },
  { "finished", STUDY_MARK_DONE }, { "yes", STUDY_MARK_DONE }, { "concluido", STUDY_MARK_DONE },
  { "concluida", STUDY_MARK_DONE }, { "completo", STUDY_MARK_DONE }, { "finalizado", STUDY_MARK_DONE },
  { "finalizada", STUDY_MARK_DONE }, { "feito", STUDY_MARK_DONE }, { "feita", STUDY_MARK_DONE },
  { "sim", STUDY_MARK_DONE }, { "ok", STUDY_MARK_DONE }, { "completado", STUDY_MARK_DONE },
  { "completada", STUDY_MARK_DONE }, { "terminado", STUDY_MARK_DONE }, { "terminada", STUDY_MARK_DONE },
  { "hecho", STUDY_MARK_DONE }, { "si", STUDY_MARK_DONE }, { "x", STUDY_MARK_DONE }, { "100", STUDY_MARK_DONE },
};

/* As long as a label in front of an item is at most, in bytes. */
#define MAX_LABEL_LENGTH 40

/* Finds what a text means in a table, or -1. Of several prefixes any will do. */
static int
look_up (const Word *table,
         gsize       n_words,
         const char *text)
{
  g_autofree char *folded = study_guide_fold (text);

  for (gsize i = 0; i < n_words; i++)
    {
      gsize length;

      if (*folded != *table[i].words)
        continue;
      length = strlen (table[i].words);
      if (strncmp (folded, table[i].words, length) == 0 &&
          (folded[length] == '\0' || (table[i].prefix && folded[length] == ' ')))
        return table[i].meaning;
    }

  return -1;
}

/* Whether a folded text has one of several words in it. */
static gboolean
has_word (const char         *folded,
          const char * const *words)
{
  g_autofree char *padded = g_strdup_printf (" %s ", folded);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_strdup_printf (" %s ", words[i]);

      if (strstr (padded, word) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Whether the title of a link says that it leads to what is looked up. */
gboolean
study_guide_is_documentation (const char *title)
{
  static const char * const words[] = { "documentation", "documentacao", "documentacion", "docs", NULL };
  g_autofree char *folded = study_guide_fold (title);

  return has_word (folded, words);
}

static gboolean
is_about_open_source (const char *title)
{
  static const char * const words[] = { "open source", "opensource", "codigo aberto", "codigo abierto", NULL };
  g_autofree char *folded = study_guide_fold (title);

  return has_word (folded, words);
}

StudyGuideSection
study_guide_get_section (const char *title)
{
  g_autofree char *clean = study_guide_clean_title (title);
  int section = look_up (sections, G_N_ELEMENTS (sections), clean);

  /* That is something to learn. */
  if (section == STUDY_SECTION_CONTRIBUTING && is_about_open_source (clean))
    return STUDY_SECTION_NONE;
  if (section >= 0)
    return (StudyGuideSection) section;

  return study_guide_is_project (clean) ? STUDY_SECTION_PROJECT : STUDY_SECTION_NONE;
}

StudyGuideColumn
study_guide_get_column (const char *title)
{
  int column = look_up (columns, G_N_ELEMENTS (columns), title);

  return column >= 0 ? (StudyGuideColumn) column : STUDY_COLUMN_OTHER;
}

/* Whether a word such as “Curso” or “YouTube” tells what an item is. */
gboolean
study_guide_get_item_kind (const char    *word,
                           StudyItemKind *kind)
{
  int found = look_up (kinds, G_N_ELEMENTS (kinds), word);

  if (found >= 0)
    *kind = (StudyItemKind) found;

  return found >= 0;
}

/* Returns how many bytes the label has that a line begins with, such as
 * “Course:”, which says what the rest of it is; 0 without one. “Web: …” is one
 * only in a line that has a link. */
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

/* What a status, in words or as an emoji, says of how far one is. */
StudyGuideMark
study_guide_get_status (const char *text)
{
  StudyGuideMark mark = study_guide_get_mark (text);
  int status = look_up (statuses, G_N_ELEMENTS (statuses), text);

  if (mark != STUDY_MARK_NONE)
    return mark;

  return status >= 0 ? (StudyGuideMark) status : STUDY_MARK_OPEN;
}

StudyAdviceKind
study_guide_get_advice_kind (const char *title)
{
  static const char * const order[] = { "ordem", "orden", "order", "sequencia", "secuencia", "sequence", NULL };
  static const char * const practice[] = {
    "pratique", "pratica", "praticar", "practica", "practique", "practicar", "practice", "practise", "exercise", NULL,
  };
  static const char * const document[] = {
    "documente", "documenta", "documentar", "document", "portfolio", "portafolio", NULL,
  };
  g_autofree char *folded = study_guide_fold (title);

  if (has_word (folded, order))
    return STUDY_ADVICE_ORDER;
  if (has_word (folded, practice))
    return STUDY_ADVICE_PRACTICE;
  if (has_word (folded, document))
    return STUDY_ADVICE_DOCUMENT;

  return STUDY_ADVICE_OTHER;
}

/* Whether an advice asks for a project of one's own for each course. */
gboolean
study_guide_wants_projects (const char *text)
{
  static const char * const each[] = { "cada", "each", "every", "todo", "todos", "all", NULL };
  static const char * const course[] = { "curso", "cursos", "course", "courses", NULL };
  static const char * const project[] = { "projeto", "projetos", "proyecto", "proyectos", "project", "projects", NULL };
  g_autofree char *folded = study_guide_fold (text);

  return has_word (folded, each) && has_word (folded, course) && has_word (folded, project);
}

/* Whether a folded word is one of several, in the singular or in the plural. */
static gboolean
is_one_of (const char         *word,
           const char * const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *end = word + strlen (words[i]);

      if (g_str_has_prefix (word, words[i]) && (*end == '\0' || g_str_equal (end, "s") || g_str_equal (end, "es")))
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
  static const char * const numbers[] = {
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "um", "uma",
    "dois", "duas", "tres", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze", "doze", "uno", "una", "dos",
    "cuatro", "siete", "ocho", "nueve", "diez", "once", "doce", "zero", "cero", NULL,
  };

  return g_strv_contains (numbers, word) || (*word != '\0' && word[strspn (word, "ivx")] == '\0');
}

/* Whether a folded word tells the place in an order: “1o”, “2nd”, “primeiro”. */
static gboolean
is_ordinal (const char *word)
{
  static const char * const ordinals[] = {
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "primeiro", "primeira",
    "segundo", "segunda", "terceiro", "terceira", "quarto", "quarta", "quinto", "quinta", "sexto", "sexta", "setimo",
    "setima", "oitavo", "oitava", "nono", "nona", "decimo", "decima", "primer", "primero", "primera", "tercer", "tercero",
    "tercera", "cuarto", "cuarta", "septimo", "septima", "octavo", "octava", "noveno", "novena", NULL,
  };
  gsize n_digits = strspn (word, "0123456789");
  gsize n_letters = strlen (word) - n_digits;

  return g_strv_contains (ordinals, word) || (n_digits > 0 && n_digits <= 2 && n_letters > 0 && n_letters <= 2);
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

/* Whether a line begins as a part of a guide does that is counted: “Fase 1”,
 * “Week 2: …”, “Step Three”, “1º Período”. */
gboolean
study_guide_is_part_word (const char *text)
{
  static const char * const words[] = {
    "fase", "etapa", "semana", "modulo", "nivel", "niveis", "parte", "capitulo", "dia", "mes", "bloco", "bloque", "unidade",
    "unidad", "passo", "paso", "phase", "stage", "week", "module", "level", "part", "chapter", "day", "month", "block",
    "unit", "step", "section", "secao", "seccion", "lecture", "lesson", "licao", "licoes", "leccion", "aula", "clase", "class",
    "session", "sessao", "sesion", "sprint", "milestone", "semester", "semestre", "trimester", "trimestre", "quarter", "term",
    "bimestre", "periodo", "year", "ano", "ciclo", "cycle", NULL,
  };
  g_autofree char *folded = study_guide_fold (text);
  g_auto (GStrv) tokens = g_strsplit (folded, " ", 3);
  g_autofree char *head = NULL;

  if (tokens[0] == NULL || tokens[1] == NULL)
    return FALSE;
  if (is_one_of (tokens[0], words) && is_part_number (tokens[1]))
    return TRUE;

  /* Told in words, it is all there is before a sign. */
  head = fold_head (text);
  if (strlen (head) != strlen (tokens[0]) + 1 + strlen (tokens[1]))
    return FALSE;

  return (is_one_of (tokens[0], words) && is_number_word (tokens[1])) ||
         (is_ordinal (tokens[0]) && is_one_of (tokens[1], words));
}

/* Whether what stands before a colon says that a project follows. */
gboolean
study_guide_is_project (const char *text)
{
  static const Word words[] = {
    { "projeto", 1 }, { "projeto pratico", 1 }, { "projeto final", 1 }, { "mini projeto", 1 }, { "projeto da semana", 1 },
    { "proyecto", 1 }, { "proyecto practico", 1 }, { "proyecto final", 1 }, { "mini proyecto", 1 }, { "project", 1 },
    { "practice project", 1 }, { "final project", 1 }, { "mini project", 1 }, { "capstone", 1 }, { "capstone project", 1 },
  };

  return look_up (words, G_N_ELEMENTS (words), text) >= 0;
}

/* Whether what stands before a colon says what the rest is, in a list in which
 * others name topics: “Book: …”. “Web: …” may be a topic. */
gboolean
study_guide_is_item_label (const char *text)
{
  static const Word words[] = {
    { "curso", 1 }, { "cursos", 1 }, { "course", 1 }, { "courses", 1 }, { "mooc", 1 }, { "livro", 1 }, { "livros", 1 },
    { "libro", 1 }, { "libros", 1 }, { "book", 1 }, { "books", 1 }, { "ebook", 1 }, { "artigo", 1 }, { "articulo", 1 },
    { "article", 1 }, { "palestra", 1 }, { "playlist", 1 }, { "podcast", 1 }, { "tutorial", 1 },
  };

  return study_guide_is_project (text) || look_up (words, G_N_ELEMENTS (words), text) >= 0;
}

/* Whether a text is only there to lead back to the top. */
gboolean
study_guide_is_back_link (const char *text)
{
  static const Word words[] = {
    { "back to top", 1 }, { "back to the top", 1 }, { "top", 1 }, { "go to top", 1 }, { "return to top", 1 },
    { "back to contents", 1 }, { "back to table of contents", 1 }, { "voltar ao topo", 1 }, { "topo", 1 },
    { "voltar para o topo", 1 }, { "voltar ao inicio", 1 }, { "voltar ao indice", 1 }, { "volver arriba", 1 },
    { "volver al inicio", 1 }, { "volver al indice", 1 }, { "arriba", 1 },
  };

  return look_up (words, G_N_ELEMENTS (words), text) >= 0;
}

/* Whether a cell says that there is nothing. */
gboolean
study_guide_is_nothing (const char *text)
{
  static const Word words[] = {
    { "", 1 }, { "none", 1 }, { "n a", 1 }, { "nenhum", 1 }, { "nenhuma", 1 }, { "ninguno", 1 }, { "ninguna", 1 },
    { "no", 1 }, { "nao", 1 }, { "na", 1 },
  };

  return look_up (words, G_N_ELEMENTS (words), text) >= 0;
}

/* Whether a row only sums others up. */
gboolean
study_guide_is_sum (const char *text)
{
  static const Word words[] = {
    { "total", 1 }, { "totals", 1 }, { "totais", 1 }, { "totales", 1 }, { "subtotal", 1 }, { "total geral", 1 },
    { "total general", 1 }, { "grand total", 1 }, { "carga horaria total", 1 }, { "soma", 1 }, { "sum", 1 }, { "suma", 1 },
  };

  return look_up (words, G_N_ELEMENTS (words), text) >= 0;
}

/* Whether an enumeration only says that there is more. */
gboolean
study_guide_is_and_so_on (const char *text)
{
  static const Word words[] = {
    { "and more", 1 }, { "more", 1 }, { "etc", 1 }, { "e mais", 1 }, { "e outros", 1 }, { "y mas", 1 }, { "y otros", 1 },
  };

  return look_up (words, G_N_ELEMENTS (words), text) >= 0;
}

/*
 * study_guide_guess_language:
 * @text: the text of a guide
 * @length: its length in bytes
 *
 * Counts words that stand in any text of a language and in none of the others.
 *
 * Returns: (nullable): a BCP 47 tag; %NULL if it is none of the three
 */
const char *
study_guide_guess_language (const char *text,
                            gsize       length)
{
  static const char * const words[3][26] = {
    { "de", "que", "para", "com", "uma", "um", "os", "do", "da", "em", "não", "você", "e", "seu", "ao", "como", "são",
      "mais", "ou", "é", "na", "das", "dos", "pelo", NULL },
    { "de", "que", "para", "con", "una", "un", "los", "del", "la", "en", "el", "y", "su", "al", "como", "son", "más",
      "las", NULL },
    { "of", "that", "for", "with", "a", "an", "the", "and", "to", "in", "is", "you", "your", "how", "are", "or", "this",
      "from", NULL },
  };
  static const char * const tags[] = { "pt-BR", "es", "en" };
  g_autofree char *sample = g_utf8_make_valid (text, MIN (length, 64 * 1024));
  g_autofree char *lower = g_utf8_strdown (sample, -1);
  g_auto (GStrv) tokens = g_strsplit_set (lower, " \t\n,;()[]<>*_#|\"'", -1);
  guint counts[3] = { 0 };
  guint best = 0;

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      gsize length_of_word = strcspn (tokens[i], ".:/");

      /* An address is in no language: “.com” is no Portuguese. */
      if (*tokens[i] == '\0' || tokens[i][length_of_word + strspn (tokens[i] + length_of_word, ".:")] != '\0')
        continue;

      tokens[i][length_of_word] = '\0';
      for (guint language = 0; language < G_N_ELEMENTS (tags); language++)
        counts[language] += g_strv_contains (words[language], tokens[i]);
      /* Letters that one of the languages has alone. */
      counts[0] += strstr (tokens[i], "ã") != NULL || strstr (tokens[i], "õ") != NULL || strstr (tokens[i], "ç") != NULL;
      counts[1] += strstr (tokens[i], "ñ") != NULL || strstr (tokens[i], "¿") != NULL || strstr (tokens[i], "ión") != NULL;
    }

  for (guint language = 1; language < G_N_ELEMENTS (tags); language++)
    {
      if (counts[language] > counts[best])
        best = language;
    }

  return counts[best] >= 3 ? tags[best] : NULL;
}

/* Returns the title of a guide behind words that say that it is one. */
const char *
study_guide_skip_guide_words (const char *title)
{
  static const char * const words[] = { "guia", "guide", "roadmap", "trilha", "ruta", "study", "plano", "plan", NULL };
  const char *colon = strchr (title, ':');
  g_autofree char *before = colon != NULL ? g_strndup (title, colon - title) : NULL;
  g_autofree char *folded = before != NULL ? study_guide_fold (before) : NULL;

  if (folded == NULL || !has_word (folded, words))
    return title;

  for (colon++; *colon == ' '; colon++)
    continue;

  return *colon != '\0' ? colon : title;
}
