/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-guide-topic.h"

#include <glib/gi18n.h>
#include <string.h>

#include "formats/guide/study-guide-choices.h"
#include "formats/guide/study-guide-report.h"
#include "formats/guide/words/study-guide-hosts.h"
#include "formats/guide/words/study-guide-hours.h"
#include "formats/guide/words/study-guide-lessons.h"
#include "formats/guide/words/study-guide-text.h"
#include "formats/guide/words/study-guide-words.h"

/* A title that is longer is cut there, in characters: more is a text. */
#define MAX_TITLE 500

/**
 * study_guide_new_id:
 *
 * Returns: (transfer full): a provisional id: study_content_assign_ids() gives the
 *   final one
 */
char *
study_guide_new_id (StudyGuideBuild *build)
{
  return g_strdup_printf ("#%u", ++build->n_ids);
}

/**
 * study_guide_is_excluded:
 *
 * Returns: whether the person left the node out, which is then reported
 */
gboolean
study_guide_is_excluded (StudyGuideBuild        *build,
                         const StudyOutlineNode *node)
{
  if (study_guide_choices_get (build->choices, node->first_line) != STUDY_GUIDE_LEFT_OUT)
    return FALSE;

  study_guide_report_left_out (build->plan, node, _("Left out by you"));

  return TRUE;
}

/**
 * study_guide_is_special:
 *
 * Returns: whether the node is no part of the way, and the person did not decide otherwise
 */
gboolean
study_guide_is_special (StudyGuideBuild        *build,
                        const StudyOutlineNode *node)
{
  return study_outline_node_is_special (node) && !study_guide_choices_take_in (build->choices, node->first_line);
}

/**
 * study_guide_is_chosen:
 *
 * Returns: whether the person chose what the node is to be
 */
gboolean
study_guide_is_chosen (StudyGuideBuild        *build,
                       const StudyOutlineNode *node)
{
  return study_guide_role_is_kind (study_guide_choices_get (build->choices, node->first_line));
}

/**
 * study_guide_set_origin:
 * @part: a part of the content
 * @node: what it is made of
 *
 * Notes where a part stands in the source.
 */
void
study_guide_set_origin (StudyGuideBuild        *build,
                        gconstpointer           part,
                        const StudyOutlineNode *node)
{
  g_hash_table_insert (build->origins, (gpointer) part, GUINT_TO_POINTER (node->first_line + 1));
}

/**
 * study_guide_add_text:
 * @text: a paragraph, not empty
 *
 * Adds a paragraph to the text of a topic. There may be one for each item.
 */
void
study_guide_add_text (StudyGuideBuild   *build,
                      StudyContentTopic *topic,
                      const char        *text)
{
  GString *texts = g_hash_table_lookup (build->texts, topic);

  if (texts == NULL && topic->text == NULL)
    {
      topic->text = g_strdup (text);
      return;
    }
  if (texts == NULL)
    {
      texts = g_string_new (topic->text);
      g_hash_table_insert (build->texts, topic, texts);
    }
  g_string_append (texts, "\n\n");
  g_string_append (texts, text);
}

/**
 * study_guide_end_texts:
 *
 * Gives all topics the texts that were added.
 */
void
study_guide_end_texts (StudyGuideBuild *build)
{
  GHashTableIter iter;
  gpointer topic;
  gpointer texts;

  g_hash_table_iter_init (&iter, build->texts);
  while (g_hash_table_iter_next (&iter, &topic, &texts))
    g_set_str (&((StudyContentTopic *) topic)->text, ((GString *) texts)->str);
  g_hash_table_remove_all (build->texts);
}

/**
 * study_guide_add_topic:
 * @title: its title, as the guide has it
 *
 * Adds a topic. Its title says whether it is an extra.
 *
 * Returns: (transfer none): the topic
 */
StudyContentTopic *
study_guide_add_topic (StudyGuideBuild   *build,
                       StudyContentStage *stage,
                       const char        *title)
{
  g_autofree char *id = study_guide_new_id (build);
  g_autofree char *clean = study_guide_clean_title (title);
  gboolean optional = study_guide_take_optional (&clean);
  StudyContentTopic *topic;

  topic = study_content_topic_new (id, *clean != '\0' ? clean : title);
  topic->optional = optional;
  g_ptr_array_add (stage->topics, topic);

  return topic;
}

