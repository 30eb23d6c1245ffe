/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-guide-report.h"

#include <glib/gi18n.h>
#include <string.h>

#include "formats/guide/blocks/study-guide-html.h"
#include "formats/guide/study-guide-choices.h"
#include "formats/guide/words/study-guide-text.h"
#include "formats/text/study-format-text.h"

/* What became of each line of a guide, and the parts of it that a person sees
 * before anything is added. */

static StudyGuideLine *
get_line (StudyGuidePlan *plan,
          guint           line)
{
  return line < plan->lines->len ? &g_array_index (plan->lines, StudyGuideLine, line) : NULL;
}

/**
 * study_guide_report_lines:
 * @first: the first of the lines, from 0, or %STUDY_BLOCK_NO_LINE
 * @last: the last of them
 * @role: what became of them
 * @reason: why, translated; a static string
 *
 * Says what became of some lines. What was said first of a line stays.
 */
void
study_guide_report_lines (StudyGuidePlan *plan,
                          guint           first,
                          guint           last,
                          StudyGuideRole  role,
                          const char     *reason)
{
  if (first == STUDY_BLOCK_NO_LINE || last == STUDY_BLOCK_NO_LINE)
    return;

  for (guint i = first; i <= last && i < plan->lines->len; i++)
    {
      StudyGuideLine *line = get_line (plan, i);

      if (line->reason != NULL)
        continue;
      line->role = role;
      line->reason = reason;
    }
}

/**
 * study_guide_report_node:
 * @role: what became of them
 * @reason: why, translated; a static string
 *
 * Says what became of the title of a node, and of what the outline left out in it.
 */
void
study_guide_report_node (StudyGuidePlan         *plan,
                         const StudyOutlineNode *node,
                         StudyGuideRole          role,
                         const char             *reason)
{
  study_guide_report_lines (plan, node->first_line, node->title_last_line, role, reason);
  study_guide_report_text (plan, node, STUDY_GUIDE_TEXT, _("Text of the part above it"));
}

/**
 * study_guide_report_text:
 * @role: what became of them
 * @reason: why, translated; a static string
 *
 * Says what became of the text of a node.
 */
void
study_guide_report_text (StudyGuidePlan         *plan,
                         const StudyOutlineNode *node,
                         StudyGuideRole          role,
                         const char             *reason)
{
  for (guint i = 0; node->parts != NULL && i < node->parts->len; i++)
    {
      const StudyOutlinePart *part = &g_array_index (node->parts, StudyOutlinePart, i);

      study_guide_report_lines (plan, part->first, part->last,
                                part->reason != NULL ? part->role : role,
                                part->reason != NULL ? part->reason : reason);
    }
}

/**
 * study_guide_report_left_out:
 * @reason: why, translated; a static string
 *
 * Says that a node with all that is in it became nothing.
 */
void
study_guide_report_left_out (StudyGuidePlan         *plan,
                             const StudyOutlineNode *node,
                             const char             *reason)
{
  for (guint i = 0; node->parts != NULL && i < node->parts->len; i++)
    {
      const StudyOutlinePart *part = &g_array_index (node->parts, StudyOutlinePart, i);

      if (part->role == STUDY_GUIDE_LEFT_OUT)
        study_guide_report_lines (plan, part->first, part->last, part->role, part->reason);
    }
  study_guide_report_lines (plan, node->first_line, node->last_line, STUDY_GUIDE_LEFT_OUT, reason);
}

static gboolean
is_rule (const char *line,
         gsize       length)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (strchr ("-=_*~ \t", line[i]) == NULL)
        return FALSE;
      n += line[i] != ' ' && line[i] != '\t';
    }

  return n >= 2;
}

/* Whether there is nothing to read but tags of HTML. */
static gboolean
is_tags (const char *line,
         gsize       length)
{
  g_autofree char *html = g_strndup (line, length);
  g_autofree char *text = study_html_to_text (html);

  return *html == '<' && *text == '\0';
}

/* Says what a line is that no block has in it, and that has something on it behind
 * white space. */
