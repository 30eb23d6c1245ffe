/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-outline-steps.h"

#include <glib/gi18n.h>
#include <string.h>

#include "formats/guide/study-guide-choices.h"
#include "formats/guide/study-guide-rearrange.h"
#include "formats/guide/study-guide-report.h"
#include "formats/guide/study-guide-topic.h"
#include "formats/guide/words/study-guide-lessons.h"
#include "formats/guide/words/study-guide-text.h"
#include "formats/guide/words/study-guide-words.h"

/* A guide has as many items at least. */
#define MIN_ITEMS 3

static StudyContentStage *
add_stage (StudyGuideBuild *build,
           const char      *title)
{
  g_autofree char *id = study_guide_new_id (build);
  g_autofree char *clean = study_guide_clean_title (title);
  StudyContentStage *stage = study_content_stage_new (id, *clean != '\0' ? clean : title);

  g_ptr_array_add (build->plan->content->stages, stage);

  return stage;
}

/* What is in a topic is done if the node is that the topic is made of. */
static void
mark_items (StudyGuideBuild        *build,
            StudyContentTopic      *topic,
            const StudyOutlineNode *node)
{
  for (guint i = 0; i < topic->items->len; i++)
    {
      StudyContentItem *item = g_ptr_array_index (topic->items, i);

      item->marked = node->marked;
      build->plan->n_marked += node->marked;
    }
}

/* Adds a topic that is told in one line. */
static void
add_line_topic (StudyGuideBuild        *build,
                StudyContentStage      *stage,
                const StudyOutlineNode *node,
                const char             *title,
                const char             *text)
{
  g_autofree char *told = g_strdup (text);
  StudyContentTopic *topic = study_guide_add_topic (build, stage, title);
  g_auto (GStrv) lessons = NULL;
  char *open;

  study_guide_set_origin (build, topic, node);
  topic->optional |= study_guide_take_optional (&told);
  lessons = study_guide_split_lessons (told);
  for (guint i = 0; lessons[i] != NULL; i++)
    {
      g_autofree char *id = study_guide_new_id (build);
      const char *lesson = lessons[i];

      for (guint j = 0; node->codes != NULL && node->codes[j] != NULL; j++)
        {
          if (g_ascii_strcasecmp (node->codes[j], lesson) == 0)
            lesson = node->codes[j];
        }
      g_ptr_array_add (topic->items, study_content_item_new (id, STUDY_ITEM_LESSON, lesson));
    }

  /* “Object orientation (OO)” is a title and its short form, and the line then
   * has it whole. */
  open = strstr (topic->title, " (");
  if (open != NULL && g_str_has_suffix (topic->title, ")"))
    {
      g_autofree char *whole = g_strconcat (topic->title, ": ", told, NULL);

      *open = '\0';
      g_set_str (&topic->text, whole);
    }
  else
    {
      g_set_str (&topic->text, told);
    }

  study_guide_add_own_lesson (build, topic);
  mark_items (build, topic, node);
  study_guide_report_node (build->plan, node, STUDY_GUIDE_TOPIC, _("Title, colon, and what to learn"));
}

static gboolean
is_repeated (StudyGuideBuild        *build,
             const StudyOutlineNode *node)
{
  g_autofree char *folded = study_guide_fold (node->title);

  return g_hash_table_contains (build->repeated, folded);
}

/* Whether a heading is a topic: not one that says of what kind the items below it are,
 * nor a label in bold that several topics have. */
static gboolean
is_topic_heading (StudyGuideBuild        *build,
                  const StudyOutlineNode *node)
{
  return study_outline_node_is_title (node) && !study_outline_node_is_group (node) &&
         !study_outline_node_is_leaf (node) && !study_guide_is_special (build, node) &&
         !(node->kind == STUDY_OUTLINE_BOLD && (g_str_has_suffix (node->title, ":") || is_repeated (build, node)));
}

/* Adds a topic with all that is in a node, but for headings in it that are topics, too:
 * they follow it. A heading that holds nothing else is a topic if it is the only one of
 * its name, so that no name is lost. */
