/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/markdown/study-portfolio.h"

#include <string.h>

#include "formats/markdown/study-markdown.h"
#include "formats/text/study-content-words.h"
#include "formats/text/study-format-text.h"
#include "model/content/study-uri.h"
#include "model/text/study-text.h"

/* How many signs the bar of the progress has. */
#define BAR_LENGTH 20

typedef struct
{
  GString *out;
  StudyTrail *trail;
  const char *language;
  const StudyPortfolioOptions *options;
} Writer;

/* The time from one thing that was done to another. */
typedef struct
{
  guint32 first; /* days as g_date_get_julian() numbers them, 0 for none */
  guint32 last;
} Period;

static const char *
get_word (const Writer     *self,
          StudyContentWord  word)
{
  return study_content_word (self->language, word);
}

static gboolean
has_part (const Writer        *self,
          StudyPortfolioParts  part)
{
  return (self->options->parts & part) != 0;
}

static void
append_flat (Writer     *self,
             const char *text)
{
  g_autofree char *flat = study_format_text_flatten (text);

  study_markdown_append_inline (self->out, flat);
}

static void
append_heading (Writer           *self,
                StudyContentWord  word)
{
  g_string_append_printf (self->out, "\n\n## %s", get_word (self, word));
}

/* Appends a heading before the first thing below it. */
static void
begin_list (Writer           *self,
            StudyContentWord  word,
            gboolean         *begun)
{
  if (!*begun)
    {
      append_heading (self, word);
      g_string_append_c (self->out, '\n');
    }
  *begun = TRUE;
}

static void
add_to_period (Period    *period,
               StudyItem *item)
{
  guint32 day = study_item_get_done_day (item);

  if (day == 0)
    return;

  period->first = period->first == 0 ? day : MIN (period->first, day);
  period->last = MAX (period->last, day);
}

/* Puts a period into words: a day, a month, or the first and the last one. */
static char *
format_period (const Writer *self,
               const Period *period)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  GDate first;
  GDate last;

  if (!has_part (self, STUDY_PORTFOLIO_DATES) || period->last == 0)
    return NULL;

  g_date_clear (&first, 1);
  g_date_set_julian (&first, period->first);
  g_date_clear (&last, 1);
  g_date_set_julian (&last, period->last);
  if (period->first == period->last)
    return study_content_format_day (self->language, &last);

  from = study_content_format_month (self->language, &first);
  to = study_content_format_month (self->language, &last);

  return g_str_equal (from, to) ? g_steal_pointer (&to) : g_strdup_printf ("%s – %s", from, to);
}

/* Appends what there is to say of a title, behind it. */
static void
append_remark (Writer             *self,
               const char * const *parts,
               guint               n_parts)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < n_parts; i++)
    {
      g_autofree char *flat = study_format_text_flatten (parts[i]);

      if (*flat == '\0')
        continue;
      g_string_append (self->out, begun ? ", " : " — *");
      study_markdown_append_inline (self->out, flat);
      begun = TRUE;
    }
  if (begun)
    g_string_append_c (self->out, '*');
}

static char *
format_count (const Writer *self,
              guint         done,
              guint         total)
{
  g_autofree char *done_number = study_content_format_number (self->language, done);
  g_autofree char *total_number = study_content_format_number (self->language, total);

  return g_strdup_printf ("%s %s %s", done_number, get_word (self, STUDY_WORD_OF), total_number);
}

static void
append_objective (Writer *self)
{
  const char *objective = study_trail_get_objective (self->trail);
  g_autofree char *flat = study_format_text_flatten (objective);

  if (*flat == '\0')
    return;

  append_heading (self, STUDY_WORD_OBJECTIVE);
  study_markdown_append_text (self->out, objective, "");
}

