/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/markdown/study-guide-markdown.h"

#include <string.h>

#include "formats/markdown/study-guide-scan.h"
#include "formats/markdown/study-markdown.h"
#include "formats/text/study-format-text.h"
#include "model/content/study-uri.h"

/*
 * The form of the document is described in data/schemas/README.md; what reads
 * it again is study-guide-markdown-read.c. Texts are escaped, so that what is
 * not is ours: that is how the reader tells the one from the other.
 */

/* What is written, and the headings so far. */
typedef struct
{
  GString *out;
  const char *language;
  GHashTable *headings; /* anchors of headings: see study_markdown_add_anchor() */
  GHashTable *topics;   /* id of a topic → its anchor */
} Writer;

static const char *
get_word (Writer           *self,
          StudyContentWord  word)
{
  return study_content_word (self->language, word);
}

/* Puts a title into a line; one that has nothing to be seen keeps its place. */
static char *
flatten_title (const char *title)
{
  g_autofree char *flat = study_format_text_flatten (title);

  return *flat != '\0' ? g_steal_pointer (&flat) : g_strdup ("…");
}

/* Begins a heading; what is in parentheses after it tells what it is. */
static char *
append_heading (Writer     *self,
                const char *markup,
                const char *number,
                const char *title,
                const char *mark)
{
  g_autofree char *flat = flatten_title (title);
  g_autoptr (GString) text = g_string_new (number);

  g_string_append_printf (self->out, "\n\n%s %s", markup, number);
  /* A number that is its own is not to be taken for ours. */
  if (*number == '\0')
    study_markdown_append_line (self->out, flat);
  else
    study_markdown_append_inline (self->out, flat);
  g_string_append (text, flat);
  if (mark != NULL)
    {
      g_string_append_printf (self->out, " *(%s)*", mark);
      g_string_append_printf (text, " (%s)", mark);
    }

  return study_markdown_add_anchor (self->headings, text->str);
}

static void
append_section (Writer           *self,
                const char       *markup,
                StudyContentWord  word)
{
  g_autofree char *anchor = append_heading (self, markup, "", get_word (self, word), NULL);
}

/* Appends a title, as a link where there is one. */
static void
append_link (Writer     *self,
             const char *title,
             const char *url)
{
  g_autofree char *flat = flatten_title (title);

  study_markdown_append_link (self->out, flat, url);
}

/* Appends who offers an item and how long it takes. What reads as hours alone,
 * and is none, has its own hours beside it. */
static void
append_remark (Writer     *self,
               const char *provider,
               double      hours)
{
  g_autofree char *flat = study_format_text_flatten (provider);
  double unused;

  if (*flat == '\0' && !(hours > 0))
    return;

  g_string_append (self->out, STUDY_GUIDE_MARKDOWN_REMARK);
  study_markdown_append_list (self->out, flat);
  if (hours > 0 || study_guide_scan_hours (flat, &unused))
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (number, sizeof number, "%.15g", hours);
      if (g_ascii_strtod (number, NULL) != hours)
        g_ascii_dtostr (number, sizeof number, hours);
      g_string_append_printf (self->out, "%s%s h", *flat != '\0' ? ", " : "", number);
    }
  g_string_append_c (self->out, '*');
}

static void
append_item (Writer     *self,
             StudyItem  *item,
             const char *indent)
{
  StudyItemKind kind = study_item_get_kind (item);
  const char *url = study_item_get_url (item);

  g_string_append_printf (self->out, "\n%s- [%c] ", indent, study_item_get_done (item) ? 'x' : ' ');
  if (kind != STUDY_ITEM_LESSON || study_uri_is_safe (url))
    g_string_append_printf (self->out, "`%s` ", get_word (self, study_guide_markdown_kind_word (kind)));
  append_link (self, study_item_get_title (item), url);
  append_remark (self, study_item_get_provider (item), study_item_get_hours (item));
}

/* Returns the course of a project that is below it, and NULL for what is in
 * the list of its topic. */
static StudyItem *
get_course (StudyItem *item)
{
  return study_item_get_kind (item) == STUDY_ITEM_PROJECT ? study_item_get_course (item) : NULL;
}

/* Appends what can be checked off, projects below their courses. */
static void
append_items (Writer     *self,
              StudyTopic *topic)
{
  StudyTrail *trail = study_topic_get_trail (topic);
  const GPtrArray *content = study_topic_get_content (topic)->items;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GHashTable) projects = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < content->len; i++)
    {
      /* One may be out of the list of its topic. */
      StudyItem *item = study_trail_find_item (trail, ((const StudyContentItem *) g_ptr_array_index (content, i))->id);

      if (get_course (item) != NULL)
        g_hash_table_insert (projects, get_course (item), item);
      else
        g_ptr_array_add (items, item);
    }

  if (content->len > 0)
    g_string_append_c (self->out, '\n');
  for (guint i = 0; i < items->len; i++)
    {
      StudyItem *project = g_hash_table_lookup (projects, g_ptr_array_index (items, i));

      append_item (self, g_ptr_array_index (items, i), "");
      if (project != NULL)
        append_item (self, project, "  ");
    }
}