static void
add_node_topic (StudyGuideBuild        *build,
                StudyContentStage      *stage,
                const StudyOutlineNode *node)
{
  StudyContentTopic *topic = NULL;
  gboolean title = study_outline_node_is_title (node);
  guint n_topics = 0;
  StudyOutlineNode *child;

  for (guint i = 0; title && (child = study_outline_node_get_child (node, i)) != NULL; i++)
    n_topics += is_topic_heading (build, child);

  if (n_topics > 0 && n_topics == node->children->len && is_repeated (build, node))
    {
      study_guide_report_node (build->plan, node, STUDY_GUIDE_STRUCTURE, _("Heading above items"));
      if (node->text != NULL)
        study_guide_append_text (&stage->text, node->text->str);
    }
  else
    {
      topic = study_guide_add_topic (build, stage, node->title);
      study_guide_set_origin (build, topic, node);
      if (node->linked && study_outline_node_is_leaf (node) && !title)
        {
          study_guide_add_item (build, topic, node, STUDY_SECTION_NONE);
          return;
        }
      study_guide_report_node (build->plan, node, STUDY_GUIDE_TOPIC,
                               title ? _("Heading below a stage") : _("Item with nested items"));
      if (node->text != NULL)
        study_guide_add_text (build, topic, node->text->str);
      study_guide_add_links (topic, node, 0);
    }

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (n_topics == 0 || !is_topic_heading (build, child))
        study_guide_add_part (build, topic, child, STUDY_SECTION_NONE);
      else if (!study_guide_is_excluded (build, child))
        add_node_topic (build, stage, child);
    }
  if (topic != NULL)
    study_guide_add_own_lesson (build, topic);
  if (topic != NULL && study_outline_node_is_leaf (node))
    mark_items (build, topic, node);
}

/* A row that others require is a topic: only these can be required. */
static void
add_row_topic (StudyGuideBuild        *build,
               StudyContentStage      *stage,
               const StudyOutlineNode *node)
{
  g_autofree char *title = study_guide_clean_title (node->title);
  StudyContentTopic *topic = study_guide_add_topic (build, stage, title);

  study_guide_set_origin (build, topic, node);
  study_guide_add_item (build, topic, node, STUDY_SECTION_NONE);
  study_guide_report_node (build->plan, node, STUDY_GUIDE_COURSE, _("Table row"));
  study_guide_rows_add (build->rows, node, topic);
}

/* The topic for what stands in a stage and in no topic. */
static StudyContentTopic *
get_own_topic (StudyGuideBuild    *build,
               StudyContentStage  *stage,
               StudyContentTopic **topic)
{
  if (*topic == NULL)
    *topic = study_guide_add_topic (build, stage, stage->title);

  return *topic;
}

/* Whether most boxes below a node have others in them: then they are topics, and else a box
 * is an item among others. */
static gboolean
are_nested (const StudyOutlineNode *node)
{
  const StudyOutlineNode *child;
  guint n_boxes = 0;
  guint n_nested = 0;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      n_boxes += child->task;
      n_nested += child->task && !study_outline_node_is_leaf (child);
    }

  return n_nested * 2 > n_boxes;
}