/* Appends the bar, which needs no image to be seen, and a table of stages. */
static void
append_progress (Writer *self)
{
  guint total = study_trail_get_total (self->trail);
  guint done = study_trail_get_done (self->trail);
  guint n_full = total > 0 ? (guint) ((guint64) done * BAR_LENGTH / total) : 0;
  g_autofree char *count = format_count (self, done, total);
  g_autofree char *percent =
    study_content_format_percent (self->language, study_text_get_percent (study_trail_get_fraction (self->trail)));
  StudyStage *stage;

  if (total == 0)
    return;

  append_heading (self, STUDY_WORD_PROGRESS);
  g_string_append (self->out, "\n\n`");
  for (guint i = 0; i < BAR_LENGTH; i++)
    g_string_append (self->out, i < n_full ? "█" : "░");
  g_string_append_printf (self->out, "` **%s** (%s)\n", percent, count);

  g_string_append_printf (self->out, "\n| %s | %s |\n| --- | --- |", get_word (self, STUDY_WORD_STAGE),
                          get_word (self, STUDY_WORD_PROGRESS));
  for (guint i = 0; (stage = study_trail_get_stage (self->trail, i)) != NULL; i++)
    {
      g_autofree char *stage_count = format_count (self, study_stage_get_done (stage), study_stage_get_total (stage));

      if (study_stage_get_total (stage) == 0)
        continue;
      g_string_append_printf (self->out, "\n| %u. ", study_stage_get_number (stage));
      append_flat (self, study_stage_get_title (stage));
      g_string_append_printf (self->out, " | %s |", stage_count);
    }
}

/* Appends a topic on which something is done, with what was learned there:
 * courses and projects have lists of their own. */
static void
append_topic (Writer     *self,
              StudyTopic *topic)
{
  g_autofree char *count = format_count (self, study_topic_get_done (topic), study_topic_get_total (topic));
  g_autofree char *dates = NULL;
  Period period = { 0, 0 };
  gboolean begun = FALSE;
  StudyItem *item;

  for (guint i = 0; (item = study_topic_get_item (topic, i)) != NULL; i++)
    add_to_period (&period, item);
  dates = format_period (self, &period);

  g_string_append (self->out, "\n- **");
  append_flat (self, study_topic_get_title (topic));
  g_string_append_printf (self->out, "** (%s)", count);
  append_remark (self, (const char *[]) { dates }, 1);

  for (guint i = 0; (item = study_topic_get_item (topic, i)) != NULL; i++)
    {
      StudyItemKind kind = study_item_get_kind (item);

      if (!study_item_get_done (item) || (kind != STUDY_ITEM_LESSON && kind != STUDY_ITEM_RESOURCE))
        continue;
      g_string_append (self->out, begun ? " · " : "\\\n  ");
      study_markdown_append_link (self->out, study_item_get_title (item), study_item_get_url (item));
      begun = TRUE;
    }
}

static void
append_stage (Writer     *self,
              StudyStage *stage)
{
  Period period = { 0, 0 };
  g_autofree char *dates = NULL;
  gboolean archived = study_stage_get_archived (stage);
  guint n_done = 0;
  StudyTopic *topic;
  StudyItem *item;

  for (guint i = 0; (topic = study_stage_get_topic (stage, i)) != NULL; i++)
    {
      n_done += study_topic_get_done (topic);
      for (guint j = 0; (item = study_topic_get_item (topic, j)) != NULL; j++)
        add_to_period (&period, item);
    }
  if (n_done == 0)
    return;

  g_string_append (self->out, "\n\n### ");
  if (!archived)
    g_string_append_printf (self->out, "%u. ", study_stage_get_number (stage));
  append_flat (self, study_stage_get_title (stage));

  dates = format_period (self, &period);
  if (dates != NULL)
    g_string_append_printf (self->out, "\n\n*%s*", dates);

  g_string_append_c (self->out, '\n');
  for (guint i = 0; (topic = study_stage_get_topic (stage, i)) != NULL; i++)
    {
      if (study_topic_get_done (topic) > 0)
        append_topic (self, topic);
    }
}

static void
append_learned (Writer *self)
{
  gsize before = self->out->len;
  gsize begin;
  StudyStage *stage;

  append_heading (self, STUDY_WORD_LEARNED);
  begin = self->out->len;
  for (guint i = 0; (stage = study_trail_get_stage (self->trail, i)) != NULL; i++)
    append_stage (self, stage);

  if (self->out->len == begin)
    g_string_truncate (self->out, before);
}