static StudyGuideLine
explain_line (const StudyGuideLine *before,
              const char           *line,
              gsize                 length,
              gsize                 space)
{
  const char *text = line + space;

  if (is_rule (line, length))
    return (StudyGuideLine) { STUDY_GUIDE_STRUCTURE, _("Horizontal rule or heading underline") };
  if (study_format_text_begins (text, "```") || study_format_text_begins (text, "~~~"))
    return (StudyGuideLine) { STUDY_GUIDE_LEFT_OUT, _("Left out: code") };
  if (is_tags (text, length - space))
    return (StudyGuideLine) { STUDY_GUIDE_LEFT_OUT, _("Left out: HTML") };
  if (*text == '[')
    return (StudyGuideLine) { STUDY_GUIDE_STRUCTURE, _("Target of a link") };

  /* It belongs to what is before it. */
  if (before != NULL && before->role != STUDY_GUIDE_BLANK && before->role != STUDY_GUIDE_LEFT_OUT)
    return (StudyGuideLine) { before->role, _("Continues the previous line") };

  return (StudyGuideLine) { STUDY_GUIDE_LEFT_OUT, _("Left out: nothing to learn") };
}

/**
 * study_guide_report_rest:
 *
 * Says what became of the lines that no block of Markdown has in it: blank ones,
 * rules and underlines, fences, definitions of links.
 */
void
study_guide_report_rest (StudyGuidePlan       *plan,
                         const StudyBlockTree *tree)
{
  for (guint i = 0; i < plan->lines->len; i++)
    {
      StudyGuideLine *line = get_line (plan, i);
      gsize length;
      const char *start = study_block_tree_get_line (tree, i, &length);
      gsize space = 0;

      while (space < length && g_ascii_isspace (start[space]))
        space++;

      if (space == length)
        *line = (StudyGuideLine) { STUDY_GUIDE_BLANK, "" };
      else if (line->reason == NULL)
        *line = explain_line (i > 0 ? get_line (plan, i - 1) : NULL, start, length, space);

      if (line->role == STUDY_GUIDE_LEFT_OUT)
        plan->n_left_out++;
    }
}

typedef struct
{
  StudyGuidePlan *plan;
  GHashTable *choices; /* (nullable) */
  GPtrArray *none;     /* what most nodes have in them */
  GCancellable *cancellable; /* (nullable) */
} Shower;

/* How deep items stand in one another tells less. */
#define MAX_NESTING 15

/* What stands in the same way in the source: headings of a level, items nested as deep. */
static guint
get_form (const StudyOutlineNode *node)
{
  guint depth = study_outline_node_is_title (node) ? node->level : 0;

  for (const StudyOutlineNode *above = node->parent;
       !study_outline_node_is_title (node) && above != NULL && !study_outline_node_is_title (above) &&
       depth < MAX_NESTING;
       above = above->parent)
    depth++;

  return node->kind * (MAX_NESTING + 1) + depth;
}

/* Whether the reader leaves a part out, unless the user takes it in, for what its heading
 * says or for where it stands. */
static gboolean
is_no_part (const StudyOutlineNode *node,
            const StudyGuideNode   *shown)
{
  if (node->section == STUDY_SECTION_OBJECTIVE || node->section == STUDY_SECTION_ADVICE ||
      node->section == STUDY_SECTION_TOOLS)
    return FALSE;

  /* The first of these is the description. */
  return !(node->section == STUDY_SECTION_ABOUT && node->text != NULL && study_outline_node_is_leaf (node)) ||
         shown->read_role == STUDY_GUIDE_LEFT_OUT;
}

/* Says where a part is offered, which does not depend on what the user chooses. The parts of
 * the way among its siblings are from one position to another. */
static StudyGuideGroup
get_group (const StudyOutlineNode *node,
           const StudyGuideNode   *shown,
           guint                   position,
           guint                   first,
           guint                   last)
{
  if (shown->excluded || (shown->special ? !is_no_part (node, shown) : shown->read_role != STUDY_GUIDE_LEFT_OUT))
    return STUDY_GUIDE_GROUP_NONE;

  if (node->beside && (node->section == STUDY_SECTION_NONE || study_outline_node_is_group (node)) && first <= last)
    {
      if (position < first)
        return STUDY_GUIDE_GROUP_INTRODUCTION;
      if (position > last)
        return STUDY_GUIDE_GROUP_APPENDIX;
    }

  return STUDY_GUIDE_GROUP_LEFT_OUT;
}