static void
fill_stage (StudyGuideBuild        *build,
            StudyContentStage      *stage,
            const StudyOutlineNode *node)
{
  gboolean topic_lines = study_outline_node_has_topic_lines (node);
  gboolean rows = study_outline_node_has_prerequisites (node);
  gboolean item_topics = study_outline_node_has_item_topics (node) ||
                         (build->numbered_stages && node->kind == STUDY_OUTLINE_NUMBERED);
  StudyGuideSection section = study_outline_node_is_group (node) ? node->section : STUDY_SECTION_NONE;
  const gboolean nested = are_nested (node);
  StudyContentTopic *own = NULL;
  StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      g_autofree char *title = NULL;
      g_autofree char *text = NULL;

      if (g_cancellable_is_cancelled (build->cancellable))
        return;
      if (study_guide_is_special (build, child) || study_guide_is_excluded (build, child))
        continue;

      /* What stands between topics stays there. */
      if (own != NULL && own != g_ptr_array_index (stage->topics, stage->topics->len - 1))
        {
          study_guide_add_own_lesson (build, own);
          own = NULL;
        }

      if (study_outline_node_is_group (child))
        {
          study_guide_add_group (build, get_own_topic (build, stage, &own), child);
        }
      else if (child->task && !study_outline_node_is_leaf (child) && !nested)
        {
          study_guide_add_part (build, get_own_topic (build, stage, &own), child, section);
        }
      else if (child->kind == STUDY_OUTLINE_TABLE_ROW && rows)
        {
          add_row_topic (build, stage, child);
        }
      else if (!study_outline_node_is_leaf (child) || study_outline_node_is_title (child) ||
               (item_topics && (child->kind == STUDY_OUTLINE_NUMBERED ||
                                (node->kind == STUDY_OUTLINE_BULLET && !child->linked))))
        {
          add_node_topic (build, stage, child);
        }
      else if (topic_lines && study_outline_node_is_labelled (child))
        {
          study_guide_add_item (build, get_own_topic (build, stage, &own), child, section);
        }
      else if (topic_lines && child->links == NULL && study_guide_split_topic (child->title, &title, &text))
        {
          add_line_topic (build, stage, child, title, text);
        }
      else if (topic_lines)
        {
          add_node_topic (build, stage, child);
        }
      else
        {
          study_guide_add_item (build, get_own_topic (build, stage, &own), child, section);
        }
    }

  if (own != NULL)
    study_guide_add_own_lesson (build, own);
}

static gboolean
has_prerequisites_below (const StudyOutlineNode *node)
{
  StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (study_outline_node_is_title (child) &&
          (study_outline_node_has_prerequisites (child) || has_prerequisites_below (child)))
        return TRUE;
    }

  return FALSE;
}

/* “Core” may stand below each of several headings, which then tell them apart. */
static void
tell_stages_apart (StudyGuideBuild *build)
{
  GPtrArray *stages = build->plan->content->stages;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) twice = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < stages->len; i++)
    {
      const StudyContentStage *stage = g_ptr_array_index (stages, i);

      if (!g_hash_table_add (seen, g_strdup (stage->title)))
        g_hash_table_add (twice, g_strdup (stage->title));
    }

  for (guint i = 0; i < stages->len; i++)
    {
      StudyContentStage *stage = g_ptr_array_index (stages, i);
      const char *above = g_hash_table_lookup (build->stage_parents, stage);
      g_autofree char *whole = NULL;

      if (above == NULL || !g_hash_table_contains (twice, stage->title))
        continue;
      whole = g_strdup_printf ("%s: %s", above, stage->title);
      g_set_str (&stage->title, whole);
    }
}

static void
build_stage (StudyGuideBuild        *build,
             const StudyOutlineNode *node,
             const char             *above)
{
  g_autofree char *title = study_guide_clean_title (node->title);
  StudyContentStage *stage = add_stage (build, title);
  StudyOutlineNode *child;

  study_guide_set_origin (build, stage, node);
  if (above != NULL)
    g_hash_table_insert (build->stage_parents, stage, g_strdup (above));
  study_guide_report_node (build->plan, node, STUDY_GUIDE_STAGE,
                           study_outline_node_is_title (node) ? _("Heading at stage level")
                                                              : _("Item at stage level"));
  if (node->text != NULL)
    study_guide_append_text (&stage->text, node->text->str);

  /* A stage of the guide whose tables tell what comes first: each table is a
   * stage of its own, since its rows are topics. */
  if (has_prerequisites_below (node))
    {
      for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
        {
          if (study_guide_is_special (build, child) || study_guide_is_excluded (build, child))
            continue;
          if (study_outline_node_is_title (child) &&
              (study_outline_node_has_prerequisites (child) || has_prerequisites_below (child)))
            build_stage (build, child, title);
          else if (study_outline_node_is_title (child))
            add_node_topic (build, stage, child);
          else
            add_row_topic (build, stage, child);
        }
      return;
    }

  if (study_outline_node_is_leaf (node))
    {
      StudyContentTopic *topic = study_guide_add_topic (build, stage, title);

      if (node->linked && !study_outline_node_is_title (node))
        {
          study_guide_add_item (build, topic, node, STUDY_SECTION_NONE);
          return;
        }
      study_guide_add_links (topic, node, 0);
      study_guide_add_own_lesson (build, topic);
      mark_items (build, topic, node);
      return;
    }

  fill_stage (build, stage, node);
  /* A stage has no links: those of its text go to its first topic. */
  if (stage->topics->len > 0)
    study_guide_add_links (g_ptr_array_index (stage->topics, 0), node, 0);
}