static void
append_course (Writer    *self,
               StudyItem *course)
{
  double hours = study_item_get_hours (course);
  Period period = { 0, 0 };
  g_autofree char *dates = NULL;
  g_autofree char *duration = NULL;

  add_to_period (&period, course);
  dates = format_period (self, &period);
  if (hours > 0)
    duration = study_content_format_hours (self->language, hours);

  g_string_append (self->out, "\n- ");
  study_markdown_append_link (self->out, study_item_get_title (course), study_item_get_url (course));
  append_remark (self, (const char *[]) { study_item_get_provider (course), duration, dates }, 3);
}

/* Tells whether there is something to show of a project: it is done, or has a
 * place already. */
static gboolean
is_shown (StudyItem *project)
{
  return study_item_get_done (project) || study_uri_is_safe (study_item_get_project_url (project));
}

static void
append_project (Writer    *self,
                StudyItem *project)
{
  StudyItem *course = study_item_get_course (project);
  const char *basis = course != NULL ? study_item_get_title (course)
                                     : study_topic_get_title (study_item_get_topic (project));
  Period period = { 0, 0 };
  g_autofree char *dates = NULL;

  add_to_period (&period, project);
  dates = study_item_get_done (project) ? format_period (self, &period)
                                        : g_strdup (get_word (self, STUDY_WORD_IN_PROGRESS));

  g_string_append (self->out, "\n- ");
  study_markdown_append_link (self->out, study_format_text_item_title (project),
                              study_item_get_project_url (project));
  append_remark (self, (const char *[]) { basis, dates }, 2);
}

/* Appends the completed courses, or the projects, of the whole trail. */
static void
append_items (Writer           *self,
              StudyItemKind     kind,
              StudyContentWord  word)
{
  gboolean begun = FALSE;
  StudyTopic *topic;
  StudyItem *item;

  for (guint i = 0; (topic = study_trail_get_topic (self->trail, i)) != NULL; i++)
    {
      for (guint j = 0; (item = study_topic_get_item (topic, j)) != NULL; j++)
        {
          if (study_item_get_kind (item) != kind)
            continue;
          if (kind == STUDY_ITEM_PROJECT ? !is_shown (item) : !study_item_get_done (item))
            continue;

          begin_list (self, word, &begun);
          if (kind == STUDY_ITEM_PROJECT)
            append_project (self, item);
          else
            append_course (self, item);
        }
    }
}

/* Collects the titles of what is done, and of the topics where something is. */
static char *
collect_titles (StudyTrail *trail)
{
  g_autoptr (GString) titles = g_string_new (NULL);
  StudyTopic *topic;
  StudyItem *item;

  for (guint i = 0; (topic = study_trail_get_topic (trail, i)) != NULL; i++)
    {
      if (study_topic_get_done (topic) > 0)
        g_string_append_printf (titles, "%s\n", study_topic_get_title (topic));
      for (guint j = 0; (item = study_topic_get_item (topic, j)) != NULL; j++)
        {
          if (study_item_get_done (item))
            g_string_append_printf (titles, "%s\n", study_format_text_item_title (item));
        }
    }

  return g_utf8_casefold (titles->str, titles->len);
}

/* Tells whether a character may be a part of a name: “C” is not in “C++”. */
static gboolean
is_name_part (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '+' || c == '#';
}

/* Tells whether a name is in a text, and not only within a word of it. */
static gboolean
contains_name (const char *text,
               const char *name)
{
  gsize length = strlen (name);

  for (const char *p = strstr (text, name); length > 0 && p != NULL; p = strstr (p + 1, name))
    {
      gunichar before = p > text ? g_utf8_get_char (g_utf8_prev_char (p)) : ' ';
      gunichar after = g_utf8_get_char (p + length);

      if (!is_name_part (before) && !is_name_part (after))
        return TRUE;
    }

  return FALSE;
}

/* Tells whether a tool was part of what is done: “Git/GitHub” when one of them
 * was, and “Python 3.x” whichever version it was. */
static gboolean
is_learned (const char *tool,
            const char *titles)
{
  g_autofree char *folded = g_utf8_casefold (tool, -1);
  g_auto (GStrv) names = g_strsplit (folded, "/", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      char *name = g_strstrip (names[i]);
      char *version = strpbrk (name, "0123456789");

      if (version != NULL && version > name && version[-1] == ' ')
        {
          *version = '\0';
          g_strchomp (name);
        }
      if (contains_name (titles, name))
        return TRUE;
    }

  return FALSE;
}

