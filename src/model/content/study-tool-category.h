/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define STUDY_TYPE_TOOL_CATEGORY (study_tool_category_get_type ())

G_DECLARE_FINAL_TYPE (StudyToolCategory, study_tool_category, STUDY, TOOL_CATEGORY, GObject)

StudyToolCategory  *study_tool_category_new       (const char                 *title,
                                                   const char        * const * tools);
const char         *study_tool_category_get_title (StudyToolCategory          *self);
const char * const *study_tool_category_get_tools (StudyToolCategory          *self);
GVariant           *study_tool_category_get_extra (StudyToolCategory          *self);
void                study_tool_category_set_extra (StudyToolCategory          *self,
                                                   GVariant                   *extra);
gboolean            study_tool_category_equal     (gconstpointer               a,
                                                   gconstpointer               b);

G_END_DECLS