/* Walks down to the level of stages. */
static void
build_stages (StudyGuideBuild        *build,
              const StudyOutlineNode *node,
              guint                   depth)
{
  StudyContentStage *own = NULL;
  StudyContentTopic *topic = NULL;
  gboolean list = study_outline_node_has_item_stages (node);
  StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (g_cancellable_is_cancelled (build->cancellable))
        return;
      if (study_guide_is_special (build, child) || study_guide_is_excluded (build, child))
        continue;

      if (depth == 1 && (study_outline_node_is_title (child) || !study_outline_node_is_leaf (child) ||
                         child->kind == STUDY_OUTLINE_NUMBERED || (list && child->kind == STUDY_OUTLINE_BULLET)))
        {
          build_stage (build, child, node->title);
          own = NULL;
        }
      else if (depth > 1 && !study_outline_node_is_leaf (child))
        {
          study_guide_report_node (build->plan, child, STUDY_GUIDE_STRUCTURE, _("Heading above stages"));
          build_stages (build, child, depth - 1);
          own = NULL;
        }
      else if (study_outline_node_is_title (child))
        {
          build_stage (build, child, node->title);
          own = NULL;
        }
      else
        {
          if (own == NULL)
            {
              own = add_stage (build, node->title != NULL ? node->title : build->plan->content->title);
              topic = study_guide_add_topic (build, own, own->title);
            }
          study_guide_add_item (build, topic, child, STUDY_SECTION_NONE);
        }
    }
}

static void
take_objective (StudyGuideBuild        *build,
                const StudyOutlineNode *node)
{
  g_autoptr (GString) objective = g_string_new (node->text != NULL ? node->text->str : NULL);
  StudyOutlineNode *child;

  study_guide_report_lines (build->plan, node->first_line, node->title_last_line, STUDY_GUIDE_STRUCTURE,
                            _("Heading above the objective"));
  study_guide_report_text (build->plan, node, STUDY_GUIDE_OBJECTIVE, _("Under a heading that names it"));
  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      g_autofree char *title = study_guide_clean_title (child->title);

      if (study_outline_node_is_special (child) || study_guide_is_chosen (build, child))
        continue;

      g_string_append_printf (objective, "%s%s", objective->len > 0 ? "\n\n" : "", title);
      study_guide_report_lines (build->plan, child->first_line, child->last_line, STUDY_GUIDE_OBJECTIVE,
                                _("Under a heading that names it"));
    }
  study_guide_append_text (&build->plan->content->objective, objective->str);
}

static void
take_advice (StudyGuideBuild        *build,
             const StudyOutlineNode *node)
{
  StudyOutlineNode *child;

  study_guide_report_lines (build->plan, node->first_line, node->title_last_line, STUDY_GUIDE_STRUCTURE,
                            _("Heading above advice"));
  if (study_outline_node_is_leaf (node) && node->text != NULL)
    {
      g_autofree char *title = study_guide_clean_title (node->title);
      g_autoptr (StudyAdvice) advice = study_advice_new (STUDY_ADVICE_OTHER, title, node->text->str, NULL);

      g_ptr_array_add (build->plan->content->advice, g_steal_pointer (&advice));
    }
  study_guide_report_text (build->plan, node, STUDY_GUIDE_ADVICE, _("Under a heading that names it"));

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      g_autofree char *title = NULL;
      g_autofree char *text = NULL;
      g_auto (GStrv) suggestions = NULL;

      if (study_outline_node_is_special (child) || study_guide_is_chosen (build, child))
        continue;

      if (!study_guide_split_topic (child->title, &title, &text))
        title = study_guide_clean_title (child->title);
      if (child->text != NULL)
        study_guide_append_text (&text, child->text->str);
      if (text != NULL)
        suggestions = study_guide_split_suggestions (text);
      g_ptr_array_add (build->plan->content->advice,
                       study_advice_new (study_guide_get_advice_kind (title), title, text,
                                         (const char * const *) suggestions));
      study_guide_report_lines (build->plan, child->first_line, child->last_line, STUDY_GUIDE_ADVICE,
                                _("Under a heading that names it"));
    }
}

