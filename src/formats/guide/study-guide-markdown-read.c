/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-guide-markdown-read.h"

#include <glib/gi18n.h>
#include <string.h>

#include "formats/documents/study-trail-format.h"
#include "formats/documents/study-trail-graph.h"
#include "formats/markdown/study-guide-scan.h"
#include "formats/markdown/study-markdown.h"
#include "formats/text/study-format-text.h"

/*
 * Reads what study-guide-markdown.c writes, line by line. It takes nothing that
 * this would not have written, but for what a person may change in a text or
 * check off: who changed more gets what any guide gets.
 */

typedef enum
{
  SECTION_NONE,
  SECTION_TITLE,
  SECTION_OBJECTIVE,
  SECTION_STAGE,
  SECTION_TOPIC,
  SECTION_REFERENCES,
  SECTION_ADVICE,
  SECTION_TOOLS,
  SECTION_SOURCES,
} Section;

/* An advice, before it is whole. */
typedef struct
{
  StudyAdviceKind kind;
  char *title;
  char *text;
  GPtrArray *suggestions;
} Advice;

/* What a topic requires, until all topics are known. */
typedef struct
{
  StudyContentTopic *topic;
  char *anchor;
} Requirement;

typedef struct
{
  StudyContent *content;
  Section section;
  guint n_ids;
  StudyContentStage *stage;
  StudyContentTopic *topic;
  StudyContentItem *course; /* the item before, if it is a course */
  GPtrArray *projects;    /* projects of courses: the last items of their topic */
  Advice *advice;
  GVariantBuilder sources;
  guint n_sources;
  guint n_rows;
  char **text;            /* (nullable): where the text belongs that is read */
  GString *buffer;        /* the text so far */
  gboolean in_paragraph;
  GHashTable *headings;   /* see study_markdown_add_anchor() */
  GHashTable *topics;     /* anchor → StudyContentTopic */
  GArray *requirements;
} Reader;

static void
advice_free (Advice *self)
{
  g_free (self->title);
  g_free (self->text);
  g_ptr_array_unref (self->suggestions);
  g_free (self);
}

static void
requirement_clear (gpointer data)
{
  g_free (((Requirement *) data)->anchor);
}

/* A provisional id: see study_content_assign_ids(). */
static char *
new_id (Reader *self)
{
  return g_strdup_printf ("#%u", ++self->n_ids);
}

/* Ends the text that is read, and begins another, if there may be one. */
static void
begin_text (Reader  *self,
            char   **text)
{
  if (self->text != NULL && self->buffer->len > 0)
    g_set_str (self->text, self->buffer->str);

  g_string_truncate (self->buffer, 0);
  self->text = text;
  self->in_paragraph = FALSE;
}

/* Appends a line to the text that is read. */
static gboolean
read_text (Reader     *self,
           const char *line)
{
  gsize length = strlen (line);
  gsize n_backslashes = 0;
  g_autofree char *text = NULL;

  if (self->text == NULL || !study_guide_scan_is_text (line))
    return FALSE;

  /* One backslash more than what is escaped ends a line within a paragraph. */
  while (n_backslashes < length && line[length - 1 - n_backslashes] == '\\')
    n_backslashes++;
  text = study_markdown_unescape (line, length - n_backslashes % 2);

  if (self->buffer->len > 0)
    g_string_append (self->buffer, self->in_paragraph ? "\n" : "\n\n");
  g_string_append (self->buffer, text);
  self->in_paragraph = TRUE;

  return TRUE;
}

static void
end_topic (Reader *self)
{
  if (self->topic != NULL)
    g_ptr_array_extend_and_steal (self->topic->items, g_steal_pointer (&self->projects));
  else
    g_clear_pointer (&self->projects, g_ptr_array_unref);

  self->projects = g_ptr_array_new_with_free_func ((GDestroyNotify) study_content_item_unref);
  self->topic = NULL;
  self->course = NULL;
}

