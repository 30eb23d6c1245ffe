/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudyItemKind:
 * @STUDY_ITEM_LESSON: something to understand
 * @STUDY_ITEM_COURSE: a course to take
 * @STUDY_ITEM_RESOURCE: an article or video to go through
 * @STUDY_ITEM_PROJECT: a small practical project
 *
 * What can be checked off in a topic.
 */
typedef enum
{
  STUDY_ITEM_LESSON,
  STUDY_ITEM_COURSE,
  STUDY_ITEM_RESOURCE,
  STUDY_ITEM_PROJECT,
} StudyItemKind;

#define STUDY_TYPE_ITEM_KIND (study_item_kind_get_type ())
GType study_item_kind_get_type (void);

G_END_DECLS