/* “[Notes]” behind a title is a link that becomes a reference. */
static void
remove_references (const StudyOutlineNode *node,
                   char                   *title)
{
  g_autoptr (GHashTable) references = g_hash_table_new (g_str_hash, g_str_equal);
  char *end = title;

  for (guint i = node->linked; node->links != NULL && i < node->links->len; i++)
    g_hash_table_add (references, g_array_index (node->links, StudyOutlineLink, i).title);

  for (char *p = title; *p != '\0';)
    {
      char *close = *p == '[' && p > title ? p + 1 + strcspn (p + 1, "[]") : NULL;
      gboolean found = FALSE;

      if (close != NULL && *close == ']')
        {
          *close = '\0';
          found = g_hash_table_contains (references, p + 1);
          *close = ']';
        }
      if (found)
        p = close + 1;
      else
        *end++ = *p++;
    }
  *end = '\0';
}

/* Takes the address away that stands behind a title, in parentheses or not, and
 * the whole of a title that is nothing but an address. */
static char *
read_item_title (const StudyOutlineNode *node)
{
  const StudyOutlineLink *link = node->linked ? &g_array_index (node->links, StudyOutlineLink, 0) : NULL;
  g_autofree char *title = study_guide_clean_title (node->title);
  const char *address;
  char *open;

  if (link != NULL && (open = strrchr (title, '(')) != NULL && open > title && strstr (open, "://") != NULL)
    {
      *open = '\0';
      g_strchomp (title);
    }
  /* It may be written in another way than where it leads to: without a slash at its end. */
  address = link == NULL ? NULL : strstr (link->title, "://") != NULL ? link->title : link->url;
  if (link != NULL && g_str_has_suffix (title, address) && strlen (title) > strlen (address))
    {
      title[strlen (title) - strlen (address)] = '\0';
      while (*title != '\0' && strchr (" :-", title[strlen (title) - 1]) != NULL)
        title[strlen (title) - 1] = '\0';
    }
  remove_references (node, title);
  g_strchomp (title);
  if (*title == '\0')
    return g_strdup (link != NULL ? link->title : node->title);
  if (g_utf8_strlen (title, -1) > MAX_TITLE)
    {
      g_autofree char *cut = g_utf8_substring (title, 0, MAX_TITLE - 1);

      return g_strconcat (cut, "…", NULL);
    }

  return g_steal_pointer (&title);
}

static StudyItemKind
get_kind (const StudyOutlineNode *node,
          StudyGuideSection       section,
          const char             *url,
          StudyItemKind           url_kind)
{
  StudyItemKind kind;

  if (node->code != NULL && study_guide_get_item_kind (node->code, &kind))
    return kind;
  if (section == STUDY_SECTION_RESOURCES && node->kind == STUDY_OUTLINE_TABLE_ROW)
    return STUDY_ITEM_RESOURCE;
  if (section == STUDY_SECTION_COURSES || (node->kind == STUDY_OUTLINE_TABLE_ROW && url != NULL))
    return STUDY_ITEM_COURSE;
  if (node->row != NULL && (node->row->provider != NULL || node->row->hours > 0))
    return STUDY_ITEM_COURSE;
  if (url == NULL)
    return section == STUDY_SECTION_RESOURCES || section == STUDY_SECTION_REFERENCES ? STUDY_ITEM_RESOURCE
                                                                                     : STUDY_ITEM_LESSON;

  return url_kind;
}

/* Returns the line's role and why. */
static StudyGuideRole
get_role (StudyItemKind            kind,
          const StudyOutlineNode  *node,
          StudyGuideSection        section,
          gboolean                 told,
          const char             **reason)
{
  if (node->kind == STUDY_OUTLINE_TABLE_ROW)
    *reason = _("Table row");
  else if (told)
    *reason = _("Named by its label");
  else if (section != STUDY_SECTION_NONE)
    *reason = _("Named by the heading above");
  else if (kind == STUDY_ITEM_LESSON)
    *reason = _("Item without a link");
  else if (kind == STUDY_ITEM_COURSE)
    *reason = _("Links to a course site");
  else
    *reason = _("Item with a link");

  return study_guide_role_for_item (kind);
}