static void
end_advice (Reader *self)
{
  Advice *advice = self->advice;

  if (advice == NULL)
    return;

  g_ptr_array_add (advice->suggestions, NULL);
  g_ptr_array_add (self->content->advice,
                   study_advice_new (advice->kind, advice->title, advice->text,
                                     (const char * const *) advice->suggestions->pdata));
  g_clear_pointer (&self->advice, advice_free);
}

static void
begin_section (Reader   *self,
               Section   section,
               char    **text)
{
  begin_text (self, text);
  end_topic (self);
  end_advice (self);
  self->section = section;
  self->n_rows = 0;
}

/* Reads a heading's title and mark, such as “*(Extra)*”, and where links to it
 * lead; the title stands in @line behind a number, if there is one. */
static char *
read_heading (Reader            *self,
              const char        *line,
              const char        *behind,
              StudyContentWord   mark_word,
              gboolean          *marked,
              char             **anchor)
{
  g_autofree char *title = NULL;
  g_autofree char *mark = NULL;
  g_autoptr (GString) text = g_string_new_len (line, behind - line);

  if (!study_guide_scan_heading (behind, mark_word, &title, &mark))
    return NULL;

  g_string_append (text, title);
  if (mark != NULL)
    g_string_append_printf (text, " (%s)", mark);
  *anchor = study_markdown_add_anchor (self->headings, text->str);
  *marked = mark != NULL;

  return g_steal_pointer (&title);
}

static gboolean
read_title (Reader     *self,
            const char *line)
{
  gboolean marked;
  g_autofree char *anchor = NULL;
  g_autofree char *title = NULL;

  if (self->section != SECTION_NONE)
    return FALSE;
  title = read_heading (self, line, line, STUDY_WORD_EXTRA, &marked, &anchor);
  if (title == NULL || marked)
    return FALSE;

  g_set_str (&self->content->title, title);
  begin_section (self, SECTION_TITLE, &self->content->description);

  return TRUE;
}

static gboolean
read_stage (Reader     *self,
            const char *line)
{
  const char *title_line = line;
  gboolean numbered = study_guide_scan_skip_number (&title_line);
  gboolean archived = FALSE;
  g_autofree char *id = NULL;
  g_autofree char *anchor = NULL;
  g_autofree char *title = read_heading (self, line, title_line, STUDY_WORD_ARCHIVED, &archived, &anchor);

  /* What is archived has no number. */
  if (title == NULL || archived == numbered)
    return FALSE;

  id = new_id (self);
  self->stage = study_content_stage_new (id, title);
  self->stage->archived = archived;
  g_ptr_array_add (self->content->stages, self->stage);
  begin_section (self, SECTION_STAGE, &self->stage->text);

  return TRUE;
}

/* Reads a heading of the second level without a number. */
static gboolean
read_section (Reader     *self,
              const char *line)
{
  gsize length = strlen (line);
  g_autofree char *anchor = study_markdown_add_anchor (self->headings, line);

  self->stage = NULL;
  if (study_content_word_is (line, length, STUDY_WORD_OBJECTIVE))
    begin_section (self, SECTION_OBJECTIVE, &self->content->objective);
  else if (study_content_word_is (line, length, STUDY_WORD_HOW_TO_USE))
    begin_section (self, SECTION_ADVICE, NULL);
  else if (study_content_word_is (line, length, STUDY_WORD_TOOLS))
    begin_section (self, SECTION_TOOLS, NULL);
  else if (study_content_word_is (line, length, STUDY_WORD_SOURCES))
    begin_section (self, SECTION_SOURCES, NULL);
  else
    return FALSE;

  return TRUE;
}

static gboolean
read_part (Reader         *self,
           const char     *line,
           StudyGuideRole *role)
{
  const char *behind = line;

  if (self->section == SECTION_NONE)
    return FALSE;

  if (!study_guide_scan_skip_number (&behind) && study_guide_scan_is_text (line))
    {
      *role = STUDY_GUIDE_STRUCTURE;
      return read_section (self, line);
    }
  *role = STUDY_GUIDE_STAGE;

  return read_stage (self, line);
}

