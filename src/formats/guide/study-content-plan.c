/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-content-plan.h"

#include <glib/gi18n.h>

#include "formats/guide/study-guide-choices.h"
#include "formats/guide/study-guide-rearrange.h"

/* The line of a part that is not in the source: it is no part of its own. */
#define NO_LINE G_MAXUINT

/* What is carried through the parts of content while its plan is made. */
typedef struct
{
  StudyGuidePlan *plan;
  GHashTable *choices; /* (nullable) */
  GHashTable *origins; /* part of the content -> its first line + 1 */
  GArray *starts;      /* (nullable): of guint, the first line of each part */
  guint n_parts;
} Planner;

/* Returns the next line from one on that is of a role, and moves on behind it. */
static gboolean
take_line (GArray         *starts,
           const GArray   *lines,
           guint          *next,
           StudyGuideRole  role)
{
  for (; *next < lines->len; *next += 1)
    {
      if (g_array_index (lines, StudyGuideLine, *next).role != role)
        continue;

      g_array_append_val (starts, *next);
      *next += 1;
      return TRUE;
    }

  return FALSE;
}

/* Whether a topic is only there to be learnt itself, which no line says. */
static gboolean
has_own_lesson (const StudyContentTopic *topic)
{
  const StudyContentItem *item = topic->items->len == 1 ? g_ptr_array_index (topic->items, 0) : NULL;

  return item != NULL && item->kind == STUDY_ITEM_LESSON && g_str_equal (item->title, topic->title);
}

/* Whether a line of the topic that ends before one is that of a lesson. */
static gboolean
has_lesson_below (const GArray *lines,
                  guint         next)
{
  for (; next < lines->len; next++)
    {
      StudyGuideRole role = g_array_index (lines, StudyGuideLine, next).role;

      if (role == STUDY_GUIDE_LESSON || role == STUDY_GUIDE_TOPIC || role == STUDY_GUIDE_STAGE)
        return role == STUDY_GUIDE_LESSON;
    }

  return FALSE;
}

/* Finds the lines of the parts, which stand in their order but for projects:
 * these are below their courses, and behind all other items in a topic. */
static gboolean
find_topic_starts (GArray                  *starts,
                   const GArray            *lines,
                   guint                   *next,
                   const StudyContentTopic *topic)
{
  guint next_item;
  guint next_project;

  if (!take_line (starts, lines, next, STUDY_GUIDE_TOPIC))
    return FALSE;

  if (has_own_lesson (topic) && !has_lesson_below (lines, *next))
    {
      const guint no_line = NO_LINE;

      g_array_append_val (starts, no_line);
      return TRUE;
    }

  next_item = next_project = *next;
  for (guint i = 0; i < topic->items->len; i++)
    {
      StudyGuideRole role = study_guide_role_for_item (((const StudyContentItem *) g_ptr_array_index (topic->items, i))->kind);

      if (!take_line (starts, lines, role == STUDY_GUIDE_PROJECT ? &next_project : &next_item, role))
        return FALSE;
    }
  *next = MAX (next_item, next_project);

  return TRUE;
}

static GArray *
find_starts (const StudyContent *content,
             const GArray       *lines)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint next = 0;

  for (guint i = 0; i < content->stages->len; i++)
    {
      const StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      if (!take_line (starts, lines, &next, STUDY_GUIDE_STAGE))
        return NULL;
      for (guint j = 0; j < stage->topics->len; j++)
        {
          if (!find_topic_starts (starts, lines, &next, g_ptr_array_index (stage->topics, j)))
            return NULL;
        }
    }

  return g_steal_pointer (&starts);
}

/* Says of the lines of a part that it is left out. */
static void
leave_out (Planner              *planner,
           const StudyGuideNode *node)
{
  for (guint i = node->first_line; planner->starts != NULL && i <= node->last_line; i++)
    {
      StudyGuideLine *line = &g_array_index (planner->plan->lines, StudyGuideLine, i);

      if (line->role == STUDY_GUIDE_BLANK || line->role == STUDY_GUIDE_LEFT_OUT)
        continue;
      line->role = STUDY_GUIDE_LEFT_OUT;
      line->reason = _("Left out by you");
      planner->plan->n_left_out++;
    }
}

static StudyGuideRole
get_line_role (const Planner *planner,
               guint          line)
{
  return g_array_index (planner->plan->lines, StudyGuideLine, line).role;
}

/* Returns the last line of the last of all parts up to now. What is above the
 * next part belongs to that one, and behind the last part only its text does. */
static guint
find_last_line (const Planner *planner)
{
  guint n_lines = planner->plan->lines->len;
  guint start = 0;
  guint line;

  for (guint i = planner->n_parts; i > 0 && start == 0; i--)
    {
      if (g_array_index (planner->starts, guint, i - 1) != NO_LINE)
        start = g_array_index (planner->starts, guint, i - 1);
    }

  for (guint i = planner->n_parts; i < planner->starts->len; i++)
    {
      line = g_array_index (planner->starts, guint, i);
      if (line == NO_LINE)
        continue;
      while (line - 1 > start && (get_line_role (planner, line - 1) == STUDY_GUIDE_BLANK ||
                                  get_line_role (planner, line - 1) == STUDY_GUIDE_STRUCTURE))
        line--;
      return line - 1;
    }

  for (line = start; line + 1 < n_lines; line++)
    {
      StudyGuideRole role = get_line_role (planner, line + 1);

      if (role != STUDY_GUIDE_BLANK && role != STUDY_GUIDE_TEXT && role != STUDY_GUIDE_REFERENCE &&
          role != STUDY_GUIDE_LEFT_OUT)
        break;
    }

  return line;
}