/**
 * study_guide_add_links:
 * @first: how many of its first links are none
 *
 * Takes the links of a node, but for the first ones, as references.
 */
void
study_guide_add_links (StudyContentTopic      *topic,
                       const StudyOutlineNode *node,
                       guint                   first)
{
  for (guint i = first; node->links != NULL && i < node->links->len; i++)
    {
      const StudyOutlineLink *link = &g_array_index (node->links, StudyOutlineLink, i);

      g_ptr_array_add (topic->references, study_reference_new (link->title, link->url));
    }
}

/* Takes away what stands in parentheses behind a link that is the title: “(19 chapters)”. */
static char *
take_note (const StudyOutlineNode *node,
           char                   *title)
{
  const char *link = g_array_index (node->links, StudyOutlineLink, 0).title;
  gsize length = strlen (link);
  char *note;

  if (strncmp (title, link, length) != 0 || strncmp (title + length, " (", 2) != 0 || !g_str_has_suffix (title, ")"))
    return NULL;

  note = g_strndup (title + length + 2, strlen (title) - length - 3);
  title[length] = '\0';

  return note;
}

/**
 * study_guide_add_item:
 * @section: what the heading above says that it is
 *
 * Adds what one can check off of a node, and not what is in it.
 */
void
study_guide_add_item (StudyGuideBuild        *build,
                      StudyContentTopic      *topic,
                      const StudyOutlineNode *node,
                      StudyGuideSection       section)
{
  const char *url = node->linked ? g_array_index (node->links, StudyOutlineLink, 0).url : NULL;
  g_autofree char *title = read_item_title (node);
  g_autofree char *label = NULL; /* “Book” of “Book: …” or “Book - …” */
  g_autofree char *behind = NULL;
  g_autofree char *provider = NULL;
  g_autofree char *id = NULL;
  g_autofree char *note = NULL;
  StudyItemKind kind = get_kind (node, section, url, study_guide_get_url_kind (url, &provider));
  gboolean told = node->code != NULL;
  gboolean project = FALSE;
  double hours = 0;
  StudyContentItem *item;
  const char *reason;
  StudyGuideRole role;

  if (section == STUDY_SECTION_REFERENCES && url != NULL && node->code == NULL &&
      !study_guide_is_chosen (build, node))
    {
      g_ptr_array_add (topic->references, study_reference_new (title, url));
      study_guide_add_links (topic, node, 1);
      study_guide_report_node (build->plan, node, STUDY_GUIDE_REFERENCE, _("Named by the heading above"));
      return;
    }

  if (study_guide_split_topic (title, &label, &behind))
    {
      project = study_guide_means (label, STUDY_MEANING_PROJECT_LABEL);
      told |= node->kind != STUDY_OUTLINE_TABLE_ROW && !told && study_guide_get_item_kind (label, &kind);
    }
  if (told && node->code == NULL)
    {
      g_set_str (&title, behind);
    }
  else if (url == NULL && !told && (project || section == STUDY_SECTION_PROJECT) &&
           !g_hash_table_contains (build->with_project, topic))
    {
      kind = STUDY_ITEM_PROJECT;
      if (project)
        {
          g_free (title);
          title = study_guide_capitalize (behind);
        }
    }
  if (kind == STUDY_ITEM_COURSE || kind == STUDY_ITEM_RESOURCE)
    hours = study_guide_take_hours (&title);

  note = node->task && url != NULL ? take_note (node, title) : NULL;

  id = study_guide_new_id (build);
  item = study_content_item_new (id, kind, title);
  item->url = g_strdup (url);
  item->provider = node->row != NULL && node->row->provider != NULL ? g_strdup (node->row->provider)
                                                                   : g_steal_pointer (&provider);
  item->hours = node->row != NULL && node->row->hours > 0 ? node->row->hours : hours;
  item->marked = node->marked;
  build->plan->n_marked += node->marked;
  g_ptr_array_add (topic->items, item);
  study_guide_set_origin (build, item, node);
  if (note != NULL)
    {
      g_autofree char *text = g_strdup_printf ("%s – %s", title, note);

      study_guide_add_text (build, topic, text);
    }
  if (kind == STUDY_ITEM_PROJECT)
    g_hash_table_add (build->with_project, topic);
  study_guide_add_links (topic, node, node->linked);
  if (node->text != NULL)
    {
      /* What is told of one of several says of which. */
      g_autofree char *text = node->kind == STUDY_OUTLINE_TABLE_ROW && !g_str_equal (topic->title, item->title)
                                ? g_strdup_printf ("%s – %s", item->title, node->text->str) : NULL;

      study_guide_add_text (build, topic, text != NULL ? text : node->text->str);
    }
  role = get_role (kind, node, section, told || kind == STUDY_ITEM_PROJECT, &reason);
  study_guide_report_node (build->plan, node, role, reason);
}