static gboolean
read_topic (Reader     *self,
            const char *line)
{
  gboolean optional;
  g_autofree char *id = NULL;
  g_autofree char *anchor = NULL;
  g_autofree char *title = NULL;

  if (self->stage == NULL)
    return FALSE;
  title = read_heading (self, line, line, STUDY_WORD_EXTRA, &optional, &anchor);
  if (title == NULL)
    return FALSE;

  end_topic (self);
  id = new_id (self);
  self->topic = study_content_topic_new (id, title);
  self->topic->optional = optional;
  g_ptr_array_add (self->stage->topics, self->topic);
  g_hash_table_replace (self->topics, g_steal_pointer (&anchor), self->topic);
  self->section = SECTION_TOPIC;
  begin_text (self, &self->topic->text);

  return TRUE;
}

static gboolean
read_references (Reader     *self,
                 const char *line)
{
  g_autofree char *anchor = NULL;

  if (self->section != SECTION_TOPIC || !study_content_word_is (line, strlen (line), STUDY_WORD_REFERENCES))
    return FALSE;

  anchor = study_markdown_add_anchor (self->headings, line);
  self->section = SECTION_REFERENCES;
  begin_text (self, NULL);

  return TRUE;
}

/* Reads the links to the topics that one requires. */
static gboolean
read_requires (Reader     *self,
               const char *line)
{
  const char *colon = strstr (line, ":**");

  if (self->section != SECTION_TOPIC || colon == NULL ||
      !study_content_word_is (line, colon - line, STUDY_WORD_REQUIRES))
    return FALSE;

  line = colon + strlen (":**");
  while (*line != '\0')
    {
      Requirement requirement = { self->topic, NULL };
      const char *end;
      const char *close;

      study_guide_scan_skip (&line, ",");
      if (!study_guide_scan_skip (&line, " ["))
        return FALSE;
      end = study_guide_scan_find (line, "]");
      if (end == NULL || !study_guide_scan_skip (&end, "](#"))
        return FALSE;
      close = strchr (end, ')');
      if (close == NULL)
        return FALSE;

      requirement.anchor = g_strndup (end, close - end);
      g_array_append_val (self->requirements, requirement);
      line = close + 1;
    }
  begin_text (self, NULL);

  return TRUE;
}

/* Reads what can be checked off; @inner stands below a course. */
static gboolean
read_item (Reader         *self,
           const char     *line,
           gboolean        inner,
           StudyGuideRole *role)
{
  gboolean marked = !g_str_has_prefix (line, " ] ");
  StudyItemKind kind;
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_autofree char *url = NULL;
  g_autofree char *provider = NULL;
  double hours;
  StudyContentItem *item;

  if (marked && !g_str_has_prefix (line, "x] ") && !g_str_has_prefix (line, "X] "))
    return FALSE;
  line += strlen ("x] ");
  if (!study_guide_scan_kind (&line, &kind) || !study_guide_scan_link (&line, &title, &url) ||
      !study_guide_scan_remark (line, &provider, &hours))
    return FALSE;
  if (self->section != SECTION_TOPIC || (inner && (kind != STUDY_ITEM_PROJECT || self->course == NULL)))
    return FALSE;

  id = new_id (self);
  item = study_content_item_new (id, kind, title);
  item->url = g_steal_pointer (&url);
  item->provider = g_steal_pointer (&provider);
  item->hours = hours;
  item->marked = marked;
  item->course_id = inner ? g_strdup (self->course->id) : NULL;
  g_ptr_array_add (inner ? self->projects : self->topic->items, item);

  /* A course has one project. */
  self->course = kind == STUDY_ITEM_COURSE ? item : NULL;
  begin_text (self, NULL);
  *role = study_guide_role_for_item (kind);

  return TRUE;
}

static gboolean
read_reference (Reader     *self,
                const char *line)
{
  g_autofree char *title = NULL;
  g_autofree char *url = NULL;

  if (!study_guide_scan_link (&line, &title, &url) || url == NULL || *line != '\0')
    return FALSE;

  g_ptr_array_add (self->topic->references, study_reference_new (title, url));

  return TRUE;
}

