/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-guide-plan.h"

#include <glib/gi18n.h>

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

/**
 * study_guide_role_to_label:
 *
 * Returns: what it is called, in the language of the program
 */
const char *
study_guide_role_to_label (StudyGuideRole role)
{
  switch (role)
    {
    case STUDY_GUIDE_TITLE:
      return C_("guide line", "Title");
    case STUDY_GUIDE_DESCRIPTION:
      return C_("guide line", "Description");
    case STUDY_GUIDE_OBJECTIVE:
      return C_("guide line", "Objective");
    case STUDY_GUIDE_STAGE:
      return C_("guide line", "Stage");
    case STUDY_GUIDE_TOPIC:
      return C_("guide line", "Topic");
    case STUDY_GUIDE_TEXT:
      return C_("guide line", "Text");
    case STUDY_GUIDE_LESSON:
      return C_("guide line", "Lesson");
    case STUDY_GUIDE_COURSE:
      return C_("guide line", "Course");
    case STUDY_GUIDE_RESOURCE:
      return C_("guide line", "Resource");
    case STUDY_GUIDE_PROJECT:
      return C_("guide line", "Project");
    case STUDY_GUIDE_REFERENCE:
      return C_("guide line", "Reference");
    case STUDY_GUIDE_ADVICE:
      return C_("guide line", "Advice");
    case STUDY_GUIDE_TOOLS:
      return C_("guide line", "Tools");
    case STUDY_GUIDE_STRUCTURE:
      return C_("guide line", "Structure");
    case STUDY_GUIDE_LEFT_OUT:
      return C_("guide line", "Left Out");
    case STUDY_GUIDE_BLANK:
    default:
      return "";
    }
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
  switch (kind)
    {
    case STUDY_ITEM_COURSE:
      return STUDY_GUIDE_COURSE;
    case STUDY_ITEM_RESOURCE:
      return STUDY_GUIDE_RESOURCE;
    case STUDY_ITEM_PROJECT:
      return STUDY_GUIDE_PROJECT;
    case STUDY_ITEM_LESSON:
    default:
      return STUDY_GUIDE_LESSON;
    }
}

void
study_guide_node_free (StudyGuideNode *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

void
study_guide_plan_free (StudyGuidePlan *self)
{
  g_clear_pointer (&self->content, study_content_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->outline, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_strfreev);
  g_free (self);
}