static void
append_tools (Writer *self)
{
  GListModel *categories = study_trail_get_tools (self->trail);
  guint n_categories = g_list_model_get_n_items (categories);
  g_autofree char *titles = collect_titles (self->trail);
  gboolean all = study_trail_get_finished (self->trail);
  gboolean begun = FALSE;

  for (guint i = 0; i < n_categories; i++)
    {
      g_autoptr (StudyToolCategory) category = g_list_model_get_item (categories, i);
      const char * const *tools = study_tool_category_get_tools (category);
      gboolean in_category = FALSE;

      for (guint j = 0; tools[j] != NULL; j++)
        {
          if (!all && !is_learned (tools[j], titles))
            continue;

          begin_list (self, STUDY_WORD_TOOLS_LEARNED, &begun);
          if (!in_category)
            {
              g_string_append (self->out, "\n- **");
              append_flat (self, study_tool_category_get_title (category));
              g_string_append (self->out, ":** ");
            }
          else
            {
              g_string_append (self->out, ", ");
            }
          in_category = TRUE;
          append_flat (self, tools[j]);
        }
    }
}

static void
append_notes (Writer *self)
{
  const char * const *notes = self->options->notes;
  gboolean begun = FALSE;
  StudyTopic *topic;

  for (guint i = 0; (topic = study_trail_get_topic (self->trail, i)) != NULL; i++)
    {
      if (notes == NULL || !g_strv_contains (notes, study_topic_get_id (topic)) ||
          !study_portfolio_topic_has_note (topic))
        continue;

      if (!begun)
        append_heading (self, STUDY_WORD_NOTES);
      begun = TRUE;
      g_string_append (self->out, "\n\n### ");
      append_flat (self, study_topic_get_title (topic));
      study_markdown_append_text (self->out, study_topic_get_note (topic), "");
    }
}

/**
 * study_portfolio_topic_has_note:
 *
 * Returns: whether there is a note on it with something to be seen
 */
gboolean
study_portfolio_topic_has_note (StudyTopic *topic)
{
  g_autofree char *flat = NULL;

  g_return_val_if_fail (STUDY_IS_TOPIC (topic), FALSE);

  flat = study_format_text_flatten (study_topic_get_note (topic));

  return *flat != '\0';
}

/**
 * study_portfolio_write:
 * @trail: a trail with the progress on it
 * @options: what is to be in it
 *
 * Writes what a person did on a trail in GitHub Flavored Markdown, for others
 * to see, in the language of the trail. A part where there is nothing to tell
 * is left out. Days are those of the local time zone.
 *
 * It runs in the thread in which @trail changes.
 *
 * Returns: (transfer full): the Markdown text
 */
char *
study_portfolio_write (StudyTrail                  *trail,
                       const StudyPortfolioOptions *options)
{
  Writer self = { .trail = trail, .options = options };
  g_autofree char *name = NULL;

  g_return_val_if_fail (STUDY_IS_TRAIL (trail), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  self.out = g_string_new ("# ");
  self.language = study_trail_get_language (trail);
  append_flat (&self, study_trail_get_short_title (trail));

  name = study_format_text_flatten (options->name);
  if (*name != '\0')
    {
      g_string_append (self.out, "\n\n**");
      study_markdown_append_inline (self.out, name);
      g_string_append (self.out, "**");
    }

  if (has_part (&self, STUDY_PORTFOLIO_OBJECTIVE))
    append_objective (&self);
  if (has_part (&self, STUDY_PORTFOLIO_PROGRESS))
    append_progress (&self);
  if (has_part (&self, STUDY_PORTFOLIO_LEARNED))
    append_learned (&self);
  if (has_part (&self, STUDY_PORTFOLIO_COURSES))
    append_items (&self, STUDY_ITEM_COURSE, STUDY_WORD_COURSES);
  if (has_part (&self, STUDY_PORTFOLIO_PROJECTS))
    append_items (&self, STUDY_ITEM_PROJECT, STUDY_WORD_PROJECTS);
  if (has_part (&self, STUDY_PORTFOLIO_TOOLS))
    append_tools (&self);
  append_notes (&self);
  g_string_append_c (self.out, '\n');

  return g_string_free_and_steal (self.out);
}