static gboolean
read_source (Reader     *self,
             const char *line)
{
  g_autofree char *title = NULL;
  g_autofree char *url = NULL;
  g_autofree char *license = NULL;
  GVariantBuilder source = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  double hours;

  if (!study_guide_scan_link (&line, &title, &url) || !study_guide_scan_remark (line, &license, &hours))
    return FALSE;

  g_variant_builder_add (&source, "{sv}", "title", g_variant_new_string (title));
  if (url != NULL)
    g_variant_builder_add (&source, "{sv}", "url", g_variant_new_string (url));
  if (license != NULL)
    g_variant_builder_add (&source, "{sv}", "license", g_variant_new_string (license));
  g_variant_builder_add_value (&self->sources, g_variant_builder_end (&source));
  self->n_sources++;

  return TRUE;
}

/* Reads the line where an advice begins. */
static gboolean
read_advice (Reader     *self,
             const char *line)
{
  StudyAdviceKind kind = STUDY_ADVICE_OTHER;
  const char *end;
  g_autofree char *title = NULL;

  if (!study_guide_scan_skip (&line, "**"))
    return FALSE;
  end = study_guide_scan_find (line, STUDY_GUIDE_MARKDOWN_ACTIVE);
  if (end == NULL || end == line || !g_str_has_prefix (end, "**"))
    return FALSE;
  title = study_markdown_unescape (line, end - line);

  line = end + strlen ("**");
  for (StudyAdviceKind i = STUDY_ADVICE_ORDER; i < STUDY_ADVICE_OTHER && kind == STUDY_ADVICE_OTHER; i++)
    {
      g_autofree char *comment = g_strdup_printf ("<!-- %s -->", study_guide_markdown_advice_name (i));

      if (study_guide_scan_skip (&line, comment))
        kind = i;
    }

  begin_text (self, NULL);
  end_advice (self);
  self->advice = g_new0 (Advice, 1);
  self->advice->kind = kind;
  self->advice->title = g_steal_pointer (&title);
  self->advice->suggestions = g_ptr_array_new_with_free_func (g_free);
  begin_text (self, &self->advice->text);

  return *line == '\0' || (study_guide_scan_skip (&line, ": ") && read_text (self, line));
}

/* Reads a line in the section of advice: one, a suggestion, or more text. */
static gboolean
read_advice_line (Reader     *self,
                  const char *line)
{
  if (study_guide_scan_skip_number (&line))
    return read_advice (self, line);
  if (*line != ' ' || self->advice == NULL)
    return FALSE;

  line += strspn (line, " ");
  if (!study_guide_scan_skip (&line, "- "))
    return read_text (self, line);

  g_ptr_array_add (self->advice->suggestions, study_markdown_unescape (line, -1));
  begin_text (self, NULL);

  return study_guide_scan_is_text (line);
}

/* Reads a row of the tools; the first two are the head of the table. */
static gboolean
read_row (Reader         *self,
          const char     *line,
          StudyGuideRole *role)
{
  const char *middle = study_guide_scan_find (line, "|");
  const char *end = middle != NULL ? study_guide_scan_find (middle + 1, "|") : NULL;
  g_autofree char *category = NULL;
  g_autofree char *title = NULL;
  g_autofree char *cell = NULL;
  g_auto (GStrv) tools = NULL;

  if (self->section != SECTION_TOOLS || end == NULL || end[1] != '\0' || !study_guide_scan_is_text (line))
    return FALSE;

  *role = STUDY_GUIDE_STRUCTURE;
  if (++self->n_rows <= 2)
    return TRUE;

  *role = STUDY_GUIDE_TOOLS;
  category = g_strstrip (g_strndup (line, middle - line));
  title = study_markdown_unescape (category, -1);
  cell = g_strstrip (g_strndup (middle + 1, end - middle - 1));
  tools = study_guide_scan_list (cell);
  g_ptr_array_add (self->content->tools, study_tool_category_new (title, (const char * const *) tools));

  return *title != '\0';
}