static void
take_tools (StudyGuideBuild        *build,
            const StudyOutlineNode *node)
{
  StudyOutlineNode *child;

  study_guide_report_lines (build->plan, node->first_line, node->title_last_line, STUDY_GUIDE_STRUCTURE,
                            _("Heading above tools"));
  study_guide_report_text (build->plan, node, STUDY_GUIDE_LEFT_OUT, _("Left out: text about tools"));
  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      g_autofree char *title = NULL;
      g_autofree char *text = NULL;
      g_autofree char *category = study_guide_clean_title (node->title);
      g_auto (GStrv) tools = NULL;

      if (study_outline_node_is_special (child) || study_guide_is_chosen (build, child))
        continue;

      if (!study_guide_split_topic (child->title, &title, &text))
        {
          title = g_strdup (category);
          text = study_guide_clean_title (child->title);
        }
      tools = study_guide_split_tools (text);
      if (*title == '\0' || tools[0] == NULL)
        continue;
      g_ptr_array_add (build->plan->content->tools, study_tool_category_new (title, (const char * const *) tools));
      study_guide_report_lines (build->plan, child->first_line, child->last_line, STUDY_GUIDE_TOOLS,
                                _("Under a heading that names it"));
    }
}

static const char *
get_left_out_reason (const StudyOutlineNode *node)
{
  const StudyGuideSection section = node->section;

  if (section == STUDY_SECTION_CONTENTS)
    return _("Left out: table of contents");
  if (section == STUDY_SECTION_LICENSE)
    return _("Left out: license");
  if (section == STUDY_SECTION_CONTRIBUTING)
    return _("Left out: how to contribute");
  if (section == STUDY_SECTION_SPONSORS)
    return _("Left out: sponsors");
  if (section == STUDY_SECTION_PEOPLE || section == STUDY_SECTION_LANGUAGES)
    return _("Left out: about the people and the project");

  if (node->beside && section == STUDY_SECTION_NONE)
    return _("Left out: introduction or appendix");

  return _("Left out: about the guide");
}

/* Takes what is no part of the way, wherever it stands. */
static void
take_special (StudyGuideBuild        *build,
              const StudyOutlineNode *node)
{
  StudyContent *content = build->plan->content;
  StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (!study_guide_is_special (build, child))
        {
          take_special (build, child);
          continue;
        }
      if (study_guide_is_excluded (build, child))
        continue;

      /* “How to use” may stand below “Tools”. */
      take_special (build, child);
      if (child->section == STUDY_SECTION_OBJECTIVE)
        take_objective (build, child);
      else if (child->section == STUDY_SECTION_ADVICE)
        take_advice (build, child);
      else if (child->section == STUDY_SECTION_TOOLS)
        take_tools (build, child);
      else if (child->section == STUDY_SECTION_ABOUT && content->description == NULL && child->text != NULL &&
               study_outline_node_is_leaf (child))
        {
          content->description = g_strdup (child->text->str);
          study_guide_report_lines (build->plan, child->first_line, child->title_last_line, STUDY_GUIDE_STRUCTURE,
                                    _("Heading above the description"));
          study_guide_report_text (build->plan, child, STUDY_GUIDE_DESCRIPTION, _("Under a heading that names it"));
        }
      else
        study_guide_report_left_out (build->plan, child, get_left_out_reason (child));
    }
}

/* Where the guide asks for a project for each course, each gets one. */
static void
add_projects (StudyGuideBuild *build)
{
  StudyContent *content = build->plan->content;
  const char *title = study_guide_lexicon_get_practice_project (content->language);

  if (title == NULL)
    title = _("Practice project");

  for (guint i = 0; i < content->stages->len; i++)
    {
      StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      for (guint j = 0; j < stage->topics->len; j++)
        {
          StudyContentTopic *topic = g_ptr_array_index (stage->topics, j);
          guint n_items = topic->items->len;

          for (guint k = 0; k < n_items; k++)
            {
              StudyContentItem *course = g_ptr_array_index (topic->items, k);
              g_autofree char *id = NULL;
              StudyContentItem *project;

              if (course->kind != STUDY_ITEM_COURSE)
                continue;
              id = g_strconcat (course->id, "/project", NULL);
              project = study_content_item_new (id, STUDY_ITEM_PROJECT, title);
              project->course_id = g_strdup (course->id);
              g_ptr_array_add (topic->items, project);
            }
        }
    }
}