/* Without lines, the number of a part takes their place. */
static guint
get_last_line (const Planner *planner)
{
  return planner->starts != NULL ? find_last_line (planner) : planner->n_parts - 1;
}

/* Says of the line of a part what the user chose for it. */
static void
choose_role (Planner        *planner,
             StudyGuideNode *node)
{
  StudyGuideRole chosen = study_guide_choices_get (planner->choices, node->first_line);

  if (!study_guide_role_is_kind (chosen))
    return;

  node->role = chosen;
  if (planner->starts != NULL)
    g_array_index (planner->plan->lines, StudyGuideLine, node->first_line) =
      (StudyGuideLine) { chosen, _("Chosen by you") };
}

static StudyGuideNode *
append_node (Planner        *planner,
             StudyGuideNode *parent,
             StudyGuideRole  role,
             const char     *title,
             gconstpointer   part)
{
  StudyGuideNode *node = g_new0 (StudyGuideNode, 1);
  StudyItemKind kind;

  node->role = node->read_role = role;
  /* Items of all kinds stand in the same way. */
  node->form = study_guide_role_to_item (role, &kind) ? STUDY_GUIDE_LESSON : role;
  node->title = g_strdup (title);
  node->level = parent != NULL ? parent->level + 1 : 1;
  node->first_line = planner->starts != NULL ? g_array_index (planner->starts, guint, planner->n_parts)
                                             : planner->n_parts;
  node->last_line = node->first_line;
  planner->n_parts++;
  node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) study_guide_node_free);
  node->excluded = (parent != NULL && parent->excluded) ||
                   study_guide_choices_get (planner->choices, node->first_line) == STUDY_GUIDE_LEFT_OUT;
  if (!node->excluded)
    choose_role (planner, node);
  else
    node->role = node->read_role = STUDY_GUIDE_LEFT_OUT;
  g_hash_table_insert (planner->origins, (gpointer) part, GUINT_TO_POINTER (node->first_line + 1));
  g_ptr_array_add (parent != NULL ? parent->children : planner->plan->outline, node);

  return node;
}

/* Copies what is left of a topic. */
static void
plan_items (Planner           *planner,
            StudyGuideNode    *parent,
            StudyContentTopic *topic)
{
  for (guint i = 0; i < topic->items->len;)
    {
      StudyContentItem *item = g_ptr_array_index (topic->items, i);
      StudyGuideNode *node;

      if (planner->starts != NULL && g_array_index (planner->starts, guint, planner->n_parts) == NO_LINE)
        {
          planner->n_parts++;
          i++;
          continue;
        }
      node = append_node (planner, parent, study_guide_role_for_item (item->kind), item->title, item);
      node->marked = item->marked;
      if (node->excluded)
        {
          leave_out (planner, node);
          g_ptr_array_remove_index (topic->items, i);
          continue;
        }
      planner->plan->n_marked += item->marked;
      i++;
    }
  parent->last_line = get_last_line (planner);
}

static void
plan_topics (Planner           *planner,
             StudyGuideNode    *parent,
             StudyContentStage *stage)
{
  for (guint i = 0; i < stage->topics->len;)
    {
      StudyContentTopic *topic = g_ptr_array_index (stage->topics, i);
      StudyGuideNode *node = append_node (planner, parent, STUDY_GUIDE_TOPIC, topic->title, topic);

      plan_items (planner, node, topic);
      if (!node->excluded)
        {
          i++;
          continue;
        }
      leave_out (planner, node);
      g_ptr_array_remove_index (stage->topics, i);
    }
  parent->last_line = get_last_line (planner);
}

/**
 * study_content_plan:
 * @content: a trail that was read as it is
 * @lines: (nullable) (element-type StudyGuideLine): what became of the lines of
 *   its source, %NULL when it was read of something else than text
 * @options: (nullable): what the person decided; the stages are as they are
 *
 * Makes a plan, as study_guide_plan() does, of what is a trail already.
 *
 * Returns: (transfer full): the plan
 */
StudyGuidePlan *
study_content_plan (const StudyContent      *content,
                    const GArray            *lines,
                    const StudyGuideOptions *options)
{
  StudyGuidePlan *plan = g_new0 (StudyGuidePlan, 1);
  g_autoptr (GArray) starts = lines != NULL ? find_starts (content, lines) : NULL;
  g_autoptr (GHashTable) origins = g_hash_table_new (NULL, NULL);
  Planner planner = { .plan = plan, .choices = options != NULL ? options->choices : NULL, .origins = origins,
                      .starts = starts };

  plan->content = study_content_copy (content);
  plan->lines = g_array_new (FALSE, FALSE, sizeof (StudyGuideLine));
  if (lines != NULL)
    g_array_append_vals (plan->lines, lines->data, lines->len);
  plan->outline = g_ptr_array_new_with_free_func ((GDestroyNotify) study_guide_node_free);
  plan->is_guide = TRUE;
  plan->notes = g_new0 (char *, 1);
  if (options != NULL && options->title != NULL && g_set_str (&plan->content->title, options->title))
    g_clear_pointer (&plan->content->short_title, g_free);
  if (options != NULL && options->language != NULL)
    g_set_str (&plan->content->language, options->language);

  for (guint i = 0; i < plan->content->stages->len;)
    {
      StudyContentStage *stage = g_ptr_array_index (plan->content->stages, i);
      StudyGuideNode *node = append_node (&planner, NULL, STUDY_GUIDE_STAGE, stage->title, stage);

      plan_topics (&planner, node, stage);
      if (!node->excluded)
        {
          i++;
          continue;
        }
      leave_out (&planner, node);
      g_ptr_array_remove_index (plan->content->stages, i);
    }
  study_guide_rearrange (plan, planner.choices, origins, NULL);
  study_guide_drop_references (plan->content);

  return plan;
}