static gboolean
read_bullet (Reader         *self,
             const char     *line,
             StudyGuideRole *role)
{
  if (self->section == SECTION_TOPIC)
    return study_guide_scan_skip (&line, "[") && read_item (self, line, FALSE, role);

  if (self->section == SECTION_REFERENCES)
    {
      *role = STUDY_GUIDE_REFERENCE;
      return read_reference (self, line);
    }
  *role = STUDY_GUIDE_STRUCTURE;

  return self->section == SECTION_SOURCES && read_source (self, line);
}

/* Reads a line that begins with no sign. */
static gboolean
read_plain (Reader         *self,
            const char     *line,
            StudyGuideRole *role)
{
  if (self->section == SECTION_TITLE)
    *role = STUDY_GUIDE_DESCRIPTION;
  else if (self->section == SECTION_OBJECTIVE)
    *role = STUDY_GUIDE_OBJECTIVE;
  else
    *role = STUDY_GUIDE_TEXT;

  return read_text (self, line);
}

static gboolean
read_line (Reader         *self,
           const char     *line,
           StudyGuideRole *role)
{
  g_autofree char *flat = study_format_text_flatten (line);

  /* Spaces alone are no text. */
  if (*flat == '\0')
    {
      *role = STUDY_GUIDE_BLANK;
      self->in_paragraph = FALSE;
      return TRUE;
    }

  if (study_guide_scan_skip (&line, "# "))
    {
      *role = STUDY_GUIDE_TITLE;
      return read_title (self, line);
    }
  if (study_guide_scan_skip (&line, "## "))
    return read_part (self, line, role);
  if (study_guide_scan_skip (&line, "### "))
    {
      *role = STUDY_GUIDE_TOPIC;
      return read_topic (self, line);
    }
  if (study_guide_scan_skip (&line, "#### "))
    {
      *role = STUDY_GUIDE_STRUCTURE;
      return read_references (self, line);
    }
  if (self->section == SECTION_ADVICE)
    {
      *role = STUDY_GUIDE_ADVICE;
      return read_advice_line (self, line);
    }
  if (study_guide_scan_skip (&line, "**"))
    {
      *role = STUDY_GUIDE_STRUCTURE;
      return read_requires (self, line);
    }
  if (study_guide_scan_skip (&line, "- "))
    return read_bullet (self, line, role);
  if (study_guide_scan_skip (&line, "  - ["))
    return read_item (self, line, TRUE, role);
  if (study_guide_scan_skip (&line, "|"))
    return read_row (self, line, role);

  return read_plain (self, line, role);
}

/* Reads the comment of the first line. */
static gboolean
read_marker (Reader     *self,
             const char *line)
{
  g_autofree char *inner = NULL;
  g_auto (GStrv) members = NULL;

  if (!study_guide_scan_skip (&line, STUDY_GUIDE_MARKDOWN_BEGIN) || !g_str_has_suffix (line, STUDY_GUIDE_MARKDOWN_END))
    return FALSE;

  inner = g_strndup (line, strlen (line) - strlen (STUDY_GUIDE_MARKDOWN_END));
  members = g_strsplit (inner, ";", -1);
  if (*members == NULL)
    return TRUE;
  if (**members != '\0')
    return FALSE;

  for (guint i = 1; members[i] != NULL; i++)
    {
      const char *value = members[i];

      /* The name of each begins with the semicolon that parts them. */
      if (study_guide_scan_skip (&value, &STUDY_GUIDE_MARKDOWN_LANGUAGE[1]))
        g_set_str (&self->content->language, value);
      else if (study_guide_scan_skip (&value, &STUDY_GUIDE_MARKDOWN_SHORT_TITLE[1]))
        {
          g_clear_pointer (&self->content->short_title, g_free);
          self->content->short_title = g_uri_unescape_string (value, NULL);
          /* The bytes that are escaped need not be characters. */
          if (self->content->short_title == NULL || !g_utf8_validate (self->content->short_title, -1, NULL) ||
              !study_guide_scan_is_clean (self->content->short_title))
            return FALSE;
        }
    }

  return self->content->language == NULL || study_json_language_is_valid (self->content->language);
}