static void
append_link_bullet (Writer     *self,
                    const char *title,
                    const char *url)
{
  g_string_append (self->out, "\n- ");
  append_link (self, title, url);
}

static void
append_references (Writer     *self,
                   GListModel *references)
{
  guint n_references = g_list_model_get_n_items (references);

  if (n_references == 0)
    return;

  append_section (self, "####", STUDY_WORD_REFERENCES);
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < n_references; i++)
    {
      g_autoptr (StudyReference) reference = g_list_model_get_item (references, i);

      append_link_bullet (self, study_reference_get_title (reference), study_reference_get_url (reference));
    }
}

static void
append_requires (Writer     *self,
                 StudyTopic *topic)
{
  const GPtrArray *requires = study_topic_get_content (topic)->requires;
  StudyTrail *trail = study_topic_get_trail (topic);

  if (requires->len == 0)
    return;

  g_string_append_printf (self->out, "\n\n**%s:**", get_word (self, STUDY_WORD_REQUIRES));
  for (guint i = 0; i < requires->len; i++)
    {
      StudyTopic *required = study_trail_find_topic (trail, g_ptr_array_index (requires, i));
      const char *anchor = g_hash_table_lookup (self->topics, g_ptr_array_index (requires, i));
      g_autofree char *title = flatten_title (study_topic_get_title (required));

      g_string_append (self->out, i > 0 ? ", [" : " [");
      study_markdown_append_inline (self->out, title);
      g_string_append_printf (self->out, "](#%s)", anchor != NULL ? anchor : "");
    }
}

static void
append_topic (Writer     *self,
              StudyTopic *topic)
{
  const char *mark = study_topic_get_optional (topic) ? get_word (self, STUDY_WORD_EXTRA) : NULL;

  g_hash_table_replace (self->topics, g_strdup (study_topic_get_id (topic)),
                        append_heading (self, "###", "", study_topic_get_title (topic), mark));
  study_markdown_append_text (self->out, study_topic_get_text (topic), "");
  append_requires (self, topic);
  append_items (self, topic);
  append_references (self, study_topic_get_references (topic));
}

static void
append_stage (Writer     *self,
              StudyStage *stage)
{
  gboolean archived = study_stage_get_archived (stage);
  g_autofree char *number = archived ? g_strdup ("") : g_strdup_printf ("%u. ", study_stage_get_number (stage));
  g_autofree char *anchor = append_heading (self, "##", number, study_stage_get_title (stage),
                                            archived ? get_word (self, STUDY_WORD_ARCHIVED) : NULL);
  StudyTopic *topic;

  study_markdown_append_text (self->out, study_stage_get_text (stage), "");
  for (guint i = 0; (topic = study_stage_get_topic (stage, i)) != NULL; i++)
    append_topic (self, topic);
}

/* Appends a text that begins behind something else in its line. */
static void
append_inner_text (Writer     *self,
                   const char *text,
                   const char *indent)
{
  g_autoptr (GString) block = g_string_new (NULL);

  study_markdown_append_text (block, text, indent);
  if (block->len > 0)
    {
      /* A block begins with an empty line and its indent. */
      g_string_append (self->out, ": ");
      g_string_append (self->out, block->str + strlen ("\n\n") + strlen (indent));
    }
}

static void
append_advice (Writer     *self,
               GListModel *list)
{
  guint n_advice = g_list_model_get_n_items (list);

  if (n_advice == 0)
    return;

  append_section (self, "##", STUDY_WORD_HOW_TO_USE);
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < n_advice; i++)
    {
      g_autoptr (StudyAdvice) advice = g_list_model_get_item (list, i);
      const char * const *suggestions = study_advice_get_suggestions (advice);
      const char *kind = study_guide_markdown_advice_name (study_advice_get_kind (advice));
      g_autofree char *number = g_strdup_printf ("%u. ", i + 1);
      g_autofree char *indent = g_strnfill (strlen (number), ' ');
      g_autofree char *title = flatten_title (study_advice_get_title (advice));

      g_string_append_printf (self->out, "\n%s**", number);
      study_markdown_append_inline (self->out, title);
      g_string_append (self->out, "**");
      if (kind != NULL)
        g_string_append_printf (self->out, "<!-- %s -->", kind);
      append_inner_text (self, study_advice_get_text (advice), indent);

      for (guint j = 0; suggestions != NULL && suggestions[j] != NULL; j++)
        {
          g_autofree char *suggestion = flatten_title (suggestions[j]);

          g_string_append_printf (self->out, "\n%s- ", indent);
          study_markdown_append_line (self->out, suggestion);
        }
    }
}

