/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-guide-choices.h"

/**
 * study_guide_choices_get:
 * @choices: (nullable): what the user chose
 * @line: the first line of a part
 *
 * Returns: what was chosen for it, %STUDY_GUIDE_BLANK for nothing of its own
 */
StudyGuideRole
study_guide_choices_get (GHashTable *choices,
                         guint       line)
{
  return choices != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (choices, GUINT_TO_POINTER (line)))
                         : STUDY_GUIDE_BLANK;
}

/**
 * study_guide_choices_take_in:
 * @choices: (nullable): what the user chose
 * @line: the first line of a part
 *
 * Returns: whether the part gets into the trail, whatever its heading says
 */
gboolean
study_guide_choices_take_in (GHashTable *choices,
                             guint       line)
{
  return choices != NULL && g_hash_table_contains (choices, GUINT_TO_POINTER (line)) &&
         study_guide_choices_get (choices, line) != STUDY_GUIDE_LEFT_OUT;
}

/**
 * study_guide_choices_have_kinds:
 * @choices: (nullable): what the user chose
 *
 * Returns: whether a part is to be of another kind, and not just left out or taken in
 */
gboolean
study_guide_choices_have_kinds (GHashTable *choices)
{
  GHashTableIter iter;
  gpointer role;

  if (choices == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, choices);
  while (g_hash_table_iter_next (&iter, NULL, &role))
    {
      if (study_guide_role_is_kind (GPOINTER_TO_UINT (role)))
        return TRUE;
    }

  return FALSE;
}

static GHashTable *
copy (GHashTable *choices)
{
  GHashTable *copied = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer line, role;

  if (choices == NULL)
    return copied;

  g_hash_table_iter_init (&iter, choices);
  while (g_hash_table_iter_next (&iter, &line, &role))
    g_hash_table_insert (copied, line, role);

  return copied;
}

/* Whether a part becomes this if nobody chooses. What the reader makes of one that it takes
 * in because the user wants it says nothing of that. */
static gboolean
is_as_read (const StudyGuideNode *node,
            StudyGuideRole        role)
{
  if (node->group != STUDY_GUIDE_GROUP_NONE)
    return role == STUDY_GUIDE_LEFT_OUT;

  return role == node->read_role && role != STUDY_GUIDE_LEFT_OUT && !node->special;
}

/**
 * study_guide_choices_choose:
 * @choices: (nullable): what was chosen before, which stays as it is
 * @nodes: (element-type StudyGuideNode): parts of a plan that was made with @choices
 * @role: what they are to become, a kind or %STUDY_GUIDE_LEFT_OUT
 *
 * Chooses what parts become. What the reader would make of them anyway is no choice.
 *
 * Returns: (transfer full): the new choices
 */
GHashTable *
study_guide_choices_choose (GHashTable     *choices,
                            GPtrArray      *nodes,
                            StudyGuideRole  role)
{
  GHashTable *chosen = copy (choices);

  for (guint i = 0; i < nodes->len; i++)
    {
      const StudyGuideNode *node = g_ptr_array_index (nodes, i);
      gpointer line = GUINT_TO_POINTER (node->first_line);

      if (is_as_read (node, role))
        g_hash_table_remove (chosen, line);
      else
        g_hash_table_insert (chosen, line, GUINT_TO_POINTER (role));
    }

  return chosen;
}

/**
 * study_guide_choices_include:
 * @choices: (nullable): what was chosen before, which stays as it is
 * @nodes: (element-type StudyGuideNode): parts of a plan that was made with @choices
 *
 * Takes parts in that were left out, as what the reader makes of them.
 *
 * Returns: (transfer full): the new choices
 */
GHashTable *
study_guide_choices_include (GHashTable *choices,
                             GPtrArray  *nodes)
{
  GHashTable *chosen = copy (choices);

  for (guint i = 0; i < nodes->len; i++)
    {
      const StudyGuideNode *node = g_ptr_array_index (nodes, i);
      gpointer line = GUINT_TO_POINTER (node->first_line);

      if (node->group == STUDY_GUIDE_GROUP_NONE && study_guide_choices_get (chosen, node->first_line) == STUDY_GUIDE_LEFT_OUT)
        g_hash_table_remove (chosen, line);
      else if (node->group != STUDY_GUIDE_GROUP_NONE && !study_guide_choices_take_in (chosen, node->first_line))
        g_hash_table_insert (chosen, line, GUINT_TO_POINTER (node->included_role));
    }

  return chosen;
}

static void
add_alike (GPtrArray            *found,
           GPtrArray            *nodes,
           const StudyGuideNode *like)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      StudyGuideNode *node = g_ptr_array_index (nodes, i);

      if (node->form == like->form && node->role == like->role)
        g_ptr_array_add (found, node);
      if (node->role != STUDY_GUIDE_LEFT_OUT)
        add_alike (found, node->children, like);
    }
}

/**
 * study_guide_plan_find_alike:
 * @node: a part of @plan
 *
 * Finds the parts that stand in the source as one does, such as headings of the same level,
 * and became the same.
 *
 * Returns: (transfer container) (element-type StudyGuideNode): these parts and @node
 */
GPtrArray *
study_guide_plan_find_alike (const StudyGuidePlan *plan,
                             const StudyGuideNode *node)
{
  GPtrArray *found = g_ptr_array_new ();

  add_alike (found, plan->outline, node);

  return found;
}