/* Says of the title of a part what the user chose. */
static void
choose_role (Shower                 *shower,
             StudyGuideNode         *shown,
             const StudyOutlineNode *node)
{
  StudyGuideRole chosen = study_guide_choices_get (shower->choices, node->first_line);

  if (!study_guide_role_is_kind (chosen))
    return;

  shown->role = chosen;
  for (guint i = node->first_line; i <= MAX (node->title_last_line, node->first_line); i++)
    {
      StudyGuideLine *line = get_line (shower->plan, i);

      if (line == NULL || line->role == STUDY_GUIDE_BLANK)
        break;
      shower->plan->n_left_out -= line->role == STUDY_GUIDE_LEFT_OUT;
      *line = (StudyGuideLine) { chosen, _("Chosen by you") };
    }
}

/* Finds the parts of the way among what is in a node. */
static void
find_way (const StudyOutlineNode *node,
          guint                  *first,
          guint                  *last)
{
  StudyOutlineNode *child;

  *first = G_MAXUINT;
  *last = 0;
  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (study_outline_node_is_special (child))
        continue;
      *first = MIN (*first, i);
      *last = i;
    }
}

/* Adds what is in a node; of what is left out with that node the user chooses nothing. */
static void
add_nodes (Shower                 *shower,
           GPtrArray              *nodes,
           const StudyOutlineNode *node,
           gboolean                inside,
           gboolean                left_out,
           guint                   level)
{
  StudyOutlineNode *child;
  guint first, last;

  find_way (node, &first, &last);
  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      const StudyGuideLine *line = get_line (shower->plan, child->first_line);
      StudyGuideNode *shown;

      if (g_cancellable_is_cancelled (shower->cancellable))
        return;
      if (child->first_line == STUDY_BLOCK_NO_LINE)
        continue;

      shown = g_new0 (StudyGuideNode, 1);
      shown->role = shown->read_role = line != NULL ? line->role : STUDY_GUIDE_LEFT_OUT;
      shown->title = study_guide_clean_title (child->title);
      shown->level = level;
      shown->form = get_form (child);
      shown->first_line = child->first_line;
      shown->last_line = MAX (child->last_line, child->first_line);
      shown->excluded = inside || study_guide_choices_get (shower->choices, child->first_line) == STUDY_GUIDE_LEFT_OUT;
      shown->special = study_outline_node_is_special (child);
      if (!left_out)
        shown->group = get_group (child, shown, i, first, last);
      if (!shown->special && shown->group != STUDY_GUIDE_GROUP_NONE)
        shown->included_role = study_outline_node_is_title (child) ? STUDY_GUIDE_TOPIC : STUDY_GUIDE_LESSON;
      shown->marked = child->marked;
      if (!shown->excluded && !left_out)
        choose_role (shower, shown, child);
      g_ptr_array_add (nodes, shown);
      if (study_outline_node_is_leaf (child))
        {
          shown->children = g_ptr_array_ref (shower->none);
          continue;
        }
      shown->children = g_ptr_array_new_with_free_func ((GDestroyNotify) study_guide_node_free);
      add_nodes (shower, shown->children, child, shown->excluded, left_out || shown->role == STUDY_GUIDE_LEFT_OUT,
                 level + 1);
    }
}

/**
 * study_guide_report_outline:
 * @choices: (nullable): what the user chose
 * @cancellable: (nullable): to stop it
 *
 * Makes the parts that a person sees, when all lines are reported.
 */
void
study_guide_report_outline (StudyGuidePlan     *plan,
                            const StudyOutline *outline,
                            GHashTable         *choices,
                            GCancellable       *cancellable)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  Shower shower = { plan, choices, none, cancellable };

  plan->outline = g_ptr_array_new_with_free_func ((GDestroyNotify) study_guide_node_free);
  add_nodes (&shower, plan->outline, outline->root, FALSE, FALSE, 1);
}

/**
 * study_guide_report_links:
 * @n_dropped: how many of them there are
 *
 * Returns: (transfer full): what there is to say of links that were left out
 */
char *
study_guide_report_links (guint n_dropped)
{
  return g_strdup_printf (ngettext ("%u link is left out because it points to a file beside the guide or is not "
                                    "safe to open",
                                    "%u links are left out because they point to files beside the guide or are "
                                    "not safe to open",
                                    n_dropped), n_dropped);
}