static gboolean
has_content (const StudyOutlineNode *node)
{
  return node->text != NULL || (node->links != NULL && node->links->len > 0);
}

/* Adds what stands below a heading such as “Resources”, before its items. */
static void
add_heading (StudyGuideBuild        *build,
             StudyContentTopic      *topic,
             const StudyOutlineNode *node)
{
  study_guide_report_node (build->plan, node, STUDY_GUIDE_STRUCTURE, _("Heading above items"));
  if (node->text != NULL)
    study_guide_add_text (build, topic, node->text->str);
  study_guide_add_links (topic, node, 0);
}

/* Whether a heading is a project itself, with the text below it. */
static gboolean
is_project_heading (const StudyOutlineNode *node)
{
  return node->section == STUDY_SECTION_PROJECT && study_outline_node_is_leaf (node);
}

/**
 * study_guide_add_group:
 *
 * Adds what stands below a heading that says what it is, with the heading.
 */
void
study_guide_add_group (StudyGuideBuild        *build,
                       StudyContentTopic      *topic,
                       const StudyOutlineNode *node)
{
  if (is_project_heading (node))
    {
      study_guide_add_item (build, topic, node, node->section);
      return;
    }

  add_heading (build, topic, node);
  study_guide_add_items (build, topic, node, node->section);
}

/**
 * study_guide_add_part:
 * @section: what the heading above says that it is
 *
 * Adds a node and all that is in it.
 */
void
study_guide_add_part (StudyGuideBuild        *build,
                      StudyContentTopic      *topic,
                      const StudyOutlineNode *node,
                      StudyGuideSection       section)
{
  gboolean group = study_outline_node_is_group (node);
  StudyGuideSection inner = group ? node->section : section;

  if (g_cancellable_is_cancelled (build->cancellable) || study_guide_is_special (build, node) ||
      study_guide_is_excluded (build, node))
    return;

  if (is_project_heading (node))
    study_guide_add_item (build, topic, node, inner);
  else if (node->label || (group && (has_content (node) || !study_outline_node_is_leaf (node))) ||
           (study_outline_node_is_title (node) && !study_outline_node_is_leaf (node)))
    add_heading (build, topic, node);
  else if (group)
    study_guide_report_left_out (build->plan, node, _("Left out: heading with nothing below it"));
  else
    study_guide_add_item (build, topic, node, section);
  study_guide_add_items (build, topic, node, inner);
}

/**
 * study_guide_add_items:
 * @section: what the heading above says that it is
 *
 * Adds all that is in a node.
 */
void
study_guide_add_items (StudyGuideBuild        *build,
                       StudyContentTopic      *topic,
                       const StudyOutlineNode *node,
                       StudyGuideSection       section)
{
  StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    study_guide_add_part (build, topic, child, section);
}

/**
 * study_guide_add_own_lesson:
 *
 * Adds a lesson with the title of the topic, if there is nothing else to check off.
 */
void
study_guide_add_own_lesson (StudyGuideBuild   *build,
                            StudyContentTopic *topic)
{
  g_autofree char *id = NULL;

  if (topic->items->len > 0)
    return;

  id = study_guide_new_id (build);
  g_ptr_array_add (topic->items, study_content_item_new (id,
                                                         study_guide_means (topic->title, STUDY_MEANING_PROJECT_LABEL) ? STUDY_ITEM_PROJECT
                                                                                             : STUDY_ITEM_LESSON,
                                                         topic->title));
}