static void
append_tools (Writer     *self,
              GListModel *categories)
{
  guint n_categories = g_list_model_get_n_items (categories);

  if (n_categories == 0)
    return;

  append_section (self, "##", STUDY_WORD_TOOLS);
  g_string_append_printf (self->out, "\n\n| %s | %s |\n| --- | --- |",
                          get_word (self, STUDY_WORD_CATEGORY), get_word (self, STUDY_WORD_TOOLS));
  for (guint i = 0; i < n_categories; i++)
    {
      g_autoptr (StudyToolCategory) category = g_list_model_get_item (categories, i);
      const char * const *tools = study_tool_category_get_tools (category);
      g_autofree char *title = flatten_title (study_tool_category_get_title (category));

      g_string_append (self->out, "\n| ");
      study_markdown_append_inline (self->out, title);
      g_string_append (self->out, " | ");
      for (guint j = 0; tools[j] != NULL; j++)
        {
          g_autofree char *tool = flatten_title (tools[j]);

          if (j > 0)
            g_string_append (self->out, ", ");
          study_markdown_append_list (self->out, tool);
        }
      g_string_append (self->out, " |");
    }
}

static void
append_sources (Writer   *self,
                GVariant *sources)
{
  gsize n_sources = sources != NULL ? g_variant_n_children (sources) : 0;

  if (n_sources == 0)
    return;

  append_section (self, "##", STUDY_WORD_SOURCES);
  g_string_append_c (self->out, '\n');
  for (gsize i = 0; i < n_sources; i++)
    {
      g_autoptr (GVariant) source = g_variant_get_child_value (sources, i);
      const char *title = "";
      const char *url = NULL;
      const char *license = NULL;

      g_variant_lookup (source, "title", "&s", &title);
      g_variant_lookup (source, "url", "&s", &url);
      g_variant_lookup (source, "license", "&s", &license);
      append_link_bullet (self, title, url);
      append_remark (self, license, 0);
    }
}

static void
append_marker (Writer     *self,
               StudyTrail *trail)
{
  g_string_append (self->out, STUDY_GUIDE_MARKDOWN_BEGIN);
  if (self->language != NULL && *self->language != '\0')
    g_string_append_printf (self->out, STUDY_GUIDE_MARKDOWN_LANGUAGE "%s", self->language);
  if (study_trail_get_content (trail)->short_title != NULL)
    {
      g_autofree char *flat = study_format_text_flatten (study_trail_get_short_title (trail));
      g_autofree char *short_title = g_uri_escape_string (flat, " ", TRUE);

      g_string_append_printf (self->out, STUDY_GUIDE_MARKDOWN_SHORT_TITLE "%s", short_title);
    }
  g_string_append (self->out, STUDY_GUIDE_MARKDOWN_END);
}

static void
append_trail (Writer     *self,
              StudyTrail *trail)
{
  const char *objective = study_trail_get_objective (trail);
  g_autofree char *anchor = NULL;
  StudyStage *stage;

  append_marker (self, trail);
  anchor = append_heading (self, "#", "", study_trail_get_title (trail), NULL);
  study_markdown_append_text (self->out, study_trail_get_description (trail), "");
  if (objective != NULL && *objective != '\0')
    {
      append_section (self, "##", STUDY_WORD_OBJECTIVE);
      study_markdown_append_text (self->out, objective, "");
    }
  for (guint i = 0; (stage = study_trail_get_stage (trail, i)) != NULL; i++)
    append_stage (self, stage);
  append_advice (self, study_trail_get_advice (trail));
  append_tools (self, study_trail_get_tools (trail));
  append_sources (self, study_trail_get_sources (trail));
  g_string_append_c (self->out, '\n');
}

/**
 * study_guide_to_markdown:
 *
 * Writes a guide in GitHub Flavored Markdown, for people and for
 * study_guide_markdown_read(): stages are headings of the second level, topics
 * of the third, and what can be checked off is in task lists, checked where it
 * is done. Courses that the user added, notes, and names of projects are no
 * part of a guide.
 *
 * It runs in the thread in which @trail changes.
 *
 * Returns: (transfer full): the Markdown text
 */
char *
study_guide_to_markdown (StudyTrail *trail)
{
  g_autoptr (GHashTable) topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Writer self = { .language = study_trail_get_language (trail), .topics = topics };

  g_return_val_if_fail (STUDY_IS_TRAIL (trail), NULL);

  /* A topic may require one that comes later, whose anchor the first turn finds. */
  for (guint turn = 0; turn < 2; turn++)
    {
      g_autoptr (GHashTable) headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      if (self.out != NULL)
        g_string_free (self.out, TRUE);
      self.out = g_string_new (NULL);
      self.headings = headings;
      append_trail (&self, trail);
    }

  return g_string_free_and_steal (self.out);
}