static gboolean
wants_projects (const StudyContent *content)
{
  for (guint i = 0; i < content->advice->len; i++)
    {
      const char *text = study_advice_get_text (g_ptr_array_index (content->advice, i));

      if (text != NULL && study_guide_wants_projects (text))
        return TRUE;
    }

  return FALSE;
}

/* Removes what has no topics, as when a person leaves all of it out. What was
 * said of it introduces the next. */
static void
remove_empty_stages (StudyContent *content)
{
  gsize n_stages;
  g_autofree gpointer *stages = g_ptr_array_steal (content->stages, &n_stages);
  g_autoptr (GString) before = g_string_new (NULL);

  for (gsize i = 0; i < n_stages; i++)
    {
      StudyContentStage *stage = stages[i];

      if (stage->text != NULL && (stage->topics->len == 0 || before->len > 0))
        g_string_append_printf (before, "%s%s", before->len > 0 ? "\n\n" : "", stage->text);
      if (stage->topics->len == 0)
        {
          study_content_stage_unref (stage);
          continue;
        }

      if (before->len > 0)
        g_set_str (&stage->text, before->str);
      g_string_truncate (before, 0);
      g_ptr_array_add (content->stages, stage);
    }
}

static void
set_short_title (StudyContent *content)
{
  g_autofree char *title = study_guide_clean_title (study_guide_skip_guide_words (content->title));
  char *open = strstr (title, " (");

  if (open != NULL && g_str_has_suffix (title, ")"))
    *open = '\0';
  if (*title != '\0' && !g_str_equal (title, content->title))
    content->short_title = g_steal_pointer (&title);
}

/* Finds titles that more than one heading has, folded. */
static void
find_repeated (StudyGuideBuild        *build,
               const StudyOutlineNode *node,
               GHashTable             *seen)
{
  StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      g_autofree char *folded = NULL;

      if (!study_outline_node_is_title (child) || g_cancellable_is_cancelled (build->cancellable))
        continue;
      folded = study_guide_fold (child->title);
      if (g_hash_table_contains (seen, folded))
        g_hash_table_add (build->repeated, g_steal_pointer (&folded));
      else
        g_hash_table_add (seen, g_steal_pointer (&folded));
      find_repeated (build, child, seen);
    }
}

/* Makes topics of what the user chose a kind for and the content does not have. */
static void
add_others (StudyGuideBuild        *build,
            GHashTable             *lines,
            StudyContentStage      *others,
            const StudyOutlineNode *node)
{
  StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (child->first_line == STUDY_BLOCK_NO_LINE || study_guide_is_excluded (build, child))
        continue;

      if (study_guide_is_chosen (build, child) &&
          !g_hash_table_contains (lines, GUINT_TO_POINTER (child->first_line + 1)))
        {
          StudyContentTopic *topic = study_guide_add_topic (build, others, child->title);

          study_guide_set_origin (build, topic, child);
          /* The text of what only holds others together is in one of those. */
          if (g_array_index (build->plan->lines, StudyGuideLine, child->first_line).role != STUDY_GUIDE_STRUCTURE)
            study_guide_add_item (build, topic, child, STUDY_SECTION_NONE);
        }
      if (g_array_index (build->plan->lines, StudyGuideLine, child->first_line).role != STUDY_GUIDE_LEFT_OUT)
        add_others (build, lines, others, child);
    }
}

/* Makes the parts what the user chose. */
static void
rearrange (StudyGuideBuild *build)
{
  g_autoptr (GHashTable) lines = NULL;
  g_autoptr (StudyContentStage) others = NULL;
  GHashTableIter iter;
  gpointer line;

  if (!study_guide_choices_have_kinds (build->choices))
    return;

  lines = g_hash_table_new (NULL, NULL);
  g_hash_table_iter_init (&iter, build->origins);
  while (g_hash_table_iter_next (&iter, NULL, &line))
    g_hash_table_add (lines, line);
  others = study_content_stage_new ("#others", "");
  add_others (build, lines, others, build->outline->root);
  study_guide_end_texts (build);
  study_guide_rearrange (build->plan, build->choices, build->origins, others->topics);
  study_guide_drop_references (build->plan->content);
}

