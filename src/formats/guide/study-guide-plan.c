/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-guide-plan.h"

#include <glib/gi18n.h>

#include "formats/guide/blocks/study-block-tree.h"

G_DEFINE_ENUM_TYPE (StudyGuideRole, study_guide_role,
                    G_DEFINE_ENUM_VALUE (STUDY_GUIDE_BLANK, "blank"),
                    G_DEFINE_ENUM_VALUE (STUDY_GUIDE_TITLE, "title"),
                    G_DEFINE_ENUM_VALUE (STUDY_GUIDE_DESCRIPTION, "description"),
                    G_DEFINE_ENUM_VALUE (STUDY_GUIDE_OBJECTIVE, "objective"),
                    G_DEFINE_ENUM_VALUE (STUDY_GUIDE_STAGE, "stage"),
                    G_DEFINE_ENUM_VALUE (STUDY_GUIDE_TOPIC, "topic"),
                    G_DEFINE_ENUM_VALUE (STUDY_GUIDE_TEXT, "text"),
                    G_DEFINE_ENUM_VALUE (STUDY_GUIDE_LESSON, "lesson"),
                    G_DEFINE_ENUM_VALUE (STUDY_GUIDE_COURSE, "course"),
                    G_DEFINE_ENUM_VALUE (STUDY_GUIDE_RESOURCE, "resource"),
                    G_DEFINE_ENUM_VALUE (STUDY_GUIDE_PROJECT, "project"),
                    G_DEFINE_ENUM_VALUE (STUDY_GUIDE_REFERENCE, "reference"),
                    G_DEFINE_ENUM_VALUE (STUDY_GUIDE_ADVICE, "advice"),
                    G_DEFINE_ENUM_VALUE (STUDY_GUIDE_TOOLS, "tools"),
                    G_DEFINE_ENUM_VALUE (STUDY_GUIDE_STRUCTURE, "structure"),
                    G_DEFINE_ENUM_VALUE (STUDY_GUIDE_LEFT_OUT, "left-out"))

static const char * const labels[] = {
  [STUDY_GUIDE_TITLE] = NC_("guide line", "Title"),
  [STUDY_GUIDE_DESCRIPTION] = NC_("guide line", "Description"),
  [STUDY_GUIDE_OBJECTIVE] = NC_("guide line", "Objective"),
  [STUDY_GUIDE_STAGE] = NC_("guide line", "Stage"),
  [STUDY_GUIDE_TOPIC] = NC_("guide line", "Topic"),
  [STUDY_GUIDE_TEXT] = NC_("guide line", "Text"),
  [STUDY_GUIDE_LESSON] = NC_("guide line", "Lesson"),
  [STUDY_GUIDE_COURSE] = NC_("guide line", "Course"),
  [STUDY_GUIDE_RESOURCE] = NC_("guide line", "Resource"),
  [STUDY_GUIDE_PROJECT] = NC_("guide line", "Project"),
  [STUDY_GUIDE_REFERENCE] = NC_("guide line", "Reference"),
  [STUDY_GUIDE_ADVICE] = NC_("guide line", "Advice"),
  [STUDY_GUIDE_TOOLS] = NC_("guide line", "Tools"),
  [STUDY_GUIDE_STRUCTURE] = NC_("guide line", "Structure"),
  [STUDY_GUIDE_LEFT_OUT] = NC_("guide line", "Left Out"),
};

static const StudyGuideRole item_roles[] = {
  [STUDY_ITEM_LESSON] = STUDY_GUIDE_LESSON,
  [STUDY_ITEM_COURSE] = STUDY_GUIDE_COURSE,
  [STUDY_ITEM_RESOURCE] = STUDY_GUIDE_RESOURCE,
  [STUDY_ITEM_PROJECT] = STUDY_GUIDE_PROJECT,
};

/**
 * study_guide_role_to_label:
 *
 * Returns: what it is called, in the language of the program; of a blank line empty
 */
const char *
study_guide_role_to_label (StudyGuideRole role)
{
  return labels[role] != NULL ? g_dpgettext2 (NULL, "guide line", labels[role]) : "";
}

/**
 * study_guide_role_for_item:
 * @kind: what a person checks off
 *
 * Returns: what became of a line that such an item stands in
 */
StudyGuideRole
study_guide_role_for_item (StudyItemKind kind)
{
  return item_roles[kind];
}

/**
 * study_guide_role_to_item:
 * @kind: (out): what a person checks off
 *
 * Returns: whether what became of a line can be checked off
 */
gboolean
study_guide_role_to_item (StudyGuideRole  role,
                          StudyItemKind  *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (item_roles); i++)
    {
      if (item_roles[i] == role)
        {
          *kind = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * study_guide_role_is_kind:
 *
 * Returns: whether a person can make a part of a guide into this
 */
gboolean
study_guide_role_is_kind (StudyGuideRole role)
{
  StudyItemKind kind;

  return role == STUDY_GUIDE_STAGE || role == STUDY_GUIDE_TOPIC || role == STUDY_GUIDE_TEXT ||
         study_guide_role_to_item (role, &kind);
}

void
study_guide_node_free (StudyGuideNode *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

static void
free_plan (gpointer data)
{
  StudyGuidePlan *self = data;

  g_clear_pointer (&self->content, study_content_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->outline, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_strfreev);
  g_free (self);
}

void
study_guide_plan_free (StudyGuidePlan *self)
{
  study_block_tree_free_part (self, free_plan, self->lines->len);
}