/* Writes what topics require into them, but for what leads nowhere. */
static void
resolve_requirements (Reader *self)
{
  for (guint i = 0; i < self->requirements->len; i++)
    {
      const Requirement *requirement = &g_array_index (self->requirements, Requirement, i);
      StudyContentTopic *topic = g_hash_table_lookup (self->topics, requirement->anchor);

      if (topic != NULL &&
          !g_ptr_array_find_with_equal_func (requirement->topic->requires, topic->id, g_str_equal, NULL))
        g_ptr_array_add (requirement->topic->requires, g_strdup (topic->id));
    }
}

/* Tells whether no topic waits for itself. */
static gboolean
can_be_walked (const StudyContent *content)
{
  const StudyJsonPath path = { NULL, NULL, 0 };
  g_autoptr (StudyTrailGraph) graph = study_trail_graph_new (&path);

  for (guint i = 0; i < content->stages->len; i++)
    {
      const StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      for (guint j = 0; j < stage->topics->len; j++)
        study_trail_graph_add (graph, g_ptr_array_index (stage->topics, j), i, j);
    }

  return study_trail_graph_check (graph, NULL);
}

static gboolean
read_document (Reader     *self,
               const char *text,
               GArray     *lines)
{
  g_auto (GStrv) all = g_strsplit (text, "\n", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      StudyGuideLine line = { STUDY_GUIDE_STRUCTURE, NULL };

      if (!study_guide_scan_is_clean (all[i]))
        return FALSE;
      if (i == 0 ? !read_marker (self, all[i]) : !read_line (self, all[i], &line.role))
        return FALSE;
      if (line.role != STUDY_GUIDE_BLANK)
        line.reason = _("Exported this way by Study Trail");
      g_array_append_val (lines, line);
    }

  begin_section (self, SECTION_NONE, NULL);
  resolve_requirements (self);
  if (self->n_sources > 0)
    self->content->sources = g_variant_ref_sink (g_variant_builder_end (&self->sources));

  return *self->content->title != '\0' && can_be_walked (self->content);
}

/**
 * study_guide_markdown_is_own:
 *
 * Returns: whether study_guide_to_markdown() wrote the text, whatever may have
 *   changed it since
 */
gboolean
study_guide_markdown_is_own (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return g_str_has_prefix (text, STUDY_GUIDE_MARKDOWN_BEGIN);
}

/**
 * study_guide_markdown_read:
 * @text: a text in UTF-8, with line feeds
 * @lines: (out) (element-type StudyGuideLine) (transfer full): what became of
 *   each line
 *
 * Reads what study_guide_to_markdown() wrote. The items are marked that were
 * done.
 *
 * Returns: (transfer full) (nullable): the trail, with provisional ids; %NULL
 *   when it was not written so, or has got what cannot have been since
 */
StudyContent *
study_guide_markdown_read (const char  *text,
                           GArray     **lines)
{
  g_autoptr (StudyContent) content = NULL;
  g_autoptr (GArray) roles = g_array_new (FALSE, FALSE, sizeof (StudyGuideLine));
  g_autoptr (GString) buffer = g_string_new (NULL);
  g_autoptr (GHashTable) headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) requirements = g_array_new (FALSE, FALSE, sizeof (Requirement));
  Reader self = { .buffer = buffer, .headings = headings, .topics = topics, .requirements = requirements };
  gboolean read;

  g_return_val_if_fail (lines != NULL, NULL);

  if (!study_guide_markdown_is_own (text))
    return NULL;

  self.content = content = study_content_new ("guide", "");
  self.projects = g_ptr_array_new_with_free_func ((GDestroyNotify) study_content_item_unref);
  g_array_set_clear_func (requirements, requirement_clear);
  g_variant_builder_init (&self.sources, G_VARIANT_TYPE ("aa{sv}"));

  read = read_document (&self, text, roles);
  g_variant_builder_clear (&self.sources);
  g_clear_pointer (&self.projects, g_ptr_array_unref);
  g_clear_pointer (&self.advice, advice_free);
  if (!read)
    return NULL;

  *lines = g_steal_pointer (&roles);

  return g_steal_pointer (&content);
}