static void
free_text (gpointer data)
{
  g_string_free (data, TRUE);
}

/**
 * study_outline_plan:
 * @outline: what a guide is made of
 * @name: (nullable): the name of its file, for a guide without a title
 * @options: (nullable): what the person decided
 * @cancellable: (nullable): to stop it
 *
 * Returns: (transfer full): what the guide becomes; no whole if it was stopped
 */
StudyGuidePlan *
study_outline_plan (const StudyOutline      *outline,
                    const StudyBlockTree    *tree,
                    const char              *name,
                    const StudyGuideOptions *options,
                    GCancellable            *cancellable)
{
  StudyGuidePlan *plan = g_new0 (StudyGuidePlan, 1);
  g_autoptr (StudyGuideRows) rows = study_guide_rows_new ();
  g_autoptr (GHashTable) origins = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) stage_parents = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (NULL, NULL, NULL, free_text);
  g_autoptr (GHashTable) with_project = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) repeated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  StudyGuideBuild build = {
    .plan = plan,
    .outline = outline,
    .choices = options != NULL ? options->choices : NULL,
    .origins = origins,
    .rows = rows,
    .stage_parents = stage_parents,
    .texts = texts,
    .with_project = with_project,
    .repeated = repeated,
    .numbered_stages = study_outline_node_has_numbered_stages (outline->root),
    .cancellable = cancellable,
  };
  const char *title = options != NULL && options->title != NULL ? options->title : outline->title;
  g_autofree char *file_title = study_guide_get_file_title (name);
  g_autofree char *clean = study_guide_clean (title != NULL ? title : file_title);
  guint depth = options != NULL && options->stage_level > 0 ? options->stage_level - 1
                                                            : study_outline_find_stage_depth (outline);
  StudyContent *content;
  gsize n_items;

  find_repeated (&build, outline->root, seen);
  plan->lines = g_array_sized_new (FALSE, TRUE, sizeof (StudyGuideLine), study_block_tree_n_lines (tree));
  g_array_set_size (plan->lines, study_block_tree_n_lines (tree));
  plan->stage_level = depth + 1;
  plan->content = content = study_content_new ("guide", *clean != '\0' ? clean : _("Guide"));
  content->language = g_strdup (outline->language != NULL ? outline->language
                                                         : study_guide_lexicon_guess_language (tree->text, tree->length));
  if (options != NULL && options->language != NULL)
    g_set_str (&content->language, options->language);
  set_short_title (content);

  study_guide_report_text (plan, outline->root, STUDY_GUIDE_DESCRIPTION, _("Text below the title"));
  if (outline->root->text != NULL)
    content->description = g_strdup (outline->root->text->str);
  take_special (&build, outline->root);
  for (guint i = 0; i < outline->tools->len; i++)
    {
      const StudyOutlineTool *tool = &g_array_index (outline->tools, StudyOutlineTool, i);

      g_ptr_array_add (content->tools, study_tool_category_new (tool->category, (const char * const *) tool->tools));
    }

  if (depth == 0)
    {
      if (!study_outline_node_is_leaf (outline->root))
        fill_stage (&build, add_stage (&build, content->title), outline->root);
    }
  else
    {
      build_stages (&build, outline->root, depth);
    }
  if (g_cancellable_is_cancelled (cancellable))
    return plan;
  study_guide_end_texts (&build);
  study_guide_rows_link (rows);
  rearrange (&build);
  remove_empty_stages (content);
  tell_stages_apart (&build);
  if (wants_projects (content))
    add_projects (&build);

  n_items = outline->n_items + study_outline_node_count_parts (outline->root);
  plan->is_guide = outline->is_guide && n_items >= MIN_ITEMS && content->stages->len > 0;
  study_guide_report_rest (plan, tree);
  study_guide_report_outline (plan, outline, build.choices, cancellable);

  return plan;
}
